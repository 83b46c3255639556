//! What lies ahead of each node: what could still be said, found out and go wrong from there, on some route.
//!
//! It depends on the scenario alone, so it is worked out once. Conditions on routes are not asked: what some
//! route allows counts as possible, which keeps every bound drawn from it on the safe side.

use crate::rulebook::{Act, Fault, Move};
use crate::scenario::{Enter, Response, Scenario, Target};
use crate::source::Vocabulary as _;

/// Uses of a move beyond the fourth are worth what the fourth is; counting more of them tells nothing.
pub(super) const MANY: u8 = 4;

/// What lies ahead of a node, its own responses included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outlook {
    /// The most often each move can be made on one route; [`MANY`] stands for that often or more.
    pub moves: [u8; Move::ALL.len()],
    /// Faults that can be booked, one bit each.
    pub faults: u64,
    /// Facts that can be revealed, one bit each.
    pub facts: u32,
    /// Flags that can be set, one bit each.
    pub sets: u64,
    /// Flags that can be cleared, one bit each.
    pub clears: u64,
    /// Slots of counted nodes that can be entered, one bit each.
    pub visits: u8,
    /// Whether an amount can be said.
    pub quotes: bool,
}

impl Outlook {
    const NOTHING: Self = Self { moves: [0; _], faults: 0, facts: 0, sets: 0, clears: 0, visits: 0, quotes: false };

    /// The outlook of every node, by index.
    pub fn of(scenario: &Scenario) -> Vec<Self> {
        let mut outlooks = vec![Self::NOTHING; scenario.nodes.len()];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); scenario.nodes.len()];
        for (index, node) in scenario.nodes.iter().enumerate() {
            for next in node.responses.iter().flat_map(targets) {
                before[next].push(index);
            }
        }
        // Outlooks only ever grow, and none grows for ever: once nothing changes, they are complete. Later nodes
        // first, since stories mostly run forwards.
        let mut open: Vec<usize> = (0..scenario.nodes.len()).collect();
        let mut is_open = vec![true; scenario.nodes.len()];
        while let Some(index) = open.pop() {
            is_open[index] = false;
            let grown = Self::from(scenario, index, &outlooks);
            if grown != outlooks[index] {
                outlooks[index] = grown;
                for earlier in &before[index] {
                    if !std::mem::replace(&mut is_open[*earlier], true) {
                        open.push(*earlier);
                    }
                }
            }
        }
        outlooks
    }

    /// Whether something can be put on the table.
    pub fn can_table(&self) -> bool {
        Move::ALL.iter().any(|act| act.tables() && self.moves[act.index()] > 0)
    }

    fn from(scenario: &Scenario, node: usize, outlooks: &[Self]) -> Self {
        let mut outlook = Self::NOTHING;
        for response in &scenario.nodes[node].responses {
            let mut after = Self::NOTHING;
            for next in targets(response) {
                after.widen(&outlooks[next]);
                after.enter(scenario, next);
            }
            after.say(response);
            outlook.widen(&after);
        }
        outlook
    }

    /// What either of two routes allows.
    fn widen(&mut self, other: &Self) {
        for (most, count) in self.moves.iter_mut().zip(other.moves) {
            *most = (*most).max(count);
        }
        self.faults |= other.faults;
        self.facts |= other.facts;
        self.sets |= other.sets;
        self.clears |= other.clears;
        self.visits |= other.visits;
        self.quotes |= other.quotes;
    }

    fn enter(&mut self, scenario: &Scenario, node: usize) {
        if let Some(slot) = scenario.counted.iter().position(|counted| *counted == node) {
            self.visits |= 1 << slot;
        }
        for Enter { faults, quotes, .. } in &scenario.nodes[node].enter {
            self.faults |= faults.iter().fold(0, |bits, fault| bits | bit(*fault));
            self.quotes |= !quotes.is_empty();
        }
    }

    /// One response, before everything that is ahead already. Of its variants only one is said.
    fn say(&mut self, response: &Response) {
        let mut most = [0; Move::ALL.len()];
        for variant in &response.acts {
            let mut said = [0_u8; Move::ALL.len()];
            for act in &variant.value {
                match act {
                    Act::Move(act) => said[act.index()] = said[act.index()].saturating_add(1),
                    Act::Fault(fault) => self.faults |= bit(*fault),
                }
            }
            for (most, count) in most.iter_mut().zip(said) {
                *most = count.max(*most);
            }
        }
        for (ahead, count) in self.moves.iter_mut().zip(most) {
            *ahead = ahead.saturating_add(count).min(MANY);
        }
        self.facts |= response.reveals;
        self.sets |= response.sets;
        self.clears |= response.clears;
        self.quotes |= !response.quotes.is_empty();
    }
}

/// The bit of a fault among [`Outlook::faults`].
pub(super) fn bit(fault: Fault) -> u64 {
    1 << fault.index()
}

fn targets(response: &Response) -> impl Iterator<Item = usize> + '_ {
    response.next.iter().filter_map(|next| match next.value {
        Target::Node(node) => Some(node),
        Target::Ending(_) | Target::End => None,
    })
}
