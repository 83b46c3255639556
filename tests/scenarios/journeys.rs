//! Paths through a scenario: the ideal one, those next to it, and as many others as there is time for.

use crate::cases::{Case, Dice, Play};
use heartfirst::debrief::Score;
use heartfirst::roleplay::{Event, State, Timing};
use heartfirst::rulebook::Severity;
use heartfirst::scenario::{Alternative, Verdict, View};
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub const RANDOM_PLAYS: u64 = 2_000;

/// Most sentences other than the ideal in the systematic search.
const DEPTH: usize = 3;

/// The ideal path as a table.
pub fn trace(case: &Case) -> String {
    let scenario = case.roleplay.scenario;
    let score = &case.ideal.score;
    let mut out = format!(
        "\n{}: ideal path, {} turns, total {}, ending `{}`\n    A   H   T   P gate\n",
        case.name,
        case.ideal.turns.len(),
        score.total,
        scenario.endings[score.ending].id
    );
    let start = case.begin();
    let _ = writeln!(out, "{} start", meters(&start));
    for (before, response) in &case.ideal.turns {
        let node = scenario.node(before.node);
        let mut after = *before;
        let mut events = Vec::new();
        let target = case.roleplay.respond(&mut after, *response, &mut events);
        let option = &node.responses[*response].id;
        let _ = writeln!(out, "{} {}-{option}{}", meters(&after), node.id, remarks(case, &events));
        let mut next = after;
        let mut entered = Vec::new();
        if let Some(target) = target {
            case.roleplay.proceed(&mut next, target, &mut entered);
        }
        if (next.mood, next.gate_open) != (after.mood, after.gate_open) {
            let story = format!("  … entering {}", scenario.node(next.node).id);
            let _ = writeln!(out, "{}{story}{}", meters(&next), remarks(case, &entered));
        }
    }
    let missed: Vec<_> = (0..scenario.facts.len())
        .filter(|fact| !case.ideal.end.found(*fact))
        .map(|fact| &scenario.facts[fact].id)
        .collect();
    if !missed.is_empty() {
        let _ = writeln!(out, "    facts the ideal path does not find: {missed:?}");
    }
    let dimensions: Vec<_> = case.roleplay.rulebook.dimensions.iter().map(|(dimension, _)| dimension).collect();
    let par: Vec<_> =
        dimensions.iter().zip(case.judge.par()).map(|(name, points)| format!("{name} {points}")).collect();
    let _ = writeln!(out, "    par ({} or more each): {}", case.roleplay.rulebook.par_floor, par.join(", "));
    let short = case.shortfall(score);
    if !short.is_empty() {
        let _ = writeln!(out, "    {short}");
    }
    out
}

fn meters(state: &State) -> String {
    let mood = state.mood;
    let gate = if state.gate_open { "open" } else { "shut" };
    format!("  {:3} {:3} {:3} {:3} {gate}", mood.arousal, mood.heard, mood.trust, mood.patience)
}

fn remarks(case: &Case, events: &[Event]) -> String {
    let mut out = String::new();
    for event in events {
        let _ = match *event {
            Event::Early(tier) => write!(out, "  EARLY (tier {})", tier.number()),
            Event::Acted { act, timing: Timing::Early(_) } => write!(out, "  [{act} too early]"),
            Event::Acted { act, timing: Timing::Fault } => write!(out, "  FAULT {act}"),
            Event::Acted { act, timing: Timing::Repeated } => write!(out, "  [{act} worn]"),
            Event::OverSoothing => write!(out, "  OVER-SOOTHING"),
            Event::GateOpened => write!(out, "  gate opens"),
            Event::GateReopened => write!(out, "  gate closes"),
            Event::FactFound(fact) => write!(out, "  fact {}", case.roleplay.scenario.facts[fact].id),
            Event::WalkOut(reason) => write!(out, "  WALKS OUT ({reason:?})"),
            _ => Ok(()),
        };
    }
    out
}

/// One option other than the ideal, the first time its node is met, with the ideal before and after it.
pub struct Deviation {
    pub turn: usize,
    pub before: State,
    pub response: usize,
    pub score: Score,
}

impl Deviation {
    pub fn names<'a>(&self, case: &'a Case) -> (&'a str, &'a str) {
        let node = case.roleplay.scenario.node(self.before.node);
        (&node.id, &node.responses[self.response].id)
    }

    pub fn verdict(&self, case: &Case) -> Verdict {
        case.roleplay.scenario.node(self.before.node).responses[self.response].verdict
    }

    pub fn line(&self, case: &Case) -> String {
        let (node, option) = self.names(case);
        let ending = &case.roleplay.scenario.endings[self.score.ending];
        format!("{:3}  {:9} {:5}  {node}-{option}", self.score.total, ending.id, self.verdict(case).name())
    }
}

