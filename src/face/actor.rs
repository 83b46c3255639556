//! A customer in motion: what they express, put on a line of time.
//!
//! Time is model time in milliseconds from any beginning; nothing here reads a clock. A pose is a pure function of the
//! cues given so far and the moment asked for: chance comes from the seed, a name and an index, so the same cues show
//! the same movement, at any frame rate and in any order of asking.
//!
//! A change travels through the body: eyes, brows after 40 ms, mouth after 90, head after 140, shoulders after 200,
//! hands after 260. Rising is quick and falling slow; one half of the face leads the other; blood follows seconds
//! later. Between changes a body breathes, blinks and looks about.

use super::chance::{between, chance};
use super::expression::{Expression, Manner};
use super::pose::{Gesture, Pose};
use super::speech::{Sound, Speech};
use super::unit::ActionUnit::{self, *};
use super::unit::Side;
use std::f64::consts::TAU;

/// How long arms take from one position to the next.
const ARMS_MS: u64 = 420;
/// When hands start after a cue.
const HANDS_AFTER: u64 = 260;
/// How long somebody holds still when something hurt.
const SHOCK_MS: u64 = 600;
/// Lengths of the windows of time in which at most one blink, one look away, one tremor of the eyes begins.
const BLINK_SLOT: u64 = 1_500;
const LOOK_SLOT: u64 = 1_600;
const TREMOR_SLOT: u64 = 620;
/// How long the eyes travel.
const SACCADE_MS: f64 = 50.0;
/// From frame to frame while something moves, and while somebody only breathes.
const LIVELY_MS: u64 = 16;
const IDLE_MS: u64 = 100;

/// A customer in motion.
#[derive(Clone, Debug)]
pub struct Actor {
    seed: u64,
    /// Everything settles at once; only blinks stay.
    still: bool,
    cues: Vec<Cue>,
    speech: Option<Speech>,
    /// When speech was cut short.
    hushed: Option<u64>,
}

/// From a moment on, something else is expressed.
#[derive(Clone, Copy, Debug)]
struct Cue {
    at: u64,
    /// The face at that moment, without breath, blink and speech.
    from: Pose,
    to: Expression,
    /// The manner before: depth of breath changes slowly.
    breath_from: f64,
    /// Breaths taken until then.
    breaths: f64,
    arms: Gesture,
    arms_at: u64,
    /// Whether eyes move so far that they blink.
    blink: bool,
}

impl Actor {
    /// Somebody who has been expressing this for a while, at the beginning of time.
    #[must_use]
    pub fn new(seed: u64, first: Expression) -> Self {
        let arms = Gesture::still(first.pose.gesture.to);
        let cue = Cue {
            at: 0,
            from: first.pose,
            to: Expression { flash: None, shock: false, ..first },
            breath_from: first.manner.breath,
            breaths: chance(seed, "breath", 0),
            arms,
            arms_at: 0,
            blink: false,
        };
        Self { seed, still: false, cues: vec![cue], speech: None, hushed: None }
    }

    /// Whether everything settles at once, for people whom movement disturbs. Blinks stay.
    pub fn set_reduced_motion(&mut self, reduced: bool) {
        self.still = reduced;
    }

    /// From a moment on, expresses something else. Moments before the last one given count as that one.
    pub fn express(&mut self, at: u64, to: Expression) {
        let last = self.cue(u64::MAX);
        let at = at.max(last.at);
        let from = self.settling(at);
        let last = *self.cue(at);
        let (started, running) = self.arms(at);
        let arms_at = (at + HANDS_AFTER).max(started + ARMS_MS);
        let depth = self.depth(&last, at);
        self.cues.push(Cue {
            at,
            from,
            to,
            breath_from: depth,
            breaths: self.breaths(&last, at),
            arms: Gesture { from: running.to, to: to.pose.gesture.to, progress: 0.0 },
            arms_at,
            blink: (to.pose.gaze.0 - from.gaze.0).hypot(to.pose.gaze.1 - from.gaze.1) > 0.5,
        });
    }

