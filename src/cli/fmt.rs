//! `heartfirst fmt`: scenario files set neatly, in place.

use super::check::{expect_files, nothing_there};
use super::{Common, DONE, FINDINGS, WRONG_USE, out, save};
use crate::language::Lang;
use crate::scenario::Scenario;
use crate::source::{Source, format};
use std::path::{Path, PathBuf};

/// Set scenario files neatly, in place: indentation and spaces, a comma after the last entry of a block.
///
/// Where lines break stays, and every comment and every word. A file that cannot be read as a scenario is left as it
/// is. Exit code 1: some file could not be read, or, with --check, is not neat.
#[derive(Debug, clap::Args)]
pub(super) struct Fmt {
    /// Scenario files, or folders of them [default: ./scenarios]
    paths: Vec<PathBuf>,
    /// Change nothing; only say which files would change
    #[arg(long)]
    check: bool,
}

impl Fmt {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let lang = common.lang();
        let files = match expect_files(&self.paths) {
            Ok(files) => files,
            Err(missing) => {
                out::error(&nothing_there(&missing, lang));
                return WRONG_USE;
            }
        };
        let mut code = DONE;
        for file in &files {
            match self.one(common, file) {
                Ok(neat) if neat || !self.check => {}
                Ok(_) => code = code.max(FINDINGS),
                Err(failed) => code = code.max(failed),
            }
        }
        code
    }

    /// Whether the file was neat already.
    fn one(&self, common: &Common, file: &Path) -> Result<bool, u8> {
        let lang = common.lang();
        let shown = file.display();
        let source = Source::read(file).map_err(|(source, finding)| {
            common.complain(&source, &[finding]);
            WRONG_USE
        })?;
        let (_, mut findings) = Scenario::examine(&source);
        findings.retain(|finding| finding.code < "E020");
        if !findings.is_empty() {
            common.complain(&source, &findings);
            out::error(&match lang {
                Lang::Zh => format!("{shown}：先把上面的错改好，再来排版；文件没有动\n"),
                Lang::En => format!("{shown}: mend this first; the file was left as it is\n"),
            });
            return Err(FINDINGS);
        }
        let Some(neat) = format(&source.text) else {
            out::error(&match lang {
                Lang::Zh => format!("{shown}：排版会丢东西，没有动这个文件。这是程序的错，请告诉我们。\n"),
                Lang::En => format!(
                    "{shown}: something would be lost, so it was left as it is. That is our mistake: please tell us.\n"
                ),
            });
            return Err(FINDINGS);
        };
        if neat == source.text {
            return Ok(true);
        }
        if self.check {
            out::print(&match lang {
                Lang::Zh => format!("{shown}：还不整齐\n"),
                Lang::En => format!("{shown}: not neat\n"),
            });
            return Ok(false);
        }
        save::replace(file, &neat).map_err(|error| {
            out::error(&match lang {
                Lang::Zh => format!("{shown} 写不进去：{error}；文件没有动\n"),
                Lang::En => format!("{shown} cannot be written: {error}; it was left as it is\n"),
            });
            WRONG_USE
        })?;
        out::print(&match lang {
            Lang::Zh => format!("{shown}：排好了\n"),
            Lang::En => format!("{shown}: set neatly\n"),
        });
        Ok(false)
    }
}
