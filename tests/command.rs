//! The command as other programs call it: arguments, streams, exit codes, JSON.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn heartfirst(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
    // An empty folder: `./scenarios` of the checkout must not be needed.
    command.args(arguments).current_dir(scratch("cwd")).stdin(Stdio::null()).env("LANG", "C");
    command.env("XDG_DATA_HOME", scratch("home"));
    for name in ["LC_ALL", "LC_MESSAGES", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const IDEAL: &str = "a,a,a,a,a,a,a,a,a,a,a";

fn replay(arguments: &[&str]) -> Value {
    let output = heartfirst(&[&["play"], arguments, &["--json"]].concat());
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_replay_has_every_field_of_the_contract() {
    let json = replay(&["four_quotes", "--choose", IDEAL, "--seed", "7"]);
    assert_eq!(json["scenario"], "four_quotes");
    assert_eq!(json["seed"], 7);
    assert_eq!(json["complete"], true);
    assert_eq!((&json["total"], &json["uncapped"], &json["ending"]), (&100.into(), &100.into(), &"best".into()));
    assert_eq!(json["dimensions"].as_object().unwrap().len(), 8);
    assert_eq!(json["turns"][0]["node"], "door");
    assert_eq!(json["turns"][0]["option"], "a");
    assert_eq!(json["turns"][0]["acts"][0]["act"], "greet_identify");
    assert_eq!(json["turns"][0]["acts"][0]["timing"], "ok");
    assert_eq!(json["turns"][0]["after"]["arousal"], 37);
    assert_eq!(json["turns"][0]["gate"], "closed");
    assert_eq!(json["turns"][1]["gate"], "open");
    for field in ["caps", "faults", "promises", "quotes"] {
        assert!(json[field].is_array(), "{field}");
    }
    assert_eq!(json["facts"]["missed"], Value::Array(vec![]));
    assert_eq!(json["walked_out"], Value::Null);
}

#[test]
fn too_early_is_told_with_its_tier_and_acts() {
    // `grant_remedy` before a word has been heard.
    let json = replay(&["its_fine", "--choose", "d"]);
    let event = &json["turns"][0]["events"][0];
    assert_eq!((&event["kind"], &event["tier"]), (&"early".into(), &2.into()));
    assert_eq!(event["acts"][0], "grant_remedy");
    assert_eq!(json["turns"][0]["acts"][0]["timing"], "early");
}

#[test]
fn fewer_choices_than_turns_give_the_state_so_far_and_say_so() {
    let output = heartfirst(&["play", "four_quotes", "--choose", "a,a", "--json"]);
    assert_eq!(code(&output), 0);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["complete"], &json["total"]), (&false.into(), &Value::Null));
    assert_eq!(json["next"]["node"], "thirty_points");
    assert!(err(&output).contains("not over"), "{}", err(&output));
}

#[test]
fn an_unknown_option_names_the_turn_the_node_and_the_ids() {
    let output = heartfirst(&["play", "four_quotes", "--choose", "a,x", "--json"]);
    assert_eq!(code(&output), 2);
    let message = err(&output);
    for part in ["turn 2", "`storm`", "`x`", "a, b, c, d"] {
        assert!(message.contains(part), "{part}: {message}");
    }
}

#[test]
fn choices_after_the_end_are_refused() {
    let output = heartfirst(&["play", "four_quotes", "--choose", &format!("{IDEAL},a"), "--json"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("ended with turn 11"), "{}", err(&output));
}

#[test]
fn the_seed_changes_nothing_but_itself() {
    let mut one = replay(&["four_quotes", "--choose", IDEAL, "--seed", "1"]);
    let two = replay(&["four_quotes", "--choose", IDEAL, "--seed", "2"]);
    one["seed"] = 2.into();
    assert_eq!(one, two);
}

#[test]
fn a_scenario_can_be_given_by_path_and_a_folder_overrides() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron");
    assert_eq!(replay(&[file, "--choose", "a"])["scenario"], "its_fine");
    let folder = scratch("override");
    let text = std::fs::read_to_string(file).unwrap().replacen("It’s Fine", "Overridden", 1);
    std::fs::write(folder.join("mine.ron"), text).unwrap();
    let listed = heartfirst(&["play", "--scenarios", folder.to_str().unwrap()]);
    assert!(out(&listed).contains("Overridden") && !out(&listed).contains("It’s Fine"), "{}", out(&listed));
}

