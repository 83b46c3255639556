//! Settings hold at once, and all of them can be reached.

use super::{Person, SIZE, session, usual};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use heartfirst::language::Lang;
use heartfirst::screens::{Intent, Screen, Settings, Timer};

fn at_settings(lang: Lang) -> Person {
    let mut session = session(usual(lang));
    session.apply(Intent::Settings);
    Person::new(session)
}

/// Whether something is on.
type Value = fn(&Settings) -> bool;

#[test]
fn every_switch_is_found_by_its_name_and_turned_by_keyboard() {
    for lang in Lang::ALL {
        let mut person = at_settings(lang);
        let switches: [(&str, Value); 5] = [
            (lang.pick("高对比度", "High contrast"), |settings| settings.high_contrast),
            (lang.pick("色觉友好的线条", "Lines for every colour vision"), |settings| settings.colour_blind),
            (lang.pick("少一点动画", "Less motion"), |settings| settings.reduced_motion),
            (lang.pick("写出动作", "Write out signs"), |settings| settings.cues),
            (lang.pick("全屏", "Full screen"), |settings| settings.full_screen),
        ];
        for (name, value) in switches {
            let before = value(person.session().settings());
            person.at.get_by_role_and_label(egui::accesskit::Role::CheckBox, name).focus();
            person.at.run_steps(2);
            person.press(Key::Space);
            assert_eq!(value(person.session().settings()), !before, "{name}");
        }
        let timer = lang.pick("每句限时（秒）", "Seconds for a sentence");
        person.choose(&format!("{timer} 30"));
        assert_eq!(person.session().settings().timer, Timer::Thirty);
        person.press(Key::Escape);
        assert_eq!(person.session().screen(), Screen::Library);
        assert!(person.session().settings().high_contrast, "kept after leaving");
    }
}

#[test]
fn the_defaults_come_back_on_demand() {
    let mut person = at_settings(Lang::En);
    person.at.get_by_role_and_label(egui::accesskit::Role::CheckBox, "High contrast").click();
    person.at.run_steps(3);
    assert!(person.session().settings().high_contrast);
    person.choose("Reset to defaults");
    let settings = person.session().settings();
    assert!(!settings.high_contrast);
    assert!(settings.first_run_seen, "the first steps do not come again");
}

#[test]
fn text_grows_by_keys_on_every_screen() {
    let mut person = Person::new(session(usual(Lang::En)));
    let height = |person: &Person| person.at.get_by_label("Four Quotes").rect().height();
    let before = height(&person);
    person.press_with(Modifiers::COMMAND, Key::Plus);
    assert_eq!(person.session().settings().text_size, 125);
    assert!(height(&person) > before);
    person.press_with(Modifiers::COMMAND, Key::Minus);
    assert_eq!(person.session().settings().text_size, 100);
    for _ in 0..9 {
        person.press_with(Modifiers::COMMAND, Key::Plus);
    }
    assert_eq!(person.session().settings().text_size, 200);
    person.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(person.session().settings().text_size, 100);
}

#[test]
fn silence_by_one_key_and_back_to_the_volume_before() {
    let mut person = Person::new(session(Settings { volume: 80, ..usual(Lang::En) }));
    person.press(Key::M);
    assert_eq!(person.session().settings().volume, 0);
    person.press(Key::M);
    assert_eq!(person.session().settings().volume, 80);
}

#[test]
fn nothing_leaves_the_window_however_it_is_set() {
    for (text_size, high_contrast, colour_blind) in [(100, true, true), (150, false, false), (200, true, false)] {
        for lang in Lang::ALL {
            let mut session = session(Settings { text_size, high_contrast, colour_blind, ..usual(lang) });
            session.apply(Intent::Settings);
            let person = Person::new(session);
            for node in person.at.root().children_recursive() {
                let Some(name) = node.accesskit_node().label() else { continue };
                let rect = node.rect();
                assert!(rect.left() >= -0.5 && rect.right() <= SIZE[0] + 0.5, "{name:?} at {rect:?}");
            }
        }
    }
}
