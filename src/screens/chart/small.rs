//! Small curves: one meter of one's own run beside those of the other sentences; and a sample of the four lines.

use super::series::stroke_of;
use super::{Frame, place_of};
use crate::screens::text::{ink, label};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::{Mark, mark, option_mark, put};
use crate::screens::words;
use egui::{Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The four meters before a sentence and after it and each that follows.
#[derive(Clone, Debug, Default)]
pub(in crate::screens) struct Run {
    /// Before.
    pub start: [i32; 4],
    /// After each.
    pub after: Vec<[i32; 4]>,
}

impl Run {
    fn path(&self, meter: usize, frame: &Frame) -> Vec<Pos2> {
        let start = pos2(frame.x(0.0), frame.y(self.start[meter]));
        let rest = self.after.iter().enumerate();
        let rest = rest.map(|(index, mood)| pos2(frame.x(place_of(index + 1)), frame.y(mood[meter])));
        std::iter::once(start).chain(rest).collect()
    }
}

/// Draws one's own run bold and the others thin, with their marks where they part and where they end.
#[expect(clippy::too_many_arguments, reason = "one picture of one page: a struct would only rename them")]
pub(in crate::screens) fn runs(
    ui: &mut Ui,
    look: Look,
    told: &str,
    meter: usize,
    own_mark: (usize, Mark),
    own: &Run,
    others: &[&Run],
    gate: Option<i32>,
    chosen: Option<usize>,
) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, look.px(154.0)), Sense::hover());
    let last = |run: &Run| run.after.last().map_or(run.start[meter], |mood| mood[meter]);
    let ends: Vec<String> = others.iter().map(|run| last(run).to_string()).collect();
    let words = format!("{told} {}: {}; {}", words::YOU.get(look.lang), last(own), ends.join(", "));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
    let plot =
        Rect::from_min_max(rect.min + vec2(look.px(28.0), look.px(8.0)), rect.max - vec2(look.px(58.0), look.px(24.0)));
    let steps = others.iter().map(|run| run.after.len()).max().unwrap_or(0).max(own.after.len()).max(1);
    let frame = Frame { plot, step: plot.width() / place_of(steps), inset: 0.0 };
    if let Some(gate) = gate {
        let below = Rect::from_min_max(pos2(plot.left(), frame.y(gate)), plot.max);
        ui.painter().rect_filled(below, 0.0, look.sage_wash);
        let words = words::GATE_BELOW.with(look.lang, &[("n", &gate.to_string())]);
        let laid = label(ui, look, &words, ink(Role::Small, look.sage));
        if laid.size().y < below.height() {
            put(ui, &laid, plot.left() + 6.0, plot.bottom() - laid.size().y / 2.0, look.sage);
        }
    }
    super::grid(ui, look, &frame);
    sentence_numbers(ui, look, own_mark.0, steps, &frame);
    for (index, run) in others.iter().enumerate() {
        let is_chosen = chosen == Some(index);
        let colour = if is_chosen { look.accent } else { look.ink.gamma_multiply(0.75) };
        let stroke = Stroke::new(look.px(if is_chosen { 2.8 } else { 1.5 }) + look.heavier, colour);
        ui.painter().line(run.path(meter, &frame), stroke);
    }
    let own_path = own.path(meter, &frame);
    let own_width = look.px(3.4) + look.heavier;
    ui.painter().line(own_path.clone(), Stroke::new(own_width, look.series[meter].line));
    // The marks stand a little apart where the values are the same.
    for (index, run) in others.iter().enumerate() {
        if let Some(at) = run.path(meter, &frame).get(1) {
            option_mark(ui, look, index, *at + vec2(place_of(index) * look.px(3.0) - look.px(3.0), 0.0), look.px(4.5));
        }
    }
    if let Some(at) = own_path.get(1) {
        mark(ui, look, own_mark.1, *at, look.px(5.5));
    }
    end_values(ui, look, meter, own, others, &frame);
}

