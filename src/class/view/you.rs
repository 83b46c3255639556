//! What one participant is told about themselves.

use super::{Hang, own};
use crate::class::room::{PersonId, Room};
use crate::language::Lang;
use serde_json::{Value, json};

/// Who somebody is, what they voted for at this moment, their own conversation and their card; `None` if the room does
/// not know them.
#[must_use]
pub fn you(room: &Room, id: PersonId, now: u64, hang: Hang<'_>) -> Option<Value> {
    let person = room.person(id)?;
    let (_, order) = room.choices();
    let ballot = room.ballot();
    let vote = ballot.and_then(|ballot| ballot.of(id));
    let cases = room.is_own_open().then(|| cases(room, person.lang));
    let run = person.own.last().filter(|_| room.is_own_open());
    Some(json!({
        "person": id,
        "name": person.name,
        "moment": ballot.map(|ballot| ballot.moment),
        "vote": vote.and_then(|vote| order.iter().position(|index| *index == usize::from(vote))),
        "left_ms": room.left_ms(now),
        "runs": person.own.len(),
        "cases": cases,
        "own": run.map(|run| own(run, person.own.len(), person.lang, hang)),
        "card": person.card.as_ref().map(|card| json!({ "say": card.say, "drop": card.drop })),
    }))
}

/// The cases one may play on one's own, the class's first.
pub(super) fn cases(room: &Room, lang: Lang) -> Vec<Value> {
    room.cases()
        .map(|case| {
            let scenario = case.scenario();
            json!({
                "id": scenario.id,
                "title": scenario.title.get(lang),
                "level": scenario.level,
                "you": scenario.you.get(lang),
            })
        })
        .collect()
}
