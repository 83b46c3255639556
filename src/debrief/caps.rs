//! What limits the total, and why (2.4).

use crate::roleplay::State;
use crate::rulebook::{Caps, Severity};

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
