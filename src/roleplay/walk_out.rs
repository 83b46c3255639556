//! When the customer leaves: no patience left, or too heated two responses in a row.

use super::Roleplay;
use super::event::{Event, Witness};
use super::state::{LeaveReason, Over, State};

impl Roleplay<'_> {
    pub(super) fn walk_out(&self, state: &mut State, witness: &mut impl Witness) {
        if state.mood.arousal >= self.rulebook.order.explode {
            if state.boiling_run == 0 {
                witness.see(Event::Warning);
            }
            state.boiling_run = state.boiling_run.saturating_add(1);
        } else {
            state.boiling_run = 0;
        }
        let reason = if state.boiling_run >= 2 {
            LeaveReason::Explode
        } else if state.mood.patience == 0 || state.turn >= Self::MAX_TURNS {
            LeaveReason::Patience
        } else {
            return;
        };
        state.over = Some(Over::WalkedOut(reason));
        witness.see(Event::WalkOut(reason));
    }
}
