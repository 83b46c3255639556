//! The conversation: what was said at the left, what could be said at the right.

use super::bar::{Place, bar};
use super::text::{galley, ink, label, show};
use super::theme::{self, Role};
use super::widgets::{self, Kind, button, focus_ring, pressable, put, surface};
use super::{Intent, words};
use crate::debrief::ledgers;
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use egui::{
    Align, CornerRadius, Frame, Id, Key, Layout, Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Everything the stage shows.
#[derive(Clone, Debug)]
pub struct StageView {
    title: String,
    note: String,
    /// The customer's name.
    who: String,
    said: Vec<Said>,
    /// The stage direction of the moment.
    place: String,
    /// What the customer says now; nothing once it is over.
    line: Option<String>,
    /// How the customer looks, in words.
    face: String,
    /// What can be said, in the order of the screen.
    options: Vec<String>,
    /// What happened at the end, once it is over.
    over: Option<String>,
    can_take_back: bool,
    notebook: Notebook,
}

/// A line of the conversation so far.
#[derive(Clone, Debug)]
struct Said {
    by: Speaker,
    words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    Customer,
    Trainee,
    /// A stage direction.
    Nobody,
}

/// What a careful colleague would have written down.
#[derive(Clone, Debug, Default)]
struct Notebook {
    authority: String,
    facts: Vec<String>,
    promises: Vec<String>,
    amounts: Vec<String>,
}

impl StageView {
    /// A conversation at its last moment.
    #[must_use]
    pub fn new(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Self {
        let scenario = roleplay.scenario;
        let state = replay.now(roleplay);
        let node = scenario.node(state.node);
        let premise = scenario.premise.get(lang);
        let mut said = Vec::new();
        if !premise.is_empty() {
            said.push(Said {
                by: Speaker::Nobody,
                words: format!("{}{}{premise}", words::BEFOREHAND.get(lang), lang.pick("：", ": ")),
            });
        }
        let mut place = None;
        for turn in &replay.turns {
            let node = scenario.node(turn.before.node);
            if place.replace(turn.before.node) != Some(turn.before.node) {
                said.push(Said { by: Speaker::Nobody, words: node.place.get(lang).to_owned() });
            }
            let line = roleplay.moment(&turn.before, replay.seed).line.get(lang).to_owned();
            said.push(Said { by: Speaker::Customer, words: line });
            let words = roleplay.words(&turn.before, turn.response).get(lang).to_owned();
            said.push(Said { by: Speaker::Trainee, words });
            let reply = roleplay.reply(&turn.before, turn.response).get(lang).to_owned();
            if !reply.is_empty() {
                said.push(Said { by: Speaker::Customer, words: reply });
            }
        }
        let moment = roleplay.moment(&state, replay.seed);
        let is_over = state.over.is_some();
        let customer = &scenario.customer;
        let over = is_over.then(|| match state.walked_out() {
            Some(_) => words::left(customer.pronoun, node.channel).get(lang).to_owned(),
            None => words::OVER.get(lang).to_owned(),
        });
        let look =
            crate::face::Look { behaviour: customer.behaviour, pronoun: customer.pronoun, channel: node.channel };
        let number = (replay.turns.len() + usize::from(!is_over)).to_string();
        let sentence = words::SENTENCE.with(lang, &[("n", &number)]);
        Self {
            title: scenario.title.get(lang).to_owned(),
            note: format!("{} · {sentence}", words::place(node.setting, node.channel, lang)),
            who: customer.name.get(lang).to_owned(),
            said,
            place: node.place.get(lang).to_owned(),
            line: (!is_over).then(|| moment.line.get(lang).to_owned()),
            face: crate::face::face(look, state.mood).get(lang).to_owned(),
            options: if is_over {
                Vec::new()
            } else {
                moment.options.iter().map(|(_, words)| words.get(lang).to_owned()).collect()
            },
            over,
            can_take_back: !replay.turns.is_empty(),
            notebook: Notebook::new(roleplay, replay, lang),
        }
    }
}

impl Notebook {
    fn new(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Self {
        let state = replay.now(roleplay);
        let scenario = roleplay.scenario;
        let books = ledgers(roleplay, replay);
        Self {
            authority: scenario.authority.get(lang).to_owned(),
            facts: (0..scenario.facts.len())
                .filter(|fact| state.found(*fact))
                .map(|fact| scenario.facts[fact].text.get(lang).to_owned())
                .collect(),
            promises: books
                .promises
                .iter()
                .map(|entry| {
                    let due = words::when(entry.promise.due, lang);
                    let words = [("what", entry.promise.what.get(lang)), ("when", &due)];
                    words::DUE.with(lang, &words)
                })
                .collect(),
            amounts: books
                .quotes
                .iter()
                .map(|entry| {
                    let amount = words::amount(entry.quote, lang);
                    let what = match entry.quote.what.get(lang) {
                        "" => amount,
                        what => format!("{what}{}{amount}", lang.pick("：", ": ")),
                    };
                    words::ON.with(lang, &[("what", &what), ("when", &words::when(entry.said, lang))])
                })
                .collect(),
        }
    }
}

/// Draws the stage.
pub fn stage_ui(ui: &mut Ui, lang: Lang, view: &StageView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, lang, &Place::Case { title: &view.title, note: &view.note });
    let width = rest.width().min(theme::WIDEST);
    let margin = theme::margin(rest.width());
    let inner = Rect::from_center_size(rest.center(), vec2(width - 2.0 * margin, rest.height() - 2.0 * margin));
    let left_width = (inner.width() - theme::GAP) * 0.46;
    let notes = if rest.width() >= theme::WIDE { 0.36 } else { 0.30 };
    let notes_top = inner.bottom() - inner.height() * notes;
    let left =
        |top: f32, bottom: f32| Rect::from_min_max(pos2(inner.left(), top), pos2(inner.left() + left_width, bottom));

    let mut talk = ui.new_child(UiBuilder::new().id_salt("talk").max_rect(left(inner.top(), notes_top - theme::GAP)));
    conversation(&mut talk, lang, view);
    let mut notes = ui.new_child(UiBuilder::new().id_salt("notes").max_rect(left(notes_top, inner.bottom())));
    notebook(&mut notes, lang, &view.notebook);
    let right = Rect::from_min_max(pos2(inner.left() + left_width + theme::GAP, inner.top()), inner.max);
    let mut choices = ui.new_child(UiBuilder::new().id_salt("choices").max_rect(right));
    asked = asked.or(responses(&mut choices, lang, view));
    asked
}

fn conversation(ui: &mut Ui, lang: Lang, view: &StageView) {
    ScrollArea::vertical()
        .id_salt(("conversation", view.said.len()))
        .auto_shrink([false, false])
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let last = view.said.iter().rposition(|said| said.by == Speaker::Trainee);
            for (index, said) in view.said.iter().enumerate() {
                let is_recent = last.is_some_and(|last| index >= last);
                line(ui, lang, view, said, is_recent);
            }
            if let Some(over) = &view.over {
                ui.add_space(4.0);
                show(ui, lang, over, ink(Role::H2, theme::INK));
            } else {
                ui.add_space(4.0);
                direction(ui, lang, &view.place);
                show(ui, lang, &view.face, ink(Role::Body, theme::INK));
                if let Some(line) = &view.line {
                    bubble(ui, lang, &view.who, line, Speaker::Customer, true);
                }
            }
            ui.add_space(6.0);
            if !has_focus(ui, NOTEBOOK) {
                super::scroll_by_keys(ui);
            }
        });
}

