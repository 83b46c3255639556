//! Ways to choose without reading the situation, and how far they get.

use crate::cases::{Case, Dice, Failures, cases};
use crate::form::{Feature, acts};
use crate::journeys::is_emotion;
use heartfirst::language::Lang;
use heartfirst::roleplay::{State, option_order};
use heartfirst::rulebook::{Act, Tier};
use std::fmt::Write as _;

/// With fewer files the means say little; a writer trying one file is told only what one file can break.
const ENOUGH: usize = 5;

#[derive(Clone, Copy)]
enum Strategy {
    Most(Feature),
    Least(Feature),
    First,
    Last,
    Random,
    IssueFirst,
    Warmest,
}

/// A strategy that looks at words.
type ByLanguage = fn(Lang) -> Strategy;

const ISSUE_FIRST: &str = "issue first";

/// Name, strategy, and whether it is held to the limits; the others are printed for information.
fn strategies() -> Vec<(String, Strategy, bool)> {
    let mut all = Vec::new();
    let both: [(&str, ByLanguage, bool); 8] = [
        ("longest", |lang| Strategy::Most(Feature::Length(lang)), true),
        ("shortest", |lang| Strategy::Least(Feature::Length(lang)), true),
        ("most apologies", |lang| Strategy::Most(Feature::Apologies(lang)), true),
        ("most polite", |lang| Strategy::Most(Feature::Polite(lang)), true),
        ("fewest apologies", |lang| Strategy::Least(Feature::Apologies(lang)), false),
        ("least polite", |lang| Strategy::Least(Feature::Polite(lang)), false),
        ("most questions", |lang| Strategy::Most(Feature::Questions(lang)), false),
        ("fewest questions", |lang| Strategy::Least(Feature::Questions(lang)), false),
    ];
    for (name, strategy, held) in both {
        for lang in Lang::ALL {
            all.push((format!("{name}, {}", lang.pick("zh", "en")), strategy(lang), held));
        }
    }
    for (name, strategy, held) in [
        ("first on screen", Strategy::First, true),
        ("last on screen", Strategy::Last, true),
        ("random", Strategy::Random, true),
        ("most acts", Strategy::Most(Feature::Acts), true),
        (ISSUE_FIRST, Strategy::IssueFirst, true),
        ("warmest", Strategy::Warmest, true),
        ("fewest acts", Strategy::Least(Feature::Acts), false),
    ] {
        all.push((name.to_owned(), strategy, held));
    }
    // What is held to the limits first.
    all.sort_by_key(|(_, _, held)| !held);
    all
}

impl Strategy {
    /// How much it likes an option; `None` if it does not look at options at all.
    fn liking(self, case: &Case, state: &State, response: usize) -> Option<i64> {
        let number = |count: usize| i64::try_from(count).unwrap();
        let emotions = || {
            let acts = acts(case, state, response).iter();
            number(acts.filter(|act| matches!(act, Act::Move(act) if is_emotion(case, *act))).count())
        };
        match self {
            Self::Most(feature) => Some(number(feature.of(case, state, response))),
            Self::Least(feature) => Some(-number(feature.of(case, state, response))),
            Self::Warmest => Some(emotions()),
            Self::IssueFirst => {
                let tier = |act: &Act| match act {
                    Act::Move(act) => Some(case.roleplay.rulebook.moves[*act].tier),
                    Act::Fault(_) => None,
                };
                let acts = acts(case, state, response);
                let heavy = acts.iter().position(|act| tier(act).is_some_and(|tier| tier >= Tier::Heavy));
                let light = acts.iter().position(|act| tier(act) == Some(Tier::Light));
                Some(match (heavy, light) {
                    (Some(at), _) => 2_000 - number(at),
                    (None, Some(at)) => 1_000 - number(at),
                    (None, None) => -emotions(),
                })
            }
            Self::First | Self::Last | Self::Random => None,
        }
    }

    /// How many seeds its mean is taken over.
    fn seeds(self) -> u64 {
        match self {
            Self::First | Self::Last => 100,
            Self::Random => 1_000,
            _ => 20,
        }
    }

