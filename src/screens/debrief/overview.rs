//! The first page, understood in ten seconds: the headline, the total, the curve, the ending, two pieces of advice.

use super::view::{AdviceView, DebriefView, EndingView, Verdict};
use crate::screens::chart;
use crate::screens::portrait::portrait;
use crate::screens::text::{galley, ink, label, put_label, show};
use crate::screens::theme::{self, Look, Role, Room};
use crate::screens::widgets::{card, columns, put, rule, tinted, two_ends};
use crate::screens::{Intent, words};
use egui::{Align, CornerRadius, Layout, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws it within a height, which the curve fills where there is room.
pub(super) fn overview_ui(ui: &mut Ui, look: Look, room: Room, view: &DebriefView, height: f32) -> Option<Intent> {
    let width = ui.available_width();
    let gap = look.gap(theme::GAP);
    let mut asked = None;
    if room == Room::Wide {
        let left = look.px(292.0);
        columns(ui, gap, &[left, width - left - gap], |index, ui| {
            if index == 0 {
                card(ui, look, 0.0, |ui| verdict(ui, look, &view.verdict));
                ending_card(ui, look, &view.ending);
            } else {
                asked = asked.take().or(middle(ui, look, view, height));
            }
        });
    } else {
        card(ui, look, 0.0, |ui| strip(ui, look, room, &view.verdict));
        asked = asked.take().or(middle(ui, look, view, 0.0));
        ending_card(ui, look, &view.ending);
    }
    asked
}

/// Headline, curve and advice.
fn middle(ui: &mut Ui, look: Look, view: &DebriefView, height: f32) -> Option<Intent> {
    let top = ui.cursor().top();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = look.gap(2.0);
        show(ui, look, &view.headline, ink(Role::H1, look.ink));
        if let Some(root) = &view.root {
            show(ui, look, root, ink(Role::Body, look.soft));
        }
    });
    // What the curve leaves over was measured the last time it was drawn.
    let id = ui.id().with("beside the curve");
    let beside: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(280.0);
    let plot = (height - beside).clamp(look.px(250.0), look.px(460.0));
    let asked = card(ui, look, 0.0, |ui| {
        chart::head(ui, look, &view.curve_title, &view.chart);
        chart::chart(ui, look, &view.chart, view.reading, plot)
    });
    next_time(ui, look, &view.advice);
    let now = ui.min_rect().bottom() - top - plot;
    if (now - beside).abs() > 0.5 && height > 0.0 {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.ctx().request_repaint();
    }
    asked
}

fn verdict(ui: &mut Ui, look: Look, view: &Verdict) {
    ui.horizontal(|ui| {
        let laid = label(ui, look, words::TOTAL.get(look.lang), ink(Role::Small, look.soft));
        put_label(ui, &laid, words::TOTAL.get(look.lang), look.soft);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| grade(ui, look, view));
    });
    total(ui, look, view);
    scale(ui, look, view.total);
    limits(ui, look, view);
}

fn limits(ui: &mut Ui, look: Look, view: &Verdict) {
    if let Some(limit) = view.limits.first() {
        show(ui, look, limit, ink(Role::Strong, look.ink));
    }
    if let Some(words) = &view.without_limit {
        show(ui, look, words, ink(Role::Small, look.soft));
    }
}

/// The same in one row, where there is no room for a column.
fn strip(ui: &mut Ui, look: Look, room: Room, view: &Verdict) {
    let width = ui.available_width();
    let gap = look.gap(theme::GAP);
    let left = look.px(if room == Room::Narrow { 150.0 } else { 180.0 });
    columns(ui, gap, &[left, width - left - gap], |index, ui| {
        ui.spacing_mut().item_spacing.y = look.gap(6.0);
        if index == 0 {
            total(ui, look, view);
        } else {
            grade(ui, look, view);
            limits(ui, look, view);
        }
    });
}

fn grade(ui: &mut Ui, look: Look, view: &Verdict) {
    let tint = look.grade(view.total);
    let laid = label(ui, look, &view.grade, ink(Role::H3, tint.text));
    let (rect, response) = ui.allocate_exact_size(laid.size() + vec2(look.px(22.0), look.px(7.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &view.grade));
    tinted(ui, look, rect, theme::CHIP, tint);
    ui.painter().galley(rect.center() - laid.size() / 2.0, laid, tint.text);
}

fn total(ui: &mut Ui, look: Look, view: &Verdict) {
    let total = label(ui, look, &view.total.to_string(), ink(Role::Score, look.ink));
    let of = label(ui, look, words::OF_100.get(look.lang), ink(Role::H3, look.soft));
    // Figures have nothing below the line and little above it: the line box would leave a hole over them.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look.px(64.0)), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Label, true, format!("{} {}", words::TOTAL.get(look.lang), view.total))
    });
    let after = rect.left() + total.size().x + look.px(8.0);
    ui.painter().galley(rect.min - vec2(0.0, look.px(16.0)), total, look.ink);
    ui.painter().galley(pos2(after, rect.bottom() - of.size().y - look.px(6.0)), of, look.soft);
}

#[expect(clippy::cast_precision_loss, reason = "0 to 100")]
pub(super) const fn share(value: i32) -> f32 {
    value as f32 / 100.0
}

