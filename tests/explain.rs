//! Every code is explained, and every example is true: the wrong one gives its code and nothing else, the right one
//! gives nothing. What a person reads about the wrong ones is locked beside the other slips.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::audit::examine;
use heartfirst::explain::{Base, Explanation, all};
use heartfirst::language::{Lang, Text};
use heartfirst::rulebook::{Behaviour, EMBEDDED, Motive, Rulebook};
use heartfirst::scenario::{Answers, Template};
use heartfirst::source::{Finding, Format, MAX_BYTES, Source, render};
use std::collections::BTreeSet;
use std::path::Path;

fn sample() -> String {
    let answers = Answers {
        id: "my_case".to_owned(),
        title: Text::new("白等的一天", "A Day for Nothing"),
        template: Template::Phone,
        name: Text::new("赵女士", "Ms Zhao"),
        behaviour: Behaviour::Voicer,
        motive: Motive::Redress,
        level: 1,
        lang: Lang::Zh,
    };
    // Comments name the pieces too, and a piece must be found once.
    answers.write()
}

fn replaced(text: &str, from: &str, to: &str, code: &str) -> String {
    let count = text.matches(from).count();
    assert!(count >= 1, "{code}: the sample has no piece\n{from}");
    text.replacen(from, to, 1)
}

fn changed(code: &str, one: &Explanation, piece: &str, more: &[(String, String)]) -> String {
    let base = match one.base {
        Base::Scenario => sample(),
        Base::Rulebook | Base::File | Base::Audit => EMBEDDED.to_owned(),
    };
    let text = replaced(&base, &one.at, piece, code);
    one.also.iter().chain(more).fold(text, |text, (from, to)| replaced(&text, from, to, code))
}

fn said(rulebook: &Rulebook, base: Base, source: &Source) -> Vec<Finding> {
    match base {
        Base::Scenario => examine(rulebook, source).1,
        Base::Rulebook | Base::File | Base::Audit => Rulebook::load(source).err().unwrap_or_default(),
    }
}

/// The wrong and the right example as sources, where they are pieces of a text.
fn examples(code: &str, one: &Explanation) -> (Source, Source) {
    let wrong = match &one.file {
        Some(file) => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{code}: {}: {error}", path.display()))
        }
        None => changed(code, one, &one.wrong, &one.with_wrong),
    };
    let right = match &one.file {
        Some(_) => sample(),
        None => changed(code, one, one.right.as_ref().unwrap_or(&one.at), &[]),
    };
    (Source::new("wrong.ron", wrong), Source::new("right.ron", right))
}

#[test]
fn every_wrong_example_gives_its_code_and_every_right_one_nothing() {
    let rulebook = Rulebook::embedded();
    let mut failures = String::new();
    for (code, one) in all().iter().filter(|(_, one)| !matches!(one.base, Base::File | Base::Audit)) {
        let (wrong, right) = examples(code, one);
        let findings = said(&rulebook, one.base, &wrong);
        let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
        let expected: BTreeSet<&str> = match one.expect.is_empty() {
            true => [code.as_str()].into(),
            false => one.expect.iter().map(String::as_str).collect(),
        };
        if codes != expected {
            let text = render(&wrong, &findings, Lang::En, Format::Text, false);
            failures += &format!("{code}: the wrong example gives {codes:?}\n{text}\n");
        }
        let findings = said(&rulebook, one.base, &right);
        if !findings.is_empty() {
            let text = render(&right, &findings, Lang::En, Format::Text, false);
            failures += &format!("{code}: the right example\n{text}\n");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The three codes of a file as a whole have no pieces to show; here is what gives them.
#[test]
fn the_codes_of_a_file_as_a_whole_are_given_too() {
    let code = |read: Result<Source, (Source, Finding)>| read.map_err(|(_, finding)| finding.code).err();
    assert_eq!(code(Source::read(Path::new("no/such/file.ron"))), Some("E001"));
    assert_eq!(code(Source::from_bytes("video.ron", vec![b' '; MAX_BYTES as usize + 1])), Some("E002"));
    // 中文 in GBK.
    assert_eq!(code(Source::from_bytes("gbk.ron", vec![0xd6, 0xd0, 0xce, 0xc4])), Some("E003"));
    assert_eq!(code(Source::from_bytes("utf8.ron", "中文".as_bytes().to_vec())), None);
    let whole: Vec<_> = all().into_iter().filter(|(_, one)| one.base == Base::File).map(|(code, _)| code).collect();
    assert_eq!(whole, ["E001", "E002", "E003"]);
}

/// Every code that the source names is explained, and nothing else is.
#[test]
fn every_code_is_explained() {
    fn codes(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                codes(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for (at, _) in text.match_indices('"') {
                let Some(word) = text.get(at + 1..at + 6) else { continue };
                let is_code = word.starts_with(['E', 'W']) && word[1..4].bytes().all(|b| b.is_ascii_digit());
                if is_code && word.ends_with('"') {
                    found.insert(word[..4].to_owned());
                }
            }
        }
    }
    let mut used = BTreeSet::new();
    codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    let explained: BTreeSet<String> = all().keys().cloned().collect();
    assert_eq!(used, explained);
}

#[test]
fn every_explanation_is_in_both_languages() {
    for (code, one) in all() {
        for text in [&one.title, &one.why] {
            assert!(text.zh.as_ref().is_some_and(|words| !words.is_empty()), "{code}");
            assert!(text.en.as_ref().is_some_and(|words| !words.is_empty()), "{code}");
        }
        assert!(!one.wrong_example().is_empty() && !one.right_example().is_empty(), "{code}");
        assert_ne!(one.wrong_example(), one.right_example(), "{code}");
    }
}

/// What is said about each wrong example, in both languages.
#[test]
fn the_wrong_examples_are_explained_in_place() {
    let rulebook = Rulebook::embedded();
    for (code, one) in all().iter().filter(|(_, one)| one.base == Base::Scenario && one.file.is_none()) {
        let (wrong, _) = examples(code, one);
        let findings = said(&rulebook, one.base, &wrong);
        let text = |lang| render(&wrong, &findings, lang, Format::Text, false);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "diagnostics/snapshots" }, {
            insta::assert_snapshot!(format!("example_{code}"), format!("{}\n{}", text(Lang::Zh), text(Lang::En)));
        });
    }
}
