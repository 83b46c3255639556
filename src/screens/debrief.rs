//! How it went: the total and what limited it, the curve, each sentence with what it did and why, and the way
//! back into any of them.

use super::bar::{Place, bar};
use super::chart::{ChartView, chart, key};
use super::text::{galley, ink, label, show};
use super::theme::{self, Role};
use super::widgets::{self, Chip, Kind, button, card, columns, rule, two_ends};
use super::{Intent, words};
use crate::audit::{Search, what_if};
use crate::debrief::{
    ActEvidence, Judge, LedgerRow, PromiseStatus, Score, climb, evidence, ledgers, meter_name, missed_facts,
};
use crate::language::Lang;
use crate::roleplay::{Cause, Replay, Roleplay, Timing, TurnRecord};
use crate::rulebook::{Act, Dimension, Severity};
use crate::source::Vocabulary as _;
use egui::{
    Align, Color32, CornerRadius, Frame, Key, Layout, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};

/// Everything the debrief shows.
#[derive(Clone, Debug)]
pub struct DebriefView {
    title: String,
    note: String,
    total: i32,
    grade: String,
    limits: Vec<String>,
    without_limit: Option<String>,
    ending: [String; 3],
    headline: String,
    curve_title: String,
    chart: ChartView,
    reading: usize,
    sentence: SentenceView,
    bars: Vec<(String, i32)>,
    found: Vec<String>,
    missed: Vec<[String; 2]>,
    facts_title: String,
    advice: Vec<[String; 2]>,
    promises: Vec<PromiseLine>,
    amounts: Vec<AmountLine>,
}

/// One sentence, read closely.
#[derive(Clone, Debug)]
struct SentenceView {
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
    others: Vec<Other>,
}

/// What another sentence would have done instead.
#[derive(Clone, Debug)]
struct Other {
    said: String,
    after: [i32; 4],
    reach: String,
}

/// A row of the ledger.
#[derive(Clone, Debug)]
struct Row {
    reason: String,
    mood: [i32; 4],
    points: String,
}

#[derive(Clone, Debug)]
struct PromiseLine {
    what: String,
    when: String,
    status: PromiseStatus,
}

#[derive(Clone, Debug)]
struct AmountLine {
    amount: String,
    what: String,
    when: String,
}

impl DebriefView {
    /// How a conversation went, reading about one of its sentences (from 0).
    #[must_use]
    pub fn new(judge: &Judge<'_>, replay: &Replay, reading: usize, lang: Lang) -> Self {
        let roleplay = judge.roleplay();
        let scenario = roleplay.scenario;
        let end = replay.now(&roleplay);
        let score = judge.score(&end);
        let grade = judge.grade(score.total).name.get(lang).to_owned();
        let ending = &scenario.endings[score.ending];
        let total = score.total.to_string();
        let mut limits: Vec<_> = score.caps.iter().collect();
        limits.sort_by_key(|cap| cap.limit);
        let limits = limits
            .iter()
            .map(|cap| {
                let why = cap.why.words(scenario.customer.pronoun);
                words::LIMITED.with(lang, &[("limit", &cap.limit.to_string()), ("why", why.get(lang))])
            })
            .collect();
        let mut view = Self {
            title: scenario.title.get(lang).to_owned(),
            note: format!("{} · {total} · {grade}", words::DEBRIEF.get(lang)),
            total: score.total,
            grade,
            limits,
            without_limit: (score.total < score.uncapped)
                .then(|| words::WITHOUT_CAP.with(lang, &[("n", &score.uncapped.to_string())])),
            ending: [&ending.title, &ending.scene, &ending.consequence].map(|text| text.get(lang).to_owned()),
            headline: headline(&roleplay, replay, lang),
            curve_title: words::CURVE.with(lang, &[("who", scenario.customer.address.get(lang))]),
            chart: ChartView::new(judge, replay, lang),
            reading,
            sentence: SentenceView::new(judge, replay, reading, lang),
            bars: Dimension::ALL
                .iter()
                .map(|dimension| {
                    let name = roleplay.rulebook.dimensions[*dimension].name.get(lang).to_owned();
                    (name, score.dimensions[dimension.index()])
                })
                .collect(),
            found: Vec::new(),
            missed: Vec::new(),
            facts_title: String::new(),
            advice: advice(&roleplay, &score, lang),
            promises: Vec::new(),
            amounts: Vec::new(),
        };
        view.read_facts(judge, replay, lang);
        view.read_ledgers(&roleplay, replay, lang);
        view
    }

