//! The trainer's tools as a trainer meets them: new, fmt, translate, watch, explain, play from the middle.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// An empty folder of its own, gone when dropped.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("heartfirst-{name}-{}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
        command.args(arguments).current_dir(&self.0);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_US.UTF-8");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).stdin(Stdio::null()).output().unwrap()
    }

    fn answer(&self, arguments: &[&str], answers: &str) -> Output {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn shipped(id: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{id}.ron"));
    fs::read_to_string(path).unwrap()
}

#[test]
fn new_asks_six_questions_and_writes_a_case_that_passes_and_plays() {
    let desk = Desk::new("new");
    let made = desk.answer(&["new", "lost_ring"], "counter\nThe lost “ring” \\ \"x\"\n\nangry\nirate\n2\n9\n4\n");
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    let asked = err(&made);
    for number in 1..=6 {
        assert!(asked.contains(&format!("\n{number}. ")), "{asked}");
    }
    assert!(asked.contains("there is no `angry`") && asked.contains("from 1 to 5"), "{asked}");
    let text = desk.read("lost_ring.ron");
    for piece in
        ["setting: counter", "behaviour: irate", "motive: redress", "level: 4", "The lost “ring” \\\\ \\\"x\\\""]
    {
        assert!(text.contains(piece), "{piece}\n{text}");
    }
    let checked = desk.run(&["check", "lost_ring.ron"]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    let played = desk.run(&["play", "lost_ring.ron", "--choose", "b,a,c,a,c", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&played)).unwrap();
    assert_eq!(json["complete"], true, "{json:#}");
    assert_eq!(json["ending_kind"], "best");
}

#[test]
fn new_takes_flags_and_never_overwrites() {
    let desk = Desk::new("flags");
    fs::create_dir(desk.0.join("scenarios")).unwrap();
    let arguments = ["new", "a_post", "--yes", "--template", "online", "--motive", "profit", "--lang", "zh"];
    assert_eq!(desk.run(&arguments).status.code(), Some(0));
    let text = desk.read("scenarios/a_post.ron");
    assert!(text.contains("channel: text") && text.contains("motive: profit") && text.contains("// 难度"));
    let again = desk.run(&arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("没有动它"), "{}", err(&again));
    assert_eq!(desk.read("scenarios/a_post.ron"), text);
    assert_eq!(desk.run(&["new", "9 lives"]).status.code(), Some(2));
    assert_eq!(desk.run(&["new", "x", "--yes", "--template", "moon"]).status.code(), Some(2));
    assert_eq!(desk.run(&["check"]).status.code(), Some(0));
}

#[test]
fn fmt_changes_layout_only_and_leaves_broken_files_alone() {
    let desk = Desk::new("fmt");
    let text = shipped("four_quotes");
    let untidy: String =
        text.lines().map(|line| format!("\t{}  \r\n", line.trim_start().replacen(": ", " :", 1))).collect();
    desk.write("case.ron", &untidy);
    assert_eq!(desk.run(&["fmt", "--check", "case.ron"]).status.code(), Some(1));
    assert_eq!(desk.read("case.ron"), untidy);
    assert_eq!(desk.run(&["fmt", "case.ron"]).status.code(), Some(0));
    let neat = desk.read("case.ron");
    desk.run(&["fmt", "case.ron"]);
    assert_eq!(desk.read("case.ron"), neat, "twice is once");
    assert_eq!(neat.matches("//").count(), text.matches("//").count());
    assert!(!neat.contains('\t') && !neat.contains('\r'));
    let broken = text.replacen("level: 4,", "level： 4,", 1);
    desk.write("broken.ron", &broken);
    let refused = desk.run(&["fmt", "broken.ron"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(desk.read("broken.ron"), broken);
    assert!(err(&refused).contains("E010"), "{}", err(&refused));
    let left: Vec<_> = fs::read_dir(&desk.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

/// The shipped files are as `fmt` sets them, or differ only in layout from it.
#[test]
fn fmt_loses_nothing_of_the_shipped_files() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            let text = fs::read_to_string(&path).unwrap();
            let neat = heartfirst::source::format(&text).unwrap_or_else(|| panic!("{}", path.display()));
            assert_eq!(heartfirst::source::format(&neat).as_deref(), Some(neat.as_str()));
            let value = |text: &str| ron::from_str::<ron::Value>(text).unwrap();
            assert_eq!(value(&text), value(&neat));
        }
    }
}

/// The cells of a sheet, read as simply as one can: apart from quotation marks a comma divides and a line ends.
fn cells(sheet: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = sheet.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows
}

#[test]
fn a_sheet_comes_back_into_the_file_and_comments_survive() {
    let desk = Desk::new("translate");
    let text =
        shipped("chatterbox").replacen("title: (zh: \"话匣子\", en: \"The Talker\"),", "title: \"话匣子\", // 题目", 1);
    let text =
        text.replacen(", en: \"Jian Ning, service adviser at a car service centre, Tuesday morning shift\"", "", 1);
    desk.write("case.ron", &text);
    let sheet = out(&desk.run(&["translate", "case.ron", "--to", "en"]));
    assert!(sheet.starts_with("\u{feff}place,who,context,zh,en\n"), "{}", &sheet[..80]);
    let (door, later) = (sheet.find("nodes[\"\"my_turn\"\"]").unwrap(), sheet.find("nodes[\"\"the_exam\"\"]").unwrap());
    assert!(door < later);
    // Fill what is missing, as a spreadsheet would save it: semicolons, no byte order mark.
    let mut filled = String::new();
    let mut missing = 0;
    for (line, mut cells) in cells(sheet.trim_start_matches('\u{feff}')).into_iter().enumerate() {
        if line > 0 && cells[4].is_empty() {
            missing += 1;
            cells[4] = format!("new \"{missing}\"; with, marks");
        } else if cells[0] == "nodes[\"my_turn\"].options[\"a\"].reply" {
            cells[4] = "I was just telling you!".to_owned();
        }
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        filled += &format!("{}\r\n", quoted.join(";"));
    }
    assert_eq!(missing, 2);
    desk.write("sheet.csv", &filled);
    let merged = desk.run(&["translate", "case.ron", "--to", "en", "--merge", "sheet.csv"]);
    assert_eq!(merged.status.code(), Some(0), "{}{}", out(&merged), err(&merged));
    let want = text
        .replacen(
            "title: \"话匣子\", // 题目",
            "title: (zh: \"话匣子\", en: \"new \\\"1\\\"; with, marks\"), // 题目",
            1,
        )
        .replacen(
            "you: (zh: \"简宁，汽车服务顾问，周二早班\"),",
            "you: (zh: \"简宁，汽车服务顾问，周二早班\", en: \"new \\\"2\\\"; with, marks\"),",
            1,
        )
        .replacen("But I am telling you! It shakes, that’s what’s wrong!", "I was just telling you!", 1);
    assert_eq!(desk.read("case.ron"), want);
    let again = desk.run(&["translate", "case.ron", "--to", "en", "--missing"]);
    assert_eq!(out(&again).lines().count(), 1, "only the heading");
}

#[test]
fn a_sheet_of_another_time_spoils_nothing() {
    let desk = Desk::new("stale");
    let text = shipped("its_fine");
    desk.write("case.ron", &text);
    desk.write("sheet.csv", "place,zh,en\ntitle,没事，不是这句,Other\nnodes[\"\"nowhere\"\"].title,甲,A\n");
    let merged = desk.run(&["translate", "case.ron", "--to", "en", "--merge", "sheet.csv"]);
    assert_eq!(merged.status.code(), Some(1));
    assert!(err(&merged).contains("left out: title"), "{}", err(&merged));
    assert_eq!(desk.read("case.ron"), text);
    desk.write("other.csv", "a,b\n1,2\n");
    assert_eq!(desk.run(&["translate", "case.ron", "--to", "en", "--merge", "other.csv"]).status.code(), Some(2));
    fs::write(desk.0.join("gbk.csv"), [0xd6, 0xd0, 0xce, 0xc4]).unwrap();
    let gbk = desk.run(&["translate", "case.ron", "--to", "en", "--merge", "gbk.csv"]);
    assert!(err(&gbk).contains("UTF-8"), "{}", err(&gbk));
}

#[test]
fn play_begins_at_any_node_in_any_state() {
    let desk = Desk::new("from");
    let arguments =
        ["play", "four_quotes", "--from", "board", "--set", "trust=30,q30,requote", "--choose", "a", "--json"];
    let output = desk.run(&arguments);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)));
    assert_eq!(json["turns"][0]["node"], "board");
    // The node itself raises the anger and lowers the trust of somebody who was quoted thirty.
    assert!(json["turns"][0]["before"]["trust"].as_i64().unwrap() < 30, "{json:#}");
    assert_eq!(json["faults"][0], "requote");
    let unknown = desk.run(&["play", "four_quotes", "--from", "boards", "--set", "trust=30"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("Did you mean `board`?"), "{}", err(&unknown));
    let wrong = desk.run(&["play", "four_quotes", "--from", "board", "--set", "trust=300"]);
    assert!(err(&wrong).contains("from 0 to 100"), "{}", err(&wrong));
    let counted = desk.run(&["play", "four_quotes", "--from", "board", "--set", "total=3"]);
    assert!(err(&counted).contains("counted"), "{}", err(&counted));
}

#[test]
fn explain_knows_every_code_and_helps_with_a_slip() {
    let desk = Desk::new("explain");
    let list = out(&desk.run(&["explain"]));
    assert!(list.lines().count() > 50 && list.contains("W218"));
    let one = out(&desk.run(&["explain", "e101", "--lang", "zh"]));
    assert!(one.contains("错：") && one.contains("storry") && one.contains("对："), "{one}");
    assert_eq!(desk.run(&["explain", "E999"]).status.code(), Some(2));
}

#[test]
fn watch_checks_again_when_a_file_is_saved() {
    let desk = Desk::new("watch");
    assert_eq!(desk.run(&["new", "my_case", "--yes"]).status.code(), Some(0));
    let good = desk.read("my_case.ron");
    let log = fs::File::create(desk.0.join("log")).unwrap();
    let mut child = desk.command(&["watch", "my_case.ron"]).stdout(log).stderr(Stdio::null()).spawn().unwrap();
    let wait_for = |words: &str| {
        let start = Instant::now();
        // Long enough for a machine with other things to do; a pass takes half a second.
        while start.elapsed() < Duration::from_secs(60) {
            if desk.read("log").contains(words) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    };
    let first = wait_for("nothing found");
    desk.write("my_case.ron", &good.replacen("next: \"story\"", "next: \"storry\"", 1));
    let second = wait_for("E101");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(first && second, "{}", desk.read("log"));
}
