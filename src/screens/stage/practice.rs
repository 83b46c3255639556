//! What only practice shows: the door, what the last sentence did and why, a hint, what the customer thinks.

use crate::debrief::{evidence, hint, meter_name, thought};
use crate::language::Lang;
use crate::roleplay::{Event, Replay, Roleplay, TurnRecord};
use crate::screens::evidence_words::chip;
use crate::screens::text::{elided, ink, label, show};
use crate::screens::theme::{self, Look, Role, Room, Tint};
use crate::screens::widgets::{Chip, Glyph, chips, focus_ring, glyph, pressable, pressable_at, put, surface, tinted};
use crate::screens::{Intent, words};
use egui::{
    CornerRadius, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// What practice shows.
#[derive(Clone, Debug)]
pub(super) struct PracticeView {
    is_open: bool,
    last: Option<LastSentence>,
    hint: String,
    thought: String,
    /// What is shown on demand now.
    pub open: Option<Aside>,
    /// What the last sentence did opens by itself, and not before the customer has answered.
    pub is_guided: bool,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aside {
    /// What the moment asks for.
    Hint,
    /// What the customer thinks.
    Thought,
    /// What the last sentence did.
    Why,
}

/// What the last sentence did, and why.
#[derive(Clone, Debug)]
struct LastSentence {
    said: String,
    chips: Vec<Chip>,
    changes: [i32; 4],
    turned: Vec<String>,
    why: String,
}

impl PracticeView {
    pub fn new(roleplay: &Roleplay<'_>, replay: &Replay, is_guided: bool, lang: Lang) -> Self {
        let state = replay.now(roleplay);
        Self {
            is_open: state.gate_open,
            last: replay.turns.last().map(|turn| LastSentence::new(roleplay, turn, lang)),
            hint: hint(roleplay, &state).get(lang).to_owned(),
            thought: thought(roleplay, &state).get(lang).to_owned(),
            open: None,
            is_guided,
        }
    }
}

impl LastSentence {
    fn new(roleplay: &Roleplay<'_>, turn: &TurnRecord, lang: Lang) -> Self {
        let (acts, _) = evidence(turn);
        let change = turn.after.mood.since(turn.before.mood);
        let told = |event: &Event| {
            Some(match event {
                Event::Early(_) => words::EARLY,
                Event::GateOpened => words::GATE_OPENS,
                Event::GateReopened => words::GATE_SHUTS,
                Event::OverSoothing => words::ONLY_SOOTHING,
                Event::Recovered(_) => words::MADE_GOOD,
                Event::FactFound(_) => words::FOUND_OUT,
                _ => return None,
            })
        };
        let mut turned: Vec<String> =
            turn.events.iter().filter_map(told).map(|word| word.get(lang).to_owned()).collect();
        if turn.entered.contains(&Event::GateReopened) {
            turned.push(words::GATE_SHUTS_NEWS.get(lang).to_owned());
        }
        turned.dedup();
        Self {
            said: roleplay.words(&turn.before, turn.response).get(lang).to_owned(),
            chips: acts.iter().map(|act| chip(roleplay.rulebook, act, lang)).collect(),
            changes: [change.arousal, change.heard, change.trust, change.patience],
            turned,
            why: turn.response(roleplay).why.get(lang).to_owned(),
        }
    }
}

/// Height of the row with the door and the questions.
pub(super) fn row_height(look: Look) -> f32 {
    look.px(36.0)
}

/// The row above the cards: the door, and what can be asked for.
pub(super) fn row_ui(ui: &mut Ui, look: Look, room: Room, view: &PracticeView, can_take_back: bool) -> Option<Intent> {
    let mut asked = None;
    ui.spacing_mut().item_spacing.x = look.gap(8.0);
    gate(ui, look, room, view.is_open);
    let has_last = view.last.is_some();
    let parts = [
        (Aside::Hint, Glyph::Hint, words::HINT, "H", Key::H, Intent::Hint, true),
        (Aside::Thought, Glyph::Thought, words::THOUGHT, "T", Key::T, Intent::Thought, true),
        (Aside::Why, Glyph::Notes, words::LAST_ONE, "W", Key::W, Intent::Why, has_last),
    ];
    for (aside, sign, word, cap, key, intent, is_there) in parts {
        if is_there {
            let is_open = view.open == Some(aside);
            if small_pill(ui, look, room, word.get(look.lang), Some(sign), cap, is_open)
                || crate::screens::pressed(ui, key)
            {
                asked = Some(intent);
            }
        }
    }
    if can_take_back
        && (small_pill(ui, look, room, words::TAKE_BACK.get(look.lang), Some(Glyph::Again), "U", false)
            || crate::screens::pressed(ui, Key::U))
    {
        asked = Some(Intent::TakeBack);
    }
    asked
}

fn gate(ui: &mut Ui, look: Look, room: Room, is_open: bool) {
    let (tint, sign, long, short) = if is_open {
        (Tint { fill: look.sage_tint, text: look.sage }, Glyph::DoorOpen, words::GATE_OPEN, words::GATE_OPEN_SHORT)
    } else {
        (Tint { fill: look.amber_tint, text: look.amber }, Glyph::DoorShut, words::GATE_SHUT_LONG, words::GATE_SHUT)
    };
    let long = long.get(look.lang);
    let words = if room == Room::Wide { long } else { short.get(look.lang) };
    let laid = label(ui, look, words, ink(Role::SmallStrong, tint.text));
    let size = vec2(laid.size().x + look.px(44.0), row_height(look));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, long));
    tinted(ui, look, rect, CornerRadius::same(100), tint);
    glyph(ui, sign, pos2(rect.left() + look.px(20.0), rect.center().y), look.px(9.0), tint.text);
    put(ui, &laid, rect.left() + look.px(34.0), rect.center().y, tint.text);
}

