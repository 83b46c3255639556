//! Running text. All of it passes through [`lines`], because egui's own wrapping lets a line begin with “，” and
//! end with “（”.
//!
//! Breaks come from the Unicode line breaking algorithm (UAX #14), and on top of it: none between a number and
//! its unit (350 元, 第 5 句), and no last line of a single character.

use super::theme::{Look, Role};
use crate::language::Lang;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Response, Sense, Ui, WidgetInfo, WidgetType};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use textwrap::WordSeparator;

/// Never the first character of a line.
const NOT_FIRST: &str = "，。、；：？！）》」』】〉…—·％%”’,.;:?!)]}";
/// Never the last character of a line.
const NOT_LAST: &str = "（《「『【〈“‘([{";

/// Breaks a text into lines no wider than `width`, measured by `advance`; as byte ranges without the spaces at
/// their ends. A line break in the text is a line break.
pub fn lines(text: &str, width: f32, mut advance: impl FnMut(char) -> f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let pieces = pieces(paragraph, width, &mut advance);
        let mut rows: Vec<Range<usize>> = Vec::new();
        let mut used = 0.0;
        for (index, piece) in pieces.iter().enumerate() {
            match rows.last_mut() {
                Some(row) if used + piece.ink <= width => {
                    row.end = index + 1;
                    used += piece.whole;
                }
                _ => {
                    rows.push(index..index + 1);
                    used = piece.whole;
                }
            }
        }
        fill_last(paragraph, &pieces, &mut rows);
        if rows.is_empty() {
            lines.push(start..start);
        }
        lines.extend(rows.iter().map(|row| {
            let (from, to) = (pieces[row.start].bytes.start, pieces[row.end - 1].bytes.end);
            let ink = paragraph[from..to].trim_end_matches(' ').len();
            start + from..start + from + ink
        }));
        start += paragraph.len() + 1;
    }
    lines
}

/// What stays together.
struct Piece {
    bytes: Range<usize>,
    /// Width without the spaces at its end.
    ink: f32,
    /// Width with them.
    whole: f32,
}

fn pieces(paragraph: &str, width: f32, advance: &mut impl FnMut(char) -> f32) -> Vec<Piece> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(paragraph) {
        let end = at + word.word.len() + word.whitespace.len();
        match spans.last_mut() {
            Some(last) if is_glued(&paragraph[last.clone()], &paragraph[at..end]) => last.end = end,
            _ => spans.push(at..end),
        }
        at = end;
    }
    let mut pieces = Vec::new();
    for span in spans {
        let words = &paragraph[span.clone()];
        let ink_end = span.start + words.trim_end_matches(' ').len();
        let ink: f32 = paragraph[span.start..ink_end].chars().map(&mut *advance).sum();
        let spaces: f32 = paragraph[ink_end..span.end].chars().map(&mut *advance).sum();
        if ink <= width {
            pieces.push(Piece { bytes: span, ink, whole: ink + spaces });
        } else {
            // A word wider than the line, such as an address: better torn than clipped.
            pieces.extend(paragraph[span.clone()].char_indices().map(|(offset, c)| {
                let from = span.start + offset;
                let w = advance(c);
                Piece { bytes: from..from + c.len_utf8(), ink: if c == ' ' { 0.0 } else { w }, whole: w }
            }));
        }
    }
    pieces
}

/// Whether a line may not end between the two.
fn is_glued(before: &str, after: &str) -> bool {
    let ink = before.trim_end_matches(' ');
    let (Some(last), Some(first)) = (ink.chars().next_back(), after.chars().next()) else { return true };
    if NOT_FIRST.contains(first) || NOT_LAST.contains(last) {
        return true;
    }
    // “350 元”, “第 5 句”: one space between a number and a Chinese character belongs to both.
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let has_space = ink.len() < before.len();
    has_space && ((last.is_ascii_digit() && is_han(first)) || (last == '第' && first.is_ascii_digit()))
}

