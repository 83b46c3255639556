//! What a set needs to know to be drawn: itself, the light of the hour and the light of the mood.

use super::brush::{hex, mix};
use super::place::Set;
use crate::face::Colour;
use crate::rulebook::Mood;

/// The light of a mood, in steps coarse enough to keep drawn sets for. Equal lights look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Light {
    /// Arousal in steps of 5, 0 to 100.
    pub arousal: u8,
    /// How much colour is lost as patience runs out, 0 to 2.
    pub weariness: u8,
    /// How wide the light has become by trust, 0 to 2.
    pub trust: u8,
    /// Somebody has given up: the light of a grey day.
    pub grey: bool,
}

impl Light {
    /// The light of a mood.
    #[must_use]
    pub fn of(mood: Mood) -> Self {
        let arousal = mood.arousal.clamp(0, 100);
        Self {
            arousal: u8::try_from((arousal + 2) / 5 * 5).unwrap_or(100),
            weariness: match mood.patience {
                ..=15 => 2,
                16..=30 => 1,
                _ => 0,
            },
            trust: match mood.trust {
                75.. => 2,
                55.. => 1,
                _ => 0,
            },
            grey: arousal < 45 && mood.heard < 35 && mood.trust < 45,
        }
    }

    /// 0 up to arousal 20, 1 from arousal 90.
    #[must_use]
    pub fn heat(self) -> f64 {
        ((f64::from(self.arousal) - 20.0) / 70.0).clamp(0.0, 1.0)
    }
}

/// A set in its light.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene {
    pub set: Set,
    pub light: Light,
    /// 0 calm, 1 boiling.
    pub heat: f64,
    /// 1 by day, 0 at night.
    pub day: f64,
}

impl Scene {
    pub fn new(set: Set, light: Light) -> Self {
        Self { set, light, heat: light.heat(), day: daylight(set.minute) }
    }

    /// How much wider and brighter trust has made the light: 1 to 1.2.
    pub fn warmth(&self) -> f64 {
        1.0 + 0.1 * f64::from(self.light.trust)
    }

    /// The sky through a window, top and bottom.
    pub fn sky(&self) -> (Colour, Colour) {
        let (heat, dusk) = (self.heat, (1.0 - (2.0 * self.day - 1.0).abs()) * 0.8);
        let day = (mix(0xDDF0F4, 0xE8875A, heat), mix(0xFFF4D9, 0x9E3E34, heat));
        let night = (mix(0x1C2747, 0x3A1C2C, heat), mix(0x3C4C74, 0x6E3236, heat));
        let glow = hex(0xF2B27A);
        (
            night.0.mix(day.0, self.day).mix(hex(0x8A7BA8), dusk * 0.5),
            night.1.mix(day.1, self.day).mix(glow, dusk * 0.7),
        )
    }

    /// Houses against that sky.
    pub fn houses(&self) -> Colour {
        let day = self.sky().1.mix(mix(0xB9CBC8, 0x6A2E2C, self.heat), 0.55);
        mix(0x1E2740, 0x2C1620, self.heat).mix(day, self.day)
    }
}

/// How much daylight there is at a minute of the day: up from 6:00 to 7:30, down from 17:00 to 19:00.
fn daylight(minute: u16) -> f64 {
    let minute = f64::from(minute);
    let rise = ((minute - 360.0) / 90.0).clamp(0.0, 1.0);
    let fall = ((1_140.0 - minute) / 120.0).clamp(0.0, 1.0);
    rise.min(fall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_day_at_noon_and_night_at_midnight() {
        assert!((daylight(12 * 60) - 1.0).abs() < 1e-9);
        assert!(daylight(23 * 60).abs() < 1e-9);
        assert!(daylight(0).abs() < 1e-9);
        assert!((0.1..0.9).contains(&daylight(18 * 60)));
    }

    #[test]
    fn the_light_steps_by_five() {
        let light = |arousal| Light::of(Mood { arousal, heard: 50, trust: 50, patience: 60 }).arousal;
        assert_eq!([light(0), light(2), light(3), light(98), light(100)], [0, 0, 5, 100, 100]);
    }
}
