//! The command: one file per subcommand.

mod audit;
mod catalogue;
mod cells;
mod check;
mod class;
mod classes;
mod explain;
mod faces;
mod fmt;
mod graph;
mod lsp;
mod new;
mod out;
mod play;
mod plays;
mod records;
mod save;
mod together;
mod translate;
mod watch;
mod window;

use crate::language::Lang;
use crate::records::{Keep, Nowhere, Store, Trouble, default_folder};
use crate::rulebook::{EMBEDDED, Rulebook};
use crate::scenario::{Entry, Library};
use crate::source::{Finding, Format, Source, render};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Nothing to complain about.
const DONE: u8 = 0;
/// Something was found.
const FINDINGS: u8 = 1;
/// Wrong use, or a file that cannot be read.
const WRONG_USE: u8 = 2;

/// Heart First (先心后事): practise complaint handling. The emotion first, then the issue.
///
/// Without a subcommand the window opens.
#[derive(Debug, Parser)]
#[command(name = "heartfirst", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
}

/// What every subcommand takes.
#[derive(Clone, Debug, clap::Args)]
struct Common {
    /// Language: zh or en [default: from the environment]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<LangArgument>,
    /// Play by this rulebook instead of the one in the program
    #[arg(long, global = true, value_name = "FILE")]
    rulebook: Option<PathBuf>,
    /// Add the scenarios of this folder; may be given more than once
    #[arg(long, global = true, value_name = "DIR")]
    scenarios: Vec<PathBuf>,
    /// Keep the records in this folder instead of the one for this user
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Practise as this person, or ask about them: a name, a student number, or letters of the id
    #[arg(long, global = true, value_name = "NAME")]
    trainee: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArgument {
    Zh,
    En,
}

impl LangArgument {
    const fn lang(self) -> Lang {
        match self {
            Self::Zh => Lang::Zh,
            Self::En => Lang::En,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a scenario in the terminal, or replay choices as JSON
    Play(play::Play),
    /// Play a case with a whole class: one projection, a vote on every sentence
    Class(class::Class),
    /// What you practised: lists, progress, reports, exports
    Records(records::Records),
    /// Say everything that is wrong with scenario files
    Check(check::Check),
    /// Work out everything a scenario can become: counts, extremes, costs, proofs
    Audit(audit::Audit),
    /// Draw the map of a scenario
    Graph(graph::Graph),
    /// Explain a code that check prints, with a wrong and a right example
    Explain(explain::Explain),
    /// Write the skeleton of a new scenario
    New(new::New),
    /// Set scenario files neatly; comments stay
    Fmt(fmt::Fmt),
    /// Check again whenever a file is saved
    Watch(watch::Watch),
    /// Help an editor while a scenario is written
    Lsp(lsp::Lsp),
    /// A sheet of a scenario’s texts for the translator, and back again
    Translate(translate::Translate),
    #[cfg(feature = "window")]
    Tour(window::Tour),
    /// Print a page that lists the scenarios of a folder
    Catalogue(catalogue::Catalogue),
    /// Draw a sheet of faces into a PNG file
    #[command(hide = true)]
    Faces(faces::Faces),
}

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors; clap prints them to the right stream.
            let code = if error.use_stderr() { WRONG_USE } else { DONE };
            return error.print().map_or(ExitCode::from(WRONG_USE), |()| ExitCode::from(code));
        }
    };
    let common = arguments.common;
    ExitCode::from(match arguments.command {
        Some(Command::Play(play)) => play.run(&common),
        Some(Command::Class(class)) => class.run(&common),
        Some(Command::Records(records)) => records.run(&common),
        Some(Command::Check(check)) => check.run(&common),
        Some(Command::Audit(audit)) => audit.run(&common),
        Some(Command::Graph(graph)) => graph.run(&common),
        Some(Command::Explain(explain)) => explain.run(&common),
        Some(Command::New(new)) => new.run(&common),
        Some(Command::Fmt(fmt)) => fmt.run(&common),
        Some(Command::Watch(watch)) => watch.run(&common),
        Some(Command::Lsp(lsp)) => lsp.run(&common),
        Some(Command::Translate(translate)) => translate.run(&common),
        Some(Command::Catalogue(catalogue)) => catalogue.run(&common),
        Some(Command::Faces(faces)) => faces.run(&common),
        #[cfg(feature = "window")]
        Some(Command::Tour(tour)) => tour.run(&common),
        None => window::run(&common),
    })
}

