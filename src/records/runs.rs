//! Conversations as they are read back: who, what, when, every choice, and how it ended.

use super::class::Cell;
use super::deed::Course;
use super::keep::{AttemptId, Outcome, Unfinished};
use super::keeping;
use super::moment::{Day, Moment};
use super::rows::{self, BETWEEN};
use super::store::Store;
use super::trouble::{Trouble, TroubleKind};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// What is known of every conversation from its beginning on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Its number in this database.
    pub attempt: AttemptId,
    /// The name that stays the same wherever records travel.
    pub uuid: Uuid,
    /// Number of the trainee in this database.
    pub trainee: i64,
    /// Id of the scenario.
    pub scenario: String,
    /// Numbers of the texts of scenario and rulebook it was played by.
    pub texts: (i64, i64),
    /// The seed.
    pub seed: u64,
    /// Without hints and undo.
    pub exam: bool,
    /// In which changed form; empty as written.
    pub variant: String,
    /// Choices taken over from an earlier conversation.
    pub said: usize,
    /// When it began.
    pub started: Moment,
}

/// A conversation that came to its end; its [`Beginning`] is at hand as its own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How it began.
    pub beginning: Beginning,
    /// Sentences taken back.
    pub taken_back: usize,
    /// When it ended, in milliseconds since 1970.
    pub ended: i64,
    /// The choices that stand.
    pub choices: Vec<String>,
    /// How it ended.
    pub outcome: Outcome,
}

impl std::ops::Deref for Run {
    type Target = Beginning;

    fn deref(&self) -> &Beginning {
        &self.beginning
    }
}

impl std::ops::Deref for Whole {
    type Target = Beginning;

    fn deref(&self) -> &Beginning {
        &self.beginning
    }
}

impl Run {
    /// Whether it is a run: played from the first sentence to the end without taking one back.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.beginning.said == 0 && self.taken_back == 0
    }

    /// The local day it began on.
    #[must_use]
    pub fn day(&self) -> Day {
        self.started.day()
    }

    /// How long it took, in seconds; 0 where the clock went backwards.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        u64::try_from((self.ended - self.started.ms) / 1_000).unwrap_or(0)
    }
}

/// What is known of a conversation, finished or not, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub attempt: AttemptId,
    /// Number of the trainee.
    pub trainee: i64,
    /// Id of the scenario.
    pub scenario: String,
    /// When it began.
    pub started: Moment,
    /// Without hints and undo.
    pub exam: bool,
    /// Sentences that stand.
    pub turns: usize,
    /// Whether it counts as a run, once it is finished.
    pub counts: bool,
    /// It was dropped.
    pub dropped: bool,
    /// The total, if it is finished.
    pub total: Option<u8>,
}

/// A conversation with everything that is needed to replay it; its [`Beginning`] is at hand as its own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// How it began.
    pub beginning: Beginning,
    /// Version of the program.
    pub program: String,
    /// What was done in it, in order.
    pub deeds: Vec<super::deed::Done>,
    /// How it ended, if it did.
    pub outcome: Option<(i64, Outcome)>,
}

impl Whole {
    /// What the deeds come to.
    #[must_use]
    pub fn course(&self) -> Course {
        Course::of(&self.deeds)
    }
}

/// Which conversations are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Only of this trainee.
    pub trainee: Option<i64>,
    /// Only of this class.
    pub class: Option<String>,
    /// Only of this scenario.
    pub scenario: Option<String>,
    /// Only this one.
    pub attempt: Option<AttemptId>,
}

impl Which {
    /// The conditions that are asked for, and only those, so that the database can use its indexes; and what stands
    /// in their places.
    fn conditions(&self) -> (String, Vec<&dyn rusqlite::ToSql>) {
        let mut sql = "TRUE".to_owned();
        let mut values: Vec<&dyn rusqlite::ToSql> = Vec::new();
        if let Some(AttemptId(id)) = &self.attempt {
            sql += " AND attempt.id = ?";
            values.push(id);
        }
        if let Some(trainee) = &self.trainee {
            sql += " AND trainee = ?";
            values.push(trainee);
        }
        if let Some(class) = &self.class {
            sql += " AND trainee IN (SELECT id FROM trainee WHERE class = ?)";
            values.push(class);
        }
        if let Some(scenario) = &self.scenario {
            sql += " AND scenario = ?";
            values.push(scenario);
        }
        (sql, values)
    }
}

/// The columns of a [`Beginning`].
const BEGINNING: &str =
    "attempt.id, uuid, trainee, scenario, scenario_text, rulebook_text, seed, exam, variant, said, started, zone";
