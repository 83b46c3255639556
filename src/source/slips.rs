//! The slips of the pen behind most files that do not parse: a quotation mark, a full-width mark, a bracket.
//!
//! The parser stumbles where it loses the thread, which may be many lines further on. Here the text is looked at
//! as a person would: which quotation mark has no partner, which bracket was open when the next line began?

use super::finding::Finding;
use super::lexical::{Piece, pieces};
use std::ops::Range;

/// The slip that explains why the parser stopped at `stumbled`, if one of the known ones does.
pub(super) fn slip(text: &str, stumbled: usize) -> Option<Finding> {
    marks_and_quotes(text, stumbled).or_else(|| brackets(text, stumbled))
}

/// The first wrong quotation mark or full-width mark up to where the parser stumbled, in written order: behind a
/// missing quotation mark, words look like code and code like words.
fn marks_and_quotes(text: &str, stumbled: usize) -> Option<Finding> {
    for piece in pieces(text) {
        let finding = match piece {
            Piece::Mark(at, _) if at > stumbled => return None,
            Piece::String(range) if range.start > stumbled => return None,
            Piece::Mark(at, '/') => Some(one_slash(at)),
            Piece::Mark(at, c) => wide(at, c),
            Piece::String(range) => quote(text, range),
            Piece::Comment(_) => None,
        };
        if finding.is_some() {
            return finding;
        }
    }
    None
}

fn one_slash(at: usize) -> Finding {
    Finding::error("E011", at..at + 1, "注释要两条斜杠", "a comment starts with two slashes")
        .help("写成 `//`", "write `//`")
}

/// Full-width marks and the marks that a Chinese keyboard gives where the format needs another one.
const WIDE: [(char, char); 18] = [
    ('，', ','),
    ('、', ','),
    ('；', ','),
    ('。', ','),
    ('：', ':'),
    ('（', '('),
    ('）', ')'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '"'),
    ('’', '"'),
    ('＂', '"'),
    ('【', '['),
    ('】', ']'),
    ('［', '['),
    ('］', ']'),
    ('｛', '{'),
    ('｝', '}'),
];

/// Marks that other keyboards and programs give for a quotation mark; what they are called.
const QUOTES: [(char, &str, &str); 14] = [
    ('\'', "单引号", "an apostrophe"),
    ('`', "反引号", "a backtick"),
    ('´', "重音符", "an accent"),
    ('「', "直角引号", "a corner bracket"),
    ('」', "直角引号", "a corner bracket"),
    ('『', "直角引号", "a corner bracket"),
    ('』', "直角引号", "a corner bracket"),
    ('《', "书名号", "a title mark"),
    ('》', "书名号", "a title mark"),
    ('«', "尖引号", "an angle quotation mark"),
    ('»', "尖引号", "an angle quotation mark"),
    ('„', "下引号", "a low quotation mark"),
    ('‟', "弯引号", "a curly quotation mark"),
    ('〝', "弯引号", "a curly quotation mark"),
];

/// Spaces that look like one and are none to the format.
const SPACES: [(char, &str, &str); 6] = [
    ('\u{3000}', "全角空格", "a full-width space"),
    ('\u{a0}', "不间断空格", "a non-breaking space"),
    ('\u{200b}', "看不见的零宽空格", "an invisible space"),
    ('\u{2003}', "宽空格", "a wide space"),
    ('\u{2002}', "宽空格", "a wide space"),
    ('\u{feff}', "看不见的记号", "an invisible mark"),
];

fn wide(at: usize, c: char) -> Option<Finding> {
    if c.is_ascii() && !matches!(c, '\'' | '`') {
        return None;
    }
    let here = at..at + c.len_utf8();
    if let Some((_, zh, en)) = SPACES.iter().find(|(space, ..)| *space == c) {
        return Some(
            Finding::error("E010", here, format!("这里有一个{zh}"), format!("there is {en} here"))
                .help("删掉它，要空格就敲普通的空格", "remove it, or type a plain space instead"),
        );
    }
    if let Some((_, zh, en)) = QUOTES.iter().find(|(quote, ..)| *quote == c) {
        return Some(
            Finding::error(
                "E010",
                here,
                format!("这里是{zh} `{c}`，文字要用英文双引号 `\"` 括起来"),
                format!("this is {en} `{c}`; a text stands between double quotes `\"`"),
            )
            .help(
                "把括住这段话的两头都换成英文双引号 `\"`",
                "put a straight double quote `\"` at both ends of the text",
            ),
        );
    }
    let full_width = |c: char| {
        let ascii = u32::from(c).checked_sub(0xfee0).filter(|ascii| (0x21..0x7f).contains(ascii))?;
        char::from_u32(ascii)
    };
    let listed = WIDE.iter().find(|(wide, _)| *wide == c).map(|(_, needed)| *needed);
    Some(wide_mark(at, c, listed.or_else(|| full_width(c))?))
}

