//! The votes on one moment.

use super::room::{MomentId, PersonId};
use std::collections::BTreeMap;

/// One vote for each person who voted, and the cards counted by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The number of the moment.
    pub moment: MomentId,
    votes: BTreeMap<PersonId, u8>,
    hand: Vec<u16>,
}

/// Most cards that can be counted for one option.
pub const MOST_CARDS: u16 = 999;

impl Ballot {
    /// Nobody has voted.
    #[must_use]
    pub const fn new(moment: MomentId) -> Self {
        Self { moment, votes: BTreeMap::new(), hand: Vec::new() }
    }

    /// Somebody votes for an option, by its index in the node. Says whether that changes anything.
    pub fn vote(&mut self, person: PersonId, option: u8) -> bool {
        self.votes.insert(person, option) != Some(option)
    }

    /// What somebody voted for.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<u8> {
        self.votes.get(&person).copied()
    }

    /// Somebody was sent out while the vote was open.
    pub fn withdraw(&mut self, person: PersonId) {
        self.votes.remove(&person);
    }

    /// Cards, by the index of the option in the node. Says whether that changes anything.
    pub fn count_by_hand(&mut self, hand: Vec<u16>) -> bool {
        let changed = self.hand != hand;
        self.hand = hand;
        changed
    }

    /// Cards counted by hand, by the index of the option in the node.
    #[must_use]
    pub fn hand(&self) -> &[u16] {
        &self.hand
    }

    /// Votes and cards together.
    #[must_use]
    pub fn total(&self) -> u32 {
        let hand: u32 = self.hand.iter().map(|cards| u32::from(*cards)).sum();
        u32::try_from(self.votes.len()).unwrap_or(u32::MAX).saturating_add(hand)
    }

    /// Votes and cards of each of `options` options, by the index in the node.
    #[must_use]
    pub fn split(&self, options: usize) -> Vec<u32> {
        let mut split = vec![0_u32; options];
        for option in self.votes.values() {
            if let Some(count) = split.get_mut(usize::from(*option)) {
                *count += 1;
            }
        }
        for (count, cards) in split.iter_mut().zip(&self.hand) {
            *count += u32::from(*cards);
        }
        split
    }

    /// Who voted for what, in the order of the people.
    pub fn votes(&self) -> impl Iterator<Item = (PersonId, u8)> + '_ {
        self.votes.iter().map(|(person, option)| (*person, *option))
    }
}
