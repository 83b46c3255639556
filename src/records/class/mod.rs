//! A class at a glance: who did what, where each dimension stands, which sentence went wrong first, and how each
//! node was answered. Pure over what the database gives out; nothing here ranks people.

mod items;
mod report;
mod wrong;

pub use items::{Answered, Item, OptionCount, items};
pub use report::{Cell, Choice, ClassReport, Person, class_report};
pub use wrong::{FirstWrong, first_wrong};
