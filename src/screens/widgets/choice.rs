//! Choosing one of a few: segments, a switch, a slider.

use super::button::pressable;
use super::surface::focus_ring;
use super::{Glyph, glyph};
use crate::screens::text::{self, ink};
use crate::screens::theme::{self, Look, Role};
use egui::{
    CornerRadius, EventFilter, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// A few words in one frame, of which one is chosen; the index of the one that was pressed.
///
/// Each is named for what it chooses, so that a screen reader hears more than “30”.
pub(in crate::screens) fn segments(
    ui: &mut Ui,
    look: Look,
    what: &str,
    words: &[&str],
    chosen: Option<usize>,
) -> Option<usize> {
    let mut pressed = None;
    let pad = look.px(12.0);
    let height = look.px(34.0);
    let role = |index: usize| if chosen == Some(index) { Role::SmallStrong } else { Role::Small };
    let laid: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(index, words)| {
            let colour = if chosen == Some(index) { look.bright } else { look.ink };
            (text::label(ui, look, words, ink(role(index), colour)), colour)
        })
        .collect();
    // Bold is wider: the frame must not jump when another one is chosen.
    let widths: Vec<f32> = words
        .iter()
        .map(|words| text::label(ui, look, words, ink(Role::SmallStrong, look.ink)).size().x + 2.0 * pad)
        .collect();
    let whole = vec2(widths.iter().sum(), height);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    ui.painter().rect(rect, theme::BUTTON, look.card, Stroke::new(1.0, look.control), StrokeKind::Inside);
    let mut x = rect.left();
    for (index, (laid, colour)) in laid.into_iter().enumerate() {
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(widths[index], height));
        x += widths[index];
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt((what, index)).max_rect(part));
        let name = if what.is_empty() { words[index].to_owned() } else { format!("{what} {}", words[index]) };
        let (part, response) = pressable(&mut child, part.size(), &name);
        let last = index + 1 == words.len();
        let (w, e) = (if index == 0 { 10 } else { 0 }, if last { 10 } else { 0 });
        let radius = CornerRadius { nw: w, sw: w, ne: e, se: e };
        if chosen == Some(index) {
            ui.painter().rect_filled(part, radius, look.ink);
        } else if response.hovered() {
            ui.painter().rect_filled(part.shrink(1.0), radius, look.sunk);
        }
        ui.painter().galley(part.center() - laid.size() / 2.0, laid, colour);
        focus_ring(ui, look, &response, theme::BUTTON);
        if response.clicked() {
            pressed = Some(index);
        }
    }
    pressed
}

/// On or off, told by place, mark and colour.
pub(in crate::screens) fn switch(ui: &mut Ui, look: Look, name: &str, on: bool) -> Response {
    let size = vec2(look.px(44.0), look.px(26.0));
    let (rect, response) = ui.allocate_exact_size(vec2(size.x, look.px(34.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, on, name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let frame = Rect::from_center_size(rect.center(), size);
    let (fill, border) = if on { (look.accent, look.accent) } else { (look.card, look.control) };
    let round = CornerRadius::same(100);
    ui.painter().rect(frame, round, fill, Stroke::new(2.0, border), StrokeKind::Inside);
    let r = size.y / 2.0;
    let x = if on { frame.right() - r } else { frame.left() + r };
    let knob = pos2(x, frame.center().y);
    ui.painter().circle_filled(knob, r - look.px(4.0), if on { look.bright } else { look.control });
    if on {
        glyph(ui, Glyph::Tick, knob, look.px(5.0), look.accent);
    }
    if response.has_focus() {
        let ring = Response { rect: frame, ..response.clone() };
        focus_ring(ui, look, &ring, CornerRadius::same(30));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A value within a range, by mouse or arrow keys; the new value while it changes.
pub(in crate::screens) fn slider(
    ui: &mut Ui,
    look: Look,
    name: &str,
    value: u16,
    range: (u16, u16),
    step: u16,
) -> Option<u16> {
    let size = vec2(look.px(146.0).min(ui.available_width() * 0.6), look.px(34.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let (low, high) = range;
    response.widget_info(|| WidgetInfo::slider(true, f64::from(value), name));
    let share = f32::from(value - low) / f32::from(high - low);
    let r = look.px(9.0);
    let rail = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * r, look.px(6.0)));
    let round = CornerRadius::same(3);
    ui.painter().rect_filled(rail, round, look.control.gamma_multiply(0.35));
    let filled = Rect::from_min_size(rail.min, vec2(rail.width() * share, rail.height()));
    ui.painter().rect_filled(filled, round, look.accent);
    let at = pos2(rail.left() + rail.width() * share, rail.center().y);
    for tick in 0_u8..=4 {
        let x = rail.left() + rail.width() * f32::from(tick) / 4.0;
        ui.painter().vline(x, rail.bottom() + 4.0..=rail.bottom() + 8.0, Stroke::new(1.0, look.control));
    }
    ui.painter().circle(at, r, look.card, Stroke::new(look.px(2.5), look.accent));
    focus_ring(ui, look, &response, theme::BUTTON);
    let mut wanted = None;
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        let share = ((pointer.x - rail.left()) / rail.width()).clamp(0.0, 1.0);
        let steps = (share * f32::from(high - low) / f32::from(step)).round();
        wanted = Some(low + whole(steps) * step);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if ui.input(|input| input.key_pressed(Key::ArrowRight)) {
            wanted = Some((value + step).min(high));
        }
        if ui.input(|input| input.key_pressed(Key::ArrowLeft)) {
            wanted = Some(value.saturating_sub(step).max(low));
        }
    }
    wanted.filter(|wanted| *wanted != value)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0, rounded")]
fn whole(steps: f32) -> u16 {
    steps as u16
}
