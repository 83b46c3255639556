//! Heart First (先心后事): a role-play simulator that trains people to handle complaints.

pub mod audit;
pub mod debrief;
pub mod language;
pub mod roleplay;
pub mod rulebook;
pub mod scenario;
pub mod source;
