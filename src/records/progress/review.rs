//! When a mastered case is due again: after 1, 3, 7, 14 and 30 days; a miss moves it back two steps.

use super::mastery::{PASS, mastered_at};
use super::played::Played;
use crate::records::Day;

/// Days between two reviews, by step.
pub const GAPS: [i32; 5] = [1, 3, 7, 14, 30];
/// Steps a miss goes back.
pub const BACK: usize = 2;

/// Where a mastered case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// Index into [`GAPS`] of the gap that ends with the next review.
    pub step: usize,
    /// The day from which on it is due.
    pub due: Day,
}

/// The review of a case, `None` before it is mastered. `runs` are all of the case, in order, without the ungraded
/// one.
///
/// A run that passes on the due day or later moves it on by one step, up to the last. One that passes before that
/// changes nothing: what was fresh proves little. A miss, below [`PASS`] or with a hard fault, moves it back
/// whenever it happens.
#[must_use]
pub fn review(runs: &[&Played], has_variants: bool) -> Option<Review> {
    let mastered = mastered_at(runs, has_variants)?;
    let mut review = Review { step: 0, due: runs[mastered].day.plus(GAPS[0]) };
    for run in &runs[mastered + 1..] {
        if run.total < PASS || run.hard > 0 {
            review.step = review.step.saturating_sub(BACK);
        } else if run.day >= review.due {
            review.step = (review.step + 1).min(GAPS.len() - 1);
        } else {
            continue;
        }
        review.due = run.day.plus(GAPS[review.step]);
    }
    Some(review)
}
