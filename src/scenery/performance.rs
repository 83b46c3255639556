//! A conversation on the stage: what happens in it, put on a line of time, so that a window only has to ask what is
//! to be seen now.
//!
//! Time is model time in milliseconds from the beginning of the conversation.

use super::crowd::Crowd;
use super::place::{Presence, Set};
use super::scene::Light;
use crate::face::{Actor, Person, Pose, Reaction, Situation, expression, person_of};
use crate::roleplay::{Event, State};
use crate::rulebook::Rulebook;
use crate::scenario::{Channel, Scenario};

/// How long light takes to change; it never flashes.
const LIGHT_MS: u64 = 1_600;
/// The room grows dark a little after a sentence has hurt; it grows light at once, before the face has relaxed.
const DUSK_AFTER: u64 = 400;
/// How long one place takes to become another, and light to change where movement disturbs.
const CUT_MS: u64 = 300;

/// What stands behind and before the customer at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    /// The place.
    pub set: Set,
    /// Its light.
    pub light: Light,
    /// What it was before, as long as that still shows.
    pub fading: Option<Fading>,
}

/// A place and its light on the way out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fading {
    /// The place.
    pub set: Set,
    /// Its light.
    pub light: Light,
    /// How much of it still shows, 1 to 0.
    pub share: f64,
}

/// A conversation on the stage.
#[derive(Clone, Debug)]
pub struct Performance {
    scenario_id: String,
    person: Person,
    seed: u64,
    is_exam: bool,
    is_still: bool,
    actor: Actor,
    crowd: Crowd,
    changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug)]
struct Change {
    at: u64,
    length: u64,
    set: Set,
    light: Light,
}

impl Performance {
    /// The stage at the customer's first line, or wherever a conversation is taken up again.
    #[must_use]
    pub fn begin(scenario: &Scenario, state: &State, seed: u64, is_exam: bool) -> Self {
        let crowd = Crowd::new(&scenario.id, state.audience, state.mood.arousal);
        let first = expression(situation(scenario, state, is_exam), state.mood, Reaction::Plain, seed);
        let (set, light) = scene(scenario, state, is_exam);
        Self {
            scenario_id: scenario.id.clone(),
            person: person_of(&scenario.id, &scenario.customer),
            seed,
            is_exam,
            is_still: false,
            actor: Actor::new(seed, first),
            crowd,
            changes: vec![Change { at: 0, length: 0, set, light }],
        }
    }

    /// Settles everything at once, for people whom movement disturbs; light still fades, shortly.
    pub fn set_reduced_motion(&mut self, reduced: bool) {
        self.is_still = reduced;
        self.actor.set_reduced_motion(reduced);
        self.crowd.set_reduced_motion(reduced);
    }

    /// Shows what a sentence did: `events` are those of the turn, `state` is the one after it.
    pub fn react(&mut self, at: u64, rulebook: &Rulebook, scenario: &Scenario, state: &State, events: &[Event]) {
        let reaction = Reaction::of(rulebook, events);
        self.show(at, scenario, state, reaction);
    }

    /// Shows a state without a sentence before it: the story went on, or a sentence was taken back.
    pub fn go_on(&mut self, at: u64, scenario: &Scenario, state: &State) {
        self.show(at, scenario, state, Reaction::Plain);
    }

    fn show(&mut self, at: u64, scenario: &Scenario, state: &State, reaction: Reaction) {
        let shown = expression(situation(scenario, state, self.is_exam), state.mood, reaction, self.seed ^ at);
        self.actor.express(at, shown);
        self.crowd.notice(at, &self.scenario_id, state.audience, state.mood.arousal);
        self.crowd.set_reduced_motion(self.is_still);
        let (set, light) = scene(scenario, state, self.is_exam);
        let last = self.changes[self.changes.len() - 1];
        if (set, light) == (last.set, last.light) {
            return;
        }
        let cut = self.is_still || set != last.set;
        let (after, length) = match cut {
            true => (0, CUT_MS),
            false if light.arousal > last.light.arousal => (DUSK_AFTER, LIGHT_MS),
            false => (0, LIGHT_MS),
        };
        // One change after another.
        let at = (at + after).max(last.at + last.length);
        self.changes.push(Change { at, length, set, light });
    }

    /// The customer says a line from a moment on; when it will be over.
    pub fn say(&mut self, at: u64, line: &str) -> u64 {
        self.actor.say(at, line)
    }

    /// The line is skipped.
    pub fn hush(&mut self, at: u64) {
        self.actor.hush(at);
    }

    /// How many characters of the line have been said; more than it has once it is over.
    #[must_use]
    pub fn said(&self, ms: u64) -> usize {
        self.actor.said(ms)
    }

    /// Who the customer is to look at.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// How the customer stands there at a moment.
    #[must_use]
    pub fn pose(&self, ms: u64) -> Pose {
        self.actor.pose_at(ms)
    }

    /// The onlookers.
    #[must_use]
    pub fn crowd(&self) -> &Crowd {
        &self.crowd
    }

    /// The place at a moment.
    #[must_use]
    pub fn shot(&self, ms: u64) -> Shot {
        let past = self.changes.partition_point(|change| change.at <= ms).max(1);
        let now = self.changes[past - 1];
        let fading = past.checked_sub(2).map(|index| self.changes[index]).and_then(|before| {
            let share = 1.0 - (ms - now.at) as f64 / now.length.max(1) as f64;
            let share = share * share * (3.0 - 2.0 * share);
            (ms < now.at + now.length).then_some(Fading { set: before.set, light: before.light, share })
        });
        Shot { set: now.set, light: now.light, fading }
    }

    /// The next moment worth drawing after `ms`.
    #[must_use]
    pub fn next_frame(&self, ms: u64) -> u64 {
        let shot = self.shot(ms);
        let mut next = u64::MAX;
        if shot.set.presence() != Presence::Away {
            next = next.min(self.actor.next_frame(ms));
        }
        if shot.set.has_bystanders() {
            next = next.min(self.crowd.next_frame(ms).unwrap_or(u64::MAX));
        }
        if shot.fading.is_some() {
            next = next.min(ms + 33);
        }
        let change = self.changes.iter().map(|change| change.at).find(|at| *at > ms);
        // Nothing at all moves in an empty office; somebody may still come back to it.
        next.min(change.unwrap_or(u64::MAX)).min(ms + 60_000)
    }
}

fn situation(scenario: &Scenario, state: &State, is_exam: bool) -> Situation {
    let set = scene(scenario, state, is_exam).0;
    Situation {
        behaviour: scenario.customer.behaviour,
        // What hands do follows from where somebody is pictured.
        channel: match set.place {
            super::Place::Phone => Channel::Phone,
            super::Place::Online => Channel::Text,
            _ => Channel::FaceToFace,
        },
        audience: state.audience,
        holds: scenario.customer.look.holds,
        exam: is_exam,
    }
}

fn scene(scenario: &Scenario, state: &State, is_exam: bool) -> (Set, Light) {
    let node = scenario.node(state.node);
    let set = Set::of(node.setting, node.channel, scenario.category, state.time, state.audience, is_exam);
    (set, Light::of(state.mood))
}
