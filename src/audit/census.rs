//! How many conversations there are, exactly: all of them at once, turn by turn, with equal situations merged.
//!
//! A *situation* is what decides how a conversation can go on before a sentence is chosen: the node, the mood, the
//! gate, and whatever a condition ahead asks about ([`Relevance`](crate::roleplay)). Points are no part of it. Two
//! ways into one situation are counted, not walked, twice; so millions of millions of conversations take as long as
//! the situations they share.

use super::hasher::Fixed;
use super::relevance::relevance;
use crate::roleplay::{Event, LeaveReason, Over, Relevance, Roleplay, State, Witness};
use crate::rulebook::Mood;
use crate::scenario::Response;
use indexmap::IndexMap;
use std::collections::HashMap;

/// How much a census may take: then it stops between two turns and says how far it came.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Situations of one turn held at a time; two turns are held at once, at some 70 bytes each.
    pub width: usize,
    /// Responses tried.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { width: 1_500_000, steps: 40_000_000 }
    }
}

/// What a census found.
#[derive(Clone, Debug)]
pub struct Census {
    /// Situations before each sentence: the first number is 1.
    pub situations: Vec<usize>,
    /// Different conversations that come to an end within the turns covered.
    pub conversations: Number,
    /// Of these, the ones that end by a customer who leaves too heated.
    pub exploded: Number,
    /// … and by one whose patience is gone.
    pub gave_up: Number,
    /// Conversations still going on where it stopped; 0 if it covered everything.
    pub open: Number,
    /// Responses tried.
    pub steps: u64,
    /// What was met anywhere.
    pub met: Met,
}

/// A count that says when it no longer fits, instead of being wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The count, or the largest number there is.
    pub count: u128,
    /// Whether it is more than that.
    pub more: bool,
}

impl Number {
    const fn of(count: u128) -> Self {
        Self { count, more: count == u128::MAX }
    }

    fn add(&mut self, other: Self) {
        let (sum, over) = self.count.overflowing_add(other.count);
        self.more |= over || other.more;
        self.count = if over { u128::MAX } else { sum };
    }
}

/// What some conversation meets, by index.
#[derive(Clone, Debug)]
pub struct Met {
    /// Nodes.
    pub nodes: Vec<bool>,
    /// Routes by node and response.
    pub routes: Vec<Vec<Vec<bool>>>,
    /// Variants of acts by node and response.
    pub acts: Vec<Vec<Vec<bool>>>,
    /// Entries by node.
    pub enter: Vec<Vec<bool>>,
}

impl Census {
    /// Whether every conversation was counted.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.open == Number::default()
    }

    /// Situations of all turns.
    #[must_use]
    pub fn total_situations(&self) -> usize {
        self.situations.iter().sum()
    }

    /// Counts the conversations of a scenario.
    #[must_use]
    pub fn of(roleplay: &Roleplay<'_>, limits: Limits) -> Self {
        let relevance = relevance(roleplay);
        let scenario = roleplay.scenario;
        let by_response = |list: fn(&Response) -> usize| -> Vec<Vec<Vec<bool>>> {
            let of_node = |node: &crate::scenario::Node| node.responses.iter().map(|r| vec![false; list(r)]).collect();
            scenario.nodes.iter().map(of_node).collect()
        };
        let mut census = Self {
            situations: Vec::new(),
            conversations: Number::default(),
            exploded: Number::default(),
            gave_up: Number::default(),
            open: Number::default(),
            steps: 0,
            met: Met {
                nodes: vec![false; scenario.nodes.len()],
                routes: by_response(|response| response.next.len()),
                acts: by_response(|response| response.acts.len()),
                enter: scenario.nodes.iter().map(|node| vec![false; node.enter.len()]).collect(),
            },
        };
        let mut layer = Layer::default();
        let mut start = {
            let mut entered = Entered::default();
            let start = roleplay.begin(&mut entered);
            census.met.enter(entered);
            start
        };
        let node = start.node;
        roleplay.reduce(&mut start, &relevance[node]);
        layer.add(&start, 1, &mut Vec::new());
        while layer.situations > 0 {
            census.situations.push(layer.situations);
            match census.advance(roleplay, &relevance, &layer, limits) {
                Some(next) => layer = next,
                None => {
                    let counts = layer.kinds.values().flat_map(HashMap::values);
                    counts.for_each(|count| census.open.add(Number::of(*count)));
                    break;
                }
            }
        }
        census
    }

    /// All situations one sentence later; `None` if that is more than the limits allow.
    fn advance(
        &mut self,
        roleplay: &Roleplay<'_>,
        relevance: &[Relevance],
        layer: &Layer,
        limits: Limits,
    ) -> Option<Layer> {
        // What is counted of a turn that is given up must not count.
        let before = (self.conversations, self.exploded, self.gave_up);
        let mut next = Layer::default();
        let mut near = Vec::new();
        for (kind, moods) in &layer.kinds {
            self.met.nodes[kind.node] = true;
            for index in 0..roleplay.scenario.node(kind.node).responses.len() {
                near.clear();
                #[expect(clippy::iter_over_hash_type, reason = "what is added up is the same in every order")]
                for (mood, count) in moods {
                    self.steps += 1;
                    let mut state = *kind;
                    state.mood = unpacked(*mood);
                    self.respond(roleplay, &mut state, index);
                    match state.over {
                        Some(over) => self.end(over, Number::of(*count)),
                        None => {
                            let entered = state.node;
                            roleplay.reduce(&mut state, &relevance[entered]);
                            next.add(&state, *count, &mut near);
                        }
                    }
                    if next.situations > limits.width || self.steps > limits.steps {
                        (self.conversations, self.exploded, self.gave_up) = before;
                        return None;
                    }
                }
            }
        }
        Some(next)
    }

    /// One response, with what it meets.
    fn respond(&mut self, roleplay: &Roleplay<'_>, state: &mut State, index: usize) {
        let node = state.node;
        let response = &roleplay.scenario.node(node).responses[index];
        if let Some(said) = taken(&response.acts, state) {
            self.met.acts[node][index][said] = true;
        }
        if let Some(target) = roleplay.respond(state, index, &mut ()) {
            if let Some(route) = taken(&response.next, state) {
                self.met.routes[node][index][route] = true;
            }
            let mut entered = Entered::default();
            roleplay.proceed(state, target, &mut entered);
            self.met.enter(entered);
        }
    }

    fn end(&mut self, over: Over, count: Number) {
        self.conversations.add(count);
        match over {
            Over::WalkedOut(LeaveReason::Explode) => self.exploded.add(count),
            Over::WalkedOut(LeaveReason::Patience) => self.gave_up.add(count),
            Over::Ending(_) | Over::Decided => {}
        }
    }
}

