//! The room one stands in: quiet, but never silent.

use super::noise::Noise;
use super::resonator::Resonator;
use super::{RATE, seconds};
use crate::scenario::Setting;
use std::f32::consts::TAU;

/// What hums and rustles in a room.
#[derive(Clone, Debug)]
pub struct Room {
    noise: Noise,
    /// Air: a wide low resonance over noise.
    air: Resonator,
    /// Something electric, in hertz; none where there is none.
    hum: Option<f32>,
    /// How loud the people of the place are.
    people: f32,
    /// Their voices, far away.
    far: [Resonator; 2],
    index: usize,
}

/// The tone of a setting, without end. It is meant to be played softly under everything else.
#[must_use]
pub fn room_tone(setting: Setting) -> Room {
    let (air, hum, people) = match setting {
        Setting::Home => (180.0, Some(50.0), 0.0),
        Setting::Counter => (260.0, Some(100.0), 0.35),
        Setting::Showroom => (240.0, None, 0.25),
        Setting::Phone => (420.0, Some(150.0), 0.0),
        Setting::Online => (140.0, Some(120.0), 0.0),
        Setting::Office => (200.0, Some(100.0), 0.08),
        Setting::Workshop => (220.0, Some(50.0), 0.2),
        Setting::Press => (320.0, None, 0.5),
    };
    Room {
        noise: Noise::new(u64::from(setting.name().len() as u32) ^ 0x00AE_11F1),
        air: Resonator::new(air, air * 1.5),
        hum,
        people,
        far: [Resonator::new(430.0, 160.0), Resonator::new(1_150.0, 240.0)],
        index: 0,
    }
}

impl Iterator for Room {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let now = seconds(self.index);
        // Ten minutes, then from the start: a float counts that exactly enough, and nobody hears the seam.
        self.index = (self.index + 1) % (RATE as usize * 600);
        let white = self.noise.next();
        let air = self.air.pass(white) * 0.5;
        let hum = self.hum.map_or(0.0, |hertz| (TAU * hertz * now).sin() * 0.012);
        // Voices far away come and go, each at its own pace.
        let swell = |slow: f32, phase: f32| ((TAU * now / slow + phase).sin() * 0.5 + 0.5).powi(2);
        let babble = self.far[0].pass(white) * swell(3.1, 0.0) + self.far[1].pass(white) * swell(2.3, 1.0) * 0.6;
        Some((air + hum + babble * self.people).clamp(-1.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loudness(setting: Setting) -> f32 {
        let samples: Vec<f32> = room_tone(setting).take(RATE as usize * 4).collect();
        assert!(samples.iter().all(|sample| sample.is_finite() && sample.abs() <= 1.0), "{setting:?}");
        let squares: f32 = samples.iter().map(|sample| sample * sample).sum();
        (squares / 176_400.0).sqrt()
    }

    #[test]
    fn every_room_is_quiet_and_none_is_silent() {
        for setting in Setting::ALL {
            let loudness = loudness(*setting);
            assert!((0.002..0.25).contains(&loudness), "{setting:?}: {loudness}");
        }
    }

    #[test]
    fn a_counter_is_busier_than_a_home() {
        assert!(loudness(Setting::Counter) > loudness(Setting::Home));
    }
}
