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
        let default = [PathBuf::from("scenarios")];
        let paths = if self.paths.is_empty() { &default[..] } else { &self.paths };
        let mut files = Vec::new();
        for path in paths {
            let found = scenario_files(path);
            if found.is_empty() {
                out::error(&nothing_there(path, lang));
                return WRONG_USE;
            }
            files.extend(found);
        }
        let format = match self.format {
            FormatArgument::Text => Format::Text,
            FormatArgument::Json => Format::Json,
            FormatArgument::Github => Format::Github,
        };
        let (mut count, mut broken, mut unreadable) = (0, 0, false);
        for file in &files {
            let (source, findings) = examined(&rulebook, file);
            out::print(&render(&source, &findings, lang, format, out::is_coloured()));
            count += findings.len();
            broken += usize::from(!findings.is_empty());
            unreadable |= findings.iter().any(|finding| finding.code == "E001");
        }
        if self.format == FormatArgument::Text {
            out::print(&summary(files.len(), broken, count, lang));
        }
        match (unreadable, count) {
            (true, _) => WRONG_USE,
            (false, 0) => DONE,
            (false, _) => FINDINGS,
        }
    }
}

/// Everything there is to say about a file.
pub(super) fn examined(rulebook: &Rulebook, file: &Path) -> (Source, Vec<Finding>) {
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
