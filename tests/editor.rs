//! What editors get from `heartfirst lsp`: completion and hover on half-written files, findings as they are typed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::editor::{complete, hover};
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

/// The labels offered where `|` stands.
fn offered(text: &str) -> Vec<String> {
    let at = text.find('|').unwrap();
    let items = complete(&Rulebook::embedded(), &text.replacen('|', "", 1), at, Lang::En);
    items.into_iter().map(|item| item.label).collect()
}

fn case(node: &str) -> String {
    format!(
        "Scenario(\n facts: {{ \"gift\": (need: emotional, text: \"x\") }},\n nodes: {{ \"door\": (options: {{ \"a\": (say: \"hm, (really: no)\", sets: [\"early\"], promises: [(name: \"call\")]) }}), \"storm\": (\n{node}"
    )
}

#[test]
fn completion_knows_where_it_stands() {
    let acts = offered(&case("options: { \"a\": (say: (zh: \"好, 行\"), acts: [name_feeling, |"));
    assert!(acts.contains(&"ask_open".to_owned()) && acts.contains(&"premature_quote".to_owned()));
    assert_eq!(acts.len(), 39 + 32);
    assert_eq!(offered(&case("options: { \"a\": (verdict: |")), ["best", "ok", "weak", "wrong"]);
    assert_eq!(offered(&case("next: \"|")), ["door", "storm", "end"]);
    assert_eq!(offered(&case("next: [(when: \"not gate\", to: \"|\"), ")), ["door", "storm", "end"]);
    assert_eq!(offered(&case("options: { \"a\": (reveals: [\"|")), ["gift"]);
    assert_eq!(offered(&case("options: { \"a\": (clears: [\"|\"], say: \"x\")")), ["early"]);
    assert_eq!(offered(&case("enter: [(keeps: [\"|")), ["call"]);
    let when = offered(&case("says: [(when: \"|"));
    assert!(["early", "gift", "trust", "requote"].iter().all(|name| when.contains(&(*name).to_owned())), "{when:?}");
    let fields = offered(&case("options: { \"a\": (say: \"x\", |"));
    assert!(fields.contains(&"verdict".to_owned()) && !fields.contains(&"premise".to_owned()), "{fields:?}");
    let fields = offered(&case("|"));
    assert!(fields.contains(&"says".to_owned()) && !fields.contains(&"verdict".to_owned()), "{fields:?}");
    assert!(offered("Scenario(|").contains(&"premise".to_owned()));
    assert!(offered(&case("options: { \"a\": (say: (zh: \"name_|")).is_empty(), "nothing inside speech");
}

#[test]
fn hover_gives_definition_and_example() {
    let text = case("options: { \"a\": (acts: [name_feeling], verdict: best");
    let at = text.find("name_feeling").unwrap() + 3;
    let words = hover(&Rulebook::embedded(), &text, at, Lang::En).unwrap();
    assert!(words.contains("**name_feeling**") && words.contains("always in order"), "{words}");
    let field = hover(&Rulebook::embedded(), &text, text.find("verdict").unwrap() + 1, Lang::Zh).unwrap();
    assert!(field.contains("你的评语"), "{field}");
    assert_eq!(hover(&Rulebook::embedded(), &text, text.find("hm,").unwrap(), Lang::Zh), None);
}

#[test]
fn nothing_that_is_typed_panics() {
    let rulebook = Rulebook::embedded();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron");
    let text: String = std::fs::read_to_string(path).unwrap().chars().take(3_000).collect();
    for (at, _) in text.char_indices().step_by(7) {
        let half = complete(&rulebook, &text[..at], at, Lang::Zh);
        let whole = complete(&rulebook, &text, at, Lang::Zh);
        assert!(half.len() < 1_000 && whole.len() < 1_000);
        assert!(hover(&rulebook, &text, at, Lang::Zh).is_none_or(|words| !words.is_empty()));
    }
}

struct Talk {
    child: std::process::Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Talk {
    fn send(&mut self, message: Value) {
        let body = message.to_string();
        write!(self.child.stdin.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.out.read_line(&mut line).unwrap();
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.out.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }
}

#[test]
fn the_server_speaks_the_protocol() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
        .args(["lsp", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let mut talk = Talk { child, out };
    talk.send(json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}));
    assert_eq!(talk.hear()["result"]["capabilities"]["hoverProvider"], true);
    talk.send(json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/chatterbox.ron");
    let text = std::fs::read_to_string(path).unwrap().replacen("next: \"the_exam\"", "next: \"the_exams\"", 1);
    let document = json!({"uri": "file:///case.ron", "languageId": "ron", "version": 1, "text": text});
    talk.send(json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}));
    let said = talk.hear();
    assert_eq!(said["method"], "textDocument/publishDiagnostics");
    let first = &said["params"]["diagnostics"][0];
    assert_eq!(first["code"], "E101", "{said:#}");
    let line = text.lines().position(|line| line.contains("the_exams")).unwrap();
    assert_eq!(first["range"]["start"]["line"], line);
    assert_eq!(first["range"]["start"]["character"], text.lines().nth(line).unwrap().find('"').unwrap());
    let at = json!({"line": line, "character": text.lines().nth(line).unwrap().find('"').unwrap() + 1});
    let parameters = json!({"textDocument": {"uri": "file:///case.ron"}, "position": at});
    talk.send(json!({"jsonrpc": "2.0", "id": 2, "method": "textDocument/completion", "params": parameters}));
    let items = talk.hear();
    assert!(items["result"].as_array().unwrap().iter().any(|item| item["label"] == "the_exam"), "{items:#}");
    talk.send(json!({"jsonrpc": "2.0", "id": 3, "method": "shutdown"}));
    assert_eq!(talk.hear()["id"], 3);
    talk.send(json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(talk.child.wait().unwrap().code(), Some(0));
}
