//! What a trainer reads when a scenario file has a slip in it: every file here has one, and the snapshot next to
//! it is what the program says, first in Chinese, then in English.
//!
//! Read a changed snapshot as someone who has never programmed: does the first message name the right line,
//! underline the right words, say the cause, and say what to write?

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod rulebook;
mod slips;

use heartfirst::language::Lang;
use heartfirst::scenario::Scenario;
use heartfirst::source::{Finding, Format, Source, render};
use std::path::Path;

/// Everything there is to say about a source, in both languages.
fn both_languages(source: &Source, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "nothing to say\n".to_owned();
    }
    let text = |lang| render(source, findings, lang, Format::Text, false);
    format!("{}\n{}", text(Lang::Zh), text(Lang::En))
}

fn examined(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match Source::from_bytes(name, std::fs::read(path).unwrap()) {
        Ok(source) => both_languages(&source, &Scenario::examine(&source).1),
        Err((source, finding)) => both_languages(&source, &[finding]),
    }
}

#[test]
fn every_slip_is_named_where_it_was_made() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!("*.ron", |path| {
            insta::assert_snapshot!("slip", examined(path));
        });
    });
}

/// What the numbers of the rulebook say, too: what `heartfirst check` prints.
#[test]
fn every_contradiction_of_the_engine_is_named() {
    let rulebook = heartfirst::rulebook::Rulebook::embedded();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!("played/*.ron", |path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = Source::new(name, std::fs::read_to_string(path).unwrap());
            let findings = heartfirst::audit::examine(&rulebook, &source).1;
            insta::assert_snapshot!("played", both_languages(&source, &findings));
        });
    });
}

/// The corpus shows every code that a scenario file can get, so that no message goes unread.
#[test]
fn every_code_of_a_scenario_file_is_shown() {
    let mut seen = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            match Source::from_bytes("", std::fs::read(&path).unwrap()) {
                Ok(source) => seen.extend(Scenario::examine(&source).1.iter().map(|finding| finding.code)),
                Err((_, finding)) => _ = seen.insert(finding.code),
            }
        }
    }
    // E001, E002: tests/hostile.rs; E020 to E025: the rulebook; W200 to W219: tests/explain.rs shows each of them.
    let codes = [
        "E003", "E010", "E011", "E012", "E013", "E014", "E016", "E101", "E102", "E103", "E104", "E105", "E106", "E107",
        "E108", "E109", "E110", "E111", "E112", "E113", "E114", "E115", "E116", "E117", "E118", "E119", "E120",
    ];
    seen.retain(|code| code.starts_with('E'));
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), codes);
}
