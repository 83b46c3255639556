//! The four numbers of a customer's state and the changes made to them.

use serde::{Deserialize, Serialize};

/// How the customer is: four integers from 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mood {
    /// How heated (情绪激动度); high means that reasons cannot be taken in.
    pub arousal: i32,
    /// “They have understood me” (被倾听感).
    pub heard: i32,
    /// “They will do what they say” (信任).
    pub trust: i32,
    /// Time and effort left (耐心).
    pub patience: i32,
}

/// A change to a [`Mood`], before percentages and damping.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Effect {
    /// Change of arousal.
    pub arousal: i32,
    /// Change of feeling heard.
    pub heard: i32,
    /// Change of trust.
    pub trust: i32,
    /// Change of patience.
    pub patience: i32,
}

impl Mood {
    /// `self - before`, meter by meter.
    #[must_use]
    pub const fn since(self, before: Self) -> Effect {
        Effect {
            arousal: self.arousal - before.arousal,
            heard: self.heard - before.heard,
            trust: self.trust - before.trust,
            patience: self.patience - before.patience,
        }
    }

    /// All four within 0..=100.
    #[must_use]
    pub fn in_range(self) -> bool {
        [self.arousal, self.heard, self.trust, self.patience].iter().all(|value| (0..=100).contains(value))
    }
}
