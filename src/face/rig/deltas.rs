//! What each action unit, and some pairs of them, do to the anchors.

use super::anchors::Part;
use crate::face::unit::ActionUnit::{self, *};

/// For a part: which anchor moves how far outwards and how far down, in head units.
pub type Moves = &'static [(Part, &'static [(usize, f64, f64)])];

/// What a unit does at weight 1. [`Au43`] closes the lids by another rule: see [`super::Rig::eye`].
pub const UNITS: &[(ActionUnit, Moves)] = &[
    (
        Au1,
        &[
            (Part::Brow, &[(0, -0.5, -8.5), (1, -0.3, -6.2), (2, 0.0, -2.6), (4, 0.0, 0.6)]),
            (Part::LidUpper, &[(1, 0.0, -0.9), (2, 0.0, -0.3)]),
        ],
    ),
    (
        Au2,
        &[
            (Part::Brow, &[(0, 0.0, -1.0), (1, 0.0, -3.4), (2, 0.4, -6.6), (3, 1.0, -8.0), (4, 1.2, -5.4)]),
            (Part::LidUpper, &[(3, 0.0, -0.8)]),
        ],
    ),
    (
        Au4,
        &[
            (Part::Brow, &[(0, -4.4, 6.8), (1, -3.4, 6.8), (2, -1.8, 5.6), (3, -0.6, 3.8), (4, 0.0, 1.8)]),
            (Part::LidUpper, &[(1, 0.0, 1.2), (2, 0.0, 0.7)]),
        ],
    ),
    (Au5, &[(Part::LidUpper, &[(1, -0.4, -2.8), (2, 0.0, -4.0), (3, 0.4, -3.2)])]),
    (
        Au6,
        &[
            (Part::LidLower, &[(1, 0.0, -2.0), (2, 0.0, -3.6), (3, 0.0, -3.0)]),
            (Part::LidUpper, &[(1, 0.0, 0.3), (2, 0.0, 0.8), (3, 0.0, 1.4)]),
            (Part::Brow, &[(3, 0.0, 0.6), (4, 0.0, 1.3)]),
            (Part::Cheek, &[(0, 0.0, -3.0), (1, 0.0, -4.5), (2, 0.5, -3.5)]),
            (Part::Nasolabial, &[(0, 0.0, -1.5), (1, 1.5, -2.0)]),
        ],
    ),
    (
        Au7,
        &[
            (Part::LidLower, &[(1, 0.0, -2.2), (2, 0.0, -3.0), (3, 0.0, -2.0)]),
            (Part::LidUpper, &[(1, 0.0, 1.2), (2, 0.0, 1.9), (3, 0.0, 1.5)]),
        ],
    ),
    (
        Au9,
        &[
            (Part::Ala, &[(0, 1.0, -3.0), (1, 1.8, -3.4), (2, 1.6, -3.0), (3, 0.6, -2.0)]),
            (Part::Nose, &[(2, 0.0, -2.0), (3, 0.0, -2.0)]),
            (Part::Brow, &[(0, -1.5, 3.2), (1, -1.0, 2.0)]),
            (Part::LipUpperTop, &[(0, 0.0, -2.4), (1, 0.0, -3.0)]),
            (Part::LipCentre, &[(0, 0.0, -3.0)]),
            (Part::LipUpperInner, &[(0, 0.0, -1.2)]),
            (Part::LidLower, &[(1, 0.0, -1.6), (2, 0.0, -1.0)]),
            (Part::Nasolabial, &[(0, 0.6, -4.0), (1, 1.0, -2.0)]),
        ],
    ),
    (
        Au10,
        &[
            (Part::LipUpperTop, &[(0, 0.6, -4.8), (1, 0.4, -4.0)]),
            (Part::LipUpperInner, &[(0, 0.4, -3.0)]),
            (Part::LipCentre, &[(0, 0.0, -3.4), (1, 0.0, -2.4)]),
            (Part::MouthCorner, &[(0, 1.0, -0.6)]),
            (Part::Ala, &[(1, 1.2, -1.6), (2, 1.0, -1.4)]),
            (Part::Nasolabial, &[(1, 1.5, -2.0), (2, 3.0, -2.0)]),
        ],
    ),
    (
        Au12,
        &[
            (Part::MouthCorner, &[(0, 7.2, -7.0)]),
            (Part::LipUpperTop, &[(0, 4.0, -2.4), (1, 0.8, 0.4)]),
            (Part::LipUpperInner, &[(0, 3.2, -1.4)]),
            (Part::LipLowerInner, &[(0, 3.2, -1.0)]),
            (Part::LipLowerBottom, &[(0, 3.0, -1.6)]),
            (Part::LipCentre, &[(0, 0.0, 0.8), (1, 0.0, 0.9), (2, 0.0, 1.0), (3, 0.0, -0.2)]),
            (Part::Nasolabial, &[(1, 2.0, -1.0), (2, 5.0, -3.0), (3, 6.5, -4.0)]),
            (Part::Cheek, &[(1, 0.0, -2.0)]),
            (Part::Face, &[(4, 0.8, -1.0), (5, 1.6, -0.6)]),
            (Part::Ala, &[(1, 1.0, -0.4)]),
        ],
    ),
    (
        Au14,
        &[
            (Part::MouthCorner, &[(0, 3.4, -2.2)]),
            (Part::LipUpperTop, &[(0, 1.8, 0.4)]),
            (Part::LipUpperInner, &[(0, 1.6, -0.3)]),
            (Part::LipLowerInner, &[(0, 1.6, -0.3)]),
            (Part::LipLowerBottom, &[(0, 1.6, -1.0)]),
            (Part::Nasolabial, &[(3, 3.0, -1.0)]),
        ],
    ),
    (
        Au15,
        &[
            (Part::MouthCorner, &[(0, 0.6, 6.4)]),
            (Part::LipUpperTop, &[(0, 0.2, 2.0)]),
            (Part::LipUpperInner, &[(0, 0.1, 1.6)]),
            (Part::LipLowerInner, &[(0, 0.1, 1.8)]),
            (Part::LipLowerBottom, &[(0, 0.6, 2.2)]),
            (Part::Nasolabial, &[(3, 0.8, 3.0)]),
        ],
    ),
    (
        Au17,
        &[
            (Part::LipCentre, &[(0, 0.0, -1.6), (1, 0.0, -2.4), (2, 0.0, -2.8), (3, 0.0, -3.4)]),
            (Part::LipLowerBottom, &[(0, 0.6, -1.8)]),
            (Part::LipUpperInner, &[(0, 0.0, -1.0)]),
            (Part::LipLowerInner, &[(0, 0.0, -1.2)]),
            (Part::LipUpperTop, &[(1, 0.0, -1.2)]),
            (Part::Chin, &[(0, -1.0, -4.0), (1, 0.0, -5.5), (2, 1.0, -4.0)]),
            (Part::Face, &[(7, 0.0, -1.0), (8, 0.0, -2.0)]),
        ],
    ),
    (
        Au20,
        &[
            (Part::MouthCorner, &[(0, 6.0, 1.6)]),
            (Part::LipUpperTop, &[(0, 3.0, 0.8), (1, 0.4, 0.8)]),
            (Part::LipUpperInner, &[(0, 2.6, 0.2)]),
            (Part::LipLowerInner, &[(0, 2.6, 0.4)]),
            (Part::LipLowerBottom, &[(0, 3.0, -0.8)]),
            (Part::LipCentre, &[(0, 0.0, 0.6), (3, 0.0, -1.0)]),
        ],
    ),
    (
        Au23,
        &[
            (Part::MouthCorner, &[(0, -2.6, 0.0)]),
            (Part::LipUpperTop, &[(0, -1.0, 2.0), (1, -0.2, 2.8)]),
            (Part::LipLowerBottom, &[(0, -1.0, -2.4)]),
            (Part::LipCentre, &[(0, 0.0, 2.4), (3, 0.0, -3.0)]),
        ],
    ),
    (
        Au24,
        &[
            (Part::MouthCorner, &[(0, -0.6, 0.2)]),
            (Part::LipUpperTop, &[(0, 0.0, 2.4), (1, 0.0, 3.2)]),
            (Part::LipLowerBottom, &[(0, 0.0, -2.8)]),
            (Part::LipCentre, &[(0, 0.0, 2.6), (3, 0.0, -3.4)]),
            (Part::Chin, &[(1, 0.0, -2.0)]),
        ],
    ),
    (
        Au25,
        &[
            (Part::LipUpperInner, &[(0, 0.0, -1.0)]),
            (Part::LipLowerInner, &[(0, 0.0, 2.2)]),
            (Part::LipLowerBottom, &[(0, 0.0, 1.8)]),
            (Part::LipCentre, &[(0, 0.0, -0.5), (1, 0.0, -1.2), (2, 0.0, 3.0), (3, 0.0, 2.4)]),
        ],
    ),
    (
        Au26,
        &[
            (Part::MouthCorner, &[(0, -3.0, 4.8)]),
            (Part::LipLowerInner, &[(0, -0.6, 7.0)]),
            (Part::LipLowerBottom, &[(0, -1.0, 8.4)]),
            (Part::LipCentre, &[(2, 0.0, 10.0), (3, 0.0, 10.4)]),
            (Part::LipUpperInner, &[(0, -0.4, 0.0)]),
            (Part::Chin, &[(0, 0.0, 9.0), (1, 0.0, 10.0), (2, 0.0, 9.0)]),
            (Part::Face, &[(5, -0.6, 2.0), (6, -1.0, 6.0), (7, -1.0, 9.5), (8, 0.0, 10.0)]),
            (Part::Nasolabial, &[(3, -1.0, 3.0)]),
        ],
    ),
];

