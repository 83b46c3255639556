//! `heartfirst audit` and `heartfirst graph` from the outside: what they print and their exit codes.

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
    command.args(arguments).env("LANG", "en_US.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn an_audit_is_one_document_whose_paths_play() {
    let out = run(&["audit", "its_fine", "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(document["scenario"], "its_fine");
    assert_eq!(document["counted_completely"], true);
    let findings = document["findings"].as_array().unwrap();
    assert_eq!(out.status.code(), Some(i32::from(!findings.is_empty())));
    for ending in document["endings"].as_array().unwrap() {
        let found = &ending["highest"]["found"];
        let choices: Vec<&str> = found["choices"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let played = run(&["play", "its_fine", "--choose", &choices.join(","), "--json"]);
        let played: serde_json::Value = serde_json::from_slice(&played.stdout).unwrap();
        assert_eq!((&played["total"], &played["ending"]), (&found["total"], &ending["ending"]));
    }
}

#[test]
fn what_cannot_be_read_is_wrong_use() {
    for arguments in [
        &["audit", "no_such_case"][..],
        &["audit", "its_fine", "--plays", "no/such/file"],
        &["graph", "no_such_case"],
        &["graph", "its_fine", "--out", "no/such/folder/map.svg"],
        &["graph", "its_fine", "--format", "png"],
    ] {
        let out = run(arguments);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(!out.stderr.is_empty() && out.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn real_plays_are_analysed_and_drawn_and_a_poor_line_is_named() {
    let folder = std::env::temp_dir().join(format!("heartfirst-plays-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("plays.jsonl");
    let line = r#"{"scenario": "its_fine", "seed": 1, "exam": false, "choices": ["a", "a"], "complete": false}"#;
    std::fs::write(&file, format!("{line}\nnot json\n{line}\n")).unwrap();
    let path = file.to_str().unwrap();
    let page = text(&run(&["audit", "its_fine", "--plays", path, "--lang", "en"]).stdout);
    assert!(page.contains("line 2 skipped") && page.contains("2 attempts") && page.contains("too few"), "{page}");
    let out = run(&["audit", "its_fine", "--plays", path, "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((out.status.code(), &document["scenarios"][0]["attempts"]), (Some(0), &serde_json::json!(2)));
    let drawing = text(&run(&["graph", "its_fine", "--plays", path, "--lang", "en"]).stdout);
    assert!(drawing.starts_with("<svg") && drawing.contains("met 2 times") && drawing.contains("★a·2"), "{drawing}");
    std::fs::remove_dir_all(&folder).unwrap();
}
