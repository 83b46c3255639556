//! Who practises here: choosing somebody, adding somebody, correcting one's own card. What is typed lives in the page
//! until it is kept.

mod view;

pub use view::PeopleView;

use super::bar::{Place, bar};
use super::intent::Card;
use super::library::trouble_line;
use super::text::{elided, ink, label, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{
    Glyph, Kind, button, button_off, card, columns, field, focus_ring, glyph, pressable, put, surface, title,
};
use super::{Intent, words};
use egui::{Id, Key, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use view::Somebody;

/// Draws the people.
pub fn people_ui(ui: &mut Ui, look: Look, view: &PeopleView) -> Option<Intent> {
    let place = Place::Inside {
        back: words::BACK_HERE.get(look.lang),
        title: words::PEOPLE.get(look.lang),
        note: words::PEOPLE_NOTE.get(look.lang),
    };
    let (rest, mut asked) = bar(ui, look, &place, |_| None);
    let room = look.room(rest.width());
    let mut body = ui.new_child(UiBuilder::new().id_salt("people").max_rect(rest));
    ScrollArea::vertical().id_salt("people").auto_shrink([false, false]).show(&mut body, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(theme::GAP);
            if let Some(trouble) = &view.trouble {
                trouble_line(ui, look, trouble);
            }
            asked = asked.take().or(parts(ui, look, room, view));
        });
        if ui.memory(|memory| memory.focused().is_none()) {
            super::scroll_by_keys(ui, look, true);
        }
    });
    asked
}

fn parts(ui: &mut Ui, look: Look, room: Room, view: &PeopleView) -> Option<Intent> {
    let mut asked = None;
    if !view.has_records {
        card(ui, look, 0.0, |ui| {
            show(ui, look, words::NO_RECORDS.get(look.lang), ink(Role::H2, look.ink));
            show(ui, look, words::NO_RECORDS_NOTE.get(look.lang), ink(Role::Body, look.soft));
        });
        return None;
    }
    let gap = look.gap(theme::GAP);
    let width = ui.available_width();
    if room == Room::Narrow {
        asked = asked.or(card(ui, look, 0.0, |ui| known(ui, look, view)));
        asked = asked.or(cards(ui, look, view));
    } else {
        let half = (width - gap) / 2.0;
        columns(ui, gap, &[half, half], |index, ui| {
            asked = asked.take().or(if index == 0 {
                card(ui, look, 0.0, |ui| known(ui, look, view))
            } else {
                cards(ui, look, view)
            });
        });
    }
    asked
}

/// Everybody there is; pressing somebody lets them practise.
fn known(ui: &mut Ui, look: Look, view: &PeopleView) -> Option<Intent> {
    title(ui, look, words::PEOPLE_HERE.get(look.lang));
    let mut asked = None;
    for somebody in &view.people {
        if person(ui, look, somebody) {
            asked = Some(if somebody.is_here { Intent::Back } else { Intent::SitDown(somebody.id) });
        }
    }
    ui.add_space(look.gap(4.0));
    show(ui, look, words::LEAVE_HINT.get(look.lang), ink(Role::Small, look.soft));
    asked
}

fn person(ui: &mut Ui, look: Look, it: &Somebody) -> bool {
    let size = vec2(ui.available_width(), look.px(52.0));
    let (rect, response) = pressable(ui, size, &it.told);
    let border = if it.is_here { look.accent } else { look.control };
    let fill = if it.is_here { look.accent_tint } else { look.card };
    surface(ui, rect, theme::BUTTON, fill, border, response.hovered());
    let r = look.px(17.0);
    let at = pos2(rect.left() + look.px(28.0), rect.center().y);
    ui.painter().circle_filled(at, r, if it.is_here { look.accent } else { look.sunk });
    let colour = if it.is_here { look.bright } else { look.ink };
    match it.name.chars().next().filter(|c| *c != '（' && *c != '(') {
        Some(first) => {
            let letter = label(ui, look, &first.to_string(), ink(Role::Strong, colour));
            ui.painter().galley(at - letter.size() / 2.0, letter, colour);
        }
        None => glyph(ui, Glyph::Person, at, look.px(9.0), colour),
    }
    let here = words::PRACTISES_NOW.get(look.lang);
    let here = label(ui, look, here, ink(Role::SmallStrong, look.accent_deep));
    let end = if it.is_here { here.size().x + look.gap(12.0) } else { 0.0 };
    let x = rect.left() + look.px(56.0);
    let room = rect.right() - look.px(12.0) - end - x;
    let name = elided(ui, look, &it.name, ink(Role::Strong, look.ink), room, 1);
    if it.more.is_empty() {
        put(ui, &name, x, rect.center().y, look.ink);
    } else {
        let colour = if it.is_here { look.ink } else { look.soft };
        let more = elided(ui, look, &it.more, ink(Role::Small, colour), room, 1);
        put(ui, &name, x, rect.center().y - look.px(10.0), look.ink);
        put(ui, &more, x, rect.center().y + look.px(11.0), colour);
    }
    if it.is_here {
        put(ui, &here, rect.right() - look.px(12.0) - here.size().x, rect.center().y, look.accent_deep);
    }
    focus_ring(ui, look, &response, theme::BUTTON);
    response.clicked()
}

