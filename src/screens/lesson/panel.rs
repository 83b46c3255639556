//! What lies over the stage for a moment: counting cards, the trainer's phone, closing the class.

use super::keys::command;
use super::parts::code;
use super::view::Sheet;
use crate::class::view::letter;
use crate::class::{Command, MomentId, Remote};
use crate::screens::intent::{Drive, Intent};
use crate::screens::text::{ink, label, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Kind, button, field, put};
use crate::screens::{pressed, pressed_freely, words};
use egui::{Align, Color32, Event, Id, Key, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Digits of the most cards that can be counted.
const DIGITS: usize = 3;
const AWAY: Intent = Intent::Drive(Drive::Panel(None));

/// Draws what lies there over a veil; what was asked for.
pub(super) fn panel(ui: &mut Ui, look: Look, frame: Look, sheet: &Sheet, whole: Rect) -> Option<Intent> {
    ui.painter().rect_filled(whole, 0.0, Color32::from_rgba_unmultiplied(43, 42, 51, 150));
    match sheet {
        Sheet::Hand(moment, counted) => hand(ui, look, *moment, counted, whole),
        Sheet::Remote(remote, is_alone) => remote_ui(ui, frame, remote, *is_alone, whole),
        Sheet::Shut(is_over) => shut(ui, look, *is_over, whole),
    }
}

/// A card in the middle; `contents` may take its height.
fn middle(ui: &mut Ui, look: Look, width: f32, salt: &str, whole: Rect, contents: impl FnOnce(&mut Ui)) {
    let id = ui.id().with(("panel height", salt));
    let height: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(look.px(220.0));
    let size = vec2(width.min(whole.width() * 0.94), height.min(whole.height() * 0.96));
    let rect = Rect::from_center_size(whole.center(), size);
    ui.painter().add(theme::RAISED.as_shape(rect, theme::ROUND));
    ui.painter().rect_filled(rect, theme::ROUND, look.card);
    let inside = rect.shrink2(vec2(look.gap(20.0), look.gap(16.0)));
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(inside));
    child.spacing_mut().item_spacing = vec2(look.gap(12.0), look.gap(8.0));
    contents(&mut child);
    let used = child.min_rect().height() + 2.0 * look.gap(16.0);
    if (used - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_repaint();
    }
}

/// What is being typed: of which moment, and the fields.
type Draft = (MomentId, Vec<String>);

fn hand(ui: &mut Ui, look: Look, moment: MomentId, counted: &[u16], whole: Rect) -> Option<Intent> {
    let id = Id::new("raised cards");
    let known: Option<Draft> = ui.data(|data| data.get_temp(id));
    let is_new = known.as_ref().is_none_or(|(before, _)| *before != moment);
    let as_counted = || counted.iter().map(|n| if *n == 0 { String::new() } else { n.to_string() }).collect();
    let mut typed = known.filter(|(before, _)| *before == moment).map_or_else(as_counted, |(_, typed)| typed);
    typed.resize(counted.len(), String::new());
    let mut done = false;
    middle(ui, look, look.px(560.0), "hand", whole, |ui| {
        show(ui, look, words::HAND_HEAD.get(look.lang), ink(Role::H2, look.ink));
        show(ui, look, words::HAND_LEAD.get(look.lang), ink(Role::Body, look.soft));
        ui.horizontal_wrapped(|ui| {
            for (position, text) in typed.iter_mut().enumerate() {
                done |= count_field(ui, look, position, text, is_new && position == 0);
            }
        });
        ui.add_space(look.gap(4.0));
        done |= button(ui, look, words::HAND_DONE.get(look.lang), Some("Enter"), None, Kind::Primary).clicked();
    });
    if done {
        ui.data_mut(|data| data.remove::<Draft>(id));
        let counts = typed.iter().map(|text| text.parse().unwrap_or(0)).collect();
        return Some(command(Command::Hand { moment, counts }));
    }
    if pressed(ui, Key::Escape) {
        ui.data_mut(|data| data.remove::<Draft>(id));
        return Some(AWAY);
    }
    ui.data_mut(|data| data.insert_temp(id, (moment, typed)));
    None
}

/// A number; whether Enter was pressed in it.
fn count_field(ui: &mut Ui, look: Look, position: usize, text: &mut String, is_first: bool) -> bool {
    let shown = letter(position).to_string();
    let name = words::HAND_OF.with(look.lang, &[("letter", &shown)]);
    let size = vec2(look.px(110.0), look.px(48.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let head = label(ui, look, &shown, ink(Role::H3, look.ink));
    put(ui, &head, rect.left(), rect.center().y, look.ink);
    let place = Rect::from_min_max(pos2(rect.left() + look.px(24.0), rect.top()), rect.max);
    let response = field(ui, look, place, Id::new(("raised cards", position)), (&name, Role::H2), text);
    if is_first {
        response.request_focus();
    }
    // Also the wide figures of a Chinese keyboard are figures.
    *text = text
        .chars()
        .filter_map(|c| c.to_digit(10).or_else(|| wide(c)))
        .filter_map(|n| char::from_digit(n, 10))
        .take(DIGITS)
        .collect();
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn wide(c: char) -> Option<u32> {
    u32::from(c).checked_sub(u32::from('０')).filter(|n| *n < 10)
}

fn remote_ui(ui: &mut Ui, look: Look, remote: &Remote, is_alone: bool, whole: Rect) -> Option<Intent> {
    let width = (whole.width() * 0.7).min(look.px(560.0));
    middle(ui, look, width, "remote", whole, |ui| {
        show(ui, look, words::REMOTE_HEAD.get(look.lang), ink(Role::H2, look.ink));
        if is_alone {
            show(ui, look, words::REMOTE_ALONE.get(look.lang), ink(Role::Body, look.ink));
        } else if let Some(squares) = &remote.squares {
            let side = (whole.height() * 0.46).min(ui.available_width());
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), side), Sense::hover());
            let square = Rect::from_center_size(row.center(), vec2(side, side));
            code(ui, squares, square, words::REMOTE_QR.get(look.lang));
        }
        show(ui, look, words::REMOTE_WARNING.get(look.lang), ink(Role::Strong, look.warm));
    });
    let away = ui.input(|input| {
        input.pointer.any_click()
            || input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, repeat: false, .. }))
    });
    away.then_some(AWAY)
}

fn shut(ui: &mut Ui, look: Look, is_over: bool, whole: Rect) -> Option<Intent> {
    let mut asked = None;
    middle(ui, look, look.px(520.0), "shut", whole, |ui| {
        show(ui, look, words::SHUT_HEAD.get(look.lang), ink(Role::H2, look.ink));
        show(ui, look, words::SHUT_LEAD.get(look.lang), ink(Role::Body, look.ink));
        if !is_over {
            show(ui, look, words::SHUT_LATER.get(look.lang), ink(Role::Body, look.ink));
        }
        ui.add_space(look.gap(4.0));
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            if button(ui, look, words::SHUT_YES.get(look.lang), Some("Enter"), None, Kind::Primary).clicked() {
                asked = Some(Intent::CloseClass);
            }
            if button(ui, look, words::SHUT_NO.get(look.lang), Some("Esc"), None, Kind::Plain).clicked() {
                asked = Some(AWAY);
            }
        });
    });
    if pressed(ui, Key::Escape) {
        return Some(AWAY);
    }
    asked.or_else(|| pressed_freely(ui, Key::Enter).then_some(Intent::CloseClass))
}