    fn read_facts(&mut self, judge: &Judge<'_>, replay: &Replay, lang: Lang) {
        let roleplay = judge.roleplay();
        let facts = &roleplay.scenario.facts;
        let missed = missed_facts(judge, replay);
        self.found = (0..facts.len())
            .filter(|fact| missed.iter().all(|missed| missed.fact != *fact))
            .map(|fact| facts[fact].text.get(lang).to_owned())
            .collect();
        let counts = [("n", &*self.found.len().to_string()), ("m", &*facts.len().to_string())];
        self.facts_title = words::FACTS.with(lang, &counts);
        for missed in missed {
            let fact = facts[missed.fact].text.get(lang);
            let hint = missed_hint(&roleplay, replay, missed.turn, missed.by, lang);
            // One sentence often finds several things: said once.
            match self.missed.iter_mut().find(|[_, other]| *other == hint) {
                Some([facts, _]) => *facts += &format!("{}{fact}", words::AND.get(lang)),
                None => self.missed.push([words::MISSED.with(lang, &[("fact", fact)]), hint]),
            }
        }
    }

    fn read_ledgers(&mut self, roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) {
        let books = ledgers(roleplay, replay);
        let sentence = |turn: Option<usize>| {
            turn.map_or_else(
                || words::BY_STORY.get(lang).to_owned(),
                |turn| words::SENTENCE.with(lang, &[("n", &(turn + 1).to_string())]),
            )
        };
        self.promises = books
            .promises
            .iter()
            .map(|entry| {
                let due = words::when(entry.promise.due, lang);
                let what = [("what", entry.promise.what.get(lang)), ("when", &due)];
                PromiseLine {
                    what: words::DUE.with(lang, &what),
                    when: sentence(Some(entry.turn)),
                    status: entry.status,
                }
            })
            .collect();
        self.amounts = books
            .quotes
            .iter()
            .map(|entry| AmountLine {
                amount: words::amount(entry.quote, lang),
                what: entry.quote.what.get(lang).to_owned(),
                when: format!("{} · {}", words::when(entry.said, lang), sentence(entry.turn)),
            })
            .collect();
    }
}

