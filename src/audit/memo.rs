//! What the search remembers about states it has been to.

use super::hasher::Fixed;
use crate::roleplay::State;
use std::collections::HashMap;

/// More would cost more memory (some 350 bytes each) than it saves time.
const MOST: usize = 200_000;

/// Smaller searches are sooner done again than remembered.
const WORTH_KEEPING: u64 = 24;

/// The best totals of a state, as far as they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Some continuation reaches this; -1 if none was walked to its end.
    pub at_least: i32,
    /// None reaches more.
    pub at_most: i32,
    /// The responses that reach [`Self::at_least`], last one first.
    pub reversed: Vec<u8>,
}

impl Known {
    /// Nothing was walked to its end.
    pub const fn unseen(at_most: i32) -> Self {
        Self { at_least: -1, at_most, reversed: Vec::new() }
    }

    /// The conversation is over.
    pub const fn over(total: i32) -> Self {
        Self { at_least: total, at_most: total, reversed: Vec::new() }
    }

    /// Both sides agree.
    pub const fn is_exact(&self) -> bool {
        self.at_least == self.at_most
    }
}

/// Remembers states. It is only ever asked for one state, never listed, so its order cannot show.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    states: HashMap<State, Known, Fixed>,
}

impl Memo {
    /// What is known of a state.
    pub fn get(&self, state: &State) -> Option<&Known> {
        self.states.get(state)
    }

    /// Keeps what took `steps` to find out.
    pub fn keep(&mut self, state: &State, known: &Known, steps: u64) {
        if steps >= WORTH_KEEPING && (self.states.len() < MOST || self.states.contains_key(state)) {
            self.states.insert(*state, known.clone());
        }
    }
}
