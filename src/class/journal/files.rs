//! Where journals are.

use super::read::{is_journal, read};
use super::replay;
use crate::class::phase::Phase;
use crate::language::Text;
use crate::records::Trouble;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A class that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its journal.
    pub path: PathBuf,
    /// The title of its case, in both languages.
    pub title: Text,
    /// The name of the class.
    pub class: String,
    /// Who took part.
    pub people: usize,
    /// Sentences that were played.
    pub turns: usize,
    /// When it began, in milliseconds since 1970.
    pub began: u64,
}

/// A class whose journal is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its journal.
    pub path: PathBuf,
    /// What is known of it; nothing if the journal cannot be read.
    pub told: Result<Told, Trouble>,
}

/// What a journal says about its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When it began, in milliseconds since 1970.
    pub began: u64,
    /// The name of the class.
    pub class: String,
    /// The title of its case, in both languages.
    pub title: Text,
    /// Who took part.
    pub people: usize,
    /// Whether it holds names.
    pub names: bool,
    /// What would be lost with it.
    pub left: Left,
}

/// What would be lost with a journal, beside itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing: the class was ended, and what people played on their own is in the records.
    Nothing,
    /// Conversations of people's own that were never put into the records.
    Conversations,
    /// The class did not come to its end: it can be taken up.
    Class,
}

/// Every class whose journal is kept, oldest first.
#[must_use]
pub fn list(data: &Path) -> Vec<Listed> {
    journals(data).into_iter().map(|path| Listed { told: told(&path), path }).collect()
}

/// What a journal says about its class.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn told(path: &Path) -> Result<Told, Trouble> {
    let kept = read(path)?;
    let room = replay(&kept)?;
    let left = if room.phase() != Phase::Ended {
        Left::Class
    } else if room.is_unrecorded() {
        Left::Conversations
    } else {
        Left::Nothing
    };
    Ok(Told {
        began: kept.header.began,
        class: room.setup().class.clone(),
        title: room.case().scenario().title.clone(),
        people: room.head_count(),
        names: room.setup().names,
        left,
    })
}

/// Deletes a journal and what was set aside of it.
///
/// # Errors
/// When it is no journal, when a program has this class open, or when the system does not delete it.
pub fn forget(path: &Path) -> Result<(), Trouble> {
    // Nothing but a journal is ever deleted, whatever is named.
    let file = super::writer::only_one(path, File::open(path).map_err(|error| Trouble::file(path, &error))?)?;
    is_journal(path)?;
    let damaged = path.with_extension("damaged");
    if damaged.exists() {
        fs::remove_file(&damaged).map_err(|error| Trouble::file(&damaged, &error))?;
    }
    fs::remove_file(path).map_err(|error| Trouble::file(path, &error))?;
    drop(file);
    Ok(())
}

/// The folder of journals, in that of the records.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("classes")
}

/// The journal of a class that begins now (milliseconds since 1970).
#[must_use]
pub fn path_of(data: &Path, began: u64, code: &str) -> PathBuf {
    folder(data).join(format!("{began}-{code}.jsonl"))
}

/// The journals of a folder, oldest first.
fn journals(data: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(data)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    files
}

/// The journal of the class that began last.
#[must_use]
pub fn newest(data: &Path) -> Option<PathBuf> {
    journals(data).pop()
}

/// A class that was left longer ago is not offered any more.
const OFFERED: Duration = Duration::from_hours(18);

/// The latest class that did not come to its end and was left within a day; `None` if there is none.
#[must_use]
pub fn latest(data: &Path) -> Option<Unfinished> {
    let recent = |path: &PathBuf| {
        let written = fs::metadata(path).and_then(|meta| meta.modified());
        // A clock that was set back makes a file of the future: then it is a recent one.
        written.is_ok_and(|written| written.elapsed().unwrap_or_default() < OFFERED)
    };
    journals(data).into_iter().filter(recent).rev().find_map(|path| {
        let kept = read(&path).ok()?;
        let room = replay(&kept).ok()?;
        (room.phase() != Phase::Ended && !kept.entries.is_empty()).then(|| Unfinished {
            path,
            title: room.case().scenario().title.clone(),
            class: room.setup().class.clone(),
            people: room.head_count(),
            turns: room.replay().turns.len(),
            began: kept.header.began,
        })
    })
}
