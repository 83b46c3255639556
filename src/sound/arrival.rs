//! How somebody arrives: a knock, a ring, a door, a message.

use super::noise::Noise;
use super::resonator::Resonator;
use super::{samples, seconds};
use crate::scenario::{Channel, Setting};
use std::f32::consts::TAU;

/// What announces a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// Knuckles on a door: one goes to somebody's home.
    Knock,
    /// A telephone.
    Ring,
    /// The door of a shop.
    Door,
    /// A message comes in.
    Message,
}

impl Arrival {
    /// How a conversation begins in a place.
    #[must_use]
    pub const fn of(setting: Setting, channel: Channel) -> Self {
        match (channel, setting) {
            (Channel::Phone, _) => Self::Ring,
            (Channel::Text, _) => Self::Message,
            (Channel::FaceToFace, Setting::Home | Setting::Office) => Self::Knock,
            (Channel::FaceToFace, _) => Self::Door,
        }
    }
}

/// The sound of it, one and a half to two seconds long.
#[must_use]
pub fn arrival(which: Arrival) -> Vec<f32> {
    match which {
        Arrival::Knock => knock(),
        Arrival::Ring => ring(),
        Arrival::Door => door(),
        Arrival::Message => message(),
    }
}

fn silence(milliseconds: u32) -> Vec<f32> {
    vec![0.0; samples(milliseconds)]
}

fn add(sound: &mut [f32], at: usize, what: impl IntoIterator<Item = f32>) {
    for (sample, more) in sound.iter_mut().skip(at).zip(what) {
        *sample = (*sample + more).clamp(-1.0, 1.0);
    }
}

/// Three knocks, the last a little softer, as one does at a stranger's door.
fn knock() -> Vec<f32> {
    let mut sound = silence(1_400);
    for (at, loud) in [(0, 0.9), (230, 1.0), (450, 0.75)] {
        let mut noise = Noise::new(at.into());
        let mut wood = [Resonator::new(170.0, 60.0), Resonator::new(390.0, 90.0), Resonator::new(910.0, 220.0)];
        let hit = (0..samples(260)).map(|index| {
            let now = seconds(index);
            let strike = noise.next() * (-now * 160.0).exp() * 14.0;
            let body: f32 = wood.iter_mut().map(|resonator| resonator.pass(strike)).sum();
            body.tanh() * loud * (-now * 14.0).exp()
        });
        add(&mut sound, samples(at), hit);
    }
    sound
}

/// A bell of two tones, twice.
fn ring() -> Vec<f32> {
    let mut sound = silence(2_000);
    for at in [0, 900] {
        let bell = (0..samples(640)).map(|index| {
            let now = seconds(index);
            let beat = 0.6 + 0.4 * (TAU * 22.0 * now).sin().signum();
            let tone = (TAU * 1_180.0 * now).sin() * 0.5 + (TAU * 1_480.0 * now).sin() * 0.4;
            tone * beat * 0.45 * (1.0 - (-now * 90.0).exp()) * ((0.64 - now) * 40.0).clamp(0.0, 1.0)
        });
        add(&mut sound, samples(at), bell);
    }
    sound
}

/// A door bell of a shop and the door after it.
fn door() -> Vec<f32> {
    let mut sound = silence(1_600);
    for (at, hertz) in [(0, 1_318.5), (170, 1_046.5)] {
        let chime = (0..samples(900)).map(|index| {
            let now = seconds(index);
            ((TAU * hertz * now).sin() + 0.3 * (TAU * hertz * 2.756 * now).sin()) * 0.28 * (-now * 5.0).exp()
        });
        add(&mut sound, samples(at), chime);
    }
    let mut noise = Noise::new(9);
    let mut leaf = Resonator::new(120.0, 70.0);
    let thud = (0..samples(400)).map(|index| {
        let now = seconds(index);
        (leaf.pass(noise.next() * (-now * 60.0).exp() * 18.0)).tanh() * 0.6 * (-now * 9.0).exp()
    });
    add(&mut sound, samples(900), thud);
    sound
}

/// Two soft notes upward.
fn message() -> Vec<f32> {
    let mut sound = silence(1_500);
    for (at, hertz) in [(0, 659.3), (140, 987.8)] {
        let note = (0..samples(600)).map(|index| {
            let now = seconds(index);
            (TAU * hertz * now).sin() * 0.3 * (1.0 - (-now * 220.0).exp()) * (-now * 7.0).exp()
        });
        add(&mut sound, samples(at), note);
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrival_is_heard_and_ends_in_silence() {
        for which in [Arrival::Knock, Arrival::Ring, Arrival::Door, Arrival::Message] {
            let sound = arrival(which);
            assert!(sound.iter().all(|sample| sample.is_finite() && sample.abs() <= 1.0), "{which:?}");
            assert!(sound.iter().any(|sample| sample.abs() > 0.2), "{which:?} is too soft");
            assert!(sound[sound.len() - 400..].iter().all(|sample| sample.abs() < 0.02), "{which:?} is cut off");
        }
    }

    #[test]
    fn a_knock_is_three_knocks() {
        let sound = knock();
        let loud = |from: u32| {
            sound[samples(from)..samples(from + 60)].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()))
        };
        assert!(loud(0) > 2.0 * loud(170) && loud(230) > 2.0 * loud(390) && loud(450) > 2.0 * loud(700));
    }
}
