//! The door above the curve: open, the plot below is tinted; shut, the strip is hatched.

use super::view::ChartView;
use super::{Frame, place_of};
use crate::screens::text::{ink, label};
use crate::screens::theme::{Look, Role, Tint};
use crate::screens::widgets::{Glyph, glyph, put, tinted};
use crate::screens::words;
use egui::{CornerRadius, Rect, Stroke, Ui, pos2, vec2};

/// Runs of the same gate: from and to (in sentences) and whether it is open.
fn gate_runs(gates: &[bool]) -> Vec<(usize, usize, bool)> {
    let mut runs: Vec<(usize, usize, bool)> = Vec::new();
    for (at, is_open) in gates.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.2 == *is_open => run.1 = at + 1,
            _ => runs.push((at, at + 1, *is_open)),
        }
    }
    runs
}

pub(super) fn band(ui: &Ui, look: Look, view: &ChartView, frame: &Frame) {
    let runs = gate_runs(&view.gates);
    let height = look.px(24.0);
    for (index, (from, to, is_open)) in runs.iter().copied().enumerate() {
        let left = if from == 0 { frame.plot.left() } else { frame.x(place_of(from)) };
        let right = frame.x(place_of(to)).min(frame.plot.right());
        let bottom = frame.plot.top() - look.px(5.0);
        let strip = Rect::from_min_max(pos2(left, bottom - height), pos2((right - 2.0).max(left + 2.0), bottom));
        let tint = if is_open {
            let below = Rect::from_min_max(pos2(left, frame.plot.top()), pos2(right, frame.plot.bottom()));
            ui.painter().rect_filled(below, 0.0, look.sage_wash);
            Tint { fill: look.sage_tint, text: look.sage }
        } else {
            Tint { fill: look.sunk, text: look.soft }
        };
        tinted(ui, look, strip, CornerRadius::same(6), tint);
        if is_open && look.is_high {
            // White has no tint: the open stretch is framed instead.
            let below = Rect::from_min_max(pos2(left, frame.plot.top()), pos2(right, frame.plot.bottom()));
            ui.painter().rect_stroke(below, 0.0, Stroke::new(1.0, look.sage), egui::StrokeKind::Inside);
        }
        let long = match (is_open, index) {
            (true, _) => words::GATE_OPEN,
            (false, 0) => words::GATE_SHUT_LONG,
            (false, _) => words::GATE_SHUT_AGAIN,
        };
        let short = if is_open { words::GATE_OPEN_SHORT } else { words::GATE_SHUT };
        let room = strip.width() - look.px(34.0);
        let role = if is_open { Role::SmallStrong } else { Role::Small };
        let fitting = [long, short].into_iter().find_map(|word| {
            let laid = label(ui, look, word.get(look.lang), ink(role, tint.text));
            (laid.size().x <= room).then_some(laid)
        });
        let taken = fitting.as_ref().map_or(look.px(24.0), |laid| laid.size().x + look.px(36.0));
        if !is_open {
            hatch(ui, look, strip, strip.left() + taken);
        }
        if strip.width() >= look.px(22.0) {
            let sign = if is_open { Glyph::DoorOpen } else { Glyph::DoorShut };
            glyph(ui, sign, strip.left_center() + vec2(look.px(13.0), 0.0), look.px(7.0), tint.text);
        }
        if let Some(laid) = fitting {
            put(ui, &laid, strip.left() + look.px(25.0), strip.center().y, tint.text);
        }
    }
}

/// Thin lines across: shut is seen without colour.
fn hatch(ui: &Ui, look: Look, strip: Rect, from: f32) {
    let painter = ui.painter().with_clip_rect(strip.shrink(2.0).intersect(ui.clip_rect()));
    let mut x = from;
    while x < strip.right() + strip.height() {
        let line = [pos2(x, strip.bottom()), pos2(x + strip.height() * 0.5, strip.top())];
        painter.line_segment(line, Stroke::new(1.0, look.line));
        x += look.px(10.0);
    }
}

#[cfg(test)]
mod tests {
    use super::gate_runs;

    #[test]
    fn the_band_runs_from_change_to_change() {
        assert_eq!(gate_runs(&[false, false, true, false]), [(0, 2, false), (2, 3, true), (3, 4, false)]);
    }
}
