//! Everything a scenario *can* become: the best total that is still within reach, and what every other sentence
//! would have led to.
//!
//! [`Search`] walks all continuations of a state, leaving out those that provably cannot beat what it has found;
//! [`what_ifs`] asks it about every option of every turn of a replay, and [`root`] names the sentence that cost
//! most. Pure integers like everything below it: the same question, the same answer, on every machine.

mod bound;
mod catalogue;
mod findings;
mod hasher;
mod memo;
mod outlook;
mod possible;
mod reach;
mod root;
mod search;
mod what_if;

pub use catalogue::catalogue;
pub use findings::{examine, findings};
pub use reach::Reach;
pub use root::{ROOT_FALL, Root, root};
pub use search::Search;
pub use what_if::{WhatIf, what_if, what_ifs};
