//! Entering a node: what the story does before the customer speaks.

use super::Roleplay;
use super::crowd::set_audience;
use super::event::{Cause, Event, Witness};
use super::state::State;
use crate::scenario::{Quote, choose};

impl Roleplay<'_> {
    /// Counts the visit, moves story time on, and applies the first entry that holds: its numbers through the
    /// damping, then its faults, then the re-opening.
    pub(super) fn enter(&self, state: &mut State, node: usize, witness: &mut impl Witness) {
        state.node = node;
        if let Some(slot) = self.scenario.counted.iter().position(|counted| *counted == node) {
            state.visits[slot] = state.visits[slot].saturating_add(1);
        }
        let place = self.scenario.node(node);
        let before = *state;
        if let Some(time) = choose(&place.time, &before) {
            // A slip of the author must not turn time back.
            state.time = state.time.max(*time);
        }
        let applied = place.enter.iter().position(|entry| entry.when.as_ref().is_none_or(|when| when.holds(&before)));
        witness.see(Event::Entered { node, enter: applied });
        let Some(entry) = applied.map(|index| &place.enter[index]) else { return };
        if let Some(audience) = entry.audience {
            set_audience(state, audience, witness);
        }
        self.change(state, entry.effect, Cause::Story, <_>::default(), witness);
        for fault in &entry.faults {
            self.commit_fault(state, *fault, witness);
        }
        if entry.reopen {
            self.reopen(state, witness);
        }
        Self::say_amounts(state, &before, &entry.quotes, true, witness);
        for promise in &entry.keeps {
            witness.see(Event::Kept(*promise));
        }
        self.test_gate(state, witness);
    }

    /// Writes the amounts that are said into the state; the ledger with their time is kept by the replay.
    pub(super) fn say_amounts(
        state: &mut State,
        before: &State,
        quotes: &[Quote],
        on_enter: bool,
        witness: &mut impl Witness,
    ) {
        for (index, quote) in quotes.iter().enumerate() {
            if quote.when.as_ref().is_none_or(|when| when.holds(before)) {
                state.quotes = state.quotes.saturating_add(1);
                state.highest_quote = state.highest_quote.max(quote.highest());
                witness.see(Event::Quoted { quote: index, on_enter });
            }
        }
    }
}
