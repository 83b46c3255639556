//! Noise that is the same on every run.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// White noise, from −1 to 1.
#[derive(Clone, Debug)]
pub(super) struct Noise(Xoshiro256PlusPlus);

impl Noise {
    pub(super) fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    #[expect(clippy::cast_precision_loss, reason = "24 bits fit a float exactly")]
    pub(super) fn next(&mut self) -> f32 {
        // The upper bits, as many as a float holds.
        let bits = self.0.next_u64() >> 40;
        bits as f32 / 8_388_608.0 - 1.0
    }
}
