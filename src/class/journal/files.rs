//! Where journals are.

use super::read::read;
use super::replay;
use crate::class::phase::Phase;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A class that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its journal.
    pub path: PathBuf,
    /// The title of its case, in both languages.
    pub title: crate::language::Text,
    /// The name of the class.
    pub class: String,
    /// Who took part.
    pub people: usize,
    /// Sentences that were played.
    pub turns: usize,
    /// When it began, in milliseconds since 1970.
    pub began: u64,
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
    let entries = std::fs::read_dir(folder(data)).into_iter().flatten();
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
        let written = std::fs::metadata(path).and_then(|meta| meta.modified());
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
