//! Facts that stayed hidden, and the sentence that would have found them.

use super::score::Judge;
use crate::roleplay::Replay;

/// A fact that was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedFact {
    /// Index of the fact.
    pub fact: usize,
    /// The turn (from 0) at which it could have been found, if the conversation passed such a node.
    pub turn: Option<usize>,
    /// The node and the response that reveal it, if any does.
    pub by: Option<(usize, usize)>,
}

/// Every fact that was not found, with the response that would have: one the trainee had before them, best
/// verdict first; otherwise any.
#[must_use]
pub fn missed_facts(judge: &Judge<'_>, replay: &Replay) -> Vec<MissedFact> {
    let scenario = judge.roleplay().scenario;
    let found = replay.turns.last().map_or(replay.start.facts, |turn| turn.after.facts);
    let revealing = |node: usize, fact: usize| {
        let responses = &scenario.node(node).responses;
        (0..responses.len())
            .filter(|index| responses[*index].reveals & (1 << fact) != 0)
            .min_by_key(|index| responses[*index].verdict)
    };
    (0..scenario.facts.len())
        .filter(|fact| found & (1 << fact) == 0)
        .map(|fact| {
            let passed = replay.turns.iter().enumerate().find_map(|(turn, record)| {
                revealing(record.before.node, fact).map(|response| (Some(turn), record.before.node, response))
            });
            let anywhere = || {
                (0..scenario.nodes.len()).find_map(|node| revealing(node, fact).map(|response| (None, node, response)))
            };
            let by = passed.or_else(anywhere);
            MissedFact {
                fact,
                turn: by.and_then(|(turn, ..)| turn),
                by: by.map(|(_, node, response)| (node, response)),
            }
        })
        .collect()
}
