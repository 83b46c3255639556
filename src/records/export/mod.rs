//! Results that travel: tables, statements, reports.

pub(crate) mod cells;
pub mod html;
pub mod push;
pub mod tables;
pub mod xapi;