    /// Says a line from a moment on, in the manner of that moment; when it will be over.
    pub fn say(&mut self, at: u64, text: &str) -> u64 {
        let manner = self.cue(at).to.manner;
        let speech = Speech::new(text, at, manner.syllable_ms, manner.voice, self.seed);
        let end = speech.end();
        self.speech = Some(speech);
        self.hushed = None;
        end
    }

    /// Stops speaking: the line has been skipped.
    pub fn hush(&mut self, at: u64) {
        self.hushed = Some(at);
    }

    /// The pose at a moment.
    #[must_use]
    pub fn pose_at(&self, ms: u64) -> Pose {
        let cue = self.cue(ms);
        let mut pose = self.settling(ms);
        pose.blink = self.blink(ms);
        if self.still {
            pose.gesture = Gesture::still(cue.to.pose.gesture.to);
            pose.breath = 0.0;
            return pose.bounded();
        }
        pose.gesture = self.gesture(ms);
        self.breathe(&mut pose, cue, ms);
        self.sway(&mut pose, ms);
        self.look(&mut pose, ms);
        talk(&mut pose, self.sound(ms));
        pose.bounded()
    }

    /// The next moment worth drawing after `ms`: soon while something moves, a tenth of a second later while somebody
    /// only breathes, and with reduced motion not before the next blink.
    #[must_use]
    pub fn next_frame(&self, ms: u64) -> u64 {
        if self.is_lively(ms) {
            return ms + LIVELY_MS;
        }
        let next_cue = self.cues.iter().map(|cue| cue.at).find(|at| *at > ms).unwrap_or(u64::MAX);
        let horizon = if self.still { ms + 30_000 } else { ms + IDLE_MS };
        let mut next = horizon.min(next_cue);
        if let Some(blink) = self.next_blink(ms) {
            next = next.min(blink);
        }
        if !self.still {
            let (slot, into) = (ms / LOOK_SLOT, ms % LOOK_SLOT);
            let start = self.look_start(slot);
            next = next.min(if into < start { slot * LOOK_SLOT + start } else { u64::MAX });
        }
        next.max(ms + 1)
    }

    /// Whether something moves faster than breath.
    #[must_use]
    pub fn is_lively(&self, ms: u64) -> bool {
        let cue = self.cue(ms);
        let blinking = self.blink(ms) > 0.0 || self.blink(ms + LIVELY_MS) > 0.0;
        if self.still {
            return blinking;
        }
        let settles = cue.at + 1_400 + cue.to.flash.map_or(0, |flash| flash.ms);
        let into = ms % LOOK_SLOT;
        let start = self.look_start(ms / LOOK_SLOT);
        let looking = (start..start + SACCADE_MS as u64 + LIVELY_MS).contains(&into);
        let arms = (cue.arms_at..cue.arms_at + ARMS_MS).contains(&ms) && cue.arms.from != cue.arms.to;
        let changes = self.cues.len() > 1 && cue.at > 0;
        let talking = self.sound(ms).talking > 0.0 || self.sound(ms + LIVELY_MS).talking > 0.0;
        blinking || looking || arms || talking || (changes && ms < settles)
    }

    fn cue(&self, ms: u64) -> &Cue {
        let past = self.cues.partition_point(|cue| cue.at <= ms);
        &self.cues[past.saturating_sub(1)]
    }

