//! What the rest of the story can still bring if it is to end in a certain way: the story alone, without the mood.
//!
//! Flags, facts, visits and the record are followed exactly; whatever a condition asks beyond them (mood, gate,
//! counts of faults, the clock) may turn out either way. So no conversation that the customer does not break off
//! earns more than this says, and it says *never* only where the story itself rules an outcome out. What is
//! worked out about one moment serves all moods, which is why it is small enough to be worked out wholly.

use super::bound::Content;
use super::hasher::Fixed;
use super::possible::{Likelihood, Prospect, Range, can_come_to, likelihood};
use super::relevance::{relevance, widen_by_ends};
use crate::debrief::Judge;
use crate::roleplay::{Relevance, State};
use crate::rulebook::{Act, Dimension, Family, Fault, Move, Points, Rulebook, Severity};
use crate::scenario::{Alternative, Condition, Enter, Meter, Scenario, Target, Variable};
use crate::source::Vocabulary as _;
use std::cell::RefCell;
use std::collections::HashMap;

/// As good as without limit, and a hundred times this still fits.
const PLENTY: i32 = 10_000_000;
/// Moments remembered; further ones count as if anything could still happen. Some 150 bytes each.
const MOST: usize = 200_000;
/// Sentences looked ahead.
const DEEPEST: usize = 400;

/// Which conversations are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    /// What they come to; anything if `None`.
    pub content: Option<Content>,
    /// Moves that are not made any more in time, one bit each.
    pub without: u64,
}

/// The most that the rest of the story brings, each number for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ahead {
    /// Points by dimension, those of the end apart.
    pub points: Points,
    /// Major faults that cannot be avoided.
    pub majors: i32,
    /// Hard faults that cannot be avoided.
    pub hards: i32,
}

impl Ahead {
    const OVER: Self = Self { points: [0; Dimension::ALL.len()], majors: 0, hards: 0 };
    const ANYTHING: Self = Self { points: [PLENTY; Dimension::ALL.len()], majors: 0, hards: 0 };

    /// The better of both in every number.
    fn widen(&mut self, other: &Self) {
        for (most, points) in self.points.iter_mut().zip(other.points) {
            *most = points.max(*most);
        }
        self.majors = self.majors.min(other.majors);
        self.hards = self.hards.min(other.hards);
    }

    fn then(mut self, later: &Self) -> Self {
        for (sum, points) in self.points.iter_mut().zip(later.points) {
            *sum = (*sum + points).min(PLENTY);
        }
        self.majors = self.majors.saturating_add(later.majors);
        self.hards = self.hards.saturating_add(later.hards);
        self
    }
}

/// A moment of the story before a sentence is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Moment {
    node: usize,
    flags: u64,
    facts: u32,
    visits: [u8; Scenario::MAX_COUNTED],
    /// A poor record was booked.
    is_poor: bool,
}

/// A moment as conditions see it, with the gate where that is known.
#[derive(Clone, Copy)]
struct Seen<'m> {
    moment: &'m Moment,
    gate: Option<bool>,
}

/// A moment just after a node was entered.
struct Entered {
    moment: Moment,
    /// What the story booked on the way in.
    booked: Ahead,
    /// Whether an entry was applied, which may have moved the mood.
    is_moved: bool,
}

/// A moment with what over-soothing asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Soothing {
    moment: Moment,
    run: u8,
    open_run: u8,
    gate: bool,
}

impl Prospect for Seen<'_> {
    fn range(&self, variable: Variable) -> Range {
        let is = |is: bool| (i32::from(is), i32::from(is));
        let Moment { flags, facts, visits, .. } = self.moment;
        match variable {
            Variable::Flag(flag) => is(flags & (1 << flag) != 0),
            Variable::Fact(fact) => is(facts & (1 << fact) != 0),
            Variable::Visits(slot) => (visits[usize::from(slot)].into(), visits[usize::from(slot)].into()),
            Variable::Meter(Meter::Gate) => self.gate.map_or((0, 1), is),
            // Who leaves is left out of all this.
            Variable::Meter(Meter::WalkedOut) => (0, 0),
            Variable::Meter(Meter::BadEnding) => (0, 1),
            Variable::Meter(Meter::Arousal | Meter::Heard | Meter::Trust | Meter::Patience | Meter::Total) => (0, 100),
            Variable::Fault(_) | Variable::Meter(_) => (0, i32::MAX),
        }
    }
}

/// What is known of a moment.
#[derive(Clone, Copy, Debug)]
enum Found {
    /// It is just being worked out.
    Begun,
    /// What is ahead; `None` if no conversation of the kind goes on from there.
    Done(Option<Ahead>),
}

/// The courses of one scenario.
#[derive(Debug)]
pub(super) struct Courses<'a> {
    judge: &'a Judge<'a>,
    relevance: Vec<Relevance>,
    known: RefCell<HashMap<(Moment, Kind), Found, Fixed>>,
    soothed: RefCell<HashMap<Soothing, bool, Fixed>>,
}

