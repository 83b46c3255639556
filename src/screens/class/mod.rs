//! How a class stands: who did what, where each dimension stands, what went wrong first, how each node was answered.
//!
//! People stand in the order of their numbers: nobody is ranked.

mod heat;
mod item;
mod table;
mod view;
mod wrong;

pub use view::ClassView;

use super::bar::{Place, bar};
use super::intent::ClassAsk;
use super::library::trouble_line;
use super::text::{ink, label, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{Kind, button, card, columns, put, segments, select, switch};
use super::{Intent, Screen, words};
use egui::{ScrollArea, Sense, Ui, UiBuilder, vec2};
use view::CHOICES;

/// Draws the class.
pub fn class_ui(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, look, &Place::Home { host: &view.host, here: Screen::Class }, |_| None);
    let room = look.room(rest.width());
    let mut body = ui.new_child(UiBuilder::new().id_salt("class").max_rect(rest));
    ScrollArea::vertical().id_salt("class").auto_shrink([false, false]).show(&mut body, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(theme::GAP);
            if let Some(trouble) = &view.trouble {
                trouble_line(ui, look, trouble);
            }
            asked = asked.take().or(parts(ui, look, room, view));
        });
        if !egui::Popup::is_any_open(ui.ctx()) {
            super::scroll_by_keys(ui, look, true);
        }
    });
    asked
}

fn parts(ui: &mut Ui, look: Look, room: Room, view: &ClassView) -> Option<Intent> {
    if !view.has_records {
        card(ui, look, 0.0, |ui| {
            show(ui, look, words::NO_RECORDS.get(look.lang), ink(Role::H2, look.ink));
            show(ui, look, words::NO_RECORDS_NOTE.get(look.lang), ink(Role::Body, look.soft));
        });
        return None;
    }
    let mut asked = head(ui, look, view);
    let mut part = |found: Option<Intent>| asked = asked.take().or(found);
    if !view.has_runs() {
        part(card(ui, look, 0.0, |ui| nobody(ui, look, view)));
        return asked;
    }
    let gap = look.gap(theme::GAP);
    let width = ui.available_width();
    if room == Room::Wide {
        let side = look.px(492.0).min(width * 0.4);
        columns(ui, gap, &[width - side - gap, side], |index, ui| {
            if index == 0 {
                part(card(ui, look, 0.0, |ui| table::table_ui(ui, look, view)));
            } else {
                part(card(ui, look, 0.0, |ui| wrong::wrong_ui(ui, look, view)));
                part(card(ui, look, 0.0, |ui| item::item_ui(ui, look, view)));
            }
        });
    } else {
        part(card(ui, look, 0.0, |ui| table::table_ui(ui, look, view)));
        part(card(ui, look, 0.0, |ui| wrong::wrong_ui(ui, look, view)));
        part(card(ui, look, 0.0, |ui| item::item_ui(ui, look, view)));
    }
    show(ui, look, words::CLASS_TRAVEL.get(look.lang), ink(Role::Small, look.soft));
    asked
}

/// The name of the class with what is chosen.
fn head(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let lang = look.lang;
    let mut ask = view.ask.clone();
    let mut teaches = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(10.0), look.gap(8.0));
        let most = ui.available_width();
        let height = look.px(36.0);
        for (words, role, colour) in [(&view.title, Role::H1, look.ink), (&view.note, Role::Small, look.soft)] {
            let laid = super::text::elided(ui, look, words, ink(role, colour), most, 1);
            let (rect, response) = ui.allocate_exact_size(vec2(laid.size().x, height), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
            put(ui, &laid, rect.left(), rect.center().y, colour);
        }
        if let Some(case) = view.teaches
            && button(ui, look, words::WITH_CLASS.get(lang), None, None, Kind::Plain).clicked()
        {
            teaches = Some(Intent::WithClass(case));
        }
        let (classes, class) = &view.classes;
        if classes.len() > 1
            && let Some(pressed) = select(ui, look, words::CLASS_PICK.get(lang), classes, *class)
        {
            ask.class = if pressed == 0 { None } else { classes.get(pressed).cloned() };
        }
        // Nothing to choose from where nobody has played.
        if !view.has_runs() && ask.scenario.is_none() {
            return;
        }
        let (cases, case) = &view.cases;
        if let Some(pressed) = select(ui, look, words::CASE_PICK.get(lang), cases, *case) {
            ask.scenario = pressed.checked_sub(1).and_then(|index| view.case_ids.get(index).cloned());
        }
        let runs = [words::RUN_FIRST, words::RUN_LATEST, words::RUN_BEST].map(|word| word.get(lang));
        let chosen = CHOICES.iter().position(|choice| *choice == ask.choice);
        if let Some(pressed) = segments(ui, look, words::RUN_PICK.get(lang), &runs, chosen) {
            ask.choice = CHOICES[pressed];
        }
        let name = words::HIDE_NAMES.get(lang);
        // The switch and its words stay together.
        let laid = label(ui, look, name, ink(Role::Small, look.ink));
        let size = vec2(look.px(44.0) + look.gap(8.0) + laid.size().x, height);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let mut child = ui.new_child(UiBuilder::new().id_salt("hide").max_rect(rect));
        if switch(&mut child, look, name, ask.hide_names).clicked() {
            ask.hide_names = !ask.hide_names;
        }
        put(ui, &laid, rect.right() - laid.size().x, rect.center().y - look.px(1.0), look.ink);
    });
    teaches.or((ask != view.ask).then(|| Intent::AskClass(Box::new(ask))))
}

/// Nobody has a run: what to do about it.
fn nobody(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let head = if view.rows.is_empty() {
        words::CLASS_EMPTY.get(look.lang).to_owned()
    } else {
        words::CLASS_NO_RUNS.with(look.lang, &[("n", &view.rows.len().to_string())])
    };
    show(ui, look, &head, ink(Role::H2, look.ink));
    show(ui, look, words::CLASS_EMPTY_NOTE.get(look.lang), ink(Role::Body, look.ink));
    show(ui, look, words::CLASS_ONE_CASE.get(look.lang), ink(Role::Body, look.soft));
    let (index, title) = view.first_case.as_ref()?;
    ui.add_space(look.gap(6.0));
    button(ui, look, title, None, None, Kind::Primary).clicked().then_some(Intent::Open(*index))
}

/// The choices with somebody looked at.
fn looking_at(view: &ClassView, trainee: i64, dimension: usize) -> Intent {
    Intent::AskClass(Box::new(ClassAsk { person: Some((trainee, dimension)), ..view.ask.clone() }))
}
