//! Connections that are opened and never say anything, from a process of their own and from many addresses, so that the
//! limit of one address does not stop them.
//!
//! `HEARTFIRST_HALF_OPEN=10000 cargo test --release --test class half_open -- --nocapture` for the great run; with
//! `HEARTFIRST_CONNECTIONS=12000` the house holds all of them at once instead of shutting out the oldest.

use super::wire::{Stream, open, raw};
use heartfirst::class::server::Limits;
use heartfirst::class::{Command, Role};
use serde_json::json;
use socket2::{Domain, Socket, Type};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Connections in the everyday suite, and how many the house then holds.
const HALF_OPEN: usize = 600;
const CONNECTIONS: usize = 364;
/// Connections from each address of the attacker; the house allows 1,000.
const EACH: usize = 250;

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// Memory of this process in MB, where the system says.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1_024
}

/// The attacker: run by the test below in a process of its own, does nothing by itself.
#[test]
#[ignore = "the other side of however_many_half_open_connections_there_are"]
fn attacker() {
    let Ok(target) = std::env::var("HEARTFIRST_TARGET") else { return };
    let target: SocketAddr = target.parse().unwrap();
    let count = number("HEARTFIRST_HALF_OPEN", HALF_OPEN);
    rlimit::increase_nofile_limit(u64::MAX).unwrap();
    let began = Instant::now();
    let mut refused = 0;
    let mut held = Vec::new();
    for index in 0..count {
        let from = Ipv4Addr::new(127, 0, 1, u8::try_from(1 + index / EACH).unwrap());
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::from((from, 0)).into()).unwrap();
        if socket.connect(&target.into()).is_err() {
            refused += 1;
            continue;
        }
        let mut stream = TcpStream::from(socket);
        // Half of them say nothing at all, the others begin a request and never end it.
        if index % 2 == 0 {
            stream.write_all(b"POST /api/do HTTP/1.1\r\nHost: ").ok();
        }
        held.push(stream);
    }
    println!("\nopened {} in {:?}, {refused} refused by the system", held.len(), began.elapsed());
    // Until whoever started this has seen enough.
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

struct Attacker(Child);

