//! The settings: they hold at once, and a small picture of the program shows how.

use super::bar::{Place, bar};
use super::chart;
use super::portrait::{Likeness, portrait};
use super::settings::{Mode, Settings, Timer};
use super::text::{ink, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{Kind, button, card, columns, field, rule, segments, slider, switch};
use super::{Intent, words};
use crate::language::Lang;
use egui::{Align, Key, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Everything the settings show.
#[derive(Clone, Debug)]
pub struct SettingsView {
    /// As they are now.
    pub settings: Settings,
    /// Somebody for the preview.
    pub(super) likeness: Option<Likeness>,
}

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, look: Look, view: &SettingsView) -> Option<Intent> {
    let place = Place::Inside {
        back: words::BACK_HERE.get(look.lang),
        title: words::SETTINGS.get(look.lang),
        note: words::SAVED_AT_ONCE.get(look.lang),
    };
    let (rest, mut asked) = bar(ui, look, &place, |_| None);
    let room = look.room(rest.width());
    let mut now = view.settings.clone();
    let mut body = ui.new_child(UiBuilder::new().id_salt("settings").max_rect(rest));
    ScrollArea::vertical().id_salt("settings").auto_shrink([false, false]).show(&mut body, |ui| {
        super::page(ui, look, |ui| {
            let width = ui.available_width();
            let preview_width = look.px(264.0);
            let gap = look.gap(theme::GAP);
            if room == Room::Narrow {
                ui.spacing_mut().item_spacing.y = gap;
                preview(ui, look, view);
                groups(ui, look, &mut now);
                asked = asked.take().or(reset(ui, look));
            } else {
                let main = (width - preview_width - gap).min(look.px(720.0));
                columns(ui, gap, &[main, preview_width], |index, ui| {
                    if index == 0 {
                        groups(ui, look, &mut now);
                    } else {
                        preview(ui, look, view);
                        asked = asked.take().or(reset(ui, look));
                    }
                });
            }
        });
        if ui.memory(|memory| memory.focused().is_none()) {
            super::scroll_by_keys(ui, look, true);
        }
    });
    if now != view.settings {
        asked = Some(Intent::Set(Box::new(now)));
    }
    asked
}

fn groups(ui: &mut Ui, look: Look, now: &mut Settings) {
    card(ui, look, 0.0, |ui| seeing(ui, look, now));
    card(ui, look, 0.0, |ui| practising(ui, look, now));
    card(ui, look, 0.0, |ui| sound_and_window(ui, look, now));
}

fn seeing(ui: &mut Ui, look: Look, now: &mut Settings) {
    let lang = look.lang;
    super::widgets::title(ui, look, words::SEE_WELL.get(lang));
    row(ui, look, words::UI_LANGUAGE, words::UI_LANGUAGE_NOTE, |ui| {
        let chosen = usize::from(now.language == Lang::En);
        let what = words::UI_LANGUAGE.get(lang);
        if let Some(pressed) = segments(ui, look, what, &["中文", "English"], Some(chosen)) {
            now.language = if pressed == 1 { Lang::En } else { Lang::Zh };
        }
    });
    row(ui, look, words::TEXT_SIZE, words::TEXT_SIZE_NOTE, |ui| {
        percent(ui, look, now.text_size);
        if let Some(size) = slider(ui, look, words::TEXT_SIZE.get(lang), now.text_size, (100, 200), 25) {
            now.text_size = size;
        }
    });
    on_off(ui, look, words::HIGH_CONTRAST, None, &mut now.high_contrast);
    on_off(ui, look, words::COLOUR_BLIND, Some(words::COLOUR_BLIND_NOTE), &mut now.colour_blind);
    on_off(ui, look, words::LESS_MOTION, Some(words::LESS_MOTION_NOTE), &mut now.reduced_motion);
    on_off(ui, look, words::CUES, Some(words::CUES_NOTE), &mut now.cues);
}

fn practising(ui: &mut Ui, look: Look, now: &mut Settings) {
    let lang = look.lang;
    super::widgets::title(ui, look, words::HOW_TO_PLAY.get(lang));
    row(ui, look, words::MODE, words::MODE_NOTE, |ui| {
        let modes = Mode::ALL.map(|mode| words::mode(mode).get(lang));
        let chosen = Mode::ALL.iter().position(|mode| *mode == now.mode);
        if let Some(pressed) = segments(ui, look, words::MODE.get(lang), &modes, chosen) {
            now.mode = Mode::ALL[pressed];
        }
    });
    row(ui, look, words::TIMER, words::TIMER_NOTE, |ui| {
        let off = words::OFF.get(lang);
        let chosen = Timer::ALL.iter().position(|timer| *timer == now.timer);
        if let Some(pressed) = segments(ui, look, words::TIMER.get(lang), &[off, "60", "30", "20"], chosen) {
            now.timer = Timer::ALL[pressed];
        }
    });
    row(ui, look, words::YOUR_NAME, words::YOUR_NAME_NOTE, |ui| {
        name_field(ui, look, &mut now.name, look.px(170.0));
    });
}

fn sound_and_window(ui: &mut Ui, look: Look, now: &mut Settings) {
    let lang = look.lang;
    super::widgets::title(ui, look, words::SOUND_AND_WINDOW.get(lang));
    row(ui, look, words::VOLUME, words::VOLUME_NOTE, |ui| {
        percent(ui, look, u16::from(now.volume));
        if let Some(volume) = slider(ui, look, words::VOLUME.get(lang), u16::from(now.volume), (0, 100), 5) {
            now.volume = u8::try_from(volume).unwrap_or(100);
        }
    });
    on_off(ui, look, words::FULL_SCREEN, Some(words::FULL_SCREEN_NOTE), &mut now.full_screen);
    row(ui, look, words::FRAME_CAP, words::FRAME_CAP_NOTE, |ui| {
        let chosen = usize::from(now.frame_cap > 30);
        if let Some(pressed) = segments(ui, look, words::FRAME_CAP.get(lang), &["30", "60"], Some(chosen)) {
            now.frame_cap = if pressed == 1 { 60 } else { 30 };
        }
    });
}

/// A name with a note at the left, what sets it at the right; one above the other where that is too narrow.
fn row(ui: &mut Ui, look: Look, name: words::Word, note: words::Word, control: impl FnOnce(&mut Ui)) {
    labelled(ui, look, name, Some(note), control);
}

fn on_off(ui: &mut Ui, look: Look, name: words::Word, note: Option<words::Word>, value: &mut bool) {
    labelled(ui, look, name, note, |ui| {
        if switch(ui, look, name.get(look.lang), *value).clicked() {
            *value = !*value;
        }
    });
}

fn labelled(ui: &mut Ui, look: Look, name: words::Word, note: Option<words::Word>, control: impl FnOnce(&mut Ui)) {
    rule(ui, look);
    let whole = ui.available_width();
    let words_width = whole * if whole / look.scale < 420.0 { 0.42 } else { 0.5 };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.gap(10.0);
        ui.vertical(|ui| {
            ui.set_width(words_width);
            ui.spacing_mut().item_spacing.y = 0.0;
            if note.is_none() {
                ui.add_space(look.px(6.0));
            }
            show(ui, look, name.get(look.lang), ink(Role::Body, look.ink));
            if let Some(note) = note {
                show(ui, look, note.get(look.lang), ink(Role::Small, look.soft));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), control);
    });
}

