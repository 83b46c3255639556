//! Findings as people and programs read them.

use super::file::Source;
use super::finding::{At, Finding, Severity};
use super::locate::Locator;
use crate::language::Lang;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::fmt::Write as _;
use std::ops::Range;

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal: the line, the words underlined, the suggestion.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// `::error file=…` lines, which code hosts show beside the file.
    Github,
}

/// Prints the findings of one file, each followed by a line end.
#[must_use]
pub fn render(source: &Source, findings: &[Finding], lang: Lang, format: Format, colour: bool) -> String {
    let locator = Locator::new(&source.text);
    let mut out = String::new();
    for finding in findings {
        let bytes = locator.bytes(&finding.at);
        match format {
            Format::Text => out += &text(source, &locator, finding, bytes, lang, colour),
            Format::Json => out += &json(source, &locator, finding, bytes, lang),
            Format::Github => out += &github(source, finding, bytes, lang),
        }
        out.push('\n');
    }
    out
}

fn text(
    source: &Source,
    locator: &Locator<'_>,
    finding: &Finding,
    bytes: Option<Range<usize>>,
    lang: Lang,
    colour: bool,
) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("错误", "error")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("注意", "warning")),
    };
    let title = level.primary_title(finding.message.get(lang)).id(finding.code);
    let related: Vec<_> =
        finding.related.iter().filter_map(|(at, words)| Some((locator.bytes(at)?, words.get(lang)))).collect();
    let shown = bytes.as_ref().and_then(|bytes| {
        let spans = || std::iter::once(bytes).chain(related.iter().map(|(other, _)| other));
        Some((bytes, excerpt(&source.text, spans())?))
    });
    let mut group = match (shown, &bytes) {
        (Some((bytes, lines)), _) => {
            let inside = |span: &Range<usize>| span.start - lines.start..span.end - lines.start;
            let mut snippet = Snippet::source(&source.text[lines.clone()])
                .line_start(position(&source.text, lines.start).0)
                .path(source.name.as_str())
                .annotation(AnnotationKind::Primary.span(inside(bytes)));
            for (other, words) in &related {
                snippet = snippet.annotation(AnnotationKind::Context.span(inside(other)).label(*words));
            }
            title.element(snippet)
        }
        (None, Some(bytes)) => {
            let (line, column) = position(&source.text, bytes.start);
            title.element(Origin::path(format!("{}:{line}:{column}", source.name)))
        }
        (None, None) => title.element(Origin::path(source.name.as_str())),
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.with_name(lang.pick("怎么改", "help")).message(help.get(lang)));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group]) + "\n"
}

/// The lines that hold all spans; `None` where they are too long for anyone to read.
fn excerpt<'r>(text: &str, spans: impl Iterator<Item = &'r Range<usize>>) -> Option<Range<usize>> {
    const READABLE: usize = 64 << 10;
    let (start, end) = spans.fold((text.len(), 0), |(start, end), span| (start.min(span.start), end.max(span.end)));
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    (end - start <= READABLE).then_some(start..end)
}

fn json(source: &Source, locator: &Locator<'_>, finding: &Finding, bytes: Option<Range<usize>>, lang: Lang) -> String {
    let place = |bytes: Range<usize>| {
        let (start, end) = (position(&source.text, bytes.start), position(&source.text, bytes.end));
        serde_json::json!({ "line": start.0, "column": start.1, "end_line": end.0, "end_column": end.1 })
    };
    let span = bytes.map(place);
    let related: Vec<_> = finding
        .related
        .iter()
        .map(|(at, words)| serde_json::json!({ "span": locator.bytes(at).map(place), "message": words.get(lang) }))
        .collect();
    serde_json::json!({
        "file": source.name,
        "code": finding.code,
        "severity": finding.severity,
        "span": span,
        "place": match &finding.at { At::Place(place) => Some(place.to_string()), _ => None },
        "message": finding.message.get(lang),
        "help": finding.help.as_ref().map(|help| help.get(lang)),
        "related": related,
    })
    .to_string()
}

fn github(source: &Source, finding: &Finding, bytes: Option<Range<usize>>, lang: Lang) -> String {
    // The host reads these characters as separators.
    let escape = |words: &str| words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |words: &str| escape(words).replace(':', "%3A").replace(',', "%2C");
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut line = format!("::{kind} file={}", property(&source.name));
    if let Some(bytes) = bytes {
        let ((line_from, from), (line_to, to)) =
            (position(&source.text, bytes.start), position(&source.text, bytes.end));
        let _ = write!(line, ",line={line_from},col={from},endLine={line_to},endColumn={to}");
    }
    let _ = write!(line, ",title={}::{}", finding.code, escape(finding.message.get(lang)));
    if let Some(help) = &finding.help {
        let _ = write!(line, " – {}", escape(help.get(lang)));
    }
    line
}

/// Line and column of a byte, counted in characters from 1.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
