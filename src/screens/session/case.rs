//! The case in hand: its own copy of the scenario, so that a conversation outlives whatever happens to the file.

use crate::records::AttemptId;
use crate::records::progress::Form;
use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::{EMBEDDED, Rulebook};
use crate::scenario::{Entry, Origin, Scenario};
use crate::source::Source;
use std::sync::Arc;

/// A conversation with everything it needs.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub scenario: Scenario,
    /// The text it was read from.
    pub text: String,
    pub origin: Origin,
    /// The rules by which it began and goes on.
    pub rulebook: Arc<Rulebook>,
    pub replay: Replay,
    pub is_exam: bool,
    /// Its number in the records, once something was said; none if it could not be kept.
    pub attempt: Option<AttemptId>,
    /// The records refused it: not asked again at every sentence.
    pub is_refused: bool,
    /// The records know how it ended.
    pub is_ended: bool,
    /// In which changed form it is played.
    pub form: Form,
}

impl Case {
    /// A conversation at its first sentence; nothing if the entry does not load.
    pub fn open(entry: &Entry, rulebook: &Arc<Rulebook>, seed: u64, is_exam: bool) -> Option<Self> {
        let scenario = entry.scenario.clone()?;
        let replay = Roleplay::new(rulebook, &scenario).open(seed);
        Some(Self {
            scenario,
            text: entry.source.text.clone(),
            origin: entry.origin.clone(),
            rulebook: Arc::clone(rulebook),
            replay,
            is_exam,
            attempt: None,
            is_refused: false,
            is_ended: false,
            form: Form::default(),
        })
    }

    /// Goes by the texts of the day it was played, where they are kept and can be read.
    pub fn take_texts(&mut self, entry: &Entry, text: &str, rulebook: &str) {
        if text != self.text && !text.is_empty() {
            let source = Source::new(entry.source.name.clone(), text);
            if let Ok(scenario) = Scenario::load(&source) {
                self.scenario = scenario;
                text.clone_into(&mut self.text);
            }
        }
        if !rulebook.is_empty() && rulebook != EMBEDDED {
            let source = Source::new("rulebook", rulebook);
            if let Ok(rulebook) = Rulebook::load(&source) {
                self.rulebook = Arc::new(rulebook);
            }
        }
    }

    pub fn roleplay(&self) -> Roleplay<'_> {
        Roleplay::new(&self.rulebook, &self.scenario)
    }

    /// The author's ids of what was said.
    pub fn choices(&self) -> Vec<String> {
        let roleplay = self.roleplay();
        self.replay.turns.iter().map(|turn| turn.response(&roleplay).id.clone()).collect()
    }

    /// What is said from here on is another conversation to the records.
    pub const fn begin_anew(&mut self) {
        self.attempt = None;
        self.is_refused = false;
        self.is_ended = false;
    }

    pub fn is_over(&self) -> bool {
        self.replay.is_over(&self.roleplay())
    }
}
