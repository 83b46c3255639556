//! A join whose answer is lost: whoever asks again with the key of their page is who they were.

use super::wire::{Open, Reply, open, open_with, strict};
use heartfirst::class::server::Limits;
use heartfirst::class::{Command, PersonId, journal};
use serde_json::{Value, json};

const KEY: &str = "Zm9vYmFyLWtleV8x";
const OTHER: &str = "another-page-0001";

fn join(class: &Open, name: &str, key: &str) -> Reply {
    class.join_with(name, &json!({ "key": key }))
}

#[test]
fn whoever_asks_again_with_the_same_key_is_the_same_person() {
    let class = open(Limits::default());
    let first = join(&class, "小王", KEY).json();
    assert!(first["token"].is_string());
    let lines = std::fs::read(&class.journal).unwrap();
    assert_eq!(join(&class, "小王", KEY).json(), first);
    assert_eq!(std::fs::read(&class.journal).unwrap(), lines, "nothing has changed, so nothing is written");
    assert_eq!(class.server.look(heartfirst::class::Room::head_count), 1);
    assert_eq!(class.vote(first["token"].as_str().unwrap(), 0).kind(), "not_open");
}

#[test]
fn with_another_key_or_none_a_taken_name_stays_taken() {
    let class = open(Limits::default());
    join(&class, "小王", KEY);
    assert_eq!(join(&class, "小王", OTHER).kind(), "name_taken");
    assert_eq!(class.join_with("小王", &json!({})).kind(), "name_taken");
    assert_eq!(class.join_with("小王", &json!({ "key": null })).kind(), "name_taken");
    assert_eq!(join(&class, "小李", OTHER).json()["person"], 2);
    // Nor does a key take somebody else's name.
    assert_eq!(join(&class, "小李", KEY).kind(), "name_taken");
    assert_eq!(class.server.look(|room| room.person(PersonId(1)).unwrap().name.clone()), "小王");
}

#[test]
fn what_was_typed_last_counts() {
    let class = open(Limits::default());
    let first = join(&class, "小王", KEY).json();
    let again = class.join_with("王小明", &json!({ "key": KEY, "number": "7", "lang": "en" })).json();
    assert_eq!(again, first);
    let person = class.server.look(|room| room.person(PersonId(1)).unwrap().clone());
    assert_eq!((person.name.as_str(), person.number.as_str()), ("王小明", "7"));
    assert_eq!(class.join_with("小王", &json!({ "key": OTHER })).json()["person"], 2, "the first name is free again");
    let kept = journal::replay(&journal::read(&class.journal).unwrap()).unwrap();
    assert!(class.server.look(|room| *room == kept));
}

#[test]
fn without_names_a_key_is_known_as_well() {
    let setup = heartfirst::class::Setup { names: false, ..super::setup() };
    let class = open_with(Limits::default(), setup);
    let first = join(&class, "", KEY).json();
    assert_eq!(join(&class, "", KEY).json(), first);
    assert_ne!(join(&class, "", OTHER).json(), first);
    assert_eq!(class.server.look(heartfirst::class::Room::head_count), 2);
}

#[test]
fn who_was_sent_out_is_somebody_new_when_they_come_back() {
    let class = open(Limits::default());
    let first = join(&class, "小王", KEY).json();
    class.server.act(&Command::Remove { person: PersonId(1) }).unwrap();
    let again = join(&class, "小王", KEY).json();
    assert_eq!(again["person"], 2);
    assert_ne!(again["token"], first["token"]);
    assert_eq!(class.act(first["token"].as_str().unwrap(), &json!({ "do": "speak", "lang": "en" })).status, 401);
    assert_eq!(join(&class, "小王", KEY).json(), again);
}

#[test]
fn a_wrong_code_is_refused_whatever_the_key() {
    let class = open(strict());
    join(&class, "小王", KEY);
    let reply = class.join_with("小王", &json!({ "key": KEY, "code": "AAAAAA" }));
    assert_eq!((reply.kind().as_str(), reply.json().get("token")), ("wrong_code", None));
}

#[test]
fn what_is_no_key_is_refused() {
    let class = open(Limits::default());
    let (short, long) = ("a".repeat(15), "a".repeat(65));
    for key in ["", &short, &long, "0123456789abcde=", "0123456789abcde ", "0123456789abcdé", "../../../../../etc"] {
        assert_eq!(join(&class, "小王", key).kind(), "malformed", "{key}");
    }
    for key in [json!(7), json!([KEY]), json!({ "key": KEY })] {
        assert_eq!(class.join_with("小王", &json!({ "key": key })).kind(), "malformed", "{key}");
    }
    // What the room knows somebody by is made by the server alone.
    assert_eq!(class.join_with("小王", &json!({ "mark": "x" })).kind(), "malformed");
    assert_eq!(class.server.look(heartfirst::class::Room::head_count), 0);
    for key in ["a".repeat(16), "Az-_".repeat(16)] {
        assert_eq!(join(&class, &key[..16], &key).status, 200, "{key}");
    }
}

#[test]
fn the_journal_holds_no_key_and_no_page_is_told_what_it_holds() {
    let class = open(Limits::default());
    let token = join(&class, "小王", KEY).json()["token"].as_str().unwrap().to_owned();
    let text = std::fs::read_to_string(&class.journal).unwrap();
    assert!(!text.contains(KEY));
    let mark = class.server.look(|room| room.person(PersonId(1)).unwrap().mark.clone()).unwrap();
    assert!(text.contains(&mark));
    let trainer = class.token(heartfirst::class::Role::Trainer);
    let sees = |token: &str, name: &str| -> Value { class.stream(token, None).until(name, |_| true) };
    for told in [sees(&token, "you"), sees(&token, "state"), sees(&trainer, "state"), sees(&trainer, "people")] {
        assert!(!told.to_string().contains(&mark));
    }
}
