//! How wide words are drawn, in ems: without a font at hand, by the widths common to sans-serif fonts.

/// The width of words in hundredths of an em. A Chinese character is one em wide; Latin letters differ.
pub(super) fn hundredths_of_em(words: &str) -> i32 {
    words.chars().map(one).sum()
}

fn one(c: char) -> i32 {
    match c {
        _ if textwrap::core::display_width(c.encode_utf8(&mut [0; 4])) == 2 => 100,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | '’' => 30,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '/' | '-' | '·' => 38,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 90,
        'A'..='Z' => 70,
        '★' | '✕' | '…' => 100,
        _ => 58,
    }
}

/// Breaks words into lines of at most some width, in hundredths of an em, where the script allows it.
pub(super) fn wrapped(words: &str, widest: i32) -> Vec<String> {
    let columns = usize::try_from(widest / 50).unwrap_or(1).max(2);
    textwrap::wrap(words, columns).into_iter().map(std::borrow::Cow::into_owned).collect()
}
