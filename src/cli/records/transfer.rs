//! `records import` and `records backup`.

use super::super::{Common, FINDINGS, out};
use crate::language::Lang;
use crate::records::{Imported, Trouble};
use std::path::{Path, PathBuf};

/// Read in what another machine exported; nothing is doubled.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// Files written by `records export --format jsonl`
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Import {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let store = common.records()?;
        let library = common.library()?;
        let mut clean = true;
        for path in &self.files {
            let file = std::fs::File::open(path).map_err(|error| common.refuse(&Trouble::file(path, &error)))?;
            let done = common.or_refuse(store.import_jsonl(&mut std::io::BufReader::new(file), &library))?;
            let (shown, new, known, continued) = (path.display(), done.new, done.known, done.continued);
            out::print(&match lang {
                Lang::Zh => format!("{shown}：新读入 {new} 次，接上 {continued} 次，已有 {known} 次\n"),
                Lang::En => format!("{shown}: {new} new, {continued} continued, {known} known\n"),
            });
            say_problems(path, &done, lang);
            clean &= done.problems.is_empty();
        }
        if clean { Ok(()) } else { Err(FINDINGS) }
    }
}

/// Says which lines were left out, and why; the first twenty.
pub(super) fn say_problems(path: &Path, done: &Imported, lang: Lang) {
    let shown = path.display();
    for (line, why) in done.problems.iter().take(20) {
        out::error(&format!("{shown}:{line}: {}\n", why.get(lang)));
    }
    if let Some(more) = done.problems.len().checked_sub(20).filter(|more| *more > 0) {
        out::error(&match lang {
            Lang::Zh => format!("{shown}：还有 {more} 行读不了\n"),
            Lang::En => format!("{shown}: {more} more lines were left out\n"),
        });
    }
}

/// Copy the whole database, also while somebody plays.
#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The new file
    file: PathBuf,
}

impl Backup {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let store = common.records()?;
        common.or_refuse(store.backup(&self.file))
    }
}
