//! The pause in which one only listens: nothing to choose from, nothing to read but that one listens.

use super::view::{Listening, StageView};
use super::{Intent, Moment};
use crate::screens::text::{elided, ink};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, glyph, put, surface};
use crate::screens::words;
use egui::{Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Says so in the middle of the place of the cards; a press goes on at once.
pub(super) fn listening_ui(ui: &Ui, look: Look, view: &StageView, moment: Moment, room: Rect) -> Option<Intent> {
    let (Some(listening), Some(since)) = (view.listening, moment.listened) else { return None };
    let words = match listening {
        Listening::Attentive => words::LISTENING,
        Listening::Silent => words::SAYING_NOTHING,
    }
    .get(look.lang);
    let sign = look.px(40.0);
    let pad = look.gap(24.0);
    let widest = room.width() - sign - 3.0 * pad;
    let head = elided(ui, look, words, ink(Role::H3, look.ink), widest, 1);
    let note = elided(ui, look, words::GO_ON.get(look.lang), ink(Role::Small, look.soft), widest, 1);
    let text = head.size().x.max(note.size().x);
    let size = vec2(sign + text + 3.0 * pad, head.size().y + note.size().y + 2.0 * look.gap(12.0));
    let rect = Rect::from_center_size(pos2(room.center().x, room.bottom() - size.y.max(look.px(96.0)) / 2.0), size);
    let response = ui.interact(rect, ui.id().with(("listening", view.turn)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, words));
    surface(ui, rect, theme::ROUND, look.card, look.line, true);
    // Three dots that come one after the other, as long as it lasts.
    let ear = pos2(rect.left() + pad + sign / 2.0, rect.center().y - look.px(5.0));
    glyph(ui, Glyph::Ear, ear, look.px(12.0), look.accent);
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    let part = since as f32 / view.pause_ms().max(1) as f32;
    for (dot, from) in [0.0_f32, 0.33, 0.66].into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "three")]
        let at = pos2(ear.x + (dot as f32 - 1.0) * look.px(9.0), rect.center().y + look.px(16.0));
        let colour = if part >= from { look.accent } else { look.line };
        ui.painter().circle_filled(at, look.px(2.5), colour);
    }
    let left = rect.left() + 2.0 * pad + sign;
    let top = rect.center().y - (head.size().y + note.size().y) / 2.0;
    put(ui, &head, left, top + head.size().y / 2.0, look.ink);
    put(ui, &note, left, top + head.size().y + note.size().y / 2.0, look.soft);
    response.clicked().then_some(Intent::Skip)
}