fn headline(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> String {
    if let Some(turn) = climb(replay) {
        let label = replay.turns[turn].response(roleplay).label.get(lang);
        let label = label.trim_end_matches(['。', '.']);
        return words::TURNED.with(lang, &[("n", &(turn + 1).to_string()), ("label", label)]);
    }
    let rise = |turn: usize| replay.turns[turn].after.mood.arousal - replay.turns[turn].before.mood.arousal;
    let closest = (0..replay.turns.len()).rev().max_by_key(|turn| rise(*turn)).filter(|turn| rise(*turn) > 0);
    match closest {
        Some(turn) => words::CLOSEST.with(lang, &[("n", &(turn + 1).to_string())]),
        None => words::NEVER_CLIMBED.get(lang).to_owned(),
    }
}

/// The two weakest dimensions, and what to do about them.
fn advice(roleplay: &Roleplay<'_>, score: &Score, lang: Lang) -> Vec<[String; 2]> {
    let mut weak: Vec<_> = Dimension::ALL
        .iter()
        .map(|dimension| (score.dimensions[dimension.index()], *dimension))
        .filter(|(value, _)| *value < 80)
        .collect();
    weak.sort_by_key(|(value, _)| *value);
    weak.iter()
        .take(2)
        .map(|(_, dimension)| {
            let advice = &roleplay.rulebook.dimensions[*dimension].advice;
            let say = words::INSTEAD.with(lang, &[("words", advice.say.get(lang))]);
            [advice.rule.get(lang).to_owned(), say]
        })
        .collect()
}

/// The sentence that would have found a fact.
fn missed_hint(
    roleplay: &Roleplay<'_>,
    replay: &Replay,
    turn: Option<usize>,
    by: Option<(usize, usize)>,
    lang: Lang,
) -> String {
    let Some((node, response)) = by else { return String::new() };
    let quoted = |words: &str| words.trim_matches(['“', '”']).to_owned();
    if let Some(turn) = turn {
        let words = quoted(roleplay.words(&replay.turns[turn].before, response).get(lang));
        return words::MISSED_AT.with(lang, &[("n", &(turn + 1).to_string()), ("words", &words)]);
    }
    let say = &roleplay.scenario.node(node).responses[response].say;
    let words = say.last().map_or_else(String::new, |say| quoted(say.value.get(lang)));
    words::MISSED_ANYWHERE.with(lang, &[("words", &words)])
}

impl SentenceView {
    fn new(judge: &Judge<'_>, replay: &Replay, reading: usize, lang: Lang) -> Self {
        let Some(turn) = replay.turns.get(reading) else { return Self::empty() };
        let roleplay = &judge.roleplay();
        let scenario = roleplay.scenario;
        let node = scenario.node(turn.before.node);
        let (acts, rows) = evidence(turn);
        let meters = |mood: crate::rulebook::Mood| [mood.arousal, mood.heard, mood.trust, mood.patience];
        let place = words::place(node.setting, node.channel, lang);
        Self {
            title: words::SENTENCE.with(lang, &[("n", &(reading + 1).to_string())]),
            when: format!("{} · {place}", words::when(turn.before.time, lang)),
            is_climb: climb(replay) == Some(reading),
            who: scenario.customer.address.get(lang).to_owned(),
            line: roleplay.moment(&turn.before, replay.seed).line.get(lang).to_owned(),
            said: roleplay.words(&turn.before, turn.response).get(lang).to_owned(),
            reply: roleplay.reply(&turn.before, turn.response).get(lang).to_owned(),
            chips: acts.iter().map(|act| chip(roleplay, act, lang)).collect(),
            rows: rows.iter().map(|row| Row::new(roleplay, row, lang)).collect(),
            before: meters(turn.before.mood),
            after: meters(turn.after.mood),
            why: turn.response(roleplay).why.get(lang).to_owned(),
            others: others(judge, turn, lang),
        }
    }

    /// A conversation without a sentence has none to read.
    const fn empty() -> Self {
        Self {
            title: String::new(),
            when: String::new(),
            is_climb: false,
            who: String::new(),
            line: String::new(),
            said: String::new(),
            reply: String::new(),
            chips: Vec::new(),
            rows: Vec::new(),
            before: [0; 4],
            after: [0; 4],
            why: String::new(),
            others: Vec::new(),
        }
    }
}

/// What the other sentences of a turn would have done, in the order of the screen's choice: best chance first.
fn others(judge: &Judge<'_>, turn: &TurnRecord, lang: Lang) -> Vec<Other> {
    let roleplay = judge.roleplay();
    let mut search = Search::with_budget(judge, QUICK);
    let mut options = what_if(&mut search, &turn.before, turn.response);
    options.retain(|option| !option.chosen);
    options.sort_by_key(|option| std::cmp::Reverse(option.best.total));
    options
        .iter()
        .map(|option| {
            let mood = option.after.mood;
            let phrase = if option.best.exact { words::STILL } else { words::STILL_AT_LEAST };
            Other {
                said: roleplay.words(&turn.before, option.response).get(lang).to_owned(),
                after: [mood.arousal, mood.heard, mood.trust, mood.patience],
                reach: phrase.with(lang, &[("n", &option.best.total.to_string())]),
            }
        })
        .collect()
}

/// Steps one question may take while somebody waits for the page: some hundredths of a second.
const QUICK: u64 = 50_000;

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

fn chip(roleplay: &Roleplay<'_>, act: &ActEvidence, lang: Lang) -> Chip {
    let rulebook = roleplay.rulebook;
    let name = rulebook.act_name(act.act).get(lang);
    let (colon, comma) = (lang.pick("：", ": "), lang.pick("，", ", "));
    match act.act {
        Act::Fault(fault) => {
            let severity = rulebook.faults[fault].severity;
            let (mark, word) = match severity {
                Severity::Minor => ("!", words::MARK_FAULT.get(lang).to_owned()),
                Severity::Major => {
                    let gap = lang.pick("", " ");
                    ("!", format!("{}{gap}{}", words::FAULT_MAJOR.get(lang), words::MARK_FAULT.get(lang)))
                }
                Severity::Hard => ("×", words::MARK_HARD.get(lang).to_owned()),
            };
            Chip {
                mark: mark.to_owned(),
                label: format!("{name} · {word}"),
                name: format!("{word}{colon}{name}"),
                family: None,
                is_early: false,
            }
        }
        Act::Move(kind) => {
            let family = rulebook.moves[kind].family;
            let timing = match act.timing {
                Timing::Early(_) if act.is_void => words::TIMING_VOID,
                Timing::Early(_) => words::TIMING_EARLY,
                Timing::Repeated => words::TIMING_REPEATED,
                Timing::Ok | Timing::Fault => words::TIMING_OK,
            };
            let label = match act.timing {
                Timing::Ok => name.to_owned(),
                _ => format!("{name} · {}", timing.get(lang)),
            };
            Chip {
                mark: words::family_mark(family.index(), lang).to_owned(),
                label,
                name: format!("{}{colon}{name}{comma}{}", rulebook.families[family].get(lang), timing.get(lang)),
                family: Some(family.index()),
                is_early: matches!(act.timing, Timing::Early(_)),
            }
        }
    }
}

/// Height of the bar with the buttons.
const ACTIONS: f32 = 72.0;

/// Draws the debrief.
pub fn debrief_ui(ui: &mut Ui, lang: Lang, view: &DebriefView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, lang, &Place::Case { title: &view.title, note: &view.note });
    let split = rest.bottom() - ACTIONS;
    let body = Rect::from_min_max(rest.min, pos2(rest.right(), split));
    let mut page = ui.new_child(UiBuilder::new().id_salt("debrief").max_rect(body));
    ScrollArea::vertical().id_salt("debrief").auto_shrink([false, false]).show(&mut page, |ui| {
        super::page(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            asked = asked.or(contents(ui, lang, view));
        });
        super::scroll_by_keys(ui);
    });
    let strip = Rect::from_min_max(pos2(rest.left(), split), rest.max);
    asked = asked.or(actions(ui, lang, view, strip));
    if super::pressed(ui, Key::ArrowRight) && view.reading + 1 < view.chart.marks.len() {
        asked = Some(Intent::Read(view.reading + 1));
    }
    if super::pressed(ui, Key::ArrowLeft) && view.reading > 0 {
        asked = Some(Intent::Read(view.reading - 1));
    }
    asked
}

