//! The mouth: teeth and tongue where it is open, lips, the line between them.

use super::{Head, lines, moved};
use crate::face::canvas::{Canvas, circle, ellipse};
use crate::face::colour::{Colour, glow, linear};
use crate::face::curve::{Pt, between, lerp, outline, ribbon, unit};
use crate::face::palette::mouth::{INSIDE, LINE, LOWER_TEETH, TEETH, TONGUE};
use crate::face::rig::Mouth;
use crate::face::unit::ActionUnit::{Au10, Au12, Au17, Au20};

/// From this gap on, in head units, one sees into the mouth.
const OPEN: f64 = 2.4;

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    let mouth = head.rig.mouth(&head.view);
    let skin = &head.skin;
    let lip = if head.person.is_woman() { skin.lip } else { skin.lip.mix(skin.deep, 0.5) };
    let lip = lip.mix(skin.shade, 0.12 + 0.3 * head.age);

    around(canvas, head, &mouth);
    if mouth.gap() > OPEN {
        inside(canvas, head, &mouth);
    }
    lips(canvas, head, &mouth, lip);
    line_between(canvas, head, &mouth);
    // The groove under the nose.
    lines::line(canvas, head, &[(-1.6, 46.0), (-1.9, 51.0)], 0.35, 1.3, 8.0);
    lines::line(canvas, head, &[(2.4, 46.0), (2.8, 51.0)], 0.3, 1.3, 8.0);
}

/// The shadow under the lower lip, and the shade beside pressed corners.
fn around(canvas: &mut Canvas, head: &Head, mouth: &Mouth) {
    let skin = &head.skin;
    let under = moved(mouth.lower_bottom[1], 0.0, 4.0);
    let shade = glow(under, (15.0 + 3.0 * head.au(Au17), 5.0), &[(0.0, skin.deep, 0.42), (1.0, skin.deep, 0.0)]);
    canvas.fill(&ellipse(under, (18.0, 5.5)), shade);
    let press = head.press();
    let shown = unit((press - 0.2) / 0.1);
    for (corner, s) in mouth.corners.into_iter().zip([-1.0, 1.0]) {
        canvas.fill(&ellipse(moved(corner, s * 2.0, 0.0), (4.0, 6.0)), skin.shade.alpha(0.5 * press * shown));
    }
}

fn inside(canvas: &mut Canvas, head: &Head, mouth: &Mouth) {
    let Mouth { corners: [left, right], upper_inner: upper, lower_inner: lower, .. } = *mouth;
    let gap = mouth.gap();
    let opening = outline(&[left, upper[0], upper[1], upper[2], right, lower[2], lower[1], lower[0]], &[0, 4]);
    canvas.fill(&opening, INSIDE);
    canvas.clip(&opening, |canvas| {
        let tongue = [
            moved(lower[0], 0.0, 1.0),
            moved(lower[1], 0.0, -gap * 0.32),
            moved(lower[2], 0.0, 1.0),
            moved(lower[1], 0.0, 6.0),
        ];
        canvas.fill(&outline(&tongue, &[]), TONGUE.alpha(0.9 * unit((gap - 6.0) / 2.0)));
        let bared = (1.6 + 3.4 * head.au(Au10) + 3.4 * head.au(Au12) + 2.0 * head.au(Au20)).min(gap * 0.5);
        let teeth = [
            (left.0 + 5.0, upper[0].1 - 4.0),
            (right.0 - 5.0, upper[2].1 - 4.0),
            moved(upper[2], 3.0, bared * 0.55),
            moved(upper[1], 0.0, bared),
            moved(upper[0], -3.0, bared * 0.55),
        ];
        canvas.fill(&outline(&teeth, &[0, 1]), TEETH);
        let snarl = unit((head.au(Au10) - 0.3) / 0.2) * unit((gap - 5.0) / 2.0);
        if snarl > 0.0 {
            let teeth = [
                moved(lower[0], -3.0, 4.0),
                moved(lower[0], -1.0, -2.2),
                moved(lower[1], 0.0, -3.4),
                moved(lower[2], 1.0, -2.2),
                moved(lower[2], 3.0, 4.0),
                moved(lower[1], 0.0, 5.0),
            ];
            canvas.fill(&outline(&teeth, &[0, 4]), LOWER_TEETH.alpha(snarl));
        }
    });
}

fn lips(canvas: &mut Canvas, head: &Head, mouth: &Mouth, lip: Colour) {
    let Mouth { corners: [left, right], upper_top: top, upper_inner, lower_inner: lower, lower_bottom: bottom } =
        *mouth;
    let skin = &head.skin;
    let mut upper: Vec<Pt> = vec![left];
    upper.extend(top);
    upper.push(right);
    upper.extend(upper_inner.iter().rev());
    canvas.fill(&outline(&upper, &[0, 6]), lip.mix(skin.deep, 0.28).alpha(0.92));

    let full = linear(
        (0.0, lower[1].1),
        (0.0, bottom[1].1),
        &[(0.0, lip, 1.0), (0.5, lip.mix(skin.light, 0.25), 1.0), (1.0, lip, 1.0)],
    );
    // An open mouth keeps its lower lip round towards the corners.
    let round = 2.6 * unit((mouth.gap() - OPEN) / 12.0);
    let towards = |corner: Pt, bottom: Pt, out: f64| moved(between(corner, bottom, 0.5), out * 0.4 * round, round);
    let shape = [
        left,
        lower[0],
        lower[1],
        lower[2],
        right,
        towards(right, bottom[2], 1.0),
        bottom[2],
        bottom[1],
        bottom[0],
        towards(left, bottom[0], -1.0),
    ];
    canvas.fill(&outline(&shape, &[0, 4]), full.faded(0.9));

    if head.person.is_woman() {
        let shine = 0.45 * unit((0.6 - head.press()) / 0.1);
        let x = bottom[1].0;
        let y = |share: f64| lerp(lower[1].1, bottom[1].1, share);
        let light = ribbon(&[(x - 6.0, y(0.45)), (x - 1.0, y(0.5)), (x + 4.0, y(0.45))], &[0.6, 1.8, 0.6]);
        canvas.fill(&light, skin.light.alpha(shine));
    }
}

fn line_between(canvas: &mut Canvas, head: &Head, mouth: &Mouth) {
    let [left, right] = mouth.corners;
    let line = head.skin.line;
    if mouth.gap() <= OPEN {
        let press = head.press();
        let mut points = vec![left];
        points
            .extend(mouth.upper_inner.iter().zip(mouth.lower_inner).map(|(upper, lower)| between(*upper, lower, 0.5)));
        points.push(right);
        let side = 1.9 + 0.5 * press;
        canvas.fill(&ribbon(&points, &[1.5, side, 1.7 + 0.9 * press, side, 1.5]), line.mix(LINE, 0.45));
    } else {
        let [a, b, c] = mouth.upper_inner;
        canvas.fill(&ribbon(&[left, a, b, c, right], &[1.2, 1.5, 1.5, 1.5, 1.2]), line.mix(LINE, 0.5).alpha(0.9));
    }
    for corner in mouth.corners {
        canvas.fill(&circle(corner, 1.15), line.mix(LINE, 0.3).alpha(0.6));
    }
}
