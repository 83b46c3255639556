//! The second page: every sentence, and the one in hand with everything about it.

use super::view::DebriefView;
use super::{dimensions, facts, ledgers, overview, sentence, what_if};
use crate::screens::text::{ink, label};
use crate::screens::theme::{self, Look, Role, Room};
use crate::screens::widgets::{card, columns, focus_ring, mark, pressable, put};
use crate::screens::{Intent, words};
use egui::{EventFilter, Stroke, StrokeKind, Ui, pos2, vec2};

/// Draws it.
pub(super) fn sentences_ui(ui: &mut Ui, look: Look, room: Room, view: &DebriefView) -> Option<Intent> {
    let width = ui.available_width();
    let gap = look.gap(theme::GAP);
    let mut asked = strip(ui, look, view);
    match room {
        Room::Wide => {
            let (left, right) = (look.px(400.0), look.px(336.0));
            columns(ui, gap, &[left, width - left - right - 2.0 * gap, right], |index, ui| match index {
                0 => card(ui, look, 0.0, |ui| sentence::sentence_ui(ui, look, &view.sentence)),
                1 => asked = asked.take().or(card(ui, look, 0.0, |ui| what_if::what_if_ui(ui, look, &view.what_if))),
                _ => {
                    card(ui, look, 0.0, |ui| dimensions::dimensions_ui(ui, look, &view.bars));
                    card(ui, look, 0.0, |ui| facts::facts_ui(ui, look, &view.facts));
                }
            });
            let right = look.px(470.0);
            columns(ui, gap, &[width - right - gap, right], |index, ui| {
                if index == 0 {
                    card(ui, look, 0.0, |ui| ledgers::amounts_ui(ui, look, &view.ledgers));
                } else {
                    card(ui, look, 0.0, |ui| ledgers::promises_ui(ui, look, &view.ledgers));
                }
            });
            overview::rest_of_it(ui, look, view);
        }
        Room::Middle => {
            let left = ((width - gap) * 0.5).floor();
            let both = [left, width - left - gap];
            columns(ui, gap, &both, |index, ui| {
                if index == 0 {
                    card(ui, look, 0.0, |ui| sentence::sentence_ui(ui, look, &view.sentence));
                    card(ui, look, 0.0, |ui| ledgers::amounts_ui(ui, look, &view.ledgers));
                    overview::rest_of_it(ui, look, view);
                } else {
                    asked = asked.take().or(card(ui, look, 0.0, |ui| what_if::what_if_ui(ui, look, &view.what_if)));
                    card(ui, look, 0.0, |ui| dimensions::dimensions_ui(ui, look, &view.bars));
                    card(ui, look, 0.0, |ui| facts::facts_ui(ui, look, &view.facts));
                    card(ui, look, 0.0, |ui| ledgers::promises_ui(ui, look, &view.ledgers));
                }
            });
        }
        Room::Narrow => {
            card(ui, look, 0.0, |ui| sentence::sentence_ui(ui, look, &view.sentence));
            asked = asked.or(card(ui, look, 0.0, |ui| what_if::what_if_ui(ui, look, &view.what_if)));
            card(ui, look, 0.0, |ui| dimensions::dimensions_ui(ui, look, &view.bars));
            card(ui, look, 0.0, |ui| facts::facts_ui(ui, look, &view.facts));
            card(ui, look, 0.0, |ui| ledgers::amounts_ui(ui, look, &view.ledgers));
            card(ui, look, 0.0, |ui| ledgers::promises_ui(ui, look, &view.ledgers));
            overview::rest_of_it(ui, look, view);
        }
    }
    asked
}

/// All sentences with their marks; the one in hand is framed and bold.
fn strip(ui: &mut Ui, look: Look, view: &DebriefView) -> Option<Intent> {
    let mut asked = None;
    let count = view.chart.marks.len();
    let gap = look.gap(8.0);
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred")]
    let each = ((ui.available_width() + gap) / count.max(1) as f32 - gap).clamp(look.px(44.0), look.px(62.0));
    let height = look.px(36.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap, gap);
        for turn in 0..count {
            let is_read = turn == view.reading;
            let number = (turn + 1).to_string();
            let name = words::SENTENCE.with(look.lang, &[("n", &number)]);
            let (rect, response) = pressable(ui, vec2(each, height), &name);
            ui.memory_mut(|memory| {
                let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
                memory.set_focus_lock_filter(response.id, filter);
            });
            let (fill, border, stroke) = match (is_read, response.hovered()) {
                (true, _) => (look.accent_tint, look.accent, 2.0),
                (_, true) => (look.sunk, look.control, 1.0),
                _ => (look.card, look.line, 1.0),
            };
            ui.painter().rect(rect, theme::BUTTON, fill, Stroke::new(stroke, border), StrokeKind::Inside);
            let role = if is_read { Role::Strong } else { Role::Body };
            let laid = label(ui, look, &number, ink(role, look.ink));
            let middle = rect.center();
            let half = (laid.size().x + look.px(20.0)) / 2.0;
            mark(ui, look, view.chart.marks[turn], pos2(middle.x - half + look.px(6.0), middle.y), look.px(4.5));
            put(ui, &laid, middle.x + half - laid.size().x, middle.y, look.ink);
            focus_ring(ui, look, &response, theme::BUTTON);
            if response.clicked() {
                asked = Some(Intent::Read(turn));
            }
        }
    });
    asked
}
