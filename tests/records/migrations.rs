//! A file of every old layout opens in this program with everything in it.

use super::{folder, open};
use heartfirst::records::{FILE, Keep as _, Which};
use std::fs;

/// A database of the first layout, as a released program wrote it. Never edited: it stands for the files people
/// have. A later layout adds one such file.
const FIRST: &str = include_str!("layout_1.sql");

#[test]
fn the_first_layout_opens_with_everything() {
    let folder = folder("layout_1");
    let old = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    old.execute_batch(FIRST).unwrap();
    drop(old);
    let store = open(&folder);
    assert_eq!(store.notice(), None);
    let runs = store.runs(&Which::default()).unwrap();
    assert_eq!(runs.len(), 1);
    assert_eq!((runs[0].scenario.as_str(), runs[0].outcome.total, runs[0].choices.len()), ("four_quotes", 100, 3));
    assert_eq!(runs[0].started.to_string(), "2026-11-20T14:05:00.000+08:00");
    assert_eq!(store.trainee().unwrap().name, "林悦");
    assert_eq!(store.past("its_fine").unfinished.unwrap().choices, ["a", "c"]);
    // What is new in the present layout is there.
    store.mark_delivered("https://lrs.example.org", runs[0].attempt, 6).unwrap();
    assert_eq!(store.delivered("https://lrs.example.org").unwrap().len(), 1);
    drop(store);
    assert_eq!(open(&folder).runs(&Which::default()).unwrap(), runs);
}

#[test]
fn a_file_opened_twice_is_brought_up_to_date_once() {
    let folder = folder("layout_twice");
    let old = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    old.execute_batch(FIRST).unwrap();
    drop(old);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(open(&folder).runs(&Which::default()).unwrap().len(), 1));
        }
    });
    assert!(fs::metadata(folder.join(FILE)).unwrap().len() > 0);
}
