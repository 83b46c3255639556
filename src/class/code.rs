//! The six characters by which one finds the room.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A room code: six characters of which none looks like another, on a wall or read aloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code(String);

/// Without 0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B and U, which looks like V.
const LETTERS: &[u8] = b"ACEFHJKMNPRTVWXY3479";
/// Characters of a code.
pub const LENGTH: usize = 6;

impl Code {
    /// The code of a random number.
    #[must_use]
    pub fn of(mut number: u64) -> Self {
        let base = LETTERS.len() as u64;
        let letters = (0..LENGTH).map(|_| {
            let letter = LETTERS[usize::try_from(number % base).unwrap_or(0)];
            number /= base;
            char::from(letter)
        });
        Self(letters.collect())
    }

    /// Whether somebody typed this code: in either case, with blanks or dashes, in full-width letters.
    #[must_use]
    pub fn is(&self, typed: &str) -> bool {
        let mut plain = typed.chars().take(64).filter_map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
            ' ' | '\u{3000}' | '-' | '–' | '.' => None,
            c => Some(c),
        });
        let mut own = self.0.chars();
        loop {
            match (own.next(), plain.next()) {
                (None, None) => return true,
                (Some(own), Some(typed)) if own == typed.to_ascii_uppercase() => {}
                _ => return false,
            }
        }
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_characters_that_do_not_look_alike() {
        for number in [0, 1, 63_999_999, 64_000_000, u64::MAX] {
            let code = Code::of(number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            assert_eq!(code.as_str().len(), LENGTH);
            assert!(code.as_str().chars().all(|c| !"0ODQ1IL2Z5S6G8BU".contains(c)), "{code}");
        }
        assert_ne!(Code::of(1), Code::of(2));
    }

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = Code("AC34XY".to_owned());
        for typed in ["AC34XY", "ac34xy", "ac3 4xy", "AC-34-XY", "ＡＣ３４ＸＹ", " ac34xy "] {
            assert!(code.is(typed), "{typed}");
        }
        for typed in ["", "AC34X", "AC34XYA", "AC34XA", "AC34X\u{130}"] {
            assert!(!code.is(typed), "{typed}");
        }
    }
}
