//! The curve of a conversation, painted: four meters after each sentence, the door above them, the sentence where it
//! turned, and below what could still be reached.

mod band;
mod flag;
mod series;
mod small;
mod strip;
mod view;

pub(super) use small::{Run, runs, sample};
pub(super) use view::ChartView;

use super::text::{ink, label};
use super::theme::{self, Look, Role};
use super::widgets::{focus_ring, mark, pressable, put};
use super::{Intent, words};
use crate::screens::widgets::{Mark, title};
use egui::{
    CornerRadius, EventFilter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2,
    vec2,
};

/// Where things are painted.
pub(super) struct Frame {
    plot: Rect,
    step: f32,
    inset: f32,
}

impl Frame {
    fn x(&self, sentence: f32) -> f32 {
        self.plot.left() + self.inset + sentence * self.step
    }

    fn y(&self, value: i32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let share = value as f32 / 100.0;
        self.plot.bottom() - share * self.plot.height()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a conversation has at most some hundred sentences")]
const fn place_of(sentences: usize) -> f32 {
    sentences as f32
}

/// The title of the curve and what its marks mean, in one line or two.
pub(super) fn head(ui: &mut Ui, look: Look, words: &str, view: &ChartView) {
    let width = ui.available_width();
    let kinds = key_of(view);
    let gap = look.gap(16.0);
    let sign = look.px(18.0);
    let widths: f32 = kinds
        .iter()
        .map(|(_, word)| label(ui, look, word.get(look.lang), ink(Role::Small, look.ink)).size().x + sign + gap)
        .sum();
    let own = label(ui, look, words, ink(Role::H3, look.ink)).size().x;
    if own + widths <= width {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            title(ui, look, words);
            ui.add_space(width - own - widths);
            key(ui, look, &kinds);
        });
    } else {
        title(ui, look, words);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            key(ui, look, &kinds);
        });
    }
}

/// A mark, or the diamond of a message.
type Sign = Option<Mark>;

fn key_of(view: &ChartView) -> Vec<(Sign, words::Word)> {
    let kinds = [
        (Mark::Ok, words::MARK_OK),
        (Mark::Early, words::MARK_EARLY),
        (Mark::Fault, words::MARK_FAULT),
        (Mark::Hard, words::MARK_HARD),
    ];
    let is_used =
        |kind: Mark| view.marks.iter().any(|mark| *mark == kind || (kind == Mark::Early && *mark == Mark::Weak));
    let mut key: Vec<(Sign, words::Word)> =
        kinds.into_iter().filter(|(kind, _)| is_used(*kind)).map(|(kind, word)| (Some(kind), word)).collect();
    if !view.news.is_empty() {
        key.push((None, words::MARK_NEWS));
    }
    key
}

fn key(ui: &mut Ui, look: Look, kinds: &[(Sign, words::Word)]) {
    for (kind, word) in kinds {
        let word = word.get(look.lang);
        let laid = label(ui, look, word, ink(Role::Small, look.ink));
        let size = vec2(look.px(18.0) + laid.size().x + look.gap(16.0), look.line_height(Role::Small));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, word));
        let at = rect.left_center() + vec2(look.px(7.0), 0.0);
        match kind {
            Some(kind) => mark(ui, look, *kind, at, look.px(4.5)),
            None => diamond(ui, look, at, look.px(6.0)),
        }
        put(ui, &laid, rect.left() + look.px(18.0), rect.center().y, look.ink);
    }
}

fn diamond(ui: &Ui, look: Look, at: egui::Pos2, r: f32) {
    let points = vec![at - vec2(0.0, r), at + vec2(r, 0.0), at + vec2(0.0, r), at - vec2(r, 0.0)];
    ui.painter().add(Shape::convex_polygon(points, look.card, Stroke::new(1.8, look.ink)));
}

/// Draws the curve across the available width; a sentence that was pressed is asked for.
pub(super) fn chart(ui: &mut Ui, look: Look, view: &ChartView, reading: usize, height: f32) -> Option<Intent> {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &view.told));
    let numbers = look.px(34.0);
    let strip = look.px(26.0) + look.gap(6.0);
    let ends = series::label_width(ui, look, view.points.last().map(|(_, mood)| *mood)) + look.px(28.0);
    let top = look.px(30.0);
    let plot =
        Rect::from_min_max(rect.min + vec2(look.px(30.0), top), rect.max - vec2(ends, numbers + strip + look.gap(4.0)));
    let inset = look.px(14.0);
    let steps = place_of(view.marks.len().max(1)) + 0.25;
    let frame = Frame { plot, step: (plot.width() - inset) / steps, inset };
    let progress = progress(ui, look);
    band::band(ui, look, view, &frame);
    grid(ui, look, &frame);
    let drawn = Rect::from_min_max(
        pos2(rect.left(), rect.top() - 40.0),
        pos2(plot.left() + (rect.right() - plot.left()) * progress, rect.bottom() + 40.0),
    );
    let clip = ui.clip_rect();
    let mut inner = ui.new_child(UiBuilder::new().id_salt("curve").max_rect(rect));
    inner.set_clip_rect(drawn.intersect(clip));
    let pen = &inner;
    if let Some(turn) = view.climb {
        flag::column(pen, look, &frame, turn);
    }
    series::lines(pen, look, &view.points, &frame);
    series::end_labels(pen, look, view, &frame);
    points(pen, look, view, &frame);
    if let Some(turn) = view.climb {
        flag::flag(pen, look, view, &frame, turn);
    }
    strip::strip(ui, look, view, &frame, rect.bottom() - look.px(24.0));
    let asked = on_points(ui, view, &frame);
    asked.or(self::numbers(ui, look, view, reading, &frame))
}

