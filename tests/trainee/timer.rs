//! A time for each sentence.

use super::{Person, usual};
use heartfirst::language::Lang;
use heartfirst::roleplay::{Attempt, Roleplay};
use heartfirst::rulebook::Rulebook;
use heartfirst::screens::{Intent, Session, Settings, Timer};
use std::collections::VecDeque;

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

/// The shortest way to a moment in which one may be silent, as ids of options.
fn way_to_silence(session: &Session) -> Vec<String> {
    let rulebook = Rulebook::embedded();
    let (scenario, replay) = (session.scenario().unwrap(), session.replay().unwrap());
    let roleplay = Roleplay::new(&rulebook, scenario);
    let mut known = vec![replay.now(&roleplay).node];
    let mut ways = VecDeque::from([Vec::new()]);
    while let Some(way) = ways.pop_front() {
        let so_far = roleplay.replay(&Attempt { seed: replay.seed, choices: way.clone() }).unwrap();
        let state = so_far.now(&roleplay);
        let node = scenario.node(state.node);
        if node.responses.iter().any(|response| response.silence) {
            return way;
        }
        for (index, _) in roleplay.moment(&state, replay.seed).options {
            let choices: Vec<String> = way.iter().cloned().chain([node.responses[index].id.clone()]).collect();
            let next =
                roleplay.replay(&Attempt { seed: replay.seed, choices: choices.clone() }).unwrap().now(&roleplay);
            if next.over.is_none() && !known.contains(&next.node) {
                known.push(next.node);
                ways.push_back(choices);
            }
        }
    }
    panic!("nowhere may one be silent");
}

fn say(session: &mut Session, option: &str) {
    let rulebook = Rulebook::embedded();
    let (scenario, replay) = (session.scenario().unwrap(), session.replay().unwrap());
    let roleplay = Roleplay::new(&rulebook, scenario);
    let state = replay.now(&roleplay);
    let responses = &scenario.node(state.node).responses;
    let order = roleplay.moment(&state, replay.seed).options;
    let position = order.iter().position(|(index, _)| responses[*index].id == option).unwrap();
    session.apply(Intent::Say(position));
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
    let way = way_to_silence(session);
    for option in way {
        say(session, &option);
    }
    let said = session.replay().unwrap().turns.len();
    let expected = silence(session).unwrap();
    now += 19_000;
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
