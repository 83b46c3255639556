//! Small scenarios for one rule each, written as RON and loaded like any other, and plays of them.

#![allow(dead_code, unused_imports, reason = "each test program uses a part of it")]

mod mini;
mod played;
mod shipped;

pub use mini::Mini;
pub use played::Played;
pub use shipped::{ideal_but, shipped};
