//! `heartfirst lsp`: findings, completion, hover and formatting for editors, over standard input and output.

use super::{Common, DONE, WRONG_USE, out};
use crate::audit::examine;
use crate::editor::{complete, hover};
use crate::language::Lang;
use crate::rulebook::Rulebook;
use crate::source::{Locator, MAX_BYTES, Severity, Source, format};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Help an editor while a scenario is written: findings, completion, hover, formatting. Editors start it themselves
/// (assets/editors/README.md).
#[derive(Debug, clap::Args)]
pub(super) struct Lsp {}

impl Lsp {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let rulebook = match common.rulebook() {
            Ok(rulebook) => rulebook,
            Err(code) => return code,
        };
        let (connection, threads) = Connection::stdio();
        let mut server = Server { connection: &connection, rulebook, lang: common.lang(), texts: BTreeMap::new() };
        let served = server.serve();
        drop(connection);
        if let Err(reason) = served {
            out::error(&format!("{reason}\n"));
            return WRONG_USE;
        }
        threads.join().ok();
        DONE
    }
}

type Served = Result<(), Box<dyn std::error::Error + Sync + Send>>;

struct Server<'c> {
    connection: &'c Connection,
    rulebook: Rulebook,
    lang: Lang,
    /// The open files as the editor has them.
    texts: BTreeMap<String, String>,
}

impl Server<'_> {
    fn serve(&mut self) -> Served {
        let abilities = json!({
            "textDocumentSync": { "openClose": true, "change": 1 },
            "completionProvider": { "triggerCharacters": ["\"", "[", " ", "(", ","] },
            "hoverProvider": true,
            "documentFormattingProvider": true,
        });
        let parameters = self.connection.initialize(abilities)?;
        // An editor in Chinese wants Chinese, unless the command says otherwise.
        if let Some(locale) = parameters["locale"].as_str().filter(|locale| locale.starts_with("zh")) {
            self.lang = Lang::from_locale(locale);
        }
        while let Ok(message) = self.connection.receiver.recv() {
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.connection.sender.send(Message::Response(response))?;
                }
                Message::Notification(notification) => self.notice(notification)?,
                Message::Response(_) => {}
            }
        }
        Ok(())
    }

    fn notice(&mut self, notification: Notification) -> Served {
        let parameters = notification.params;
        let uri = parameters["textDocument"]["uri"].as_str().unwrap_or_default().to_owned();
        let text = match notification.method.as_str() {
            "textDocument/didOpen" => parameters["textDocument"]["text"].as_str(),
            "textDocument/didChange" => {
                parameters["contentChanges"].as_array().and_then(|all| all.last()?["text"].as_str())
            }
            "textDocument/didClose" => {
                self.texts.remove(&uri);
                return self.publish(&uri, Vec::new());
            }
            _ => None,
        };
        let Some(text) = text.filter(|text| text.len() as u64 <= MAX_BYTES) else { return Ok(()) };
        let findings = self.findings(&uri, text);
        self.texts.insert(uri.clone(), text.to_owned());
        self.publish(&uri, findings)
    }

    fn publish(&self, uri: &str, diagnostics: Vec<Value>) -> Served {
        let parameters = json!({ "uri": uri, "diagnostics": diagnostics });
        let notification = Notification::new("textDocument/publishDiagnostics".to_owned(), parameters);
        self.connection.sender.send(Message::Notification(notification))?;
        Ok(())
    }

    fn findings(&self, uri: &str, text: &str) -> Vec<Value> {
        let source = Source::new(uri, text);
        let (_, findings) = examine(&self.rulebook, &source);
        let locator = Locator::new(&source.text);
        let range = |bytes: std::ops::Range<usize>| json!({ "start": position(&source.text, bytes.start), "end": position(&source.text, bytes.end) });
        let one = |finding: &crate::source::Finding| {
            let help = finding.help.as_ref().map(|help| format!("\n{}", help.get(self.lang))).unwrap_or_default();
            let related: Vec<Value> = finding
                .related
                .iter()
                .filter_map(|(at, words)| {
                    let location = json!({ "uri": uri, "range": range(locator.bytes(at)?) });
                    Some(json!({ "location": location, "message": words.get(self.lang) }))
                })
                .collect();
            json!({
                "range": range(locator.bytes(&finding.at).unwrap_or(0..0)),
                "severity": match finding.severity { Severity::Error => 1, Severity::Warning => 2 },
                "code": finding.code,
                "source": "heartfirst",
                "message": format!("{}{help}", finding.message.get(self.lang)),
                "relatedInformation": related,
            })
        };
        findings.iter().map(one).collect()
    }

    fn answer(&self, request: Request) -> Response {
        let parameters = &request.params;
        let uri = parameters["textDocument"]["uri"].as_str().unwrap_or_default();
        let Some(text) = self.texts.get(uri) else {
            return Response::new_ok(request.id, Value::Null);
        };
        let at = offset(text, &parameters["position"]);
        let result = match request.method.as_str() {
            "textDocument/completion" => {
                let items = complete(&self.rulebook, text, at, self.lang);
                let item = |one: crate::editor::Suggestion| json!({ "label": one.label, "detail": one.detail, "documentation": one.meaning, "kind": 12 });
                json!(items.into_iter().map(item).collect::<Vec<_>>())
            }
            "textDocument/hover" => match hover(&self.rulebook, text, at, self.lang) {
                Some(words) => json!({ "contents": { "kind": "markdown", "value": words } }),
                None => Value::Null,
            },
            "textDocument/formatting" => {
                let readable = examine(&self.rulebook, &Source::new(uri, text.clone())).1;
                let is_broken = readable.iter().any(|finding| finding.code < "E020");
                match format(text).filter(|neat| !is_broken && neat != text) {
                    Some(neat) => {
                        let all = json!({ "start": position(text, 0), "end": position(text, text.len()) });
                        json!([{ "range": all, "newText": neat }])
                    }
                    None => Value::Null,
                }
            }
            method => {
                let words = format!("{method} is not offered");
                return Response::new_err(request.id, ErrorCode::MethodNotFound as i32, words);
            }
        };
        Response::new_ok(request.id, result)
    }
}

/// Editors count lines from 0 and columns in units of UTF-16.
fn position(text: &str, byte: usize) -> Value {
    let before = &text[..byte];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": before.matches('\n').count(), "character": before[line..].encode_utf16().count() })
}

fn offset(text: &str, position: &Value) -> usize {
    let number = |name: &str| usize::try_from(position[name].as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
    let (line, mut units) = (number("line"), number("character"));
    let start = match line {
        0 => 0,
        line => match text.match_indices('\n').nth(line - 1) {
            Some((at, _)) => at + 1,
            None => return text.len(),
        },
    };
    let mut at = start;
    for c in text[start..].chars().take_while(|c| *c != '\n') {
        if units < c.len_utf16() {
            break;
        }
        units -= c.len_utf16();
        at += c.len_utf8();
    }
    at
}
