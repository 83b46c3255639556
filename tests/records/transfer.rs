//! Export and import: nothing lost, nothing doubled.

use super::{IDEAL, LIBRARY, case, folder, judge, open, play, start};
use heartfirst::records::{Imported, Keep as _, Moment, Outcome, Start, Store, Which};
use heartfirst::roleplay::Attempt;
use heartfirst::rulebook::EMBEDDED;
use proptest::prelude::*;
use std::sync::atomic::{AtomicI64, Ordering};

fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    store.export_jsonl(&Which::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn import(store: &Store, lines: &str) -> Imported {
    store.import_jsonl(&mut lines.as_bytes(), &LIBRARY).unwrap()
}

fn everything(store: &Store) -> String {
    // People and conversations as they are, whatever numbers they have here.
    let mut lines: Vec<String> = exported(store).lines().map(str::to_owned).collect();
    lines.sort();
    lines.join("\n")
}

/// A moment of its own for everything that happens.
fn ticking() -> Moment {
    static CLOCK: AtomicI64 = AtomicI64::new(1_790_000_000_000);
    let at = CLOCK.fetch_add(7_531, Ordering::Relaxed);
    Moment::new(at, i32::try_from(at % 20 - 10).unwrap() * 3_600)
}

#[derive(Clone, Debug)]
enum Step {
    Say(usize),
    Back(usize),
    Drop,
}

/// Somebody's conversation: case, seed, exam, where it was taken over from, and what is done in it.
type Story = (usize, String, bool, u64, bool, usize, Vec<Step>);

fn story() -> impl Strategy<Value = Story> {
    let step = prop_oneof![8 => (0..4_usize).prop_map(Step::Say), 1 => (1..3_usize).prop_map(Step::Back), 1 => Just(Step::Drop)];
    (
        0..4_usize,
        "[a-z\"',\\\\林😀]{0,8}",
        any::<bool>(),
        any::<u64>(),
        any::<bool>(),
        0..3_usize,
        prop::collection::vec(step, 0..40),
    )
}

fn tell(store: &mut Store, (who, name, quotes, seed, exam, said, steps): &Story) {
    store.practise_as(&format!("学员{who}{name}")).unwrap();
    let id = if *quotes { "four_quotes" } else { "its_fine" };
    let judge = judge(id);
    let roleplay = judge.roleplay();
    let mut replay = roleplay.open(*seed);
    let said: Vec<String> = (0..*said).map(|_| "a".to_owned()).collect();
    for option in &said {
        let state = replay.now(&roleplay);
        let node = roleplay.scenario.node(state.node);
        let response = node.responses.iter().position(|it| it.id == *option).unwrap();
        roleplay.play(&mut replay, state, response);
    }
    let attempt = store.begin(&Start { seed: *seed, exam: *exam, said, ..start(id) }).unwrap();
    for step in steps {
        match step {
            Step::Say(index) => {
                let state = replay.now(&roleplay);
                if state.over.is_some() {
                    break;
                }
                let responses = &roleplay.scenario.node(state.node).responses;
                let response = index % responses.len();
                store.choose(attempt, replay.turns.len() + 1, &responses[response].id).unwrap();
                roleplay.play(&mut replay, state, response);
            }
            Step::Back(count) if *count <= replay.turns.len() => {
                replay.turns.truncate(replay.turns.len() - count);
                store.take_back(attempt, replay.turns.len()).unwrap();
            }
            Step::Back(_) => {}
            Step::Drop => store.drop_attempt(attempt).unwrap(),
        }
    }
    if let Some(outcome) = Outcome::of(&judge, &replay) {
        store.end(attempt, &outcome).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn export_then_import_gives_the_same_records(stories in prop::collection::vec(story(), 0..8)) {
        let mut store = Store::in_memory(EMBEDDED).unwrap().with_clock(ticking);
        stories.iter().for_each(|story| tell(&mut store, story));
        let lines = exported(&store);
        let other = Store::in_memory(EMBEDDED).unwrap();
        let done = import(&other, &lines);
        prop_assert_eq!(&done.problems, &vec![]);
        prop_assert_eq!(exported(&other), lines.clone());
        let (here, there) = (store.list(&Which::default()).unwrap(), other.list(&Which::default()).unwrap());
        prop_assert_eq!(here.len(), there.len());
        // Once more changes nothing.
        let again = import(&other, &lines);
        prop_assert_eq!((again.new, again.continued, again.trainees), (0, 0, 0));
        prop_assert_eq!(exported(&other), lines);
    }

    #[test]
    fn several_machines_merged_in_any_order_are_the_same(
        stories in prop::collection::vec((0..3_usize, story()), 0..9),
        order in Just(vec![0_usize, 1, 2, 0, 1]).prop_shuffle(),
    ) {
        let mut machines: Vec<Store> = (0..3).map(|_| Store::in_memory(EMBEDDED).unwrap().with_clock(ticking)).collect();
        stories.iter().for_each(|(machine, story)| tell(&mut machines[*machine], story));
        let files: Vec<String> = machines.iter().map(exported).collect();
        let merge = |order: &[usize]| {
            let store = Store::in_memory(EMBEDDED).unwrap();
            order.iter().for_each(|file| assert_eq!(import(&store, &files[*file]).problems, vec![]));
            let mut ids: Vec<_> = store.runs(&Which::default()).unwrap().into_iter().map(|run| (run.uuid, run.choices, run.outcome)).collect();
            ids.sort_by_key(|(uuid, ..)| *uuid);
            (store.list(&Which::default()).unwrap().len(), ids)
        };
        prop_assert_eq!(merge(&order), merge(&[0, 1, 2]));
    }
}

#[test]
fn what_went_on_elsewhere_is_added() {
    let folder = folder("continued");
    let attempt = play(&mut open(&folder), "four_quotes", &["a", "a"]);
    let early = exported(&open(&folder));
    open(&folder).choose(attempt, 3, "b").unwrap();
    let later = exported(&open(&folder));
    let other = Store::in_memory(EMBEDDED).unwrap();
    assert_eq!(import(&other, &early).new, 1);
    assert_eq!(import(&other, &later).continued, 1);
    assert_eq!(import(&other, &early).known, 1);
    assert_eq!(everything(&other), everything(&open(&folder)));
}

#[test]
fn altered_files_are_found_out() {
    let mut store = Store::in_memory(EMBEDDED).unwrap();
    play(&mut store, "four_quotes", &IDEAL);
    let lines = exported(&store);
    let why = |lines: &str| {
        let done = import(&Store::in_memory(EMBEDDED).unwrap(), lines);
        assert_eq!(done.new, 0);
        done.problems[0].1.en.clone().unwrap()
    };
    assert!(why(&lines.replacen("几十块", "几百块", 1)).contains("does not match its hash"));
    assert!(why(&lines.replacen("\"chose\":\"a\"", "\"left\":5", 1)).contains("do not follow"));
    assert!(why(&lines.replacen("\"chose\":\"a\"", "\"chose\":\"z\"", 1)).contains("no option `z`"));
    let without: String = lines.replacen("\"texts\":", "\"taxts\":", 1);
    assert!(why(&without).contains("read in the whole file"));
    assert!(why("{\"scenario\":").contains("not a conversation"));
    assert!(why("[1, 2]").contains("not a conversation"));
    // A better total than was earned is not believed.
    let mut poor = Store::in_memory(EMBEDDED).unwrap();
    play(&mut poor, "four_quotes", &["b"; 1]);
    let forged = Store::in_memory(EMBEDDED).unwrap();
    import(&forged, &lines.replace("\"total\":100", "\"total\":7"));
    assert_eq!(forged.past("four_quotes").best, None, "the run belongs to whoever played it");
    assert_eq!(forged.runs(&Which::default()).unwrap()[0].outcome.total, 100);
}

#[test]
fn a_line_with_only_case_and_choices_can_be_read_in_once() {
    let store = Store::in_memory(EMBEDDED).unwrap();
    let line = r#"{"scenario":"four_quotes","seed":3,"complete":true,"choices":["a","a","a","a","a","a","a","a","a","a","a"]}"#;
    assert_eq!(import(&store, line).new, 1);
    assert_eq!(import(&store, line).known, 1);
    assert_eq!(store.past("four_quotes").best, Some(100));
    let replay = judge("its_fine").roleplay().replay(&Attempt { seed: 1, choices: vec!["a".to_owned()] }).unwrap();
    let json = heartfirst::debrief::json(&judge("its_fine"), &replay).to_string();
    assert_eq!(import(&store, &json).new, 1);
    assert_eq!(store.past("its_fine").unfinished.unwrap().choices, ["a"]);
}

#[test]
fn an_old_attempt_replays_on_the_text_it_was_played_on() {
    let folder = folder("edited");
    let mut store = open(&folder);
    let attempt = play(&mut store, "four_quotes", &["a", "a"]);
    let whole = store.whole(attempt).unwrap();
    assert_eq!(store.text(whole.texts.0).unwrap(), case("four_quotes").source.text);
    // The file is edited; the next conversation keeps the new text beside the old one.
    let edited = Start { text: case("four_quotes").source.text.replace("door", "gate"), ..start("four_quotes") };
    let next = store.begin(&edited).unwrap();
    assert_ne!(store.whole(next).unwrap().texts.0, whole.texts.0);
    assert_eq!(store.text(whole.texts.0).unwrap(), case("four_quotes").source.text);
    assert_eq!(whole.texts.1, store.whole(next).unwrap().texts.1);
}

#[test]
fn a_backup_can_be_made_while_somebody_plays() {
    let folder = folder("backup");
    let mut store = open(&folder);
    play(&mut store, "four_quotes", &IDEAL);
    let copy = folder.join("copy");
    std::fs::create_dir(&copy).unwrap();
    let file = copy.join(heartfirst::records::FILE);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut other = open(&folder);
            (0..5).for_each(|_| _ = play(&mut other, "four_quotes", &IDEAL));
        });
        store.backup(&file).unwrap();
        writer.join().unwrap();
    });
    assert!(store.backup(&file).unwrap_err().message.get(heartfirst::language::Lang::En).contains("exists"));
    let runs = open(&copy).past("four_quotes").attempts;
    assert!((1..=6).contains(&runs), "{runs}");
    assert_eq!(open(&folder).past("four_quotes").attempts, 6);
}
