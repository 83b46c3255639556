//! What every scenario in the folder must show, so that people learn from it and cannot guess it.
//!
//! The folder is `scenarios/`, or `HEARTFIRST_SCENARIOS`, so that a writer can try one file alone. What each
//! test prints (traces, tables) is seen with `--nocapture`; each failure names the file, the place, the numbers.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that prints what it measured")]

mod cases;
mod form;
mod journeys;
mod strategies;
mod style;

use cases::{Case, Failures, cases, entries, show};
use heartfirst::language::Lang;
use heartfirst::scenario::{EndingKind, Need, Verdict};
use heartfirst::source::{Format, render};
use std::fmt::Write as _;

#[test]
fn every_file_loads_without_a_finding() {
    let mut failures = Failures::default();
    for (name, entry) in entries() {
        if !entry.findings.is_empty() {
            failures.add(name, render(&entry.source, &entry.findings, Lang::En, Format::Text, false));
        }
        if entry.scenario.is_some() && entry.id != *name {
            failures.add(name, format!("the id in the file is `{}`; let it be the name of the file", entry.id));
        }
    }
    failures.finish();
}

#[test]
fn every_scenario_has_the_shape_of_one() {
    let mut failures = Failures::default();
    for case in cases() {
        let scenario = case.roleplay.scenario;
        let mut fail = |what: String| failures.add(&case.name, what);
        for node in &scenario.nodes {
            let count = node.responses.len();
            if !(3..=4).contains(&count) {
                fail(format!("node `{}` has {count} options; write 3 or 4", node.id));
            }
        }
        if scenario.endings.len() < 3 {
            fail(format!("{} endings; write at least three", scenario.endings.len()));
        }
        for need in [Need::Substantive, Need::Emotional] {
            if !scenario.facts.iter().any(|fact| fact.need == need) {
                fail(format!("no hidden fact is {need}; write at least one of each need"));
            }
        }
        form::red_lines_are_rationed(case, &mut fail);
        style::flags_are_set_and_read(case, &mut fail);
        style::promises_are_kept_or_broken(case, &mut fail);
    }
    failures.finish();
}

#[test]
fn the_ideal_path_is_short_full_of_points_and_ends_best() {
    let mut failures = Failures::default();
    let mut out = String::new();
    for case in cases() {
        out += &journeys::trace(case);
        let play = &case.ideal;
        if !(8..=14).contains(&play.turns.len()) {
            failures.add(&case.name, format!("the ideal path has {} turns; it should have 8 to 14", play.turns.len()));
        }
        if play.score.total < 95 {
            let why = case.shortfall(&play.score);
            failures.add(&case.name, format!("the ideal path has {} points, not 95 or more: {why}", play.score.total));
        }
        let ending = &case.roleplay.scenario.endings[play.score.ending];
        if ending.kind != EndingKind::Best {
            failures.add(&case.name, format!("the ideal path ends in `{}`, which is {}", ending.id, ending.kind));
        }
    }
    show(&out);
    failures.finish();
}

#[test]
fn every_single_deviation_costs() {
    let mut failures = Failures::default();
    let mut out = String::new();
    for case in cases() {
        let ideal = case.ideal.score.total;
        let _ = writeln!(out, "\n{}: one sentence other than the ideal ({ideal}), then ideal again", case.name);
        for deviation in journeys::deviations(case) {
            let _ = writeln!(out, "  {}", deviation.line(case));
            if deviation.score.total >= ideal {
                let (node, option) = deviation.names(case);
                failures.add(
                    &case.name,
                    format!(
                        "node `{node}`, option `{option}` ({}): this alone and the rest ideal gives {} points; it must \
                         be below the ideal {ideal}",
                        deviation.verdict(case),
                        deviation.score.total
                    ),
                );
            }
        }
    }
    show(&out);
    failures.finish();
}

#[test]
fn a_verdict_says_what_the_engine_finds() {
    let mut failures = Failures::default();
    for case in cases() {
        let deviations = journeys::deviations(case);
        for wrong in deviations.iter().filter(|deviation| deviation.verdict(case) == Verdict::Wrong) {
            for fair in deviations.iter().filter(|other| other.turn == wrong.turn) {
                if fair.verdict(case) == Verdict::Fair && wrong.score.total > fair.score.total {
                    let ((node, wrong_id), (_, fair_id)) = (wrong.names(case), fair.names(case));
                    failures.add(
                        &case.name,
                        format!(
                            "node `{node}`: `{wrong_id}` is called wrong and ends at {}, above `{fair_id}`, which is \
                             called ok and ends at {}; mend the acts or the verdict",
                            wrong.score.total, fair.score.total
                        ),
                    );
                }
            }
        }
    }
    failures.finish();
}

#[test]
fn it_can_go_wrong_and_nobody_passes_by_luck() {
    let mut failures = Failures::default();
    let mut out = String::new();
    for case in cases() {
        let found = journeys::explore(case);
        let _ = writeln!(
            out,
            "\n{}: worst total {} by {}; {} of {} random plays pass; random mean {:.1}",
            case.name,
            found.worst.0,
            found.worst.1,
            found.random_passes,
            journeys::RANDOM_PLAYS,
            found.random_mean
        );
        for note in &found.notes {
            let _ = writeln!(out, "  note: {note}");
        }
        if found.worst.0 >= 45 {
            let (total, path) = &found.worst;
            failures.add(
                &case.name,
                format!("the worst path found ({path}) has {total} points; some path must end below 45"),
            );
        }
        found.failures.into_iter().for_each(|failure| failures.add(&case.name, failure));
    }
    show(&out);
    failures.finish();
}

#[test]
fn the_form_of_an_option_does_not_give_it_away() {
    let mut failures = Failures::default();
    let mut out = String::new();
    for case in cases() {
        out += &form::table(case);
        form::check(case, &mut |what| failures.add(&case.name, what));
    }
    show(&out);
    failures.finish();
}

#[test]
fn strategies_that_do_not_read_the_situation_fail() {
    let mut failures = Failures::default();
    let results = strategies::results();
    show(&strategies::table(&results));
    strategies::check(&results, &mut failures);
    failures.finish();
}

#[test]
fn the_texts_are_written_cleanly() {
    let mut failures = Failures::default();
    for case in cases() {
        style::texts(case, &mut |what| failures.add(&case.name, what));
    }
    failures.finish();
}

/// Reference scripts that were given to the project word by word and number by number (`tests/reference`); they
/// are held to everything except what their script breaks by design.
fn is_reference(case: &Case) -> bool {
    matches!(case.name.as_str(), "four_quotes" | "its_fine")
}
