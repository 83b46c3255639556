//! The eyes: lid, ball, iris with its lights, lashes, crease.

use super::{Head, moved};
use crate::face::canvas::{Canvas, circle, ellipse};
use crate::face::colour::linear;
use crate::face::curve::{Pt, lerp, outline, ribbon, spline, unit};
use crate::face::palette::eyes::{BOUNCE, CATCHLIGHT, IRIS, LASH, LASH_OLD, LID_SHADOW, PUPIL, RIM, WHITE};
use crate::face::rig::Eye;
use crate::face::unit::ActionUnit::{Au1, Au15};
use crate::face::unit::Side;

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    for side in Side::BOTH {
        let eye = head.rig.eye(side, head.pose.gaze, head.pose.blink);
        let upper = head.view.all(&eye.upper, 0.0);
        let lower = head.view.all(&eye.lower, 0.0);
        let crease = crease_anchors(&eye, side);

        // The skin between crease and lashes gives the lid its volume.
        let mut lid = head.view.all(&crease, 0.0);
        lid.extend(upper.iter().rev());
        let tone = head.skin.shade.mix(head.skin.base, if side == Side::Left { 0.35 } else { 0.1 });
        canvas.fill(&outline(&lid, &[0, 4, 5, 9]), tone.alpha(0.55));

        ball(canvas, head, side, &eye, &upper, &lower);
        lashes(canvas, head, side, &upper, &lower);
        fold(canvas, head, &eye, &crease);
    }
}

/// The fold of the upper lid lies over the lashes and follows them.
fn crease_anchors(eye: &Eye, side: Side) -> [Pt; 5] {
    let (s, lid) = (side.sign(), eye.upper);
    [
        moved(lid[0], -s * 0.5, -1.5),
        (lid[1].0, lid[1].1.min(-2.0) - 4.4),
        (lid[2].0, lid[2].1.min(-3.5) - 5.2),
        (lid[3].0 + s, lid[3].1.min(-2.0) - 5.0),
        moved(lid[4], s * 3.5, -3.4),
    ]
}

fn ball(canvas: &mut Canvas, head: &Head, side: Side, eye: &Eye, upper: &[Pt], lower: &[Pt]) {
    let (s, (gaze_x, gaze_y)) = (side.sign(), head.pose.gaze);
    let mut opening = upper.to_vec();
    opening.extend(lower[1..4].iter().rev());
    let opening = outline(&opening, &[0, 4]);
    let top = upper[1..4].iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
    let white =
        linear((0.0, top), (0.0, top + 13.0), &[(0.0, WHITE[0], 1.0), (0.35, WHITE[1], 1.0), (1.0, WHITE[2], 1.0)]);
    // A turned head narrows the far eye.
    let narrowed = (upper[4].0 - upper[0].0).abs() / 31.0;
    let centre = head.view.lifted((s * (33.2 + head.person.eye_spacing) + gaze_x * 6.2, -0.8 + gaze_y * 4.6), 2.0);
    let radius = 8.0 * lerp(1.0, head.person.eye, 0.6);
    let lights = unit((0.8 - eye.closed) / 0.1);
    canvas.fill(&opening, white);
    canvas.clip(&opening, |canvas| {
        canvas.fill(&ellipse(centre, (radius * lerp(1.0, narrowed, 0.5), radius)), RIM);
        canvas.fill(&ellipse(moved(centre, 0.0, 1.3), (radius * 0.76, radius * 0.74)), IRIS);
        canvas.fill(&circle(centre, radius * 0.48), PUPIL);
        canvas.stroke(&spline(upper), LID_SHADOW.alpha(0.32), 5.2);
        canvas.fill(&circle(moved(centre, -2.7, -2.6), 2.1), CATCHLIGHT.alpha(0.95 * lights));
        canvas.fill(&circle(moved(centre, 2.9, 3.0), 1.1), BOUNCE.alpha(0.52 * lights));
        canvas.fill(&circle(moved(upper[0], s * 1.2, -0.3), 1.7), head.skin.blush.alpha(0.7));
        // Grief brings tears of its own.
        let grief = unit((head.au_on(side, Au1) - 0.7) / 0.1) * unit((head.au_on(side, Au15) - 0.5) / 0.1);
        let edge: Vec<Pt> = lower.iter().map(|point| moved(*point, 0.0, -1.0)).collect();
        canvas.stroke(&spline(&edge), CATCHLIGHT.alpha(0.75 * grief.max(head.pose.tears)), 1.3);
    });
}

/// Lashes: above, the darkest line of the face.
fn lashes(canvas: &mut Canvas, head: &Head, side: Side, upper: &[Pt], lower: &[Pt]) {
    let (s, woman) = (side.sign(), head.person.is_woman());
    let widths = if woman { [1.0, 2.5, 3.2, 3.3, 1.6, 0.4] } else { [0.9, 2.2, 2.7, 2.7, 1.2, 0.4] };
    let tip = if woman { moved(upper[4], s * 2.4, -1.6) } else { moved(upper[4], s * 1.2, -0.1) };
    let mut line: Vec<Pt> = upper[..4].iter().map(|point| moved(*point, 0.0, -0.6)).collect();
    line.extend([upper[4], tip]);
    canvas.fill(&ribbon(&line, &widths), if head.person.age < 60 { LASH } else { LASH_OLD });
    let below = [upper[0], lower[1], lower[2], lower[3], upper[4]];
    canvas.fill(&ribbon(&below, &[0.4, 0.9, 1.2, 1.5, 0.8]), head.skin.line.alpha(0.62));
}

/// The crease of a double lid, or the hint of a single one.
fn fold(canvas: &mut Canvas, head: &Head, eye: &Eye, crease: &[Pt; 5]) {
    let depth = head.person.crease;
    if depth >= 0.3 {
        let line: Vec<Pt> = crease
            .iter()
            .enumerate()
            .map(|(index, point)| moved(*point, 0.0, if (1..4).contains(&index) { 1.0 } else { 0.0 }))
            .collect();
        let strength = (0.35 + 0.45 * depth) * unit((0.95 - eye.closed) / 0.1);
        canvas.fill(&ribbon(&head.view.all(&line, 0.0), &[0.4, 1.1, 1.3, 1.4, 0.5]), head.skin.deep.alpha(strength));
    } else {
        let line: Vec<Pt> = crease[1..]
            .iter()
            .enumerate()
            .map(|(index, point)| moved(*point, 0.0, if index < 2 { 0.5 } else { -0.4 }))
            .collect();
        canvas.fill(&ribbon(&head.view.all(&line, 0.0), &[0.4, 1.0, 1.2, 0.4]), head.skin.deep.alpha(0.4));
    }
}
