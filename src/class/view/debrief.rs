//! Looking back on a conversation: what it was worth, and why. Sent only when it is over or the class looks back.

use super::letter;
use crate::class::case::Case;
use crate::class::room::Room;
use crate::debrief::{Judge, climb, evidence, missed_facts};
use crate::language::Lang;
use crate::records::class::{Answered, Item, items};
use crate::roleplay::{Replay, State, Timing, TurnRecord};
use crate::rulebook::{Act, Dimension};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How a conversation went, sentence by sentence; total, ending and dimensions only if it is over.
#[must_use]
pub fn debrief(case: &Case, replay: &Replay, lang: Lang) -> Value {
    let judge = Judge::new(case.roleplay());
    let roleplay = judge.roleplay();
    let now = replay.now(&roleplay);
    let pronoun = case.scenario().customer.pronoun;
    let result = now.over.map(|_| {
        let score = judge.score(&now);
        let ending = &case.scenario().endings[score.ending];
        json!({
            "total": score.total,
            "grade": judge.grade(score.total).name.get(lang),
            "limits": score.caps.iter()
                .map(|cap| json!({ "limit": cap.limit, "why": cap.why.words(pronoun).get(lang) })).collect::<Vec<_>>(),
            "ending": {
                "title": ending.title.get(lang), "scene": ending.scene.get(lang),
                "consequence": ending.consequence.get(lang), "kind": ending.kind,
            },
            "dimensions": dimensions(case, &score.dimensions, lang),
            "advice": advice(case, &score.dimensions, lang),
        })
    });
    let facts: Vec<&str> =
        missed_facts(&judge, replay).iter().map(|missed| case.scenario().facts[missed.fact].text.get(lang)).collect();
    json!({
        "result": result,
        "climb": climb(replay).map(|turn| turn + 1),
        "start": mood(&replay.start),
        "turns": replay.turns.iter().map(|turn| sentence(case, replay, turn, lang)).collect::<Vec<_>>(),
        "missed": facts,
    })
}

fn mood(state: &State) -> Value {
    json!([state.mood.arousal, state.mood.heard, state.mood.trust, state.mood.patience])
}

fn sentence(case: &Case, replay: &Replay, turn: &TurnRecord, lang: Lang) -> Value {
    let roleplay = case.roleplay();
    let response = turn.response(&roleplay);
    let (acts, _) = evidence(turn);
    let acts: Vec<Value> = acts
        .iter()
        .map(|act| json!({ "name": case.rulebook().act_name(act.act).get(lang), "timing": act.timing_name() }))
        .collect();
    json!({
        "line": roleplay.moment(&turn.before, replay.seed).line.get(lang),
        "said": roleplay.words(&turn.before, turn.response).get(lang),
        "reply": roleplay.reply(&turn.before, turn.response).get(lang),
        "why": response.why.get(lang),
        "verdict": response.verdict,
        "acts": acts,
        "mood": mood(&turn.after),
        "gate": turn.after.gate_open,
    })
}

/// Names and values of the dimensions, in their order.
pub fn dimensions(case: &Case, values: &[i32], lang: Lang) -> Vec<Value> {
    let name = |dimension: Dimension| case.rulebook().dimensions[dimension].name.get(lang);
    Dimension::ALL
        .iter()
        .zip(values)
        .map(|(dimension, value)| json!({ "name": name(*dimension), "value": value }))
        .collect()
}

/// What to do about the two weakest dimensions.
fn advice(case: &Case, values: &[i32], lang: Lang) -> Vec<Value> {
    let mut weak: Vec<(i32, Dimension)> = values.iter().copied().zip(Dimension::ALL.iter().copied()).collect();
    weak.retain(|(value, _)| *value < 80);
    weak.sort_by_key(|(value, _)| *value);
    weak.iter()
        .take(2)
        .map(|(value, dimension)| {
            let rule = &case.rulebook().dimensions[*dimension];
            json!({
                "name": rule.name.get(lang), "value": value,
                "rule": rule.advice.rule.get(lang), "say": rule.advice.say.get(lang),
            })
        })
        .collect()
}

/// The class's conversation: [`debrief`] with the split of every turn, the first sentence that went wrong for most, and
/// how the nodes were answered where people played on their own.
#[must_use]
pub fn class_debrief(room: &Room, lang: Lang) -> Value {
    let case = room.case();
    let replay = room.replay();
    let mut told = debrief(case, replay, lang);
    let splits: Vec<Value> = (0..replay.turns.len()).map(|turn| split(room, turn, lang)).collect();
    told["first_wrong"] = json!(first_wrong(room));
    told["splits"] = json!(splits);
    told["items"] = json!(item_analysis(room, lang));
    told
}

