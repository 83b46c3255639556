//! What people write into the fields there are, all the way: pages, terminal, journal, records, tables.

use super::wire::open;
use super::{case, join, room, setup, trainer};
use heartfirst::class::server::{Limits, Rate};
use heartfirst::class::{Command, Keys, PersonId, Refusal, Role, Room, RunNumber, Setup, Who, record, report_text};
use heartfirst::language::Lang;
use heartfirst::records::export::tables;
use heartfirst::records::{Store, Which};
use heartfirst::rulebook::EMBEDDED;
use serde_json::json;
use std::sync::Arc;

/// Every field somebody can write into, and what may not stand in it.
const EVIL: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "\u{9b}31m\u{8}\u{8}",
    "a\u{202e}gnp.exe\u{2066}",
    "line\r\nid: 1\nevent: bye\ndata: {}\n\n",
    "=HYPERLINK(\"http://evil.example\")",
    "\u{2028}\u{2029}\u{85}\u{0}",
];

fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    })
}

#[test]
fn whatever_is_written_into_a_field_stays_text_everywhere() {
    for evil in EVIL {
        let short: String = evil.chars().take(24).collect();
        let class = open(Limits::default());
        let joined = class.join_with(&short, &json!({ "number": short, "key": "0123456789abcdef" })).json();
        // What has nothing to be seen in it is no name.
        let Some(token) = joined["token"].as_str() else {
            assert_eq!(joined["error"]["kind"], "name_missing", "{evil:?}");
            continue;
        };
        class.server.act(&Command::Own { on: true }).unwrap();
        let start = json!({ "do": "start", "run": 1, "case": evil });
        assert_eq!(class.act(token, &start).kind(), "no_case");
        class.server.act(&Command::Debrief).unwrap();
        let card = class.act(token, &json!({ "do": "exit", "say": evil, "drop": evil }));
        assert!([200, 409].contains(&card.status), "{card:?}");
        class.server.act(&Command::Cards).unwrap();
        // Nobody's words end an event and begin another.
        for (role, name) in [(Role::Trainer, "people"), (Role::Wall, "tally"), (Role::Person(PersonId(1)), "you")] {
            let mut page = class.stream(&class.token(role), None);
            let told = page.until(name, |_| true);
            let mut words = Vec::new();
            strings(&told, &mut words);
            assert!(words.iter().all(|word| is_plain(word)), "{evil:?} in {told}");
        }
        let report = class.server.look(|room| report_text(room, Lang::En));
        assert!(is_plain(&report), "{report:?}");
    }
}

fn strings(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|it| strings(it, into)),
        serde_json::Value::Object(fields) => fields.values().for_each(|it| strings(it, into)),
        _ => {}
    }
}

#[test]
fn names_reach_records_and_tables_without_formulas_and_control_characters() {
    let mut room =
        Room::new(Setup { class: "=cmd|' /C calc'!A0".to_owned(), ..setup() }, Arc::new(case("four_quotes")));
    let names = ["=1+1", "@SUM(A1)", "+7", "-2", "＝2+2", "\u{1b}[31mred", "a\u{202e}b", "tab\there"];
    trainer(&mut room, Command::Own { on: true }).unwrap();
    for name in names {
        let person = join(&mut room, name);
        let start = Command::Start { run: RunNumber(1), case: None };
        room.apply(Who::Person(person), &start, 5).unwrap();
        super::own::finish(&mut room, person, 1);
    }
    let store = Store::in_memory(EMBEDDED).unwrap();
    assert_eq!(record(&room, &Keys::new([2; 32]), 0, &store).unwrap().new, names.len());
    for person in store.trainees().unwrap() {
        assert!(is_plain(&person.name) && is_plain(&person.class), "{person:?}");
    }
    let mut sheet = Vec::new();
    tables::attempts(&store, &Which::default(), &mut sheet).unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    assert!(sheet.contains("'=1+1") && sheet.contains("'＝2+2") && sheet.contains("'=cmd"), "{sheet}");
    for cell in sheet.lines().flat_map(|line| line.split(',')) {
        let cell = cell.trim_matches(['"', '\u{feff}']);
        assert!(!cell.starts_with(['=', '+', '@', '＝', '＋', '－', '＠']), "{cell}");
        // A number may be negative; nothing else begins so.
        assert!(!cell.starts_with('-') || cell.parse::<f64>().is_ok(), "{cell}");
    }
}

