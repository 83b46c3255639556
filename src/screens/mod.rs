//! What a person sees, as functions over plain data: each takes what is to be shown and gives back what the
//! person asked for. Knows egui; knows no window, no files, no clock.
//!
//! [`Session`] is the person at the program; [`show`] draws its screen and gives back an [`Intent`] for it.

pub mod fonts;
pub mod text;
pub mod theme;

mod bar;
mod chart;
mod debrief;
mod intent;
mod library;
mod session;
mod stage;
mod widgets;
mod words;

pub use debrief::{DebriefView, debrief_ui};
pub use intent::Intent;
pub use library::{LibraryView, library_ui};
pub use session::{Screen, Session, View};
pub use stage::{StageView, stage_ui};

use egui::{Key, Modifiers, Ui};

/// Draws the screen of the session over all of `ui`; what the person asked for in this pass, if anything.
///
/// Changes nothing itself: it may run several times for one frame.
pub fn show(ui: &mut Ui, session: &Session) -> Option<Intent> {
    let lang = session.lang();
    if !fonts::ensure(ui.ctx(), lang) {
        return None;
    }
    forget_focus(ui, session.screen());
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, theme::PAPER);
    let intent = match session.view() {
        View::Library(view) => library_ui(ui, lang, view),
        View::Stage(view) => stage_ui(ui, lang, view),
        View::Debrief(view) => debrief_ui(ui, lang, view),
    };
    let switched = pressed(ui, Key::L).then_some(Intent::SwitchLanguage);
    intent.or(switched)
}

/// A new screen begins without a focus: one kept from the last screen would take the Enter meant for this one.
fn forget_focus(ui: &Ui, screen: Screen) {
    let id = egui::Id::new("heartfirst screen");
    let before: Option<Screen> = ui.data(|data| data.get_temp(id));
    if before != Some(screen) {
        ui.data_mut(|data| data.insert_temp(id, screen));
        if let Some(focused) = ui.memory(egui::Memory::focused) {
            ui.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }
}

/// Keys for what stands in a list, in order.
const NUMBERS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Whether a key was pressed alone.
fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input(|input| input.key_pressed(key) && input.modifiers == Modifiers::NONE)
}

/// Whether a key was pressed alone while nothing has the focus that wants it itself.
fn pressed_freely(ui: &Ui, key: Key) -> bool {
    ui.memory(|memory| memory.focused().is_none()) && pressed(ui, key)
}

/// The page of a screen: margins at its sides, and never wider than is good to read.
fn page(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    let side = theme::margin(width).max((width - theme::WIDEST) / 2.0);
    egui::Frame::new()
        .inner_margin(egui::Margin { left: 0, right: 0, top: 20, bottom: 20 })
        .outer_margin(egui::Margin { left: whole(side), right: whole(side), top: 0, bottom: 0 })
        .show(ui, |ui| {
            ui.set_width(width - 2.0 * f32::from(whole(side)));
            ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
            contents(ui);
        });
}

/// A margin in whole points, as egui keeps it.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and a cast to an integer stops at its limits")]
fn whole(points: f32) -> i8 {
    points.round() as i8
}

/// Page up and down, home and end, and the arrows while nothing has the focus, move the page one is in.
fn scroll_by_keys(ui: &Ui) {
    let page = ui.clip_rect().height() * 0.85;
    let mut down = 0.0;
    for (key, by) in [(Key::PageDown, page), (Key::PageUp, -page), (Key::End, 1.0e5), (Key::Home, -1.0e5)] {
        if pressed(ui, key) {
            down += by;
        }
    }
    for (key, by) in [(Key::ArrowDown, 60.0), (Key::ArrowUp, -60.0)] {
        if pressed_freely(ui, key) {
            down += by;
        }
    }
    if down != 0.0 {
        ui.scroll_with_delta(egui::vec2(0.0, -down));
    }
}
