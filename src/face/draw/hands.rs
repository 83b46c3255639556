//! Hands: one palm and ribbons for fingers, painted from far to near; never all five fingers fanned.

use crate::face::canvas::{Canvas, tilted_ellipse};
use crate::face::curve::{Pt, lerp, outline, ribbon, spline};
use crate::face::kurbo::BezPath;
use crate::face::palette::SkinTones;

/// What a hand does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// The forefinger out.
    Point,
    /// Fingers over an edge; the palm hidden.
    Grip,
    /// Closed around a strap or handle, seen from the back.
    Fist,
    /// Palm up: explaining, appealing.
    Open,
    /// Softly folded over the other hand.
    Rest,
}

/// Paints a hand in its own space: the wrist at the origin, the forearm coming from the left, the thumb above; about
/// 100 units long, as from the chin to the middle of the forehead.
pub(super) fn paint(canvas: &mut Canvas, skin: &SkinTones, hand: Hand) {
    let mut brush = Brush { canvas, skin };
    match hand {
        Hand::Point => brush.point(),
        Hand::Grip => brush.grip(),
        Hand::Fist => brush.fist(),
        Hand::Open => brush.open(),
        Hand::Rest => brush.rest(),
    }
}

struct Brush<'a> {
    canvas: &'a mut Canvas,
    skin: &'a SkinTones,
}

