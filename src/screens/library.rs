//! The cases: one card each, in order of level; files that cannot be read last.

use super::bar::{Place, bar};
use super::text::{galley, ink, label, show};
use super::theme::{self, Role};
use super::widgets::{focus_ring, key_cap, pressable, surface};
use super::{Intent, words};
use crate::language::Lang;
use crate::scenario::{Entry, Library, Scenario};
use crate::source::Locator;
use egui::{Galley, Key, Rect, ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Everything the library shows.
#[derive(Clone, Debug)]
pub struct LibraryView {
    cards: Vec<Card>,
}

#[derive(Clone, Debug)]
enum Card {
    Case(CaseCard),
    Broken(BrokenCard),
}

/// A case to choose.
#[derive(Clone, Debug)]
struct CaseCard {
    index: usize,
    /// The number key that opens it.
    key: Option<usize>,
    title: String,
    level: u8,
    place: String,
    you: String,
    premise: String,
}

/// A file that does not load, for the trainer who wrote it.
#[derive(Clone, Debug)]
struct BrokenCard {
    /// The file and the place in it.
    file: String,
    /// The line of the file and how much of it, in characters, is before and under the caret.
    line: Option<(String, usize, usize)>,
    message: String,
    help: Option<String>,
    more: Option<String>,
    check: String,
}

impl LibraryView {
    /// The library in a language.
    #[must_use]
    pub fn new(library: &Library, lang: Lang) -> Self {
        let cards = library.entries().iter().enumerate().map(|(index, entry)| match &entry.scenario {
            Some(scenario) => Card::Case(CaseCard::new(index, scenario, lang)),
            None => Card::Broken(BrokenCard::new(entry, lang)),
        });
        Self { cards: cards.collect() }
    }

    fn count(&self, lang: Lang) -> String {
        let broken = self.cards.iter().filter(|card| matches!(card, Card::Broken(_))).count();
        let cases = (self.cards.len() - broken).to_string();
        let word = if broken == 0 { words::COUNT } else { words::COUNT_BROKEN };
        word.with(lang, &[("n", &cases), ("m", &broken.to_string())])
    }
}

impl CaseCard {
    fn new(index: usize, scenario: &Scenario, lang: Lang) -> Self {
        Self {
            index,
            // Cases come first in the library, so the place on the screen is the index.
            key: (index < super::NUMBERS.len()).then_some(index + 1),
            title: scenario.title.get(lang).to_owned(),
            level: scenario.level,
            place: words::place(scenario.setting, scenario.channel, lang),
            you: words::YOU_ARE.with(lang, &[("who", scenario.you.get(lang))]),
            premise: scenario.premise.get(lang).to_owned(),
        }
    }
}

impl BrokenCard {
    fn new(entry: &Entry, lang: Lang) -> Self {
        let source = &entry.source;
        let finding = entry.findings.first();
        let bytes = finding.and_then(|finding| Locator::new(&source.text).bytes(&finding.at));
        let mut file = source.name.clone();
        let mut line = None;
        if let Some(bytes) = bytes {
            let start = source.text[..bytes.start].rfind('\n').map_or(0, |end| end + 1);
            let number = source.text[..start].matches('\n').count() + 1;
            let words = source.text[start..].lines().next().unwrap_or_default();
            let before = source.text[start..bytes.start].chars().count();
            let under = source.text[bytes].lines().next().unwrap_or_default().chars().count().max(1);
            let (n, c) = (number.to_string(), (before + 1).to_string());
            let at = words::AT.with(lang, &[("line", &n), ("column", &c)]);
            file = format!("{file} · {at}");
            // The blanks at its start say nothing, and a very long line would not fit.
            let indent = words.chars().take_while(|c| c.is_whitespace()).count().min(before);
            let shown: String = words.chars().skip(indent).take(CODE).collect();
            if before - indent < CODE {
                line = Some((shown, before - indent, under.min(CODE - (before - indent))));
            }
        }
        let rest = entry.findings.len().saturating_sub(1);
        Self {
            file,
            line,
            message: finding.map_or_else(String::new, |finding| full_stop(finding.message.get(lang), lang)),
            help: finding.and_then(|finding| Some(full_stop(finding.help.as_ref()?.get(lang), lang))),
            more: (rest > 0).then(|| words::MORE_FINDINGS.with(lang, &[("n", &rest.to_string())])),
            check: words::SHOW_ALL.with(lang, &[("file", &source.name)]),
        }
    }
}

/// At most so many characters of a broken line are shown.
const CODE: usize = 36;

fn full_stop(words: &str, lang: Lang) -> String {
    if words.ends_with(['？', '?', '。', '.']) {
        words.to_owned()
    } else {
        format!("{words}{}", lang.pick("。", "."))
    }
}

/// Draws the library.
pub fn library_ui(ui: &mut Ui, lang: Lang, view: &LibraryView) -> Option<Intent> {
    let (rest, mut asked) = bar(ui, lang, &Place::Home);
    let mut body = ui.new_child(UiBuilder::new().id_salt("library").max_rect(rest));
    let ui = &mut body;
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        super::page(ui, |ui| {
            show(ui, lang, words::CASES.get(lang), ink(Role::H1, theme::INK));
            let lead = if view.cards.is_empty() { words::NO_CASES } else { words::CASES_LEAD };
            show(ui, lang, lead.get(lang), ink(Role::Body, theme::SOFT));
            ui.add_space(12.0);
            asked = asked.or(grid(ui, lang, view));
            let cases = view.cards.iter().filter_map(|card| match card {
                Card::Case(case) => Some(case.index),
                Card::Broken(_) => None,
            });
            for (index, key) in cases.zip(super::NUMBERS) {
                if super::pressed(ui, key) {
                    asked = Some(Intent::Open(index));
                }
            }
            ui.add_space(12.0);
            show(ui, lang, &view.count(lang), ink(Role::Small, theme::SOFT));
        });
        super::scroll_by_keys(ui);
    });
    asked
}