impl<'a> Courses<'a> {
    pub fn new(judge: &'a Judge<'a>) -> Self {
        let roleplay = judge.roleplay();
        let mut relevance = relevance(&roleplay);
        widen_by_ends(&mut relevance, roleplay.scenario);
        Self { judge, relevance, known: RefCell::default(), soothed: RefCell::default() }
    }

    /// What is still ahead of a state if the conversation is to be of a kind and not broken off; `None` if that
    /// cannot be any more.
    pub fn ahead(&self, state: &State, kind: Kind) -> Option<Ahead> {
        self.explore(self.moment(state), kind, 0)
    }

    fn moment(&self, state: &State) -> Moment {
        self.tidy(Moment {
            node: state.node,
            flags: state.flags,
            facts: state.facts,
            visits: state.visits(),
            is_poor: state.booked(Fault::PoorRecord) > 0,
        })
    }

    /// Without what is never asked again.
    fn tidy(&self, mut moment: Moment) -> Moment {
        let relevance = &self.relevance[moment.node];
        moment.flags &= relevance.flags;
        moment.facts &= relevance.facts;
        for (visits, most) in moment.visits.iter_mut().zip(relevance.visits) {
            *visits = most.min(*visits);
        }
        moment
    }

    fn explore(&self, moment: Moment, kind: Kind, depth: usize) -> Option<Ahead> {
        let key = (moment, kind);
        if let Some(known) = self.known.borrow().get(&key) {
            return match known {
                Found::Done(ahead) => *ahead,
                // A circle: as far as this knows it can be gone round for ever.
                Found::Begun => Some(Ahead::ANYTHING),
            };
        }
        if depth > DEEPEST || self.known.borrow().len() >= MOST {
            return Some(Ahead::ANYTHING);
        }
        self.known.borrow_mut().insert(key, Found::Begun);
        let mut best: Option<Ahead> = None;
        let mut add = |ahead: Option<Ahead>| match (&mut best, ahead) {
            (Some(best), Some(ahead)) => best.widen(&ahead),
            (best @ None, ahead) => *best = ahead,
            (Some(_), None) => {}
        };
        for response in &self.judge.roleplay().scenario.node(moment.node).responses {
            for acts in possible(&response.acts, &Seen { moment: &moment, gate: None }) {
                let mut after = moment;
                after.facts |= response.reveals;
                after.flags = (after.flags & !response.clears) | response.sets;
                let said = acts.map_or(Ahead::OVER, |acts| self.said(acts, kind, &mut after.is_poor));
                for target in possible(&response.next, &Seen { moment: &after, gate: None }) {
                    match target {
                        Some(Target::Node(node)) => {
                            for Entered { moment, booked, .. } in self.enter(after, *node, None) {
                                let later = self.explore(moment, kind, depth + 1);
                                add(later.map(|later| said.then(&booked).then(&later)));
                            }
                        }
                        Some(Target::End | Target::Ending(_)) => add(self.may_be(&after, kind).then_some(said)),
                        None => add(Some(Ahead::ANYTHING)),
                    }
                }
            }
        }
        self.known.borrow_mut().insert(key, Found::Done(best));
        best
    }

    /// Every way in which a node may be entered, and what the story books there.
    fn enter(&self, mut moment: Moment, node: usize, gate: Option<bool>) -> Vec<Entered> {
        let scenario = self.judge.roleplay().scenario;
        moment.node = node;
        if let Some(slot) = scenario.counted.iter().position(|counted| *counted == node) {
            moment.visits[slot] = moment.visits[slot].saturating_add(1);
        }
        let mut entries: Vec<Option<&Enter>> = Vec::new();
        let mut is_sure = false;
        for entry in &scenario.node(node).enter {
            let holds = holds(entry.when.as_ref(), &Seen { moment: &moment, gate });
            if holds.can_hold {
                entries.push(Some(entry));
            }
            if holds.is_certain() {
                is_sure = true;
                break;
            }
        }
        if !is_sure {
            entries.push(None);
        }
        let entered = |entry: Option<&Enter>| {
            let (mut moment, mut booked) = (moment, Ahead::OVER);
            for fault in entry.iter().flat_map(|entry| &entry.faults) {
                booked = booked.then(&self.fault(*fault, &mut moment.is_poor));
            }
            Entered { moment: self.tidy(moment), booked, is_moved: entry.is_some() }
        };
        entries.into_iter().map(entered).collect()
    }

    /// Whether over-soothing (R5) may be booked from a state on, mood apart.
    pub fn may_soothe(&self, state: &State) -> bool {
        let (run, open_run) = state.soothing();
        let soothing = Soothing { moment: self.moment(state), run, open_run, gate: state.gate_open };
        self.soothes_later(soothing, 0)
    }

