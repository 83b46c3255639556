//! `heartfirst check`: everything that is wrong with scenario files, at once.

use super::{Common, DONE, FINDINGS, WRONG_USE, out};
use crate::audit::examine;
use crate::language::Lang;
use crate::rulebook::Rulebook;
use crate::scenario::scenario_files;
use crate::source::{Finding, Format, Source, render};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Say everything that is wrong with scenario files.
///
/// Exit code 0: nothing found. 1: something was found. 2: a path cannot be read.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Scenario files, or folders of them [default: ./scenarios]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = FormatArgument::Text)]
    format: FormatArgument,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    Text,
    Json,
    Github,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let lang = common.lang();
        let rulebook = match common.rulebook() {
            Ok(rulebook) => rulebook,
            Err(code) => return code,
        };
        let files = match expect_files(&self.paths) {
            Ok(files) => files,
            Err(missing) => {
                out::error(&nothing_there(&missing, lang));
                return WRONG_USE;
            }
        };
        let format = match self.format {
            FormatArgument::Text => Format::Text,
            FormatArgument::Json => Format::Json,
            FormatArgument::Github => Format::Github,
        };
        let report = Report::of(&rulebook, &files, lang, format);
        out::print(&report.text);
        if self.format == FormatArgument::Text {
            out::print(&report.summary(lang));
        }
        match (report.unreadable, report.findings) {
            (true, _) => WRONG_USE,
            (false, 0) => DONE,
            (false, _) => FINDINGS,
        }
    }
}

/// What was found in some files.
pub(super) struct Report {
    /// All findings, printed.
    pub text: String,
    files: usize,
    broken: usize,
    findings: usize,
    unreadable: bool,
}

impl Report {
    /// Checks files, as many at once as the machine has processors.
    pub fn of(rulebook: &Rulebook, files: &[PathBuf], lang: Lang, format: Format) -> Self {
        let colour = out::is_coloured();
        let one = |file: &PathBuf| {
            let (source, findings) = examined(rulebook, file);
            let unreadable = findings.iter().any(|finding| finding.code == "E001");
            (render(&source, &findings, lang, format, colour), findings.len(), unreadable)
        };
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let share = files.len().div_ceil(workers).max(1);
        let results: Vec<_> = std::thread::scope(|scope| {
            let work = |files| move || -> Vec<_> { <[PathBuf]>::iter(files).map(one).collect() };
            let running: Vec<_> = files.chunks(share).map(|files| scope.spawn(work(files))).collect();
            running
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        let mut report = Self { text: String::new(), files: files.len(), broken: 0, findings: 0, unreadable: false };
        for (text, findings, unreadable) in results {
            report.text += &text;
            report.findings += findings;
            report.broken += usize::from(findings > 0);
            report.unreadable |= unreadable;
        }
        report
    }

    /// One line on all of it.
    pub fn summary(&self, lang: Lang) -> String {
        summary(self.files, self.broken, self.findings, lang)
    }
}

/// The files of some paths, or of `./scenarios`; the first path without any.
pub(super) fn expect_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, PathBuf> {
    let default = [PathBuf::from("scenarios")];
    let paths = if paths.is_empty() { &default[..] } else { paths };
    let mut files = Vec::new();
    for path in paths {
        let found = scenario_files(path);
        if found.is_empty() {
            return Err(path.clone());
        }
        files.extend(found);
    }
    Ok(files)
}

/// Everything there is to say about a file.
fn examined(rulebook: &Rulebook, file: &Path) -> (Source, Vec<Finding>) {
    match Source::read(file) {
        Ok(source) => {
            let (_, findings) = examine(rulebook, &source);
            (source, findings)
        }
        Err((source, finding)) => (source, vec![finding]),
    }
}

pub(super) fn nothing_there(path: &Path, lang: Lang) -> String {
    let shown = path.display();
    match lang {
        Lang::Zh => format!("{shown}：这里没有案例文件（以 .ron 结尾）。看看路径对不对。\n"),
        Lang::En => format!("{shown}: there is no scenario file (ending in .ron) here. Check the path.\n"),
    }
}

fn summary(files: usize, broken: usize, findings: usize, lang: Lang) -> String {
    match (lang, findings) {
        (Lang::Zh, 0) => format!("查了 {files} 个案例，没有问题。\n"),
        (Lang::Zh, _) => format!("查了 {files} 个案例，{broken} 个有问题，一共 {findings} 处。\n"),
        (Lang::En, 0) => format!("{files} scenario(s) checked, nothing found.\n"),
        (Lang::En, _) => format!("{files} scenario(s) checked, {findings} finding(s) in {broken} of them.\n"),
    }
}
