//! Results that travel: tables, statements, reports.

mod cells;
pub mod html;
pub mod push;
pub mod tables;
pub mod xapi;
