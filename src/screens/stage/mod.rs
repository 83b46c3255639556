//! The conversation: the customer's bubble, what one could say, the notebook. The scene behind it is not drawn here:
//! [`Behind`] says where its mouth is, [`Geometry`] where the bubble, the cards and the notebook are.

mod bubble;
mod cards;
mod listening;
mod notebook;
mod practice;
mod reveal;
mod view;

pub(super) use bubble::ground;
pub use practice::Aside;
pub use view::StageView;

use super::backdrop::scene;
use super::text::{ink, label, put_label};
use super::theme::{self, Look, Role, Room};
use super::widgets::{Glyph, Kind, button, put, surface};
use super::{Intent, words};
use egui::{
    Align, CornerRadius, Key, Layout, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType,
    pos2, vec2,
};
use practice::small_pill;

/// What is behind the screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Behind {
    /// The scene is drawn by somebody else; otherwise the screen draws a plain one of its own.
    pub is_painted: bool,
    /// Where the customer's mouth is, in points; the bubble points there.
    pub mouth: Option<Pos2>,
}

/// Where things are on the stage, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// The bubble.
    pub bubble: Rect,
    /// The cards.
    pub cards: Rect,
    /// The notebook, where it is open.
    pub notebook: Option<Rect>,
    /// What is left for the face: right of the bubble, above the cards.
    pub face: Rect,
}

/// How far the moment has come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moment {
    /// Milliseconds since the customer began to speak; everything is shown where `None`.
    pub elapsed: Option<u64>,
    /// Milliseconds one has listened, before the customer answers; `None` where one does not.
    pub listened: Option<u64>,
    /// Seconds left of the turn; 0 when its time is over; `None` without a timer.
    pub seconds_left: Option<u64>,
}

/// Draws the stage.
pub fn stage_ui(
    ui: &mut Ui,
    look: Look,
    view: &StageView,
    moment: Moment,
    behind: Behind,
) -> (Option<Intent>, Geometry) {
    let whole = ui.max_rect();
    let room = look.room(whole.width());
    let margin = look.margin(whole.width());
    let gap = look.gap(12.0);
    let mut drawn = None;
    if !behind.is_painted {
        // Where nobody draws a scene, one that stands still.
        let who = view.is_seen.then_some(&view.likeness);
        drawn = scene(ui, view.backdrop, who, whole, CornerRadius::ZERO);
    }
    let inner = whole.shrink2(vec2(margin, look.gap(16.0)));
    let (mut asked, top, has_notes) = pills(ui, look, room, view, moment, inner);

    // From the bottom upwards: the cards, the row of practice; the rest is for the customer.
    let is_speaking = moment.elapsed.is_some_and(|elapsed| elapsed < view.reveal_ms(look.lang));
    let notes_width = look.px(212.0);
    let beside = room == Room::Wide;
    let cards_width = inner.width() - if beside { notes_width + look.gap(16.0) } else { 0.0 };
    let laid = cards::lay_out(ui, look, view, cards_width, whole.height());
    let cards_height = if view.over.is_some() { look.px(96.0) } else { laid.height };
    let cards = Rect::from_min_max(
        pos2(inner.left(), inner.bottom() - cards_height),
        pos2(inner.left() + cards_width, inner.bottom()),
    );
    let mut above = cards.top() - gap;
    if let Some(practice) = &view.practice {
        let row =
            Rect::from_min_max(pos2(cards.left(), above - practice::row_height(look)), pos2(cards.right(), above));
        let layout = Layout::left_to_right(Align::Center);
        let mut child = ui.new_child(UiBuilder::new().id_salt("practice").max_rect(row).layout(layout));
        asked = asked.or(practice::row_ui(&mut child, look, room, practice, view.turn > 0));
        above = row.top() - gap;
    }

    let mouth = behind.mouth.or(drawn).unwrap_or_else(|| {
        let free = above - top;
        pos2(whole.left() + whole.width() * 0.645, top + free * 0.6)
    });
    // The tail ends short of the face already.
    let clear = look.px(58.0).min(whole.width() * 0.06);
    let bubble_right = (mouth.x - clear).max(inner.left() + inner.width() * 0.42);
    let free = Rect::from_min_max(pos2(inner.left(), top + gap), pos2(bubble_right, above));
    // Who is being listened to has the word, not the bubble.
    let bubble = match moment.listened {
        Some(_) => Rect::from_min_size(pos2(free.left(), free.center().y), egui::Vec2::ZERO),
        None => bubble::bubble_ui(ui, look, view, free, mouth, moment.elapsed),
    };
    asked = asked.or(skip(ui, view, bubble, is_speaking));

    let notebook = has_notes.then(|| {
        if beside {
            let height = cards_height.max(look.px(300.0)).min(inner.bottom() - top - gap);
            Rect::from_min_max(pos2(inner.right() - notes_width, inner.bottom() - height), inner.max)
        } else {
            let width = look.px(320.0).min(inner.width() * 0.9);
            Rect::from_min_max(pos2(inner.right() - width, top + gap), pos2(inner.right(), inner.bottom()))
        }
    });
    asked = asked.or(if moment.listened.is_some() {
        let asked = listening::listening_ui(ui, look, view, moment, cards);
        asked.or(choices_by_keys(ui, view, true))
    } else if view.over.is_some() {
        over(ui, look, view, cards)
    } else {
        choices(ui, look, view, &laid, cards, is_speaking)
    });
    let waits = |practice: &practice::PracticeView| practice.is_guided && is_speaking;
    if let Some(practice) = view.practice.as_ref().filter(|practice| !waits(practice)) {
        // As far from the face as there is room.
        let right = inner.right();
        let left = (bubble.right() + gap).min(right - look.px(280.0));
        let above = notebook.filter(|_| beside).map_or(above, |notebook| above.min(notebook.top() - gap));
        // Where there is little room it lies over the cards while it is open.
        let bottom = if room == Room::Narrow { inner.bottom() } else { above };
        let corner = Rect::from_min_max(pos2(left, top + gap), pos2(right, bottom));
        asked = asked.or(practice::aside_ui(ui, look, practice, &view.who, corner));
    }
    if let Some(rect) = notebook {
        notebook::notebook_ui(ui, look, &view.notebook, &view.said, &view.who, rect);
    }
    if moment.seconds_left.is_some() || is_speaking {
        // While something runs, and only then.
        let wait = if is_speaking { 33 } else { 250 };
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(wait));
    }
    let face = Rect::from_min_max(pos2(bubble.right(), top), pos2(inner.right(), above));
    (asked, Geometry { bubble, cards, notebook, face })
}

