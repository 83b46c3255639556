//! How far one has come: the path, what is due today, skills, trend, the habit that costs most, the cases.

mod cases;
mod habit;
mod path;
mod places;
mod skills;
mod today;
mod trend;
mod view;

pub use view::ProgressView;

use super::bar::{Place, bar};
use super::library::trouble_line;
use super::text::{ink, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{Kind, button, card, columns};
use super::{Intent, Screen, words};
use egui::{ScrollArea, Ui, UiBuilder};

/// What draws the inside of a card.
type Part = fn(&mut Ui, Look, &ProgressView) -> Option<Intent>;

/// Draws the progress.
pub fn progress_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, look, &Place::Home { host: &view.host, here: Screen::Progress }, |_| None);
    let room = look.room(rest.width());
    let mut body = ui.new_child(UiBuilder::new().id_salt("progress").max_rect(rest));
    ScrollArea::vertical().id_salt("progress").auto_shrink([false, false]).show(&mut body, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(theme::GAP);
            if let Some(trouble) = &view.trouble {
                trouble_line(ui, look, trouble);
            }
            asked = asked.take().or(parts(ui, look, room, view));
        });
        super::scroll_by_keys(ui, look, true);
    });
    asked
}

fn parts(ui: &mut Ui, look: Look, room: Room, view: &ProgressView) -> Option<Intent> {
    let mut asked = None;
    let mut part = |found: Option<Intent>| asked = asked.take().or(found);
    if !view.has_records {
        part(card(ui, look, 0.0, |ui| nothing(ui, look, view, words::NO_RECORDS, words::NO_RECORDS_NOTE)));
        return asked;
    }
    let gap = look.gap(theme::GAP);
    let width = ui.available_width();
    let is_new = view.runs == 0;
    if room == Room::Wide {
        let side = look.px(368.0);
        let mut least = 0.0_f32;
        columns(ui, gap, &[width - side - gap, side], |index, ui| {
            if index == 0 {
                part(card(ui, look, 0.0, |ui| path::path_ui(ui, look, room, view)));
                least = ui.min_rect().height();
            } else if is_new {
                part(card(ui, look, least, |ui| {
                    nothing(ui, look, view, words::PROGRESS_EMPTY, words::PROGRESS_EMPTY_NOTE)
                }));
            } else {
                part(card(ui, look, least, |ui| today::today_ui(ui, look, view)));
            }
        });
    } else {
        if is_new {
            part(card(ui, look, 0.0, |ui| nothing(ui, look, view, words::PROGRESS_EMPTY, words::PROGRESS_EMPTY_NOTE)));
        } else {
            part(card(ui, look, 0.0, |ui| today::today_ui(ui, look, view)));
        }
        part(card(ui, look, 0.0, |ui| path::path_ui(ui, look, room, view)));
    }
    if is_new {
        return asked;
    }
    let three: [Part; 3] = [skills::skills_ui, trend::trend_ui, habit::habit_ui];
    match room {
        Room::Wide => {
            let share = width - 2.0 * gap;
            let widths = [share * 0.365, share * 0.345, share * 0.29];
            // As high as the highest, known from the last pass over the same things.
            let is_open = skills::is_open(ui);
            let same = (width.to_bits(), look.scale.to_bits(), look.lang, view.runs, is_open);
            let id = ui.id().with(("three", same));
            let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
            let mut highest = 0.0_f32;
            columns(ui, gap, &widths, |index, ui| {
                part(card(ui, look, known, |ui| {
                    let found = three[index](ui, look, view);
                    highest = highest.max(ui.min_rect().height());
                    found
                }));
            });
            ui.data_mut(|data| data.insert_temp(id, highest + 2.0 * look.gap(16.0) + 2.0));
        }
        Room::Middle => {
            let half = (width - gap) / 2.0;
            columns(ui, gap, &[half, half], |index, ui| {
                if index == 0 {
                    part(card(ui, look, 0.0, |ui| skills::skills_ui(ui, look, view)));
                } else {
                    part(card(ui, look, 0.0, |ui| trend::trend_ui(ui, look, view)));
                    part(card(ui, look, 0.0, |ui| habit::habit_ui(ui, look, view)));
                }
            });
        }
        Room::Narrow => {
            for draw in [habit::habit_ui, skills::skills_ui, trend::trend_ui] {
                part(card(ui, look, 0.0, |ui| draw(ui, look, view)));
            }
        }
    }
    part(card(ui, look, 0.0, |ui| cases::cases_ui(ui, look, view)));
    asked
}

/// Where there is nothing to show yet: what to do about it.
fn nothing(ui: &mut Ui, look: Look, view: &ProgressView, head: words::Word, note: words::Word) -> Option<Intent> {
    show(ui, look, head.get(look.lang), ink(Role::H2, look.ink));
    show(ui, look, note.get(look.lang), ink(Role::Body, look.soft));
    let next = view.next.as_ref()?;
    ui.add_space(look.gap(6.0));
    let asked = button(ui, look, &next.title, None, None, Kind::Primary).clicked();
    show(ui, look, &next.note, ink(Role::Small, look.soft));
    asked.then_some(Intent::Open(next.index))
}