fn actions(ui: &mut Ui, lang: Lang, view: &DebriefView, strip: Rect) -> Option<Intent> {
    let mut asked = None;
    ui.painter().rect_filled(strip, 0.0, theme::CARD);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, theme::LINE));
    let inner = strip.shrink2(vec2(theme::margin(strip.width()), 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().id_salt("actions").max_rect(inner).layout(layout));
    let ui = &mut bar;
    ui.spacing_mut().item_spacing.x = 12.0;
    let number = (view.reading + 1).to_string();
    let from = words::AGAIN_FROM.with(lang, &[("n", &number)]);
    if button(ui, lang, &from, Some("Enter"), Kind::Primary).clicked() || super::pressed_freely(ui, Key::Enter) {
        asked = Some(Intent::AgainFrom(view.reading));
    }
    if button(ui, lang, words::AGAIN.get(lang), Some("R"), Kind::Plain).clicked() || super::pressed(ui, Key::R) {
        asked = Some(Intent::StartOver);
    }
    let hint = label(ui, lang, words::KEYS.get(lang), ink(Role::Small, theme::SOFT));
    widgets::put(ui, &hint, inner.left(), inner.center().y, theme::SOFT);
    asked
}

fn contents(ui: &mut Ui, lang: Lang, view: &DebriefView) -> Option<Intent> {
    let mut asked = None;
    let width = ui.available_width();
    if ui.ctx().content_rect().width() >= theme::WIDE {
        columns(ui, &[292.0, width - 292.0 - theme::GAP], |index, ui| {
            if index == 0 {
                card(ui, |ui| verdict(ui, lang, view));
                card(ui, |ui| ending(ui, lang, view));
            } else {
                show(ui, lang, &view.headline, ink(Role::H1, theme::INK));
                asked = asked.or(card(ui, |ui| curve(ui, lang, view, 340.0)));
                next_time(ui, lang, view);
            }
        });
    } else {
        card(ui, |ui| strip(ui, lang, view));
        show(ui, lang, &view.headline, ink(Role::H1, theme::INK));
        asked = asked.or(card(ui, |ui| curve(ui, lang, view, 232.0)));
        next_time(ui, lang, view);
        card(ui, |ui| {
            ending(ui, lang, view);
            also_limited(ui, lang, view);
        });
    }
    let left = ((width - theme::GAP) * 0.58).floor();
    columns(ui, &[left, width - left - theme::GAP], |index, ui| {
        if index == 0 {
            card(ui, |ui| sentence(ui, lang, &view.sentence));
        } else {
            card(ui, |ui| dimensions(ui, lang, view));
            card(ui, |ui| amounts(ui, lang, view));
            card(ui, |ui| promises(ui, lang, view));
        }
    });
    card(ui, |ui| facts(ui, lang, view));
    asked
}