/// One's own card, and an empty one.
fn cards(ui: &mut Ui, look: Look, view: &PeopleView) -> Option<Intent> {
    let own = view.own.as_ref().and_then(|own| card(ui, look, 0.0, |ui| own_card(ui, look, view, own)));
    own.or(card(ui, look, 0.0, |ui| new_card(ui, look)))
}

/// What is being typed on a card; as kept, where nothing was.
fn draft(ui: &Ui, id: Id, kept: &Card) -> Card {
    let typed: Option<(Card, Card)> = ui.data(|data| data.get_temp(id));
    // What is kept may have changed below what was typed.
    typed.filter(|(from, _)| from == kept).map_or_else(|| kept.clone(), |(_, typed)| typed)
}

fn own_card(ui: &mut Ui, look: Look, view: &PeopleView, kept: &Card) -> Option<Intent> {
    title(ui, look, &view.own_head);
    let id = Id::new("own card");
    let mut typed = draft(ui, id, kept);
    let done = fields(ui, look, "own", &mut typed);
    let is_new = typed != *kept;
    ui.data_mut(|data| data.insert_temp(id, (kept.clone(), typed.clone())));
    ui.add_space(look.gap(4.0));
    if !is_new {
        show(ui, look, words::KEPT_CARD.get(look.lang), ink(Role::Small, look.soft));
        return None;
    }
    let pressed = button(ui, look, words::KEEP_CARD.get(look.lang), None, None, Kind::Plain).clicked();
    (pressed || done).then(|| Intent::WriteCard(Box::new(typed)))
}

fn new_card(ui: &mut Ui, look: Look) -> Option<Intent> {
    title(ui, look, words::NEW_CARD.get(look.lang));
    show(ui, look, words::NEW_CARD_NOTE.get(look.lang), ink(Role::Small, look.soft));
    let id = Id::new("new card");
    let mut typed = draft(ui, id, &Card::default());
    let done = fields(ui, look, "new", &mut typed);
    let has_name = !typed.name.trim().is_empty();
    ui.data_mut(|data| data.insert_temp(id, (Card::default(), typed.clone())));
    ui.add_space(look.gap(4.0));
    if !has_name {
        button_off(ui, look, words::ADD_OFF.get(look.lang));
        return None;
    }
    let pressed = button(ui, look, words::ADD_AND_START.get(look.lang), None, None, Kind::Primary).clicked();
    if !pressed && !done {
        return None;
    }
    ui.data_mut(|data| data.remove::<(Card, Card)>(id));
    Some(Intent::WriteCard(Box::new(typed)))
}

/// The three fields; whether Enter was pressed in one of them.
fn fields(ui: &mut Ui, look: Look, card: &str, typed: &mut Card) -> bool {
    let mut done = false;
    let words = [words::CARD_NAME, words::CARD_NUMBER, words::CARD_CLASS];
    for (word, text) in words.into_iter().zip([&mut typed.name, &mut typed.number, &mut typed.class]) {
        let word = word.get(look.lang);
        show(ui, look, word, ink(Role::Small, look.ink));
        done |= line(ui, look, Id::new((card, word)), word, text);
    }
    done
}

fn line(ui: &mut Ui, look: Look, id: Id, name: &str, text: &mut String) -> bool {
    let width = ui.available_width().min(look.px(360.0));
    let (rect, _) = ui.allocate_exact_size(vec2(width, look.px(38.0)), Sense::hover());
    let response = field(ui, look, rect, id, (name, Role::Body), text);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
