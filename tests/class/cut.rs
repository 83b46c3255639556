//! A network that goes away and comes back, and clients that do not read.

use super::wire::{Open, Stream, open, raw};
use heartfirst::class::server::Limits;
use heartfirst::class::{Command, MomentId, PersonId, Role};
use serde_json::json;
use socket2::{Domain, Socket, Type};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A network between a class and some of its people. While it is cut, nothing passes and nobody is told so: what is sent
/// waits, as it does in the air.
struct Network {
    address: SocketAddr,
    cut: Arc<AtomicBool>,
    /// Bytes that wait for it to come back.
    waiting: Arc<AtomicUsize>,
}

impl Network {
    fn to(class: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (cut, waiting) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (is_cut, count) = (Arc::clone(&cut), Arc::clone(&waiting));
        std::thread::spawn(move || {
            for near in listener.incoming() {
                let (near, far) = (near.unwrap(), TcpStream::connect(class).unwrap());
                for (from, to) in [(near.try_clone().unwrap(), far.try_clone().unwrap()), (far, near)] {
                    let (is_cut, count) = (Arc::clone(&is_cut), Arc::clone(&count));
                    std::thread::spawn(move || carry(from, to, &is_cut, &count));
                }
            }
        });
        Self { address, cut, waiting }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, is_cut: &AtomicBool, waiting: &AtomicUsize) {
    let mut bytes = [0; 8_192];
    while let Ok(read) = from.read(&mut bytes) {
        waiting.fetch_add(read, Ordering::SeqCst);
        while is_cut.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
        waiting.fetch_sub(read, Ordering::SeqCst);
        if read == 0 || to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    to.shutdown(Shutdown::Write).ok();
}

fn vote_request(class: &Open, token: &str, moment: u32, option: u8) -> Vec<u8> {
    let (address, body) = (class.address, json!({ "do": "vote", "moment": moment, "option": option }).to_string());
    let length = body.len();
    let head = format!(
        "POST /api/do HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {token}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

fn votes(class: &Open, turn: usize) -> BTreeMap<PersonId, u8> {
    class.server.look(|room| room.ballot_of_turn(turn).unwrap().votes().collect())
}

fn wait_for(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// How long the network is away.
const AWAY: Duration = Duration::from_secs(10);
/// People; every other one is behind the network that goes away.
const PEOPLE: usize = 12;

#[test]
fn half_the_class_is_cut_for_ten_seconds_in_the_middle_of_a_vote() {
    // Longer than usual, so that a vote that was under way arrives after all, ten seconds late.
    let class = open(Limits { head: Duration::from_secs(60), ..Limits::default() });
    let network = Network::to(class.address);
    let tokens: Vec<String> = (0..PEOPLE).map(|index| class.join(&format!("p{index}"))).collect();
    let is_behind = |index: usize| index % 2 == 1;
    let via = |index: usize| if is_behind(index) { network.address } else { class.address };
    let page = |index: usize, last: Option<&str>| {
        let stream = TcpStream::connect(via(index)).unwrap();
        Stream::on(stream, class.address, &tokens[index], last)
    };
    let mut pages: Vec<Stream> = (0..PEOPLE).map(|index| page(index, None)).collect();
    class.server.act(&Command::Forward).unwrap();
    let mut lasts = vec![String::new(); PEOPLE];
    for (page, last) in pages.iter_mut().zip(&mut lasts) {
        loop {
            let (name, id, data) = page.event().unwrap();
            if name == "state" && data["phase"] == "voting" {
                *last = id.unwrap();
                break;
            }
        }
    }

    // Four of those behind it have voted; two more have just sent their vote when the network goes.
    let say = |index: usize, moment: u32, option: u8| {
        raw(via(index), &vote_request(&class, &tokens[index], moment, option)).unwrap()
    };
    for index in [1, 3, 5, 7] {
        assert_eq!(say(index, 1, 2).status, 200);
    }
    network.cut.store(true, Ordering::SeqCst);
    let gone = Instant::now();
    let late: Vec<TcpStream> = [9, 11]
        .map(|index: usize| {
            let mut stream = TcpStream::connect(network.address).unwrap();
            stream.write_all(&vote_request(&class, &tokens[index], 1, 1)).unwrap();
            stream
        })
        .into();
    wait_for("their votes wait", || network.waiting.load(Ordering::SeqCst) > 500);

    // The others vote meanwhile, and the trainer goes on: the next sentence is being voted on.
    for index in (0..PEOPLE).filter(|index| !is_behind(*index)) {
        assert_eq!(say(index, 1, 0).status, 200);
    }
    for _ in 0..4 {
        class.server.act(&Command::Forward).unwrap();
    }
    let moment = class.moment();
    assert!(moment > 1);
    for index in (0..PEOPLE).filter(|index| !is_behind(*index)) {
        assert_eq!(say(index, moment, 1).status, 200);
        pages[index].until("state", |state| state["moment"] == moment);
    }
    std::thread::sleep(AWAY.saturating_sub(gone.elapsed()));
    assert_eq!(votes(&class, 0).len(), 6 + 4);

    // It comes back. Half of the phones never noticed, the others open their page anew.
    network.cut.store(false, Ordering::SeqCst);
    for mut stream in late {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 409") && answer.contains("other_moment"), "{answer}");
    }
    for index in (0..PEOPLE).filter(|index| is_behind(*index)) {
        if index % 4 == 3 {
            pages[index] = page(index, Some(&lasts[index]));
        }
        let state = pages[index].until("state", |state| state["moment"] == moment);
        assert_eq!(state["phase"], "voting");
        let you = pages[index].until("you", |you| you["moment"] == moment);
        assert_eq!((you["name"].as_str().unwrap(), you["vote"].is_null()), (format!("p{index}").as_str(), true));
        assert_eq!(say(index, moment, 2).status, 200);
    }

    // Of the first vote everything that was acknowledged is there and nothing else; of the second, one of everybody.
    let first = votes(&class, 0);
    let (_, order) = class.server.look(|room| {
        let roleplay = room.case().roleplay();
        let state = room.replay().turns[0].before;
        let order: Vec<usize> = roleplay.moment(&state, room.replay().seed).options.iter().map(|it| it.0).collect();
        (state, order)
    });
    let expected: BTreeMap<PersonId, u8> = (0..PEOPLE)
        .filter(|index| ![9, 11].contains(index))
        .map(|index| {
            let position = if is_behind(index) { 2 } else { 0 };
            (PersonId(u32::try_from(index + 1).unwrap()), u8::try_from(order[position]).unwrap())
        })
        .collect();
    assert_eq!(first, expected);
    assert_eq!(votes(&class, 1).len(), PEOPLE);
    assert_eq!(
        class.server.look(|room| (room.head_count(), room.ballot().unwrap().moment)),
        (PEOPLE, MomentId(moment))
    );
    let kept = heartfirst::class::journal::read(&class.journal).unwrap();
    assert!(class.server.look(|room| *room == heartfirst::class::journal::replay(&kept).unwrap()));

    // One stream each, and none when they have gone.
    wait_for("one stream each", || class.server.connections() == PEOPLE && class.server.here() == PEOPLE);
    drop(pages);
    wait_for("nobody is left", || class.server.connections() == 0 && class.server.here() == 0);
}

/// States that come while a client reads nothing.
const STATES: usize = 400;

#[test]
fn for_a_client_that_does_not_read_nothing_piles_up() {
    let class = open(Limits { stall: Duration::from_secs(120), ..Limits::default() });
    let (deaf, other) = (class.join("a"), class.join("b"));
    for position in [0, 1, 2, 0] {
        class.server.act(&Command::Open).unwrap();
        class.server.act(&Command::Play { option: Some(position) }).unwrap();
    }
    // A small window, so that little can wait on the way.
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    socket.connect(&class.address.into()).unwrap();
    let mut silent = Stream::on(socket.into(), class.address, &deaf, None);
    let mut page = class.stream(&other, None);
    let wall = class.token(Role::Wall);
    let mut screen = class.stream(&wall, None);
    for step in 0..STATES {
        class.server.act(if step % 2 == 0 { &Command::Debrief } else { &Command::Undo }).unwrap();
        if step % 20 == 19 {
            let version = class.server.look(heartfirst::class::Room::version);
            page.until("state", |state| state["version"] == version);
            screen.until("state", |state| state["version"] == version);
        }
    }
    class.server.act(&Command::Debrief).unwrap();
    let version = class.server.look(heartfirst::class::Room::version);
    page.until("state", |state| state["version"] == version);
    let size = {
        let mut page = class.stream(&other, None);
        page.until("you", |_| true);
        page.bytes
    };
    assert_eq!(class.server.here(), 2, "it is slow, not gone");
    // What it gets when it reads again: a few of the states, and the latest.
    let mut states = 0;
    loop {
        let (name, _, data) = silent.event().unwrap();
        states += usize::from(name == "state");
        if data["version"] == version {
            break;
        }
    }
    println!("{STATES} states, a look back is {size} bytes; who did not read got {states}, {} bytes", silent.bytes);
    let all = STATES / 2 * size;
    assert!(silent.bytes < 1 << 20 && all > 2 << 20, "{} of {all} bytes waited", silent.bytes);
}
