//! How it went, on two pages: in ten seconds, and sentence by sentence; and the way back into any of them.

mod analysis;
mod dimensions;
mod facts;
mod ledgers;
mod overview;
mod sentence;
mod sentences;
mod view;
mod what_if;

pub use analysis::Analysis;
pub use view::DebriefView;
pub(super) use view::{Asked, headline};

use super::bar::{Place, bar};
use super::intent::Page;
use super::text::{ink, label};
use super::theme::{Look, Role, Room};
use super::widgets::{Glyph, Kind, button, put, segments};
use super::{Intent, words};
use egui::{Align, Key, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

/// Draws the debrief.
pub fn debrief_ui(ui: &mut Ui, look: Look, view: &DebriefView) -> Option<Intent> {
    let place = Place::Inside { back: view.back, title: &view.title, note: &view.note };
    let room = look.room(ui.max_rect().width());
    let (rest, mut asked) = bar(ui, look, &place, |ui| pages(ui, look, room, view.page));
    let split = rest.bottom() - (look.px(48.0) + look.gap(28.0));
    let body = Rect::from_min_max(rest.min, pos2(rest.right(), split));
    let mut page = ui.new_child(UiBuilder::new().id_salt("debrief").max_rect(body));
    // Each page and each sentence begins at its top.
    ScrollArea::vertical().id_salt(("debrief", view.page)).auto_shrink([false, false]).show(&mut page, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(16.0);
            let height = body.height() - 2.0 * look.gap(16.0) - look.gap(4.0);
            asked = asked.take().or(match view.page {
                Page::Overview => overview::overview_ui(ui, look, room, view, height),
                Page::Sentences => sentences::sentences_ui(ui, look, room, view),
            });
        });
        super::scroll_by_keys(ui, look, view.page == Page::Overview);
    });
    let strip = Rect::from_min_max(pos2(rest.left(), split), rest.max);
    asked = asked.or(actions(ui, look, room, view, strip));
    asked.or(keys(ui, view))
}

fn pages(ui: &mut Ui, look: Look, room: Room, page: Page) -> Option<Intent> {
    let (one, two) = if room == Room::Narrow {
        ("1", "2")
    } else {
        (words::PAGE_ONE.get(look.lang), words::PAGE_TWO.get(look.lang))
    };
    let chosen = usize::from(page == Page::Sentences);
    let pressed = segments(ui, look, "", &[one, two], Some(chosen));
    pressed.filter(|pressed| *pressed != chosen).map(|pressed| Intent::Page(page_of(pressed)))
}

const fn page_of(index: usize) -> Page {
    if index == 0 { Page::Overview } else { Page::Sentences }
}

/// Where one begins again from this page: at the root on the first, at the opened sentence on the second.
const fn again_from(view: &DebriefView) -> usize {
    match view.page {
        Page::Overview => view.again_from,
        Page::Sentences => view.reading,
    }
}

fn actions(ui: &mut Ui, look: Look, room: Room, view: &DebriefView, strip: Rect) -> Option<Intent> {
    let mut asked = None;
    ui.painter().rect_filled(strip, 0.0, look.card);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, look.line));
    let inner = strip.shrink2(vec2(look.margin(strip.width()), 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().id_salt("actions").max_rect(inner).layout(layout));
    let ui = &mut bar;
    ui.spacing_mut().item_spacing.x = look.gap(12.0);
    let (words, intent) = primary(look, view);
    if button(ui, look, &words, Some("Enter"), Some(Glyph::Again), Kind::Primary).clicked()
        || super::pressed_freely(ui, Key::Enter)
    {
        asked = Some(intent);
    }
    if let Some(next) = &view.next {
        let long = words::NEXT_CASE.with(look.lang, &[("title", next)]);
        let short = words::NEXT.get(look.lang);
        let width = label(ui, look, &long, ink(Role::Body, look.ink)).size().x + look.px(90.0);
        let room_left = ui.available_width() - look.px(if room == Room::Narrow { 120.0 } else { 330.0 });
        let words = if width <= room_left { &*long } else { short };
        if button(ui, look, words, Some("N"), None, Kind::Plain).clicked() || super::pressed(ui, Key::N) {
            asked = Some(Intent::NextCase);
        }
    }
    if button(ui, look, words::AGAIN.get(look.lang), Some("R"), None, Kind::Plain).clicked()
        || super::pressed(ui, Key::R)
    {
        asked = Some(Intent::StartOver);
    }
    let free = ui.min_rect().left() - inner.left() - look.gap(16.0);
    let (hint, to) = match view.page {
        Page::Overview => (words::TO_SENTENCES, Some(Page::Sentences)),
        Page::Sentences => (words::KEYS, None),
    };
    let hint = hint.get(look.lang);
    let laid = label(ui, look, hint, ink(Role::Body, look.accent));
    let wanted = laid.size().x + if to.is_some() { look.px(70.0) } else { 0.0 };
    if wanted <= free {
        let mut left = ui
            .new_child(UiBuilder::new().id_salt("onward").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        match to {
            Some(page) => {
                if button(&mut left, look, hint, Some("2"), None, Kind::Quiet).clicked() {
                    asked = Some(Intent::Page(page));
                }
            }
            None => {
                put(&left, &laid, inner.left(), inner.center().y, look.accent);
            }
        }
    }
    asked
}

/// What the large button does.
fn primary(look: Look, view: &DebriefView) -> (String, Intent) {
    if let (Page::Sentences, Some(chosen)) = (view.page, view.what_if.chosen) {
        let number = (view.reading + 1).to_string();
        let words = words::SAY_THIS_AT.with(look.lang, &[("n", &number)]);
        return (words, Intent::AgainSaying(view.reading, view.what_if.options[chosen].response));
    }
    let from = again_from(view);
    let words = words::AGAIN_FROM.with(look.lang, &[("n", &(from + 1).to_string())]);
    (words, Intent::AgainFrom(from))
}

fn keys(ui: &Ui, view: &DebriefView) -> Option<Intent> {
    let turns = view.chart.marks.len();
    let mut asked = None;
    if super::pressed(ui, Key::Num1) {
        asked = Some(Intent::Page(Page::Overview));
    }
    if super::pressed(ui, Key::Num2) {
        asked = Some(Intent::Page(Page::Sentences));
    }
    if super::pressed(ui, Key::ArrowRight) && view.reading + 1 < turns {
        asked = Some(Intent::Read(view.reading + 1));
    }
    if super::pressed(ui, Key::ArrowLeft) && view.reading > 0 {
        asked = Some(Intent::Read(view.reading - 1));
    }
    // On the second page up and down go through the other sentences; back over the first puts them away.
    let options = view.what_if.options.len();
    if view.page == Page::Sentences && ui.memory(|memory| memory.focused().is_none()) {
        let chosen = view.what_if.chosen;
        if super::pressed(ui, Key::ArrowDown) {
            let next = chosen.map_or(0, |chosen| chosen + 1);
            asked = (next < options).then_some(Intent::Alternative(Some(next)));
        }
        if super::pressed(ui, Key::ArrowUp) {
            asked = chosen.map(|chosen| Intent::Alternative(chosen.checked_sub(1)));
        }
    }
    asked
}
