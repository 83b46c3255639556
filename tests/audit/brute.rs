//! The search without any cleverness.

use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Roleplay, State};

pub fn best_by_trying_everything(judge: &Judge<'_>, state: &State) -> i32 {
    if state.over.is_some() {
        return judge.total(state);
    }
    let roleplay = judge.roleplay();
    let next = |response: usize| {
        let mut next = *state;
        roleplay.advance(&mut next, response, &mut ());
        best_by_trying_everything(judge, &next)
    };
    (0..roleplay.scenario.node(state.node).responses.len()).map(next).max().unwrap()
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
