//! W216: `covers` names items of the training sources that exist, each once.

use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

/// The items of the five training sources: source and its last item of each unbroken run.
const SOURCES: [(&str, &[(u8, u8)]); 5] = [
    ("S000", &[(1, 32)]),
    ("S001", &[(1, 30)]),
    ("S002", &[(1, 45)]),
    ("S003", &[(1, 8), (10, 19), (30, 37)]),
    ("S004", &[(1, 15)]),
];

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let at = Place::top().field("covers");
    // Nobody teaches more at once, and each is compared with all before it.
    const MOST: usize = 200;
    for (index, code) in file.covers.iter().enumerate().take(MOST) {
        if let Some(first) = file.covers[..index].iter().position(|other| other == code) {
            findings.push(
                Finding::warning(
                    "W216",
                    at.item(index),
                    format!("`{code}` 写了两遍"),
                    format!("`{code}` is listed twice"),
                )
                .related(at.item(first), "第一次在这里", "first listed here")
                .help("删掉一个", "remove one of them"),
            );
        } else if !is_known(code) {
            let meant = meant(code);
            let finding = Finding::warning(
                "W216",
                at.item(index),
                format!("教材里没有 `{code}` 这一条"),
                format!("the training sources have no item `{code}`"),
            )
            .help(
                "写成 S004.05 这样；本单位自己的教材用别的字母打头，如 ACME.03",
                "write it like S004.05; for sources of your own begin with other letters, like ACME.03",
            );
            findings.push(finding.did_you_mean(meant.as_deref()));
        }
    }
}

/// A code of the sources, or one of the author's own: letters, a dot, digits.
fn is_known(code: &str) -> bool {
    let Some((source, item)) = code.split_once('.') else { return false };
    if let Some((_, runs)) = SOURCES.iter().find(|(known, _)| *known == source) {
        let number: Option<u8> = item.parse().ok().filter(|_| item.len() == 2);
        return number.is_some_and(|number| runs.iter().any(|(from, to)| (*from..=*to).contains(&number)));
    }
    let looks_like_ours =
        source.to_ascii_uppercase().starts_with("S0") || source.starts_with(['s', 'S']) && source.len() < 5;
    let digits = !item.is_empty() && item.chars().all(|c| c.is_ascii_digit());
    !looks_like_ours && digits && source.len() > 1 && source.chars().all(char::is_alphabetic)
}

/// The code that was meant where case, zeros or the dot are amiss: `s4.5`, `S004-05`, `S00405`.
fn meant(code: &str) -> Option<String> {
    let digits: Vec<&str> = code.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (source, item) = match digits[..] {
        [both] if both.len() == 5 => (both[..3].parse::<u16>().ok()?, both[3..].parse::<u16>().ok()?),
        [source, item] => (source.parse().ok()?, item.parse().ok()?),
        _ => return None,
    };
    let code = format!("S{source:03}.{item:02}");
    is_known(&code).then_some(code)
}
