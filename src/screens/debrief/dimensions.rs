//! The eight dimensions as bars against par.

use super::overview::share;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::{put, two_ends};
use crate::screens::words;
use egui::{CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws them.
pub(super) fn dimensions_ui(ui: &mut Ui, look: Look, bars: &[(String, i32)]) {
    let head = ink(Role::H3, look.ink);
    two_ends(ui, look, words::DIMENSIONS.get(look.lang), head, words::PAR.get(look.lang), ink(Role::Small, look.soft));
    let names = bars.iter().map(|(name, _)| label(ui, look, name, ink(Role::Small, look.ink)).size().x);
    let name_width = names.fold(0.0, f32::max).min(ui.available_width() * 0.46);
    for (name, value) in bars {
        let laid = galley(ui, look, name, ink(Role::Small, look.ink), name_width + 1.0);
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y.max(look.px(18.0))), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {value}")));
        let middle = rect.center().y;
        put(ui, &laid, rect.left(), middle, look.ink);
        let from = rect.left() + name_width + look.gap(10.0);
        let half = look.px(5.0);
        let bar = Rect::from_min_max(pos2(from, middle - half), pos2(rect.right() - look.px(40.0), middle + half));
        let colour = if *value < 60 { look.warm } else { look.accent };
        let painter = ui.painter();
        painter.rect_filled(bar, CornerRadius::same(3), if look.is_high { look.off } else { look.sunk });
        let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share(*value), bar.height()));
        painter.rect_filled(filled, CornerRadius::same(3), colour);
        let ticks = middle - half - 3.0..=middle + half + 3.0;
        painter.vline(bar.left() + bar.width() * 0.6, ticks.clone(), Stroke::new(1.0, look.control));
        painter.vline(bar.right(), ticks, Stroke::new(3.0, look.ink));
        let number = label(ui, look, &value.to_string(), ink(Role::SmallStrong, look.ink));
        put(ui, &number, rect.right() - number.size().x, middle, look.ink);
    }
}
