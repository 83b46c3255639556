//! W208: how many nodes may hold an option with a hard fault, by level; never more than two such options in one.

use super::node;
use crate::roleplay::Roleplay;
use crate::rulebook::{Act, Severity};
use crate::scenario::Node;
use crate::source::Finding;

pub(super) fn check(roleplay: &Roleplay<'_>, findings: &mut Vec<Finding>) {
    let scenario = roleplay.scenario;
    let is_hard = |act: &Act| match act {
        Act::Fault(fault) => roleplay.rulebook.faults[*fault].severity == Severity::Hard,
        Act::Move(_) => false,
    };
    let hard = |node: &Node| -> Vec<usize> {
        let holds = |option: &usize| node.responses[*option].acts.iter().any(|acts| acts.value.iter().any(is_hard));
        (0..node.responses.len()).filter(holds).collect()
    };
    let mut holding = Vec::new();
    for (index, place) in scenario.nodes.iter().enumerate() {
        let options = hard(place);
        if !options.is_empty() {
            holding.push(index);
        }
        if let [_, _, third, ..] = options[..] {
            let count = options.len();
            findings.push(
                Finding::warning(
                    "W208",
                    super::option(scenario, index, third).name(),
                    format!("这个节点有 {count} 句踩红线，最多两句"),
                    format!("{count} options of this node hold a hard fault; at most two may"),
                )
                .help("把多出来的换成小一点的失误", "replace the others by lesser faults"),
            );
        }
    }
    let nodes = scenario.nodes.len();
    let most = match scenario.level {
        1 => 1,
        2 => nodes.div_ceil(3),
        3 => nodes.div_ceil(2),
        _ => return,
    };
    if let Some(first_over) = holding.get(most) {
        let (count, level) = (holding.len(), scenario.level);
        findings.push(
            Finding::warning(
                "W208",
                node(scenario, *first_over).name(),
                format!("{level} 级的案例，{nodes} 个节点里最多 {most} 个可以有踩红线的选项，现在有 {count} 个"),
                format!("on level {level}, at most {most} of {nodes} nodes may hold a hard fault; {count} do"),
            )
            .help("换成小一点的失误，或者把 level 提高一级", "use lesser faults, or raise `level` by one"),
        );
    }
}
