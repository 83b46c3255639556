//! `records list`, `records show`, `records drop`.

use super::super::{Common, out};
use super::Scope;
use crate::audit::Search;
use crate::debrief::{Judge, json};
use crate::language::Lang;
use crate::records::{AttemptId, Keep as _, Trouble, TroubleKind};
use crate::roleplay::{Attempt, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::Scenario;
use crate::source::Source;
use crate::terminal::{self, Console, Style};
use std::collections::BTreeMap;
use std::io;

/// List conversations, latest first.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    scope: Scope,
    /// As JSON, one line each
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let store = common.records()?;
        let which = self.scope.which(common, &store)?;
        let list = common.or_refuse(store.list(&which))?;
        let people = common.or_refuse(store.trainees())?;
        let names: BTreeMap<i64, &str> = people.iter().map(|it| (it.id, it.shown(lang))).collect();
        let mut text = String::new();
        for it in &list {
            let name = names.get(&it.trainee).copied().unwrap_or_default();
            if self.json {
                let line = serde_json::json!({
                    "attempt": it.attempt.0, "trainee": name, "scenario": it.scenario,
                    "started": it.started.to_string(), "exam": it.exam, "turns": it.turns, "run": it.counts,
                    "dropped": it.dropped, "total": it.total,
                });
                text += &format!("{line}\n");
                continue;
            }
            let turns = it.turns;
            let state = match (it.total, it.dropped, lang) {
                (Some(total), _, Lang::Zh) => format!("{total} 分"),
                (Some(total), _, Lang::En) => format!("total {total}"),
                (None, true, Lang::Zh) => format!("放下了（{turns} 句）"),
                (None, true, Lang::En) => format!("dropped after {turns}"),
                (None, false, Lang::Zh) => format!("没谈完（{turns} 句）"),
                (None, false, Lang::En) => format!("stopped after {turns}"),
            };
            let note = match (it.counts, lang) {
                (true, _) => "",
                (false, Lang::Zh) => "  收回过句子或从中间开始，不计入进步",
                (false, Lang::En) => "  with sentences taken back or begun in the middle: not counted",
            };
            let exam = if it.exam { lang.pick("  考试", "  exam") } else { "" };
            text += &format!(
                "{:>5}  {}  {name}  {:<18} {state}{exam}{note}\n",
                it.attempt.0,
                it.started.minute(),
                it.scenario
            );
        }
        if list.is_empty() && !self.json {
            text += lang.pick(
                "还没有练习记录。heartfirst play 列出案例。\n",
                "Nothing yet. heartfirst play lists the cases.\n",
            );
        }
        out::print(&text);
        Ok(())
    }
}

/// Show one conversation with its debrief.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// Its number in `records list`
    attempt: i64,
    /// The whole replay as JSON, as `play --json` prints it
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let store = common.records()?;
        let whole = common.or_refuse(store.whole(AttemptId(self.attempt)))?;
        let text = common.or_refuse(store.text(whole.texts.0))?;
        let book = common.or_refuse(store.text(whole.texts.1))?;
        // As it was played, whatever has become of the files since.
        let scenario = Scenario::load(&Source::new(whole.scenario.clone(), text));
        let rulebook = Rulebook::load(&Source::new("rulebook", book));
        let (Ok(scenario), Ok(rulebook)) = (scenario, rulebook) else { return Err(common.refuse(&unreadable())) };
        let roleplay = Roleplay::new(&rulebook, &scenario);
        let judge = Judge::new(roleplay);
        let attempt = Attempt { seed: whole.seed, choices: whole.course().ids() };
        let Ok(replay) = roleplay.replay(&attempt) else { return Err(common.refuse(&unreadable())) };
        if self.json {
            out::print(&format!("{:#}\n", json(&judge, &replay)));
        } else if replay.is_over(&roleplay) {
            let style = Style { width: Style::WIDEST, colour: out::is_coloured(), drawn: !out::is_dumb() };
            let mut console = Console::new(io::empty(), io::stdout().lock(), style, lang);
            terminal::print_debrief(&mut console, &judge, &replay, &mut Search::new(&judge)).ok();
        } else {
            let (turns, id) = (replay.turns.len(), &whole.scenario);
            out::print(&match lang {
                Lang::Zh => format!("谈了 {turns} 句，还没谈完。heartfirst play {id} 接着谈。\n"),
                Lang::En => format!("{turns} sentences, not finished. heartfirst play {id} goes on.\n"),
            });
        }
        Ok(())
    }
}

fn unreadable() -> Trouble {
    Trouble::new(
        TroubleKind::Other,
        "当时的案例文字，这个版本的程序读不了；选择还在，用 records export --format jsonl 能导出",
        "this version of the program cannot read the case as it was; the choices are kept, records export --format jsonl writes them",
    )
}

/// Give up a conversation that stopped in the middle.
#[derive(Debug, clap::Args)]
pub(super) struct Drop {
    /// Its number in `records list`
    attempt: i64,
}

impl Drop {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let mut store = common.records()?;
        common.or_refuse(store.whole(AttemptId(self.attempt)))?;
        common.or_refuse(store.drop_attempt(AttemptId(self.attempt)))
    }
}
