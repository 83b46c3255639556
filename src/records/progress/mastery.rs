//! When a case, a skill or the order rule is mastered.

use super::played::Played;
use crate::rulebook::{Behaviour, Move};
use std::collections::{BTreeMap, BTreeSet};

/// A total of a mastered case.
pub const GOOD: u8 = 80;
/// A total that passes.
pub const PASS: u8 = 70;
/// Opportunities that are looked at.
pub const WINDOW: usize = 10;
/// How many of them must have been used.
pub const NEEDED: usize = 8;
/// In how many cases.
pub const CASES: usize = 3;

/// The index of the run with which a case was mastered: the second of two runs of [`GOOD`] or more on different
/// days, neither with a hard fault, the second with the options in another order and, where the case has variants,
/// in another one.
///
/// `runs` are all of one case, in order, without the ungraded one.
#[must_use]
pub fn mastered_at(runs: &[&Played], has_variants: bool) -> Option<usize> {
    let good = |run: &Played| run.total >= GOOD && run.hard == 0;
    let differs = |first: &Played, second: &Played| {
        first.day != second.day && first.seed != second.seed && (!has_variants || first.variant != second.variant)
    };
    (0..runs.len()).find(|second| {
        good(runs[*second]) && runs[..*second].iter().any(|first| good(first) && differs(first, runs[*second]))
    })
}

/// A move over its last opportunities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// The move.
    pub act: Move,
    /// The last opportunities, up to [`WINDOW`], oldest first: used in time or not.
    pub last: Vec<bool>,
    /// In how many cases they were.
    pub cases: usize,
    /// Used in [`NEEDED`] of them in [`CASES`] cases.
    pub mastered: bool,
}

impl Skill {
    /// How many of the last opportunities were used.
    #[must_use]
    pub fn used(&self) -> usize {
        self.last.iter().filter(|used| **used).count()
    }
}

/// Every move there was an opportunity for, most opportunities first, then in the order of the rulebook.
#[must_use]
pub fn skills(runs: &[Played]) -> Vec<Skill> {
    let mut chances: BTreeMap<Move, Vec<(bool, &str)>> = BTreeMap::new();
    for run in runs {
        for (act, used) in &run.opportunities {
            chances.entry(*act).or_default().push((*used, &run.scenario));
        }
    }
    let mut skills: Vec<(usize, Skill)> = chances
        .into_iter()
        .map(|(act, chances)| {
            let last = &chances[chances.len().saturating_sub(WINDOW)..];
            let cases: BTreeSet<&str> = last.iter().map(|(_, case)| *case).collect();
            let mut skill =
                Skill { act, last: last.iter().map(|(used, _)| *used).collect(), cases: cases.len(), mastered: false };
            skill.mastered = skill.used() >= NEEDED && skill.cases >= CASES;
            (chances.len(), skill)
        })
        .collect();
    skills.sort_by_key(|(chances, _)| std::cmp::Reverse(*chances));
    skills.into_iter().map(|(_, skill)| skill).collect()
}

/// No unrecovered early move of tier 2 in five runs in a row, among them one with an irate and one with a passive
/// customer.
#[must_use]
pub fn order_mastered(runs: &[Played]) -> bool {
    runs.windows(5).any(|five| {
        let has = |behaviour| five.iter().any(|run| run.behaviour == behaviour);
        five.iter().all(|run| !run.unrecovered) && has(Behaviour::Irate) && has(Behaviour::Passive)
    })
}
