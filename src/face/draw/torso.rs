//! The trunk: its outline, light on the cloth, folds, the shadow of the head.

use super::{Head, clothes, sided};
use crate::face::canvas::{Canvas, ellipse, rect};
use crate::face::colour::{glow, linear};
use crate::face::curve::{Pt, outline, ribbon, unit};
use crate::face::palette::{ClothTones, SHADOW};
use crate::face::person::Top;
use crate::face::unit::Side;

/// Where shoulders, neck and collar of a figure are at this moment.
pub(super) struct Body<'a> {
    pub(super) head: &'a Head<'a>,
    pub(super) cloth: ClothTones,
    /// How far shoulders are lowered (negative: raised).
    pub(super) lowered: f64,
    /// How much further the outer ends of lowered shoulders hang.
    pub(super) drop: f64,
    /// Height of the shoulder line.
    pub(super) line: f64,
    /// Height at which the neck meets the trunk.
    pub(super) neckline: f64,
    /// Down to where the neck shows.
    pub(super) opening: f64,
    /// How far the head has sunk.
    pub(super) sunk: f64,
    /// How far a tilted head moves to the side.
    pub(super) shift: f64,
    /// Half the width of the shoulders.
    pub(super) shoulder: f64,
    /// Half the width of the neck.
    pub(super) neck: f64,
}

impl<'a> Body<'a> {
    pub(super) fn new(head: &'a Head<'a>) -> Self {
        let (person, pose) = (head.person, head.pose);
        let (raised, dropped) = (pose.shoulders.max(0.0), (-pose.shoulders).max(0.0));
        let lowered = 16.0 * dropped - 20.0 * raised - 2.4 * pose.breath;
        let neckline = 124.0 + lowered * 0.3;
        let depth = match person.top {
            Top::Knit => 34.0,
            Top::Polo => 62.0,
            Top::Shirt => 50.0,
            Top::Jacket | Top::Blazer => 36.0,
            Top::Cardigan | Top::Hoodie => 26.0,
            Top::Tee => 46.0,
            Top::Overalls => 44.0,
        };
        Self {
            head,
            cloth: ClothTones::of(person),
            lowered,
            drop: 10.0 * dropped,
            line: 176.0 + lowered,
            neckline,
            opening: neckline + depth,
            sunk: 7.0 * dropped + 6.0 * unit((raised - 0.3) / 0.4),
            shift: -pose.tilt.to_radians().sin() * 6.0,
            shoulder: person.shoulder,
            neck: person.neck,
        }
    }

    pub(super) fn top(&self) -> Top {
        self.head.person.top
    }

    /// Whether the neckline is round rather than pointed.
    pub(super) fn is_round(&self) -> bool {
        matches!(self.top(), Top::Knit | Top::Cardigan | Top::Hoodie | Top::Tee)
    }

    /// Whether the sleeves end above the elbow.
    pub(super) fn has_short_sleeves(&self) -> bool {
        matches!(self.top(), Top::Polo | Top::Tee)
    }

    /// The outline from the neck over the viewer's right shoulder to the hip.
    fn half_outline(&self) -> [Pt; 10] {
        let (neck, shoulder, lowered) = (self.neck, self.shoulder, self.lowered);
        let woman = self.head.person.is_woman();
        let waist = shoulder * if woman { 0.70 } else { 0.80 };
        let chest = shoulder * 0.86;
        let [ribs, waist, belly, hip] = if woman {
            [(chest * 1.02, 325.0), (waist, 455.0), (waist + 14.0, 560.0), (waist + 34.0, 700.0)]
        } else {
            [(chest, 330.0), (waist + 4.0, 450.0), (waist + 10.0, 560.0), (waist + 22.0, 700.0)]
        };
        [
            (neck - 2.0, 128.0 + lowered * 0.3),
            (neck + 16.0, 134.0 + lowered * 0.55),
            (shoulder * 0.60, 152.0 + lowered * 0.9 + self.drop * 0.4),
            (shoulder - 15.0, self.line - 4.0 + self.drop),
            (shoulder, self.line + 30.0 + self.drop),
            (shoulder - 2.0, 280.0),
            ribs,
            waist,
            belly,
            hip,
        ]
    }
}

/// What lies behind the neck: the inside of a collar, a hood.
pub(super) fn behind(canvas: &mut Canvas, body: &Body) {
    clothes::behind_neck(canvas, body);
}

/// The trunk with everything that lies flat on it.
pub(super) fn paint(canvas: &mut Canvas, body: &Body) {
    let (cloth, width) = (&body.cloth, body.shoulder);
    let half = body.half_outline();
    let mut whole = half.to_vec();
    whole.extend(sided(&half, Side::Left).iter().rev());
    let trunk = outline(&whole, &[9, 10]);
    let light = [(0.0, cloth.light, 1.0), (0.5, cloth.base, 1.0), (1.0, cloth.dark, 1.0)];
    canvas.fill(&trunk, linear((-width, 150.0), (width, 420.0), &light));
    canvas.clip(&trunk, |canvas| {
        for s in [-1.0, 1.0] {
            let fold = [
                (s * (width - 26.0), body.line + 58.0),
                (s * (width - 46.0), body.line + 92.0),
                (s * (width - 60.0), body.line + 150.0),
            ];
            canvas.fill(&ribbon(&fold, &[1.0, 7.0, 1.0]), cloth.line.alpha(0.35));
        }
        clothes::on_trunk(canvas, body);
        let chin = (10.0, 140.0 + body.sunk);
        let shade = glow(chin, (86.0, 44.0), &[(0.0, SHADOW, 0.22), (1.0, SHADOW, 0.0)]);
        canvas.fill(&ellipse(chin, (86.0, 44.0)), shade);
        let turned = linear((20.0, 0.0), (width, 0.0), &[(0.0, cloth.line, 0.0), (1.0, cloth.line, 0.5)]);
        canvas.fill(&rect(20.0, 120.0, width + 60.0, 600.0), turned);
    });
}

/// What lies over the neck: collars.
pub(super) fn over(canvas: &mut Canvas, body: &Body) {
    clothes::collar(canvas, body);
}
