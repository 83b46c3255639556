//! What good complaint handling is: moves, faults, dimensions, customer types, gates, order, caps, grades.
//!
//! Everything here is immutable data with names from the field. The numbers come from `assets/rulebook.ron`, so
//! that a company can tune them; what a move *means* is code.

mod act;
mod customer;
mod dimension;
mod file;
mod load;
mod mood;
mod order;
mod score;

pub use act::{Act, Fault, Move};
pub use customer::{Behaviour, BehaviourRule, GateRule, Motive, MotiveRule};
pub use dimension::{Dimension, Points};
pub use load::EMBEDDED;
pub use mood::{Effect, Mood};
pub use order::{Delivery, DeliveryRule, Early, Family, OrderRule, Repetition, Soothing, Tier};
pub use score::{Adjustments, Band, Caps, Grade, RuleText, Severity};

use crate::language::Text;
use crate::source::Table;

/// The whole rulebook.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The dimensions and their weights.
    pub dimensions: Table<Dimension, DimensionRule>,
    /// Names of the five families of moves.
    pub families: Table<Family, Text>,
    /// The 39 moves.
    pub moves: Table<Move, MoveRule>,
    /// The 32 faults.
    pub faults: Table<Fault, FaultRule>,
    /// The behaviour types.
    pub behaviours: Table<Behaviour, BehaviourRule>,
    /// The motives.
    pub motives: Table<Motive, MotiveRule>,
    /// How a sentence is delivered.
    pub deliveries: Table<Delivery, DeliveryRule>,
    /// The early events of tiers 1, 2 and 3.
    pub early: [Early; 3],
    /// How repetition weakens a move.
    pub repetition: Repetition,
    /// Limits of the order rule and of recovery.
    pub order: OrderRule,
    /// Over-soothing (R5).
    pub soothing: Soothing,
    /// What the end of a conversation adds to the dimensions.
    pub adjustments: Adjustments,
    /// A dimension's par is at least this, so that a scenario without need for it does not divide by little.
    pub par_floor: i32,
    /// Limits on the total.
    pub caps: Caps,
    /// From the best downwards.
    pub grades: Vec<Grade>,
    /// Bands of arousal as people see them, from calm upwards.
    pub bands: Vec<Band>,
    /// The rules R1 to R22 in words.
    pub rules: Vec<RuleText>,
}

/// A dimension in words and its weight.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionRule {
    /// Its name.
    pub name: Text,
    /// What it measures.
    pub definition: Text,
    /// What to do better next time.
    pub advice: Advice,
    /// Share of the total in percent.
    pub weight: i32,
    /// Where it is from.
    pub source: String,
}

/// One line of advice: a rule in a few words, and a sentence to say.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// The rule.
    pub rule: Text,
    /// The sentence.
    pub say: Text,
}

/// A move in words and numbers.
#[derive(Clone, Debug)]
pub struct MoveRule {
    /// Its name.
    pub name: Text,
    /// One line.
    pub definition: Text,
    /// Somebody saying it.
    pub example: Text,
    /// The few words that follow a number in a ledger row.
    pub short: Text,
    /// Its family.
    pub family: Family,
    /// When it is in order (R1).
    pub tier: Tier,
    /// What it does when well timed, before percentages and damping.
    pub effect: Effect,
    /// What it earns.
    pub points: Points,
    /// Where it is from.
    pub source: String,
}

/// A fault in words and numbers.
#[derive(Clone, Debug)]
pub struct FaultRule {
    /// Its name.
    pub name: Text,
    /// What it is.
    pub definition: Text,
    /// Somebody saying it.
    pub example: Text,
    /// The few words that follow a number in a ledger row.
    pub short: Text,
    /// How bad it is.
    pub severity: Severity,
    /// What it does.
    pub effect: Effect,
    /// What it costs; negative.
    pub points: Points,
    /// Where it is from.
    pub source: String,
}

impl Rulebook {
    /// The name of an act.
    #[must_use]
    pub fn act_name(&self, act: Act) -> &Text {
        match act {
            Act::Move(act) => &self.moves[act].name,
            Act::Fault(act) => &self.faults[act].name,
        }
    }

    /// The few words for an act in a ledger row.
    #[must_use]
    pub fn act_short(&self, act: Act) -> &Text {
        match act {
            Act::Move(act) => &self.moves[act].short,
            Act::Fault(act) => &self.faults[act].short,
        }
    }

    /// The source codes of an act.
    #[must_use]
    pub fn act_source(&self, act: Act) -> &str {
        match act {
            Act::Move(act) => &self.moves[act].source,
            Act::Fault(act) => &self.faults[act].source,
        }
    }

    /// The early event of a tier; tier 0 is never early.
    #[must_use]
    pub fn early(&self, tier: Tier) -> Option<&Early> {
        self.early.iter().find(|early| early.tier == tier.number())
    }

    /// The grade of a total.
    #[must_use]
    pub fn grade(&self, total: i32) -> &Grade {
        self.grades.iter().find(|grade| total >= grade.from).unwrap_or(&self.grades[self.grades.len() - 1])
    }

    /// The band an arousal falls in.
    #[must_use]
    pub fn band(&self, arousal: i32) -> &Band {
        self.bands.iter().rev().find(|band| arousal >= band.from).unwrap_or(&self.bands[0])
    }
}
