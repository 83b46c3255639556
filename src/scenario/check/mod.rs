//! What can be said about a scenario beyond its names: one file per check.

mod acts;
mod amounts;
mod best;
mod branches;
mod conditions;
mod covers;
mod deny;
mod endings;
mod facts;
mod flags;
mod flow;
mod giveaway;
mod money;
mod possible;
mod promises;
mod reachable;
mod room;
pub(super) mod texts;
mod twins;

use super::Scenario;
use super::file::ScenarioFile;
use crate::source::Finding;

/// Checks on what the author wrote, also where it cannot be played yet.
pub(super) fn file(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let texts = texts::all(file);
    texts::check(&texts, findings);
    room::check(&texts, findings);
    deny::check(&texts, findings);
    endings::check(file, findings);
    best::check(file, findings);
    acts::check(file, findings);
    amounts::check(file, findings);
    covers::check(file, findings);
    giveaway::check(file, findings);
}

/// Checks on a scenario whose ways all lead somewhere.
pub(super) fn ways(scenario: &Scenario, findings: &mut Vec<Finding>) {
    reachable::check(scenario, findings);
}

/// Checks on a scenario whose names are all known; `file` is what it was made from.
pub(super) fn scenario(scenario: &Scenario, file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let flow = flow::Flow::of(scenario);
    branches::check(scenario, file, &flow, findings);
    flags::check(scenario, findings);
    facts::check(scenario, findings);
    twins::check(scenario, findings);
    promises::check(scenario, file, &flow, findings);
}
