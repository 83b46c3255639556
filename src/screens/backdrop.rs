//! A place behind a person, where nothing moves: the same sets as on the stage.

use super::picture::{key, paint, pixels, texture};
use super::portrait::Likeness;
use crate::roleplay::State;
use crate::scenario::{Category, Scenario};
use crate::scenery::{Light, Presence, Set, backdrop as drawn, overlay, placement};
use egui::{CornerRadius, Pos2, Rect, Ui, pos2, vec2};

/// A place in its light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backdrop {
    set: Set,
    light: Light,
}

impl Backdrop {
    /// Where a conversation is at a moment.
    #[must_use]
    pub fn of(scenario: &Scenario, state: &State, is_exam: bool) -> Self {
        let node = scenario.node(state.node);
        let set = Set::of(node.setting, node.channel, scenario.category, state.time, state.audience, is_exam);
        Self { set, light: Light::of(state.mood) }
    }

    /// Whether one sees the face of the customer here.
    #[must_use]
    pub fn shows_somebody(self) -> bool {
        matches!(self.set.presence(), Presence::Here | Presence::Imagined)
    }

    /// Somebody's flat in the afternoon.
    #[must_use]
    pub fn at_home(mood: crate::rulebook::Mood) -> Self {
        use crate::scenario::{Channel, Setting, StoryTime};
        let time = StoryTime(14 * 60);
        let set = Set::of(Setting::Home, Channel::FaceToFace, Category::RepairTechnique, time, 0, false);
        Self { set, light: Light::of(mood) }
    }
}

/// Draws the place over `rect`, its height filled, with the person in it, if any; gives where their bubble points.
pub(super) fn scene(
    ui: &Ui,
    place: Backdrop,
    who: Option<&Likeness>,
    rect: Rect,
    corners: CornerRadius,
) -> Option<Pos2> {
    // The sets are made for a wide picture: of a narrow or a low one, the part where the customer's face is.
    let wide = vec2((rect.height() * 1.6).max(rect.width()), rect.height().max(rect.width() / 1.6));
    let size = pixels(ui, wide);
    let id = |layer: u8| key((layer, format!("{place:?}")));
    let back = texture(ui, id(0), size, || drawn(place.set, place.light, size));
    let share = vec2(rect.width() / wide.x, rect.height() / wide.y);
    let stands = placement(place.set, size);
    #[expect(clippy::cast_possible_truncation, reason = "shares of a picture")]
    let of_picture = |(x, y): (f64, f64)| pos2((x / f64::from(size.0)) as f32, (y / f64::from(size.1)) as f32);
    let middle = if who.is_some() { of_picture(stands.eyes) } else { pos2(0.5, 0.5) };
    let left = (middle.x - share.x / 2.0).clamp(0.0, 1.0 - share.x);
    let top = (middle.y - share.y / 2.0).clamp(0.0, 1.0 - share.y);
    let part = Rect::from_min_size(pos2(left, top), share);
    paint(ui, &back, rect, part, corners);
    if let Some(who) = who {
        let figure = key((who.number(), format!("{place:?}")));
        let figure = texture(ui, figure, size, || who.figure(size, stands.eyes, stands.scale));
        paint(ui, &figure, rect, part, corners);
    }
    let front = texture(ui, id(1), size, || overlay(place.set, place.light, size));
    paint(ui, &front, rect, part, corners);
    let at = |share: Pos2| {
        rect.min + vec2((share.x - part.left()) / part.width(), (share.y - part.top()) / part.height()) * rect.size()
    };
    Some(at(of_picture(stands.tail))).filter(|_| who.is_some())
}
