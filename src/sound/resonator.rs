//! What makes a mouth of a buzz: a resonance.

use super::RATE;
use std::f32::consts::TAU;

/// A resonance at one frequency (a two-pole filter), with about the same loudness at its peak whatever the frequency.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resonator {
    a1: f32,
    a2: f32,
    gain: f32,
    before: [f32; 2],
}

impl Resonator {
    /// At `frequency`, `width` wide, both in hertz.
    pub(super) fn new(frequency: f32, width: f32) -> Self {
        let mut it = Self { a1: 0.0, a2: 0.0, gain: 0.0, before: [0.0; 2] };
        it.tune(frequency, width);
        it
    }

    /// Moves it without a click: what rings goes on ringing.
    #[expect(clippy::cast_precision_loss, reason = "the rate fits a float exactly")]
    pub(super) fn tune(&mut self, frequency: f32, width: f32) {
        let rate = RATE as f32;
        let radius = (-std::f32::consts::PI * width / rate).exp();
        let angle = TAU * frequency / rate;
        self.a1 = 2.0 * radius * angle.cos();
        self.a2 = -radius * radius;
        self.gain = (1.0 - radius) * (1.0 - 2.0 * radius * (2.0 * angle).cos() + radius * radius).max(0.0).sqrt();
    }

    pub(super) fn pass(&mut self, sample: f32) -> f32 {
        let out = self.gain.mul_add(sample, self.a1 * self.before[0] + self.a2 * self.before[1]);
        self.before = [out, self.before[0]];
        out
    }
}
