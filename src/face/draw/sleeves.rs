//! Sleeves and bare forearms: two ribbons of equal width at the elbow, drawn as one shape without a puppet's joint.

use super::torso::Body;
use crate::face::canvas::Canvas;
use crate::face::colour::{Colour, linear};
use crate::face::curve::{Pt, band, between, distance, ribbon, spline, unit};
use crate::face::palette::LIGHT;
use crate::face::person::Top;
use crate::face::unit::Side;

/// The joints of one arm.
#[derive(Clone, Copy)]
pub(super) struct Joints {
    pub(super) shoulder: Pt,
    pub(super) elbow: Pt,
    pub(super) wrist: Pt,
}

impl Joints {
    /// The direction of the forearm, one unit long.
    pub(super) fn forearm(&self) -> Pt {
        let length = distance(self.elbow, self.wrist).max(1.0);
        ((self.wrist.0 - self.elbow.0) / length, (self.wrist.1 - self.elbow.1) / length)
    }

    fn upper_arm(&self) -> Pt {
        let length = distance(self.shoulder, self.elbow).max(1.0);
        ((self.elbow.0 - self.shoulder.0) / length, (self.elbow.1 - self.shoulder.1) / length)
    }
}

/// Widths of an arm in its sleeve: shoulder, elbow, forearm, wrist.
fn widths(body: &Body) -> [f64; 4] {
    if body.head.person.is_woman() { [58.0, 50.0, 42.0, 36.0] } else { [70.0, 60.0, 50.0, 43.0] }
}

/// The tones of a sleeve at the shoulder and below the elbow.
fn tones(body: &Body, side: Side) -> (Colour, Colour) {
    let cloth = &body.cloth;
    match side {
        Side::Left => (cloth.light.mix(cloth.base, 0.34), cloth.light.mix(cloth.base, 0.15)),
        Side::Right => (cloth.base.mix(cloth.dark, 0.7).mix(cloth.line, 0.2), cloth.dark.mix(cloth.line, 0.22)),
    }
}

/// Paints the root of a sleeve, to lie behind the trunk.
pub(super) fn root(canvas: &mut Canvas, body: &Body, side: Side, shoulder: Pt, elbow: Pt) {
    let width = widths(body)[0];
    let end = between(shoulder, elbow, 0.45);
    let end = (end.0 + side.sign() * 3.0, end.1);
    canvas.fill(&ribbon(&[shoulder, end], &[width * 0.86, width * 0.97]), tones(body, side).0);
}

/// Paints one arm to the wrist.
pub(super) fn paint(canvas: &mut Canvas, body: &Body, side: Side, joints: Joints) {
    let (upper_tone, fore_tone) = tones(body, side);
    if body.has_short_sleeves() {
        bare(canvas, body, side, joints, upper_tone, fore_tone);
    } else {
        sleeved(canvas, body, side, joints, upper_tone, fore_tone);
    }
}

fn sleeved(canvas: &mut Canvas, body: &Body, side: Side, joints: Joints, upper_tone: Colour, fore_tone: Colour) {
    let (cloth, width) = (&body.cloth, widths(body));
    let Joints { shoulder, elbow, wrist } = joints;
    let middle = between(shoulder, elbow, 0.5);
    let middle = (middle.0 + side.sign() * 3.0, middle.1);
    let upper = ribbon(&[shoulder, middle, elbow], &[width[0] * 0.86, width[0] * 0.98, width[1] * 0.92]);
    let fore = ribbon(&[elbow, between(elbow, wrist, 0.4), wrist], &[width[1] * 0.92, width[2] * 1.04, width[3]]);
    // First both contours, then both fills: what is left is the contour of the union.
    contour(canvas, body, joints, &upper, 2.8);
    canvas.stroke(&fore, cloth.line.alpha(0.85), 2.8);
    // The sleeve grows out of the trunk: no cap at the shoulder.
    let grows = [
        (0.0, upper_tone, 0.0),
        (0.06, upper_tone, 0.5),
        (0.16, upper_tone, 1.0),
        (0.3, upper_tone, 1.0),
        (1.0, fore_tone, 1.0),
    ];
    canvas.fill(&upper, linear(shoulder, elbow, &grows));
    canvas.fill(&fore, fore_tone);
    elbow_fold(canvas, body, joints, width[1]);
    cuff(canvas, body, joints, width[3], fore_tone);
}

/// The contour of an upper arm fades in from the shoulder.
fn contour(canvas: &mut Canvas, body: &Body, joints: Joints, path: &crate::face::kurbo::BezPath, width: f64) {
    let line = body.cloth.line;
    let fading = [(0.0, line, 0.0), (0.22, line, 0.0), (0.5, line, 0.85), (1.0, line, 0.85)];
    canvas.stroke(path, linear(joints.shoulder, joints.elbow, &fading), width);
}

