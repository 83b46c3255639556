//! The scenarios in the program.

use super::played::Played;
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Attempt, Roleplay};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario, Verdict};

/// A scenario of the program.
pub fn shipped(id: &str) -> Scenario {
    let library = Library::open(&[]);
    let entry = library.find(id).unwrap_or_else(|| panic!("no scenario {id}"));
    entry.scenario.clone().unwrap_or_else(|| panic!("{:#?}", entry.findings))
}

/// The ideal path of a shipped scenario with some other choices, each at the first visit of its node.
pub fn ideal_but(id: &str, deviations: &[(&str, &str)]) -> Played {
    let (rulebook, scenario) = (Rulebook::embedded(), shipped(id));
    let roleplay = Roleplay::new(&rulebook, &scenario);
    let mut left = deviations.to_vec();
    let mut state = roleplay.begin(&mut ());
    let mut choices = Vec::new();
    while state.over.is_none() {
        let node = scenario.node(state.node);
        let response = match left.iter().position(|(at, _)| *at == node.id) {
            Some(index) => {
                let (_, chosen) = left.remove(index);
                node.responses.iter().position(|response| response.id == chosen).unwrap()
            }
            None => node.responses.iter().position(|response| response.verdict == Verdict::Best).unwrap(),
        };
        choices.push(node.responses[response].id.clone());
        roleplay.advance(&mut state, response, &mut ());
    }
    assert!(left.is_empty(), "never reached: {left:?}");
    let replay = roleplay.replay(&Attempt { seed: 7, choices }).unwrap();
    Played::new(&Judge::new(roleplay), replay)
}
