//! What the debrief shows, as plain data.

use super::analysis::Analysis;
use super::facts::FactsView;
use super::ledgers::LedgersView;
use super::sentence::SentenceView;
use super::what_if::WhatIfView;
use crate::debrief::{Judge, Score, climb, evidence};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::Dimension;
use crate::scenario::{Business, Setting};
use crate::screens::chart::ChartView;
use crate::screens::intent::Page;
use crate::screens::portrait::Likeness;
use crate::screens::words;
use crate::source::Vocabulary as _;

/// Everything the debrief shows.
#[derive(Clone, Debug)]
pub struct DebriefView {
    /// The word on the way back.
    pub(super) back: &'static str,
    pub(super) page: Page,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) verdict: Verdict,
    pub(super) ending: EndingView,
    pub(super) headline: String,
    /// Where it was lost, if that is another sentence than the one where it turned.
    pub(super) root: Option<String>,
    pub(super) curve_title: String,
    pub(super) chart: ChartView,
    pub(super) advice: Vec<AdviceView>,
    /// The sentence that is read about, from 0.
    pub(super) reading: usize,
    /// The sentence from which one begins again unless one says otherwise.
    pub(super) again_from: usize,
    pub(super) sentence: SentenceView,
    pub(super) what_if: WhatIfView,
    pub(super) bars: Vec<(String, i32)>,
    pub(super) facts: FactsView,
    pub(super) ledgers: LedgersView,
    /// The title of the case after this one.
    pub(super) next: Option<String>,
}

/// The total and what limited it.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub total: i32,
    pub grade: String,
    /// Lowest first.
    pub limits: Vec<String>,
    pub without_limit: Option<String>,
}

/// How it ended.
#[derive(Clone, Debug)]
pub(super) struct EndingView {
    pub title: String,
    pub scene: String,
    pub consequence: String,
    /// What it means for the business: name and value.
    pub rows: Vec<[String; 2]>,
    pub setting: Setting,
    pub likeness: Likeness,
}

/// What to do better.
#[derive(Clone, Debug)]
pub(super) struct AdviceView {
    pub rule: String,
    pub say: String,
    /// The dimension, its value and the sentences that cost it.
    pub about: String,
}

/// What the page is asked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::screens) struct Asked<'a> {
    pub page: Page,
    pub reading: usize,
    pub alternative: Option<usize>,
    pub next: Option<&'a str>,
    pub is_exam: bool,
    /// The word on the way back.
    pub back: &'static str,
}

impl DebriefView {
    /// How a conversation went.
    #[must_use]
    pub(in crate::screens) fn new(
        judge: &Judge<'_>,
        replay: &Replay,
        analysis: &Analysis,
        asked: Asked<'_>,
        lang: Lang,
    ) -> Self {
        let roleplay = judge.roleplay();
        let scenario = roleplay.scenario;
        let end = replay.now(&roleplay);
        let score = judge.score(&end);
        let grade = judge.grade(score.total).name.get(lang).to_owned();
        let mode = if asked.is_exam { words::EXAM } else { words::PRACTICE };
        let ending = &scenario.endings[score.ending];
        let turned = climb(replay);
        let root = analysis.root.filter(|root| Some(root.turn) != turned);
        Self {
            back: asked.back,
            page: asked.page,
            title: scenario.title.get(lang).to_owned(),
            note: format!("{} · {}", words::DEBRIEF.get(lang), mode.get(lang)),
            ending: EndingView {
                title: ending.title.get(lang).to_owned(),
                scene: ending.scene.get(lang).to_owned(),
                consequence: ending.consequence.get(lang).to_owned(),
                rows: business(&ending.business, lang),
                setting: scenario.node(end.node).setting,
                likeness: Likeness::of(scenario, end.mood),
            },
            headline: headline(&roleplay, replay, lang),
            root: root.map(|root| {
                let label = label(&roleplay, replay, root.turn, lang);
                let (n, before, after) = ((root.turn + 1).to_string(), root.before.to_string(), root.after.to_string());
                let values = [("n", &*n), ("label", label), ("before", &before), ("after", &after)];
                words::ROOT.with(lang, &values)
            }),
            curve_title: words::CURVE.with(lang, &[("who", scenario.customer.address.get(lang))]),
            chart: ChartView::new(judge, replay, &analysis.still(), analysis.root, lang),
            advice: advice(&roleplay, &score, replay, lang),
            reading: asked.reading,
            again_from: analysis.root.map(|root| root.turn).or(turned).unwrap_or(asked.reading),
            sentence: SentenceView::new(judge, replay, asked.reading, lang),
            what_if: WhatIfView::new(&roleplay, replay, analysis, asked.reading, asked.alternative, lang),
            bars: Dimension::ALL
                .iter()
                .map(|dimension| {
                    let name = roleplay.rulebook.dimensions[*dimension].name.get(lang).to_owned();
                    (name, score.dimensions[dimension.index()])
                })
                .collect(),
            facts: FactsView::new(judge, replay, lang),
            ledgers: LedgersView::new(&roleplay, replay, lang),
            next: asked.next.map(ToOwned::to_owned),
            verdict: Verdict::new(&score, grade, scenario.customer.pronoun, lang),
        }
    }
}

