//! A total that no continuation of a state can exceed: quick to compute, never too low.
//!
//! Points: every move that is still ahead succeeds in time, as often as some route allows, weakened only by
//! repetition; no fault is made. End adjustments: the best case that what is already decided leaves open. Caps:
//! those that nothing can lift any more. The customer's mood is left out; only walking the routes tells that.

use super::course::{self, Ahead as Story, Courses, Kind};
use super::outlook::{MANY, Outlook, bit};
use super::possible::{Likelihood, Prospect, Range, can_come_to, likelihood};
use crate::debrief::{Judge, Remedy};
use crate::roleplay::State;
use crate::rulebook::{Dimension, Fault, Move, Points, Rulebook, Severity, Tier};
use crate::scenario::{Condition, EndingKind, Meter, OtherRemedy, Variable, View as _};
use crate::source::Vocabulary as _;

/// As good as without limit, and a hundred times this still fits.
const PLENTY: i32 = 10_000_000;

/// Computes bounds for one scenario under one rulebook.
#[derive(Clone, Debug)]
pub(super) struct Bound<'a> {
    judge: &'a Judge<'a>,
    nodes: Vec<Ahead>,
    /// Points of a move by its index, how often it was used, and how often it can be made yet.
    gains: Vec<[[Points; MANY as usize + 1]; 4]>,
    /// Faults of each severity, one bit each.
    severities: [u64; Severity::ALL.len()],
    /// Points that only a rulebook gives that rewards faults, without end.
    windfall: Points,
    /// What a move of tier 2 or 3 that comes too early costs in D1 at least, made good as far as that goes; never
    /// positive.
    early: i32,
}

/// The outlook of a node with its moves as a list.
#[derive(Clone, Debug)]
struct Ahead {
    outlook: Outlook,
    moves: Vec<(usize, usize)>,
    can_table: bool,
}

impl<'a> Bound<'a> {
    pub fn new(judge: &'a Judge<'a>) -> Self {
        let rulebook = judge.roleplay().rulebook;
        let ahead = |outlook: Outlook| {
            let moves = outlook.moves.iter().enumerate().filter(|(_, count)| **count > 0);
            let moves = moves.map(|(act, count)| (act, usize::from(*count))).collect();
            Ahead { can_table: outlook.can_table(), moves, outlook }
        };
        let mut severities = [0; _];
        for (fault, rule) in rulebook.faults.iter() {
            severities[rule.severity.index()] |= bit(fault);
        }
        Self {
            judge,
            nodes: Outlook::of(judge.roleplay().scenario).into_iter().map(ahead).collect(),
            gains: Move::ALL.iter().map(|act| gains(rulebook, *act)).collect(),
            severities,
            windfall: windfall(rulebook),
            early: early(rulebook),
        }
    }

    /// The highest total that any continuation might reach, 0..=100; the total itself if it is over.
    pub fn of(&self, state: &State) -> i32 {
        if state.over.is_some() {
            return self.judge.total(state);
        }
        self.best(state).total()
    }

    /// Whether some continuation might fulfil a condition that is asked at the end with a total in a range.
    pub fn may_hold(&self, state: &State, when: &Condition, total: Range) -> bool {
        likelihood(when, &Ending { best: self.best(state), total }).can_hold
    }

    /// How often a move can be made yet, [`MANY`] standing for that often or more.
    pub fn ahead(&self, state: &State, act: Move) -> i32 {
        i32::from(self.nodes[state.node].outlook.moves[act.index()])
    }

    /// Whether a fault of this severity can be booked yet.
    pub fn can_book(&self, state: &State, severity: Severity) -> bool {
        self.best(state).can_book(severity)
    }

    /// Whether this fault can be booked yet.
    pub fn can_book_fault(&self, state: &State, fault: Fault) -> bool {
        self.nodes[state.node].outlook.faults & bit(fault) != 0
    }

    fn best<'s>(&'s self, state: &'s State) -> Best<'s, 'a> {
        let demand = Demand::default();
        Best { bound: self, state, ahead: &self.nodes[state.node], bad_ending: (0, 1), demand, story: None }
    }

    /// The highest total that a continuation which meets a demand might reach; -1 if none meets it.
    pub fn of_demand(&self, courses: &Courses<'_>, state: &State, demand: Demand) -> i32 {
        let content = demand.kind.content;
        if state.over.is_some() {
            let score = self.judge.score(state);
            let is = content.is_none_or(|content| (score.remedy, score.recorded) == (content.remedy, content.recorded));
            return if is { score.total } else { -1 };
        }
        let caps = &self.judge.roleplay().rulebook.caps;
        // The story says nothing about customers who leave before its end.
        let broken_off = caps.walk_out.min(caps.bad_ending);
        let Some(story) = courses.ahead(state, demand.kind) else { return broken_off };
        let best = Best { demand, story: Some(story), ..self.best(state) };
        if content.is_some_and(|content| !best.may_have(content)) {
            return broken_off;
        }
        let mut total = best.total();
        if demand.is_hard {
            total = total.min(caps.hard.iter().copied().fold(0, i32::max));
        }
        if demand.is_shut && !state.gate_reached {
            total = total.min(caps.gate_never_opened);
        }
        total.max(broken_off)
    }
}

