//! Keeping a conversation while it runs: each deed is on the disk when the call returns.

use super::deed::{Course, Deed, Done};
use super::keep::{AttemptId, Keep, Outcome, Past, Start, Unfinished};
use super::moment::Moment;
use super::office::Office;
use super::rows::{self, deeds_of};
use super::store::Store;
use super::trouble::{Trouble, TroubleKind};
use rusqlite::{Connection, OptionalExtension as _, params};

/// A conversation that this program is keeping.
#[derive(Debug, Default)]
pub(super) struct Running {
    course: Course,
    /// How many deeds are on the disk.
    written: i64,
    /// Deeds that could not be written yet; they go before the next.
    waiting: Vec<Done>,
    outcome: Option<Outcome>,
    /// Another program has gone on with it.
    lost: bool,
}

/// Unfinished conversations that are looked at when one is offered to be resumed.
const LATEST: usize = 20;

impl Keep for Store {
    fn begin(&mut self, start: &Start) -> Result<AttemptId, Trouble> {
        self.keeps()?;
        let now = (self.clock)();
        let deeds: Vec<Done> = (1..)
            .zip(&start.said)
            .map(|(turn, option)| Done { deed: Deed::Chose { turn, option: option.clone() }, at: now.ms })
            .collect();
        let (trainee, rulebook) = (self.trainee, &self.rulebook);
        let id = self.change(|change| {
            let id = rows::insert_attempt(
                change,
                &rows::NewAttempt {
                    uuid: uuid::Uuid::new_v4(),
                    trainee,
                    scenario: &start.scenario,
                    scenario_text: rows::text_id(change, &start.text)?,
                    rulebook_text: rows::text_id(change, rulebook)?,
                    seed: start.seed,
                    exam: start.exam,
                    variant: &start.variant,
                    said: start.said.len(),
                    program: env!("CARGO_PKG_VERSION"),
                    started: now,
                },
            )?;
            rows::insert_deeds(change, id, 0, &deeds)?;
            Ok(AttemptId(id))
        })?;
        let written = i64::try_from(deeds.len()).unwrap_or(0);
        self.running.insert(id, Running { course: Course::of(&deeds), written, ..Running::default() });
        Ok(id)
    }

    fn choose(&mut self, attempt: AttemptId, turn: usize, option: &str) -> Result<(), Trouble> {
        self.append(attempt, Deed::Chose { turn, option: option.to_owned() }, None)
    }

    fn take_back(&mut self, attempt: AttemptId, turns_left: usize) -> Result<(), Trouble> {
        self.append(attempt, Deed::TookBack { left: turns_left }, None)
    }

    fn end(&mut self, attempt: AttemptId, outcome: &Outcome) -> Result<(), Trouble> {
        self.append(attempt, Deed::Ended, Some(outcome))
    }

    fn drop_attempt(&mut self, attempt: AttemptId) -> Result<(), Trouble> {
        self.append(attempt, Deed::Dropped, None)
    }

    fn past(&self, scenario: &str) -> Past {
        self.with(|connection| past(connection, self.trainee, scenario)).unwrap_or_default()
    }

    fn office(&self) -> Option<&dyn Office> {
        Some(self)
    }

    fn office_mut(&mut self) -> Option<&mut dyn Office> {
        Some(self)
    }

    fn keeps(&self) -> Result<(), Trouble> {
        if !self.is_read_only() {
            return Ok(());
        }
        let path = self.path();
        let shown = path.display();
        Err(Trouble::new(
            TroubleKind::ReadOnly,
            format!("{shown} 只能读，不能写：看得到以前的练习，这次的不存档"),
            format!("{shown} can be read but not written: earlier runs are there, this one is not kept"),
        ))
    }
}

impl Store {
    fn append(&mut self, attempt: AttemptId, deed: Deed, outcome: Option<&Outcome>) -> Result<(), Trouble> {
        self.keeps()?;
        let now = (self.clock)();
        let mut running = match self.running.remove(&attempt) {
            Some(running) => running,
            None => self.with(|connection| take_up(connection, attempt))?.ok_or_else(|| {
                Trouble::new(
                    TroubleKind::Unknown,
                    "这段谈话已经不在记录里",
                    "this conversation is no longer in the records",
                )
            })?,
        };
        let result = self.go_on(attempt, &mut running, deed, outcome, now);
        self.running.insert(attempt, running);
        result
    }

