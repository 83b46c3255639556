//! Tables, pages and the command, as other programs and people meet them.

use super::{IDEAL, answer, folder, open, play};
use heartfirst::records::Store;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn heartfirst(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
    command.args(arguments).arg("--data").arg(data).current_dir(data).stdin(Stdio::null()).env("LANG", "C");
    ["LC_ALL", "LC_MESSAGES"].iter().for_each(|name| _ = command.env_remove(name));
    command.output().unwrap()
}

fn done(data: &Path, arguments: &[&str]) -> String {
    let output = heartfirst(data, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Names that break careless writers of tables and pages.
const NAMES: [&str; 5] =
    ["=HYPERLINK(\"http://x\",\"林\")", "Lin, \"Yue\"", "<script>alert(1)</script>", "李\u{200f}雷", "O'Brien; 'DROP'"];

fn some(data: &Path) -> Store {
    let mut store = open(data);
    for (index, name) in NAMES.iter().enumerate() {
        let id = store.practise_as(name).unwrap().id;
        store.rename(id, None, Some(&format!("00{index}")), Some("汽修一班")).unwrap();
        for _ in 0..3 {
            play(&mut store, "four_quotes", &IDEAL);
        }
    }
    store
}

/// The rows of a table as the `csv` module of Python reads them; `None`, with a message, where there is no Python.
fn rows(table: &str, encoding: &str) -> Option<Vec<Vec<String>>> {
    let script = format!(
        "import csv, io, json, sys\ntext = sys.stdin.buffer.read().decode('{encoding}')\n\
         print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), strict=True))))"
    );
    let child = Command::new("python3").args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        println!("skipped: no python3 here");
        return None;
    };
    child.stdin.take().unwrap().write_all(table.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn tables_are_read_by_the_library_of_another_language() {
    let data = folder("tables");
    drop(some(&data));
    let attempts = done(&data, &["records", "export", "--format", "attempts", "--all"]);
    assert!(attempts.starts_with('\u{feff}'));
    if let Some(rows) = rows(&attempts, "utf-8-sig") {
        assert_eq!(rows.len(), 1 + 15);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let column = |name: &str| rows[0].iter().position(|it| it == name).unwrap();
        let names: Vec<&String> = rows[1..].iter().step_by(3).map(|row| &row[column("name")]).collect();
        // Nothing a spreadsheet would run; everything else as it is.
        assert_eq!(names[0], &format!("'{}", NAMES[0]));
        assert!(names[1..].iter().zip(&NAMES[1..]).all(|(found, name)| found == name));
        assert_eq!((rows[1][column("total")].as_str(), rows[1][column("number")].as_str()), ("100", "000"));
        assert_eq!(rows[1][column("choices")], IDEAL.join(" "));
    }
    let turns = done(&data, &["records", "export", "--format", "turns", "--all"]);
    if let Some(rows) = rows(&turns, "utf-8-sig") {
        assert_eq!(rows.len(), 1 + 15 * 11);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let column = |name: &str| rows[0].iter().position(|it| it == name).unwrap();
        assert_eq!((rows[1][column("node")].as_str(), rows[1][column("arousal_after")].as_str()), ("door", "37"));
        assert!(rows[1][column("acts")].starts_with("greet_identify:ok"));
    }
    let moodle = done(&data, &["records", "export", "--format", "moodle", "--all"]);
    if let Some(rows) = rows(&moodle, "utf-8") {
        assert_eq!(rows[0][..3], ["idnumber", "fullname", "department"]);
        assert_eq!((rows.len(), rows[1][0].as_str(), rows[1][3].as_str()), (6, "000", "100"));
        assert_eq!(rows[1][4], "the best of 2 graded runs");
    }
}

#[test]
fn pages_load_nothing_and_run_nothing() {
    let data = folder("pages");
    drop(some(&data));
    for arguments in [
        &["records", "export", "--format", "html", "--attempt", "7"][..],
        &["records", "export", "--format", "html", "--trainee", "002"],
        &["records", "export", "--format", "html", "--class", "汽修一班"],
        &[
            "records",
            "sheet",
            "7",
            "8",
            "--observer",
            "18,9,11,11,10,9,8,8,5,3",
            "--agreed",
            "11,10,12,12,12,10,8,8,5,3",
        ],
    ] {
        for lang in ["zh", "en"] {
            let page = done(&data, &[arguments, &["--lang", lang]].concat());
            assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"), "{arguments:?}");
            assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)"), "{arguments:?}");
            for outside in ["src=", "href=", "@import", "url(", "<link", "<iframe"] {
                assert!(!page.contains(outside), "{arguments:?} has {outside}");
            }
            assert_eq!(page.matches("<div").count(), page.matches("</div>").count());
        }
    }
    let sheet = done(&data, &["records", "sheet", "7", "8", "--agreed", "11,10,12,12,12,10,8,8,5,3", "--lang", "en"]);
    assert!(sheet.contains("Not passed: fewer than 12 points in the first area"));
}

#[test]
fn progress_class_and_lists_speak_both_languages() {
    let data = folder("words");
    drop(some(&data));
    let zh = done(&data, &["records", "progress", "--trainee", "001", "--lang", "zh"]);
    assert!(zh.contains("学习之路") && zh.contains("本领"), "{zh}");
    let json: serde_json::Value =
        serde_json::from_str(&done(&data, &["records", "progress", "--trainee", "001", "--json"])).unwrap();
    assert_eq!(json["runs"].as_array().unwrap().len(), 3);
    assert_eq!(json["runs"][0]["diagnosis"], true);
    let class = done(&data, &["records", "class", "--class", "汽修一班"]);
    assert!(class.contains("5 people, 15 runs"), "{class}");
    assert!(done(&data, &["records", "class", "--hide-names"]).lines().all(|line| !line.contains("Brien")));
    assert_eq!(done(&data, &["records", "list", "--all"]).lines().count(), 15);
    assert!(done(&data, &["records", "show", "3"]).contains("Total 100"));
    assert_eq!(heartfirst(&data, &["records", "show", "99"]).status.code(), Some(2));
    let unknown = heartfirst(&data, &["records", "progress", "--trainee", "nobody"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("nobody in the records"));
    // Asking about somebody adds nobody.
    assert!(!done(&data, &["records", "trainees"]).contains("nobody"));
}

#[test]
fn a_class_is_merged_from_files_without_duplicates() {
    let (one, two) = (folder("class_one"), folder("class_two"));
    drop(some(&one));
    let file = one.join("all.jsonl");
    let file = file.to_str().unwrap();
    done(&one, &["records", "export", "--all", "-o", file]);
    assert_eq!(heartfirst(&one, &["records", "export", "--all", "-o", file]).status.code(), Some(2), "not overwritten");
    let class = done(&two, &["records", "class", file, file]);
    assert!(class.contains("5 people, 15 runs"), "{class}");
    assert!(done(&two, &["records", "import", file]).contains("15 new"));
    assert!(done(&two, &["records", "import", file]).contains("15 known"));
    let backup = two.join("copy.db");
    done(&two, &["records", "backup", backup.to_str().unwrap()]);
    assert!(backup.is_file());
}

#[test]
fn playing_is_kept_and_offered_and_computing_is_not() {
    let data = folder("play");
    let run = |input: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
        command.args(arguments).arg("--data").arg(&data).current_dir(&data).env("LANG", "C");
        // Words, not lines: where a line breaks is not the point here.
        let out = String::from_utf8(answer(&mut command, input).stdout).unwrap();
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let list = || done(&data, &["records", "list", "--json"]);
    run("", &["play", "four_quotes", "--choose", "a,a", "--json"]);
    assert_eq!(list(), "", "a computation is not kept");
    run("", &["play", "four_quotes", "--choose", "a,a", "--json", "--record"]);
    assert_eq!(list().lines().count(), 1);
    let first = run("1\n1\nq\n", &["play", "its_fine", "--lang", "en", "--seed", "1"]);
    assert!(first.contains("Kept. To go on: heartfirst play its_fine"), "{first}");
    let again = run("1\nu\nq\n", &["play", "its_fine", "--lang", "en"]);
    assert!(again.contains("stopped before sentence 3") && again.contains("is taken back"), "{again}");
    let line: serde_json::Value = serde_json::from_str(list().lines().next().unwrap()).unwrap();
    assert_eq!((&line["turns"], &line["run"]), (&1.into(), &false.into()));
    let dropped = run("2\nq\n", &["play", "its_fine", "--lang", "en"]);
    assert!(dropped.contains("You say"), "{dropped}");
    let line: serde_json::Value = serde_json::from_str(list().lines().next().unwrap()).unwrap();
    assert_eq!(line["dropped"], true);
    run("1\nq\n", &["play", "four_quotes", "--no-record"]);
    assert_eq!(list().lines().count(), 2);
}
