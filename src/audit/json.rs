//! An audit for programs. Paths are lists of option ids, as `play --choose` takes them.

use super::audit::Audit;
use super::census::Number;
use super::quest::Answer;
use crate::debrief::Judge;
use crate::language::Lang;
use serde_json::{Value, json};

/// The audit of one scenario, without its findings.
#[must_use]
pub fn audit_json(judge: &Judge<'_>, audit: &Audit) -> Value {
    let scenario = judge.roleplay().scenario;
    let path = |path: &[usize]| -> Vec<String> {
        let ids = super::report::choices(judge, path);
        if ids.is_empty() { Vec::new() } else { ids.split(',').map(str::to_owned).collect() }
    };
    let found = |found: &Option<(i32, Vec<usize>)>| {
        found.as_ref().map(|(total, responses)| json!({ "total": total, "choices": path(responses) }))
    };
    let extreme =
        |answer: &Answer| json!({ "found": found(&answer.found), "limit": answer.limit, "exact": answer.is_exact() });
    let census = &audit.census;
    let endings: Vec<Value> = scenario
        .endings
        .iter()
        .zip(&audit.endings)
        .map(|(ending, range)| {
            json!({
                "ending": ending.id, "kind": ending.kind, "reachable": range.highest.limit.is_some(),
                "lowest": extreme(&range.lowest), "highest": extreme(&range.highest),
                "shortest": range.shortest.as_ref().map(|(responses, exact)| json!({
                    "turns": responses.len(), "choices": path(responses), "exact": exact,
                })),
            })
        })
        .collect();
    let mut options = Vec::new();
    for (node, costs) in scenario.nodes.iter().zip(&audit.options) {
        for (response, cost) in node.responses.iter().zip(costs) {
            let extreme = |of: &Option<(i32, Vec<usize>)>| {
                of.as_ref().map(|(cost, responses)| json!({ "cost": cost, "choices": path(responses) }))
            };
            options.push(json!({
                "node": node.id, "option": response.id, "verdict": response.verdict, "situations": cost.situations,
                "first": cost.first, "best_after_first": cost.first_after,
                "least": extreme(&cost.least), "most": extreme(&cost.most), "exact": cost.exact,
            }));
        }
    }
    let strategies: Vec<Value> = audit
        .strategies
        .iter()
        .map(|outcome| {
            json!({
                "strategy": outcome.strategy, "language": outcome.lang, "held": outcome.strategy.is_held(),
                "plays": outcome.plays, "passed": outcome.passed,
                "mean_tenths": outcome.mean_tenths(), "passes": outcome.passes(audit.pass),
            })
        })
        .collect();
    let proofs: Vec<Value> = audit
        .proofs
        .iter()
        .map(|proof| {
            json!({
                "claim": proof.claim, "says": super::report::claim(proof.claim, Lang::En), "must_hold": proof.claim.must_hold(),
                "holds": proof.holds, "total": proof.total, "at_most": proof.at_most, "against": proof.against,
                "choices": proof.path.as_ref().map(|responses| path(responses)), "slips": proof.slips,
            })
        })
        .collect();
    json!({
        "scenario": scenario.id,
        "conversations": number(census.conversations),
        "walked_out": { "explode": number(census.exploded), "patience": number(census.gave_up) },
        "situations": census.total_situations(),
        "situations_by_turn": census.situations,
        "counted_completely": census.is_complete(),
        "still_open": number(census.open),
        "pass": audit.pass,
        "best_line": { "total": audit.ideal_total, "choices": path(&audit.ideal) },
        "best": {
            "total": audit.best.total, "at_most": audit.best.at_most, "exact": audit.best.exact,
            "choices": path(&audit.best.path),
        },
        "endings": endings,
        "options": options,
        "options_slips": audit.situations.complete_slips,
        "proofs": proofs,
        "strategies": strategies,
    })
}

/// As text: many programs cannot hold so large a number.
fn number(number: Number) -> Value {
    json!(if number.more { format!(">{}", number.count) } else { number.count.to_string() })
}
