//! Arms and hands: where elbows and wrists are in each position, and on the way from one to another.

use super::hands::{self, Hand};
use super::sleeves::{self, Joints};
use super::torso::Body;
use super::{moved, props};
use crate::face::canvas::Canvas;
use crate::face::curve::{Pt, between};
use crate::face::kurbo::Affine;
use crate::face::person::Top;
use crate::face::pose::Arms;
use crate::face::unit::Side;

/// Whether an arm is painted with the body or in front of the face.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    Body,
    Raised,
}

/// Something held.
#[derive(Clone, Copy, PartialEq)]
enum Prop {
    Nothing,
    /// A phone of a size, its middle at a place, turned by degrees.
    Phone {
        size: Pt,
        at: Pt,
        degrees: f64,
        scale: f64,
    },
    Watch,
    Keys,
}

/// One arm in one position.
#[derive(Clone, Copy)]
struct Arm {
    elbow: Pt,
    wrist: Pt,
    held: Option<Held>,
    /// Whether the hand is tucked under the other arm.
    tucked: bool,
    layer: Layer,
}

/// A hand at the end of an arm.
#[derive(Clone, Copy)]
struct Held {
    hand: Hand,
    /// Where the hand's own wrist is: the cuff may cover the end of the arm.
    at: Pt,
    /// Turned by degrees; 0 points to the viewer's right.
    degrees: f64,
    /// 1 with the thumb as drawn, -1 mirrored.
    flip: f64,
    scale: f64,
    prop: Prop,
}

/// Both arms in one position, in the order in which they are painted.
struct Position {
    arms: [(Side, Arm); 2],
    bag: bool,
}

/// Paints what lies in a layer.
pub(super) fn paint(canvas: &mut Canvas, body: &Body, layer: Layer) {
    let gesture = body.head.pose.gesture;
    let (from, to) = (position(body, gesture.from), position(body, gesture.to));
    // Hands and things change half-way; elbows and wrists travel.
    let arrived = gesture.progress >= 0.5 || gesture.from == gesture.to;
    let shown = if arrived { &to } else { &from };
    if shown.bag && layer == Layer::Body {
        let lag = travel(&from, &to, shown, gesture.progress, Side::Left);
        canvas.with(Affine::translate((0.0, lag.1)), props::bag);
    }
    for (side, arm) in &shown.arms {
        if arm.layer != layer {
            continue;
        }
        let lag = travel(&from, &to, shown, gesture.progress, *side);
        let joints = Joints {
            shoulder: shoulder(body, *side),
            elbow: between(arm_of(&from, *side).elbow, arm_of(&to, *side).elbow, gesture.progress),
            wrist: moved(arm.wrist, lag.0, lag.1),
        };
        sleeves::paint(canvas, body, *side, joints);
        if arm.held.is_none() {
            // A hand that hangs or is tucked away: seen on the way, if at all.
            let (x, y) = joints.forearm();
            let (bent, scale) = if arm.tucked { (9.0, 0.75) } else { (0.0, 1.0) };
            let flip = -side.sign() * if y > 0.7 { 1.0 } else { -1.0 };
            let degrees = y.atan2(x).to_degrees() + bent;
            let held = Held { hand: Hand::Rest, at: joints.wrist, degrees, flip, scale, prop: Prop::Nothing };
            hand(canvas, body, held);
        }
    }
    // Hands lie over both sleeves, as in crossed or clasped arms.
    for (side, arm) in &shown.arms {
        if arm.layer != layer {
            continue;
        }
        if let Some(held) = arm.held {
            let lag = travel(&from, &to, shown, gesture.progress, *side);
            canvas.with(Affine::translate(lag), |canvas| hand(canvas, body, held));
        }
    }
}

/// Paints, behind the trunk, what shows of the upper arms beside it: in front they fade into the trunk.
pub(super) fn behind(canvas: &mut Canvas, body: &Body) {
    let gesture = body.head.pose.gesture;
    let (from, to) = (position(body, gesture.from), position(body, gesture.to));
    for side in Side::BOTH {
        let elbow = between(arm_of(&from, side).elbow, arm_of(&to, side).elbow, gesture.progress);
        sleeves::root(canvas, body, side, shoulder(body, side), elbow);
    }
}

/// How far a wrist still is from where the shown position has it.
fn travel(from: &Position, to: &Position, shown: &Position, progress: f64, side: Side) -> Pt {
    let now = between(arm_of(from, side).wrist, arm_of(to, side).wrist, progress);
    let there = arm_of(shown, side).wrist;
    (now.0 - there.0, now.1 - there.1)
}

fn arm_of(position: &Position, side: Side) -> &Arm {
    position.arms.iter().find_map(|(own, arm)| (*own == side).then_some(arm)).unwrap_or(&position.arms[0].1)
}

fn shoulder(body: &Body, side: Side) -> Pt {
    (side.sign() * (body.shoulder - 30.0), body.line + 36.0 + body.drop)
}

fn hand(canvas: &mut Canvas, body: &Body, held: Held) {
    if let Prop::Phone { size, at, degrees, scale } = held.prop {
        let place = Affine::translate(at) * Affine::rotate(degrees.to_radians()) * Affine::scale(scale);
        canvas.with(place, |canvas| props::phone(canvas, size.0, size.1));
    }
    // The cuff covers some of the wrist.
    let cuff = match body.top() {
        Top::Blazer | Top::Jacket | Top::Shirt => 20.0,
        _ if body.has_short_sleeves() => 6.0,
        _ => 14.0,
    };
    let size = held.scale * if body.head.person.is_woman() { 0.9 } else { 1.04 };
    let turn = held.degrees.to_radians();
    let place =
        Affine::translate((held.at.0 + turn.cos() * cuff, held.at.1 + turn.sin() * cuff)) * Affine::rotate(turn);
    if held.prop == Prop::Keys {
        let grasp =
            place * Affine::scale_non_uniform(size, held.flip * size) * crate::face::kurbo::Point::new(44.0, 16.0);
        canvas.with(Affine::translate((grasp.x, grasp.y)), props::keys);
    }
    canvas.with(place * Affine::scale_non_uniform(size, held.flip * size), |canvas| {
        hands::paint(canvas, &body.head.skin, held.hand);
        if held.prop == Prop::Watch {
            props::watch(canvas, 39.0);
        }
    });
}

