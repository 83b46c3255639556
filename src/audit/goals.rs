//! Quests about one scenario: per ending the highest and the lowest total and the shortest way there, and the
//! highest total of all conversations of a kind.

use super::bound::{Bound, Content, Demand};
use super::course::Courses;
use super::hasher::Fixed;
use super::least::Least;
use super::quest::{Aim, Answer, Extreme, Quest, Turn, Window};
use crate::debrief::{Judge, Score};
use crate::roleplay::State;
use crate::scenario::{EndingKind, Target};
use std::collections::HashSet;

/// Asks quests, each with the same number of steps at most.
pub(super) struct Goals<'a> {
    judge: &'a Judge<'a>,
    known: Known<'a>,
    least: Least<'a>,
    budget: u64,
    pub steps: u64,
    /// From each node, the endings that a route leads to, whatever the conditions say.
    forced: Vec<u64>,
    /// From each node, the fewest turns to a route that ends.
    turns: Vec<u16>,
}

/// What is worked out about a scenario once and for all.
pub(super) struct Known<'a> {
    pub bound: Bound<'a>,
    pub courses: Courses<'a>,
}

/// Conversations of a kind, of which the best one is sought. A mark of a few bits, at first 0, goes along with each.
#[derive(Clone, Copy)]
pub(super) struct Sought<'f, 'a> {
    /// The mark after a turn; `None` if the conversation is out.
    pub watch: &'f dyn Fn(u8, &Turn<'_>) -> Option<u8>,
    /// Whether a conversation that has come here may still be one that is sought.
    pub hopeful: &'f dyn Fn(&Known<'a>, u8, &State) -> bool,
    /// Whether a finished conversation is one.
    pub met: &'f dyn Fn(u8, &State) -> bool,
    /// What those that are sought have in common from here on; their content must be among what it says.
    pub demand: &'f dyn Fn(u8) -> Demand,
    /// Totals up to this one need not be found.
    pub over: Option<i32>,
    /// Nor totals beyond this one: whoever reaches it counts as the best.
    pub enough: Option<i32>,
}

impl Default for Sought<'_, '_> {
    fn default() -> Self {
        Self {
            watch: &|mark, _| Some(mark),
            hopeful: &|_, _, _| true,
            met: &|_, _| true,
            demand: &|_| Demand::default(),
            over: None,
            enough: None,
        }
    }
}

impl<'a> Goals<'a> {
    pub fn new(judge: &'a Judge<'a>, budget: u64) -> Self {
        let (forced, turns) = ways_out(judge);
        let known = Known { bound: Bound::new(judge), courses: Courses::new(judge) };
        Self { judge, known, least: Least::new(judge), budget, steps: 0, forced, turns }
    }

    /// The highest total of conversations of a kind.
    pub fn highest(&mut self, sought: &Sought<'_, 'a>) -> Answer {
        let content = |mark: u8| (sought.demand)(mark).kind.content;
        let hopeful = |mark: u8, state: &State| (sought.hopeful)(&self.known, mark, state);
        let met = |mark: u8, state: &State, score: &Score| {
            let is = |content: Content| (score.remedy, score.recorded) == (content.remedy, content.recorded);
            content(mark).is_none_or(is) && (sought.met)(mark, state)
        };
        let limit = |mark: u8, state: &State| {
            let limit = self.known.bound.of_demand(&self.known.courses, state, (sought.demand)(mark));
            sought.enough.map_or(limit, |enough| limit.min(enough))
        };
        let aim = Aim { watch: sought.watch, hopeful: &hopeful, met: &met };
        // A claim is worth more of an effort than the range of an ending.
        let window = Window { budget: 4 * self.budget, over: sought.over };
        let (answer, steps) = Quest::ask(self.judge, &aim, Extreme::Highest(&limit), window);
        self.steps += steps;
        answer
    }

    /// The highest and the lowest total that end in an ending.
    pub fn of_ending(&mut self, ending: usize) -> [Answer; 2] {
        let caps = &self.judge.roleplay().rulebook.caps;
        let is_bad = self.judge.roleplay().scenario.endings[ending].kind == EndingKind::Bad;
        let highest = if is_bad { caps.bad_ending } else { 100 };
        let lowest = self.lowest_total(ending);
        let hopeful = |_: u8, state: &State| self.may_end(state, ending);
        let met = |_: u8, _: &State, score: &Score| score.ending == ending;
        let aim = Aim { watch: &|mark, _| Some(mark), hopeful: &hopeful, met: &met };
        let at_most = |_: u8, state: &State| {
            let limit = self.known.bound.of(state);
            if state.over.is_some() { limit } else { limit.min(highest) }
        };
        let at_least = |_: u8, state: &State| {
            let limit = self.least.of(state);
            if state.over.is_some() { limit } else { limit.max(lowest) }
        };
        let window = Window { budget: self.budget, over: None };
        let (high, steps) = Quest::ask(self.judge, &aim, Extreme::Highest(&at_most), window);
        let (low, more) = Quest::ask(self.judge, &aim, Extreme::Lowest(&at_least), window);
        self.steps += steps + more;
        [high, low]
    }

