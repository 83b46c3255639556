//! What the trainer is told.

use super::debrief::dimensions;
use super::wall::{Door, wall};
use super::you::cases;
use super::{Hang, letter};
use crate::class::own::OwnRun;
use crate::class::phase::Phase;
use crate::class::room::{PersonId, Room};
use crate::debrief::{Judge, evidence};
use crate::language::Lang;
use crate::rulebook::{Dimension, Points};
use crate::source::Vocabulary as _;
use serde_json::{Value, json};

/// What the wall shows, and what can be done next.
#[must_use]
pub fn trainer(room: &Room, door: &Door, lang: Lang, hang: Hang<'_>) -> Value {
    let mut trainer = wall(room, door, lang, hang);
    trainer["hides_names"] = json!(room.hides_names());
    trainer["asks_names"] = json!(room.setup().names);
    trainer["over"] = json!(room.state().over.is_some());
    trainer["cases"] = json!(cases(room, lang));
    trainer["next"] = json!(next(room).map(Next::name));
    trainer
}

/// What [`Command::Forward`](crate::class::Command::Forward) would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Open the first vote.
    Begin,
    /// Close the vote.
    Close,
    /// Show how the class split.
    Reveal,
    /// Play the majority's sentence.
    Play,
    /// Open the vote on the next sentence.
    Sentence,
    /// Back to what was played, or to the class's conversation.
    Back,
    /// Look back.
    Debrief,
    /// Ask for exit cards.
    Cards,
    /// End the class.
    End,
    /// Go on after a pause.
    GoOn,
    /// Shut conversations of one's own.
    ShutOwn,
}

impl Next {
    /// Its name in the protocol.
    const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Close => "close",
            Self::Reveal => "reveal",
            Self::Play => "play",
            Self::Sentence => "next",
            Self::Back => "back",
            Self::Debrief => "debrief",
            Self::Cards => "cards",
            Self::End => "end",
            Self::GoOn => "go_on",
            Self::ShutOwn => "shut_own",
        }
    }
}

/// What `forward` would do now; `None` once the class is over.
#[must_use]
pub fn next(room: &Room) -> Option<Next> {
    if room.is_paused() {
        return Some(Next::GoOn);
    }
    if room.shown().is_some() {
        return Some(Next::Back);
    }
    if room.is_own_open() {
        return Some(Next::ShutOwn);
    }
    Some(match room.phase() {
        Phase::Lobby => Next::Begin,
        Phase::Voting => Next::Close,
        Phase::Closed => Next::Reveal,
        Phase::Revealed => Next::Play,
        Phase::Played if room.state().over.is_some() => Next::Debrief,
        Phase::Played => Next::Sentence,
        Phase::WhatIf(_) => Next::Back,
        Phase::Debrief => Next::Cards,
        Phase::Cards => Next::End,
        Phase::Ended => return None,
    })
}

/// How many have voted, for wall and trainer. The split is for the trainer alone.
#[must_use]
pub fn tally(room: &Room, here: usize, now: u64, with_split: bool) -> Value {
    let (playing, finished) = room.own_tally();
    let own = room.is_own_open().then(|| json!({ "playing": playing, "finished": finished }));
    let mut tally = json!({
        "voted": room.vote_count(),
        "people": room.head_count(),
        "here": here,
        "cards": room.card_count(),
        "own": own,
        "left_ms": room.left_ms(now),
    });
    if !with_split && matches!(room.phase(), Phase::Cards | Phase::Ended) {
        let cards: Vec<Value> = room
            .people()
            .filter_map(|(_, person)| person.card.as_ref())
            .take(MOST_SENTENCES)
            .map(|card| json!({ "say": card.say, "drop": card.drop }))
            .collect();
        tally["sentences"] = json!(cards);
    }
    if with_split {
        tally["split"] = json!(room.split());
        let (_, order) = room.choices();
        let hand = room.ballot().map(crate::class::ballot::Ballot::hand).unwrap_or_default();
        tally["hand"] = order.iter().map(|index| hand.get(*index).copied().unwrap_or(0)).collect();
    }
    tally
}

/// As many exit cards as a wall can hold.
pub const MOST_SENTENCES: usize = 60;
/// Somebody who has said nothing for so long is stuck.
const STUCK: u64 = 90_000;
/// A dimension below this is red.
const RED: i32 = 60;

/// Everybody, and how their own conversations go, for the trainer. `here` says who is connected.
#[must_use]
pub fn people(room: &Room, here: &dyn Fn(PersonId) -> bool, now: u64, lang: Lang) -> Value {
    let ballot = room.ballot();
    let (_, order) = room.choices();
    let hides = room.hides_names();
    let judges: Vec<Judge<'_>> = room.cases().map(|case| Judge::new(case.roleplay())).collect();
    let judge_of = |run: &OwnRun| {
        let same = |judge: &&Judge<'_>| judge.roleplay().scenario.id == run.case.scenario().id;
        judges.iter().find(same).unwrap_or(&judges[0])
    };
    let voted = |id| {
        let vote = ballot.and_then(|ballot| ballot.of(id))?;
        order.iter().position(|index| *index == usize::from(vote)).map(|position| letter(position).to_string())
    };
    let mut finished = Vec::new();
    let list: Vec<Value> = room
        .people()
        .map(|(id, person)| {
            let own = person.own.last().map(|run| {
                let judge = judge_of(run);
                let score = run.over.then(|| judge.score(&run.replay.now(&judge.roleplay())));
                let lowest = match &score {
                    Some(score) => lowest(&score.dimensions, RED),
                    None => lowest(&lost(run), 0),
                };
                finished.extend(score.as_ref().map(|score| score.dimensions));
                json!({
                    "run": person.own.len(),
                    "title": run.case.scenario().title.get(lang),
                    "turn": run.replay.turns.len(),
                    "over": run.over,
                    "total": score.map(|score| score.total),
                    "stuck": room.is_own_open() && !run.over && now.saturating_sub(run.last()) >= STUCK,
                    "red": lowest.map(|dimension| room.case().rulebook().dimensions[dimension].name.get(lang)),
                })
            });
            json!({
                "id": id,
                "name": if hides { "" } else { &person.name },
                "number": if hides { "" } else { &person.number },
                "here": here(id),
                "vote": voted(id),
                "own": own,
                "card": person.card.as_ref().map(|card| json!({ "say": card.say, "drop": card.drop })),
            })
        })
        .collect();
    let count = i32::try_from(finished.len()).unwrap_or(i32::MAX);
    let mean = |index: usize| finished.iter().map(|values: &Points| values[index]).sum::<i32>() / count.max(1);
    let means: Points = std::array::from_fn(mean);
    json!({
        "list": list,
        "finished": count,
        "dimensions": (count > 0).then(|| dimensions(room.case(), &means, lang)),
        "red": RED,
    })
}

/// The lowest dimension, if it is below a limit.
fn lowest(values: &Points, limit: i32) -> Option<Dimension> {
    let lowest = Dimension::ALL.iter().copied().min_by_key(|dimension| values[dimension.index()])?;
    (values[lowest.index()] < limit).then_some(lowest)
}

/// The points that sentences have cost so far, by dimension.
fn lost(run: &OwnRun) -> Points {
    let mut lost = Points::default();
    for turn in &run.replay.turns {
        for row in evidence(turn).1 {
            for (lost, points) in lost.iter_mut().zip(row.points) {
                *lost += points.min(0);
            }
        }
    }
    lost
}
