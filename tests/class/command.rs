//! `heartfirst class` as a person meets it: keys typed in a terminal, ports that are taken, what it prints.

use super::wire::{folder, raw};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

fn heartfirst(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
    command.arg("class").args(arguments).args(["--lang", "en", "--data"]).arg(folder);
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn output(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = heartfirst(folder, arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// A class whose words are read as they come.
struct Running {
    child: Child,
    words: Receiver<Vec<u8>>,
    said: String,
}

impl Running {
    fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (tell, words) = channel();
        let pipes: [Option<Box<dyn std::io::Read + Send>>; 2] = [
            child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn std::io::Read + Send>),
            child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn std::io::Read + Send>),
        ];
        for mut pipe in pipes.into_iter().flatten() {
            let tell = tell.clone();
            std::thread::spawn(move || {
                let mut bytes = [0; 4_096];
                while let Ok(read) = pipe.read(&mut bytes) {
                    if read == 0 || tell.send(bytes[..read].to_vec()).is_err() {
                        return;
                    }
                }
            });
        }
        Self { child, words, said: String::new() }
    }

    /// In a terminal, by `script` of util-linux, which every Linux has.
    fn in_a_terminal(folder: &Path, arguments: &str) -> Self {
        let command = format!(
            "{} class {arguments} --lang en --listen 127.0.0.1 --port 0 --seed 7 --data {}",
            env!("CARGO_BIN_EXE_heartfirst"),
            folder.display()
        );
        let mut script = Command::new("script");
        script.args(["-qefc", &command, "/dev/null"]).current_dir(folder).env("TERM", "xterm").env("SHELL", "/bin/sh");
        script.stdin(Stdio::piped()).stdout(Stdio::piped());
        Self::start(script)
    }

    /// Waits until it has said something; everything up to there.
    fn until(&mut self, words: &str) -> String {
        let began = Instant::now();
        loop {
            if let Some(at) = self.said.find(words) {
                return self.said.drain(..at + words.len()).collect();
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{words:?} is not in {:?}", self.said);
            if let Ok(bytes) = self.words.recv_timeout(Duration::from_millis(100)) {
                self.said += &String::from_utf8_lossy(&bytes);
            }
        }
    }

    /// The last word of the line that begins so.
    fn value(&mut self, start: &str) -> String {
        self.until(start);
        let line = self.until("\n");
        line.split_whitespace().last().unwrap().to_owned()
    }

    fn type_line(&mut self, line: &str) {
        let mut stdin = self.child.stdin.as_ref().unwrap();
        stdin.write_all(format!("{line}\r").as_bytes()).unwrap();
    }

    fn address(&mut self) -> SocketAddr {
        self.value("Address:").strip_prefix("http://").unwrap().parse().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn post(address: SocketAddr, path: &str, token: &str, body: &Value) -> Value {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    serde_json::from_str(&raw(address, (head + &body).as_bytes()).unwrap().body).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_class_is_driven_by_keys_in_a_terminal() {
    let folder = folder();
    let mut class = Running::in_a_terminal(&folder, "four_quotes --countdown 0");
    let address = class.address();
    let code = class.value("Room code:");
    class.until("A letter and Enter");
    let joined = post(address, "/api/join", "", &json!({ "code": code, "name": "a", "lang": "en" }));
    let token = joined["token"].as_str().unwrap().to_owned();
    let mut key = |line: &str, says: &str| {
        class.type_line(line);
        says.split('|').for_each(|says| drop(class.until(says)));
    };
    key("", "sentence 1 · voting · 0 of 1 voted");
    let vote = json!({ "do": "vote", "moment": 1, "option": 1 });
    assert_eq!(post(address, "/api/do", &token, &vote)["ok"], true);
    key("c", "sentence 1 · vote closed · 1 of 1 voted");
    assert_eq!(post(address, "/api/do", &token, &vote)["error"]["kind"], "not_open");
    key("r", "sentence 1 · split shown · 1 of 1 voted");
    key("h 5 3 2", "split shown · 11 of 1 voted");
    key("p", "sentence 2 · played");
    key("w", "sentence 2 · what if");
    key("w a", "sentence 2 · ");
    key("u", "sentence 2 · played");
    key("u", "sentence 1 · split shown");
    key("P B", "sentence 2 · played");
    key("u", "sentence 1 · split shown");
    key("o", "sentence 1 · voting");
    key("b", "sentence 1 · voting");
    assert_eq!(post(address, "/api/do", &token, &vote)["error"]["kind"], "paused");
    key("g", "sentence 1 · voting");
    key("t 600", "sentence 1 · voting");
    let left = post(address, "/api/do", &token, &vote)["you"]["left_ms"].as_u64().unwrap();
    assert!((500_000..=600_000).contains(&left));
    // What cannot be done now is said, and why; what means nothing is answered by what there is.
    key("debrief", "Not at this moment|sentence 1 · voting");
    for line in ["p z", "p bb", "t x", "t 99999", "h a", "nonsense", "p a b", "名字", "\u{1b}[A"] {
        key(line, "A letter and Enter");
    }
    key("t 601", "The number is out of range|sentence 1 · voting");
    key("own", "sentence 1 · voting");
    assert!(post(address, "/api/do", &token, &json!({ "do": "start", "run": 1 }))["you"]["own"].is_object());
    key("own off", "sentence 1 · voting");
    key("names off", "sentence 1 · voting");
    key("names on", "sentence 1 · voting");
    key("l", "Keep the trainer’s link off the wall");
    for says in ["vote closed", "split shown", "played"] {
        key("", says);
    }
    key("debrief", "debrief");
    key("cards", "exit cards");
    key("end", "ended");
    key("", "Not at this moment");
    key("q", "The class is shut, the port is free.");
    assert!(class.child.wait().unwrap().success());
    TcpListener::bind(address).unwrap();
    let told = heartfirst::class::journal::told(&heartfirst::class::journal::newest(&folder).unwrap()).unwrap();
    assert_eq!(told.left, heartfirst::class::journal::Left::Nothing);
}

#[cfg(target_os = "linux")]
#[test]
fn in_a_terminal_an_interrupted_class_is_offered_and_ctrl_c_shuts_it() {
    let folder = folder();
    let mut class = Running::in_a_terminal(&folder, "four_quotes --countdown 0");
    class.until("A letter and Enter");
    class.type_line("");
    class.until("voting");
    class.type_line("\u{3}");
    class.until("The class is shut");
    class.child.wait().unwrap();
    let mut class = Running::in_a_terminal(&folder, "four_quotes");
    class.until("A class was interrupted after sentence 0");
    class.until("(Y/n)");
    class.type_line("y");
    class.until("A letter and Enter");
    class.type_line("c");
    class.until("vote closed");
    class.type_line("q");
    class.until("The class is shut");
    class.child.wait().unwrap();
    let mut class = Running::in_a_terminal(&folder, "four_quotes");
    class.until("(Y/n)");
    class.type_line("n");
    class.until("A letter and Enter");
    class.type_line("");
    class.until("sentence 1 · voting");
}

#[test]
fn the_usual_port_is_left_for_another_where_it_is_taken_and_that_is_said() {
    // If somebody else has it already, so much the better.
    let _taken = TcpListener::bind("127.0.0.1:8310");
    let folder = folder();
    let mut class = Running::start(heartfirst(&folder, &["four_quotes", "--listen", "127.0.0.1"]));
    let mut said = class.until("Open only on:");
    while !said.contains("port 8310 is taken") {
        said += &class.until("\n");
    }
    let port = said.split("so the class is on ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    assert!(port != "8310" && said.contains(&format!("http://127.0.0.1:{port}\n")), "{said}");
}

#[test]
fn a_port_that_was_asked_for_and_is_taken_is_said_and_no_class_is_left_behind() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = folder();
    let (code, out, err) = output(&folder, &["four_quotes", "--listen", "127.0.0.1", "--port", &port]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains(&format!("127.0.0.1:{port}")) && err.contains("choose another one with --port 0"), "{err}");
    assert_eq!(heartfirst::class::journal::newest(&folder), None);
}

#[test]
fn an_address_that_is_not_of_this_machine_is_said() {
    let folder = folder();
    let (code, _, err) = output(&folder, &["four_quotes", "--listen", "203.0.113.77"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("this machine has no such address") && err.contains("--addresses"), "{err}");
}

#[test]
fn the_addresses_of_the_machine_are_listed_and_nothing_is_opened() {
    let folder = folder();
    let (code, out, err) = output(&folder, &["--addresses"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let is_listed = |line: &str| {
        let mut words = line.split_whitespace();
        let ip = words.next().and_then(|ip| ip.parse::<std::net::IpAddr>().ok());
        ip.is_some_and(|ip| !ip.is_loopback()) && words.next().is_some()
    };
    assert!(out.contains("on no network") || (!out.is_empty() && out.lines().all(is_listed)), "{out}");
    let own = heartfirst::class::address::local_addresses();
    assert_eq!(own.len(), if out.contains("on no network") { 0 } else { out.lines().count() });
}

#[test]
fn a_case_nobody_has_is_said_with_the_nearest_name() {
    let folder = folder();
    for arguments in [["its_fin", "--cases", "four_quotes"], ["four_quotes", "--cases", "its_fin,four_quotes"]] {
        let (code, _, err) = output(&folder, &arguments);
        assert_eq!(code, Some(2));
        assert!(err.contains("its_fine"), "{err}");
    }
    assert_eq!(heartfirst::class::journal::newest(&folder), None);
}

#[test]
fn more_cases_are_open_to_everybody_on_their_own_and_the_report_tells_of_each() {
    let folder = folder();
    let arguments = ["four_quotes", "--cases", "all", "--listen", "127.0.0.1", "--port", "0", "--seed", "7"];
    let mut class = Running::start(heartfirst(&folder, &arguments));
    let address = class.address();
    let code = class.value("Room code:");
    let trainer = class.value("Trainer:").split_once('#').unwrap().1.to_owned();
    let joined = post(address, "/api/join", "", &json!({ "code": code, "name": "a", "lang": "en" }));
    let token = joined["token"].as_str().unwrap().to_owned();
    post(address, "/api/do", &trainer, &json!({ "do": "own", "on": true }));
    let begun = post(address, "/api/do", &token, &json!({ "do": "start", "run": 1, "case": "its_fine" }));
    let cases = begun["you"]["cases"].as_array().unwrap();
    let shipped = heartfirst::scenario::Library::open(&[]).entries().len();
    assert_eq!((cases.len(), cases[0]["id"].as_str()), (shipped, Some("four_quotes")));
    assert_eq!(begun["you"]["own"]["case"], "its_fine");
    post(address, "/api/do", &token, &json!({ "do": "say", "run": 1, "turn": 0, "option": 0 }));
    drop(class);

    let (code, out, _) = output(&folder, &["--report", "--json"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, Some(0));
    assert!(report["scenario"] == "four_quotes" && report["people"] == 1 && report["debrief"].is_object(), "{report}");
    let own = report["cases"].as_array().unwrap();
    assert!(
        own.len() == 1 && own[0]["id"] == "its_fine" && own[0]["people"] == 1 && own[0]["finished"] == 0,
        "{own:?}"
    );
    // By its name in the list as well, and as text.
    let name = heartfirst::class::journal::newest(&folder).unwrap();
    let (code, text, _) = output(&folder, &["--report", name.file_stem().unwrap().to_str().unwrap()]);
    assert!(code == Some(0) && text.contains("1 people, 0 finished"), "{text}");
    // Killed, it goes on with all of its cases out of its own journal.
    let mut class = Running::start(heartfirst(&folder, &["--resume", "--listen", "127.0.0.1"]));
    assert_eq!(class.address(), address);
    let again = post(address, "/api/do", &token, &json!({ "do": "say", "run": 1, "turn": 0, "option": 0 }));
    assert_eq!(again["you"]["cases"].as_array().unwrap().len(), shipped);
}
