//! The plate of the face and the ears: light, the plane turned away, blush, stubble, sockets.

use super::{Head, moved};
use crate::face::canvas::{Blend, Canvas, circle, ellipse, rect};
use crate::face::colour::{glow, linear, radial};
use crate::face::curve::{Pt, outline, spline, unit};
use crate::face::palette::FLUSH;
use crate::face::person::Hair;
use crate::face::unit::ActionUnit::{Au4, Au6, Au9, Au12};
use crate::face::unit::Side;

/// The ears; the far one slides behind the cheek. Some haircuts hide them.
pub(super) fn ears(canvas: &mut Canvas, head: &Head) {
    if matches!(head.person.hair, Hair::Long | Hair::Bob | Hair::Shoulder) {
        return;
    }
    let (skin, view, flush) = (&head.skin, &head.view, head.pose.flush);
    for side in Side::BOTH {
        let s = side.sign();
        let x = s * 74.0 * view.width() - view.turn() * 12.0;
        let y = 4.0 - 8.0 * view.bow();
        let at = |dx: f64, dy: f64| (x + s * dx, y + dy);
        let ear = outline(
            &[at(-6.0, -14.0), at(6.0, -17.0), at(11.0, -6.0), at(8.0, 12.0), at(2.0, 26.0), at(-5.0, 24.0)],
            &[],
        );
        canvas.fill(&ear, skin.base.mix(skin.shade, 0.45));
        let fold = spline(&[at(1.0, -9.0), at(6.0, -7.0), at(6.0, 4.0), at(2.0, 12.0)]);
        canvas.stroke(&fold, skin.deep.alpha(0.7), 1.5);
        if flush > 0.05 {
            canvas.fill(&ear, skin.blush.alpha(flush * 0.45));
        }
        if head.person.is_woman() && matches!(head.person.hair, Hair::Bun | Hair::Wave | Hair::Ponytail) {
            let pearl = circle(at(1.0, 25.0), 2.6);
            canvas.fill(&pearl, crate::face::colour::Colour::hex(0x00F6_EBD8));
            canvas.stroke(&pearl, skin.deep, 0.6);
        }
    }
}

/// The face without its features.
pub(super) fn face(canvas: &mut Canvas, head: &Head) {
    let skin = &head.skin;
    let plate = outline(&head.rig.outline(&head.view), &[]);
    let light = linear(
        (-62.0, -60.0),
        (74.0, 60.0),
        &[
            (0.0, skin.light, 1.0),
            (0.42, skin.base, 1.0),
            (0.78, skin.base.mix(skin.shade, 0.55), 1.0),
            (1.0, skin.shade, 1.0),
        ],
    );
    canvas.fill(&plate, light);
    canvas.clip(&plate, |canvas| {
        far_plane(canvas, head);
        hair_shadow(canvas, head);
        jaw_turn(canvas, head);
        blush(canvas, head);
        stubble(canvas, head);
        sockets(canvas, head);
    });
}

/// The side turned away from the light, as one crisp shadow.
fn far_plane(canvas: &mut Canvas, head: &Head) {
    const EDGE: [Pt; 8] = [
        (52.0, -100.0),
        (60.0, -50.0),
        (57.0, -18.0),
        (63.0, 12.0),
        (54.0, 36.0),
        (45.0, 58.0),
        (34.0, 84.0),
        (20.0, 108.0),
    ];
    let mut plane = head.view.all(&EDGE, 0.0);
    plane.extend([(110.0, 120.0), (110.0, -100.0)]);
    canvas.fill(&outline(&plane, &[0, 7, 8, 9]), head.skin.shade.alpha(0.38));
}

/// What the hair throws on the forehead.
fn hair_shadow(canvas: &mut Canvas, head: &Head) {
    let edge = match head.person.hair {
        Hair::Thin | Hair::Crew | Hair::Receding | Hair::Bald => return,
        Hair::Fringe => -14.0,
        Hair::Pixie => -34.0,
        Hair::Bob => -44.0,
        Hair::Long | Hair::Shoulder => -50.0,
        Hair::Wave => -40.0,
        Hair::Bun | Hair::Short | Hair::Ponytail | Hair::Back => -54.0,
    };
    let deep = head.skin.deep;
    let shade =
        linear((0.0, edge - 20.0), (0.0, edge + 16.0), &[(0.0, deep, 0.5), (0.5, deep, 0.28), (1.0, deep, 0.0)]);
    canvas.fill(&rect(-90.0, -120.0, 180.0, edge + 140.0), shade);
}

