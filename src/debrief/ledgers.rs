//! The promise ledger (承诺台账) and the quote ledger (报价台账), R14 and R8.

use crate::roleplay::{Event, Replay, Roleplay, State};
use crate::scenario::{Promise, Quote, StoryTime};

/// Both ledgers of a conversation.
#[derive(Clone, Debug, Default)]
pub struct Ledgers<'a> {
    /// Promises in the order in which they were made.
    pub promises: Vec<PromiseEntry<'a>>,
    /// Amounts in the order in which they were said.
    pub quotes: Vec<QuoteEntry<'a>>,
}

/// A promise that was made.
#[derive(Clone, Debug)]
pub struct PromiseEntry<'a> {
    /// The promise.
    pub promise: &'a Promise,
    /// The turn (from 0).
    pub turn: usize,
    /// When it was made.
    pub made: StoryTime,
    /// What became of it.
    pub status: PromiseStatus,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseStatus {
    /// Kept in time.
    Kept,
    /// Kept, but after its time.
    Late,
    /// Its time passed.
    Missed,
    /// Its time has not come.
    Open,
}

/// An amount that was said.
#[derive(Clone, Debug)]
pub struct QuoteEntry<'a> {
    /// The amount.
    pub quote: &'a Quote,
    /// The turn (from 0) of the sentence; `None` if the story said it.
    pub turn: Option<usize>,
    /// When it was said.
    pub said: StoryTime,
}

/// Reads both ledgers off a replay.
#[must_use]
pub fn ledgers<'a>(roleplay: &Roleplay<'a>, replay: &Replay) -> Ledgers<'a> {
    let mut ledgers = Ledgers::default();
    ledgers.read(roleplay, &replay.opening, &replay.start, None);
    for (index, turn) in replay.turns.iter().enumerate() {
        ledgers.read(roleplay, &turn.events, &turn.before, Some((index, turn.response)));
        let next = replay.turns.get(index + 1).map_or_else(|| replay.now(roleplay), |next| next.before);
        ledgers.read(roleplay, &turn.entered, &next, None);
    }
    let end = replay.now(roleplay).time;
    for entry in &mut ledgers.promises {
        if entry.status == PromiseStatus::Open && entry.promise.due < end {
            entry.status = PromiseStatus::Missed;
        }
    }
    ledgers
}

impl<'a> Ledgers<'a> {
    fn read(&mut self, roleplay: &Roleplay<'a>, events: &[Event], state: &State, said_by: Option<(usize, usize)>) {
        let node = roleplay.scenario.node(state.node);
        let mut entry = None;
        for event in events {
            match (*event, said_by) {
                (Event::Entered { enter, .. }, _) => entry = enter,
                (Event::Quoted { quote, on_enter: true }, _) => {
                    if let Some(enter) = entry {
                        let quote = &node.enter[enter].quotes[quote];
                        self.quotes.push(QuoteEntry { quote, turn: None, said: state.time });
                    }
                }
                (Event::Quoted { quote, on_enter: false }, Some((turn, response))) => {
                    let quote = &node.responses[response].quotes[quote];
                    self.quotes.push(QuoteEntry { quote, turn: Some(turn), said: state.time });
                }
                (Event::Promised(index), Some((turn, response))) => {
                    let promise = &node.responses[response].promises[index];
                    let status = PromiseStatus::Open;
                    self.promises.push(PromiseEntry { promise, turn, made: state.time, status });
                }
                // What the story keeps was kept in the meantime; what a response keeps is kept now.
                (Event::Kept(name), None) => self.keep(name, None),
                (Event::Kept(name), Some(_)) => self.keep(name, Some(state.time)),
                _ => {}
            }
        }
    }

    fn keep(&mut self, name: usize, at: Option<StoryTime>) {
        for entry in &mut self.promises {
            if entry.promise.name == name && entry.status == PromiseStatus::Open {
                let is_late = at.is_some_and(|at| at > entry.promise.due);
                entry.status = if is_late { PromiseStatus::Late } else { PromiseStatus::Kept };
            }
        }
    }
}