/// What else a [`Run`] takes, in columns from [`REST`] on.
const RUN: &str = "taken_back, outcome.at, choices, total, uncapped, dimensions, ending, kind, minor, major, hard";
/// The first column after those of [`BEGINNING`].
const REST: usize = 12;

fn beginning(row: &Row<'_>) -> rusqlite::Result<Beginning> {
    Ok(Beginning {
        attempt: AttemptId(row.get(0)?),
        uuid: rows::uuid(row, 1)?,
        trainee: row.get(2)?,
        scenario: row.get(3)?,
        texts: (row.get(4)?, row.get(5)?),
        seed: row.get::<_, i64>(6)?.cast_unsigned(),
        exam: row.get(7)?,
        variant: row.get(8)?,
        said: count(row, 9)?,
        started: Moment::new(row.get(10)?, row.get(11)?),
    })
}

fn run(row: &Row<'_>) -> rusqlite::Result<Run> {
    let choices: &str = row.get_ref(REST + 2)?.as_str()?;
    Ok(Run {
        beginning: beginning(row)?,
        taken_back: count(row, REST)?,
        ended: row.get(REST + 1)?,
        choices: if choices.is_empty() { Vec::new() } else { choices.split(BETWEEN).map(str::to_owned).collect() },
        outcome: rows::outcome(row, REST + 3)?,
    })
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

impl Store {
    /// Finished conversations in the order in which they began.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn runs(&self, which: &Which) -> Result<Vec<Run>, Trouble> {
        let mut runs = Vec::new();
        self.each_run(which, |run| {
            runs.push(run);
            Ok(())
        })?;
        runs.sort_by_key(|run| (run.started.ms, run.attempt));
        Ok(runs)
    }

    /// Calls `see` with every finished conversation, in the order of the database, without holding them all.
    ///
    /// # Errors
    /// When the records cannot be read, or what `see` says.
    pub fn each_run(&self, which: &Which, mut see: impl FnMut(Run) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut stopped = Ok(());
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {BEGINNING}, {RUN} FROM attempt JOIN outcome ON outcome.attempt = attempt.id WHERE {} ORDER BY attempt.id",
                conditions
            ))?;
            let mut rows = statement.query(&values[..])?;
            while let Some(row) = rows.next()? {
                stopped = see(run(row)?);
                if stopped.is_err() {
                    break;
                }
            }
            Ok(())
        })?;
        stopped
    }

    /// Every conversation, finished or not, latest first.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn list(&self, which: &Which) -> Result<Vec<Listed>, Trouble> {
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection.prepare(&format!(
                "SELECT attempt.id, trainee, scenario, started, zone, exam, said, total, taken_back
                 FROM attempt LEFT JOIN outcome ON outcome.attempt = attempt.id WHERE {} ORDER BY attempt.id DESC",
                conditions
            ))?;
            let mut rows = statement.query(&values[..])?;
            let mut list = Vec::new();
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let course = Course::of(&rows::deeds_of(connection, id)?);
                list.push(Listed {
                    attempt: AttemptId(id),
                    trainee: row.get(1)?,
                    scenario: row.get(2)?,
                    started: Moment::new(row.get(3)?, row.get(4)?),
                    exam: row.get(5)?,
                    turns: course.choices.len(),
                    counts: row.get::<_, i64>(6)? == 0 && course.taken_back == 0,
                    dropped: course.dropped,
                    total: row.get(7)?,
                });
            }
            Ok(list)
        })
    }

    /// Conversations of the trainee of the moment that stopped in the middle, latest first, with their scenario.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn unfinished(&self, most: usize) -> Result<Vec<(String, Unfinished)>, Trouble> {
        let trainee = self.trainee;
        self.with(|connection| keeping::unfinished(connection, trainee, None, most))
    }

    /// One conversation with everything.
    ///
    /// # Errors
    /// When there is none of that number, or the records cannot be read.
    pub fn whole(&self, attempt: AttemptId) -> Result<Whole, Trouble> {
        let found = self.with(|connection| {
            let whole = connection
                .prepare_cached(&format!(
                    "SELECT {BEGINNING}, program, outcome.at, total, uncapped, dimensions, ending, kind, minor, major, hard
                     FROM attempt LEFT JOIN outcome ON outcome.attempt = attempt.id WHERE attempt.id = ?1"
                ))?
                .query_row(params![attempt.0], |row| {
                    let ended: Option<i64> = row.get(REST + 1)?;
                    Ok(Whole {
                        beginning: beginning(row)?,
                        program: row.get(REST)?,
                        deeds: Vec::new(),
                        outcome: match ended {
                            Some(at) => Some((at, rows::outcome(row, REST + 2)?)),
                            None => None,
                        },
                    })
                })
                .optional()?;
            let Some(mut whole) = whole else { return Ok(None) };
            whole.deeds = rows::deeds_of(connection, attempt.0)?;
            Ok(Some(whole))
        })?;
        found.ok_or_else(|| {
            let number = attempt.0;
            Trouble::new(
                TroubleKind::Unknown,
                format!("记录里没有第 {number} 号练习；heartfirst records list 列出所有的"),
                format!("there is no conversation number {number}; heartfirst records list shows them all"),
            )
        })
    }

    /// The numbers of all conversations that fit, in order.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn numbers(&self, which: &Which) -> Result<Vec<AttemptId>, Trouble> {
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection
                .prepare(&format!("SELECT attempt.id FROM attempt WHERE {} ORDER BY attempt.id", conditions))?;
            let rows = statement.query_map(&values[..], |row| row.get(0).map(AttemptId))?;
            rows.collect()
        })
    }

    /// The hash of the text of a number.
    pub(super) fn hash(&self, id: i64) -> Result<Vec<u8>, Trouble> {
        self.with(|connection| {
            connection.prepare_cached("SELECT hash FROM text WHERE id = ?1")?.query_row([id], |row| row.get(0))
        })
    }

    /// The text of a number, as it was when it was played.
    ///
    /// # Errors
    /// When there is none of that number, or the records cannot be read.
    pub fn text(&self, id: i64) -> Result<String, Trouble> {
        self.with(|connection| {
            connection.prepare_cached("SELECT body FROM text WHERE id = ?1")?.query_row([id], |row| row.get(0))
        })
    }
}

