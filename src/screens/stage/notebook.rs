//! The notebook: what a careful colleague would have written down, and the talk so far on its second leaf.

use super::view::{Said, Speaker};
use crate::debrief::ledgers;
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::screens::text::{ink, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{bullet, focus_ring, segments};
use crate::screens::words;
use egui::{
    CornerRadius, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// What has been written down.
#[derive(Clone, Debug, Default)]
pub(super) struct Notebook {
    authority: String,
    facts: Vec<String>,
    promises: Vec<String>,
    amounts: Vec<String>,
}

impl Notebook {
    pub fn new(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Self {
        let state = replay.now(roleplay);
        let scenario = roleplay.scenario;
        let books = ledgers(roleplay, replay);
        Self {
            authority: scenario.authority.get(lang).to_owned(),
            facts: (0..scenario.facts.len())
                .filter(|fact| state.found(*fact))
                .map(|fact| scenario.facts[fact].text.get(lang).to_owned())
                .collect(),
            promises: books
                .promises
                .iter()
                .map(|entry| {
                    let due = words::when(entry.promise.due, lang);
                    words::DUE.with(lang, &[("what", entry.promise.what.get(lang)), ("when", &due)])
                })
                .collect(),
            amounts: books
                .quotes
                .iter()
                .map(|entry| {
                    let amount = words::amount(entry.quote, lang);
                    let what = match entry.quote.what.get(lang) {
                        "" => amount,
                        what => format!("{what}{}{amount}", lang.pick("：", ": ")),
                    };
                    words::ON.with(lang, &[("what", &what), ("when", &words::when(entry.said, lang))])
                })
                .collect(),
        }
    }

    /// How many things are written down.
    pub fn count(&self) -> usize {
        self.facts.len() + self.promises.len() + self.amounts.len()
    }
}

/// The name of the notebook among the things that can have the focus.
pub(super) fn focus() -> Id {
    Id::new("notebook")
}

/// Draws the notebook over `rect`.
pub(super) fn notebook_ui(ui: &mut Ui, look: Look, notes: &Notebook, said: &[Said], who: &str, rect: Rect) {
    let leaf_id = Id::new("notebook leaf");
    let mut leaf: usize = ui.data(|data| data.get_temp(leaf_id)).unwrap_or_default();
    paper(ui, look, rect);
    // Can have the focus, so that the keys that move a page move this one.
    let frame = ui.interact(rect, focus(), Sense::focusable_noninteractive());
    frame.widget_info(|| WidgetInfo::labeled(WidgetType::Panel, true, words::NOTEBOOK.get(look.lang)));
    focus_ring(ui, look, &frame, theme::BUTTON);
    let top = rect.top() + look.px(20.0);
    let inside = Rect::from_min_max(
        pos2(rect.left() + look.gap(14.0), top),
        pos2(rect.right() - look.gap(8.0), rect.bottom() - look.gap(10.0)),
    );
    let mut child = ui.new_child(UiBuilder::new().id_salt("page").max_rect(inside));
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(look.gap(6.0), look.gap(4.0));
    let leaves = [words::NOTES.get(look.lang), words::TALK.get(look.lang)];
    if let Some(pressed) = segments(ui, look, "", &leaves, Some(leaf)) {
        leaf = pressed;
        ui.data_mut(|data| data.insert_temp(leaf_id, leaf));
    }
    ui.add_space(look.gap(2.0));
    ScrollArea::vertical().id_salt(("notebook", leaf)).auto_shrink([false, false]).stick_to_bottom(leaf == 1).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width() - look.gap(10.0));
            if leaf == 0 {
                notes_page(ui, look, notes);
            } else {
                talk_page(ui, look, said, who);
            }
            if ui.memory(|memory| memory.has_focus(focus())) {
                crate::screens::scroll_by_keys(ui, look, true);
            }
        },
    );
}

fn notes_page(ui: &mut Ui, look: Look, notes: &Notebook) {
    let parts: [(words::Word, &[String], usize); 3] = [
        (words::HEARD_OF, &notes.facts, 1),
        (words::PROMISES, &notes.promises, 2),
        (words::AMOUNTS, &notes.amounts, 0),
    ];
    let mut is_empty = true;
    for (head, lines, series) in parts {
        if !lines.is_empty() {
            is_empty = false;
            let colour = look.series[series].text;
            show(ui, look, head.get(look.lang), ink(Role::SmallStrong, colour));
            lines.iter().for_each(|line| bullet(ui, look, line, Role::Small, colour));
        }
    }
    if is_empty {
        show(ui, look, words::NOTHING_YET.get(look.lang), ink(Role::Small, look.soft));
    }
    if !notes.authority.is_empty() {
        show(ui, look, words::AUTHORITY.get(look.lang), ink(Role::SmallStrong, look.accent_deep));
        show(ui, look, &notes.authority, ink(Role::Small, look.ink));
    }
}

fn talk_page(ui: &mut Ui, look: Look, said: &[Said], who: &str) {
    if said.is_empty() {
        show(ui, look, words::NOTHING_SAID.get(look.lang), ink(Role::Small, look.soft));
    }
    for line in said {
        match line.by {
            Speaker::Nobody => {
                show(ui, look, &line.words, ink(Role::Small, look.soft));
            }
            Speaker::Customer => {
                show(ui, look, who, ink(Role::SmallStrong, look.soft));
                show(ui, look, &line.words, ink(Role::Small, look.ink));
            }
            Speaker::Trainee => {
                show(ui, look, words::YOU.get(look.lang), ink(Role::SmallStrong, look.accent_deep));
                show(ui, look, &line.words, ink(Role::Small, look.ink));
            }
        }
    }
}

/// Ruled paper in a spiral, with a margin line.
fn paper(ui: &Ui, look: Look, rect: Rect) {
    let radius = CornerRadius::same(8);
    ui.painter().add(theme::RAISED.as_shape(rect, radius));
    ui.painter().rect(rect, radius, look.note, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let line = look.px(25.0);
    let mut y = rect.top() + look.px(64.0);
    while y < rect.bottom() - 8.0 {
        ui.painter().hline(rect.left() + 8.0..=rect.right() - 8.0, y, Stroke::new(1.0, look.note_line));
        y += line;
    }
    let margin = rect.left() + look.gap(9.0);
    let red = look.warm.gamma_multiply(0.35);
    ui.painter().vline(margin, rect.top() + 12.0..=rect.bottom() - 8.0, Stroke::new(1.0, red));
    let count = 7;
    for ring in 0..count {
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let share = (ring as f32 + 0.5) / count as f32;
        let x = rect.left() + rect.width() * share;
        ui.painter().circle_filled(pos2(x, rect.top() + 9.0), 3.0, look.note_line);
        ui.painter().vline(x, rect.top() - 6.0..=rect.top() + 8.0, Stroke::new(2.5, look.control));
    }
}
