//! What the keys of the trainer, or of a presenter remote, do to the class.

use super::lookback::push;
use super::parts::Rest;
use super::view::{LessonView, Scene};
use crate::class::{Command, LONGEST_COUNTDOWN};
use crate::screens::NUMBERS;
use crate::screens::intent::{Drive, Intent, Panel};
use egui::{Event, Key, Ui};

/// Seconds that one press adds to the vote or takes from it.
pub(super) const STEP: u64 = 10;

/// Whether a key was struck, alone: a key that is held down does not run through the class.
fn struck(ui: &Ui, key: Key) -> bool {
    ui.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Key { key: found, pressed: true, repeat: false, modifiers, .. } => {
                // Plus stands above another sign on most keyboards.
                *found == key && !modifiers.command && !modifiers.alt && (!modifiers.shift || key == Key::Plus)
            }
            _ => false,
        })
    })
}

fn any(ui: &Ui, keys: &[Key]) -> bool {
    keys.iter().any(|key| struck(ui, *key))
}

/// What was asked for by key. `rest` is what of the page is out of sight.
pub(super) fn keys(ui: &Ui, view: &LessonView, rest: Rest) -> Option<Intent> {
    let can = view.can;
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let page = ui.max_rect().height() * 0.5;
    let scroll = |by: f32| {
        ui.data_mut(|data| data.insert_temp(push(), by));
        ui.ctx().request_repaint();
    };
    if any(ui, &[Key::PageDown, Key::ArrowRight]) || (is_free && any(ui, &[Key::Space, Key::Enter])) {
        // A remote has two keys: what does not fit is walked through first.
        if rest.below > 2.0 && !view.is_paused {
            scroll(page.min(rest.below));
            return None;
        }
        return Some(Intent::Drive(Drive::Forward));
    }
    if any(ui, &[Key::PageUp, Key::ArrowLeft, Key::Backspace]) {
        if rest.above > 2.0 && !view.is_paused {
            scroll(-page.min(rest.above));
            return None;
        }
        return can.undo.then_some(Intent::Drive(Drive::Back));
    }
    if struck(ui, Key::ArrowDown) {
        scroll(page * 0.5);
    } else if struck(ui, Key::ArrowUp) {
        scroll(-page * 0.5);
    }
    if any(ui, &[Key::P, Key::B, Key::Period]) && can.pause {
        return Some(command(Command::Pause { on: !view.is_paused }));
    }
    if struck(ui, Key::W) && can.what_if {
        return Some(command(Command::WhatIf { option: None }));
    }
    if struck(ui, Key::O) && can.own_possible {
        return Some(command(Command::Own { on: !can.own }));
    }
    if struck(ui, Key::H) && can.hand {
        return Some(panel(Panel::Hand));
    }
    if struck(ui, Key::T) {
        return Some(panel(Panel::Remote));
    }
    if struck(ui, Key::Escape) {
        return Some(panel(Panel::Shut));
    }
    if any(ui, &[Key::Plus, Key::Equals]) && can.countdown {
        return Some(more(view));
    }
    if struck(ui, Key::Minus) && can.countdown && view.left.is_some_and(|left| left > STEP) {
        return view.left.map(|left| count_down(left - STEP));
    }
    digits(ui, view)
}

fn digits(ui: &Ui, view: &LessonView) -> Option<Intent> {
    let position = NUMBERS.iter().position(|key| struck(ui, *key))?;
    match &view.scene {
        Scene::Look(_) => (position < 2).then_some(Intent::Drive(Drive::Page(position))),
        scene if view.can.choose && position < view.can.options => {
            let option = Some(u8::try_from(position).ok()?);
            // Before anything is said a digit says it; after, it asks what if.
            let is_open = matches!(scene, Scene::Stage(acted) if acted.said.is_none());
            Some(command(if is_open { Command::Play { option } } else { Command::WhatIf { option } }))
        }
        _ => None,
    }
}

/// A little longer; a vote without a countdown gets one.
pub(super) fn more(view: &LessonView) -> Intent {
    count_down(view.left.unwrap_or(0) + STEP)
}

fn count_down(seconds: u64) -> Intent {
    command(Command::Countdown { seconds: u16::try_from(seconds).unwrap_or(u16::MAX).min(LONGEST_COUNTDOWN) })
}

pub(super) const fn command(command: Command) -> Intent {
    Intent::Drive(Drive::Do(command))
}

pub(super) const fn panel(panel: Panel) -> Intent {
    Intent::Drive(Drive::Panel(Some(panel)))
}
