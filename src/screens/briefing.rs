//! Before the conversation: who you are, where, what you know, what you may decide; then a knock, a ring, a door.

use super::backdrop::{Backdrop, scene};
use super::bar::{Place, bar};
use super::portrait::Likeness;
use super::settings::{Mode, Settings};
use super::text::{ink, show};
use super::theme::{self, Look, Role, Room};
use super::widgets::{Kind, button, rule, segments};
use super::{Intent, words};
use crate::records::progress::Form;
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::Scenario;
use crate::sound::Arrival;
use egui::{Align, Key, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

/// Everything the briefing shows.
#[derive(Clone, Debug)]
pub struct BriefingView {
    title: String,
    note: String,
    place: Backdrop,
    likeness: Option<Likeness>,
    /// Headings and what stands below them.
    parts: Vec<(String, String)>,
    begin: String,
    settings: Box<Settings>,
    /// The word on the way back.
    back: &'static str,
    /// The changed form of a review.
    form: Form,
    /// The index of the case, where it can be played with a class.
    class: Option<usize>,
}

impl BriefingView {
    /// The briefing of a case.
    #[must_use]
    pub fn new(scenario: &Scenario, rulebook: &Rulebook, settings: &Settings) -> Self {
        let lang = settings.language;
        let first = scenario.node(scenario.first);
        let state = Roleplay::new(rulebook, scenario).begin(&mut ());
        let place = Backdrop::of(scenario, &state, settings.mode == Mode::Exam);
        let parts = [
            (words::WHO_YOU_ARE, scenario.you.get(lang)),
            (words::WHERE, first.place.get(lang)),
            (words::YOU_KNOW, scenario.premise.get(lang)),
            (words::YOU_DECIDE, scenario.authority.get(lang)),
        ];
        let level = words::LEVEL.with(lang, &[("n", &scenario.level.to_string())]);
        Self {
            title: scenario.title.get(lang).to_owned(),
            note: format!("{level} · {}", words::place(scenario.setting, scenario.channel, lang)),
            place,
            likeness: place
                .shows_somebody()
                .then(|| Likeness::opening(scenario, rulebook.behaviours[scenario.customer.behaviour].start)),
            parts: parts
                .iter()
                .filter(|(_, words)| !words.is_empty())
                .map(|(head, words)| (head.get(lang).to_owned(), (*words).to_owned()))
                .collect(),
            begin: words::begin(Arrival::of(first.setting, first.channel)).get(lang).to_owned(),
            settings: Box::new(settings.clone()),
            back: words::BACK.get(lang),
            form: Form::default(),
            class: None,
        }
    }

    /// With the way to playing it with a class, by the index of the case in the library.
    #[must_use]
    pub(super) const fn with_class(mut self, index: Option<usize>) -> Self {
        self.class = index;
        self
    }

    /// With the word on the way back.
    #[must_use]
    pub(super) const fn with_back(mut self, back: &'static str) -> Self {
        self.back = back;
        self
    }

    /// To be played in a changed form, which is said.
    #[must_use]
    pub fn with_form(mut self, form: Form) -> Self {
        if form != Form::default() {
            let lang = self.settings.language;
            self.parts.push((words::THIS_TIME.get(lang).to_owned(), form.words().get(lang).to_owned()));
        }
        self.form = form;
        self
    }
}

/// Draws the briefing.
pub fn briefing_ui(ui: &mut Ui, look: Look, view: &BriefingView) -> Option<Intent> {
    let place = Place::Inside { back: view.back, title: &view.title, note: &view.note };
    // Where there is little room below it stands above.
    let is_narrow = look.room(ui.max_rect().width()) == Room::Narrow;
    let (rest, mut asked) =
        bar(ui, look, &place, |ui| if is_narrow { with_class(ui, look, view, Kind::Quiet) } else { None });
    let room = look.room(rest.width());
    let margin = look.margin(rest.width());
    let actions = Rect::from_min_max(pos2(rest.left(), rest.bottom() - look.px(84.0)), rest.max);
    asked = asked.or(actions_ui(ui, look, room, view, actions));
    let body = Rect::from_min_max(rest.min, pos2(rest.right(), actions.top()));
    let width = (body.width() - 2.0 * margin).min(1_100.0_f32.max(look.px(900.0)));
    let inner = Rect::from_center_size(body.center(), vec2(width, body.height() - 2.0 * look.gap(16.0)));
    let scene_width = if room == Room::Narrow { 0.0 } else { (inner.width() * 0.38).min(look.px(432.0)) };
    if scene_width > 0.0 {
        let scene = Rect::from_min_size(inner.min, vec2(scene_width, inner.height()));
        scene_ui(ui, look, view, scene);
    }
    let gap = if scene_width > 0.0 { look.gap(24.0) } else { 0.0 };
    let text = Rect::from_min_max(pos2(inner.left() + scene_width + gap, inner.top()), inner.max);
    let mut child = ui.new_child(UiBuilder::new().id_salt("briefing").max_rect(text));
    ScrollArea::vertical().id_salt("briefing").auto_shrink([false, false]).show(&mut child, |ui| {
        ui.set_width((ui.available_width() - look.gap(8.0)).min(look.px(600.0)));
        ui.spacing_mut().item_spacing.y = look.gap(4.0);
        if room == Room::Narrow {
            let (scene, _) = ui.allocate_exact_size(vec2(ui.available_width(), look.px(120.0)), Sense::hover());
            scene_ui(ui, look, view, scene);
            ui.add_space(look.gap(8.0));
        }
        show(ui, look, &view.title, ink(Role::H1, look.ink));
        ui.add_space(look.gap(4.0));
        for (index, (head, words)) in view.parts.iter().enumerate() {
            if index > 0 {
                ui.add_space(look.gap(6.0));
                rule(ui, look);
                ui.add_space(look.gap(6.0));
            }
            show(ui, look, head, ink(Role::SmallStrong, look.accent_deep));
            show(ui, look, words, ink(Role::Say, look.ink));
        }
        super::scroll_by_keys(ui, look, true);
    });
    asked
}

fn scene_ui(ui: &Ui, look: Look, view: &BriefingView, rect: Rect) {
    let _ = scene(ui, view.place, view.likeness.as_ref(), rect.shrink(1.0), theme::ROUND);
    ui.painter().rect_stroke(rect, theme::ROUND, Stroke::new(1.0, look.line), StrokeKind::Inside);
}

fn actions_ui(ui: &mut Ui, look: Look, room: Room, view: &BriefingView, strip: Rect) -> Option<Intent> {
    let mut asked = None;
    ui.painter().rect_filled(strip, 0.0, look.card);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, look.line));
    let inner = strip.shrink2(vec2(look.margin(strip.width()), 0.0));
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("begin").max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    let begin = button(&mut right, look, &view.begin, Some("Enter"), None, Kind::Primary);
    if begin.clicked() || super::pressed_freely(ui, Key::Enter) {
        asked = Some(Intent::Begin);
    }
    if room > Room::Narrow {
        right.add_space(look.gap(12.0));
        asked = asked.or(with_class(&mut right, look, view, Kind::Plain));
    }
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("mode").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = look.gap(12.0);
    if view.form.exam {
        // This review is one; there is nothing to choose.
        show(&mut left, look, words::EXAM_NOTE.get(look.lang), ink(Role::Small, look.soft));
        return asked;
    }
    let modes = Mode::ALL.map(|mode| words::mode(mode).get(look.lang));
    let mode = view.settings.mode;
    let chosen = Mode::ALL.iter().position(|it| *it == mode);
    if let Some(pressed) = segments(&mut left, look, "", &modes, chosen) {
        let mode = Mode::ALL[pressed];
        asked = Some(Intent::Set(Box::new(Settings { mode, ..(*view.settings).clone() })));
    }
    if room > Room::Narrow {
        let note = match mode {
            Mode::Guided => words::GUIDED_NOTE,
            Mode::Practice => words::PRACTICE_NOTE,
            Mode::Exam => words::EXAM_NOTE,
        };
        let free = right.min_rect().left() - left.min_rect().right() - look.gap(28.0);
        let laid = super::text::elided(&left, look, note.get(look.lang), ink(Role::Small, look.soft), free, 2);
        super::text::put_label(&mut left, &laid, note.get(look.lang), look.soft);
    }
    asked
}

/// The way to playing it with a class, where classes can be opened.
fn with_class(ui: &mut Ui, look: Look, view: &BriefingView, kind: Kind) -> Option<Intent> {
    let index = view.class?;
    button(ui, look, words::WITH_CLASS.get(look.lang), None, None, kind).clicked().then_some(Intent::WithClass(index))
}
