//! The first three steps, shown once: language and size, one sentence to try, a name. Escape skips them all.

use super::backdrop::{Backdrop, scene};
use super::portrait::Likeness;
use super::settings::Settings;
use super::settings_ui::name_field;
use super::text::{galley, ink, label, show};
use super::theme::{self, Look, Role, Room, Tint};
use super::widgets::{
    Glyph, Kind, button, button_off, focus_ring, glyph, pressable, segments, slider, surface, tinted,
};
use super::{Intent, words};
use crate::language::Lang;
use egui::{
    Align, CornerRadius, Key, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Everything the first steps show.
#[derive(Clone, Debug)]
pub struct FirstRunView {
    pub(super) step: usize,
    /// Which of the two sentences was tried.
    pub(super) tried: Option<usize>,
    pub(super) settings: Settings,
    pub(super) place: Backdrop,
    /// The customer, in the mood of the moment.
    pub(super) likeness: Option<Likeness>,
}

/// Draws the first steps.
pub fn first_run_ui(ui: &mut Ui, look: Look, view: &FirstRunView) -> Option<Intent> {
    let whole = ui.max_rect();
    let room = look.room(whole.width());
    let margin = look.margin(whole.width());
    let (rest, mut asked) = top(ui, look, room, view, margin);
    let foot =
        Rect::from_min_max(pos2(rest.left(), rest.bottom() - look.px(72.0)), rest.max).shrink2(vec2(margin, 0.0));
    let body = Rect::from_min_max(rest.min, pos2(rest.right(), foot.top()));
    let width = (body.width() - 2.0 * margin).min(look.px(920.0).max(920.0));
    let inner = Rect::from_center_size(body.center(), vec2(width, body.height() - 2.0 * look.gap(16.0)));
    let face_width = if room == Room::Narrow { inner.width() * 0.36 } else { inner.width() * 0.47 };
    let face = Rect::from_min_size(inner.min, vec2(face_width, inner.height()));
    customer(ui, look, view, face);
    let panel = Rect::from_min_max(pos2(face.right() + look.gap(24.0), inner.top()), inner.max);
    let mut now = view.settings.clone();
    let mut child = ui.new_child(UiBuilder::new().id_salt("step").max_rect(panel.expand2(vec2(7.0, 0.0))));
    ScrollArea::vertical().id_salt(("step", view.step)).auto_shrink([false, false]).show(&mut child, |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(7, 7)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = look.gap(6.0);
            asked = asked.take().or(match view.step {
                0 => look_step(ui, look, &mut now),
                1 => try_step(ui, look, view),
                _ => name_step(ui, look, &mut now),
            });
        });
    });
    asked = asked.or(onward(ui, look, view, foot));
    if now != view.settings {
        asked = Some(Intent::Set(Box::new(now)));
    }
    asked
}

/// The name of the program, the three steps, the way out.
fn top(ui: &mut Ui, look: Look, room: Room, view: &FirstRunView, margin: f32) -> (Rect, Option<Intent>) {
    let whole = ui.max_rect();
    let strip = Rect::from_min_size(whole.min, vec2(whole.width(), look.px(56.0)));
    ui.painter().rect_filled(strip, 0.0, look.card);
    ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, look.line));
    let inner = strip.shrink2(vec2(margin, 0.0));
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("skip").max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let skip = button(&mut right, look, words::SKIP_ALL.get(look.lang), Some("Esc"), None, Kind::Quiet);
    let asked = (skip.clicked() || super::pressed(ui, Key::Escape)).then_some(Intent::EndFirstRun);
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("steps").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = look.gap(8.0);
    if room > Room::Narrow {
        let brand = words::BRAND.get(look.lang);
        let laid = label(&left, look, brand, ink(Role::H3, look.ink));
        super::text::put_label(&mut left, &laid, brand, look.ink);
        left.add_space(look.gap(24.0));
    }
    for (index, word) in [words::STEP_LOOK, words::STEP_TRY, words::STEP_NAME].into_iter().enumerate() {
        let side = look.px(26.0);
        let (rect, response) = left.allocate_exact_size(vec2(side, side), Sense::hover());
        let name = format!("{} {}", index + 1, word.get(look.lang));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
        let (is_done, is_here) = (index < view.step, index == view.step);
        let (fill, colour) = if is_done || is_here { (look.accent, look.bright) } else { (look.card, look.soft) };
        left.painter().circle(
            rect.center(),
            side / 2.0,
            fill,
            Stroke::new(1.0, if is_done || is_here { look.accent } else { look.control }),
        );
        if is_done {
            glyph(&left, Glyph::Tick, rect.center(), look.px(6.0), colour);
        } else {
            let number = label(&left, look, &(index + 1).to_string(), ink(Role::SmallStrong, colour));
            left.painter().galley(rect.center() - number.size() / 2.0, number, colour);
        }
        if room == Room::Wide || (room == Room::Middle && is_here) || (room == Room::Middle && look.lang == Lang::Zh) {
            let role = if is_here { Role::Strong } else { Role::Small };
            let laid = label(&left, look, word.get(look.lang), ink(role, if is_here { look.ink } else { look.soft }));
            let (rect, _) = left.allocate_exact_size(laid.size(), Sense::hover());
            left.painter().galley(rect.min, laid, look.ink);
        }
        if index < 2 {
            let (line, _) = left.allocate_exact_size(vec2(look.px(24.0), 2.0), Sense::hover());
            left.painter().hline(line.x_range(), line.center().y, Stroke::new(2.0, look.line));
        }
    }
    (Rect::from_min_max(strip.left_bottom(), whole.max), asked)
}

