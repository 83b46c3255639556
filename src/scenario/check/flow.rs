//! What may have happened, and what must have, when a node is reached: a sound guess over all paths.
//!
//! Conditions on routes are not followed, so a path here may be one that no conversation takes. What this says can
//! never be so, can never be so.

use crate::rulebook::{Act, Fault};
use crate::scenario::{Alternative, Enter, Node, Response, Scenario, Target};
use crate::source::Vocabulary as _;

/// What is known of all conversations at one moment. Bits are indices into the lists of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Flags that some path has set.
    pub may_flags: u64,
    /// Flags that every path has set.
    pub must_flags: u64,
    /// Facts that some path has found.
    pub may_facts: u32,
    /// Facts that every path has found.
    pub must_facts: u32,
    /// Faults that some path has booked.
    pub may_faults: u64,
    /// Promises that some path has made.
    pub may_promises: u64,
    /// Counted nodes that some path has visited.
    pub may_visits: u8,
    /// Whether some path has said an amount.
    pub may_quote: bool,
}

impl Known {
    const NOTHING: Self = Self {
        may_flags: 0,
        must_flags: 0,
        may_facts: 0,
        must_facts: 0,
        may_faults: 0,
        may_promises: 0,
        may_visits: 0,
        may_quote: false,
    };

    /// What is known where two paths meet.
    fn or(self, other: Self) -> Self {
        Self {
            may_flags: self.may_flags | other.may_flags,
            must_flags: self.must_flags & other.must_flags,
            may_facts: self.may_facts | other.may_facts,
            must_facts: self.must_facts & other.must_facts,
            may_faults: self.may_faults | other.may_faults,
            may_promises: self.may_promises | other.may_promises,
            may_visits: self.may_visits | other.may_visits,
            may_quote: self.may_quote | other.may_quote,
        }
    }

    fn entering(mut self, scenario: &Scenario, index: usize) -> Self {
        if let Some(slot) = scenario.counted.iter().position(|counted| *counted == index) {
            self.may_visits |= 1u8.checked_shl(u32::try_from(slot).unwrap_or(u32::MAX)).unwrap_or(0);
        }
        self
    }

    fn after_enter(mut self, entries: &[Enter]) -> Self {
        for entry in entries {
            entry.faults.iter().for_each(|fault| self.may_faults |= fault_bit(*fault));
            self.may_quote |= !entry.quotes.is_empty();
        }
        self
    }

    /// After a response, where its routes are decided.
    pub fn after(mut self, response: &Response) -> Self {
        self.may_flags |= response.sets;
        self.must_flags = (self.must_flags & !response.clears) | response.sets;
        self.may_facts |= response.reveals;
        self.must_facts |= response.reveals;
        for act in response.acts.iter().flat_map(|acts| &acts.value) {
            if let Act::Fault(fault) = act {
                self.may_faults |= fault_bit(*fault);
            }
        }
        response.promises.iter().for_each(|promise| self.may_promises |= 1u64.wrapping_shl(bit(promise.name)));
        self.may_quote |= !response.quotes.is_empty();
        self
    }
}

/// What is known at each node, before and after its entry, and at the end.
pub(super) struct Flow {
    arriving: Vec<Option<Known>>,
    ending: Option<Known>,
}

impl Flow {
    /// Follows every path until nothing new is learnt.
    pub fn of(scenario: &Scenario) -> Self {
        let mut flow = Self { arriving: vec![None; scenario.nodes.len()], ending: None };
        let mut open = vec![scenario.first];
        flow.arriving[scenario.first] = Some(Known::NOTHING.entering(scenario, scenario.first));
        while let Some(node) = open.pop() {
            let Some(here) = flow.at(&scenario.nodes[node], node) else { continue };
            for response in &scenario.nodes[node].responses {
                let after = here.after(response);
                // A customer may walk out at any time.
                flow.ending = Some(flow.ending.map_or(after, |known| known.or(after)));
                for next in targets(&response.next) {
                    let arriving = after.entering(scenario, next);
                    let merged = flow.arriving[next].map_or(arriving, |known| known.or(arriving));
                    if flow.arriving[next] != Some(merged) {
                        flow.arriving[next] = Some(merged);
                        open.push(next);
                    }
                }
            }
        }
        flow
    }

    /// When the entry of a node is decided; `None` if no path leads there.
    pub fn arriving(&self, node: usize) -> Option<Known> {
        self.arriving[node]
    }

    /// When the customer speaks at a node, and when a response is chosen.
    pub fn at(&self, node: &Node, index: usize) -> Option<Known> {
        self.arriving[index].map(|known| known.after_enter(&node.enter))
    }

    /// When the ending is decided.
    pub fn ending(&self) -> Option<Known> {
        self.ending
    }
}

fn targets(routes: &[Alternative<Target>]) -> impl Iterator<Item = usize> + '_ {
    routes.iter().filter_map(|route| match route.value {
        Target::Node(node) => Some(node),
        Target::Ending(_) | Target::End => None,
    })
}

fn fault_bit(fault: Fault) -> u64 {
    1u64.wrapping_shl(bit(fault.index()))
}

fn bit(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Whether a fault may have been booked.
pub(super) fn may_fault(known: &Known, fault: Fault) -> bool {
    known.may_faults & fault_bit(fault) != 0
}
