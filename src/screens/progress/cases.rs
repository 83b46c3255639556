//! The cases one has played: first run and latest, the best, and how each stands.

use super::view::{CaseRow, ProgressView};
use crate::screens::text::{elided, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, focus_ring, glyph, pressable, put, rule, two_ends};
use crate::screens::{Intent, words};
use egui::{Rect, Ui, pos2, vec2};

/// Draws them.
pub(super) fn cases_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let head = ink(Role::H3, look.ink);
    let note = words::CASES_NOTE.get(look.lang);
    two_ends(ui, look, words::CASES_PLAYED.get(look.lang), head, note, ink(Role::Small, look.soft));
    let mut asked = None;
    for case in &view.cases {
        rule(ui, look);
        if case_row(ui, look, case) {
            asked = Some(Intent::Open(case.index));
        }
    }
    asked
}

fn case_row(ui: &mut Ui, look: Look, case: &CaseRow) -> bool {
    let width = ui.available_width();
    // Columns from the right: how it stands, best, way, runs; the title has the rest.
    let columns = [look.px(112.0), look.px(84.0), look.px(150.0), look.px(56.0)];
    let gap = look.gap(12.0);
    let fixed: f32 = columns.iter().map(|column| column + gap).sum();
    let is_one_row = width - fixed >= look.px(150.0);
    let line = look.px(36.0);
    let height = if is_one_row { line } else { 2.0 * look.px(27.0) };
    let (rect, response) = pressable(ui, vec2(width, height), &case.name);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::CHIP, look.sunk);
    }
    if is_one_row {
        let middle = rect.center().y;
        let title = elided(ui, look, &case.title, ink(Role::Body, look.ink), width - fixed, 1);
        put(ui, &title, rect.left(), middle, look.ink);
        let mut right = rect.right();
        let [stands_width, best_width, way_width, runs_width] = columns;
        stands(ui, look, case, right - stands_width, middle, stands_width);
        right -= stands_width + gap;
        best(ui, look, case, right - best_width, middle);
        right -= best_width + gap;
        way(ui, look, case, Rect::from_min_max(pos2(right - way_width, rect.top()), pos2(right, rect.bottom())));
        right -= way_width + gap;
        let runs = label(ui, look, &case.runs, ink(Role::Small, look.soft));
        put(ui, &runs, right - runs_width, middle, look.soft);
    } else {
        let (above, below) = (rect.top() + look.px(14.0), rect.bottom() - look.px(14.0));
        let runs = label(ui, look, &case.runs, ink(Role::Small, look.soft));
        let room = width - runs.size().x - gap;
        let title = elided(ui, look, &case.title, ink(Role::Strong, look.ink), room, 1);
        put(ui, &title, rect.left(), above, look.ink);
        put(ui, &runs, rect.right() - runs.size().x, above, look.soft);
        let mut x = rect.left();
        if let Some((first, last)) = case.way {
            x += numbers(ui, look, first, last, x, below) + gap;
        }
        x += best(ui, look, case, x, below) + gap;
        stands(ui, look, case, x, below, rect.right() - x);
    }
    focus_ring(ui, look, &response, theme::CHIP);
    response.clicked()
}

/// From the first total to the latest, as a line with a dot at its end.
fn way(ui: &Ui, look: Look, case: &CaseRow, rect: Rect) {
    let Some((first, last)) = case.way else { return };
    numbers(ui, look, first, last, rect.left(), rect.center().y);
    let bar = Rect::from_min_max(
        pos2(rect.left() + look.px(82.0), rect.center().y - look.px(3.0)),
        pos2(rect.right(), rect.center().y + look.px(3.0)),
    );
    super::trend::way(ui, look, (first, last), bar);
}

fn numbers(ui: &Ui, look: Look, first: u8, last: u8, left: f32, middle: f32) -> f32 {
    let first = label(ui, look, &first.to_string(), ink(Role::Small, look.soft));
    let last = label(ui, look, &last.to_string(), ink(Role::Strong, look.ink));
    put(ui, &first, left + look.px(24.0) - first.size().x, middle, look.soft);
    glyph(ui, Glyph::Right, pos2(left + look.px(34.0), middle), look.px(4.0), look.accent);
    put(ui, &last, left + look.px(72.0) - last.size().x, middle, look.ink);
    look.px(72.0)
}

fn best(ui: &Ui, look: Look, case: &CaseRow, left: f32, middle: f32) -> f32 {
    let words = if case.best.chars().all(|c| c.is_ascii_digit()) {
        words::BEST.with(look.lang, &[("n", &case.best)])
    } else {
        case.best.clone()
    };
    let laid = label(ui, look, &words, ink(Role::Small, look.ink));
    put(ui, &laid, left, middle, look.ink)
}

fn stands(ui: &Ui, look: Look, case: &CaseRow, left: f32, middle: f32, room: f32) {
    let (sign, colour) = match (case.is_due, case.is_mastered) {
        (true, _) => (Some(Glyph::Clock), look.amber),
        (_, true) => (Some(Glyph::Tick), look.sage),
        _ => (None, look.soft),
    };
    let mut x = left;
    if let Some(sign) = sign {
        glyph(ui, sign, pos2(x + look.px(6.0), middle), look.px(6.0), colour);
        x += look.px(18.0);
    }
    let laid = elided(ui, look, &case.note, ink(Role::Small, colour), room - (x - left), 1);
    put(ui, &laid, x, middle, colour);
}
