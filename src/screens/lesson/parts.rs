//! What more than one scene of the projection is made of.

use super::view::LessonView;
use crate::class::Squares;
use crate::screens::text::{elided, ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::put;
use crate::screens::words;
use egui::{Color32, CornerRadius, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// What of a page that scrolls lies above and below what is seen, in points.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rest {
    pub above: f32,
    pub below: f32,
}

/// Words that are painted, for who does not see them.
pub(super) fn told(ui: &Ui, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug, words: &str) {
    let response = ui.interact(rect, ui.id().with(("told", id)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

/// The row at the top: the case, what happens, how many have voted, the time left. Gives its lower edge.
pub(super) fn pills(ui: &Ui, look: Look, view: &LessonView, inner: Rect) -> f32 {
    let height = look.px(28.0);
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), height));
    let gap = look.px(8.0);
    // From the right: what counts most has its room first.
    let mut right = row.right();
    if let Some(left) = view.left {
        let words = words::SECONDS_N.with(look.lang, &[("n", &left.to_string())]);
        right -= pill(ui, look, &words, (Role::H2, look.bright, look.ink), row, right, true) + gap;
    }
    if !view.tally.is_empty() {
        right -= pill(ui, look, &view.tally, (Role::H3, look.ink, look.card), row, right, true) + gap;
    }
    let mut left = row.left();
    let status = label(ui, look, &view.status, ink(Role::Body, look.ink)).size().x + look.px(24.0);
    let free = right - left - status - gap;
    let title = label(ui, look, &view.title, ink(Role::Strong, look.accent)).size().x + look.px(24.0);
    if title <= free {
        left += pill(ui, look, &view.title, (Role::Strong, look.accent, look.card), row, left, false) + gap;
    }
    let room = right - left - look.px(24.0);
    if !view.status.is_empty() && room > look.px(40.0) {
        let laid = elided(ui, look, &view.status, ink(Role::Body, look.ink), room, 1);
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(laid.size().x + look.px(24.0), height));
        told(ui, rect, "status", &view.status);
        ui.painter().rect_filled(rect, CornerRadius::same(100), look.card);
        put(ui, &laid, rect.left() + look.px(12.0), rect.center().y, look.ink);
    }
    row.bottom()
}

fn pill(
    ui: &Ui,
    look: Look,
    words: &str,
    (role, colour, fill): (Role, Color32, Color32),
    row: Rect,
    x: f32,
    from_right: bool,
) -> f32 {
    let laid = label(ui, look, words, ink(role, colour));
    let width = laid.size().x + look.px(24.0);
    let rect = Rect::from_min_size(pos2(if from_right { x - width } else { x }, row.top()), vec2(width, row.height()));
    told(ui, rect, (words, "pill"), words);
    ui.painter().rect_filled(rect, CornerRadius::same(100), fill);
    put(ui, &laid, rect.left() + look.px(12.0), rect.center().y, colour);
    width
}

/// A QR code that fills as much of a square as whole pixels allow: blurred edges are hard to read from afar.
pub(super) fn code(ui: &Ui, squares: &Squares, room: Rect, name: &str) {
    told(ui, room, "qr", name);
    let painter = ui.painter();
    painter.rect_filled(room, CornerRadius::same(8), Color32::WHITE);
    let pixels = ui.ctx().pixels_per_point();
    #[expect(clippy::cast_precision_loss, reason = "at most some two hundred")]
    let count = |squares: usize| squares as f32;
    let side = count(squares.side());
    let each = ((room.width().min(room.height()) * pixels / side).floor() / pixels).max(1.0 / pixels);
    let corner = room.center() - vec2(side, side) * each / 2.0;
    let corner = pos2((corner.x * pixels).round() / pixels, (corner.y * pixels).round() / pixels);
    for y in 0..squares.side() {
        let mut x = 0;
        while x < squares.side() {
            let from = x;
            while squares.is_dark(x, y) {
                x += 1;
            }
            if x > from {
                let at = corner + vec2(count(from), count(y)) * each;
                painter.rect_filled(Rect::from_min_size(at, vec2(count(x - from) * each, each)), 0.0, Color32::BLACK);
            }
            x += 1;
        }
    }
}

/// A bar that is filled to a share in percent.
pub(super) fn gauge(ui: &Ui, look: Look, rect: Rect, share: f32, fill: Color32) {
    let round = CornerRadius::same(100);
    ui.painter().rect_filled(rect, round, look.off);
    let width = rect.width() * (share / 100.0).clamp(0.0, 1.0);
    if width >= 1.0 {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(width, rect.height())), round, fill);
    }
}

/// The largest look, from the wall's down, in which something fits; the smallest if it does in none.
pub(super) fn fitting<T>(look: Look, mut lay: impl FnMut(Look) -> (T, bool)) -> (T, Look) {
    let mut by = 1.0;
    loop {
        let tried = look.enlarged(by);
        let (laid, fits) = lay(tried);
        if fits || by <= SMALLEST {
            return (laid, tried);
        }
        by = (by * 0.94).max(SMALLEST);
    }
}

/// Text of a wall never becomes smaller than this share of what it should be.
const SMALLEST: f32 = 0.3;