fn verdict(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    ui.horizontal(|ui| {
        show(ui, lang, words::TOTAL.get(lang), ink(Role::Small, theme::SOFT));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| grade(ui, lang, view));
    });
    total(ui, lang, view);
    scale(ui, lang, view.total);
    if let Some(limit) = view.limits.first() {
        show(ui, lang, limit, ink(Role::Strong, theme::INK));
    }
    if let Some(words) = &view.without_limit {
        show(ui, lang, words, ink(Role::Small, theme::SOFT));
    }
    also_limited(ui, lang, view);
}

/// The same in one row, where there is no room for a column.
fn strip(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    let width = ui.available_width();
    columns(ui, &[170.0, width - 170.0 - theme::GAP], |index, ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        if index == 0 {
            total(ui, lang, view);
        } else {
            grade(ui, lang, view);
            if let Some(limit) = view.limits.first() {
                show(ui, lang, limit, ink(Role::Strong, theme::INK));
            }
            if let Some(words) = &view.without_limit {
                show(ui, lang, words, ink(Role::Small, theme::SOFT));
            }
        }
    });
}

fn grade(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    let tint = theme::grade(view.total);
    let laid = label(ui, lang, &view.grade, ink(Role::H3, tint.text));
    let (rect, response) = ui.allocate_exact_size(laid.size() + vec2(20.0, 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &view.grade));
    ui.painter().rect_filled(rect, theme::CHIP, tint.fill);
    ui.painter().galley(rect.min + vec2(10.0, 3.0), laid, tint.text);
}

fn total(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    let total = label(ui, lang, &view.total.to_string(), ink(Role::Score, theme::INK));
    let of = label(ui, lang, words::OF_100.get(lang), ink(Role::H3, theme::SOFT));
    // Figures have nothing below the line and little above it: the line box would leave a hole over them.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{} {}", words::TOTAL.get(lang), view.total))
    });
    let after = rect.left() + total.size().x + 10.0;
    ui.painter().galley(rect.min - vec2(0.0, 16.0), total, theme::INK);
    ui.painter().galley(pos2(after, rect.bottom() - of.size().y - 8.0), of, theme::SOFT);
}

