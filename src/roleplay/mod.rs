//! One conversation while it runs. A pure function of integers: no clock, no files, no randomness.
//!
//! [`Roleplay::begin`] gives the first state, [`Roleplay::step`] the next one after a response. What happened on
//! the way is told to a [`Witness`]: a `Vec<Event>` keeps it, `()` forgets it. The rules are in one file each,
//! named for what they hold. R1 to R22 are the rules of `assets/rulebook.ron`; those about timing are applied here,
//! those about content (amounts, promises, tone) are tagged by authors and never booked by the engine.

mod acts;
mod crowd;
mod damping;
mod early;
mod enter;
mod essence;
mod event;
mod gate;
mod order;
mod recovery;
mod rehearsal;
mod replay;
mod shuffle;
mod soothing;
mod state;
mod step;
mod strength;
mod walk_out;

pub(crate) use essence::Relevance;
pub use event::{Cause, Event, Timing, Witness};
pub use rehearsal::Start;
pub use replay::{Attempt, ChoiceError, Moment, Replay, TurnRecord};
pub use shuffle::{option_order, pick};
pub use state::{LeaveReason, Over, State};

use crate::rulebook::{BehaviourRule, MotiveRule, Rulebook};
use crate::scenario::Scenario;

/// A scenario played by a rulebook: everything a conversation depends on beside its choices.
#[derive(Clone, Copy, Debug)]
pub struct Roleplay<'a> {
    /// The rules.
    pub rulebook: &'a Rulebook,
    /// The case.
    pub scenario: &'a Scenario,
    behaviour: &'a BehaviourRule,
    motive: &'a MotiveRule,
    start: Option<&'a Start>,
}

impl<'a> Roleplay<'a> {
    /// A conversation has at most this many turns; then the customer has had enough, whatever the numbers say.
    pub const MAX_TURNS: u16 = 200;

    /// The scenario under the rulebook.
    #[must_use]
    pub fn new(rulebook: &'a Rulebook, scenario: &'a Scenario) -> Self {
        Self {
            rulebook,
            scenario,
            behaviour: &rulebook.behaviours[scenario.customer.behaviour],
            motive: &rulebook.motives[scenario.customer.motive],
            start: None,
        }
    }

    /// The highest arousal at which the gate opens.
    #[must_use]
    pub fn gate_arousal(&self) -> i32 {
        self.behaviour.gate.arousal
    }
}
