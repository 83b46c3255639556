//! The habit that costs most, in words, and the ways to see it.

use super::view::{HabitView, ProgressView};
use crate::screens::text::{galley, ink, label, show};
use crate::screens::theme::{self, Look, Role, Tint};
use crate::screens::widgets::{Glyph, Kind, button, focus_ring, glyph, pressable, tinted};
use crate::screens::{Intent, words};
use egui::{CornerRadius, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};

/// Draws it; where there is none, says so.
pub(super) fn habit_ui(ui: &mut Ui, look: Look, view: &ProgressView) -> Option<Intent> {
    show(ui, look, words::HABIT.get(look.lang), ink(Role::Small, look.soft));
    let Some(habit) = &view.habit else {
        show(ui, look, words::NO_HABIT.get(look.lang), ink(Role::H2, look.ink));
        show(ui, look, words::NO_HABIT_NOTE.get(look.lang), ink(Role::Small, look.soft));
        return None;
    };
    show(ui, look, &habit.words, ink(Role::H2, look.ink));
    ui.add_space(look.gap(4.0));
    let asked = runs(ui, look, habit);
    ui.add_space(look.gap(2.0));
    if !habit.cost.is_empty() {
        show(ui, look, &habit.cost, ink(Role::Body, look.ink));
    }
    if let Some(instead) = &habit.instead {
        instead_ui(ui, look, instead);
    }
    let latest = habit.runs.iter().rev().find_map(|place| *place)?;
    ui.add_space(look.gap(4.0));
    let pressed = button(ui, look, words::HABIT_LOOK.get(look.lang), None, None, Kind::Plain).clicked();
    asked.or_else(|| pressed.then_some(Intent::LookAt(latest.0, Some(latest.1))))
}

/// One box for each of the last runs: where it happened one can go and see.
fn runs(ui: &mut Ui, look: Look, habit: &HabitView) -> Option<Intent> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(6.0), look.gap(6.0));
        let size = vec2(look.px(30.0), look.px(30.0));
        for (index, place) in habit.runs.iter().enumerate() {
            let number = [("n", &*(index + 1).to_string())];
            match place {
                Some((attempt, turn)) => {
                    let (rect, response) = pressable(ui, size, &words::HABIT_YES.with(look.lang, &number));
                    let fill = if response.hovered() { look.sunk } else { look.card };
                    let stroke = Stroke::new(look.px(2.0), look.fault);
                    ui.painter().rect(rect, theme::CHIP, fill, stroke, StrokeKind::Inside);
                    let laid = label(ui, look, habit.mark, ink(Role::SmallStrong, look.fault));
                    ui.painter().galley(rect.center() - laid.size() / 2.0, laid, look.fault);
                    focus_ring(ui, look, &response, theme::CHIP);
                    if response.clicked() {
                        asked = Some(Intent::LookAt(*attempt, Some(*turn)));
                    }
                }
                None => {
                    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                    let words = words::HABIT_NO.with(look.lang, &number);
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
                    ui.painter().rect_filled(rect, CornerRadius::same(7), look.sunk);
                    glyph(ui, Glyph::Tick, rect.center(), look.px(6.0), look.sage);
                }
            }
        }
    });
    asked
}

fn instead_ui(ui: &mut Ui, look: Look, words: &str) {
    let width = ui.available_width();
    let pad = look.gap(12.0);
    let head = words::HABIT_INSTEAD.get(look.lang);
    let head_laid = galley(ui, look, head, ink(Role::Small, look.accent_deep), width - 2.0 * pad);
    let laid = galley(ui, look, words, ink(Role::Strong, look.ink), width - 2.0 * pad);
    let size = vec2(width, head_laid.size().y + laid.size().y + 2.0 * pad);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{head} {words}")));
    tinted(ui, look, rect, theme::BUTTON, Tint { fill: look.accent_tint, text: look.accent_deep });
    let below = rect.min + vec2(pad, pad + head_laid.size().y);
    ui.painter().galley(rect.min + vec2(pad, pad), head_laid, look.accent_deep);
    ui.painter().galley(below, laid, look.ink);
}
