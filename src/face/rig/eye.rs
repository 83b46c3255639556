//! An eye: its lids after gaze and blink, as they are drawn.

use super::{Part, Rig};
use crate::face::curve::{Pt, lerp};
use crate::face::unit::{ActionUnit, Side};

/// The lids of one eye, seen from the front, from the inner corner (0) to the outer (4).
#[derive(Clone, Copy, Debug)]
pub struct Eye {
    /// Upper lid.
    pub upper: [Pt; 5],
    /// Lower lid.
    pub lower: [Pt; 5],
    /// How far the eye is closed, 0 to 1.
    pub closed: f64,
}

impl Rig {
    /// The lids of one eye. They follow the gaze, or a downward look would read as fear; eyes closed (43) and a blink
    /// bring the upper lid down to the lower one; the upper lid never passes it.
    #[must_use]
    pub fn eye(&self, side: Side, gaze: Pt, blink: f64) -> Eye {
        let mut upper = [(0.0, 0.0); 5];
        let mut lower = upper;
        upper.copy_from_slice(self.part(Part::LidUpper, side));
        lower.copy_from_slice(self.part(Part::LidLower, side));
        let closed = (self.on(side, ActionUnit::Au43) + blink).clamp(0.0, 1.0);
        for index in 1..4 {
            upper[index].1 += gaze.1.max(-0.6) * 2.7;
            lower[index].1 += gaze.1;
            let shut = lower[index].1 - 0.2;
            upper[index].1 = lerp(upper[index].1, shut, closed).min(lower[index].1 - 0.6 * (1.0 - closed));
        }
        lower[2].1 += 0.8 * closed;
        Eye { upper, lower, closed }
    }
}