impl Drop for Attacker {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts the attacker; it says when it has opened all it could.
fn attack(target: SocketAddr, count: usize) -> (Attacker, Receiver<String>) {
    let mut attacker = std::process::Command::new(std::env::current_exe().unwrap());
    attacker.args(["--exact", "half_open::attacker", "--ignored", "--nocapture"]);
    attacker.env("HEARTFIRST_TARGET", target.to_string()).env("HEARTFIRST_HALF_OPEN", count.to_string());
    let mut attacker = Attacker(attacker.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap());
    let mut told = BufReader::new(attacker.0.stdout.take().unwrap()).lines();
    let (tell, opened) = channel();
    std::thread::spawn(move || {
        let line = told.find_map(|line| line.ok().filter(|line| line.starts_with("opened")));
        tell.send(line.unwrap()).unwrap();
        told.for_each(drop);
    });
    (attacker, opened)
}

#[test]
fn however_many_half_open_connections_there_are_the_class_goes_on() {
    let count = number("HEARTFIRST_HALF_OPEN", HALF_OPEN);
    let usual = if count > HALF_OPEN { Limits::default().connections } else { CONNECTIONS };
    let connections = number("HEARTFIRST_CONNECTIONS", usual);
    // The machine of the class is a stranger here like any other, so that nothing is kept free for these people.
    let class = open(Limits { connections, loopback_is_free: false, ..Limits::default() });
    let (a, b) = (class.join("a"), class.join("b"));
    class.server.act(&Command::Forward).unwrap();
    let mut page = class.stream(&b, None);
    let mut screen = class.stream(&class.token(Role::Wall), None);
    page.until("you", |_| true);
    let quiet = memory();

    // What an attack has taken from the system is there for the next one: earlier waves leave no more behind.
    for wave in 1..number("HEARTFIRST_WAVES", 1) {
        let (_attacker, opened) = attack(class.address, count);
        opened.recv().unwrap();
        let high = memory();
        let began = Instant::now();
        while class.server.connections() > 2 {
            assert!(began.elapsed() < Duration::from_secs(60));
            std::thread::sleep(Duration::from_millis(50));
        }
        println!("wave {wave}: {high} MB, and {} MB when all are shut", memory());
    }

    let (mut attacker, opened) = attack(class.address, count);
    // While they come in: votes over connections that are opened for them, as a phone does that was locked.
    let (mut times, mut most, mut high, mut line) = (Vec::new(), 0, 0, None);
    while line.is_none() || times.len() < 5 {
        let asked = Instant::now();
        let option = u8::try_from(times.len() % 2).unwrap();
        let reply = class.act(&a, &json!({ "do": "vote", "moment": 1, "option": option }));
        assert_eq!(reply.status, 200, "{reply:?}");
        times.push(asked.elapsed());
        most = most.max(class.server.connections());
        high = high.max(memory());
        line = line.or_else(|| opened.recv_timeout(Duration::from_millis(250)).ok());
    }
    // And when all of them are there.
    let asked = Instant::now();
    assert_eq!(class.join_with("late", &json!({})).status, 200);
    let joined = asked.elapsed();
    let asked = Instant::now();
    assert_eq!(class.vote(&a, 1).status, 200);
    times.push(asked.elapsed());
    class.server.act(&Command::Reveal).unwrap();
    page.until("state", |state| state["phase"] == "revealed" && state["split"][1] == 1);
    screen.until("state", |state| state["phase"] == "revealed");
    assert!(most <= connections, "{most}");
    assert!(count < connections || most + 16 >= connections - 64, "the house was full: {most} of {connections}");

    // They do not go away by themselves: their time runs out.
    let all = Instant::now();
    while class.server.connections() > 2 {
        assert!(all.elapsed() < Duration::from_secs(60), "{} are left", class.server.connections());
        std::thread::sleep(Duration::from_millis(50));
    }
    let shut = all.elapsed();
    assert_eq!(class.server.here(), 1, "one page of a person is left, and the wall");
    attacker.0.stdin.take().unwrap().write_all(b"\n").unwrap();
    attacker.0.wait().unwrap();
    times.sort_unstable();
    println!(
        "{count} half open from {} addresses ({}), house for {connections}: {most} at once; {} votes meanwhile, median \
         {:?}, longest {:?}; a newcomer took {joined:?}; memory {quiet} MB before, {high} MB at most, {} MB after; all shut \
         after {shut:?}",
        count.div_ceil(EACH),
        line.unwrap_or_default(),
        times.len(),
        times[times.len() / 2],
        times[times.len() - 1],
        memory(),
    );
}

#[test]
fn who_has_shown_a_token_makes_room_for_nobody() {
    // 64 are kept back for the machine of the class, which is a stranger here: 4 are left.
    let class = open(Limits { connections: 68, loopback_is_free: false, ..Limits::default() });
    let tokens: Vec<String> = (0..4).map(|index| class.join(&format!("p{index}"))).collect();
    let mut pages: Vec<Stream> = tokens.iter().take(3).map(|token| class.stream(token, None)).collect();
    pages.iter_mut().for_each(|page| drop(page.until("you", |_| true)));
    // The fourth place changes hands as often as somebody knocks.
    let strangers: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(class.address).unwrap()).collect();
    assert_eq!(class.get("/").status, 200);
    class.server.act(&Command::Forward).unwrap();
    for page in &mut pages {
        page.until("state", |state| state["phase"] == "voting");
    }
    drop(strangers);
    // With a token in every place, who comes now has to wait.
    let mut last = class.stream(&tokens[3], None);
    last.until("you", |_| true);
    let request = format!("GET / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", class.address);
    assert!(raw(class.address, request.as_bytes()).is_none());
    drop(last);
    let began = Instant::now();
    while raw(class.address, request.as_bytes()).is_none() {
        assert!(began.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    }
}
