//! What happened, as it is told while it happens.

use super::state::LeaveReason;
use crate::rulebook::{Act, Delivery, Effect, Points, Tier};

/// Listens to what happens in a conversation.
pub trait Witness {
    /// Something happened.
    fn see(&mut self, event: Event);
}

impl Witness for () {
    fn see(&mut self, _event: Event) {}
}

impl Witness for Vec<Event> {
    fn see(&mut self, event: Event) {
        self.push(event);
    }
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A node was entered; `enter` is the index of its applied entry, if one held.
    Entered {
        /// Index of the node.
        node: usize,
        /// Index of the applied entry.
        enter: Option<usize>,
    },
    /// An act was uttered.
    Acted {
        /// The act.
        act: Act,
        /// Whether it was the right time.
        timing: Timing,
    },
    /// The mood or the points changed.
    Changed {
        /// By what.
        cause: Cause,
        /// What it did to the mood, after everything.
        effect: Effect,
        /// What it earned or cost.
        points: Points,
    },
    /// A hidden fact came to light.
    FactFound(usize),
    /// A move came too early; the worst tier of the response.
    Early(Tier),
    /// An early event was made good; the D1 points that returned.
    Recovered(i32),
    /// Soothing instead of helping (R5).
    OverSoothing,
    /// The emotion gate opened.
    GateOpened,
    /// The emotion gate closed again.
    GateReopened,
    /// The number of onlookers changed.
    Audience(u8),
    /// An amount was said: index among the quotes of the response, or of the entry if `on_enter`.
    Quoted {
        /// Index.
        quote: usize,
        /// Said by the story.
        on_enter: bool,
    },
    /// A promise was made: index among the promises of the response.
    Promised(usize),
    /// A promise was kept: index into the promises of the scenario.
    Kept(usize),
    /// Arousal reached the limit for the first time: one more such response and the customer leaves.
    Warning,
    /// The customer left.
    WalkOut(LeaveReason),
}

/// Whether it was the right time for an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// In time and fresh.
    Ok,
    /// In time, but weakened by repetition.
    Repeated,
    /// Too early: it has no effect of its own.
    Early(Tier),
    /// A fault has no right time.
    Fault,
}

/// What changed the mood or the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Time passes.
    Turn,
    /// How it was said.
    Delivery(Delivery),
    /// What was said.
    Act(Act),
    /// A move came too early.
    Early(Tier),
    /// An early event was made good.
    Recovery,
    /// Soothing instead of helping.
    OverSoothing,
    /// An audience that feeds the anger.
    Audience,
    /// The story.
    Story,
}
