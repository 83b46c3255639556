//! R4: an early event can be made good within the next responses.

use super::Roleplay;
use super::acts::Said;
use super::event::{Cause, Event, Witness};
use super::state::State;
use crate::rulebook::{Dimension, Effect, Points};
use crate::source::Vocabulary as _;

/// The longest window a rulebook may give.
pub(crate) const LONGEST_WINDOW: usize = 4;

impl Roleplay<'_> {
    /// The early events of earlier responses grow one response older.
    pub(super) fn age_early_events(state: &mut State) {
        state.recoverable.rotate_right(1);
        state.recoverable[0] = 0;
    }

    /// The most D1 points that recoveries can still return for what was said too early so far.
    #[must_use]
    pub fn recoverable_points(&self, state: &State) -> i32 {
        let order = &self.rulebook.order;
        let left = usize::try_from(order.recoveries).unwrap_or(usize::MAX).saturating_sub(state.recoveries.into());
        let window = usize::try_from(order.recovery_window).unwrap_or(usize::MAX).min(LONGEST_WINDOW - 1);
        // Before the next response each event grows one response older.
        let mut returns: Vec<i32> =
            state.recoverable[..window].iter().map(|points| points * order.recovery_percent / 100).collect();
        returns.sort_unstable();
        returns.iter().rev().take(left).filter(|points| **points > 0).sum()
    }

    /// The most D1 points that recoveries can take: none, unless a rulebook rewards what comes too early.
    pub(crate) fn recoverable_losses(&self, state: &State) -> i32 {
        let percent = self.rulebook.order.recovery_percent;
        state.recoverable.iter().map(|points| (points * percent / 100).min(0)).sum()
    }

    /// One response recovers one event, the oldest open one; half of its points return.
    pub(super) fn recover(&self, state: &mut State, said: Said, witness: &mut impl Witness) {
        let order = &self.rulebook.order;
        let turns_back = (said.repaired || (said.soothed && said.listened)) && !said.heavy && !said.fault;
        if !turns_back || u32::from(state.recoveries) >= order.recoveries {
            return;
        }
        // Slot 0 is this response itself.
        let window = usize::try_from(order.recovery_window).unwrap_or(usize::MAX).min(LONGEST_WINDOW - 1);
        let Some(slot) = (1..=window).rev().find(|slot| state.recoverable[*slot] != 0) else { return };
        let returned = std::mem::take(&mut state.recoverable[slot]) * order.recovery_percent / 100;
        state.recoveries += 1;
        witness.see(Event::Recovered(returned));
        let mut points = Points::default();
        points[Dimension::EmotionFirst.index()] = returned;
        self.change(state, Effect::default(), Cause::Recovery, points, witness);
    }
}
