//! Conversations of one's own, and what becomes of them in the records.

use super::{case, join, room, setup, trainer};
use heartfirst::class::{Command, Keys, PersonId, Refusal, Room, RunNumber, Who, record, report, report_text, view};
use heartfirst::language::Lang;
use heartfirst::records::{Store, Which};
use heartfirst::rulebook::EMBEDDED;
use heartfirst::scenario::{Library, Verdict};
use serde_json::json;
use std::sync::Arc;

fn start(room: &mut Room, person: PersonId, run: u16) -> Result<heartfirst::class::Done, Refusal> {
    room.apply(Who::Person(person), &Command::Start { run: RunNumber(run), case: None }, 1_000)
}

fn say(room: &mut Room, person: PersonId, run: u16, turn: u16, option: u8) -> Result<heartfirst::class::Done, Refusal> {
    let now = 2_000 + 1_000 * u64::from(turn);
    room.apply(Who::Person(person), &Command::Say { run: RunNumber(run), turn, option }, now)
}

/// Plays the current conversation of somebody to its end, always by the best sentence.
fn finish(room: &mut Room, person: PersonId, run: u16) {
    let from = u16::try_from(room.person(person).unwrap().own.last().unwrap().replay.turns.len()).unwrap();
    for turn in from..200 {
        let own = room.person(person).unwrap().own.last().unwrap();
        if own.over {
            return;
        }
        let roleplay = own.case.roleplay();
        let state = own.replay.now(&roleplay);
        let responses = &own.case.scenario().node(state.node).responses;
        let options = roleplay.moment(&state, own.replay.seed).options;
        let best = options.iter().position(|(index, _)| responses[*index].verdict == Verdict::Best).unwrap();
        say(room, person, run, turn, u8::try_from(best).unwrap()).unwrap();
    }
    panic!("it never ends");
}

#[test]
fn everybody_plays_at_their_own_pace_once_it_is_open() {
    let mut room = room();
    let (a, b) = (join(&mut room, "a"), join(&mut room, "b"));
    assert_eq!(start(&mut room, a, 1), Err(Refusal::OwnShut));
    trainer(&mut room, Command::Own { on: true }).unwrap();
    start(&mut room, a, 1).unwrap();
    assert!(!start(&mut room, a, 1).unwrap().changed(), "asked twice");
    start(&mut room, b, 1).unwrap();
    say(&mut room, a, 1, 0, 0).unwrap();
    assert!(!say(&mut room, a, 1, 0, 0).unwrap().changed(), "said twice");
    assert_eq!(say(&mut room, a, 1, 0, 1), Err(Refusal::OtherTurn), "what was said was said");
    assert_eq!(say(&mut room, a, 1, 5, 0), Err(Refusal::OtherTurn));
    assert_eq!(say(&mut room, a, 1, 1, 99), Err(Refusal::NoOption));
    assert_eq!(say(&mut room, a, 2, 0, 0), Err(Refusal::OtherTurn));
    assert_eq!(start(&mut room, a, 3), Err(Refusal::OutOfRange));
    assert_eq!(room.person(b).unwrap().own[0].replay.turns.len(), 0, "another’s conversation is their own");
    finish(&mut room, b, 1);
    let you = view::you(&room, b, 0, &mut |_| String::new()).unwrap();
    assert_eq!(you["own"]["debrief"]["result"]["total"], 100);
    assert_eq!(view::you(&room, a, 0, &mut |_| String::new()).unwrap()["own"]["debrief"], serde_json::Value::Null);
    trainer(&mut room, Command::Own { on: false }).unwrap();
    assert_eq!(say(&mut room, a, 1, 1, 0), Err(Refusal::OwnShut));
}

/// A class in which more than its own case can be played.
fn two_cases() -> Room {
    room().offering([Arc::new(case("its_fine"))])
}

fn start_case(room: &mut Room, person: PersonId, run: u16, case: &str) -> Result<heartfirst::class::Done, Refusal> {
    let case = Some(case.to_owned());
    room.apply(Who::Person(person), &Command::Start { run: RunNumber(run), case }, 1_000)
}