impl Brush<'_> {
    fn shape(&mut self, path: &BezPath, contour: f64) {
        self.canvas.fill(path, self.skin.base);
        self.canvas.stroke(path, self.skin.line.alpha(contour), 1.3);
    }

    fn palm(&mut self, anchors: &[Pt]) {
        self.shape(&outline(anchors, &[0, anchors.len() - 1]), 0.55);
    }

    /// A finger that narrows from its root to its tip.
    fn finger(&mut self, anchors: &[Pt], root: f64, tip: f64) {
        let last = (anchors.len() - 1) as f64;
        let widths: Vec<f64> = (0..anchors.len()).map(|index| lerp(root, tip, index as f64 / last)).collect();
        self.shape(&ribbon(anchors, &widths), 0.55);
    }

    fn knuckle(&mut self, anchors: &[Pt], widths: &[f64]) {
        self.shape(&ribbon(anchors, widths), 0.5);
    }

    fn nail(&mut self, at: Pt, degrees: f64) {
        self.canvas.fill(&tilted_ellipse(at, (3.4, 2.5), degrees), self.skin.light.alpha(0.8));
    }

    fn crease(&mut self, anchors: &[Pt], width: f64, opacity: f64) {
        self.canvas.stroke(&spline(anchors), self.skin.shade.alpha(opacity), width);
    }

    fn point(&mut self) {
        self.finger(&[(44.0, -14.0), (68.0, -17.0), (88.0, -16.5), (103.0, -15.0)], 15.0, 10.0);
        self.palm(&[
            (-14.0, -17.0),
            (8.0, -19.0),
            (36.0, -23.0),
            (54.0, -19.0),
            (60.0, -6.0),
            (58.0, 12.0),
            (48.0, 26.0),
            (26.0, 24.0),
            (4.0, 18.0),
            (-14.0, 17.0),
        ]);
        for (x, y, r) in [(55.0, -2.0, 10.0), (54.0, 10.0, 9.4), (48.0, 20.0, 8.6)] {
            let curled = [(x - 17.0, y - 1.0), (x - 4.0, y - 2.5), (x + 5.0, y), (x + 3.0, y + 4.0)];
            self.knuckle(&curled, &[r * 1.1, r * 1.25, r * 1.2, r]);
        }
        let palm = [(30.0, 4.0), (44.0, 8.0), (50.0, 20.0), (34.0, 25.0), (20.0, 20.0)];
        self.canvas.fill(&outline(&palm, &[]), self.skin.shade.alpha(0.45));
        self.finger(&[(10.0, -6.0), (26.0, -2.0), (42.0, 1.0), (52.0, -1.0)], 15.0, 10.5);
        self.nail((51.0, -2.0), -8.0);
        let light = spline(&[(60.0, -21.0), (74.0, -21.5), (92.0, -19.0)]);
        self.canvas.stroke(&light, self.skin.light.alpha(0.8), 2.0);
        self.nail((100.0, -17.0), 4.0);
    }

    fn grip(&mut self) {
        self.palm(&[
            (-16.0, -19.0),
            (6.0, -21.0),
            (30.0, -22.0),
            (40.0, -10.0),
            (40.0, 14.0),
            (30.0, 24.0),
            (6.0, 20.0),
            (-16.0, 18.0),
        ]);
        for (y, tip) in [(-16.0, 78.0), (-5.0, 84.0), (6.5, 80.0), (17.0, 68.0)] {
            self.finger(&[(24.0, y * 0.9), (44.0, y - 2.0), (60.0, y - 1.0), (tip, y + 2.0)], 13.5, 10.5);
            self.nail((tip + 1.0, y + 1.5), 10.0);
        }
        self.crease(&[(26.0, -20.0), (34.0, 0.0), (28.0, 20.0)], 3.0, 0.35);
    }

    fn fist(&mut self) {
        self.palm(&[
            (-16.0, -19.0),
            (6.0, -22.0),
            (34.0, -26.0),
            (48.0, -18.0),
            (52.0, 4.0),
            (46.0, 22.0),
            (30.0, 27.0),
            (4.0, 20.0),
            (-16.0, 18.0),
        ]);
        for y in [-16.0, -4.5, 7.0, 17.5] {
            let curled = [(36.0, y), (50.0, y - 0.6), (60.0, y + 0.6), (61.0, y + 2.0)];
            self.knuckle(&curled, &[13.0, 13.6, 12.0, 11.0]);
        }
        self.crease(&[(20.0, -14.0), (32.0, -15.0)], 2.0, 0.6);
        self.crease(&[(22.0, -3.0), (34.0, -4.0)], 2.0, 0.6);
        self.crease(&[(22.0, 8.0), (34.0, 8.0)], 2.0, 0.6);
        self.finger(&[(12.0, -16.0), (28.0, -26.0), (44.0, -27.0)], 14.0, 10.0);
    }

    fn open(&mut self) {
        for (index, (degrees, length)) in
            [(-15.0_f64, 52.0), (-3.0, 58.0), (9.0, 54.0), (22.0, 43.0)].into_iter().enumerate()
        {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let row = index as f64;
            let finger = [
                (42.0 + 6.0 * cos, -8.0 + row * 8.0),
                (42.0 + length * 0.55 * cos, -9.0 + row * 8.4 + length * 0.55 * sin),
                (42.0 + length * cos, -13.0 + row * 8.6 + length * sin),
            ];
            self.finger(&finger, 13.0, 9.4);
        }
        self.palm(&[
            (-16.0, -17.0),
            (8.0, -20.0),
            (38.0, -18.0),
            (54.0, -6.0),
            (54.0, 14.0),
            (42.0, 26.0),
            (12.0, 21.0),
            (-16.0, 17.0),
        ]);
        self.finger(&[(8.0, -10.0), (26.0, -26.0), (40.0, -36.0)], 15.0, 10.5);
        for line in [[(14.0, 14.0), (26.0, 4.0), (32.0, -10.0)], [(28.0, 18.0), (40.0, 8.0), (48.0, -4.0)]] {
            self.canvas.stroke(&spline(&line), self.skin.deep.alpha(0.4), 1.5);
        }
    }

    fn rest(&mut self) {
        for (y, tip) in [(-13.0, 82.0), (-3.0, 88.0), (7.0, 84.0), (16.0, 72.0)] {
            self.finger(&[(30.0, y), (52.0, y + 1.0), (68.0, y + 4.0), (tip, y + 10.0)], 13.0, 9.6);
        }
        self.palm(&[
            (-16.0, -18.0),
            (8.0, -20.0),
            (36.0, -19.0),
            (48.0, -8.0),
            (46.0, 14.0),
            (32.0, 23.0),
            (4.0, 19.0),
            (-16.0, 17.0),
        ]);
        self.finger(&[(10.0, -12.0), (28.0, -22.0), (46.0, -20.0)], 14.0, 10.0);
    }
}
