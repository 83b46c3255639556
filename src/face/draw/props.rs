//! Things in people's hands: a phone, a bag, a watch, keys.

use crate::face::canvas::{Canvas, circle, ellipse, round_rect};
use crate::face::colour::Colour;
use crate::face::curve::{outline, segments, spline};
use crate::face::kurbo::BezPath;

/// A phone seen from behind, its middle at the origin.
pub(super) fn phone(canvas: &mut Canvas, width: f64, height: f64) {
    let (x, y) = (-width / 2.0, -height / 2.0);
    canvas.fill(&round_rect(x, y, width, height, 10.0), Colour::hex(0x0023_242B));
    canvas.fill(&round_rect(x + 1.5, y + 1.5, width - 3.0, height - 3.0, 9.0), Colour::hex(0x0034_363F));
    canvas.fill(&round_rect(x + 7.0, y + 7.0, 24.0, 26.0, 7.0), Colour::hex(0x0024_252C));
    for (dx, dy) in [(14.0, 15.0), (24.0, 15.0), (14.0, 26.0)] {
        canvas.fill(&circle((x + dx, y + dy), 4.4), Colour::hex(0x0011_1218));
    }
    canvas.fill(&circle((x + 13.0, y + 14.0), 1.3), Colour::hex(0x006C_7C97));
}

/// A leather bag, held by its handle at about (0, 436).
pub(super) fn bag(canvas: &mut Canvas) {
    let (leather, edge) = (Colour::hex(0x007B_5138), Colour::hex(0x005B_3A28));
    let shape = outline(
        &[(-92.0, 474.0), (-86.0, 452.0), (0.0, 440.0), (86.0, 452.0), (92.0, 474.0), (104.0, 640.0), (-104.0, 640.0)],
        &[4, 5, 6],
    );
    canvas.fill(&shape, leather);
    canvas.stroke(&shape, edge, 1.6);
    canvas.stroke(&spline(&[(-94.0, 500.0), (0.0, 512.0), (94.0, 500.0)]), edge.alpha(0.7), 2.4);
    let mut handle = BezPath::new();
    handle.move_to((-46.0, 470.0));
    handle.curve_to((-46.0, 398.0), (46.0, 398.0), (46.0, 470.0));
    canvas.stroke(&handle, edge, 11.0);
    canvas.stroke(&handle, leather, 7.0);
}

/// A wrist watch, in the space of a hand: the wrist at the origin, the forearm coming from the left.
pub(super) fn watch(canvas: &mut Canvas, width: f64) {
    let (strap, case, dial) = (Colour::hex(0x004A_3428), Colour::hex(0x008D_8A92), Colour::hex(0x00F4_EFE6));
    canvas.fill(&round_rect(-13.0, -width / 2.0, 15.0, width, 4.0), strap);
    canvas.fill(&ellipse((-5.5, -1.0), (12.0, 12.5)), case);
    canvas.fill(&ellipse((-5.5, -1.0), (9.4, 10.0)), dial);
    let hands = Colour::hex(0x002B_2A33);
    canvas.stroke(&segments(&[(-5.5, -8.0), (-5.5, -1.0), (-0.5, 2.0)]), hands, 1.5);
}

/// A bunch of keys hanging from the origin.
pub(super) fn keys(canvas: &mut Canvas) {
    let (steel, brass, edge) = (Colour::hex(0x00A9_ABB0), Colour::hex(0x00C8_A45A), Colour::hex(0x005A_5C62));
    canvas.stroke(&circle((0.0, 10.0), 10.0), edge, 2.6);
    for (degrees, colour, length) in [(-24.0_f64, steel, 44.0), (14.0, brass, 40.0), (-3.0, steel, 50.0)] {
        let turned = crate::face::kurbo::Affine::translate((0.0, 18.0))
            * crate::face::kurbo::Affine::rotate(degrees.to_radians());
        canvas.with(turned, |canvas| {
            let bow = circle((0.0, 7.0), 7.0);
            canvas.fill(&bow, colour);
            canvas.stroke(&bow, edge, 1.0);
            canvas.fill(&circle((0.0, 5.0), 2.2), edge);
            let blade = round_rect(-2.4, 13.0, 4.8, length - 13.0, 1.5);
            canvas.fill(&blade, colour);
            canvas.stroke(&blade, edge, 1.0);
            for tooth in [0.55, 0.72, 0.88] {
                canvas.stroke(&segments(&[(2.4, length * tooth), (5.0, length * tooth)]), edge, 2.0);
            }
        });
    }
}
