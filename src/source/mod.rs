//! A file somebody wrote: reading it within bounds, finding where in it something stands, and saying what is
//! wrong with it in words that help. Knows RON, knows nothing of what the file means.

mod allowed;
mod decode;
mod entries;
mod explain;
mod file;
mod finding;
mod format;
mod lexical;
mod locate;
mod place;
mod render;
mod slips;
mod suggest;
mod word;

pub use allowed::allow;
pub use decode::decode;
pub use entries::Entries;
pub use file::{MAX_BYTES, Source};
pub use finding::{Finding, Severity};
pub use format::format;
pub use locate::Locator;
pub use place::{Place, Step};
pub use render::{Format, render};
pub use suggest::nearest;
pub use word::{Table, Vocabulary, Word};

pub(crate) use lexical::{Piece, pieces};
pub(crate) use word::vocabulary;