/// The lowest limit decides; the others would have.
fn also_limited(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    if view.limits.len() > 1 {
        rule(ui);
        show(ui, lang, words::ALSO_LIMITED.get(lang), ink(Role::Small, theme::SOFT));
        for limit in &view.limits[1..] {
            show(ui, lang, limit, ink(Role::Small, theme::INK));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "0 to 100")]
const fn share(value: i32) -> f32 {
    value as f32 / 100.0
}

/// The total as a bar, with the grades' limits under it.
fn scale(ui: &mut Ui, lang: Lang, total: i32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(rect.width(), 10.0));
    let round = CornerRadius::same(5);
    let colour = if total < 60 { theme::WARM } else { theme::ACCENT };
    ui.painter().rect_filled(bar, round, theme::SUNK);
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share(total), bar.height()));
    ui.painter().rect_filled(filled, round, colour);
    for limit in [60, 70, 80, 90] {
        let x = bar.left() + bar.width() * share(limit);
        ui.painter().vline(x, bar.top() - 3.0..=bar.bottom() + 3.0, Stroke::new(1.0, theme::CONTROL));
        let number = label(ui, lang, &limit.to_string(), ink(Role::Micro, theme::SOFT));
        widgets::put(ui, &number, x - number.size().x / 2.0, bar.bottom() + 13.0, theme::SOFT);
    }
}

fn ending(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    let [title, scene, consequence] = &view.ending;
    show(ui, lang, words::ENDING.get(lang), ink(Role::Small, theme::SOFT));
    show(ui, lang, title, ink(Role::H2, theme::INK));
    show(ui, lang, scene, ink(Role::Body, theme::INK));
    if !consequence.is_empty() {
        rule(ui);
        show(ui, lang, words::BUSINESS.get(lang), ink(Role::Small, theme::SOFT));
        show(ui, lang, consequence, ink(Role::Body, theme::INK));
    }
}

fn curve(ui: &mut Ui, lang: Lang, view: &DebriefView, height: f32) -> Option<Intent> {
    widgets::title(ui, lang, &view.curve_title);
    key(ui, lang, &view.chart);
    chart(ui, lang, &view.chart, view.reading, height)
}

fn sentence(ui: &mut Ui, lang: Lang, view: &SentenceView) {
    let right = if view.is_climb { words::CLIMB_HERE.get(lang) } else { "" };
    let title = ink(Role::H3, theme::INK);
    two_ends(ui, lang, &view.title, title, right, ink(Role::SmallStrong, theme::WARM));
    show(ui, lang, &view.when, ink(Role::Small, theme::SOFT));
    quote(ui, lang, &view.who, &view.line, theme::SUNK, theme::SOFT);
    quote(ui, lang, words::SAID_BY_YOU.get(lang), &view.said, theme::ACCENT_TINT, theme::ACCENT_DEEP);
    if !view.reply.is_empty() {
        quote(ui, lang, &view.who, &view.reply, theme::SUNK, theme::SOFT);
    }
    ui.add_space(4.0);
    widgets::chips(ui, lang, &view.chips);
    ui.add_space(4.0);
    ledger(ui, lang, view);
    if !view.why.is_empty() {
        ui.add_space(4.0);
        show(ui, lang, words::RATHER.get(lang), ink(Role::SmallStrong, theme::ACCENT_DEEP));
        show(ui, lang, &view.why, ink(Role::Body, theme::INK));
    }
    other_sentences(ui, lang, view);
}

/// What the other sentences would have left the customer like, and how much could still be reached after them.
fn other_sentences(ui: &mut Ui, lang: Lang, view: &SentenceView) {
    if view.others.is_empty() {
        return;
    }
    ui.add_space(8.0);
    show(ui, lang, words::OTHERS.get(lang), ink(Role::SmallStrong, theme::ACCENT_DEEP));
    for other in &view.others {
        rule(ui);
        show(ui, lang, &other.said, ink(Role::Small, theme::INK));
        let cells = other.after.map(|value| (value.to_string(), theme::INK));
        table_row(ui, lang, &other.reach, Role::Small, theme::SOFT, &cells, Role::SmallStrong, 68.0);
    }
}

fn quote(ui: &mut Ui, lang: Lang, who: &str, what: &str, fill: Color32, name: Color32) {
    let width = ui.available_width();
    Frame::new().fill(fill).corner_radius(theme::BUTTON).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.set_width(width - 28.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        show(ui, lang, who, ink(Role::Small, name));
        show(ui, lang, what, ink(Role::Say, theme::INK));
    });
}

