//! A field for a few words in one line.

use super::focus_ring;
use crate::screens::settings::Settings;
use crate::screens::theme::{self, Look, Role};
use egui::vec2;
use egui::{
    Align, Frame, Id, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, WidgetType,
};

/// Draws it at `rect`; `name` is for those who have it read to them, and is not drawn.
pub(in crate::screens) fn field(
    ui: &mut Ui,
    look: Look,
    rect: Rect,
    id: Id,
    (name, role): (&str, Role),
    text: &mut String,
) -> Response {
    ui.painter().rect(rect, theme::BUTTON, look.card, Stroke::new(1.0, look.control), StrokeKind::Inside);
    let inside = rect.shrink2(vec2(look.px(10.0), 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(inside));
    let edit = TextEdit::singleline(text)
        .id(id)
        .frame(Frame::new())
        .font(look.font(role))
        .text_color(look.ink)
        .char_limit(Settings::LONGEST_NAME)
        .vertical_align(Align::Center)
        .margin(Margin::ZERO)
        .desired_width(inside.width());
    let response = child.add_sized(inside.size(), edit);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    focus_ring(ui, look, &Response { rect, ..response.clone() }, theme::BUTTON);
    response
}
