//! A person in a rectangle: the one place where the screens ask for a face.

use super::theme::Look;
use crate::rulebook::Mood;
use crate::scenario::Scenario;
use egui::{Color32, CornerRadius, Pos2, Rect, Ui, pos2, vec2};

/// Whose face, and in which mood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    mood: Mood,
    age: u8,
}

impl Likeness {
    /// The customer of a case in a mood.
    #[must_use]
    pub fn of(scenario: &Scenario, mood: Mood) -> Self {
        Self { mood, age: scenario.customer.age }
    }

    /// In the mood of the first sentence.
    #[must_use]
    pub fn opening(scenario: &Scenario, opening: Mood) -> Self {
        Self::of(scenario, scenario.customer.start.unwrap_or(opening))
    }
}

/// Draws a bust that fills `rect` from its lower edge, cut by its corners.
pub(super) fn portrait(ui: &Ui, look: Look, likeness: &Likeness, rect: Rect, corners: CornerRadius) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let at = |x: f32, y: f32| -> Pos2 { pos2(rect.center().x + x * rect.height(), rect.top() + y * rect.height()) };
    let tint = if likeness.mood.arousal >= 45 { look.families[0].text } else { look.families[1].text };
    let grey = if likeness.age >= 60 { 0.35 } else { 0.6 };
    let colour: Color32 = tint.gamma_multiply(grey);
    let body = Rect::from_center_size(at(0.0, 1.08), vec2(rect.height() * 0.9, rect.height() * 0.6));
    painter.rect_filled(body, CornerRadius::same(60).at_least(corners.sw), colour);
    painter.circle_filled(at(0.0, 0.5), rect.height() * 0.24, tint);
}