    /// The face on its way from what it was to what it will be, and the flash before it.
    fn settling(&self, ms: u64) -> Pose {
        let cue = self.cue(ms);
        let to = cue.to.pose;
        if self.still || cue.at == 0 {
            return to;
        }
        let age = ms.saturating_sub(cue.at) as f64;
        // The settled face waits behind the flash.
        let wait = cue.to.flash.map_or(0.0, |flash| flash.ms as f64 * 0.75);
        let go = |from: f64, to: f64, after: f64, rise: f64, fall: f64| {
            let (length, late) = (if to.abs() >= from.abs() { rise } else { fall }, age - after - wait);
            let share = (late / length).clamp(0.0, 1.0);
            let eased = if to.abs() >= from.abs() { ease_out(share) } else { ease_in_out(share) };
            from + (to - from) * eased
        };
        let mut pose = to;
        for unit in ActionUnit::ALL {
            let (after, rise, fall) = self.timing(unit);
            for side in Side::BOTH {
                let lag = if side == self.leading() { 0.0 } else { between(self.seed, "lag", 0, 20.0, 40.0) };
                let (a, b) = (cue.from.units.get(side, unit), to.units.get(side, unit));
                pose.units.set(side, unit, go(a, b, after + lag, rise, fall));
            }
        }
        let from = &cue.from;
        pose.yaw = go(from.yaw, to.yaw, 140.0, 420.0, 620.0);
        pose.pitch = go(from.pitch, to.pitch, 140.0, 420.0, 620.0);
        pose.tilt = go(from.tilt, to.tilt, 150.0, 460.0, 680.0);
        let lag = cue.to.manner.lag_ms as f64 * between(self.seed, "after", cue.at, 0.8, 1.4);
        let relief = if to.shoulders < from.shoulders { lag } else { 0.0 };
        pose.shoulders = go(from.shoulders, to.shoulders, 200.0 + relief, 480.0, 900.0);
        pose.lean = go(from.lean, to.lean, 200.0 + relief, 520.0, 900.0);
        pose.tears = go(from.tears, to.tears, 600.0, 2_500.0, 6_000.0);
        let (rise, fall) = (between(self.seed, "rush", 0, 3e3, 6e3), between(self.seed, "pale", 0, 15e3, 25e3));
        pose.flush = go(from.flush, to.flush, 400.0, rise, fall);
        let eyes = (age / SACCADE_MS).clamp(0.0, 1.0);
        pose.gaze.0 = from.gaze.0 + (to.gaze.0 - from.gaze.0) * eyes;
        pose.gaze.1 = from.gaze.1 + (to.gaze.1 - from.gaze.1) * eyes;
        if let Some(flash) = cue.to.flash {
            let length = flash.ms as f64;
            // In from 30 ms on, out over its last third.
            let late = age - 30.0;
            let share = (late / 70.0).clamp(0.0, 1.0).min(((length - late) / (length * 0.35)).clamp(0.0, 1.0));
            let strength = flash.strength * share;
            pose.units = pose.units.towards(flash.feeling.units(), strength);
        }
        pose
    }

    /// When a unit starts after a cue, and how long it takes to rise and to fall, in ms.
    fn timing(&self, unit: ActionUnit) -> (f64, f64, f64) {
        let (after, rise, fall) = match unit {
            Au5 | Au7 | Au43 | Au6 => (20.0, (160.0, 220.0), (500.0, 700.0)),
            Au1 | Au2 | Au4 => (40.0, (160.0, 240.0), (520.0, 800.0)),
            Au17 | Au24 => (90.0, (330.0, 370.0), (950.0, 1_050.0)),
            Au9 | Au10 | Au12 | Au14 | Au15 | Au20 | Au23 | Au25 | Au26 => (90.0, (200.0, 300.0), (600.0, 900.0)),
        };
        let index = u64::from(unit.number());
        (after, between(self.seed, "rise", index, rise.0, rise.1), between(self.seed, "fall", index, fall.0, fall.1))
    }

    fn leading(&self) -> Side {
        if chance(self.seed, "leads", 0) < 0.5 { Side::Left } else { Side::Right }
    }

    /// Since when the arms have been going where they go, and what they do at a moment.
    fn arms(&self, ms: u64) -> (u64, Gesture) {
        let past = self.cues.partition_point(|cue| cue.arms_at <= ms);
        match past.checked_sub(1).map(|index| &self.cues[index]) {
            None => (0, Gesture::still(self.cues[0].arms.to)),
            Some(cue) => {
                let share = (ms - cue.arms_at) as f64 / ARMS_MS as f64;
                let progress = if cue.at == 0 { 1.0 } else { ease_in_out(share.min(1.0)) };
                (if cue.at == 0 { 0 } else { cue.arms_at }, Gesture { progress, ..cue.arms })
            }
        }
    }

