//! The case in hand: its own copy of the scenario, so that a conversation outlives whatever happens to the file.

use crate::records::{AttemptId, Start};
use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::{Entry, Origin, Scenario};

/// A conversation with everything it needs.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub scenario: Scenario,
    /// The text it was read from.
    pub text: String,
    pub origin: Origin,
    pub replay: Replay,
    pub is_exam: bool,
    /// Its number in the records, unless it could not be kept.
    pub attempt: Option<AttemptId>,
    /// The records know how it ended.
    pub is_ended: bool,
}

impl Case {
    /// A conversation at its first sentence; nothing if the entry does not load.
    pub fn open(entry: &Entry, rulebook: &Rulebook, seed: u64, is_exam: bool) -> Option<Self> {
        let scenario = entry.scenario.clone()?;
        let replay = Roleplay::new(rulebook, &scenario).open(seed);
        Some(Self {
            scenario,
            text: entry.source.text.clone(),
            origin: entry.origin.clone(),
            replay,
            is_exam,
            attempt: None,
            is_ended: false,
        })
    }

    pub fn roleplay<'a>(&'a self, rulebook: &'a Rulebook) -> Roleplay<'a> {
        Roleplay::new(rulebook, &self.scenario)
    }

    /// The author's ids of what was said.
    pub fn choices(&self, rulebook: &Rulebook) -> Vec<String> {
        let roleplay = self.roleplay(rulebook);
        self.replay.turns.iter().map(|turn| turn.response(&roleplay).id.clone()).collect()
    }

    /// What the records are told when it begins here.
    pub fn start(&self, rulebook: &Rulebook) -> Start {
        Start {
            scenario: self.scenario.id.clone(),
            text: self.text.clone(),
            seed: self.replay.seed,
            exam: self.is_exam,
            said: self.choices(rulebook),
            ..Start::default()
        }
    }

    pub fn is_over(&self, rulebook: &Rulebook) -> bool {
        self.replay.is_over(&self.roleplay(rulebook))
    }
}
