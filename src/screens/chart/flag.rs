//! The flag at the sentence where it turned, and the words of a message.

use super::view::ChartView;
use super::{Frame, place_of};
use crate::screens::text::{elided, ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::put;
use crate::screens::words;
use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

pub(super) fn column(ui: &Ui, look: Look, frame: &Frame, turn: usize) {
    let x = frame.x(place_of(turn + 1));
    let half = look.px(14.0).min(frame.step / 2.0);
    let column = Rect::from_x_y_ranges(x - half..=x + half, frame.plot.y_range());
    ui.painter().rect_filled(column, 0.0, look.warm_tint);
    ui.painter().vline(x, frame.plot.y_range(), Stroke::new(2.0, look.warm));
}

/// How many points of the lines lie within a rectangle.
fn crossings(view: &ChartView, frame: &Frame, rect: Rect) -> usize {
    view.points
        .iter()
        .flat_map(|(x, mood)| mood.iter().map(move |value| pos2(frame.x(*x), frame.y(*value))))
        .filter(|at| rect.expand(8.0).contains(*at))
        .count()
}

/// A pennant whose point touches the line of its sentence, where it covers least.
pub(super) fn flag(ui: &Ui, look: Look, view: &ChartView, frame: &Frame, turn: usize) {
    let words = words::FLAG.with(look.lang, &[("n", &(turn + 1).to_string())]);
    let laid = label(ui, look, &words, ink(Role::SmallStrong, look.bright));
    let x = frame.x(place_of(turn + 1));
    let size = vec2(laid.size().x + look.px(20.0), look.px(28.0));
    let tip = look.px(8.0);
    let mut best: Option<(usize, Rect, bool)> = None;
    for at in [0.03, 0.2, 0.4, 0.6, 0.8] {
        let top = frame.plot.top() + (frame.plot.height() - size.y) * at;
        for is_left in [true, false] {
            let left = if is_left { x - tip - size.x } else { x + tip };
            let body = Rect::from_min_size(pos2(left, top), size);
            if body.left() < frame.plot.left() || body.right() > frame.plot.right() {
                continue;
            }
            let covered = crossings(view, frame, body);
            if best.as_ref().is_none_or(|(least, ..)| covered < *least) {
                best = Some((covered, body, is_left));
            }
        }
    }
    let Some((_, body, is_left)) = best else { return };
    let (near, far) = if is_left { (body.right(), body.left()) } else { (body.left(), body.right()) };
    let outline = vec![
        pos2(far, body.top()),
        pos2(near, body.top()),
        pos2(x, body.center().y),
        pos2(near, body.bottom()),
        pos2(far, body.bottom()),
    ];
    ui.painter().add(Shape::convex_polygon(outline, look.warm, Stroke::NONE));
    put(ui, &laid, body.left() + look.px(10.0), body.center().y, look.bright);
}

/// What came in between, on a plate beside its diamond.
pub(super) fn news(ui: &Ui, look: Look, view: &ChartView, frame: &Frame, at: Pos2, words: &str) {
    let widest = (frame.plot.width() * 0.4).min(look.px(240.0));
    let laid = elided(ui, look, words, ink(Role::Small, look.ink), widest, 1);
    let size = laid.size() + vec2(look.px(14.0), look.px(4.0));
    let mut best: Option<(usize, Rect)> = None;
    for (right, down) in [(true, 0.6), (false, 0.6), (true, -1.5), (false, -1.5), (true, 1.6), (false, 1.6)] {
        let left = if right { at.x + look.px(12.0) } else { at.x - look.px(12.0) - size.x };
        let top = (at.y + size.y * down).clamp(frame.plot.top() + 2.0, frame.plot.bottom() - size.y - 2.0);
        let plate = Rect::from_min_size(pos2(left, top), size);
        if plate.left() < frame.plot.left() || plate.right() > frame.plot.right() {
            continue;
        }
        let covered = crossings(view, frame, plate);
        if best.as_ref().is_none_or(|(least, _)| covered < *least) {
            best = Some((covered, plate));
        }
    }
    let Some((_, plate)) = best else { return };
    let radius = CornerRadius::same(6);
    ui.painter().rect(plate, radius, look.card, Stroke::new(1.0, look.line), StrokeKind::Inside);
    put(ui, &laid, plate.left() + look.px(7.0), plate.center().y, look.ink);
}
