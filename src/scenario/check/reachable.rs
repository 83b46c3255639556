//! E111, E120: every node can be reached from the first, and from every node there is a way out.

use crate::scenario::{Scenario, Target};
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, findings: &mut Vec<Finding>) {
    let at = |index: usize| Place::top().field("nodes").entry(index, &scenario.nodes[index].id).name();
    let reached = spread(scenario.nodes.len(), [scenario.first], |node| targets(scenario, node).collect());
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); scenario.nodes.len()];
    for node in 0..scenario.nodes.len() {
        if scenario.nodes[node].responses.iter().flat_map(|r| &r.next).any(|n| !matches!(n.value, Target::Node(_))) {
            ends.push(node);
        }
        for next in targets(scenario, node) {
            before[next].push(node);
        }
    }
    let leaving = spread(scenario.nodes.len(), ends, |node| before[node].clone());
    for (index, node) in scenario.nodes.iter().enumerate() {
        let id = &node.id;
        if !reached[index] {
            findings.push(
                Finding::error(
                    "E111",
                    at(index),
                    format!("没有哪条路走得到节点 `{id}`"),
                    format!("no path leads to the node `{id}`"),
                )
                .help(
                    format!("让某句回答的 next 指向 `{id}`，或删掉它"),
                    format!("let the next of some option lead to `{id}`, or remove it"),
                ),
            );
        } else if !leaving[index] {
            findings.push(
                Finding::error(
                    "E120",
                    at(index),
                    format!("从节点 `{id}` 出发，永远走不到结局"),
                    format!("from the node `{id}` no ending can ever be reached"),
                )
                .help("让其中一句的 next 是 \"end\" 或一个结局", "let the next of some option be \"end\" or an ending"),
            );
        }
    }
}

fn targets(scenario: &Scenario, node: usize) -> impl Iterator<Item = usize> + '_ {
    scenario.nodes[node].responses.iter().flat_map(|response| &response.next).filter_map(|next| match next.value {
        Target::Node(node) => Some(node),
        Target::Ending(_) | Target::End => None,
    })
}

fn spread(count: usize, from: impl IntoIterator<Item = usize>, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut seen = vec![false; count];
    let mut open: Vec<usize> = from.into_iter().collect();
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut seen[node], true) {
            open.extend(next(node));
        }
    }
    seen
}