/// A last line of one character, with its full stop, pulls a piece down.
fn fill_last(paragraph: &str, pieces: &[Piece], rows: &mut [Range<usize>]) {
    let [.., above, last] = rows else { return };
    let words = &paragraph[pieces[last.start].bytes.start..pieces[last.end - 1].bytes.end];
    let letters = words.chars().filter(|c| !c.is_whitespace() && !NOT_FIRST.contains(*c)).count();
    let is_han = words.chars().next().is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    if letters <= 1 && is_han && above.len() > 2 {
        above.end -= 1;
        last.start -= 1;
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    /// What it is for.
    pub role: Role,
    /// Its colour.
    pub colour: Color32,
}

/// Shorthand for [`Ink`].
#[must_use]
pub const fn ink(role: Role, colour: Color32) -> Ink {
    Ink { role, colour }
}

/// Lays out a text in lines no wider than `width`.
#[must_use]
pub fn galley(ui: &Ui, look: Look, text: &str, ink: Ink, width: f32) -> Arc<Galley> {
    let font = look.font(ink.role);
    let width = width.max(look.px(24.0));
    let key = egui::Id::new((text, width.to_bits(), font.size.to_bits(), ink.role.is_bold(), look.lang)).value();
    let ctx = ui.ctx();
    let known = ctx.memory_mut(|memory| memory.caches.cache::<Broken>().find(key));
    let broken = known.unwrap_or_else(|| {
        // The face has “…” at half height, as Chinese wants it; English has its dots on the line.
        let spelled = (look.lang == Lang::En && text.contains('…')).then(|| text.replace('…', "..."));
        let text = spelled.as_deref().unwrap_or(text);
        let rows = ctx.fonts_mut(|fonts| lines(text, width, |c| fonts.glyph_width(&font, c)));
        let broken: Arc<str> = rows.into_iter().map(|row| &text[row]).collect::<Vec<_>>().join("\n").into();
        ctx.memory_mut(|memory| memory.caches.cache::<Broken>().keep(key, Arc::clone(&broken)));
        broken
    });
    let format = TextFormat {
        font_id: font,
        color: ink.colour,
        line_height: Some(look.line_height(ink.role)),
        valign: egui::Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(broken.to_string(), format);
    job.wrap.max_width = f32::INFINITY;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A text in one line, for buttons and chips.
#[must_use]
pub fn label(ui: &Ui, look: Look, text: &str, ink: Ink) -> Arc<Galley> {
    galley(ui, look, text, ink, f32::INFINITY)
}

/// At most so many lines of a text, the last with “……” (in English “…”, after a whole word) where something was left
/// out. For cards alone: what people
/// say is never cut.
#[must_use]
pub fn elided(ui: &Ui, look: Look, text: &str, ink: Ink, width: f32, rows: usize) -> Arc<Galley> {
    let whole = galley(ui, look, text, ink, width);
    if whole.rows.len() <= rows {
        return whole;
    }
    let mut kept: String = whole.text().split('\n').take(rows).collect::<Vec<_>>().join(look.lang.pick("", " "));
    let dots = look.lang.pick("……", "…");
    loop {
        kept.pop();
        if look.lang == Lang::En
            && let Some(space) = kept.rfind(' ')
        {
            kept.truncate(space);
        }
        let ends = kept.trim_end_matches(|c: char| c == ' ' || NOT_FIRST.contains(c) || NOT_LAST.contains(c));
        let tried = galley(ui, look, &format!("{ends}{dots}"), ink, width);
        if tried.rows.len() <= rows || kept.is_empty() {
            return tried;
        }
    }
}

/// Running text across the available width.
pub fn show(ui: &mut Ui, look: Look, text: &str, ink: Ink) -> Response {
    let laid = galley(ui, look, text, ink, ui.available_width());
    put_label(ui, &laid, text, ink.colour)
}

/// A text that is laid out already, as a part of the page with a name of its own.
pub fn put_label(ui: &mut Ui, laid: &Arc<Galley>, name: &str, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(laid.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    ui.painter().galley(rect.min, Arc::clone(laid), colour);
    response
}

/// Texts with their line breaks, kept as long as they are shown: breaking lines by the Unicode rules is the most
/// expensive thing a page does.
#[derive(Default)]
struct Broken {
    pass: u32,
    known: HashMap<u64, (u32, Arc<str>)>,
}

impl Broken {
    fn find(&mut self, key: u64) -> Option<Arc<str>> {
        let (last_used, text) = self.known.get_mut(&key)?;
        *last_used = self.pass;
        Some(Arc::clone(text))
    }

    fn keep(&mut self, key: u64, text: Arc<str>) {
        self.known.insert(key, (self.pass, text));
    }
}

impl egui::cache::CacheTrait for Broken {
    fn update(&mut self) {
        let pass = self.pass;
        self.known.retain(|_, (last_used, _)| *last_used == pass);
        self.pass = pass.wrapping_add(1);
    }

    fn len(&self) -> usize {
        self.known.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;
    use crate::rulebook::Rulebook;
    use crate::scenario::Library;
    use egui::epaint::text::{Fonts, TextOptions};
    use std::collections::HashSet;

    /// Every text that ships, in both languages.
    fn shipped() -> Vec<(Lang, String)> {
        let mut texts = Vec::new();
        let mut see = |text: &Text| {
            texts.extend(Lang::ALL.iter().filter_map(|lang| Some((*lang, text.written(*lang)?.to_owned()))));
        };
        Library::open(&[]).scenarios().for_each(|scenario| scenario.texts(&mut see));
        Rulebook::embedded().texts(&mut see);
        assert!(texts.len() > 1_000);
        texts
    }

    fn broken(text: &str, width: f32) -> Vec<&str> {
        lines(text, width, |c| if c.is_ascii() { 5.0 } else { 10.0 }).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn no_line_of_any_shipped_text_begins_or_ends_wrongly_or_is_too_wide() {
        let mut wrong = Vec::new();
        for lang in Lang::ALL {
            let mut fonts = Fonts::new(TextOptions::default(), super::super::fonts::definitions(lang));
            let mut view = fonts.with_pixels_per_point(1.0);
            let font = Look::plain(lang).font(Role::Body);
            for (_, text) in shipped().iter().filter(|(of, _)| *of == lang) {
                for width in [180.0, 270.0, 385.0, 540.0, 760.0] {
                    let rows = lines(text, width, |c| view.glyph_width(&font, c));
                    for (index, row) in rows.iter().enumerate() {
                        let words = &text[row.clone()];
                        let wide: f32 = words.chars().map(|c| view.glyph_width(&font, c)).sum();
                        let first = index > 0 && words.starts_with(|c| NOT_FIRST.contains(c));
                        let last = index + 1 < rows.len() && words.ends_with(|c| NOT_LAST.contains(c));
                        if first || last || wide > width {
                            wrong.push(format!("{width}: {words}"));
                        }
                    }
                    let all: String = rows.iter().map(|row| text[row.clone()].replace(' ', "")).collect();
                    assert_eq!(all, text.replace([' ', '\n'], ""), "nothing may be lost");
                }
            }
        }
        assert!(wrong.is_empty(), "{} wrong lines, such as {:#?}", wrong.len(), &wrong[..wrong.len().min(8)]);
    }

    /// The characters of a font, read from its `cmap`: epaint only says which face it would take.
    fn characters(font: &[u8]) -> HashSet<char> {
        let u16_at = |at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
        let u32_at = |at: usize| (u16_at(at) << 16) | u16_at(at + 2);
        let tables = (0..u16_at(4)).map(|table| 12 + 16 * table);
        let cmap = tables.into_iter().find(|at| &font[*at..*at + 4] == b"cmap").map(|at| u32_at(at + 8)).unwrap();
        let mut found = HashSet::new();
        for record in 0..u16_at(cmap + 2) {
            let map = cmap + u32_at(cmap + 4 + 8 * record + 4);
            match u16_at(map) {
                12 => {
                    for group in (0..u32_at(map + 12)).map(|group| map + 16 + 12 * group) {
                        found.extend((u32_at(group)..=u32_at(group + 4)).filter_map(|c| char::from_u32(c as u32)));
                    }
                }
                4 => {
                    let count = u16_at(map + 6);
                    for segment in (0..count).step_by(2) {
                        let (end, start) = (u16_at(map + 14 + segment), u16_at(map + 16 + count + segment));
                        found.extend((start..=end).filter_map(|c| char::from_u32(c as u32)));
                    }
                }
                _ => {}
            }
        }
        assert!(found.contains(&'”'));
        found
    }

    #[test]
    fn every_character_of_every_text_has_a_glyph() {
        let fonts = super::super::fonts::definitions(Lang::Zh).font_data;
        let mut missing = std::collections::BTreeSet::new();
        for name in ["SC", "SC Bold"] {
            let known = characters(&fonts[name].font);
            let words = Lang::ALL.into_iter().flat_map(super::super::words::every_word);
            for text in shipped().into_iter().map(|(_, text)| text).chain(words) {
                missing.extend(text.chars().filter(|c| *c != '\n' && !known.contains(c)));
            }
        }
        assert!(missing.is_empty(), "no glyph for {missing:?}");
    }

    #[test]
    fn numbers_stay_with_their_units_and_dots_and_dashes_in_one_piece() {
        for width in [90.0, 105.0, 120.0, 135.0, 150.0] {
            for row in broken("他说修一修要 350 元，第 5 句又说……要 1200 元——都没准。", width)
            {
                assert!(!row.ends_with("350") && !row.ends_with('第') && !row.starts_with('元'), "{row}");
                assert!(!row.ends_with('…') || row.ends_with("……"), "{row}");
                assert!(!row.starts_with('—') || row.starts_with("——"), "{row}");
            }
        }
    }

    #[test]
    fn a_last_line_of_one_character_gets_company() {
        assert_eq!(broken("一二三四五六七八九。", 80.0), ["一二三四五六七", "八九。"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_torn_and_line_breaks_are_kept() {
        assert_eq!(broken("aaaaaaaaaa", 20.0), ["aaaa", "aaaa", "aa"]);
        assert_eq!(broken("一\n\n二", 80.0), ["一", "", "二"]);
    }
}
