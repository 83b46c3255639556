//! `heartfirst graph`: the map of a scenario.

use super::{Common, DONE, WRONG_USE, out};
use crate::audit::{dot, map, mermaid, plays, svg};
use crate::debrief::Judge;
use crate::language::Lang;
use crate::roleplay::Roleplay;
use clap::ValueEnum;
use std::path::PathBuf;

/// Draw the map of a scenario: nodes, where each option leads, the best line, red lines, dead ends.
///
/// A dead end is a node from which nobody passes any more, in all situations with at most one slip.
#[derive(Debug, clap::Args)]
pub(super) struct Graph {
    /// Id or path of the scenario
    scenario: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = FormatArgument::Svg)]
    format: FormatArgument,
    /// Write beside each option how often these attempts took it (as for audit --plays)
    #[arg(long, value_name = "FILE")]
    plays: Option<PathBuf>,
    /// Write to this file [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArgument {
    Svg,
    Dot,
    Mermaid,
}

impl Graph {
    pub(super) fn run(&self, common: &Common) -> u8 {
        self.try_run(common).unwrap_or_else(|code| code)
    }

    fn try_run(&self, common: &Common) -> Result<u8, u8> {
        let lang = common.lang();
        let rulebook = common.rulebook()?;
        let entry = common.scenario(&self.scenario)?;
        let Some(scenario) = &entry.scenario else { return Err(WRONG_USE) };
        let judge = Judge::new(Roleplay::new(&rulebook, scenario));
        let counted = match &self.plays {
            None => None,
            Some(file) => {
                let (lines, unread) = super::plays::read(common, file)?;
                let found = plays(&judge, &super::plays::hash(&entry), &lines);
                let skipped = unread.len() + found.left_out.len();
                if skipped > 0 {
                    out::error(&match lang {
                        Lang::Zh => format!("有 {skipped} 行没有算；`heartfirst audit --plays` 会说为什么\n"),
                        Lang::En => format!("{skipped} line(s) were left out; `heartfirst audit --plays` says why\n"),
                    });
                }
                Some(found)
            }
        };
        let drawn = map(&judge, counted.as_ref(), lang);
        let text = match self.format {
            FormatArgument::Svg => svg(&drawn),
            FormatArgument::Dot => dot(&drawn),
            FormatArgument::Mermaid => mermaid(&drawn),
        };
        match &self.out {
            None => out::print(&text),
            Some(path) => {
                if let Err(error) = std::fs::write(path, text) {
                    let shown = path.display();
                    out::error(&match lang {
                        Lang::Zh => format!("写不了 {shown}：{error}\n"),
                        Lang::En => format!("cannot write {shown}: {error}\n"),
                    });
                    return Err(WRONG_USE);
                }
            }
        }
        Ok(DONE)
    }
}
