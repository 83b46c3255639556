//! What a person sets once: how it looks, sounds and runs. Plain data; the window keeps it between runs.

use super::theme::Look;
use crate::language::Lang;
use serde::{Deserialize, Serialize};

/// Everything that can be set. What a stored file lacks or says wrongly is the default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the screens and of what people say.
    pub language: Lang,
    /// Size of text in percent, 100..=200.
    pub text_size: u16,
    /// Nothing moves but the blink of the customer.
    pub reduced_motion: bool,
    /// White grounds, no grey text.
    pub high_contrast: bool,
    /// Lines of the chart for every kind of colour vision.
    pub colour_blind: bool,
    /// Volume of the sounds in percent, 0..=100.
    pub volume: u8,
    /// The whole screen.
    pub full_screen: bool,
    /// Most frames a second: 30 or 60.
    pub frame_cap: u16,
    /// Writes out what one would see or hear: “looks at the watch”.
    pub cues: bool,
    /// Seconds a turn may take.
    pub timer: Timer,
    /// Practice or exam.
    pub mode: Mode,
    /// Whether the first steps were shown.
    pub first_run_seen: bool,
    /// What the trainee wants to be called; empty if nobody said.
    pub name: String,
}

/// How long a turn may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timer {
    /// As long as one likes.
    #[default]
    Off,
    /// A minute.
    Sixty,
    /// Half a minute.
    Thirty,
    /// As on a busy day.
    Twenty,
}

impl Timer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Off, Self::Sixty, Self::Thirty, Self::Twenty];

    /// In seconds.
    #[must_use]
    pub const fn seconds(self) -> Option<u64> {
        match self {
            Self::Off => None,
            Self::Sixty => Some(60),
            Self::Thirty => Some(30),
            Self::Twenty => Some(20),
        }
    }
}

/// How one plays. It changes how much is shown, never the rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// As practice, and what each sentence did opens by itself once the customer has answered.
    Guided,
    /// With hints, thoughts, undo, and what each sentence did, on demand.
    #[default]
    Practice,
    /// With none of them.
    Exam,
}

impl Mode {
    /// All of them, by how much they show, most first.
    pub const ALL: [Self; 3] = [Self::Guided, Self::Practice, Self::Exam];
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Lang::default(),
            text_size: 100,
            reduced_motion: false,
            high_contrast: false,
            colour_blind: false,
            volume: 50,
            full_screen: false,
            frame_cap: 60,
            cues: true,
            timer: Timer::Off,
            mode: Mode::Practice,
            first_run_seen: false,
            name: String::new(),
        }
    }
}

impl Settings {
    /// The sizes of text one can set, in percent.
    pub const SIZES: [u16; 5] = [100, 125, 150, 175, 200];

    /// How the screens look by these settings.
    #[must_use]
    pub fn look(&self) -> Look {
        let scale = f32::from(self.text_size.clamp(100, 200)) / 100.0;
        Look::new(self.language, scale, self.high_contrast, self.colour_blind, self.reduced_motion)
    }

    /// The next larger (`true`) or smaller size of text.
    #[must_use]
    pub fn step_size(&self, larger: bool) -> u16 {
        let mut sizes = Self::SIZES.into_iter();
        let next =
            if larger { sizes.find(|size| *size > self.text_size) } else { sizes.rfind(|size| *size < self.text_size) };
        next.unwrap_or(if larger { 200 } else { 100 })
    }

    /// With every value within its range, whatever a file said.
    #[must_use]
    pub fn in_range(mut self) -> Self {
        self.text_size = self.text_size.clamp(100, 200);
        self.volume = self.volume.min(100);
        self.frame_cap = if self.frame_cap <= 30 { 30 } else { 60 };
        // The blank at the end may be the one between two names of which the second is about to be typed.
        self.name = self.name.trim_start().chars().filter(|c| !c.is_control()).take(Self::LONGEST_NAME).collect();
        self
    }

    /// Longest name of a trainee, in characters: as long as the records keep it.
    pub const LONGEST_NAME: usize = crate::records::LONGEST_NAME;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_lacks_is_the_default_and_what_is_out_of_range_is_mended() {
        let read: Settings = ron::from_str("(text_size: 900, timer: thirty, name: \" 林悦\\n\")").unwrap();
        let settings = read.in_range();
        assert_eq!((settings.text_size, settings.timer, &*settings.name), (200, Timer::Thirty, "林悦"));
        assert!(settings.cues && !settings.first_run_seen);
        let written = ron::to_string(&settings).unwrap();
        assert_eq!(ron::from_str::<Settings>(&written).unwrap(), settings);
    }

    #[test]
    fn text_grows_and_shrinks_by_steps_and_stops_at_the_ends() {
        let mut settings = Settings::default();
        let mut seen = Vec::new();
        for _ in 0..6 {
            seen.push(settings.text_size);
            settings.text_size = settings.step_size(true);
        }
        assert_eq!(seen, [100, 125, 150, 175, 200, 200]);
        assert_eq!(settings.step_size(false), 175);
        settings.text_size = 100;
        assert_eq!(settings.step_size(false), 100);
    }
}
