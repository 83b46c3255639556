//! Clocks that are wrong: those of clients by days in either direction, and that of the class's own machine.

use super::wire::{Reply, Stream, folder, open_with, raw};
use heartfirst::class::journal::{self, Header, Journal};
use heartfirst::class::server::Limits;
use heartfirst::class::{Command, Keys, Phase, Setup, Who};
use serde_json::json;
use std::io::Write as _;
use std::net::TcpStream;

/// What a client whose clock is wrong may say about the time.
const CLOCKS: [&str; 4] = [
    "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nIf-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
    "Date: Fri, 31 Dec 9999 23:59:59 GMT\r\nIf-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
    "Date: yesterday\r\nIf-Range: Thu, 01 Jan 1970 00:00:00 GMT\r\n",
    "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: max-age=0\r\nExpires: 0\r\n",
];

/// The same class for everybody, whatever they say the time is: they come in, see a page, vote, and are told how long the
/// vote still runs as a number of milliseconds that needs no clock of theirs.
#[test]
fn nothing_depends_on_the_clock_of_a_client() {
    let class = open_with(Limits::default(), Setup { countdown: 60, ..super::setup() });
    let (address, code) = (class.address, class.server.look(|room| room.setup().code.to_string()));
    let post = |path: &str, headers: &str, body: &str| -> Reply { class.post_with(path, headers, body).unwrap() };
    let tokens = CLOCKS.map(|clock| {
        let name = format!("p{}", clock.len());
        let joined = post("/api/join", clock, &json!({ "code": code, "name": name, "lang": "en" }).to_string());
        joined.json()["token"].as_str().unwrap().to_owned()
    });
    class.server.act(&Command::Forward).unwrap();
    for (clock, token) in CLOCKS.iter().zip(&tokens) {
        let page = format!("GET / HTTP/1.1\r\nHost: {address}\r\n{clock}Connection: close\r\n\r\n");
        let page = raw(address, page.as_bytes()).unwrap();
        assert!(page.status == 200 && page.body.contains("<html"), "{clock}: {}", page.head);
        let vote = json!({ "do": "vote", "moment": 1, "option": 1 }).to_string();
        let answer = post("/api/do", &format!("{clock}Authorization: Bearer {token}\r\n"), &vote).json();
        let left = answer["you"]["left_ms"].as_u64().unwrap();
        assert!(answer["you"]["vote"] == 1 && (1..=60_000).contains(&left), "{clock}: {answer}");
        let mut stream = TcpStream::connect(address).unwrap();
        let head = format!("GET /events HTTP/1.1\r\nHost: {address}\r\n{clock}Authorization: Bearer {token}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut page = Stream::of(stream);
        assert_eq!(page.until("state", |_| true)["phase"], "voting");
        assert!(page.until("you", |_| true)["left_ms"].as_u64().unwrap() <= 60_000);
    }
    assert_eq!(class.server.look(|room| room.split()[1]), 4);
}

/// Between two starts of the program the clock of the machine went back by three days, or forward by as many.
#[test]
fn a_class_goes_on_when_the_clock_of_its_machine_was_set() {
    const DAYS: u64 = 3 * 24 * 3_600_000;
    let noon = 1_795_348_800_000;
    for after in [noon - DAYS, noon + DAYS] {
        let path = folder().join("class.jsonl");
        let mut room = super::room();
        let header = Header {
            heartfirst_class: journal::FORM,
            setup: room.setup().clone(),
            key: Keys::new([1; 32]).hex(),
            port: 0,
            began: noon,
            scenario: room.case().text().to_owned(),
            rules: room.case().rules().to_owned(),
            cases: Vec::new(),
        };
        let mut journal = Journal::create(&path, &header).unwrap();
        let person = super::join(&mut room, "a");
        let join = Command::Join {
            name: "a".to_owned(),
            number: String::new(),
            lang: heartfirst::language::Lang::Zh,
            mark: None,
        };
        for (who, command) in [
            (Who::Newcomer, join),
            (Who::Trainer, Command::Forward),
            (Who::Trainer, Command::Countdown { seconds: 20 }),
        ] {
            journal.write(Some((noon, who, &command))).blocking_recv().unwrap().unwrap();
        }
        drop(journal);
        let mut room = journal::resume(&path, after).unwrap().room;
        assert_eq!((room.phase(), room.left_ms(after)), (Phase::Voting, None), "open, for as long as it takes");
        room.apply(Who::Trainer, &Command::Countdown { seconds: 20 }, after).unwrap();
        assert_eq!(room.left_ms(after + 5_000), Some(15_000));
        let vote = Command::Vote { moment: room.ballot().unwrap().moment, option: 0 };
        assert!(room.apply(Who::Person(person), &vote, after + 19_000).is_ok());
        assert!(room.apply(Who::Person(person), &vote, after + 20_000).is_err());
    }
}
