//! What the end of a conversation adds, limits and is called.

use crate::language::Text;
use crate::source::vocabulary;
use serde::Deserialize;

vocabulary! {
    /// How bad a fault is.
    "severity"
    pub enum Severity {
        /// Costs something.
        Minor = "minor",
        /// Limits the total.
        Major = "major",
        /// A red line: the story may be rescued, the assessment is failed.
        Hard = "hard",
    }
}

/// Points that the end of a conversation adds to the dimensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustments {
    /// D1: the gate was reached without an early event of tier 2 or 3 anywhere.
    pub gate_clean: i32,
    /// D1: the gate was reached otherwise.
    pub gate_reached: i32,
    /// D1: it never was.
    pub gate_never: i32,
    /// D2: no major or hard fault.
    pub no_major: i32,
    /// D3: times the share of hidden facts found.
    pub facts: i32,
    /// D4: the required procedure is complete.
    pub procedure: i32,
    /// D5: the remedy is the best one.
    pub remedy_best: i32,
    /// D5: an acceptable one.
    pub remedy_acceptable: i32,
    /// D5: none.
    pub remedy_none: i32,
    /// D5: a bad one.
    pub remedy_bad: i32,
    /// D5: an agreement was summarised without asking what the customer wants (R9).
    pub unasked: i32,
    /// D6: a promise was made and none was broken.
    pub promises_kept: i32,
    /// D6: each broken promise.
    pub promise_broken: i32,
    /// D7: no hard fault.
    pub no_hard: i32,
    /// D7: the remedy is the best one.
    pub remedy_best_interest: i32,
    /// D8: the record is complete.
    pub record: i32,
}

/// Limits on the total, each 0..=100.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    /// With one, two, three or more major faults.
    #[serde(deserialize_with = "super::file::list")]
    pub major: [i32; 3],
    /// With one, two or more hard faults.
    #[serde(deserialize_with = "super::file::list")]
    pub hard: [i32; 2],
    /// The customer left.
    pub walk_out: i32,
    /// A bad ending.
    pub bad_ending: i32,
    /// The emotion gate never opened.
    pub gate_never_opened: i32,
    /// Soothed, but nothing was tabled.
    pub nothing_tabled: i32,
    /// No record, or a cosmetic one.
    pub no_record: i32,
}

/// A grade.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// A stable name.
    pub id: String,
    /// From this total upwards.
    pub from: i32,
    /// What people read.
    pub name: Text,
}

/// A band of arousal as people see it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// A stable name.
    pub id: String,
    /// From this arousal upwards.
    pub from: i32,
    /// What people read.
    pub name: Text,
}

/// One of the rules R1 to R22, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// `R1`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it says.
    pub definition: Text,
    /// Where it is from.
    pub source: String,
}
