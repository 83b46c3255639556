//! A voice that says nothing: one hears the mood in it, and that somebody is speaking.

use super::noise::Noise;
use super::resonator::Resonator;
use super::{RATE, samples, seconds};
use crate::rulebook::Mood;
use std::f32::consts::TAU;

/// Whose voice it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speaker {
    /// The pitch when calm, in hertz: about 95 to 135 for men, 170 to 230 for women.
    pub pitch: f32,
    /// How large the head is that it rings in: 1 for a man, about 1.15 for a woman.
    pub ring: f32,
}

/// The longest that one line is murmured, in milliseconds.
const LONGEST: u32 = 6_000;

/// What the eight syllables sound like: the first two resonances of vowels, in hertz.
const VOWELS: [(f32, f32); 8] = [
    (730.0, 1_090.0),
    (530.0, 1_840.0),
    (390.0, 1_990.0),
    (570.0, 840.0),
    (440.0, 1_020.0),
    (660.0, 1_720.0),
    (300.0, 2_290.0),
    (500.0, 1_500.0),
];

/// A murmur as long as `text` takes to say, at most six seconds: heat makes it higher, faster and louder; a customer
/// who has given up is low and slow. What stands in brackets is seen, not said.
#[must_use]
pub fn murmur(text: &str, mood: Mood, speaker: Speaker) -> Vec<f32> {
    let manner = Manner::of(mood);
    let mut sound = Vec::new();
    let mut throat = Throat::new(speaker);
    let mut depth = 0_u32;
    let mut last = ' ';
    for sign in text.chars() {
        let before = std::mem::replace(&mut last, sign);
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        if sound.len() >= samples(LONGEST) {
            break;
        }
        if let Some(pause) = pause(sign) {
            sound.extend(std::iter::repeat_n(0.0, samples(pause)));
        } else if is_han(sign) || (is_vowel(sign) && !is_vowel(before)) {
            throat.say(sign, manner, &mut sound);
        }
    }
    // The last breath, so that nothing is cut off.
    sound.extend(std::iter::repeat_n(0.0, samples(60)));
    sound
}

/// How one speaks in a mood.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// How far above the calm pitch.
    raised: f32,
    /// Milliseconds a syllable.
    pace: u32,
    loud: f32,
    /// How much the pitch moves within a syllable.
    lively: f32,
}

