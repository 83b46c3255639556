//! What a conversation was worth, and why: dimensions, caps, the evidence of every sentence, the first sentence
//! of the climb, the ledgers. Computed from a replay; knows no screens and no files.

mod caps;
mod climb;
mod evidence;
mod facts;
mod hint;
mod json;
mod ledgers;
mod notes;
mod score;
mod thought;

pub use caps::{Cap, CapReason};
pub use climb::climb;
pub use evidence::{ActEvidence, LedgerRow, evidence, meter_name};
pub use facts::{MissedFact, missed_facts};
pub use hint::hint;
pub use json::json;
pub use ledgers::{Ledgers, PromiseEntry, PromiseStatus, QuoteEntry, ledgers};
pub use notes::{amount, promise_status, story_moment};
pub use score::{Judge, Remedy, Score};
pub use thought::thought;