    fn gesture(&self, ms: u64) -> Gesture {
        let (_, gesture) = self.arms(ms);
        if gesture.from == gesture.to { Gesture::still(gesture.to) } else { gesture }
    }

    /// Time that has passed for a body that holds still in shock.
    fn felt(&self, ms: u64) -> f64 {
        let frozen: u64 =
            self.cues.iter().filter(|cue| cue.to.shock && cue.at < ms).map(|cue| (ms - cue.at).min(SHOCK_MS)).sum();
        ms.saturating_sub(frozen) as f64
    }

    fn breaths(&self, cue: &Cue, ms: u64) -> f64 {
        cue.breaths + (self.felt(ms) - self.felt(cue.at)) / cue.to.manner.breath_ms
    }

    fn depth(&self, cue: &Cue, ms: u64) -> f64 {
        let to = cue.to.manner.breath;
        let lag = if to < cue.breath_from { cue.to.manner.lag_ms as f64 } else { 0.0 };
        let share = ((ms.saturating_sub(cue.at) as f64 - lag) / 2_000.0).clamp(0.0, 1.0);
        cue.breath_from + (to - cue.breath_from) * ease_in_out(share)
    }

    fn breathe(&self, pose: &mut Pose, cue: &Cue, ms: u64) {
        let filled = 0.5 - 0.5 * (self.breaths(cue, ms) * TAU).cos();
        pose.breath = self.depth(cue, ms) * filled;
        // The nostrils widen with deep breath.
        let deep = (pose.breath - 0.8).max(0.0);
        pose.units = pose.units.add(Au9, 0.08 * deep);
    }

    /// No head is ever quite still.
    fn sway(&self, pose: &mut Pose, ms: u64) {
        let time = self.felt(ms) / 1_000.0;
        let turn = |name: &str| chance(self.seed, name, 0) * TAU;
        let wave = |name: &str, other: &str| {
            0.6 * (time / 7.3 * TAU + turn(name)).sin() + 0.4 * (time / 11.9 * TAU + turn(other)).sin()
        };
        pose.yaw += 1.2 * wave("yaw", "yaw2");
        pose.pitch += 0.6 * wave("pitch", "pitch2");
        pose.tilt += 0.6 * wave("tilt", "tilt2");
    }

    /// When within a slot of time the eyes move, if they do.
    fn look_start(&self, slot: u64) -> u64 {
        (chance(self.seed, "look at", slot) * 700.0) as u64
    }

    /// Where the eyes rest during a slot, relative to where the pose has them.
    fn looks(&self, slot: u64) -> (f64, f64) {
        if slot == 0 {
            return (0.0, 0.0);
        }
        let cue = self.cue(slot * LOOK_SLOT);
        let manner: Manner = cue.to.manner;
        let speaking = self.sound(slot * LOOK_SLOT + self.look_start(slot)).talking > 0.0;
        let meets = manner.meets * if speaking { 0.75 } else { 1.0 };
        if chance(self.seed, "meets", slot) < meets {
            return (0.0, 0.0);
        }
        let far = between(self.seed, "far", slot, 0.7, 1.0);
        let side = if manner.scans && chance(self.seed, "side", slot) < 0.5 { -1.0 } else { 1.0 };
        let gaze = cue.to.pose.gaze;
        ((manner.away.0 * side * far - gaze.0) * 0.9, (manner.away.1 * far - gaze.1) * 0.9)
    }

    fn look(&self, pose: &mut Pose, ms: u64) {
        let slot = ms / LOOK_SLOT;
        let into = (ms % LOOK_SLOT) as f64 - self.look_start(slot) as f64;
        let share = (into / SACCADE_MS).clamp(0.0, 1.0);
        let (before, now) = (slot.checked_sub(1).map_or((0.0, 0.0), |slot| self.looks(slot)), self.looks(slot));
        pose.gaze.0 += before.0 + (now.0 - before.0) * share;
        pose.gaze.1 += before.1 + (now.1 - before.1) * share;
        // The eyes never rest on one point.
        let slot = ms / TREMOR_SLOT;
        let share = ((ms % TREMOR_SLOT) as f64 / 40.0).min(1.0);
        let tremor = |name: &str, slot: u64| between(self.seed, name, slot, -0.03, 0.03);
        let step = |name: &str| {
            let before = tremor(name, slot.saturating_sub(1));
            before + (tremor(name, slot) - before) * share
        };
        pose.gaze.0 += step("tremor");
        pose.gaze.1 += step("tremor2");
    }

