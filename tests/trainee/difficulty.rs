//! Difficulty is how much one is shown: what each sentence did, opened by itself, on demand, or not at all.

use super::{Person, usual};
use egui::Key;
use heartfirst::language::Lang;
use heartfirst::screens::{Mode, Settings};

const WHY: &str = "You just said";

fn talking(mode: Mode) -> Person {
    // With words that come one after the other: what the sentence did is told after the answer.
    let mut person = Person::talking(Settings { mode, reduced_motion: false, ..usual(Lang::En) }, "four_quotes");
    tick(&mut person, 0);
    tick(&mut person, 60_000);
    person.press(Key::Num1);
    assert_eq!(person.turns(), 1);
    person
}

fn tick(person: &mut Person, now: u64) {
    person.at.state_mut().tick(now);
    person.at.run_steps(3);
}

#[test]
fn guided_it_opens_by_itself_once_the_customer_has_answered() {
    let mut person = talking(Mode::Guided);
    assert!(person.session().is_speaking() && !person.sees(WHY));
    tick(&mut person, 120_000);
    assert!(!person.session().is_speaking() && person.sees(WHY));
    person.choose("Put away");
    assert!(!person.sees(WHY));
    // And again after the next sentence.
    person.press(Key::Num1);
    tick(&mut person, 180_000);
    assert!(person.sees(WHY));
}

#[test]
fn in_practice_it_opens_on_demand_and_in_an_exam_never() {
    for (mode, on_demand) in [(Mode::Practice, true), (Mode::Exam, false)] {
        let mut person = talking(mode);
        tick(&mut person, 120_000);
        assert!(!person.sees(WHY), "{mode:?}");
        person.press(Key::W);
        assert_eq!(person.sees(WHY), on_demand, "{mode:?}");
    }
}

#[test]
fn guided_play_is_kept_as_practice() {
    assert!(!talking(Mode::Guided).session().is_exam());
}
