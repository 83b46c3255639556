//! What can be said about a scenario by the numbers of a rulebook, without trying everything: one file per check.

mod cool_down;
mod ideal;
mod red_lines;
mod verdicts;

use crate::debrief::Judge;
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::Scenario;
use crate::source::{Finding, Place, Source, allow};

/// [`Scenario::examine`], and then the checks that need a rulebook. What `heartfirst check` says.
#[must_use]
pub fn examine(rulebook: &Rulebook, source: &Source) -> (Option<Scenario>, Vec<Finding>) {
    let (scenario, mut said) = Scenario::examine(source);
    if let Some(scenario) = &scenario {
        let mut more = findings(rulebook, scenario);
        allow(&source.text, &mut more);
        said.extend(more.into_iter().filter(|finding| finding.code != "W200"));
    }
    (scenario, said)
}

/// What the numbers of a rulebook say about a scenario that can be played.
#[must_use]
pub fn findings(rulebook: &Rulebook, scenario: &Scenario) -> Vec<Finding> {
    let mut findings = Vec::new();
    let roleplay = Roleplay::new(rulebook, scenario);
    red_lines::check(&roleplay, &mut findings);
    cool_down::check(&roleplay, &mut findings);
    verdicts::check(&roleplay, &mut findings);
    ideal::check(&Judge::new(roleplay), &mut findings);
    findings
}

fn node(scenario: &Scenario, index: usize) -> Place {
    Place::top().field("nodes").entry(index, &scenario.nodes[index].id)
}

fn option(scenario: &Scenario, at: usize, option: usize) -> Place {
    node(scenario, at).field("options").entry(option, &scenario.nodes[at].responses[option].id)
}