impl Verdict {
    fn new(score: &Score, grade: String, pronoun: crate::scenario::Pronoun, lang: Lang) -> Self {
        let mut limits: Vec<_> = score.caps.iter().collect();
        limits.sort_by_key(|cap| cap.limit);
        let limits = limits
            .iter()
            .map(|cap| {
                let why = cap.why.words(pronoun);
                words::LIMITED.with(lang, &[("limit", &cap.limit.to_string()), ("why", why.get(lang))])
            })
            .collect();
        let without_limit = (score.total < score.uncapped)
            .then(|| words::WITHOUT_CAP.with(lang, &[("n", &score.uncapped.to_string())]));
        Self { total: score.total, grade, limits, without_limit }
    }
}

fn label<'a>(roleplay: &Roleplay<'a>, replay: &Replay, turn: usize, lang: Lang) -> &'a str {
    let label = replay.turns[turn].response(roleplay).label.get(lang);
    label.trim_end_matches(['。', '.'])
}

/// Where it turned, in one sentence.
pub(in crate::screens) fn headline(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> String {
    if let Some(turn) = climb(replay) {
        let values = [("n", &*(turn + 1).to_string()), ("label", label(roleplay, replay, turn, lang))];
        return words::TURNED.with(lang, &values);
    }
    let rise = |turn: usize| replay.turns[turn].after.mood.arousal - replay.turns[turn].before.mood.arousal;
    let closest = (0..replay.turns.len()).rev().max_by_key(|turn| rise(*turn)).filter(|turn| rise(*turn) > 0);
    match closest {
        Some(turn) => words::CLOSEST.with(lang, &[("n", &(turn + 1).to_string())]),
        None => words::NEVER_CLIMBED.get(lang).to_owned(),
    }
}

/// The two weakest dimensions, and what to do about them.
fn advice(roleplay: &Roleplay<'_>, score: &Score, replay: &Replay, lang: Lang) -> Vec<AdviceView> {
    let mut weak: Vec<_> = Dimension::ALL
        .iter()
        .map(|dimension| (score.dimensions[dimension.index()], *dimension))
        .filter(|(value, _)| *value < 80)
        .collect();
    weak.sort_by_key(|(value, _)| *value);
    weak.iter()
        .take(2)
        .map(|(value, dimension)| {
            let rule = &roleplay.rulebook.dimensions[*dimension];
            let costly: Vec<String> = (0..replay.turns.len())
                .filter(|turn| {
                    let (_, rows) = evidence(&replay.turns[*turn]);
                    rows.iter().map(|row| row.points[dimension.index()]).sum::<i32>() < 0
                })
                .take(4)
                .map(|turn| (turn + 1).to_string())
                .collect();
            let about = format!("{} {value}", rule.name.get(lang));
            let about = if costly.is_empty() {
                about
            } else {
                let see = if costly.len() == 1 { words::SEE_SENTENCE } else { words::SEE_SENTENCES };
                let list = costly.join(lang.pick("、", ", "));
                format!("{about} · {}", see.with(lang, &[("n", &list)]))
            };
            AdviceView {
                rule: rule.advice.rule.get(lang).to_owned(),
                say: words::INSTEAD.with(lang, &[("words", rule.advice.say.get(lang))]),
                about,
            }
        })
        .collect()
}

fn business(business: &Business, lang: Lang) -> Vec<[String; 2]> {
    let mut rows = Vec::new();
    let mut add = |name: words::Word, value: String| rows.push([name.get(lang).to_owned(), value]);
    if business.cost > 0 {
        add(words::COST, words::YUAN.with(lang, &[("n", &business.cost.to_string())]));
    }
    if business.revenue != 0 {
        let amount = words::signed(business.revenue);
        add(words::REVENUE, words::YUAN.with(lang, &[("n", &amount)]));
    }
    if business.hours > 0 {
        add(words::HOURS, words::HOURS_N.with(lang, &[("n", &business.hours.to_string())]));
    }
    if business.stars > 0 {
        add(words::REVIEW, words::STARS.with(lang, &[("n", &business.stars.to_string())]));
    }
    let third = if business.third_party { words::INVOLVED } else { words::NOT_INVOLVED };
    add(words::THIRD_PARTY, third.get(lang).to_owned());
    rows
}
