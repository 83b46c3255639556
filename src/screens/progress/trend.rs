//! How the totals went, and the eight dimensions from the first runs to the last.

use super::view::{PointView, ProgressView, TrendView};
use crate::screens::text::{elided, ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::{Glyph, glyph, pressable_at, put, two_ends};
use crate::screens::{Intent, words};
use egui::{Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The most points that each can be pressed; of more, the latest.
const MOST: usize = 40;

/// Draws it.
pub(super) fn trend_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let trend = &view.trend;
    let head = ink(Role::H3, look.ink);
    two_ends(ui, look, words::TREND.get(look.lang), head, &trend.note, ink(Role::Small, look.soft));
    let asked = curve(ui, look, trend);
    table(ui, look, &trend.dimensions);
    asked
}

fn curve(ui: &mut Ui, look: Look, trend: &TrendView) -> Option<Intent> {
    let from = trend.points.len().saturating_sub(MOST);
    let points = &trend.points[from..];
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, look.px(170.0)), Sense::hover());
    let last = points.last().map_or(0, |point| point.total);
    let values = [("n", &*points.len().to_string()), ("last", &last.to_string())];
    let told = words::CURVE_OF_TOTALS.with(look.lang, &values);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    let plot = Rect::from_min_max(
        rect.min + vec2(look.px(32.0), look.px(10.0)),
        rect.max - vec2(look.px(40.0), look.px(26.0)),
    );
    let y = |total: u8| plot.bottom() - plot.height() * f32::from(total) / 100.0;
    let good = Rect::from_min_max(pos2(plot.left(), y(100)), pos2(plot.right(), y(80)));
    ui.painter().rect_filled(good, 0.0, look.sage_wash);
    for total in [0_u8, 60, 80, 100] {
        let colour = if total % 100 == 0 { look.line } else { look.control };
        let line = [pos2(plot.left(), y(total)), pos2(plot.right(), y(total))];
        if total % 100 == 0 {
            ui.painter().line_segment(line, Stroke::new(1.0, colour));
        } else {
            ui.painter().extend(Shape::dotted_line(&line, colour, look.px(5.0), look.px(0.9)));
        }
        let laid = label(ui, look, &total.to_string(), ink(Role::Micro, look.soft));
        put(ui, &laid, plot.left() - look.px(6.0) - laid.size().x, y(total), look.soft);
    }
    for (index, day) in trend.ends.iter().enumerate() {
        let laid = label(ui, look, day, ink(Role::Small, look.soft));
        let x = if index == 0 { plot.left() } else { plot.right() - laid.size().x };
        let is_alone = points.len() < 2 && index > 0;
        if !is_alone {
            put(ui, &laid, x, rect.bottom() - look.px(11.0), look.soft);
        }
    }
    let step = if points.len() > 1 { plot.width() / place_of(points.len() - 1) } else { 0.0 };
    let at = |index: usize| pos2(plot.left() + step * place_of(index), y(points[index].total));
    let path: Vec<Pos2> = (0..points.len()).map(at).collect();
    ui.painter().line(path.clone(), Stroke::new(look.px(2.2) + look.heavier, look.accent));
    let mut asked = None;
    for (index, (point, at)) in points.iter().zip(&path).enumerate() {
        if point_ui(ui, look, point, *at, index, plot, step, index + 1 == points.len()) {
            asked = Some(Intent::LookAt(point.attempt, None));
        }
    }
    asked
}

