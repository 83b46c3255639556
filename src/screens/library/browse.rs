//! Finding a case: search in either language, level, the hint on customers. What was typed lives in the page.

use crate::screens::text::{ink, label};
use crate::screens::theme::{self, Look, Role, Room};
use crate::screens::widgets::{Glyph, focus_ring, glyph, key_cap, pressable, put, switch};
use crate::screens::words;
use egui::{CornerRadius, Frame, Id, Key, Margin, Rect, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

/// What one looks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Browse {
    pub search: String,
    pub level: Option<u8>,
    /// Whether cards tell what kind of customer it is.
    pub hint: bool,
}

impl Browse {
    pub fn is_narrowed(&self) -> bool {
        !self.search.trim().is_empty() || self.level.is_some()
    }
}

/// The row with search and filters; `count` stands at its end where there is room.
pub(super) fn browse_ui(ui: &mut Ui, look: Look, room: Room, browse: &mut Browse, count: &str) {
    let mut end = 0.0;
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(8.0));
        let width = if room == Room::Narrow { ui.available_width() } else { look.px(280.0) };
        search(ui, look, &mut browse.search, width);
        // Where the field takes the whole row, a space after it would make the page wider.
        if room > Room::Narrow {
            ui.add_space(look.gap(8.0));
            let laid = label(ui, look, words::LEVELS.get(look.lang), ink(Role::Small, look.soft));
            let (rect, _) = ui.allocate_exact_size(vec2(laid.size().x, look.px(36.0)), Sense::hover());
            put(ui, &laid, rect.left(), rect.center().y, look.soft);
        }
        if round(ui, look, words::ALL_LEVELS.get(look.lang), words::ALL_LEVELS.get(look.lang), browse.level.is_none()) {
            browse.level = None;
        }
        for level in 1..=5 {
            let number = level.to_string();
            let name = words::LEVEL.with(look.lang, &[("n", &number)]);
            if round(ui, look, &number, &name, browse.level == Some(level)) {
                browse.level = (browse.level != Some(level)).then_some(level);
            }
        }
        ui.add_space(look.gap(8.0));
        let name = words::TYPE_HINT.get(look.lang);
        if switch(ui, look, name, browse.hint).clicked() {
            browse.hint = !browse.hint;
        }
        let laid = label(ui, look, name, ink(Role::Small, look.ink));
        let (rect, _) = ui.allocate_exact_size(vec2(laid.size().x, look.px(36.0)), Sense::hover());
        put(ui, &laid, rect.left(), rect.center().y, look.ink);
        end = ui.cursor().left();
    });
    // The count stands at the end of the row where there is room, and below it otherwise.
    let row = row.response.rect;
    let laid = label(ui, look, count, ink(Role::Small, look.soft));
    let right = ui.max_rect().right();
    let is_one_row = row.height() < look.px(50.0);
    let rect = if is_one_row && end + laid.size().x + look.gap(16.0) <= right {
        Rect::from_min_size(pos2(right - laid.size().x, row.center().y - laid.size().y / 2.0), laid.size())
    } else {
        ui.allocate_exact_size(laid.size(), Sense::hover()).0
    };
    let response = ui.interact(rect, ui.id().with("count"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, count));
    ui.painter().galley(rect.min, laid, look.soft);
}

/// The name of the search field among the things that can have the focus.
pub(super) fn field() -> Id {
    Id::new("library search")
}

fn search(ui: &mut Ui, look: Look, search: &mut String, width: f32) {
    let height = look.px(36.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter().rect(rect, theme::BUTTON, look.card, Stroke::new(1.0, look.control), StrokeKind::Inside);
    glyph(ui, Glyph::Lens, pos2(rect.left() + look.px(20.0), rect.center().y), look.px(8.0), look.soft);
    let has_focus = ui.memory(|memory| memory.has_focus(field()));
    let cap = label(ui, look, "/", ink(Role::Micro, look.soft));
    if !has_focus {
        key_cap(ui, look, &cap, rect.right() - look.px(32.0), rect.center().y, look.soft);
    }
    let left = rect.left() + look.px(36.0);
    let right = rect.right() - look.px(36.0);
    let inside = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
    let hint = words::SEARCH.get(look.lang);
    if search.is_empty() {
        let laid = crate::screens::text::elided(ui, look, hint, ink(Role::Body, look.soft), inside.width(), 1);
        put(ui, &laid, inside.left(), inside.center().y, look.soft);
    }
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("search").max_rect(inside));
    let edit = TextEdit::singleline(search)
        .id(field())
        .frame(Frame::new().inner_margin(Margin::same(0)))
        .font(look.font(Role::Body))
        .text_color(look.ink)
        .vertical_align(egui::Align::Center)
        .margin(Margin::same(0))
        .desired_width(inside.width());
    let response = child.add_sized(inside.size(), edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, hint));
    // Escape takes the focus before the field hears of it.
    if (has_focus || response.lost_focus()) && ui.input(|input| input.key_pressed(Key::Escape)) {
        search.clear();
        response.surrender_focus();
    }
    let ring = egui::Response { rect, ..response };
    focus_ring(ui, look, &ring, theme::BUTTON);
    if !has_focus && crate::screens::pressed(ui, Key::Slash) {
        ui.memory_mut(|memory| memory.request_focus(field()));
        // The key itself is not part of what one looks for.
        ui.input_mut(|input| input.events.retain(|event| *event != egui::Event::Text("/".to_owned())));
    }
}

/// A round choice with few characters in it.
fn round(ui: &mut Ui, look: Look, words: &str, name: &str, is_chosen: bool) -> bool {
    let (role, colour) = if is_chosen { (Role::SmallStrong, look.bright) } else { (Role::Small, look.ink) };
    let laid = label(ui, look, words, ink(role, colour));
    let height = look.px(32.0);
    let width = (label(ui, look, words, ink(Role::SmallStrong, colour)).size().x + look.px(24.0)).max(height);
    let (rect, response) = pressable(ui, vec2(width, look.px(36.0)), name);
    let pill = Rect::from_center_size(rect.center(), vec2(width, height));
    let round = CornerRadius::same(100);
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => look.ink,
        (_, true) => look.sunk,
        _ => look.card,
    };
    ui.painter().rect(
        pill,
        round,
        fill,
        Stroke::new(1.0, if is_chosen { look.ink } else { look.control }),
        StrokeKind::Inside,
    );
    ui.painter().galley(pill.center() - laid.size() / 2.0, laid, colour);
    let ring = egui::Response { rect: pill, ..response.clone() };
    focus_ring(ui, look, &ring, CornerRadius::same(30));
    response.clicked()
}
