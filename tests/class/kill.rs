//! Killed in the middle of a vote and started again: the class goes on at the very moment with every acknowledged vote.

use super::wire::{Stream, folder, raw};
use heartfirst::class::journal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Kills in the everyday suite; `HEARTFIRST_KILLS=200 cargo test --test class killed` for the long run.
const KILLS: u64 = 6;

/// `heartfirst class` as a process.
struct Server {
    child: Child,
    address: SocketAddr,
    code: String,
    trainer: String,
}

impl Server {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
            .args(["class", "--lang", "en", "--listen", "127.0.0.1", "--data"])
            .arg(folder)
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next = |start: &str| loop {
            let line = lines.next().unwrap_or_else(|| panic!("no line {start}")).unwrap();
            if line.starts_with(start) {
                return line.split_whitespace().last().unwrap().to_owned();
            }
        };
        let address = next("Address:").strip_prefix("http://").unwrap().parse().unwrap();
        let code = next("Room code:");
        let trainer = next("Trainer:").split_once('#').unwrap().1.to_owned();
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, code, trainer }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// An answer, if one came.
fn post(address: SocketAddr, path: &str, token: &str, body: &Value) -> Option<Value> {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    serde_json::from_str(&raw(address, (head + &body).as_bytes())?.body).ok()
}

#[test]
fn killed_in_the_middle_of_a_vote_no_acknowledged_vote_is_lost() {
    let kills = std::env::var("HEARTFIRST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = folder();
    let mut server = Server::start(&folder, &["four_quotes", "--port", "0", "--countdown", "0", "--seed", "7"]);
    let (address, code, trainer) = (server.address, server.code.clone(), server.trainer.clone());
    let people: Vec<(u64, String)> = (0..12)
        .map(|index| {
            let body = json!({ "code": code, "name": format!("p{index}"), "number": "", "lang": "zh" });
            let joined = post(address, "/api/join", "", &body).unwrap();
            (joined["person"].as_u64().unwrap(), joined["token"].as_str().unwrap().to_owned())
        })
        .collect();
    post(address, "/api/do", &trainer, &json!({ "do": "forward" })).unwrap();
    let mut acknowledged: BTreeMap<u64, u64> = BTreeMap::new();
    let mut total = 0;
    for round in 0..kills {
        let stop = AtomicBool::new(false);
        let votes: Vec<(u64, Vec<u64>)> = std::thread::scope(|scope| {
            let voters: Vec<_> = people
                .iter()
                .map(|(person, token)| {
                    let stop = &stop;
                    scope.spawn(move || {
                        let mut acknowledged = Vec::new();
                        for option in (0..).map(|step| (step + person + round) % 3) {
                            let vote = json!({ "do": "vote", "moment": 1, "option": option });
                            match post(address, "/api/do", token, &vote) {
                                Some(answer) if answer["ok"] == true => acknowledged.push(option),
                                // Sent, and perhaps kept, but never acknowledged: it may count or not.
                                None => {
                                    acknowledged.push(100 + option);
                                    break;
                                }
                                Some(_) => {}
                            }
                            if stop.load(Ordering::Relaxed) {
                                break;
                            }
                        }
                        (*person, acknowledged)
                    })
                })
                .collect();
            std::thread::sleep(Duration::from_millis(40 + round * 37 % 160));
            server.kill();
            stop.store(true, Ordering::Relaxed);
            voters.into_iter().map(|voter| voter.join().unwrap()).collect()
        });
        let file = journal::newest(&folder).unwrap();
        let room = journal::replay(&journal::read(&file).unwrap()).unwrap();
        let (_, order) = room.choices();
        let kept: BTreeMap<u64, u64> = room
            .ballot()
            .unwrap()
            .votes()
            .map(|(person, index)| {
                let position = order.iter().position(|it| *it == usize::from(index)).unwrap();
                (u64::from(person.0), position as u64)
            })
            .collect();
        for (person, said) in votes {
            let sure = said.iter().rev().find(|option| **option < 100).copied();
            total += said.iter().filter(|option| **option < 100).count();
            let last = sure.or(acknowledged.get(&person).copied());
            let maybe = said.last().filter(|option| **option >= 100).map(|option| option - 100);
            let now = kept.get(&person).copied();
            assert!(
                now == last || (maybe.is_some() && now == maybe),
                "round {round}: {person} said {said:?}, kept {now:?}"
            );
            if let Some(now) = now {
                acknowledged.insert(person, now);
            }
        }
        server = Server::start(&folder, &["--resume"]);
        // The pages that are still open find it where it was, and everybody is who they were.
        assert_eq!((server.address, &server.code, &server.trainer), (address, &code, &trainer));
        let state = Stream::open(address, &people[0].1, None).until("state", |_| true);
        assert!(state["phase"] == "voting" && state["moment"] == 1);
    }
    println!("{kills} kills, {total} acknowledged votes");
    assert!(total > 0);
    assert_eq!(post(address, "/api/do", &trainer, &json!({ "do": "close" })).unwrap()["ok"], true);
}

#[test]
fn killed_before_the_answer_came_whoever_asks_again_is_the_same_person() {
    let folder = folder();
    let mut server = Server::start(&folder, &["four_quotes", "--port", "0"]);
    let join = |server: &Server, name: &str, key: &str| {
        let body = json!({ "code": server.code, "name": name, "number": "", "lang": "zh", "key": key });
        post(server.address, "/api/join", "", &body).unwrap()
    };
    let first = join(&server, "小王", "0123456789abcdef");
    assert!(first["token"].is_string());
    server.kill();
    let server = Server::start(&folder, &["--resume"]);
    assert_eq!(join(&server, "小王", "0123456789abcdef"), first);
    assert_eq!(join(&server, "小王", "0123456789abcdeg")["error"]["kind"], "name_taken");
}

#[test]
fn a_class_that_is_open_is_not_opened_twice() {
    let folder = folder();
    let server = Server::start(&folder, &["four_quotes", "--port", "0"]);
    let file = journal::newest(&folder).unwrap();
    let second = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
        .args(["class", "--lang", "en", "--listen", "127.0.0.1", "--data"])
        .arg(&folder)
        .arg("--resume")
        .arg(&file)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("another program has this class open"));
    drop(server);
}
