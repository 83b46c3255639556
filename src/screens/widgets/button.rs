//! What can be pressed.

use super::surface::{focus_ring, surface};
use super::table::put;
use super::{Glyph, glyph};
use crate::screens::text::{self, ink};
use crate::screens::theme::{self, Look, Role, Room};
use egui::{
    Color32, CornerRadius, CursorIcon, Galley, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// Something that can be pressed, by mouse, or by Enter and space once it has the focus.
///
/// Takes the space and says its name to a screen reader; scrolls into view when the focus comes.
pub(in crate::screens) fn pressable(ui: &mut Ui, size: egui::Vec2, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    (rect, pressed_by_all_means(ui, response, name))
}

/// The same at a place of its own.
pub(in crate::screens) fn pressable_at(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    pressed_by_all_means(ui, ui.interact(rect, id, Sense::click()), name)
}

fn pressed_by_all_means(ui: &Ui, response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// What kind of button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens) enum Kind {
    /// The one thing to do next.
    Primary,
    /// Everything else.
    Plain,
    /// As quiet as text.
    Quiet,
}

/// A button with its key on it, and a sign before its words.
pub(in crate::screens) fn button(
    ui: &mut Ui,
    look: Look,
    words: &str,
    key: Option<&str>,
    sign: Option<Glyph>,
    kind: Kind,
) -> Response {
    let colour = match kind {
        Kind::Primary => look.bright,
        Kind::Plain => look.ink,
        Kind::Quiet => look.accent,
    };
    let role = if kind == Kind::Primary { Role::H3 } else { Role::Body };
    let laid = text::label(ui, look, words, ink(role, colour));
    // Names of keys are a help where there is room for them.
    let has_room = look.room(ui.ctx().content_rect().width()) > Room::Narrow;
    let cap = key.filter(|_| has_room).map(|key| text::label(ui, look, key, ink(Role::Micro, colour)));
    let between = look.gap(10.0);
    let pad = look.gap(if kind == Kind::Quiet { 8.0 } else { 16.0 });
    let cap_width = cap.as_ref().map_or(0.0, |cap| between + cap_size(look, cap).x);
    let sign_width = sign.map_or(0.0, |_| look.px(16.0) + look.gap(8.0));
    let height = look.px(if kind == Kind::Primary { 48.0 } else { 40.0 });
    let (rect, response) = pressable(ui, vec2(sign_width + laid.size().x + cap_width + 2.0 * pad, height), words);
    let (fill, border) = match (kind, response.hovered(), response.is_pointer_button_down_on()) {
        (Kind::Primary, _, true) => (look.accent_deep, look.accent_deep),
        (Kind::Primary, ..) => (look.accent, look.accent),
        (Kind::Plain, _, true) => (look.sunk, look.control),
        (Kind::Plain, ..) => (look.card, look.control),
        (Kind::Quiet, true, _) => (look.sunk, look.sunk),
        (Kind::Quiet, ..) => (Color32::TRANSPARENT, Color32::TRANSPARENT),
    };
    if kind == Kind::Quiet {
        ui.painter().rect_filled(rect, theme::BUTTON, fill);
    } else {
        surface(ui, rect, theme::BUTTON, fill, border, response.hovered());
    }
    let middle = rect.center().y;
    let mut x = rect.left() + pad;
    if let Some(sign) = sign {
        glyph(ui, sign, pos2(x + look.px(8.0), middle), look.px(8.0), colour);
        x += sign_width;
    }
    x += put(ui, &laid, x, middle, colour) + between;
    if let Some(cap) = cap {
        key_cap(ui, look, &cap, x, middle, colour);
    }
    focus_ring(ui, look, &response, theme::BUTTON);
    response
}

/// A button that cannot be pressed now; its words say why.
pub(in crate::screens) fn button_off(ui: &mut Ui, look: Look, words: &str) {
    let laid = text::label(ui, look, words, ink(Role::H3, look.off_text));
    let size = vec2(laid.size().x + 2.0 * look.gap(16.0), look.px(48.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, false, words));
    ui.painter().rect_filled(rect, theme::BUTTON, look.off);
    put(ui, &laid, rect.left() + look.gap(16.0), rect.center().y, look.off_text);
}

/// Words one can press, under-lined while the pointer is over them.
pub(in crate::screens) fn link(ui: &mut Ui, look: Look, words: &str) -> Response {
    let laid = text::label(ui, look, words, ink(Role::Small, look.accent));
    let size = vec2(laid.size().x + 8.0, laid.size().y.max(look.px(32.0)));
    let (rect, response) = pressable(ui, size, words);
    put(ui, &laid, rect.left() + 4.0, rect.center().y, look.accent);
    if response.hovered() {
        let y = rect.center().y + laid.size().y / 2.0 - 2.0;
        ui.painter().hline(rect.left() + 4.0..=rect.right() - 4.0, y, Stroke::new(1.0, look.accent));
    }
    focus_ring(ui, look, &response, theme::CHIP);
    response
}

fn cap_size(look: Look, cap: &Galley) -> egui::Vec2 {
    vec2((cap.size().x + look.px(12.0)).max(look.px(22.0)), look.px(22.0))
}

/// A key as it looks on a keyboard; gives its width.
pub(in crate::screens) fn key_cap(ui: &Ui, look: Look, cap: &Arc<Galley>, x: f32, middle: f32, colour: Color32) -> f32 {
    let size = cap_size(look, cap);
    let rect = Rect::from_min_size(pos2(x, middle - size.y / 2.0), size);
    ui.painter().rect_stroke(rect, CornerRadius::same(5), Stroke::new(1.0, colour), StrokeKind::Inside);
    ui.painter().galley(rect.center() - cap.size() / 2.0, Arc::clone(cap), colour);
    size.x
}
