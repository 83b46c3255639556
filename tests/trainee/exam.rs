//! An exam: no hints, nothing taken back, and the same rules.

use super::{Person, usual};
use egui::Key;
use heartfirst::language::Lang;
use heartfirst::screens::{Mode, Settings};

fn person(lang: Lang, mode: Mode) -> Person {
    Person::talking(Settings { mode, ..usual(lang) }, "four_quotes")
}

#[test]
fn an_exam_shows_nothing_that_helps() {
    for lang in Lang::ALL {
        let aids = [
            lang.pick("提示", "Hint"),
            lang.pick("心里话", "Thought"),
            lang.pick("门关着，先处理心情", "Closed: the feeling first"),
            lang.pick("收回上一句", "Take it back"),
            lang.pick("上一句", "Last sentence"),
        ];
        let mut practice = person(lang, Mode::Practice);
        let mut exam = person(lang, Mode::Exam);
        for someone in [&mut practice, &mut exam] {
            someone.press(Key::Num1);
            assert_eq!(someone.turns(), 1);
        }
        for aid in aids {
            assert!(practice.has(aid), "{aid} is missing in practice");
            assert!(!exam.has(aid), "{aid} is there in an exam");
        }
    }
}

#[test]
fn the_keys_of_practice_do_nothing_in_an_exam() {
    let mut exam = person(Lang::En, Mode::Exam);
    exam.press(Key::Num1);
    for key in [Key::H, Key::T, Key::W, Key::U] {
        exam.press(key);
        assert_eq!(exam.turns(), 1, "{key:?}");
        assert!(!exam.sees("thinks") && !exam.sees("You just said"), "{key:?}");
    }
}

#[test]
fn the_mode_changes_what_is_shown_and_never_what_happens() {
    let after = |mode: Mode| {
        let mut person = person(Lang::Zh, mode);
        person.press(Key::Num2).press(Key::Num1).press(Key::Num3);
        format!("{:?}", person.session().replay().unwrap())
    };
    for mode in Mode::ALL {
        assert_eq!(after(Mode::Practice), after(mode), "{mode:?}");
    }
}

#[test]
fn an_exam_that_began_stays_one() {
    let mut exam = person(Lang::En, Mode::Exam);
    exam.press(Key::Num1);
    let settings = Settings { mode: Mode::Practice, ..exam.session().settings().clone() };
    exam.at.state_mut().apply(heartfirst::screens::Intent::Set(Box::new(settings)));
    exam.at.run_steps(4);
    assert!(exam.session().is_exam());
    assert!(!exam.sees("Hint"));
}