impl Common {
    fn lang(&self) -> Lang {
        match self.lang {
            Some(lang) => lang.lang(),
            None => {
                let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| {
                    let value = std::env::var(name).ok()?;
                    (!value.is_empty()).then_some(value)
                });
                Lang::from_locale(&locale.unwrap_or_default())
            }
        }
    }

    /// The rulebook, or the exit code after saying what is wrong with it.
    fn rulebook(&self) -> Result<Rulebook, u8> {
        self.read_rulebook(&self.rulebook_source()?)
    }

    /// The text of the rulebook.
    fn rulebook_source(&self) -> Result<Source, u8> {
        match &self.rulebook {
            None => Ok(Source::new("assets/rulebook.ron", EMBEDDED)),
            Some(path) => Source::read(path).map_err(|(source, finding)| {
                self.complain(&source, &[finding]);
                WRONG_USE
            }),
        }
    }

    fn read_rulebook(&self, source: &Source) -> Result<Rulebook, u8> {
        Rulebook::load(source).map_err(|findings| {
            self.complain(source, &findings);
            WRONG_USE
        })
    }

    /// The records, played in by a rulebook of this text; whoever `--trainee` names practises.
    fn store(&self, rulebook: &str) -> Result<Store, u8> {
        self.open_store(rulebook).map_err(|trouble| self.refuse(&trouble))
    }

    /// The records for playing. Where there can be none one plays all the same, and is told why.
    fn keeper(&self, rulebook: &str) -> Box<dyn Keep> {
        match self.open_store(rulebook) {
            Ok(store) => {
                if let Err(trouble) = store.keeps() {
                    self.refuse(&trouble);
                }
                Box::new(store)
            }
            Err(trouble) => {
                self.refuse(&trouble);
                Box::new(Nowhere { why: Some(trouble) })
            }
        }
    }

    fn open_store(&self, rulebook: &str) -> Result<Store, Trouble> {
        let folder = match &self.data {
            Some(folder) => folder.clone(),
            None => default_folder()?,
        };
        let mut store = Store::open(&folder, rulebook)?;
        if let Some(notice) = store.notice() {
            out::error(&format!("{}\n", notice.get(self.lang())));
        }
        if let Some(name) = &self.trainee {
            store.practise_as(name)?;
        }
        Ok(store)
    }

    /// Says what keeps the records from doing what was asked.
    fn refuse(&self, trouble: &Trouble) -> u8 {
        out::error(&format!("{}\n", trouble.message.get(self.lang())));
        WRONG_USE
    }

    /// Says on the error stream what is wrong with a file.
    fn complain(&self, source: &Source, findings: &[Finding]) {
        out::error(&render(source, findings, self.lang(), Format::Text, out::errors_are_coloured()));
    }

    /// The shipped scenarios, those in `./scenarios`, and those of `--scenarios`.
    ///
    /// A folder that was asked for and is not there is wrong use: silence would look like an empty folder.
    fn library(&self) -> Result<Library, u8> {
        if let Some(missing) = self.scenarios.iter().find(|folder| !folder.is_dir()) {
            let shown = missing.display();
            out::error(&match self.lang() {
                Lang::Zh => format!("没有文件夹 {shown}：看看 --scenarios 后面的路径对不对\n"),
                Lang::En => format!("there is no folder {shown}: check the path after --scenarios\n"),
            });
            return Err(WRONG_USE);
        }
        Ok(Library::open(&self.folders()))
    }

    /// The folders whose scenarios add to the shipped ones.
    fn folders(&self) -> Vec<PathBuf> {
        [&[PathBuf::from("scenarios")][..], &self.scenarios].concat()
    }

    /// The scenario of an id or a path, or the exit code after saying what is wrong.
    fn scenario(&self, name: &str) -> Result<Entry, u8> {
        let lang = self.lang();
        let looks_like_path = name.contains(['/', '\\']) || name.ends_with(".ron");
        let entry = if looks_like_path {
            Entry::from_file(Path::new(name))
        } else {
            let library = self.library()?;
            match library.find(name) {
                Some(entry) => entry.clone(),
                None => {
                    let ids: Vec<&str> = library.entries().iter().map(|entry| entry.id.as_str()).collect();
                    let near = crate::source::nearest(name, ids.iter().copied());
                    out::error(&unknown_scenario(name, near, &ids, lang));
                    return Err(WRONG_USE);
                }
            }
        };
        if entry.scenario.is_none() {
            self.complain(&entry.source, &entry.findings);
            return Err(WRONG_USE);
        }
        Ok(entry)
    }
}

fn unknown_scenario(name: &str, near: Option<&str>, ids: &[&str], lang: Lang) -> String {
    let list = ids.join(", ");
    match (lang, near) {
        (Lang::Zh, Some(near)) => format!("没有案例 `{name}`。是不是 `{near}`？\n"),
        (Lang::Zh, None) => format!("没有案例 `{name}`。有的是：{list}\n"),
        (Lang::En, Some(near)) => format!("there is no scenario `{name}`. Did you mean `{near}`?\n"),
        (Lang::En, None) => format!("there is no scenario `{name}`. There are: {list}\n"),
    }
}

/// Something different each time; what it decides is only an order on screen.
fn fresh_seed() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::from(since.subsec_nanos()) ^ since.as_secs()
}
