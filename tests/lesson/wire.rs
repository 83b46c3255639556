//! A class opened from the screens over a real server: somebody comes in by HTTP, votes, plays alone, and is kept.

use super::*;
use heartfirst::class::caretaker::Caretaker;
use heartfirst::class::journal;
use heartfirst::records::{Store, Which};
use heartfirst::rulebook::EMBEDDED;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

/// Asks the class something, as a page of its own would.
fn post(address: &str, path: &str, token: &str, body: &Value) -> Value {
    let body = body.to_string();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {token}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    let (_, body) = reply.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{reply}"));
    serde_json::from_str(body).unwrap_or_else(|_| panic!("{reply}"))
}

#[test]
fn a_phone_votes_the_window_counts_and_what_was_played_is_in_the_records() {
    let folder = std::env::temp_dir().join(format!("heartfirst-lesson-{}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    let mut session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7)
        .with_settings(usual(Lang::Zh))
        .with_records(Box::new(Store::open(&folder, EMBEDDED).unwrap()))
        .with_school(Box::new(Caretaker { data: folder.clone(), rules: EMBEDDED.to_owned() }));
    let case = index(&session, "four_quotes");
    session.apply(Intent::WithClass(case));
    let plan = screens::ClassPlan { case, class: "汽修一班".to_owned(), address: None, names: true, countdown: 0 };
    session.apply(Intent::PlanClass(Box::new(plan)));
    session.apply(Intent::OpenClass);
    assert_eq!(session.screen(), Screen::Lesson);
    let lesson = session.lesson().unwrap();
    let address = lesson.door().address.trim_start_matches("http://").to_owned();
    let mut code = String::new();
    lesson.look(&mut |room| code = room.setup().code.to_string());
    let mut trainer = Trainer::new(session, Hall::default(), [1280.0, 720.0]);

    let joined =
        post(&address, "/api/join", "", &json!({ "code": code, "name": "小云", "number": "07", "lang": "zh" }));
    let token = joined["token"].as_str().unwrap_or_else(|| panic!("{joined}")).to_owned();
    trainer.wait();
    assert!(trainer.has("到了 1 人"));
    trainer.press(Key::PageDown);
    let mut moment = None;
    trainer.at.state().lesson().unwrap().look(&mut |room| moment = room.ballot().map(|ballot| ballot.moment));
    let voted = post(&address, "/api/do", &token, &json!({ "do": "vote", "moment": moment, "option": 1 }));
    assert_eq!(voted["ok"], true, "{voted}");
    trainer.wait();
    assert!(trainer.has("已投 1 / 1"));
    trainer.press(Key::PageDown).press(Key::PageDown);
    assert!(trainer.sees("1 人 · 100%"));
    trainer.press(Key::O);
    assert_eq!(post(&address, "/api/do", &token, &json!({ "do": "start", "run": 1 }))["ok"], true);
    assert_eq!(
        post(&address, "/api/do", &token, &json!({ "do": "say", "run": 1, "turn": 0, "option": 0 }))["ok"],
        true
    );
    trainer.wait();
    assert!(trainer.has("在练 1，练完 0"));

    trainer.press(Key::Escape).press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Opening);
    assert!(trainer.sees("1 次各自练习已存档，新增 1 人。"));
    assert!(trainer.sees("有一堂课"), "a class that was shut in the middle is offered again");
    assert!(TcpStream::connect(&address).is_err(), "the port is still open");
    drop(TcpListener::bind(&address).expect("the port is free"));

    // Taken up again at the very moment, and shut once more: nothing is doubled.
    trainer.choose("接着上");
    assert_eq!(trainer.screen(), Screen::Lesson);
    assert!(trainer.has("在练 1，练完 0"));
    trainer.press(Key::Escape).press(Key::Enter);
    assert!(trainer.sees("各自练习早已存档，没有新的。"));
    drop(trainer);
    let journal = journal::newest(&folder).expect("the journal of the class");
    let room = journal::replay(&journal::read(&journal).unwrap()).unwrap();
    assert!(!room.is_unrecorded(), "the journal knows that the records have it");

    let store = Store::open(&folder, EMBEDDED).unwrap();
    let people = store.trainees().unwrap();
    let kept = people.iter().find(|it| it.name == "小云").expect("somebody of that name");
    assert_eq!((kept.number.as_str(), kept.class.as_str()), ("07", "汽修一班"));
    let runs = store.list(&Which { trainee: Some(kept.id), ..Which::default() }).unwrap();
    assert_eq!(runs.len(), 1);
    assert_eq!((runs[0].scenario.as_str(), runs[0].turns), ("four_quotes", 1));
    drop(store);
    std::fs::remove_dir_all(&folder).ok();
}
