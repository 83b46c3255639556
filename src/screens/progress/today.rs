//! Today's dose, and what is due later.

use super::view::{DueRow, ProgressView};
use crate::screens::text::{elided, ink, label, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Kind, button, focus_ring, pressable, put, rule, two_ends};
use crate::screens::{Intent, words};
use egui::{Align, CornerRadius, Layout, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// Rows that are shown; the rest is a number.
const ROWS: usize = 5;

/// Draws it.
pub(super) fn today_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let mut asked = None;
    let is_due = view.due.first().is_some_and(|row| row.is_now && row.is_review);
    let minutes = words::MINUTES.with(look.lang, &[("n", &crate::records::progress::MINUTES.to_string())]);
    let note = if is_due || view.next.is_some() { &*minutes } else { "" };
    two_ends(ui, look, words::TODAY.get(look.lang), ink(Role::H3, look.ink), note, ink(Role::Small, look.soft));
    if !is_due {
        asked = quiet(ui, look, view);
    }
    let mut is_first = is_due;
    for row in view.due.iter().take(ROWS) {
        rule(ui, look);
        if due_row(ui, look, row, std::mem::take(&mut is_first)) {
            // What is not due yet is played as one likes.
            asked = Some(if row.is_now { Intent::Review(row.index, row.form) } else { Intent::Open(row.index) });
        }
    }
    let more = view.due.len().saturating_sub(ROWS);
    if more > 0 {
        rule(ui, look);
        let words = words::MORE_LATER.with(look.lang, &[("n", &more.to_string())]);
        show(ui, look, &words, ink(Role::Small, look.soft));
    }
    if view.due.iter().any(|row| row.is_review) {
        rule(ui, look);
        show(ui, look, words::MISS_RULE.get(look.lang), ink(Role::Small, look.soft));
    }
    asked
}

/// No review is due: what to go on with.
fn quiet(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let Some(next) = &view.next else {
        show(ui, look, words::ALL_QUIET.get(look.lang), ink(Role::Body, look.ink));
        return None;
    };
    show(ui, look, words::NOTHING_DUE.get(look.lang), ink(Role::Small, look.soft));
    let asked = offer(ui, look, &next.title, &next.note, Kind::Primary);
    asked.then_some(Intent::Open(next.index))
}

/// A title with a note at the left, the button at the right.
fn offer(ui: &mut Ui, look: Look, title: &str, note: &str, kind: Kind) -> bool {
    let start = words::START_NOW.get(look.lang);
    let height = look.px(52.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().id_salt(("offer", title)).max_rect(rect).layout(layout));
    let response = button(&mut right, look, start, None, None, kind);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("{start} {title}")));
    let width = right.min_rect().left() - rect.left() - look.gap(10.0);
    let head = elided(ui, look, title, ink(Role::Strong, look.ink), width, 1);
    let below = elided(ui, look, note, ink(Role::Small, look.soft), width, 1);
    let lines = head.size().y + below.size().y;
    let top = rect.center().y - lines / 2.0;
    let heard = ui.interact(
        Rect::from_min_size(rect.min, vec2(width, height)),
        ui.id().with(("offered", title)),
        egui::Sense::hover(),
    );
    heard.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, format!("{title} {note}")));
    ui.painter().galley(pos2(rect.left(), top), head.clone(), look.ink);
    ui.painter().galley(pos2(rect.left(), top + head.size().y), below, look.soft);
    response.clicked()
}

/// A case with its day; the whole row can be pressed.
fn due_row(ui: &mut Ui, look: Look, row: &DueRow, is_first: bool) -> bool {
    let values = [("day", &*row.day), ("title", &*row.title), ("note", &*row.note)];
    let name = words::DUE_NAME.with(look.lang, &values);
    let start = label(ui, look, words::START_NOW.get(look.lang), ink(Role::SmallStrong, look.ink));
    let button_width = start.size().x + look.px(24.0);
    let day_width = look.px(62.0);
    let width = ui.available_width();
    let inner = width - day_width - if row.is_now { button_width + look.gap(10.0) } else { 0.0 };
    let title = elided(ui, look, &row.title, ink(Role::Strong, look.ink), inner, 1);
    let note = crate::screens::text::galley(ui, look, &row.note, ink(Role::Small, look.soft), inner);
    let height = title.size().y + note.size().y + look.gap(8.0);
    let (rect, response) = pressable(ui, vec2(width, height), &name);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), theme::CHIP, look.sunk);
    }
    let (role, colour) =
        if row.is_now && row.is_review { (Role::SmallStrong, look.amber) } else { (Role::Small, look.soft) };
    let day = elided(ui, look, &row.day, ink(role, colour), day_width - look.px(4.0), 1);
    let top = rect.top() + look.gap(4.0);
    put(ui, &day, rect.left(), top + title.size().y / 2.0, colour);
    let x = rect.left() + day_width;
    let below = top + title.size().y;
    ui.painter().galley(pos2(x, top), title, look.ink);
    ui.painter().galley(pos2(x, below), note, look.soft);
    if row.is_now {
        let size = vec2(button_width, look.px(34.0));
        let at = Rect::from_center_size(pos2(rect.right() - size.x / 2.0, rect.center().y), size);
        let (fill, edge, text) =
            if is_first { (look.accent, look.accent, look.bright) } else { (look.card, look.control, look.ink) };
        ui.painter().rect(at, theme::BUTTON, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let laid = label(ui, look, words::START_NOW.get(look.lang), ink(Role::SmallStrong, text));
        put(ui, &laid, at.center().x - laid.size().x / 2.0, at.center().y, text);
    }
    focus_ring(ui, look, &response, CornerRadius::same(8));
    response.clicked()
}