    fn soothes_later(&self, now: Soothing, depth: usize) -> bool {
        if let Some(known) = self.soothed.borrow().get(&now) {
            return *known;
        }
        if depth > DEEPEST || self.soothed.borrow().len() >= MOST {
            return true;
        }
        // In a circle it counts as possible.
        self.soothed.borrow_mut().insert(now, true);
        let may = self.soothes_now_or_later(now, depth);
        self.soothed.borrow_mut().insert(now, may);
        may
    }

    fn soothes_now_or_later(&self, now: Soothing, depth: usize) -> bool {
        let roleplay = self.judge.roleplay();
        let rule = &roleplay.rulebook.soothing;
        for response in &roleplay.scenario.node(now.moment.node).responses {
            let before = Seen { moment: &now.moment, gate: Some(now.gate) };
            for acts in possible(&response.acts, &before) {
                let (mut run, mut open_run) = (0, 0);
                if acts.is_some_and(|acts| only_soothes(roleplay.rulebook, acts)) {
                    run = now.run.saturating_add(1);
                    open_run = now.open_run.saturating_add(u8::from(now.gate));
                    if u32::from(open_run) >= rule.from_open || u32::from(run) >= rule.from_closed {
                        return true;
                    }
                }
                let mut moment = now.moment;
                moment.facts |= response.reveals;
                moment.flags = (moment.flags & !response.clears) | response.sets;
                for gate in [false, true] {
                    for target in possible(&response.next, &Seen { moment: &moment, gate: Some(gate) }) {
                        let Some(Target::Node(node)) = target else { continue };
                        for entered in self.enter(moment, *node, Some(gate)) {
                            // What the story does on the way in may open the gate or close it.
                            let gates = if entered.is_moved { &[false, true][..] } else { &[gate][..] };
                            let later = |gate: &bool| Soothing { moment: entered.moment, run, open_run, gate: *gate };
                            if gates.iter().any(|gate| self.soothes_later(later(gate), depth + 1)) {
                                return true;
                            }
                        }
                    }
                }
            }
        }
        false
    }

    /// What a list of acts brings at most: every move in time and as if for the first time, every fault booked.
    fn said(&self, acts: &[Act], kind: Kind, is_poor: &mut bool) -> Ahead {
        let rulebook = self.judge.roleplay().rulebook;
        let percent = rulebook.repetition.points.iter().copied().fold(0, i32::max);
        let mut said = Ahead::OVER;
        for act in acts {
            let one = match *act {
                Act::Move(act) if kind.without & bit(act) != 0 => Ahead::OVER,
                Act::Move(act) => {
                    let points = rulebook.moves[act].points.map(|points| (points * percent / 100).max(0));
                    Ahead { points, ..Ahead::OVER }
                }
                Act::Fault(fault) => self.fault(fault, is_poor),
            };
            said = said.then(&one);
        }
        said
    }

    fn fault(&self, fault: Fault, is_poor: &mut bool) -> Ahead {
        let rule = &self.judge.roleplay().rulebook.faults[fault];
        *is_poor |= fault == Fault::PoorRecord;
        Ahead {
            points: rule.points,
            majors: i32::from(rule.severity == Severity::Major),
            hards: i32::from(rule.severity == Severity::Hard),
        }
    }

    /// Whether a conversation that ends here may be of a kind.
    fn may_be(&self, moment: &Moment, kind: Kind) -> bool {
        let Some(content) = kind.content else { return true };
        let keys = &self.judge.roleplay().scenario.keys;
        let seen = Seen { moment, gate: None };
        let remedy = can_come_to(keys, content.remedy, &seen);
        let recorded = holds(keys.recorded.as_ref(), &seen);
        remedy
            && if content.recorded { recorded.can_hold && !moment.is_poor } else { recorded.can_fail || moment.is_poor }
    }
}

/// The bit of a move among [`Kind::without`].
pub(super) fn bit(act: Move) -> u64 {
    1 << act.index()
}

/// Whether a list of acts soothes and does nothing else, as R5 means it.
fn only_soothes(rulebook: &Rulebook, acts: &[Act]) -> bool {
    let mut moves = acts.iter().filter_map(|act| match act {
        Act::Move(act) => Some(*act),
        Act::Fault(_) => None,
    });
    let soothes = |act: Move| rulebook.moves[act].family == Family::Emotion && act != Move::TakeOwnership;
    moves.next().is_some_and(soothes) && moves.all(soothes)
}

fn holds(when: Option<&Condition>, seen: &Seen<'_>) -> Likelihood {
    when.map_or(Likelihood { can_hold: true, can_fail: false }, |when| likelihood(when, seen))
}

/// Which of some alternatives may be the first that holds; `None` among them if it may be that none does.
fn possible<'s, T>(alternatives: &'s [Alternative<T>], seen: &Seen<'_>) -> Vec<Option<&'s T>> {
    let mut found = Vec::new();
    for alternative in alternatives {
        let holds = holds(alternative.when.as_ref(), seen);
        if holds.can_hold {
            found.push(Some(&alternative.value));
        }
        if holds.is_certain() {
            return found;
        }
    }
    found.push(None);
    found
}