/// Which continuations a bound is about. What they have in common makes it lower.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Demand {
    /// What they come to, and what is not said in them.
    pub kind: Kind,
    /// A move of tier 2 or 3 came too early, or will.
    pub is_early: bool,
    /// A hard fault was booked, or will be.
    pub is_hard: bool,
    /// The gate does not open any more.
    pub is_shut: bool,
}

/// What a conversation comes to in the matter itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Content {
    /// What the remedy is worth.
    pub remedy: Remedy,
    /// Whether the record is complete.
    pub recorded: bool,
}

/// The best case of a state with the total narrowed down.
struct Ending<'s, 'a> {
    best: Best<'s, 'a>,
    total: Range,
}

impl Prospect for Ending<'_, '_> {
    fn range(&self, variable: Variable) -> Range {
        match variable {
            Variable::Meter(Meter::Total) => self.total,
            other => self.best.range(other),
        }
    }
}

/// What the further uses of a move can earn, at most.
fn gains(rulebook: &Rulebook, act: Move) -> [[Points; MANY as usize + 1]; 4] {
    let percents = &rulebook.repetition.points;
    let points = &rulebook.moves[act].points;
    let worth = |dimension: usize, use_: usize| (points[dimension] * percents[use_.min(3)] / 100).max(0);
    std::array::from_fn(|uses| {
        std::array::from_fn(|count| {
            std::array::from_fn(|dimension| {
                let counted: i32 = (uses..uses + count).map(|use_| worth(dimension, use_)).sum();
                // From the fourth use on each is worth the same, and there may be any number of them.
                let endless = count == usize::from(MANY) && worth(dimension, 3) > 0;
                if endless { PLENTY } else { counted }
            })
        })
    })
}

/// A sane rulebook takes points for what goes wrong; one that gives some bounds nothing in that dimension.
fn windfall(rulebook: &Rulebook) -> Points {
    let mut most = rulebook.soothing.points;
    for (_, fault) in rulebook.faults.iter() {
        for (most, points) in most.iter_mut().zip(fault.points) {
            *most = points.max(*most);
        }
    }
    let emotion_first = &mut most[Dimension::EmotionFirst.index()];
    *emotion_first = rulebook.early.iter().map(|early| early.emotion_first).fold(*emotion_first, i32::max);
    let honesty = &mut most[Dimension::Honesty.index()];
    *honesty = rulebook.adjustments.promise_broken.max(*honesty);
    most.map(|points| if points > 0 { PLENTY } else { 0 })
}

fn early(rulebook: &Rulebook) -> i32 {
    let percent = rulebook.order.recovery_percent;
    let costs = [Tier::Heavy, Tier::Settling].map(|tier| rulebook.early(tier).map_or(0, |early| early.emotion_first));
    costs.into_iter().map(|points| (points - points * percent / 100).min(0)).fold(i32::MIN, i32::max)
}

/// The best case of one state.
struct Best<'s, 'a> {
    bound: &'s Bound<'a>,
    state: &'s State,
    ahead: &'s Ahead,
    bad_ending: Range,
    demand: Demand,
    /// What the story still brings, if that was worked out.
    story: Option<Story>,
}

impl Best<'_, '_> {
    fn total(mut self) -> i32 {
        let rulebook = self.bound.judge.roleplay().rulebook;
        if self.ends_badly() {
            self.bad_ending = (1, 1);
        }
        let recorded = self.demand.kind.content.map_or_else(|| self.can_record(), |content| content.recorded);
        let (_, uncapped) = self.bound.judge.weigh(&self.earned(recorded));
        let caps = &rulebook.caps;
        let (majors, hards) = self.story.map_or((0, 0), |story| (story.majors, story.hards));
        let mut total = uncapped.min(self.fault_cap(Severity::Major, majors, &caps.major));
        total = total.min(self.fault_cap(Severity::Hard, hards, &caps.hard)).min(self.gate_cap());
        if !recorded {
            total = total.min(caps.no_record);
        }
        if self.bad_ending == (1, 1) {
            total = total.min(caps.bad_ending);
        }
        total
    }

    /// A bad ending holds already and cannot be undone.
    fn ends_badly(&self) -> bool {
        let endings = &self.bound.judge.roleplay().scenario.endings;
        let bad = endings.iter().filter(|ending| ending.kind == EndingKind::Bad);
        bad.filter_map(|ending| ending.when.as_ref()).any(|when| likelihood(when, self).is_certain())
    }

