//! A bust for cards and lists.

use super::draw_figure;
use crate::face::canvas::Canvas;
use crate::face::curve::{lerp, unit};
use crate::face::kurbo::Affine;
use crate::face::person::Person;
use crate::face::picture::Picture;
use crate::face::pose::Pose;

/// How wide a portrait's frame is, in head units: a head with some air and the shoulders.
const FRAME: f64 = 270.0;
/// The same for a very small portrait: the face needs the room.
const CLOSE: f64 = 222.0;
/// Up to which height, in pixels, a portrait is very small, and from which on it is not small at all.
const SMALL: (f64, f64) = (48.0, 120.0);

/// Paints head and shoulders on a transparent ground. Good from 96 pixels on, and still read at 48.
#[must_use]
pub fn portrait(person: &Person, pose: &Pose, width: u32, height: u32) -> Picture {
    let mut canvas = Canvas::new(width, height);
    draw_portrait(&mut canvas, person, pose);
    canvas.finish()
}

/// Paints head and shoulders to fill a canvas.
pub fn draw_portrait(canvas: &mut Canvas, person: &Person, pose: &Pose) {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    // As wide as the frame, but never so wide that the head does not fit into the height.
    let room = unit((height - SMALL.0) / (SMALL.1 - SMALL.0));
    let frame = lerp(CLOSE, FRAME, room);
    let scale = (width / frame).min(height / (frame * 1.12));
    let place = Affine::translate((width / 2.0, height * lerp(0.505, 0.475, room))) * Affine::scale(scale);
    draw_figure(canvas, person, pose, place);
}
