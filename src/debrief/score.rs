//! The score: points against par, weighted, limited, graded; and the ending.
//!
//! Every booking is truncated toward zero; a dimension is `100 * earned / max(par, floor)` within 0..=100; the total
//! is the weighted mean, then the caps. A bad ending is decided first, because a remedy may depend on it; the best
//! one sees the total after every cap but that of a bad ending.

use super::caps::{Cap, CapReason, caps};
use crate::roleplay::{Over, Roleplay, State};
use crate::rulebook::{Dimension, Fault, Grade, Points, Severity};
use crate::scenario::{EndingKind, Meter, OtherRemedy, Variable, Verdict, View};
use crate::source::Vocabulary as _;

/// Scores conversations of one scenario. Making one plays the ideal path once, for par.
#[derive(Clone, Debug)]
pub struct Judge<'a> {
    roleplay: Roleplay<'a>,
    par: Points,
    ideal: Vec<usize>,
}

/// What a finished conversation was worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Points with the adjustments of the end.
    pub earned: Points,
    /// Each dimension against par, 0..=100.
    pub dimensions: Points,
    /// Weighted mean before the caps, 0..=100.
    pub uncapped: i32,
    /// Weighted mean after them, 0..=100.
    pub total: i32,
    /// The caps that hold.
    pub caps: Vec<Cap>,
    /// Index of the ending.
    pub ending: usize,
    /// What the remedy was worth.
    pub remedy: Remedy,
    /// Whether the record is complete.
    pub recorded: bool,
}

/// What the remedy was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Fits the harm.
    Best,
    /// Will do.
    Acceptable,
    /// Nothing.
    None,
    /// Harms.
    Bad,
}

/// A state with what only the end knows.
struct EndView<'s> {
    state: &'s State,
    bad_ending: bool,
    total: i32,
}

impl View for EndView<'_> {
    fn value(&self, variable: Variable) -> i32 {
        match variable {
            Variable::Meter(Meter::BadEnding) => i32::from(self.bad_ending),
            Variable::Meter(Meter::Total) => self.total,
            other => self.state.value(other),
        }
    }
}

