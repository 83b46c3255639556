//! Hair: one mass behind the head, one on it, and strands.

mod cuts;

use super::Head;
use crate::face::canvas::Canvas;
use crate::face::colour::{Colour, Paint, linear};
use crate::face::curve::{Pt, outline, ribbon, segments, spline};
use crate::face::person::Hair;
use crate::face::unit::Side;
use cuts::{Cut, Fill, Scalp, Strands, Tone};

/// What lies behind face and shoulders.
pub(super) fn back(canvas: &mut Canvas, head: &Head) {
    let cut = Cut::of(head.person.hair);
    // What hangs behind the head swings to the other side when it turns.
    let swung = |points: &[Pt]| -> Vec<Pt> { points.iter().map(|(x, y)| (x - head.view.turn() * 9.0, *y)).collect() };
    for mass in cut.behind {
        canvas.fill(&outline(&swung(mass), &[]), head.hair.dark);
    }
    strands(canvas, head, cut.behind_strands, swung);
    const CAP: [Pt; 9] = [
        (0.0, -108.0),
        (46.0, -99.0),
        (73.0, -66.0),
        (78.0, -20.0),
        (73.0, 4.0),
        (-73.0, 4.0),
        (-78.0, -20.0),
        (-73.0, -66.0),
        (-46.0, -99.0),
    ];
    const TEMPLE: [Pt; 5] = [(60.0, -72.0), (76.0, -58.0), (80.0, -30.0), (75.0, 6.0), (60.0, 0.0)];
    match cut.scalp {
        Scalp::Cap => canvas.fill(&outline(&swung(&CAP), &[]), head.hair.dark),
        Scalp::Skin => {
            let inside: Vec<Pt> = CAP.iter().map(|(x, y)| (x * 0.96, y * 0.96)).collect();
            canvas.fill(&outline(&swung(&inside), &[]), shaved(head).mix(head.skin.shade, 0.5));
        }
        Scalp::Sides => {
            for side in Side::BOTH {
                canvas.fill(&outline(&swung(&super::sided(&TEMPLE, side)), &[]), head.hair.dark);
            }
        }
    }
}

/// What lies on the head.
pub(super) fn front(canvas: &mut Canvas, head: &Head) {
    let cut = Cut::of(head.person.hair);
    let on_head = |points: &[Pt]| -> Vec<Pt> { points.iter().map(|point| head.view.on_hair(*point)).collect() };
    for mass in cut.front {
        canvas.fill(&outline(&on_head(mass.anchors), mass.corners), paint(head, mass.fill));
        if mass.fill == Fill::Clipped {
            bristles(canvas, head);
        }
    }
    strands(canvas, head, cut.strands, on_head);
}

/// Long hair that falls over the shoulders, in the space of the body; `sunk` is how far the head has sunk.
pub(super) fn lengths(canvas: &mut Canvas, head: &Head, shift: f64, sunk: f64) {
    if head.person.hair != Hair::Long {
        return;
    }
    const LEFT: [Pt; 5] = [(-76.0, 66.0), (-80.0, 116.0), (-74.0, 170.0), (-66.0, 226.0), (-76.0, 262.0)];
    const RIGHT: [Pt; 4] = [(76.0, 70.0), (82.0, 118.0), (78.0, 160.0), (70.0, 196.0)];
    let lengths: [(Side, &[Pt], &[f64]); 2] =
        [(Side::Left, &LEFT, &[26.0, 36.0, 38.0, 28.0, 5.0]), (Side::Right, &RIGHT, &[24.0, 32.0, 28.0, 5.0])];
    for (side, anchors, widths) in lengths {
        let at = |anchors: &[Pt], dx: f64| -> Vec<Pt> { anchors.iter().map(|(x, y)| (x + dx, y + sunk)).collect() };
        canvas.fill(&ribbon(&at(anchors, shift * 0.4), widths), head.hair.base);
        let strands = &anchors[..anchors.len() - 1];
        canvas.stroke(&spline(&at(strands, side.sign() * 4.0)), head.hair.light.alpha(0.6), 1.8);
        canvas.stroke(&spline(&at(strands, -side.sign() * 7.0)), head.hair.light.alpha(0.4), 1.4);
    }
}

fn paint(head: &Head, fill: Fill) -> Paint {
    let tones = &head.hair;
    match fill {
        Fill::Lit => linear(
            (-70.0, -110.0),
            (70.0, 40.0),
            &[(0.0, tones.light, 1.0), (0.35, tones.base, 1.0), (1.0, tones.dark, 1.0)],
        ),
        Fill::Clipped => linear(
            (0.0, -107.0),
            (0.0, 6.0),
            &[(0.0, tones.base, 1.0), (0.55, tones.base.mix(tones.dark, 0.4), 1.0), (1.0, tones.base, 0.35)],
        ),
        Fill::Sparse => tones.base.alpha(0.8),
        Fill::Shaved => linear(
            (-50.0, -104.0),
            (50.0, -10.0),
            &[(0.0, shaved(head).mix(head.skin.light, 0.25), 1.0), (1.0, shaved(head), 1.0)],
        ),
    }
}

fn shaved(head: &Head) -> Colour {
    head.skin.base.mix(head.skin.shade, 0.35).mix(head.hair.base, 0.2)
}

fn strands<P: AsRef<[Pt]>>(canvas: &mut Canvas, head: &Head, strands: &[Strands], place: impl Fn(&[Pt]) -> P) {
    for group in strands {
        let tone = match group.tone {
            Tone::Light => head.hair.light,
            Tone::Base => head.hair.base,
            Tone::Dark => head.hair.dark,
        };
        for line in group.lines {
            canvas.stroke(&spline(place(line).as_ref()), tone.alpha(group.opacity), group.width);
        }
    }
}

/// The bristles of a crew cut, strewn evenly but not in rows.
fn bristles(canvas: &mut Canvas, head: &Head) {
    for index in 0..46 {
        // Steps by the golden ratio and by the square root of two never line up.
        let across = (f64::from(index) * 0.618_034).fract();
        let down = (f64::from(index) * 0.414_214).fract();
        let x = -58.0 + 116.0 * across;
        let y = -103.0 + (x / 60.0).powi(2) * 26.0 + 2.0 + 20.0 * down;
        let root = head.view.lifted((x, y), 2.0);
        let tone = if index % 3 == 0 { head.hair.dark } else { head.hair.light };
        let bristle = segments(&[root, (root.0 + x * 0.05, root.1 - 4.5)]);
        canvas.stroke(&bristle, tone.alpha(0.6), 1.3);
    }
}
