//! The rulebook as it stands in a file, before it is checked.

use super::{
    Adjustments, Band, Behaviour, Caps, Delivery, DeliveryRule, Dimension, DimensionRule, Early, Family, Fault,
    GateRule, Grade, Mood, Motive, Move, OrderRule, Repetition, Severity,
};
use crate::language::Text;
use crate::source::{Entries, Word};
use serde::Deserialize;

/// Entries by name of a vocabulary.
pub(super) type Named<K, V> = Entries<Word<K>, V>;

#[derive(Deserialize)]
#[serde(rename = "Rulebook", deny_unknown_fields)]
pub(super) struct RulebookFile {
    pub version: u32,
    pub dimensions: Named<Dimension, DimensionRule>,
    pub families: Named<Family, Text>,
    pub moves: Named<Move, MoveEntry>,
    pub faults: Named<Fault, FaultEntry>,
    pub behaviours: Named<Behaviour, BehaviourEntry>,
    pub motives: Named<Motive, MotiveEntry>,
    pub deliveries: Named<Delivery, DeliveryRule>,
    pub early: Vec<Early>,
    pub repetition: Repetition,
    pub order: OrderRule,
    pub soothing: SoothingEntry,
    pub adjustments: Adjustments,
    pub par_floor: i32,
    pub caps: Caps,
    pub grades: Vec<Grade>,
    pub bands: Vec<Band>,
    pub rules: Entries<RuleId, RuleEntry>,
}

/// `R1` to `R22`, written without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RuleId(pub String);

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = RuleId;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a rule: R1")
            }
            fn visit_str<E>(self, id: &str) -> Result<RuleId, E> {
                Ok(RuleId(id.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Visitor)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveEntry {
    pub name: Text,
    pub definition: Text,
    pub example: Text,
    pub short: Text,
    pub family: Word<Family>,
    pub tier: u8,
    pub arousal: i32,
    pub heard: i32,
    pub trust: i32,
    pub patience: i32,
    pub points: Named<Dimension, i32>,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaultEntry {
    pub name: Text,
    pub definition: Text,
    pub example: Text,
    pub short: Text,
    pub severity: Word<Severity>,
    pub arousal: i32,
    pub heard: i32,
    pub trust: i32,
    pub patience: i32,
    pub points: Named<Dimension, i32>,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BehaviourEntry {
    pub name: Text,
    pub definition: Text,
    pub start: Mood,
    pub anger_gain: i32,
    pub relief: i32,
    pub heard_gain: i32,
    pub patience_per_turn: i32,
    pub gate: GateRule,
    pub boosts: Named<Move, i32>,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MotiveEntry {
    pub name: Text,
    pub definition: Text,
    pub trust_from_emotion: i32,
    pub boosts: Named<Move, i32>,
    pub audience_arousal: i32,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SoothingEntry {
    pub from_open: u32,
    pub from_closed: u32,
    pub trust: i32,
    pub patience: i32,
    pub points: Named<Dimension, i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pub name: Text,
    pub definition: Text,
    pub source: String,
}

/// A list in square brackets of exactly `N` numbers; serde reads Rust arrays as tuples, which RON writes in round ones.
pub(super) fn list<'de, const N: usize, D: serde::Deserializer<'de>>(deserializer: D) -> Result<[i32; N], D::Error> {
    let numbers = Vec::<i32>::deserialize(deserializer)?;
    let count = numbers.len();
    numbers.try_into().map_err(|_| serde::de::Error::invalid_length(count, &format!("{N} numbers").as_str()))
}
