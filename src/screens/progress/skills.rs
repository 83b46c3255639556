//! What one can do: each move over its last opportunities.

use super::view::{ProgressView, SkillRow};
use crate::screens::text::{elided, ink, label, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, glyph, link, put, tinted, two_ends};
use crate::screens::{Intent, words};
use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Rows that are shown at first.
const ROWS: usize = 9;
/// Opportunities that count.
const CHANCES: u8 = 10;

/// Whether all of them are shown.
pub(super) fn is_open(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(egui::Id::new("all skills"))).unwrap_or(false)
}

/// Draws them.
pub(super) fn skills_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let is_all = is_open(ui);
    let head = ink(Role::H3, look.ink);
    two_ends(
        ui,
        look,
        words::SKILLS.get(look.lang),
        head,
        words::SKILLS_SHORT.get(look.lang),
        ink(Role::Small, look.soft),
    );
    let shown = if is_all { view.skills.len() } else { ROWS };
    let note = |skill: &SkillRow| note_width(ui, look, skill);
    // A hair more, so that rounding never cuts the widest.
    let widest = view.skills.iter().map(note).fold(0.0, f32::max) + 2.0;
    for skill in view.skills.iter().take(shown) {
        skill_row(ui, look, skill, widest);
    }
    if view.skills.len() > ROWS {
        let all = words::ALL_SKILLS.with(look.lang, &[("n", &view.skills.len().to_string())]);
        let words = if is_all { words::FEWER_SKILLS.get(look.lang) } else { &all };
        if link(ui, look, words).clicked() {
            ui.data_mut(|data| data.insert_temp(egui::Id::new("all skills"), !is_all));
        }
    }
    show(ui, look, words::SKILLS_RULE.get(look.lang), ink(Role::Small, look.soft));
    None
}

fn note_width(ui: &Ui, look: Look, skill: &SkillRow) -> f32 {
    let role = if skill.is_mastered { Role::SmallStrong } else { Role::Small };
    label(ui, look, &skill.note, ink(role, look.ink)).size().x + if skill.is_mastered { look.px(20.0) } else { 0.0 }
}

/// A row; `widest` is the width of the widest note of all rows.
fn skill_row(ui: &mut Ui, look: Look, skill: &SkillRow, widest: f32) {
    let width = ui.available_width();
    let count_width = look.px(37.0);
    let note_width = note_width(ui, look, skill);
    let box_step = look.px(10.5);
    let boxes = box_step * f32::from(CHANCES);
    // Where not everything fits side by side, the boxes go below the name.
    let left = width - boxes - count_width - widest - look.gap(16.0);
    let is_one_row = left >= look.px(104.0);
    let chip_width =
        if is_one_row { left } else { (width - count_width - note_width - look.gap(16.0)).max(look.px(96.0)) };
    let height = look.px(28.0);
    let whole = if is_one_row { height } else { height + look.px(24.0) };
    let (rect, response) = ui.allocate_exact_size(vec2(width, whole), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &skill.name));
    let top = Rect::from_min_size(rect.min, vec2(width, height));
    chip(ui, look, skill, Rect::from_min_size(top.min, vec2(chip_width, height)).shrink2(vec2(0.0, look.px(2.0))));
    let (from, middle) = if is_one_row {
        (top.left() + chip_width + look.gap(8.0), top.center().y)
    } else {
        (rect.left(), rect.bottom() - look.px(12.0))
    };
    let size = vec2(look.px(8.0), look.px(17.0));
    let mut x = from;
    for used in &skill.last {
        let one = Rect::from_center_size(pos2(x + size.x / 2.0, middle), size);
        if *used {
            ui.painter().rect_filled(one, CornerRadius::same(2), look.accent);
        } else {
            ui.painter().rect(
                one,
                CornerRadius::same(2),
                look.card,
                Stroke::new(1.0, look.control),
                StrokeKind::Inside,
            );
        }
        x += box_step;
    }
    let (count_right, note_left) = if is_one_row {
        (from + boxes + count_width, from + boxes + count_width + look.gap(8.0))
    } else {
        (top.left() + chip_width + look.gap(8.0) + count_width, top.right() - note_width)
    };
    let count = label(ui, look, &skill.count, ink(Role::SmallStrong, look.ink));
    let y = if is_one_row { middle } else { top.center().y };
    put(ui, &count, count_right - count.size().x, y, look.ink);
    let mut x = note_left;
    let colour = if skill.is_mastered { look.sage } else { look.soft };
    if skill.is_mastered {
        glyph(ui, Glyph::Tick, pos2(x + look.px(7.0), y), look.px(6.0), colour);
        x += look.px(20.0);
    }
    let room = (rect.right() - x).max(look.px(20.0));
    let note = elided(
        ui,
        look,
        &skill.note,
        ink(if skill.is_mastered { Role::SmallStrong } else { Role::Small }, colour),
        room,
        1,
    );
    put(ui, &note, x, y, colour);
}

/// The move with the letter of its family, cut to a width.
fn chip(ui: &Ui, look: Look, skill: &SkillRow, rect: Rect) {
    let tint = look.families[skill.family];
    tinted(ui, look, rect, theme::CHIP, tint);
    let block = Rect::from_min_size(rect.min, vec2(look.px(22.0), rect.height()));
    let left = CornerRadius { nw: theme::CHIP.nw, sw: theme::CHIP.sw, ne: 0, se: 0 };
    ui.painter().rect_filled(block, left, tint.text);
    let mark = label(ui, look, skill.mark, ink(Role::SmallStrong, look.bright));
    ui.painter().galley(block.center() - mark.size() / 2.0, mark, look.bright);
    let inner = rect.right() - block.right() - look.px(12.0);
    let words = elided(ui, look, &skill.label, ink(Role::Small, tint.text), inner, 1);
    put(ui, &words, block.right() + look.px(7.0), rect.center().y, tint.text);
}
