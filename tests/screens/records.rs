//! Progress, class and people: every state in both languages and all sizes, by keyboard, over the real records.

use super::{harness, looks_right, press};
use crate::weeks;
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use heartfirst::language::Lang;
use heartfirst::records::{Keep as _, Office as _, Store};
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::Library;
use heartfirst::screens::{Card, ClassAsk, Intent, Screen, Session, Settings};
use std::path::PathBuf;

/// Size of the window and of the text: everything side by side, two columns, one, and the least there is.
const LOOKS: [([f32; 2], u16); 5] = [
    ([1280.0, 800.0], 100),
    ([960.0, 600.0], 100),
    ([1280.0, 800.0], 200),
    ([960.0, 600.0], 200),
    ([1920.0, 1080.0], 125),
];

fn session(lang: Lang, size: u16, store: Store) -> Session {
    let settings = Settings {
        language: lang,
        text_size: size,
        first_run_seen: true,
        reduced_motion: true,
        high_contrast: size == 125,
        ..Settings::default()
    };
    Session::new(Library::open(&[]), Rulebook::embedded(), lang, 7)
        .with_settings(settings)
        .with_records(Box::new(store))
}

fn of_class(lang: Lang) -> Harness<'static, Session> {
    harness(session(lang, 100, weeks::class(16, lang == Lang::En)), [1280.0, 800.0])
}

fn ask(harness: &mut Harness<'_, Session>, intent: Intent) {
    harness.state_mut().apply(intent);
    harness.run_steps(3);
}

fn choose(harness: &mut Harness<'_, Session>, label: &str) {
    harness.get_by_label(label).focus();
    harness.run_steps(2);
    press(harness, Key::Enter);
}

fn screen(harness: &Harness<'_, Session>) -> Screen {
    harness.state().screen()
}

/// Looks at a page from its top to its bottom.
fn looks_right_to_the_end(harness: &mut Harness<'_, Session>, lang: Lang) {
    looks_right(harness, lang);
    for _ in 0..3 {
        press(harness, Key::PageDown);
        looks_right(harness, lang);
    }
    press(harness, Key::Home);
}

#[test]
fn every_state_reads_well_in_both_languages_and_all_sizes() {
    for (size, text) in LOOKS {
        for lang in Lang::ALL {
            let is_english = lang == Lang::En;
            for store in [weeks::nobody(), weeks::class(1, is_english), weeks::class(18, is_english)] {
                let mut harness = harness(session(lang, text, store), size);
                for intent in [Intent::Progress, Intent::Lesson(12), Intent::Class, Intent::People] {
                    ask(&mut harness, intent);
                    looks_right_to_the_end(&mut harness, lang);
                }
                let whom = ClassAsk { person: Some((2, 3)), item: Some(1), ..ClassAsk::default() };
                ask(&mut harness, Intent::Class);
                ask(&mut harness, Intent::AskClass(Box::new(whom)));
                looks_right_to_the_end(&mut harness, lang);
            }
        }
    }
}

#[test]
fn without_records_the_screens_say_so_and_one_can_go_on() {
    for lang in Lang::ALL {
        let bare = Session::new(Library::open(&[]), Rulebook::embedded(), lang, 7);
        let mut harness = harness(bare, [1280.0, 800.0]);
        for intent in [Intent::Progress, Intent::Class, Intent::People] {
            ask(&mut harness, intent);
            looks_right(&harness, lang);
            let words = lang.pick("没有存档", "Nothing is being kept");
            assert!(harness.query_by_label_contains(words).is_some());
            press(&mut harness, Key::Escape);
        }
        assert_eq!(screen(&harness), Screen::Library);
    }
}

#[test]
fn what_is_to_be_played_opens_its_briefing_and_escape_leads_back() {
    for lang in Lang::ALL {
        let mut harness = of_class(lang);
        choose(&mut harness, lang.pick("进步", "Progress"));
        assert_eq!(screen(&harness), Screen::Progress);
        harness.get_all_by_label_contains(lang.pick("随时：", "any day: ")).next().unwrap().focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert_eq!(screen(&harness), Screen::Briefing);
        assert!(harness.query_by_label(lang.pick("进步", "Progress")).is_some(), "the way back is named");
        press(&mut harness, Key::Escape);
        assert_eq!(screen(&harness), Screen::Progress);
        press(&mut harness, Key::Escape);
        assert_eq!(screen(&harness), Screen::Library);
    }
}

