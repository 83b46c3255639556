//! The neutral head: named anchor points.
//!
//! The head is 200 units high, from the crown at y = -100 to the chin at y = 100. The origin lies midway between the
//! eyes; x grows away from the middle on paired parts (they are mirrored), y grows downwards.

use crate::face::curve::Pt;

/// A named part of the face: a row of anchors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Outline from the crown (0) over temple (2), cheekbone (4) and jaw (6) to the chin (8).
    Face,
    /// Middle line of the brow, from the nose outwards.
    Brow,
    /// Upper lid, from the inner corner (0) to the outer (4).
    LidUpper,
    /// Lower lid, from the inner corner (0) to the outer (4).
    LidLower,
    /// Corner of the mouth.
    MouthCorner,
    /// Upper edge of the upper lip: halfway (0) and the peak of Cupid's bow (1).
    LipUpperTop,
    /// Lower edge of the upper lip, halfway.
    LipUpperInner,
    /// Upper edge of the lower lip, halfway.
    LipLowerInner,
    /// Lower edge of the lower lip, halfway.
    LipLowerBottom,
    /// Wing of the nose, from above outwards to the nostril.
    Ala,
    /// Fold from the nose to the corner of the mouth.
    Nasolabial,
    /// Cheek under the eye.
    Cheek,
    /// The middle of the lips, from top to bottom: edges of the upper lip (0, 1), of the lower lip (2, 3).
    LipCentre,
    /// The arc over the chin.
    Chin,
    /// Ridge of the nose, from the root to the base.
    Nose,
}

impl Part {
    /// How many there are.
    pub const COUNT: usize = 15;

    /// The most anchors a part has.
    pub const MOST: usize = 9;

    /// All of them: first those that come in pairs.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Face,
        Self::Brow,
        Self::LidUpper,
        Self::LidLower,
        Self::MouthCorner,
        Self::LipUpperTop,
        Self::LipUpperInner,
        Self::LipLowerInner,
        Self::LipLowerBottom,
        Self::Ala,
        Self::Nasolabial,
        Self::Cheek,
        Self::LipCentre,
        Self::Chin,
        Self::Nose,
    ];

    /// Whether there is one on each side.
    #[must_use]
    pub const fn is_paired(self) -> bool {
        !matches!(self, Self::LipCentre | Self::Chin | Self::Nose)
    }

    /// Where the anchors of the neutral head are.
    #[must_use]
    pub const fn neutral(self) -> &'static [Pt] {
        match self {
            Self::Face => &[
                (0.0, -98.0),
                (40.0, -89.0),
                (66.0, -58.0),
                (72.5, -18.0),
                (71.0, 16.0),
                (65.0, 46.0),
                (52.0, 73.0),
                (27.0, 94.0),
                (0.0, 101.0),
            ],
            Self::Brow => &[(15.5, -20.0), (24.0, -24.0), (34.0, -26.5), (44.0, -25.0), (53.5, -19.0)],
            Self::LidUpper => &[(17.5, 3.0), (24.5, -4.2), (33.5, -7.4), (42.0, -5.4), (49.0, 0.2)],
            Self::LidLower => &[(17.5, 3.0), (25.0, 5.6), (33.5, 6.6), (42.0, 4.6), (49.0, 0.2)],
            Self::MouthCorner => &[(25.0, 61.0)],
            Self::LipUpperTop => &[(13.5, 56.6), (5.0, 53.6)],
            Self::LipUpperInner => &[(12.5, 60.6)],
            Self::LipLowerInner => &[(12.5, 61.2)],
            Self::LipLowerBottom => &[(13.5, 67.2)],
            Self::Ala => &[(9.5, 29.0), (15.0, 34.0), (14.5, 40.0), (9.0, 41.5)],
            Self::Nasolabial => &[(18.5, 33.0), (26.0, 43.0), (31.0, 55.0), (31.5, 64.0)],
            Self::Cheek => &[(22.0, 13.0), (34.0, 17.0), (47.0, 11.0)],
            Self::LipCentre => &[(0.0, 55.4), (0.0, 61.4), (0.0, 61.8), (0.0, 70.0)],
            Self::Chin => &[(-11.0, 83.0), (0.0, 80.0), (11.0, 83.0)],
            Self::Nose => &[(0.0, -12.0), (0.0, 12.0), (0.0, 33.0), (0.0, 42.5)],
        }
    }
}
