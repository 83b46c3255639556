//! What limits the total, and why.

use crate::language::Text;
use crate::roleplay::State;
use crate::rulebook::{Caps, Severity};
use crate::scenario::Pronoun;

/// A limit on the total that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cap {
    /// The total is at most this.
    pub limit: i32,
    /// Because of this.
    pub why: CapReason,
}

/// Why a total is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CapReason {
    /// One major fault.
    OneMajorFault,
    /// Two of them.
    TwoMajorFaults,
    /// Three or more.
    ThreeMajorFaults,
    /// One hard fault.
    OneHardFault,
    /// Two or more.
    TwoHardFaults,
    /// The customer left.
    WalkOut,
    /// A bad ending.
    BadEnding,
    /// The emotion gate never opened.
    GateNeverOpened,
    /// Soothed, but nothing was tabled.
    NothingTabled,
    /// No record, or a cosmetic one.
    NoRecord,
}

impl CapReason {
    /// Why a total is limited, in words.
    #[must_use]
    pub fn words(self, pronoun: Pronoun) -> Text {
        let (he, they) = match pronoun {
            Pronoun::He => ("他", "he"),
            Pronoun::She => ("她", "she"),
        };
        let (zh, en) = match self {
            Self::OneMajorFault => ("一次重失误。", "one major fault."),
            Self::TwoMajorFaults => ("两次重失误。", "two major faults."),
            Self::ThreeMajorFaults => ("三次以上重失误。", "three or more major faults."),
            Self::OneHardFault => ("踩了一次红线。", "one red line."),
            Self::TwoHardFaults => ("踩了不止一次红线。", "more than one red line."),
            Self::WalkOut => ("没谈完，{他}就走了。", "{they} left before it was over."),
            Self::BadEnding => ("坏的结局。", "a bad ending."),
            Self::GateNeverOpened => ("{他}的心情一直没缓过来。", "{they} never felt heard."),
            Self::NothingTabled => ("安慰了，但没给办法。", "comfort, but nothing offered."),
            Self::NoRecord => ("登记里看不出发生了什么。", "the record doesn’t say what happened."),
        };
        Text::new(zh.replace("{他}", he), en.replace("{they}", they))
    }
}

/// Every cap that holds but that of a bad ending.
pub(super) fn caps(rule: &Caps, state: &State, is_recorded: bool) -> Vec<Cap> {
    let mut caps = Vec::new();
    let mut cap = |limit, why| caps.push(Cap { limit, why });
    match state.count(Severity::Major) {
        0 => {}
        1 => cap(rule.major[0], CapReason::OneMajorFault),
        2 => cap(rule.major[1], CapReason::TwoMajorFaults),
        _ => cap(rule.major[2], CapReason::ThreeMajorFaults),
    }
    match state.count(Severity::Hard) {
        0 => {}
        1 => cap(rule.hard[0], CapReason::OneHardFault),
        _ => cap(rule.hard[1], CapReason::TwoHardFaults),
    }
    if state.walked_out().is_some() {
        cap(rule.walk_out, CapReason::WalkOut);
    }
    if !state.gate_reached {
        cap(rule.gate_never_opened, CapReason::GateNeverOpened);
    } else if !state.tabled {
        cap(rule.nothing_tabled, CapReason::NothingTabled);
    }
    if !is_recorded {
        cap(rule.no_record, CapReason::NoRecord);
    }
    caps
}