#[test]
fn other_cases_are_played_on_one_s_own_and_the_class_s_where_none_is_named() {
    let mut room = two_cases();
    let a = join(&mut room, "a");
    let you = |room: &Room| view::you(room, a, 0, &mut |_| String::new()).unwrap();
    assert!(you(&room)["cases"].is_null(), "before they are open");
    trainer(&mut room, Command::Own { on: true }).unwrap();
    let cases = you(&room)["cases"].clone();
    let ids: Vec<&str> = cases.as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["four_quotes", "its_fine"]);
    assert!(cases[1]["level"].is_u64() && !cases[1]["title"].as_str().unwrap().is_empty());
    assert_eq!(cases[1].as_object().unwrap().len(), 4, "nothing else of a case nobody has begun");
    assert_eq!(start_case(&mut room, a, 1, "nobody_s_case"), Err(Refusal::NoCase));
    start_case(&mut room, a, 1, "its_fine").unwrap();
    assert!(!start_case(&mut room, a, 1, "its_fine").unwrap().changed(), "asked twice");
    assert_eq!(start_case(&mut room, a, 1, "four_quotes"), Err(Refusal::OtherTurn), "another page asked for another");
    assert_eq!(you(&room)["own"]["case"], "its_fine");
    assert_eq!(you(&room)["own"]["title"], cases[1]["title"]);
    finish(&mut room, a, 1);
    assert_eq!(you(&room)["own"]["debrief"]["result"]["total"], 100);
    start(&mut room, a, 2).unwrap();
    assert_eq!(you(&room)["own"]["case"], "four_quotes");
    let people = view::people(&room, &|_| true, 0, Lang::Zh);
    assert_eq!(people["list"][0]["own"]["title"], cases[0]["title"]);
}

#[test]
fn a_case_is_offered_once() {
    let room = two_cases().offering(["four_quotes", "its_fine"].map(|id| Arc::new(case(id))));
    assert_eq!(room.cases().count(), 2);
}

#[test]
fn another_case_on_the_wall_says_which_it_is() {
    let mut room = two_cases();
    let a = join(&mut room, "a");
    trainer(&mut room, Command::Own { on: true }).unwrap();
    start_case(&mut room, a, 1, "its_fine").unwrap();
    say(&mut room, a, 1, 0, 0).unwrap();
    trainer(&mut room, Command::Show { person: Some(a), turn: None }).unwrap();
    let wall = view::wall(&room, &view::Door::default(), Lang::En, &mut |_| String::new());
    assert_ne!(wall["shown"]["title"], wall["title"]);
    assert_eq!(wall["shown"]["title"], case("its_fine").scenario().title.get(Lang::En));
}

#[test]
fn records_items_and_report_go_case_by_case() {
    let mut room = two_cases();
    let (a, b) = (join(&mut room, "a"), join(&mut room, "b"));
    trainer(&mut room, Command::Own { on: true }).unwrap();
    for (person, run, case) in [(a, 1, "its_fine"), (a, 2, "four_quotes"), (b, 1, "its_fine")] {
        start_case(&mut room, person, run, case).unwrap();
        finish(&mut room, person, run);
    }
    let store = Store::in_memory(EMBEDDED).unwrap();
    let done = record(&room, &Keys::new([4; 32]), 0, &store).unwrap();
    assert_eq!((done.new, done.trainees, done.problems.len()), (3, 2, 0), "{done:?}");
    let kept = store.runs(&Which::default()).unwrap();
    let played = |id: &str| kept.iter().filter(|run| run.scenario == id).count();
    assert_eq!((played("its_fine"), played("four_quotes")), (2, 1));
    assert!(kept.iter().all(|run| run.outcome.total == 100), "{kept:?}");

    trainer(&mut room, Command::Debrief).unwrap();
    let items = view::class_debrief(&room, Lang::En)["items"].clone();
    let titles: Vec<&str> = items.as_array().unwrap().iter().map(|item| item["case"].as_str().unwrap()).collect();
    let (own, other) = (case("four_quotes"), case("its_fine"));
    let (own, other) = (own.scenario().title.get(Lang::En), other.scenario().title.get(Lang::En));
    let first = titles.iter().filter(|title| **title == own).count();
    assert!(first > 0 && titles.len() > first, "{titles:?}");
    assert!(titles[..first].iter().all(|title| *title == own) && titles[first..].iter().all(|title| *title == other));
    assert!(items.as_array().unwrap().iter().all(|item| item["people"] == if item["case"] == other { 2 } else { 1 }));
    let told = report(&room, Lang::En);
    assert_eq!(told["cases"][0], json!({ "id": "four_quotes", "title": own, "people": 1, "finished": 1, "mean": 100 }));
    assert_eq!(told["cases"][1], json!({ "id": "its_fine", "title": other, "people": 2, "finished": 2, "mean": 100 }));
    assert!(report_text(&room, Lang::En).contains(&format!("{other}: 2 people, 2 finished, 100 on average")));
}

