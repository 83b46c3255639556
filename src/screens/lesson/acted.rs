//! The stage of a class: the customer's bubble, the sentences as cards with letters, and from the reveal on how the
//! class split.

use super::parts::{code, fitting, gauge, told};
use super::view::{Acted, Choice, LessonView};
use crate::screens::stage::ground;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, glyph, put, surface};
use crate::screens::words;
use egui::{Color32, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// Everything laid out in one size.
struct Laid {
    cards: Vec<Card>,
    columns: usize,
    each: f32,
    rows: Vec<f32>,
    bubble: Vec<Piece>,
    bubble_size: egui::Vec2,
    prompt: Option<Arc<Galley>>,
}

/// A piece of the bubble.
struct Piece {
    words: String,
    laid: Arc<Galley>,
    colour: Color32,
    /// On a ground of its own: what the class said.
    is_tinted: bool,
}

struct Card {
    laid: Arc<Galley>,
    split: Option<Arc<Galley>>,
    tag: Option<Arc<Galley>>,
}

fn gap(look: Look) -> f32 {
    look.px(7.0)
}

fn pad(look: Look) -> egui::Vec2 {
    vec2(look.px(11.0), look.px(8.0))
}

fn disc(look: Look) -> f32 {
    look.px(24.0)
}

/// Draws it within `area`, over the customer, whose mouth is at `mouth`.
pub(super) fn stage(ui: &Ui, wall: Look, view: &LessonView, acted: &Acted, area: Rect, mouth: Pos2) {
    let right = (mouth.x - area.width() * 0.045).max(area.left() + area.width() * 0.42);
    let widest = (right - area.left()).min(area.width() * 0.52);
    let (laid, look) = fitting(wall, |look| {
        let laid = lay_out(ui, look, acted, area.width(), widest);
        let fits = height_of(&laid, look) <= area.height();
        (laid, fits)
    });
    let cards_height = rows_height(&laid, look);
    let cards = Rect::from_min_max(pos2(area.left(), area.bottom() - cards_height), area.max);
    let mut above = cards.top() - gap(look);
    if let (Some(prompt), Some(words)) = (&laid.prompt, &acted.prompt) {
        let size = prompt.size() + 2.0 * pad(look);
        let rect = Rect::from_min_size(pos2(area.left(), above - size.y), size);
        told(ui, rect, "prompt", words);
        ui.painter().rect_filled(rect, theme::BUTTON, look.ink);
        ui.painter().galley(rect.min + pad(look), Arc::clone(prompt), look.bright);
        above = rect.top() - gap(look);
    }
    let size = laid.bubble_size;
    let lowest = (above - size.y).max(area.top());
    let top = (mouth.y - size.y * 0.62).clamp(area.top(), lowest);
    let rect = Rect::from_min_size(pos2((right - size.x).max(area.left()), top), size);
    bubble(ui, look, acted, &laid, rect, mouth);
    draw_cards(ui, look, acted, &laid, cards);
    door(ui, wall, view, Rect::from_min_max(area.min, pos2(area.right(), cards.top() - gap(look))));
}

fn lay_out(ui: &Ui, look: Look, acted: &Acted, width: f32, widest: f32) -> Laid {
    let columns = if acted.options.len() > 1 { 2 } else { 1 };
    let each = if columns == 2 { ((width - gap(look)) / 2.0).floor() } else { width };
    let inner = each - 2.0 * pad(look).x - disc(look) - look.px(9.0);
    // Once something is said it is in the bubble: the cards step back.
    let role = if acted.said.is_some() { Role::Body } else { Role::Say };
    let cards: Vec<Card> = acted
        .options
        .iter()
        .map(|choice| Card {
            laid: galley(ui, look, &choice.words, ink(role, look.ink), inner),
            split: choice.split.map(|split| label(ui, look, &share(look, split), ink(Role::H3, look.ink))),
            tag: choice
                .is_played
                .then(|| label(ui, look, words::WAS_SAID.get(look.lang), ink(Role::SmallStrong, look.accent_deep))),
        })
        .collect();
    let rows =
        cards.chunks(columns).map(|row| row.iter().map(|card| card_height(card, look)).fold(0.0, f32::max)).collect();
    let inner = widest - 2.0 * look.px(16.0);
    let bubble = pieces(ui, look, acted, inner);
    let height = bubble.iter().map(|piece| piece_height(piece, look)).sum::<f32>() + 2.0 * look.px(11.0);
    let broad = bubble.iter().map(|piece| piece.laid.size().x + inset(piece, look)).fold(look.px(110.0), f32::max);
    let prompt = acted
        .prompt
        .as_ref()
        .map(|words| galley(ui, look, words, ink(Role::Strong, look.bright), widest.max(width * 0.5)));
    let bubble_size = vec2(broad + 2.0 * look.px(16.0), height);
    Laid { cards, columns, each, rows, bubble, bubble_size, prompt }
}

fn share(look: Look, (votes, share): (u32, u32)) -> String {
    words::SHARE.with(look.lang, &[("n", &votes.to_string()), ("share", &share.to_string())])
}

fn card_height(card: &Card, look: Look) -> f32 {
    let text = card.laid.size().y.max(disc(look));
    let split = card.split.as_ref().map_or(0.0, |split| split.size().y + look.px(2.0));
    let tag = card.tag.as_ref().map_or(0.0, |tag| tag.size().y);
    text + split + tag + 2.0 * pad(look).y
}

fn pieces(ui: &Ui, look: Look, acted: &Acted, inner: f32) -> Vec<Piece> {
    // Shouting is bold.
    let line = if acted.heat >= 90 { Role::H2 } else { Role::SayNow };
    let mut pieces = Vec::new();
    let mut add = |words: &str, role: Role, colour: Color32, is_tinted: bool| {
        if !words.is_empty() {
            let room = if is_tinted { inner - 2.0 * look.px(8.0) } else { inner };
            let laid = galley(ui, look, words, ink(role, colour), room);
            pieces.push(Piece { words: words.to_owned(), laid, colour, is_tinted });
        }
    };
    add(&acted.who, Role::SmallStrong, look.soft, false);
    if let Some((said, over)) = &acted.said {
        add(said, Role::Body, look.ink, true);
        add(&acted.line, line, look.ink, false);
        add(over.as_deref().unwrap_or_default(), Role::Strong, look.ink, false);
    } else {
        add(&acted.before, Role::Body, look.ink, false);
        add(&acted.line, line, look.ink, false);
    }
    pieces
}

fn inset(piece: &Piece, look: Look) -> f32 {
    if piece.is_tinted { 2.0 * look.px(8.0) } else { 0.0 }
}

fn piece_height(piece: &Piece, look: Look) -> f32 {
    piece.laid.size().y + look.px(5.0) + if piece.is_tinted { 2.0 * look.px(4.0) } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "at most eight")]
