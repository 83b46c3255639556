//! The replay as JSON: the contract on which tests and other programs rely. The README documents every field.

use super::evidence::{LedgerRow, evidence};
use super::ledgers::ledgers;
use super::score::Judge;
use crate::roleplay::{Cause, Event, Replay, Roleplay, State, Timing, TurnRecord};
use crate::rulebook::{Act, Dimension, Mood};
use crate::source::Vocabulary as _;
use indexmap::IndexMap;
use serde_json::{Value, json};

/// The whole replay of a conversation. A conversation that is not over has no total and no ending; `next` then
/// says where it stands.
#[must_use]
pub fn json(judge: &Judge<'_>, replay: &Replay) -> Value {
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let now = replay.now(&roleplay);
    let complete = now.over.is_some();
    let score = complete.then(|| judge.score(&now));
    let mut faults = Vec::new();
    let mut turns = Vec::new();
    let mut entered = replay.opening.as_slice();
    for (index, turn) in replay.turns.iter().enumerate() {
        faults.extend(entered.iter().chain(&turn.events).filter_map(fault));
        turns.push(turn_json(&roleplay, index, turn, entered));
        entered = &turn.entered;
    }
    faults.extend(entered.iter().filter_map(fault));
    let facts = |found: bool| -> Vec<&str> {
        let listed = (0..scenario.facts.len()).filter(|fact| now.found(*fact) == found);
        listed.map(|fact| scenario.facts[fact].id.as_str()).collect()
    };
    let by_dimension = |points: &dyn Fn(usize) -> i32| -> IndexMap<&'static str, i32> {
        Dimension::ALL.iter().map(|d| (d.name(), points(d.index()))).collect()
    };
    let books = ledgers(&roleplay, replay);
    let promises: Vec<Value> = books
        .promises
        .iter()
        .map(|entry| {
            json!({
                "name": scenario.promises[entry.promise.name], "what": entry.promise.what, "turn": entry.turn + 1,
                "made": entry.made, "due": entry.promise.due, "status": entry.status,
            })
        })
        .collect();
    let quotes: Vec<Value> = books
        .quotes
        .iter()
        .map(|entry| {
            json!({
                "amount": entry.quote.amount, "up_to": entry.quote.up_to, "ceiling": entry.quote.ceiling,
                "what": entry.quote.what, "turn": entry.turn.map(|turn| turn + 1), "said": entry.said,
            })
        })
        .collect();
    let next = (!complete).then(|| {
        let node = scenario.node(now.node);
        let options: Vec<&str> = node.responses.iter().map(|response| response.id.as_str()).collect();
        json!({ "node": node.id, "options": options, "state": now.mood, "gate": gate(&now) })
    });
    json!({
        "scenario": scenario.id,
        "seed": replay.seed,
        "complete": complete,
        "turns": turns,
        "next": next,
        "ending": score.as_ref().map(|score| &scenario.endings[score.ending].id),
        "ending_kind": score.as_ref().map(|score| scenario.endings[score.ending].kind),
        "total": score.as_ref().map(|score| score.total),
        "uncapped": score.as_ref().map(|score| score.uncapped),
        "grade": score.as_ref().map(|score| &judge.grade(score.total).id),
        "caps": score.as_ref().map_or(&[][..], |score| &score.caps),
        "dimensions": score.as_ref().map(|score| by_dimension(&|index| score.dimensions[index])),
        "earned": score.as_ref().map(|score| by_dimension(&|index| score.earned[index])),
        "par": by_dimension(&|index| judge.par()[index]),
        "remedy": score.as_ref().map(|score| score.remedy),
        "recorded": score.as_ref().map(|score| score.recorded),
        "faults": faults,
        "facts": { "found": facts(true), "missed": facts(false) },
        "promises": promises,
        "quotes": quotes,
        "climb": super::climb(replay).map(|turn| turn + 1),
        "walked_out": now.walked_out(),
    })
}

fn turn_json(roleplay: &Roleplay<'_>, index: usize, turn: &TurnRecord, entered: &[Event]) -> Value {
    let (acts, rows) = evidence(turn);
    let acts: Vec<Value> =
        acts.iter().map(|evidence| json!({ "act": evidence.act, "timing": evidence.timing_name() })).collect();
    let story = entered.iter().filter_map(|event| event_json(roleplay, event, entered));
    let story = story.map(|mut event| {
        event["on_enter"] = json!(true);
        event
    });
    let said = turn.events.iter().filter_map(|event| event_json(roleplay, event, &turn.events));
    json!({
        "turn": index + 1,
        "node": roleplay.scenario.node(turn.before.node).id,
        "option": turn.response(roleplay).id,
        "time": turn.before.time,
        "acts": acts,
        "before": turn.before.mood,
        "after": turn.after.mood,
        "gate": gate(&turn.after),
        "ledger": rows.iter().map(row_json).collect::<Vec<_>>(),
        "events": story.chain(said).collect::<Vec<_>>(),
    })
}

fn row_json(row: &LedgerRow) -> Value {
    let mood = Mood { arousal: row.mood[0], heard: row.mood[1], trust: row.mood[2], patience: row.mood[3] };
    let points: IndexMap<&'static str, i32> = row.dimensions().map(|(d, points)| (d.name(), points)).collect();
    json!({ "cause": cause_name(row.cause), "change": mood, "points": points, "rule": row.rule })
}

fn cause_name(cause: Cause) -> String {
    match cause {
        Cause::Turn => "turn".to_owned(),
        Cause::Delivery(delivery) => delivery.name().to_owned(),
        Cause::Act(act) => act.name().to_owned(),
        Cause::Early(_) => "early".to_owned(),
        Cause::Recovery => "recovery".to_owned(),
        Cause::OverSoothing => "over_soothing".to_owned(),
        Cause::Audience => "audience".to_owned(),
        Cause::Story => "story".to_owned(),
    }
}

fn event_json(roleplay: &Roleplay<'_>, event: &Event, all: &[Event]) -> Option<Value> {
    Some(match *event {
        Event::Early(tier) => {
            let acts: Vec<Act> = all
                .iter()
                .filter_map(|event| match *event {
                    Event::Acted { act, timing: Timing::Early(own) } if own == tier => Some(act),
                    _ => None,
                })
                .collect();
            json!({ "kind": "early", "tier": tier.number(), "acts": acts })
        }
        Event::Recovered(points) => json!({ "kind": "recovered", "points": points }),
        Event::OverSoothing => json!({ "kind": "over_soothing" }),
        Event::GateOpened => json!({ "kind": "gate_opened" }),
        Event::GateReopened => json!({ "kind": "gate_reopened" }),
        Event::Warning => json!({ "kind": "warning" }),
        Event::WalkOut(reason) => json!({ "kind": "walk_out", "reason": reason }),
        Event::FactFound(fact) => json!({ "kind": "fact", "fact": roleplay.scenario.facts[fact].id }),
        Event::Audience(count) => json!({ "kind": "audience", "count": count }),
        Event::Kept(promise) => json!({ "kind": "kept", "promise": roleplay.scenario.promises[promise] }),
        Event::Acted { act, timing: Timing::Fault } => json!({ "kind": "fault", "act": act }),
        Event::Entered { .. }
        | Event::Acted { .. }
        | Event::Changed { .. }
        | Event::Quoted { .. }
        | Event::Promised(_) => return None,
    })
}

fn fault(event: &Event) -> Option<Act> {
    match *event {
        Event::Acted { act, timing: Timing::Fault } => Some(act),
        _ => None,
    }
}

fn gate(state: &State) -> &'static str {
    if state.gate_open { "open" } else { "closed" }
}
