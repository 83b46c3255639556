//! Which levels are open. A closed one can still be played; it is advice, not a lock.

use super::played::Played;
use crate::rulebook::Dimension;
use crate::source::Vocabulary as _;

/// How many runs a gate looks at.
pub const LOOKED_AT: usize = 5;
/// The mean of D1 and of D3 that level 3 asks for.
pub const MEAN: u32 = 75;

/// The highest level that is open, 1 to 5: level 3 asks for means of [`MEAN`] in D1 and D3 over the last five
/// runs, level 5 for no hard fault in them as well. Fewer than five runs open nothing beyond level 2.
#[must_use]
pub fn open_level(runs: &[Played]) -> u8 {
    let Some(last) = runs.len().checked_sub(LOOKED_AT).map(|from| &runs[from..]) else { return 2 };
    let reaches = |dimension: Dimension| {
        let sum: u32 = last.iter().map(|run| u32::from(run.dimensions[dimension.index()])).sum();
        sum >= MEAN * u32::try_from(LOOKED_AT).unwrap_or(5)
    };
    if !reaches(Dimension::EmotionFirst) || !reaches(Dimension::Listening) {
        2
    } else if last.iter().any(|run| run.hard > 0) {
        4
    } else {
        5
    }
}