impl<'a> Judge<'a> {
    /// A judge for a scenario under a rulebook.
    #[must_use]
    pub fn new(roleplay: Roleplay<'a>) -> Self {
        let mut judge = Self { roleplay, par: Points::default(), ideal: Vec::new() };
        let mut state = roleplay.begin(&mut ());
        while state.over.is_none() {
            let responses = &roleplay.scenario.node(state.node).responses;
            let best = responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0);
            judge.ideal.push(best);
            roleplay.advance(&mut state, best, &mut ());
        }
        judge.par = judge.earned(&state, judge.bad_ending(&state).is_some());
        judge
    }

    /// The role-play it judges.
    #[must_use]
    pub fn roleplay(&self) -> Roleplay<'a> {
        self.roleplay
    }

    /// What the ideal path earns in each dimension, adjustments included.
    #[must_use]
    pub fn par(&self) -> &Points {
        &self.par
    }

    /// The ideal path as indices of responses.
    #[must_use]
    pub fn ideal(&self) -> &[usize] {
        &self.ideal
    }

    /// The score of a state. Meaningful once the conversation is over.
    #[must_use]
    pub fn score(&self, state: &State) -> Score {
        let rulebook = self.roleplay.rulebook;
        let bad = self.bad_ending(state);
        let earned = self.earned(state, bad.is_some());
        let (dimensions, uncapped) = self.weigh(&earned);
        let recorded = self.is_recorded(state, bad.is_some());
        let mut caps = caps(&rulebook.caps, state, recorded);
        let before_ending = limited(uncapped, &caps);
        let ending = bad.unwrap_or_else(|| self.good_ending(state, before_ending));
        if bad.is_some() {
            caps.push(Cap { limit: rulebook.caps.bad_ending, why: CapReason::BadEnding });
        }
        Score {
            earned,
            dimensions,
            uncapped,
            total: limited(uncapped, &caps),
            caps,
            ending,
            remedy: self.remedy(state, bad.is_some()),
            recorded,
        }
    }

    /// Each dimension against par and their weighted mean, before any cap, all 0..=100; `earned` includes the
    /// adjustments of the end. More points never give less.
    #[must_use]
    pub fn weigh(&self, earned: &Points) -> (Points, i32) {
        let rulebook = self.roleplay.rulebook;
        let mut dimensions = Points::default();
        let mut sum = 0;
        for dimension in Dimension::ALL {
            let index = dimension.index();
            let par = self.par[index].max(rulebook.par_floor);
            dimensions[index] = (100 * earned[index] / par).clamp(0, 100);
            sum += rulebook.dimensions[*dimension].weight * dimensions[index];
        }
        (dimensions, sum / 100)
    }

    /// Only the total of [`Self::score`].
    #[must_use]
    pub fn total(&self, state: &State) -> i32 {
        self.score(state).total
    }

    /// The grade of a total.
    #[must_use]
    pub fn grade(&self, total: i32) -> &'a Grade {
        self.roleplay.rulebook.grade(total)
    }

    /// The bad ending that holds, forced or by its condition. Someone who left has a bad ending in any case.
    fn bad_ending(&self, state: &State) -> Option<usize> {
        let endings = &self.roleplay.scenario.endings;
        if let Some(Over::Ending(forced)) = state.over
            && endings[forced].kind == EndingKind::Bad
        {
            return Some(forced);
        }
        let view = EndView { state, bad_ending: false, total: 0 };
        let mut bad = (0..endings.len()).filter(|index| endings[*index].kind == EndingKind::Bad);
        let holding = bad.clone().find(|index| endings[*index].when.as_ref().is_some_and(|when| when.holds(&view)));
        holding.or_else(|| state.walked_out().and_then(|_| bad.next()))
    }

    fn good_ending(&self, state: &State, total: i32) -> usize {
        let endings = &self.roleplay.scenario.endings;
        if let Some(Over::Ending(forced)) = state.over {
            return forced;
        }
        let view = EndView { state, bad_ending: false, total };
        let first = |kind: EndingKind| {
            (0..endings.len()).find(|index| {
                let ending = &endings[*index];
                ending.kind == kind && ending.when.as_ref().is_none_or(|when| when.holds(&view))
            })
        };
        first(EndingKind::Best).or_else(|| first(EndingKind::Fair)).unwrap_or(endings.len() - 1)
    }

    fn remedy(&self, state: &State, bad_ending: bool) -> Remedy {
        let keys = &self.roleplay.scenario.keys;
        let view = EndView { state, bad_ending, total: 0 };
        if keys.remedy_best.holds(&view) {
            Remedy::Best
        } else if keys.remedy_acceptable.as_ref().is_some_and(|when| when.holds(&view)) {
            Remedy::Acceptable
        } else {
            match keys.remedy_otherwise {
                OtherRemedy::Nothing => Remedy::None,
                OtherRemedy::Bad => Remedy::Bad,
            }
        }
    }

    /// The record is complete: its key holds, and no poor one was written. Without a key nothing is asked.
    fn is_recorded(&self, state: &State, bad_ending: bool) -> bool {
        let view = EndView { state, bad_ending, total: 0 };
        self.roleplay.scenario.keys.recorded.as_ref().is_none_or(|when| when.holds(&view))
            && state.booked(Fault::PoorRecord) == 0
    }

    /// The points of the state with the adjustments of the end.
    fn earned(&self, state: &State, bad_ending: bool) -> Points {
        let adjust = &self.roleplay.rulebook.adjustments;
        let scenario = self.roleplay.scenario;
        let view = EndView { state, bad_ending, total: 0 };
        let mut earned = state.earned;
        let mut add = |dimension: Dimension, points: i32| earned[dimension.index()] += points;
        let no_hard = state.count(Severity::Hard) == 0;

        add(
            Dimension::EmotionFirst,
            match (state.gate_reached, state.heavy_early) {
                (true, false) => adjust.gate_clean,
                (true, true) => adjust.gate_reached,
                (false, _) => adjust.gate_never,
            },
        );
        if no_hard && state.count(Severity::Major) == 0 {
            add(Dimension::InteractionalFairness, adjust.no_major);
        }
        let facts = i32::try_from(scenario.facts.len()).unwrap_or(i32::MAX);
        let found = state.value(Variable::Meter(Meter::Facts));
        add(Dimension::Listening, if facts == 0 { adjust.facts } else { adjust.facts * found / facts });
        let recorded = self.is_recorded(state, bad_ending);
        let broken = [Fault::BrokenPromise, Fault::PassBuck, Fault::LeakInternal, Fault::BurdenCustomer];
        if recorded && broken.iter().all(|fault| state.booked(*fault) == 0) {
            add(Dimension::ProceduralFairness, adjust.procedure);
        }
        let remedy = self.remedy(state, bad_ending);
        add(
            Dimension::OutcomeFairness,
            match remedy {
                Remedy::Best => adjust.remedy_best,
                Remedy::Acceptable => adjust.remedy_acceptable,
                Remedy::None => adjust.remedy_none,
                Remedy::Bad => adjust.remedy_bad,
            },
        );
        if state.summarised_unasked {
            add(Dimension::OutcomeFairness, adjust.unasked);
        }
        let promises_broken = state.booked(Fault::BrokenPromise);
        let promised = scenario.keys.promised.as_ref().is_some_and(|when| when.holds(&view));
        if promised && promises_broken == 0 {
            add(Dimension::Honesty, adjust.promises_kept);
        }
        add(Dimension::Honesty, promises_broken * adjust.promise_broken);
        if no_hard {
            add(Dimension::Interest, adjust.no_hard);
        }
        if remedy == Remedy::Best {
            add(Dimension::Interest, adjust.remedy_best_interest);
        }
        if recorded {
            add(Dimension::Closure, adjust.record);
        }
        earned
    }
}

fn limited(total: i32, caps: &[Cap]) -> i32 {
    caps.iter().map(|cap| cap.limit).fold(total, i32::min)
}
