//! R1, the order rule: 先处理心情，再处理事情. The emotion first, then the issue.

use super::Roleplay;
use super::state::State;
use crate::rulebook::{Move, Tier};

impl Roleplay<'_> {
    /// The tier of a move if its moment has not come; `None` if it is in order.
    pub(super) fn too_early(&self, act: Move, state: &State, is_safety: bool) -> Option<Tier> {
        let tier = self.rulebook.moves[act].tier;
        let in_order = match tier {
            Tier::Always => true,
            Tier::Light => state.mood.arousal <= self.rulebook.order.light_arousal || state.acknowledged,
            Tier::Heavy => state.gate_open,
            Tier::Settling => state.gate_open && state.tabled,
        };
        // R17: what stops a hazard comes before any feeling.
        (!in_order && !is_safety).then_some(tier)
    }
}
