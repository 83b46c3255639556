//! One turn, in this order: patience passes, the delivery works, facts come to light, the acts are uttered one after
//! another (each on what the last one left, the gate tested after each), the early event is booked, an earlier one may
//! be made good, soothing is counted, flags, amounts and promises are written down, onlookers react, the gate is
//! tested, and the customer may leave. Only then the next node is entered. Conditions see what earlier turns booked.

use super::Roleplay;
use super::damping::damped;
use super::event::{Cause, Event, Witness};
use super::state::{Over, State};
use crate::rulebook::{Effect, Points};
use crate::scenario::{Target, choose};

impl Roleplay<'_> {
    /// The state at the customer's first line: of the scenario, or of the rehearsal.
    #[must_use]
    pub fn begin(&self, witness: &mut impl Witness) -> State {
        let customer = &self.scenario.customer;
        let mut state = State {
            node: self.scenario.first,
            over: None,
            turn: 0,
            time: <_>::default(),
            mood: customer.start.unwrap_or(self.behaviour.start),
            gate_open: false,
            gate_reached: false,
            acknowledged: false,
            audience: customer.bystanders,
            facts: 0,
            flags: 0,
            earned: Points::default(),
            quotes: 0,
            highest_quote: 0,
            tabled: false,
            asked_expectation: false,
            summarised_unasked: false,
            heavy_early: false,
            uses: [0; _],
            faults: [0; _],
            severities: [0; _],
            visits: [0; _],
            recoverable: [0; _],
            recoveries: 0,
            soothing_run: 0,
            soothing_open_run: 0,
            boiling_run: 0,
        };
        let first = self.first_node(&mut state);
        self.enter(&mut state, first, witness);
        state
    }

    /// The state after a response, given by its index in the node, and what happened.
    ///
    /// A conversation that is over, or an index that does not exist, changes nothing.
    #[must_use]
    pub fn step(&self, state: State, response: usize) -> (State, Vec<Event>) {
        let (mut state, mut events) = (state, Vec::new());
        self.advance(&mut state, response, &mut events);
        (state, events)
    }

    /// [`Self::step`] in place.
    pub fn advance(&self, state: &mut State, response: usize, witness: &mut impl Witness) {
        if let Some(target) = self.respond(state, response, witness) {
            self.proceed(state, target, witness);
        }
    }

    /// The turn itself, up to the moment before the next node is entered; where it leads, if anywhere.
    pub fn respond(&self, state: &mut State, response: usize, witness: &mut impl Witness) -> Option<Target> {
        let response = self.scenario.node(state.node).responses.get(response)?;
        if state.over.is_some() {
            return None;
        }
        // Conditions see only what earlier turns booked.
        let before = *state;
        state.turn += 1;
        Self::age_early_events(state);
        let passing = Effect { patience: self.behaviour.patience_per_turn, ..Effect::default() };
        self.change(state, passing, Cause::Turn, Points::default(), witness);
        let delivery = self.rulebook.deliveries[response.delivery].effect();
        if delivery != Effect::default() {
            self.change(state, delivery, Cause::Delivery(response.delivery), Points::default(), witness);
        }
        for fact in 0..self.scenario.facts.len() {
            if response.reveals & !before.facts & (1 << fact) != 0 {
                witness.see(Event::FactFound(fact));
            }
        }
        state.facts |= response.reveals;
        let acts = choose(&response.acts, &before).map_or(&[][..], Vec::as_slice);
        let said = self.utter(state, acts, response, witness);
        if let Some(tier) = said.early {
            self.book_early(state, tier, witness);
        }
        self.recover(state, said, witness);
        self.soothe(state, said, before.gate_open, witness);
        state.flags = (state.flags & !response.clears) | response.sets;
        Self::say_amounts(state, &before, &response.quotes, false, witness);
        for (index, promise) in response.promises.iter().enumerate() {
            if promise.when.as_ref().is_none_or(|when| when.holds(&before)) {
                witness.see(Event::Promised(index));
            }
        }
        for promise in &response.keeps {
            witness.see(Event::Kept(*promise));
        }
        self.crowd_reacts(state, witness);
        self.test_gate(state, witness);
        self.walk_out(state, witness);
        if state.over.is_some() {
            return None;
        }
        choose(&response.next, state).copied()
    }

    /// Goes where a response led.
    pub fn proceed(&self, state: &mut State, target: Target, witness: &mut impl Witness) {
        match target {
            Target::Node(node) => self.enter(state, node, witness),
            Target::Ending(ending) => state.over = Some(Over::Ending(ending)),
            Target::End => state.over = Some(Over::Decided),
        }
    }

    /// Changes mood and points, and says by what.
    pub(super) fn change(
        &self,
        state: &mut State,
        effect: Effect,
        cause: Cause,
        points: Points,
        witness: &mut impl Witness,
    ) {
        let before = state.mood;
        state.mood = damped(before, effect, self.crowd_floor(state));
        for (earned, gained) in state.earned.iter_mut().zip(points) {
            *earned += gained;
        }
        witness.see(Event::Changed { cause, effect: state.mood.since(before), points });
    }
}
