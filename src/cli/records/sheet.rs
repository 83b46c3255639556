//! `records sheet`.

use super::super::{Common, WRONG_USE, out};
use super::To;
use crate::language::Lang;
use crate::records::export::html::sheet_page;
use crate::records::sheet::{Marks, parse};
use crate::records::{AttemptId, Moment, Shelf, Which};

/// Print the assessment sheet of a candidate as a page.
#[derive(Debug, clap::Args)]
pub(super) struct Sheet {
    /// The simulated cases, by their numbers in `records list`
    #[arg(required = true, num_args = 1..=2)]
    attempts: Vec<i64>,
    /// Ten marks of an observer with commas between them; may be given twice
    #[arg(long, value_name = "MARKS")]
    observer: Vec<String>,
    /// The ten marks that were agreed on
    #[arg(long, value_name = "MARKS")]
    agreed: Option<String>,
    #[command(flatten)]
    to: To,
}

impl Sheet {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let marks = |words: &String| -> Result<Marks, u8> {
            parse(words).ok_or_else(|| {
                out::error(&match lang {
                    Lang::Zh => format!("“{words}”不是十个分数：满分依次是 20,10,12,12,12,10,8,8,5,3\n"),
                    Lang::En => format!("“{words}” are not ten marks: at most 20,10,12,12,12,10,8,8,5,3\n"),
                });
                WRONG_USE
            })
        };
        let observers: Vec<Marks> = self.observer.iter().take(2).map(marks).collect::<Result<_, _>>()?;
        let agreed = self.agreed.as_ref().map(marks).transpose()?;
        let store = common.records()?;
        let mut runs = Vec::new();
        for number in &self.attempts {
            let which = Which { attempt: Some(AttemptId(*number)), ..Which::default() };
            let found = common.or_refuse(store.runs(&which))?;
            let Some(run) = found.into_iter().next() else {
                out::error(&match lang {
                    Lang::Zh => format!("第 {number} 号练习不在，或者还没谈完\n"),
                    Lang::En => format!("conversation {number} is not there, or not finished\n"),
                });
                return Err(WRONG_USE);
            };
            runs.push(run);
        }
        if runs.iter().any(|run| run.trainee != runs[0].trainee) {
            out::error(lang.pick("这两次练习不是同一个人的\n", "these conversations are of different people\n"));
            return Err(WRONG_USE);
        }
        let people = common.or_refuse(store.trainees())?;
        let Some(candidate) = people.iter().find(|it| it.id == runs[0].trainee) else { return Err(WRONG_USE) };
        let mut shelf = Shelf::default();
        shelf.fetch(&store, runs.iter().map(|run| run.texts));
        let judges = shelf.judges(runs.iter().map(|run| run.texts));
        let mut cases = Vec::new();
        for run in &runs {
            let Some(judge) = judges.get(&run.texts) else { continue };
            let text = common.or_refuse(store.text(run.texts.0))?;
            let hash: String = blake3::hash(text.as_bytes()).to_hex().chars().take(12).collect();
            cases.push((judge, run, hash));
        }
        let both = [observers.first().copied(), observers.get(1).copied()];
        self.to.text(common, &sheet_page(candidate, Moment::now(), &cases, both, agreed, lang))
    }
}
