//! Chips: the acts of a sentence, and small words in a frame.

use super::surface::tinted;
use super::table::put;
use crate::screens::text::{self, ink};
use crate::screens::theme::{self, Look, Role, Tint};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// An act of a sentence. Filled is a move, outlined a fault, so that grey shows it too.
#[derive(Clone, Debug)]
pub struct Chip {
    /// One character in the block at the left.
    pub mark: String,
    /// The act, and when it is not in order, why.
    pub label: String,
    /// Group and timing in words, for a screen reader.
    pub name: String,
    /// The family of a move, or `None` for a fault.
    pub family: Option<usize>,
    /// Said too early: a hollow ring before the label.
    pub is_early: bool,
}

/// Chips side by side, in as many rows as it takes.
pub(in crate::screens) fn chips(ui: &mut Ui, look: Look, chips: &[Chip]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(6.0));
        let width = ui.available_width();
        let sizes: Vec<f32> = chips.iter().map(|chip| width_of(ui, look, chip)).collect();
        let mut index = 0;
        while index < chips.len() {
            let mut used = 0.0;
            let from = index;
            while index < chips.len() && (index == from || used + sizes[index] <= width) {
                used += sizes[index] + look.gap(8.0);
                index += 1;
            }
            ui.horizontal(|ui| chips[from..index].iter().for_each(|chip| paint(ui, look, chip, false)));
        }
    });
}

/// The width of a chip in one line.
pub(in crate::screens) fn chip_width(ui: &Ui, look: Look, chip: &Chip) -> f32 {
    width_of(ui, look, chip)
}

/// One chip, in a row with other things.
pub(in crate::screens) fn chip_alone(ui: &mut Ui, look: Look, chip: &Chip) {
    paint(ui, look, chip, false);
}

/// As many chips as fit into one row, and how many more there are.
pub(in crate::screens) fn chips_in_row(ui: &mut Ui, look: Look, chips: &[Chip]) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.gap(6.0);
        let more_width = look.px(30.0);
        let mut left = ui.available_width();
        let mut shown = 0;
        for (index, chip) in chips.iter().enumerate() {
            let width = width_of(ui, look, chip) + look.gap(6.0);
            let is_last = index + 1 == chips.len();
            if index > 0 && width + if is_last { 0.0 } else { more_width } > left {
                break;
            }
            paint(ui, look, chip, true);
            left -= width;
            shown += 1;
        }
        if shown < chips.len() {
            let more = format!("+{}", chips.len() - shown);
            let names: Vec<&str> = chips[shown..].iter().map(|chip| &*chip.name).collect();
            let laid = text::label(ui, look, &more, ink(Role::Small, look.soft));
            let (rect, response) = ui.allocate_exact_size(laid.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, names.join("; ")));
            ui.painter().galley(rect.min, laid, look.soft);
            response.on_hover_text(names.join("\n"));
        }
    });
}

fn block(look: Look) -> f32 {
    look.px(24.0)
}

fn width_of(ui: &Ui, look: Look, chip: &Chip) -> f32 {
    let ring = if chip.is_early { look.px(14.0) } else { 0.0 };
    let words = text::label(ui, look, &chip.label, ink(Role::Small, look.ink)).size().x;
    block(look) + look.px(8.0) + ring + words + look.px(9.0)
}

/// A chip as wide as its card at most; longer words than that wrap, or are cut where there is one row.
fn paint(ui: &mut Ui, look: Look, chip: &Chip, one_row: bool) {
    let wanted = width_of(ui, look, chip);
    let width = wanted.min(ui.available_width().max(look.px(120.0)));
    let ring = if chip.is_early { look.px(14.0) } else { 0.0 };
    let (tint, is_fault) = match chip.family {
        Some(family) => (look.families[family], false),
        None => (Tint { fill: look.card, text: look.fault }, true),
    };
    let colour = if chip.is_early { look.ink } else { tint.text };
    let room = width - block(look) - look.px(17.0) - ring;
    let words = match (wanted <= width, one_row) {
        (true, _) => text::label(ui, look, &chip.label, ink(Role::Small, colour)),
        (_, true) => text::elided(ui, look, &chip.label, ink(Role::Small, colour), room, 1),
        (_, false) => text::galley(ui, look, &chip.label, ink(Role::Small, colour), room),
    };
    let height = look.px(28.0).max(words.size().y + look.px(8.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &chip.name));
    tinted(ui, look, rect, theme::CHIP, tint);
    let left = CornerRadius { nw: theme::CHIP.nw, sw: theme::CHIP.sw, ne: 0, se: 0 };
    let mark_box = Rect::from_min_size(rect.min, vec2(block(look), rect.height()));
    ui.painter().rect_filled(mark_box, left, tint.text);
    if is_fault {
        ui.painter().rect_stroke(rect, theme::CHIP, Stroke::new(2.0, look.fault), StrokeKind::Inside);
    }
    let mark = text::label(ui, look, &chip.mark, ink(Role::SmallStrong, look.bright));
    ui.painter().galley(mark_box.center() - mark.size() / 2.0, mark, look.bright);
    let mut x = mark_box.right() + look.px(8.0);
    if chip.is_early {
        let at = pos2(x + look.px(4.0), rect.center().y);
        ui.painter().circle_stroke(at, look.px(4.0), Stroke::new(1.5, look.ink));
        x += ring;
    }
    put(ui, &words, x, rect.center().y, colour);
}
