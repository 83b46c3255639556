//! Looking for a case.

use super::{Person, session, usual};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use heartfirst::language::Lang;
use heartfirst::screens::Screen;

#[test]
fn a_case_is_found_by_its_title_in_either_language() {
    for (lang, words) in [(Lang::Zh, "四次"), (Lang::Zh, "four quo"), (Lang::En, "QUOTES"), (Lang::En, "四次报价")]
    {
        let mut person = Person::new(session(usual(lang)));
        assert!(person.sees(lang.pick("没事，挺好的", "It’s Fine")));
        person.press(Key::Slash).write(words);
        assert!(person.sees(lang.pick("四次报价", "Four Quotes")), "{words}");
        assert!(!person.sees(lang.pick("没事，挺好的", "It’s Fine")), "{words}");
    }
}

#[test]
fn letters_of_a_search_do_nothing_else() {
    let mut person = Person::new(session(usual(Lang::En)));
    person.press(Key::Slash);
    person.press(Key::L).press(Key::M).press(Key::Num1);
    assert_eq!(person.session().lang(), Lang::En);
    assert_eq!(person.session().screen(), Screen::Library);
    assert_eq!(person.session().settings().volume, 50);
}

#[test]
fn escape_gives_up_the_search_and_nothing_found_says_so() {
    let mut person = Person::new(session(usual(Lang::En)));
    person.press(Key::Slash).write("zebra crossing");
    assert!(person.sees("No case matches"));
    person.press(Key::Escape);
    assert!(person.sees("Four Quotes") && person.sees("It’s Fine"));
    person.press(Key::Slash).write("zebra crossing");
    person.choose("Clear filters");
    assert!(person.sees("Four Quotes"));
}

#[test]
fn a_level_shows_its_cases_only() {
    let mut person = Person::new(session(usual(Lang::En)));
    let level = |id: &str, person: &Person| {
        let entries = person.session().library().entries();
        entries.iter().find(|entry| entry.id == id).and_then(|entry| entry.scenario.as_ref()).unwrap().level
    };
    let (ours, other) = (level("four_quotes", &person), level("its_fine", &person));
    assert_ne!(ours, other);
    person.choose(&format!("Level {ours}"));
    assert!(person.sees("Four Quotes"));
    assert!(!person.sees("It’s Fine"));
}

#[test]
fn what_kind_of_customer_it_is_shows_only_on_demand() {
    let mut person = Person::new(session(usual(Lang::En)));
    let told = |person: &Person| person.at.get_by_label("It’s Fine").accesskit_node().description().unwrap_or_default();
    assert!(told(&person).contains("Level 3") && !told(&person).contains("assive"), "{}", told(&person));
    person.choose("Type hints");
    assert!(told(&person).contains("assive"), "{}", told(&person));
}