/// An arm that only hangs or bends, its hand at rest.
fn hanging(elbow: Pt, wrist: Pt) -> Arm {
    Arm { elbow, wrist, held: None, tucked: false, layer: Layer::Body }
}

fn with_hand(elbow: Pt, wrist: Pt, hand: Hand, at: Pt, degrees: f64, flip: f64) -> Arm {
    let held = Held { hand, at, degrees, flip, scale: 1.0, prop: Prop::Nothing };
    Arm { elbow, wrist, held: Some(held), tucked: false, layer: Layer::Body }
}

impl Arm {
    fn holding(mut self, prop: Prop) -> Self {
        if let Some(held) = &mut self.held {
            held.prop = prop;
        }
        self
    }

    fn raised(mut self) -> Self {
        self.layer = Layer::Raised;
        self
    }

    fn sized(mut self, scale: f64) -> Self {
        if let Some(held) = &mut self.held {
            held.scale = scale;
        }
        self
    }
}

/// Where arms and hands are, in head units.
fn position(body: &Body, arms: Arms) -> Position {
    let s = body.shoulder;
    let left_first = |left, right| Position { arms: [(Side::Left, left), (Side::Right, right)], bag: false };
    let right_first = |right, left| Position { arms: [(Side::Right, right), (Side::Left, left)], bag: false };
    let left_hanging = hanging((-s - 18.0, 430.0), (-s - 2.0, 620.0));
    match arms {
        Arms::Relaxed => {
            left_first(hanging((-s - 18.0, 430.0), (-s - 6.0, 620.0)), hanging((s + 16.0, 430.0), (s + 2.0, 620.0)))
        }
        Arms::Crossed => left_first(
            // The hand lies along the other sleeve, under it.
            Arm { tucked: true, ..hanging((-s - 4.0, 408.0), (58.0, 386.0)) },
            with_hand((s + 2.0, 404.0), (-62.0, 352.0), Hand::Grip, (-70.0, 350.0), 192.0, -1.0),
        ),
        Arms::Point => {
            let wrist = (-s - 96.0, 262.0);
            right_first(
                hanging((s + 16.0, 430.0), (s - 16.0, 610.0)),
                with_hand((-s - 46.0, 372.0), wrist, Hand::Point, wrist, 200.0, -1.0),
            )
        }
        Arms::Phone => {
            left_first(
                left_hanging,
                with_hand((s + 10.0, 420.0), (118.0, 352.0), Hand::Grip, (122.0, 344.0), 218.0, 1.0)
                    .holding(Prop::Phone { size: (62.0, 118.0), at: (62.0, 290.0), degrees: -12.0, scale: 1.0 }),
            )
        }
        Arms::Bag => Position {
            bag: true,
            ..left_first(
                with_hand((-s - 12.0, 424.0), (-88.0, 440.0), Hand::Fist, (-92.0, 440.0), 2.0, 1.0),
                with_hand((s + 14.0, 420.0), (88.0, 436.0), Hand::Fist, (92.0, 436.0), 178.0, -1.0),
            )
        },
        Arms::Clasped => left_first(
            with_hand((-s - 8.0, 396.0), (-66.0, 424.0), Hand::Rest, (-66.0, 424.0), 8.0, 1.0),
            with_hand((s + 6.0, 394.0), (68.0, 420.0), Hand::Rest, (66.0, 416.0), 170.0, -1.0),
        ),
        Arms::Call => left_first(
            left_hanging,
            with_hand((s + 54.0, 384.0), (112.0, 150.0), Hand::Grip, (112.0, 142.0), -112.0, 1.0)
                .holding(Prop::Phone { size: (46.0, 104.0), at: (84.0, 48.0), degrees: 14.0, scale: 0.9 })
                .raised(),
        ),
        Arms::Open => {
            let (left, right) = ((-s - 70.0, 300.0), (s + 52.0, 318.0));
            left_first(
                with_hand((-s - 38.0, 392.0), left, Hand::Open, left, 222.0, -1.0),
                with_hand((s + 30.0, 402.0), right, Hand::Open, right, -38.0, 1.0),
            )
        }
        Arms::Filming => left_first(
            with_hand((-s - 8.0, 392.0), (-30.0, 300.0), Hand::Rest, (-24.0, 284.0), -40.0, 1.0).sized(0.8).raised(),
            with_hand((s + 12.0, 392.0), (96.0, 262.0), Hand::Grip, (104.0, 228.0), 232.0, 1.0)
                .holding(Prop::Phone { size: (66.0, 124.0), at: (58.0, 168.0), degrees: 4.0, scale: 1.0 })
                .raised(),
        ),
        Arms::Watch => left_first(
            left_hanging,
            with_hand((s + 8.0, 412.0), (92.0, 330.0), Hand::Fist, (92.0, 330.0), 204.0, -1.0).holding(Prop::Watch),
        ),
        Arms::Keys => left_first(
            left_hanging,
            with_hand((s + 12.0, 420.0), (104.0, 404.0), Hand::Fist, (104.0, 404.0), 178.0, -1.0).holding(Prop::Keys),
        ),
    }
}
