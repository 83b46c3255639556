//! The four lines, told apart by dash and by the name at their end.

use super::Frame;
use super::view::ChartView;
use crate::debrief::meter_name;
use crate::screens::text::{ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::put;
use egui::{Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

pub(super) fn lines(ui: &Ui, look: Look, points: &[(f32, [i32; 4])], frame: &Frame) {
    // Arousal last, over the others.
    for index in [3, 2, 1, 0] {
        let path: Vec<Pos2> = points.iter().map(|(x, mood)| pos2(frame.x(*x), frame.y(mood[index]))).collect();
        stroke_of(ui, look, index, &path);
    }
}

/// The line of a meter: told apart without colour.
pub(super) fn stroke_of(ui: &Ui, look: Look, index: usize, path: &[Pos2]) {
    let colour = look.series[index].line;
    let width = |points: f32| look.px(points) + look.heavier;
    match index {
        0 => {
            ui.painter().line(path.to_vec(), Stroke::new(width(3.4), colour));
        }
        1 => {
            ui.painter().line(path.to_vec(), Stroke::new(width(2.2), colour));
        }
        2 => {
            let dashes = Shape::dashed_line(path, Stroke::new(width(2.2), colour), look.px(10.0), look.px(5.0));
            ui.painter().extend(dashes);
        }
        _ => ui.painter().extend(Shape::dotted_line(path, colour, look.px(5.5), width(2.8) / 2.0)),
    }
}

fn name(look: Look, index: usize, value: i32) -> String {
    let name = meter_name(index);
    let name = name.get(look.lang);
    let first = name.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let rest: String = name.chars().skip(1).collect();
    format!("{first}{rest} {value}")
}

/// How wide the widest name at the end of a line is.
pub(super) fn label_width(ui: &Ui, look: Look, last: Option<[i32; 4]>) -> f32 {
    let last = last.unwrap_or([100; 4]);
    (0..4)
        .map(|index| label(ui, look, &name(look, index, last[index]), ink(Role::SmallStrong, look.ink)).size().x)
        .fold(0.0, f32::max)
}

/// Names and last values at the ends of the lines, apart from one another.
pub(super) fn end_labels(ui: &Ui, look: Look, view: &ChartView, frame: &Frame) {
    let Some((x, last)) = view.points.last() else { return };
    let end = frame.x(*x);
    let mut at: Vec<(usize, f32)> = (0..4).map(|index| (index, frame.y(last[index]))).collect();
    at.sort_by(|a, b| a.1.total_cmp(&b.1));
    // Pushed apart from the top, then back up from the bottom: never on one another, never off the plot.
    let apart = look.px(20.0);
    for index in 1..at.len() {
        at[index].1 = at[index].1.max(at[index - 1].1 + apart);
    }
    let mut limit = frame.plot.bottom() + look.px(4.0);
    for entry in at.iter_mut().rev() {
        entry.1 = entry.1.min(limit);
        limit = entry.1 - apart;
    }
    for (index, y) in at {
        let colour = look.series[index].text;
        let from = pos2(frame.plot.right() + look.px(4.0), y);
        let true_end = pos2(end, frame.y(last[index]));
        if (true_end.y - y).abs() > 3.0 {
            let leader = [true_end + vec2(look.px(8.0), 0.0), from];
            ui.painter().line_segment(leader, Stroke::new(1.0, look.control));
        }
        stroke_of(ui, look, index, &[from, from + vec2(look.px(18.0), 0.0)]);
        let laid = label(ui, look, &name(look, index, last[index]), ink(Role::SmallStrong, colour));
        put(ui, &laid, from.x + look.px(22.0), y, colour);
    }
    if let Some(left) = &view.left {
        let at = pos2(end, frame.y(last[3]));
        let d = look.px(5.0);
        let stroke = Stroke::new(look.px(2.5), look.ink);
        ui.painter().line_segment([at - vec2(d, d), at + vec2(d, d)], stroke);
        ui.painter().line_segment([at + vec2(-d, d), at + vec2(d, -d)], stroke);
        let laid = label(ui, look, left, ink(Role::SmallStrong, look.ink));
        let y = (at.y - look.px(8.0) - laid.size().y).max(frame.plot.top());
        let corner = pos2(at.x - laid.size().x - look.px(10.0), y);
        let plate = Rect::from_min_size(corner, laid.size()).expand2(vec2(4.0, 0.0));
        ui.painter().rect_filled(plate, 4.0, look.card);
        ui.painter().galley(corner, laid, look.ink);
    }
}
