//! What the other sentences would have done: thin curves beside one's own, and the sentences themselves.

use super::analysis::{Analysis, course};
use crate::debrief::{evidence, meter_name};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay, TurnRecord};
use crate::screens::chart::{Run, runs};
use crate::screens::evidence_words::{chip, mark_of};
use crate::screens::text::{galley, ink, label, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Chip, Mark, chips_in_row, focus_ring, option_mark, pressable_at, segments, title};
use crate::screens::{Intent, words};
use egui::{Id, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// The other sentences of a turn.
#[derive(Clone, Debug)]
pub(super) struct WhatIfView {
    turn: usize,
    mark: Mark,
    own: Run,
    pub options: Vec<OptionView>,
    pub chosen: Option<usize>,
    /// At most so much arousal and the door can open.
    gate: i32,
    /// An earlier sentence has already limited what could be reached here.
    limited: Option<String>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct OptionView {
    /// Index of the response in its node.
    pub response: usize,
    said: String,
    chips: Vec<Chip>,
    /// “best 59 after it”.
    reach: [String; 2],
    run: Run,
}

impl WhatIfView {
    pub fn new(
        roleplay: &Roleplay<'_>,
        replay: &Replay,
        analysis: &Analysis,
        reading: usize,
        chosen: Option<usize>,
        lang: Lang,
    ) -> Self {
        let gate = roleplay.gate_arousal();
        let empty = Self {
            turn: 0,
            mark: Mark::Ok,
            own: Run::default(),
            options: Vec::new(),
            chosen: None,
            gate,
            limited: None,
        };
        let (Some(turn), Some(what_ifs)) = (replay.turns.get(reading), analysis.what_ifs.get(reading)) else {
            return empty;
        };
        let meters = |turn: &TurnRecord| {
            let mood = turn.after.mood;
            [mood.arousal, mood.heard, mood.trust, mood.patience]
        };
        let start = turn.before.mood;
        let start = [start.arousal, start.heard, start.trust, start.patience];
        let own: Vec<[i32; 4]> = replay.turns[reading..].iter().map(meters).collect();
        let mut others: Vec<_> = what_ifs.iter().filter(|option| !option.chosen).collect();
        others.sort_by_key(|option| std::cmp::Reverse(option.best.total));
        let options: Vec<OptionView> = others
            .iter()
            .map(|option| {
                let mut events = Vec::new();
                let mut after = turn.before;
                roleplay.respond(&mut after, option.response, &mut events);
                let record =
                    TurnRecord { before: turn.before, response: option.response, after, events, entered: Vec::new() };
                let (acts, _) = evidence(&record);
                let head = if option.best.exact { words::STILL } else { words::STILL_AT_LEAST };
                OptionView {
                    response: option.response,
                    said: roleplay.words(&turn.before, option.response).get(lang).to_owned(),
                    chips: acts.iter().map(|act| chip(roleplay.rulebook, act, lang)).collect(),
                    reach: [head.get(lang).to_owned(), option.best.total.to_string()],
                    run: Run { start, after: course(roleplay, option) },
                }
            })
            .collect();
        let best_here = what_ifs.iter().map(|option| option.best.total).max().unwrap_or(0);
        let limited = analysis.root.filter(|root| root.turn < reading && best_here < 80).map(|root| {
            let values = [("n", &*(root.turn + 1).to_string()), ("best", &best_here.to_string())];
            words::LIMITED_BEFORE.with(lang, &values)
        });
        Self {
            turn: reading,
            mark: mark_of(roleplay.rulebook, turn),
            own: Run { start, after: own },
            chosen: chosen.filter(|chosen| *chosen < options.len()),
            options,
            gate,
            limited,
        }
    }
}

/// Draws them; one of them, or playing on with it, may be asked for.
pub(super) fn what_if_ui(ui: &mut Ui, look: Look, view: &WhatIfView) -> Option<Intent> {
    let mut asked = None;
    let id = Id::new("what-if meter");
    let mut meter: usize = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let names: Vec<String> = (0..4).map(|index| words::short_meter(index).get(look.lang).to_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    title(ui, look, words::OTHERS.get(look.lang));
    if let Some(pressed) = segments(ui, look, "", &names, Some(meter)) {
        meter = pressed;
        ui.data_mut(|data| data.insert_temp(id, meter));
    }
    let others: Vec<&Run> = view.options.iter().map(|option| &option.run).collect();
    let own_mark = (view.turn, view.mark);
    let gate = (meter == 0).then_some(view.gate);
    let told = meter_name(meter);
    runs(ui, look, told.get(look.lang), meter, own_mark, &view.own, &others, gate, view.chosen);
    if let Some(limited) = &view.limited {
        show(ui, look, limited, ink(Role::Small, look.amber));
    }
    for (index, option) in view.options.iter().enumerate() {
        asked = asked.or(option_ui(ui, look, view, index, option));
    }
    asked
}

fn option_ui(ui: &mut Ui, look: Look, view: &WhatIfView, index: usize, option: &OptionView) -> Option<Intent> {
    let width = ui.available_width();
    let is_chosen = view.chosen == Some(index);
    let pad = vec2(look.gap(12.0), look.gap(8.0));
    let sign = look.px(24.0);
    let [head, number] = &option.reach;
    let head = galley(ui, look, head, ink(Role::Small, look.soft), look.px(76.0));
    let number_laid = label(ui, look, number, ink(Role::H2, look.ink));
    let right = head.size().x.max(number_laid.size().x) + look.gap(8.0);
    let inner = width - 2.0 * pad.x - sign - right;
    let said = galley(ui, look, &option.said, ink(Role::Small, look.ink), inner);
    let chips_height = look.px(28.0) + look.gap(6.0);
    let act = is_chosen.then(|| label(ui, look, words::SAY_THIS.get(look.lang), ink(Role::SmallStrong, look.accent)));
    let act_height = act.as_ref().map_or(0.0, |_| look.px(34.0));
    let height = (said.size().y + chips_height + act_height).max(head.size().y + number_laid.size().y) + 2.0 * pad.y;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let id = ui.id().with(("alternative", view.turn, index));
    let response = pressable_at(ui, rect, id, &format!("{} {}", option.said, option.reach.join(" ")));
    let (fill, border, stroke) = match (is_chosen, response.hovered()) {
        (true, _) => (look.accent_tint, look.accent, 2.0),
        (_, true) => (look.sunk, look.control, 1.0),
        _ => (look.card, look.control, 1.0),
    };
    ui.painter().rect(rect, theme::BUTTON, fill, Stroke::new(stroke, border), StrokeKind::Inside);
    let at = rect.min + pad;
    option_mark(ui, look, index, at + vec2(look.px(7.0), look.line_height(Role::Small) / 2.0), look.px(6.0));
    let text_at = at + vec2(sign, 0.0);
    let said_height = said.size().y;
    ui.painter().galley(text_at, said, look.ink);
    let x = rect.right() - pad.x;
    let head_height = head.size().y;
    ui.painter().galley(pos2(x - head.size().x, at.y), head, if is_chosen { look.ink } else { look.soft });
    ui.painter().galley(pos2(x - number_laid.size().x, at.y + head_height), number_laid, look.ink);
    let row = Rect::from_min_size(text_at + vec2(0.0, said_height + look.gap(6.0)), vec2(inner, look.px(28.0)));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("chips", index)).max_rect(row));
    chips_in_row(&mut child, look, &option.chips);
    let mut asked = response.clicked().then_some(Intent::Alternative((!is_chosen).then_some(index)));
    if let Some(act) = act {
        let button = Rect::from_min_size(pos2(text_at.x, row.bottom() + look.gap(4.0)), act.size() + vec2(8.0, 8.0));
        let say = pressable_at(ui, button, id.with("say"), words::SAY_THIS.get(look.lang));
        ui.painter().galley(button.center() - act.size() / 2.0, act, look.accent_deep);
        focus_ring(ui, look, &say, theme::CHIP);
        if say.clicked() {
            asked = Some(Intent::AgainSaying(view.turn, option.response));
        }
    }
    focus_ring(ui, look, &response, theme::BUTTON);
    asked
}
