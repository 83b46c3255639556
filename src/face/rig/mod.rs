//! The rig: from a person and the weights of action units to where every anchor of the face is.
//!
//! Order: shape of the person, units, pairs of units, fixed asymmetry; then, where lids and lips are asked for, what
//! gaze and blink do to them, and the rules that keep lids and lips from crossing.

mod anchors;
mod deltas;
mod eye;
mod mouth;
mod shape;

pub use anchors::Part;
pub use eye::Eye;
pub use mouth::Mouth;

use super::curve::Pt;
use super::person::Person;
use super::unit::{ActionUnit, Side, Weights};
use super::view::View;

/// The furthest any anchor may move from where it is at rest, in head units.
pub const FURTHEST: f64 = 16.0;

/// Pairs of units count at most this much each.
const PAIR_CAP: f64 = 1.2;

/// A face with its anchors in place, seen from the front.
#[derive(Clone, Debug)]
pub struct Rig {
    anchors: [[[Pt; Part::MOST]; 2]; Part::COUNT],
    weights: Weights,
}

impl Rig {
    /// Puts the anchors of a person's face where the units move them.
    #[must_use]
    pub fn new(person: &Person, weights: Weights) -> Self {
        let weights = weights.bounded();
        let mut anchors = [[[(0.0, 0.0); Part::MOST]; 2]; Part::COUNT];
        for part in Part::ALL {
            for side in Side::BOTH {
                for (index, neutral) in part.neutral().iter().enumerate() {
                    anchors[part as usize][side as usize][index] = shape::shaped(person, part, index, *neutral);
                }
            }
        }
        let rest = anchors;
        let mut apply = |moves: deltas::Moves, side: Side, weight: f64| {
            for (part, moves) in moves {
                for (index, out, down) in *moves {
                    // What lies in the middle is moved by both sides, half by each.
                    let (sides, share): (&[Side], f64) =
                        if part.is_paired() { (&[side], 1.0) } else { (&Side::BOTH, 0.5) };
                    for side in sides {
                        let anchor = &mut anchors[*part as usize][*side as usize][*index];
                        *anchor = (anchor.0 + out * weight * share, anchor.1 + down * weight * share);
                    }
                }
            }
        };
        for side in Side::BOTH {
            for (unit, moves) in deltas::UNITS {
                apply(moves, side, weights.get(side, *unit));
            }
            for (one, other, moves) in deltas::PAIRS {
                let weight = |unit| weights.get(side, unit).min(PAIR_CAP);
                apply(moves, side, weight(*one) * weight(*other));
            }
        }
        for part in Part::ALL {
            for side in Side::BOTH {
                for (index, rest) in rest[part as usize][side as usize].iter().enumerate() {
                    let anchor = &mut anchors[part as usize][side as usize][index];
                    *anchor = kept_near(*rest, *anchor);
                    if part.is_paired() {
                        anchor.0 *= side.sign();
                    }
                    *anchor = shape::asymmetric(person, part, side, index, *anchor);
                }
            }
        }
        Self { anchors, weights }
    }

    /// The anchors of a part; of a part in the middle, either side gives the same.
    #[must_use]
    pub fn part(&self, part: Part, side: Side) -> &[Pt] {
        &self.anchors[part as usize][side as usize][..part.neutral().len()]
    }

    /// The strength of a unit on one side, within its bounds.
    #[must_use]
    pub fn on(&self, side: Side, unit: ActionUnit) -> f64 {
        self.weights.get(side, unit)
    }

    /// The strength of a unit, the mean of both sides.
    #[must_use]
    pub fn mean(&self, unit: ActionUnit) -> f64 {
        self.weights.mean(unit)
    }

    /// The outline of the face as seen: from the crown over the viewer's right to the chin and back.
    #[must_use]
    pub fn outline(&self, view: &View) -> Vec<Pt> {
        // How far in front of the middle of the head the outline lies: the chin moves when the head turns.
        const DEPTH: [f64; Part::MOST] = [0.0, 0.0, 0.0, 0.0, 2.0, 8.0, 18.0, 40.0, 52.0];
        let seen = |side| self.part(Part::Face, side).iter().zip(DEPTH).map(|(point, z)| view.at_depth(*point, z));
        let mut outline: Vec<Pt> = seen(Side::Right).collect();
        let left: Vec<Pt> = seen(Side::Left).collect();
        outline.extend(left[1..left.len() - 1].iter().rev());
        outline
    }
}

fn kept_near(rest: Pt, moved: Pt) -> Pt {
    let (dx, dy) = (moved.0 - rest.0, moved.1 - rest.1);
    let length = dx.hypot(dy);
    if length <= FURTHEST {
        return moved;
    }
    (rest.0 + dx * FURTHEST / length, rest.1 + dy * FURTHEST / length)
}
