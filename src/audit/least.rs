//! A total that every continuation of a state reaches: quick to compute, never too high. The mirror of
//! [`Bound`](super::bound::Bound): every fault that some route allows is made, nothing more succeeds.

use super::outlook::{Outlook, bit};
use crate::debrief::Judge;
use crate::roleplay::State;
use crate::rulebook::{Act, Dimension, Fault, Points, Severity};
use crate::scenario::{Meter, OtherRemedy, Scenario, Target, Variable, View as _};
use crate::source::Vocabulary as _;

/// As good as without limit, and a hundred times this still fits.
const PLENTY: i32 = 10_000_000;

/// Computes lower bounds for one scenario under one rulebook.
#[derive(Clone, Debug)]
pub(super) struct Least<'a> {
    judge: &'a Judge<'a>,
    outlooks: Vec<Outlook>,
    /// The most that can be lost in each dimension from a node on; never positive.
    losses: Vec<Points>,
    /// Faults of each severity, one bit each.
    severities: [u64; Severity::ALL.len()],
}

impl<'a> Least<'a> {
    pub fn new(judge: &'a Judge<'a>) -> Self {
        let roleplay = judge.roleplay();
        let mut severities = [0; _];
        for (fault, rule) in roleplay.rulebook.faults.iter() {
            severities[rule.severity.index()] |= bit(fault);
        }
        Self { judge, outlooks: Outlook::of(roleplay.scenario), losses: losses(judge), severities }
    }

    /// The lowest total that any continuation might reach, 0..=100; the total itself if it is over.
    pub fn of(&self, state: &State) -> i32 {
        if state.over.is_some() {
            return self.judge.total(state);
        }
        let rulebook = self.judge.roleplay().rulebook;
        let mut earned = self.adjusted(state);
        for (earned, loss) in earned.iter_mut().zip(self.losses[state.node]) {
            *earned = (*earned + loss).max(-PLENTY);
        }
        let (_, uncapped) = self.judge.weigh(&earned);
        let caps = &rulebook.caps;
        let caps = [
            caps.walk_out,
            caps.bad_ending,
            caps.gate_never_opened,
            caps.nothing_tabled,
            caps.no_record,
            caps.hard[0],
            caps.hard[1],
            caps.major[0],
            caps.major[1],
            caps.major[2],
        ];
        caps.into_iter().fold(uncapped, i32::min)
    }

    fn can_book(&self, state: &State, severity: Severity) -> bool {
        self.outlooks[state.node].faults & self.severities[severity.index()] != 0
    }

    /// The points of a state with the worst adjustments of the end.
    fn adjusted(&self, state: &State) -> Points {
        let roleplay = self.judge.roleplay();
        let (scenario, adjust) = (roleplay.scenario, &roleplay.rulebook.adjustments);
        let mut earned = state.earned;
        earned[Dimension::EmotionFirst.index()] += roleplay.recoverable_losses(state);
        let mut add = |dimension: Dimension, points: i32| earned[dimension.index()] += points;
        add(
            Dimension::EmotionFirst,
            match (state.gate_reached, state.heavy_early) {
                (false, _) => adjust.gate_clean.min(adjust.gate_reached).min(adjust.gate_never),
                (true, true) => adjust.gate_reached,
                (true, false) => adjust.gate_clean.min(adjust.gate_reached),
            },
        );
        let never = |severity| state.count(severity) == 0 && !self.can_book(state, severity);
        let if_certain = |is: bool, points: i32| if is { points } else { points.min(0) };
        let no_hard = never(Severity::Hard);
        add(Dimension::InteractionalFairness, if_certain(no_hard && never(Severity::Major), adjust.no_major));
        let facts = i32::try_from(scenario.facts.len()).unwrap_or(i32::MAX);
        let found = state.value(Variable::Meter(Meter::Facts));
        let share = |found: i32| if facts == 0 { adjust.facts } else { adjust.facts * found / facts };
        add(Dimension::Listening, share(found).min(share(facts)));
        add(Dimension::ProceduralFairness, adjust.procedure.min(0));
        let otherwise = match scenario.keys.remedy_otherwise {
            OtherRemedy::Nothing => adjust.remedy_none,
            OtherRemedy::Bad => adjust.remedy_bad,
        };
        let remedy = adjust.remedy_best.min(adjust.remedy_acceptable).min(otherwise);
        let unasked = if state.summarised_unasked { adjust.unasked } else { adjust.unasked.min(0) };
        add(Dimension::OutcomeFairness, remedy + unasked);
        add(
            Dimension::Honesty,
            adjust.promises_kept.min(0) + state.booked(Fault::BrokenPromise) * adjust.promise_broken,
        );
        add(Dimension::Interest, if_certain(no_hard, adjust.no_hard) + adjust.remedy_best_interest.min(0));
        add(Dimension::Closure, adjust.record.min(0));
        earned
    }
}

