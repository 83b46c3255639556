//! What a run shows about the person who played it: the only thing progress is computed from.

use super::super::moment::Day;
use super::super::runs::Run;
use crate::debrief::{Judge, evidence};
use crate::roleplay::{Attempt, Cause, Event, Replay, Timing};
use crate::rulebook::{Act, Behaviour, Dimension, Move, Severity, Tier};
use crate::scenario::Verdict;
use crate::source::Vocabulary as _;

/// One finished run from the first sentence to the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// Number in the database, to look at the sentences themselves.
    pub attempt: super::super::keep::AttemptId,
    /// Id of the scenario.
    pub scenario: String,
    /// What the customer does with dissatisfaction.
    pub behaviour: Behaviour,
    /// The local day.
    pub day: Day,
    /// The seed: another one shuffles the options differently.
    pub seed: u64,
    /// In which changed form; empty as written.
    pub variant: String,
    /// Total, 0 to 100.
    pub total: u8,
    /// D1 to D8, 0 to 100.
    pub dimensions: [u8; 8],
    /// Major faults.
    pub major: u8,
    /// Hard faults.
    pub hard: u8,
    /// A move of tier 2 came too early and was not made good within the window of R4.
    pub unrecovered: bool,
    /// Moves that the ideal sentence of a turn makes, and whether the one that was said made them too, neither
    /// too early nor void. In order.
    pub opportunities: Vec<(Move, bool)>,
    /// What went wrong, turn by turn.
    pub slips: Vec<Slip>,
}

/// One thing that went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The turn, from 1.
    pub turn: usize,
    /// A move that came too early, or a fault.
    pub act: Act,
    /// By how much arousal changed in the turn because of it.
    pub arousal: i32,
    /// Hundredths of a point of the total that it cost, about: its points against par, and for the worst faults of
    /// the run an equal share of what the limits took away.
    pub cost: i32,
}

impl Played {
    /// Replays a run. `None` if the text it was played on does not take its choices, which only a damaged or
    /// forged record brings about.
    #[must_use]
    pub fn of(judge: &Judge<'_>, run: &Run) -> Option<Self> {
        let roleplay = judge.roleplay();
        let replay = roleplay.replay(&Attempt { seed: run.seed, choices: run.choices.clone() }).ok()?;
        Some(Self {
            attempt: run.attempt,
            scenario: run.scenario.clone(),
            behaviour: roleplay.scenario.customer.behaviour,
            day: run.day(),
            seed: run.seed,
            variant: run.variant.clone(),
            total: run.outcome.total,
            dimensions: run.outcome.dimensions,
            major: run.outcome.major,
            hard: run.outcome.hard,
            unrecovered: unrecovered(judge, &replay),
            opportunities: opportunities(judge, &replay),
            slips: slips(judge, &replay, i32::from(run.outcome.uncapped) - i32::from(run.outcome.total)),
        })
    }
}

/// Cases do not mark which moves a node asks for; their authors do mark the best response, and what it does is
/// what was called for at that moment.
fn opportunities(judge: &Judge<'_>, replay: &Replay) -> Vec<(Move, bool)> {
    let roleplay = judge.roleplay();
    let mut found = Vec::new();
    for turn in &replay.turns {
        let node = roleplay.scenario.node(turn.before.node);
        let Some(best) = node.responses.iter().find(|response| response.verdict == Verdict::Best) else { continue };
        let Some(acts) = crate::scenario::choose(&best.acts, &turn.before) else { continue };
        let said = |wanted: Move| {
            turn.events.iter().any(|event| {
                matches!(event, Event::Acted { act: Act::Move(act), timing: Timing::Ok | Timing::Repeated } if *act == wanted)
            })
        };
        let mut wanted: Vec<Move> = Vec::new();
        for act in acts {
            if let Act::Move(act) = act
                && !wanted.contains(act)
            {
                wanted.push(*act);
            }
        }
        found.extend(wanted.into_iter().map(|act| (act, said(act))));
    }
    found
}

/// Pairs every recovery with the oldest early event it can have made good, as R4 does.
fn unrecovered(judge: &Judge<'_>, replay: &Replay) -> bool {
    let window = usize::try_from(judge.roleplay().rulebook.order.recovery_window).unwrap_or(usize::MAX);
    let mut open: Vec<(usize, Tier)> = Vec::new();
    for (index, turn) in replay.turns.iter().enumerate() {
        for event in &turn.events {
            match event {
                Event::Early(tier) => open.push((index, *tier)),
                Event::Recovered(_) => {
                    let oldest = open.iter().position(|(at, _)| *at < index && index - at <= window);
                    if let Some(oldest) = oldest {
                        open.remove(oldest);
                    }
                }
                _ => {}
            }
        }
    }
    open.iter().any(|(_, tier)| *tier == Tier::Heavy)
}

fn slips(judge: &Judge<'_>, replay: &Replay, capped: i32) -> Vec<Slip> {
    let rulebook = judge.roleplay().rulebook;
    let weight = |points: &crate::rulebook::Points| -> i32 {
        let of = |dimension: &Dimension| {
            let index = dimension.index();
            let par = judge.par()[index].max(rulebook.par_floor).max(1);
            -points[index] * 100 * rulebook.dimensions[*dimension].weight / par
        };
        Dimension::ALL.iter().map(of).sum()
    };
    let mut slips = Vec::new();
    let mut worst: Vec<(usize, Severity)> = Vec::new();
    for (index, turn) in replay.turns.iter().enumerate() {
        let (acts, rows) = evidence(turn);
        for act in &acts {
            let cause = match act.timing {
                Timing::Early(tier) if !act.is_void => Cause::Early(tier),
                Timing::Fault => Cause::Act(act.act),
                _ => continue,
            };
            let row = rows.iter().find(|row| row.cause == cause);
            slips.push(Slip {
                turn: index + 1,
                act: act.act,
                arousal: row.map_or(0, |row| row.mood[0]),
                cost: row.map_or(0, |row| weight(&row.points)),
            });
            if let Act::Fault(fault) = act.act {
                worst.push((slips.len() - 1, rulebook.faults[fault].severity));
            }
        }
    }
    // What a limit took away goes to the faults that brought it about: the worst ones, in equal parts.
    let heaviest = worst.iter().map(|(_, severity)| *severity).max_by_key(|severity| severity.index());
    if let Some(heaviest) = heaviest.filter(|severity| *severity != Severity::Minor) {
        let guilty: Vec<usize> = worst.iter().filter(|(_, it)| *it == heaviest).map(|(index, _)| *index).collect();
        let share = capped.max(0) * 100 / i32::try_from(guilty.len()).unwrap_or(1).max(1);
        for index in guilty {
            slips[index].cost += share;
        }
    }
    slips
}
