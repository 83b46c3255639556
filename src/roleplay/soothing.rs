//! R5: apologising instead of helping (只道歉不办事).

use super::Roleplay;
use super::acts::Said;
use super::event::{Cause, Event, Witness};
use super::state::State;
use crate::rulebook::Effect;

impl Roleplay<'_> {
    /// Counts soothing responses in a row, and separately those that began with the gate open.
    pub(super) fn soothe(&self, state: &mut State, said: Said, began_open: bool, witness: &mut impl Witness) {
        if !said.any_move || said.other_family || said.ownership {
            state.soothing_run = 0;
            state.soothing_open_run = 0;
            return;
        }
        let rule = &self.rulebook.soothing;
        state.soothing_run = state.soothing_run.saturating_add(1);
        state.soothing_open_run = state.soothing_open_run.saturating_add(u8::from(began_open));
        let too_much =
            u32::from(state.soothing_open_run) >= rule.from_open || u32::from(state.soothing_run) >= rule.from_closed;
        if too_much {
            witness.see(Event::OverSoothing);
            let effect = Effect { trust: rule.trust, patience: rule.patience, ..Effect::default() };
            self.change(state, effect, Cause::OverSoothing, rule.points, witness);
        }
    }
}
