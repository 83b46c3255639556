//! How long the audit takes to answer what a screen asks while somebody waits.

use divan::{Bencher, black_box};
use heartfirst::audit::{Census, Effort, Limits, Search, audit, what_ifs};
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Attempt, Roleplay};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use std::process::Command;
use std::sync::LazyLock;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::open(&[]));

/// Ideal, a typical first attempt, and one that goes wrong from the first sentence.
const ATTEMPTS: [&str; 6] = [
    "four_quotes/aaaaaaaaaaa",
    "four_quotes/acabaaaaaaaaa",
    "four_quotes/bcbadaaaaacba",
    "its_fine/aaaaaaaaaaaa",
    "its_fine/caabaaacaaab",
    "its_fine/dacaaaaadaac",
];

fn main() {
    divan::main();
}

fn judge(id: &str) -> Judge<'static> {
    let scenario: &Scenario = LIBRARY.find(id).and_then(|entry| entry.scenario.as_ref()).expect("shipped");
    Judge::new(Roleplay::new(&RULEBOOK, scenario))
}

/// The whole table of a debrief, from nothing known.
#[divan::bench(args = ATTEMPTS)]
fn table(bencher: Bencher<'_, '_>, attempt: &str) {
    let (id, choices) = attempt.split_once('/').expect("written above");
    let judge = judge(id);
    // A conversation may be over before all is said.
    let mut told = judge.roleplay().open(7);
    for length in 1..=choices.len() {
        let choices = choices[..length].chars().map(String::from).collect();
        match judge.roleplay().replay(&Attempt { seed: 7, choices }) {
            Ok(replay) => told = replay,
            Err(_) => break,
        }
    }
    bencher.bench(|| what_ifs(&mut Search::new(&judge), black_box(&told)));
}

/// What it costs to begin: the outlook of every node.
#[divan::bench(args = ["four_quotes", "its_fine"])]
fn prepare(bencher: Bencher<'_, '_>, id: &str) {
    let judge = judge(id);
    bencher.bench(|| Search::new(black_box(&judge)));
}

/// All conversations of one case, counted.
#[divan::bench(args = ["four_quotes", "its_fine", "journalist", "solder_joint"], sample_count = 5, sample_size = 1)]
fn census(bencher: Bencher<'_, '_>, id: &str) {
    let judge = judge(id);
    bencher.bench(|| Census::of(black_box(&judge.roleplay()), Limits::default()));
}

/// Everything that `heartfirst audit` works out about one case.
#[divan::bench(args = ["four_quotes", "its_fine"], sample_count = 5, sample_size = 1)]
fn whole_audit(bencher: Bencher<'_, '_>, id: &str) {
    let judge = judge(id);
    bencher.bench(|| audit(black_box(&judge), Effort::default()));
}

/// All shipped cases through the command, start of the program and the words included.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn all_shipped(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let output = Command::new(env!("CARGO_BIN_EXE_heartfirst")).arg("audit").arg("scenarios").output();
        assert!(output.is_ok_and(|output| output.status.success()), "a shipped case has a finding");
    });
}
