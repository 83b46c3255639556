//! The twelve lessons: as a map where there is room, as a list where there is not; and the one that is looked at.

use super::places::{COLUMNS, ROWS, paths, place};
use super::view::{LessonNode, LessonOffer, ProgressView, status_word};
use crate::records::progress::LessonStatus;
use crate::screens::text::{elided, galley, ink, label, show};
use crate::screens::theme::{self, Look, Role, Room};
use crate::screens::widgets::{
    Glyph, dashed, focus_ring, glyph, pressable, pressable_at, put, surface, tinted, two_ends,
};
use crate::screens::{Intent, words};
use egui::epaint::CubicBezierShape;
use egui::{Color32, CornerRadius, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// Draws the path.
pub(super) fn path_ui(ui: &mut Ui, look: Look, room: Room, view: &ProgressView) -> Option<Intent> {
    let head = ink(Role::H3, look.ink);
    two_ends(ui, look, words::PATH.get(look.lang), head, &view.advice, ink(Role::Small, look.soft));
    key(ui, look);
    let asked = if room == Room::Narrow { list(ui, look, view) } else { map(ui, look, view) };
    asked.or(lesson_ui(ui, look, view))
}

/// What the signs mean.
fn key(ui: &mut Ui, look: Look) {
    let statuses = [LessonStatus::Done, LessonStatus::Due, LessonStatus::Now, LessonStatus::Open, LessonStatus::Locked];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(12.0), look.gap(4.0));
        for status in statuses {
            let words = status_word(status).get(look.lang);
            let laid = label(ui, look, words, ink(Role::Small, look.soft));
            let size = vec2(look.px(20.0) + laid.size().x, laid.size().y);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            sign(ui, look, status, pos2(rect.left() + look.px(7.0), rect.center().y), look.px(6.0));
            put(ui, &laid, rect.left() + look.px(18.0), rect.center().y, look.soft);
        }
    });
}

/// The small sign of a status: shape first, colour second.
fn sign(ui: &Ui, look: Look, status: LessonStatus, at: Pos2, r: f32) {
    let ring = |colour: Color32| ui.painter().circle_stroke(at, r, Stroke::new(r * 0.3, colour));
    match status {
        LessonStatus::Done => {
            ring(look.sage);
            glyph(ui, Glyph::Tick, at, r * 0.55, look.sage);
        }
        LessonStatus::Due => glyph(ui, Glyph::Clock, at, r * 1.1, look.amber),
        LessonStatus::Now => {
            ring(look.accent);
            ui.painter().circle_filled(at, r * 0.5, look.accent);
        }
        LessonStatus::Open => {
            ring(look.accent);
        }
        LessonStatus::Locked => glyph(ui, Glyph::Lock, at, r * 1.1, look.soft),
        LessonStatus::Empty => {}
    }
}

fn map(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let width = ui.available_width();
    let row = look.px(88.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, row * (ROWS - 0.12)), Sense::hover());
    let column = width / COLUMNS;
    let radius = look.px(21.0);
    let centre = |lesson: u8| {
        let (x, y) = place(lesson);
        pos2(rect.left() + (x + 0.5) * column, rect.top() + y * row + radius + look.px(6.0))
    };
    let lessons: Vec<(u8, &'static [u8])> = view.lessons.iter().map(|node| (node.number, node.after)).collect();
    let is_passed = |number: u8| {
        let status = view.lessons.iter().find(|node| node.number == number).map(|node| node.status);
        matches!(status, Some(LessonStatus::Done | LessonStatus::Due))
    };
    for (from, to) in paths(&lessons) {
        path(ui, look, centre(from), centre(to), is_passed(from));
    }
    let mut asked = None;
    for node in &view.lessons {
        let at = centre(node.number);
        if node_ui(ui, look, node, at, radius, column, node.number == view.lesson.number) {
            asked = Some(Intent::Lesson(node.number));
        }
    }
    asked
}

/// A path between two lessons: whole once it is open, dotted before.
fn path(ui: &Ui, look: Look, from: Pos2, to: Pos2, is_open: bool) {
    let bend = (to.x - from.x) * 0.5;
    let points = [from, from + vec2(bend, 0.0), to - vec2(bend, 0.0), to];
    let (width, colour) = if is_open { (look.px(3.0), look.accent) } else { (look.px(2.0), look.control) };
    let stroke = Stroke::new(width, colour);
    let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    if is_open {
        ui.painter().add(curve);
    } else {
        ui.painter().extend(Shape::dotted_line(&curve.flatten(Some(0.5)), colour, look.px(6.0), look.px(1.3)));
    }
}

