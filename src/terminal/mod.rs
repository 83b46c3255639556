//! The role-play as text: for a machine with no display, over a remote shell, through a pipe, with a screen
//! reader, and for tests. Lines only: no cursor movement, no redrawing, and nothing said by colour alone.

mod console;
mod curve;
mod debrief;
mod notebook;
mod record;
mod session;

pub use console::{Console, Style};
pub use debrief::print as print_debrief;
pub use record::Record;
pub use session::{Mode, Outcome, Session, play};