fn rows_height(laid: &Laid, look: Look) -> f32 {
    laid.rows.iter().sum::<f32>() + laid.rows.len().saturating_sub(1) as f32 * gap(look)
}

fn height_of(laid: &Laid, look: Look) -> f32 {
    let prompt = laid.prompt.as_ref().map_or(0.0, |prompt| prompt.size().y + 2.0 * pad(look).y + gap(look));
    rows_height(laid, look) + prompt + laid.bubble_size.y + gap(look)
}

fn bubble(ui: &Ui, look: Look, acted: &Acted, laid: &Laid, rect: Rect, mouth: Pos2) {
    ground(ui, look, acted.heat, rect, mouth);
    let left = rect.left() + look.px(16.0);
    let mut y = rect.top() + look.px(11.0);
    for (index, piece) in laid.bubble.iter().enumerate() {
        let height = piece_height(piece, look);
        let place = Rect::from_min_size(pos2(left, y), vec2(rect.width() - 2.0 * look.px(16.0), height - look.px(5.0)));
        told(ui, place, ("said", index), &piece.words);
        if piece.is_tinted {
            let around = Rect::from_min_size(place.min, piece.laid.size() + vec2(look.px(16.0), look.px(8.0)));
            ui.painter().rect_filled(around, theme::BUTTON, look.accent_tint);
            if look.is_high {
                ui.painter().rect_stroke(around, theme::BUTTON, Stroke::new(2.0, look.ink), StrokeKind::Inside);
            }
            ui.painter().galley(place.min + vec2(look.px(8.0), look.px(4.0)), Arc::clone(&piece.laid), piece.colour);
        } else {
            ui.painter().galley(place.min, Arc::clone(&piece.laid), piece.colour);
        }
        y += height;
    }
}

fn draw_cards(ui: &Ui, look: Look, acted: &Acted, laid: &Laid, room: Rect) {
    let most = acted.options.iter().filter_map(|choice| choice.split).map(|(votes, _)| votes).max().unwrap_or(0);
    let mut y = room.top();
    let mut left = acted.options.iter().zip(&laid.cards);
    for height in &laid.rows {
        let mut x = room.left();
        for (choice, card) in left.by_ref().take(laid.columns) {
            let rect = Rect::from_min_size(pos2(x, y), vec2(laid.each, *height));
            draw_card(ui, look, choice, card, rect, most);
            x += laid.each + gap(look);
        }
        y += height + gap(look);
    }
}