/// The fold inside a bent elbow.
fn elbow_fold(canvas: &mut Canvas, body: &Body, joints: Joints, width: f64) {
    let (along, fore) = (joints.upper_arm(), joints.forearm());
    let (x, y) = (fore.0 - along.0, fore.1 - along.1);
    let bend = x.hypot(y);
    let shown = unit((bend - 0.2) / 0.1);
    if shown == 0.0 {
        return;
    }
    let (x, y) = (x / bend, y / bend);
    let (ex, ey) = joints.elbow;
    let outer = (ex + x * width * 0.46, ey + y * width * 0.46);
    let inner = (ex + x * width * 0.05, ey + y * width * 0.05);
    let middle = between(outer, inner, 0.5);
    let line = body.cloth.line;
    canvas.fill(&ribbon(&[outer, (middle.0 + 3.0, middle.1), inner], &[3.4, 2.6, 0.6]), line.alpha(0.6 * shown));
    let second = (outer.0 - along.0 * 14.0, outer.1 - along.1 * 14.0);
    let end = (second.0 - x * 12.0 + fore.0 * 2.0, second.1 - y * 12.0 + fore.1 * 2.0);
    canvas.fill(&ribbon(&[second, end], &[2.4, 0.6]), line.alpha(0.4 * shown));
}

fn cuff(canvas: &mut Canvas, body: &Body, joints: Joints, width: f64, sleeve: Colour) {
    let cloth = &body.cloth;
    let (x, y) = joints.forearm();
    let at = |along: f64| (joints.wrist.0 + x * along, joints.wrist.1 + y * along);
    match body.top() {
        Top::Blazer | Top::Jacket | Top::Shirt => {
            let cuff = band(&[at(8.0), at(22.0)], &[width * 0.92, width * 0.88]);
            let colour = if body.top() == Top::Shirt { cloth.base.mix(Colour::WHITE, 0.3) } else { cloth.under };
            canvas.fill(&cuff, colour);
            canvas.stroke(&cuff, cloth.line, 1.0);
        }
        _ => {
            let cuff = ribbon(&[at(-4.0), at(14.0)], &[width * 1.02, width * 0.98]);
            canvas.fill(&cuff, sleeve.mix(LIGHT, 0.12));
            canvas.stroke(&cuff, cloth.line, 1.1);
        }
    }
}

/// A short sleeve and the bare arm below it.
fn bare(canvas: &mut Canvas, body: &Body, side: Side, joints: Joints, upper_tone: Colour, fore_tone: Colour) {
    let (cloth, width, skin) = (&body.cloth, widths(body), &body.head.skin);
    let Joints { shoulder, elbow, wrist } = joints;
    let tone = skin.base.mix(skin.shade, if side == Side::Left { 0.08 } else { 0.4 });
    let middle = between(shoulder, elbow, 0.5);
    let middle = (middle.0 + side.sign() * 3.0, middle.1);
    let upper = ribbon(&[middle, elbow], &[width[1] * 0.8, width[1] * 0.84]);
    let fore =
        ribbon(&[elbow, between(elbow, wrist, 0.4), wrist], &[width[1] * 0.84, width[2] * 0.98, width[3] * 0.78]);
    for part in [&upper, &fore] {
        canvas.fill(part, tone);
        canvas.stroke(part, skin.line.alpha(0.4), 1.3);
    }
    canvas.fill(&upper, tone);

    let (x, y) = joints.upper_arm();
    let end = between(shoulder, elbow, 0.62);
    let end = (end.0 + side.sign() * 2.0, end.1);
    let knee = between(shoulder, elbow, 0.3);
    let knee = (knee.0 + side.sign() * 3.0, knee.1);
    let sleeve = ribbon(&[shoulder, knee, end], &[width[0] * 0.84, width[0] * 0.98, width[0] * 1.02]);
    contour(canvas, body, joints, &sleeve, 2.6);
    let grows = [
        (0.0, upper_tone, 0.0),
        (0.06, upper_tone, 0.5),
        (0.16, upper_tone, 1.0),
        (0.3, upper_tone, 1.0),
        (1.0, fore_tone, 1.0),
    ];
    canvas.fill(&sleeve, linear(shoulder, elbow, &grows));
    let hem = width[0] * 0.46;
    let edge = (end.0 + x * 18.0, end.1 + y * 18.0);
    let seam = [
        (edge.0 - y * hem, edge.1 + x * hem),
        (edge.0 + x * 7.0, edge.1 + y * 7.0),
        (edge.0 + y * hem, edge.1 - x * hem),
    ];
    canvas.stroke(&spline(&seam), cloth.line.alpha(0.6), 1.6);
}
