//! Tables for teachers: one row per conversation, one row per sentence, and the grade import of Moodle.

use super::cells::{BYTE_ORDER_MARK, Cells};
use crate::debrief::{Judge, evidence};
use crate::language::Lang;
use crate::records::progress::PASS;
use crate::records::{Moment, Run, Shelf, Store, Trainee, Trouble, Which};
use crate::roleplay::{Attempt, Event, Replay};
use crate::rulebook::Act;
use crate::source::Vocabulary as _;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Names of the columns of [`attempts`].
const ATTEMPTS: [&str; 31] = [
    "attempt",
    "number",
    "name",
    "class",
    "scenario",
    "started",
    "ended",
    "seconds",
    "mode",
    "seed",
    "variant",
    "run",
    "taken_back",
    "turns",
    "total",
    "uncapped",
    "D1",
    "D2",
    "D3",
    "D4",
    "D5",
    "D6",
    "D7",
    "D8",
    "ending",
    "ending_kind",
    "minor",
    "major",
    "hard",
    "passed",
    "choices",
];

/// Names of the columns of [`turns`].
const TURNS: [&str; 25] = [
    "attempt",
    "number",
    "name",
    "class",
    "scenario",
    "turn",
    "node",
    "option",
    "words",
    "verdict",
    "seconds",
    "acts",
    "early_tier",
    "faults",
    "gate",
    "arousal_before",
    "heard_before",
    "trust_before",
    "patience_before",
    "arousal_after",
    "heard_after",
    "trust_after",
    "patience_after",
    "at",
    "run",
];

fn failed(error: &io::Error) -> Trouble {
    Trouble::file(std::path::Path::new("csv"), error)
}

fn people(store: &Store) -> Result<BTreeMap<i64, Trainee>, Trouble> {
    Ok(store.trainees()?.into_iter().map(|it| (it.id, it)).collect())
}

fn person(cells: &mut Cells<'_>, trainee: Option<&Trainee>) {
    cells.words(trainee.map_or("", |it| &it.number));
    cells.words(trainee.map_or("", |it| &it.name));
    cells.words(trainee.map_or("", |it| &it.class));
}

/// One row for every finished conversation. Returns how many.
///
/// # Errors
/// When the records cannot be read or the output cannot be written.
pub fn attempts(store: &Store, which: &Which, out: &mut dyn Write) -> Result<usize, Trouble> {
    let people = people(store)?;
    out.write_all(BYTE_ORDER_MARK).map_err(|error| failed(&error))?;
    let mut cells = Cells::new(out);
    ATTEMPTS.iter().for_each(|name| cells.words(name));
    cells.end().map_err(|error| failed(&error))?;
    let mut count = 0;
    store.each_run(which, |run| {
        count += 1;
        cells.words(&run.uuid.to_string());
        person(&mut cells, people.get(&run.trainee));
        cells.words(&run.scenario);
        cells.words(&run.started.to_string());
        cells.words(&Moment::new(run.ended, run.started.offset).to_string());
        cells.number(i64::try_from(run.seconds()).unwrap_or(i64::MAX));
        cells.words(if run.exam { "exam" } else { "practice" });
        cells.words(&run.seed.to_string());
        cells.words(&run.variant);
        cells.number(i64::from(run.counts()));
        cells.number(i64::try_from(run.taken_back).unwrap_or(i64::MAX));
        cells.number(i64::try_from(run.choices.len()).unwrap_or(i64::MAX));
        let outcome = &run.outcome;
        cells.number(outcome.total);
        cells.number(outcome.uncapped);
        outcome.dimensions.iter().for_each(|value| cells.number(*value));
        cells.words(&outcome.ending);
        cells.words(&outcome.kind);
        cells.number(outcome.minor);
        cells.number(outcome.major);
        cells.number(outcome.hard);
        cells.number(i64::from(outcome.total >= PASS));
        cells.words(&run.choices.join(" "));
        cells.end().map_err(|error| failed(&error))
    })?;
    Ok(count)
}

/// One row for every sentence of every finished conversation. Returns how many.
///
/// # Errors
/// When the records cannot be read or the output cannot be written.
pub fn turns(store: &Store, which: &Which, lang: Lang, out: &mut dyn Write) -> Result<usize, Trouble> {
    let people = people(store)?;
    out.write_all(BYTE_ORDER_MARK).map_err(|error| failed(&error))?;
    let mut cells = Cells::new(out);
    TURNS.iter().for_each(|name| cells.words(name));
    cells.end().map_err(|error| failed(&error))?;
    let pairs = store.texts_played(which)?;
    let mut shelf = Shelf::default();
    shelf.fetch(store, pairs.iter().copied());
    let judges = shelf.judges(pairs);
    let mut count = 0;
    for id in store.people_with_runs(which)? {
        // One person at a time: bounded memory, and one question for all their moments.
        let which = Which { trainee: Some(id), ..which.clone() };
        let moments = store.moments(&which)?;
        for run in store.runs(&which)? {
            let Some(judge) = judges.get(&run.texts) else { continue };
            let attempt = Attempt { seed: run.seed, choices: run.choices.clone() };
            let Ok(replay) = judge.roleplay().replay(&attempt) else { continue };
            let at = moments.get(&run.attempt).map_or(&[][..], Vec::as_slice);
            count += rows(&mut cells, judge, &run, &replay, people.get(&run.trainee), at, lang)?;
        }
    }
    Ok(count)
}

