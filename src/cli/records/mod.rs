//! `heartfirst records`: what is kept, what it comes to, and how it travels.

mod class;
mod export;
mod list;
mod progress;
mod push;
mod sheet;
mod trainees;
mod transfer;

use super::{Common, DONE, WRONG_USE, out};
use crate::records::{AttemptId, Store, Trainee, Trouble, Which};
use clap::Subcommand;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What you practised: lists, progress, reports, exports.
///
/// Everything stays on this machine unless you export it. `--trainee NAME` asks about somebody else, `--data DIR`
/// about another folder.
#[derive(Debug, clap::Args)]
pub(super) struct Records {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List conversations, latest first
    List(list::List),
    /// Show one conversation with its debrief
    Show(list::Show),
    /// Give up a conversation that stopped in the middle (`play` offers to go on with it)
    Drop(list::Drop),
    /// List, add, choose, rename, merge or delete the people who practise here
    Trainees(trainees::Trainees),
    /// How far you are: lessons, skills, what is due, trend, habit
    Progress(progress::Progress),
    /// A class at a glance, from these records or from exported files
    Class(class::Class),
    /// Write conversations as CSV, JSON lines, xAPI statements or pages
    Export(export::Export),
    /// Print the assessment sheet of a candidate as a page
    Sheet(sheet::Sheet),
    /// Read in what another machine exported; nothing is doubled
    Import(transfer::Import),
    /// Copy the whole database, also while somebody plays
    Backup(transfer::Backup),
    /// Send finished conversations to a learning record store (LRS) as xAPI statements
    Push(push::Push),
}

impl Records {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let result = match &self.action {
            Action::List(it) => it.run(common),
            Action::Show(it) => it.run(common),
            Action::Drop(it) => it.run(common),
            Action::Trainees(it) => it.run(common),
            Action::Progress(it) => it.run(common),
            Action::Class(it) => it.run(common),
            Action::Export(it) => it.run(common),
            Action::Sheet(it) => it.run(common),
            Action::Import(it) => it.run(common),
            Action::Backup(it) => it.run(common),
            Action::Push(it) => it.run(common),
        };
        result.map_or_else(|code| code, |()| DONE)
    }
}

impl Common {
    /// The records, for asking: nobody is added by asking about them.
    fn records(&self) -> Result<Store, u8> {
        let book = self.rulebook_source()?;
        let asked = Self { trainee: None, ..self.clone() };
        asked.store(&book.text)
    }

    /// Whom `--trainee` names; whoever practises now where it names nobody.
    fn whom(&self, store: &Store) -> Result<Trainee, u8> {
        store.find_trainee(self.trainee.as_deref().unwrap_or_default()).map_err(|trouble| self.refuse(&trouble))
    }

    /// Titles of the cases of the library by id.
    fn titles(&self) -> Result<BTreeMap<String, String>, u8> {
        let lang = self.lang();
        let library = self.library()?;
        Ok(library.scenarios().map(|it| (it.id.clone(), it.title.get(lang).to_owned())).collect())
    }

    fn or_refuse<T>(&self, result: Result<T, Trouble>) -> Result<T, u8> {
        result.map_err(|trouble| self.refuse(&trouble))
    }
}

/// Which conversations are meant.
#[derive(Clone, Debug, Default, clap::Args)]
struct Scope {
    /// Of everybody, not only of whoever practises now
    #[arg(long, conflicts_with = "class")]
    all: bool,
    /// Of this class
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
    /// Of this scenario
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// Only this one, by its number in `records list`
    #[arg(long, value_name = "NUMBER")]
    attempt: Option<i64>,
}

impl Scope {
    fn which(&self, common: &Common, store: &Store) -> Result<Which, u8> {
        let everybody = self.all || self.class.is_some() || self.attempt.is_some();
        let trainee = if everybody && common.trainee.is_none() { None } else { Some(common.whom(store)?.id) };
        Ok(Which {
            trainee,
            class: self.class.clone(),
            scenario: self.scenario.clone(),
            attempt: self.attempt.map(AttemptId),
        })
    }
}

/// Where something is written: a new file, or the standard output.
#[derive(Clone, Debug, Default, clap::Args)]
struct To {
    /// Write into this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

impl To {
    /// Lets something be written. A file is written beside and renamed when whole, so that half of one never looks
    /// like one.
    fn write<T>(
        &self,
        common: &Common,
        write: impl FnOnce(&mut dyn std::io::Write) -> Result<T, Trouble>,
    ) -> Result<T, u8> {
        let Some(path) = &self.output else {
            let mut stream = std::io::BufWriter::new(std::io::stdout().lock());
            let result = write(&mut stream);
            std::io::Write::flush(&mut stream).ok();
            return match result {
                // A reader that has gone away wanted no more.
                Err(_) if out::is_closed() => Err(DONE),
                result => common.or_refuse(result),
            };
        };
        if path.exists() && !self.force {
            let shown = path.display();
            out::error(&match common.lang() {
                crate::language::Lang::Zh => format!("{shown} 已经存在；换个名字，或加 --force\n"),
                crate::language::Lang::En => format!("{shown} exists; choose another name or add --force\n"),
            });
            return Err(WRONG_USE);
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let failed = |error: std::io::Error| common.refuse(&Trouble::file(path, &error));
        let file = std::fs::File::create(&part).map_err(failed)?;
        let mut file = std::io::BufWriter::new(file);
        let value = write(&mut file).map_err(|trouble| {
            std::fs::remove_file(&part).ok();
            common.refuse(&trouble)
        })?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(&part, path).map_err(failed)?;
        Ok(value)
    }

    /// Writes a text.
    fn text(&self, common: &Common, text: &str) -> Result<(), u8> {
        self.write(common, |out| {
            out.write_all(text.as_bytes()).map_err(|error| Trouble::file(std::path::Path::new("-"), &error))
        })
    }
}
