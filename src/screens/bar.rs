//! The bar at the top: where one is, the way back, the language.

use super::theme::{self, Role};
use super::widgets::{Kind, button, put};
use super::{Intent, text, words};
use crate::language::Lang;
use egui::{Align, CornerRadius, Key, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// What stands in the bar.
pub(super) enum Place<'a> {
    /// At the library: the name of the program.
    Home,
    /// In a case: the way back, title and a second line.
    Case {
        /// The title of the case.
        title: &'a str,
        /// What else there is to say about where one is.
        note: &'a str,
    },
}

/// Draws the bar across the top of `ui`; the rest of the space and what was asked for.
pub(super) fn bar(ui: &mut Ui, lang: Lang, place: &Place<'_>) -> (Rect, Option<Intent>) {
    let whole = ui.max_rect();
    let strip = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + theme::TOP));
    let rest = Rect::from_min_max(strip.left_bottom(), whole.max);
    ui.painter().rect_filled(strip, 0.0, theme::CARD);
    ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, theme::LINE));
    let margin = theme::margin(whole.width());
    let mut asked = None;
    let inner = strip.shrink2(vec2(margin, 0.0));
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("bar").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    match place {
        Place::Home => brand(&mut left, lang),
        Place::Case { title, note } => {
            let back = format!("‹ {}", words::BACK.get(lang));
            if button(&mut left, lang, &back, Some("Esc"), Kind::Quiet).clicked() || super::pressed(ui, Key::Escape) {
                asked = Some(Intent::Library);
            }
            left.add_space(8.0);
            text_line(&mut left, lang, title, Role::H3, theme::INK);
            text_line(&mut left, lang, note, Role::Small, theme::SOFT);
        }
    }
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("language").max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if button(&mut right, lang, words::SWITCH.get(lang), Some("L"), Kind::Plain).clicked() {
        asked = Some(Intent::SwitchLanguage);
    }
    (rest, asked)
}

fn text_line(ui: &mut Ui, lang: Lang, words: &str, role: Role, colour: egui::Color32) {
    let laid = text::label(ui, lang, words, text::ink(role, colour));
    // The language button stays free: what does not fit is left out here, it stands elsewhere too.
    if laid.size().x <= ui.available_width() - 150.0 {
        let (rect, response) = ui.allocate_exact_size(laid.size(), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
        ui.painter().galley(rect.min, laid, colour);
    }
}

fn brand(ui: &mut Ui, lang: Lang) {
    let (rect, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), theme::WARM);
    let heart = text::label(ui, Lang::Zh, "心", text::ink(Role::H3, theme::CARD));
    put(ui, &heart, rect.center().x - heart.size().x / 2.0, rect.center().y, theme::CARD);
    text_line(ui, lang, words::BRAND.get(lang), Role::H3, theme::INK);
}
