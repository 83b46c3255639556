//! Grounds and rings: cards, tints, focus, columns.

use crate::screens::theme::{self, Look, Tint};
use egui::{Color32, CornerRadius, Frame, Margin, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// The ring around what has the focus: outside the widget, so that it never covers words.
pub(in crate::screens) fn focus_ring(ui: &Ui, look: Look, response: &Response, radius: CornerRadius) {
    if response.has_focus() {
        ring(ui, look, response.rect, radius);
    }
}

fn ring(ui: &Ui, look: Look, rect: Rect, radius: CornerRadius) {
    let width = look.px(2.5).max(3.0);
    let outer = radius + CornerRadius::same(3);
    ui.painter().rect_stroke(
        rect.expand(2.0 + width / 2.0),
        outer,
        Stroke::new(width, look.accent),
        StrokeKind::Middle,
    );
}

/// A surface with a thin line: resting, or raised under the pointer.
pub(in crate::screens) fn surface(
    ui: &Ui,
    rect: Rect,
    radius: CornerRadius,
    fill: Color32,
    border: Color32,
    raised: bool,
) {
    let shadow = if raised { theme::RAISED } else { theme::RESTING };
    ui.painter().add(shadow.as_shape(rect, radius));
    ui.painter().rect(rect, radius, fill, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// A tinted ground; in high contrast a white one with a border.
pub(in crate::screens) fn tinted(ui: &Ui, look: Look, rect: Rect, radius: CornerRadius, tint: Tint) {
    ui.painter().rect_filled(rect, radius, tint.fill);
    if look.is_high {
        ui.painter().rect_stroke(rect, radius, Stroke::new(2.0, tint.text), StrokeKind::Inside);
    }
}

/// A card around content, across the available width; at least `least` high.
pub(in crate::screens) fn card<R>(ui: &mut Ui, look: Look, least: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    let (x, y) = (margin(look.gap(18.0)), margin(look.gap(16.0)));
    Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(theme::ROUND)
        .shadow(theme::RESTING)
        .inner_margin(Margin::symmetric(x, y))
        .show(ui, |ui| {
            ui.set_width(width - 2.0 * f32::from(x) - 2.0);
            ui.set_min_height((least - 2.0 * f32::from(y) - 2.0).max(0.0));
            ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(6.0));
            contents(ui)
        })
        .inner
}

/// A margin in whole points, as egui keeps it.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and a cast to an integer stops at its limits")]
const fn margin(points: f32) -> i8 {
    points.round() as i8
}

/// A thin line across.
pub(in crate::screens) fn rule(ui: &mut Ui, look: Look) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, look.line));
}

/// Columns side by side, each with a width of its own, as high as the highest.
pub(in crate::screens) fn columns(ui: &mut Ui, gap: f32, widths: &[f32], mut column: impl FnMut(usize, &mut Ui)) {
    let top = ui.cursor().min;
    let mut x = top.x;
    let mut bottom = top.y;
    for (index, width) in widths.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(x, top.y), vec2(*width, f32::INFINITY));
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(index).max_rect(rect));
        child.spacing_mut().item_spacing.y = gap;
        column(index, &mut child);
        bottom = bottom.max(child.min_rect().bottom());
        x += width + gap;
    }
    let whole = Rect::from_min_max(top, pos2(x - gap, bottom));
    ui.allocate_rect(whole, Sense::hover());
}

/// A dashed border with round corners: seen without colour.
pub(in crate::screens) fn dashed(ui: &Ui, rect: Rect, radius: f32, stroke: Stroke) {
    let rect = rect.shrink(stroke.width / 2.0);
    let r = radius;
    let mut path = Vec::new();
    let corners = [
        (rect.right_top() + vec2(-r, r), -90.0_f32),
        (rect.right_bottom() + vec2(-r, -r), 0.0),
        (rect.left_bottom() + vec2(r, -r), 90.0),
        (rect.left_top() + vec2(r, r), 180.0),
    ];
    for (centre, from) in corners {
        path.extend(
            (0_u8..=6).map(|step| centre + egui::Vec2::angled((from + f32::from(step) * 15.0).to_radians()) * r),
        );
    }
    path.extend(path.first().copied());
    ui.painter().extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
}
