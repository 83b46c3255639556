//! The journals of classes: listed, and deleted when the trainer says so.

use super::wire::folder;
use super::{case, join, setup};
use heartfirst::class::journal::{self, FORM, Header, Journal, Left};
use heartfirst::class::{Command, Keys, PersonId, Room, RunNumber, Setup, Who};
use heartfirst::language::Lang;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

const NOVEMBER: u64 = 1_795_348_800_000;
const DAY: u64 = 24 * 3_600_000;

/// A class that was held; its journal.
fn held(data: &Path, began: u64, setup: Setup, commands: &[(Who, Command)]) -> PathBuf {
    let case = case("four_quotes");
    let header = Header {
        heartfirst_class: FORM,
        setup: setup.clone(),
        key: Keys::new([3; 32]).hex(),
        port: 0,
        began,
        scenario: case.text().to_owned(),
        rules: case.rules().to_owned(),
        cases: Vec::new(),
    };
    let path = journal::path_of(data, began, setup.code.as_str());
    let mut journal = Journal::create(&path, &header).unwrap();
    let mut room = Room::new(setup, Arc::new(case));
    for (who, command) in commands {
        assert!(room.apply(*who, command, began).unwrap().changed(), "{command:?}");
        journal.write(Some((began, *who, command))).blocking_recv().unwrap().unwrap();
    }
    path
}

fn comes_in(name: &str) -> (Who, Command) {
    let join = Command::Join { name: name.to_owned(), number: String::new(), lang: Lang::Zh, mark: None };
    (Who::Newcomer, join)
}

/// A class in which somebody said something on their own.
fn with_own() -> Vec<(Who, Command)> {
    vec![
        comes_in("小王"),
        (Who::Trainer, Command::Own { on: true }),
        (Who::Person(PersonId(1)), Command::Start { run: RunNumber(1), case: None }),
        (Who::Person(PersonId(1)), Command::Say { run: RunNumber(1), turn: 0, option: 0 }),
    ]
}

/// Four classes on four days: ended and kept, ended and not kept, not ended, without names.
fn four(data: &Path) -> [PathBuf; 4] {
    let end = [(Who::Trainer, Command::End)];
    let kept = [with_own(), end.to_vec(), vec![(Who::Program, Command::Recorded)]].concat();
    let unnamed = Setup { names: false, ..setup() };
    [
        held(data, NOVEMBER, setup(), &kept),
        held(data, NOVEMBER + DAY, setup(), &[with_own(), end.to_vec()].concat()),
        held(data, NOVEMBER + 2 * DAY, setup(), &[comes_in("小李"), (Who::Trainer, Command::Forward)]),
        held(data, NOVEMBER + 3 * DAY, unnamed, &[comes_in(""), end[0].clone()]),
    ]
}

