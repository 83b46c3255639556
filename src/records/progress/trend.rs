//! How the totals and the eight dimensions went.

use super::played::Played;
use crate::records::{AttemptId, Day};

/// Runs at each end that are compared.
pub const ENDS: usize = 3;

/// One run on the curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number, to look at it again.
    pub attempt: AttemptId,
    /// The local day.
    pub day: Day,
    /// The total.
    pub total: u8,
    /// Id of the scenario.
    pub scenario: String,
    /// The very first run: shown, not graded.
    pub diagnosis: bool,
}

/// The way so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// Every run in order.
    pub points: Vec<Point>,
    /// Means of D1 to D8 over the first runs and over the last, up to [`ENDS`] each, which do not overlap;
    /// `None` with fewer than two runs.
    pub dimensions: Option<[(u8, u8); 8]>,
}

/// The way of all runs, the ungraded first one included.
#[must_use]
pub fn trend(runs: &[Played]) -> Trend {
    let points = runs
        .iter()
        .enumerate()
        .map(|(index, run)| Point {
            attempt: run.attempt,
            day: run.day,
            total: run.total,
            scenario: run.scenario.clone(),
            diagnosis: index == 0,
        })
        .collect();
    let ends = ENDS.min(runs.len() / 2);
    let dimensions = (ends > 0).then(|| {
        std::array::from_fn(|index| {
            let mean = |runs: &[Played]| mean(runs.iter().map(|run| run.dimensions[index]));
            (mean(&runs[..ends]), mean(&runs[runs.len() - ends..]))
        })
    });
    Trend { points, dimensions }
}

/// The mean, rounded to the nearest; 0 of nothing.
#[must_use]
pub fn mean(values: impl Iterator<Item = u8>) -> u8 {
    let (sum, count) = values.fold((0_u64, 0_u64), |(sum, count), value| (sum + u64::from(value), count + 1));
    if count == 0 { 0 } else { u8::try_from((2 * sum + count) / (2 * count)).unwrap_or(u8::MAX) }
}