#[test]
fn neighbours_cannot_copy_letters() {
    let mut room = room();
    trainer(&mut room, Command::Own { on: true }).unwrap();
    let orders: std::collections::BTreeSet<Vec<String>> = (0..12)
        .map(|index| {
            let person = join(&mut room, &format!("p{index}"));
            start(&mut room, person, 1).unwrap();
            let you = view::you(&room, person, 0, &mut |_| String::new()).unwrap();
            let options = you["own"]["options"].as_array().unwrap();
            options.iter().map(|option| option["words"].as_str().unwrap().to_owned()).collect()
        })
        .collect();
    assert!(orders.len() > 3, "{}", orders.len());
}

#[test]
fn one_conversation_comes_to_the_wall_without_a_name() {
    let mut room = room();
    let a = join(&mut room, "独一无二");
    trainer(&mut room, Command::Own { on: true }).unwrap();
    assert_eq!(trainer(&mut room, Command::Show { person: Some(a), turn: None }), Err(Refusal::NoPerson));
    start(&mut room, a, 1).unwrap();
    say(&mut room, a, 1, 0, 0).unwrap();
    say(&mut room, a, 1, 1, 0).unwrap();
    assert_eq!(trainer(&mut room, Command::Show { person: Some(a), turn: Some(2) }), Err(Refusal::OutOfRange));
    trainer(&mut room, Command::Show { person: Some(a), turn: Some(0) }).unwrap();
    let wall = |room: &Room| view::wall(room, &view::Door::default(), Lang::Zh, &mut |_| String::new());
    let shown = wall(&room);
    assert_eq!((shown["shown"]["turns"].as_array().unwrap().len(), shown["shown"]["of"].as_u64()), (1, Some(2)));
    assert!(!shown.to_string().contains("独一无二"));
    trainer(&mut room, Command::Show { person: None, turn: None }).unwrap();
    assert!(wall(&room)["shown"].is_null());
}

#[test]
fn the_trainer_sees_who_is_where_who_is_stuck_and_what_is_red() {
    let mut room = room();
    let (a, b) = (join(&mut room, "a"), join(&mut room, "b"));
    trainer(&mut room, Command::Own { on: true }).unwrap();
    start(&mut room, a, 1).unwrap();
    start(&mut room, b, 1).unwrap();
    finish(&mut room, b, 1);
    let people = view::people(&room, &|_| true, 60_000, Lang::En);
    assert!(people["list"][0]["own"]["stuck"] == false && people["list"][0]["own"]["turn"] == 0);
    assert_eq!(view::people(&room, &|_| true, 200_000, Lang::En)["list"][0]["own"]["stuck"], true);
    assert!(people["list"][1]["own"]["over"] == true && people["list"][1]["own"]["total"] == 100);
    assert!(people["finished"] == 1 && people["dimensions"][0]["value"] == 100);
    // The worst sentences, and a dimension goes red.
    for turn in 0..3 {
        let own = room.person(a).unwrap().own.last().unwrap();
        if own.over {
            break;
        }
        let roleplay = room.case().roleplay();
        let state = own.replay.now(&roleplay);
        let responses = &room.case().scenario().node(state.node).responses;
        let options = roleplay.moment(&state, own.replay.seed).options;
        let worst = (0..options.len()).max_by_key(|position| responses[options[*position].0].verdict).unwrap();
        say(&mut room, a, 1, turn, u8::try_from(worst).unwrap()).unwrap();
    }
    assert!(view::people(&room, &|_| true, 60_000, Lang::En)["list"][0]["own"]["red"].is_string());
}

#[test]
fn everybody_s_conversations_are_in_the_records_once_however_often_they_are_put_there() {
    let mut room = room();
    let (a, b, c) = (join(&mut room, "小王"), join(&mut room, "Ann"), join(&mut room, "无人"));
    trainer(&mut room, Command::Own { on: true }).unwrap();
    for person in [a, b, c] {
        start(&mut room, person, 1).unwrap();
    }
    finish(&mut room, a, 1);
    start(&mut room, a, 2).unwrap();
    say(&mut room, b, 1, 0, 0).unwrap();
    let store = Store::in_memory(EMBEDDED).unwrap();
    let keys = Keys::new([4; 32]);
    let done = record(&room, &keys, 8 * 3_600, &store).unwrap();
    assert_eq!((done.new, done.trainees, done.problems.len()), (2, 2, 0), "{done:?}");
    let again = record(&room, &keys, 8 * 3_600, &store).unwrap();
    assert_eq!((again.new, again.known, again.trainees), (0, 2, 0));
    finish(&mut room, b, 1);
    assert_eq!(record(&room, &keys, 8 * 3_600, &store).unwrap().continued, 1);
    let people = store.trainees().unwrap();
    let names: Vec<(&str, &str)> =
        people.iter().filter(|it| !it.name.is_empty()).map(|it| (it.name.as_str(), it.class.as_str())).collect();
    assert_eq!(names, [("Ann", "汽修一班"), ("小王", "汽修一班")]);
    let runs = store.runs(&Which::default()).unwrap();
    assert_eq!(runs.len(), 2);
    assert_eq!(runs.iter().map(|run| run.outcome.total).max(), Some(100));
    let which = Which { class: Some("汽修一班".to_owned()), ..Which::default() };
    let report = store.class(&which, heartfirst::records::class::Choice::Latest, &Library::open(&[])).unwrap();
    assert_eq!((report.people.len(), report.runs), (2, 2));
    // Another class of the same people: the same people.
    let other = record(&room, &Keys::new([5; 32]), 0, &store).unwrap();
    assert_eq!((other.new, other.trainees), (2, 0));
}