#[test]
fn a_lesson_shows_its_cases_and_each_opens() {
    for lang in Lang::ALL {
        let mut harness = of_class(lang);
        ask(&mut harness, Intent::Progress);
        let lesson = lang.pick("第 6 课 看人：", "Lesson 6, Reading people:");
        harness.get_by_label_contains(lesson).focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        let case = lang.pick("没事，挺好的，最好", "It’s Fine, best");
        harness.get_by_label_contains(case).focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert_eq!(screen(&harness), Screen::Briefing);
    }
}

#[test]
fn the_habit_and_every_run_lead_to_their_sentences_and_back() {
    for lang in Lang::ALL {
        let mut harness = of_class(lang);
        ask(&mut harness, Intent::Progress);
        choose(&mut harness, lang.pick("看最近那一句", "See the latest one"));
        assert_eq!(screen(&harness), Screen::Debrief);
        looks_right(&harness, lang);
        press(&mut harness, Key::Escape);
        assert_eq!(screen(&harness), Screen::Progress);
        // Every point of the curve is a run.
        let points: Vec<_> = harness.get_all_by_label_contains(lang.pick(" 分", ": ")).collect();
        assert!(points.len() > 10);
        drop(points);
        harness.get_all_by_label_contains(lang.pick("昨天，", "yesterday, ")).next().unwrap().focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert_eq!(screen(&harness), Screen::Debrief);
    }
}

#[test]
fn a_person_of_the_class_is_looked_at_by_keys_and_their_runs_open() {
    for lang in Lang::ALL {
        let mut harness = of_class(lang);
        choose(&mut harness, lang.pick("班级", "Class"));
        assert_eq!(screen(&harness), Screen::Class);
        let name = lang.pick("蒋文博", "Jiang Wenbo");
        harness.get_by_label_contains(&format!("{name}{}", lang.pick("：", ": "))).focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        let head = format!("{name} · ");
        let before = harness.get_by_label_contains(&head).label_or_value();
        press(&mut harness, Key::ArrowRight);
        let after = harness.get_by_label_contains(&head).label_or_value();
        assert_ne!(before, after, "the arrow walks along the dimensions");
        let title = lang.pick("没事，挺好的 ", "It’s Fine ");
        let run = harness.get_all_by_label_contains(title).find(|node| node.label_or_value().len() < title.len() + 4);
        run.unwrap().focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert_eq!(screen(&harness), Screen::Debrief);
        press(&mut harness, Key::Escape);
        assert_eq!(screen(&harness), Screen::Class);
        // On a wall nobody has a name.
        choose(&mut harness, lang.pick("投影时隐去姓名", "Hide names"));
        press(&mut harness, Key::Space);
        let ask = ClassAsk { hide_names: true, person: Some((6, 1)), ..ClassAsk::default() };
        harness.state_mut().apply(Intent::AskClass(Box::new(ask)));
        harness.run_steps(3);
        assert!(harness.query_all_by_label_contains(name).next().is_none());
    }
}

trait Named {
    fn label_or_value(&self) -> String;
}

impl Named for egui_kittest::Node<'_> {
    fn label_or_value(&self) -> String {
        use egui_kittest::kittest::NodeT as _;
        let node = self.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    }
}

#[test]
fn a_list_opens_with_enter_closes_with_escape_and_chooses() {
    let mut harness = of_class(Lang::Zh);
    ask(&mut harness, Intent::Class);
    choose(&mut harness, "案例：全部案例");
    assert!(harness.query_by_label("四次报价").is_some(), "the list is open");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("四次报价").is_none(), "the list is closed");
    assert_eq!(screen(&harness), Screen::Class, "and nothing else happened");
    choose(&mut harness, "案例：全部案例");
    choose(&mut harness, "四次报价");
    assert!(harness.query_by_label("案例：四次报价").is_some());
    press(&mut harness, Key::Escape);
    assert_eq!(screen(&harness), Screen::Library);
}

