//! A conversation of one's own, beside the class's.

use super::case::Case;
use super::refusal::Refusal;
use super::room::PersonId;
use crate::roleplay::Replay;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The number of a conversation of one person, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunNumber(pub u16);

/// Most conversations of one person in one class.
pub const MOST_RUNS: u16 = 50;

/// One conversation of one person.
#[derive(Clone, Debug)]
pub struct OwnRun {
    /// The case.
    pub case: Arc<Case>,
    /// What was said so far.
    pub replay: Replay,
    /// When it began, in milliseconds of the room's time.
    pub began: u64,
    /// When each sentence was said.
    pub times: Vec<u64>,
    /// Whether it is over.
    pub over: bool,
}

impl PartialEq for OwnRun {
    fn eq(&self, other: &Self) -> bool {
        let said = |run: &Self| run.replay.turns.iter().map(|turn| turn.response).collect::<Vec<_>>();
        let id = |run: &Self| run.case.scenario().id.clone();
        (id(self), self.replay.seed, self.began, &self.times, said(self))
            == (id(other), other.replay.seed, other.began, &other.times, said(other))
    }
}

impl Eq for OwnRun {}

impl OwnRun {
    /// A conversation at its first sentence. Its order on screen is its own, so that neighbours cannot copy letters.
    #[must_use]
    pub fn begin(case: Arc<Case>, class_seed: u64, person: PersonId, run: RunNumber, now: u64) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&class_seed.to_le_bytes()).update(&person.0.to_le_bytes()).update(&run.0.to_le_bytes());
        let seed = hasher.finalize().as_bytes().iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte));
        let replay = case.roleplay().open(seed);
        Self { case, replay, began: now, times: Vec::new(), over: false }
    }

    /// When something was done last.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.times.last().copied().unwrap_or(self.began)
    }

    /// Says what stands at a position of the screen. Says whether anything changed: the same sentence said twice for
    /// the same turn is a message that came twice.
    ///
    /// # Errors
    /// [`Refusal::OtherTurn`], [`Refusal::NoOption`].
    pub fn say(&mut self, turn: u16, position: u8, now: u64) -> Result<bool, Refusal> {
        let roleplay = self.case.roleplay();
        let (turn, position) = (usize::from(turn), usize::from(position));
        if let Some(said) = self.replay.turns.get(turn) {
            let options = roleplay.moment(&said.before, self.replay.seed).options;
            let asked = options.get(position).map(|(index, _)| *index);
            return if asked == Some(said.response) { Ok(false) } else { Err(Refusal::OtherTurn) };
        }
        if turn != self.replay.turns.len() || self.over {
            return Err(Refusal::OtherTurn);
        }
        let response = self.case.response_at(&self.replay, position).ok_or(Refusal::NoOption)?;
        let state = self.replay.now(&roleplay);
        let next = roleplay.play(&mut self.replay, state, response);
        self.over = next.over.is_some();
        self.times.push(now);
        Ok(true)
    }
}
