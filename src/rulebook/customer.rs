//! The two independent attributes of a customer: what they do with dissatisfaction, and what they want.

use super::act::Move;
use super::mood::Mood;
use crate::language::Text;
use crate::source::{Table, vocabulary};

vocabulary! {
    /// What the customer does with dissatisfaction (客户行为, S000.20; Singh 1990).
    "behaviour"
    pub enum Behaviour {
        /// Says “fine”, avoids effort, leaves silently.
        Passive = "passive",
        /// Tells the company and wants a solution.
        Voicer = "voicer",
        /// Anger, word of mouth, leaves.
        Irate = "irate",
        /// Believes in third parties; calmed by procedure and kept promises.
        Activist = "activist",
    }
}

vocabulary! {
    /// What the customer wants (投诉心态, S001.03). Never named to the customer.
    "motive"
    pub enum Motive {
        /// Has an idea for the company.
        Suggestion = "suggestion",
        /// Wants it put right.
        Redress = "redress",
        /// Sees a chance to earn.
        Profit = "profit",
        /// Looks for trouble.
        Troublemaker = "troublemaker",
    }
}

/// The numbers of a behaviour type.
#[derive(Clone, Debug)]
pub struct BehaviourRule {
    /// Its name.
    pub name: Text,
    /// One line.
    pub definition: Text,
    /// State at the first sentence, unless the scenario says otherwise.
    pub start: Mood,
    /// Percentage applied to every rise of arousal.
    pub anger_gain: i32,
    /// Percentage applied to every move that lowers arousal.
    pub relief: i32,
    /// Percentage applied to every gain of feeling heard.
    pub heard_gain: i32,
    /// Added to patience in every turn; negative.
    pub patience_per_turn: i32,
    /// What opens the emotion gate (R2).
    pub gate: GateRule,
    /// Percentage per move, 100 where not named.
    pub boosts: Table<Move, i32>,
    /// Where it is from.
    pub source: String,
}

/// What opens the emotion gate (R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateRule {
    /// Arousal at most this, 0..=100.
    pub arousal: i32,
    /// Heard at least this, 0..=100.
    pub heard: i32,
    /// The core grievance must have been disclosed.
    #[serde(default)]
    pub core: bool,
}

/// The numbers of a motive.
#[derive(Clone, Debug)]
pub struct MotiveRule {
    /// Its name.
    pub name: Text,
    /// One line.
    pub definition: Text,
    /// Percentage applied to trust gained from emotion moves.
    pub trust_from_emotion: i32,
    /// Percentage per move, 100 where not named.
    pub boosts: Table<Move, i32>,
    /// Arousal added at the end of each turn while people watch, before the anger gain.
    pub audience_arousal: i32,
    /// Where it is from.
    pub source: String,
}
