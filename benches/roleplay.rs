//! How fast a conversation is: one step, a whole replay with its debrief, and reading what it is made of.
//!
//! `cargo bench --no-default-features --bench roleplay` prints the table. An item is one response, played with
//! everything that scoring needs: order rule, gate, repetition, points, faults, walk-out, routing.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use heartfirst::debrief::{Judge, climb, evidence, ledgers, missed_facts};
use heartfirst::roleplay::{Attempt, Replay, Roleplay, Witness, pick};
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::{Library, Scenario};
use heartfirst::source::Source;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::open(&[]));

fn roleplay(id: &str) -> Roleplay<'static> {
    let scenario = LIBRARY.find(id).and_then(|entry| entry.scenario.as_ref());
    Roleplay::new(&RULEBOOK, scenario.expect("a shipped scenario"))
}

/// Which sentences are chosen.
#[derive(Clone, Copy, Debug)]
enum Path {
    /// The best one at every node.
    Ideal,
    /// Any, by a seed: some of these end early, with faults, early events, warnings and walk-outs on the way.
    Mixed,
}

impl Path {
    const ALL: [Self; 2] = [Self::Ideal, Self::Mixed];
    /// So many conversations that no single one decides what `Mixed` costs.
    const SEEDS: u64 = 32;

    /// The chosen responses, one list a conversation.
    fn conversations(self, roleplay: &Roleplay<'_>) -> Vec<Vec<usize>> {
        match self {
            Self::Ideal => vec![Judge::new(*roleplay).ideal().to_vec()],
            Self::Mixed => (0..Self::SEEDS).map(|seed| mixed(roleplay, seed)).collect(),
        }
    }
}

fn mixed(roleplay: &Roleplay<'_>, seed: u64) -> Vec<usize> {
    let mut state = roleplay.begin(&mut ());
    let mut choices = Vec::new();
    while state.over.is_none() {
        let count = roleplay.scenario.node(state.node).responses.len();
        let choice = pick(seed, &format!("turn {}", state.turn), count);
        choices.push(choice);
        roleplay.advance(&mut state, choice, &mut ());
    }
    choices
}

/// Steps a second, with a witness made anew for every conversation.
fn steps<W: Witness>(bencher: Bencher, path: Path, witness: fn() -> W) {
    let roleplay = roleplay("four_quotes");
    let conversations = path.conversations(&roleplay);
    let steps: usize = conversations.iter().map(Vec::len).sum();
    bencher.counter(ItemsCount::new(steps)).bench(|| {
        for choices in &conversations {
            let mut witness = witness();
            let mut state = roleplay.begin(&mut witness);
            for choice in choices {
                roleplay.advance(&mut state, black_box(*choice), &mut witness);
            }
            black_box((state, witness));
        }
    });
}

#[divan::bench(args = Path::ALL)]
fn step_unseen(bencher: Bencher, path: Path) {
    steps(bencher, path, || ());
}

#[divan::bench(args = Path::ALL)]
fn step_with_events(bencher: Bencher, path: Path) {
    steps(bencher, path, Vec::new);
}

/// Replays the saved choices of one conversation after another, and does something with each replay.
fn replays<T>(bencher: Bencher, path: Path, finish: impl Fn(&Roleplay<'_>, &Judge<'_>, Replay) -> T) {
    let roleplay = roleplay("four_quotes");
    let judge = Judge::new(roleplay);
    let attempts: Vec<Attempt> =
        path.conversations(&roleplay).iter().map(|choices| attempt(&roleplay, choices)).collect();
    let mut next = attempts.iter().cycle();
    bencher.counter(ItemsCount::new(1u32)).with_inputs(|| next.next()).bench_local_values(|attempt| {
        let replay = attempt.and_then(|attempt| roleplay.replay(attempt).ok()).expect("choices that were played");
        finish(&roleplay, &judge, replay)
    });
}

/// What a trainee waits for at the end: the conversation from its saved choices, and everything the debrief says
/// about it but the what-ifs. The judge is kept, as the program keeps it.
#[divan::bench(args = Path::ALL)]
fn replay_and_debrief(bencher: Bencher, path: Path) {
    replays(bencher, path, |roleplay, judge, replay| {
        let score = judge.score(&replay.now(roleplay));
        let sentences: Vec<_> = replay.turns.iter().map(evidence).collect();
        let books = ledgers(roleplay, &replay);
        black_box((score, sentences, climb(&replay), books.promises.len(), books.quotes.len()));
        black_box((missed_facts(judge, &replay), replay));
    });
}

/// The same as JSON, as `play --choose --json` prints it.
#[divan::bench(args = Path::ALL)]
fn replay_as_json(bencher: Bencher, path: Path) {
    replays(bencher, path, |_, judge, replay| heartfirst::debrief::json(judge, &replay).to_string());
}

/// The saved form of a list of choices.
fn attempt(roleplay: &Roleplay<'_>, choices: &[usize]) -> Attempt {
    let mut state = roleplay.begin(&mut ());
    let mut attempt = Attempt { seed: 7, choices: Vec::new() };
    for choice in choices {
        attempt.choices.push(roleplay.scenario.node(state.node).responses[*choice].id.clone());
        roleplay.advance(&mut state, *choice, &mut ());
    }
    attempt
}

/// Par: the ideal path played once.
#[divan::bench]
fn judge(bencher: Bencher) {
    let roleplay = roleplay("four_quotes");
    bencher.bench(|| Judge::new(black_box(roleplay)));
}

/// From the text of a file to a scenario with every check made.
#[divan::bench(args = ["four_quotes", "its_fine"])]
fn load_and_check(bencher: Bencher, id: &str) {
    let source = &LIBRARY.find(id).expect("a shipped scenario").source;
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| Scenario::load(black_box(source)));
}

#[divan::bench]
fn load_rulebook(bencher: Bencher) {
    let source = Source::new("assets/rulebook.ron", EMBEDDED);
    bencher.counter(BytesCount::of_str(EMBEDDED)).bench(|| Rulebook::load(black_box(&source)));
}