/// How the class split at a turn (from 0), in the order of the screen.
fn split(room: &Room, turn: usize, lang: Lang) -> Value {
    let roleplay = room.case().roleplay();
    let record = &room.replay().turns[turn];
    let order = roleplay.moment(&record.before, room.replay().seed).options;
    let votes = room.ballot_of_turn(turn).map(|ballot| ballot.split(order.len())).unwrap_or_default();
    let responses = &room.case().scenario().node(record.before.node).responses;
    order
        .iter()
        .enumerate()
        .map(|(position, (index, words))| {
            json!({
                "letter": letter(position).to_string(), "words": words.get(lang),
                "votes": votes.get(*index).copied().unwrap_or(0), "played": *index == record.response,
                "verdict": responses[*index].verdict, "wrong": wrong(room, turn, *index).is_some(),
                "why": responses[*index].why.get(lang),
            })
        })
        .collect()
}

/// What is wrong with a response made at a turn of the class's conversation: a fault, or a move that comes too early.
fn wrong(room: &Room, turn: usize, response: usize) -> Option<Act> {
    let roleplay = room.case().roleplay();
    let mut other = roleplay.open(room.replay().seed);
    roleplay.play(&mut other, room.replay().turns[turn].before, response);
    let (acts, _) = evidence(other.turns.last()?);
    acts.iter()
        .find(|act| match act.timing {
            Timing::Early(_) => !act.is_void,
            Timing::Fault => true,
            Timing::Ok | Timing::Repeated => false,
        })
        .map(|act| act.act)
}

/// The first turn (from 1) at which more than half of the votes went to sentences that went wrong.
#[must_use]
pub fn first_wrong(room: &Room) -> Option<usize> {
    (0..room.replay().turns.len())
        .find(|turn| {
            let count = room.case().scenario().node(room.replay().turns[*turn].before.node).responses.len();
            let Some(ballot) = room.ballot_of_turn(*turn) else { return false };
            let votes = ballot.split(count);
            let wrong: u32 =
                (0..count).filter(|index| wrong(room, *turn, *index).is_some()).map(|index| votes[index]).sum();
            2 * wrong > ballot.total()
        })
        .map(|turn| turn + 1)
}

/// Everybody's first finished conversation of their own in each case, node by node, the class's case first.
fn item_analysis(room: &Room, lang: Lang) -> Vec<Value> {
    room.cases().flat_map(|case| items_of(room, case, lang)).collect()
}

fn items_of(room: &Room, case: &Case, lang: Lang) -> Vec<Value> {
    let judge = Judge::new(case.roleplay());
    let roleplay = judge.roleplay();
    let id = &case.scenario().id;
    let mut answers = Vec::new();
    let mut totals: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (_, person) in room.people() {
        let Some(own) = person.own.iter().find(|own| own.over && own.case.scenario().id == *id) else { continue };
        let score = judge.score(&own.replay.now(&roleplay));
        let total = u8::try_from(score.total.clamp(0, 100)).unwrap_or(0);
        totals.entry(id.clone()).or_default().push(total);
        let mut met = BTreeSet::new();
        for (turn, record) in own.replay.turns.iter().enumerate() {
            if met.insert(record.before.node) {
                answers.push(Answered {
                    scenario: id.clone(),
                    node: case.scenario().node(record.before.node).id.clone(),
                    turn: turn + 1,
                    option: record.response(&roleplay).id.clone(),
                    total,
                });
            }
        }
    }
    let words = |_: &str, node: &str| {
        let node = case.scenario().nodes.iter().find(|it| it.id == node)?;
        let line = node.says.last()?.value.first()?.clone();
        let say = |it: &crate::scenario::Response| it.say.last().map(|say| say.value.clone()).unwrap_or_default();
        let options = node.responses.iter().map(|it| (it.id.clone(), say(it), it.verdict)).collect();
        Some((node.title.clone(), line, options))
    };
    items(&answers, &totals, words).iter().map(|item| item_json(case, item, lang)).collect()
}

fn item_json(case: &Case, item: &Item, lang: Lang) -> Value {
    let options: Vec<Value> = item
        .options
        .iter()
        .map(|option| {
            json!({ "words": option.words.get(lang), "verdict": option.verdict, "people": option.people, "total": option.total })
        })
        .collect();
    json!({
        "case": case.scenario().title.get(lang), "title": item.title.get(lang), "line": item.line.get(lang), "turn": item.turn, "people": item.people,
        "options": options, "discrimination": item.discrimination,
    })
}