    /// Its mean total.
    fn mean(self, case: &Case) -> f64 {
        let mut totals = Vec::new();
        for seed in 0..self.seeds() {
            let mut tied = self.liking(case, &case.begin(), 0).is_none();
            let mut dice = Dice(seed);
            let play = case.play(case.begin(), |state| self.choose(case, state, seed, &mut dice, &mut tied));
            totals.push(play.score.total);
            if !tied {
                // No seed changes anything.
                break;
            }
        }
        f64::from(totals.iter().sum::<i32>()) / totals.len() as f64
    }

    fn choose(self, case: &Case, state: &State, seed: u64, dice: &mut Dice, tied: &mut bool) -> usize {
        let count = case.count(state);
        let order = option_order(seed, &case.roleplay.scenario.node(state.node).id, count);
        match self {
            Self::First => order[0],
            Self::Last => order[count - 1],
            Self::Random => dice.below(count),
            _ => {
                let likings: Vec<_> = order.iter().map(|response| self.liking(case, state, *response)).collect();
                let most = likings.iter().max().unwrap();
                *tied |= likings.iter().filter(|liking| *liking == most).count() > 1;
                order[likings.iter().position(|liking| liking == most).unwrap()]
            }
        }
    }
}

/// A strategy with its mean total in each scenario.
pub struct Outcome {
    name: String,
    held: bool,
    totals: Vec<f64>,
}

impl Outcome {
    fn mean(&self) -> f64 {
        self.totals.iter().sum::<f64>() / self.totals.len() as f64
    }

    fn passes(&self) -> Vec<&'static str> {
        let passed = cases().iter().zip(&self.totals).filter(|(_, total)| **total >= 70.0);
        passed.map(|(case, _)| case.name.as_str()).collect()
    }
}

/// All strategies in all scenarios.
pub fn results() -> Vec<Outcome> {
    let outcome = |(name, strategy, held): (String, Strategy, bool)| {
        let totals = cases().iter().map(|case| strategy.mean(case)).collect();
        Outcome { name, held, totals }
    };
    strategies().into_iter().map(outcome).collect()
}

/// The mean totals as a table.
pub fn table(results: &[Outcome]) -> String {
    let mut out = "\nstrategies: mean total per scenario (70 passes; the mean of all must be below 60)\n".to_owned();
    let _ = write!(out, "{:22} {:>6}", "", "mean");
    for case in cases() {
        let _ = write!(out, " {:>9}", case.name.chars().take(9).collect::<String>());
    }
    out.push('\n');
    let mut held = true;
    for outcome in results {
        if held && !outcome.held {
            out += "for information, without a limit:\n";
        }
        held = outcome.held;
        let _ = write!(out, "{:22} {:6.1}", outcome.name, outcome.mean());
        for total in &outcome.totals {
            let mark = if *total >= 70.0 { '!' } else { ' ' };
            let _ = write!(out, " {total:8.1}{mark}");
        }
        out.push('\n');
    }
    out
}

/// The limits.
pub fn check(results: &[Outcome], failures: &mut Failures) {
    let held: Vec<_> = results.iter().filter(|outcome| outcome.held).collect();
    for outcome in held.iter().filter(|outcome| outcome.name == ISSUE_FIRST) {
        for (case, total) in cases().iter().zip(&outcome.totals) {
            if *total >= 50.0 {
                failures.add(&case.name, format!("issue first gets {total:.1} points; it must stay below 50"));
            }
        }
    }
    if cases().len() < ENOUGH {
        for (index, case) in cases().iter().enumerate() {
            let passing: Vec<_> = held
                .iter()
                .filter(|outcome| outcome.totals[index] >= 70.0)
                .map(|outcome| format!("{} ({:.1})", outcome.name, outcome.totals[index]))
                .collect();
            if passing.len() > 1 {
                let list = passing.join(", ");
                failures.add(&case.name, format!("passed without reading: {list}; at most one such strategy may"));
            }
        }
        return;
    }
    for outcome in held {
        let (name, mean, passes) = (&outcome.name, outcome.mean(), outcome.passes());
        if mean >= 60.0 {
            failures
                .add("the whole folder", format!("the strategy “{name}” has a mean of {mean:.1}; it must be below 60"));
        }
        if passes.len() > 1 {
            let list = passes.join(", ");
            failures
                .add("the whole folder", format!("the strategy “{name}” passes {list}; at most one may be passed so"));
        }
    }
}
