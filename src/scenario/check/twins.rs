//! W206: two options of a node differ in more than their words; else choosing between them teaches nothing.
//!
//! Two ways of making the same mistake are well worth having, as long as they are said differently.

use crate::rulebook::Act;
use crate::scenario::{Node, Response, Scenario, Verdict};
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, findings: &mut Vec<Finding>) {
    for (index, node) in scenario.nodes.iter().enumerate() {
        let at = Place::top().field("nodes").entry(index, &node.id).field("options");
        for (second, first) in pairs(node) {
            let (one, other) = (&node.responses[first].id, &node.responses[second].id);
            findings.push(
                Finding::warning(
                    "W206",
                    at.entry(second, other).name(),
                    format!("`{one}` 和 `{other}` 的动作和后果一模一样，选哪句都得一样的分"),
                    format!("`{one}` and `{other}` have the same acts and the same effect; both score the same"),
                )
                .related(at.entry(first, one).name(), "和这一句一样", "the same as this one")
                .help(
                    "想想两句话到底差在哪里，把差别写进 acts；没有差别就删掉一句",
                    "think what sets the two apart and write it into `acts`; if nothing does, remove one",
                ),
            );
        }
    }
}

/// Each response that repeats an earlier one, with that one.
fn pairs(node: &Node) -> impl Iterator<Item = (usize, usize)> + '_ {
    let responses = &node.responses;
    (1..responses.len()).filter_map(move |second| {
        let first = (0..second).find(|first| alike(&responses[*first], &responses[second]))?;
        Some((second, first))
    })
}

fn alike(a: &Response, b: &Response) -> bool {
    let plain = |r: &Response| (r.delivery, r.safety, r.silence, r.reveals, r.sets, r.clears);
    let amounts =
        |r: &Response| r.quotes.iter().map(|q| (q.when.clone(), q.amount, q.up_to, q.ceiling)).collect::<Vec<_>>();
    let promises = |r: &Response| r.promises.iter().map(|p| (p.when.clone(), p.name, p.due)).collect::<Vec<_>>();
    let is_mistake = |r: &Response| {
        matches!(r.verdict, Verdict::Weak | Verdict::Wrong)
            && r.acts.iter().any(|acts| acts.value.iter().any(|act| matches!(act, Act::Fault(_))))
    };
    let same_mistake = is_mistake(a) && is_mistake(b) && a.say != b.say;
    !same_mistake
        && plain(a) == plain(b)
        && a.keeps == b.keeps
        && a.acts == b.acts
        && a.next == b.next
        && amounts(a) == amounts(b)
        && promises(a) == promises(b)
}