/// All of them.
pub fn deviations(case: &Case) -> Vec<Deviation> {
    let mut met = BTreeSet::new();
    let mut found = Vec::new();
    for (turn, (before, ideal)) in case.ideal.turns.iter().enumerate() {
        if !met.insert(before.node) {
            continue;
        }
        for response in (0..case.count(before)).filter(|response| response != ideal) {
            let (after, _) = case.roleplay.step(*before, response);
            let score = case.play_ideally(after).score;
            found.push(Deviation { turn, before: *before, response, score });
        }
    }
    found
}

/// What systematic and random play found.
pub struct Found {
    /// The lowest total and its path.
    pub worst: (i32, String),
    pub random_passes: usize,
    pub random_mean: f64,
    pub failures: Vec<String>,
    /// Texts and routes that no play met: probably dead, perhaps only rare.
    pub notes: Vec<String>,
}

/// Plays always-wrong paths, all paths with up to [`DEPTH`] sentences other than the ideal, and random ones.
pub fn explore(case: &Case) -> Found {
    let mut seen = Seen::new(case);
    for order in [
        [Verdict::Wrong, Verdict::Weak, Verdict::Fair, Verdict::Best],
        [Verdict::Weak, Verdict::Wrong, Verdict::Fair, Verdict::Best],
        [Verdict::Fair, Verdict::Weak, Verdict::Wrong, Verdict::Best],
    ] {
        for last in [false, true] {
            let play = case.play(case.begin(), |state| by_verdict(case, state, &order, last));
            seen.play(&play);
        }
    }
    let begin = case.begin();
    seen.arrive(&begin);
    systematic(case, begin, DEPTH, &mut Vec::new(), &mut seen);
    let (mut random_passes, mut sum) = (0, 0);
    for seed in 0..RANDOM_PLAYS {
        let mut dice = Dice(seed);
        let play = case.play(begin, |state| dice.below(case.count(state)));
        seen.play(&play);
        random_passes += usize::from(play.score.total >= 70);
        sum += play.score.total;
    }
    // Mostly ideal, with slips: reaches what needs two faults and a good rest.
    for seed in 0..RANDOM_PLAYS {
        let mut dice = Dice(seed ^ 0x5eed);
        let slips = 2 + dice.below(4);
        let play =
            case.play(
                begin,
                |state| {
                    if dice.below(8) < slips { dice.below(case.count(state)) } else { case.best[state.node] }
                },
            );
        seen.play(&play);
    }
    let random_mean = f64::from(sum) / RANDOM_PLAYS as f64;
    let (mut failures, notes) = seen.unmet();
    failures.append(&mut seen.undeserved);
    Found { worst: seen.worst, random_passes, random_mean, failures, notes }
}

fn by_verdict(case: &Case, state: &State, order: &[Verdict], last: bool) -> usize {
    let responses = &case.roleplay.scenario.node(state.node).responses;
    let rank = |index: &usize| order.iter().position(|verdict| *verdict == responses[*index].verdict);
    if last {
        (0..responses.len()).rev().min_by_key(rank).unwrap()
    } else {
        (0..responses.len()).min_by_key(rank).unwrap()
    }
}

/// Depth-first: each state on the way is stepped from once.
fn systematic(case: &Case, state: State, slips: usize, turns: &mut Vec<(State, usize)>, seen: &mut Seen<'_>) {
    if state.over.is_some() {
        seen.end(&state, &case.judge.score(&state), turns);
        return;
    }
    for response in 0..case.count(&state) {
        let cost = usize::from(response != case.best[state.node]);
        if cost > slips {
            continue;
        }
        turns.push((state, response));
        let after = seen.step(&state, response);
        systematic(case, after, slips - cost, turns, seen);
        turns.pop();
    }
}

/// What was met so far.
struct Seen<'a> {
    case: &'a Case,
    says: Vec<u64>,
    /// Per node and option: which alternative of words, acts, reply and route was taken.
    options: Vec<Vec<[u64; 4]>>,
    facts: u32,
    endings: u64,
    worst: (i32, String),
    undeserved: Vec<String>,
}

const PARTS: [&str; 4] = ["say_if", "acts_if", "reply_if", "next"];

