//! How far a class is with the moment it is at.

use serde::{Deserialize, Serialize};

/// What the class does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// People come in; the case has not begun.
    Lobby,
    /// Everybody decides in silence.
    Voting,
    /// Nobody can vote any more; the split is not shown yet.
    Closed,
    /// The split is shown.
    Revealed,
    /// A sentence was played, and the customer has reacted.
    Played,
    /// What another sentence would have done, by its index in the node.
    WhatIf(u8),
    /// Looking back.
    Debrief,
    /// Everybody writes down what they take home.
    Cards,
    /// Over.
    Ended,
}

impl Phase {
    /// Its name in what is sent to pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lobby => "lobby",
            Self::Voting => "voting",
            Self::Closed => "closed",
            Self::Revealed => "revealed",
            Self::Played => "played",
            Self::WhatIf(_) => "what_if",
            Self::Debrief => "debrief",
            Self::Cards => "cards",
            Self::Ended => "ended",
        }
    }
}
