//! The curve of a conversation, painted: four meters after each sentence, the door above them, and the sentence
//! where it turned.

use super::text::{ink, label};
use super::theme::{self, Role};
use super::widgets::{Mark, focus_ring, mark, pressable, put};
use super::{Intent, words};
use crate::debrief::{Judge, climb, evidence, meter_name};
use crate::language::Lang;
use crate::roleplay::{Replay, Timing, TurnRecord};
use crate::rulebook::{Act, Mood, Severity};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Everything the curve shows.
#[derive(Clone, Debug)]
pub(super) struct ChartView {
    /// Position in sentences (0 is the start, a half is a message between two) and the four meters.
    points: Vec<(f32, [i32; 4])>,
    /// What each sentence was.
    pub marks: Vec<Mark>,
    /// The gate at the start and after each sentence.
    gates: Vec<bool>,
    /// The sentence (from 0) from which it climbed.
    pub climb: Option<usize>,
    /// Messages that moved the mood: index of the point.
    news: Vec<usize>,
    /// How the customer left.
    left: Option<String>,
    /// The whole in words, for who cannot see it.
    told: String,
}

/// A message of the story moves arousal at least so much before it gets a point of its own.
const NEWS: i32 = 10;

const fn meters(mood: Mood) -> [i32; 4] {
    [mood.arousal, mood.heard, mood.trust, mood.patience]
}

#[expect(clippy::cast_precision_loss, reason = "a conversation has at most some hundred sentences")]
const fn place_of(sentences: usize) -> f32 {
    sentences as f32
}

impl ChartView {
    /// The curve of a replay.
    pub fn new(judge: &Judge<'_>, replay: &Replay, lang: Lang) -> Self {
        let roleplay = judge.roleplay();
        let mut points = vec![(0.0, meters(replay.start.mood))];
        let mut news = Vec::new();
        let mut gates = vec![replay.start.gate_open];
        let mut last = replay.start.mood;
        for (index, turn) in replay.turns.iter().enumerate() {
            if (turn.before.mood.arousal - last.arousal).abs() >= NEWS {
                news.push(points.len());
                points.push((place_of(index) + 0.5, meters(turn.before.mood)));
            }
            points.push((place_of(index + 1), meters(turn.after.mood)));
            gates.push(turn.after.gate_open);
            last = turn.after.mood;
        }
        let scenario = roleplay.scenario;
        let end = replay.now(&roleplay);
        let left = end
            .walked_out()
            .map(|_| words::left(scenario.customer.pronoun, scenario.node(end.node).channel).get(lang).to_owned());
        let values = meters(last);
        let told: Vec<String> =
            (0..4).map(|index| format!("{} {}", meter_name(index).get(lang), values[index])).collect();
        Self {
            points,
            marks: replay.turns.iter().map(|turn| mark_of(judge, turn)).collect(),
            gates,
            climb: climb(replay),
            news,
            left,
            told: told.join(lang.pick("，", ", ")),
        }
    }
}

/// The worst thing about a sentence.
fn mark_of(judge: &Judge<'_>, turn: &TurnRecord) -> Mark {
    let (acts, _) = evidence(turn);
    acts.iter()
        .map(|act| match (act.act, act.timing) {
            (Act::Fault(fault), _) => match judge.roleplay().rulebook.faults[fault].severity {
                Severity::Hard => Mark::Hard,
                Severity::Minor | Severity::Major => Mark::Fault,
            },
            (_, Timing::Early(_)) if act.is_void => Mark::Weak,
            (_, Timing::Early(_)) => Mark::Early,
            (_, Timing::Repeated) => Mark::Weak,
            (_, Timing::Ok | Timing::Fault) => Mark::Ok,
        })
        .max()
        .unwrap_or(Mark::Ok)
}

/// Where things are painted.
struct Frame {
    plot: Rect,
    step: f32,
}

impl Frame {
    fn x(&self, sentence: f32) -> f32 {
        self.plot.left() + 14.0 + sentence * self.step
    }

    fn y(&self, value: i32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let share = value as f32 / 100.0;
        self.plot.bottom() - share * self.plot.height()
    }
}

/// Draws the curve across the available width; a sentence whose number was pressed is asked for.
pub(super) fn chart(ui: &mut Ui, lang: Lang, view: &ChartView, reading: usize, height: f32) -> Option<Intent> {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &view.told));
    let plot = Rect::from_min_max(rect.min + vec2(34.0, 34.0), rect.max - vec2(118.0, 40.0));
    let steps = place_of(view.marks.len().max(1)) + 0.5;
    let frame = Frame { plot, step: (plot.width() - 14.0) / steps };
    gate_band(ui, lang, view, &frame);
    grid(ui, lang, &frame);
    if let Some(turn) = view.climb {
        flag_column(ui, &frame, turn);
    }
    lines(ui, view, &frame);
    end_labels(ui, lang, view, &frame);
    if let Some(turn) = view.climb {
        flag(ui, lang, &frame, turn);
    }
    points(ui, lang, view, &frame);
    numbers(ui, lang, view, reading, &frame)
}

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

