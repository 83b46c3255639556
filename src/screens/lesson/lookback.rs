//! Looking back with a class: the curve and what the conversation was worth; how every sentence split; exit cards.

use super::parts::{Rest, fitting, gauge, told};
use super::view::{LookView, ResultView, SplitRow, TurnView};
use crate::screens::chart;
use crate::screens::intent::{Drive, Intent};
use crate::screens::text::{elided, galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, glyph, put, segments, surface, tinted};
use crate::screens::words;
use egui::{
    Align, CornerRadius, Galley, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// By how much the page that scrolls is asked to move.
pub(super) fn push() -> egui::Id {
    egui::Id::new("wall scrolls by")
}

/// The sheet on which everything of these scenes stands.
fn sheet(ui: &Ui, look: Look, area: Rect) -> Rect {
    ui.painter().add(theme::RAISED.as_shape(area, theme::ROUND));
    ui.painter().rect_filled(area, theme::ROUND, look.paper);
    area.shrink2(vec2(look.px(14.0), look.px(10.0)))
}

/// Draws the debrief; what was asked for, and what of its page is out of sight.
pub(super) fn look_back(ui: &mut Ui, wall: Look, view: &LookView, area: Rect) -> (Option<Intent>, Rest) {
    let inner = sheet(ui, wall, area);
    let tabs_look = wall.enlarged((1.25 / wall.scale).min(1.0) * wall.scale.min(1.5) / 1.25);
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), tabs_look.px(36.0)));
    let layout = Layout::right_to_left(Align::Min);
    let mut right = ui.new_child(UiBuilder::new().id_salt("pages").max_rect(row).layout(layout));
    let names = [words::TAB_CURVE.get(wall.lang), words::TAB_SPLITS.get(wall.lang)];
    let pressed = segments(&mut right, tabs_look, "", &names, Some(view.page));
    let asked = pressed.filter(|pressed| *pressed != view.page).map(|page| Intent::Drive(Drive::Page(page)));
    let room = right.min_rect().left() - inner.left() - wall.px(10.0);
    let ((head, lead), look) = fitting(wall, |look| {
        let head = galley(ui, look, &view.headline, ink(Role::H1, look.ink), room);
        let lead = galley(ui, look, &view.lead, ink(Role::Strong, look.warm), inner.width());
        let fits = head.size().y + lead.size().y <= inner.height() * 0.26;
        ((head, lead), fits)
    });
    let mut y = inner.top();
    told(ui, Rect::from_min_size(inner.min, head.size()), "headline", &view.headline);
    ui.painter().galley(pos2(inner.left(), y), Arc::clone(&head), look.ink);
    y += head.size().y.max(row.height());
    if !view.lead.is_empty() {
        told(ui, Rect::from_min_size(pos2(inner.left(), y), lead.size()), "lead", &view.lead);
        ui.painter().galley(pos2(inner.left(), y), Arc::clone(&lead), look.warm);
        y += lead.size().y;
    }
    let body = Rect::from_min_max(pos2(inner.left(), y + wall.px(6.0)), inner.max);
    // The other page begins at its top whenever one comes to it.
    let since = egui::Id::new("splits since");
    if view.page == 0 {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(since, pass));
        let read = curve(ui, wall, view, body);
        (asked.or(read), Rest::default())
    } else {
        let salt: u64 = ui.data(|data| data.get_temp(since)).unwrap_or_default();
        (asked, turns(ui, wall, &view.turns, body, salt))
    }
}

fn curve(ui: &mut Ui, wall: Look, view: &LookView, body: Rect) -> Option<Intent> {
    let gap = wall.px(8.0);
    let left = Rect::from_min_max(body.min, pos2(body.left() + body.width() * 0.68 - gap, body.bottom()));
    let right = Rect::from_min_max(pos2(left.right() + gap, body.top()), body.max);
    let mut asked = None;
    if let Some(view_of_curve) = &view.chart {
        surface(ui, left, theme::ROUND, wall.card, wall.line, false);
        // The words of a curve need less than the sentences of a stage.
        let look = wall.enlarged(0.8);
        let inside = left.shrink2(vec2(wall.px(10.0), wall.px(6.0)));
        let mut child = ui.new_child(UiBuilder::new().id_salt("curve of the class").max_rect(inside));
        child.spacing_mut().item_spacing.y = 0.0;
        chart::head(&mut child, look, &view.curve_title, view_of_curve);
        let height = inside.bottom() - child.cursor().top();
        // A sentence that is pressed is among the others.
        let pressed = chart::chart(&mut child, look, view_of_curve, usize::MAX, height.max(look.px(160.0)));
        asked = pressed.map(|_| Intent::Drive(Drive::Page(1)));
    }
    result(ui, wall, view.result.as_ref(), right);
    asked
}

