//! Before a class: which case, on which address, with names or without; and the class that was interrupted, if one was.

use super::bar::{Place, bar};
use super::intent::ClassPlan;
use super::library::trouble_line;
use super::session::Preparing;
use super::text::{galley, ink, label, put_label, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{
    Glyph, Kind, button, card, columns, field, focus_ring, glyph, link, pressable, put, segments, select, surface,
    switch, title,
};
use super::{Intent, words};
use crate::language::Lang;
use crate::scenario::Library;
use egui::{
    Align, Id, Key, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// Everything the screen shows.
#[derive(Clone, Debug)]
pub struct OpeningView {
    back: &'static str,
    title: String,
    plan: ClassPlan,
    /// Titles of the cases that can be played, and their indices in the library.
    cases: (Vec<String>, Vec<usize>),
    /// Address and interface.
    addresses: Vec<(String, String)>,
    /// The class that was interrupted, in words.
    left: Option<String>,
    known: Vec<String>,
    trouble: Option<String>,
    /// What became of the class that was shut last, in lines.
    shut: Option<String>,
}

/// Countdowns to choose from, in seconds.
const COUNTDOWNS: [u16; 5] = [0, 10, 20, 30, 60];
/// Classes of the records that are offered.
const OFFERED: usize = 4;

impl OpeningView {
    /// The screen in a language.
    #[must_use]
    pub(super) fn new(preparing: &Preparing, library: &Library, back: &'static str, lang: Lang) -> Self {
        let entries = library.entries().iter().enumerate();
        let (indices, titles): (Vec<usize>, Vec<String>) = entries
            .filter_map(|(index, entry)| Some((index, entry.scenario.as_ref()?.title.get(lang).to_owned())))
            .unzip();
        let plan = preparing.plan.clone();
        let chosen = indices.iter().position(|index| *index == plan.case).unwrap_or(0);
        let left = preparing.left.as_ref().map(|left| {
            let (n, people, title) = (left.turns.to_string(), left.people.to_string(), left.title.get(lang));
            let word = if left.turns == 0 { words::TEACH_LEFT_AT_START } else { words::TEACH_LEFT };
            word.with(lang, &[("n", &n), ("title", title), ("people", &people)])
        });
        Self {
            back,
            title: titles.get(chosen).cloned().unwrap_or_default(),
            known: preparing.known.iter().filter(|class| **class != plan.class).take(OFFERED).cloned().collect(),
            plan,
            cases: (titles, indices),
            addresses: preparing.addresses.iter().map(|it| (it.ip.to_string(), it.interface.clone())).collect(),
            left,
            trouble: preparing.trouble.as_ref().map(|text| text.get(lang).to_owned()),
            shut: preparing.shut.as_ref().map(|text| text.get(lang).to_owned()),
        }
    }
}

/// Draws the screen.
pub fn opening_ui(ui: &mut Ui, look: Look, view: &OpeningView) -> Option<Intent> {
    let place = Place::Inside {
        back: view.back,
        title: words::WITH_CLASS.get(look.lang),
        note: words::TEACH_NOTE.get(look.lang),
    };
    // Escape leaves the field first, then the screen.
    let field = Id::new("name of the class");
    let typing = Id::new("was typing the name of the class");
    let was_typing: bool = ui.data(|data| data.get_temp(typing)).unwrap_or_default();
    let is_typing = ui.memory(|memory| memory.has_focus(field));
    ui.data_mut(|data| data.insert_temp(typing, is_typing));
    let (rest, mut asked) = bar(ui, look, &place, |_| None);
    if was_typing && ui.input(|input| input.key_pressed(Key::Escape)) {
        asked = None;
    }
    let room = look.room(rest.width());
    let strip = Rect::from_min_max(pos2(rest.left(), rest.bottom() - look.px(theme::ACTIONS)), rest.max);
    asked = asked.or(actions(ui, look, view, strip));
    let body = Rect::from_min_max(rest.min, pos2(rest.right(), strip.top()));
    let mut body = ui.new_child(UiBuilder::new().id_salt("opening").max_rect(body));
    ScrollArea::vertical().id_salt("opening").auto_shrink([false, false]).show(&mut body, |ui| {
        super::page(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(theme::GAP);
            asked = asked.take().or(parts(ui, look, room, view));
        });
        if ui.memory(|memory| memory.focused().is_none()) && !egui::Popup::is_any_open(ui.ctx()) {
            super::scroll_by_keys(ui, look, true);
        }
    });
    asked
}

fn actions(ui: &mut Ui, look: Look, view: &OpeningView, strip: Rect) -> Option<Intent> {
    ui.painter().rect_filled(strip, 0.0, look.card);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, look.line));
    let inner = strip.shrink2(vec2(look.margin(strip.width()), 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().id_salt("open").max_rect(inner).layout(layout));
    let open = button(&mut right, look, words::TEACH_OPEN.get(look.lang), Some("Enter"), None, Kind::Primary);
    let free = Rect::from_min_max(inner.min, pos2(right.min_rect().left() - look.gap(16.0), inner.bottom()));
    let words = match view.plan.address.and_then(|index| view.addresses.get(index)) {
        Some((ip, _)) => format!("{} · {ip}", view.title),
        None => format!("{} · {}", view.title, words::TEACH_ALONE.get(look.lang)),
    };
    let laid = super::text::elided(ui, look, &words, ink(Role::Body, look.soft), free.width(), 2);
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("what").max_rect(free).layout(Layout::left_to_right(Align::Center)));
    put_label(&mut left, &laid, &words, look.soft);
    // A list that is open takes the key for itself.
    let by_key = !egui::Popup::is_any_open(ui.ctx()) && super::pressed_freely(ui, Key::Enter);
    (open.clicked() || by_key).then_some(Intent::OpenClass)
}

