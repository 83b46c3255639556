//! The case a class plays: its own copy, so that the class outlives whatever happens to the file.

use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::Scenario;
use crate::source::{Finding, Source};

/// A scenario and the rulebook it is played by, with the texts they were read from.
#[derive(Clone, Debug)]
pub struct Case {
    scenario: Scenario,
    rulebook: Rulebook,
    text: String,
    rules: String,
}

impl Case {
    /// Reads both texts.
    ///
    /// # Errors
    /// What is wrong with the first of them that cannot be read.
    pub fn read(text: &str, rules: &str) -> Result<Self, Vec<Finding>> {
        Ok(Self {
            rulebook: Rulebook::load(&Source::new("rulebook.ron", rules))?,
            scenario: Scenario::load(&Source::new("scenario.ron", text))?,
            text: text.to_owned(),
            rules: rules.to_owned(),
        })
    }

    /// The scenario.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The rulebook.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The text of the scenario.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of the rulebook.
    #[must_use]
    pub fn rules(&self) -> &str {
        &self.rules
    }

    /// The scenario under the rulebook.
    #[must_use]
    pub fn roleplay(&self) -> Roleplay<'_> {
        Roleplay::new(&self.rulebook, &self.scenario)
    }

    /// The author's ids of what was said in a conversation.
    #[must_use]
    pub fn ids(&self, replay: &Replay) -> Vec<String> {
        let roleplay = self.roleplay();
        replay.turns.iter().map(|turn| turn.response(&roleplay).id.clone()).collect()
    }

    /// The response at a position of the screen in a conversation's last moment; `None` if there is none.
    #[must_use]
    pub fn response_at(&self, replay: &Replay, position: usize) -> Option<usize> {
        let roleplay = self.roleplay();
        let state = replay.now(&roleplay);
        if state.over.is_some() {
            return None;
        }
        roleplay.moment(&state, replay.seed).options.get(position).map(|(index, _)| *index)
    }
}
