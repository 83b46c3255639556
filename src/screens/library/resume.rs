//! The conversation one stopped in: first of all on the page.

use super::view::Resume;
use crate::screens::portrait::portrait;
use crate::screens::text::{elided, ink, label, put_label};
use crate::screens::theme::{self, Look, Role, Room};
use crate::screens::widgets::{Kind, button, link, surface};
use crate::screens::{Intent, words};
use egui::{Align, CornerRadius, Key, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Draws it; going on or dropping it may be asked for.
pub(super) fn resume_card(ui: &mut Ui, look: Look, room: Room, resume: &Resume) -> Option<Intent> {
    let width = ui.available_width();
    let height = look.px(if room == Room::Narrow { 88.0 } else { 132.0 });
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    surface(ui, rect, theme::ROUND, look.card, look.line, false);
    let left = CornerRadius { ne: 0, se: 0, ..theme::ROUND };
    let scene_width = look.px(if room == Room::Narrow { 95.0 } else { 168.0 });
    let scene = Rect::from_min_size(rect.min, vec2(scene_width, height)).shrink(1.0);
    ui.painter().rect_filled(scene, left, theme::scene(resume.setting)[0]);
    portrait(ui, &resume.likeness, scene.shrink2(vec2(8.0, 4.0)).translate(vec2(0.0, 4.0)), left);
    let mut asked = None;
    let pad = look.gap(18.0);
    let body = Rect::from_min_max(pos2(scene.right() + pad, rect.top()), pos2(rect.right() - pad, rect.bottom()));
    let strong = label(ui, look, words::CONTINUE.get(look.lang), ink(Role::H3, look.ink)).size().x;
    let drop = label(ui, look, words::DROP.get(look.lang), ink(Role::Small, look.ink)).size().x;
    let side_width = (strong + look.px(92.0)).max(drop + look.px(16.0));
    let column = Rect::from_min_max(pos2(body.right() - side_width, body.top()), body.max);
    let mut side =
        ui.new_child(UiBuilder::new().id_salt("resume").max_rect(column).layout(Layout::top_down(Align::Max)));
    let block = look.px(48.0) + if room == Room::Narrow { 0.0 } else { look.px(36.0) };
    side.spacing_mut().item_spacing.y = look.gap(4.0);
    side.add_space((height - block) / 2.0);
    if button(&mut side, look, words::CONTINUE.get(look.lang), Some("C"), None, Kind::Primary).clicked()
        || super::typed_nothing(&side) && crate::screens::pressed(&side, Key::C)
    {
        asked = Some(Intent::Continue(resume.index));
    }
    if room > Room::Narrow && link(&mut side, look, words::DROP.get(look.lang)).clicked() {
        asked = Some(Intent::Drop(resume.index));
    }
    let words_right = column.left() - pad;
    let column = Rect::from_min_max(body.min, pos2(words_right, body.bottom()));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("resumed").max_rect(column));
    let ui = &mut ui;
    ui.spacing_mut().item_spacing.y = look.gap(2.0);
    let lines = look.line_height(Role::Small) + look.line_height(Role::H2) + look.line_height(Role::Body);
    ui.add_space(((height - lines) / 2.0 - look.gap(4.0)).max(look.gap(6.0)));
    let width = ui.available_width();
    let small = ink(Role::Small, look.soft);
    let here = label(ui, look, words::STOPPED_HERE.get(look.lang), small);
    put_label(ui, &here, words::STOPPED_HERE.get(look.lang), look.soft);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = look.gap(10.0);
        let title = elided(ui, look, &resume.title, ink(Role::H2, look.ink), width, 1);
        let left = width - title.size().x - look.gap(10.0);
        put_label(ui, &title, &resume.title, look.ink);
        let place = label(ui, look, &resume.place, small);
        if room > Room::Narrow && place.size().x <= left {
            put_label(ui, &place, &resume.place, look.soft);
        }
    });
    let (line, colour) = if room == Room::Narrow { (&resume.place, look.soft) } else { (&resume.line, look.ink) };
    let line_laid = elided(ui, look, line, ink(Role::Body, colour), width, if room == Room::Narrow { 1 } else { 2 });
    put_label(ui, &line_laid, line, colour);
    asked
}
