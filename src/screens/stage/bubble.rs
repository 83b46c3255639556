//! The customer's bubble: who, how they look, what they say, its tail at their mouth.

use super::reveal;
use super::reveal::BeatKind;
use super::view::StageView;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use egui::{
    Color32, CornerRadius, Galley, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// What is in the bubble, laid out.
struct Laid {
    name: Arc<Galley>,
    parts: Vec<(Arc<Galley>, Color32)>,
    cue: Option<Arc<Galley>>,
    size: egui::Vec2,
}

/// Draws the bubble within `room`, which ends at its right where the face begins; gives its place.
pub(super) fn bubble_ui(
    ui: &mut Ui,
    look: Look,
    view: &StageView,
    room: Rect,
    mouth: Pos2,
    elapsed: Option<u64>,
) -> Rect {
    let pad = vec2(look.gap(24.0), look.gap(16.0));
    let widest = room.width() - 2.0 * pad.x - look.gap(8.0);
    // Short lines for short words; wider and smaller only where the window leaves no other way.
    let fits = |laid: &Laid| laid.size.y + 2.0 * pad.y <= room.height();
    let tries = [(372.0, Role::SayNow), (520.0, Role::SayNow), (720.0, Role::Say), (720.0, Role::Body)];
    let mut laid = lay_out(ui, look, view, widest.min(look.px(tries[0].0)), tries[0].1);
    for (width, role) in &tries[1..] {
        if !fits(&laid) {
            laid = lay_out(ui, look, view, widest.min(look.px(*width)), *role);
        }
    }
    let size = vec2(laid.size.x + 2.0 * pad.x, (laid.size.y + 2.0 * pad.y).min(room.height()));
    let top = if laid.size.y + 2.0 * pad.y >= room.height() {
        room.top()
    } else {
        (mouth.y - size.y * 0.62).clamp(room.top(), room.bottom() - size.y)
    };
    let rect = Rect::from_min_size(pos2(room.right() - size.x, top), size);
    ground(ui, look, view.heat, rect, mouth);
    // Where it scrolls, the bar is beside the words.
    let inside = Rect::from_min_max(rect.min + pad, rect.max - vec2(pad.x * 0.3, pad.y));
    let mut child = ui.new_child(UiBuilder::new().id_salt("bubble").max_rect(inside));
    ScrollArea::vertical().id_salt(("bubble", view.turn)).auto_shrink([false, false]).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        words(ui, look, view, laid, elapsed);
    });
    // A press anywhere on it shows all of it.
    rect
}

fn lay_out(ui: &Ui, look: Look, view: &StageView, width: f32, usual: Role) -> Laid {
    let name = label(ui, look, &view.who, ink(Role::SmallStrong, look.soft));
    // Shouting is bold.
    let role = match usual {
        Role::SayNow if view.heat >= 90 => Role::H2,
        Role::Say if view.heat >= 90 => Role::H3,
        Role::Body if view.heat >= 90 => Role::Strong,
        usual => usual,
    };
    let last = view.beats.iter().rposition(|beat| beat.kind == BeatKind::Speech);
    let parts: Vec<_> = view
        .beats
        .iter()
        .enumerate()
        .map(|(index, beat)| match beat.kind {
            BeatKind::Scene => {
                (galley(ui, look, &beat.words, ink(Role::Small, look.accent_deep), width), look.accent_deep)
            }
            BeatKind::Speech if Some(index) == last => {
                (galley(ui, look, &beat.words, ink(role, look.ink), width), look.ink)
            }
            BeatKind::Speech => (galley(ui, look, &beat.words, ink(usual, look.ink), width), look.ink),
        })
        .collect();
    let cue = view.cue.as_ref().filter(|_| view.over.is_none()).map(|cue| {
        let cue = format!("{}{cue}{}", look.lang.pick("（", "("), look.lang.pick("）", ")"));
        galley(ui, look, &cue, ink(Role::Small, look.soft), width)
    });
    let between = look.gap(8.0);
    let rows = parts.iter().map(|(part, _)| part).chain(&cue);
    let height = name.size().y + rows.clone().map(|part| part.size().y + between).sum::<f32>();
    let widest = rows.map(|part| part.size().x).fold(name.size().x, f32::max);
    Laid { name, parts, cue, size: vec2(widest.max(look.px(150.0)), height) }
}

fn words(ui: &mut Ui, look: Look, view: &StageView, laid: Laid, elapsed: Option<u64>) {
    let between = look.gap(8.0);
    let width = ui.available_width();
    let row = |ui: &mut Ui, height: f32, name: &str| {
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
        rect
    };
    let rect = row(ui, laid.name.size().y, &view.who);
    ui.painter().galley(rect.min, laid.name, look.soft);
    let shown = reveal::shown(&view.beats, look.lang, elapsed);
    for ((beat, (part, colour)), shown) in view.beats.iter().zip(&laid.parts).zip(shown) {
        let rect = row(ui, part.size().y + between, &beat.words);
        reveal::paint(ui, part, rect.min + vec2(0.0, between), *colour, shown);
    }
    if let (Some(cue), Some(words)) = (laid.cue, &view.cue) {
        let rect = row(ui, cue.size().y + between, words);
        ui.painter().galley(rect.min + vec2(0.0, between), cue, look.soft);
    }
}

/// The white ground with its tail; the hotter, the redder its edge, the calmer, the paler.
pub(in crate::screens) fn ground(ui: &Ui, look: Look, heat: i32, rect: Rect, mouth: Pos2) {
    let radius = CornerRadius::same(18);
    #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
    let share = ((heat - 25) as f32 / 60.0).clamp(0.0, 1.0);
    let edge = look.line.lerp_to_gamma(look.warm, share);
    let stroke = Stroke::new(1.5 + share, edge);
    ui.painter().add(theme::RAISED.as_shape(rect, radius));
    ui.painter().rect(rect, radius, look.card, stroke, StrokeKind::Inside);
    // The tail leaves from the right edge at the height of the mouth and stops short of it.
    let y = mouth.y.clamp(rect.top() + 30.0, (rect.bottom() - 30.0).max(rect.top() + 30.0));
    let root = pos2(rect.right() - stroke.width, y);
    let reach = (mouth.x - rect.right()).clamp(14.0, 74.0);
    let toward = (mouth - root).normalized();
    if !toward.is_finite() {
        return;
    }
    let tip = pos2(root.x + reach, root.y + (toward.y * reach).clamp(-26.0, 30.0));
    let (upper, lower) = (root - vec2(0.0, 16.0), root + vec2(0.0, 16.0));
    ui.painter().add(Shape::convex_polygon(vec![upper, tip, lower], look.card, Stroke::NONE));
    ui.painter().line(vec![upper, tip, lower], stroke);
    let cover = Rect::from_min_max(pos2(root.x - 1.5, upper.y + 1.0), pos2(root.x + stroke.width + 0.5, lower.y - 1.0));
    ui.painter().rect_filled(cover, 0.0, look.card);
}
