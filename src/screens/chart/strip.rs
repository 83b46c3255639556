//! What could still be reached: one segment for each value, and the sentence at which it fell by far.

use super::view::ChartView;
use super::{Frame, place_of};
use crate::screens::text::{ink, label};
use crate::screens::theme::{Look, Role, Tint};
use crate::screens::widgets::{put, tinted};
use crate::screens::words;
use egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Runs of the same value: from and to in sentences, and the value.
fn value_runs(values: &[i32]) -> Vec<(usize, usize, i32)> {
    let mut runs: Vec<(usize, usize, i32)> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.2 == *value => run.1 = at + 1,
            _ => runs.push((at, at + 1, *value)),
        }
    }
    runs
}

pub(super) fn strip(ui: &Ui, look: Look, view: &ChartView, frame: &Frame, top: f32) {
    let height = look.px(24.0);
    for (index, (from, to, value)) in value_runs(&view.still).into_iter().enumerate() {
        let half = frame.step / 2.0;
        let left = frame.x(place_of(from + 1)) - half + 2.0;
        let right = (frame.x(place_of(to)) + half - 2.0).min(frame.plot.right() + look.px(14.0));
        let rect = Rect::from_min_size(pos2(left, top), vec2(right - left, height));
        let tint = match value {
            80.. => Tint { fill: look.sage_tint, text: look.grades[2].text },
            60.. => look.grades[1],
            _ => Tint { fill: look.warm_tint, text: look.grades[0].text },
        };
        tinted(ui, look, rect, CornerRadius::same(5), tint);
        let number = value.to_string();
        let long = words::BEST_POSSIBLE.with(look.lang, &[("n", &number)]);
        let response = ui.interact(rect, ui.id().with(("still", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &long));
        let fitting = [&long, &number].into_iter().find_map(|words| {
            let laid = label(ui, look, words, ink(Role::SmallStrong, tint.text));
            (laid.size().x + 6.0 <= rect.width()).then_some(laid)
        });
        if let Some(laid) = fitting {
            put(ui, &laid, rect.center().x - laid.size().x / 2.0, rect.center().y, tint.text);
        }
    }
    if let Some(root) = view.root {
        // A small wedge over the strip: here it was lost.
        let x = frame.x(place_of(root + 1)) - frame.step / 2.0;
        let r = look.px(5.0);
        let wedge = vec![pos2(x - r, top - r), pos2(x + r, top - r), pos2(x, top + r * 0.6)];
        ui.painter().add(egui::Shape::convex_polygon(wedge, look.warm, egui::Stroke::NONE));
    }
}

#[cfg(test)]
mod tests {
    use super::value_runs;

    #[test]
    fn one_segment_for_each_value() {
        assert_eq!(value_runs(&[100, 100, 59, 39, 39]), [(0, 2, 100), (2, 3, 59), (3, 5, 39)]);
    }
}
