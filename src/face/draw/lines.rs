//! Lines: what age has left, and what the muscles fold now. Many units are read from these lines alone.

use super::{Head, sided};
use crate::face::canvas::{Canvas, circle};
use crate::face::curve::{Pt, lerp, ribbon, spline, unit};
use crate::face::person::Hair;
use crate::face::rig::Part;
use crate::face::unit::ActionUnit::*;
use crate::face::unit::Side;

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    for side in Side::BOTH {
        nasolabial(canvas, head, side);
        under_eye(canvas, head, side);
        crows_feet(canvas, head, side);
        mouth_corner(canvas, head, side);
    }
    forehead(canvas, head);
    between_brows(canvas, head);
    chin(canvas, head);
}

/// A thin line on the skin.
pub(super) fn line(canvas: &mut Canvas, head: &Head, points: &[Pt], opacity: f64, width: f64, lift: f64) {
    if opacity > 0.04 {
        canvas.stroke(&spline(&head.view.all(points, lift)), head.skin.deep.alpha(unit(opacity)), width);
    }
}

/// The fold from the nose to the corner of the mouth.
fn nasolabial(canvas: &mut Canvas, head: &Head, side: Side) {
    let au = |unit| head.au_on(side, unit);
    // In a young face expression folds the skin less.
    let folded = 0.55 * au(Au12) + 0.5 * au(Au10) + 0.45 * au(Au9) + 0.2 * au(Au6) + 0.15 * au(Au15);
    let strength = 0.08 + 0.44 * head.age + lerp(0.62, 1.0, head.age) * folded;
    let fold = head.rig.part(Part::Nasolabial, side);
    let whole = head.age > 0.3 || au(Au12) > 0.3 || au(Au10) > 0.3 || au(Au14) > 0.3;
    let fold = head.view.all(if whole { fold } else { &fold[..3] }, 2.0);
    let mut widths = vec![1.9 + 0.7 * head.age; fold.len()];
    widths[0] = 0.5;
    widths[fold.len() - 1] = 0.4;
    canvas.fill(&ribbon(&fold, &widths), head.skin.deep.alpha(strength.clamp(0.0, 0.85)));
}

/// The lines under the eye.
fn under_eye(canvas: &mut Canvas, head: &Head, side: Side) {
    let (raised, tight) = (head.au_on(side, Au6), head.au_on(side, Au7));
    let bag = sided(&[(19.0, 11.0), (29.0, 15.5 - 1.5 * raised), (41.0, 13.5 - 2.0 * raised)], side);
    line(canvas, head, &bag, 0.10 + 0.45 * head.age + 0.35 * raised + 0.2 * tight, 1.4, 0.0);
    if head.age > 0.55 {
        let second = sided(&[(21.0, 15.0), (31.0, 20.0), (44.0, 16.5)], side);
        line(canvas, head, &second, 0.35 * head.age, 1.3, 0.0);
    }
}

/// The lines of laughter beside the eye.
fn crows_feet(canvas: &mut Canvas, head: &Head, side: Side) {
    let strength = 0.5 * head.age + 0.75 * unit(head.au_on(side, Au6)) - 0.12;
    for (down, length) in [(-4.0, 9.0), (1.0, 10.0), (6.5, 9.0)] {
        let foot = [(53.0, 2.0 + down * 0.5), (53.0 + length * 0.5, 2.0 + down), (53.0 + length, 2.0 + down * 1.7)];
        line(canvas, head, &sided(&foot, side), strength * 0.6, 1.2, 0.0);
    }
}

/// Below and beside the corner of the mouth.
fn mouth_corner(canvas: &mut Canvas, head: &Head, side: Side) {
    let (s, au) = (side.sign(), |unit| head.au_on(side, unit));
    let (x, y) = head.rig.part(Part::MouthCorner, side)[0];
    let marionette = [(x + s * 2.0, y + 2.0), (x + s * 4.5, y + 8.0), (x + s * 4.0, y + 14.0)];
    line(canvas, head, &marionette, 0.3 * head.age + 0.45 * au(Au15) + 0.2 * au(Au17) - 0.08, 1.5, 0.0);
    // Fades in with the units instead of appearing, for faces that move.
    let shown = unit((au(Au14) - 0.05) / 0.15).max(unit((au(Au12) - 0.4) / 0.2));
    if shown > 0.0 {
        let bracket = [(x + s * 3.0, y - 4.5), (x + s * 5.4, y - 0.5), (x + s * 3.8, y + 4.0)];
        let strength = (0.25 + 0.6 * au(Au14) + 0.15 * au(Au12)).min(0.9) * shown;
        canvas.fill(&ribbon(&head.view.all(&bracket, 0.0), &[0.6, 2.6, 0.6]), head.skin.deep.alpha(strength));
    }
    if head.age > 0.5 {
        let jowl = sided(&[(39.0, 66.0), (42.0, 74.0), (37.0, 83.0)], side);
        line(canvas, head, &jowl, 0.35 * (head.age - 0.3), 1.5, 0.0);
    }
}

