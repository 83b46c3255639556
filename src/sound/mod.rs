//! What one hears, made by the program itself: the room, a knock or a ring, and a voice that murmurs.
//!
//! Everything is samples: mono, [`RATE`] a second, each from −1 to 1, the same on every run. Playing them is the
//! window's business, behind the feature `sound`; nothing here needs a sound card, or any library for one.

mod arrival;
mod noise;
mod resonator;
mod room;
mod voice;

pub use arrival::{Arrival, arrival};
pub use room::{Room, room_tone};
pub use voice::{Speaker, murmur};

/// Samples a second.
pub const RATE: u32 = 44_100;

/// How many samples a time takes.
const fn samples(milliseconds: u32) -> usize {
    (milliseconds as usize * RATE as usize) / 1_000
}

/// Seconds from the beginning at sample `index`.
#[expect(clippy::cast_precision_loss, reason = "a sound is far shorter than what a float counts exactly")]
const fn seconds(index: usize) -> f32 {
    index as f32 / RATE as f32
}
