//! W205: every hidden fact can be found, or finding them all would be asked for in vain.

use crate::scenario::Scenario;
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let responses = scenario.nodes.iter().flat_map(|node| &node.responses);
    let found = responses.fold(0u32, |found, response| found | response.reveals);
    for (bit, fact) in scenario.facts.iter().enumerate().take(Scenario::MAX_FACTS) {
        if found & (1 << bit) == 0 {
            let id = &fact.id;
            findings.push(
                Finding::warning(
                    "W205",
                    Place::top().field("facts").entry(bit, id).name(),
                    format!("没有哪句话问得出事实 `{id}`，谁也得不到它的分"),
                    format!("no option brings the fact `{id}` to light, so nobody can earn its points"),
                )
                .help(
                    format!("在问到它的那句回答里加上 `reveals: [\"{id}\"],`"),
                    format!("add `reveals: [\"{id}\"],` to the option that asks for it"),
                ),
            );
        }
    }
}
