//! When a move is in order, and what happens when it is not (R1 to R5).

use super::dimension::Points;
use super::mood::Effect;
use crate::language::Text;
use crate::source::vocabulary;
use serde::Deserialize;

vocabulary! {
    /// What kind of help a move is.
    "family"
    pub enum Family {
        /// Turns to the person.
        Emotion = "emotion",
        /// Finds out.
        Inquiry = "inquiry",
        /// Says what happens next, who and when.
        Procedure = "procedure",
        /// Puts something on the table.
        Solution = "solution",
        /// Brings it to an end that holds.
        Closing = "closing",
    }
}

/// When a move is in order (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// Always.
    Always,
    /// Once the customer is not too heated, or the feeling has been acknowledged.
    Light,
    /// Once the emotion gate is open.
    Heavy,
    /// Once the gate is open and something is on the table.
    Settling,
}

impl Tier {
    /// 0 to 3, as files and reports call it.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The tier of a number.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::Always),
            1 => Some(Self::Light),
            2 => Some(Self::Heavy),
            3 => Some(Self::Settling),
            _ => None,
        }
    }

    /// Which of two too-early tiers is worse: 2 before 3 before 1.
    #[must_use]
    pub const fn badness(self) -> u8 {
        match self {
            Self::Always => 0,
            Self::Light => 1,
            Self::Settling => 2,
            Self::Heavy => 3,
        }
    }
}

vocabulary! {
    /// How a sentence is delivered (S000.17-19): played by the presentation, and a small effect of its own.
    "delivery"
    pub enum Delivery {
        /// Nothing special.
        Neutral = "neutral",
        /// Eye contact, open posture, calm voice.
        Warm = "warm",
        /// In a hurry.
        Rushed = "rushed",
        /// Tense, stern.
        Tense = "tense",
        /// Smiling at an angry customer.
        WrongSmile = "wrong_smile",
        /// Read from a script; halves emotion moves.
        Monotone = "monotone",
    }
}

/// A delivery in words and numbers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryRule {
    /// Its name.
    pub name: Text,
    /// What one sees.
    pub definition: Text,
    /// Change of arousal.
    pub arousal: i32,
    /// Change of feeling heard.
    pub heard: i32,
    /// Change of trust.
    pub trust: i32,
    /// Change of patience.
    pub patience: i32,
    /// Percentage left of the effects of emotion moves in the same response.
    pub emotion_percent: i32,
}

impl DeliveryRule {
    /// Its own effect.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        Effect { arousal: self.arousal, heard: self.heard, trust: self.trust, patience: self.patience }
    }
}

/// What a too-early move costs, once per response (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Early {
    /// 1 to 3.
    pub tier: u8,
    /// Rise of arousal, before the anger gain.
    pub arousal: i32,
    /// Change of feeling heard.
    pub heard: i32,
    /// Change of trust, before damping.
    pub trust: i32,
    /// Change of patience.
    pub patience: i32,
    /// Points in D1; negative. Half may return (R4).
    pub emotion_first: i32,
}

impl Early {
    /// Its effect on the mood.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        Effect { arousal: self.arousal, heard: self.heard, trust: self.trust, patience: self.patience }
    }
}

/// Percentages left at the first, second, third and every later use in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repetition {
    /// Effects of emotion moves.
    #[serde(deserialize_with = "super::file::list")]
    pub emotion: [i32; 4],
    /// Effects of every other move.
    #[serde(deserialize_with = "super::file::list")]
    pub other: [i32; 4],
    /// Points of every move.
    #[serde(deserialize_with = "super::file::list")]
    pub points: [i32; 4],
}

/// Limits of the order rule, the gate and recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRule {
    /// Light moves are in order up to this arousal.
    pub light_arousal: i32,
    /// The gate closes when arousal exceeds its limit by more than this (R3).
    pub reopen_margin: i32,
    /// With onlookers no relief takes arousal below the gate's limit plus this (R2 e).
    pub crowd_margin: i32,
    /// At this arousal the customer warns, and leaves after two responses in a row.
    pub explode: i32,
    /// An early event can be recovered in this many next responses (R4).
    pub recovery_window: u32,
    /// Recoveries that count in one session.
    pub recoveries: u32,
    /// Percentage of the lost points that return.
    pub recovery_percent: i32,
}

/// Over-soothing (R5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Soothing {
    /// From this soothing response in a row that began with the gate open.
    pub from_open: u32,
    /// From this soothing response in a row whatever the gate.
    pub from_closed: u32,
    /// Change of trust, before damping.
    pub trust: i32,
    /// Change of patience.
    pub patience: i32,
    /// What it costs.
    pub points: Points,
}