#[test]
fn where_no_names_are_asked_for_none_is_in_the_records() {
    let mut setup = setup();
    setup.names = false;
    let mut room = Room::new(setup, Arc::new(case("four_quotes")));
    let people = [join(&mut room, "甲乙丙"), join(&mut room, "丙乙甲")];
    trainer(&mut room, Command::Own { on: true }).unwrap();
    for person in people {
        start(&mut room, person, 1).unwrap();
        finish(&mut room, person, 1);
    }
    let store = Store::in_memory(EMBEDDED).unwrap();
    let done = record(&room, &Keys::new([4; 32]), 0, &store).unwrap();
    assert_eq!((done.new, done.trainees), (2, 2));
    assert!(store.trainees().unwrap().iter().all(|it| it.name.is_empty() && it.number.is_empty()));
    let mut out = Vec::new();
    store.export_jsonl(&Which::default(), &mut out).unwrap();
    assert!(!String::from_utf8(out).unwrap().contains("甲乙丙"));
}

#[test]
fn who_was_sent_out_leaves_nothing_in_the_records() {
    let mut room = room();
    let a = join(&mut room, "a");
    trainer(&mut room, Command::Own { on: true }).unwrap();
    start(&mut room, a, 1).unwrap();
    say(&mut room, a, 1, 0, 0).unwrap();
    trainer(&mut room, Command::Remove { person: a }).unwrap();
    let store = Store::in_memory(EMBEDDED).unwrap();
    assert_eq!(record(&room, &Keys::new([4; 32]), 0, &store).unwrap().new, 0);
}

#[test]
fn the_debrief_of_a_class_has_splits_cards_and_the_first_sentence_that_went_wrong_for_most() {
    let mut room = room();
    let people: Vec<PersonId> = (0..5).map(|index| join(&mut room, &format!("p{index}"))).collect();
    let mut expected = None;
    for turn in 1..60 {
        trainer(&mut room, Command::Forward).unwrap();
        if room.phase().name() != "voting" {
            break;
        }
        let (state, order) = room.choices();
        let responses = &room.case().scenario().node(state.node).responses;
        let at = |verdict: Verdict| order.iter().position(|index| responses[*index].verdict == verdict);
        let best = at(Verdict::Best).unwrap();
        // At the third sentence most take a wrong one, and the trainer plays the best all the same.
        let wrong = at(Verdict::Wrong).filter(|_| turn >= 3).unwrap_or(best);
        if wrong != best && expected.is_none() {
            expected = Some(turn);
        }
        for (index, person) in people.iter().enumerate() {
            let option = if index < 3 { wrong } else { best };
            super::vote(&mut room, *person, u8::try_from(option).unwrap()).unwrap();
        }
        trainer(&mut room, Command::Play { option: Some(u8::try_from(best).unwrap()) }).unwrap();
    }
    assert_eq!(room.phase().name(), "debrief");
    let told = view::class_debrief(&room, Lang::En);
    assert_eq!(told["result"]["total"], 100);
    assert_eq!(told["first_wrong"].as_u64(), expected.map(|turn| turn as u64));
    for split in told["splits"].as_array().unwrap() {
        let votes: u64 = split.as_array().unwrap().iter().map(|option| option["votes"].as_u64().unwrap()).sum();
        assert_eq!(votes, 5);
    }
    let card = Command::Exit { say: "先说“难怪您着急”".to_owned(), drop: String::new() };
    room.apply(Who::Person(people[0]), &card, 0).unwrap();
    let text = report_text(&room, Lang::Zh);
    assert!(text.contains("先说“难怪您着急”") && text.contains("▶"));
    let empty = Command::Exit { say: " \u{202e}".to_owned(), drop: "\n".to_owned() };
    assert_eq!(room.apply(Who::Person(people[1]), &empty, 0), Err(Refusal::CardEmpty));
    let long = Command::Exit { say: "长".repeat(201), drop: String::new() };
    assert_eq!(room.apply(Who::Person(people[1]), &long, 0), Err(Refusal::CardTooLong));
}
