//! A conversation of one's own, as its owner sees it, and as the wall may show it.

use super::debrief::debrief;
use super::stage::{customer, over};
use super::{Hang, letter};
use crate::class::case::Case;
use crate::class::look::Frame;
use crate::class::own::OwnRun;
use crate::debrief::{amount, ledgers, story_moment};
use crate::language::Lang;
use crate::roleplay::Replay;
use serde_json::{Value, json};

/// The conversation at its last moment, with the notebook; the debrief once it is over. `run` is its number.
#[must_use]
pub fn own(own: &OwnRun, run: usize, lang: Lang, hang: Hang<'_>) -> Value {
    let case = &own.case;
    let replay = &own.replay;
    let roleplay = case.roleplay();
    let state = replay.now(&roleplay);
    let moment = roleplay.moment(&state, replay.seed);
    let last = replay.turns.last();
    let is_over = state.over.is_some();
    let options: Vec<Value> = moment
        .options
        .iter()
        .enumerate()
        .map(|(position, (_, words))| json!({ "letter": letter(position).to_string(), "words": words.get(lang) }))
        .collect();
    let events = last.map_or(&replay.opening, |turn| &turn.events);
    // Who has left is seen as they left.
    let seen = last.filter(|_| is_over).map_or((&state, state.mood), |turn| (&turn.before, turn.after.mood));
    json!({
        "run": run,
        "case": case.scenario().id,
        "title": case.scenario().title.get(lang),
        "turn": replay.turns.len(),
        "customer": customer(case, seen.0, seen.1, events, lang, Frame::Portrait, hang),
        "place": case.scenario().node(state.node).place.get(lang),
        "before": last.map(|turn| json!({
            "said": roleplay.words(&turn.before, turn.response).get(lang),
            "reply": roleplay.reply(&turn.before, turn.response).get(lang),
        })),
        "line": if is_over { "" } else { moment.line.get(lang) },
        "options": if is_over { Vec::new() } else { options },
        "over": is_over.then(|| over(&state).get(lang).to_owned()),
        "notebook": notebook(case, replay, lang),
        "debrief": is_over.then(|| debrief(case, replay, lang)),
    })
}

/// What a careful colleague would have written down.
fn notebook(case: &Case, replay: &Replay, lang: Lang) -> Value {
    let roleplay = case.roleplay();
    let state = replay.now(&roleplay);
    let books = ledgers(&roleplay, replay);
    let by = |what: &str, when: String| format!("{what}{}{when}", lang.pick("，期限", ", due "));
    json!({
        "facts": case.scenario().facts.iter().enumerate().filter(|(index, _)| state.found(*index))
            .map(|(_, fact)| fact.text.get(lang)).collect::<Vec<_>>(),
        "promises": books.promises.iter()
            .map(|entry| by(entry.promise.what.get(lang), story_moment(entry.promise.due, lang))).collect::<Vec<_>>(),
        "amounts": books.quotes.iter()
            .map(|entry| format!("{} – {}", amount(entry.quote, lang), story_moment(entry.said, lang)))
            .collect::<Vec<_>>(),
    })
}

/// Somebody's conversation for the wall, without a name: all of it, or up to a turn that is looked at.
#[must_use]
pub fn shown(own: &OwnRun, turn: Option<u16>, lang: Lang, hang: Hang<'_>) -> Value {
    let case = &own.case;
    let roleplay = case.roleplay();
    let replay = &own.replay;
    let said = turn.map_or(replay.turns.len(), |turn| usize::from(turn) + 1);
    let turns: Vec<Value> = replay
        .turns
        .iter()
        .take(said)
        .map(|turn| {
            json!({
                "line": roleplay.moment(&turn.before, replay.seed).line.get(lang),
                "said": roleplay.words(&turn.before, turn.response).get(lang),
                "reply": roleplay.reply(&turn.before, turn.response).get(lang),
                "arousal": turn.after.mood.arousal,
            })
        })
        .collect();
    let last = replay.turns.iter().take(said).next_back();
    let customer = match last {
        Some(turn) => customer(case, &turn.before, turn.after.mood, &turn.events, lang, Frame::Stage, hang),
        None => customer(case, &replay.start, replay.start.mood, &replay.opening, lang, Frame::Stage, hang),
    };
    let title = case.scenario().title.get(lang);
    json!({ "title": title, "turns": turns, "of": replay.turns.len(), "customer": customer, "over": own.over })
}
