//! The brows.

use super::{Head, moved};
use crate::face::canvas::Canvas;
use crate::face::colour::linear;
use crate::face::curve::{ribbon, segments, unit};
use crate::face::rig::Part;
use crate::face::unit::ActionUnit::Au4;
use crate::face::unit::Side;

/// How thick a brow is along its length, in head units, at thickness 1.
const THICKNESS: [f64; 5] = [4.4, 5.6, 5.4, 4.0, 1.0];

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    let colour = head.hair.brow(head.person.age);
    for side in Side::BOTH {
        let spine = head.view.all(head.rig.part(Part::Brow, side), 4.0);
        let lowered = 1.0 + 0.06 * head.au_on(side, Au4);
        let widths = THICKNESS.map(|width| width * head.person.brow * lowered);
        let paint = linear(
            spine[0],
            spine[4],
            &[(0.0, colour, 0.72), (0.22, colour, 0.96), (0.8, colour, 0.96), (1.0, colour, 0.8)],
        );
        canvas.fill(&ribbon(&spine, &widths), paint);
        // Thick brows show single hairs at the nose.
        let hairs = 0.8 * unit((head.person.brow - 1.0) / 0.05);
        for index in 0..3 {
            let root = moved(spine[index], 0.0, 1.5);
            let hair = segments(&[root, moved(root, side.sign() * 2.4, -widths[index] * 0.72)]);
            canvas.stroke(&hair, colour.alpha(hairs), 1.2);
        }
    }
}