impl<'a> Seen<'a> {
    fn new(case: &'a Case) -> Self {
        let nodes = &case.roleplay.scenario.nodes;
        Self {
            case,
            says: vec![0; nodes.len()],
            options: nodes.iter().map(|node| vec![[0; 4]; node.responses.len()]).collect(),
            facts: 0,
            endings: 0,
            worst: (i32::MAX, String::new()),
            undeserved: Vec::new(),
        }
    }

    /// Walks a play again, for what is met on the way.
    fn play(&mut self, play: &Play) {
        self.arrive(&play.turns[0].0);
        for (state, response) in &play.turns {
            let _ = self.step(state, *response);
        }
        self.end(&play.end, &play.score, &play.turns);
    }

    /// A customer's line.
    fn arrive(&mut self, state: &State) {
        let node = self.case.roleplay.scenario.node(state.node);
        self.says[state.node] |= mark(&node.says, state);
    }

    fn step(&mut self, state: &State, response: usize) -> State {
        let written = &self.case.roleplay.scenario.node(state.node).responses[response];
        let mut after = *state;
        let target = self.case.roleplay.respond(&mut after, response, &mut ());
        let marks = &mut self.options[state.node][response];
        marks[0] |= mark(&written.say, state);
        marks[1] |= mark(&written.acts, state);
        marks[2] |= mark(&written.reply, state);
        if let Some(target) = target {
            marks[3] |= mark(&written.next, &after);
            self.case.roleplay.proceed(&mut after, target, &mut ());
            if after.over.is_none() {
                self.arrive(&after);
            }
        }
        after
    }

    fn end(&mut self, state: &State, score: &Score, turns: &[(State, usize)]) {
        self.facts |= state.facts;
        self.endings |= 1 << score.ending;
        if score.total < self.worst.0 {
            self.worst = (score.total, self.case.path(turns));
        }
        let hard = state.count(Severity::Hard);
        if score.total >= 70 && (!state.gate_reached || hard > 0) && self.undeserved.len() < 3 {
            let why = if hard > 0 { "with a hard fault" } else { "although the emotion gate never opened" };
            let path = self.case.path(turns);
            self.undeserved.push(format!("{} points {why}, which must not pass (70): {path}", score.total));
        }
    }

    /// What was never met: failures, and notes on alternatives.
    fn unmet(&self) -> (Vec<String>, Vec<String>) {
        let scenario = self.case.roleplay.scenario;
        let (mut failures, mut notes) = (Vec::new(), Vec::new());
        for (index, node) in scenario.nodes.iter().enumerate() {
            if self.says[index] == 0 {
                failures.push(format!("node `{}` was never reached by any play", node.id));
                continue;
            }
            for missing in alternatives(&node.says, self.says[index]) {
                notes.push(format!("node `{}`: line {missing} of `says` was never heard", node.id));
            }
            for (response, marks) in node.responses.iter().zip(&self.options[index]) {
                if marks[0] == 0 {
                    failures.push(format!("node `{}`, option `{}` was never taken by any play", node.id, response.id));
                    continue;
                }
                let unused = [
                    alternatives(&response.say, marks[0]),
                    alternatives(&response.acts, marks[1]),
                    alternatives(&response.reply, marks[2]),
                    alternatives(&response.next, marks[3]),
                ];
                for (part, unused) in PARTS.iter().zip(unused) {
                    for missing in unused {
                        let place = format!("node `{}`, option `{}`", node.id, response.id);
                        notes.push(format!("{place}: alternative {missing} of `{part}` was never taken"));
                    }
                }
            }
        }
        for (index, fact) in scenario.facts.iter().enumerate() {
            if self.facts & (1 << index) == 0 {
                failures.push(format!("no play finds the fact `{}`", fact.id));
            }
        }
        for (index, ending) in scenario.endings.iter().enumerate() {
            if self.endings & (1 << index) == 0 {
                failures.push(format!("no play ends in `{}`", ending.id));
            }
        }
        (failures, notes)
    }
}

/// Which alternative is taken, as a bit.
fn mark<T>(alternatives: &[Alternative<T>], view: &impl View) -> u64 {
    let taken =
        alternatives.iter().position(|alternative| alternative.when.as_ref().is_none_or(|when| when.holds(view)));
    taken.map_or(0, |index| 1 << index)
}

/// The alternatives whose bit is not set, counted from 1.
fn alternatives<T>(alternatives: &[Alternative<T>], marks: u64) -> Vec<usize> {
    (0..alternatives.len()).filter(|index| marks & (1 << index) == 0).map(|index| index + 1).collect()
}
