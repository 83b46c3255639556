//! How a node was answered, option by option, and whether it tells the strong from the weak.

use super::view::{ClassView, ItemView, OptionView};
use crate::scenario::Verdict;
use crate::screens::intent::ClassAsk;
use crate::screens::text::{galley, ink, label, show};
use crate::screens::theme::{self, Look, Role, Tint};
use crate::screens::widgets::{Glyph, focus_ring, glyph, pressable, put, rule, surface};
use crate::screens::{Intent, words};
use egui::{Align, Key, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

/// Draws it; the one before or after may be asked for.
pub(super) fn item_ui(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let item = view.item.as_ref()?;
    let asked = head(ui, look, view, item);
    show(ui, look, &item.place, ink(Role::Small, look.soft));
    show(ui, look, &item.line, ink(Role::Body, look.ink));
    for option in &item.options {
        rule(ui, look);
        option_ui(ui, look, option);
    }
    rule(ui, look);
    show(ui, look, &item.judged, ink(Role::SmallStrong, look.ink));
    asked
}

/// The title with the ways to the next node and the one before.
fn head(ui: &mut Ui, look: Look, view: &ClassView, item: &ItemView) -> Option<Intent> {
    let height = look.px(36.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().id_salt("nodes").max_rect(rect).layout(layout));
    right.spacing_mut().item_spacing.x = look.gap(8.0);
    let to = |at: usize| Intent::AskClass(Box::new(ClassAsk { item: Some(at), ..view.ask.clone() }));
    let mut asked = None;
    if arrow(&mut right, look, Glyph::Right, words::ITEM_AFTER.get(look.lang), item.at + 1 < item.of) {
        asked = Some(to(item.at + 1));
    }
    let count = words::ITEM_COUNT.with(look.lang, &[("n", &(item.at + 1).to_string()), ("m", &item.of.to_string())]);
    let laid = label(&right, look, &count, ink(Role::Small, look.soft));
    crate::screens::text::put_label(&mut right, &laid, &count, look.soft);
    if arrow(&mut right, look, Glyph::Left, words::ITEM_BEFORE.get(look.lang), item.at > 0) {
        asked = Some(to(item.at - 1));
    }
    let free = crate::screens::pressed_freely(ui, Key::ArrowRight);
    if free && item.at + 1 < item.of {
        asked = Some(to(item.at + 1));
    } else if crate::screens::pressed_freely(ui, Key::ArrowLeft) && item.at > 0 {
        asked = Some(to(item.at - 1));
    }
    let room = right.min_rect().left() - rect.left() - look.gap(10.0);
    let words = words::ITEM.get(look.lang);
    let title = crate::screens::text::elided(ui, look, words, ink(Role::H3, look.ink), room, 1);
    let response = ui.interact(Rect::from_min_size(rect.min, title.size()), ui.id().with("item"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    put(ui, &title, rect.left(), rect.center().y, look.ink);
    asked
}

fn arrow(ui: &mut Ui, look: Look, sign: Glyph, name: &str, is_on: bool) -> bool {
    let size = vec2(look.px(36.0), look.px(34.0));
    if !is_on {
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, false, name));
        ui.painter().rect_filled(rect, theme::BUTTON, look.off);
        glyph(ui, sign, rect.center(), look.px(6.0), look.off_text);
        return false;
    }
    let (rect, response) = pressable(ui, size, name);
    surface(ui, rect, theme::BUTTON, look.card, look.control, response.hovered());
    glyph(ui, sign, rect.center(), look.px(6.0), look.ink);
    focus_ring(ui, look, &response, theme::BUTTON);
    response.clicked()
}

/// Verdict, words, how many took it, the strong and the weak, and with which total it ended.
fn option_ui(ui: &mut Ui, look: Look, option: &OptionView) {
    let width = ui.available_width();
    let (sign, tint) = signs(look, option.verdict);
    let verdict = label(ui, look, option.verdict_word, ink(Role::SmallStrong, tint.text));
    // As wide for every verdict, so that the words begin below one another.
    let all = [words::VERDICT_BEST, words::VERDICT_FAIR, words::VERDICT_WEAK, words::VERDICT_WRONG];
    let widest = all.iter().map(|word| label(ui, look, word.get(look.lang), ink(Role::SmallStrong, look.ink)).size().x);
    let left = look.px(30.0) + widest.fold(0.0, f32::max) + look.gap(8.0);
    let numbers = look.px(104.0);
    let words = galley(ui, look, &option.words, ink(Role::Small, look.ink), width - left - numbers - look.gap(8.0));
    let lines = if option.groups.is_some() { 58.0 } else { 40.0 };
    let height = words.size().y.max(look.px(lines));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &option.told));
    let first = rect.top() + look.px(11.0);
    let block = Rect::from_center_size(pos2(rect.left() + look.px(11.0), first), vec2(look.px(20.0), look.px(20.0)));
    ui.painter().rect_filled(block, theme::CHIP, tint.text);
    glyph_of(ui, look, sign, block);
    put(ui, &verdict, rect.left() + look.px(28.0), first, tint.text);
    ui.painter().galley(pos2(rect.left() + left, rect.top() + 1.0), words, look.ink);
    let from = rect.right() - numbers;
    let share = label(ui, look, &format!("{}%", option.share), ink(Role::Strong, look.ink));
    let x = from + put(ui, &share, from, first, look.ink) + look.gap(6.0);
    let people = label(ui, look, &option.people, ink(Role::Small, look.soft));
    put(ui, &people, x, first, look.soft);
    let mut y = first + look.px(19.0);
    if let Some((high, low)) = option.groups {
        for (value, is_high) in [(high, true), (low, false)] {
            group(ui, look, value, is_high, from, y, numbers);
            y += look.px(13.0);
        }
        y += look.px(3.0);
    }
    let total = label(ui, look, &option.total, ink(Role::Micro, look.soft));
    put(ui, &total, from, y, look.soft);
}

/// Share of the strong (filled) or of the weak (outlined) who took it.
fn group(ui: &Ui, look: Look, value: u8, is_high: bool, left: f32, middle: f32, width: f32) {
    let room = width - look.px(30.0);
    let length = (room * f32::from(value) / 100.0).max(look.px(3.0));
    let bar = Rect::from_min_size(pos2(left, middle - look.px(4.0)), vec2(length, look.px(8.0)));
    if is_high {
        ui.painter().rect_filled(bar, 2.0, look.accent);
    } else {
        ui.painter().rect(bar, 2.0, look.card, Stroke::new(1.0, look.control), StrokeKind::Inside);
    }
    let laid = label(ui, look, &value.to_string(), ink(Role::Micro, look.ink));
    put(ui, &laid, bar.right() + look.px(5.0), middle, look.ink);
}

/// The sign of a verdict and its colour: told apart without colour by sign and word.
fn signs(look: Look, verdict: Verdict) -> (&'static str, Tint) {
    let of = |text| Tint { fill: look.card, text };
    match verdict {
        Verdict::Best => ("★", of(look.sage)),
        Verdict::Fair => ("=", of(look.accent)),
        Verdict::Weak => ("–", of(look.amber)),
        Verdict::Wrong => ("×", of(look.fault)),
    }
}

fn glyph_of(ui: &Ui, look: Look, sign: &str, block: Rect) {
    if sign == "★" {
        glyph(ui, Glyph::Tick, block.center(), look.px(6.0), look.bright);
        return;
    }
    let laid = label(ui, look, sign, ink(Role::SmallStrong, look.bright));
    ui.painter().galley(block.center() - laid.size() / 2.0, laid, look.bright);
}