fn parts(ui: &mut Ui, look: Look, room: Room, view: &OpeningView) -> Option<Intent> {
    let mut asked = None;
    if let Some(trouble) = &view.trouble {
        trouble_line(ui, look, trouble);
    }
    if let Some(shut) = &view.shut {
        asked = asked.or(card(ui, look, 0.0, |ui| what_became(ui, look, shut)));
    }
    if let Some(left) = &view.left {
        asked = asked.or(card(ui, look, 0.0, |ui| {
            show(ui, look, left, ink(Role::H3, look.ink));
            let pressed = button(ui, look, words::TEACH_GO_ON.get(look.lang), None, None, Kind::Plain).clicked();
            pressed.then_some(Intent::GoOnWithClass)
        }));
    }
    let mut plan = view.plan.clone();
    let gap = look.gap(theme::GAP);
    let width = ui.available_width();
    let widths = if room == Room::Wide { vec![(width - gap) / 2.0; 2] } else { vec![width] };
    columns(ui, gap, &widths, |index, ui| {
        if index == 0 {
            card(ui, look, 0.0, |ui| who(ui, look, view, &mut plan));
        }
        if index + 1 == widths.len() {
            asked = asked.take().or(card(ui, look, 0.0, |ui| place(ui, look, view, &mut plan)));
        }
    });
    asked.or((plan != view.plan).then(|| Intent::PlanClass(Box::new(plan))))
}

fn what_became(ui: &mut Ui, look: Look, shut: &str) -> Option<Intent> {
    for (index, line) in shut.split('\n').enumerate() {
        let role = if index == 0 { Role::H3 } else { Role::Body };
        show(ui, look, line, ink(role, look.ink));
    }
    button(ui, look, words::TEACH_SEE.get(look.lang), None, None, Kind::Plain).clicked().then_some(Intent::Class)
}

