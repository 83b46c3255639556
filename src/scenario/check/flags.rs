//! W204: a flag that is set is asked for somewhere; else it is a leftover, or the condition that should ask is missing.

use super::conditions;
use crate::scenario::{Scenario, Variable};
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let mut read = 0u64;
    conditions::each(scenario, &mut |condition| {
        condition.variables(&mut |variable| {
            if let Variable::Flag(flag) = variable {
                read |= 1u64.wrapping_shl(u32::from(flag));
            }
        });
    });
    for (bit, flag) in scenario.flags.iter().enumerate().take(Scenario::MAX_FLAGS) {
        if read & (1 << bit) == 0
            && let Some(at) = first_set(scenario, bit)
        {
            findings.push(
                Finding::warning(
                    "W204",
                    at,
                    format!("标记 `{flag}` 设了，可没有哪个条件问过它"),
                    format!("the flag `{flag}` is set, but no condition asks for it"),
                )
                .help(
                    format!("在后面的 when 里用它，如 `when: \"{flag}\"`；用不着就从 sets 里删掉"),
                    format!("use it in a later `when: \"{flag}\"`, or remove it from `sets`"),
                ),
            );
        }
    }
}

fn first_set(scenario: &Scenario, bit: usize) -> Option<Place> {
    for (index, node) in scenario.nodes.iter().enumerate() {
        for (option, response) in node.responses.iter().enumerate() {
            if response.sets & (1 << bit) != 0 {
                let at = Place::top().field("nodes").entry(index, &node.id);
                return Some(at.field("options").entry(option, &response.id).field("sets").name());
            }
        }
    }
    None
}
