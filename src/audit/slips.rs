//! Every situation that a trainee meets who follows the author's best options but for a few slips, and what each
//! option costs there.
//!
//! A *slip* is an option other than the author's best one; after it the author's best options are followed again.
//! The *cost* of an option in a situation is the best total that can still be reached before it, less the best one
//! after it: what no later sentence brings back. Both are found by the exact search.

use super::hasher::Fixed;
use super::search::Search;
use crate::debrief::Judge;
use crate::roleplay::State;
use crate::scenario::Verdict;
use std::collections::HashSet;

/// How many slips, and how many situations at most.
#[derive(Clone, Copy, Debug)]
pub struct Reachable {
    /// Slips before the situation.
    pub slips: usize,
    /// Situations looked at; further ones are left out and said to be.
    pub most: usize,
}

impl Default for Reachable {
    fn default() -> Self {
        Self { slips: 2, most: 800 }
    }
}

/// A situation with everything that can be said in it.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The state in which the choice is made.
    pub state: State,
    /// The responses that led here, as indices in their nodes.
    pub path: Vec<usize>,
    /// How many of them were slips.
    pub slips: usize,
    /// The best total still reachable after each response, and whether that is exact.
    pub after: Vec<(i32, bool)>,
}

impl Situation {
    /// The best total still reachable before the choice.
    #[must_use]
    pub fn before(&self) -> i32 {
        self.after.iter().map(|(total, _)| *total).max().unwrap_or(0)
    }

    /// What a response costs here.
    #[must_use]
    pub fn cost(&self, response: usize) -> i32 {
        self.before() - self.after[response].0
    }
}

/// The situations found.
#[derive(Clone, Debug, Default)]
pub struct Situations {
    /// Fewest slips first.
    pub all: Vec<Situation>,
    /// With how many slips every situation is there.
    pub complete_slips: Option<usize>,
}

/// Situations with at most some slips, fewest first, each once.
#[must_use]
pub fn situations(judge: &Judge<'_>, search: &mut Search<'_>, reachable: Reachable) -> Situations {
    let roleplay = judge.roleplay();
    let best: Vec<usize> = roleplay
        .scenario
        .nodes
        .iter()
        .map(|node| node.responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0))
        .collect();
    let mut seen: HashSet<State, Fixed> = HashSet::default();
    let mut found = Situations::default();
    let mut starts: Vec<(State, Vec<usize>)> = vec![(roleplay.begin(&mut ()), Vec::new())];
    for slips in 0..=reachable.slips {
        let mut next_starts = Vec::new();
        for (mut state, mut path) in starts {
            while state.over.is_none() && seen.insert(state) {
                if found.all.len() >= reachable.most {
                    return found;
                }
                let count = roleplay.scenario.node(state.node).responses.len();
                let mut after = Vec::with_capacity(count);
                for response in 0..count {
                    let mut next = state;
                    roleplay.advance(&mut next, response, &mut ());
                    let reach = search.best_from(&next);
                    after.push((reach.total, reach.exact));
                    if response != best[state.node] {
                        let mut path = path.clone();
                        path.push(response);
                        next_starts.push((next, path));
                    }
                }
                found.all.push(Situation { state, path: path.clone(), slips, after });
                let response = best[state.node];
                path.push(response);
                roleplay.advance(&mut state, response, &mut ());
            }
        }
        found.complete_slips = Some(slips);
        starts = next_starts;
    }
    found
}