fn customer(ui: &Ui, look: Look, view: &FirstRunView, rect: Rect) {
    let _ = scene(ui, view.place, view.likeness.as_ref(), rect.shrink(1.0), theme::ROUND);
    ui.painter().rect_stroke(rect, theme::ROUND, Stroke::new(1.0, look.line), StrokeKind::Inside);
    if view.step != 1 {
        return;
    }
    let line = match view.tried {
        None => words::TRY_LINE,
        Some(0) => words::TRY_GOOD_REPLY,
        Some(_) => words::TRY_WEAK_REPLY,
    };
    let line = line.get(look.lang);
    let pad = vec2(look.gap(18.0), look.gap(12.0));
    let room = rect.width() - 2.0 * look.gap(20.0) - 2.0 * pad.x;
    let laid = galley(ui, look, line, ink(Role::SayNow, look.ink), room.min(look.px(300.0)));
    let bubble = Rect::from_min_size(rect.min + vec2(look.gap(20.0), look.gap(20.0)), laid.size() + 2.0 * pad);
    let response = ui.interact(bubble, ui.id().with("line"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, line));
    ui.painter().add(theme::RAISED.as_shape(bubble, theme::ROUND));
    ui.painter().rect_filled(bubble, theme::ROUND, look.card);
    ui.painter().galley(bubble.min + pad, laid, look.ink);
}

fn look_step(ui: &mut Ui, look: Look, now: &mut Settings) -> Option<Intent> {
    show(ui, look, words::LOOK_HEAD.get(look.lang), ink(Role::H1, look.ink));
    show(ui, look, words::LOOK_LEAD.get(look.lang), ink(Role::Body, look.soft));
    ui.add_space(look.gap(16.0));
    let chosen = usize::from(now.language == Lang::En);
    if let Some(pressed) = segments(ui, look, "", &["中文", "English"], Some(chosen)) {
        now.language = if pressed == 1 { Lang::En } else { Lang::Zh };
    }
    ui.add_space(look.gap(16.0));
    show(ui, look, words::TEXT_SIZE.get(look.lang), ink(Role::Body, look.ink));
    ui.horizontal(|ui| {
        if let Some(size) = slider(ui, look, words::TEXT_SIZE.get(look.lang), now.text_size, (100, 200), 25) {
            now.text_size = size;
        }
        let percent = format!("{}%", now.text_size);
        let laid = label(ui, look, &percent, ink(Role::Strong, look.ink));
        super::text::put_label(ui, &laid, &percent, look.ink);
    });
    None
}

fn try_step(ui: &mut Ui, look: Look, view: &FirstRunView) -> Option<Intent> {
    let mut asked = None;
    show(ui, look, words::TRY_HEAD.get(look.lang), ink(Role::H1, look.ink));
    show(ui, look, words::TRY_LEAD.get(look.lang), ink(Role::Body, look.soft));
    ui.add_space(look.gap(8.0));
    for (index, word) in [words::TRY_GOOD, words::TRY_WEAK].into_iter().enumerate() {
        if sentence(ui, look, index, word.get(look.lang), view.tried == Some(index)) {
            asked = Some(Intent::Try(index));
        }
        ui.add_space(look.gap(6.0));
    }
    for (index, key) in [Key::Num1, Key::Num2].into_iter().enumerate() {
        if super::pressed(ui, key) {
            asked = Some(Intent::Try(index));
        }
    }
    if view.tried.is_some() {
        lesson(ui, look);
    }
    asked
}

