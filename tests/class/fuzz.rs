//! The protocol under nonsense: messages that are almost right, straight into the parser and the room.
//! `HEARTFIRST_MESSAGES=10000000 cargo test --test class nonsense` for the long run.

use super::{join, room, trainer};
use heartfirst::class::{Command, PersonId, Who};
use std::collections::BTreeMap;

/// Messages in the everyday suite.
const MESSAGES: u64 = 40_000;

/// A small generator, so that a failing run can be repeated.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).unwrap()
    }
}

const SEEDS: &[&str] = &[
    r#"{"do":"vote","moment":1,"option":0}"#,
    r#"{"do":"vote","moment":2,"option":3}"#,
    r#"{"do":"join","name":"小王","number":"7","lang":"zh"}"#,
    r#"{"do":"speak","lang":"en"}"#,
    r#"{"do":"join","name":"a","lang":"en","mark":"0123456789abcdef"}"#,
    r#"{"do":"start","run":1}"#,
    r#"{"do":"start","run":2,"case":"its_fine"}"#,
    r#"{"do":"say","run":1,"turn":0,"option":1}"#,
    r#"{"do":"exit","say":"<script>","drop":"\u202e\u0000"}"#,
    r#"{"do":"forward"}"#,
    r#"{"do":"open"}"#,
    r#"{"do":"close"}"#,
    r#"{"do":"reveal"}"#,
    r#"{"do":"play","option":1}"#,
    r#"{"do":"what_if"}"#,
    r#"{"do":"undo"}"#,
    r#"{"do":"pause","on":true}"#,
    r#"{"do":"countdown","seconds":20}"#,
    r#"{"do":"hand","moment":1,"counts":[1,2,3,4]}"#,
    r#"{"do":"own","on":true}"#,
    r#"{"do":"show","person":1,"turn":0}"#,
    r#"{"do":"debrief"}"#,
    r#"{"do":"page","page":1}"#,
    r#"{"do":"cards"}"#,
    r#"{"do":"hide_names","on":false}"#,
    r#"{"do":"remove","person":3}"#,
    r#"{"do":"resumed"}"#,
];

const PIECES: &[&str] = &[
    "0",
    "-1",
    "255",
    "256",
    "65535",
    "65536",
    "4294967295",
    "4294967296",
    "1e308",
    "null",
    "true",
    "[]",
    "{}",
    "\"",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\u{202e}",
    "\"do\":\"forward\",",
    ",",
    "}",
    "]",
    "'",
    "<",
    "99999999999999999999",
    "\"person\":1",
];

fn twisted(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = SEEDS[chance.below(SEEDS.len())].as_bytes().to_vec();
    for _ in 0..chance.below(4) {
        let at = chance.below(bytes.len().max(1)).min(bytes.len());
        match chance.below(5) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(chance.next() & 0xff).unwrap(),
            1 if at < bytes.len() => {
                bytes.remove(at);
            }
            2 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            3 => {
                let other = SEEDS[chance.below(SEEDS.len())].as_bytes();
                bytes.truncate(at);
                bytes.extend_from_slice(&other[chance.below(other.len())..]);
            }
            _ => bytes.iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| {
                *byte = b'0' + u8::try_from(at % 10).unwrap();
            }),
        }
    }
    bytes
}

/// A participant who sends nonsense never drives, never votes twice, and never for somebody else; whatever the trainer’s
/// page sends never breaks the room.
#[test]
fn nonsense_changes_nothing_that_is_not_its_sender_s() {
    let messages = std::env::var("HEARTFIRST_MESSAGES").ok().and_then(|it| it.parse().ok()).unwrap_or(MESSAGES);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut room = room();
    let people: Vec<PersonId> = (0..4).map(|index| join(&mut room, &format!("p{index}"))).collect();
    trainer(&mut room, Command::Forward).unwrap();
    let (mut understood, mut done) = (0_u64, 0_u64);
    for message in 0..messages {
        let Ok(command) = serde_json::from_slice::<Command>(&twisted(&mut chance)) else { continue };
        understood += 1;
        let who = match chance.below(8) {
            0 => Who::Trainer,
            1 => Who::Newcomer,
            _ => Who::Person(people[chance.below(3)]),
        };
        let (phase, version, count) = (room.phase(), room.version(), room.head_count());
        let votes: BTreeMap<PersonId, u8> = room.ballot().map(|ballot| ballot.votes().collect()).unwrap_or_default();
        let Ok(result) = room.apply(who, &command, message) else {
            assert_eq!((phase, version, count), (room.phase(), room.version(), room.head_count()), "{command:?}");
            continue;
        };
        done += u64::from(result.changed());
        if let Who::Person(person) = who {
            assert_eq!((phase, count), (room.phase(), room.head_count()), "{command:?}");
            let mut now: BTreeMap<PersonId, u8> =
                room.ballot().map(|ballot| ballot.votes().collect()).unwrap_or_default();
            let mut before = votes;
            before.remove(&person);
            now.remove(&person);
            assert_eq!(before, now, "{command:?}");
        }
        // A room that is full or over is a room in which little can go wrong.
        if message % 20_000 == 19_999
            || room.phase().name() == "ended"
            || people.iter().any(|it| room.person(*it).is_none())
        {
            room = super::room();
            people.iter().enumerate().for_each(|(index, _)| {
                join(&mut room, &format!("p{index}"));
            });
            trainer(&mut room, Command::Forward).unwrap();
        }
    }
    println!("{messages} messages: {understood} were commands, {done} changed something");
    assert!(understood > messages / 20 && done > 100);
}
