//! What of a state decides how a conversation can go on: two states that agree in it have the same continuations,
//! with the same moods, routes and walk-outs. What they are worth at the end is another matter and left out.

use super::Roleplay;
use super::state::State;
use crate::rulebook::{Dimension, Fault, Move, Severity};
use crate::scenario::Scenario;

/// What can still make a difference to the course from a node on. Leaving too much in costs only memory; leaving
/// something out would merge states that differ.
#[derive(Clone, Debug)]
pub(crate) struct Relevance {
    /// The number of the turn: only where the limit of turns can be reached.
    pub turn: bool,
    /// The moment of the story.
    pub time: bool,
    /// Trust, which works on nothing but conditions.
    pub trust: bool,
    /// Flags that some condition ahead asks about, one bit each.
    pub flags: u64,
    /// Facts that are asked about, one bit each.
    pub facts: u32,
    /// Whether the number of facts is asked about; then none may be left out.
    pub fact_count: bool,
    /// The use of a move from which on all further ones are alike: 0 for moves that are not ahead.
    pub uses: [u8; Move::ALL.len()],
    /// Counts from which on no condition tells more from less.
    pub faults: [u8; Fault::ALL.len()],
    /// The same for the severities of faults.
    pub severities: [u8; Severity::ALL.len()],
    /// The same for the visits of counted nodes.
    pub visits: [u8; Scenario::MAX_COUNTED],
    /// The same for the number of amounts said.
    pub quotes: u16,
    /// The highest amount said.
    pub highest_quote: bool,
    /// Whether something is on the table: only while a move is ahead that waits for it.
    pub tabled: bool,
}

impl Roleplay<'_> {
    /// Brings everything that decides nothing any more to one common value, so that states with the same course
    /// ahead become equal.
    pub(crate) fn reduce(&self, state: &mut State, relevance: &Relevance) {
        state.earned = [0; Dimension::ALL.len()];
        state.gate_reached = false;
        state.heavy_early = false;
        state.asked_expectation = false;
        state.summarised_unasked = false;
        // Recovery returns points and nothing else.
        state.recoverable = [0; _];
        state.recoveries = 0;
        state.tabled &= relevance.tabled;
        if !relevance.turn {
            state.turn = 0;
        }
        if !relevance.time {
            state.time = <_>::default();
        }
        if !relevance.trust {
            state.mood.trust = 0;
        }
        state.flags &= relevance.flags;
        if !relevance.fact_count {
            state.facts &= relevance.facts;
        }
        let cut = |counts: &mut [u8], most: &[u8]| {
            for (count, most) in counts.iter_mut().zip(most) {
                *count = (*count).min(*most);
            }
        };
        cut(&mut state.uses, &relevance.uses);
        cut(&mut state.faults, &relevance.faults);
        cut(&mut state.severities, &relevance.severities);
        cut(&mut state.visits, &relevance.visits);
        state.quotes = state.quotes.min(relevance.quotes);
        if !relevance.highest_quote {
            state.highest_quote = 0;
        }
        let soothing = &self.rulebook.soothing;
        let most = |from: u32| u8::try_from(from).unwrap_or(u8::MAX);
        state.soothing_run = state.soothing_run.min(most(soothing.from_closed));
        state.soothing_open_run = state.soothing_open_run.min(most(soothing.from_open));
    }
}
