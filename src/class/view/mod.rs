//! What each page is told, as JSON. A page is told what it may show and nothing else: before the debrief no
//! participant is sent acts, verdicts, scores, or what another sentence would do.

mod debrief;
mod own;
mod stage;
mod trainer;
mod wall;
mod you;

pub use debrief::{class_debrief, debrief, first_wrong};
pub use own::{own, shown};
pub use stage::{over, stage, turn_number};
pub use trainer::{MOST_SENTENCES, Next, next, people, tally, trainer};
pub use wall::{Door, wall};
pub use you::you;

use super::look::Look;

/// Gives a picture an address under which pages find it.
pub type Hang<'a> = &'a mut dyn FnMut(Look) -> String;

/// The letter of a position on the screen, as on raised cards.
#[must_use]
pub fn letter(position: usize) -> char {
    u8::try_from(position).ok().and_then(|position| b'A'.checked_add(position)).map_or('?', char::from)
}