/// While the customer speaks, a press on the bubble, the space bar or Enter shows all of it.
fn skip(ui: &Ui, view: &StageView, bubble: Rect, is_speaking: bool) -> Option<Intent> {
    if !is_speaking {
        return None;
    }
    let id = ui.id().with(("skip", view.turn));
    let response = ui.interact(bubble, id, Sense::click());
    let keys = [Key::Space, Key::Enter, Key::ArrowRight];
    (response.clicked() || keys.iter().any(|key| super::pressed_freely(ui, *key))).then_some(Intent::Skip)
}

fn choices(
    ui: &mut Ui,
    look: Look,
    view: &StageView,
    laid: &cards::Cards,
    room: Rect,
    is_speaking: bool,
) -> Option<Intent> {
    let chosen = cards::cards_ui(ui, look, view, laid, room).map(Intent::Say);
    choices_by_keys(ui, view, is_speaking).or(chosen)
}

fn choices_by_keys(ui: &Ui, view: &StageView, is_speaking: bool) -> Option<Intent> {
    let mut asked = None;
    for (position, key) in super::NUMBERS.iter().enumerate().take(view.options.len()) {
        if super::pressed(ui, *key) {
            // Who cuts in first hears the end: nobody chooses by accident what they have not been asked yet.
            asked = Some(if is_speaking { Intent::Skip } else { Intent::Say(position) });
        }
    }
    asked
}

/// What stands at the top: the way back, the place, the sentence, the time left; and whether the notebook is open.
fn pills(
    ui: &mut Ui,
    look: Look,
    room: Room,
    view: &StageView,
    moment: Moment,
    inner: Rect,
) -> (Option<Intent>, f32, bool) {
    let mut asked = None;
    let height = practice::row_height(look);
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), height));
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("place").max_rect(row).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = look.gap(8.0);
    if small_pill(&mut left, look, room, words::BACK.get(look.lang), Some(Glyph::Left), "Esc", false)
        || super::pressed(ui, Key::Escape)
    {
        asked = Some(Intent::Library);
    }
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("state").max_rect(row).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = look.gap(8.0);
    if small_pill(&mut right, look, room, words::SWITCH.get(look.lang), None, "L", false) {
        asked = Some(Intent::SwitchLanguage);
    }
    if small_pill(&mut right, look, Room::Narrow, words::SETTINGS.get(look.lang), Some(Glyph::Gear), "", false) {
        asked = Some(Intent::Settings);
    }
    let notes_id = egui::Id::new("notebook open");
    let mut is_open: bool = ui.data(|data| data.get_temp(notes_id)).unwrap_or_default();
    if room < Room::Wide {
        let count = view.notebook.count();
        let words = format!("{} {count}", words::NOTEBOOK.get(look.lang));
        if small_pill(&mut right, look, room, &words, Some(Glyph::Notes), "N", is_open) || super::pressed(ui, Key::N) {
            is_open = !is_open;
            ui.data_mut(|data| data.insert_temp(notes_id, is_open));
        }
    } else if super::pressed(ui, Key::N) {
        ui.memory_mut(|memory| memory.request_focus(notebook::focus()));
    }
    timer(&mut right, look, moment);
    plate(&mut right, look, &view.sentence);
    if room > Room::Narrow {
        let free = right.min_rect().left() - left.min_rect().right() - look.gap(16.0);
        if label(&left, look, &view.place, ink(Role::Small, look.ink)).size().x + look.px(32.0) <= free {
            plate(&mut left, look, &view.place);
        }
    }
    let mut bottom = row.bottom();
    if let Some(trouble) = &view.trouble {
        bottom =
            trouble_over(ui, look, trouble, Rect::from_min_max(pos2(inner.left(), bottom + look.gap(8.0)), inner.max));
    }
    (asked, bottom, room == Room::Wide || is_open)
}

