//! The few things the screens are made of.

use super::text::{self, Ink, ink};
use super::theme::{self, Role};
use crate::language::Lang;
use egui::{
    Color32, CornerRadius, CursorIcon, Frame, Galley, Margin, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// Space between the parts of a button.
const BETWEEN: f32 = 10.0;

/// Something that can be pressed, by mouse, or by Enter and space once it has the focus.
///
/// Takes the space and says its name to a screen reader; scrolls into view when the focus comes.
pub(super) fn pressable(ui: &mut Ui, size: egui::Vec2, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    (rect, response)
}

/// The ring around what has the focus: outside the widget, so that it never covers words.
pub(super) fn focus_ring(ui: &Ui, response: &Response, radius: CornerRadius) {
    if response.has_focus() {
        let rect = response.rect.expand(3.5);
        let outer = radius + CornerRadius::same(3);
        ui.painter().rect_stroke(rect, outer, Stroke::new(3.0, theme::ACCENT), StrokeKind::Middle);
    }
}

/// A white surface with a thin line: resting, or raised under the pointer.
pub(super) fn surface(ui: &Ui, rect: Rect, radius: CornerRadius, fill: Color32, border: Color32, raised: bool) {
    let shadow = if raised { theme::RAISED } else { theme::RESTING };
    ui.painter().add(shadow.as_shape(rect, radius));
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// A card around content.
pub(super) fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    Frame::new()
        .fill(theme::CARD)
        .stroke(Stroke::new(1.0, theme::LINE))
        .corner_radius(theme::ROUND)
        .shadow(theme::RESTING)
        .inner_margin(Margin::symmetric(18, 16))
        .show(ui, |ui| {
            ui.set_width(width - 36.0 - 2.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            contents(ui)
        })
        .inner
}

/// What kind of button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The one thing to do next.
    Primary,
    /// Everything else.
    Plain,
    /// As quiet as text.
    Quiet,
}

/// A button with its key on it.
pub(super) fn button(ui: &mut Ui, lang: Lang, words: &str, key: Option<&str>, kind: Kind) -> Response {
    let colour = match kind {
        Kind::Primary => theme::CARD,
        Kind::Plain => theme::INK,
        Kind::Quiet => theme::ACCENT,
    };
    let role = if kind == Kind::Primary { Role::Strong } else { Role::Body };
    let laid = text::label(ui, lang, words, ink(role, colour));
    let cap = key.map(|key| text::label(ui, lang, key, ink(Role::Micro, colour)));
    let pad = if kind == Kind::Quiet { 8.0 } else { 16.0 };
    let cap_width = cap.as_ref().map_or(0.0, |cap| BETWEEN + cap_size(cap).x);
    let height = if kind == Kind::Primary { 48.0 } else { 40.0 };
    let (rect, response) = pressable(ui, vec2(laid.size().x + cap_width + 2.0 * pad, height), words);
    let (fill, border) = match (kind, response.hovered(), response.is_pointer_button_down_on()) {
        (Kind::Primary, _, true) => (theme::ACCENT_DEEP, theme::ACCENT_DEEP),
        (Kind::Primary, ..) => (theme::ACCENT, theme::ACCENT),
        (Kind::Plain, _, true) => (theme::SUNK, theme::CONTROL),
        (Kind::Plain, ..) => (theme::CARD, theme::CONTROL),
        (Kind::Quiet, true, _) => (theme::SUNK, theme::SUNK),
        (Kind::Quiet, ..) => (Color32::TRANSPARENT, Color32::TRANSPARENT),
    };
    if kind == Kind::Quiet {
        ui.painter().rect_filled(rect, theme::BUTTON, fill);
    } else {
        surface(ui, rect, theme::BUTTON, fill, border, response.hovered());
    }
    let middle = rect.center().y;
    let mut x = rect.left() + pad;
    x += put(ui, &laid, x, middle, colour) + BETWEEN;
    if let Some(cap) = cap {
        key_cap(ui, &cap, x, middle, colour);
    }
    focus_ring(ui, &response, theme::BUTTON);
    response
}

fn cap_size(cap: &Galley) -> egui::Vec2 {
    vec2((cap.size().x + 12.0).max(22.0), 22.0)
}

/// A key as it looks on a keyboard; gives its width.
pub(super) fn key_cap(ui: &Ui, cap: &Arc<Galley>, x: f32, middle: f32, colour: Color32) -> f32 {
    let size = cap_size(cap);
    let rect = Rect::from_min_size(pos2(x, middle - size.y / 2.0), size);
    ui.painter().rect_stroke(rect, CornerRadius::same(5), Stroke::new(1.0, colour), StrokeKind::Inside);
    ui.painter().galley(rect.center() - cap.size() / 2.0, Arc::clone(cap), colour);
    size.x
}

/// Paints a line of text centred on a height; gives its width.
pub(super) fn put(ui: &Ui, laid: &Arc<Galley>, x: f32, middle: f32, colour: Color32) -> f32 {
    ui.painter().galley(pos2(x, middle - laid.size().y / 2.0), Arc::clone(laid), colour);
    laid.size().x
}

/// A chip: an act of a sentence. Filled is a move, outlined a fault, so that grey shows it too.
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
pub(super) fn chips(ui: &mut Ui, lang: Lang, chips: &[Chip]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let width = ui.available_width();
        let sizes: Vec<f32> = chips.iter().map(|chip| chip_width(ui, lang, chip)).collect();
        let mut index = 0;
        while index < chips.len() {
            let mut used = 0.0;
            let from = index;
            while index < chips.len() && (index == from || used + sizes[index] <= width) {
                used += sizes[index] + 8.0;
                index += 1;
            }
            ui.horizontal(|ui| chips[from..index].iter().for_each(|chip| paint_chip(ui, lang, chip)));
        }
    });
}