fn draw_card(ui: &Ui, look: Look, choice: &Choice, card: &Card, rect: Rect, most: u32) {
    let mut name = words::OPTION_NAME.with(look.lang, &[("n", &choice.letter.to_string()), ("words", &choice.words)]);
    if let Some(split) = choice.split {
        name = format!("{name} {}", share(look, split));
    }
    if choice.is_played {
        name = format!("{name} {}", words::WAS_SAID.get(look.lang));
    }
    told(ui, rect, ("card", choice.letter), &name);
    let fill = if choice.is_played { look.accent_tint } else { look.card };
    surface(ui, rect, theme::ROUND, fill, look.line, false);
    if choice.is_played {
        ui.painter().rect_stroke(rect, theme::ROUND, Stroke::new(look.px(2.5), look.accent), StrokeKind::Inside);
    }
    let at = rect.min + pad(look) + vec2(disc(look), disc(look)) / 2.0;
    ui.painter().circle_filled(at, disc(look) / 2.0, if choice.is_played { look.accent } else { look.ink });
    let letter = label(ui, look, &choice.letter.to_string(), ink(Role::H3, look.bright));
    ui.painter().galley(at - letter.size() / 2.0, letter, look.bright);
    let x = rect.left() + pad(look).x + disc(look) + look.px(9.0);
    let mut y = rect.top() + pad(look).y + ((disc(look) - look.line_height(Role::Say)) / 2.0).max(0.0);
    ui.painter().galley(pos2(x, y), Arc::clone(&card.laid), look.ink);
    y = rect.top() + pad(look).y + card.laid.size().y.max(disc(look));
    if let Some(tag) = &card.tag {
        let middle = y + tag.size().y / 2.0;
        glyph(ui, Glyph::Right, pos2(x + look.px(5.0), middle), look.px(5.0), look.accent_deep);
        put(ui, tag, x + look.px(14.0), middle, look.accent_deep);
    }
    if let (Some(split), Some((votes, share))) = (&card.split, choice.split) {
        // Bars stand at the bottom, in one line with those beside them.
        let middle = rect.bottom() - pad(look).y - split.size().y / 2.0;
        let end = rect.right() - pad(look).x;
        let number = end - split.size().x;
        put(ui, split, number, middle, look.ink);
        let bar =
            Rect::from_min_max(pos2(x, middle - look.px(5.0)), pos2(number - look.px(10.0), middle + look.px(5.0)));
        let fill = if votes == most && votes > 0 { look.accent } else { look.control };
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        gauge(ui, look, bar, share as f32, fill);
    }
}

/// The way in for who comes late: as large as a corner allows.
fn door(ui: &Ui, wall: Look, view: &LessonView, area: Rect) {
    let Some(squares) = view.door.squares.as_ref().filter(|_| view.door.is_small && !view.door.is_alone) else {
        return;
    };
    let side = (area.width() * 0.115).round();
    let look = wall.enlarged((side / wall.px(118.0)).min(1.0));
    let code_words = label(ui, look, &view.door.code, ink(Role::H3, look.ink));
    let address = label(ui, look, &view.door.address, ink(Role::Micro, look.ink));
    let address = if address.size().x <= side - look.px(8.0) {
        address
    } else {
        galley(ui, look, &breakable(&view.door.address), ink(Role::Micro, look.ink), side - look.px(8.0))
    };
    let height = side + code_words.size().y + address.size().y + look.px(6.0);
    if height > area.height() {
        return;
    }
    let rect = Rect::from_min_size(pos2(area.right() - side, area.top()), vec2(side, height));
    ui.painter().rect_filled(rect, theme::BUTTON, Color32::WHITE);
    let square = Rect::from_min_size(rect.min, vec2(side, side));
    code(ui, squares, square, words::QR_NAME.get(look.lang));
    let mut y = square.bottom();
    told(
        ui,
        Rect::from_min_max(pos2(rect.left(), y), rect.max),
        "door",
        &format!("{} {}", view.door.address, view.door.code),
    );
    let black = Color32::BLACK;
    ui.painter().galley_with_override_text_color(
        pos2(rect.center().x - address.size().x / 2.0, y),
        address.clone(),
        black,
    );
    y += address.size().y;
    ui.painter().galley_with_override_text_color(
        pos2(rect.center().x - code_words.size().x / 2.0, y),
        code_words,
        black,
    );
}

/// An address may break before its port, nowhere else.
pub(super) fn breakable(address: &str) -> String {
    match address.rsplit_once(':') {
        Some((host, port)) => format!("{host}\n:{port}"),
        None => address.to_owned(),
    }
}