/// Lines across the forehead; never across a fringe.
fn forehead(canvas: &mut Canvas, head: &Head) {
    let (inner, outer) = (head.au(Au1), head.au(Au2));
    let strength = (inner * 0.55).max(outer * 0.5) + 0.34 * head.age - 0.12;
    let lift = -3.0 * inner - 2.0 * outer;
    let rows = match head.person.hair {
        Hair::Fringe => 0,
        Hair::Bob | Hair::Wave | Hair::Long | Hair::Pixie | Hair::Shoulder => 1,
        _ => 3,
    };
    let wide = unit((outer - 0.2) / 0.2).max(unit((head.age - 0.25) / 0.1));
    for (row, y) in [-45.0, -53.0, -61.0].into_iter().enumerate().take(rows) {
        let row_number = row as f64;
        let width = lerp(20.0 - 3.0 * row_number, 30.0 + 6.0 * outer - 5.0 * row_number, wide);
        let arc = [
            (-width, y + 2.0 + lift),
            (-width * 0.4, y - 1.2 + lift * 1.2),
            (width * 0.35, y - 0.4 + lift * 1.2),
            (width * 0.95, y + 2.4 + lift),
        ];
        line(canvas, head, &arc, strength * if row == 1 { 0.95 } else { 0.75 }, 1.4, 0.0);
    }
}

/// The folds between lowered brows, and across the root of a wrinkled nose.
fn between_brows(canvas: &mut Canvas, head: &Head) {
    let frown = head.au(Au4) + 0.25 * head.age - 0.15;
    if frown > 0.02 {
        let shown = unit((frown - 0.02) / 0.1);
        for (x, height, share) in [(-5.4, 11.0, 1.0), (5.0, 13.0, 0.9), (0.4, 6.0, 0.45)] {
            let fold = [(x * 0.9, -30.0), (x * 1.12, -30.0 + height * 0.55), (x * 0.8, -30.0 + height)];
            let strength = (frown * 0.8 * share * shown).clamp(0.0, 0.9);
            canvas.fill(&ribbon(&head.view.all(&fold, 5.0), &[0.5, 2.3, 0.6]), head.skin.deep.alpha(strength));
        }
    }
    let wrinkled = head.au(Au9);
    if wrinkled > 0.05 {
        for row in 0..3 {
            let row = f64::from(row);
            let across = [(-6.5 + row, -7.0 + row * 4.0), (0.0, -9.4 + row * 4.0), (6.5 - row, -7.0 + row * 4.0)];
            line(canvas, head, &across, wrinkled * 0.85 - 0.1 * row, 1.5, 10.0);
        }
    }
}

/// The arc over the chin, and the pits of a raised one.
fn chin(canvas: &mut Canvas, head: &Head) {
    let [left, middle, right] = [0, 1, 2].map(|index| head.rig.part(Part::Chin, Side::Left)[index]);
    let raised = head.au(Au17);
    let strength = 0.10 + 0.4 * raised + 0.25 * head.au(Au24) - 0.1 * head.au(Au26);
    if strength > 0.05 {
        let arc = [
            (left.0 - 2.0, left.1 + 2.0),
            (left.0 * 0.62, left.1 - 2.6),
            (0.0, middle.1 - 1.6),
            (right.0 * 0.62, right.1 - 2.6),
            (right.0 + 2.0, right.1 + 2.0),
        ];
        let fold = ribbon(&head.view.all(&arc, 2.0), &[0.4, 1.6, 1.9, 1.6, 0.4]);
        canvas.fill(&fold, head.skin.deep.alpha(unit(strength)));
    }
    let pits = unit(raised * 0.55) * unit((raised - 0.15) / 0.1);
    if pits > 0.0 {
        for (dx, dy) in [(-6.0, 5.0), (0.0, 3.0), (6.0, 5.5), (-2.5, 8.5), (3.5, 8.5)] {
            let at = head.view.lifted((dx, middle.1 + dy), 2.0);
            canvas.fill(&circle(at, 1.1), head.skin.deep.alpha(pits));
        }
    }
}
