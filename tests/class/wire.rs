//! A client that says exactly what it is told to, byte by byte, as no browser would.

use heartfirst::class::journal::{Header, Journal};
use heartfirst::class::server::{Bound, Class, Limits, Opening, Server};
use heartfirst::class::{Keys, Role, Room, Setup};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

static CASE: LazyLock<Arc<heartfirst::class::Case>> = LazyLock::new(|| Arc::new(super::case("four_quotes")));
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A folder of its own.
pub fn folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("heartfirst-class-net-{}-{number}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// An open class on the loopback of this machine.
pub struct Open {
    pub server: Server,
    pub address: SocketAddr,
    pub journal: PathBuf,
}

/// Limits under which this machine is a stranger like any other.
pub fn strict() -> Limits {
    Limits { loopback_is_free: false, wrong: Duration::from_millis(30), ..Limits::default() }
}

pub fn open(limits: Limits) -> Open {
    open_with(limits, super::setup())
}

pub fn open_with(limits: Limits, setup: Setup) -> Open {
    let path = folder().join("class.jsonl");
    let keys = Keys::new([5; 32]);
    let header = Header {
        heartfirst_class: heartfirst::class::journal::FORM,
        setup: setup.clone(),
        key: keys.hex(),
        port: 0,
        began: 1,
        scenario: CASE.text().to_owned(),
        rules: CASE.rules().to_owned(),
        cases: Vec::new(),
    };
    let journal = Journal::create(&path, &header).unwrap();
    let room = Room::new(setup, Arc::clone(&CASE));
    let opening = Opening { listen: vec![IpAddr::V4(Ipv4Addr::LOCALHOST)], port: 0, names: Vec::new(), limits };
    let server = Bound::new(opening).unwrap().open(Class { room, journal, keys }).unwrap();
    let address = server.addresses()[0];
    Open { server, address, journal: path }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    pub fn kind(&self) -> String {
        self.json()["error"]["kind"].as_str().unwrap_or_default().to_owned()
    }
}

/// Sends bytes as they are and reads one answer; `None` if the connection ends without one.
pub fn raw(address: SocketAddr, bytes: &[u8]) -> Option<Reply> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // Whoever is shut out in mid-sentence has been answered already.
    stream.write_all(bytes).ok();
    read_reply(&mut BufReader::new(stream))
}

fn read_reply(reader: &mut BufReader<TcpStream>) -> Option<Reply> {
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        head += &line;
    }
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    let length = head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("content-length:").map(|it| it.trim().parse().unwrap()));
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Reply { status, head, body: String::from_utf8_lossy(&body).into_owned() })
}

impl Open {
    pub fn token(&self, role: Role) -> String {
        let link = self.server.link(role, self.address);
        link.split_once('#').unwrap().1.to_owned()
    }

    pub fn get(&self, path: &str) -> Reply {
        let address = self.address;
        raw(address, format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap()
    }

    pub fn post_with(&self, path: &str, headers: &str, body: &str) -> Option<Reply> {
        let (address, length) = (self.address, body.len());
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n{headers}\r\n"
        );
        raw(address, &[head.as_bytes(), body.as_bytes()].concat())
    }

    pub fn post(&self, path: &str, token: &str, body: &Value) -> Reply {
        self.post_with(path, &format!("Authorization: Bearer {token}\r\n"), &body.to_string()).unwrap()
    }

    pub fn act(&self, token: &str, command: &Value) -> Reply {
        self.post("/api/do", token, command)
    }

    /// Comes in; the token.
    pub fn join(&self, name: &str) -> String {
        let reply = self.join_with(name, &json!({}));
        reply.json()["token"].as_str().unwrap_or_else(|| panic!("{reply:?}")).to_owned()
    }

    /// Asks to come in, with more or other fields.
    pub fn join_with(&self, name: &str, fields: &Value) -> Reply {
        let code = self.server.look(|room| room.setup().code.to_string());
        let mut body = json!({ "code": code, "name": name, "number": "", "lang": "zh" });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.post("/api/join", "", &body)
    }

    /// The moment that is voted on.
    pub fn moment(&self) -> u32 {
        self.server.look(|room| room.ballot().unwrap().moment.0)
    }

    pub fn vote(&self, token: &str, option: u8) -> Reply {
        self.act(token, &json!({ "do": "vote", "moment": self.moment(), "option": option }))
    }

    pub fn stream(&self, token: &str, last: Option<&str>) -> Stream {
        Stream::open(self.address, token, last)
    }
}

/// A stream of events.
pub struct Stream {
    reader: BufReader<TcpStream>,
    pub status: u16,
    rest: Vec<u8>,
}

impl Stream {
    pub fn open(address: SocketAddr, token: &str, last: Option<&str>) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let last = last.map(|last| format!("Last-Event-ID: {last}\r\n")).unwrap_or_default();
        let head =
            format!("GET /events?lang=en HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n{last}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let status = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        while line != "\r\n" {
            line.clear();
            reader.read_line(&mut line).unwrap();
        }
        Self { reader, status, rest: Vec::new() }
    }

    /// The next event: name, id, data. `None` when the stream has ended.
    pub fn event(&mut self) -> Option<(String, Option<String>, Value)> {
        loop {
            if let Some(end) = self.rest.windows(2).position(|two| two == b"\n\n") {
                let block: Vec<u8> = self.rest.drain(..end + 2).collect();
                let block = String::from_utf8(block).unwrap();
                let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(ToOwned::to_owned);
                let Some(data) = field("data: ") else { continue };
                return Some((field("event: ").unwrap(), field("id: "), serde_json::from_str(&data).unwrap()));
            }
            // Chunked: a length in hexadecimal digits, the bytes, a line end.
            let mut line = String::new();
            self.reader.read_line(&mut line).ok()?;
            let length = usize::from_str_radix(line.trim(), 16).ok().filter(|length| *length > 0)?;
            let mut bytes = vec![0; length + 2];
            self.reader.read_exact(&mut bytes).ok()?;
            self.rest.extend_from_slice(&bytes[..length]);
        }
    }

    /// The next event of a name for which something holds.
    pub fn until(&mut self, name: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            let (found, _, data) = self.event().unwrap_or_else(|| panic!("the stream ended before {name}"));
            if found == name && holds(&data) {
                return data;
            }
        }
        panic!("no such {name}");
    }
}
