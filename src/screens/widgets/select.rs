//! Choosing one of many: a button that opens a list.

use super::button::pressable;
use super::surface::{focus_ring, surface};
use super::table::put;
use super::{Glyph, glyph};
use crate::screens::text::{self, ink};
use crate::screens::theme::{self, Look, Role};
use egui::{CornerRadius, Frame, Key, Margin, Popup, PopupCloseBehavior, ScrollArea, Stroke, Ui, pos2, vec2};

/// A list that opens below a button, with its choice on it; the index that was pressed. `what` is chosen is said
/// before the choice.
///
/// Enter opens it, arrows and Tab walk in it, Enter chooses, Escape closes it.
pub(in crate::screens) fn select(
    ui: &mut Ui,
    look: Look,
    what: &str,
    options: &[String],
    chosen: usize,
) -> Option<usize> {
    let colon = look.lang.pick("：", ": ");
    let words = options.get(chosen).map_or("", String::as_str);
    let most = (ui.ctx().content_rect().width() * 0.5).min(look.px(260.0));
    let laid = text::elided(ui, look, &format!("{what}{colon}{words}"), ink(Role::Small, look.ink), most, 1);
    let size = vec2(laid.size().x + look.px(44.0), look.px(34.0));
    let (rect, response) = pressable(ui, size, &format!("{what}{colon}{words}"));
    let round = CornerRadius::same(100);
    surface(ui, rect, round, look.card, look.control, response.hovered());
    put(ui, &laid, rect.left() + look.px(14.0), rect.center().y, look.ink);
    glyph(ui, Glyph::Down, pos2(rect.right() - look.px(18.0), rect.center().y), look.px(5.0), look.ink);
    focus_ring(ui, look, &response, CornerRadius::same(30));
    let mut pressed = None;
    let opens = response.clicked();
    let widest = options
        .iter()
        .map(|option| text::label(ui, look, option, ink(Role::SmallStrong, look.ink)).size().x)
        .fold(rect.width() - look.px(44.0), f32::max);
    let width = (widest + look.px(44.0)).min(ui.ctx().content_rect().width() * 0.8);
    let height = ui.ctx().content_rect().height() * 0.6;
    let frame = Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.control))
        .corner_radius(theme::BUTTON)
        .shadow(theme::RAISED)
        .inner_margin(Margin::same(6));
    Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(frame)
        .width(width)
        .gap(look.px(4.0))
        .show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = look.px(2.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for (index, option) in options.iter().enumerate() {
                    let response = row(ui, look, option, index == chosen);
                    if opens && index == chosen {
                        response.request_focus();
                    }
                    if response.clicked() {
                        pressed = Some(index);
                        ui.close();
                    }
                }
            });
        });
    if pressed.is_some()
        || ui.input(|input| input.key_pressed(Key::Escape))
            && Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response))
    {
        // Where one came from, so that Tab goes on from there.
        response.request_focus();
    }
    pressed.filter(|pressed| *pressed != chosen)
}

fn row(ui: &mut Ui, look: Look, words: &str, is_chosen: bool) -> egui::Response {
    let (rect, response) = pressable(ui, vec2(ui.available_width(), look.px(34.0)), words);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::CHIP, look.sunk);
    }
    if response.has_focus() {
        // Within the list there is no room for a ring outside.
        let stroke = Stroke::new(look.px(2.5), look.accent);
        ui.painter().rect_stroke(rect, theme::CHIP, stroke, egui::StrokeKind::Inside);
    }
    let role = if is_chosen { Role::SmallStrong } else { Role::Small };
    let laid = text::elided(ui, look, words, ink(role, look.ink), rect.width() - look.px(38.0), 1);
    put(ui, &laid, rect.left() + look.px(10.0), rect.center().y, look.ink);
    if is_chosen {
        glyph(ui, Glyph::Tick, pos2(rect.right() - look.px(14.0), rect.center().y), look.px(6.0), look.accent);
    }
    response
}
