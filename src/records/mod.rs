//! What is kept: every conversation as an append-only list of choices, who played it, and what follows from it.
//!
//! [`Keep`] is all that a running conversation needs; [`Store`] is the database behind it, and [`Nowhere`] stands in
//! where there is none. Progress, reports and exports are computed from what the store gives out. Knows no screens.

mod backup;
pub mod class;
mod deed;
mod delivered;
mod desk;
pub mod export;
mod keep;
mod keeping;
mod moment;
mod office;
mod place;
mod portable;
pub mod progress;
mod rows;
mod runs;
mod salvage;
mod schema;
pub mod sheet;
mod shelf;
mod store;
mod trainees;
mod trouble;

pub use deed::{Course, Deed, Done};
pub use desk::offers;
pub use keep::{AttemptId, Keep, Nowhere, Outcome, Past, Start, Unfinished};
pub use moment::{Day, Moment};
pub use office::{Conversation, Office};
pub use place::{FILE, default_folder};
pub use portable::{Imported, Portable, PortableDeed, Who};
pub use rows::text_hash;
pub use runs::{Beginning, Listed, Run, Which, Whole};
pub use salvage::Saved;
pub use shelf::Shelf;
pub use store::Store;
pub use trainees::{LONGEST_NAME, Trainee, one_line, tidy};
pub use trouble::{Trouble, TroubleKind};
