//! The cases: where one left off, then one card each; files that cannot be read last.

mod broken;
mod browse;
mod card;
mod motif;
mod resume;
mod view;

pub(super) use broken::place_in;
pub use view::LibraryView;

use super::bar::{Place, bar};
use super::text::{ink, show};
use super::theme::{Look, Role, Room};
use super::widgets::{Kind, button};
use super::{Intent, Screen, words};
use browse::{Browse, browse_ui};
use egui::{Id, Key, ScrollArea, Ui, UiBuilder, vec2};

/// Draws the library.
pub fn library_ui(ui: &mut Ui, look: Look, view: &LibraryView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, look, &Place::Home { host: &view.host, here: Screen::Library }, |_| None);
    let room = look.room(rest.width());
    let mut body = ui.new_child(UiBuilder::new().id_salt("library").max_rect(rest));
    let ui = &mut body;
    let id = Id::new("library browse");
    let mut browse: Browse = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(16.0);
            if let Some(trouble) = &view.trouble {
                trouble_line(ui, look, trouble);
            }
            if let Some(resume) = &view.resume {
                asked = asked.take().or(resume::resume_card(ui, look, room, resume));
            }
            if view.cases.is_empty() && view.broken.is_empty() {
                no_cases(ui, look);
                return;
            }
            browse_ui(ui, look, room, &mut browse, &count(view, look));
            asked = asked.take().or(grid(ui, look, room, view, &mut browse));
        });
        if typed_nothing(ui) {
            super::scroll_by_keys(ui, look, true);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, browse));
    asked
}

fn count(view: &LibraryView, look: Look) -> String {
    let word = if view.broken.is_empty() { words::COUNT } else { words::COUNT_BROKEN };
    word.with(look.lang, &[("n", &view.cases.len().to_string()), ("m", &view.broken.len().to_string())])
}

/// Whether keys are free for other things than the search field.
pub(super) fn typed_nothing(ui: &Ui) -> bool {
    !ui.memory(|memory| memory.has_focus(browse::field()))
}

pub(super) fn trouble_line(ui: &mut Ui, look: Look, trouble: &str) {
    let width = ui.available_width();
    egui::Frame::new()
        .fill(look.amber_tint)
        .stroke(egui::Stroke::new(if look.is_high { 2.0 } else { 0.0 }, look.amber))
        .corner_radius(super::theme::BUTTON)
        .inner_margin(egui::Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(width - 28.0);
            show(ui, look, trouble, ink(Role::Body, look.amber));
        });
}

fn no_cases(ui: &mut Ui, look: Look) {
    ui.add_space(look.gap(40.0));
    show(ui, look, words::NO_CASES.get(look.lang), ink(Role::H1, look.ink));
    show(ui, look, words::NO_CASES_HELP.get(look.lang), ink(Role::Body, look.ink));
}

fn grid(ui: &mut Ui, look: Look, room: Room, view: &LibraryView, browse: &mut Browse) -> Option<Intent> {
    let mut asked = None;
    let cases: Vec<_> = view
        .cases
        .iter()
        .filter(|case| browse.level.is_none_or(|level| level == case.level) && case.matches(&browse.search))
        .collect();
    if cases.is_empty() {
        show(ui, look, words::NO_MATCH.get(look.lang), ink(Role::H2, look.ink));
        let clear = words::CLEAR_FILTERS.get(look.lang);
        if browse.is_narrowed() && button(ui, look, clear, None, None, Kind::Plain).clicked() {
            *browse = Browse { hint: browse.hint, ..Browse::default() };
        }
    }
    let width = ui.available_width();
    let gap = look.gap(20.0).min(look.gap(16.0) + 4.0);
    let columns = if room == Room::Narrow { 1 } else { fitting(width, look.px(card::NARROWEST), gap) };
    let each = ((width + gap) / f32::from(columns) - gap).floor();
    let height = card::height(look, room);
    // Keys begin at the first case without a search for it.
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let wants_first =
        nothing_focused && [Key::ArrowRight, Key::ArrowDown, Key::Enter].iter().any(|key| super::pressed(ui, *key));
    let typed_nothing = typed_nothing(ui);
    let mut is_first = true;
    ui.spacing_mut().item_spacing.y = look.gap(14.0);
    for row in cases.chunks(usize::from(columns)) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for case in row {
                let response = card::case_card(ui, look, room, case, browse.hint, vec2(each, height));
                if is_first && wants_first {
                    response.request_focus();
                }
                is_first = false;
                if response.clicked() {
                    asked = Some(open(case));
                }
            }
        });
    }
    if typed_nothing {
        for (case, key) in cases.iter().zip(super::NUMBERS) {
            if super::pressed(ui, key) {
                asked = Some(open(case));
            }
        }
    }
    let broken: Vec<_> = if browse.is_narrowed() { Vec::new() } else { view.broken.iter().collect() };
    for row in broken.chunks(usize::from(columns)) {
        let laid: Vec<_> = row.iter().map(|card| broken::lay_out(ui, look, card, each)).collect();
        let height = laid.iter().map(|laid| laid.height).fold(0.0, f32::max);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (card, laid) in row.iter().zip(laid) {
                broken::paint(ui, look, card, laid, vec2(each, height));
            }
        });
    }
    asked
}

/// A case that is due is played in the form of its review.
fn open(case: &view::CaseCard) -> Intent {
    match case.due {
        Some(form) if !case.is_open => Intent::Review(case.index, form),
        _ => Intent::Open(case.index),
    }
}

/// How many columns at least so wide fit.
fn fitting(width: f32, narrowest: f32, gap: f32) -> u16 {
    let mut columns: u16 = 1;
    while columns < 6 && (width + gap) / f32::from(columns + 1) - gap >= narrowest {
        columns += 1;
    }
    columns
}
