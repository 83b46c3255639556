//! What a person sees, as functions over plain data: each takes what is to be shown and gives back what the
//! person asked for. Knows egui; knows no window, no files, no clock.
//!
//! [`Session`] is the person at the program; [`show`] draws its screen and gives back an [`Intent`] for it.

pub mod fonts;
pub mod settings;
pub mod text;
pub mod theme;

mod backdrop;
mod bar;
mod briefing;
mod chart;
mod class;
mod debrief;
mod evidence_words;
mod first_run;
mod intent;
mod lesson;
mod library;
mod opening;
mod people;
mod picture;
mod portrait;
mod progress;
mod session;
mod settings_ui;
mod stage;
mod widgets;
mod words;

pub use briefing::{BriefingView, briefing_ui};
pub use class::{ClassView, class_ui};
pub use debrief::{DebriefView, debrief_ui};
pub use first_run::{FirstRunView, first_run_ui};
pub use intent::{Card, ClassAsk, ClassPlan, Drive, Intent, Page, Panel};
pub use lesson::{LessonView, lesson_ui};
pub use library::{LibraryView, library_ui};
pub use opening::{OpeningView, opening_ui};
pub use people::{PeopleView, people_ui};
pub use progress::{ProgressView, progress_ui};
pub use session::{Screen, Session, View};
pub use settings::{Mode, Settings, Timer};
pub use settings_ui::{SettingsView, settings_ui};
pub use stage::{Behind, Geometry, Moment, StageView, stage_ui};

use egui::{Key, Modifiers, Ui};
use theme::Look;

/// What came of drawing a screen.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What the person asked for in this pass, if anything.
    pub intent: Option<Intent>,
    /// Where things are, if it was the stage.
    pub geometry: Option<Geometry>,
}

/// Draws the screen of the session over all of `ui`; what the person asked for in this pass, if anything.
///
/// Changes nothing itself: it may run several times for one frame.
pub fn show(ui: &mut Ui, session: &Session) -> Option<Intent> {
    show_over(ui, session, Behind::default()).intent
}

/// The same over a scene that somebody else has drawn behind the stage.
pub fn show_over(ui: &mut Ui, session: &Session, behind: Behind) -> Shown {
    let look = session.looks();
    if !fonts::ensure(ui.ctx(), look.lang) {
        return Shown::default();
    }
    dress(ui, look);
    forget_focus(ui, session.screen());
    let whole = ui.max_rect();
    if !matches!(session.view(), View::Stage(_) | View::Lesson(_)) {
        ui.painter().rect_filled(whole, 0.0, look.paper);
    }
    let mut geometry = None;
    let intent = match session.view() {
        View::FirstRun(view) => first_run_ui(ui, look, view),
        View::Library(view) => library_ui(ui, look, view),
        View::Briefing(view) => briefing_ui(ui, look, view),
        View::Stage(view) => {
            let (intent, places) = stage_ui(ui, look, view, session.moment(view), behind);
            geometry = Some(places);
            intent
        }
        View::Debrief(view) => debrief_ui(ui, look, view),
        View::Settings(view) => settings_ui(ui, look, view),
        View::Progress(view) => progress_ui(ui, look, view),
        View::Class(view) => class_ui(ui, look, view),
        View::People(view) => people_ui(ui, look, view),
        View::Opening(view) => opening_ui(ui, look, view),
        View::Lesson(view) => lesson_ui(ui, look, view, behind),
    };
    Shown { intent: intent.or_else(|| keys_everywhere(ui, session)), geometry }
}

/// Keys that do the same on every screen.
fn keys_everywhere(ui: &Ui, session: &Session) -> Option<Intent> {
    let now = session.settings();
    let set = |settings: Settings| Some(Intent::Set(Box::new(settings)));
    if pressed(ui, Key::L) {
        return Some(Intent::SwitchLanguage);
    }
    if pressed(ui, Key::M) {
        // What it was comes back: only for as long as the program runs, a new start begins as it was set.
        let id = egui::Id::new("heartfirst volume");
        let before = ui.data(|data| data.get_temp(id)).unwrap_or(Settings::default().volume);
        let volume = if now.volume > 0 { 0 } else { before };
        ui.data_mut(|data| data.insert_temp(id, now.volume.max(volume)));
        return set(Settings { volume, ..now.clone() });
    }
    let size = ui.input(|input| {
        let with_command = |key: Key| input.modifiers.command && input.key_pressed(key);
        if with_command(Key::Plus) || with_command(Key::Equals) {
            Some(now.step_size(true))
        } else if with_command(Key::Minus) {
            Some(now.step_size(false))
        } else {
            with_command(Key::Num0).then_some(100)
        }
    });
    size.filter(|size| *size != now.text_size).and_then(|text_size| set(Settings { text_size, ..now.clone() }))
}

