//! The neck: skin down to the neckline, with the shadow of the chin, tendons, and what age and sex add.

use super::torso::Body;
use crate::face::canvas::Canvas;
use crate::face::colour::linear;
use crate::face::curve::{Pt, outline, ribbon, spline};
use crate::face::palette::FLUSH;
use crate::face::person::{Sex, Top};

pub(super) fn paint(canvas: &mut Canvas, body: &Body) {
    let (skin, person, pose) = (&body.head.skin, body.head.person, body.head.pose);
    let (half, line) = (body.neck, body.neckline);
    let mut shape: Vec<Pt> = vec![(-half + 2.0, 50.0), (-half, 92.0)];
    let depth = body.opening - line;
    if body.top() == Top::Tee {
        // A wide neckline shows where the neck meets the shoulders.
        shape.extend([
            (-half - 12.0, line + 2.0),
            (-half * 0.86, line + depth * 0.68),
            (0.0, body.opening),
            (half * 0.86, line + depth * 0.68),
            (half + 12.0, line + 2.0),
        ]);
    } else if body.is_round() {
        shape.extend([
            (-half - 3.0, line - 10.0),
            (-half * 0.62, line + depth * 0.62),
            (0.0, body.opening),
            (half * 0.62, line + depth * 0.62),
            (half + 3.0, line - 10.0),
        ]);
    } else {
        shape.extend([(-half - 1.0, line - 12.0), (0.0, body.opening), (half + 1.0, line - 12.0)]);
    }
    shape.extend([(half, 92.0), (half - 2.0, 50.0)]);
    let last = shape.len() - 1;
    let shape = if body.is_round() { outline(&shape, &[0, last]) } else { outline(&shape, &[0, 3, last]) };

    let lit = skin.base.mix(skin.shade, 0.2);
    let turned = skin.base.mix(skin.shade, 0.75);
    canvas.fill(&shape, linear((-half, 0.0), (half, 0.0), &[(0.0, lit, 1.0), (1.0, turned, 1.0)]));
    canvas.clip(&shape, |canvas| {
        canvas.fill(&shape, FLUSH.alpha(0.16 * pose.flush));
        let chin = [
            (-half - 4.0, 56.0),
            (-half - 2.0, 96.0),
            (-half * 0.3, 119.0 + body.sunk * 0.6),
            (half * 0.35, 127.0 + body.sunk * 0.6),
            (half + 8.0, 146.0),
            (half + 10.0, 56.0),
        ];
        canvas.fill(&outline(&chin, &[0, 4, 5]), skin.deep.alpha(0.5));
        let tension = 0.3 + 0.4 * pose.shoulders.max(0.0);
        for s in [-1.0, 1.0] {
            let tendon = [(s * half * 0.72, 112.0), (s * half * 0.44, 138.0), (s * 6.0, 162.0)];
            canvas.fill(&ribbon(&tendon, &[0.6, 2.4, 0.8]), skin.deep.alpha(tension));
        }
        let pit = ribbon(&[(-9.0, 158.0), (0.0, 163.0), (9.0, 158.0)], &[0.6, 2.0, 0.6]);
        canvas.fill(&pit, skin.deep.alpha(0.35));
        if person.sex == Sex::Male {
            let apple = ribbon(&[(-5.0, 120.0), (1.5, 129.0), (-4.0, 137.0)], &[0.6, 2.4, 0.6]);
            canvas.fill(&apple, skin.deep.alpha(0.5));
        }
        if person.age > 58 {
            let fold = spline(&[(-half * 0.8, 126.0), (-4.0, 133.0), (half * 0.7, 127.0)]);
            canvas.stroke(&fold, skin.deep.alpha(0.35), 1.5);
        }
    });
}
