//! A case as a card: place and person, what it is about, how it went last time.

use super::motif::band;
use super::view::CaseCard;
use crate::language::Lang;
use crate::screens::portrait::portrait;
use crate::screens::text::{elided, ink, label};
use crate::screens::theme::{self, Look, Role, Room, Tint};
use crate::screens::widgets::{focus_ring, pressable, put, surface};
use crate::screens::words;
use egui::{CornerRadius, Rect, Response, Ui, pos2, vec2};

/// The narrowest card that reads well, in points at 100 %.
pub(super) const NARROWEST: f32 = 280.0;

/// Height of a card.
pub(super) fn height(look: Look, room: Room) -> f32 {
    match room {
        Room::Narrow => look.px(92.0),
        Room::Middle | Room::Wide => {
            let lines = look.line_height(Role::H3)
                + look.line_height(Role::Small)
                + 2.0 * look.line_height(Role::Small)
                + look.line_height(Role::Small);
            look.px(84.0) + lines + look.gap(14.0 + 2.0 + 8.0 + 12.0 + 14.0)
        }
    }
}

/// Draws a card; the hint tells the type of the customer.
pub(super) fn case_card(
    ui: &mut Ui,
    look: Look,
    room: Room,
    case: &CaseCard,
    hint: bool,
    size: egui::Vec2,
) -> Response {
    let (rect, response) = pressable(ui, size, &case.title);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(described(case, hint, look.lang)));
    let border = if response.hovered() { look.control } else { look.line };
    let fill = if response.is_pointer_button_down_on() { look.sunk } else { look.card };
    surface(ui, rect, theme::ROUND, fill, border, response.hovered());
    if room == Room::Narrow {
        row(ui, look, case, hint, rect);
    } else {
        upright(ui, look, case, hint, rect);
    }
    focus_ring(ui, look, &response, theme::ROUND);
    response
}

fn upright(ui: &mut Ui, look: Look, case: &CaseCard, hint: bool, rect: Rect) {
    let top = CornerRadius { sw: 0, se: 0, ..theme::ROUND };
    let scene = Rect::from_min_size(rect.min, vec2(rect.width(), look.px(84.0))).shrink2(vec2(1.0, 0.0));
    let scene = Rect::from_min_max(scene.min + vec2(0.0, 1.0), scene.max);
    band(ui.painter(), case.setting, scene, top);
    let bust = Rect::from_min_max(
        pos2(scene.left() + look.px(16.0), scene.top() + look.px(4.0)),
        pos2(scene.left() + look.px(112.0), scene.bottom()),
    );
    portrait(ui, &case.likeness, bust, CornerRadius::ZERO);
    if let Some(word) = state(case) {
        badge(ui, look, word.get(look.lang), scene);
    }
    let pad = look.gap(14.0);
    let inner = rect.width() - 2.0 * pad;
    let x = rect.left() + pad;
    let mut y = scene.bottom() + pad;
    let title = elided(ui, look, &case.title, ink(Role::H3, look.ink), inner, 1);
    ui.painter().galley(pos2(x, y), title, look.ink);
    y += look.line_height(Role::H3) + look.gap(2.0);
    second_line(ui, look, case, hint, pos2(x, y), inner);
    y += look.line_height(Role::Small) + look.gap(8.0);
    let premise = elided(ui, look, &case.premise, ink(Role::Small, look.ink), inner, 2);
    ui.painter().galley(pos2(x, y), premise, look.ink);
    let foot = rect.bottom() - pad - look.line_height(Role::Small) / 2.0;
    results(ui, look, case, pos2(x, foot), inner);
}

/// The same as a row, where there is room for one column only.
fn row(ui: &mut Ui, look: Look, case: &CaseCard, hint: bool, rect: Rect) {
    let left = CornerRadius { ne: 0, se: 0, ..theme::ROUND };
    let scene = Rect::from_min_size(rect.min, vec2(look.px(95.0), rect.height())).shrink(1.0);
    ui.painter().rect_filled(scene, left, theme::scene(case.setting)[0]);
    portrait(ui, &case.likeness, scene.shrink2(vec2(4.0, 3.0)).translate(vec2(0.0, 3.0)), left);
    let x = scene.right() + look.gap(14.0);
    let inner = rect.right() - look.gap(14.0) - x;
    let heights = [look.line_height(Role::H3), look.line_height(Role::Small), look.line_height(Role::Small)];
    let mut y = rect.center().y - heights.iter().sum::<f32>() / 2.0;
    let title = elided(ui, look, &case.title, ink(Role::H3, look.ink), inner, 1);
    let title_width = title.size().x;
    ui.painter().galley(pos2(x, y), title, look.ink);
    if let Some(word) = state(case) {
        let room = Rect::from_min_max(pos2(x + title_width, y), pos2(x + inner, y + heights[0]));
        let laid = label(ui, look, word.get(look.lang), ink(Role::SmallStrong, look.amber));
        if laid.size().x + look.gap(24.0) <= room.width() {
            put(ui, &laid, room.right() - laid.size().x, room.center().y, look.amber);
        }
    }
    y += heights[0];
    let place = if hint { format!("{} · {}", case.place, case.kind) } else { case.place.clone() };
    let place = elided(ui, look, &place, ink(Role::Small, look.soft), inner, 1);
    ui.painter().galley(pos2(x, y), place, look.soft);
    y += heights[1] + heights[2] / 2.0;
    let level = words::LEVEL.with(look.lang, &[("n", &case.level.to_string())]);
    let level = label(ui, look, &level, ink(Role::SmallStrong, look.ink));
    let mut at = x + put(ui, &level, x, y, look.ink) + look.gap(6.0);
    at += pips(ui, look, case.level, pos2(at, y)) + look.gap(12.0);
    results(ui, look, case, pos2(at, y), x + inner - at);
}