fn node_ui(ui: &Ui, look: Look, node: &LessonNode, at: Pos2, r: f32, column: f32, is_chosen: bool) -> bool {
    let strong = is_chosen || node.status == LessonStatus::Now;
    let (role, colour) = if strong {
        (Role::SmallStrong, look.ink)
    } else {
        (Role::Small, if node.status == LessonStatus::Locked { look.soft } else { look.ink })
    };
    let words = galley(ui, look, &node.short, ink(role, colour), column - look.px(6.0));
    let place = Rect::from_center_size(at, vec2(2.0 * r, 2.0 * r));
    let under = pos2(at.x - words.size().x / 2.0, at.y + r + look.px(5.0));
    let whole = place.union(Rect::from_min_size(under, words.size()));
    let response = pressable_at(ui, whole, ui.id().with(("lesson", node.number)), &node.name);
    disc(ui, look, node, at, r, response.hovered());
    // Each line in the middle: a galley aligns them at its left.
    for (index, row) in words.rows.iter().enumerate() {
        let line: String = row.row.glyphs.iter().map(|glyph| glyph.chr).collect();
        let laid = label(ui, look, &line, ink(role, colour));
        let y = under.y + look.line_height(role) * (0.5 + as_f32(index));
        put(ui, &laid, at.x - laid.size().x / 2.0, y, colour);
    }
    if is_chosen {
        ui.painter().circle_stroke(at, r + look.px(4.0), Stroke::new(look.px(2.0), look.ink));
    }
    let ring = egui::Response { rect: place, ..response.clone() };
    focus_ring(ui, look, &ring, CornerRadius::same(60));
    response.on_hover_text(&node.name).clicked()
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn as_f32(index: usize) -> f32 {
    index as f32
}

/// The disc with its number, and the small sign at its corner.
fn disc(ui: &Ui, look: Look, node: &LessonNode, at: Pos2, r: f32, is_hovered: bool) {
    let number = format!("L{}", node.number);
    let painter = ui.painter();
    let (fill, text, edge) = match node.status {
        LessonStatus::Done => (look.accent, look.bright, Stroke::NONE),
        LessonStatus::Due => (look.accent, look.bright, Stroke::new(look.px(3.0), look.amber)),
        LessonStatus::Now => (look.card, look.ink, Stroke::new(look.px(4.0), look.accent)),
        LessonStatus::Open => (look.card, look.ink, Stroke::new(look.px(2.0), look.accent)),
        LessonStatus::Locked => (look.sunk, look.soft, Stroke::new(look.px(1.5), look.control)),
        LessonStatus::Empty => (look.card, look.soft, Stroke::new(look.px(1.0), look.line)),
    };
    if is_hovered {
        painter.circle_filled(at, r + look.px(3.0), look.accent_tint);
    }
    painter.circle(at, r, fill, edge);
    let laid = label(ui, look, &number, ink(Role::SmallStrong, text));
    painter.galley(at - laid.size() / 2.0, laid, text);
    if matches!(node.status, LessonStatus::Done | LessonStatus::Due | LessonStatus::Locked) {
        let corner = at + vec2(r * 0.78, -r * 0.78);
        painter.circle_filled(corner, look.px(9.0), look.card);
        sign(ui, look, node.status, corner, look.px(7.0));
    }
}

/// The lessons one below the other, each with its title and status in words.
fn list(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let mut asked = None;
    for node in &view.lessons {
        let height = look.px(44.0);
        let (rect, response) = pressable(ui, vec2(ui.available_width(), height), &node.name);
        let is_chosen = node.number == view.lesson.number;
        if is_chosen || response.hovered() {
            let fill = if is_chosen { look.accent_tint } else { look.sunk };
            ui.painter().rect_filled(rect, theme::BUTTON, fill);
        }
        if is_chosen {
            let stroke = Stroke::new(look.px(2.0), look.accent);
            ui.painter().rect_stroke(rect, theme::BUTTON, stroke, StrokeKind::Inside);
        }
        disc(ui, look, node, pos2(rect.left() + look.px(24.0), rect.center().y), look.px(15.0), false);
        let status = status_word(node.status).get(look.lang);
        let status = label(ui, look, status, ink(Role::Small, look.ink));
        let x = rect.left() + look.px(52.0);
        let right = rect.right() - look.gap(10.0) - status.size().x;
        let role = if is_chosen { Role::Strong } else { Role::Body };
        let title = elided(ui, look, &node.title, ink(role, look.ink), right - x - look.gap(8.0), 1);
        put(ui, &title, x, rect.center().y, look.ink);
        put(ui, &status, right, rect.center().y, look.ink);
        focus_ring(ui, look, &response, theme::BUTTON);
        if response.clicked() {
            asked = Some(Intent::Lesson(node.number));
        }
    }
    asked
}

/// The lesson that is looked at: what it takes, and its cases, each a way to its briefing.
fn lesson_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    let lesson = &view.lesson;
    let pad = look.gap(14.0);
    let mut asked = None;
    let id = ui.id().with("lesson ground");
    let known: Rect = ui.data(|data| data.get_temp(id)).unwrap_or(Rect::NOTHING);
    let start = ui.cursor().min;
    let width = ui.available_width();
    // The ground is as high as what stood on it in the last pass.
    let ground = Rect::from_min_size(start, vec2(width, known.height().max(look.px(70.0))));
    tinted(ui, look, ground, theme::BUTTON, theme::Tint { fill: look.accent_tint, text: look.accent_deep });
    let inner = Rect::from_min_max(start + vec2(pad, pad * 0.7), pos2(start.x + width - pad, f32::INFINITY));
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("lesson").max_rect(inner));
    {
        let ui = &mut child;
        ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(4.0));
        let status = status_word(lesson.status).get(look.lang);
        let (strong, small) = (ink(Role::Strong, look.ink), ink(Role::Small, look.accent_deep));
        two_ends(ui, look, &lesson.head, strong, status, small);
        show(ui, look, &lesson.note, ink(Role::Small, look.ink));
        if !lesson.cases.is_empty() {
            ui.add_space(look.gap(4.0));
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(8.0));
                for case in &lesson.cases {
                    if case_pill(ui, look, case) {
                        asked = Some(Intent::Open(case.index));
                    }
                }
            });
        }
    }
    let used = Rect::from_min_max(start, pos2(start.x + width, child.min_rect().bottom() + pad * 0.9));
    ui.data_mut(|data| data.insert_temp(id, used));
    ui.allocate_rect(used, Sense::hover());
    asked
}

