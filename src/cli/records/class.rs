//! `records class`.

use super::super::Common;
use super::To;
use crate::language::Lang;
use crate::records::class::{Choice, ClassReport};
use crate::records::export::html::{ClassPage, class_page, discriminates, hundredths, verdict_name};
use crate::records::{Store, Trouble, Which};
use crate::rulebook::{Act, Dimension, Rulebook};
use clap::ValueEnum;
use std::path::PathBuf;

/// A class at a glance, from these records or from exported files.
#[derive(Debug, clap::Args)]
pub(super) struct Class {
    /// Files written by `records export --format jsonl`, merged without duplicates, instead of these records
    files: Vec<PathBuf>,
    /// Only this class; without it everybody
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
    /// Only this case
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// Which run of each case stands for a person
    #[arg(long, value_enum, default_value_t = RunChoice::Latest)]
    runs: RunChoice,
    /// As a page
    #[arg(long)]
    html: bool,
    /// Numbers instead of names, for a wall
    #[arg(long)]
    hide_names: bool,
    #[command(flatten)]
    to: To,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RunChoice {
    First,
    Latest,
    Best,
}

impl Class {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let rulebook = common.rulebook()?;
        let store = if self.files.is_empty() { common.records()? } else { self.merged(common)? };
        let which = Which { class: self.class.clone(), scenario: self.scenario.clone(), ..Which::default() };
        let choice = match self.runs {
            RunChoice::First => Choice::First,
            RunChoice::Latest => Choice::Latest,
            RunChoice::Best => Choice::Best,
        };
        let report = common.or_refuse(store.class(&which, choice, &common.library()?))?;
        if self.html {
            let titles = common.titles()?;
            let page = ClassPage { report: &report, rulebook: &rulebook, titles: &titles, hide_names: self.hide_names };
            return self.to.text(common, &class_page(page, lang));
        }
        self.to.text(common, &self.as_text(&report, &rulebook, lang))
    }

    /// Everything the files hold, in memory only.
    fn merged(&self, common: &Common) -> Result<Store, u8> {
        let book = common.rulebook_source()?;
        let store = common.or_refuse(Store::in_memory(&book.text))?;
        let library = common.library()?;
        for path in &self.files {
            let file = std::fs::File::open(path).map_err(|error| common.refuse(&Trouble::file(path, &error)))?;
            let done = common.or_refuse(store.import_jsonl(&mut std::io::BufReader::new(file), &library))?;
            super::transfer::say_problems(path, &done, common.lang());
        }
        Ok(store)
    }

    fn as_text(&self, report: &ClassReport, rulebook: &Rulebook, lang: Lang) -> String {
        let mut text = String::new();
        let mut say = |line: String| {
            text += &line;
            text.push('\n');
        };
        let (people, runs) = (report.people.len(), report.runs);
        say(match lang {
            Lang::Zh => format!("{people} 人，{runs} 次练习"),
            Lang::En => format!("{people} people, {runs} runs"),
        });
        let cells = |values: &[u8; 8]| values.iter().map(|value| format!("{value:>4}")).collect::<String>();
        let names: String = Dimension::ALL.iter().map(|it| format!("{:>4}", it.name())).collect();
        let (of_runs, total) = (lang.pick("次数", "runs"), lang.pick("总分", "total"));
        say(format!("{of_runs:>6}{names}{total:>6}{:>4}", "✕"));
        for (index, person) in report.people.iter().enumerate() {
            let name = if self.hide_names {
                format!("{}", index + 1)
            } else {
                format!("{} {}", person.trainee.number, person.trainee.shown(lang))
            };
            let values = match (&person.dimensions, person.total) {
                (Some(dimensions), Some(total)) => format!("{}{total:>6}{:>4}", cells(dimensions), person.hard),
                _ => lang.pick("  还没练过", "  no run yet").to_owned(),
            };
            say(format!("{:>6}{values}  {}", person.runs, name.trim()));
        }
        if let (Some(dimensions), Some(total)) = (&report.dimensions, report.total) {
            say(format!("{runs:>6}{}{total:>6}{:>4}  {}", cells(dimensions), report.hard, lang.pick("全班", "class")));
        }
        if !report.wrong.is_empty() {
            say(lang.pick("\n第一句错在哪里（各人首次）", "\nWhich sentence went wrong first (first runs)").to_owned());
        }
        for wrong in &report.wrong {
            let early = if matches!(wrong.act, Act::Move(_)) { lang.pick("（太早）", " (too early)") } else { "" };
            let act = format!("{}{early}", rulebook.act_name(wrong.act).get(lang));
            say(format!(
                "{}/{}  {} {}·{}  {act}  “{}”",
                wrong.people,
                wrong.of,
                wrong.scenario,
                wrong.node,
                wrong.option,
                wrong.words.get(lang)
            ));
        }
        if !report.items.is_empty() {
            say(lang.pick("\n每一题怎么选的（各人首次）", "\nHow each node was answered (first runs)").to_owned());
        }
        for item in &report.items {
            let judged = item.discrimination.map_or_else(String::new, |value| {
                format!(
                    "  {} {}: {}",
                    lang.pick("区分度", "discrimination"),
                    hundredths(value),
                    discriminates(value, lang)
                )
            });
            say(format!("{} {} ({}){judged}", item.scenario, item.node, item.people));
            for option in &item.options {
                let groups = option.groups.map_or_else(String::new, |(high, low)| format!("{high:>4}% {low:>3}%"));
                let total = option.total.map_or_else(String::new, |total| format!("→ {total}"));
                say(format!(
                    "  {} {:<6}{:>4}{groups}  {total}",
                    option.option,
                    verdict_name(option.verdict, lang),
                    option.people
                ));
            }
        }
        text
    }
}
