//! The early event: once per response, for the worst tier (R1).

use super::Roleplay;
use super::event::{Cause, Event, Witness};
use super::state::State;
use crate::rulebook::{Dimension, Points, Tier};
use crate::source::Vocabulary as _;

impl Roleplay<'_> {
    pub(super) fn book_early(&self, state: &mut State, tier: Tier, witness: &mut impl Witness) {
        let Some(early) = self.rulebook.early(tier) else { return };
        witness.see(Event::Early(tier));
        let mut points = Points::default();
        points[Dimension::EmotionFirst.index()] = early.emotion_first;
        self.change(state, self.with_anger(early.effect()), Cause::Early(tier), points, witness);
        state.heavy_early |= tier != Tier::Light;
        state.recoverable[0] = -early.emotion_first;
    }
}
