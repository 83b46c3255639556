//! Words side by side.

use crate::screens::text::{self, Ink, ink};
use crate::screens::theme::{Look, Role};
use egui::{Color32, Galley, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

/// Paints a line of text centred on a height; gives its width.
pub(in crate::screens) fn put(ui: &Ui, laid: &Arc<Galley>, x: f32, middle: f32, colour: Color32) -> f32 {
    ui.painter().galley(pos2(x, middle - laid.size().y / 2.0), Arc::clone(laid), colour);
    laid.size().x
}

/// A small title over a part of a card.
pub(in crate::screens) fn title(ui: &mut Ui, look: Look, words: &str) {
    text::show(ui, look, words, ink(Role::H3, look.ink));
}

/// A line with a word at its left and another at its right; where both don't fit, the right one goes below.
pub(in crate::screens) fn two_ends(ui: &mut Ui, look: Look, left: &str, left_ink: Ink, right: &str, right_ink: Ink) {
    let width = ui.available_width();
    let end = text::label(ui, look, right, right_ink);
    let gap = look.gap(12.0);
    let alone = text::label(ui, look, left, left_ink).size().x;
    let fits = end.size().x + gap + alone.min(width * 0.5) <= width;
    let room = if fits { width - end.size().x - gap } else { width };
    let start = text::galley(ui, look, left, left_ink, room);
    let end = if fits { end } else { text::galley(ui, look, right, right_ink, width) };
    let height = if fits { start.size().y.max(end.size().y) } else { start.size().y + end.size().y };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{left} {right}").trim().to_owned()));
    // On the same base line, whatever their sizes.
    let lift = if fits { (look.line_height(left_ink.role) - look.line_height(right_ink.role)) / 2.0 } else { 0.0 };
    let at = if fits {
        pos2(rect.right() - end.size().x, rect.top() + lift)
    } else {
        pos2(rect.left(), rect.top() + start.size().y)
    };
    ui.painter().galley(rect.min, start, left_ink.colour);
    ui.painter().galley(at, end, right_ink.colour);
}

/// A line of a list, with a dot before it.
pub(in crate::screens) fn bullet(ui: &mut Ui, look: Look, words: &str, role: Role, dot: Color32) {
    let indent = look.px(14.0);
    let laid = text::galley(ui, look, words, ink(role, look.ink), ui.available_width() - indent);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    let at = pos2(rect.left() + look.px(4.0), rect.top() + look.line_height(role) / 2.0);
    ui.painter().circle_filled(at, look.px(2.5), dot);
    ui.painter().galley(rect.min + vec2(indent, 0.0), laid, look.ink);
}