/// Words on the scene that cannot be pressed.
fn plate(ui: &mut Ui, look: Look, words: &str) {
    let laid = label(ui, look, words, ink(Role::Small, look.ink));
    let size = vec2(laid.size().x + look.px(28.0), practice::row_height(look));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    ui.painter().rect_filled(rect, CornerRadius::same(100), look.card);
    put(ui, &laid, rect.left() + look.px(14.0), rect.center().y, look.ink);
}

fn timer(ui: &mut Ui, look: Look, moment: Moment) {
    let Some(left) = moment.seconds_left else { return };
    let words = match left {
        0 => words::TIME_OVER.get(look.lang).to_owned(),
        _ => words::SECONDS.with(look.lang, &[("n", &left.to_string())]),
    };
    let is_late = left <= 5;
    let colour = if is_late { look.bright } else { look.ink };
    let fill = if is_late { look.warm } else { look.card };
    let laid = label(ui, look, &words, ink(Role::SmallStrong, colour));
    let size = vec2(laid.size().x + look.px(48.0), practice::row_height(look));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    ui.painter().rect_filled(rect, CornerRadius::same(100), fill);
    super::widgets::glyph(ui, Glyph::Clock, pos2(rect.left() + look.px(20.0), rect.center().y), look.px(8.0), colour);
    put(ui, &laid, rect.left() + look.px(34.0), rect.center().y, colour);
}

/// An error over the stage: the conversation goes on below it. Gives its lower edge.
fn trouble_over(ui: &Ui, look: Look, trouble: &str, room: Rect) -> f32 {
    let pad = vec2(look.gap(14.0), look.gap(8.0));
    let laid = super::text::galley(ui, look, trouble, ink(Role::Body, look.warm), room.width() - 2.0 * pad.x);
    let rect = Rect::from_min_size(room.min, vec2(room.width(), laid.size().y + 2.0 * pad.y));
    let response = ui.interact(rect, ui.id().with("trouble"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, trouble));
    ui.painter().rect(rect, theme::BUTTON, look.card, Stroke::new(2.0, look.warm), StrokeKind::Inside);
    ui.painter().galley(rect.min + pad, laid, look.warm);
    rect.bottom()
}

fn over(ui: &mut Ui, look: Look, view: &StageView, room: Rect) -> Option<Intent> {
    let over = view.over.as_deref()?;
    surface(ui, room, theme::ROUND, look.card, look.line, true);
    let inside = room.shrink2(vec2(look.gap(24.0), look.gap(12.0)));
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("over").max_rect(inside).layout(Layout::right_to_left(Align::Center)));
    let response = button(&mut right, look, words::SEE_DEBRIEF.get(look.lang), Some("Enter"), None, Kind::Primary);
    let asked = (response.clicked() || super::pressed_freely(ui, Key::Enter)).then_some(Intent::Debrief);
    let left = Rect::from_min_max(inside.min, pos2(right.min_rect().left() - look.gap(16.0), inside.bottom()));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("end").max_rect(left));
    ui.spacing_mut().item_spacing.y = look.gap(2.0);
    let head = super::text::elided(&ui, look, over, ink(Role::H2, look.ink), left.width(), 1);
    let lead_words = words::OVER_LEAD.get(look.lang);
    let lead = super::text::elided(&ui, look, lead_words, ink(Role::Body, look.soft), left.width(), 1);
    ui.add_space(((left.height() - head.size().y - lead.size().y) / 2.0).max(0.0));
    put_label(&mut ui, &head, over, look.ink);
    put_label(&mut ui, &lead, lead_words, look.soft);
    asked
}