/// A small round button on the scene; its key stands on it where there is room.
pub(super) fn small_pill(
    ui: &mut Ui,
    look: Look,
    room: Room,
    words: &str,
    sign: Option<Glyph>,
    key: &str,
    is_on: bool,
) -> bool {
    let colour = if is_on { look.bright } else { look.ink };
    let has_words = room > Room::Narrow || sign.is_none();
    let laid = label(ui, look, words, ink(Role::Small, colour));
    let cap = label(ui, look, key, ink(Role::Micro, colour));
    let sign_width = sign.map_or(0.0, |_| look.px(if has_words { 22.0 } else { 16.0 }));
    let words_width = if has_words { laid.size().x } else { 0.0 };
    let cap_width = if room == Room::Wide && !key.is_empty() { cap.size().x + look.px(12.0) } else { 0.0 };
    let size = vec2(look.px(24.0) + sign_width + words_width + cap_width, row_height(look));
    let (rect, response) = pressable(ui, size, words);
    let round = CornerRadius::same(100);
    let fill = match (is_on, response.hovered()) {
        (true, _) => look.ink,
        (_, true) => look.sunk,
        _ => look.card,
    };
    ui.painter().add(theme::RESTING.as_shape(rect, round));
    ui.painter().rect(rect, round, fill, Stroke::new(1.0, look.control), StrokeKind::Inside);
    let mut x = rect.left() + look.px(12.0);
    let middle = rect.center().y;
    if let Some(sign) = sign {
        glyph(ui, sign, pos2(x + look.px(8.0), middle), look.px(8.0), colour);
        x += sign_width;
    }
    if has_words {
        x += put(ui, &laid, x, middle, colour);
    }
    if cap_width > 0.0 {
        x += look.px(8.0);
        let frame =
            Rect::from_min_size(pos2(x, middle - look.px(9.0)), vec2(cap.size().x + look.px(8.0), look.px(18.0)));
        ui.painter().rect_stroke(frame, CornerRadius::same(4), Stroke::new(1.0, colour), StrokeKind::Inside);
        put(ui, &cap, x + look.px(4.0), middle, colour);
    }
    focus_ring(ui, look, &response, CornerRadius::same(30));
    response.clicked()
}