    /// Moments at which blinks begin in a slot, and how slow they are.
    fn blinks(&self, slot: u64) -> ([Option<u64>; 2], f64) {
        let manner = self.cue(slot * BLINK_SLOT).to.manner;
        let slow = manner.blink_slow;
        let share = manner.blinks * BLINK_SLOT as f64 / 60_000.0;
        if chance(self.seed, "blink", slot) >= share {
            return ([None, None], slow);
        }
        // Early enough for two slow ones to end within the slot.
        let first = slot * BLINK_SLOT + (chance(self.seed, "blink at", slot) * 620.0) as u64;
        let twice = chance(self.seed, "double", slot) < 0.12;
        ([Some(first), twice.then_some(first + (290.0 * slow) as u64)], slow)
    }

    fn blink(&self, ms: u64) -> f64 {
        let (blinks, slow) = self.blinks(ms / BLINK_SLOT);
        let mut closed: f64 = 0.0;
        for at in blinks.into_iter().flatten() {
            closed = closed.max(lid(ms.checked_sub(at), slow));
        }
        if !self.still {
            for cue in self.cues.iter().rev().take(2).filter(|cue| cue.blink) {
                closed = closed.max(lid(ms.checked_sub(cue.at), 1.0));
            }
        }
        closed
    }

    fn next_blink(&self, ms: u64) -> Option<u64> {
        let slot = ms / BLINK_SLOT;
        (slot..slot + 20).flat_map(|slot| self.blinks(slot).0).flatten().find(|at| *at > ms)
    }

    fn sound(&self, ms: u64) -> Sound {
        let Some(speech) = &self.speech else { return Sound::default() };
        let Some(since) = self.hushed.and_then(|at| ms.checked_sub(at)) else { return speech.sound(ms) };
        // Skipped: the mouth closes from where it was.
        let fading = (1.0 - since as f64 / 120.0).max(0.0);
        let last = speech.sound(self.hushed.unwrap_or(ms));
        Sound { open: last.open * fading, talking: last.talking * fading, beat: last.beat * fading }
    }
}

/// How far a blink has closed the eyes: shut in 70 ms, closed for 30, open again in 130.
fn lid(age: Option<u64>, slow: f64) -> f64 {
    let Some(age) = age else { return 0.0 };
    match age as f64 / slow {
        age if age < 70.0 => ease_in_out(age / 70.0),
        age if age < 100.0 => 1.0,
        age if age < 230.0 => 1.0 - ease_in_out((age - 100.0) / 130.0),
        _ => 0.0,
    }
}

/// Lips that talk can't stay pressed; the jaw falls with every syllable.
fn talk(pose: &mut Pose, sound: Sound) {
    if sound.talking <= 0.0 {
        return;
    }
    for unit in [Au23, Au24, Au17] {
        for side in Side::BOTH {
            pose.units.set(side, unit, pose.units.get(side, unit) * (1.0 - 0.8 * sound.talking));
        }
    }
    // A mouth that shouts already closes between syllables.
    for (unit, most) in [(Au25, 0.75), (Au26, 0.7)] {
        for side in Side::BOTH {
            let own = pose.units.get(side, unit) * (1.0 - 0.55 * sound.talking);
            pose.units.set(side, unit, own + most * sound.open);
        }
    }
    pose.units = pose.units.add(Au2, 0.22 * sound.beat).add(Au1, 0.18 * sound.beat);
    pose.pitch += 1.1 * sound.beat;
}

fn ease_out(share: f64) -> f64 {
    1.0 - (1.0 - share).powi(3)
}

fn ease_in_out(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}
