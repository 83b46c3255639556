//! Everything that is so at one moment of a conversation.

use crate::rulebook::{Fault, Mood, Move, Points, Severity};
use crate::scenario::{Meter, Scenario, StoryTime, Variable, View};
use crate::source::Vocabulary as _;

/// The state of a conversation. Small and copied freely: going back, branching and searching are copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// Index of the node whose line was spoken last.
    pub node: usize,
    /// How it ended, if it has.
    pub over: Option<Over>,
    /// Responses given.
    pub turn: u16,
    /// The moment of the story.
    pub time: StoryTime,
    /// The four meters.
    pub mood: Mood,
    /// Whether the emotion gate is open.
    pub gate_open: bool,
    /// Whether it ever was.
    pub gate_reached: bool,
    /// Whether the feeling was acknowledged since the last re-opening.
    pub acknowledged: bool,
    /// Onlookers, 0 to 3.
    pub audience: u8,
    /// Facts found, one bit each.
    pub facts: u32,
    /// Flags set, one bit each.
    pub flags: u64,
    /// Points earned so far, without the adjustments of the end.
    pub earned: Points,
    /// Amounts said so far.
    pub quotes: u16,
    /// The highest of them in yuan.
    pub highest_quote: u32,
    /// Whether something was put on the table, in time or not.
    pub tabled: bool,
    /// Whether the customer's wish was asked for in time.
    pub asked_expectation: bool,
    /// Whether an agreement was summarised without that (R9).
    pub summarised_unasked: bool,
    /// Whether a move of tier 2 or 3 ever came too early.
    pub heavy_early: bool,
    pub(super) uses: [u8; Move::ALL.len()],
    pub(super) faults: [u8; Fault::ALL.len()],
    pub(super) severities: [u8; Severity::ALL.len()],
    pub(super) visits: [u8; Scenario::MAX_COUNTED],
    /// D1 points lost by the early event of each of the last responses, latest first; 0 where there is none.
    pub(super) recoverable: [i32; super::recovery::LONGEST_WINDOW],
    pub(super) recoveries: u8,
    pub(super) soothing_run: u8,
    pub(super) soothing_open_run: u8,
    pub(super) boiling_run: u8,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Over {
    /// By a route to an ending.
    Ending(usize),
    /// By a route to the end, where the conditions of the endings decide.
    Decided,
    /// The customer left.
    WalkedOut(LeaveReason),
}

/// Why the customer left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// Too heated two responses in a row.
    Explode,
    /// No patience left.
    Patience,
}

impl State {
    /// How often a fault was booked.
    #[must_use]
    pub fn booked(&self, fault: Fault) -> i32 {
        i32::from(self.faults[fault.index()])
    }

    /// How many faults of a severity were booked.
    #[must_use]
    pub fn count(&self, severity: Severity) -> i32 {
        i32::from(self.severities[severity.index()])
    }

    /// Whether the fact at an index was found.
    #[must_use]
    pub fn found(&self, fact: usize) -> bool {
        self.facts & (1 << fact) != 0
    }

    /// How often each counted node was entered, by its slot.
    pub(crate) const fn visits(&self) -> [u8; Scenario::MAX_COUNTED] {
        self.visits
    }

    /// How often a move was used in time.
    #[must_use]
    pub fn uses(&self, act: Move) -> i32 {
        i32::from(self.uses[act.index()])
    }

    /// How many responses in a row soothed and did nothing else (R5), and how many of them began with the gate open.
    pub(crate) const fn soothing(&self) -> (u8, u8) {
        (self.soothing_run, self.soothing_open_run)
    }

    /// Whether the customer left.
    #[must_use]
    pub fn walked_out(&self) -> Option<LeaveReason> {
        match self.over {
            Some(Over::WalkedOut(reason)) => Some(reason),
            _ => None,
        }
    }
}

impl View for State {
    fn value(&self, variable: Variable) -> i32 {
        match variable {
            Variable::Flag(bit) => i32::from(self.flags & (1 << bit) != 0),
            Variable::Fact(bit) => i32::from(self.found(usize::from(bit))),
            Variable::Fault(fault) => self.booked(fault),
            Variable::Visits(slot) => i32::from(self.visits[usize::from(slot)]),
            Variable::Meter(meter) => match meter {
                Meter::Arousal => self.mood.arousal,
                Meter::Heard => self.mood.heard,
                Meter::Trust => self.mood.trust,
                Meter::Patience => self.mood.patience,
                Meter::Gate => i32::from(self.gate_open),
                Meter::Audience => i32::from(self.audience),
                Meter::Day => i32::try_from(self.time.day()).unwrap_or(i32::MAX),
                Meter::Facts => i32::try_from(self.facts.count_ones()).unwrap_or(i32::MAX),
                Meter::Minor => self.count(Severity::Minor),
                Meter::Major => self.count(Severity::Major),
                Meter::Hard => self.count(Severity::Hard),
                Meter::Quotes => i32::from(self.quotes),
                Meter::HighestQuote => i32::try_from(self.highest_quote).unwrap_or(i32::MAX),
                Meter::WalkedOut => i32::from(self.walked_out().is_some()),
                // Known only to the debrief; the loader lets no condition of the play ask for them.
                Meter::BadEnding | Meter::Total => 0,
            },
        }
    }
}
