//! One sentence, read closely: what was said, its acts, what changed and why, the rule and its source.

use crate::debrief::{Judge, LedgerRow, climb, evidence, meter_name};
use crate::language::Lang;
use crate::roleplay::{Cause, Replay, Roleplay};
use crate::rulebook::Mood;
use crate::screens::evidence_words::chip;
use crate::screens::text::{galley, ink, label, show};
use crate::screens::theme::{self, Look, Role, Tint};
use crate::screens::widgets::{Chip, chips, rule, tinted, two_ends};
use crate::screens::words;
use egui::{Color32, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// One sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct SentenceView {
    title: String,
    when: String,
    is_climb: bool,
    who: String,
    line: String,
    said: String,
    reply: String,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    before: [i32; 4],
    after: [i32; 4],
    why: String,
    /// The rules behind it: code and name, what it says, where it is from.
    rules: Vec<[String; 3]>,
}

/// A row of the ledger.
#[derive(Clone, Debug)]
struct Row {
    reason: String,
    mood: [i32; 4],
    points: String,
}

const fn meters(mood: Mood) -> [i32; 4] {
    [mood.arousal, mood.heard, mood.trust, mood.patience]
}

impl SentenceView {
    pub fn new(judge: &Judge<'_>, replay: &Replay, reading: usize, lang: Lang) -> Self {
        // A conversation without a sentence has none to read.
        let Some(turn) = replay.turns.get(reading) else { return Self::default() };
        let roleplay = &judge.roleplay();
        let scenario = roleplay.scenario;
        let node = scenario.node(turn.before.node);
        let (acts, rows) = evidence(turn);
        let place = words::place(node.setting, node.channel, lang);
        Self {
            title: words::SENTENCE.with(lang, &[("n", &(reading + 1).to_string())]),
            when: format!("{} · {place}", words::when(turn.before.time, lang)),
            is_climb: climb(replay) == Some(reading),
            who: scenario.customer.address.get(lang).to_owned(),
            line: roleplay.moment(&turn.before, replay.seed).line.get(lang).to_owned(),
            said: roleplay.words(&turn.before, turn.response).get(lang).to_owned(),
            reply: roleplay.reply(&turn.before, turn.response).get(lang).to_owned(),
            chips: acts.iter().map(|act| chip(roleplay.rulebook, act, lang)).collect(),
            rows: rows.iter().map(|row| Row::new(roleplay, row, lang)).collect(),
            before: meters(turn.before.mood),
            after: meters(turn.after.mood),
            why: turn.response(roleplay).why.get(lang).to_owned(),
            rules: rules(roleplay, &rows, lang),
        }
    }
}

fn rules(roleplay: &Roleplay<'_>, rows: &[LedgerRow], lang: Lang) -> Vec<[String; 3]> {
    let mut codes: Vec<&str> = rows.iter().filter_map(|row| row.rule).collect();
    codes.dedup();
    let mut told = Vec::new();
    for code in codes {
        let Some(text) = roleplay.rulebook.rules.iter().find(|rule| rule.id == code) else { continue };
        let head = match lang {
            Lang::Zh => format!("{}（{code}）", text.name.get(lang)),
            Lang::En => format!("{} ({code})", text.name.get(lang)),
        };
        let source = words::SOURCE.with(lang, &[("code", &text.source)]);
        let row = [head, text.definition.get(lang).to_owned(), source];
        if !told.contains(&row) {
            told.push(row);
        }
    }
    told
}

impl Row {
    fn new(roleplay: &Roleplay<'_>, row: &LedgerRow, lang: Lang) -> Self {
        let points: Vec<String> = row
            .dimensions()
            .map(|(dimension, points)| {
                let name = roleplay.rulebook.dimensions[dimension].name.get(lang);
                // A change never stands alone at the start of a line.
                format!("{name}\u{a0}{}", words::signed(points))
            })
            .collect();
        let rule = row.rule.map_or_else(String::new, |rule| match lang {
            Lang::Zh => format!("（{rule}）"),
            Lang::En => format!(" ({rule})"),
        });
        let source = match row.cause {
            Cause::Act(act) => roleplay.rulebook.act_source(act),
            _ => "",
        };
        let below = [points.join(lang.pick("，", ", ")), source.to_owned()];
        Self {
            reason: format!("{}{rule}", row.reason(roleplay, lang)),
            mood: row.mood,
            points: below.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    }
}

/// Draws it.
pub(super) fn sentence_ui(ui: &mut Ui, look: Look, view: &SentenceView) {
    let right = if view.is_climb { words::CLIMB_HERE.get(look.lang) } else { "" };
    let title = ink(Role::H3, look.ink);
    two_ends(ui, look, &view.title, title, right, ink(Role::SmallStrong, look.warm));
    show(ui, look, &view.when, ink(Role::Small, look.soft));
    plain_quote(ui, look, &view.who, &view.line);
    own_quote(ui, look, &view.said);
    if !view.reply.is_empty() {
        plain_quote(ui, look, &view.who, &view.reply);
    }
    ui.add_space(look.gap(2.0));
    chips(ui, look, &view.chips);
    ui.add_space(look.gap(2.0));
    ledger(ui, look, view);
    if !view.why.is_empty() {
        ui.add_space(look.gap(2.0));
        show(ui, look, words::RATHER.get(look.lang), ink(Role::SmallStrong, look.accent_deep));
        show(ui, look, &view.why, ink(Role::Small, look.ink));
    }
    for [name, definition, source] in &view.rules {
        well(ui, look, |ui| {
            show(ui, look, name, ink(Role::SmallStrong, look.ink));
            show(ui, look, definition, ink(Role::Small, look.ink));
            show(ui, look, source, ink(Role::Small, look.soft));
        });
    }
}

fn plain_quote(ui: &mut Ui, look: Look, who: &str, what: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        show(ui, look, who, ink(Role::Small, look.soft));
        show(ui, look, what, ink(Role::Body, look.ink));
    });
}

