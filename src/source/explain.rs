//! From the parser's errors to words a trainer understands.

use super::entries::TOO_MANY;
use super::finding::Finding;
use super::lexical::{Piece, pieces};
use super::slips::slip;
use super::suggest::nearest;
use ron::error::{Error, Position, SpannedError};
use std::ops::Range;

/// Fields that stand in an option and never in a node.
const OF_AN_OPTION: [&str; 10] =
    ["label", "say", "say_if", "acts", "acts_if", "verdict", "reply", "reply_if", "why", "reveals"];

/// What is wrong, why, and what to write instead.
pub(super) fn explain(text: &str, error: &SpannedError) -> Finding {
    let start = offset(text, error.span.start);
    let end = offset(text, error.span.end).max(start);
    if let Some(finding) = slip(text, end) {
        return finding;
    }
    let here = written(text, start..end);
    let word = &text[here.clone()];
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let finding = Finding::error(
                "E012",
                here,
                format!("这里没有叫 `{found}` 的一项"),
                format!("there is no field `{found}` here"),
            );
            if expected.contains(&"options") && OF_AN_OPTION.contains(&found.as_str()) {
                finding.help(
                    "它是回答里的一项：看看上面的 `options: {` 或 `\"a\": (` 是不是被删了",
                    "it belongs to an option: see whether `options: {` or `\"a\": (` above it was deleted",
                )
            } else {
                finding.did_you_mean(nearest(found, expected.iter().copied())).or_list(expected)
            }
        }
        Error::MissingStructField { field, .. } => Finding::error(
            "E013",
            block_before(text, start),
            format!("这一段里缺少 `{field}`"),
            format!("`{field}` is missing in this block"),
        )
        .help(format!("加上 `{field}: …,`"), format!("add `{field}: …,`")),
        Error::DuplicateStructField { field, .. } => {
            let again = last_field(text, end, field).unwrap_or(here);
            Finding::error("E014", again, format!("`{field}` 写了两遍"), format!("`{field}` is written twice"))
                .help("留一个，删一个", "keep one of them")
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Finding::error("E016", here, format!("不认识 `{found}`"), format!("`{found}` is not known here"))
                .did_you_mean(nearest(found, expected.iter().copied()))
                .or_list(expected)
        }
        Error::ExpectedComma if text[start..].starts_with('.') => {
            whole_number(written(text, start.saturating_sub(1)..start))
        }
        Error::ExpectedComma if text[start..].trim_start().starts_with(';') => {
            let at = start + text[start..].find(';').unwrap_or(0);
            syntax(at..at + 1, "这里要用逗号，不用分号", "a comma belongs here, not a semicolon")
                .help("把 `;` 改成 `,`", "write `,` instead of `;`")
        }
        Error::ExpectedComma
            if text[..start].ends_with(|c: char| c.is_ascii_digit()) && is_word_char(next(text, start)) =>
        {
            let unit = written_word(text, start);
            let shown = text[unit.clone()].to_owned();
            wrong_type(unit, "数，不带单位", "a number without a unit")
                .help(format!("删掉 `{shown}`"), format!("remove `{shown}`"))
        }
        Error::ExpectedComma => after_previous(text, start, ',', "逗号", "a comma"),
        Error::ExpectedMapColon => match text[start..].trim_start().strip_prefix('=') {
            Some(_) => syntax(here, "这里要用冒号，不用等号", "a colon belongs here, not an equals sign")
                .help("把 `=` 改成 `:`", "write `:` instead of `=`"),
            None => after_previous(text, start, ':', "冒号", "a colon"),
        },
        Error::ExpectedArrayEnd => syntax(here, "这里应该是 `]`", "a `]` is expected here"),
        Error::ExpectedMapEnd => syntax(here, "这里应该是 `}`", "a `}` is expected here"),
        Error::ExpectedStructLikeEnd => syntax(here, "这里应该是 `)`", "a `)` is expected here"),
        Error::ExpectedArray => {
            let help = is_word(word).then(|| format!("[{word}]"));
            wrong_type(here, "一列内容，用方括号：[…]", "a list in square brackets: […]").write(help)
        }
        Error::ExpectedMap => {
            wrong_type(here, "一组条目，用花括号：{ \"名字\": (…) }", "entries in curly brackets: { \"name\": (…) }")
        }
        Error::ExpectedString | Error::ExpectedStringEnd => in_quotes(text, here),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => whole_number(here),
        Error::IntegerOutOfBounds => {
            Finding::error("E016", here, "这个数在这里太大或太小", "this number is too large or too small here")
        }
        Error::ExpectedBoolean => {
            let meant = match word.to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" | "是" | "对" | "有" => Some("true".to_owned()),
                "false" | "no" | "off" | "0" | "否" | "不" | "无" => Some("false".to_owned()),
                _ => None,
            };
            wrong_type(here, " true 或 false", "true or false").write(meant)
        }
        Error::ExpectedIdentifier if word.starts_with('#') => {
            syntax(here, "注释不能用 `#`", "a comment does not start with `#`")
                .help("注释用 `//` 开头", "start the comment with `//`")
        }
        Error::ExpectedIdentifier if text[here.start..].starts_with(',') => {
            syntax(here.start..here.start + 1, "这里多了一个逗号", "there is one comma too many")
                .help("删掉它", "remove it")
        }
        Error::ExpectedIdentifier
            if ["<<<<", "====", ">>>>"].iter().any(|mark| text[here.start..].starts_with(mark)) =>
        {
            syntax(here, "这里留着版本合并的记号", "here are the marks of an unfinished merge")
                .help("两边留一边，记号那几行都删掉", "keep one of the two sides and remove the lines with marks")
        }
        Error::ExpectedIdentifier => {
            let bare = word.trim_matches('"').to_owned();
            let help = (word.starts_with('"') && is_word(&bare)).then_some(bare);
            wrong_type(here, "一个不带引号的名字", "a name without quotes").write(help)
        }
        Error::ExpectedNamedStructLike(name) | Error::ExpectedDifferentStructName { expected: name, .. } => {
            block(here, name)
        }
        Error::Eof => Finding::error(
            "E011",
            text.trim_end().len().saturating_sub(1)..text.trim_end().len(),
            "文件到这里就断了",
            "the file ends here too early",
        )
        .help("案例从 `Scenario(` 开始，到最后的 `)` 为止", "a scenario runs from `Scenario(` to the last `)`"),
        Error::TrailingCharacters => syntax(here, "文件到这里本该结束了", "the file should have ended here")
            .help("删掉从这里开始的字", "remove everything from here on"),
        Error::ExceededRecursionLimit => syntax(here, "括号套得太深", "the brackets are nested too deeply"),
        Error::Message(message) if message.contains(TOO_MANY) => {
            syntax(here, "这里的条目太多了", "there are too many entries here")
        }
        Error::ExpectedDifferentLength { expected, found } => {
            let count = expected.split(' ').next().unwrap_or_default();
            wrong_type(here, &format!(" {count} 个数，现在有 {found} 个"), &format!("{expected}, not {found}"))
        }
        Error::InvalidValueForType { expected, .. } => {
            // It gives up at the bracket before the slip, which is on the same line.
            if let Some(name) = name_without_colon(text, here.start) {
                return after_previous(text, name.end, ':', "冒号", "a colon");
            }
            let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
            slip(text, line_end).unwrap_or_else(|| unexpected(text, here, expected))
        }
        other => syntax(here, &format!("读不懂这里（{other}）"), &format!("this cannot be read ({other})")),
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

    /// Says what to write, if that is known.
    fn write(self, words: Option<String>) -> Self {
        match words {
            Some(words) => self.help(format!("写成 `{words}`"), format!("write `{words}`")),
            None => self,
        }
    }
}

