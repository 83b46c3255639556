//! The search without any cleverness.

use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Roleplay, State};

pub fn best_by_trying_everything(judge: &Judge<'_>, state: &State) -> i32 {
    try_everything(judge, state, &mut |_, _| {})
}

/// Gives the best total, and shows every state on the way with the best total from there.
pub fn try_everything(judge: &Judge<'_>, state: &State, see: &mut impl FnMut(&State, i32)) -> i32 {
    let roleplay = judge.roleplay();
    let mut best = -1;
    if state.over.is_some() {
        best = judge.total(state);
    } else {
        for response in 0..roleplay.scenario.node(state.node).responses.len() {
            let mut next = *state;
            roleplay.advance(&mut next, response, &mut ());
            best = best.max(try_everything(judge, &next, see));
        }
    }
    see(state, best);
    best
}

/// The state after these responses; they must all be possible and end the conversation.
pub fn play(roleplay: &Roleplay<'_>, mut state: State, path: &[usize]) -> State {
    for response in path {
        assert!(state.over.is_none());
        roleplay.advance(&mut state, *response, &mut ());
    }
    assert!(state.over.is_some());
    state
}
