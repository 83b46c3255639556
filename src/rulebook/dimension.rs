//! The eight dimensions by which a conversation is judged.

use crate::source::vocabulary;

vocabulary! {
    /// A dimension of the score. The weights are data and sum to 100.
    "dimension"
    pub enum Dimension {
        /// Emotion first: the feeling before the issue, the gate reached, no over-soothing.
        EmotionFirst = "D1",
        /// Interactional fairness: respect, name, tone, no blame, consent.
        InteractionalFairness = "D2",
        /// Listening and fact-finding: questions, paraphrase, hidden facts found.
        Listening = "D3",
        /// Procedural fairness: explained process, right owner, deadlines, escalation.
        ProceduralFairness = "D4",
        /// Outcome fairness: options, a remedy that fits the harm, asked before offered.
        OutcomeFairness = "D5",
        /// Commitment and honesty: promises kept, nothing concealed, one price.
        Honesty = "D6",
        /// Company interest, authority and safety.
        Interest = "D7",
        /// Closure, record and prevention.
        Closure = "D8",
    }
}

/// Points in each dimension, by [`Dimension::index`](crate::source::Vocabulary::index).
pub type Points = [i32; Dimension::ALL.len()];
