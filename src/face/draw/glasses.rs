//! Glasses.

use super::{Head, moved};
use crate::face::canvas::{Canvas, ellipse, round_rect};
use crate::face::colour::Colour;
use crate::face::curve::{Pt, segments, spline};
use crate::face::person::Glasses;
use crate::face::unit::Side;
use crate::face::view::View;

/// The shape of a pair of glasses, in head units.
struct Frame {
    colour: Colour,
    /// Half the width and the height of a lens.
    half: (f64, f64),
    /// Height of the middle of the lenses.
    y: f64,
    /// Radius of the corners; an ellipse has none.
    corner: Option<f64>,
}

impl Frame {
    fn of(glasses: Glasses) -> Option<Self> {
        let (colour, half, y, corner) = match glasses {
            Glasses::None => return None,
            Glasses::Round => (0x002F_2B2E, (21.0, 19.0), 3.0, None),
            Glasses::Soft => (0x008A_5A3C, (23.0, 14.5), 5.0, Some(11.0)),
            Glasses::Square => (0x003A_3F4A, (23.5, 15.5), 4.0, Some(5.0)),
        };
        Some(Self { colour: Colour::hex(colour), half, y, corner })
    }

    /// The middle of a lens as seen, and half its width: that of the far one is narrower.
    fn lens(&self, view: &View, side: Side) -> (Pt, f64) {
        let s = side.sign();
        let edges = [view.lifted((s * 52.0, 3.0), 10.0), view.lifted((s * 14.0, 3.0), 14.0)];
        (view.lifted((s * 34.0, self.y), 12.0), self.half.0 * (edges[0].0 - edges[1].0).abs() / 38.0)
    }
}

/// The sides of the frame, which go under the hair.
pub(super) fn temples(canvas: &mut Canvas, head: &Head) {
    let Some(frame) = Frame::of(head.person.glasses) else { return };
    for side in Side::BOTH {
        let s = side.sign();
        let (centre, half) = frame.lens(&head.view, side);
        let hinge = moved(centre, s * half, -3.0);
        let ear = (s * 73.0 * head.view.width() - head.view.turn() * 10.0, centre.1 - 4.0);
        if (ear.0 - hinge.0) * s > 0.0 {
            canvas.stroke(&segments(&[hinge, ear]), frame.colour, 2.2);
        }
    }
}

/// Lenses and bridge.
pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    let view = &head.view;
    let Some(frame) = Frame::of(head.person.glasses) else { return };
    let (rx, ry) = frame.half;
    for side in Side::BOTH {
        let (centre, half) = frame.lens(view, side);
        let lens = match frame.corner {
            None => ellipse(centre, (half, ry)),
            Some(radius) => round_rect(centre.0 - half, centre.1 - ry, 2.0 * half, 2.0 * ry, radius),
        };
        canvas.fill(&lens, Colour::WHITE.alpha(0.10));
        canvas.stroke(&lens, frame.colour, 2.2);
        let glint = segments(&[moved(centre, -half * 0.5, ry * 0.5), moved(centre, -half * 0.1, -ry * 0.6)]);
        canvas.stroke(&glint, Colour::WHITE.alpha(0.32), 2.2);
    }
    let bridge =
        [view.lifted((-35.0 + rx, 0.0), 16.0), view.lifted((0.0, -3.0), 22.0), view.lifted((35.0 - rx, 0.0), 16.0)];
    canvas.stroke(&spline(&bridge), frame.colour, 2.2);
}