impl Store {
    /// The pairs of texts that finished conversations were played by.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn texts_played(&self, which: &Which) -> Result<Vec<(i64, i64)>, Trouble> {
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection
                .prepare(&format!("SELECT DISTINCT scenario_text, rulebook_text FROM attempt WHERE {}", conditions))?;
            let rows = statement.query_map(&values[..], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// Numbers of the trainees who have conversations, by number.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn people_with_runs(&self, which: &Which) -> Result<Vec<i64>, Trouble> {
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection
                .prepare(&format!("SELECT DISTINCT trainee FROM attempt WHERE {} ORDER BY trainee", conditions))?;
            let rows = statement.query_map(&values[..], |row| row.get(0))?;
            rows.collect()
        })
    }

    /// When each standing choice of each conversation was made, in milliseconds since 1970.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn moments(&self, which: &Which) -> Result<std::collections::BTreeMap<AttemptId, Vec<i64>>, Trouble> {
        self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection.prepare_cached(&format!(
                "SELECT attempt.id, kind, turn, at FROM attempt JOIN deed ON deed.attempt = attempt.id
                 WHERE {} ORDER BY attempt.id, seq",
                conditions
            ))?;
            let mut rows = statement.query(&values[..])?;
            let mut moments: std::collections::BTreeMap<AttemptId, Vec<i64>> = std::collections::BTreeMap::new();
            while let Some(row) = rows.next()? {
                let list = moments.entry(AttemptId(row.get(0)?)).or_default();
                match row.get::<_, i64>(1)? {
                    0 => list.push(row.get(3)?),
                    1 => list.truncate(count(row, 2)?),
                    _ => {}
                }
            }
            Ok(moments)
        })
    }
}

impl Store {
    /// Finished runs from the first sentence, as much of them as the table of a class needs, in the order in which
    /// they began.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn cells(&self, which: &Which) -> Result<Vec<Cell>, Trouble> {
        let mut cells = self.with(|connection| {
            let (conditions, values) = which.conditions();
            let mut statement = connection.prepare(&format!(
                "SELECT attempt.id, trainee, scenario, started, zone, total, dimensions, hard
                 FROM attempt JOIN outcome ON outcome.attempt = attempt.id
                 WHERE said = 0 AND taken_back = 0 AND {}",
                conditions
            ))?;
            let rows = statement.query_map(&values[..], |row| {
                let started = Moment::new(row.get(3)?, row.get(4)?);
                let dimensions = row.get_ref(6)?.as_blob()?.try_into();
                let cell = Cell {
                    attempt: AttemptId(row.get(0)?),
                    trainee: row.get(1)?,
                    scenario: row.get(2)?,
                    day: started.day(),
                    total: row.get(5)?,
                    dimensions: dimensions
                        .map_err(|_| rows::unreadable(6, rusqlite::types::Type::Blob, "eight dimensions expected"))?,
                    hard: row.get(7)?,
                };
                Ok((started.ms, cell))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        cells.sort_by_key(|(started, cell)| (*started, cell.attempt));
        Ok(cells.into_iter().map(|(_, cell)| cell).collect())
    }
}
