//! What one could say, as cards: in a row, two by two or one below the other, as the words and the window need.

use super::view::StageView;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, focus_ring, glyph, pressable_at, surface};
use crate::screens::words;
use egui::{CornerRadius, Galley, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Cards laid out for a width.
pub(super) struct Cards {
    parts: Vec<Arc<Galley>>,
    columns: usize,
    each: f32,
    rows: Vec<f32>,
    /// Height of all of them.
    whole: f32,
    /// Height they get: less than the whole means that one scrolls.
    pub height: f32,
    role: Role,
}

fn gap(look: Look) -> f32 {
    look.gap(12.0)
}

fn pad(look: Look) -> egui::Vec2 {
    vec2(look.gap(16.0), look.gap(10.0))
}

fn cap(look: Look) -> f32 {
    look.px(24.0)
}

/// Chooses the arrangement: the one that reads best of those that leave the customer enough of the window.
pub(super) fn lay_out(ui: &Ui, look: Look, view: &StageView, width: f32, window: f32) -> Cards {
    let count = view.options.len().max(1);
    let tries: [(usize, Role, f32); 4] =
        [(count, Role::Say, 0.27), (2, Role::Say, 0.36), (2, Role::Body, 0.42), (1, Role::Body, 0.50)];
    let mut best: Option<Cards> = None;
    for (columns, role, share) in tries {
        let cards = arrange(ui, look, view, width, columns.min(count), role);
        let is_readable = cards.each >= look.px(210.0) || columns == 1;
        let share = if look.scale * 900.0 > width { share.min(0.36) } else { share };
        if is_readable && cards.whole <= window * share {
            return cards;
        }
        if is_readable && best.as_ref().is_none_or(|best| cards.whole < best.whole) {
            best = Some(cards);
        }
    }
    let mut cards = best.unwrap_or_else(|| arrange(ui, look, view, width, 1, Role::Body));
    // Where the text is very large one scrolls the cards rather than lose sight of the customer.
    let share = if look.scale * 900.0 > width { 0.36 } else { 0.52 };
    cards.height = cards.whole.min(window * share);
    cards
}

fn arrange(ui: &Ui, look: Look, view: &StageView, width: f32, columns: usize, role: Role) -> Cards {
    #[expect(clippy::cast_precision_loss, reason = "at most eight")]
    let count = columns as f32;
    let each = ((width + gap(look)) / count - gap(look)).floor();
    // In a column the key stands before the words, otherwise above them: lines stay long.
    let inner = each
        - 2.0 * pad(look).x
        - if is_beside(columns, view.options.len()) { cap(look) + look.gap(12.0) } else { 0.0 };
    let parts: Vec<_> = view.options.iter().map(|words| galley(ui, look, words, ink(role, look.ink), inner)).collect();
    let above = if is_beside(columns, view.options.len()) { 0.0 } else { cap(look) + look.gap(6.0) };
    let rows: Vec<f32> = parts
        .chunks(columns.max(1))
        .map(|row| {
            let text = row.iter().map(|part| part.size().y).fold(0.0, f32::max);
            (above + text.max(if above > 0.0 { 0.0 } else { cap(look) }) + 2.0 * pad(look).y).max(look.px(44.0))
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "at most eight")]
    let gaps = rows.len().saturating_sub(1) as f32 * gap(look).min(look.gap(10.0));
    let whole = rows.iter().sum::<f32>() + gaps;
    Cards { parts, columns, each, rows, whole, height: whole, role }
}

/// Whether the key stands beside the words.
const fn is_beside(columns: usize, count: usize) -> bool {
    columns < count || columns == 1
}

/// Draws the cards from the top left of `room`; the position of the one that was chosen.
pub(super) fn cards_ui(ui: &mut Ui, look: Look, view: &StageView, cards: &Cards, room: Rect) -> Option<usize> {
    let mut chosen = None;
    // Room for the focus ring, which must not be cut off.
    let ring = 7.0;
    let mut child = ui.new_child(UiBuilder::new().id_salt("responses").max_rect(room.expand2(vec2(ring, ring))));
    child.set_clip_rect(room.expand(ring).intersect(ui.clip_rect()));
    let scrolls = cards.height < cards.whole - 0.5;
    let output = ScrollArea::vertical()
        .id_salt(("responses", view.turn))
        .auto_shrink([false, false])
        .scroll_bar_visibility(if scrolls {
            egui::scroll_area::ScrollBarVisibility::AlwaysVisible
        } else {
            egui::scroll_area::ScrollBarVisibility::AlwaysHidden
        })
        .show(&mut child, |ui| {
            let (whole, _) =
                ui.allocate_exact_size(vec2(room.width() + 2.0 * ring, cards.whole + 2.0 * ring), Sense::hover());
            let mut y = whole.top() + ring;
            let mut position = 0;
            for height in &cards.rows {
                let mut x = whole.left() + ring;
                for _ in 0..cards.columns.min(cards.parts.len() - position) {
                    let rect = Rect::from_min_size(pos2(x, y), vec2(cards.each, *height));
                    if card(ui, look, view, cards, position, rect) {
                        chosen = Some(position);
                    }
                    x += cards.each + gap(look);
                    position += 1;
                }
                y += height + gap(look).min(look.gap(10.0));
            }
        });
    if scrolls {
        more_below(ui, look, room, output.content_size.y - output.state.offset.y - output.inner_rect.height());
    }
    chosen
}

/// Says that there is more, where one would otherwise not see it.
fn more_below(ui: &Ui, look: Look, room: Rect, left: f32) {
    if left > look.px(20.0) {
        let at = pos2(room.center().x, room.bottom() - look.px(4.0));
        ui.painter().circle_filled(at, look.px(13.0), look.accent);
        glyph(ui, Glyph::Down, at, look.px(7.0), look.bright);
    }
}

/// A sentence one could say; whether it was chosen.
fn card(ui: &mut Ui, look: Look, view: &StageView, cards: &Cards, position: usize, rect: Rect) -> bool {
    let number = (position + 1).to_string();
    let name = words::OPTION_NAME.with(look.lang, &[("n", &number), ("words", &view.options[position])]);
    // A focus kept from the last sentence would choose by accident: every moment has widgets of its own.
    let id = ui.id().with(("response", view.turn, position));
    let response = pressable_at(ui, rect, id, &name);
    let is_hot = response.hovered() || response.has_focus();
    let border = if is_hot { look.accent } else { look.control };
    let fill = if response.is_pointer_button_down_on() { look.sunk } else { look.card };
    surface(ui, rect, theme::ROUND, fill, border, is_hot);
    if is_hot {
        let stroke = egui::Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect, theme::ROUND, stroke, egui::StrokeKind::Inside);
    }
    let at = rect.min + pad(look);
    let key = Rect::from_min_size(at, vec2(cap(look), cap(look)));
    let (key_fill, key_ink) = if is_hot { (look.accent, look.bright) } else { (look.sunk, look.ink) };
    ui.painter().rect_filled(key, CornerRadius::same(7), key_fill);
    if look.is_high && !is_hot {
        let stroke = egui::Stroke::new(1.0, look.control);
        ui.painter().rect_stroke(key, CornerRadius::same(7), stroke, egui::StrokeKind::Inside);
    }
    let digit = label(ui, look, &number, ink(Role::SmallStrong, key_ink));
    ui.painter().galley(key.center() - digit.size() / 2.0, digit, key_ink);
    let is_beside = is_beside(cards.columns, view.options.len());
    let text = if is_beside {
        let lift = (look.line_height(cards.role) - cap(look)) / 2.0;
        at + vec2(cap(look) + look.gap(12.0), -lift)
    } else {
        at + vec2(0.0, cap(look) + look.gap(6.0))
    };
    if view.silence == Some(position) {
        // Saying nothing is an act of its own: it has a sign.
        let sign = if is_beside {
            pos2(key.center().x, key.bottom() + look.px(12.0))
        } else {
            pos2(key.right() + look.px(16.0), key.center().y)
        };
        if !is_beside || sign.y + look.px(8.0) <= rect.bottom() {
            glyph(ui, Glyph::Ear, sign, look.px(8.0), look.accent);
        }
    }
    ui.painter().galley(text, Arc::clone(&cards.parts[position]), look.ink);
    focus_ring(ui, look, &response, theme::ROUND);
    response.clicked()
}