/// The case, the class, names, time.
fn who(ui: &mut Ui, look: Look, view: &OpeningView, plan: &mut ClassPlan) {
    let lang = look.lang;
    let (titles, indices) = &view.cases;
    let chosen = indices.iter().position(|index| *index == plan.case).unwrap_or(0);
    if let Some(pressed) = select(ui, look, words::CASE_PICK.get(lang), titles, chosen)
        && let Some(index) = indices.get(pressed)
    {
        plan.case = *index;
    }
    ui.add_space(look.gap(6.0));
    title(ui, look, words::TEACH_CLASS.get(lang));
    class_field(ui, look, words::TEACH_CLASS.get(lang), &mut plan.class);
    if !view.known.is_empty() {
        ui.horizontal_wrapped(|ui| {
            for class in &view.known {
                if link(ui, look, &words::TEACH_KNOWN.with(lang, &[("class", class)])).clicked() {
                    plan.class.clone_from(class);
                }
            }
        });
    }
    show(ui, look, words::TEACH_CLASS_NOTE.get(lang), ink(Role::Small, look.soft));
    ui.add_space(look.gap(6.0));
    ui.horizontal(|ui| {
        let name = words::TEACH_NAMES.get(lang);
        if switch(ui, look, name, plan.names).clicked() {
            plan.names = !plan.names;
        }
        // The switch has said its name.
        let laid = label(ui, look, name, ink(Role::Strong, look.ink));
        let (rect, _) = ui.allocate_exact_size(laid.size(), Sense::hover());
        put(ui, &laid, rect.left(), rect.center().y, look.ink);
    });
    let note = if plan.names { words::TEACH_NAMES_ON } else { words::TEACH_NAMES_OFF };
    show(ui, look, note.get(lang), ink(Role::Small, look.soft));
    ui.add_space(look.gap(6.0));
    title(ui, look, words::TEACH_COUNTDOWN.get(lang));
    let names: Vec<String> = COUNTDOWNS
        .iter()
        .map(|seconds| match seconds {
            0 => words::OFF.get(lang).to_owned(),
            _ => words::SECONDS_N.with(lang, &[("n", &seconds.to_string())]),
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = COUNTDOWNS.iter().position(|seconds| *seconds == plan.countdown);
    if let Some(pressed) = segments(ui, look, words::TEACH_COUNTDOWN.get(lang), &names, chosen) {
        plan.countdown = COUNTDOWNS[pressed];
    }
}

/// The addresses of this machine, and none of them.
fn place(ui: &mut Ui, look: Look, view: &OpeningView, plan: &mut ClassPlan) -> Option<Intent> {
    let lang = look.lang;
    title(ui, look, words::TEACH_WHERE.get(lang));
    let note = if view.addresses.is_empty() { words::TEACH_NO_NETWORK } else { words::TEACH_WHERE_NOTE };
    show(ui, look, note.get(lang), ink(Role::Small, look.soft));
    for (index, (ip, interface)) in view.addresses.iter().enumerate() {
        if choice(ui, look, ip, interface, plan.address == Some(index)) {
            plan.address = Some(index);
        }
    }
    let alone = (words::TEACH_ALONE.get(lang), words::TEACH_ALONE_NOTE.get(lang));
    if choice(ui, look, alone.0, alone.1, plan.address.is_none()) {
        plan.address = None;
    }
    link(ui, look, words::TEACH_REFRESH.get(lang)).clicked().then_some(Intent::FindAddresses)
}

/// One of several places, told by a mark and by colour; whether it was pressed.
fn choice(ui: &mut Ui, look: Look, words: &str, more: &str, is_chosen: bool) -> bool {
    let left = look.px(44.0);
    let width = ui.available_width();
    let inner = width - left - look.px(12.0);
    let head = galley(ui, look, words, ink(Role::Strong, look.ink), inner);
    let colour = if is_chosen { look.ink } else { look.soft };
    let tail = galley(ui, look, more, ink(Role::Small, colour), inner);
    let height = head.size().y + tail.size().y + look.px(16.0);
    let (rect, response) = pressable(ui, vec2(width, height), words);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, is_chosen, words));
    let (fill, border) = if is_chosen { (look.accent_tint, look.accent) } else { (look.card, look.control) };
    surface(ui, rect, theme::BUTTON, fill, border, response.hovered());
    let at = pos2(rect.left() + left / 2.0, rect.center().y);
    ui.painter().circle(
        at,
        look.px(9.0),
        look.card,
        Stroke::new(2.0, if is_chosen { look.accent } else { look.control }),
    );
    if is_chosen {
        glyph(ui, Glyph::Tick, at, look.px(5.0), look.accent);
    }
    let top = rect.top() + look.px(8.0);
    put(ui, &head, rect.left() + left, top + head.size().y / 2.0, look.ink);
    put(ui, &tail, rect.left() + left, top + head.size().y + tail.size().y / 2.0, colour);
    focus_ring(ui, look, &response, theme::BUTTON);
    response.clicked()
}

fn class_field(ui: &mut Ui, look: Look, name: &str, text: &mut String) {
    let width = ui.available_width().min(look.px(360.0));
    let (rect, _) = ui.allocate_exact_size(vec2(width, look.px(38.0)), Sense::hover());
    field(ui, look, rect, Id::new("name of the class"), (name, Role::Body), text);
}
