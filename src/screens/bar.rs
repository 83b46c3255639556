//! The bar at the top: where one is, the way back, the language.

use super::theme::{self, Look, Role, Room};
use super::widgets::{Glyph, Kind, button, focus_ring, glyph, pressable, put, segments};
use super::{Intent, Screen, text, words};
use crate::language::Lang;
use egui::{Align, CornerRadius, Key, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Who is at the program.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// The name; may be empty.
    pub name: String,
    /// Whether the records know people, so that one can look who else there is.
    pub has_card: bool,
}

/// What stands in the bar.
pub(super) enum Place<'a> {
    /// At one of the places between which one goes: the name of the program, the other places, who plays.
    Home {
        /// Who plays.
        host: &'a Host,
        /// Which place it is.
        here: Screen,
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
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("right").max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = look.gap(16.0);
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("bar").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let taken = match place {
        Place::Home { here, .. } => {
            // What is tightest goes first: the name, then the heart, then the other language's own button.
            let fit = fit(&left, look, inner.width());
            if fit.has_brand {
                brand(&mut left, look);
                left.add_space(look.gap(16.0));
            }
            asked = asked.or(tabs(&mut left, look, strip, *here, &fit));
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
    if let Place::Home { host, here } = place {
        asked = asked.or(who(&mut right, look, host));
        // A list that is open takes the key for itself.
        if *here != Screen::Library && !egui::Popup::is_any_open(ui.ctx()) && super::pressed(ui, Key::Escape) {
            asked = Some(Intent::Back);
        }
    }
    asked = asked.or(match place {
        Place::Home { .. } if !fit(&right, look, inner.width()).has_languages => other_language(&mut right, look),
        _ => language(&mut right, look),
    });
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

/// Where one can go.
const TABS: [(words::Word, Screen, Intent); 4] = [
    (words::PRACTISE, Screen::Library, Intent::Library),
    (words::PROGRESS, Screen::Progress, Intent::Progress),
    (words::CLASS, Screen::Class, Intent::Class),
    (words::SETTINGS, Screen::Settings, Intent::Settings),
];

/// What of the bar fits into a width.
#[derive(Clone, Copy, Debug)]
struct Fit {
    has_brand: bool,
    has_languages: bool,
    /// Beside each tab.
    pad: f32,
}

fn fit(ui: &Ui, look: Look, width: f32) -> Fit {
    let words = |(word, ..): &(words::Word, Screen, Intent)| {
        text::label(ui, look, word.get(look.lang), text::ink(Role::Strong, look.ink)).size().x
    };
    let tabs: f32 = TABS.iter().map(words).sum();
    let language =
        |words: &str| text::label(ui, look, words, text::ink(Role::SmallStrong, look.ink)).size().x + look.px(24.0);
    let languages = language("中文") + language("English");
    let right = look.px(34.0) + look.gap(36.0);
    let brand = look.px(32.0) + look.gap(16.0);
    let with = |pad: f32| tabs + 4.0 * pad;
    let (wide, tight) = (look.gap(24.0), look.gap(12.0));
    if brand + with(wide) + languages + right <= width {
        Fit { has_brand: true, has_languages: true, pad: wide }
    } else if with(tight) + languages + right <= width {
        Fit { has_brand: false, has_languages: true, pad: tight }
    } else {
        Fit { has_brand: false, has_languages: false, pad: tight }
    }
}

/// The place one is at is under-lined.
fn tabs(ui: &mut Ui, look: Look, strip: Rect, here: Screen, fit: &Fit) -> Option<Intent> {
    let mut asked = None;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (word, screen, intent) in TABS {
        let is_here = screen == here;
        let (role, colour) = if is_here { (Role::Strong, look.ink) } else { (Role::Body, look.soft) };
        let laid = text::label(ui, look, word.get(look.lang), text::ink(role, colour));
        // Bold is wider: the others must not move when the place changes.
        let widest = text::label(ui, look, word.get(look.lang), text::ink(Role::Strong, colour)).size().x;
        let (rect, response) = pressable(ui, vec2(widest + fit.pad, look.px(36.0)), word.get(look.lang));
        put(ui, &laid, rect.center().x - laid.size().x / 2.0, rect.center().y, colour);
        if is_here {
            let line = Rect::from_min_max(pos2(rect.left(), strip.bottom() - 3.0), pos2(rect.right(), strip.bottom()));
            ui.painter().rect_filled(line, 0.0, look.accent);
        }
        focus_ring(ui, look, &response, theme::BUTTON);
        if response.clicked() && !is_here {
            asked = Some(intent);
        }
    }
    asked
}

/// The name and its first character; the way to the others who practise here.
fn who(ui: &mut Ui, look: Look, host: &Host) -> Option<Intent> {
    let first = host.name.chars().next();
    if first.is_none() && !host.has_card {
        return None;
    }
    let is_wide = look.room(ui.ctx().content_rect().width()) == Room::Wide;
    let side = look.px(34.0);
    let gap = look.gap(8.0);
    let shown = if host.name.is_empty() { words::NAMELESS.get(look.lang) } else { &host.name };
    let laid = text::elided(ui, look, shown, text::ink(Role::Small, look.ink), look.px(140.0), 1);
    let width = if is_wide { side + gap + laid.size().x } else { side };
    let name = words::WHO_PRACTISES.with(look.lang, &[("who", shown)]);
    let (rect, response) = if host.has_card {
        pressable(ui, vec2(width, side), &name)
    } else {
        let (rect, response) = ui.allocate_exact_size(vec2(width, side), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, shown));
        (rect, response)
    };
    let disc = Rect::from_min_size(rect.min, vec2(side, side));
    ui.painter().circle_filled(disc.center(), side / 2.0, look.accent_tint);
    if response.hovered() && host.has_card {
        ui.painter().circle_stroke(disc.center(), side / 2.0, Stroke::new(1.0, look.control));
    }
    match first {
        Some(first) => {
            let letter = text::label(ui, look, &first.to_string(), text::ink(Role::Strong, look.accent_deep));
            ui.painter().galley(disc.center() - letter.size() / 2.0, letter, look.accent_deep);
        }
        None => glyph(ui, Glyph::Person, disc.center(), look.px(9.0), look.accent_deep),
    }
    if is_wide {
        put(ui, &laid, disc.right() + gap, disc.center().y, look.ink);
    }
    focus_ring(ui, look, &response, CornerRadius::same(30));
    (host.has_card && response.clicked()).then_some(Intent::People)
}

/// Where both names have no room: the one of the other language.
fn other_language(ui: &mut Ui, look: Look) -> Option<Intent> {
    let words = words::SWITCH.get(look.lang);
    button(ui, look, words, None, None, Kind::Quiet).clicked().then_some(Intent::SwitchLanguage)
}

fn language(ui: &mut Ui, look: Look) -> Option<Intent> {
    let chosen = usize::from(look.lang == Lang::En);
    let pressed = segments(ui, look, "", &["中文", "English"], Some(chosen));
    pressed.filter(|pressed| *pressed != chosen).map(|_| Intent::SwitchLanguage)
}
