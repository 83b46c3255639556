//! The bar at the top: where one is, the way back, the language.

use super::theme::{self, Look, Role, Room};
use super::widgets::{Glyph, Kind, button, focus_ring, pressable, put, segments};
use super::{Intent, text, words};
use crate::language::Lang;
use egui::{Align, CornerRadius, Key, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// What stands in the bar.
pub(super) enum Place<'a> {
    /// At the library: the name of the program, who plays, and the way to the settings.
    Home {
        /// The trainee's name; may be empty.
        name: &'a str,
    },
    /// Somewhere else: the way back, title and a second line.
    Inside {
        /// The word on the way back.
        back: &'a str,
        /// The title.
        title: &'a str,
        /// What else there is to say about where one is.
        note: &'a str,
    },
}

/// Draws the bar across the top of `ui`; the rest of the space and what was asked for. `more` draws what else stands
/// at its right.
pub(super) fn bar(
    ui: &mut Ui,
    look: Look,
    place: &Place<'_>,
    more: impl FnOnce(&mut Ui) -> Option<Intent>,
) -> (Rect, Option<Intent>) {
    let whole = ui.max_rect();
    let height = (theme::TOP * look.scale.sqrt()).max(look.px(46.0)).round();
    let strip = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + height));
    let rest = Rect::from_min_max(strip.left_bottom(), whole.max);
    ui.painter().rect_filled(strip, 0.0, look.card);
    ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, look.line));
    let inner = strip.shrink2(vec2(look.margin(whole.width()), 0.0));
    let mut asked = None;
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("bar").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let taken = match place {
        Place::Home { .. } => {
            brand(&mut left, look);
            left.add_space(look.gap(16.0));
            asked = asked.or(tabs(&mut left, look, strip));
            left.min_rect().right()
        }
        Place::Inside { back, .. } => {
            if button(&mut left, look, back, None, Some(Glyph::Left), Kind::Quiet).clicked()
                || super::pressed(&left, Key::Escape)
            {
                asked = Some(Intent::Back);
            }
            left.min_rect().right()
        }
    };
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("right").max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = look.gap(16.0);
    if let Place::Home { name } = place {
        who(&mut right, look, name);
    }
    asked = asked.or(language(&mut right, look));
    asked = asked.or(more(&mut right));
    let free = right.min_rect().left() - look.gap(12.0);
    if let Place::Inside { title, note, .. } = place {
        titles(
            ui,
            look,
            title,
            note,
            Rect::from_min_max(pos2(taken + look.gap(12.0), strip.top()), pos2(free, strip.bottom())),
        );
    }
    (rest, asked)
}

/// Title and note side by side; one above the other where that is too wide; what does not fit even so is cut, since
/// it stands elsewhere too.
fn titles(ui: &mut Ui, look: Look, title: &str, note: &str, room: Rect) {
    let head = text::label(ui, look, title, text::ink(Role::H3, look.ink));
    let tail = text::label(ui, look, note, text::ink(Role::Small, look.soft));
    let middle = room.center().y;
    let gap = look.gap(10.0);
    let response = ui.interact(room, ui.id().with("titles"), Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::Label, true, format!("{title} {note}").trim().to_owned())
    });
    if head.size().x + gap + tail.size().x <= room.width() {
        let x = room.left() + put(ui, &head, room.left(), middle, look.ink) + gap;
        put(ui, &tail, x, middle + 1.0, look.soft);
    } else if head.size().x <= room.width() && tail.size().x <= room.width() && look.scale < 1.3 {
        put(ui, &head, room.left(), middle - look.px(10.0), look.ink);
        put(ui, &tail, room.left(), middle + look.px(11.0), look.soft);
    } else if room.width() > look.px(60.0) {
        let head = text::elided(ui, look, title, text::ink(Role::H3, look.ink), room.width(), 1);
        put(ui, &head, room.left(), middle, look.ink);
    }
}

fn brand(ui: &mut Ui, look: Look) {
    let side = look.px(32.0);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), look.warm);
    let heart = text::label(ui, look.in_lang(Lang::Zh), "心", text::ink(Role::H3, look.bright));
    put(ui, &heart, rect.center().x - heart.size().x / 2.0, rect.center().y, look.bright);
    if look.room(ui.ctx().content_rect().width()) > Room::Narrow {
        let name = text::label(ui, look, words::BRAND.get(look.lang), text::ink(Role::H3, look.ink));
        text::put_label(ui, &name, words::BRAND.get(look.lang), look.ink);
    }
}

/// Where one can go; the place one is at is under-lined.
fn tabs(ui: &mut Ui, look: Look, strip: Rect) -> Option<Intent> {
    let mut asked = None;
    for (index, word) in [words::PRACTISE, words::SETTINGS].into_iter().enumerate() {
        let is_here = index == 0;
        let (role, colour) = if is_here { (Role::Strong, look.ink) } else { (Role::Body, look.soft) };
        let laid = text::label(ui, look, word.get(look.lang), text::ink(role, colour));
        let size = vec2(laid.size().x + look.gap(24.0), look.px(36.0));
        let (rect, response) = pressable(ui, size, word.get(look.lang));
        put(ui, &laid, rect.center().x - laid.size().x / 2.0, rect.center().y, colour);
        if is_here {
            let line = Rect::from_min_max(pos2(rect.left(), strip.bottom() - 3.0), pos2(rect.right(), strip.bottom()));
            ui.painter().rect_filled(line, 0.0, look.accent);
        }
        focus_ring(ui, look, &response, theme::BUTTON);
        if response.clicked() && !is_here {
            asked = Some(Intent::Settings);
        }
    }
    asked
}

fn who(ui: &mut Ui, look: Look, name: &str) {
    let Some(first) = name.chars().next() else { return };
    if look.room(ui.ctx().content_rect().width()) == Room::Wide {
        let laid = text::label(ui, look, name, text::ink(Role::Small, look.ink));
        text::put_label(ui, &laid, name, look.ink);
    }
    let side = look.px(34.0);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    ui.painter().circle_filled(rect.center(), side / 2.0, look.accent_tint);
    let letter = text::label(ui, look, &first.to_string(), text::ink(Role::Strong, look.accent_deep));
    ui.painter().galley(rect.center() - letter.size() / 2.0, letter, look.accent_deep);
}

fn language(ui: &mut Ui, look: Look) -> Option<Intent> {
    let chosen = usize::from(look.lang == Lang::En);
    let pressed = segments(ui, look, "", &["中文", "English"], Some(chosen));
    pressed.filter(|pressed| *pressed != chosen).map(|_| Intent::SwitchLanguage)
}
