//! Who stands where.

use super::items::Item;
use super::wrong::FirstWrong;
use crate::records::progress::mean;
use crate::records::{AttemptId, Day, Trainee};
use std::collections::BTreeMap;

/// Which run of a case stands for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The first.
    First,
    /// The latest.
    #[default]
    Latest,
    /// The one with the highest total; of equals the first.
    Best,
}

/// One run, as much of it as the table needs. In the order in which they began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its number.
    pub attempt: AttemptId,
    /// Number of the trainee.
    pub trainee: i64,
    /// Id of the scenario.
    pub scenario: String,
    /// The local day.
    pub day: Day,
    /// Total, 0 to 100.
    pub total: u8,
    /// D1 to D8, 0 to 100.
    pub dimensions: [u8; 8],
    /// Hard faults.
    pub hard: u8,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub trainee: Trainee,
    /// Runs.
    pub runs: usize,
    /// Means of D1 to D8 over the chosen run of each case; `None` without a run.
    pub dimensions: Option<[u8; 8]>,
    /// Mean of the totals of the same runs.
    pub total: Option<u8>,
    /// Hard faults in them.
    pub hard: u32,
    /// The chosen run of each case, by case.
    pub chosen: Vec<Cell>,
}

/// Everything the class screen, `heartfirst records class` and its page show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassReport {
    /// The class; empty for everybody.
    pub class: String,
    /// The case; `None` for all.
    pub scenario: Option<String>,
    /// Everybody, by number and name, those without a run included.
    pub people: Vec<Person>,
    /// Runs of all.
    pub runs: usize,
    /// Days of the first and the last run.
    pub days: Option<(Day, Day)>,
    /// Means over the people who have a run.
    pub dimensions: Option<[u8; 8]>,
    /// The dimension (from 0) in which the class stands lowest.
    pub lowest: Option<usize>,
    /// Mean of the people's totals.
    pub total: Option<u8>,
    /// Hard faults of all.
    pub hard: u32,
    /// Which sentence went wrong first, by case, commonest first.
    pub wrong: Vec<FirstWrong>,
    /// How each node was answered at the first visit of everybody's first run.
    pub items: Vec<Item>,
}

/// The table. `people` in the order of its rows, `cells` in the order in which the runs began.
#[must_use]
pub fn class_report(people: Vec<Trainee>, cells: &[Cell], choice: Choice) -> ClassReport {
    // For each person: how many runs, and the chosen one of each case.
    let mut chosen: BTreeMap<i64, (usize, BTreeMap<&str, &Cell>)> = BTreeMap::new();
    for cell in cells {
        let (runs, cases) = chosen.entry(cell.trainee).or_default();
        *runs += 1;
        let stands = cases.entry(&cell.scenario).or_insert(cell);
        let better = match choice {
            Choice::First => false,
            Choice::Latest => true,
            Choice::Best => cell.total > stands.total,
        };
        if better {
            *stands = cell;
        }
    }
    let people: Vec<Person> = people
        .into_iter()
        .map(|trainee| match chosen.get(&trainee.id) {
            None => Person { trainee, runs: 0, dimensions: None, total: None, hard: 0, chosen: Vec::new() },
            Some((runs, cases)) => Person {
                trainee,
                runs: *runs,
                dimensions: Some(std::array::from_fn(|index| mean(cases.values().map(|cell| cell.dimensions[index])))),
                total: Some(mean(cases.values().map(|cell| cell.total))),
                hard: cases.values().map(|cell| u32::from(cell.hard)).sum(),
                chosen: cases.values().map(|cell| (*cell).clone()).collect(),
            },
        })
        .collect();
    let with_runs = || people.iter().filter_map(|person| person.dimensions);
    let dimensions: Option<[u8; 8]> =
        with_runs().next().map(|_| std::array::from_fn(|index| mean(with_runs().map(|dimensions| dimensions[index]))));
    ClassReport {
        runs: people.iter().map(|person| person.runs).sum(),
        days: cells.iter().map(|cell| cell.day).min().zip(cells.iter().map(|cell| cell.day).max()),
        lowest: dimensions.and_then(|all| (0..8).min_by_key(|index| all[*index])),
        dimensions,
        total: people
            .iter()
            .any(|person| person.total.is_some())
            .then(|| mean(people.iter().filter_map(|it| it.total))),
        hard: people.iter().map(|person| person.hard).sum(),
        people,
        ..ClassReport::default()
    }
}
