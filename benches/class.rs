//! A class under load: `cargo bench --bench class`, or with numbers of people: `-- 10 100 1000`.
//!
//! The server is `heartfirst class` as a process of its own; this process is everybody else, on the loopback of the same
//! machine. Everybody votes on every sentence of a whole case, once within three seconds of the opening, as people
//! do, and once all at the very same moment, as people never do. Printed: from vote to acknowledgement (which comes when
//! the vote is on the disk), from reveal to the last page that shows it, the largest memory of the server, and whether
//! any vote was lost or counted twice.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that prints a table")]

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::{mpsc, watch};

/// How long people take to make up their minds, in milliseconds.
const SPREAD: u64 = 3_000;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10, 100, 300, 1_000];
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    println!("people  voting     votes  lost  twice   ack p50   ack p99   ack max   reveal p50   reveal last   memory");
    for people in sizes {
        for spread in [SPREAD, 0] {
            println!("{}", runtime.block_on(measure(people, spread)));
        }
    }
}

/// `heartfirst class` in a process of its own.
struct Server {
    child: Child,
    address: SocketAddr,
    code: String,
    trainer: String,
    folder: PathBuf,
}

impl Server {
    fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("heartfirst-load-{}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
            .args(["class", "four_quotes", "--lang", "en", "--listen", "127.0.0.1", "--port", "0", "--countdown", "0"])
            .args(["--seed", "7", "--data"])
            .arg(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (mut code, mut trainer, mut address) = (None, None, None);
        while trainer.is_none() || code.is_none() || address.is_none() {
            let line = lines.next().unwrap().unwrap();
            let value = line.split_whitespace().last().unwrap_or_default().to_owned();
            if line.starts_with("Room code:") {
                code = Some(value);
            } else if line.starts_with("Trainer:") {
                trainer = Some(value.split_once('#').unwrap().1.to_owned());
            } else if line.starts_with("Address:") {
                address = value.strip_prefix("http://").and_then(|it| it.parse().ok());
            }
        }
        // The rest is read, so that the server never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap(), code: code.unwrap(), trainer: trainer.unwrap(), folder }
    }

    /// The most memory it ever had, in MB; 0 where the system does not say.
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1_024
    }

