//! What a running conversation needs of the records.

use super::office::Office;
use super::trouble::Trouble;
use crate::debrief::Judge;
use crate::roleplay::Replay;
use crate::rulebook::{Points, Severity};
use crate::scenario::EndingKind;
use std::fmt::Debug;

/// An attempt in the records of this machine. Means nothing elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttemptId(pub i64);

/// What is known when a conversation begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Id of the scenario.
    pub scenario: String,
    /// The text it was read from, kept so that the attempt replays exactly after the file was edited.
    pub text: String,
    /// The seed.
    pub seed: u64,
    /// Without hints and undo.
    pub exam: bool,
    /// In which changed form the case is played; empty for the case as written.
    pub variant: String,
    /// Choices taken over from an earlier conversation (“again from here”). Such an attempt is kept, but it is
    /// no run: no total of it counts towards mastery, lessons or trends.
    pub said: Vec<String>,
}

/// How a conversation ended.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outcome {
    /// Total, 0 to 100.
    pub total: u8,
    /// Before the caps, 0 to 100.
    pub uncapped: u8,
    /// D1 to D8, 0 to 100 each.
    pub dimensions: [u8; 8],
    /// Id of the ending.
    pub ending: String,
    /// What the ending means: `best`, `ok` or `bad`.
    pub kind: String,
    /// Minor faults booked.
    pub minor: u8,
    /// Major faults booked.
    pub major: u8,
    /// Hard faults booked: red lines.
    pub hard: u8,
}

impl Outcome {
    /// The outcome of a conversation; `None` if it is not over.
    #[must_use]
    pub fn of(judge: &Judge<'_>, replay: &Replay) -> Option<Self> {
        let roleplay = judge.roleplay();
        let state = replay.now(&roleplay);
        state.over?;
        let score = judge.score(&state);
        let ending = &roleplay.scenario.endings[score.ending];
        let count = |severity| u8::try_from(state.count(severity)).unwrap_or(u8::MAX);
        Some(Self {
            total: percent(score.total),
            uncapped: percent(score.uncapped),
            dimensions: percents(&score.dimensions),
            ending: ending.id.clone(),
            kind: match ending.kind {
                EndingKind::Best => "best",
                EndingKind::Fair => "ok",
                EndingKind::Bad => "bad",
            }
            .to_owned(),
            minor: count(Severity::Minor),
            major: count(Severity::Major),
            hard: count(Severity::Hard),
        })
    }
}

fn percent(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 100)).unwrap_or(0)
}

fn percents(points: &Points) -> [u8; 8] {
    points.map(percent)
}

/// What the records know of one case, for the trainee of the moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// Runs played to the end, from the first sentence and without taking one back.
    pub attempts: u32,
    /// The best total of them.
    pub best: Option<u8>,
    /// The total of the latest.
    pub last: Option<u8>,
    /// The local date of the latest, as `2026-11-20`.
    pub last_on: Option<String>,
    /// The latest conversation that was neither finished nor dropped.
    pub unfinished: Option<Unfinished>,
}

/// A conversation that stopped in the middle, at the very turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its number.
    pub attempt: AttemptId,
    /// Its seed.
    pub seed: u64,
    /// Without hints and undo.
    pub exam: bool,
    /// In which changed form; empty as written.
    pub variant: String,
    /// The choices that stand.
    pub choices: Vec<String>,
    /// The text of the case when the conversation began. It goes on by this text, also if the file was edited.
    pub text: String,
    /// The rulebook it began by, and goes on by.
    pub rulebook: String,
}

/// Keeps conversations while they run.
///
/// What has returned without trouble survives the death of the process and of the machine. Trouble never stops a
/// conversation: the caller says it once and plays on. `Send + Sync`, so that a screen may hold it.
pub trait Keep: Debug + Send + Sync {
    /// A conversation begins. The choices of [`Start::said`] count as made.
    ///
    /// # Errors
    /// When it cannot be written; then there is nothing to [`Self::choose`] on.
    fn begin(&mut self, start: &Start) -> Result<AttemptId, Trouble>;

    /// The response of a turn (from 1) was chosen, by the author's id. To be called before the customer reacts.
    ///
    /// # Errors
    /// When it cannot be written, or when another program has gone on with the same conversation.
    fn choose(&mut self, attempt: AttemptId, turn: usize, option: &str) -> Result<(), Trouble>;

    /// Sentences were taken back; so many turns are left. What was said stays recorded as said and taken back.
    ///
    /// # Errors
    /// As for [`Self::choose`].
    fn take_back(&mut self, attempt: AttemptId, turns_left: usize) -> Result<(), Trouble>;

    /// The conversation is over.
    ///
    /// # Errors
    /// As for [`Self::choose`].
    fn end(&mut self, attempt: AttemptId, outcome: &Outcome) -> Result<(), Trouble>;

    /// The trainee will not go on with it.
    ///
    /// # Errors
    /// As for [`Self::choose`].
    fn drop_attempt(&mut self, attempt: AttemptId) -> Result<(), Trouble>;

    /// What is known of a case. Nothing where the records cannot be read.
    fn past(&self, scenario: &str) -> Past;

    /// Whether anything is kept at all; if not, a sentence that says why.
    fn keeps(&self) -> Result<(), Trouble> {
        Ok(())
    }

    /// What is known of people and their runs, where anything is.
    fn office(&self) -> Option<&dyn Office> {
        None
    }

    /// The same, to change who practises.
    fn office_mut(&mut self) -> Option<&mut dyn Office> {
        None
    }
}

/// Keeps nothing, and says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nowhere {
    /// Why.
    pub why: Option<Trouble>,
}

impl Keep for Nowhere {
    fn begin(&mut self, _start: &Start) -> Result<AttemptId, Trouble> {
        Ok(AttemptId(0))
    }

    fn choose(&mut self, _attempt: AttemptId, _turn: usize, _option: &str) -> Result<(), Trouble> {
        Ok(())
    }

    fn take_back(&mut self, _attempt: AttemptId, _turns_left: usize) -> Result<(), Trouble> {
        Ok(())
    }

    fn end(&mut self, _attempt: AttemptId, _outcome: &Outcome) -> Result<(), Trouble> {
        Ok(())
    }

    fn drop_attempt(&mut self, _attempt: AttemptId) -> Result<(), Trouble> {
        Ok(())
    }

    fn past(&self, _scenario: &str) -> Past {
        Past::default()
    }

    fn keeps(&self) -> Result<(), Trouble> {
        Err(self.why.clone().unwrap_or_else(Trouble::not_asked))
    }
}
