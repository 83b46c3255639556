//! Listening is an act: after it there is a pause in which nothing can be chosen, and then the customer answers.

use super::way::{say, way_to};
use super::{Person, usual};
use egui::Key;
use heartfirst::language::Lang;
use heartfirst::rulebook::{Act, Move};
use heartfirst::scenario::Response;
use heartfirst::screens::{Settings, Timer};

/// Somebody who has just said such a thing, one second after the program was started.
fn just_said(settings: Settings, wanted: impl Fn(&Response) -> bool) -> Person {
    let mut person = Person::talking(settings, "four_quotes");
    let session = person.at.state_mut();
    let (way, option) = way_to(session, wanted);
    for before in way {
        say(session, &before);
    }
    session.tick(1_000);
    say(session, &option);
    session.tick(1_001);
    person.at.run_steps(3);
    person
}

fn tick(person: &mut Person, now: u64) {
    person.at.state_mut().tick(now);
    person.at.run_steps(3);
}

fn hears_out(response: &Response) -> bool {
    response.acts.iter().any(|acts| acts.value.contains(&Act::Move(Move::LetVent)))
}

fn has_cards(person: &Person) -> bool {
    person.sees("1: ") && person.sees("2: ")
}

#[test]
fn whoever_hears_somebody_out_listens_for_a_moment_before_the_next_choice() {
    let mut person = just_said(usual(Lang::En), hears_out);
    let pause = person.session().pause_ms();
    assert!((1_000..=3_000).contains(&pause), "{pause} ms");
    assert!(person.sees("You listen") && !has_cards(&person));
    tick(&mut person, 1_000 + pause);
    assert!(!person.sees("You listen") && has_cards(&person));
}

#[test]
fn silence_is_a_pause_too_and_says_what_it_is() {
    let person = just_said(usual(Lang::Zh), |response| response.silence);
    assert!(person.sees("你没有出声") && !person.sees("你在听"));
}

#[test]
fn whoever_talks_does_not_wait() {
    let person = just_said(usual(Lang::En), |response| !hears_out(response) && !response.silence);
    assert_eq!(person.session().pause_ms(), 0);
    assert!(!person.sees("You listen") && has_cards(&person));
}

#[test]
fn a_key_ends_the_pause_and_chooses_nothing() {
    for key in [Key::Space, Key::Enter, Key::Num1] {
        let mut person = just_said(usual(Lang::En), hears_out);
        let turns = person.turns();
        person.press(key);
        assert!(!person.sees("You listen") && has_cards(&person), "{key:?}");
        assert_eq!(person.turns(), turns, "{key:?}");
    }
}

#[test]
fn the_time_of_a_turn_begins_after_the_pause() {
    let mut person = just_said(Settings { timer: Timer::Twenty, ..usual(Lang::En) }, hears_out);
    assert!(!person.sees("20 s"));
    let pause = person.session().pause_ms();
    tick(&mut person, 1_000 + pause);
    assert!(person.sees("20 s"));
}
