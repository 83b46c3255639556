//! The sentence that went wrong first.

use crate::language::Text;
use crate::rulebook::Act;
use std::collections::BTreeMap;

/// The first sentence that went wrong, and for how many people it was this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstWrong {
    /// Id of the scenario.
    pub scenario: String,
    /// Id of the node.
    pub node: String,
    /// The turn, from 1, of most of them.
    pub turn: usize,
    /// The option.
    pub option: String,
    /// What was said.
    pub words: Text,
    /// What was wrong with it: a fault, or a move that came too early.
    pub act: Act,
    /// For how many people.
    pub people: usize,
    /// Of how many.
    pub of: usize,
}

/// Counts the first wrong sentences of everybody's first run, commonest first within each case. `of` gives how many
/// people played a case.
#[must_use]
pub fn first_wrong(found: Vec<FirstWrong>, of: impl Fn(&str) -> usize) -> Vec<FirstWrong> {
    let mut counted: BTreeMap<(String, String, String), FirstWrong> = BTreeMap::new();
    for one in found {
        let key = (one.scenario.clone(), one.node.clone(), one.option.clone());
        match counted.get_mut(&key) {
            Some(known) => {
                known.people += 1;
                known.turn = known.turn.min(one.turn);
            }
            None => {
                let of = of(&one.scenario);
                counted.insert(key, FirstWrong { people: 1, of, ..one });
            }
        }
    }
    let mut list: Vec<FirstWrong> = counted.into_values().collect();
    list.sort_by(|a, b| a.scenario.cmp(&b.scenario).then(b.people.cmp(&a.people)).then(a.turn.cmp(&b.turn)));
    list
}
