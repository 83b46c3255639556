//! W212: an option called wrong does some harm.

use super::option;
use crate::roleplay::Roleplay;
use crate::rulebook::{Act, Delivery, Effect, Tier};
use crate::scenario::{Response, Verdict};
use crate::source::Finding;

pub(super) fn check(roleplay: &Roleplay<'_>, findings: &mut Vec<Finding>) {
    let scenario = roleplay.scenario;
    for (index, node) in scenario.nodes.iter().enumerate() {
        for (n, response) in node.responses.iter().enumerate() {
            if response.verdict == Verdict::Wrong && cannot_harm(roleplay, response) {
                findings.push(
                    Finding::warning(
                        "W212",
                        option(scenario, index, n).field("verdict"),
                        "评语是 wrong，可这一句只有随时都能说的好动作，引擎只会加分",
                        "the verdict is `wrong`, but the option holds only moves that are always in order: it can only gain",
                    )
                    .help(
                        "把它错在哪里写进 acts（如 minimise、brush_aside、vague_promise），或者把评语改成 ok、weak",
                        "write into `acts` what is wrong with it (minimise, brush_aside, vague_promise…), or call it ok or weak",
                    ),
                );
            }
        }
    }
}

/// Nothing but moves that are never too early, delivered well.
fn cannot_harm(roleplay: &Roleplay<'_>, response: &Response) -> bool {
    let always = |act: &Act| match act {
        Act::Move(act) => roleplay.rulebook.moves[*act].tier == Tier::Always,
        Act::Fault(_) => false,
    };
    let delivered_well = matches!(response.delivery, Delivery::Neutral | Delivery::Warm)
        || roleplay.rulebook.deliveries[response.delivery].effect() == Effect::default();
    let mut acts = response.acts.iter().flat_map(|acts| &acts.value).peekable();
    acts.peek().is_some() && delivered_well && acts.all(always)
}