fn percent(ui: &mut Ui, look: Look, value: u16) {
    let words = format!("{value}%");
    let laid = super::text::label(ui, look, &words, ink(Role::Strong, look.ink));
    let (rect, _) = ui.allocate_exact_size(vec2(look.px(44.0), laid.size().y), Sense::hover());
    ui.painter().galley(pos2(rect.right() - laid.size().x, rect.top()), laid, look.ink);
}

/// The field for the trainee's name.
pub(super) fn name_field(ui: &mut Ui, look: Look, name: &mut String, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, look.px(36.0)), Sense::hover());
    let name_of_field = words::YOUR_NAME.get(look.lang);
    let response = field(ui, look, rect, egui::Id::new("trainee name"), (name_of_field, Role::Body), name);
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        response.surrender_focus();
    }
}

fn reset(ui: &mut Ui, look: Look) -> Option<Intent> {
    show(ui, look, words::STAYS_HERE.get(look.lang), ink(Role::Small, look.soft));
    let words = words::RESET.get(look.lang);
    button(ui, look, words, None, None, Kind::Plain).clicked().then_some(Intent::ResetSettings)
}

/// How it looks now: a face with a word, a sign of mood in words, the four lines.
fn preview(ui: &mut Ui, look: Look, view: &SettingsView) {
    card(ui, look, 0.0, |ui| {
        show(ui, look, words::LOOKS_LIKE.get(look.lang), ink(Role::Small, look.soft));
        let width = ui.available_width();
        let (scene, _) = ui.allocate_exact_size(vec2(width, look.px(110.0)), Sense::hover());
        ui.painter().rect_filled(scene, theme::BUTTON, theme::scene(crate::scenario::Setting::Home)[0]);
        if let Some(likeness) = &view.likeness {
            let bust =
                Rect::from_min_size(scene.min + vec2(4.0, 8.0), vec2(scene.width() * 0.48, scene.height() - 8.0));
            portrait(ui, likeness, bust, egui::CornerRadius::ZERO);
        }
        let line = words::SAMPLE_LINE.get(look.lang);
        let room = scene.width() * 0.5 - look.px(24.0);
        let laid = super::text::galley(ui, look, line, ink(Role::SayNow, look.ink), room);
        let size = laid.size() + vec2(look.px(24.0), look.px(16.0));
        let bubble = Rect::from_min_size(pos2(scene.right() - size.x - 8.0, scene.top() + 12.0), size);
        ui.painter().rect_filled(bubble, theme::BUTTON, look.card);
        ui.painter().galley(bubble.min + vec2(look.px(12.0), look.px(8.0)), laid, look.ink);
        if view.settings.cues {
            show(ui, look, words::SAMPLE_CUE.get(look.lang), ink(Role::Small, look.ink));
        }
        chart::sample(ui, look, width, look.px(96.0));
    });
}