/// The name of the notebook among the things that can have the focus.
const NOTEBOOK: &str = "notebook";

fn has_focus(ui: &Ui, name: &str) -> bool {
    ui.memory(|memory| memory.has_focus(Id::new(name)))
}

fn line(ui: &mut Ui, lang: Lang, view: &StageView, said: &Said, is_recent: bool) {
    match said.by {
        Speaker::Nobody => direction(ui, lang, &said.words),
        Speaker::Customer => bubble(ui, lang, &view.who, &said.words, said.by, is_recent),
        Speaker::Trainee => bubble(ui, lang, words::YOU.get(lang), &said.words, said.by, is_recent),
    }
}

fn direction(ui: &mut Ui, lang: Lang, words: &str) {
    if !words.is_empty() {
        show(ui, lang, words, ink(Role::Small, theme::SOFT));
    }
}

/// What somebody said: the customer at the left on white, the trainee at the right on the tint.
fn bubble(ui: &mut Ui, lang: Lang, who: &str, what: &str, by: Speaker, is_recent: bool) {
    let whole = ui.available_width();
    let is_mine = by == Speaker::Trainee;
    let role = if is_recent && !is_mine { Role::SayNow } else { Role::Body };
    let (fill, name_colour) = match (is_mine, is_recent) {
        (true, _) => (theme::ACCENT_TINT, theme::ACCENT_DEEP),
        (false, true) => (theme::CARD, theme::SOFT),
        (false, false) => (theme::SUNK, theme::SOFT),
    };
    let width = whole * 0.9 - 32.0;
    let name = label(ui, lang, who, ink(Role::Small, name_colour));
    let body = galley(ui, lang, what, ink(role, theme::INK), width);
    let size = vec2(body.size().x.max(name.size().x) + 32.0, name.size().y + body.size().y + 22.0);
    let (row, response) = ui.allocate_exact_size(vec2(whole, size.y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{who}: {what}")));
    let x = if is_mine { row.right() - size.x } else { row.left() };
    let rect = Rect::from_min_size(pos2(x, row.top()), size);
    let corner = if is_mine { CornerRadius { se: 4, ..theme::ROUND } } else { CornerRadius { sw: 4, ..theme::ROUND } };
    if is_recent && !is_mine {
        surface(ui, rect, corner, fill, theme::LINE, false);
    } else {
        ui.painter().rect_filled(rect, corner, fill);
    }
    let at = rect.min + vec2(16.0, 10.0);
    let below = at + vec2(0.0, name.size().y + 2.0);
    ui.painter().galley(at, name, name_colour);
    ui.painter().galley(below, body, theme::INK);
}

fn notebook(ui: &mut Ui, lang: Lang, notes: &Notebook) {
    let rect = ui.max_rect();
    surface(ui, rect, theme::ROUND, theme::CARD, theme::LINE, false);
    // Can have the focus, so that the keys that move a page move this one.
    let frame = ui.interact(rect, Id::new(NOTEBOOK), Sense::focusable_noninteractive());
    frame.widget_info(|| WidgetInfo::labeled(WidgetType::Panel, true, words::NOTEBOOK.get(lang)));
    focus_ring(ui, &frame, theme::ROUND);
    let mut inside = ui.new_child(UiBuilder::new().id_salt("page").max_rect(rect.shrink2(vec2(18.0, 14.0))));
    let ui = &mut inside;
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    widgets::title(ui, lang, words::NOTEBOOK.get(lang));
    ScrollArea::vertical().id_salt("notebook").auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        let parts: [(words::Word, &[String]); 3] =
            [(words::HEARD_OF, &notes.facts), (words::PROMISES, &notes.promises), (words::AMOUNTS, &notes.amounts)];
        let mut is_empty = true;
        for (head, lines) in parts {
            if !lines.is_empty() {
                is_empty = false;
                show(ui, lang, head.get(lang), ink(Role::SmallStrong, theme::ACCENT_DEEP));
                lines.iter().for_each(|line| bullet(ui, lang, line));
            }
        }
        if is_empty {
            show(ui, lang, words::NOTHING_YET.get(lang), ink(Role::Body, theme::SOFT));
        }
        if !notes.authority.is_empty() {
            show(ui, lang, words::AUTHORITY.get(lang), ink(Role::SmallStrong, theme::ACCENT_DEEP));
            show(ui, lang, &notes.authority, ink(Role::Small, theme::INK));
        }
        if has_focus(ui, NOTEBOOK) {
            super::scroll_by_keys(ui);
        }
    });
}

