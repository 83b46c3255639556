//! Slips that an author makes, put into every shipped case one at a time: of those that change how the case plays,
//! nearly all must be reported by `check` or by the audit.
//!
//! *Changes how it plays*: the changed case is played beside the original, the same options on both sides: every
//! line with at most one slip, and several hundred seeded random ones. If node, mood, gate, story time, facts,
//! faults, ending or total ever differ, it plays differently. A case that no longer loads plays differently too.
//!
//! *Is reported*: `check` or the audit has a finding, by code and place, that the original does not have.
//!
//! Two kinds of change leave a case that is as valid as before, only another one; they are counted apart.
//!
//! A sample is tried in every run of the tests; `HEARTFIRST_MUTATIONS=500` tries so many changes per case, and
//! `--nocapture` shows the table.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that prints what it measured")]

mod changes;

use changes::{Kind, change};
use heartfirst::audit::{Effort, audit, examine, to_mend};
use heartfirst::debrief::Judge;
use heartfirst::language::Lang;
use heartfirst::roleplay::{Roleplay, State};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario, Verdict};
use heartfirst::source::{Finding, Format, Source, render};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);

/// In a plain run of the tests: each kind of change twice in each case.
const SAMPLE: usize = 20;
const RANDOM_PLAYS: u64 = 300;
/// In percent.
const REPORTED: usize = 95;

#[derive(Default)]
struct Row {
    tried: usize,
    differ: usize,
    by_check: usize,
    reported: usize,
    missed: Vec<String>,
}

#[test]
fn nearly_every_slip_that_changes_a_case_is_reported() {
    let number = std::env::var("HEARTFIRST_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(SAMPLE);
    let library = Library::open(&[]);
    let cases: Vec<_> = library.entries().iter().filter(|entry| entry.scenario.is_some()).collect();
    assert!(cases.len() >= 14);
    let halves = cases.split_at(cases.len() / 2);
    let rows = std::thread::scope(|scope| {
        let other = scope.spawn(|| halves.0.iter().map(|entry| one_case(entry, number)).collect::<Vec<_>>());
        let mut rows: Vec<_> = halves.1.iter().map(|entry| one_case(entry, number)).collect();
        rows.extend(other.join().unwrap());
        rows
    });
    let mut all: BTreeMap<Kind, Row> = BTreeMap::new();
    for (kind, row) in rows.into_iter().flatten() {
        let sum = all.entry(kind).or_default();
        sum.tried += row.tried;
        sum.differ += row.differ;
        sum.by_check += row.by_check;
        sum.reported += row.reported;
        sum.missed.extend(row.missed);
    }
    let (table, share) = table(&all);
    println!("{table}");
    assert!(share >= REPORTED, "{table}");
}

fn one_case(entry: &heartfirst::scenario::Entry, number: usize) -> BTreeMap<Kind, Row> {
    let original = entry.scenario.as_ref().unwrap();
    let before = Reported::of(&entry.source.text);
    let mut rows: BTreeMap<Kind, Row> = BTreeMap::new();
    for seed in 0..number as u64 {
        let Some((kind, text, what)) = change(&entry.source.text, seed) else { continue };
        let row = rows.entry(kind).or_default();
        row.tried += 1;
        let after = Reported::of(&text);
        if !after.scenario.as_ref().is_none_or(|changed| plays_differently(original, changed)) {
            continue;
        }
        row.differ += 1;
        let by_check = is_new(&after.check, &before.check);
        row.by_check += usize::from(by_check);
        if by_check || is_new(&after.audit, &before.audit) {
            row.reported += 1;
        } else {
            row.missed.push(format!("{} {seed}: {what}", entry.id));
        }
    }
    rows
}

/// What is said about a case.
struct Reported {
    scenario: Option<Scenario>,
    check: BTreeMap<String, usize>,
    audit: BTreeMap<String, usize>,
}

impl Reported {
    fn of(text: &str) -> Self {
        let source = Source::new("case.ron", text);
        let (scenario, found) = examine(&RULEBOOK, &source);
        let audit = scenario.as_ref().map_or_else(BTreeMap::new, |scenario| {
            let judge = Judge::new(Roleplay::new(&RULEBOOK, scenario));
            keys(&source, &to_mend(&judge, &audit(&judge, Effort::brief())))
        });
        Self { scenario, check: keys(&source, &found), audit }
    }
}

/// Codes and places, with how often each: numbers in messages may change without anything new being said.
fn keys(source: &Source, findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    for line in render(source, findings, Lang::En, Format::Json, false).lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        *keys.entry(format!("{} {}", finding["code"], finding["place"])).or_default() += 1;
    }
    keys
}