/// What was asked for, as a card in the lower right corner of `room`; a button puts it away.
pub(super) fn aside_ui(ui: &mut Ui, look: Look, view: &PracticeView, who: &str, room: Rect) -> Option<Intent> {
    let open = view.open?;
    let width = look.px(340.0).min(room.width());
    let id = ui.id().with(("aside height", open));
    let ctx = ui.ctx().clone();
    // As high as its words, which one knows after laying them out once; until then as high as there is room.
    let known: Option<f32> = ctx.data(|data| data.get_temp(id));
    let height = known.unwrap_or_else(|| look.px(120.0)).min(room.height());
    let rect = Rect::from_min_max(pos2(room.right() - width, room.bottom() - height), room.max);
    let border = if open == Aside::Why { look.line } else { look.accent };
    // What lies under it cannot be pressed through it.
    ui.interact(rect, id.with("cover"), Sense::click());
    surface(ui, rect, theme::ROUND, look.card, border, true);
    let inside = rect.shrink2(vec2(look.gap(18.0), look.gap(14.0)));
    let mut child = ui.new_child(UiBuilder::new().id_salt("aside").max_rect(inside));
    let output =
        ScrollArea::vertical().id_salt(("aside", open as u8)).auto_shrink([false, false]).show(&mut child, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(6.0);
            ui.set_width(ui.available_width() - look.gap(6.0));
            let (head, again) = match open {
                Aside::Hint => (words::HINT.get(look.lang).to_owned(), Intent::Hint),
                Aside::Thought => (words::THINKS.with(look.lang, &[("who", who)]), Intent::Thought),
                Aside::Why => (words::YOU_SAID.get(look.lang).to_owned(), Intent::Why),
            };
            let away = head_ui(ui, look, &head).then_some(again);
            match (open, &view.last) {
                (Aside::Hint, _) => {
                    show(ui, look, &view.hint, ink(Role::Body, look.ink));
                }
                (Aside::Thought, _) => {
                    show(ui, look, &view.thought, ink(Role::Body, look.ink));
                }
                (Aside::Why, Some(last)) => last_ui(ui, look, last),
                (Aside::Why, None) => {}
            }
            away
        });
    let wanted = output.content_size.y + 2.0 * look.gap(14.0);
    if known.is_none_or(|known| (known - wanted).abs() > 0.5) {
        ctx.data_mut(|data| data.insert_temp(id, wanted));
        ctx.request_repaint();
    }
    output.inner
}

/// What the card is about at the left, and a button that puts it away at the right.
fn head_ui(ui: &mut Ui, look: Look, head: &str) -> bool {
    let away = words::PUT_AWAY.get(look.lang);
    let laid = label(ui, look, away, ink(Role::Small, look.accent_deep));
    let size = vec2(laid.size().x + look.px(16.0), look.px(32.0).max(laid.size().y));
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
    let at = Rect::from_min_size(pos2(row.right() - size.x, row.top()), size);
    let response = pressable_at(ui, at, ui.id().with("put away"), away);
    if response.hovered() {
        ui.painter().rect_filled(at, theme::BUTTON, look.sunk);
    }
    put(ui, &laid, at.left() + look.px(8.0), at.center().y, look.accent_deep);
    focus_ring(ui, look, &response, theme::BUTTON);
    let room = Rect::from_min_max(row.min, pos2(at.left() - look.gap(8.0), row.bottom()));
    let laid = elided(ui, look, head, ink(Role::SmallStrong, look.accent_deep), room.width(), 1);
    let heard = ui.interact(room, ui.id().with("head"), Sense::hover());
    heard.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, head));
    put(ui, &laid, room.left(), room.center().y, look.accent_deep);
    response.clicked()
}

fn last_ui(ui: &mut Ui, look: Look, last: &LastSentence) {
    show(ui, look, &last.said, ink(Role::Small, look.soft));
    chips(ui, look, &last.chips);
    for turned in &last.turned {
        show(ui, look, turned, ink(Role::Strong, look.ink));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(14.0), look.gap(2.0));
        for (index, change) in last.changes.iter().enumerate().filter(|(_, change)| **change != 0) {
            let words = format!("{} {}", meter_name(index).get(look.lang), words::signed(*change));
            let laid = label(ui, look, &words, ink(Role::SmallStrong, look.series[index].text));
            crate::screens::text::put_label(ui, &laid, &words, look.series[index].text);
        }
    });
    if !last.why.is_empty() {
        show(ui, look, &last.why, ink(Role::Body, look.ink));
    }
}
