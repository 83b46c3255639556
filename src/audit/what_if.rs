//! What the other sentences would have done.

use super::reach::Reach;
use super::search::Search;
use crate::roleplay::{Replay, State};
use crate::scenario::Target;

/// One option of one turn: what it does, or would have done.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Index of the response in its node.
    pub response: usize,
    /// Whether it is the one that was said.
    pub chosen: bool,
    /// The state at the end of the response, before the next node is entered: mood, gate.
    pub after: State,
    /// Where it leads; `None` if the customer leaves.
    pub target: Option<Target>,
    /// The state at the next choice, or at the end.
    pub next: State,
    /// The best that can still be made of it.
    pub best: Reach,
}

/// For every turn of a replay, every option of its node in written order. Each option is one question to the
/// search, with its whole budget.
#[must_use]
pub fn what_ifs(search: &mut Search<'_>, replay: &Replay) -> Vec<Vec<WhatIf>> {
    // From the end backwards: what is known of the later turns shortens the search of the earlier ones.
    let mut turns: Vec<Vec<WhatIf>> =
        replay.turns.iter().rev().map(|turn| what_if(search, &turn.before, turn.response)).collect();
    turns.reverse();
    turns
}

/// Every option of the node of a state in written order; `chosen` is the index of the one that was said.
#[must_use]
pub fn what_if(search: &mut Search<'_>, state: &State, chosen: usize) -> Vec<WhatIf> {
    let roleplay = search.roleplay();
    let count = roleplay.scenario.node(state.node).responses.len();
    let option = |response: usize| {
        let mut after = *state;
        let target = roleplay.respond(&mut after, response, &mut ());
        let mut next = after;
        if let Some(target) = target {
            roleplay.proceed(&mut next, target, &mut ());
        }
        let best = search.best_from(&next);
        WhatIf { response, chosen: response == chosen, after, target, next, best }
    };
    (0..count).map(option).collect()
}
