//! `records export`.

use super::super::{Common, out};
use super::{Scope, To};
use crate::language::Lang;
use crate::records::class::Choice;
use crate::records::export::html::{ClassPage, TraineePage, attempt_page, class_page, trainee_page};
use crate::records::export::tables;
use crate::records::export::xapi::{HOME, Told, statements};
use crate::records::{AttemptId, Moment, Shelf, Store, Trouble, TroubleKind, Which};
use crate::roleplay::Attempt;
use clap::ValueEnum;
use std::io::Write;

/// Write conversations as CSV, JSON lines, xAPI statements or pages.
///
/// Without a scope those of whoever practises now: one's own data. A page is of one conversation with --attempt, of
/// a class with --class or --all, and otherwise of one person.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// attempts, turns, moodle: CSV · jsonl: everything, for `records import` · xapi: a JSON array · html: a page
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    format: Form,
    #[command(flatten)]
    scope: Scope,
    /// Root of the names in xAPI statements: an address of your school
    #[arg(long, value_name = "URL", default_value = HOME)]
    home: String,
    #[command(flatten)]
    to: To,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Attempts,
    Turns,
    Moodle,
    Jsonl,
    Xapi,
    Html,
}

impl Export {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let store = common.records()?;
        let which = self.scope.which(common, &store)?;
        let count = match self.format {
            Form::Attempts => self.to.write(common, |out| tables::attempts(&store, &which, out))?,
            Form::Turns => self.to.write(common, |out| tables::turns(&store, &which, lang, out))?,
            Form::Moodle => {
                let titles = common.titles()?;
                self.to.write(common, |out| tables::moodle(&store, &which, &titles, lang, out))?
            }
            Form::Jsonl => self.to.write(common, |out| store.export_jsonl(&which, out))?,
            Form::Xapi => self.to.write(common, |out| xapi(&store, &which, &self.home, lang, out))?,
            Form::Html => {
                let page = self.page(common, &store, &which)?;
                self.to.text(common, &page)?;
                1
            }
        };
        if self.to.output.is_some() {
            out::error(&match lang {
                Lang::Zh => format!("写了 {count} 条\n"),
                Lang::En => format!("{count} written\n"),
            });
        }
        Ok(())
    }

    fn page(&self, common: &Common, store: &Store, which: &Which) -> Result<String, u8> {
        let lang = common.lang();
        if let Some(AttemptId(number)) = which.attempt {
            return common.or_refuse(one(store, number, lang));
        }
        let rulebook = common.rulebook()?;
        match which.trainee {
            None => {
                let report = common.or_refuse(store.class(which, Choice::Latest, &common.library()?))?;
                let titles = common.titles()?;
                Ok(class_page(
                    ClassPage { report: &report, rulebook: &rulebook, titles: &titles, hide_names: false },
                    lang,
                ))
            }
            Some(_) => {
                let trainee = common.whom(store)?;
                let progress = common.or_refuse(store.progress(trainee.id, &common.library()?))?;
                let today = Moment::now().day();
                Ok(trainee_page(
                    TraineePage { trainee: &trainee, progress: &progress, rulebook: &rulebook, today },
                    lang,
                ))
            }
        }
    }
}

fn one(store: &Store, number: i64, lang: Lang) -> Result<String, Trouble> {
    let runs = store.runs(&Which { attempt: Some(AttemptId(number)), ..Which::default() })?;
    let unfinished = || {
        Trouble::new(
            TroubleKind::Unknown,
            format!("第 {number} 号练习不在，或者还没谈完"),
            format!("conversation {number} is not there, or not finished"),
        )
    };
    let run = runs.first().ok_or_else(unfinished)?;
    let mut shelf = Shelf::default();
    shelf.fetch(store, [run.texts]);
    let judge = shelf.judge(run.texts).ok_or_else(unfinished)?;
    let attempt = Attempt { seed: run.seed, choices: run.choices.clone() };
    let replay = judge.roleplay().replay(&attempt).map_err(|_| unfinished())?;
    let people = store.trainees()?;
    let trainee = people.into_iter().find(|it| it.id == run.trainee).ok_or_else(unfinished)?;
    Ok(attempt_page(&judge, &replay, &trainee, run.started, lang))
}

fn xapi(store: &Store, which: &Which, home: &str, lang: Lang, out: &mut dyn Write) -> Result<usize, Trouble> {
    let failed = |error: std::io::Error| Trouble::file(std::path::Path::new("xapi"), &error);
    let home = home.trim_end_matches('/');
    let people = store.trainees()?;
    let runs = store.runs(which)?;
    let moments = store.moments(which)?;
    let mut shelf = Shelf::default();
    shelf.fetch(store, runs.iter().map(|run| run.texts));
    let judges = shelf.judges(runs.iter().map(|run| run.texts));
    let mut count = 0;
    out.write_all(b"[").map_err(failed)?;
    for run in &runs {
        let Some(trainee) = people.iter().find(|it| it.id == run.trainee) else { continue };
        let Some(judge) = judges.get(&run.texts) else { continue };
        let at = moments.get(&run.attempt).map_or(&[][..], Vec::as_slice);
        for statement in statements(&Told { judge, run, moments: at, trainee, home, lang }) {
            out.write_all(if count == 0 { b"\n" } else { b",\n" }).map_err(failed)?;
            serde_json::to_writer(&mut *out, &statement).map_err(|error| failed(error.into()))?;
            count += 1;
        }
    }
    out.write_all(b"\n]\n").map_err(failed)?;
    Ok(count)
}