fn is_new(after: &BTreeMap<String, usize>, before: &BTreeMap<String, usize>) -> bool {
    after.iter().any(|(key, count)| count > before.get(key).unwrap_or(&0))
}

fn plays_differently(original: &Scenario, changed: &Scenario) -> bool {
    let judges = [original, changed].map(|scenario| Judge::new(Roleplay::new(&RULEBOOK, scenario)));
    let slips = 0..200;
    let best = |judge: &Judge<'_>, state: &State| {
        let responses = &judge.roleplay().scenario.node(state.node).responses;
        responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0)
    };
    // One slip at each turn, with each option; beyond the end of the line nothing is left to change.
    let turns = judges[0].ideal().len();
    let by_slips = slips.clone().take(turns * 8).any(|index| {
        let (turn, option) = (index / 8, index % 8);
        side_by_side(
            &judges,
            |turns, state, count| {
                if turns == turn && option < count { option } else { best(&judges[0], state) }
            },
        )
    });
    by_slips
        || (0..RANDOM_PLAYS).any(|seed| {
            let mut dice = changes::Dice(seed);
            side_by_side(&judges, |_, _, count| dice.below(count))
        })
}

/// Whether a play of both ever differs. `choose` gets the number of turns, the state and the number of options.
fn side_by_side(judges: &[Judge<'_>; 2], mut choose: impl FnMut(usize, &State, usize) -> usize) -> bool {
    let [ours, theirs] = judges.each_ref().map(Judge::roleplay);
    let mut states = [ours.begin(&mut ()), theirs.begin(&mut ())];
    for turn in 0.. {
        if is_different(&ours, &theirs, &states) {
            return true;
        }
        if states[0].over.is_some() {
            let [one, other] = [judges[0].score(&states[0]), judges[1].score(&states[1])];
            let ending = |roleplay: &Roleplay<'_>, index: usize| roleplay.scenario.endings[index].id.clone();
            return one.total != other.total || ending(&ours, one.ending) != ending(&theirs, other.ending);
        }
        let node = ours.scenario.node(states[0].node);
        let response = choose(turn, &states[0], node.responses.len());
        let id = &node.responses[response].id;
        let there = theirs.scenario.node(states[1].node);
        let Some(same) = there.responses.iter().position(|other| other.id == *id) else { return true };
        if there.responses.len() != node.responses.len() {
            return true;
        }
        ours.advance(&mut states[0], response, &mut ());
        theirs.advance(&mut states[1], same, &mut ());
    }
    false
}

fn is_different(ours: &Roleplay<'_>, theirs: &Roleplay<'_>, [one, other]: &[State; 2]) -> bool {
    ours.scenario.node(one.node).id != theirs.scenario.node(other.node).id
        || (one.mood, one.gate_open, one.time, one.audience, one.earned)
            != (other.mood, other.gate_open, other.time, other.audience, other.earned)
        || one.facts.count_ones() != other.facts.count_ones()
        || (one.quotes, one.highest_quote) != (other.quotes, other.highest_quote)
        || one.over.is_some() != other.over.is_some()
}

/// The table, and the share reported of the changes that leave a contradiction, in percent.
fn table(all: &BTreeMap<Kind, Row>) -> (String, usize) {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "\n{:34}{:>7}{:>9}{:>10}{:>10}{:>7}",
        "one-place change", "tried", "differ", "by check", "reported", "share"
    );
    let mut shares = Vec::new();
    for another in [false, true] {
        let mut sum = [0; 4];
        for (kind, row) in all.iter().filter(|(kind, _)| kind.leaves_another_case() == another) {
            let numbers = [row.tried, row.differ, row.by_check, row.reported];
            line(&mut out, kind.name(), numbers);
            sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        }
        let name = if another { "= that leave another valid case" } else { "= that leave a contradiction" };
        line(&mut out, name, sum);
        shares.push(sum[3] * 100 / sum[1].max(1));
    }
    for (kind, row) in all {
        for missed in row.missed.iter().take(12) {
            let _ = writeln!(out, "missed, {}: {missed}", kind.name());
        }
    }
    (out, shares[0])
}

fn line(out: &mut String, name: &str, [tried, differ, by_check, reported]: [usize; 4]) {
    let share = reported * 100 / differ.max(1);
    let _ = writeln!(out, "{name:34}{tried:>7}{differ:>9}{by_check:>10}{reported:>10}{share:>5} %");
}