    fn can_record(&self) -> bool {
        let key = &self.bound.judge.roleplay().scenario.keys.recorded;
        self.state.booked(Fault::PoorRecord) == 0 && key.as_ref().is_none_or(|key| likelihood(key, self).can_hold)
    }

    /// Whether a content is still possible.
    fn may_have(&self, content: Content) -> bool {
        let keys = &self.bound.judge.roleplay().scenario.keys;
        let remedy = can_come_to(keys, content.remedy, self);
        let poor = self.state.booked(Fault::PoorRecord) > 0 || self.ahead.outlook.faults & bit(Fault::PoorRecord) != 0;
        let incomplete = poor || keys.recorded.as_ref().is_some_and(|key| likelihood(key, self).can_fail);
        remedy && if content.recorded { self.can_record() } else { incomplete }
    }

    fn can_book(&self, severity: Severity) -> bool {
        self.ahead.outlook.faults & self.bound.severities[severity.index()] != 0
    }

    /// Whether the gate can open yet, mood apart.
    fn can_reach_gate(&self) -> bool {
        let roleplay = self.bound.judge.roleplay();
        let scenario = roleplay.scenario;
        self.state.gate_reached
            || !roleplay.rulebook.behaviours[scenario.customer.behaviour].gate.core
            || scenario.core_fact().is_none_or(|core| (self.state.facts | self.ahead.outlook.facts) & (1 << core) != 0)
    }

    /// The mildest cap for the faults of a severity, some of which are unavoidable: `caps` is for one, two … of them.
    fn fault_cap(&self, severity: Severity, unavoidable: i32, caps: &[i32]) -> i32 {
        let cap = |count: usize| if count == 0 { 100 } else { caps[count.min(caps.len()) - 1] };
        let booked = usize::try_from(self.state.count(severity).saturating_add(unavoidable)).unwrap_or(0);
        // A rulebook may cap two faults less than one.
        let most = if self.can_book(severity) { booked.max(caps.len()) } else { booked };
        (booked..=most).map(cap).max().unwrap_or(100)
    }

    fn gate_cap(&self) -> i32 {
        let caps = &self.bound.judge.roleplay().rulebook.caps;
        let opened = if self.state.tabled || self.ahead.can_table { 100 } else { caps.nothing_tabled };
        match (self.state.gate_reached, self.can_reach_gate()) {
            (true, _) => opened,
            (false, true) => opened.max(caps.gate_never_opened),
            (false, false) => caps.gate_never_opened,
        }
    }

    /// Points so far, all that can still be earned, and the best adjustments of the end.
    fn earned(&self, can_record: bool) -> Points {
        let roleplay = self.bound.judge.roleplay();
        let add = |sum: &mut Points, points: &Points| {
            for (sum, points) in sum.iter_mut().zip(points) {
                *sum = (*sum + points).min(PLENTY);
            }
        };
        let mut ahead = Points::default();
        for (act, count) in &self.ahead.moves {
            let act = Move::ALL[*act];
            if self.demand.kind.without & course::bit(act) == 0 {
                let uses = usize::try_from(self.state.uses(act)).unwrap_or(0).min(3);
                add(&mut ahead, &self.bound.gains[act.index()][uses][*count]);
            }
        }
        if let Some(story) = self.story {
            for (ahead, points) in ahead.iter_mut().zip(story.points) {
                *ahead = points.min(*ahead);
            }
        }
        let mut earned = self.state.earned;
        add(&mut earned, &ahead);
        add(&mut earned, &self.bound.windfall);
        add(&mut earned, &self.adjustments(can_record));
        let emotion_first = &mut earned[Dimension::EmotionFirst.index()];
        *emotion_first += roleplay.recoverable_points(self.state);
        if self.demand.is_early && !self.state.heavy_early {
            *emotion_first += self.bound.early;
        }
        earned
    }

