//! A hash of states that is the same in every run and on every machine.

use std::hash::{BuildHasherDefault, Hasher};

/// A fixed seed: the house has no randomness that does not come from an attempt.
pub(super) type Fixed = BuildHasherDefault<Mixer>;

/// Mixes eight bytes at a time with a rotation and a multiplication. States come from our own engine, not from
/// an adversary, so speed matters and secrecy does not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mixer(u64);

/// The golden ratio in 64 bits, made odd.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Mixer {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.mix(word.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            self.mix(rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.mix(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.mix(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        // The last multiplication leaves the low bits weak; the map uses them.
        self.0 ^ (self.0 >> 29)
    }
}
