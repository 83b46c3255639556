//! What everybody sees of the class's conversation.

use super::debrief::class_debrief;
use super::{Hang, letter};
use crate::class::case::Case;
use crate::class::look::{Frame, Look};
use crate::class::phase::Phase;
use crate::class::room::Room;
use crate::face::{self, face};
use crate::language::{Lang, Text};
use crate::roleplay::{State, TurnRecord};
use crate::rulebook::Mood;
use serde_json::{Value, json};

/// The conversation as everybody may see it at this moment, in one language. `frame` is how large the picture is.
#[must_use]
pub fn stage(room: &Room, lang: Lang, frame: Frame, hang: Hang<'_>) -> Value {
    let scenario = room.case().scenario();
    let (state, order) = room.choices();
    let roleplay = room.roleplay();
    let said = played(room);
    let has_begun = room.phase() != Phase::Lobby;
    let words = |index: &usize| roleplay.words(&state, *index).get(lang).to_owned();
    let options: Vec<Value> = order
        .iter()
        .enumerate()
        .map(|(position, index)| json!({ "letter": letter(position).to_string(), "words": words(index) }))
        .collect();
    let position = |index: usize| order.iter().position(|it| *it == index);
    let seen = room.seen();
    let customer = customer(room.case(), &seen.state, seen.mood, seen.events, lang, frame, hang);
    let split = shows_split(room.phase()).then(|| room.split());
    // How the customer took the last sentence, while the next is chosen.
    let before = (said.is_none() && has_begun).then(|| room.replay().turns.last()).flatten();
    let exchange = |turn: &TurnRecord| {
        json!({
            "said": roleplay.words(&turn.before, turn.response).get(lang),
            "reply": roleplay.reply(&turn.before, turn.response).get(lang),
        })
    };
    json!({
        "version": room.version(),
        "phase": room.phase().name(),
        "paused": room.is_paused(),
        "own": room.is_own_open(),
        "class": room.setup().class,
        "title": scenario.title.get(lang),
        "you": scenario.you.get(lang),
        "premise": scenario.premise.get(lang),
        "authority": scenario.authority.get(lang),
        "customer": customer,
        "turn": turn_number(room),
        "moment": room.ballot().map(|ballot| ballot.moment),
        "place": if has_begun { scenario.node(state.node).place.get(lang) } else { "" },
        "before": before.map(exchange),
        "line": if has_begun { roleplay.moment(&state, room.replay().seed).line.get(lang) } else { "" },
        "options": if has_begun { options } else { Vec::new() },
        "split": split,
        "minority": (room.phase() == Phase::Revealed).then(|| room.ranking().into_iter().skip(1).collect::<Vec<_>>()),
        "played": said.map(|turn| json!({
            "position": position(turn.response),
            "said": roleplay.words(&turn.before, turn.response).get(lang),
            "reply": roleplay.reply(&turn.before, turn.response).get(lang),
            "over": room.state().over.is_some().then(|| over(&room.state()).get(lang).to_owned()),
        })),
        "what_if": what_if(room, &order, lang, frame, hang),
        "debrief": matches!(room.phase(), Phase::Debrief | Phase::Cards | Phase::Ended).then(|| class_debrief(room, lang)),
    })
}

/// The sentence that was just played, if that is what is looked at.
fn played(room: &Room) -> Option<&TurnRecord> {
    room.replay().turns.last().filter(|_| room.looks_back())
}

/// From the reveal on everybody may see the split.
const fn shows_split(phase: Phase) -> bool {
    matches!(phase, Phase::Revealed | Phase::Played | Phase::WhatIf(_) | Phase::Debrief | Phase::Cards | Phase::Ended)
}

/// The number of the sentence that is looked at, from 1.
#[must_use]
pub fn turn_number(room: &Room) -> usize {
    room.replay().turns.len() + usize::from(!room.looks_back())
}

/// The customer as one sees them.
pub(super) fn customer(
    case: &Case,
    state: &State,
    mood: Mood,
    events: &[crate::roleplay::Event],
    lang: Lang,
    frame: Frame,
    hang: Hang<'_>,
) -> Value {
    let scenario = case.scenario();
    let customer = &scenario.customer;
    let channel = scenario.node(state.node).channel;
    let look = face::Look { behaviour: customer.behaviour, pronoun: customer.pronoun, channel };
    json!({
        "name": customer.address.get(lang),
        "looks": face(look, mood).get(lang),
        "picture": Look::of(case, state, mood, events, frame).map(hang),
    })
}

/// What another sentence would have done, while the class looks at it.
fn what_if(room: &Room, order: &[usize], lang: Lang, frame: Frame, hang: Hang<'_>) -> Option<Value> {
    let Phase::WhatIf(option) = room.phase() else { return None };
    let turn = room.replay().turns.last()?;
    let roleplay = room.roleplay();
    let response = usize::from(option);
    let mut other = room.replay().clone();
    other.turns.pop();
    let next = roleplay.play(&mut other, turn.before, response);
    let then = other.turns.last()?;
    let customer = customer(room.case(), &turn.before, then.after.mood, &then.events, lang, frame, hang);
    Some(json!({
        "position": order.iter().position(|index| *index == response),
        "said": roleplay.words(&turn.before, response).get(lang),
        "reply": roleplay.reply(&turn.before, response).get(lang),
        "customer": customer,
        "over": next.over.is_some().then(|| over(&next).get(lang).to_owned()),
    }))
}

/// That the conversation is over.
#[must_use]
pub fn over(state: &State) -> Text {
    if state.walked_out().is_some() {
        Text::new("对方不谈了，走了。", "The customer has had enough and leaves.")
    } else {
        Text::new("谈话到这里结束。", "The conversation ends here.")
    }
}
