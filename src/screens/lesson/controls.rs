//! The bar at the bottom: what comes next and which keys there are. It goes away when the mouse rests, and comes back
//! with it; to the keyboard and to a screen reader it is always there.

use super::keys::{command, more, panel};
use super::parts::fitting;
use super::view::LessonView;
use crate::class::Command;
use crate::screens::intent::{Drive, Intent, Panel};
use crate::screens::text::{ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{focus_ring, key_cap, pressable_at, put};
use crate::screens::words::{self, Word};
use egui::{Galley, Rect, Ui, pos2, vec2};
use std::sync::Arc;
use std::time::Duration;

/// Seconds that the bar stays after the mouse has moved.
const STAYS: f32 = 4.0;
/// And after the class was opened, so that one has seen the keys.
const GREETS: f64 = 8.0;

/// Its height.
pub(super) fn height(look: Look) -> f32 {
    look.px(36.0).min(52.0)
}

struct Knob {
    words: Arc<Galley>,
    cap: Arc<Galley>,
    width: f32,
}

/// Draws the bar over the lower edge of `whole`.
pub(super) fn controls(ui: &Ui, look: Look, view: &LessonView, whole: Rect) -> Option<Intent> {
    if view.panel.is_some() {
        return None;
    }
    let strip = Rect::from_min_max(pos2(whole.left(), whole.bottom() - height(look)), whole.max);
    let offered = offered(view);
    let gap = look.px(5.0);
    let (knobs, look) = fitting(look, |look| {
        let knobs: Vec<Knob> = offered.iter().map(|(cap, word, _)| knob(ui, look, cap, *word)).collect();
        let width: f32 = knobs.iter().map(|knob| knob.width + gap).sum::<f32>() + gap;
        (knobs, width <= strip.width())
    });
    let is_seen = is_seen(ui);
    let mut asked = None;
    let mut x = strip.left() + gap;
    let mut has_focus = false;
    let mut placed = Vec::new();
    for ((_, word, intent), knob) in offered.iter().zip(&knobs) {
        let rect = Rect::from_min_size(pos2(x, strip.top() + 3.0), vec2(knob.width, strip.height() - 6.0));
        let response = pressable_at(ui, rect, ui.id().with(("control", word.get(look.lang))), word.get(look.lang));
        has_focus |= response.has_focus();
        if response.clicked() {
            asked = Some(intent.clone());
        }
        placed.push(response);
        x += knob.width + gap;
    }
    if !is_seen && !has_focus {
        return asked;
    }
    ui.painter().rect_filled(strip, 0.0, look.ink);
    for (index, (response, knob)) in placed.iter().zip(&knobs).enumerate() {
        let rect = response.rect;
        let is_next = index == 0 && view.can.next.is_some();
        if is_next {
            ui.painter().rect_filled(rect, theme::BUTTON, look.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, theme::BUTTON, look.soft);
        }
        let at = rect.left() + look.px(7.0);
        let wide = key_cap(ui, look, &knob.cap, at, rect.center().y, look.bright);
        put(ui, &knob.words, at + wide + look.px(5.0), rect.center().y, look.bright);
        focus_ring(ui, look, response, theme::BUTTON);
    }
    // The bar goes by itself.
    ui.ctx().request_repaint_after(Duration::from_millis(500));
    asked
}

/// Whether the mouse has moved a moment ago, or the class has just been opened.
fn is_seen(ui: &Ui) -> bool {
    let id = egui::Id::new("class bar since");
    let (now, moved, is_there) =
        ui.input(|input| (input.time, input.pointer.time_since_last_movement(), input.pointer.latest_pos().is_some()));
    let pass = ui.ctx().cumulative_pass_nr();
    let (mut since, last): (f64, u64) = ui.data(|data| data.get_temp(id)).unwrap_or((now, pass));
    // Another class begins anew.
    if pass.saturating_sub(last) > 3 {
        since = now;
    }
    ui.data_mut(|data| data.insert_temp(id, (since, pass)));
    now - since < GREETS || (is_there && moved < STAYS)
}

fn knob(ui: &Ui, look: Look, cap: &str, word: Word) -> Knob {
    let words = label(ui, look, word.get(look.lang), ink(Role::Small, look.bright));
    let cap = label(ui, look, cap, ink(Role::Micro, look.bright));
    let wide = (cap.size().x + look.px(12.0)).max(look.px(22.0));
    let width = look.px(7.0) + wide + look.px(5.0) + words.size().x + look.px(7.0);
    Knob { words, cap, width }
}

/// What can be done now, with its key.
fn offered(view: &LessonView) -> Vec<(&'static str, Word, Intent)> {
    let can = view.can;
    let mut offered = Vec::new();
    if let Some(next) = can.next {
        offered.push(("→", next, Intent::Drive(Drive::Forward)));
    }
    if can.undo {
        offered.push(("←", words::DO_UNDO, Intent::Drive(Drive::Back)));
    }
    if can.pause {
        let word = if view.is_paused { words::DO_GO_ON } else { words::TALK_FIRST };
        // What comes next says so already.
        if !view.is_paused {
            offered.push(("P", word, command(Command::Pause { on: true })));
        }
    }
    if can.what_if {
        offered.push(("W", words::DO_WHAT_IF, command(Command::WhatIf { option: None })));
    }
    if can.countdown {
        offered.push(("+", words::DO_MORE, more(view)));
    }
    if can.hand {
        offered.push(("H", words::DO_HAND, panel(Panel::Hand)));
    }
    if can.own_possible && !can.own {
        offered.push(("O", words::DO_OWN, command(Command::Own { on: true })));
    }
    offered.push(("T", words::DO_REMOTE, panel(Panel::Remote)));
    offered.push(("Esc", words::DO_SHUT, panel(Panel::Shut)));
    offered
}
