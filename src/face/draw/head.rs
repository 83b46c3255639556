//! The head: what lies behind the body, and everything in front of it.

use super::{Head, brows, eyes, glasses, hair, lines, mouth, nose, skin};
use crate::face::canvas::Canvas;
use crate::face::person::Person;
use crate::face::pose::Pose;

/// Paints a head alone, without neck; units are head units, the origin lies between the eyes.
pub fn draw_head(canvas: &mut Canvas, person: &Person, pose: &Pose) {
    let pose = pose.bounded();
    let head = Head::new(person, &pose);
    behind(canvas, &head);
    front(canvas, &head);
}

/// The hair behind neck and shoulders.
pub(super) fn behind(canvas: &mut Canvas, head: &Head) {
    hair::back(canvas, head);
}

/// Ears, face, hair, glasses.
pub(super) fn front(canvas: &mut Canvas, head: &Head) {
    skin::ears(canvas, head);
    skin::face(canvas, head);
    lines::paint(canvas, head);
    nose::paint(canvas, head);
    eyes::paint(canvas, head);
    brows::paint(canvas, head);
    mouth::paint(canvas, head);
    glasses::temples(canvas, head);
    hair::front(canvas, head);
    glasses::paint(canvas, head);
}
