//! `heartfirst catalogue`: the page that lists the scenarios of a folder.

use super::{Common, DONE, WRONG_USE, out};
use crate::audit::catalogue;
use crate::scenario::{Entry, Scenario, scenario_files};
use std::path::PathBuf;

/// Print a Markdown page on the scenarios of a folder: level, customer, turns, endings, sources, words.
#[derive(Debug, clap::Args)]
pub(super) struct Catalogue {
    /// The folder
    #[arg(default_value = "scenarios")]
    folder: PathBuf,
}

impl Catalogue {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let rulebook = match common.rulebook() {
            Ok(rulebook) => rulebook,
            Err(code) => return code,
        };
        let files = scenario_files(&self.folder);
        if files.is_empty() {
            out::error(&super::check::nothing_there(&self.folder, common.lang()));
            return WRONG_USE;
        }
        let mut scenarios: Vec<Scenario> = Vec::new();
        for file in files {
            let entry = Entry::from_file(&file);
            match entry.scenario {
                Some(scenario) => scenarios.push(scenario),
                None => {
                    common.complain(&entry.source, &entry.findings);
                    return WRONG_USE;
                }
            }
        }
        scenarios.sort_by(|a, b| (a.level, &a.id).cmp(&(b.level, &b.id)));
        out::print(&catalogue(&rulebook, &scenarios));
        DONE
    }
}