/// The narrowest card that reads well, in points.
const NARROWEST: f32 = 300.0;
/// A card wider than this would have lines too long to read.
const CARD_WIDEST: f32 = 480.0;

fn grid(ui: &mut Ui, lang: Lang, view: &LibraryView) -> Option<Intent> {
    let mut asked = None;
    let width = ui.available_width();
    let mut columns: u16 = 1;
    while columns < 5 && (width + theme::GAP) / f32::from(columns + 1) - theme::GAP >= NARROWEST {
        columns += 1;
    }
    let each = ((width + theme::GAP) / f32::from(columns) - theme::GAP).min(CARD_WIDEST).floor();
    // Keys begin at the first case without a search for it.
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    let wants_first =
        nothing_focused && [Key::ArrowRight, Key::ArrowDown, Key::Enter].iter().any(|key| super::pressed(ui, *key));
    let mut is_first = true;
    for row in view.cards.chunks(usize::from(columns)) {
        let laid: Vec<Laid> = row.iter().map(|card| lay_out(ui, lang, card, each)).collect();
        let height = laid.iter().map(|laid| laid.height).fold(0.0, f32::max);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP;
            for (card, laid) in row.iter().zip(laid) {
                match card {
                    Card::Case(case) => {
                        let (rect, response) = pressable(ui, vec2(each, height), &case.title);
                        if is_first && wants_first {
                            response.request_focus();
                        }
                        is_first = false;
                        let border = if response.hovered() { theme::CONTROL } else { theme::LINE };
                        let fill = if response.is_pointer_button_down_on() { theme::SUNK } else { theme::CARD };
                        surface(ui, rect, theme::ROUND, fill, border, response.hovered());
                        paint(ui, rect, laid);
                        focus_ring(ui, &response, theme::ROUND);
                        if response.clicked() {
                            asked = Some(Intent::Open(case.index));
                        }
                    }
                    Card::Broken(broken) => {
                        let (rect, response) = ui.allocate_exact_size(vec2(each, height), Sense::hover());
                        let name = format!("{}: {} {}", words::BROKEN.get(lang), broken.file, broken.message);
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &name));
                        ui.painter().rect_filled(rect, theme::ROUND, theme::CARD);
                        dashed_border(ui, rect);
                        paint(ui, rect, laid);
                    }
                }
            }
        });
        ui.add_space(theme::GAP - ui.spacing().item_spacing.y);
    }
    asked
}

/// The parts of a card with their places from its corner, and its height.
struct Laid {
    parts: Vec<(egui::Vec2, Arc<Galley>)>,
    pips: Option<(egui::Vec2, u8)>,
    well: Option<(Rect, Arc<Galley>, f32, f32)>,
    number: Option<Arc<Galley>>,
    height: f32,
}

