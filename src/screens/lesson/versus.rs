//! What was said beside what could have been; and somebody's own conversation, without a name.

use super::parts::{fitting, told};
use super::view::Side;
use crate::screens::backdrop::scene;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{dashed, put};
use crate::screens::words;
use egui::{Color32, CornerRadius, Galley, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Draws the two sides.
pub(super) fn versus(ui: &Ui, wall: Look, sides: &[Side; 2], area: Rect) {
    let gap = wall.px(8.0);
    let half = (area.width() - gap) / 2.0;
    let inner = half - 4.0 * wall.px(9.0);
    let (laid, look) = fitting(wall, |look| {
        let laid: Vec<Vec<Piece>> = sides.iter().map(|side| pieces(ui, look, side, inner)).collect();
        let fits = laid.iter().all(|pieces| height(pieces, look) <= area.height() * 0.54);
        (laid, fits)
    });
    for (index, (side, pieces)) in sides.iter().zip(&laid).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "0 or 1")]
        let left = area.left() + index as f32 * (half + gap);
        let rect = Rect::from_min_size(pos2(left, area.top()), vec2(half, area.height()));
        let who = side.is_seen.then_some(&side.likeness);
        let _ = scene(ui, side.backdrop, who, rect, theme::ROUND);
        if index == 0 {
            ui.painter().rect_stroke(rect, theme::ROUND, Stroke::new(look.px(2.0), look.card), StrokeKind::Inside);
        } else {
            dashed(ui, rect, 14.0, Stroke::new(look.px(2.5), look.card));
        }
        let words = if index == 0 { words::SAID_SIDE } else { words::IF_SIDE };
        head(ui, look, words.get(look.lang), rect, index);
        let tall = height(pieces, look);
        let edge = look.px(9.0);
        let ground = Rect::from_min_max(
            pos2(rect.left() + edge, rect.bottom() - edge - tall),
            pos2(rect.right() - edge, rect.bottom() - edge),
        );
        ui.painter().rect_filled(ground, theme::ROUND, look.card);
        let mut y = ground.top() + look.px(8.0);
        for (at, (words, piece, is_tinted)) in pieces.iter().enumerate() {
            let place = Rect::from_min_size(pos2(ground.left() + edge, y), piece.size());
            told(ui, place, ("side", index, at), words);
            if *is_tinted {
                ui.painter().rect_filled(
                    place.expand2(vec2(look.px(4.0), look.px(2.0))),
                    theme::CHIP,
                    look.accent_tint,
                );
            }
            ui.painter().galley(place.min, Arc::clone(piece), look.ink);
            y += piece.size().y + look.px(6.0);
        }
    }
}

type Piece = (String, Arc<Galley>, bool);

fn pieces(ui: &Ui, look: Look, side: &Side, inner: f32) -> Vec<Piece> {
    let lay = |words: &str, role: Role| galley(ui, look, words, ink(role, look.ink), inner);
    let reply = format!("{}{}{}", side.who, look.lang.pick("：", ": "), side.reply);
    let mut pieces =
        vec![(side.said.clone(), lay(&side.said, Role::Body), true), (reply.clone(), lay(&reply, Role::H3), false)];
    if let Some(over) = &side.over {
        pieces.push((over.clone(), lay(over, Role::Strong), false));
    }
    pieces
}

fn height(pieces: &[Piece], look: Look) -> f32 {
    pieces.iter().map(|(_, piece, _)| piece.size().y + look.px(6.0)).sum::<f32>() + look.px(10.0)
}

fn head(ui: &Ui, look: Look, words: &str, rect: Rect, index: usize) {
    let laid = label(ui, look, words, ink(Role::H3, look.bright));
    let edge = look.px(9.0);
    let pill = Rect::from_min_size(rect.min + vec2(edge, edge), laid.size() + vec2(look.px(24.0), look.px(6.0)));
    told(ui, pill, ("side", index), words);
    ui.painter().rect_filled(pill, CornerRadius::same(100), look.ink);
    put(ui, &laid, pill.left() + look.px(12.0), pill.center().y, look.bright);
}

/// Somebody's conversation in lines, the last in sight; the customer stands at the right.
pub(super) fn shown(ui: &mut Ui, wall: Look, turns: &[[String; 3]], area: Rect) {
    let rect = Rect::from_min_max(area.min, pos2(area.left() + area.width() * 0.52, area.bottom()));
    let mut child = ui.new_child(UiBuilder::new().id_salt("shown").max_rect(rect));
    ScrollArea::vertical().id_salt("shown").auto_shrink([false, false]).stick_to_bottom(true).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = wall.px(6.0);
        for turn in turns {
            for (index, words) in turn.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
                let is_said = index == 1;
                let indent = if is_said { wall.px(24.0) } else { 0.0 };
                let room = rect.width() - indent - wall.px(28.0);
                let laid = galley(ui, wall, words, ink(Role::Body, wall.ink), room);
                let size = vec2(rect.width() - wall.px(8.0), laid.size().y + wall.px(10.0));
                let (row, response) = ui.allocate_exact_size(size, Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
                let ground = Rect::from_min_max(row.min + vec2(indent, 0.0), row.max);
                let fill: Color32 = if is_said { wall.accent_tint } else { wall.card };
                ui.painter().rect_filled(ground, theme::BUTTON, fill);
                ui.painter().galley(ground.min + vec2(wall.px(10.0), wall.px(5.0)), laid, wall.ink);
            }
        }
    });
}
