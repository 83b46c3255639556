//! RON seen as strings and marks, without any grammar: works where the grammar does not.

use std::ops::Range;

/// A piece of a file as far as quotation marks and comments divide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A character outside strings and comments.
    Mark(usize, char),
    /// A string from its opening to its closing quotation mark, or to the end of the file.
    String(Range<usize>),
    /// A comment.
    Comment(Range<usize>),
}

/// The pieces in order. Spaces are marks too; comments are left out.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece> + '_ {
    all(text).filter(|piece| !matches!(piece, Piece::Comment(_)))
}

/// The comments in order, without the line end of those of a line.
pub(super) fn comments(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    all(text).filter_map(|piece| match piece {
        Piece::Comment(range) => Some(range),
        Piece::Mark(..) | Piece::String(_) => None,
    })
}

/// Everything in order: put together, the pieces are the text.
pub(super) fn all(text: &str) -> impl Iterator<Item = Piece> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let c = rest.chars().next()?;
        let start = at;
        if let Some(length) = comment(rest) {
            at += length;
            Some(Piece::Comment(start..at))
        } else if let Some(length) = string(rest, text[..start].chars().next_back()) {
            at += length;
            Some(Piece::String(start..at))
        } else {
            at += c.len_utf8();
            Some(Piece::Mark(start, c))
        }
    })
}

/// Bytes of the comment with which `rest` starts, if it does. Block comments nest.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (2, 1usize);
    while depth > 0 && at < bytes.len() {
        let pair = bytes.get(at..at + 2);
        match pair {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    Some(at)
}

/// Bytes of the string with which `rest` starts, if it does: `"…"`, or raw `r"…"` and `r#"…"#`.
fn string(rest: &str, before: Option<char>) -> Option<usize> {
    if let Some(inner) = rest.strip_prefix('"') {
        let mut escaped = false;
        for (at, byte) in inner.bytes().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return Some(at + 2),
                _ => {}
            }
        }
        return Some(rest.len());
    }
    let follows_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = rest.strip_prefix('r').filter(|_| !follows_word)?;
    let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
    let inner = raw[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let opening = 2 + hashes;
    Some(inner.find(&end).map_or(rest.len(), |at| opening + at + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<&str> {
        let ranges = pieces(text).filter_map(|piece| match piece {
            Piece::String(range) => Some(range),
            Piece::Mark(..) | Piece::Comment(_) => None,
        });
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn strings_are_found_and_comments_are_not() {
        assert_eq!(strings(r#"a: "x\"y", /* "no" /* "no" */ */ b: "z" // "no""#), [r#""x\"y""#, r#""z""#]);
        assert_eq!(strings(r##"r#"a"b"#, for"c""##), [r##"r#"a"b"#"##, r#""c""#]);
        assert_eq!(strings("\"open"), ["\"open"]);
    }
}