struct Worth {
    rows: Vec<(String, Arc<Galley>, egui::Color32)>,
    bars: f32,
}

fn result(ui: &Ui, wall: Look, result: Option<&ResultView>, room: Rect) {
    let Some(result) = result else {
        let words = words::NOT_FINISHED.get(wall.lang);
        let laid = galley(ui, wall, words, ink(Role::Body, wall.soft), room.width());
        told(ui, Rect::from_min_size(room.min, laid.size()), "result", words);
        ui.painter().galley(room.min, laid, wall.soft);
        return;
    };
    let (worth, look) = fitting(wall, |look| {
        let total = format!("{} {}", result.total, words::OF_100.get(look.lang));
        let lay = |words: &str, role: Role, colour| {
            (words.to_owned(), galley(ui, look, words, ink(role, colour), room.width()), colour)
        };
        let named = format!("{} {}", words::TOTAL.get(look.lang), result.total);
        let mut rows = vec![(named, label(ui, look.enlarged(0.55), &total, ink(Role::Score, look.ink)), look.ink)];
        rows.push(lay(&result.grade, Role::H3, look.ink));
        rows.extend(result.limit.as_deref().map(|limit| lay(limit, Role::Strong, look.ink)));
        rows.push(lay(&result.ending, Role::Strong, look.ink));
        rows.push(lay(&result.consequence, Role::Small, look.ink));
        let bars = look.line_height(Role::Small);
        #[expect(clippy::cast_precision_loss, reason = "eight")]
        let below = bars * result.bars.len() as f32 + look.px(6.0);
        let above: f32 = rows.iter().map(|(_, row, _)| row.size().y + look.px(2.0)).sum();
        (Worth { rows, bars }, above + below <= room.height())
    });
    let mut y = room.top();
    for (index, (words, row, colour)) in worth.rows.iter().enumerate() {
        let at = pos2(room.left(), y);
        let place = Rect::from_min_size(at, row.size());
        told(ui, place, ("result", index), words);
        if index == 1 {
            let tint = look.grade(result.total);
            let chip = Rect::from_min_size(at, row.size() + vec2(look.px(16.0), 0.0));
            tinted(ui, look, chip, theme::CHIP, tint);
            ui.painter().galley_with_override_text_color(at + vec2(look.px(8.0), 0.0), Arc::clone(row), tint.text);
        } else {
            ui.painter().galley(at, Arc::clone(row), *colour);
        }
        y += row.size().y + look.px(2.0);
    }
    y += look.px(4.0);
    let names: Vec<_> = result.bars.iter().map(|(name, _)| label(ui, look, name, ink(Role::Small, look.ink))).collect();
    let widest = names.iter().map(|name| name.size().x).fold(0.0, f32::max).min(room.width() * 0.55);
    for ((name, value), laid) in result.bars.iter().zip(&names) {
        let middle = y + worth.bars / 2.0;
        let row = Rect::from_min_size(pos2(room.left(), y), vec2(room.width(), worth.bars));
        told(ui, row, ("bar", name), &format!("{name} {value}"));
        let short = elided(ui, look, name, ink(Role::Small, look.ink), widest, 1);
        put(ui, if laid.size().x > widest { &short } else { laid }, room.left(), middle, look.ink);
        let low = *value < 60;
        let colour = if low { look.warm } else { look.ink };
        let number =
            label(ui, look, &value.to_string(), ink(if low { Role::SmallStrong } else { Role::Small }, colour));
        put(ui, &number, room.right() - number.size().x, middle, colour);
        let bar = Rect::from_min_max(
            pos2(room.left() + widest + look.px(8.0), middle - look.px(4.0)),
            pos2(room.right() - look.px(26.0), middle + look.px(4.0)),
        );
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        gauge(ui, look, bar, *value as f32, if low { look.warm } else { look.accent });
        y += worth.bars;
    }
}

