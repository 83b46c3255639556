//! What was found out, what was not, and the sentence that would have found it.

use crate::debrief::{Judge, missed_facts};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::screens::text::{galley, ink};
use crate::screens::theme::{Look, Role, Tint};
use crate::screens::widgets::{Glyph, dashed, glyph, title};
use crate::screens::words;
use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The facts of a case.
#[derive(Clone, Debug)]
pub(super) struct FactsView {
    title: String,
    found: Vec<String>,
    /// The fact, and the sentence that would have found it.
    missed: Vec<[String; 2]>,
}

impl FactsView {
    pub fn new(judge: &Judge<'_>, replay: &Replay, lang: Lang) -> Self {
        let roleplay = judge.roleplay();
        let facts = &roleplay.scenario.facts;
        let missed = missed_facts(judge, replay);
        let found: Vec<String> = (0..facts.len())
            .filter(|fact| missed.iter().all(|missed| missed.fact != *fact))
            .map(|fact| facts[fact].text.get(lang).to_owned())
            .collect();
        let counts = [("n", &*found.len().to_string()), ("m", &*facts.len().to_string())];
        let mut view = Self { title: words::FACTS.with(lang, &counts), found, missed: Vec::new() };
        for missed in missed {
            let fact = facts[missed.fact].text.get(lang);
            let hint = hint(&roleplay, replay, missed.turn, missed.by, lang);
            // One sentence often finds several things: said once.
            match view.missed.iter_mut().find(|[_, other]| *other == hint) {
                Some([facts, _]) => *facts += &format!("{}{fact}", words::AND.get(lang)),
                None => view.missed.push([words::MISSED.with(lang, &[("fact", fact)]), hint]),
            }
        }
        view
    }
}

/// The sentence that would have found a fact.
fn hint(
    roleplay: &Roleplay<'_>,
    replay: &Replay,
    turn: Option<usize>,
    by: Option<(usize, usize)>,
    lang: Lang,
) -> String {
    let Some((node, response)) = by else { return String::new() };
    let quoted = |words: &str| words.trim_matches(['“', '”']).to_owned();
    if let Some(turn) = turn {
        let words = quoted(roleplay.words(&replay.turns[turn].before, response).get(lang));
        return words::MISSED_AT.with(lang, &[("n", &(turn + 1).to_string()), ("words", &words)]);
    }
    let say = &roleplay.scenario.node(node).responses[response].say;
    let words = say.last().map_or_else(String::new, |say| quoted(say.value.get(lang)));
    words::MISSED_ANYWHERE.with(lang, &[("words", &words)])
}

/// Draws them.
pub(super) fn facts_ui(ui: &mut Ui, look: Look, view: &FactsView) {
    title(ui, look, &view.title);
    for fact in &view.found {
        tick_line(ui, look, fact);
    }
    for [fact, hint] in &view.missed {
        missed(ui, look, fact, hint);
    }
}

fn tick_line(ui: &mut Ui, look: Look, words: &str) {
    let indent = look.px(24.0);
    let laid = galley(ui, look, words, ink(Role::Small, look.ink), ui.available_width() - indent);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), laid.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    let at = pos2(rect.left() + look.px(8.0), rect.top() + look.line_height(Role::Small) / 2.0);
    glyph(ui, Glyph::Tick, at, look.px(7.0), look.sage);
    ui.painter().galley(rect.min + vec2(indent, 0.0), laid, look.ink);
}

fn missed(ui: &mut Ui, look: Look, fact: &str, hint: &str) {
    let width = ui.available_width();
    let pad = vec2(look.gap(12.0), look.gap(8.0));
    let inner = width - 2.0 * pad.x;
    let head = galley(ui, look, fact, ink(Role::SmallStrong, look.ink), inner);
    let tail = (!hint.is_empty()).then(|| galley(ui, look, hint, ink(Role::Small, look.ink), inner));
    let height = head.size().y + tail.as_ref().map_or(0.0, |tail| tail.size().y) + 2.0 * pad.y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{fact} {hint}").trim().to_owned()));
    let tint = Tint { fill: look.amber_tint, text: look.amber };
    ui.painter().rect_filled(rect, crate::screens::theme::BUTTON, tint.fill);
    dashed(ui, rect, 9.0, Stroke::new(1.5, tint.text));
    let below = Rect::from_min_size(rect.min + pad + vec2(0.0, head.size().y), vec2(inner, 0.0));
    ui.painter().galley(rect.min + pad, head, look.ink);
    if let Some(tail) = tail {
        ui.painter().galley(below.min, tail, look.ink);
    }
}
