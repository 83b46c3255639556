//! What the single acts of a response do, in spoken order.

use super::Roleplay;
use super::event::{Cause, Event, Timing, Witness};
use super::state::State;
use crate::rulebook::{Act, Fault, Move, Tier};
use crate::scenario::Response;
use crate::source::Vocabulary as _;

/// What the response as a whole was made of; recovery and over-soothing ask.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// The worst tier of a move that came too early.
    pub early: Option<Tier>,
    /// At least one move.
    pub any_move: bool,
    /// A move that is not an emotion move.
    pub other_family: bool,
    /// `take_ownership`.
    pub ownership: bool,
    /// A move of tier 2 or 3, too early or not.
    pub heavy: bool,
    /// A fault.
    pub fault: bool,
    /// `repair_misstep`.
    pub repaired: bool,
    /// A move that turns to the person, in time.
    pub soothed: bool,
    /// A move that listens, in time.
    pub listened: bool,
}

impl Roleplay<'_> {
    /// Utters the acts one after another; each works on what the last one left.
    pub(super) fn utter(
        &self,
        state: &mut State,
        acts: &[Act],
        response: &Response,
        witness: &mut impl Witness,
    ) -> Said {
        let mut said = Said::default();
        let emotion_percent = self.rulebook.deliveries[response.delivery].emotion_percent;
        for act in acts {
            match *act {
                Act::Move(act) => {
                    let early = self.too_early(act, state, response.safety);
                    said.count(act, self, early);
                    match early {
                        Some(tier) => {
                            state.tabled |= act.tables();
                            witness.see(Event::Acted { act: Act::Move(act), timing: Timing::Early(tier) });
                        }
                        None => self.make_move(state, act, emotion_percent, witness),
                    }
                }
                Act::Fault(fault) => {
                    said.fault = true;
                    self.commit_fault(state, fault, witness);
                }
            }
            self.test_gate(state, witness);
        }
        said
    }

    fn make_move(&self, state: &mut State, act: Move, emotion_percent: i32, witness: &mut impl Witness) {
        let timing = if self.is_worn(act, state) { Timing::Repeated } else { Timing::Ok };
        witness.see(Event::Acted { act: Act::Move(act), timing });
        if act == Move::ChangeSetting {
            Self::leave_crowd(state, witness);
        }
        if act == Move::SummariseAgreement && !state.asked_expectation {
            state.summarised_unasked = true;
        }
        let effect = self.move_effect(act, state, emotion_percent);
        let points = self.move_points(act, state);
        state.uses[act.index()] = state.uses[act.index()].saturating_add(1);
        state.acknowledged |= act.acknowledges();
        state.tabled |= act.tables();
        state.asked_expectation |= act == Move::AskExpectation;
        self.change(state, effect, Cause::Act(Act::Move(act)), points, witness);
    }

    /// Books a fault: by a response, or by the story.
    pub(super) fn commit_fault(&self, state: &mut State, fault: Fault, witness: &mut impl Witness) {
        let rule = &self.rulebook.faults[fault];
        witness.see(Event::Acted { act: Act::Fault(fault), timing: Timing::Fault });
        let booked = &mut state.faults[fault.index()];
        *booked = booked.saturating_add(1);
        let severity = &mut state.severities[rule.severity.index()];
        *severity = severity.saturating_add(1);
        self.change(state, self.with_anger(rule.effect), Cause::Act(Act::Fault(fault)), rule.points, witness);
    }
}

impl Said {
    fn count(&mut self, act: Move, roleplay: &Roleplay<'_>, early: Option<Tier>) {
        let rule = &roleplay.rulebook.moves[act];
        self.any_move = true;
        self.other_family |= rule.family != crate::rulebook::Family::Emotion;
        self.ownership |= act == Move::TakeOwnership;
        self.heavy |= matches!(rule.tier, Tier::Heavy | Tier::Settling);
        match early {
            Some(tier) => {
                if self.early.is_none_or(|worst| tier.badness() > worst.badness()) {
                    self.early = Some(tier);
                }
            }
            None => {
                self.repaired |= act == Move::RepairMisstep;
                self.soothed |= act.soothes();
                self.listened |= act.listens();
            }
        }
    }
}
