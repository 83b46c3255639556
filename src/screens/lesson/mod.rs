//! The projection of a class: the same stage as in single play, readable from the back row, and what the trainer does
//! about it. What it shows comes from the room of the class; nothing here knows of a network.

mod acted;
mod controls;
mod keys;
mod lobby;
mod lookback;
mod panel;
mod parts;
mod versus;
mod view;

pub use view::LessonView;
pub(super) use view::{Looks, PAGES, page};

use super::Intent;
use super::backdrop::scene;
use super::stage::Behind;
use super::text::{galley, ink};
use super::theme::{self, Look, Role};
use egui::{Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use parts::told;
use view::Scene;

/// A wall of this size is drawn in these proportions; others larger or smaller.
const WALL: egui::Vec2 = vec2(1280.0, 720.0);
/// So many times as large as on one's own screen: sentences of 24 points, the customer's of 27.
const LARGE: f32 = 1.5;

/// Draws the projection over a scene that somebody else has drawn, or over one that stands still.
pub fn lesson_ui(ui: &mut Ui, look: Look, view: &LessonView, behind: Behind) -> Option<Intent> {
    let whole = ui.max_rect();
    let by = LARGE * (whole.width() / WALL.x).min(whole.height() / WALL.y);
    let wall = look.enlarged(by);
    let mut drawn = None;
    if !behind.is_painted {
        let who = view.is_seen.then_some(&view.likeness);
        drawn = scene(ui, view.backdrop, who, whole, CornerRadius::ZERO);
    }
    let side = (20.0 * by / LARGE).round();
    let strip = controls::height(look);
    let inner = Rect::from_min_max(
        whole.min + vec2(side, side * 0.7),
        pos2(whole.right() - side, whole.bottom() - strip - side * 0.3),
    );
    // What frames the picture grows with the text only as far as it has room in one row.
    let frame = look.enlarged(by / look.scale * look.scale.min(1.25));
    let top = parts::pills(ui, frame, view, inner);
    let area = Rect::from_min_max(pos2(inner.left(), top + side * 0.6), inner.max);
    match &view.scene {
        Scene::Lobby { head, you, lead } => lobby::lobby(ui, wall, view, [head, you, lead], area),
        Scene::Stage(acted) => {
            let mouth = behind.mouth.or(drawn).unwrap_or_else(|| whole.min + whole.size() * vec2(0.645, 0.35));
            acted::stage(ui, wall, view, acted, area, mouth);
        }
        Scene::Versus(sides) => versus::versus(ui, wall, sides, area),
        Scene::Shown(turns) => versus::shown(ui, wall, turns, area),
        Scene::Look(_) | Scene::Cards { .. } => {}
    }
    let mut asked = None;
    let rest = match &view.scene {
        Scene::Look(look_back) => {
            let (pressed, rest) = lookback::look_back(ui, wall, look_back, area);
            asked = asked.or(pressed);
            rest
        }
        Scene::Cards { head, notes, cards } => lookback::cards(ui, wall, head, notes, cards, area),
        _ => parts::Rest::default(),
    };
    if view.is_paused {
        curtain(ui, wall, whole);
    }
    asked = asked.or(controls::controls(ui, look, view, whole));
    if let Some(refused) = &view.refused {
        // Over the customer’s hair, or where there is none in a corner: never over what can be said.
        let is_sheet = matches!(view.scene, Scene::Look(_) | Scene::Cards { .. });
        notice(ui, frame, refused, area, is_sheet);
    }
    if let Some(panel) = &view.panel {
        return panel::panel(ui, look, frame, panel, whole);
    }
    asked.or_else(|| keys::keys(ui, view, rest))
}

/// “Let’s talk”: over everything else, but one still knows where one is.
fn curtain(ui: &Ui, wall: Look, whole: Rect) {
    ui.painter().rect_filled(whole, 0.0, Color32::from_rgba_unmultiplied(43, 42, 51, 216));
    let words = super::words::TALK_FIRST.get(wall.lang);
    let lead = super::words::TALK_LEAD.get(wall.lang);
    let huge = wall.enlarged(2.2);
    let head = galley(ui, huge, words, ink(Role::H1, wall.bright), whole.width() * 0.9);
    let tail = galley(ui, wall, lead, ink(Role::H2, wall.bright), whole.width() * 0.9);
    let top = whole.center().y - (head.size().y + tail.size().y) / 2.0;
    told(ui, Rect::from_center_size(whole.center(), vec2(whole.width() * 0.9, whole.height() * 0.4)), "curtain", words);
    ui.painter().galley(pos2(whole.center().x - head.size().x / 2.0, top), head.clone(), wall.bright);
    ui.painter().galley(pos2(whole.center().x - tail.size().x / 2.0, top + head.size().y), tail, wall.bright);
}

/// What was not done, and why: for a moment in everybody's sight, since the trainer looks there.
fn notice(ui: &Ui, frame: Look, words: &str, area: Rect, is_sheet: bool) {
    let pad = vec2(frame.px(10.0), frame.px(6.0));
    let widest = area.width() * if is_sheet { 0.5 } else { 0.31 } - 2.0 * pad.x;
    let laid = galley(ui, frame, words, ink(Role::Small, frame.warm), widest);
    let size = laid.size() + 2.0 * pad;
    let corner =
        if is_sheet { area.max - size - pad } else { pos2(area.right() - area.width() * 0.125 - size.x, area.top()) };
    let rect = Rect::from_min_size(corner, size);
    told(ui, rect, "refused", words);
    ui.painter().rect(rect, theme::BUTTON, frame.card, Stroke::new(2.0, frame.warm), StrokeKind::Inside);
    ui.painter().galley(rect.min + pad, laid, frame.warm);
}
