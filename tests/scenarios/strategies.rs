//! Ways to choose without reading the situation, and how far they get: the strategies of the audit, held to limits.

use crate::cases::{Case, Failures, cases};
use heartfirst::audit::{Outcome, Strategy, strategies};
use heartfirst::language::Lang;
use std::fmt::Write as _;

/// With fewer files the means say little; a writer trying one file is told only what one file can break.
const ENOUGH: usize = 5;

/// A strategy with its outcome in each scenario.
pub struct Row {
    strategy: Strategy,
    lang: Option<Lang>,
    outcomes: Vec<Outcome>,
}

impl Row {
    fn name(&self) -> String {
        let lang = self.lang.map_or("", |lang| lang.pick(", zh", ", en"));
        format!("{}{lang}", self.strategy.title().get(Lang::En))
    }

    fn mean(&self) -> f64 {
        self.outcomes.iter().map(mean).sum::<f64>() / self.outcomes.len() as f64
    }

    fn passes(&self) -> Vec<&'static str> {
        let passed = cases().iter().zip(&self.outcomes).filter(|(_, outcome)| outcome.passes(70));
        passed.map(|(case, _)| case.name.as_str()).collect()
    }
}

fn mean(outcome: &Outcome) -> f64 {
    outcome.sum as f64 / f64::from(outcome.plays)
}

/// All strategies in all scenarios.
pub fn results() -> Vec<Row> {
    let by_case: Vec<Vec<Outcome>> = cases().iter().map(|case: &Case| strategies(&case.judge)).collect();
    let rows = by_case.first().map_or(0, Vec::len);
    let row = |index: usize| Row {
        strategy: by_case[0][index].strategy,
        lang: by_case[0][index].lang,
        outcomes: by_case.iter().map(|outcomes| outcomes[index]).collect(),
    };
    (0..rows).map(row).collect()
}

/// The mean totals as a table.
pub fn table(results: &[Row]) -> String {
    let mut out = "\nstrategies: mean total per scenario (70 passes; the mean of all must be below 60)\n".to_owned();
    let _ = write!(out, "{:28} {:>6}", "", "mean");
    for case in cases() {
        let _ = write!(out, " {:>9}", case.name.chars().take(9).collect::<String>());
    }
    out.push('\n');
    let mut held = true;
    for row in results {
        if held && !row.strategy.is_held() {
            out += "for information, without a limit:\n";
        }
        held = row.strategy.is_held();
        let _ = write!(out, "{:28} {:6.1}", row.name(), row.mean());
        for outcome in &row.outcomes {
            let mark = if outcome.passes(70) { '!' } else { ' ' };
            let _ = write!(out, " {:8.1}{mark}", mean(outcome));
        }
        out.push('\n');
    }
    out
}

/// The limits.
pub fn check(results: &[Row], failures: &mut Failures) {
    let held: Vec<_> = results.iter().filter(|row| row.strategy.is_held()).collect();
    for row in held.iter().filter(|row| row.strategy == Strategy::IssueFirst) {
        for (case, outcome) in cases().iter().zip(&row.outcomes) {
            let total = mean(outcome);
            if total >= 50.0 {
                failures.add(&case.name, format!("issue first gets {total:.1} points; it must stay below 50"));
            }
        }
    }
    if cases().len() < ENOUGH {
        for (index, case) in cases().iter().enumerate() {
            let passing: Vec<_> = held
                .iter()
                .filter(|row| row.outcomes[index].passes(70))
                .map(|row| format!("{} ({:.1})", row.name(), mean(&row.outcomes[index])))
                .collect();
            if passing.len() > 1 {
                let list = passing.join(", ");
                failures.add(&case.name, format!("passed without reading: {list}; at most one such strategy may"));
            }
        }
        return;
    }
    for row in held {
        let (name, mean, passes) = (row.name(), row.mean(), row.passes());
        if mean >= 60.0 {
            failures
                .add("the whole folder", format!("the strategy “{name}” has a mean of {mean:.1}; it must be below 60"));
        }
        if passes.len() > 1 {
            let list = passes.join(", ");
            failures
                .add("the whole folder", format!("the strategy “{name}” passes {list}; at most one may be passed so"));
        }
    }
}
