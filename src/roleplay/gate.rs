//! R2 and R3: when the emotion counts as handled, and when it comes back.

use super::Roleplay;
use super::event::{Event, Witness};
use super::state::State;

impl Roleplay<'_> {
    /// Opens or closes the gate as the state demands. Called after every act, after every entry, and at the end
    /// of a response.
    pub(super) fn test_gate(&self, state: &mut State, witness: &mut impl Witness) {
        let gate = self.behaviour.gate;
        if state.gate_open {
            if state.mood.arousal > gate.arousal + self.rulebook.order.reopen_margin {
                close(state, witness);
            }
        } else if state.acknowledged
            && state.mood.arousal <= gate.arousal
            && state.mood.heard >= gate.heard
            && state.audience == 0
            && (!gate.core || self.core_disclosed(state))
        {
            state.gate_open = true;
            state.gate_reached = true;
            witness.see(Event::GateOpened);
        }
    }

    /// A new grievance: emotion first applies anew, whatever the last minute was like (R3).
    pub(super) fn reopen(&self, state: &mut State, witness: &mut impl Witness) {
        if state.gate_open {
            close(state, witness);
        }
        state.acknowledged = false;
    }

    fn core_disclosed(&self, state: &State) -> bool {
        self.scenario.core_fact().is_none_or(|fact| state.found(fact))
    }
}

fn close(state: &mut State, witness: &mut impl Witness) {
    state.gate_open = false;
    state.acknowledged = false;
    witness.see(Event::GateReopened);
}