#[test]
fn somebody_new_writes_a_card_and_practises_and_others_come_back() {
    for lang in Lang::ALL {
        let mut harness = harness(session(lang, 100, weeks::class(3, lang == Lang::En)), [1280.0, 800.0]);
        let first = harness.state().settings().name.clone();
        assert!(!first.is_empty(), "who practises is known from the records");
        let change = lang.pick("换人", "change");
        harness.get_by_label_contains(change).focus();
        harness.run_steps(2);
        press(&mut harness, Key::Enter);
        assert_eq!(screen(&harness), Screen::People);
        assert!(harness.query_by_label(lang.pick("先写名字", "A name first")).is_some());
        let fields = [lang.pick("名字", "Name"), lang.pick("学号（可不填）", "Number (optional)")];
        for (field, typed) in fields.into_iter().zip(["Ибрагим Ó Sé 阿", "0x7"]) {
            let role = egui::accesskit::Role::TextInput;
            let field = harness.get_all_by_role_and_label(role, field).last().unwrap();
            field.focus();
            field.type_text(typed);
            harness.run_steps(3);
        }
        choose(&mut harness, lang.pick("加进来，开始练", "Add and start"));
        assert_eq!(screen(&harness), Screen::Library);
        assert_eq!(harness.state().settings().name, "Ибрагим Ó Sé 阿");
        ask(&mut harness, Intent::People);
        choose(&mut harness, &lang.pick("换成{who}来练", "Let {who} practise").replace("{who}", &first));
        assert_eq!(harness.state().settings().name, first);
        ask(&mut harness, Intent::People);
        let me = Card { trainee: Some(1), name: "New name".to_owned(), number: "9".to_owned(), class: String::new() };
        ask(&mut harness, Intent::WriteCard(Box::new(me)));
        assert!(harness.query_all_by_label_contains("New name").next().is_some());
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("screens-{name}"));
    std::fs::remove_dir_all(&folder).ok();
    folder
}