fn class(data: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_heartfirst"));
    command.arg("class").args(arguments).args(["--lang", "en", "--data"]).arg(data).current_dir(data);
    let done = command.stdin(Stdio::null()).env("TZ", "Asia/Shanghai").output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

#[test]
fn what_would_be_lost_with_a_journal_is_known() {
    let data = folder();
    let left = four(&data).map(|path| journal::told(&path).unwrap().left);
    assert_eq!(left, [Left::Nothing, Left::Conversations, Left::Class, Left::Nothing]);
    // What is said after it was put into the records is not in them.
    let more = [
        with_own(),
        vec![
            (Who::Program, Command::Recorded),
            (Who::Person(PersonId(1)), Command::Say { run: RunNumber(1), turn: 1, option: 0 }),
            (Who::Trainer, Command::End),
        ],
    ];
    let path = held(&data, NOVEMBER + 5 * DAY, setup(), &more.concat());
    assert_eq!(journal::told(&path).unwrap().left, Left::Conversations);
}

#[test]
fn nobody_in_a_class_can_say_that_it_is_in_the_records() {
    let mut room = super::room();
    let a = join(&mut room, "a");
    for who in [Who::Trainer, Who::Person(a), Who::Newcomer] {
        assert!(room.apply(who, &Command::Recorded, 0).is_err());
    }
}

#[test]
fn the_list_says_when_which_what_who_and_what_is_left() {
    let data = folder();
    four(&data);
    std::fs::write(journal::folder(&data).join("1-notes.jsonl"), "no journal").unwrap();
    let (code, out, err) = class(&data, &["--list"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].contains("is no journal of a class"), "{out}");
    let said =
        ["1 people  ended, in the records", "own conversations not in the records yet", "can be taken up", "no names"];
    for (line, says) in lines[1..].iter().zip(said) {
        assert!(line.contains("汽修一班") && line.contains("Four Quotes") && line.contains(says), "{line}");
    }
    assert!(lines[1].contains("2026-11-22 ") && !out.contains("小王"), "{out}");
    assert!(class(&folder(), &["--list"]).1.contains("No journals of classes are kept"));
}

#[test]
fn by_date_only_what_is_over_and_kept_is_deleted_and_the_rest_is_named() {
    let data = folder();
    let [kept, unkept, open, unnamed] = four(&data);
    let (code, out, _) = class(&data, &["--forget-before", "2026-11-25"]);
    assert_eq!(code, Some(1), "something was kept: {out}");
    assert_eq!([&kept, &unkept, &open, &unnamed].map(|path| path.exists()), [false, true, true, true]);
    assert!(out.contains("1 deleted, 2 kept") && out.contains("--forget"), "{out}");
    assert!(class(&data, &["--forget-before", "soon"]).2.contains("2026-11-20"));
    assert_eq!(class(&data, &["--forget-before", "2026-02-30"]).0, Some(2));
}

#[test]
fn what_is_named_is_deleted_and_nothing_that_is_no_journal() {
    let data = folder();
    let [kept, unkept, open, unnamed] = four(&data);
    std::fs::write(open.with_extension("damaged"), "rest").unwrap();
    let name = open.file_stem().unwrap().to_str().unwrap();
    let (code, out, _) = class(&data, &["--forget", name, "--forget", unkept.to_str().unwrap()]);
    assert!(code == Some(0) && out.contains("deleted: ") && out.contains("not ended, can be taken up"), "{out}");
    assert_eq!([&kept, &unkept, &open, &unnamed].map(|path| path.exists()), [true, false, false, true]);
    assert!(!open.with_extension("damaged").exists());
    let other = data.join("letter.txt");
    std::fs::write(&other, "dear all\n").unwrap();
    for named in [other.to_str().unwrap(), "letter.txt", "nobody", "../letter.txt", data.to_str().unwrap()] {
        let (code, _, err) = class(&data, &["--forget", named]);
        assert!(code == Some(2) && !err.is_empty(), "{named}: {err}");
    }
    assert!(other.exists());
}

#[test]
fn a_class_that_is_open_is_not_deleted() {
    let data = folder();
    let path = held(&data, NOVEMBER, setup(), &[(Who::Trainer, Command::End)]);
    let kept = journal::read(&path).unwrap();
    let open = Journal::go_on(&path, &kept).unwrap();
    let (code, _, err) = class(&data, &["--forget", path.to_str().unwrap()]);
    assert!(code == Some(2) && err.contains("another program has this class open"), "{err}");
    assert!(path.exists());
    drop(open);
    assert_eq!(class(&data, &["--forget", path.to_str().unwrap()]).0, Some(0));
}

/// A line as every program that wrote journals has written it.
fn line(json: &str) -> String {
    format!("{} {json}\n", &blake3::hash(json.as_bytes()).to_hex()[..8])
}

#[test]
fn a_journal_of_the_first_form_goes_on() {
    let case = case("four_quotes");
    let header = serde_json::json!({
        "heartfirst_class": 1,
        "setup": { "code": "AC34XY", "class": "", "seed": 7, "names": true, "countdown": 0 },
        "key": Keys::new([3; 32]).hex(), "port": 8310, "began": NOVEMBER,
        "scenario": case.text(), "rules": case.rules(),
    });
    let path = folder().join("old.jsonl");
    let lines = [
        line(&header.to_string()),
        line(r#"{"n":1,"at":1,"who":"newcomer","do":{"do":"join","name":"小王","number":"","lang":"zh"}}"#),
        line(r#"{"n":2,"at":2,"who":"trainer","do":{"do":"own","on":true}}"#),
        line(r#"{"n":3,"at":3,"who":{"person":1},"do":{"do":"start","run":1}}"#),
        line(r#"{"n":4,"at":4,"who":{"person":1},"do":{"do":"say","run":1,"turn":0,"option":0}}"#),
    ];
    std::fs::write(&path, lines.concat()).unwrap();
    let resumed = journal::resume(&path, 10).unwrap();
    assert!(resumed.notice.is_none());
    let own = &resumed.room.person(PersonId(1)).unwrap().own;
    assert!(own.len() == 1 && own[0].replay.turns.len() == 1 && own[0].case.scenario().id == "four_quotes");
    let newer = path.with_file_name("newer.jsonl");
    std::fs::write(&newer, line(&header.to_string().replace("_class\":1", "_class\":9"))).unwrap();
    assert!(journal::read(&newer).unwrap_err().message.get(Lang::En).contains("newer version"));
}
