//! `heartfirst audit`: everything a scenario can become.

use super::together::in_order;
use super::{Common, DONE, FINDINGS, WRONG_USE, out};
use crate::audit::{Effort, audit, audit_json, report, to_mend};
use crate::debrief::Judge;
use crate::language::Lang;
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::{Entry, scenario_files};
use crate::source::{Format, allow, render};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Work out everything a scenario can become: counts, extremes, costs, proofs, strategies.
#[derive(Debug, clap::Args)]
#[command(after_long_help = HELP)]
pub(super) struct Audit {
    /// Scenarios by id, by path, or folders of them [default: ./scenarios, or else the shipped ones]
    #[arg(value_name = "SCENARIO")]
    names: Vec<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Analyse real plays instead: one attempt a line as JSON, an array of them, or the JSON of play --json
    #[arg(long, value_name = "FILE")]
    plays: Option<PathBuf>,
}

const HELP: &str = "\
What the numbers mean
  situation     what decides how a conversation can go on: node, mood, gate, and whatever a condition still asks
  cost          the best total in reach before an option, less the best one after it; first: where the node is first
                met with the fewest slips; least, most: over all situations with few slips
  slip          an option other than the author's best one
  not decided   the steps ran out; a range is given instead of a number
  A number is exact unless a range or ~ says otherwise. Memory stays below some 700 MB a scenario;
  two are worked on at once.

Findings have codes W301 to W324 and a place in the file; any of them makes the exit code 1. A proof marked with !
is one of them. The other proofs are for information.

Exit codes: 0 nothing to mend, 1 something to mend, 2 wrong use or a file that cannot be read.";

impl Audit {
    pub(super) fn run(&self, common: &Common) -> u8 {
        self.try_run(common).unwrap_or_else(|code| code)
    }

    fn try_run(&self, common: &Common) -> Result<u8, u8> {
        let rulebook = common.rulebook()?;
        let entries = self.entries(common)?;
        if let Some(plays) = &self.plays {
            return super::plays::run(common, &rulebook, &entries, plays, self.json);
        }
        let (mut all, mut found) = (Vec::new(), 0);
        let work = |(name, entry): &(String, Entry)| one(&rulebook, name, entry, common.lang());
        in_order(&entries, work, |(page, value, count)| {
            found += count;
            if self.json {
                all.push(value);
            } else {
                out::print(&page);
            }
        });
        if self.json {
            let document = if let [one] = &all[..] { one.clone() } else { Value::Array(all) };
            out::print(&format!("{document:#}\n"));
        }
        Ok(if found == 0 { DONE } else { FINDINGS })
    }

    /// What to audit, with the name it has on the command line.
    fn entries(&self, common: &Common) -> Result<Vec<(String, Entry)>, u8> {
        let mut entries = Vec::new();
        if self.names.is_empty() {
            let library = common.library()?;
            for entry in library.entries() {
                if entry.scenario.is_none() {
                    common.complain(&entry.source, &entry.findings);
                    return Err(WRONG_USE);
                }
                entries.push((entry.id.clone(), entry.clone()));
            }
        }
        for name in &self.names {
            let path = Path::new(name);
            if path.is_dir() {
                let files = scenario_files(path);
                if files.is_empty() {
                    out::error(&super::check::nothing_there(path, common.lang()));
                    return Err(WRONG_USE);
                }
                for file in files {
                    let name = file.display().to_string();
                    entries.push((name.clone(), common.scenario(&name)?));
                }
            } else {
                entries.push((name.clone(), common.scenario(name)?));
            }
        }
        Ok(entries)
    }
}

/// The page, the document and the number of findings of one scenario.
fn one(rulebook: &Rulebook, name: &str, entry: &Entry, lang: Lang) -> (String, Value, usize) {
    let Some(scenario) = &entry.scenario else { return (String::new(), Value::Null, 0) };
    let judge = Judge::new(Roleplay::new(rulebook, scenario));
    let audit = audit(&judge, Effort::default());
    let mut findings = to_mend(&judge, &audit);
    allow(&entry.source.text, &mut findings);
    let mut page = report(&judge, &audit, name, lang);
    page.push('\n');
    if findings.is_empty() {
        page += lang.pick("没有要改的。\n", "Nothing to mend.\n");
    } else {
        let count = findings.len();
        page += &match lang {
            Lang::Zh => format!("要改的有 {count} 处：\n"),
            Lang::En => format!("{count} thing(s) to mend:\n"),
        };
        page += &render(&entry.source, &findings, lang, Format::Text, out::is_coloured());
    }
    page.push('\n');
    let mut value = audit_json(&judge, &audit);
    let lines = render(&entry.source, &findings, lang, Format::Json, false);
    let list: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    value["findings"] = json!(list);
    (page, value, findings.len())
}
