//! The nose: its shadowed side, tip, ridge of light, base, wings, nostrils.

use super::{Head, moved};
use crate::face::canvas::{Canvas, circle, tilted_ellipse};
use crate::face::colour::radial;
use crate::face::curve::{Pt, outline, ribbon, unit};
use crate::face::rig::Part;
use crate::face::unit::ActionUnit::{Au9, Au10};
use crate::face::unit::Side;

pub(super) fn paint(canvas: &mut Canvas, head: &Head) {
    let (skin, view) = (&head.skin, &head.view);
    // The tip leans a little to one side.
    let lean = 1.1 * head.person.asymmetry;
    let at = |x: f64, y: f64, lift: f64| view.lifted((x, y), lift);
    let ridge = head.rig.part(Part::Nose, Side::Left);
    let base_y = ridge[3].1;
    let wing = |side| head.rig.part(Part::Ala, side);
    let (left, right) = (wing(Side::Left), wing(Side::Right));

    let shaded = [
        at(7.0, -14.0, 6.0),
        at(6.5, 6.0, 10.0),
        at(8.5, 24.0, 12.0),
        view.lifted(moved(right[1], -1.0, -3.0), 6.0),
        view.lifted(right[1], 5.0),
        view.lifted(moved(right[2], 0.0, 0.5), 4.0),
        at(6.0, 41.0, 12.0),
        at(4.0 + lean, 34.0, 18.0),
        at(2.6 + lean, 14.0, 14.0),
        at(2.0, -8.0, 8.0),
    ];
    canvas.fill(&outline(&shaded, &[]), skin.shade.alpha(0.55));

    let tip = at(lean, ridge[2].1, 18.0);
    let rose = radial(
        moved(tip, 0.0, -1.0),
        13.0,
        &[(0.0, skin.blush, 0.30 + 0.35 * head.pose.flush), (1.0, skin.blush, 0.0)],
    );
    canvas.fill(&circle(tip, 13.0), rose);
    let light = [at(-2.6, -6.0, 9.0), at(-2.8, 12.0, 13.0), at(-2.2, 26.0, 17.0), at(-0.6 + lean, 31.0, 18.0)];
    canvas.fill(&ribbon(&light, &[1.0, 2.6, 3.4, 2.4]), skin.light.alpha(0.75));

    let base = [
        view.lifted(moved(left[3], 0.0, -0.5), 6.0),
        at(-5.0, base_y - 2.2, 12.0),
        at(lean, base_y + 0.4, 15.0),
        at(5.0, base_y - 2.2, 12.0),
        view.lifted(moved(right[3], 0.0, -0.5), 6.0),
    ];
    let mut under: Vec<Pt> = base.to_vec();
    under.extend([at(6.0, base_y + 3.4, 8.0), at(0.0, base_y + 4.6, 8.0), at(-6.0, base_y + 3.4, 8.0)]);
    canvas.fill(&outline(&under, &[0, 4]), skin.shade.alpha(0.6));
    canvas.fill(&ribbon(&base, &[0.6, 1.8, 1.5, 1.8, 0.6]), skin.line.alpha(0.85));

    let flare =
        1.0 + 0.25 * unit(head.au(Au9) + 0.4 * head.au(Au10)) + 0.05 * head.pose.flush * head.pose.breath.max(0.0);
    for (side, wing) in [(Side::Left, left), (Side::Right, right)] {
        let s = side.sign();
        let edge = view.all(&[moved(wing[0], s * 2.5, 2.0), wing[1], wing[2], wing[3]], 5.0);
        let strength = if side == Side::Right { 0.7 } else { 0.55 };
        canvas.fill(&ribbon(&edge, &[0.5, 1.4, 2.0, 0.9]), skin.line.alpha(strength));
        let nostril = view.lifted(moved(wing[3], -s * 3.2, -1.9), 10.0);
        canvas.fill(&tilted_ellipse(nostril, (3.0 * flare, 1.5 * flare), -16.0 * s), skin.line.alpha(0.85));
    }
}
