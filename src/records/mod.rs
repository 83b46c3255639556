//! What is kept: every conversation as an append-only list of choices, who played it, and what follows from it.
//!
//! [`Keep`] is all that a running conversation needs; [`Store`] is the database behind it, and [`Nowhere`] stands in
//! where there is none. Progress, reports and exports are computed from what the store gives out. Knows no screens.

mod backup;
mod deed;
mod keep;
mod keeping;
mod moment;
mod place;
mod rows;
mod salvage;
mod schema;
mod store;
mod trainees;
mod trouble;

pub use deed::{Course, Deed, Done};
pub use keep::{AttemptId, Keep, Nowhere, Outcome, Past, Start, Unfinished};
pub use moment::{Day, Moment};
pub use place::{FILE, default_folder};
pub use rows::text_hash;
pub use salvage::Saved;
pub use store::Store;
pub use trainees::{LONGEST_NAME, Trainee, tidy};
pub use trouble::{Trouble, TroubleKind};