    /// Whether a conversation may come to an ending from here.
    fn may_end(&self, state: &State, ending: usize) -> bool {
        let scenario = self.judge.roleplay().scenario;
        let of = &scenario.endings[ending];
        let by_walk_out =
            of.kind == EndingKind::Bad && scenario.endings[..ending].iter().all(|other| other.kind != EndingKind::Bad);
        by_walk_out
            || self.is_last_resort(ending)
            || self.forced[state.node] & ending_bit(ending) != 0
            || of.when.as_ref().is_none_or(|when| self.known.bound.may_hold(state, when, (0, 100)))
    }

    /// Whether an ending is what remains when no condition holds; a checked case leaves that to one of kind ok.
    fn is_last_resort(&self, ending: usize) -> bool {
        let endings = &self.judge.roleplay().scenario.endings;
        let unconditional = |other: &crate::scenario::Ending| other.kind == EndingKind::Fair && other.when.is_none();
        ending + 1 == endings.len() && !endings.iter().any(unconditional)
    }

    /// The lowest total that the condition of an ending leaves open.
    fn lowest_total(&self, ending: usize) -> i32 {
        let roleplay = self.judge.roleplay();
        let scenario = roleplay.scenario;
        let Some(when) = &scenario.endings[ending].when else { return 0 };
        let is_forced = self.forced[scenario.first] & ending_bit(ending) != 0;
        if is_forced || self.is_last_resort(ending) || scenario.endings[ending].kind != EndingKind::Best {
            return 0;
        }
        let start = roleplay.begin(&mut ());
        (0..=100).find(|total| self.known.bound.may_hold(&start, when, (*total, *total))).unwrap_or(100)
    }

    /// The fewest responses that lead to an ending, and whether fewer are impossible.
    pub fn shortest(&mut self, ending: usize) -> Option<(Vec<usize>, bool)> {
        let roleplay = self.judge.roleplay();
        let start = roleplay.begin(&mut ());
        let can_be_left = roleplay.scenario.endings[ending].kind == EndingKind::Bad;
        let (mut left, mut exact) = (self.budget, true);
        for turns in 1..=usize::from(crate::roleplay::Roleplay::MAX_TURNS) {
            let mut dead = HashSet::default();
            let mut path = Vec::new();
            let found = self.within(
                &start,
                turns,
                ending,
                can_be_left,
                &mut Deepening { left: &mut left, dead: &mut dead, path: &mut path },
            );
            if found {
                path.reverse();
                return Some((path, exact));
            }
            exact &= left > 0;
            if left == 0 {
                return None;
            }
        }
        None
    }

    fn within(
        &mut self,
        state: &State,
        turns: usize,
        ending: usize,
        can_be_left: bool,
        search: &mut Deepening<'_>,
    ) -> bool {
        if state.over.is_some() {
            return self.judge.score(state).ending == ending;
        }
        let needed = if can_be_left { 1 } else { usize::from(self.turns[state.node]) };
        if turns < needed || *search.left == 0 || !self.may_end(state, ending) || search.dead.contains(state) {
            return false;
        }
        let roleplay = self.judge.roleplay();
        for response in 0..roleplay.scenario.node(state.node).responses.len() {
            if *search.left == 0 {
                return false;
            }
            *search.left -= 1;
            self.steps += 1;
            let mut next = *state;
            roleplay.advance(&mut next, response, &mut ());
            if self.within(&next, turns - 1, ending, can_be_left, search) {
                search.path.push(response);
                return true;
            }
        }
        if search.dead.len() < 100_000 {
            search.dead.insert(*state);
        }
        false
    }
}

/// One round of looking for a way of a certain length.
struct Deepening<'d> {
    left: &'d mut u64,
    /// States from which it cannot be done. A state knows its turn, so the turns left are the same each time.
    dead: &'d mut HashSet<State, Fixed>,
    path: &'d mut Vec<usize>,
}

/// The bit of an ending; all from the 64th on share the last one, which then only says that one of them is possible.
fn ending_bit(ending: usize) -> u64 {
    1 << ending.min(63)
}

/// From each node: the endings that routes force, one bit each, and the fewest turns to a route that ends.
fn ways_out(judge: &Judge<'_>) -> (Vec<u64>, Vec<u16>) {
    let scenario = judge.roleplay().scenario;
    let mut forced = vec![0_u64; scenario.nodes.len()];
    let mut turns = vec![u16::MAX; scenario.nodes.len()];
    loop {
        let mut changed = false;
        for node in (0..scenario.nodes.len()).rev() {
            let (mut bits, mut fewest) = (forced[node], turns[node]);
            for next in scenario.nodes[node].responses.iter().flat_map(|response| &response.next) {
                match next.value {
                    Target::Node(next) => {
                        bits |= forced[next];
                        fewest = fewest.min(turns[next].saturating_add(1));
                    }
                    Target::Ending(ending) => {
                        bits |= ending_bit(ending);
                        fewest = 1;
                    }
                    Target::End => fewest = 1,
                }
            }
            changed |= (bits, fewest) != (forced[node], turns[node]);
            (forced[node], turns[node]) = (bits, fewest);
        }
        if !changed {
            return (forced, turns);
        }
    }
}