/// The few colours and habits of egui's own that show: scroll bars, the text field, tooltips.
fn dress(ui: &mut Ui, look: Look) {
    ui.ctx().options_mut(|options| options.zoom_with_keyboard = false);
    let style = ui.style_mut();
    style.visuals = egui::Visuals::light();
    style.visuals.extreme_bg_color = look.card;
    style.visuals.selection.bg_fill = look.accent_tint;
    style.visuals.selection.stroke = egui::Stroke::new(1.0, look.ink);
    style.visuals.text_cursor.stroke = egui::Stroke::new(2.0, look.accent);
    style.visuals.widgets.noninteractive.fg_stroke.color = look.ink;
    style.spacing.scroll = egui::style::ScrollStyle {
        floating: true,
        bar_width: look.px(8.0),
        floating_width: look.px(5.0),
        floating_allocated_width: 0.0,
        handle_min_length: look.px(28.0),
        foreground_color: false,
        dormant_background_opacity: 0.0,
        dormant_handle_opacity: 0.7,
        fade: egui::style::ScrollFadeStyle { strength: 0.0, ..Default::default() },
        ..egui::style::ScrollStyle::floating()
    };
    style.text_styles.values_mut().for_each(|font| *font = look.font(theme::Role::Small));
    let style = std::sync::Arc::clone(ui.style());
    ui.ctx().set_style_of(egui::Theme::Light, style);
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

/// Whether a key was pressed alone, and not to type something.
fn pressed(ui: &Ui, key: Key) -> bool {
    !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(key) && input.modifiers == Modifiers::NONE)
}

/// Whether a key was pressed alone while nothing has the focus that wants it itself.
fn pressed_freely(ui: &Ui, key: Key) -> bool {
    ui.memory(|memory| memory.focused().is_none()) && pressed(ui, key)
}

/// The page of a screen: margins at its sides, and never wider than is good to read.
fn page(ui: &mut Ui, look: Look, contents: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    let widest = theme::WIDEST * look.scale;
    let side = look.margin(width).max((width - widest) / 2.0).round();
    let above = look.gap(16.0);
    ui.add_space(above);
    let rest = ui.available_rect_before_wrap();
    let inner = egui::Rect::from_min_max(
        egui::pos2(rest.left() + side, rest.top()),
        egui::pos2(rest.left() + width - side, f32::INFINITY),
    );
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("page").max_rect(inner));
    child.spacing_mut().item_spacing = egui::vec2(look.gap(8.0), look.gap(6.0));
    contents(&mut child);
    let used = child.min_rect();
    let whole = egui::Rect::from_min_max(rest.left_top(), egui::pos2(rest.left() + width, used.bottom() + above));
    ui.allocate_rect(whole, egui::Sense::hover());
}

/// Page up and down, home and end, and (where they do nothing else) the arrows while nothing has the focus, move the
/// page one is in.
fn scroll_by_keys(ui: &Ui, look: Look, by_arrows: bool) {
    let page = ui.clip_rect().height() * 0.85;
    let mut down = 0.0;
    for (key, by) in [(Key::PageDown, page), (Key::PageUp, -page), (Key::End, 1.0e5), (Key::Home, -1.0e5)] {
        if pressed(ui, key) {
            down += by;
        }
    }
    for (key, by) in [(Key::ArrowDown, 60.0), (Key::ArrowUp, -60.0)] {
        if by_arrows && pressed_freely(ui, key) {
            down += by * look.scale;
        }
    }
    if down != 0.0 {
        ui.scroll_with_delta(egui::vec2(0.0, -down));
    }
}
