//! Rows of the database as values, and back.

use super::deed::{Course, Deed, Done};
use super::keep::Outcome;
use super::moment::Moment;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

/// Stands between the choices of a finished conversation in one column. No id contains it: see [`is_id`].
pub(super) const BETWEEN: char = '\n';

/// Whether a word can be the id of an option, a scenario or a variant: short and on one line.
pub(super) fn is_id(word: &str) -> bool {
    word.len() <= 200 && !word.chars().any(char::is_control)
}

/// An attempt about to be written.
pub(super) struct NewAttempt<'a> {
    pub(super) uuid: Uuid,
    pub(super) trainee: i64,
    pub(super) scenario: &'a str,
    pub(super) scenario_text: i64,
    pub(super) rulebook_text: i64,
    pub(super) seed: u64,
    pub(super) exam: bool,
    pub(super) variant: &'a str,
    pub(super) said: usize,
    pub(super) program: &'a str,
    pub(super) started: Moment,
}

/// The hash by which a text is known.
#[must_use]
pub fn text_hash(text: &str) -> [u8; 32] {
    *blake3::hash(text.as_bytes()).as_bytes()
}

/// The number of a text, which is kept once however often it is played.
pub(super) fn text_id(connection: &Connection, text: &str) -> rusqlite::Result<i64> {
    let hash = text_hash(text);
    let known = connection
        .prepare_cached("SELECT id FROM text WHERE hash = ?1")?
        .query_row([&hash[..]], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    connection.execute("INSERT INTO text (hash, body) VALUES (?1, ?2)", params![&hash[..], text])?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn insert_attempt(connection: &Connection, new: &NewAttempt<'_>) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO attempt (uuid, trainee, scenario, scenario_text, rulebook_text, seed, exam, variant, said,
                              program, started, zone)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    statement.execute(params![
        &new.uuid.as_bytes()[..],
        new.trainee,
        new.scenario,
        new.scenario_text,
        new.rulebook_text,
        new.seed.cast_signed(),
        new.exam,
        new.variant,
        number(new.said),
        new.program,
        new.started.ms,
        new.started.offset,
    ])?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn insert_deeds(connection: &Connection, attempt: i64, from: i64, deeds: &[Done]) -> rusqlite::Result<()> {
    let mut statement = connection
        .prepare_cached("INSERT INTO deed (attempt, seq, kind, turn, option, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (seq, done) in (from..).zip(deeds) {
        let (kind, turn, option) = match &done.deed {
            Deed::Chose { turn, option } => (0, *turn, option.as_str()),
            Deed::TookBack { left } => (1, *left, ""),
            Deed::Ended => (2, 0, ""),
            Deed::Dropped => (3, 0, ""),
        };
        statement.execute(params![attempt, seq, kind, number(turn), option, done.at])?;
    }
    Ok(())
}

/// The deeds of an attempt in order; those after a gap are left out.
pub(super) fn deeds_of(connection: &Connection, attempt: i64) -> rusqlite::Result<Vec<Done>> {
    let mut statement =
        connection.prepare_cached("SELECT seq, kind, turn, option, at FROM deed WHERE attempt = ?1 ORDER BY seq")?;
    let mut rows = statement.query([attempt])?;
    let mut deeds = Vec::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        if seq != number(deeds.len()) {
            break;
        }
        deeds.push(deed(row, 1)?);
    }
    Ok(deeds)
}

/// A deed from the columns kind, turn, option and moment.
pub(super) fn deed(row: &Row<'_>, first: usize) -> rusqlite::Result<Done> {
    let turn = usize::try_from(row.get::<_, i64>(first + 1)?).unwrap_or(usize::MAX);
    let deed = match row.get::<_, i64>(first)? {
        0 => Deed::Chose { turn, option: row.get(first + 2)? },
        1 => Deed::TookBack { left: turn },
        2 => Deed::Ended,
        3 => Deed::Dropped,
        other => return Err(unreadable(first, Type::Integer, &format!("no deed {other}"))),
    };
    Ok(Done { deed, at: row.get(first + 3)? })
}

pub(super) fn put_outcome(
    connection: &Connection,
    attempt: i64,
    course: &Course,
    outcome: &Outcome,
    at: i64,
) -> rusqlite::Result<()> {
    let choices = course.ids().join(&BETWEEN.to_string());
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO outcome (attempt, at, taken_back, choices, total, uncapped, dimensions, ending,
                                             kind, minor, major, hard)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            attempt,
            at,
            number(course.taken_back),
            choices,
            outcome.total,
            outcome.uncapped,
            &outcome.dimensions[..],
            outcome.ending,
            outcome.kind,
            outcome.minor,
            outcome.major,
            outcome.hard,
        ])?;
    Ok(())
}

/// An outcome from the columns total, uncapped, dimensions, ending, kind, minor, major, hard.
pub(super) fn outcome(row: &Row<'_>, first: usize) -> rusqlite::Result<Outcome> {
    let dimensions: Vec<u8> = row.get(first + 2)?;
    let dimensions =
        dimensions.try_into().map_err(|_| unreadable(first + 2, Type::Blob, "eight dimensions expected"))?;
    Ok(Outcome {
        total: row.get(first)?,
        uncapped: row.get(first + 1)?,
        dimensions,
        ending: row.get(first + 3)?,
        kind: row.get(first + 4)?,
        minor: row.get(first + 5)?,
        major: row.get(first + 6)?,
        hard: row.get(first + 7)?,
    })
}

/// A name from sixteen bytes.
pub(super) fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    let bytes: Vec<u8> = row.get(column)?;
    Uuid::from_slice(&bytes).map_err(|error| unreadable(column, Type::Blob, &error.to_string()))
}

pub(super) fn unreadable(column: usize, kind: Type, why: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, why.to_owned().into())
}

pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