fn wide_mark(at: usize, c: char, needed: char) -> Finding {
    let here = at..at + c.len_utf8();
    if needed == '"' {
        return Finding::error(
            "E010",
            here,
            format!("这里是弯引号 `{c}`，文件的格式要用直引号 `\"`"),
            format!("this is the curly quotation mark `{c}`; the file format needs the straight one `\"`"),
        )
        .help(
            "把括住整段话的引号换成英文直引号 `\"`；话里面的 “ ” 不用改",
            "put straight quotes `\"` around the whole text; curly ones inside it are fine",
        );
    }
    if needed.is_ascii_alphanumeric() {
        return Finding::error(
            "E010",
            here,
            format!("这里是全角字符 `{c}`，要用半角的 `{needed}`"),
            format!("this is the full-width `{c}`; plain `{needed}` is needed"),
        )
        .help("把输入法切到半角，再敲一遍", "switch the input method to half-width and type it again");
    }
    Finding::error(
        "E010",
        here,
        format!("这里是中文标点 `{c}`，文件的格式要用英文标点 `{needed}`"),
        format!("this is the full-width mark `{c}`; the file format needs `{needed}`"),
    )
    .help(
        format!("把 `{c}` 改成 `{needed}`（引号里面的话可以用中文标点）"),
        format!("write `{needed}` instead of `{c}` (inside quotes any mark is fine)"),
    )
}

/// A string that cannot end where it seems to end: its own quotation mark, or that of an earlier one, is amiss.
fn quote(text: &str, range: Range<usize>) -> Option<Finding> {
    let after = text[range.end..].trim_start_matches([' ', '\t']);
    let ends_well = after.is_empty() || after.starts_with([',', ':', ')', ']', '}', '\n', '\r', '/']);
    let is_closed = range.len() > 1 && text[range.clone()].ends_with('"');
    let first_line = text[range.clone()].lines().next().unwrap_or_default();
    let spans_lines = first_line.len() < range.len();
    // A text over several lines that ends strangely has swallowed the opening mark of another.
    let goes_on = !spans_lines && (after.starts_with(is_wide) || starts_the_next(after, &text[range.end..]));
    if is_closed && (ends_well || goes_on) {
        return None;
    }
    if let Some((at, c)) = closed_by_curly(first_line) {
        return Some(wide_mark(range.start + at, c, '"'));
    }
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.start..].find('\n').map_or(text.len(), |at| range.start + at);
    let line = &text[line_start..line_end];
    if !spans_lines && line.matches('"').count().is_multiple_of(2) {
        return Some(
            Finding::error(
                "E011",
                range.end - 1..range.end,
                "这段话到这个引号就结束了，后面的字成了多余的",
                "this quotation mark ends the text, so the words after it make no sense",
            )
            .help("话里面的引号用 “ ”，或写成 `\\\"`", "inside a text use curly quotes “ ” or write `\\\"`"),
        );
    }
    // `"迟到的快递, en: "`: what follows the comma is the next field, not speech.
    let words = first_line.trim_end().trim_end_matches('"').trim_end();
    let without_field = words.trim_end_matches("zh:").trim_end_matches("en:").trim_end();
    let words = if without_field.len() < words.len() { without_field } else { words };
    let words = words.trim_end_matches([',', ')', ']', '}', ' ']);
    let end = range.start + words.len().max(1);
    Some(
        Finding::error(
            "E011",
            range.start..end,
            "这段话的后引号漏了",
            "the closing quotation mark of this text is missing",
        )
        .help("在这段话的末尾加上 `\"`", "add `\"` at the end of this text"),
    )
}

/// `"王女士" en: "Ms Wang"`, `"a" "b"`, `"door" (`: the text is whole, and a comma or colon is missing after it.
fn starts_the_next(after: &str, with_spaces: &str) -> bool {
    let word = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let is_field = word.len() < after.len() && word.trim_start().starts_with(':');
    let is_apart = with_spaces.len() > after.len() && after.starts_with('"');
    is_field || is_apart || after.starts_with(['(', '[', '{'])
}