/// What each act did to the four meters, row by row.
fn ledger(ui: &mut Ui, lang: Lang, view: &SentenceView) {
    let width = ui.available_width();
    let column = 68.0;
    let names: Vec<String> = (0..4).map(|index| meter_name(index).get(lang).to_owned()).collect();
    let head = words::TABLE_WHAT.get(lang);
    let heads = [0, 1, 2, 3].map(|index| (names[index].clone(), theme::SERIES[index].text));
    table_row(ui, lang, head, Role::Small, theme::SOFT, &heads, Role::SmallStrong, column);
    rule(ui);
    if view.rows.is_empty() {
        show(ui, lang, words::NO_CHANGE.get(lang), ink(Role::Small, theme::SOFT));
    }
    for row in &view.rows {
        let cells = row.mood.map(|change| {
            let colour = if change == 0 { theme::SOFT } else { theme::INK };
            (words::signed(change), colour)
        });
        table_row(ui, lang, &row.reason, Role::Small, theme::INK, &cells, Role::SmallStrong, column);
        if !row.points.is_empty() {
            let laid = galley(ui, lang, &row.points, ink(Role::Small, theme::SOFT), width - 4.0 * column);
            let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &row.points));
            ui.painter().galley(rect.min, laid, theme::SOFT);
        }
        rule(ui);
    }
    let cells = [0, 1, 2, 3].map(|index| (format!("{} → {}", view.before[index], view.after[index]), theme::INK));
    let words = words::BEFORE_AFTER.get(lang);
    table_row(ui, lang, words, Role::SmallStrong, theme::INK, &cells, Role::SmallStrong, column);
}

#[expect(clippy::too_many_arguments, reason = "one row of one table: a struct would only rename them")]
fn table_row(
    ui: &mut Ui,
    lang: Lang,
    head: &str,
    head_role: Role,
    head_colour: Color32,
    cells: &[(String, Color32); 4],
    role: Role,
    column: f32,
) {
    let width = ui.available_width();
    let laid = galley(ui, lang, head, ink(head_role, head_colour), width - 4.0 * column - 8.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y), Sense::hover());
    let told: Vec<String> = (0..4).map(|index| format!("{} {}", meter_name(index).get(lang), cells[index].0)).collect();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{head}: {}", told.join(", "))));
    ui.painter().galley(rect.min, laid, head_colour);
    let mut right = rect.right();
    for (words, colour) in cells.iter().rev() {
        let cell = label(ui, lang, words, ink(role, *colour));
        ui.painter().galley(pos2(right - cell.size().x, rect.top()), cell, *colour);
        right -= column;
    }
}

/// What to do better, side by side under the curve.
fn next_time(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    let width = ui.available_width();
    let each = match view.advice.len() {
        0 => return,
        1 => width,
        _ => ((width - theme::GAP) / 2.0).floor(),
    };
    columns(ui, &vec![each; view.advice.len()], |index, ui| {
        let [rule, say] = &view.advice[index];
        card(ui, |ui| {
            show(ui, lang, words::ADVICE.get(lang), ink(Role::Small, theme::SOFT));
            show(ui, lang, rule, ink(Role::H3, theme::INK));
            show(ui, lang, say, ink(Role::Body, theme::INK));
        });
    });
}

fn dimensions(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    widgets::title(ui, lang, words::DIMENSIONS.get(lang));
    show(ui, lang, words::PAR.get(lang), ink(Role::Small, theme::SOFT));
    let names = view.bars.iter().map(|(name, _)| label(ui, lang, name, ink(Role::Small, theme::INK)).size().x);
    let name_width = names.fold(0.0, f32::max).min(ui.available_width() * 0.5);
    for (name, value) in &view.bars {
        let laid = galley(ui, lang, name, ink(Role::Small, theme::INK), name_width + 1.0);
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.size().y.max(24.0)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {value}")));
        let middle = rect.center().y;
        widgets::put(ui, &laid, rect.left(), middle, theme::INK);
        let from = rect.left() + name_width + 12.0;
        let bar = Rect::from_min_max(pos2(from, middle - 5.0), pos2(rect.right() - 44.0, middle + 5.0));
        let colour = if *value < 60 { theme::WARM } else { theme::ACCENT };
        let painter = ui.painter();
        painter.rect_filled(bar, CornerRadius::same(3), theme::SUNK);
        let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share(*value), bar.height()));
        painter.rect_filled(filled, CornerRadius::same(3), colour);
        let ticks = middle - 8.0..=middle + 8.0;
        painter.vline(bar.left() + bar.width() * 0.6, ticks.clone(), Stroke::new(1.0, theme::CONTROL));
        painter.vline(bar.right(), ticks, Stroke::new(3.0, theme::INK));
        let number = label(ui, lang, &value.to_string(), ink(Role::SmallStrong, theme::INK));
        widgets::put(ui, &number, rect.right() - number.size().x, middle, theme::INK);
    }
}

