//! A person in a rectangle: the one place where the screens ask for a face.

use super::picture::{key, paint, pixels, texture};
use crate::face::kurbo::Affine;
use crate::face::{
    Canvas, Person, Picture, Pose, Reaction, Situation, draw_figure, expression, person_of, portrait as drawn,
};
use crate::rulebook::Mood;
use crate::scenario::{Channel, Scenario};
use egui::{CornerRadius, Rect, Ui, pos2, vec2};

/// Whose face, and in which mood.
#[derive(Clone, Debug)]
pub struct Likeness {
    person: Person,
    pose: Pose,
    /// The same face has the same number.
    key: u64,
}

impl Likeness {
    /// The customer of a case in a mood.
    #[must_use]
    pub fn of(scenario: &Scenario, mood: Mood) -> Self {
        let customer = &scenario.customer;
        let person = person_of(&scenario.id, customer);
        let situation = Situation {
            behaviour: customer.behaviour,
            // A portrait looks at who looks at it, whatever they have in their hands.
            channel: Channel::FaceToFace,
            audience: 0,
            holds: None,
            exam: false,
        };
        let pose = expression(situation, mood, Reaction::Plain, 0).pose;
        let key = key((&scenario.id, format!("{person:?} {pose:?}")));
        Self { person, pose, key }
    }

    /// In the mood of the first sentence, which is the type's unless the case says otherwise.
    #[must_use]
    pub fn opening(scenario: &Scenario, of_type: Mood) -> Self {
        Self::of(scenario, scenario.customer.start.unwrap_or(of_type))
    }
}

/// Draws a bust that stands on the lower edge of `rect`, cut by it and by its corners.
pub(super) fn portrait(ui: &Ui, likeness: &Likeness, rect: Rect, corners: CornerRadius) {
    // A frame much taller than wide has air above, not a longer neck.
    let height = rect.height().min(rect.width() * 1.12);
    let frame = Rect::from_min_max(pos2(rect.left(), rect.bottom() - height), rect.max);
    let size = pixels(ui, frame.size());
    let texture = texture(ui, likeness.key, size, || drawn(&likeness.person, &likeness.pose, size.0, size.1));
    paint(ui, &texture, frame, Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 1.0)), corners);
}

impl Likeness {
    /// The whole figure on a transparent ground: the middle between the eyes and the size of a head unit in pixels.
    pub(super) fn figure(&self, size: (u32, u32), eyes: (f64, f64), scale: f64) -> Picture {
        let mut canvas = Canvas::new(size.0, size.1);
        draw_figure(&mut canvas, &self.person, &self.pose, Affine::translate(eyes) * Affine::scale(scale));
        canvas.finish()
    }

    /// The number of the face.
    pub(super) const fn number(&self) -> u64 {
        self.key
    }
}