impl Met {
    fn enter(&mut self, entered: Entered) {
        if let Some((node, enter)) = entered.0 {
            self.enter[node][enter] = true;
        }
    }
}

fn taken<T>(alternatives: &[crate::scenario::Alternative<T>], state: &State) -> Option<usize> {
    alternatives.iter().position(|alternative| alternative.when.as_ref().is_none_or(|when| when.holds(state)))
}

/// The entry that was applied on entering a node.
#[derive(Clone, Copy, Debug, Default)]
struct Entered(Option<(usize, usize)>);

impl Witness for Entered {
    fn see(&mut self, event: Event) {
        if let Event::Entered { node, enter: Some(enter) } = event {
            self.0 = Some((node, enter));
        }
    }
}

/// The situations of one turn. Those that differ in mood alone are of one *kind* and lie together: they go on to few
/// kinds, so a turn works on little memory at a time.
#[derive(Clone, Debug, Default)]
struct Layer {
    /// By everything but the mood: how many conversations lead to each mood. The most there is stands for more.
    kinds: IndexMap<State, HashMap<u32, u128, Fixed>, Fixed>,
    /// Moods of all kinds together.
    situations: usize,
}

/// So many kinds are compared before one is looked up.
const NEAR: usize = 6;

impl Layer {
    /// Adds conversations that lead to a state. `near` are the kinds that its neighbours went to; comparing with them
    /// is sooner done than hashing a state.
    fn add(&mut self, state: &State, count: u128, near: &mut Vec<usize>) {
        let mood = packed(state.mood);
        let mut kind = *state;
        kind.mood = Mood::default();
        let is_same = |at: &&usize| self.kinds.get_index(**at).is_some_and(|(known, _)| *known == kind);
        let at = near.iter().rev().take(NEAR).find(is_same).copied().unwrap_or_else(|| {
            let entry = self.kinds.entry(kind);
            let at = entry.index();
            entry.or_default();
            near.push(at);
            at
        });
        let moods = &mut self.kinds[at];
        let before = moods.len();
        let sum = moods.entry(mood).or_default();
        *sum = sum.saturating_add(count);
        self.situations += moods.len() - before;
    }
}

/// The four meters, a byte each.
fn packed(Mood { arousal, heard, trust, patience }: Mood) -> u32 {
    u32::from_le_bytes([arousal, heard, trust, patience].map(|meter| u8::try_from(meter).unwrap_or(u8::MAX)))
}

fn unpacked(mood: u32) -> Mood {
    let [arousal, heard, trust, patience] = mood.to_le_bytes().map(i32::from);
    Mood { arousal, heard, trust, patience }
}
