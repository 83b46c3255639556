//! The first three steps.

use super::{Person, session};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use heartfirst::language::Lang;
use heartfirst::screens::{Screen, Settings};

fn newcomer(lang: Lang) -> Person {
    Person::new(session(Settings { language: lang, reduced_motion: true, ..Settings::default() }))
}

#[test]
fn three_steps_lead_to_the_cases_and_are_never_shown_again() {
    for lang in Lang::ALL {
        let mut person = newcomer(lang);
        assert_eq!(person.session().screen(), Screen::FirstRun);
        assert!(person.sees(lang.pick("先选语言和字号", "Language and text size first")));
        person.press(Key::Enter);
        assert!(person.sees(lang.pick("你先说哪一句？", "Which would you say first?")));
        // One has to try before one goes on.
        person.press(Key::Enter);
        assert!(person.sees(lang.pick("先选一句", "choose a sentence first")));
        person.press(Key::Num2);
        assert!(person.sees(lang.pick("先处理心情，再处理事情", "The feeling first, then the issue")));
        person.press(Key::Enter);
        assert!(person.sees(lang.pick("怎么称呼你？", "What shall we call you?")));
        person.at.get_by_role_and_label(egui::accesskit::Role::TextInput, lang.pick("你的名字", "Your name")).focus();
        person.at.run_steps(2);
        person.write("小李").press(Key::Enter);
        assert_eq!(person.session().screen(), Screen::Library);
        let kept = person.session().settings().clone();
        assert!(kept.first_run_seen);
        assert_eq!(kept.name, "小李");
        assert_eq!(Person::new(session(kept)).session().screen(), Screen::Library);
    }
}

#[test]
fn they_can_be_skipped_at_once_and_are_skipped_for_good() {
    let mut person = newcomer(Lang::En);
    person.press(Key::Escape);
    assert_eq!(person.session().screen(), Screen::Library);
    assert!(person.session().settings().first_run_seen);
}

#[test]
fn what_was_chosen_there_holds() {
    let mut person = newcomer(Lang::Zh);
    person.press(Key::L);
    assert!(person.sees("Language and text size first"));
    person.press(Key::Escape);
    assert_eq!(person.session().settings().language, Lang::En);
    assert!(person.sees("Four Quotes"));
}
