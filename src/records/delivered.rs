//! What a learning record store has acknowledged.

use super::keep::AttemptId;
use super::rows;
use super::store::Store;
use super::trouble::Trouble;
use rusqlite::params;
use std::collections::BTreeSet;

impl Store {
    /// The conversations a record store has acknowledged.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn delivered(&self, to: &str) -> Result<BTreeSet<AttemptId>, Trouble> {
        self.with(|connection| {
            // Taken back and ended anew after it was sent: the new end is sent too.
            let mut statement = connection.prepare(
                "SELECT delivered.attempt FROM delivered JOIN outcome ON outcome.attempt = delivered.attempt
                 WHERE store = ?1 AND delivered.at >= outcome.at",
            )?;
            let rows = statement.query_map([to], |row| row.get(0).map(AttemptId))?;
            rows.collect()
        })
    }

    /// Remembers that a record store has acknowledged all statements of a conversation as it now stands.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn mark_delivered(&self, to: &str, attempt: AttemptId, statements: usize) -> Result<(), Trouble> {
        self.change(|change| {
            change.execute(
                "INSERT OR REPLACE INTO delivered (attempt, store, statements, at)
                 VALUES (?1, ?2, ?3, (SELECT at FROM outcome WHERE attempt = ?1))",
                params![attempt.0, to, rows::number(statements)],
            )
        })?;
        Ok(())
    }
}