    fn journal(&self) -> PathBuf {
        std::fs::read_dir(self.folder.join("classes")).unwrap().next().unwrap().unwrap().path()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// A connection that stays open for one request after the other.
struct Line {
    stream: TcpStream,
    address: SocketAddr,
    rest: Vec<u8>,
}

impl Line {
    async fn open(address: SocketAddr) -> Self {
        Self { stream: connect(address).await, address, rest: Vec::new() }
    }

    async fn post(&mut self, path: &str, token: &str, body: &Value) -> Value {
        let (address, body) = (self.address, body.to_string());
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
             Authorization: Bearer {token}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        // A connection that lay idle may have been shut; then a browser opens another as well.
        if !write(&self.stream, request.as_bytes()).await || !self.head().await {
            self.stream = connect(address).await;
            self.rest.clear();
            assert!(write(&self.stream, request.as_bytes()).await);
            assert!(self.head().await, "no answer");
        }
        let end = find(&self.rest, b"\r\n\r\n").unwrap() + 4;
        let head = String::from_utf8_lossy(&self.rest[..end]).to_lowercase();
        let length: usize =
            head.split("content-length:").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        while self.rest.len() < end + length {
            assert!(read(&self.stream, &mut self.rest).await);
        }
        let value = serde_json::from_slice(&self.rest[end..end + length]).unwrap();
        self.rest.drain(..end + length);
        value
    }

    async fn head(&mut self) -> bool {
        while find(&self.rest, b"\r\n\r\n").is_none() {
            if !read(&self.stream, &mut self.rest).await {
                return false;
            }
        }
        true
    }
}

/// Addresses that people come from: no single one may fill a room.
const ADDRESSES: u32 = 40;

/// Connects from one of many addresses of the loopback in turn, where the system has more than one.
async fn connect(address: SocketAddr) -> TcpStream {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let last = NEXT.fetch_add(1, Ordering::Relaxed) % ADDRESSES;
    let source = Ipv4Addr::from(u32::from(Ipv4Addr::new(127, 0, 1, 1)) + last);
    let socket = TcpSocket::new_v4().unwrap();
    let stream = match socket.bind((source, 0).into()) {
        Ok(()) => socket.connect(address).await.unwrap(),
        Err(_) => TcpStream::connect(address).await.unwrap(),
    };
    stream.set_nodelay(true).unwrap();
    stream
}

/// Writes all of it, unless the connection is shut.
async fn write(stream: &TcpStream, mut bytes: &[u8]) -> bool {
    while !bytes.is_empty() {
        if stream.writable().await.is_err() {
            return false;
        }
        match stream.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => return false,
        }
    }
    true
}

/// Reads something, unless the connection is shut.
async fn read(stream: &TcpStream, into: &mut Vec<u8>) -> bool {
    let mut bytes = [0; 16_384];
    loop {
        if stream.readable().await.is_err() {
            return false;
        }
        match stream.try_read(&mut bytes) {
            Ok(0) => return false,
            Ok(read) => {
                into.extend_from_slice(&bytes[..read]);
                return true;
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => return false,
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The page of somebody: tells of every phase the moment it arrives.
async fn page(address: SocketAddr, token: String, phases: mpsc::UnboundedSender<(String, u32, u32, Instant)>) {
    let stream = connect(address).await;
    let head = format!("GET /events?lang=zh HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\r\n");
    assert!(write(&stream, head.as_bytes()).await);
    let mut bytes = Vec::new();
    loop {
        if !read(&stream, &mut bytes).await {
            return;
        }
        let at = Instant::now();
        while let Some(end) = find(&bytes, b"\n\n") {
            let block = String::from_utf8_lossy(&bytes[..end]).into_owned();
            bytes.drain(..end + 2);
            let Some(data) = block.split_once("event: state").and_then(|(_, rest)| rest.split_once("data: ")) else {
                continue;
            };
            let state: Value = serde_json::from_str(data.1).unwrap();
            let number = |name: &str| state[name].as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
            let options = u32::try_from(state["options"].as_array().unwrap().len()).unwrap();
            let phase = state["phase"].as_str().unwrap().to_owned();
            if phases.send((phase, number("moment"), options, at)).is_err() {
                return;
            }
        }
    }
}

/// Somebody who votes once on every moment, and says how long each acknowledgement took.
async fn participant(
    index: usize,
    server: Arc<Server>,
    spread: u64,
    ready: mpsc::UnboundedSender<()>,
    acks: mpsc::UnboundedSender<(Duration, bool)>,
    reveals: mpsc::UnboundedSender<Instant>,
    mut end: watch::Receiver<bool>,
) {
    let mut line = Line::open(server.address).await;
    let joined = line
        .post("/api/join", "", &json!({ "code": server.code, "name": format!("p{index}"), "number": "", "lang": "zh" }))
        .await;
    let token = joined["token"].as_str().unwrap_or_else(|| panic!("{joined}")).to_owned();
    let (tell, mut phases) = mpsc::unbounded_channel();
    let page = tokio::spawn(page(server.address, token.clone(), tell));
    // The first state says that the page is open.
    phases.recv().await.unwrap();
    ready.send(()).unwrap();
    let mut random = index as u64 * 2_654_435_761 + 1;
    loop {
        let (phase, moment, options, at) = tokio::select! {
            next = phases.recv() => match next { Some(next) => next, None => break },
            _ = end.changed() => break,
        };
        if phase == "revealed" {
            reveals.send(at).ok();
        }
        if phase == "voting" {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if let Some(wait) = (random >> 33).checked_rem(spread) {
                tokio::time::sleep(Duration::from_millis(wait)).await;
            }
            let option = (random >> 20) % u64::from(options);
            let began = Instant::now();
            let answer =
                line.post("/api/do", &token, &json!({ "do": "vote", "moment": moment, "option": option })).await;
            acks.send((began.elapsed(), answer["ok"] == true)).ok();
        }
    }
    page.abort();
}

async fn measure(people: usize, spread: u64) -> String {
    let server = Arc::new(Server::start());
    let (ready, mut readied) = mpsc::unbounded_channel();
    let (acks, mut acked) = mpsc::unbounded_channel();
    let (reveals, mut revealed) = mpsc::unbounded_channel();
    let (end, ended) = watch::channel(false);
    let mut tasks = Vec::new();
    for index in 0..people {
        let task =
            participant(index, server.clone(), spread, ready.clone(), acks.clone(), reveals.clone(), ended.clone());
        tasks.push(tokio::spawn(task));
        // A class does not come through the door in one millisecond.
        if index % 50 == 49 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    for _ in 0..people {
        readied.recv().await.unwrap();
    }
    let mut trainer = Line::open(server.address).await;
    let (mut waits, mut shows, mut lasts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut votes, mut refused) = (0_usize, 0_usize);
    loop {
        let answer = trainer.post("/api/do", &server.trainer, &json!({ "do": "open" })).await;
        if answer["ok"] != true {
            break;
        }
        for _ in 0..people {
            let (took, ok) = acked.recv().await.unwrap();
            waits.push(took);
            if ok { votes += 1 } else { refused += 1 }
        }
        let began = Instant::now();
        trainer.post("/api/do", &server.trainer, &json!({ "do": "reveal" })).await;
        let mut seen: Vec<Duration> = Vec::new();
        for _ in 0..people {
            seen.push(revealed.recv().await.unwrap().saturating_duration_since(began));
        }
        lasts.extend(seen.iter().max().copied());
        shows.extend(seen);
        let played = trainer.post("/api/do", &server.trainer, &json!({ "do": "play" })).await;
        assert_eq!(played["ok"], true, "{played}");
    }
    assert_eq!(refused, 0, "votes were refused");
    let memory = server.memory();
    end.send(true).unwrap();
    for task in tasks {
        task.await.unwrap();
    }
    // What the journal holds is what counts: exactly one vote of everybody for every moment.
    let kept = heartfirst::class::journal::read(&server.journal()).unwrap();
    let room = heartfirst::class::journal::replay(&kept).unwrap();
    let turns = room.replay().turns.len();
    let counted: usize = (0..turns).map(|turn| room.ballot_of_turn(turn).unwrap().total() as usize).sum();
    let lines = kept.entries.iter().filter(|it| matches!(it.command, heartfirst::class::Command::Vote { .. })).count();
    let (lost, twice) = (votes.saturating_sub(counted), counted.saturating_sub(votes) + lines.saturating_sub(votes));
    let ms = |mut list: Vec<Duration>, share: f64| {
        list.sort_unstable();
        let index = ((list.len() as f64 - 1.0) * share).round() as usize;
        list.get(index).map_or(0.0, |it| it.as_secs_f64() * 1_000.0)
    };
    let voting = if spread == 0 { "at once" } else { "in 3 s" };
    format!(
        "{people:>6}  {voting:<8} {votes:>7} {lost:>5} {twice:>6} {:>6.1} ms {:>6.1} ms {:>6.1} ms {:>9.1} ms {:>10.1} ms {memory:>5} MB",
        ms(waits.clone(), 0.5),
        ms(waits.clone(), 0.99),
        ms(waits, 1.0),
        ms(shows, 0.5),
        ms(lasts, 1.0),
    )
}