#[test]
fn names_that_look_the_same_are_the_same() {
    let mut room = room();
    join(&mut room, "Ann Lee");
    let asks = |room: &mut Room, name: &str| {
        let join = Command::Join { name: name.to_owned(), number: String::new(), lang: Lang::En, mark: None };
        room.apply(Who::Newcomer, &join, 0)
    };
    for name in [
        "ann lee",
        "Ann  Lee",
        "AnnLee",
        "Ａｎｎ Ｌｅｅ",
        "Ann\u{200b} Lee",
        "Ann\u{200d} Lee",
        "\u{200e}Ann Lee\u{200f}",
        "Ann\u{a0}Lee",
        "Ann\u{3000}Lee",
        "A\u{ad}nn Lee",
        "\u{2066}Ann Lee\u{2069}",
        "Ann Lee\u{fe0f}",
        "Ann\u{3164} Lee",
        "Ann Lee\u{e0041}",
    ] {
        assert_eq!(asks(&mut room, name), Err(Refusal::NameTaken), "{name:?}");
    }
    for name in ["\u{200b}", "\u{3164}\u{3164}", "\u{200d}", "\u{2800}", " \u{ad} ", "\u{fe0f}"] {
        assert_eq!(asks(&mut room, name), Err(Refusal::NameMissing), "{name:?}");
    }
    // Other letters are other names, also where they look alike: people are called in all scripts. The number, and the
    // order in which they came, tell them apart.
    for name in ["Аnn Lee", "王小明", "王小朋", "Zoë", "👩\u{200d}🔧"] {
        assert!(asks(&mut room, name).is_ok(), "{name:?}");
    }
    assert_eq!(room.person(PersonId(6)).unwrap().name, "👩\u{200d}🔧", "joined emoji stay whole");
}

#[test]
fn one_address_does_not_fill_the_room_with_people() {
    let limits = Limits { loopback_is_free: false, joins: Rate { burst: 5.0, per_second: 0.01 }, ..Limits::default() };
    let class = open(limits);
    let mut statuses: Vec<u16> = Vec::new();
    for index in 0..12 {
        statuses.push(class.join_with(&format!("p{index}"), &json!({})).status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 5);
    assert!(statuses[5..].iter().all(|status| *status == 429));
    assert_eq!(class.server.look(Room::head_count), 5);
}

#[test]
fn a_body_that_is_cut_off_or_longer_than_it_says_does_nothing() {
    let class = open(Limits { body: std::time::Duration::from_millis(300), ..Limits::default() });
    let (address, token) = (class.address, class.token(Role::Trainer));
    let request = |length: usize, body: &str| {
        format!(
            "POST /api/do HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
             Authorization: Bearer {token}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    };
    let body = r#"{"do":"forward"}"#;
    for (length, body) in [(body.len() + 1, body), (body.len() - 1, body), (9_000, body), (0, body), (16, "")] {
        let reply = super::wire::raw(address, request(length, body).as_bytes());
        assert!(reply.as_ref().is_none_or(|reply| [400, 413].contains(&reply.status)), "{length}: {reply:?}");
    }
    // A second request hidden behind the first is a request like any other, and one without a token.
    let hidden = format!("{}POST /api/do HTTP/1.1\r\nHost: {address}\r\n\r\n", request(0, ""));
    super::wire::raw(address, hidden.as_bytes());
    // Two lengths, or a length and chunks: what one reader takes for the end another does not.
    for smuggled in ["Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: x\r\n"] {
        let both =
            request(body.len(), body).replace("Connection: close\r\n", &format!("Connection: close\r\n{smuggled}"));
        let reply = super::wire::raw(address, both.as_bytes());
        assert!(reply.as_ref().is_none_or(|reply| reply.status >= 400), "{smuggled}: {reply:?}");
    }
    assert_eq!(class.server.look(Room::phase), heartfirst::class::Phase::Lobby);
}
