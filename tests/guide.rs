//! The guide for authors, followed to the letter: every command is run, every piece of code is put where the text says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::audit::examine;
use heartfirst::language::Lang;
use heartfirst::rulebook::{Behaviour, Motive, Rulebook};
use heartfirst::scenario::{Category, Channel, EndingKind, Setting, Verdict};
use heartfirst::source::{Format, Source, render};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const FILE: &str = "spare_key.ron";

fn guide(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)).unwrap()
}

/// The fenced blocks: what stands behind the fence, and the lines.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut parts = text.split("\n```");
    parts.next();
    while let (Some(block), rest) = (parts.next(), parts.next()) {
        assert!(rest.is_some(), "a fence is not closed");
        let (info, lines) = block.split_once('\n').unwrap_or((block, ""));
        blocks.push((info.trim().to_owned(), lines.to_owned()));
    }
    blocks
}

fn run(folder: &Path, line: &str, found: Option<&str>) {
    let words = shell_words(line);
    assert_eq!(words[0], "heartfirst", "{line}");
    let program = env!("CARGO_BIN_EXE_heartfirst");
    let command = |arguments: &[String]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder).env("LANG", "en_US.UTF-8").stdin(Stdio::null());
        command.output().unwrap()
    };
    let knows = command(&[words[1].clone(), "--help".to_owned()]);
    assert!(knows.status.success(), "there is no command for: {line}");
    // It ends when somebody ends it; tests/workbench.rs does.
    if words[1] == "watch" {
        return;
    }
    let output = command(&words[1..]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(i32::from(found.is_some())), "{line}\n{said}");
    let codes: Vec<&str> = said.split("warning[").skip(1).filter_map(|rest| rest.split(']').next()).collect();
    assert_eq!(codes, found.into_iter().collect::<Vec<_>>(), "{line}\n{said}");
}

/// Words divided by spaces, with quotes around some.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn findings(path: &Path) -> (Vec<&'static str>, String) {
    let source = Source::new(FILE, fs::read_to_string(path).unwrap());
    let findings = examine(&Rulebook::embedded(), &source).1;
    let said = render(&source, &findings, Lang::En, Format::Text, false);
    (findings.iter().map(|finding| finding.code).collect(), said)
}

fn follow(name: &str) {
    let folder = std::env::temp_dir().join(format!("heartfirst-guide-{name}-{}", std::process::id()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(FILE);
    let mut find: Option<String> = None;
    let mut changes = 0;
    for (info, lines) in blocks(&guide(name)) {
        let write = |from: &str, to: &str| {
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(from).count(), 1, "{name}: not found once:\n{from}");
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
        };
        match info.as_str() {
            "sh" => lines.lines().filter(|line| !line.trim().is_empty()).for_each(|line| run(&folder, line, None)),
            // A command that finds what the text then explains, and nothing else.
            "sh W322" => run(&folder, lines.trim(), Some("W322")),
            "ron find" => find = Some(lines.trim_end().to_owned()),
            "ron replace" | "ron after" => {
                let from = find.take().expect("a find comes before");
                let new = lines.trim_end();
                let to = if info == "ron after" { format!("{from}\n{new}") } else { new.to_owned() };
                write(&from, &to);
                let (_, said) = findings(&path);
                changes += 1;
                // A flag may be asked for only by the next change.
                assert!(!said.contains("error["), "{name}:\n{said}");
            }
            _ => {
                let code = info.strip_prefix("ron wrong ").unwrap_or_else(|| panic!("{name}: what is ```{info}?"));
                let text = fs::read_to_string(&path).unwrap();
                let right = lines.trim().replace("storry", "story");
                assert_eq!(text.matches(&right).count(), 1, "{right}");
                fs::write(&path, text.replacen(&right, lines.trim(), 1)).unwrap();
                assert_eq!(findings(&path).0, [code]);
                fs::write(&path, text).unwrap();
            }
        }
    }
    assert!(changes >= 4);
    let (codes, said) = findings(&path);
    assert!(codes.is_empty(), "{name}:\n{said}");
    fs::remove_dir_all(&folder).ok();
}

#[test]
fn the_english_guide_works_to_the_letter() {
    follow("SCENARIO-GUIDE.md");
}

#[test]
fn the_chinese_guide_works_to_the_letter() {
    follow("SCENARIO-GUIDE.zh.md");
}

/// Every field of a scenario file and every word it may hold is in both guides.
#[test]
fn every_field_and_word_is_described() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("src/scenario/file.rs")).unwrap();
    let fields = file.lines().filter_map(|line| {
        let field = line.trim().strip_prefix("pub ")?;
        let (name, _) = field.split_once(':')?;
        name.chars().all(|c| c.is_ascii_lowercase() || c == '_').then(|| name.to_owned())
    });
    let mut words: Vec<String> = fields.collect();
    assert!(words.len() > 60, "{words:?}");
    words.extend(Setting::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(Channel::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(Category::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(Verdict::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(EndingKind::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(Behaviour::ALL.iter().map(|word| word.name().to_owned()));
    words.extend(Motive::ALL.iter().map(|word| word.name().to_owned()));
    for name in ["SCENARIO-GUIDE.md", "SCENARIO-GUIDE.zh.md"] {
        let text = guide(name);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        for word in &words {
            let found = text
                .match_indices(word.as_str())
                .any(|(at, _)| !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word));
            assert!(found, "{name} says nothing about `{word}`");
        }
    }
}
