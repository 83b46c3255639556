//! Ten faces as recipes: which units, how the head is held, where the eyes look. A mood is mixed from them.

use super::colour::Colour;
use super::pose::Pose;
use super::unit::ActionUnit::{self, *};
use super::unit::{Side, Weights};

/// A feeling that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feeling {
    /// 平静: nothing presses.
    Calm,
    /// 紧绷: nearly neutral, but lids and lips are tight and the shoulders tell.
    Tense,
    /// 不满: brows down, one of them not.
    Annoyed,
    /// 愤怒: the whole brow down, a stare, lips pressed.
    Angry,
    /// 爆发: shouting.
    Boiling,
    /// 算了: given up; eyes on the floor, head turned away.
    Resigned,
    /// 释然: relieved, a smile that reaches the eyes.
    Content,
    /// 轻蔑: looks down the nose, one corner of the mouth back.
    Contempt,
    /// 难过: sad, and looks at you.
    Sad,
    /// 惊讶: taken aback.
    Surprised,
}

/// Units on both sides, on the left, on the right.
type Units = (&'static [(ActionUnit, f64)], &'static [(ActionUnit, f64)], &'static [(ActionUnit, f64)]);

impl Feeling {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Calm,
        Self::Tense,
        Self::Annoyed,
        Self::Angry,
        Self::Boiling,
        Self::Resigned,
        Self::Content,
        Self::Contempt,
        Self::Sad,
        Self::Surprised,
    ];

    /// Its names, Chinese and English.
    #[must_use]
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Calm => ("平静", "calm"),
            Self::Tense => ("紧绷", "tense"),
            Self::Annoyed => ("不满", "annoyed"),
            Self::Angry => ("愤怒", "angry"),
            Self::Boiling => ("爆发", "boiling"),
            Self::Resigned => ("算了", "resigned"),
            Self::Content => ("释然", "content"),
            Self::Contempt => ("轻蔑", "contempt"),
            Self::Sad => ("难过", "sad"),
            Self::Surprised => ("惊讶", "surprised"),
        }
    }

    /// A quiet colour behind a portrait that carries the feeling too.
    #[must_use]
    pub const fn tint(self) -> Colour {
        Colour::hex(match self {
            Self::Calm => 0x00F3_ECDF,
            Self::Tense => 0x00F3_E6D3,
            Self::Annoyed => 0x00F4_DDC6,
            Self::Angry => 0x00F1_C9B4,
            Self::Boiling => 0x00EB_AE9B,
            Self::Resigned => 0x00E1_E4E6,
            Self::Content => 0x00F6_EBCB,
            Self::Contempt => 0x00E9_E3E6,
            Self::Sad => 0x00DC_E3EA,
            Self::Surprised => 0x00F5_EFE0,
        })
    }

    /// The units that make the face.
    #[must_use]
    pub fn units(self) -> Weights {
        let (both, left, right): Units = match self {
            Self::Calm => (&[(Au12, 0.12), (Au6, 0.05)], &[], &[]),
            Self::Tense => {
                (&[(Au4, 0.6), (Au7, 0.5), (Au5, 0.35), (Au24, 0.75), (Au23, 0.35), (Au15, 0.2), (Au1, 0.2)], &[], &[])
            }
            Self::Annoyed => (
                &[(Au4, 0.85), (Au7, 0.65), (Au10, 0.12), (Au15, 0.5), (Au17, 0.45), (Au24, 0.35)],
                &[(Au10, 0.12), (Au14, 0.4)],
                &[(Au2, 0.5)],
            ),
            Self::Angry => (
                &[
                    (Au4, 1.1),
                    (Au5, 0.75),
                    (Au7, 0.8),
                    (Au23, 0.6),
                    (Au24, 0.7),
                    (Au17, 0.5),
                    (Au15, 0.5),
                    (Au10, 0.12),
                    (Au9, 0.3),
                ],
                &[],
                &[],
            ),
            Self::Boiling => (
                &[
                    (Au4, 1.2),
                    (Au5, 1.0),
                    (Au7, 0.7),
                    (Au9, 0.8),
                    (Au10, 0.9),
                    (Au20, 0.6),
                    (Au25, 1.0),
                    (Au26, 1.0),
                    (Au15, 0.45),
                    (Au6, 0.3),
                ],
                &[],
                &[],
            ),
            Self::Resigned => {
                (&[(Au1, 1.0), (Au4, 0.3), (Au15, 0.6), (Au17, 0.35), (Au43, 0.26), (Au24, 0.5)], &[], &[])
            }
            Self::Content => (&[(Au6, 1.0), (Au12, 1.0), (Au25, 0.5), (Au1, 0.15), (Au2, 0.15)], &[], &[]),
            Self::Contempt => (
                &[(Au7, 0.5), (Au43, 0.2), (Au17, 0.35), (Au24, 0.35)],
                &[(Au4, 0.75), (Au15, 0.55)],
                &[(Au14, 1.25), (Au12, 0.22), (Au10, 0.45), (Au9, 0.2), (Au2, 0.9), (Au1, 0.3)],
            ),
            Self::Sad => {
                (&[(Au1, 1.0), (Au4, 0.7), (Au15, 0.85), (Au17, 0.65), (Au7, 0.25), (Au43, 0.12), (Au6, 0.1)], &[], &[])
            }
            Self::Surprised => (&[(Au1, 0.95), (Au2, 0.95), (Au5, 0.95), (Au25, 0.6), (Au26, 0.85)], &[], &[]),
        };
        let mut weights = Weights::of(both);
        for (side, units) in [(Side::Left, left), (Side::Right, right)] {
            for (unit, weight) in units {
                weights = weights.add_on(side, *unit, *weight);
            }
        }
        weights
    }

    /// The whole recipe, arms at rest.
    #[must_use]
    pub fn pose(self) -> Pose {
        let ((yaw, pitch, tilt), gaze, shoulders, flush) = match self {
            Self::Calm => ((-9.0, 0.0, -1.5), (0.15, 0.0), 0.0, 0.0),
            Self::Tense => ((-6.0, 2.0, 1.0), (0.2, 0.0), 0.35, 0.08),
            Self::Annoyed => ((-14.0, -2.0, 4.5), (0.45, -0.05), 0.2, 0.16),
            Self::Angry => ((-5.0, 8.0, -1.0), (0.12, -0.3), 0.6, 0.5),
            Self::Boiling => ((-4.0, 5.0, -3.0), (0.1, -0.25), 1.0, 1.0),
            Self::Resigned => ((13.0, 10.0, 5.0), (0.3, 0.95), -0.8, 0.0),
            Self::Content => ((-8.0, -1.0, -4.0), (0.15, 0.05), -0.25, 0.05),
            Self::Contempt => ((-19.0, -9.0, 4.0), (0.75, 0.42), 0.05, 0.03),
            Self::Sad => ((-7.0, 5.0, -6.0), (0.1, 0.3), -0.6, 0.12),
            Self::Surprised => ((-5.0, -4.0, 1.0), (0.15, 0.0), 0.3, 0.0),
        };
        Pose { units: self.units(), yaw, pitch, tilt, gaze, shoulders, flush, ..Pose::NEUTRAL }
    }
}
