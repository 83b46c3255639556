//! The best, or the worst, of all conversations that have something in common: branch and bound, exact unless its
//! steps run out, and then it says between which totals the answer lies.

use super::hasher::Fixed;
use crate::debrief::{Judge, Score};
use crate::roleplay::{Event, State};
use crate::scenario::Verdict;
use std::collections::HashMap;

/// What the conversations sought have in common. A mark of a few bits goes along with a conversation.
pub(super) struct Aim<'f> {
    /// The mark after a turn, given the one before; `None` if the conversation is out.
    pub watch: &'f dyn Fn(u8, &Turn<'_>) -> Option<u8>,
    /// Whether a conversation that has come here may still be one that is sought.
    pub hopeful: &'f dyn Fn(u8, &State) -> bool,
    /// Whether a finished conversation is one.
    pub met: &'f dyn Fn(u8, &State, &Score) -> bool,
}

/// A turn, as an aim sees it.
pub(super) struct Turn<'t> {
    /// The state in which the choice was made.
    pub before: &'t State,
    /// What happened, up to the next choice.
    pub events: &'t [Event],
    /// The state at the next choice or the end.
    pub next: &'t State,
}

/// The answer to a quest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The extreme total found with the responses that reach it; `None` if none was found.
    pub found: Option<(i32, Vec<usize>)>,
    /// No conversation sought goes beyond this; `None` if there is none at all.
    pub limit: Option<i32>,
}

impl Answer {
    /// Whether nothing is left open.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.found.as_ref().map(|(total, _)| *total) == self.limit
    }
}

/// Which extreme is sought, with a total that no continuation of a state goes beyond.
#[derive(Clone, Copy)]
pub(super) enum Extreme<'q> {
    Highest(&'q dyn Fn(u8, &State) -> i32),
    Lowest(&'q dyn Fn(u8, &State) -> i32),
}

impl Extreme<'_> {
    /// Turns the lowest into the highest.
    const fn sign(self) -> i32 {
        match self {
            Self::Highest(_) => 1,
            Self::Lowest(_) => -1,
        }
    }

    fn optimum(self, mark: u8, state: &State) -> i32 {
        match self {
            Self::Highest(limit) => limit(mark, state),
            Self::Lowest(limit) => -limit(mark, state),
        }
    }
}

/// How far a quest goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// Responses tried at most.
    pub budget: u64,
    /// Totals up to this one, on the worse side, are not looked for.
    pub over: Option<i32>,
}

pub(super) struct Quest<'q, 'a> {
    judge: &'q Judge<'a>,
    aim: &'q Aim<'q>,
    extreme: Extreme<'q>,
    steps: u64,
    budget: u64,
    memo: HashMap<(State, u8), Known, Fixed>,
}

/// More would cost more memory, some 300 bytes each, than it saves time.
const MOST: usize = 100_000;
/// Below every total, of either sign.
const NEVER: i32 = -1_000;

#[derive(Clone, Debug)]
struct Known {
    at_least: i32,
    at_most: i32,
    reversed: Vec<u8>,
}

impl<'q, 'a> Quest<'q, 'a> {
    /// The extreme over all conversations from the first line.
    pub fn ask(judge: &'q Judge<'a>, aim: &'q Aim<'q>, extreme: Extreme<'q>, window: Window) -> (Answer, u64) {
        let sign = extreme.sign();
        let mut quest = Self { judge, aim, extreme, steps: 0, budget: window.budget, memo: HashMap::default() };
        let start = judge.roleplay().begin(&mut ());
        let known = quest.explore(&start, 0, window.over.map_or(NEVER, |over| sign * over));
        let path = || known.reversed.iter().rev().map(|response| usize::from(*response)).collect();
        let answer = Answer {
            found: (known.at_least > NEVER).then(|| (sign * known.at_least, path())),
            limit: (known.at_most > NEVER).then_some(sign * known.at_most),
        };
        (answer, quest.steps)
    }

    fn explore(&mut self, state: &State, mark: u8, floor: i32) -> Known {
        if state.over.is_some() {
            let score = self.judge.score(state);
            let total = if (self.aim.met)(mark, state, &score) { self.extreme.sign() * score.total } else { NEVER };
            return Known { at_least: total, at_most: total, reversed: Vec::new() };
        }
        if !(self.aim.hopeful)(mark, state) {
            return Known { at_least: NEVER, at_most: NEVER, reversed: Vec::new() };
        }
        let mut found = match self.memo.get(&(*state, mark)) {
            Some(known) if known.at_least == known.at_most || known.at_most <= floor => return known.clone(),
            Some(known) => known.clone(),
            None => Known { at_least: NEVER, at_most: self.extreme.optimum(mark, state), reversed: Vec::new() },
        };
        if self.steps >= self.budget {
            return found;
        }
        let began = self.steps;
        let mut at_most = NEVER;
        for (limit, response, next, mark) in self.nexts(state, mark) {
            if limit.min(found.at_most) <= found.at_least.max(floor) {
                at_most = at_most.max(limit);
                continue;
            }
            let known = self.explore(&next, mark, found.at_least.max(floor));
            at_most = at_most.max(known.at_most);
            if known.at_least > found.at_least {
                found.at_least = known.at_least;
                found.reversed = known.reversed;
                found.reversed.push(u8::try_from(response).unwrap_or(u8::MAX));
            }
        }
        found.at_most = found.at_most.min(at_most);
        let key = (*state, mark);
        if self.steps - began >= 16 && (self.memo.len() < MOST || self.memo.contains_key(&key)) {
            self.memo.insert(key, found.clone());
        }
        found
    }

    /// The states after each response, most promising first.
    fn nexts(&mut self, state: &State, mark: u8) -> Vec<(i32, usize, State, u8)> {
        let roleplay = self.judge.roleplay();
        let responses = &roleplay.scenario.node(state.node).responses;
        let mut nexts = Vec::with_capacity(responses.len());
        let mut events = Vec::new();
        for response in 0..responses.len() {
            self.steps += 1;
            events.clear();
            let mut next = *state;
            roleplay.advance(&mut next, response, &mut events);
            let turn = Turn { before: state, events: &events, next: &next };
            if let Some(mark) = (self.aim.watch)(mark, &turn) {
                nexts.push((self.extreme.optimum(mark, &next), response, next, mark));
            }
        }
        let is_best = |response: usize| responses[response].verdict == Verdict::Best;
        nexts.sort_by_key(|(limit, response, ..)| {
            (std::cmp::Reverse(*limit), is_best(*response) != (self.extreme.sign() > 0), *response)
        });
        nexts
    }
}