fn own_quote(ui: &mut Ui, look: Look, what: &str) {
    let width = ui.available_width();
    let pad = vec2(look.gap(12.0), look.gap(8.0));
    let who = words::SAID_BY_YOU.get(look.lang);
    let head = label(ui, look, who, ink(Role::Small, look.accent_deep));
    let body = galley(ui, look, what, ink(Role::Strong, look.ink), width - 2.0 * pad.x);
    let size = vec2(width, head.size().y + body.size().y + 2.0 * pad.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{who}: {what}")));
    tinted(ui, look, rect, theme::BUTTON, Tint { fill: look.accent_tint, text: look.accent_deep });
    let at = rect.min + pad;
    let below = at + vec2(0.0, head.size().y);
    ui.painter().galley(at, head, look.accent_deep);
    ui.painter().galley(below, body, look.ink);
}

/// A well in a card.
fn well(ui: &mut Ui, look: Look, contents: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    egui::Frame::new()
        .fill(look.sunk)
        .stroke(Stroke::new(if look.is_high { 1.0 } else { 0.0 }, look.line))
        .corner_radius(theme::BUTTON)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(width - 24.0 - if look.is_high { 2.0 } else { 0.0 });
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui);
        });
}

/// What each act did to the four meters, row by row.
fn ledger(ui: &mut Ui, look: Look, view: &SentenceView) {
    let heads = [0, 1, 2, 3].map(|index| (meter_name(index).get(look.lang).to_owned(), look.series[index].text));
    let table = Table::new(ui, look, &heads);
    table.row(ui, look, words::TABLE_WHAT.get(look.lang), ink(Role::Small, look.soft), &heads);
    rule(ui, look);
    if view.rows.is_empty() {
        show(ui, look, words::NO_CHANGE.get(look.lang), ink(Role::Small, look.soft));
    }
    for row in &view.rows {
        let cells = row.mood.map(|change| {
            let colour = if change == 0 { look.soft } else { look.ink };
            (words::signed(change), colour)
        });
        table.row(ui, look, &row.reason, ink(Role::Small, look.ink), &cells);
        if !row.points.is_empty() {
            show(ui, look, &row.points, ink(Role::Small, look.soft));
        }
        rule(ui, look);
    }
    let cells = [0, 1, 2, 3].map(|index| (format!("{}→{}", view.before[index], view.after[index]), look.ink));
    table.row(ui, look, words::BEFORE_AFTER.get(look.lang), ink(Role::SmallStrong, look.ink), &cells);
}

/// Four columns of numbers at the right of their reason, below it where that would be too narrow.
struct Table {
    column: f32,
    /// Room for the reason; 0 where the numbers stand below it.
    head: f32,
}

impl Table {
    fn new(ui: &Ui, look: Look, heads: &[(String, Color32); 4]) -> Self {
        let widest = heads.iter().map(|(words, _)| label(ui, look, words, ink(Role::SmallStrong, look.ink)).size().x);
        let numbers = label(ui, look, "100→100", ink(Role::SmallStrong, look.ink)).size().x;
        let column = widest.fold(numbers, f32::max) + look.gap(8.0);
        let head = ui.available_width() - 4.0 * column;
        if head >= look.px(72.0) {
            Self { column, head: head - look.gap(4.0) }
        } else {
            Self { column: (ui.available_width() / 4.0).floor(), head: 0.0 }
        }
    }

    fn row(
        &self,
        ui: &mut Ui,
        look: Look,
        head: &str,
        head_ink: crate::screens::text::Ink,
        cells: &[(String, Color32); 4],
    ) {
        let width = ui.available_width();
        let is_below = self.head == 0.0;
        let laid = galley(ui, look, head, head_ink, if is_below { width } else { self.head });
        let numbers = look.line_height(Role::SmallStrong);
        let height = if is_below { laid.size().y + numbers } else { laid.size().y };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let told: Vec<String> =
            (0..4).map(|index| format!("{} {}", meter_name(index).get(look.lang), cells[index].0)).collect();
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{head}: {}", told.join(", "))));
        let top = if is_below { rect.bottom() - numbers } else { rect.top() };
        ui.painter().galley(rect.min, laid, head_ink.colour);
        let mut right = rect.right();
        for (words, colour) in cells.iter().rev() {
            let cell = label(ui, look, words, ink(Role::SmallStrong, *colour));
            let at = Rect::from_min_size(pos2(right - cell.size().x, top), cell.size());
            ui.painter().galley(at.min, cell, *colour);
            right -= self.column;
        }
    }
}