fn sentence(ui: &mut Ui, look: Look, index: usize, words: &str, is_tried: bool) -> bool {
    let pad = vec2(look.gap(16.0), look.gap(14.0));
    let cap = look.px(28.0);
    let width = ui.available_width();
    let laid = galley(ui, look, words, ink(Role::Say, look.ink), width - 2.0 * pad.x - cap - look.gap(12.0));
    let number = (index + 1).to_string();
    let name = words::OPTION_NAME.with(look.lang, &[("n", &number), ("words", words)]);
    let (rect, response) = pressable(ui, vec2(width, laid.size().y + 2.0 * pad.y), &name);
    let border = if is_tried || response.hovered() { look.accent } else { look.control };
    surface(ui, rect, theme::ROUND, if is_tried { look.accent_tint } else { look.card }, border, response.hovered());
    let key = Rect::from_min_size(rect.min + pad, vec2(cap, cap));
    ui.painter().rect_stroke(key, CornerRadius::same(7), Stroke::new(1.0, look.control), StrokeKind::Inside);
    let digit = label(ui, look, &number, ink(Role::SmallStrong, look.ink));
    ui.painter().galley(key.center() - digit.size() / 2.0, digit, look.ink);
    ui.painter().galley(rect.min + pad + vec2(cap + look.gap(12.0), 0.0), laid, look.ink);
    focus_ring(ui, look, &response, theme::ROUND);
    response.clicked()
}

fn lesson(ui: &mut Ui, look: Look) {
    let width = ui.available_width();
    let pad = vec2(look.gap(18.0), look.gap(14.0));
    let inner = width - 2.0 * pad.x;
    let head = words::TRY_LESSON.get(look.lang);
    let text = words::TRY_LESSON_TEXT.get(look.lang);
    let head_laid = galley(ui, look, head, ink(Role::H3, look.accent_deep), inner);
    let text_laid = galley(ui, look, text, ink(Role::Body, look.ink), inner);
    let size = vec2(width, head_laid.size().y + text_laid.size().y + look.gap(4.0) + 2.0 * pad.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{head}: {text}")));
    tinted(ui, look, rect, theme::ROUND, Tint { fill: look.accent_tint, text: look.accent_deep });
    let below = rect.min + pad + vec2(0.0, head_laid.size().y + look.gap(4.0));
    ui.painter().galley(rect.min + pad, head_laid, look.accent_deep);
    ui.painter().galley(below, text_laid, look.ink);
}

fn name_step(ui: &mut Ui, look: Look, now: &mut Settings) -> Option<Intent> {
    show(ui, look, words::NAME_HEAD.get(look.lang), ink(Role::H1, look.ink));
    show(ui, look, words::NAME_LEAD.get(look.lang), ink(Role::Body, look.soft));
    ui.add_space(look.gap(16.0));
    let width = ui.available_width().min(look.px(320.0));
    name_field(ui, look, &mut now.name, width);
    None
}

fn onward(ui: &mut Ui, look: Look, view: &FirstRunView, foot: Rect) -> Option<Intent> {
    let mut asked = None;
    let layout = Layout::right_to_left(Align::Center);
    let mut bar = ui.new_child(UiBuilder::new().id_salt("onward").max_rect(foot).layout(layout));
    let ui = &mut bar;
    ui.spacing_mut().item_spacing.x = look.gap(12.0);
    let is_last = view.step >= 2;
    let next = if is_last { Intent::EndFirstRun } else { Intent::FirstStep(view.step + 1) };
    if view.step == 1 && view.tried.is_none() {
        button_off(ui, look, words::NEXT_STEP_OFF.get(look.lang));
    } else {
        let word = if is_last { words::START } else { words::NEXT_STEP };
        if button(ui, look, word.get(look.lang), Some("Enter"), None, Kind::Primary).clicked()
            || super::pressed_freely(ui, Key::Enter)
        {
            asked = Some(next);
        }
    }
    if view.step > 0 && button(ui, look, words::BACK_STEP.get(look.lang), None, None, Kind::Plain).clicked() {
        asked = Some(Intent::FirstStep(view.step - 1));
    }
    asked
}
