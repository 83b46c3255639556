//! What is kept: every conversation as an append-only list of choices, who played it, and what follows from it.
//!
//! [`Keep`] is all that a running conversation needs. Knows no screens.

mod keep;
mod trouble;

pub use keep::{AttemptId, Keep, Nowhere, Outcome, Past, Start, Unfinished};
pub use trouble::{Trouble, TroubleKind};
