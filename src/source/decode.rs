//! From RON text to typed values, and from the parser's errors to words a trainer understands.

use super::entries::TOO_MANY;
use super::file::Source;
use super::finding::Finding;
use super::lexical::{Piece, pieces};
use super::slips::slip;
use super::suggest::nearest;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use std::ops::Range;

/// Reads a typed value.
///
/// # Errors
/// The first thing that keeps the text from being a `T`, `E010` to `E019`.
pub fn decode<T: DeserializeOwned>(source: &Source) -> Result<T, Finding> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&source.text)
        .map_err(|error| explain(&source.text, &error))
}

fn explain(text: &str, error: &SpannedError) -> Finding {
    let start = offset(text, error.span.start);
    let end = offset(text, error.span.end).max(start);
    let here = visible(text, start..end);
    if let Some(finding) = slip(text, end) {
        return finding;
    }
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => Finding::error(
            "E012",
            here,
            format!("这里没有叫 `{found}` 的一项"),
            format!("there is no field `{found}` here"),
        )
        .did_you_mean(nearest(found, expected.iter().copied()))
        .or_list(expected),
        Error::MissingStructField { field, .. } => Finding::error(
            "E013",
            block_before(text, start),
            format!("这一段里缺少 `{field}`"),
            format!("`{field}` is missing in this block"),
        )
        .help(format!("加上 `{field}: …,`"), format!("add `{field}: …,`")),
        Error::DuplicateStructField { field, .. } => {
            Finding::error("E014", here, format!("`{field}` 写了两遍"), format!("`{field}` is written twice"))
                .help("留一个，删一个", "keep one of them")
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Finding::error("E015", here, format!("不认识 `{found}`"), format!("`{found}` is not known here"))
                .did_you_mean(nearest(found, expected.iter().copied()))
                .or_list(expected)
        }
        Error::ExpectedComma => after_previous(text, start, ',', "逗号", "a comma"),
        Error::ExpectedMapColon => after_previous(text, start, ':', "冒号", "a colon"),
        Error::ExpectedArrayEnd => syntax(here, "这里应该是 ]", "a ] is expected here"),
        Error::ExpectedMapEnd => syntax(here, "这里应该是 }", "a } is expected here"),
        Error::ExpectedStructLikeEnd => syntax(here, "这里应该是 )", "a ) is expected here"),
        Error::ExpectedArray => wrong_type(here, "用方括号的一列：[…]", "a list in square brackets: […]"),
        Error::ExpectedMap => {
            wrong_type(here, "用花括号的一组：{ \"名字\": (…) }", "entries in curly brackets: { \"name\": (…) }")
        }
        Error::ExpectedString | Error::ExpectedStringEnd => {
            wrong_type(here, "用英文双引号括起来的文字：\"…\"", "words in straight double quotes: \"…\"")
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => wrong_type(here, "一个整数", "a whole number"),
        Error::IntegerOutOfBounds => wrong_type(here, "一个小一些的整数", "a smaller whole number"),
        Error::ExpectedBoolean => wrong_type(here, "true 或 false", "true or false"),
        Error::ExpectedIdentifier => wrong_type(here, "一个不带引号的名字", "a name without quotes"),
        Error::ExpectedNamedStructLike(name) | Error::ExpectedDifferentStructName { expected: name, .. } => {
            wrong_type(here, &format!("{name}( … )"), &format!("{name}( … )"))
        }
        Error::Eof => Finding::error(
            "E011",
            text.len().saturating_sub(1)..text.len(),
            "文件到这里就断了",
            "the file ends here too early",
        )
        .help("少了一个 ) ] } 或引号", "a closing ) ] } or quotation mark is missing"),
        Error::TrailingCharacters => syntax(here, "文件到这里本该结束了", "the file should have ended here"),
        Error::ExceededRecursionLimit => syntax(here, "括号套得太深", "the brackets are nested too deeply"),
        Error::Message(message) if message.contains(TOO_MANY) => {
            syntax(here, "这里的条目太多了", "there are too many entries here")
        }
        Error::InvalidValueForType { expected, found } => {
            wrong_type(here, &format!("{expected}，不是 {found}"), &format!("{expected}, not {found}"))
        }
        other => syntax(here, &format!("读不懂这里：{other}"), &format!("this cannot be read: {other}")),
    }
}

impl Finding {
    /// Lists what could stand there where nothing similar was found and the list is short enough to read.
    fn or_list(self, expected: &[&'static str]) -> Self {
        const READABLE: usize = 24;
        if self.help.is_some() || expected.is_empty() || expected.len() > READABLE {
            return self;
        }
        let list = expected.join(", ");
        self.help(format!("这里可以写：{list}"), format!("possible here: {list}"))
    }
}

fn syntax(here: Range<usize>, zh: &str, en: &str) -> Finding {
    Finding::error("E011", here, zh, en)
}

fn wrong_type(here: Range<usize>, zh: &str, en: &str) -> Finding {
    Finding::error("E016", here, format!("这里应该是{zh}"), format!("expected here: {en}"))
}

/// The parser notices a missing comma at the next token; the author left it out after the previous one.
fn after_previous(text: &str, at: usize, mark: char, zh: &str, en: &str) -> Finding {
    let before = text[..at].trim_end();
    let last = before.chars().next_back().map_or(0, char::len_utf8);
    Finding::error(
        "E011",
        before.len() - last..before.len(),
        format!("这后面少了一个{zh}"),
        format!("{en} is missing after this"),
    )
    .help(format!("在这里加一个 {mark}"), format!("add {mark} here"))
}

/// The parser notices a missing field at the closing bracket; the author looks for it where the block opens.
fn block_before(text: &str, close: usize) -> Range<usize> {
    let mut depth = 0usize;
    for (at, mark) in marks_before(text, close).into_iter().rev() {
        match mark {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => {
                let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
                let start = line + text[line..at].len() - text[line..at].trim_start().len();
                return start..at + 1;
            }
            '(' | '[' | '{' => depth -= 1,
            _ => {}
        }
    }
    visible(text, close..close + 1)
}

/// The characters outside strings and comments up to a byte.
fn marks_before(text: &str, end: usize) -> Vec<(usize, char)> {
    let marks = pieces(text).filter_map(|piece| match piece {
        Piece::Mark(at, c) => Some((at, c)),
        Piece::String(_) => None,
    });
    marks.take_while(|(at, _)| *at < end).collect()
}

/// Byte offset of a position that counts lines and characters from 1.
fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        match text[start..].find('\n') {
            Some(n) => start += n + 1,
            None => return text.len(),
        }
    }
    text[start..].char_indices().nth(position.col.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

/// At least one visible character to underline.
fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start.min(text.len());
    let skipped = start + (text[start..].len() - text[start..].trim_start().len());
    if range.end > skipped {
        return skipped..range.end.min(text.len());
    }
    match text[skipped..].chars().next() {
        Some(c) => skipped..skipped + c.len_utf8(),
        None => text.trim_end().len().saturating_sub(1)..text.trim_end().len(),
    }
}
