//! A mouth: its lips as they are drawn, in order from top to bottom.

use super::{Part, Rig};
use crate::face::curve::Pt;
use crate::face::unit::Side;
use crate::face::view::View;

/// How far in front of the head's surface the lips lie.
const LIPS: f64 = 4.0;

/// The lips as seen; every row goes from the viewer's left to the right.
#[derive(Clone, Copy, Debug)]
pub struct Mouth {
    /// The corners.
    pub corners: [Pt; 2],
    /// Upper edge of the upper lip: halfway, peak, middle, peak, halfway.
    pub upper_top: [Pt; 5],
    /// Lower edge of the upper lip.
    pub upper_inner: [Pt; 3],
    /// Upper edge of the lower lip.
    pub lower_inner: [Pt; 3],
    /// Lower edge of the lower lip.
    pub lower_bottom: [Pt; 3],
}

impl Mouth {
    /// How far the lips are apart in the middle.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.lower_inner[1].1 - self.upper_inner[1].1
    }
}

impl Rig {
    /// The mouth. Lips that would cross meet in the middle; no lip gets thinner than a line.
    #[must_use]
    pub fn mouth(&self, view: &View) -> Mouth {
        let at = |part, side, index: usize, lift| view.lifted(self.part(part, side)[index], LIPS + lift);
        let row = |part, middle: usize, lift| {
            [at(part, Side::Left, 0, 0.0), at(Part::LipCentre, Side::Left, middle, lift), at(part, Side::Right, 0, 0.0)]
        };
        let corners = Side::BOTH.map(|side| at(Part::MouthCorner, side, 0, -2.0));
        let mut upper_inner = row(Part::LipUpperInner, 1, 2.0);
        let mut lower_inner = row(Part::LipLowerInner, 2, 2.0);
        for (upper, lower) in upper_inner.iter_mut().zip(&mut lower_inner) {
            if lower.1 < upper.1 + 0.3 {
                let middle = f64::midpoint(lower.1, upper.1);
                upper.1 = middle - 0.15;
                lower.1 = middle + 0.15;
            }
        }
        let mut upper_top = [
            at(Part::LipUpperTop, Side::Left, 0, 0.0),
            at(Part::LipUpperTop, Side::Left, 1, 2.0),
            at(Part::LipCentre, Side::Left, 0, 2.0),
            at(Part::LipUpperTop, Side::Right, 1, 2.0),
            at(Part::LipUpperTop, Side::Right, 0, 0.0),
        ];
        for (top, inner) in upper_top.iter_mut().zip([0, 0, 1, 2, 2]) {
            top.1 = top.1.min(upper_inner[inner].1 - 0.9);
        }
        let mut lower_bottom = row(Part::LipLowerBottom, 3, 3.0);
        for (bottom, inner) in lower_bottom.iter_mut().zip(&lower_inner) {
            bottom.1 = bottom.1.max(inner.1 + 1.4);
        }
        Mouth { corners, upper_top, upper_inner, lower_inner, lower_bottom }
    }
}