const CHIP_BLOCK: f32 = 24.0;
const RING: f32 = 14.0;

fn chip_width(ui: &Ui, lang: Lang, chip: &Chip) -> f32 {
    let ring = if chip.is_early { RING } else { 0.0 };
    CHIP_BLOCK + 9.0 + ring + text::label(ui, lang, &chip.label, ink(Role::Small, theme::INK)).size().x + 10.0
}

fn paint_chip(ui: &mut Ui, lang: Lang, chip: &Chip) {
    let (rect, response) = ui.allocate_exact_size(vec2(chip_width(ui, lang, chip), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &chip.name));
    let (fill, block) = match chip.family {
        Some(family) => (theme::FAMILIES[family].fill, theme::FAMILIES[family].text),
        None => (theme::CARD, theme::FAULT),
    };
    let colour = if chip.is_early { theme::INK } else { block };
    let painter = ui.painter();
    painter.rect_filled(rect, theme::CHIP, fill);
    let left = CornerRadius { nw: theme::CHIP.nw, sw: theme::CHIP.sw, ne: 0, se: 0 };
    let mark_box = Rect::from_min_size(rect.min, vec2(CHIP_BLOCK, rect.height()));
    painter.rect_filled(mark_box, left, block);
    if chip.family.is_none() {
        painter.rect_stroke(rect, theme::CHIP, Stroke::new(2.0, theme::FAULT), StrokeKind::Inside);
    }
    let mark = text::label(ui, lang, &chip.mark, ink(Role::SmallStrong, theme::CARD));
    ui.painter().galley(mark_box.center() - mark.size() / 2.0, mark, theme::CARD);
    let mut x = mark_box.right() + 9.0;
    if chip.is_early {
        ui.painter().circle_stroke(pos2(x + 4.0, rect.center().y), 4.0, Stroke::new(1.5, theme::INK));
        x += RING;
    }
    let words = text::label(ui, lang, &chip.label, ink(Role::Small, colour));
    put(ui, &words, x, rect.center().y, colour);
}

/// A small title over a part of a card.
pub(super) fn title(ui: &mut Ui, lang: Lang, words: &str) {
    text::show(ui, lang, words, ink(Role::H3, theme::INK));
}