fn lay_out(ui: &Ui, lang: Lang, card: &Card, width: f32) -> Laid {
    let inner = width - 2.0 * theme::PAD;
    let mut laid = Laid { parts: Vec::new(), pips: None, well: None, number: None, height: theme::PAD };
    let line = |laid: &mut Laid, words: &str, role: Role, colour, space: f32| {
        let part = galley(ui, lang, words, ink(role, colour), inner);
        let at = vec2(theme::PAD, laid.height);
        laid.height += part.size().y + space;
        laid.parts.push((at, part));
    };
    match card {
        Card::Case(case) => {
            // The number key stands at the right of the title.
            let title = galley(ui, lang, &case.title, ink(Role::H2, theme::INK), inner - 34.0);
            laid.height += title.size().y + 4.0;
            laid.parts.push((vec2(theme::PAD, theme::PAD), title));
            let level = words::LEVEL.with(lang, &[("n", &case.level.to_string())]);
            let level = label(ui, lang, &level, ink(Role::SmallStrong, theme::INK));
            let place = label(ui, lang, &case.place, ink(Role::Small, theme::SOFT));
            let top = laid.height;
            let after = theme::PAD + level.size().x + 8.0;
            laid.pips = Some((vec2(after, top + level.size().y / 2.0), case.level));
            laid.height += level.size().y + 10.0;
            laid.number = case.key.map(|key| label(ui, lang, &key.to_string(), ink(Role::Micro, theme::SOFT)));
            laid.parts.push((vec2(theme::PAD, top), level));
            laid.parts.push((vec2(after + PIPS + 10.0, top), place));
            line(&mut laid, &case.premise, Role::Body, theme::INK, 10.0);
            line(&mut laid, &case.you, Role::Small, theme::SOFT, 0.0);
        }
        Card::Broken(broken) => {
            line(&mut laid, &format!("! {}", words::BROKEN.get(lang)), Role::H3, theme::WARM, 2.0);
            line(&mut laid, &broken.file, Role::Small, theme::SOFT, 8.0);
            if let Some((code, before, under)) = &broken.line {
                let part = label(ui, lang, code, ink(Role::Small, theme::INK));
                let part_width = |n: usize| {
                    let head: String = code.chars().take(n).collect();
                    label(ui, lang, &head, ink(Role::Small, theme::INK)).size().x
                };
                let (from, to) = (part_width(*before), part_width(before + under));
                let well = Rect::from_min_size(pos2(theme::PAD, laid.height), vec2(inner, part.size().y + 22.0));
                laid.height += well.height() + 8.0;
                laid.well = Some((well, part, from, to.max(from + 6.0)));
            }
            line(&mut laid, &broken.message, Role::Body, theme::INK, 2.0);
            if let Some(help) = &broken.help {
                line(&mut laid, help, Role::Strong, theme::INK, 2.0);
            }
            if let Some(more) = &broken.more {
                line(&mut laid, more, Role::Small, theme::SOFT, 0.0);
            }
            line(&mut laid, &broken.check, Role::Small, theme::SOFT, 0.0);
        }
    }
    laid.height += theme::PAD;
    laid
}

/// Width of the five pips of a level.
const PIPS: f32 = 5.0 * 8.0;

fn paint(ui: &Ui, rect: Rect, laid: Laid) {
    for (at, part) in laid.parts {
        ui.painter().galley(rect.min + at, part, theme::INK);
    }
    if let Some(number) = laid.number {
        key_cap(ui, &number, rect.right() - theme::PAD - 22.0, rect.top() + theme::PAD + 14.0, theme::SOFT);
    }
    if let Some((at, level)) = laid.pips {
        for pip in 0..5_u8 {
            let colour = if pip < level { theme::INK } else { theme::LINE };
            let x = rect.left() + at.x + f32::from(pip) * 8.0;
            let body = Rect::from_min_size(pos2(x, rect.top() + at.y - 5.0), vec2(5.0, 11.0));
            ui.painter().rect_filled(body, 2.0, colour);
        }
    }
    if let Some((well, code, from, to)) = laid.well {
        let well = well.translate(rect.min.to_vec2());
        let clipped = ui.painter().with_clip_rect(well.intersect(ui.clip_rect()));
        clipped.rect_filled(well, theme::BUTTON, theme::SUNK);
        let x = well.left() + 10.0;
        let y = well.top() + 6.0 + code.size().y;
        clipped.galley(pos2(x, well.top() + 6.0), code, theme::INK);
        clipped.hline(x + from..=x + to, y + 2.0, Stroke::new(2.5, theme::WARM));
    }
}

/// A broken file is dashed: seen without colour.
fn dashed_border(ui: &Ui, rect: Rect) {
    let r = 10.0;
    let rect = rect.shrink(1.0);
    let mut path = Vec::new();
    let corners = [
        (rect.right_top() + vec2(-r, r), -90.0_f32),
        (rect.right_bottom() + vec2(-r, -r), 0.0),
        (rect.left_bottom() + vec2(r, -r), 90.0),
        (rect.left_top() + vec2(r, r), 180.0),
    ];
    for (centre, from) in corners {
        path.extend(
            (0_u8..=6).map(|step| centre + egui::Vec2::angled((from + f32::from(step) * 15.0).to_radians()) * r),
        );
    }
    path.extend(path.first().copied());
    ui.painter().extend(Shape::dashed_line(&path, Stroke::new(1.5, theme::WARM), 7.0, 5.0));
}