/// From one value to another on a bar from 0 to 100, with a dot at its end.
pub(super) fn way(ui: &Ui, look: Look, (first, last): (u8, u8), bar: Rect) {
    ui.painter().rect_filled(bar, 3.0, if look.is_high { look.off } else { look.sunk });
    let x = |total: u8| bar.left() + bar.width() * f32::from(total) / 100.0;
    let colour = if last < 60 { look.warm } else { look.accent };
    let way = Rect::from_x_y_ranges(x(first.min(last))..=x(first.max(last)), bar.y_range());
    ui.painter().rect_filled(way, 3.0, colour);
    ui.painter().circle_filled(pos2(x(last), bar.center().y), look.px(4.5), colour);
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen runs")]
fn place_of(index: usize) -> f32 {
    index as f32
}

#[expect(clippy::too_many_arguments, reason = "one point of one curve: a struct would only rename them")]
fn point_ui(
    ui: &Ui,
    look: Look,
    point: &PointView,
    at: Pos2,
    index: usize,
    plot: Rect,
    step: f32,
    is_last: bool,
) -> bool {
    let half = (step / 2.0).clamp(look.px(4.0), look.px(16.0));
    let column = Rect::from_min_max(pos2(at.x - half, plot.top()), pos2(at.x + half, plot.bottom()));
    let response = pressable_at(ui, column, ui.id().with(("point", index)), &point.name);
    let r = look.px(if is_last { 6.0 } else { 4.5 });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(column, 4.0, look.accent_tint.gamma_multiply(0.6));
        ui.painter().circle_stroke(at, r + look.px(4.0), Stroke::new(look.px(2.5).max(3.0), look.accent));
    }
    if point.is_diagnosis {
        ui.painter().circle(at, r, look.card, Stroke::new(look.px(2.0), look.accent));
    } else {
        ui.painter().circle_filled(at, r, look.accent);
    }
    if is_last {
        let laid = label(ui, look, &point.total.to_string(), ink(Role::H3, look.ink));
        put(ui, &laid, at.x + r + look.px(6.0), at.y, look.ink);
    } else if point.is_diagnosis {
        let words = words::DIAGNOSIS.with(look.lang, &[("n", &point.total.to_string())]);
        let laid = label(ui, look, &words, ink(Role::Small, look.ink));
        let y = if at.y - plot.top() > look.px(26.0) { at.y - look.px(16.0) } else { at.y + look.px(16.0) };
        // On a ground of its own: the line may go there.
        let ground = Rect::from_center_size(pos2(at.x + look.px(4.0) + laid.size().x / 2.0, y), laid.size());
        ui.painter().rect_filled(ground.shrink2(vec2(-2.0, 3.0)), 3.0, look.card);
        put(ui, &laid, ground.left(), y, look.ink);
    }
    response.on_hover_text(&point.name).clicked()
}

/// The dimensions one below the other.
fn table(ui: &mut Ui, look: Look, dimensions: &[(String, u8, u8)]) {
    ui.spacing_mut().item_spacing.y = look.gap(2.0);
    let names = dimensions.iter().map(|(name, ..)| label(ui, look, name, ink(Role::Small, look.ink)).size().x);
    let names = names.fold(0.0, f32::max).min(ui.available_width() * 0.5);
    for (name, first, last) in dimensions {
        let size = vec2(ui.available_width(), look.px(21.0));
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        dimension(ui, look, name, *first, *last, rect, names);
    }
}

/// A dimension: the way from its first value to its last, and both in figures.
fn dimension(ui: &Ui, look: Look, name: &str, first: u8, last: u8, cell: Rect, names: f32) {
    let values = [("name", name), ("first", &first.to_string()), ("last", &last.to_string())];
    let told = words::FIRST_LAST.with(look.lang, &values);
    let response = ui.interact(cell, ui.id().with(("dimension", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    let middle = cell.center().y;
    let change = i32::from(last) - i32::from(first);
    let (sign, colour) = match change {
        1.. => (words::signed(change), look.sage),
        0 => ("±0".to_owned(), look.soft),
        _ => (words::signed(change), look.warm),
    };
    let change = label(ui, look, &sign, ink(Role::Small, colour));
    let change_left = cell.right() - look.px(28.0);
    put(ui, &change, change_left + (look.px(28.0) - change.size().x), middle, colour);
    let value = last;
    let last = label(ui, look, &last.to_string(), ink(Role::Strong, look.ink));
    let last_right = change_left - look.px(4.0);
    put(ui, &last, last_right - last.size().x, middle, look.ink);
    let arrow = pos2(last_right - look.px(36.0), middle);
    glyph(ui, Glyph::Right, arrow, look.px(4.0), look.accent);
    let from = label(ui, look, &first.to_string(), ink(Role::Small, look.soft));
    let first_right = arrow.x - look.px(8.0);
    put(ui, &from, first_right - from.size().x, middle, look.soft);
    let room = first_right - look.px(30.0) - cell.left();
    let words = elided(ui, look, name, ink(Role::Small, look.ink), names.min(room) + 1.0, 1);
    put(ui, &words, cell.left(), middle, look.ink);
    let bar = Rect::from_min_max(
        pos2(cell.left() + names + look.gap(10.0), middle - look.px(3.0)),
        pos2(first_right - look.px(34.0), middle + look.px(3.0)),
    );
    if bar.width() >= look.px(40.0) {
        way(ui, look, (first, value), bar);
    }
}
