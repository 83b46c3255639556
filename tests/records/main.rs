//! The records: nothing lost, whatever happens to the program, the disk, the clock or the file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "what was counted, and what was skipped and why")]

mod browser;
mod damage;
mod keeping;
mod kill;
mod migrations;
mod places;
mod progress;
mod statements;
mod tables;
mod transfer;

use heartfirst::debrief::Judge;
use heartfirst::records::{AttemptId, Keep, Outcome, Start, Store};
use heartfirst::roleplay::{Attempt, Roleplay};
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::{Entry, Library};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::open(&[]));
static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);

fn case(id: &str) -> &'static Entry {
    LIBRARY.find(id).unwrap()
}

fn judge(id: &str) -> Judge<'static> {
    Judge::new(Roleplay::new(&RULEBOOK, case(id).scenario.as_ref().unwrap()))
}

/// An empty folder of its own for every call.
fn folder(name: &str) -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("records-{name}-{number}"));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn open(folder: &std::path::Path) -> Store {
    Store::open(folder, EMBEDDED).unwrap()
}

fn start(id: &str) -> Start {
    Start { scenario: id.to_owned(), text: case(id).source.text.clone(), seed: 7, ..Start::default() }
}

/// Plays these options from the first sentence, and ends if the conversation does.
fn play(store: &mut Store, id: &str, choices: &[&str]) -> AttemptId {
    let attempt = store.begin(&start(id)).unwrap();
    for (turn, option) in (1..).zip(choices) {
        store.choose(attempt, turn, option).unwrap();
    }
    if let Some(outcome) = outcome(id, choices) {
        store.end(attempt, &outcome).unwrap();
    }
    attempt
}

fn outcome(id: &str, choices: &[&str]) -> Option<Outcome> {
    let judge = judge(id);
    let choices = choices.iter().map(|id| (*id).to_owned()).collect();
    let replay = judge.roleplay().replay(&Attempt { seed: 7, choices }).unwrap();
    Outcome::of(&judge, &replay)
}

/// What a command says to what is typed.
fn answer(command: &mut Command, typed: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The ideal path of `four_quotes`.
const IDEAL: [&str; 11] = ["a"; 11];