/// The most that can be lost from each node on, dimension by dimension: the worst route of each.
fn losses(judge: &Judge<'_>) -> Vec<Points> {
    let scenario = judge.roleplay().scenario;
    let mut losses = vec![Points::default(); scenario.nodes.len()];
    // Without a circle everything has settled after as many rounds as there are nodes.
    for round in 0..=scenario.nodes.len() {
        let mut changed = false;
        for node in (0..losses.len()).rev() {
            let worst = worst(judge, scenario, node, &losses);
            if worst != losses[node] {
                changed = true;
                losses[node] = worst;
                if round == scenario.nodes.len() {
                    losses[node] = [-PLENTY; Dimension::ALL.len()];
                }
            }
        }
        if !changed {
            return losses;
        }
    }
    // Whatever leads into a circle can lose without end.
    vec![[-PLENTY; Dimension::ALL.len()]; scenario.nodes.len()]
}

fn worst(judge: &Judge<'_>, scenario: &Scenario, node: usize, losses: &[Points]) -> Points {
    let rulebook = judge.roleplay().rulebook;
    let mut worst = Points::default();
    let lower = |most: &mut Points, points: &Points| {
        for (most, points) in most.iter_mut().zip(points) {
            *most = (*points).min(*most);
        }
    };
    let sum = |points: &mut Points, other: &Points| {
        for (points, other) in points.iter_mut().zip(other) {
            *points = (*points + other).max(-PLENTY);
        }
    };
    let fault = |fault: Fault| {
        let mut points = rulebook.faults[fault].points.map(|points| points.min(0));
        if fault == Fault::BrokenPromise {
            points[Dimension::Honesty.index()] += rulebook.adjustments.promise_broken.min(0);
        }
        points
    };
    let early = rulebook.early.iter().map(|early| early.emotion_first).fold(0, i32::min);
    for response in &scenario.nodes[node].responses {
        let mut after = Points::default();
        for target in &response.next {
            let Target::Node(next) = target.value else { continue };
            let mut entered = Points::default();
            for enter in &scenario.nodes[next].enter {
                let mut points = Points::default();
                enter.faults.iter().for_each(|booked| sum(&mut points, &fault(*booked)));
                lower(&mut entered, &points);
            }
            sum(&mut entered, &losses[next]);
            lower(&mut after, &entered);
        }
        let mut said = Points::default();
        for variant in &response.acts {
            let mut points = Points::default();
            for act in &variant.value {
                match act {
                    Act::Move(act) => sum(&mut points, &rulebook.moves[*act].points.map(|points| points.min(0) * 2)),
                    Act::Fault(booked) => sum(&mut points, &fault(*booked)),
                }
            }
            lower(&mut said, &points);
        }
        sum(&mut said, &after);
        sum(&mut said, &rulebook.soothing.points.map(|points| points.min(0)));
        said[Dimension::EmotionFirst.index()] += early;
        lower(&mut worst, &said);
    }
    worst
}
