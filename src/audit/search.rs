//! The search for the best continuation: depth first, most promising first, leaving out what cannot win.

use super::bound::Bound;
use super::memo::{Known, Memo};
use super::reach::Reach;
use crate::debrief::Judge;
use crate::roleplay::{Roleplay, State};
use crate::scenario::{Response, Verdict};
use std::cmp::Reverse;

/// Looks for the best that can still be made of a conversation.
///
/// What it found out about one state helps with the next: ask one search about all states of a scenario.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    judge: &'a Judge<'a>,
    bound: Bound<'a>,
    memo: Memo,
    budget: u64,
    total_steps: u64,
    /// The number of steps at which the question in hand is given up.
    last_step: u64,
}

/// A state after one of the responses of another.
#[derive(Clone, Copy)]
struct Next {
    response: usize,
    state: State,
    at_most: i32,
    is_best: bool,
}

impl<'a> Search<'a> {
    /// Steps that one question may take, if nothing else is said: a few seconds at worst.
    pub const BUDGET: u64 = 2_000_000;

    /// A search over the scenario of a judge.
    #[must_use]
    pub fn new(judge: &'a Judge<'a>) -> Self {
        Self::with_budget(judge, Self::BUDGET)
    }

    /// A search in which one question takes at most some `budget` steps; a step is one response tried. Then the
    /// best found so far is the answer.
    #[must_use]
    pub fn with_budget(judge: &'a Judge<'a>, budget: u64) -> Self {
        Self { judge, bound: Bound::new(judge), memo: Memo::default(), budget, total_steps: 0, last_step: 0 }
    }

    /// The role-play it searches.
    #[must_use]
    pub fn roleplay(&self) -> Roleplay<'a> {
        self.judge.roleplay()
    }

    /// Responses tried so far, over all questions.
    #[must_use]
    pub fn total_steps(&self) -> u64 {
        self.total_steps
    }

    /// A total that no continuation of this state exceeds, without any search: quick, and often exact.
    #[must_use]
    pub fn ceiling(&self, state: &State) -> i32 {
        self.bound.of(state)
    }

    /// The highest total that a continuation of this state reaches; its own total if it is over.
    pub fn best_from(&mut self, state: &State) -> Reach {
        self.last_step = self.total_steps.saturating_add(self.budget);
        let mut known = self.explore(state, -1);
        if known.at_least < 0 {
            known = Known { at_most: known.at_most, ..self.follow_the_author(state) };
        }
        Reach {
            total: known.at_least,
            at_most: known.at_most,
            exact: known.is_exact(),
            path: known.reversed.iter().rev().map(|response| usize::from(*response)).collect(),
        }
    }

    /// What is known of a state once every continuation that might reach more than `floor` was looked at. It is
    /// exact if it is above the floor, unless the steps ran out.
    fn explore(&mut self, state: &State, floor: i32) -> Known {
        if state.over.is_some() {
            return Known::over(self.judge.total(state));
        }
        let mut found = match self.memo.get(state) {
            Some(known) if known.is_exact() || known.at_most <= floor => return known.clone(),
            Some(known) => known.clone(),
            None => Known::unseen(self.bound.of(state)),
        };
        if self.total_steps >= self.last_step {
            return found;
        }
        let began = self.total_steps;
        let mut at_most = 0;
        for next in self.nexts(state) {
            // Nothing above what the state itself allows, either: the first to reach that ends the search.
            if next.at_most.min(found.at_most) <= found.at_least.max(floor) {
                at_most = at_most.max(next.at_most);
                continue;
            }
            let known = self.explore(&next.state, found.at_least.max(floor));
            at_most = at_most.max(known.at_most);
            if known.at_least > found.at_least {
                found.at_least = known.at_least;
                found.reversed = known.reversed;
                // A node has few responses; the loader sees to it.
                found.reversed.push(u8::try_from(next.response).unwrap_or(u8::MAX));
            }
        }
        found.at_most = found.at_most.min(at_most);
        self.memo.keep(state, &found, self.total_steps - began);
        found
    }

    /// The states after each response, most promising first; among equals the author's best one first.
    fn nexts(&mut self, state: &State) -> Vec<Next> {
        let roleplay = self.judge.roleplay();
        let responses = &roleplay.scenario.node(state.node).responses;
        self.total_steps += responses.len() as u64;
        let next = |(response, written): (usize, &Response)| {
            let mut state = *state;
            roleplay.advance(&mut state, response, &mut ());
            let at_most = self.bound.of(&state);
            Next { response, state, at_most, is_best: written.verdict == Verdict::Best }
        };
        let mut nexts: Vec<Next> = responses.iter().enumerate().map(next).collect();
        nexts.sort_by_key(|next| Reverse((next.at_most, next.is_best)));
        nexts
    }

    /// Where the author's best responses lead: an answer when there was no time for any other.
    fn follow_the_author(&self, state: &State) -> Known {
        let roleplay = self.judge.roleplay();
        let mut state = *state;
        let mut path = Vec::new();
        while state.over.is_none() {
            let responses = &roleplay.scenario.node(state.node).responses;
            let best = responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0);
            path.push(u8::try_from(best).unwrap_or(u8::MAX));
            roleplay.advance(&mut state, best, &mut ());
        }
        path.reverse();
        Known { reversed: path, ..Known::over(self.judge.total(&state)) }
    }
}
