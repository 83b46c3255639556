//! A damaged file: never a panic, the readable rest saved, the user told, the program started.

use super::{IDEAL, folder, open, play};
use heartfirst::records::{FILE, Keep as _, Store};
use heartfirst::rulebook::EMBEDDED;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Forty conversations of six people, closed cleanly: everything in one file.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = folder("whole");
    let mut store = open(&folder);
    for person in 0..6 {
        store.practise_as(&format!("学员{person}")).unwrap();
        for run in 0..7 {
            play(&mut store, if run % 2 == 0 { "four_quotes" } else { "its_fine" }, &["a", "a", "a"][..1 + run % 3]);
        }
        play(&mut store, "four_quotes", &IDEAL);
    }
    drop(store);
    fs::read(folder.join(FILE)).unwrap()
});

fn everything(store: &mut Store) -> (usize, u32, usize) {
    let people = store.trainees().map_or(0, |people| people.len());
    let (mut runs, mut unfinished) = (0, 0);
    for person in 0..6 {
        if store.practise_as(&format!("学员{person}")).is_ok() {
            let past = store.past("four_quotes");
            runs += past.attempts;
            unfinished += usize::from(past.unfinished.is_some());
        }
    }
    (people, runs, unfinished)
}

fn damaged(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join(FILE), bytes).unwrap();
    folder
}

fn aside(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).unwrap();
    entries.filter_map(Result::ok).any(|it| it.file_name().to_string_lossy().starts_with("records-damaged-"))
}

#[test]
fn the_whole_file_is_what_the_rest_is_measured_by() {
    let mut store = open(&damaged("intact", &WHOLE));
    assert_eq!(store.notice(), None);
    assert_eq!(everything(&mut store), (7, 6, 6));
}

#[test]
fn a_first_page_of_garbage_loses_nothing() {
    let mut bytes = WHOLE.clone();
    bytes[..4_096].fill(0xa5);
    let folder = damaged("first_page", &bytes);
    let mut store = open(&folder);
    assert!(store.notice().is_some() && aside(&folder));
    assert_eq!(everything(&mut store), (7, 6, 6));
    // Mended once and for all.
    drop(store);
    assert_eq!(open(&folder).notice(), None);
}

#[test]
fn half_a_file_gives_what_is_in_it() {
    let folder = damaged("half", &WHOLE[..WHOLE.len() / 2]);
    let mut store = open(&folder);
    assert!(store.notice().is_some() && aside(&folder));
    play(&mut store, "four_quotes", &IDEAL);
    assert_eq!(store.past("four_quotes").attempts, 1);
}

#[test]
fn an_empty_file_is_a_new_beginning() {
    let mut store = open(&damaged("empty", &[]));
    play(&mut store, "four_quotes", &IDEAL);
    assert_eq!(store.past("four_quotes").attempts, 1);
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let folder = folder("foreign");
    let other = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    other.execute_batch("CREATE TABLE song (title TEXT)").unwrap();
    drop(other);
    let trouble = Store::open(&folder, EMBEDDED).unwrap_err();
    assert!(trouble.message.get(heartfirst::language::Lang::En).contains("another program"), "{trouble}");
    assert!(!aside(&folder));
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let folder = damaged("newer", &WHOLE);
    let file = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    file.pragma_update(None, "user_version", 99).unwrap();
    drop(file);
    let trouble = Store::open(&folder, EMBEDDED).unwrap_err();
    assert_eq!(trouble.kind, heartfirst::records::TroubleKind::Newer);
    assert!(!aside(&folder));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is flipped, the program starts, keeps on keeping, and pages that were not hit give what they hold.
    #[test]
    fn flipped_bytes_never_stop_the_program(flips in prop::collection::vec((any::<prop::sample::Index>(), 1u8..), 1..40)) {
        let mut bytes = WHOLE.clone();
        for (at, flip) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        let folder = damaged("flipped", &bytes);
        match Store::open(&folder, EMBEDDED) {
            Err(trouble) => {
                // Only a file that now claims to be somebody else's or newer is left alone.
                let header = flips.iter().any(|(at, _)| at.index(bytes.len()) < 100);
                prop_assert!(header, "{trouble}");
            }
            Ok(mut store) => {
                everything(&mut store);
                store.practise_as("后来的人").unwrap();
                let before = store.past("its_fine").attempts;
                if let Ok(attempt) = store.begin(&super::start("its_fine")) {
                    // The table may hide further damage; then it is said, and mended at the next start.
                    store.choose(attempt, 1, "a").ok();
                }
                drop(store);
                let again = Store::open(&folder, EMBEDDED).unwrap();
                prop_assert!(again.past("its_fine").attempts >= before);
            }
        }
        fs::remove_dir_all(&folder).ok();
    }

    /// A file cut anywhere, or with a page overwritten.
    #[test]
    fn torn_pages_never_stop_the_program(page in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = WHOLE.clone();
        let pages = bytes.len() / 4_096;
        let page = page.index(pages);
        if cut {
            bytes.truncate(page * 4_096 + usize::from(with) * 16);
        } else {
            bytes[page * 4_096..][..4_096].fill(with);
        }
        let folder = damaged("torn", &bytes);
        let mut store = Store::open(&folder, EMBEDDED).unwrap();
        everything(&mut store);
        let attempt = store.begin(&super::start("its_fine")).unwrap();
        store.choose(attempt, 1, "a").unwrap();
        fs::remove_dir_all(&folder).ok();
    }
}
