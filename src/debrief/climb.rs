//! R6: the sentence where the mood turned.

use crate::roleplay::Replay;

/// The first turn (from 0) of the first two responses in a row after which arousal was higher than before.
///
/// What the story itself does between two responses is not blamed on a sentence.
#[must_use]
pub fn climb(replay: &Replay) -> Option<usize> {
    let rose: Vec<bool> = replay.turns.iter().map(|turn| turn.after.mood.arousal > turn.before.mood.arousal).collect();
    rose.windows(2).position(|pair| pair == [true, true])
}