/// What two units do together beyond what each does alone, at weight 1 each: it grows with their product.
pub const PAIRS: &[(ActionUnit, ActionUnit, Moves)] = &[
    // Grief: the brow stands oblique instead of flat.
    (Au1, Au4, &[(Part::Brow, &[(0, 1.5, -4.6), (1, 1.0, -2.6), (2, 0.4, -0.6), (3, 0.0, 0.4), (4, 0.0, 1.0)])]),
    // Glare: the brow hides the inner lid, the outer stays open.
    (Au4, Au5, &[(Part::LidUpper, &[(1, 0.0, 1.6), (2, 0.0, 0.3)]), (Part::Brow, &[(1, 0.0, 0.8)])]),
    // Felt smile: the lower lid rises into a crescent.
    (Au6, Au12, &[(Part::LidLower, &[(1, 0.0, -0.5), (2, 0.0, -0.9)]), (Part::Cheek, &[(1, 1.0, -1.0)])]),
    // Lids that both tighten and widen meet halfway.
    (Au7, Au5, &[(Part::LidUpper, &[(1, 0.0, 0.5)])]),
    // Corners pulled both ways go out.
    (Au12, Au15, &[(Part::MouthCorner, &[(0, 1.5, -1.0)])]),
    // Tight lips part less.
    (Au25, Au23, &[(Part::LipCentre, &[(1, 0.0, -0.8), (2, 0.0, 1.0)]), (Part::MouthCorner, &[(0, 1.2, 0.0)])]),
    // A raised upper lip bares the teeth.
    (Au10, Au25, &[(Part::LipUpperInner, &[(0, 0.6, -1.8)]), (Part::LipCentre, &[(1, 0.0, -2.0)])]),
    // A laugh is wider than a smile.
    (Au12, Au26, &[(Part::MouthCorner, &[(0, 1.4, -1.6)])]),
];