/// A case of the lesson with its best total; a dashed edge while it has none.
fn case_pill(ui: &mut Ui, look: Look, case: &LessonOffer) -> bool {
    let most = ui.max_rect().width() - look.px(70.0);
    let title = elided(ui, look, &case.title, ink(Role::Body, look.ink), most, 1);
    let (number, colour) = match case.best {
        Some(best) => (best.to_string(), if best >= 70 { look.sage } else { look.warm }),
        None => ("–".to_owned(), look.soft),
    };
    let number = label(ui, look, &number, ink(Role::Strong, colour));
    let sign_width = if case.due { look.px(22.0) } else { 0.0 };
    let pad = look.gap(12.0);
    let width = 2.0 * pad + sign_width + title.size().x + look.gap(10.0) + number.size().x;
    let (rect, response) = pressable(ui, vec2(width, look.px(36.0)), &case.name);
    let fill = if response.is_pointer_button_down_on() { look.sunk } else { look.card };
    let resting = if case.best.is_some() { look.control } else { look.card };
    surface(ui, rect, theme::BUTTON, fill, resting, response.hovered());
    if case.best.is_none() {
        dashed(ui, rect, 10.0, Stroke::new(1.0, look.control));
    }
    let mut x = rect.left() + pad;
    if case.due {
        glyph(ui, Glyph::Clock, pos2(x + look.px(7.0), rect.center().y), look.px(7.0), look.amber);
        x += sign_width;
    }
    x += put(ui, &title, x, rect.center().y, look.ink) + look.gap(10.0);
    put(ui, &number, x, rect.center().y, colour);
    focus_ring(ui, look, &response, theme::BUTTON);
    response.clicked()
}