fn bullet(ui: &mut Ui, lang: Lang, words: &str) {
    let laid = galley(ui, lang, words, ink(Role::Body, theme::INK), ui.available_width() - 14.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    let dot = pos2(rect.left() + 4.0, rect.top() + Role::Body.line(lang) / 2.0);
    ui.painter().circle_filled(dot, 2.5, theme::ACCENT);
    ui.painter().galley(rect.min + vec2(14.0, 0.0), laid, theme::INK);
}

fn responses(ui: &mut Ui, lang: Lang, view: &StageView) -> Option<Intent> {
    let mut asked = None;
    ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
    ui.horizontal(|ui| {
        ui.set_height(40.0);
        let head = if view.over.is_some() { words::OVER_LEAD } else { words::YOU_SAY };
        let laid = label(ui, lang, head.get(lang), ink(Role::H3, theme::INK));
        let (rect, response) = ui.allocate_exact_size(vec2(laid.size().x, 40.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, head.get(lang)));
        put(ui, &laid, rect.left(), rect.center().y, theme::INK);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if view.can_take_back
                && (button(ui, lang, words::TAKE_BACK.get(lang), Some("U"), Kind::Quiet).clicked()
                    || super::pressed(ui, Key::U))
            {
                asked = Some(Intent::TakeBack);
            }
        });
    });
    if view.over.is_some() {
        let response = button(ui, lang, words::SEE_DEBRIEF.get(lang), Some("Enter"), Kind::Primary);
        if response.clicked() || super::pressed_freely(ui, Key::Enter) {
            asked = Some(Intent::Debrief);
        }
        return asked;
    }
    // Room for the focus ring, which must not be cut off.
    let area = ui.available_rect_before_wrap();
    let wide = Rect::from_min_max(area.min - vec2(6.0, 6.0), area.max + vec2(6.0, 0.0));
    let mut list = ui.new_child(UiBuilder::new().id_salt("list").max_rect(wide));
    ScrollArea::vertical().id_salt(("responses", view.said.len())).auto_shrink([false, false]).show(&mut list, |ui| {
        Frame::new().inner_margin(Margin::same(6)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            for (position, words) in view.options.iter().enumerate() {
                if response(ui, lang, position, words, view.options.len() + view.said.len()) {
                    asked = Some(Intent::Say(position));
                }
            }
        });
    });
    for (position, key) in super::NUMBERS.iter().enumerate().take(view.options.len()) {
        if super::pressed(ui, *key) {
            asked = Some(Intent::Say(position));
        }
    }
    asked
}

