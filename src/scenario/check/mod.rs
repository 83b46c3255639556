//! What can be said about a scenario beyond its names: one file per check.

mod best;
mod endings;
mod reachable;
mod texts;

use super::Scenario;
use super::file::ScenarioFile;
use crate::source::Finding;

/// Checks on what the author wrote, also where it cannot be played yet.
pub(super) fn file(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    texts::check(file, findings);
    endings::check(file, findings);
    best::check(file, findings);
}

/// Checks on a scenario whose names are all known.
pub(super) fn scenario(scenario: &Scenario, findings: &mut Vec<Finding>) {
    reachable::check(scenario, findings);
}