/// A line with a word at its left and another at its right, which wraps under it where both don't fit.
pub(super) fn two_ends(ui: &mut Ui, lang: Lang, left: &str, left_ink: Ink, right: &str, right_ink: Ink) {
    let width = ui.available_width();
    let end = text::label(ui, lang, right, right_ink);
    let rest = width - end.size().x - 12.0;
    let start = text::galley(ui, lang, left, left_ink, rest);
    let height = start.size().y.max(end.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{left} {right}")));
    ui.painter().galley(rect.min, start, left_ink.colour);
    let at = pos2(rect.right() - end.size().x, rect.top());
    ui.painter().galley(at, end, right_ink.colour);
}

/// A thin line across.
pub(super) fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::LINE));
}

/// Columns side by side, each with a width of its own, as high as the highest.
pub(super) fn columns(ui: &mut Ui, widths: &[f32], mut column: impl FnMut(usize, &mut Ui)) {
    let top = ui.cursor().min;
    let mut x = top.x;
    let mut bottom = top.y;
    for (index, width) in widths.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(x, top.y), vec2(*width, f32::INFINITY));
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(index).max_rect(rect));
        child.spacing_mut().item_spacing.y = theme::GAP;
        column(index, &mut child);
        bottom = bottom.max(child.min_rect().bottom());
        x += width + theme::GAP;
    }
    let whole = Rect::from_min_max(top, pos2(x - theme::GAP, bottom));
    ui.allocate_rect(whole, Sense::hover());
}

/// The mark of a sentence, the same in the curve, in its key and in the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Everything in time.
    Ok,
    /// Said again, to less effect, or void.
    Weak,
    /// Too early.
    Early,
    /// A fault.
    Fault,
    /// A red line.
    Hard,
}

/// Paints a mark of a radius.
pub(super) fn mark(ui: &Ui, mark: Mark, at: egui::Pos2, radius: f32) {
    let painter = ui.painter();
    let line = theme::SERIES[0].line;
    let white = Stroke::new(1.8, theme::CARD);
    match mark {
        Mark::Ok => {
            painter.circle_filled(at, radius + 2.0, theme::CARD);
            painter.circle_filled(at, radius, line);
        }
        Mark::Weak | Mark::Early => {
            let radius = if mark == Mark::Weak { radius - 1.5 } else { radius };
            painter.circle_filled(at, radius + 2.0, theme::CARD);
            painter.circle_stroke(at, radius - 1.0, Stroke::new(2.5, line));
        }
        Mark::Fault => {
            let corner = |turn: f32, r: f32| at + egui::Vec2::angled(turn) * r + vec2(0.0, 1.5);
            let triangle = |r: f32| [-90.0_f32, 30.0, 150.0].map(|d| corner(d.to_radians(), r)).to_vec();
            painter.add(Shape::convex_polygon(triangle(radius + 4.5), theme::CARD, Stroke::NONE));
            painter.add(Shape::convex_polygon(triangle(radius + 2.0), theme::FAULT, Stroke::NONE));
            painter.line_segment([at - vec2(0.0, radius * 0.35), at + vec2(0.0, radius * 0.25)], white);
            painter.circle_filled(at + vec2(0.0, radius * 0.65), 1.0, theme::CARD);
        }
        Mark::Hard => {
            let octagon = |r: f32| {
                (0_u8..8)
                    .map(|k| at + egui::Vec2::angled((22.5 + 45.0 * f32::from(k)).to_radians()) * r)
                    .collect::<Vec<_>>()
            };
            painter.add(Shape::convex_polygon(octagon(radius + 3.0), theme::CARD, Stroke::NONE));
            painter.add(Shape::convex_polygon(octagon(radius + 1.0), theme::FAULT, Stroke::NONE));
            let d = radius * 0.4;
            painter.line_segment([at - vec2(d, d), at + vec2(d, d)], white);
            painter.line_segment([at + vec2(-d, d), at + vec2(d, -d)], white);
        }
    }
}
