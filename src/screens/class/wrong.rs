//! Which sentence went wrong first, commonest first.

use super::view::{ClassView, WrongView};
use crate::screens::text::{elided, ink, label, put_label, show};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::{chip_alone, chip_width, put, rule, two_ends};
use crate::screens::{Intent, words};
use egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws them.
pub(super) fn wrong_ui(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let head = ink(Role::H3, look.ink);
    let note = words::FIRST_RUNS.get(look.lang);
    two_ends(ui, look, words::FIRST_WRONG.get(look.lang), head, note, ink(Role::Small, look.soft));
    if view.wrong.is_empty() {
        show(ui, look, words::NOTHING_WRONG.get(look.lang), ink(Role::Body, look.ink));
    }
    for wrong in &view.wrong {
        rule(ui, look);
        wrong_one(ui, look, wrong);
    }
    if view.more_wrong > 0 {
        rule(ui, look);
        let words = words::MORE_WRONG.with(look.lang, &[("n", &view.more_wrong.to_string())]);
        show(ui, look, &words, ink(Role::Small, look.soft));
    }
    None
}

fn wrong_one(ui: &mut Ui, look: Look, wrong: &WrongView) {
    let width = ui.available_width();
    let laid = elided(ui, look, &wrong.words, ink(Role::Body, look.ink), width, 2);
    put_label(ui, &laid, &wrong.words, look.ink).on_hover_text(&wrong.words);
    show(ui, look, &wrong.place, ink(Role::Small, look.soft));
    // The bar stands beside the chip, or below it where that leaves too little.
    let gap = look.gap(10.0);
    let left = width - chip_width(ui, look, &wrong.chip) - gap;
    if left >= look.px(150.0) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            chip_alone(ui, look, &wrong.chip);
            share(ui, look, wrong, left);
        });
    } else {
        chip_alone(ui, look, &wrong.chip);
        share(ui, look, wrong, width);
    }
}

/// How many it caught, as a bar and in figures.
fn share(ui: &mut Ui, look: Look, wrong: &WrongView, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, look.px(28.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &wrong.count));
    let count = label(ui, look, &wrong.count, ink(Role::SmallStrong, look.ink));
    put(ui, &count, rect.right() - count.size().x, rect.center().y, look.ink);
    let half = look.px(5.0);
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.center().y - half),
        pos2(rect.right() - count.size().x - look.gap(12.0), rect.center().y + half),
    );
    ui.painter().rect_filled(bar, CornerRadius::same(3), if look.is_high { look.off } else { look.sunk });
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * f32::from(wrong.share) / 100.0, bar.height()));
    ui.painter().rect_filled(filled, CornerRadius::same(3), look.warm);
}
