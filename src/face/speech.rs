//! Speech as movement: when the mouth opens for which syllable of a line.

use super::chance::{between, chance};

/// A line being said: one opening of the mouth for every syllable.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// When it begins, in ms.
    at: u64,
    syllables: Vec<Syllable>,
    /// When the last sound has faded, in ms after the beginning.
    length: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Syllable {
    /// In ms after the beginning.
    at: u64,
    /// In ms.
    length: u64,
    /// How wide the mouth opens, 0 to 1.
    open: f64,
    /// Whether the brows go with it.
    stressed: bool,
}

/// What a moment of speech moves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sound {
    /// How far the mouth is open for a syllable, 0 to 1.
    pub open: f64,
    /// How much of a speaker they are now, 0 to 1: pressed lips part to talk.
    pub talking: f64,
    /// The brows' beat on a stressed word, 0 to 1.
    pub beat: f64,
}

/// How long the lips take to part before the first sound and to close after the last.
const EDGE: u64 = 120;

impl Speech {
    /// A line said from a moment on, with so many ms from syllable to syllable, opening the mouth so wide (0 to 1).
    ///
    /// A Chinese character is a syllable; in words of letters the groups of vowels count. What stands in brackets is
    /// seen, not said: it takes no time.
    #[must_use]
    pub fn new(text: &str, at: u64, pace: f64, open: f64, seed: u64) -> Self {
        let mut speech = Self { at, syllables: Vec::new(), length: 0 };
        let mut time = EDGE as f64;
        let mut depth = 0_u32;
        let (mut in_vowels, mut letters) = (false, 0_u32);
        let mut stress_in = 2_u64;
        for (index, c) in text.chars().enumerate() {
            match c {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let vowel = is_vowel(c);
            let sounds = depth == 0 && if c.is_ascii_alphabetic() { vowel && !in_vowels } else { c.is_alphanumeric() };
            if c.is_ascii_alphabetic() {
                // A final e is mute after other letters.
                let silent = c == 'e' && letters > 2 && !text.chars().nth(index + 1).is_some_and(char::is_alphabetic);
                letters += 1;
                in_vowels = vowel;
                if sounds && !silent {
                    speech.add(&mut time, pace, open, seed, &mut stress_in);
                }
            } else {
                (in_vowels, letters) = (false, 0);
                if sounds {
                    speech.add(&mut time, pace, open, seed, &mut stress_in);
                } else if depth == 0 {
                    time += pause(c) * (pace / 180.0);
                }
            }
        }
        speech.length = if speech.syllables.is_empty() { 0 } else { time as u64 + EDGE };
        speech
    }

    fn add(&mut self, time: &mut f64, pace: f64, open: f64, seed: u64, stress_in: &mut u64) {
        let index = self.syllables.len() as u64;
        let length = between(seed, "syllable", index, 90.0, 140.0).min(pace * 0.9);
        let stressed = *stress_in == 0;
        *stress_in = if stressed { 4 + (chance(seed, "stress", index) * 4.0) as u64 } else { *stress_in - 1 };
        let wide = open * between(seed, "wide", index, 0.7, 1.0) * if stressed { 1.1 } else { 1.0 };
        self.syllables.push(Syllable { at: *time as u64, length: length as u64, open: wide.min(1.0), stressed });
        *time += pace * between(seed, "pace", index, 0.88, 1.12);
    }

    /// When it is over, in ms.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.at + self.length
    }

    pub(super) fn sound(&self, ms: u64) -> Sound {
        let Some(time) = ms.checked_sub(self.at).filter(|time| *time < self.length) else { return Sound::default() };
        let edge = EDGE as f64;
        let talking = (time as f64 / edge).min((self.length - time) as f64 / edge).clamp(0.0, 1.0);
        let mut sound = Sound { talking, ..Sound::default() };
        let past = self.syllables.partition_point(|syllable| syllable.at <= time);
        for syllable in self.syllables[past.saturating_sub(4)..past].iter() {
            let age = time - syllable.at;
            sound.open = sound.open.max(syllable.open * bump(age, syllable.length));
            if syllable.stressed {
                sound.beat = sound.beat.max(bump(age, 320));
            }
        }
        sound
    }
}

/// Up and down again within a length of time, smoothly.
fn bump(age: u64, length: u64) -> f64 {
    if age >= length { 0.0 } else { (age as f64 / length as f64 * std::f64::consts::PI).sin().powi(2) }
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// How long a mark holds up the voice, in ms at a calm pace.
fn pause(mark: char) -> f64 {
    match mark {
        '，' | '、' | ',' | '；' | ';' | '：' | ':' => 180.0,
        '。' | '！' | '？' | '.' | '!' | '?' => 340.0,
        '…' | '—' => 220.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        Speech::new(text, 0, 180.0, 0.5, 1).syllables.len()
    }

    #[test]
    fn a_chinese_character_is_a_syllable_and_words_have_theirs() {
        assert_eq!(count("三个月！推了三个月！"), 8);
        assert_eq!(count("Three months of waiting"), 6 - 1);
        assert_eq!(count("the table"), 2);
        assert_eq!(count("……"), 0);
    }

    #[test]
    fn what_stands_in_brackets_is_not_said() {
        assert_eq!(count("（看着你）没事。"), 2);
        assert_eq!(count("(looks away) Fine."), 1);
    }
}