fn gate_band(ui: &Ui, lang: Lang, view: &ChartView, frame: &Frame) {
    let runs = gate_runs(&view.gates);
    for (index, (from, to, is_open)) in runs.iter().copied().enumerate() {
        let left = if from == 0 { frame.plot.left() } else { frame.x(place_of(from)) };
        let right = frame.x(place_of(to)).min(frame.plot.right());
        let strip = Rect::from_min_max(pos2(left, frame.plot.top() - 30.0), pos2(right - 2.0, frame.plot.top() - 6.0));
        if is_open {
            let below = Rect::from_min_max(pos2(left, frame.plot.top()), pos2(right - 2.0, frame.plot.bottom()));
            ui.painter().rect_filled(below, 0.0, theme::SAGE_WASH);
        }
        let fill = if is_open { theme::SAGE_TINT } else { theme::SUNK };
        ui.painter().rect_filled(strip, CornerRadius::same(6), fill);
        let colour = if is_open { theme::SAGE } else { theme::INK };
        door(ui, strip.left_center() + vec2(8.0, 0.0), is_open, colour);
        let long = match (is_open, index) {
            (true, _) => words::GATE_OPEN,
            (false, 0) => words::GATE_SHUT_LONG,
            (false, _) => words::GATE_SHUT_AGAIN,
        };
        let short = if is_open { words::GATE_OPEN_SHORT } else { words::GATE_SHUT };
        let room = strip.width() - 34.0;
        let fitting = [long, short].into_iter().find_map(|word| {
            let laid = label(ui, lang, word.get(lang), ink(Role::Small, colour));
            (laid.size().x <= room).then_some(laid)
        });
        if let Some(laid) = fitting {
            put(ui, &laid, strip.left() + 26.0, strip.center().y, colour);
        }
    }
}

/// A door seen from the front: shut, or with its leaf swung open.
fn door(ui: &Ui, at: Pos2, is_open: bool, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    let frame = Rect::from_min_size(at - vec2(0.0, 7.0), vec2(10.0, 14.0));
    ui.painter().rect_stroke(frame, 1.0, stroke, StrokeKind::Inside);
    if is_open {
        let leaf = vec![
            frame.left_top(),
            frame.left_top() + vec2(6.0, 3.0),
            frame.left_bottom() + vec2(6.0, 2.0),
            frame.left_bottom(),
        ];
        ui.painter().add(Shape::convex_polygon(leaf, colour, Stroke::NONE));
    } else {
        ui.painter().circle_filled(frame.right_center() - vec2(3.0, 0.0), 1.2, colour);
    }
}

fn grid(ui: &Ui, lang: Lang, frame: &Frame) {
    for value in [0, 50, 100] {
        let y = frame.y(value);
        ui.painter().hline(frame.plot.x_range(), y, Stroke::new(1.0, theme::LINE));
        let number = label(ui, lang, &value.to_string(), ink(Role::Micro, theme::SOFT));
        put(ui, &number, frame.plot.left() - 8.0 - number.size().x, y, theme::SOFT);
    }
}

fn lines(ui: &Ui, view: &ChartView, frame: &Frame) {
    // Arousal last, over the others.
    for index in [3, 2, 1, 0] {
        let path: Vec<Pos2> = view.points.iter().map(|(x, mood)| pos2(frame.x(*x), frame.y(mood[index]))).collect();
        stroke_of(ui, index, &path);
    }
}

/// The line of a meter: told apart without colour.
fn stroke_of(ui: &Ui, index: usize, path: &[Pos2]) {
    let colour = theme::SERIES[index].line;
    match index {
        0 => {
            ui.painter().line(path.to_vec(), Stroke::new(3.6, colour));
        }
        1 => {
            ui.painter().line(path.to_vec(), Stroke::new(2.2, colour));
        }
        2 => ui.painter().extend(Shape::dashed_line(path, Stroke::new(2.2, colour), 10.0, 5.0)),
        _ => ui.painter().extend(Shape::dotted_line(path, colour, 6.0, 1.4)),
    }
}

