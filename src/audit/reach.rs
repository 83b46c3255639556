//! What can still be reached from a state.

/// The best that can still be made of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The highest total found, 0..=100. [`Self::path`] reaches exactly this.
    pub total: i32,
    /// No continuation reaches more than this, 0..=100; equal to [`Self::total`] if that is exact.
    pub at_most: i32,
    /// Whether [`Self::total`] is the highest there is. If not, the search ended before all was seen.
    pub exact: bool,
    /// The responses that lead there, as indices in their nodes; empty if the conversation is over.
    pub path: Vec<usize>,
}