/// What is to be done with it, if anything.
const fn state(case: &CaseCard) -> Option<words::Word> {
    match (case.is_open, case.due) {
        (true, _) => Some(words::IN_PROGRESS),
        (_, Some(_)) => Some(words::DUE_TODAY),
        _ => None,
    }
}

/// What the card shows besides its title, for those who have it read to them.
fn described(case: &CaseCard, hint: bool, lang: Lang) -> String {
    let level = words::LEVEL.with(lang, &[("n", &case.level.to_string())]);
    let kind = hint.then(|| case.kind.clone());
    let result = match &case.last {
        Some((total, grade)) => [Some(format!("{total} {grade}")), case.best.clone()],
        None => [Some(words::NOT_PLAYED.get(lang).to_owned()), Some(case.minutes.clone())],
    };
    let state = state(case).map(|word| word.get(lang).to_owned());
    let parts = [state, Some(level), Some(case.place.clone()), kind].into_iter().chain(result).flatten();
    parts.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// Level, place and, as a hint, what kind of customer it is.
fn second_line(ui: &Ui, look: Look, case: &CaseCard, hint: bool, at: egui::Pos2, width: f32) {
    let middle = at.y + look.line_height(Role::Small) / 2.0;
    let level = words::LEVEL.with(look.lang, &[("n", &case.level.to_string())]);
    let level = label(ui, look, &level, ink(Role::SmallStrong, look.ink));
    let mut x = at.x + put(ui, &level, at.x, middle, look.ink) + look.gap(6.0);
    x += pips(ui, look, case.level, pos2(x, middle)) + look.gap(8.0);
    let place = if hint { format!("{} · {}", case.place, case.kind) } else { case.place.clone() };
    let place = elided(ui, look, &place, ink(Role::Small, look.soft), at.x + width - x, 1);
    put(ui, &place, x, middle, look.soft);
}

/// Five pips, as many of them filled as the level has; gives their width.
fn pips(ui: &Ui, look: Look, level: u8, at: egui::Pos2) -> f32 {
    let step = look.px(7.0);
    for pip in 0..5_u8 {
        let colour = if pip < level { look.ink } else { look.line };
        let corner = pos2(at.x + f32::from(pip) * step, at.y - look.px(5.0));
        let body = Rect::from_min_size(corner, vec2(look.px(5.0), look.px(10.0)));
        ui.painter().rect_filled(body, 2.0, colour);
    }
    5.0 * step
}

/// The latest and the best result, or that there is none yet.
fn results(ui: &Ui, look: Look, case: &CaseCard, at: egui::Pos2, width: f32) {
    let right = at.x + width;
    let (mut x, end) = match &case.last {
        Some((total, grade)) => {
            let number = label(ui, look, &total.to_string(), ink(Role::H3, look.ink));
            let x = at.x + put(ui, &number, at.x, at.y, look.ink) + look.gap(6.0);
            let grade = label(ui, look, grade, ink(Role::Small, look.ink));
            (x + put(ui, &grade, x, at.y, look.ink), case.best.clone())
        }
        None => {
            let laid = label(ui, look, words::NOT_PLAYED.get(look.lang), ink(Role::Small, look.soft));
            (at.x + put(ui, &laid, at.x, at.y, look.soft), Some(case.minutes.clone()))
        }
    };
    x += look.gap(12.0);
    if let Some(end) = end {
        let laid = label(ui, look, &end, ink(Role::Small, look.soft));
        if x + laid.size().x <= right {
            put(ui, &laid, right - laid.size().x, at.y, look.soft);
        }
    }
}

/// A word on the scene, at its right.
fn badge(ui: &Ui, look: Look, words: &str, scene: Rect) {
    let tint = Tint { fill: look.card, text: look.amber };
    let laid = label(ui, look, words, ink(Role::SmallStrong, tint.text));
    let size = laid.size() + vec2(look.px(20.0), look.px(6.0));
    let rect = Rect::from_min_size(pos2(scene.right() - size.x - 10.0, scene.top() + 10.0), size);
    ui.painter().rect_filled(rect, CornerRadius::same(100), tint.fill);
    ui.painter().galley(rect.center() - laid.size() / 2.0, laid, tint.text);
}