/// A sentence one could say; whether it was chosen.
fn response(ui: &mut Ui, lang: Lang, position: usize, what: &str, salt: usize) -> bool {
    let number = (position + 1).to_string();
    let width = ui.available_width();
    // In a small window the four must be seen at once: that matters more than their size.
    let is_wide = ui.ctx().content_rect().width() >= theme::WIDE;
    let (role, left, pad) = if is_wide { (Role::Say, 56.0, 13.0) } else { (Role::Body, 48.0, 10.0) };
    let laid = galley(ui, lang, what, ink(role, theme::INK), width - left - 14.0);
    let size = vec2(width, (laid.size().y + 2.0 * pad).max(44.0));
    let name = words::OPTION_NAME.with(lang, &[("n", &number), ("words", what)]);
    // A focus kept from the last sentence would choose by accident: every moment has widgets of its own.
    let (rect, response) = ui.push_id((salt, position), |ui| pressable(ui, size, &name)).inner;
    let is_hot = response.hovered() || response.has_focus();
    let border = if is_hot { theme::ACCENT } else { theme::CONTROL };
    let fill = if response.is_pointer_button_down_on() { theme::SUNK } else { theme::CARD };
    surface(ui, rect, theme::ROUND, fill, border, response.hovered());
    let key = Rect::from_min_size(rect.min + vec2(left - 40.0, pad - 1.0), vec2(26.0, 26.0));
    let (key_fill, key_ink) = if is_hot { (theme::ACCENT, theme::CARD) } else { (theme::SUNK, theme::INK) };
    ui.painter().rect_filled(key, CornerRadius::same(7), key_fill);
    let cap = label(ui, lang, &number, ink(Role::SmallStrong, key_ink));
    ui.painter().galley(key.center() - cap.size() / 2.0, cap, key_ink);
    ui.painter().galley(rect.min + vec2(left, pad), laid, theme::INK);
    focus_ring(ui, &response, theme::ROUND);
    response.clicked()
}