fn rows(
    cells: &mut Cells<'_>,
    judge: &Judge<'_>,
    run: &Run,
    replay: &Replay,
    trainee: Option<&Trainee>,
    moments: &[i64],
    lang: Lang,
) -> Result<usize, Trouble> {
    let roleplay = judge.roleplay();
    let attempt = run.uuid.to_string();
    let mut before = run.started.ms;
    let mut joined = String::new();
    for (index, turn) in replay.turns.iter().enumerate() {
        let response = turn.response(&roleplay);
        let (acts, _) = evidence(turn);
        cells.words(&attempt);
        person(cells, trainee);
        cells.words(&run.scenario);
        cells.number(i64::try_from(index + 1).unwrap_or(i64::MAX));
        cells.words(&roleplay.scenario.node(turn.before.node).id);
        cells.words(&response.id);
        cells.words(roleplay.words(&turn.before, turn.response).get(lang));
        cells.words(response.verdict.name());
        let at = moments.get(index).copied();
        cells.maybe(at.map(|at| (at - before).max(0) / 1_000));
        joined.clear();
        for act in &acts {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(act.act.name());
            joined.push(':');
            joined.push_str(act.timing_name());
        }
        cells.words(&joined);
        cells.maybe(turn.events.iter().find_map(|event| match event {
            Event::Early(tier) => Some(tier.number()),
            _ => None,
        }));
        joined.clear();
        for act in &acts {
            if let Act::Fault(fault) = act.act {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(fault.name());
            }
        }
        cells.words(&joined);
        cells.words(if turn.after.gate_open { "open" } else { "closed" });
        for mood in [turn.before.mood, turn.after.mood] {
            [mood.arousal, mood.heard, mood.trust, mood.patience].into_iter().for_each(|value| cells.number(value));
        }
        cells.words(&at.map_or_else(String::new, |at| Moment::new(at, run.started.offset).to_string()));
        cells.number(i64::from(run.counts()));
        cells.end().map_err(|error| failed(&error))?;
        before = at.unwrap_or(before);
    }
    Ok(replay.turns.len())
}

/// A table for Moodle's *Grades → Import → CSV file*: a row for everybody, their student number in the column
/// `idnumber`, and for every case the best graded total with a line of feedback. The very first run of a person is
/// their diagnosis and no grade. Returns how many rows.
///
/// # Errors
/// When the records cannot be read or the output cannot be written.
pub fn moodle(
    store: &Store,
    which: &Which,
    titles: &BTreeMap<String, String>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<usize, Trouble> {
    let people = people(store)?;
    let mut best: BTreeMap<i64, BTreeMap<String, (u8, usize)>> = BTreeMap::new();
    let mut cases = BTreeSet::new();
    for id in store.people_with_runs(which)? {
        let all = Which { trainee: Some(id), ..Which::default() };
        let runs = store.runs(&all)?;
        for run in runs.iter().filter(|run| run.counts()).skip(1) {
            if which.scenario.as_ref().is_some_and(|only| *only != run.scenario) {
                continue;
            }
            cases.insert(run.scenario.clone());
            let entry = best.entry(id).or_default().entry(run.scenario.clone()).or_default();
            *entry = (entry.0.max(run.outcome.total), entry.1 + 1);
        }
    }
    let mut cells = Cells::new(out);
    ["idnumber", "fullname", "department"].iter().for_each(|name| cells.words(name));
    for case in &cases {
        let title = titles.get(case).unwrap_or(case);
        cells.words(title);
        cells.words(&format!("{title} {}", lang.pick("评语", "feedback")));
    }
    cells.end().map_err(|error| failed(&error))?;
    for (id, totals) in &best {
        person(&mut cells, people.get(id));
        for case in &cases {
            match totals.get(case) {
                Some((total, runs)) => {
                    cells.number(*total);
                    cells.words(&match lang {
                        Lang::Zh => format!("{runs} 次计分练习里最好的一次"),
                        Lang::En => format!("the best of {runs} graded runs"),
                    });
                }
                None => {
                    cells.words("");
                    cells.words("");
                }
            }
        }
        cells.end().map_err(|error| failed(&error))?;
    }
    Ok(best.len())
}