/// A page that can be longer than the wall; what of it is out of sight.
fn scrolling<S>(ui: &mut Ui, salt: S, room: Rect, contents: impl FnOnce(&mut Ui)) -> Rest
where
    S: std::hash::Hash + std::fmt::Debug + Copy,
{
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(room));
    let output = ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(&mut child, |ui| {
        let by: Option<f32> = ui.data_mut(|data| data.remove_temp(push()));
        if let Some(by) = by {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
        contents(ui);
    });
    let above = output.state.offset.y;
    Rest { above, below: (output.content_size.y - above - output.inner_rect.height()).max(0.0) }
}

/// Every sentence: what it answered, how the class split, why it did what it did.
fn turns(ui: &mut Ui, wall: Look, turns: &[TurnView], room: Rect, salt: u64) -> Rest {
    scrolling(ui, ("splits", salt), room, |ui| {
        ui.spacing_mut().item_spacing.y = wall.px(8.0);
        for (index, turn) in turns.iter().enumerate() {
            turn_ui(ui, wall, index + 1, turn);
        }
    })
}

fn turn_ui(ui: &mut Ui, look: Look, number: usize, turn: &TurnView) {
    let width = ui.available_width() - look.px(10.0);
    let inner = width - look.px(52.0);
    let quote = format!("{}{}{}", look.lang.pick("“", "“"), turn.line, look.lang.pick("”", "”"));
    let line = elided(ui, look, &quote, ink(Role::Strong, look.ink), inner, 2);
    let votes = look.px(178.0);
    let rows: Vec<_> = turn
        .rows
        .iter()
        .map(|row| elided(ui, look, &row.words, ink(Role::Body, look.ink), inner - votes - look.px(30.0), 2))
        .collect();
    let why = galley(ui, look, &turn.why, ink(Role::Small, look.soft), inner);
    let signs = look.line_height(Role::Small);
    let tall = |row: &SplitRow, laid: &Galley| {
        let has_signs = row.is_played || row.is_wrong;
        laid.size().y.max(look.line_height(Role::Body) + if has_signs { signs } else { 0.0 }) + look.px(4.0)
    };
    let body: f32 = turn.rows.iter().zip(&rows).map(|(row, laid)| tall(row, laid)).sum();
    let height = line.size().y + body + why.size().y + look.px(24.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    surface(ui, rect, theme::ROUND, look.card, look.line, false);
    if turn.is_first_wrong {
        let mark = Rect::from_min_size(rect.min, vec2(look.px(6.0), rect.height()));
        ui.painter().rect_filled(mark, CornerRadius { nw: 14, sw: 14, ne: 0, se: 0 }, look.warm);
    }
    let digits = label(ui, look, &number.to_string(), ink(Role::H2, look.ink));
    let left = rect.left() + look.px(42.0);
    let mut y = rect.top() + look.px(8.0);
    put(ui, &digits, rect.left() + look.px(24.0) - digits.size().x / 2.0, y + digits.size().y / 2.0, look.ink);
    told(ui, Rect::from_min_size(pos2(left, y), line.size()), ("line", number), &turn.line);
    ui.painter().galley(pos2(left, y), line.clone(), look.ink);
    y += line.size().y + look.px(4.0);
    for (row, laid) in turn.rows.iter().zip(&rows) {
        let height = tall(row, laid);
        let place = Rect::from_min_size(pos2(left, y), vec2(inner, height));
        split_row(ui, look, row, laid, place, votes, number);
        y += height;
    }
    told(ui, Rect::from_min_size(pos2(left, y), why.size()), ("why", number), &turn.why);
    ui.painter().galley(pos2(left, y + look.px(4.0)), why, look.soft);
}

fn split_row(ui: &Ui, look: Look, row: &SplitRow, laid: &Arc<Galley>, place: Rect, votes: f32, number: usize) {
    told(ui, place, ("row", number, &row.letter), &row.told);
    let line = look.line_height(Role::Body);
    let middle = place.top() + line / 2.0;
    let letter = label(ui, look, &row.letter, ink(Role::Strong, look.ink));
    put(ui, &letter, place.left(), middle, look.ink);
    ui.painter().galley(pos2(place.left() + look.px(24.0), place.top()), Arc::clone(laid), look.ink);
    let number = label(ui, look, &row.votes.to_string(), ink(Role::Strong, look.ink));
    put(ui, &number, place.right() - number.size().x, middle, look.ink);
    let bar = Rect::from_min_max(
        pos2(place.right() - votes, middle - look.px(5.0)),
        pos2(place.right() - look.px(34.0), middle + look.px(5.0)),
    );
    #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
    gauge(ui, look, bar, row.share as f32, if row.is_wrong { look.warm } else { look.accent });
    let mut x = bar.left();
    let middle = place.top() + line + look.line_height(Role::Small) / 2.0;
    if row.is_played {
        glyph(ui, Glyph::Right, pos2(x + look.px(5.0), middle), look.px(4.5), look.accent_deep);
        let words = label(ui, look, words::SIGN_SAID.get(look.lang), ink(Role::SmallStrong, look.accent_deep));
        x += look.px(13.0) + put(ui, &words, x + look.px(13.0), middle, look.accent_deep) + look.px(10.0);
    }
    if row.is_wrong {
        glyph(ui, Glyph::Warning, pos2(x + look.px(6.0), middle), look.px(6.0), look.warm);
        let words = label(ui, look, words::SIGN_WRONG.get(look.lang), ink(Role::SmallStrong, look.warm));
        put(ui, &words, x + look.px(15.0), middle, look.warm);
    }
}

/// The exit cards, without names, and what is to be said besides.
pub(super) fn cards(
    ui: &mut Ui,
    wall: Look,
    head: &str,
    notes: &[String],
    cards: &[(String, String)],
    area: Rect,
) -> Rest {
    let inner = sheet(ui, wall, area);
    let laid = galley(ui, wall, head, ink(Role::H1, wall.ink), inner.width());
    told(ui, Rect::from_min_size(inner.min, laid.size()), "head", head);
    let top = inner.top() + laid.size().y + wall.px(4.0);
    ui.painter().galley(inner.min, laid, wall.ink);
    let room = Rect::from_min_max(pos2(inner.left(), top), inner.max);
    scrolling(ui, "exit cards", room, |ui| {
        ui.spacing_mut().item_spacing.y = wall.px(4.0);
        for note in notes {
            crate::screens::text::show(ui, wall, note, ink(Role::Body, wall.soft));
        }
        let width = ui.available_width() - wall.px(10.0);
        let gap = wall.px(8.0);
        let each = (width - gap) / 2.0;
        let look = wall;
        let inside = each - 2.0 * look.px(12.0);
        let laid: Vec<Vec<Note>> = cards.iter().map(|(say, drop)| notes_of(ui, look, say, drop, inside)).collect();
        for pair in laid.chunks(2) {
            let height = pair.iter().map(|card| card_height(card, look)).fold(0.0, f32::max);
            let (row, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            let mut x = row.left();
            for card in pair {
                let rect = Rect::from_min_size(pos2(x, row.top()), vec2(each, height));
                ui.painter().rect(rect, theme::BUTTON, look.note, Stroke::new(1.0, look.note_line), StrokeKind::Inside);
                let mut y = rect.top() + look.px(8.0);
                for (words, laid, colour) in card {
                    let place = Rect::from_min_size(pos2(rect.left() + look.px(12.0), y), laid.size());
                    let response = ui.interact(place, ui.id().with((words, y.to_bits())), Sense::hover());
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
                    ui.painter().galley(place.min, Arc::clone(laid), *colour);
                    y += laid.size().y + look.px(2.0);
                }
                x += each + gap;
            }
        }
    })
}

/// A line of an exit card: its words, laid out, in a colour.
type Note = (String, Arc<Galley>, egui::Color32);

fn notes_of(ui: &Ui, look: Look, say: &str, drop: &str, width: f32) -> Vec<Note> {
    let mut notes = Vec::new();
    if !say.is_empty() {
        notes.push((say.to_owned(), galley(ui, look, say, ink(Role::H3, look.ink), width), look.ink));
    }
    if !drop.is_empty() {
        let words = words::DROPPED.with(look.lang, &[("words", drop)]);
        let laid = galley(ui, look, &words, ink(Role::Body, look.ink), width);
        notes.push((words, laid, look.ink));
    }
    notes
}

fn card_height(card: &[Note], look: Look) -> f32 {
    card.iter().map(|(_, laid, _)| laid.size().y + look.px(2.0)).sum::<f32>() + look.px(16.0)
}