fn end_labels(ui: &Ui, lang: Lang, view: &ChartView, frame: &Frame) {
    let Some((x, last)) = view.points.last() else { return };
    let end = frame.x(*x);
    let mut at: Vec<(usize, f32)> = (0..4).map(|index| (index, frame.y(last[index]))).collect();
    at.sort_by(|a, b| a.1.total_cmp(&b.1));
    // Pushed apart from the top, then back up from the bottom: never on one another, never off the plot.
    const APART: f32 = 20.0;
    for index in 1..at.len() {
        at[index].1 = at[index].1.max(at[index - 1].1 + APART);
    }
    let mut limit = frame.plot.bottom() + 6.0;
    for entry in at.iter_mut().rev() {
        entry.1 = entry.1.min(limit);
        limit = entry.1 - APART;
    }
    for (index, y) in at {
        let colour = theme::SERIES[index].text;
        let from = pos2(frame.plot.right() - 4.0, y);
        let true_end = pos2(end, frame.y(last[index]));
        if (true_end.y - y).abs() > 3.0 {
            ui.painter().line_segment([true_end + vec2(6.0, 0.0), from], Stroke::new(1.0, theme::CONTROL));
        }
        stroke_of(ui, index, &[from, from + vec2(18.0, 0.0)]);
        let words = format!("{} {}", meter_name(index).get(lang), last[index]);
        let laid = label(ui, lang, &words, ink(Role::SmallStrong, colour));
        put(ui, &laid, from.x + 23.0, y, colour);
    }
    if let Some(left) = &view.left {
        let at = pos2(end, frame.y(last[3]));
        let d = 5.0;
        let stroke = Stroke::new(2.5, theme::INK);
        ui.painter().line_segment([at - vec2(d, d), at + vec2(d, d)], stroke);
        ui.painter().line_segment([at + vec2(-d, d), at + vec2(d, -d)], stroke);
        let laid = label(ui, lang, left, ink(Role::SmallStrong, theme::INK));
        let corner = pos2(at.x - laid.size().x - 12.0, (at.y - 12.0 - laid.size().y).max(frame.plot.top()));
        let plate = Rect::from_min_size(corner, laid.size()).expand2(vec2(4.0, 1.0));
        ui.painter().rect_filled(plate, 4.0, theme::CARD);
        ui.painter().galley(corner, laid, theme::INK);
    }
}

fn flag_column(ui: &Ui, frame: &Frame, turn: usize) {
    let x = frame.x(place_of(turn + 1));
    let column = Rect::from_x_y_ranges(x - 14.0..=x + 14.0, frame.plot.y_range());
    ui.painter().rect_filled(column, 0.0, theme::WARM_TINT);
    ui.painter().vline(x, frame.plot.y_range(), Stroke::new(2.0, theme::WARM));
}

fn flag(ui: &Ui, lang: Lang, frame: &Frame, turn: usize) {
    let words = words::FLAG.with(lang, &[("n", &(turn + 1).to_string())]);
    let laid = label(ui, lang, &words, ink(Role::SmallStrong, theme::CARD));
    let x = frame.x(place_of(turn + 1));
    let size = vec2(laid.size().x + 20.0, 28.0);
    let top = frame.plot.top() + 6.0;
    // To the side with more room; its point touches the line.
    let is_left = x - frame.plot.left() > size.x + 20.0;
    let near = if is_left { x - 8.0 } else { x + 8.0 };
    let far = if is_left { near - size.x } else { near + size.x };
    let body = vec![
        pos2(far, top),
        pos2(near, top),
        pos2(x, top + size.y / 2.0),
        pos2(near, top + size.y),
        pos2(far, top + size.y),
    ];
    ui.painter().add(Shape::convex_polygon(body, theme::WARM, Stroke::NONE));
    put(ui, &laid, near.min(far) + 10.0, top + size.y / 2.0, theme::CARD);
}

fn points(ui: &Ui, lang: Lang, view: &ChartView, frame: &Frame) {
    for index in &view.news {
        let (x, mood) = view.points[*index];
        let at = pos2(frame.x(x), frame.y(mood[0]));
        let diamond = |r: f32| vec![at - vec2(0.0, r), at + vec2(r, 0.0), at + vec2(0.0, r), at - vec2(r, 0.0)];
        ui.painter().add(Shape::convex_polygon(diamond(7.0), theme::CARD, Stroke::new(1.8, theme::INK)));
        let (_, before) = view.points[index - 1];
        if (mood[0] - before[0]).abs() >= 2 * NEWS {
            let below = at.y < frame.plot.center().y;
            let align = if below { Align2::LEFT_TOP } else { Align2::LEFT_BOTTOM };
            let words = words::MARK_NEWS.get(lang);
            let offset = vec2(10.0, if below { 4.0 } else { -4.0 });
            ui.painter().text(at + offset, align, words, Role::Small.font(), theme::INK);
        }
    }
    for (x, mood) in &view.points {
        let at = pos2(frame.x(*x), frame.y(mood[0]));
        let is_sentence = x.fract() == 0.0 && *x > 0.0;
        if is_sentence {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number above 0")]
            let turn = *x as usize - 1;
            mark(ui, view.marks[turn], at, 6.0);
        }
    }
}