fn syntax(here: Range<usize>, zh: &str, en: &str) -> Finding {
    Finding::error("E011", here, zh, en)
}

/// Chinese that starts with Latin letters is given with a space before it.
fn wrong_type(here: Range<usize>, zh: &str, en: &str) -> Finding {
    Finding::error("E016", here, format!("这里要写{zh}"), format!("expected here: {en}"))
}

fn whole_number(here: Range<usize>) -> Finding {
    wrong_type(here, "一个整数，不带引号和小数", "a whole number, without quotes or fraction")
}

fn in_quotes(text: &str, here: Range<usize>) -> Finding {
    let word = &text[here.clone()];
    if is_word(word) && text[here.end..].trim_start().starts_with(':') {
        return syntax(
            here.clone(),
            &format!("这一层写的是带引号的名字：\"…\": (…)，`{word}` 没有引号"),
            &format!("on this level stand names in quotes, \"…\": (…), and `{word}` has none"),
        )
        .help(
            format!("是名字就写成 `\"{word}\"`；是某一段里的一项，就看看那一段的开头是不是被删了，或者括号关早了"),
            format!("if it is a name, write `\"{word}\"`; if it belongs into a block, see whether the head of that block was deleted or its bracket closed too early"),
        );
    }
    let rest = text[here.end..].lines().next().unwrap_or_default();
    let is_closed = rest.matches('"').count() % 2 == 1;
    let help = (is_word(word) && !is_closed).then(|| format!("\"{word}\""));
    let finding = wrong_type(here, "一段文字，用英文双引号括起来：\"…\"", "words in straight double quotes: \"…\"");
    if is_closed {
        return finding.help("在这段话的前面加上 `\"`", "add `\"` in front of this text");
    }
    finding.write(help)
}

