//! Warnings that the author of a file has read and decided to live with: `// check: allow W211 because …`.

use super::finding::{Finding, Severity};
use super::lexical::comments;
use std::ops::Range;

/// Takes out the warnings that a comment of the file allows, wherever it stands. Errors cannot be allowed; asking for
/// it is `W200`.
pub fn allow(text: &str, findings: &mut Vec<Finding>) {
    let asked = asked(text);
    let is_warning = |code: &str| code.starts_with('W');
    findings
        .retain(|finding| finding.severity == Severity::Error || !asked.iter().any(|(code, _)| *code == finding.code));
    for (code, at) in asked.into_iter().filter(|(code, _)| !is_warning(code)) {
        let words = (
            format!("`{code}` 是错误，不改案例就跑不起来，不能放过"),
            format!("`{code}` is an error: the scenario cannot be played with it, so it cannot be allowed"),
        );
        findings.push(
            Finding::warning("W200", at, words.0, words.1)
                .help("只有 W 开头的能放过", "only codes that begin with W can be allowed"),
        );
    }
}

/// The codes that comments ask to allow, with where they stand.
fn asked(text: &str) -> Vec<(&str, Range<usize>)> {
    const PHRASE: &str = "check: allow";
    let mut asked = Vec::new();
    // Most files have none, and then nothing is read twice.
    if !text.contains(PHRASE) {
        return asked;
    }
    // Whoever allows more than that should mend something.
    const MOST: usize = 64;
    for comment in comments(text) {
        if asked.len() >= MOST {
            break;
        }
        let Some(at) = text[comment.clone()].find(PHRASE) else { continue };
        let mut start = comment.start + at + PHRASE.len();
        let line = text[start..comment.end].lines().next().unwrap_or_default();
        for word in line.split([' ', ',', '，', '、']) {
            let end = start + word.len();
            let is_code =
                word.len() == 4 && word.starts_with(['E', 'W']) && word[1..].bytes().all(|b| b.is_ascii_digit());
            if is_code {
                asked.push((word, start..end));
            } else if !word.is_empty() {
                // What follows the codes is the reason.
                break;
            }
            start = end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_from_comments_only() {
        let text = "// check: allow W211, W204 E101 the script is given W999\n(a: \"// check: allow W300\") /* check: allow W205 */";
        let codes: Vec<_> = asked(text).into_iter().map(|(code, at)| (code, &text[at])).collect();
        assert_eq!(codes, [("W211", "W211"), ("W204", "W204"), ("E101", "E101"), ("W205", "W205")]);
    }
}