fn is_wide(c: char) -> bool {
    wide(0, c).is_some()
}

/// A curly closing mark with no opening one before it, where the text should end.
fn closed_by_curly(line: &str) -> Option<(usize, char)> {
    let mut open = 0usize;
    for (at, c) in line.char_indices() {
        match c {
            '“' => open += 1,
            '”' | '＂' if open == 0 => return Some((at, c)),
            '”' => open -= 1,
            _ => {}
        }
    }
    // Some keyboards give the opening mark twice.
    let last = line.trim_end().trim_end_matches([',', ')', ' ']);
    last.ends_with('“').then(|| (last.len() - '“'.len_utf8(), '“'))
}

#[derive(Clone, Copy)]
struct Open {
    at: usize,
    mark: char,
    line: usize,
    indent: usize,
}

/// The bracket without a partner. Only where brackets do not match at all; then the indentation tells which one
/// the author meant to close.
fn brackets(text: &str, stumbled: usize) -> Option<Finding> {
    if are_balanced(text) {
        return None;
    }
    let stumbled_line = text[..stumbled].matches('\n').count();
    let mut open: Vec<Open> = Vec::new();
    let (mut line, mut indent, mut is_first) = (0, 0, true);
    for piece in pieces(text) {
        let (at, c) = match piece {
            Piece::Mark(at, c) => (at, c),
            Piece::String(range) => (range.start, '"'),
            Piece::Comment(_) => continue,
        };
        if c == '\n' {
            (line, indent, is_first) = (line + 1, 0, true);
            continue;
        }
        if c.is_whitespace() {
            indent += usize::from(is_first);
            continue;
        }
        if line > stumbled_line {
            break;
        }
        let starts_line = std::mem::take(&mut is_first);
        let closer = matches!(c, ')' | ']' | '}');
        if starts_line
            && let Some(top) = open.last()
            && top.line < line
            && (indent < top.indent || (indent == top.indent && !closer))
        {
            return Some(unclosed(text, *top, at..at + c.len_utf8()));
        }
        match c {
            '(' | '[' | '{' => open.push(Open { at, mark: c, line, indent }),
            ')' | ']' | '}' => match open.pop() {
                Some(top) if closing(top.mark) == c => {}
                Some(top) if (!starts_line || indent <= top.indent) && !are_balanced_without(text, at) => {
                    return Some(unclosed(text, top, at..at + 1));
                }
                _ => return Some(surplus(at, c)),
            },
            _ => {}
        }
    }
    let last = *open.last().filter(|_| stumbled + 1 >= text.trim_end().len())?;
    Some(never_closed(text, last))
}

fn surplus(at: usize, c: char) -> Finding {
    Finding::error("E011", at..at + 1, format!("多了一个 `{c}`"), format!("there is one `{c}` too many"))
        .help("删掉它，或补上它该关的那个括号", "remove it, or add the bracket it should close")
}

fn unclosed(text: &str, open: Open, noticed: Range<usize>) -> Finding {
    let missing = closing(open.mark);
    let is_near = !text[open.at..noticed.start].contains('\n');
    let finding = never_closed(text, open);
    // On the same line a second arrow would only confuse.
    if is_near {
        return finding;
    }
    finding.related(noticed, format!("`{missing}` 最晚该写在这之前"), format!("`{missing}` should come before this"))
}

fn never_closed(text: &str, open: Open) -> Finding {
    let missing = closing(open.mark);
    let line = text[..open.at].rfind('\n').map_or(0, |at| at + 1);
    let start = line + text[line..].len() - text[line..].trim_start().len();
    Finding::error(
        "E011",
        start.min(open.at)..open.at + 1,
        format!("这里的 `{}` 没有关上", open.mark),
        format!("this `{}` is never closed", open.mark),
    )
    .help(format!("在这一段的末尾加上 `{missing}`"), format!("add `{missing}` where this block ends"))
}

fn closing(mark: char) -> char {
    match mark {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn are_balanced(text: &str) -> bool {
    are_balanced_without(text, text.len())
}

/// Whether all brackets match if the mark at a byte is passed over.
fn are_balanced_without(text: &str, without: usize) -> bool {
    let mut open = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Mark(at, _) if at == without => {}
            Piece::Mark(_, mark @ ('(' | '[' | '{')) => open.push(closing(mark)),
            Piece::Mark(_, mark @ (')' | ']' | '}')) if open.pop() != Some(mark) => return false,
            _ => {}
        }
    }
    open.is_empty()
}