/// A block in round brackets. Only the outermost has a name that authors know.
fn block(here: Range<usize>, name: &str) -> Finding {
    if matches!(name, "Scenario" | "Rulebook") {
        return wrong_type(here, &format!(" {name}( … )"), &format!("{name}( … )"));
    }
    wrong_type(here, "一段内容，用圆括号：( … )", "a block in round brackets: ( … )")
}

/// A value of another kind than the field wants; `expected` is what its visitor says of itself.
fn unexpected(text: &str, here: Range<usize>, expected: &str) -> Finding {
    let is_target = expected.starts_with("\"node\"");
    if is_word(&text[here.clone()]) && !text[here.clone()].starts_with(|c: char| c.is_numeric()) && is_target {
        return in_quotes(text, here);
    }
    if is_target {
        return wrong_type(
            here,
            "一个节点的名字 \"…\"，或一列带条件的去处 [(when: \"…\", to: \"…\"), (to: \"…\")]",
            "the name of a node \"…\", or a list of ways out [(when: \"…\", to: \"…\"), (to: \"…\")]",
        );
    }
    if expected.starts_with("a text") {
        return wrong_type(
            here,
            "一段文字：(zh: \"…\", en: \"…\")，或一种语言 \"…\"",
            "a text: (zh: \"…\", en: \"…\"), or one language \"…\"",
        );
    }
    wrong_type(here, &format!("别的内容：{expected}"), expected)
}

fn next(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or_default()
}

/// The letters and digits from a byte on.
fn written_word(text: &str, at: usize) -> Range<usize> {
    at..text[at..].find(|c| !is_word_char(c)).map_or(text.len(), |end| at + end)
}

/// `(zh "…"`: the name at the beginning of a block that a text follows at once.
fn name_without_colon(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = text[at..].strip_prefix('(')?;
    let start = text.len() - inside.trim_start().len();
    let name = written_word(text, start);
    let is_bare = !name.is_empty() && text[name.end..].trim_start_matches(' ').starts_with('"');
    is_bare.then_some(name)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_word_char)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The parser notices a missing comma at the next token; the author left it out after the previous one.
fn after_previous(text: &str, at: usize, mark: char, zh: &str, en: &str) -> Finding {
    Finding::error("E011", last_written(text, at), format!("这后面少了一个{zh}"), format!("{en} is missing after this"))
        .help(format!("在这里加一个 `{mark}`"), format!("add `{mark}` here"))
}

/// The last character before a byte that is neither space nor comment.
fn last_written(text: &str, before: usize) -> Range<usize> {
    let pieces = pieces(text).filter_map(|piece| match piece {
        Piece::Mark(at, c) => (!c.is_whitespace()).then(|| at..at + c.len_utf8()),
        Piece::String(range) => Some(range.end - 1..range.end),
        Piece::Comment(_) => None,
    });
    pieces.take_while(|range| range.start < before).last().unwrap_or(0..0)
}

/// The last time before `end` that a field is written: the second one, where it is written twice.
fn last_field(text: &str, end: usize, field: &str) -> Option<Range<usize>> {
    let starts_word = |at: usize| !text[..at].ends_with(is_word_char);
    let is_field = |at: usize| text[at + field.len()..].trim_start().starts_with(':');
    let at = text[..end].rmatch_indices(field).map(|(at, _)| at).find(|at| starts_word(*at) && is_field(*at))?;
    Some(at..at + field.len())
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
    written(text, close..close + 1)
}

/// The characters outside strings and comments up to a byte.
fn marks_before(text: &str, end: usize) -> Vec<(usize, char)> {
    let marks = pieces(text).filter_map(|piece| match piece {
        Piece::Mark(at, c) => Some((at, c)),
        Piece::String(_) | Piece::Comment(_) => None,
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

/// What is written at a place: the word, the string, or at least one visible character to underline.
fn written(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    start += text[start..].len() - text[start..].trim_start().len();
    if text[start..].is_empty() {
        let end = text.trim_end().len();
        return text[..end].char_indices().next_back().map_or(0, |(at, _)| at)..end;
    }
    // Some errors are noticed just behind the value.
    if text[start..].starts_with([',', ')']) && text[..start].ends_with(is_word_char) {
        start -= text[..start].chars().next_back().map_or(0, char::len_utf8);
    }
    let first = text[start..].chars().next().unwrap_or_default();
    if first == '"' {
        let line = text[start..].lines().next().unwrap_or_default();
        let closing = line[1..].find('"').map_or(1, |at| at + 2);
        return start..start + closing;
    }
    if !is_word_char(first) {
        return start..range.end.max(start + first.len_utf8()).min(text.len());
    }
    let after = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    let begin = text[..start].rfind(|c| !is_word_char(c)).map_or(0, after);
    let begin = if text[..begin].ends_with('-') { begin - 1 } else { begin };
    let is_number = |c: char| is_word_char(c) || (c == '.' && first.is_ascii_digit());
    let end = text[start..].find(|c| !is_number(c)).map_or(text.len(), |at| start + at);
    begin..end
}
