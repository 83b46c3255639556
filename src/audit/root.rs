//! The sentence that cost most of what could be reached: where to begin again.

use super::what_if::WhatIf;

/// A fall of the best reachable total from which a sentence counts as the root of an outcome.
pub const ROOT_FALL: i32 = 20;

/// The sentence at which the conversation was lost or badly hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    /// The turn, from 0.
    pub turn: usize,
    /// The best total that could be reached before it.
    pub before: i32,
    /// The best total that can be reached after it.
    pub after: i32,
}

/// The earliest sentence at which the best reachable total fell by [`ROOT_FALL`] or more, by the what-ifs of a
/// replay. Unlike the climb it asks what was lost, not when the mood showed it.
#[must_use]
pub fn root(what_ifs: &[Vec<WhatIf>]) -> Option<Root> {
    what_ifs.iter().enumerate().find_map(|(turn, options)| {
        let before = options.iter().map(|option| option.best.total).max()?;
        let after = options.iter().find(|option| option.chosen)?.best.total;
        (before - after >= ROOT_FALL).then_some(Root { turn, before, after })
    })
}