fn facts(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    widgets::title(ui, lang, &view.facts_title);
    let width = ui.available_width();
    let half = ((width - theme::GAP) / 2.0).floor();
    columns(ui, &[half, half], |side, ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for fact in view.found.iter().skip(side).step_by(2) {
            tick_line(ui, lang, fact);
        }
        for [fact, hint] in view.missed.iter().skip(side).step_by(2) {
            missed(ui, lang, fact, hint);
        }
    });
}

fn missed(ui: &mut Ui, lang: Lang, fact: &str, hint: &str) {
    let width = ui.available_width();
    Frame::new().fill(theme::AMBER_TINT).corner_radius(theme::BUTTON).inner_margin(Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(width - 24.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            show(ui, lang, fact, ink(Role::Strong, theme::INK));
            if !hint.is_empty() {
                show(ui, lang, hint, ink(Role::Body, theme::INK));
            }
        },
    );
}

fn tick_line(ui: &mut Ui, lang: Lang, words: &str) {
    let laid = galley(ui, lang, words, ink(Role::Body, theme::INK), ui.available_width() - 24.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    tick(ui, pos2(rect.left() + 8.0, rect.top() + Role::Body.line(lang) / 2.0));
    ui.painter().galley(rect.min + vec2(24.0, 0.0), laid, theme::INK);
}

fn tick(ui: &Ui, at: egui::Pos2) {
    let stroke = Stroke::new(2.2, theme::SAGE);
    ui.painter().line(vec![at + vec2(-5.0, 0.5), at + vec2(-1.5, 4.0), at + vec2(5.5, -4.5)], stroke);
}

fn amounts(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    widgets::title(ui, lang, words::QUOTE_LEDGER.get(lang));
    if view.amounts.is_empty() {
        show(ui, lang, words::NO_QUOTES.get(lang), ink(Role::Body, theme::SOFT));
    }
    for (index, line) in view.amounts.iter().enumerate() {
        if index > 0 {
            rule(ui);
        }
        let (amount, what) = (ink(Role::Strong, theme::INK), ink(Role::Small, theme::SOFT));
        two_ends(ui, lang, &line.amount, amount, &line.when, what);
        if !line.what.is_empty() {
            show(ui, lang, &line.what, ink(Role::Small, theme::INK));
        }
    }
}

fn promises(ui: &mut Ui, lang: Lang, view: &DebriefView) {
    widgets::title(ui, lang, words::PROMISE_LEDGER.get(lang));
    if view.promises.is_empty() {
        show(ui, lang, words::NO_PROMISES.get(lang), ink(Role::Body, theme::SOFT));
    }
    for (index, line) in view.promises.iter().enumerate() {
        if index > 0 {
            rule(ui);
        }
        let (mark, colour) = match line.status {
            PromiseStatus::Kept => ("", theme::SAGE),
            PromiseStatus::Late => ("! ", theme::AMBER),
            PromiseStatus::Missed => ("× ", theme::FAULT),
            PromiseStatus::Open => ("", theme::SOFT),
        };
        let status = format!("{mark}{}", words::promise(line.status).get(lang));
        two_ends(ui, lang, &line.what, ink(Role::Body, theme::INK), &status, ink(Role::SmallStrong, colour));
        show(ui, lang, &line.when, ink(Role::Small, theme::SOFT));
    }
}
