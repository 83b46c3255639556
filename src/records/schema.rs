//! How the database is laid out, and how an older layout becomes the present one.
//!
//! A layout once released is never edited; a later one is a further step at the end of [`STEPS`]. The number of
//! steps taken stands in the file as its `user_version`.

use rusqlite::{Connection, TransactionBehavior};

/// Marks the file as ours: `HFIR` (Heart First records).
pub(super) const APPLICATION_ID: i32 = 0x4846_4952;

/// The layout this program writes.
pub(super) const VERSION: i32 = 2;

/// From each layout to the next.
const STEPS: [&str; VERSION as usize] = [
    // 1: texts by content, trainees, attempts, and what was done in each, in order and never changed.
    "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
     CREATE TABLE text (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, body TEXT NOT NULL);
     CREATE TABLE trainee (
         id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
         name TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', class TEXT NOT NULL DEFAULT '');
     CREATE TABLE attempt (
         id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE,
         trainee INTEGER NOT NULL REFERENCES trainee (id) ON DELETE CASCADE,
         scenario TEXT NOT NULL,
         scenario_text INTEGER NOT NULL REFERENCES text (id),
         rulebook_text INTEGER NOT NULL REFERENCES text (id),
         seed INTEGER NOT NULL, exam INTEGER NOT NULL, variant TEXT NOT NULL, said INTEGER NOT NULL,
         program TEXT NOT NULL, started INTEGER NOT NULL, zone INTEGER NOT NULL);
     CREATE INDEX attempt_of ON attempt (trainee, scenario);
     CREATE TABLE deed (
         attempt INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
         seq INTEGER NOT NULL, kind INTEGER NOT NULL, turn INTEGER NOT NULL, option TEXT NOT NULL, at INTEGER NOT NULL,
         PRIMARY KEY (attempt, seq)) WITHOUT ROWID;
     CREATE TABLE outcome (
         attempt INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
         at INTEGER NOT NULL, taken_back INTEGER NOT NULL, choices TEXT NOT NULL,
         total INTEGER NOT NULL, uncapped INTEGER NOT NULL, dimensions BLOB NOT NULL,
         ending TEXT NOT NULL, kind TEXT NOT NULL,
         minor INTEGER NOT NULL, major INTEGER NOT NULL, hard INTEGER NOT NULL);",
    // 2: which statements a learning record store has acknowledged.
    "CREATE TABLE delivered (
         attempt INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
         store TEXT NOT NULL, statements INTEGER NOT NULL, at INTEGER NOT NULL,
         PRIMARY KEY (attempt, store)) WITHOUT ROWID;",
];

/// What kept a file from being brought to the present layout.
pub(super) enum Unfit {
    /// Not one of ours.
    Foreign,
    /// Written by a newer program.
    Newer,
    /// The database said so.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Unfit {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// The layout of a file.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings the file to the layout of this program, all or nothing. A file of a newer program is left alone.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Unfit> {
    migrate_to(connection, VERSION)
}

/// Brings the file as far as a layout; tests stop at an older one.
pub(super) fn migrate_to(connection: &mut Connection, target: i32) -> Result<(), Unfit> {
    let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let found = version(connection)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && id != APPLICATION_ID {
        return Err(Unfit::Foreign);
    }
    if found > VERSION {
        return Err(Unfit::Newer);
    }
    if found >= target && tables > 0 {
        return Ok(());
    }
    let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have been faster while this one waited for the lock.
    let found = usize::try_from(version(&step)?).unwrap_or(0);
    for sql in STEPS.iter().take(usize::try_from(target).unwrap_or(0)).skip(found) {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "application_id", APPLICATION_ID)?;
    step.pragma_update(None, "user_version", target.max(i32::try_from(found).unwrap_or(0)))?;
    step.commit()?;
    Ok(())
}
