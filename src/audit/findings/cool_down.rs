//! W209: behind a shock there is a chance to calm down again.
//!
//! A shock is what the story itself does on entering a node: a new grievance, or anger that rises at once by
//! [`SHOCK`] or more. Whoever then answers badly must come to a node where somebody can still turn to the person.

use super::{node, option};
use crate::roleplay::Roleplay;
use crate::rulebook::{Act, Family};
use crate::scenario::{Enter, Node, Target, Verdict};
use crate::source::Finding;

/// Arousal, 0 to 100.
const SHOCK: i32 = 15;

pub(super) fn check(roleplay: &Roleplay<'_>, findings: &mut Vec<Finding>) {
    let scenario = roleplay.scenario;
    let is_shock = |enter: &Enter| enter.reopen || enter.effect.arousal >= SHOCK;
    let turns_to_the_person = |act: &Act| match act {
        Act::Move(act) => roleplay.rulebook.moves[*act].family == Family::Emotion,
        Act::Fault(_) => false,
    };
    let is_cool_down = |node: &Node| {
        node.responses.iter().any(|r| r.acts.iter().any(|acts| acts.value.iter().any(turns_to_the_person)))
    };
    for (index, shocked) in scenario.nodes.iter().enumerate().filter(|(_, node)| node.enter.iter().any(is_shock)) {
        for (n, response) in shocked.responses.iter().enumerate() {
            let is_fault = |act: &Act| matches!(act, Act::Fault(_));
            let is_bad = response.acts.iter().any(|acts| acts.value.iter().any(is_fault));
            if !is_bad || matches!(response.verdict, Verdict::Best | Verdict::Fair) {
                continue;
            }
            let nodes = response.next.iter().filter_map(|route| match route.value {
                Target::Node(next) => Some(next),
                Target::Ending(_) | Target::End => None,
            });
            let nodes: Vec<usize> = nodes.collect();
            let next =
                nodes.first().filter(|_| !nodes.iter().any(|next| is_cool_down(&scenario.nodes[*next]))).copied();
            let Some(next) = next else { continue };
            let (here, there) = (&shocked.id, &scenario.nodes[next].id);
            findings.push(
                Finding::warning(
                    "W209",
                    option(scenario, index, n).name(),
                    format!("`{here}` 刚把客户激怒，这一句又答得不好，却直接走到没有一句安抚的 `{there}`"),
                    format!("`{here}` has just upset the customer; after this poor answer `{there}` has no option that turns to the person"),
                )
                .related(node(scenario, next).name(), "这里没有一句能安抚", "no option here can calm anyone")
                .help(
                    "中间加一个缓和的节点（最多走两次），里面至少有一句 name_feeling、acknowledge_impact 或 let_vent",
                    "put a cool-down node between them (visited twice at most) with name_feeling, acknowledge_impact or let_vent in some option",
                ),
            );
            break;
        }
    }
}