    /// Mirrors what the judge adds at the end, each for its best case.
    fn adjustments(&self, can_record: bool) -> Points {
        let roleplay = self.bound.judge.roleplay();
        let (scenario, state) = (roleplay.scenario, self.state);
        let adjust = &roleplay.rulebook.adjustments;
        let best =
            |cases: &[(bool, i32)]| cases.iter().filter(|(is, _)| *is).map(|(_, points)| *points).max().unwrap_or(0);
        let if_not_too_late = |is: bool, points: i32| if is { points.max(0) } else { 0 };

        let gate = best(&[
            (self.can_reach_gate() && !state.heavy_early && !self.demand.is_early, adjust.gate_clean),
            (self.can_reach_gate(), adjust.gate_reached),
            (!state.gate_reached, adjust.gate_never),
        ]);
        let no_hard = state.count(Severity::Hard) == 0;
        let no_major = no_hard && state.count(Severity::Major) == 0;
        let count = i32::try_from(scenario.facts.len()).unwrap_or(i32::MAX);
        let (found, findable) = self.range(Variable::Meter(Meter::Facts));
        let share = |found: i32| if count == 0 { adjust.facts } else { adjust.facts * found / count };
        let listening = share(found).max(share(findable));
        let broken = [Fault::BrokenPromise, Fault::PassBuck, Fault::LeakInternal, Fault::BurdenCustomer];
        let procedure = can_record && broken.iter().all(|fault| state.booked(*fault) == 0);
        let remedy = likelihood(&scenario.keys.remedy_best, self);
        let acceptable = scenario.keys.remedy_acceptable.as_ref();
        let acceptable =
            acceptable.map_or(Likelihood { can_hold: false, can_fail: true }, |when| likelihood(when, self));
        let otherwise = match scenario.keys.remedy_otherwise {
            OtherRemedy::Nothing => adjust.remedy_none,
            OtherRemedy::Bad => adjust.remedy_bad,
        };
        let outcome = best(&[
            (remedy.can_hold, adjust.remedy_best),
            (remedy.can_fail && acceptable.can_hold, adjust.remedy_acceptable),
            (remedy.can_fail && acceptable.can_fail, otherwise),
        ]);
        let outcome = match self.demand.kind.content.map(|content| content.remedy) {
            None => outcome,
            Some(Remedy::Best) => adjust.remedy_best,
            Some(Remedy::Acceptable) => adjust.remedy_acceptable,
            Some(Remedy::None) => adjust.remedy_none,
            Some(Remedy::Bad) => adjust.remedy_bad,
        };
        let is_best = self.demand.kind.content.map_or(remedy.can_hold, |content| content.remedy == Remedy::Best);
        let unasked = if state.summarised_unasked { adjust.unasked } else { adjust.unasked.max(0) };
        let promises_broken = state.booked(Fault::BrokenPromise);
        let promised = scenario.keys.promised.as_ref().is_some_and(|when| likelihood(when, self).can_hold);

        let mut points = Points::default();
        let mut set = |dimension: Dimension, value: i32| points[dimension.index()] = value;
        set(Dimension::EmotionFirst, gate);
        set(Dimension::InteractionalFairness, if_not_too_late(no_major, adjust.no_major));
        set(Dimension::Listening, listening);
        set(Dimension::ProceduralFairness, if_not_too_late(procedure, adjust.procedure));
        set(Dimension::OutcomeFairness, outcome + unasked);
        set(
            Dimension::Honesty,
            if_not_too_late(promised && promises_broken == 0, adjust.promises_kept)
                + promises_broken * adjust.promise_broken,
        );
        set(
            Dimension::Interest,
            if_not_too_late(no_hard, adjust.no_hard) + if_not_too_late(is_best, adjust.remedy_best_interest),
        );
        set(Dimension::Closure, if_not_too_late(can_record, adjust.record));
        points
    }
}

impl Prospect for Best<'_, '_> {
    fn range(&self, variable: Variable) -> Range {
        let outlook = &self.ahead.outlook;
        let now = self.state.value(variable);
        let rises = |can: bool| (now, if can { i32::MAX } else { now });
        match variable {
            Variable::Flag(flag) => {
                let can = |bits: u64| bits & (1 << flag) != 0;
                (if can(outlook.clears) { 0 } else { now }, if can(outlook.sets) { 1 } else { now })
            }
            Variable::Fact(fact) => (now, if outlook.facts & (1 << fact) != 0 { 1 } else { now }),
            Variable::Fault(fault) => rises(outlook.faults & bit(fault) != 0),
            Variable::Visits(slot) => rises(outlook.visits & (1 << slot) != 0),
            Variable::Meter(meter) => match meter {
                Meter::Arousal | Meter::Heard | Meter::Trust | Meter::Patience | Meter::Total => (0, 100),
                Meter::Gate | Meter::WalkedOut => (0, 1),
                Meter::Audience => (0, i32::MAX),
                Meter::Day => (now, i32::MAX),
                Meter::Facts => {
                    let all = (self.state.facts | outlook.facts).count_ones();
                    (now, i32::try_from(all).unwrap_or(i32::MAX))
                }
                Meter::Minor => rises(self.can_book(Severity::Minor)),
                Meter::Major => rises(self.can_book(Severity::Major)),
                Meter::Hard => rises(self.can_book(Severity::Hard)),
                Meter::Quotes | Meter::HighestQuote => rises(outlook.quotes),
                Meter::BadEnding => self.bad_ending,
            },
        }
    }
}
