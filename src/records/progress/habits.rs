//! The most costly habit of the last runs, in words.

use super::played::Played;
use crate::language::Text;
use crate::records::AttemptId;
use crate::rulebook::{Act, Rulebook};

/// Runs that are looked at.
pub const LOOKED_AT: usize = 8;

/// Something done wrong again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    /// A move that comes too early, or a fault.
    pub act: Act,
    /// For each of the last runs, oldest first, whether it happened.
    pub runs: Vec<bool>,
    /// By how much arousal rose each time, on average.
    pub arousal: i32,
    /// Points of the total it cost in a run in which it happened, on average; about.
    pub cost: i32,
    /// Where to look: conversation and turn (from 1), once per run.
    pub places: Vec<(AttemptId, usize)>,
}

impl Habit {
    /// In how many runs.
    #[must_use]
    pub fn times(&self) -> usize {
        self.runs.iter().filter(|happened| **happened).count()
    }

    /// “In 6 of 8 runs you explained the cause before the customer felt heard.”
    #[must_use]
    pub fn words(&self, rulebook: &Rulebook) -> Text {
        let (times, of) = (self.times(), self.runs.len());
        let short = rulebook.act_short(self.act);
        let (zh, en) = (short.get(crate::language::Lang::Zh), short.get(crate::language::Lang::En));
        match self.act {
            Act::Move(_) => Text::new(
                format!("近 {of} 次里有 {times} 次，对方还没觉得被听懂，你就{zh}。"),
                format!("In {times} of {of} runs, before the customer felt heard: {en}."),
            ),
            Act::Fault(_) => {
                Text::new(format!("近 {of} 次里有 {times} 次，你{zh}。"), format!("In {times} of {of} runs: {en}."))
            }
        }
    }
}

/// What cost most over the last runs, of everything that happened in at least two of them; `None` if nothing did.
#[must_use]
pub fn costliest(runs: &[Played]) -> Option<Habit> {
    let last = &runs[runs.len().saturating_sub(LOOKED_AT)..];
    let mut acts: Vec<Act> = last.iter().flat_map(|run| run.slips.iter().map(|slip| slip.act)).collect();
    acts.sort_unstable();
    acts.dedup();
    let habit = |act: Act| {
        let of = |run: &Played| run.slips.iter().filter(|slip| slip.act == act).copied().collect::<Vec<_>>();
        let happened: Vec<_> = last.iter().map(of).collect();
        let all: Vec<_> = happened.iter().flatten().collect();
        let count = i32::try_from(all.len()).unwrap_or(i32::MAX).max(1);
        let cost: i32 = all.iter().map(|slip| slip.cost).sum();
        let habit = Habit {
            act,
            runs: happened.iter().map(|slips| !slips.is_empty()).collect(),
            arousal: all.iter().map(|slip| slip.arousal).sum::<i32>() / count,
            cost: 0,
            places: last
                .iter()
                .zip(&happened)
                .filter_map(|(run, slips)| slips.first().map(|slip| (run.attempt, slip.turn)))
                .collect(),
        };
        let times = i32::try_from(habit.times()).unwrap_or(i32::MAX).max(1);
        (cost, Habit { cost: cost / times / 100, ..habit })
    };
    let habits = acts.into_iter().map(habit).filter(|(_, habit)| habit.times() >= 2);
    // Of equals the one that comes first in the rulebook.
    let costlier = |best: Option<(i32, Habit)>, next: (i32, Habit)| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    };
    habits.fold(None, costlier).map(|(_, habit)| habit)
}
