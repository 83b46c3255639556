//! What a conversation leaves in the records.

use super::{IDEAL, folder, judge, open, outcome, play, start};
use heartfirst::records::{AttemptId, Keep as _, TroubleKind};

#[test]
fn a_finished_run_is_known_at_the_next_start() {
    let folder = folder("finished");
    play(&mut open(&folder), "four_quotes", &IDEAL);
    let past = open(&folder).past("four_quotes");
    assert_eq!((past.attempts, past.best, past.last), (1, Some(100), Some(100)));
    assert!(past.last_on.is_some_and(|day| day.len() == 10));
    assert_eq!(past.unfinished, None);
    assert_eq!(open(&folder).past("its_fine").attempts, 0);
}

#[test]
fn an_unfinished_conversation_stands_at_the_very_turn() {
    let folder = folder("unfinished");
    let attempt = play(&mut open(&folder), "four_quotes", &["a", "b", "a"]);
    let unfinished = open(&folder).past("four_quotes").unfinished.unwrap();
    assert_eq!(unfinished.choices, ["a", "b", "a"]);
    assert_eq!((unfinished.attempt, unfinished.seed, unfinished.exam), (attempt, 7, false));
    assert_eq!(unfinished.text, super::case("four_quotes").source.text);
    let mut store = open(&folder);
    store.choose(attempt, 4, "c").unwrap();
    assert_eq!(open(&folder).past("four_quotes").unfinished.unwrap().choices, ["a", "b", "a", "c"]);
    store.drop_attempt(attempt).unwrap();
    assert_eq!(open(&folder).past("four_quotes").unfinished, None);
}

#[test]
fn what_was_taken_back_is_kept_and_makes_the_run_practice() {
    let folder = folder("undo");
    let mut store = open(&folder);
    let attempt = store.begin(&start("four_quotes")).unwrap();
    store.choose(attempt, 1, "b").unwrap();
    store.take_back(attempt, 0).unwrap();
    for turn in 1..=11 {
        store.choose(attempt, turn, "a").unwrap();
    }
    store.end(attempt, &outcome("four_quotes", &IDEAL).unwrap()).unwrap();
    assert_eq!(store.past("four_quotes").attempts, 0);
}

#[test]
fn again_from_here_is_no_run() {
    let mut store = open(&folder("from_here"));
    let said = vec!["a".to_owned(); 10];
    let attempt = store.begin(&heartfirst::records::Start { said, ..start("four_quotes") }).unwrap();
    store.choose(attempt, 11, "a").unwrap();
    store.end(attempt, &outcome("four_quotes", &IDEAL).unwrap()).unwrap();
    assert_eq!(store.past("four_quotes").attempts, 0);
}

#[test]
fn two_programs_on_one_conversation_the_second_is_told() {
    let folder = folder("two");
    let attempt = play(&mut open(&folder), "four_quotes", &["a"]);
    let (mut one, mut other) = (open(&folder), open(&folder));
    one.choose(attempt, 2, "a").unwrap();
    assert_eq!(other.choose(attempt, 2, "b").unwrap_err().kind, TroubleKind::Elsewhere);
    one.choose(attempt, 3, "a").unwrap();
    assert_eq!(other.choose(attempt, 3, "b").unwrap_err().kind, TroubleKind::Elsewhere);
    assert_eq!(open(&folder).past("four_quotes").unfinished.unwrap().choices, ["a", "a", "a"]);
}

#[test]
fn two_programs_that_hold_the_same_turn_do_not_mix() {
    let folder = folder("two_held");
    let attempt = play(&mut open(&folder), "four_quotes", &["a"]);
    let (mut one, mut other) = (open(&folder), open(&folder));
    one.choose(attempt, 2, "a").unwrap();
    one.take_back(attempt, 1).unwrap();
    // The other one takes it up as it now stands, and goes on; the first does not know.
    other.choose(attempt, 2, "b").unwrap();
    assert_eq!(one.choose(attempt, 2, "c").unwrap_err().kind, TroubleKind::Elsewhere);
    assert_eq!(open(&folder).past("four_quotes").unfinished.unwrap().choices, ["a", "b"]);
}

#[test]
fn many_programs_write_at_once_and_nothing_is_lost() {
    let folder = folder("many");
    open(&folder);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut store = open(&folder);
                for _ in 0..5 {
                    play(&mut store, "four_quotes", &IDEAL);
                }
            });
        }
    });
    assert_eq!(open(&folder).past("four_quotes").attempts, 20);
}

#[test]
fn a_clock_that_goes_backwards_breaks_nothing() {
    use heartfirst::records::Moment;
    use std::sync::atomic::{AtomicI64, Ordering};
    static CLOCK: AtomicI64 = AtomicI64::new(1_800_000_000_000);
    fn backwards() -> Moment {
        Moment::new(CLOCK.fetch_sub(86_400_000, Ordering::Relaxed), 8 * 3_600)
    }
    let folder = folder("clock");
    let mut store = open(&folder).with_clock(backwards);
    play(&mut store, "four_quotes", &IDEAL);
    play(&mut store, "four_quotes", &["a", "b"]);
    let past = open(&folder).past("four_quotes");
    assert_eq!((past.attempts, past.unfinished.unwrap().choices.len()), (1, 2));
}

#[test]
fn a_conversation_that_is_not_there_is_said_to_be_unknown() {
    let mut store = open(&folder("unknown"));
    assert_eq!(store.choose(AttemptId(99), 1, "a").unwrap_err().kind, TroubleKind::Unknown);
}

#[test]
fn trainees_are_named_merged_and_deleted_with_everything() {
    let folder = folder("trainees");
    let mut store = open(&folder);
    assert_eq!(store.trainees().unwrap().len(), 1);
    assert_eq!(store.trainee().unwrap().name, "");
    let nobody = store.trainee().unwrap();
    play(&mut store, "four_quotes", &IDEAL);
    let names = ["林悦", "O’Brien", "محمد", "สมชาย", "Ñandú 🐦", "Robert'); DROP TABLE trainee;--"];
    for name in names {
        store.practise_as(name).unwrap();
        assert_eq!(store.trainee().unwrap().name, name);
        assert_eq!(store.past("four_quotes").attempts, 0);
    }
    play(&mut store, "four_quotes", &IDEAL);
    let last = store.trainee().unwrap();
    assert_eq!(store.merge(nobody.id, last.id).unwrap(), 1);
    store.practise_as(&last.name).unwrap();
    assert_eq!(store.past("four_quotes").attempts, 2);
    store.rename(last.id, Some(" 小 雷\n"), Some("007"), Some("汽修一班")).unwrap();
    let renamed = store.find_trainee("007").unwrap();
    assert_eq!((renamed.name.as_str(), renamed.class.as_str()), ("小 雷", "汽修一班"));
    assert_eq!(store.delete(last.id).unwrap(), 2);
    assert!(store.find_trainee("007").is_err());
    drop(store);
    let left = std::fs::read(folder.join("records.db")).unwrap();
    let contains = |bytes: &[u8]| left.windows(bytes.len()).any(|window| window == bytes);
    assert!(contains("林悦".as_bytes()) && !contains("小 雷".as_bytes()), "a deleted name is overwritten");
}

#[test]
fn the_outcome_is_what_the_judge_says() {
    let outcome = outcome("four_quotes", &IDEAL).unwrap();
    assert_eq!((outcome.total, outcome.kind.as_str(), outcome.hard), (100, "best", 0));
    assert_eq!(outcome.dimensions, [100; 8]);
    assert_eq!(judge("four_quotes").ideal().len(), 11);
}