#[test]
fn a_session_that_dies_in_mid_conversation_goes_on_at_the_very_turn() {
    let folder = folder("resume");
    let open = || session(Lang::Zh, 100, Store::open(&folder, EMBEDDED).unwrap());
    let index = Library::open(&[]).entries().iter().position(|entry| entry.id == "four_quotes").unwrap();
    let form = heartfirst::records::progress::Form { exam: true, timed: true };
    let mut said = Vec::new();
    for turn in 0..6 {
        let mut session = open();
        if turn == 0 {
            session.apply(Intent::Review(index, form));
            session.apply(Intent::Begin);
        } else {
            session.apply(Intent::Continue(index));
        }
        assert_eq!(session.screen(), Screen::Stage);
        let replay = session.replay().unwrap();
        assert_eq!(replay.turns.iter().map(|turn| turn.response).collect::<Vec<_>>(), said, "at turn {turn}");
        assert!(session.is_exam(), "an exam stays one");
        session.tick(1);
        session.apply(Intent::Skip);
        assert_eq!(session.next_frame_ms(), Some(250), "the clock of the review runs on");
        session.apply(Intent::Say(turn % 3));
        said.push(session.replay().unwrap().turns[turn].response);
        // Nothing is told to the session: it is gone, as if the process had been killed.
        drop(session);
    }
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let unfinished = store.past("four_quotes").unfinished.unwrap();
    assert_eq!((unfinished.choices.len(), &*unfinished.variant), (6, form.name()));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_name_of_the_first_steps_is_the_name_on_the_card() {
    let folder = folder("name");
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let mut session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7)
        .with_settings(Settings::default())
        .with_records(Box::new(store));
    session.apply(Intent::Set(Box::new(Settings { name: "林悦".to_owned(), ..session.settings().clone() })));
    session.apply(Intent::EndFirstRun);
    drop(session);
    let store = Store::open(&folder, EMBEDDED).unwrap();
    assert_eq!(store.who().unwrap().name, "林悦");
    // And one that stood in the settings before there were records goes into them.
    drop(store);
    std::fs::remove_dir_all(&folder).unwrap();
    let settings = Settings { name: "方婷".to_owned(), first_run_seen: true, ..Settings::default() };
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7)
        .with_settings(settings)
        .with_records(Box::new(store));
    drop(session);
    assert_eq!(Store::open(&folder, EMBEDDED).unwrap().who().unwrap().name, "方婷");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_name_of_two_words_can_be_typed_in_the_settings() {
    let folder = folder("typed");
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let mut harness = harness(session(Lang::En, 100, store), [1280.0, 800.0]);
    ask(&mut harness, Intent::Settings);
    for typed in ["Lin", " ", "Yue"] {
        let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Your name");
        field.focus();
        field.type_text(typed);
        harness.run_steps(3);
    }
    assert_eq!(harness.state().settings().name, "Lin Yue");
    drop(harness);
    assert_eq!(Store::open(&folder, EMBEDDED).unwrap().who().unwrap().name, "Lin Yue");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_was_begun_in_the_window_goes_on_in_the_terminal() {
    let folder = folder("terminal");
    let mut session = session(Lang::En, 100, Store::open(&folder, EMBEDDED).unwrap());
    let index = session.library().entries().iter().position(|entry| entry.id == "its_fine").unwrap();
    session.apply(Intent::Open(index));
    session.apply(Intent::Begin);
    session.apply(Intent::Say(0));
    session.apply(Intent::Say(0));
    drop(session);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_heartfirst"))
        .args(["play", "its_fine", "--lang", "en", "--plain", "--data"])
        .arg(&folder)
        .current_dir(&folder)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("stopped before sentence 3"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_in_hand_waits_for_its_own_trainee_when_somebody_else_sits_down() {
    let mut session = session(Lang::Zh, 100, weeks::class(2, false));
    let index = session.library().entries().iter().position(|entry| entry.id == "its_fine").unwrap();
    session.apply(Intent::Open(index));
    session.apply(Intent::Begin);
    session.apply(Intent::Say(0));
    let said = session.replay().unwrap().turns.len();
    session.apply(Intent::Library);
    session.apply(Intent::SitDown(2));
    session.apply(Intent::Continue(index));
    assert_ne!(session.screen(), Screen::Stage, "it is not hers");
    session.apply(Intent::SitDown(1));
    session.apply(Intent::Continue(index));
    assert_eq!(session.screen(), Screen::Stage);
    assert_eq!(session.replay().unwrap().turns.len(), said);
}

#[test]
fn a_run_begun_twice_in_a_row_has_its_options_in_another_order() {
    let folder = folder("order");
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let mut session = session(Lang::Zh, 100, store);
    let index = session.library().entries().iter().position(|entry| entry.id == "its_fine").unwrap();
    let mut seeds = Vec::new();
    for _ in 0..3 {
        session.apply(Intent::Open(index));
        session.apply(Intent::Begin);
        seeds.push(session.replay().unwrap().seed);
        session.apply(Intent::Library);
    }
    seeds.dedup();
    assert_eq!(seeds.len(), 3, "mastery asks for another order the second time");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_case_that_is_due_comes_first_in_the_library_and_is_played_as_a_review() {
    for lang in Lang::ALL {
        let due = lang.pick("该复习了", "Due for review");
        let title = |session: &Session| {
            let entry = session.library().find("its_fine").unwrap();
            entry.scenario.as_ref().unwrap().title.get(lang).to_owned()
        };
        for days in [0, 40] {
            let mut harness = harness(session(lang, 100, weeks::mastered("its_fine", days)), [1280.0, 800.0]);
            let title = title(harness.state());
            let card = harness.get_by_label(&title);
            let told = format!("{:?}", card.accesskit_node().description());
            assert_eq!(told.contains(due), days > 0, "{told}");
            if days > 0 {
                let first = harness.query_all_by_role(egui::accesskit::Role::Button).find(|button| {
                    harness
                        .state()
                        .library()
                        .scenarios()
                        .any(|it| Some(it.title.get(lang).to_owned()) == button.accesskit_node().label())
                });
                assert_eq!(first.unwrap().accesskit_node().label().as_ref(), Some(&title));
                looks_right(&harness, lang);
                press(&mut harness, Key::Num1);
                assert_eq!(screen(&harness), Screen::Briefing);
                press(&mut harness, Key::Enter);
                assert_eq!(harness.state().scenario().unwrap().id, "its_fine");
            }
        }
    }
}