fn sentence_numbers(ui: &Ui, look: Look, turn: usize, steps: usize, frame: &Frame) {
    let every = (look.px(24.0) / frame.step.max(1.0)).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0")]
    let every = every as usize;
    for step in (0..=steps).step_by(every) {
        let is_here = step == 1;
        let (role, colour) = if is_here { (Role::SmallStrong, look.warm) } else { (Role::Micro, look.soft) };
        let number = if step == 0 && turn == 0 { "0".to_owned() } else { (turn + step).to_string() };
        let laid = label(ui, look, &number, ink(role, colour));
        let x = frame.x(place_of(step)) - laid.size().x / 2.0;
        put(ui, &laid, x, frame.plot.bottom() + look.px(13.0), colour);
    }
}

/// The last values, apart from one another, with their marks.
fn end_values(ui: &Ui, look: Look, meter: usize, own: &Run, others: &[&Run], frame: &Frame) {
    let last = |run: &Run| run.after.last().map_or(run.start[meter], |mood| mood[meter]);
    let mut at: Vec<(Option<usize>, i32, f32)> = vec![(None, last(own), frame.y(last(own)))];
    at.extend(others.iter().enumerate().map(|(index, run)| (Some(index), last(run), frame.y(last(run)))));
    at.sort_by(|a, b| a.2.total_cmp(&b.2));
    let apart = look.px(17.0);
    for index in 1..at.len() {
        at[index].2 = at[index].2.max(at[index - 1].2 + apart);
    }
    let mut limit = frame.plot.bottom() + look.px(6.0);
    for entry in at.iter_mut().rev() {
        entry.2 = entry.2.min(limit);
        limit = entry.2 - apart;
    }
    let x = frame.plot.right() + look.px(10.0);
    for (whose, value, y) in at {
        match whose {
            None => {
                let words = format!("{} {value}", words::YOU.get(look.lang));
                let colour = look.series[meter].text;
                let laid = label(ui, look, &words, ink(Role::SmallStrong, colour));
                put(ui, &laid, x - look.px(2.0), y, colour);
            }
            Some(index) => {
                option_mark(ui, look, index, pos2(x + look.px(4.0), y), look.px(4.5));
                let laid = label(ui, look, &value.to_string(), ink(Role::Small, look.ink));
                put(ui, &laid, x + look.px(14.0), y, look.ink);
            }
        }
    }
}

/// The four lines with their names, as small as can be: how they look by the settings.
pub(in crate::screens) fn sample(ui: &mut Ui, look: Look, width: f32, height: f32) {
    const LINES: [[i32; 4]; 4] = [[62, 40, 78, 64], [24, 42, 36, 82], [44, 58, 18, 30], [72, 66, 10, 6]];
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words::LOOKS_LIKE.get(look.lang)));
    let plot = Rect::from_min_max(rect.min, rect.max - vec2(look.px(74.0), 0.0));
    let frame = Frame { plot, step: plot.width() / 3.0, inset: 0.0 };
    let mut at: Vec<(usize, f32)> = (0..4).map(|index| (index, frame.y(LINES[index][3]))).collect();
    at.sort_by(|a, b| a.1.total_cmp(&b.1));
    for index in 1..at.len() {
        at[index].1 = at[index].1.max(at[index - 1].1 + look.px(18.0));
    }
    for index in [3, 2, 1, 0] {
        let values = LINES[index].iter().enumerate();
        let path: Vec<Pos2> = values.map(|(x, value)| pos2(frame.x(place_of(x)), frame.y(*value))).collect();
        stroke_of(ui, look, index, &path);
    }
    for (index, y) in at {
        let colour = look.series[index].text;
        let words = words::short_meter(index).get(look.lang);
        let laid = label(ui, look, words, ink(Role::SmallStrong, colour));
        put(ui, &laid, plot.right() + look.px(6.0), y.min(rect.bottom() - laid.size().y / 2.0), colour);
    }
}
