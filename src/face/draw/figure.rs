//! A whole figure, down to below the waist.

use super::arms::{self, Layer};
use super::torso::Body;
use super::{Head, hair, head, neck, torso};
use crate::face::canvas::Canvas;
use crate::face::curve::unit;
use crate::face::kurbo::Affine;
use crate::face::person::Person;
use crate::face::pose::Pose;

/// The height at which a figure leans and is cut off: its waist, in head units.
const WAIST: f64 = 450.0;

/// Paints a person in a pose. `transform` takes head units to the canvas: the origin lies between the eyes of an
/// upright head, the crown at y = -100, the chin at 100, the waist near 450, the end of the drawing at 700.
pub fn draw_figure(canvas: &mut Canvas, person: &Person, pose: &Pose, transform: Affine) {
    let pose = pose.bounded();
    let body_head = Head::new(person, &pose);
    let body = Body::new(&body_head);
    // The head sinks in defeat and between raised shoulders, and tilts about the neck.
    let on_neck =
        Affine::translate((body.shift, body.sunk)) * Affine::rotate_about(pose.tilt.to_radians(), (0.0, 112.0));
    let lean = unit(pose.lean);
    let leaning = Affine::translate((0.0, 6.0 * lean)) * Affine::scale_about(1.0 + 0.04 * lean, (0.0, WAIST));
    canvas.with(transform * leaning, |canvas| {
        canvas.with(on_neck, |canvas| head::behind(canvas, &body_head));
        torso::behind(canvas, &body);
        arms::behind(canvas, &body);
        torso::paint(canvas, &body);
        neck::paint(canvas, &body);
        torso::over(canvas, &body);
        hair::lengths(canvas, &body_head, body.shift, body.sunk);
        arms::paint(canvas, &body, Layer::Body);
        canvas.with(on_neck, |canvas| head::front(canvas, &body_head));
        arms::paint(canvas, &body, Layer::Raised);
    });
}
