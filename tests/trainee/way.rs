//! The way to a moment one wants to look at, by what the customer’s story allows.

use heartfirst::roleplay::{Attempt, Roleplay};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Response;
use heartfirst::screens::{Intent, Session};
use std::collections::VecDeque;

/// The shortest way from where the session stands to a moment with such a response, as ids of options, and that
/// response.
pub fn way_to(session: &Session, wanted: impl Fn(&Response) -> bool) -> (Vec<String>, String) {
    let rulebook = Rulebook::embedded();
    let (scenario, replay) = (session.scenario().unwrap(), session.replay().unwrap());
    let roleplay = Roleplay::new(&rulebook, scenario);
    let mut known = vec![replay.now(&roleplay).node];
    let mut ways = VecDeque::from([Vec::new()]);
    while let Some(way) = ways.pop_front() {
        let so_far = roleplay.replay(&Attempt { seed: replay.seed, choices: way.clone() }).unwrap();
        let state = so_far.now(&roleplay);
        let node = scenario.node(state.node);
        if let Some(found) = node.responses.iter().find(|response| wanted(response)) {
            return (way, found.id.clone());
        }
        for (index, _) in roleplay.moment(&state, replay.seed).options {
            let choices: Vec<String> = way.iter().cloned().chain([node.responses[index].id.clone()]).collect();
            let next =
                roleplay.replay(&Attempt { seed: replay.seed, choices: choices.clone() }).unwrap().now(&roleplay);
            if next.over.is_none() && !known.contains(&next.node) {
                known.push(next.node);
                ways.push_back(choices);
            }
        }
    }
    panic!("no way leads there");
}

/// Says the option of an id.
pub fn say(session: &mut Session, option: &str) {
    let rulebook = Rulebook::embedded();
    let (scenario, replay) = (session.scenario().unwrap(), session.replay().unwrap());
    let roleplay = Roleplay::new(&rulebook, scenario);
    let state = replay.now(&roleplay);
    let responses = &scenario.node(state.node).responses;
    let order = roleplay.moment(&state, replay.seed).options;
    let position = order.iter().position(|(index, _)| responses[*index].id == option).unwrap();
    session.apply(Intent::Say(position));
}