    fn go_on(
        &self,
        attempt: AttemptId,
        running: &mut Running,
        deed: Deed,
        outcome: Option<&Outcome>,
        now: Moment,
    ) -> Result<(), Trouble> {
        let elsewhere = || {
            Trouble::new(
                TroubleKind::Elsewhere,
                "这段谈话在另一个窗口里已经接着谈了；这里的不再存档",
                "this conversation has gone on in another window; what is said here is not kept",
            )
        };
        if running.lost {
            return Err(elsewhere());
        }
        // A clock that was set back does not turn the order of sentences around.
        let last = running.course.choices.last().map_or(i64::MIN, |(_, at)| *at);
        let done = Done { deed, at: now.ms.max(last) };
        if !running.course.follow(&done) {
            running.lost = true;
            return Err(elsewhere());
        }
        running.waiting.push(done);
        running.outcome = outcome.cloned().or(running.outcome.take()).filter(|_| running.course.ended);
        let written = self.change(|change| {
            rows::insert_deeds(change, attempt.0, running.written, &running.waiting)?;
            match &running.outcome {
                Some(outcome) => rows::put_outcome(change, attempt.0, &running.course, outcome, now.ms.max(last)),
                None => change.execute("DELETE FROM outcome WHERE attempt = ?1", [attempt.0]).map(|_| ()),
            }
        });
        match written {
            Ok(()) => {
                running.written += i64::try_from(running.waiting.len()).unwrap_or(0);
                running.waiting.clear();
                Ok(())
            }
            Err(trouble) => {
                running.lost = trouble.kind == TroubleKind::Elsewhere && trouble == elsewhere();
                Err(trouble)
            }
        }
    }
}

/// A conversation of an earlier start of the program.
fn take_up(connection: &Connection, attempt: AttemptId) -> rusqlite::Result<Option<Running>> {
    let known: Option<i64> =
        connection.query_row("SELECT id FROM attempt WHERE id = ?1", [attempt.0], |row| row.get(0)).optional()?;
    if known.is_none() {
        return Ok(None);
    }
    let deeds = deeds_of(connection, attempt.0)?;
    let written: i64 =
        connection.query_row("SELECT coalesce(max(seq) + 1, 0) FROM deed WHERE attempt = ?1", [attempt.0], |row| {
            row.get(0)
        })?;
    Ok(Some(Running { course: Course::of(&deeds), written, ..Running::default() }))
}

fn past(connection: &Connection, trainee: i64, scenario: &str) -> rusqlite::Result<Past> {
    let mut past = connection
        .prepare_cached(
            "SELECT count(*), max(total) FROM attempt JOIN outcome ON outcome.attempt = attempt.id
             WHERE trainee = ?1 AND scenario = ?2 AND said = 0 AND taken_back = 0",
        )?
        .query_row(params![trainee, scenario], |row| {
            Ok(Past { attempts: row.get(0)?, best: row.get(1)?, ..Past::default() })
        })?;
    let last = connection
        .prepare_cached(
            "SELECT total, started, zone FROM attempt JOIN outcome ON outcome.attempt = attempt.id
             WHERE trainee = ?1 AND scenario = ?2 AND said = 0 AND taken_back = 0
             ORDER BY started DESC, attempt.id DESC LIMIT 1",
        )?
        .query_row(params![trainee, scenario], |row| Ok((row.get(0)?, Moment::new(row.get(1)?, row.get(2)?))))
        .optional()?;
    if let Some((total, started)) = last {
        past.last = Some(total);
        past.last_on = Some(started.day().to_string());
    }
    past.unfinished = unfinished(connection, trainee, Some(scenario), LATEST)?.into_iter().next().map(|(_, it)| it);
    Ok(past)
}

/// Conversations that were neither finished nor dropped, latest first, with the id of their scenario.
pub(super) fn unfinished(
    connection: &Connection,
    trainee: i64,
    scenario: Option<&str>,
    most: usize,
) -> rusqlite::Result<Vec<(String, Unfinished)>> {
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached(
        "SELECT attempt.id, scenario, seed, exam, text.body, book.body, variant
         FROM attempt JOIN text ON text.id = scenario_text JOIN text AS book ON book.id = rulebook_text
         WHERE trainee = ?1 AND (?2 IS NULL OR scenario = ?2)
           AND NOT EXISTS (SELECT 1 FROM outcome WHERE attempt = attempt.id)
         ORDER BY attempt.id DESC",
    )?;
    let mut rows = statement.query(params![trainee, scenario])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let course = Course::of(&deeds_of(connection, id)?);
        seen += 1;
        if !course.dropped && !course.ended && !course.choices.is_empty() {
            let it = Unfinished {
                attempt: AttemptId(id),
                seed: row.get::<_, i64>(2)?.cast_unsigned(),
                exam: row.get(3)?,
                choices: course.ids(),
                text: row.get(4)?,
                rulebook: row.get(5)?,
                variant: row.get(6)?,
            };
            found.push((row.get(1)?, it));
        }
        if found.len() >= most || seen >= most.saturating_mul(10) {
            break;
        }
    }
    Ok(found)
}
