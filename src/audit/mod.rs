//! Everything a scenario *can* become: the best total that is still within reach, and what every other sentence
//! would have led to.
//!
//! [`Search`] walks all continuations of a state, leaving out those that provably cannot beat what it has found;
//! [`what_ifs`] asks it about every option of every turn of a replay, and [`root`] names the sentence that cost
//! most. [`audit`] puts it all together for an author: [`Census`] counts every conversation with equal situations
//! merged, [`situations`] give what each option costs, [`Claim`] says what is proved and how each word of it is
//! meant, [`Strategy`] plays without reading, [`to_mend`] turns it into findings. [`plays`] is item analysis of real
//! attempts, [`map`] the case as a drawing. Pure integers like everything below it (the drawing apart): the same
//! question, the same answer, on every machine.

mod apart;
#[expect(clippy::module_inception, reason = "the audit itself among its parts")]
mod audit;
mod bound;
mod catalogue;
mod census;
mod course;
mod findings;
mod goals;
mod hasher;
mod json;
mod least;
mod map;
mod memo;
mod mend;
mod outlook;
mod plays;
mod possible;
mod proofs;
mod quest;
mod reach;
mod relevance;
mod report;
mod root;
mod search;
mod slips;
mod strategy;
mod what_if;

pub use apart::{ENOUGH_IN_A_QUARTER, Groups, discrimination, groups, quarters};
pub use audit::{Audit, Effort, EndingRange, OptionCost, audit};
pub use catalogue::catalogue;
pub use census::{Census, Limits, Met, Number};
pub use findings::{examine, findings};
pub use json::audit_json;
pub use map::{BoxKind, Map, MapArrow, MapBox, MapOption, dot, map, mermaid, svg};
pub use mend::to_mend;
pub use plays::{ENOUGH_AT_A_NODE, Judgement, Line, NodePlays, OptionPlays, Plays, plays, read_plays};
pub use proofs::{Claim, Proof};
pub use quest::Answer;
pub use reach::Reach;
pub use report::{choices, report};
pub use root::{ROOT_FALL, Root, root};
pub use search::Search;
pub use slips::{Reachable, Situation, Situations, situations};
pub use strategy::{Outcome, Strategy, acts, pass_mark, strategies};
pub use what_if::{WhatIf, what_if, what_ifs};