impl Manner {
    #[expect(clippy::cast_precision_loss, reason = "the meters are 0 to 100")]
    fn of(mood: Mood) -> Self {
        let heat = mood.arousal.clamp(0, 100) as f32 / 100.0;
        // Neither hot nor hopeful: the voice of somebody who has given up.
        let low = if mood.arousal < 40 && mood.trust < 45 { 1.0 } else { 0.0 };
        Self {
            raised: 0.55_f32.mul_add(heat, 1.0) - 0.08 * low,
            pace: samples_of_pace(heat, low),
            loud: 0.5_f32.mul_add(heat, 0.32) - 0.1 * low,
            lively: 0.16_f32.mul_add(heat, 0.06) - 0.03 * low,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 100 and 230")]
fn samples_of_pace(heat: f32, low: f32) -> u32 {
    (185.0 - 75.0 * heat + 35.0 * low) as u32
}

/// A pause in milliseconds, at a mark that asks for one.
const fn pause(sign: char) -> Option<u32> {
    match sign {
        '，' | '、' | ',' | ';' | '；' | ':' | '：' => Some(130),
        '。' | '！' | '？' | '.' | '!' | '?' | '…' => Some(240),
        _ => None,
    }
}

/// A Chinese character is a syllable; in an alphabet a group of vowels is about one.
const fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}')
}

const fn is_vowel(sign: char) -> bool {
    matches!(sign.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

/// What the breath goes through.
struct Throat {
    speaker: Speaker,
    noise: Noise,
    mouth: [Resonator; 3],
    /// Where in its swing the voice is, 0 to 1.
    swing: f32,
}

impl Throat {
    fn new(speaker: Speaker) -> Self {
        let ring = speaker.ring;
        let mouth = [(600.0, 90.0), (1_500.0, 130.0), (2_600.0, 220.0)]
            .map(|(frequency, width)| Resonator::new(frequency * ring, width));
        Self { speaker, noise: Noise::new(0x0050_EECE), mouth, swing: 0.0 }
    }

    #[expect(clippy::cast_precision_loss, reason = "a syllable is a few thousand samples")]
    fn say(&mut self, sign: char, manner: Manner, sound: &mut Vec<f32>) {
        let which = u32::from(sign);
        let (first, second) = VOWELS[(which % 8) as usize];
        let ring = self.speaker.ring;
        self.mouth[0].tune(first * ring, 90.0);
        self.mouth[1].tune(second * ring, 130.0);
        // Some syllables rise and some fall, as speech does; which, the sign decides.
        let bend = if which.is_multiple_of(3) { -1.0 } else { 1.0 } * manner.lively;
        let length = samples(manner.pace);
        for index in 0..length {
            let through = index as f32 / length as f32;
            let pitch = self.speaker.pitch * manner.raised * bend.mul_add(through - 0.5, 1.0);
            self.swing = (self.swing + pitch / RATE as f32).fract();
            // The folds open slowly and close fast; a little breath goes with it.
            let folds = if self.swing < 0.6 { (TAU * self.swing / 1.2).sin() } else { -0.35 };
            let breath = self.noise.next() * 0.06;
            let source = folds + breath;
            let voiced: f32 = self
                .mouth
                .iter_mut()
                .zip([1.0, 0.55, 0.25])
                .map(|(resonator, part)| resonator.pass(source) * part)
                .sum();
            let envelope = (through * 9.0).min(1.0) * ((1.0 - through) * 4.0).min(1.0);
            let tremble = 0.04_f32.mul_add((TAU * 5.5 * seconds(sound.len())).sin(), 1.0);
            sound.push((voiced * 5.0 * tremble).tanh() * envelope * manner.loud);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HE: Speaker = Speaker { pitch: 115.0, ring: 1.0 };
    const LINE: &str = "你们先说三十，现在又说一百五，到底多少？";

    const fn mood(arousal: i32, trust: i32) -> Mood {
        Mood { arousal, heard: 40, trust, patience: 60 }
    }

    /// The pitch of the loudest tenth of a second, by autocorrelation, in hertz.
    fn pitch(sound: &[f32]) -> f32 {
        let window = samples(100);
        let part = sound.chunks_exact(window).max_by(|a, b| energy(a).total_cmp(&energy(b))).unwrap_or_default();
        let shift = (RATE as usize / 420..RATE as usize / 70)
            .max_by(|a, b| alike(part, *a).total_cmp(&alike(part, *b)))
            .unwrap_or(1);
        RATE as f32 / shift as f32
    }

    fn energy(sound: &[f32]) -> f32 {
        sound.iter().map(|sample| sample * sample).sum()
    }

    fn alike(sound: &[f32], shift: usize) -> f32 {
        sound.iter().zip(&sound[shift..]).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn heat_makes_the_voice_higher_faster_and_louder() {
        let (calm, hot) = (murmur(LINE, mood(20, 60), HE), murmur(LINE, mood(95, 20), HE));
        assert!(pitch(&hot) > pitch(&calm) * 1.2, "{} {}", pitch(&calm), pitch(&hot));
        assert!(hot.len() < calm.len());
        let loudness = |sound: &[f32]| energy(sound) / sound.len() as f32;
        assert!(loudness(&hot) > loudness(&calm) * 1.3);
    }

    #[test]
    fn giving_up_is_slower_than_being_at_ease() {
        assert!(murmur(LINE, mood(20, 20), HE).len() > murmur(LINE, mood(20, 70), HE).len());
    }

    #[test]
    fn no_line_is_too_long_or_leaves_the_range() {
        for text in ["", "……", "aaaa", &LINE.repeat(80), "👍\u{0}\n"] {
            for arousal in [0, 50, 100] {
                let sound = murmur(text, mood(arousal, 30), HE);
                assert!(sound.len() <= samples(LONGEST + 400), "{text}");
                assert!(sound.iter().all(|sample| sample.is_finite() && sample.abs() <= 1.0), "{text}");
            }
        }
    }

    #[test]
    fn what_is_seen_is_not_said() {
        let plain = murmur("你坐。", mood(50, 50), HE);
        assert_eq!(murmur("（站起来，拿起手机）你坐。(nods)", mood(50, 50), HE), plain);
    }

    #[test]
    fn a_group_of_vowels_is_one_syllable() {
        let length = |text: &str| murmur(text, mood(50, 50), HE).len();
        assert_eq!(length("see you"), length("sa do"));
    }

    #[test]
    fn the_same_line_sounds_the_same_each_time() {
        assert_eq!(murmur(LINE, mood(50, 50), HE), murmur(LINE, mood(50, 50), HE));
    }
}
