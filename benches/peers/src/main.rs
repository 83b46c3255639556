//! Heart First beside two dialogue engines, on the same generated graph, in the same run. The README says what
//! that proves and what it does not.

mod graph;
mod ink;
mod ours;
mod side;
mod timing;
mod yarn;

use graph::{Graph, Walk};
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Event, Roleplay};
use heartfirst::source::Source;
use ink::Ink;
use ours::{Ours, Show};
use side::{fan_out, stroll, verify, verify_branching};
use std::hint::black_box;
use std::time::Duration;
use timing::{Times, rounds};
use yarn::Yarn;

const NODES: usize = 500;
const CONVERSATIONS: u64 = 100;
const ROUNDS: usize = 15;
/// Walks on which every option is tried; saving and loading takes its time.
const FANNED: usize = 2;
const SEED: u64 = 7;

fn main() {
    let graph = Graph::new(NODES, SEED);
    let walks: Vec<Walk> = (0..CONVERSATIONS).map(|seed| graph.walk(ours::TURNS, seed)).collect();
    let text = Source::new("graph.ron", ours::source(&graph));
    let (ink_source, yarn_source) = (ink::source(&graph), yarn::source(&graph));
    println!(
        "{NODES} nodes, {} options, 2 changes an option; {CONVERSATIONS} conversations of {} choices; {ROUNDS} rounds",
        graph::OPTIONS,
        ours::TURNS
    );

    let rulebook = ours::rulebook();
    let scenario = ours::load(&text);
    let judge = Judge::new(Roleplay::new(&rulebook, &scenario));
    let mut scored = Ours::<()>::new(&judge, Show::Nothing);
    let mut kept = Ours::<Vec<Event>>::new(&judge, Show::Nothing);
    let mut shown = Ours::<()>::new(&judge, Show::Words);
    let (mut ink, mut yarn) = (Ink::load(&ink_source), Yarn::load(&yarn_source));

    verify("heartfirst", &mut scored, &walks);
    verify("bladeink", &mut ink, &walks);
    verify("yarnspinner", &mut yarn, &walks);
    let work = ours::at_work(&judge, &walks[0].choices);
    println!("All sides pass the same nodes. In the first conversation of ours: {work}.");

    let steps = rounds(
        ROUNDS,
        &mut [
            &mut || stroll(&mut scored, &walks),
            &mut || stroll(&mut kept, &walks),
            &mut || stroll(&mut shown, &walks),
            &mut || stroll(&mut ink, &walks),
            &mut || stroll(&mut yarn, &walks),
        ],
    );
    step_table(&steps, walks.iter().map(|walk| walk.choices.len()).sum());

    let few = &walks[..FANNED];
    verify_branching("heartfirst", &mut scored, few);
    verify_branching("bladeink", &mut ink, few);
    let tried = fan_out(&mut scored, few);
    let fans = rounds(
        ROUNDS,
        &mut [
            &mut || {
                black_box(fan_out(&mut scored, few));
            },
            &mut || {
                black_box(fan_out(&mut ink, few));
            },
        ],
    );
    fan_table(&fans, tried);

    let loads = rounds(
        ROUNDS,
        &mut [&mut || drop(black_box(ours::load(&text))), &mut || drop(black_box(Ink::load(&ink_source))), &mut || {
            drop(black_box(Yarn::load(&yarn_source)))
        }],
    );
    load_table(&loads, [text.text.len(), ink_source.len(), yarn_source.len()]);
}

fn step_table(times: &[Times], steps: usize) {
    const NAMES: [&str; 5] = [
        "heartfirst, scored",
        "heartfirst, scored, every event kept",
        "heartfirst, scored, words looked up",
        "bladeink 2.1.0",
        "yarnspinner 0.9.0",
    ];
    println!(
        "\n{:<38}{:>12}{:>12}{:>12}{:>12}{:>12}",
        "one step", "min ns", "median ns", "steps/s", "ratio, min", "median"
    );
    let nanos = |total: Duration| total.as_secs_f64() * 1e9 / steps as f64;
    let (min, median) = (nanos(times[0].min()), nanos(times[0].median()));
    for (name, times) in NAMES.into_iter().zip(times) {
        let (own_min, own_median) = (nanos(times.min()), nanos(times.median()));
        println!(
            "{name:<38}{own_min:>12.0}{own_median:>12.0}{:>12.0}{:>12.1}{:>12.1}",
            1e9 / own_median,
            own_min / min,
            own_median / median
        );
    }
}

/// Every option of every node on the way, returning after each.
fn fan_table(times: &[Times], tried: usize) {
    const NAMES: [&str; 2] = ["heartfirst, a copy of the state", "bladeink 2.1.0, save and load"];
    println!("\n{:<38}{:>12}{:>12}{:>12}{:>12}", "one state tried", "min ns", "median ns", "states/s", "ratio, min");
    let nanos = |total: Duration| total.as_secs_f64() * 1e9 / tried as f64;
    let first = nanos(times[0].min());
    for (name, times) in NAMES.into_iter().zip(times) {
        let (min, median) = (nanos(times.min()), nanos(times.median()));
        println!("{name:<38}{min:>12.0}{median:>12.0}{:>12.0}{:>12.1}", 1e9 / median, min / first);
    }
}

fn load_table(times: &[Times], bytes: [usize; 3]) {
    const NAMES: [&str; 3] =
        ["heartfirst, load and every check", "bladeink, compile and load", "yarnspinner, compile and load"];
    println!("\n{:<38}{:>12}{:>14}{:>14}{:>10}", "from text to ready", "min ms", "median ms", "source kB", "MB/s");
    for ((name, times), bytes) in NAMES.into_iter().zip(times).zip(bytes) {
        let median = times.median().as_secs_f64();
        println!(
            "{name:<38}{:>12.2}{:>14.2}{:>14.1}{:>10.2}",
            times.min().as_secs_f64() * 1e3,
            median * 1e3,
            bytes as f64 / 1e3,
            bytes as f64 / 1e6 / median
        );
    }
}