fn numbers(ui: &mut Ui, lang: Lang, view: &ChartView, reading: usize, frame: &Frame) -> Option<Intent> {
    let mut asked = None;
    let middle = frame.plot.bottom() + 26.0;
    let axis = label(ui, lang, words::AXIS.get(lang), ink(Role::Micro, theme::SOFT));
    put(ui, &axis, frame.plot.left() - 8.0 - axis.size().x, middle, theme::SOFT);
    let width = (frame.step - 4.0).clamp(20.0, 32.0);
    let every = if frame.step < 24.0 { 2 } else { 1 };
    for turn in 0..view.marks.len() {
        let centre = pos2(frame.x(place_of(turn + 1)), middle);
        if turn % every != 0 && turn != reading {
            ui.painter().circle_filled(centre, 2.0, theme::CONTROL);
            continue;
        }
        let rect = Rect::from_center_size(centre, vec2(width, 28.0));
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("sentence", turn)).max_rect(rect));
        let number = (turn + 1).to_string();
        let name = words::SENTENCE.with(lang, &[("n", &number)]);
        let (rect, response) = pressable(&mut child, rect.size(), &name);
        ui.memory_mut(|memory| {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            memory.set_focus_lock_filter(response.id, filter);
        });
        let is_flag = view.climb == Some(turn);
        let is_read = turn == reading;
        let (fill, border, colour) = match (is_flag, is_read, response.hovered()) {
            (true, ..) => (theme::WARM, theme::WARM, theme::CARD),
            (_, true, _) => (theme::ACCENT_TINT, theme::ACCENT, theme::INK),
            (_, _, true) => (theme::SUNK, theme::CONTROL, theme::INK),
            _ => (theme::CARD, theme::CONTROL, theme::INK),
        };
        let radius = CornerRadius::same(7);
        let painter = ui.painter();
        painter.rect(rect, radius, fill, Stroke::new(if is_read { 2.0 } else { 1.0 }, border), StrokeKind::Inside);
        if is_read {
            // The place one reads about is under-lined as well: seen on the flag's colour too.
            let under = pos2(rect.left() + 4.0, rect.bottom() + 4.0)..=pos2(rect.right() - 4.0, rect.bottom() + 4.0);
            painter.line_segment([*under.start(), *under.end()], Stroke::new(3.0, theme::ACCENT));
        }
        let role = if is_read || is_flag { Role::SmallStrong } else { Role::Small };
        let laid = label(ui, lang, &number, ink(role, colour));
        put(ui, &laid, rect.center().x - laid.size().x / 2.0, rect.center().y, colour);
        focus_ring(ui, &response, radius);
        if response.clicked() {
            asked = Some(Intent::Read(turn));
        }
    }
    asked
}

/// What the marks mean, in one line.
pub(super) fn key(ui: &mut Ui, lang: Lang, view: &ChartView) {
    let kinds = [
        (Mark::Ok, words::MARK_OK),
        (Mark::Early, words::MARK_EARLY),
        (Mark::Fault, words::MARK_FAULT),
        (Mark::Hard, words::MARK_HARD),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (kind, word) in kinds {
            let is_used = view.marks.iter().any(|mark| *mark == kind || (kind == Mark::Early && *mark == Mark::Weak));
            if is_used {
                let laid = label(ui, lang, word.get(lang), ink(Role::Small, theme::INK));
                let (rect, response) = ui.allocate_exact_size(vec2(20.0 + laid.size().x, 20.0), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, word.get(lang)));
                mark(ui, kind, rect.left_center() + vec2(7.0, 0.0), 5.0);
                put(ui, &laid, rect.left() + 20.0, rect.center().y, theme::INK);
            }
        }
        if !view.news.is_empty() {
            let laid = label(ui, lang, words::MARK_NEWS.get(lang), ink(Role::Small, theme::INK));
            let (rect, _) = ui.allocate_exact_size(vec2(20.0 + laid.size().x, 20.0), Sense::hover());
            let at = rect.left_center() + vec2(7.0, 0.0);
            let diamond = vec![at - vec2(0.0, 6.0), at + vec2(6.0, 0.0), at + vec2(0.0, 6.0), at - vec2(6.0, 0.0)];
            ui.painter().add(Shape::convex_polygon(diamond, theme::CARD, Stroke::new(1.8, theme::INK)));
            put(ui, &laid, rect.left() + 20.0, rect.center().y, theme::INK);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::gate_runs;

    #[test]
    fn the_band_runs_from_change_to_change() {
        assert_eq!(gate_runs(&[false, false, true, false]), [(0, 2, false), (2, 3, true), (3, 4, false)]);
    }
}