/// Where cheeks and chin turn away.
fn jaw_turn(canvas: &mut Canvas, head: &Head) {
    let shade = head.skin.shade;
    let centre = head.view.at_depth((-6.0, 10.0), 0.0);
    let turn =
        glow(centre, (84.0, 98.0 + head.person.length), &[(0.0, shade, 0.0), (0.78, shade, 0.0), (1.0, shade, 0.6)]);
    canvas.fill(&rect(-95.0, 20.0, 190.0, 100.0), turn);
}

/// Cheeks, and the flush of the whole face.
fn blush(canvas: &mut Canvas, head: &Head) {
    let (skin, flush) = (&head.skin, head.pose.flush);
    for side in Side::BOTH {
        let (raised, pulled) = (head.au_on(side, Au6), head.au_on(side, Au12));
        let centre = head.view.on_skin((side.sign() * 40.0, 24.0 - 4.0 * raised - 2.0 * pulled));
        let radius = 25.0 + 6.0 * flush;
        let woman = if head.person.is_woman() { 0.10 } else { 0.0 };
        let strength = (0.26 + woman + 0.22 * raised + 0.5 * flush).min(0.85);
        let rose = radial(
            centre,
            radius,
            &[(0.0, skin.blush, strength), (0.55, skin.blush, strength * 0.55), (1.0, skin.blush, 0.0)],
        );
        canvas.fill(&circle(centre, radius), rose);
    }
    if flush > 0.01 {
        let red = linear(
            (0.0, -70.0),
            (0.0, 100.0),
            &[(0.0, FLUSH, 0.24 * flush), (0.55, FLUSH, 0.22 * flush), (1.0, FLUSH, 0.06 * flush)],
        );
        canvas.fill_blended(&rect(-90.0, -110.0, 180.0, 230.0), red, Blend::Multiply);
    }
}

/// The shadow of a beard.
fn stubble(canvas: &mut Canvas, head: &Head) {
    let growth = head.person.stubble;
    if growth <= 0.0 {
        return;
    }
    let view = &head.view;
    let colour = head.hair.base.mix(head.skin.deep, 0.35);
    let strength = 0.3 * growth + 0.06;
    let mut beard = view.all(&[(-76.0, 10.0), (-64.0, 36.0), (-40.0, 54.0), (-24.0, 51.0)], 0.0);
    beard.extend(view.all(&[(-10.0, 47.0), (10.0, 47.0)], 6.0));
    beard.extend(view.all(&[(24.0, 51.0), (40.0, 54.0), (64.0, 36.0), (76.0, 10.0)], 0.0));
    beard.extend([(90.0, 110.0), (0.0, 130.0), (-90.0, 110.0)]);
    let paint =
        linear((0.0, 30.0), (0.0, 74.0), &[(0.0, colour, 0.0), (0.5, colour, strength * 0.8), (1.0, colour, strength)]);
    canvas.fill(&outline(&beard, &[0, 9]), paint);
    let moustache = [
        view.on_skin((-21.0, 55.0)),
        view.lifted((-8.0, 48.5), 6.0),
        view.lifted((0.0, 51.0), 6.0),
        view.lifted((8.0, 48.5), 6.0),
        view.on_skin((21.0, 55.0)),
        view.lifted((12.0, 54.0), 4.0),
        view.lifted((0.0, 54.5), 6.0),
        view.lifted((-12.0, 54.0), 4.0),
    ];
    canvas.fill(&outline(&moustache, &[]), colour.alpha(strength * 0.9));
}

/// The shade around the eyes; deeper under a lowered brow.
fn sockets(canvas: &mut Canvas, head: &Head) {
    let deep = head.skin.deep;
    for side in Side::BOTH {
        let lowered = head.au_on(side, Au4);
        let centre = head.view.on_skin((side.sign() * 31.0, -9.0 + 3.0 * lowered));
        let strength = 0.24 + 0.3 * unit(lowered) + 0.1 * head.au_on(side, Au9);
        let tilt = crate::face::kurbo::Affine::rotate_about((side.sign() * 6.0_f64).to_radians(), centre);
        let shade = glow(centre, (25.0, 15.0), &[(0.0, deep, strength), (0.5, deep, strength * 0.6), (1.0, deep, 0.0)]);
        canvas.with(tilt, |canvas| canvas.fill(&ellipse(moved(centre, 0.0, 0.0), (27.0, 16.0)), shade));
    }
}