/// The total as a bar, with the grades' limits under it.
fn scale(ui: &mut Ui, look: Look, total: i32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), look.px(42.0)), Sense::hover());
    let bar = Rect::from_min_size(rect.min + vec2(0.0, look.px(9.0)), vec2(rect.width(), look.px(9.0)));
    let round = CornerRadius::same(5);
    let colour = if total < 60 { look.warm } else { look.accent };
    ui.painter().rect_filled(bar, round, if look.is_high { look.off } else { look.sunk });
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share(total), bar.height()));
    ui.painter().rect_filled(filled, round, colour);
    for limit in [60, 70, 80, 90] {
        let x = bar.left() + bar.width() * share(limit);
        ui.painter().vline(x, bar.top() - 3.0..=bar.bottom() + 3.0, Stroke::new(1.0, look.control));
        let number = label(ui, look, &limit.to_string(), ink(Role::Micro, look.soft));
        put(ui, &number, x - number.size().x / 2.0, bar.bottom() + look.px(14.0), look.soft);
    }
    let x = filled.right();
    ui.painter().vline(x, bar.top() - look.px(7.0)..=bar.bottom() + look.px(7.0), Stroke::new(2.5, look.ink));
}

fn ending_card(ui: &mut Ui, look: Look, view: &EndingView) {
    let width = ui.available_width();
    egui::Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(theme::ROUND)
        .shadow(theme::RESTING)
        .show(ui, |ui| {
            ui.set_width(width - 2.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let (band, _) = ui.allocate_exact_size(vec2(width - 2.0, look.px(100.0)), Sense::hover());
            let top = CornerRadius { sw: 0, se: 0, ..theme::ROUND };
            ui.painter().rect_filled(band, top, theme::scene(view.setting)[0]);
            let bust = Rect::from_min_max(
                pos2(band.left() + look.px(18.0), band.top() + look.px(6.0)),
                pos2(band.left() + look.px(126.0), band.bottom()),
            );
            portrait(ui, &view.likeness, bust, CornerRadius::ZERO);
            let x = bust.right() + look.px(8.0);
            let room = band.right() - look.px(12.0) - x;
            let head = label(ui, look, words::ENDING.get(look.lang), ink(Role::Small, look.ink));
            let title = galley(ui, look, &view.title, ink(Role::H2, look.ink), room);
            let y = band.center().y - (head.size().y + title.size().y) / 2.0;
            let titled = Rect::from_min_size(pos2(x, y), vec2(room, head.size().y + title.size().y));
            let response = ui.interact(titled, ui.id().with("ending"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &view.title));
            ui.painter().galley(pos2(x, y + head.size().y), title, look.ink);
            ui.painter().galley(pos2(x, y), head, look.ink);
            egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 14)).show(ui, |ui| {
                ui.set_width(width - 38.0);
                ui.spacing_mut().item_spacing.y = look.gap(5.0);
                show(ui, look, &view.scene, ink(Role::Small, look.ink));
                ui.add_space(look.gap(4.0));
                for [name, value] in &view.rows {
                    rule(ui, look);
                    two_ends(ui, look, name, ink(Role::Small, look.soft), value, ink(Role::SmallStrong, look.ink));
                }
            });
        });
}

/// What to do better, side by side under the curve.
fn next_time(ui: &mut Ui, look: Look, advice: &[AdviceView]) {
    let width = ui.available_width();
    let gap = look.gap(theme::GAP);
    let is_narrow = width / look.scale < 640.0;
    #[expect(clippy::cast_precision_loss, reason = "at most two")]
    let each = if is_narrow { width } else { ((width + gap) / advice.len().max(1) as f32 - gap).floor() };
    // As high as the higher of the two.
    let badge = look.px(36.0) + look.gap(12.0);
    let inner = each - 2.0 * look.gap(18.0) - 2.0 - badge;
    let heights = advice.iter().map(|advice| {
        let lines = [(&advice.rule, Role::H3), (&advice.say, Role::Body), (&advice.about, Role::Small)];
        let sum: f32 =
            lines.iter().map(|(words, role)| galley(ui, look, words, ink(*role, look.ink), inner).size().y).sum();
        sum + 2.0 * look.gap(2.0)
    });
    let height = heights.fold(0.0, f32::max) + 2.0 * look.gap(16.0) + 4.0;
    let row = |ui: &mut Ui, index: usize| {
        let advice = &advice[index];
        card(ui, look, height, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = look.gap(12.0);
                let side = look.px(36.0);
                let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
                ui.painter().circle_filled(rect.center(), side / 2.0, look.accent_tint);
                let number = label(ui, look, &(index + 1).to_string(), ink(Role::H3, look.accent_deep));
                ui.painter().galley(rect.center() - number.size() / 2.0, number, look.accent_deep);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = look.gap(2.0);
                    show(ui, look, &advice.rule, ink(Role::H3, look.ink));
                    show(ui, look, &advice.say, ink(Role::Body, look.ink));
                    show(ui, look, &advice.about, ink(Role::Small, look.soft));
                });
            });
        });
    };
    if is_narrow {
        (0..advice.len()).for_each(|index| row(ui, index));
    } else if !advice.is_empty() {
        columns(ui, gap, &vec![each; advice.len()], |index, ui| row(ui, index));
    }
}

/// What the ending means for the business in words, and the limits that would have held besides.
pub(super) fn rest_of_it(ui: &mut Ui, look: Look, view: &DebriefView) {
    let others = view.verdict.limits.get(1..).unwrap_or_default();
    if view.ending.consequence.is_empty() && others.is_empty() {
        return;
    }
    card(ui, look, 0.0, |ui| {
        if !view.ending.consequence.is_empty() {
            show(ui, look, words::BUSINESS.get(look.lang), ink(Role::H3, look.ink));
            show(ui, look, &view.ending.consequence, ink(Role::Body, look.ink));
        }
        if !others.is_empty() {
            show(ui, look, words::ALSO_LIMITED.get(look.lang), ink(Role::SmallStrong, look.ink));
            for limit in others {
                show(ui, look, limit, ink(Role::Small, look.ink));
            }
        }
    });
}
