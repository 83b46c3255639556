//! R2 e and R16: people who watch.

use super::Roleplay;
use super::event::{Cause, Event, Witness};
use super::state::State;
use crate::rulebook::Effect;

/// More than a handful is a crowd; more changes nothing.
const MOST: u8 = 3;

impl Roleplay<'_> {
    /// Arousal below which no relief goes while people watch; 0 without onlookers.
    pub(super) fn crowd_floor(&self, state: &State) -> i32 {
        if state.audience == 0 { 0 } else { self.behaviour.gate.arousal + self.rulebook.order.crowd_margin }
    }

    /// The conversation moves away from the onlookers.
    pub(super) fn leave_crowd(state: &mut State, witness: &mut impl Witness) {
        set_audience(state, 0, witness);
    }

    /// At the end of a turn: a troublemaker feeds on the audience, and heat draws onlookers.
    pub(super) fn crowd_reacts(&self, state: &mut State, witness: &mut impl Witness) {
        if state.audience == 0 {
            return;
        }
        if self.motive.audience_arousal > 0 {
            let fed = Effect { arousal: self.motive.audience_arousal, ..Effect::default() };
            self.change(state, self.with_anger(fed), Cause::Audience, <_>::default(), witness);
        }
        if state.mood.arousal >= self.behaviour.gate.arousal {
            set_audience(state, (state.audience + 1).min(MOST), witness);
        }
    }
}

pub(super) fn set_audience(state: &mut State, audience: u8, witness: &mut impl Witness) {
    if state.audience != audience {
        state.audience = audience;
        witness.see(Event::Audience(audience));
    }
}