/// How much of the curve is drawn: it draws itself once, and any key or press finishes it.
fn progress(ui: &Ui, look: Look) -> f32 {
    if look.is_still {
        return 1.0;
    }
    let id = egui::Id::new("curve began");
    let (now, is_busy) =
        ui.input(|input| (input.time, input.keys_down.iter().next().is_some() || input.pointer.any_down()));
    let pass = ui.ctx().cumulative_pass_nr();
    let (mut began, last): (f64, u64) = ui.data(|data| data.get_temp(id)).unwrap_or((now, pass));
    // A page that was away begins anew.
    if pass.saturating_sub(last) > 2 {
        began = now;
    }
    if is_busy {
        began = now - 10.0;
    }
    ui.data_mut(|data| data.insert_temp(id, (began, pass)));
    #[expect(clippy::cast_possible_truncation, reason = "some seconds")]
    let share = ((now - began) as f32 / theme::DRAWING).clamp(0.0, 1.0);
    if share < 1.0 {
        ui.ctx().request_repaint();
    }
    theme::ease_out(share)
}

fn grid(ui: &Ui, look: Look, frame: &Frame) {
    for value in [0, 50, 100] {
        let y = frame.y(value);
        ui.painter().hline(frame.plot.x_range(), y, Stroke::new(1.0, look.line));
        let number = label(ui, look, &value.to_string(), ink(Role::Micro, look.soft));
        put(ui, &number, frame.plot.left() - look.px(7.0) - number.size().x, y, look.soft);
    }
}

fn points(ui: &Ui, look: Look, view: &ChartView, frame: &Frame) {
    for (index, words) in &view.news {
        let (x, mood) = view.points[*index];
        let at = pos2(frame.x(x), frame.y(mood[0]));
        diamond(ui, look, at, look.px(7.0));
        if let Some(words) = words {
            flag::news(ui, look, view, frame, at, words);
        }
    }
    for (x, mood) in &view.points {
        let at = pos2(frame.x(*x), frame.y(mood[0]));
        let is_sentence = x.fract() == 0.0 && *x > 0.0;
        if is_sentence {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number above 0")]
            let turn = *x as usize - 1;
            mark(ui, look, view.marks[turn], at, look.px(5.5));
        }
    }
}

/// The columns above the numbers are the same targets; under the pointer they show what was said.
fn on_points(ui: &Ui, view: &ChartView, frame: &Frame) -> Option<Intent> {
    let mut asked = None;
    for turn in 0..view.marks.len() {
        let x = frame.x(place_of(turn + 1));
        let half = (frame.step / 2.0).min(13.0);
        let column = Rect::from_x_y_ranges(x - half..=x + half, frame.plot.y_range());
        let response = ui.interact(column, ui.id().with(("column", turn)), Sense::CLICK);
        if response.hovered() {
            ui.painter().vline(x, frame.plot.y_range(), Stroke::new(1.0, egui::Color32::from_black_alpha(60)));
        }
        if response.on_hover_text(&view.beginnings[turn]).clicked() {
            asked = Some(Intent::Read(turn));
        }
    }
    asked
}

fn numbers(ui: &mut Ui, look: Look, view: &ChartView, reading: usize, frame: &Frame) -> Option<Intent> {
    let mut asked = None;
    let middle = frame.plot.bottom() + look.px(22.0);
    let axis = label(ui, look, words::AXIS.get(look.lang), ink(Role::Micro, look.soft));
    put(ui, &axis, frame.plot.left() - look.px(7.0) - axis.size().x, middle, look.soft);
    let width = (frame.step - 4.0).clamp(look.px(20.0), look.px(30.0));
    let every = if frame.step < look.px(24.0) { 2 } else { 1 };
    for turn in 0..view.marks.len() {
        let centre = pos2(frame.x(place_of(turn + 1)), middle);
        if turn % every != 0 && turn != reading {
            ui.painter().circle_filled(centre, 2.0, look.control);
            continue;
        }
        let rect = Rect::from_center_size(centre, vec2(width, look.px(26.0)));
        let mut child = ui.new_child(UiBuilder::new().id_salt(("sentence", turn)).max_rect(rect));
        let number = (turn + 1).to_string();
        let name = words::SENTENCE.with(look.lang, &[("n", &number)]);
        let (rect, response) = pressable(&mut child, rect.size(), &name);
        ui.memory_mut(|memory| {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            memory.set_focus_lock_filter(response.id, filter);
        });
        let is_flag = view.climb == Some(turn);
        let is_read = turn == reading;
        let (fill, border, colour) = match (is_flag, is_read, response.hovered()) {
            (true, ..) => (look.warm, look.warm, look.bright),
            (_, true, _) => (look.accent_tint, look.accent, look.ink),
            (_, _, true) => (look.sunk, look.control, look.ink),
            _ => (look.card, look.control, look.ink),
        };
        let radius = CornerRadius::same(6);
        let painter = ui.painter();
        painter.rect(rect, radius, fill, Stroke::new(if is_read { 2.0 } else { 1.0 }, border), StrokeKind::Inside);
        let role = if is_read || is_flag { Role::SmallStrong } else { Role::Small };
        let laid = label(ui, look, &number, ink(role, colour));
        put(ui, &laid, rect.center().x - laid.size().x / 2.0, rect.center().y, colour);
        focus_ring(ui, look, &response, radius);
        if response.clicked() {
            asked = Some(Intent::Read(turn));
        }
    }
    asked
}
