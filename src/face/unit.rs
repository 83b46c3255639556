//! Facial action units: what single muscles, or groups that act as one, do to a face.
//!
//! Numbers and names are those of the Facial Action Coding System (Ekman, Friesen and Hager, FACS, 2002). Head and
//! gaze (units 51 to 64) are angles and directions of a [`Pose`](super::Pose), and a blink (45) is its `blink`.

use serde::{Deserialize, Serialize};

/// A side of the face, as the viewer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The viewer's left.
    Left,
    /// The viewer's right.
    Right,
}

impl Side {
    /// Both sides, left first.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// -1 on the left, 1 on the right: the direction away from the middle.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }
}

/// An action unit of FACS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionUnit {
    /// Inner brow raiser: worry, grief.
    Au1,
    /// Outer brow raiser: surprise, doubt.
    Au2,
    /// Brow lowerer: draws the brows down and together; anger, effort.
    Au4,
    /// Upper lid raiser: a stare.
    Au5,
    /// Cheek raiser: the eyes' part of a felt smile.
    Au6,
    /// Lid tightener: narrows the eyes from below.
    Au7,
    /// Nose wrinkler: disgust.
    Au9,
    /// Upper lip raiser: disgust, rage.
    Au10,
    /// Lip corner puller: a smile.
    Au12,
    /// Dimpler: on one side, contempt.
    Au14,
    /// Lip corner depressor: sadness.
    Au15,
    /// Chin raiser: a pout; doubt.
    Au17,
    /// Lip stretcher: fear, tension.
    Au20,
    /// Lip tightener: held back anger.
    Au23,
    /// Lip pressor: words held back.
    Au24,
    /// Lips part.
    Au25,
    /// Jaw drop.
    Au26,
    /// Eyes closed.
    Au43,
}

impl ActionUnit {
    /// How many there are.
    pub const COUNT: usize = 18;

    /// All of them, in the order of their numbers.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Au1,
        Self::Au2,
        Self::Au4,
        Self::Au5,
        Self::Au6,
        Self::Au7,
        Self::Au9,
        Self::Au10,
        Self::Au12,
        Self::Au14,
        Self::Au15,
        Self::Au17,
        Self::Au20,
        Self::Au23,
        Self::Au24,
        Self::Au25,
        Self::Au26,
        Self::Au43,
    ];

    /// Its number in FACS.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Au1 => 1,
            Self::Au2 => 2,
            Self::Au4 => 4,
            Self::Au5 => 5,
            Self::Au6 => 6,
            Self::Au7 => 7,
            Self::Au9 => 9,
            Self::Au10 => 10,
            Self::Au12 => 12,
            Self::Au14 => 14,
            Self::Au15 => 15,
            Self::Au17 => 17,
            Self::Au20 => 20,
            Self::Au23 => 23,
            Self::Au24 => 24,
            Self::Au25 => 25,
            Self::Au26 => 26,
            Self::Au43 => 43,
        }
    }

    /// Its name in FACS.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Au1 => "inner brow raiser",
            Self::Au2 => "outer brow raiser",
            Self::Au4 => "brow lowerer",
            Self::Au5 => "upper lid raiser",
            Self::Au6 => "cheek raiser",
            Self::Au7 => "lid tightener",
            Self::Au9 => "nose wrinkler",
            Self::Au10 => "upper lip raiser",
            Self::Au12 => "lip corner puller",
            Self::Au14 => "dimpler",
            Self::Au15 => "lip corner depressor",
            Self::Au17 => "chin raiser",
            Self::Au20 => "lip stretcher",
            Self::Au23 => "lip tightener",
            Self::Au24 => "lip pressor",
            Self::Au25 => "lips part",
            Self::Au26 => "jaw drop",
            Self::Au43 => "eyes closed",
        }
    }
}

/// How strongly each unit acts on each side: 0 not at all, 1 fully, up to [`Weights::STRONGEST`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    left: [f64; ActionUnit::COUNT],
    right: [f64; ActionUnit::COUNT],
}

impl Weights {
    /// The strongest a unit can act; the rig keeps to it whatever it is given.
    pub const STRONGEST: f64 = 1.25;

    /// No unit acts.
    pub const NEUTRAL: Self = Self { left: [0.0; ActionUnit::COUNT], right: [0.0; ActionUnit::COUNT] };

    /// Units that act on both sides alike.
    #[must_use]
    pub fn of(both: &[(ActionUnit, f64)]) -> Self {
        both.iter().fold(Self::NEUTRAL, |weights, (unit, weight)| weights.add(*unit, *weight))
    }

    /// Adds to a unit on both sides.
    #[must_use]
    pub fn add(self, unit: ActionUnit, weight: f64) -> Self {
        self.add_on(Side::Left, unit, weight).add_on(Side::Right, unit, weight)
    }

    /// Adds to a unit on one side.
    #[must_use]
    pub fn add_on(mut self, side: Side, unit: ActionUnit, weight: f64) -> Self {
        self.side_mut(side)[unit as usize] += weight;
        self
    }

    /// Sets a unit on one side.
    pub fn set(&mut self, side: Side, unit: ActionUnit, weight: f64) {
        self.side_mut(side)[unit as usize] = weight;
    }

    /// A unit on one side.
    #[must_use]
    pub fn get(&self, side: Side, unit: ActionUnit) -> f64 {
        match side {
            Side::Left => self.left[unit as usize],
            Side::Right => self.right[unit as usize],
        }
    }

    /// A unit, the mean of both sides.
    #[must_use]
    pub fn mean(&self, unit: ActionUnit) -> f64 {
        f64::midpoint(self.left[unit as usize], self.right[unit as usize])
    }

    /// All units stronger or weaker.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        self.map(self, |own, _| own * factor)
    }

    /// The units of both, added.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.map(other, |own, other| own + other)
    }

    /// A share of the way to other weights. Transitions blend weights, never points.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        self.map(other, |own, other| own + (other - own) * share)
    }

    /// All units within 0 and [`Weights::STRONGEST`]; what is not a number counts as nothing.
    #[must_use]
    pub fn bounded(self) -> Self {
        self.map(self, |own, _| if own.is_nan() { 0.0 } else { own.clamp(0.0, Self::STRONGEST) })
    }

    fn map(mut self, other: Self, change: impl Fn(f64, f64) -> f64) -> Self {
        for index in 0..ActionUnit::COUNT {
            self.left[index] = change(self.left[index], other.left[index]);
            self.right[index] = change(self.right[index], other.right[index]);
        }
        self
    }

    fn side_mut(&mut self, side: Side) -> &mut [f64; ActionUnit::COUNT] {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}
