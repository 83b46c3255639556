//! Glasses.

use super::{Head, moved};
use crate::face::canvas::{Canvas, ellipse, round_rect};
use crate::face::colour::Colour;
use crate::face::curve::{segments, spline};
use crate::face::person::Glasses;
use crate::face::unit::Side;

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    let view = &head.view;
    // Frame, half the width and height of a lens, how low it sits, corner radius (none for an ellipse).
    let (frame, rx, ry, y, corner) = match head.person.glasses {
        Glasses::None => return,
        Glasses::Round => (Colour::hex(0x002F_2B2E), 21.0, 19.0, 3.0, None),
        Glasses::Soft => (Colour::hex(0x008A_5A3C), 23.0, 14.5, 5.0, Some(11.0)),
        Glasses::Square => (Colour::hex(0x003A_3F4A), 23.5, 15.5, 4.0, Some(5.0)),
    };
    for side in Side::BOTH {
        let s = side.sign();
        let centre = view.lifted((s * 34.0, y), 12.0);
        let narrowed = (view.lifted((s * 52.0, 3.0), 10.0).0 - view.lifted((s * 14.0, 3.0), 14.0).0).abs() / 38.0;
        let half = rx * narrowed;
        let lens = match corner {
            None => ellipse(centre, (half, ry)),
            Some(radius) => round_rect(centre.0 - half, centre.1 - ry, 2.0 * half, 2.0 * ry, radius),
        };
        canvas.fill(&lens, Colour::WHITE.alpha(0.10));
        canvas.stroke(&lens, frame, 2.2);
        let glint = segments(&[moved(centre, -half * 0.5, ry * 0.5), moved(centre, -half * 0.1, -ry * 0.6)]);
        canvas.stroke(&glint, Colour::WHITE.alpha(0.32), 2.2);
        let hinge = moved(centre, s * half, -3.0);
        let temple = (s * 73.0 * view.width() - view.turn() * 10.0, centre.1 - 4.0);
        if (temple.0 - hinge.0) * s > 0.0 {
            canvas.stroke(&segments(&[hinge, temple]), frame, 2.2);
        }
    }
    let bridge =
        [view.lifted((-35.0 + rx, 0.0), 16.0), view.lifted((0.0, -3.0), 22.0), view.lifted((35.0 - rx, 0.0), 16.0)];
    canvas.stroke(&spline(&bridge), frame, 2.2);
}
