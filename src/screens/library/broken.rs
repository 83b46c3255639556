//! A file that does not load, as a card in its place: for the trainer who wrote it.

use crate::language::Lang;
use crate::scenario::Entry;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, dashed, glyph};
use crate::screens::words;
use crate::source::Locator;
use egui::{Galley, Rect, Sense, Stroke, Ui, pos2, vec2};
use std::sync::Arc;

/// A file that does not load.
#[derive(Clone, Debug)]
pub(super) struct BrokenCard {
    /// The file and the place in it.
    file: String,
    line: Option<Line>,
    message: String,
    help: Option<String>,
    more: Option<String>,
    check: String,
}

/// The line of the file with the mistake.
#[derive(Clone, Debug)]
struct Line {
    number: String,
    code: String,
    /// Characters before and under the carets.
    before: usize,
    under: usize,
}

/// The file and the line of its first finding, in words.
pub(in crate::screens) fn place_in(entry: &Entry, lang: Lang) -> String {
    BrokenCard::new(entry, lang).file
}

/// At most so many characters of a broken line are shown.
const CODE: usize = 32;

impl BrokenCard {
    pub fn new(entry: &Entry, lang: Lang) -> Self {
        let source = &entry.source;
        let finding = entry.findings.first();
        let bytes = finding.and_then(|finding| Locator::new(&source.text).bytes(&finding.at));
        let mut file = source.name.clone();
        let mut line = None;
        if let Some(bytes) = bytes {
            let start = source.text[..bytes.start].rfind('\n').map_or(0, |end| end + 1);
            let number = (source.text[..start].matches('\n').count() + 1).to_string();
            let words = source.text[start..].lines().next().unwrap_or_default();
            let before = source.text[start..bytes.start].chars().count();
            let under = source.text[bytes].lines().next().unwrap_or_default().chars().count().max(1);
            let at = words::AT.with(lang, &[("line", &number), ("column", &(before + 1).to_string())]);
            file = format!("{file} · {at}");
            // The blanks at its start say nothing; a very long line is shown from a little before the mistake.
            let indent = words.chars().take_while(|c| c.is_whitespace()).count().min(before);
            let skip = indent.max(before.saturating_sub(CODE / 3).min(before + under).saturating_sub(0));
            let skip = if before + under - indent <= CODE { indent } else { skip };
            let code: String = words.chars().skip(skip).take(CODE).collect();
            let before = before - skip;
            line = Some(Line { number, code, before, under: under.min(CODE - before) });
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

    /// All of it for a screen reader.
    fn told(&self, lang: Lang) -> String {
        let help = self.help.as_deref().unwrap_or_default();
        format!("{}: {} {} {help}", words::BROKEN.get(lang), self.file, self.message)
    }
}

fn full_stop(words: &str, lang: Lang) -> String {
    if words.ends_with(['？', '?', '。', '.']) {
        words.to_owned()
    } else {
        format!("{words}{}", lang.pick("。", "."))
    }
}

/// A card laid out for a width.
pub(super) struct Laid {
    parts: Vec<(egui::Vec2, Arc<Galley>)>,
    well: Option<(Rect, [f32; 2], f32)>,
    pub height: f32,
}

/// Lays a card out for a width.
pub(super) fn lay_out(ui: &Ui, look: Look, card: &BrokenCard, width: f32) -> Laid {
    let pad = look.gap(14.0);
    let inner = width - 2.0 * pad;
    let mut laid = Laid { parts: Vec::new(), well: None, height: pad };
    let head = galley(ui, look, words::BROKEN.get(look.lang), ink(Role::H3, look.warm), inner - look.px(28.0));
    let head_height = head.size().y;
    laid.parts.push((vec2(pad + look.px(28.0), laid.height), head));
    laid.height += head_height + look.gap(2.0);
    let line = |laid: &mut Laid, words: &str, role: Role, colour, space: f32| {
        let part = galley(ui, look, words, ink(role, colour), inner);
        let at = vec2(pad, laid.height);
        laid.height += part.size().y + look.gap(space);
        laid.parts.push((at, part));
    };
    line(&mut laid, &card.file, Role::Small, look.soft, 8.0);
    if let Some(Line { number, code, before, under }) = &card.line {
        let (role, space) = (Role::Small, look.gap(10.0));
        let number = label(ui, look, number, ink(role, look.soft));
        let part = label(ui, look, code, ink(role, look.ink));
        let head = |n: usize| {
            let head: String = code.chars().take(n).collect();
            label(ui, look, &head, ink(role, look.ink)).size().x
        };
        let x = pad + space + number.size().x + space;
        let (from, to) = (head(*before), head(before + under));
        let well = Rect::from_min_size(pos2(pad, laid.height), vec2(inner, part.size().y + 2.0 * space));
        let y = laid.height + space;
        laid.well = Some((well, [x + from, x + to.max(from + 6.0)], y + part.size().y + 3.0));
        laid.parts.push((vec2(pad + space, y), number));
        laid.parts.push((vec2(x, y), part));
        laid.height += well.height() + look.gap(8.0);
    }
    line(&mut laid, &card.message, Role::Body, look.ink, 2.0);
    for (words, role) in
        [(&card.help, Role::Strong), (&card.more, Role::Small)].into_iter().filter_map(|(w, r)| Some((w.as_ref()?, r)))
    {
        line(&mut laid, words, role, look.ink, 2.0);
    }
    line(&mut laid, &card.check, Role::Small, look.soft, 0.0);
    laid.height += pad;
    laid
}

/// Paints it.
pub(super) fn paint(ui: &mut Ui, look: Look, card: &BrokenCard, laid: Laid, size: egui::Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, card.told(look.lang)));
    ui.painter().rect_filled(rect, theme::ROUND, look.card);
    dashed(ui, rect, 13.0, Stroke::new(2.0, look.warm));
    let pad = look.gap(14.0);
    let sign = rect.min + vec2(pad + look.px(10.0), pad + look.line_height(Role::H3) / 2.0);
    glyph(ui, Glyph::Warning, sign, look.px(10.0), look.warm);
    let clipped = ui.painter().with_clip_rect(rect.shrink(4.0).intersect(ui.clip_rect()));
    if let Some((well, [from, to], y)) = laid.well {
        let well = well.translate(rect.min.to_vec2());
        clipped.rect_filled(well, theme::BUTTON, look.sunk);
        let caret = look.px(4.0);
        let (mut x, to, y) = (rect.left() + from, rect.left() + to.min(well.width()), rect.top() + y);
        while x + caret <= to + 1.0 {
            let stroke = Stroke::new(1.6, look.warm);
            clipped.line(vec![pos2(x, y + caret), pos2(x + caret / 2.0, y), pos2(x + caret, y + caret)], stroke);
            x += caret + 2.0;
        }
    }
    for (at, part) in laid.parts {
        clipped.galley(rect.min + at, part, look.ink);
    }
}