#[test]
fn an_unknown_scenario_is_wrong_use_with_a_suggestion() {
    let output = heartfirst(&["play", "four_quote"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("Did you mean `four_quotes`"), "{}", err(&output));
    assert_eq!(code(&heartfirst(&["play", "../four_quotes"])), 2);
    assert_eq!(code(&heartfirst(&["play", "x.ron"])), 2);
}

#[test]
fn check_says_nothing_found_or_exits_with_one() {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    assert_eq!(code(&heartfirst(&["check", shipped])), 0);
    let file = scratch("broken").join("broken.ron");
    let text = std::fs::read_to_string(format!("{shipped}/four_quotes.ron")).unwrap();
    std::fs::write(&file, text.replacen("next: \"storm\"", "next: \"strom\"", 1)).unwrap();
    let file = file.to_str().unwrap();
    let output = heartfirst(&["check", file]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("E101") && out(&output).contains("did you mean `storm`"), "{}", out(&output));
    let json = heartfirst(&["check", file, "--format", "json"]);
    let finding: Value = serde_json::from_str(out(&json).lines().next().unwrap()).unwrap();
    assert!(finding["span"]["line"].as_u64().unwrap() > 1);
    let github = heartfirst(&["check", file, "--format", "github"]);
    assert!(out(&github).starts_with("::error file="), "{}", out(&github));
    assert_eq!(code(&heartfirst(&["check", "nowhere.ron"])), 2);
}

#[test]
fn a_broken_scenario_is_not_played_but_explained() {
    let file = scratch("unplayable").join("unplayable.ron");
    std::fs::write(&file, "Scenario(id: \"x\"").unwrap();
    let output = heartfirst(&["play", file.to_str().unwrap(), "--choose", "a", "--json"]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("error[E0"), "{}", err(&output));
}

#[test]
fn another_rulebook_replaces_the_one_in_the_program() {
    let book = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rulebook.ron")).unwrap();
    let folder = scratch("rulebooks");
    let strict = folder.join("strict.ron");
    std::fs::write(&strict, book.replacen("walk_out: 39", "walk_out: 12", 1)).unwrap();
    let strict = strict.to_str().unwrap();
    replay(&["four_quotes", "--choose", IDEAL, "--rulebook", strict]);
    let wrong = folder.join("wrong.ron");
    std::fs::write(&wrong, book.replacen("greet_identify:", "greet_identity:", 1)).unwrap();
    let output = heartfirst(&["play", "four_quotes", "--rulebook", wrong.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("did you mean `greet_identify`"), "{}", err(&output));
}

#[test]
fn the_end_of_input_says_how_to_go_on_and_exits_cleanly() {
    let output = heartfirst(&["play", "four_quotes", "--seed", "7"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).contains("To go on: heartfirst play four_quotes --seed 7"), "{}", out(&output));
}

#[test]
fn going_on_continues_at_the_very_turn() {
    let output = heartfirst(&["play", "four_quotes", "--seed", "7", "--from", "a,a"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).contains("That bad?"), "{}", out(&output));
    assert!(out(&output).contains("--seed 7 --from a,a"), "{}", out(&output));
}

#[test]
fn wrong_use_is_exit_code_two_and_help_is_zero() {
    assert_eq!(code(&heartfirst(&["--no-such-flag"])), 2);
    assert_eq!(code(&heartfirst(&["play", "four_quotes", "--seed", "seven"])), 2);
    assert_eq!(code(&heartfirst(&["play", "--scenarios", "nowhere"])), 2);
    assert_eq!(code(&heartfirst(&["--help"])), 0);
    assert_eq!(code(&heartfirst(&["--version"])), 0);
}

#[test]
fn without_a_display_one_sentence_names_the_terminal() {
    let output = heartfirst(&[]);
    assert_eq!(code(&output), 2);
    let message = err(&output);
    assert!(message.contains("heartfirst play"), "{message}");
    assert_eq!(message.trim().lines().count(), 1, "{message}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_says_how_to_go_on() {
    use std::io::{Read as _, Write as _};
    let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
        .args(["play", "four_quotes", "--seed", "7", "--lang", "en", "--no-record"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdin.write_all(b"2\n").unwrap();
    // Wait until the second prompt is there, so that the choice has been made.
    let mut seen = Vec::new();
    let mut byte = [0];
    while String::from_utf8_lossy(&seen).matches("You say").count() < 2 {
        assert_eq!(stdout.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&seen));
        seen.push(byte[0]);
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(output.status.code(), Some(0));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("To go on: heartfirst play four_quotes --seed 7 --from a"), "{message}");
}

#[test]
fn the_page_of_the_shipped_scenarios_is_current() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let output = heartfirst(&["catalogue", folder]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = std::fs::read_to_string(format!("{folder}/README.md")).unwrap();
    assert!(out(&output) == page, "run: heartfirst catalogue scenarios > scenarios/README.md\n{}", out(&output));
}
