//! A time for each sentence.

use super::way::{say, way_to};
use super::{Person, usual};
use heartfirst::language::Lang;
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::Rulebook;
use heartfirst::screens::{Session, Settings, Timer};

fn timed() -> Person {
    Person::talking(Settings { timer: Timer::Twenty, ..usual(Lang::En) }, "four_quotes")
}

/// Whether one of the responses of the moment is silence.
fn silence(session: &Session) -> Option<String> {
    let rulebook = Rulebook::embedded();
    let (scenario, replay) = (session.scenario().unwrap(), session.replay().unwrap());
    let node = scenario.node(replay.now(&Roleplay::new(&rulebook, scenario)).node);
    node.responses.iter().find(|response| response.silence).map(|response| response.id.clone())
}

#[test]
fn time_that_runs_out_takes_no_choice() {
    let mut person = timed();
    assert_eq!(silence(person.session()), None);
    let session = person.at.state_mut();
    for second in 0..=40 {
        assert!(!session.tick(second * 1_000));
    }
    person.at.run_steps(3);
    assert_eq!(person.turns(), 0);
    assert!(person.sees("Time is up"));
    // Whoever then speaks is heard.
    person.press(egui::Key::Num1);
    assert_eq!(person.turns(), 1);
}

#[test]
fn where_silence_is_an_answer_it_is_given() {
    let mut person = timed();
    let session = person.at.state_mut();
    let mut now = 0;
    session.tick(now);
    let (way, _) = way_to(session, |response| response.silence);
    for option in way {
        say(session, &option);
    }
    let said = session.replay().unwrap().turns.len();
    let expected = silence(session).unwrap();
    now += session.pause_ms() + 19_000;
    assert!(!session.tick(now));
    now += 2_000;
    assert!(session.tick(now));
    let replay = session.replay().unwrap();
    assert_eq!(replay.turns.len(), said + 1);
    let rulebook = Rulebook::embedded();
    let roleplay = Roleplay::new(&rulebook, session.scenario().unwrap());
    assert_eq!(replay.turns[said].response(&roleplay).id, expected);
}

#[test]
fn without_a_timer_nobody_hurries() {
    let mut person = Person::talking(usual(Lang::En), "four_quotes");
    let session = person.at.state_mut();
    for hour in 0..5 {
        assert!(!session.tick(hour * 3_600_000));
    }
    person.at.run_steps(3);
    assert!(!person.sees("Time is up") && !person.sees("s left"));
}
