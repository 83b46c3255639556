//! `heartfirst class --list`, `--forget`, `--forget-before`: the journals of classes, which hold what people did in them.

use super::{Common, DONE, FINDINGS, out};
use crate::class::journal::{self, Left, Told};
use crate::language::{Lang, Text};
use crate::records::{Day, Moment, Trouble};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A calendar day as it is typed, `2026-11-20`.
pub(super) fn day(text: &str) -> Result<Day, String> {
    let wrong = || format!("{text}: a day is written as 2026-11-20 (日期写成 2026-11-20)");
    Moment::parse(&format!("{text}T00:00:00Z")).map(Moment::day).ok_or_else(wrong)
}

/// Deletes what is named and what is older, or lists everything if nothing is to be deleted.
pub(super) fn run(common: &Common, data: &Path, named: &[PathBuf], before: Option<Day>) -> u8 {
    let lang = common.lang();
    if named.is_empty() && before.is_none() {
        out::print(&list(data, lang));
        return DONE;
    }
    let mut code = DONE;
    for name in named {
        let path = path_of(data, name);
        // A journal of a newer program can be named and deleted as well; it only cannot be described.
        let told = journal::told(&path).map(|told| line(&told, lang)).unwrap_or_default();
        match journal::forget(&path) {
            Ok(()) => out::print(&format!("{}{}  {told}\n", lang.pick("已删除：", "deleted: "), name_of(&path))),
            Err(trouble) => code = common.refuse(&trouble),
        }
    }
    before.map_or(code, |before| code.max(forget_before(common, data, before)))
}

fn forget_before(common: &Common, data: &Path, before: Day) -> u8 {
    let lang = common.lang();
    let (mut code, mut deleted, mut kept) = (DONE, 0, 0);
    for class in journal::list(data) {
        let name = name_of(&class.path);
        let Ok(told) = class.told else { continue };
        if began(&told).day() >= before {
            continue;
        }
        if told.left != Left::Nothing {
            kept += 1;
            out::print(&format!("{}{name}  {}\n", lang.pick("保留：", "kept:    "), line(&told, lang)));
            continue;
        }
        match journal::forget(&class.path) {
            Ok(()) => {
                deleted += 1;
                out::print(&format!("{}{name}  {}\n", lang.pick("已删除：", "deleted: "), line(&told, lang)));
            }
            Err(trouble) => code = common.refuse(&trouble),
        }
    }
    let hint = lang.pick("；要删的话用 --forget 点名", "; name it with --forget to delete it all the same");
    out::print(&match lang {
        Lang::Zh => format!("删除 {deleted} 个，保留 {kept} 个{}\n", if kept > 0 { hint } else { "" }),
        Lang::En => format!("{deleted} deleted, {kept} kept{}\n", if kept > 0 { hint } else { "" }),
    });
    if kept > 0 { code.max(FINDINGS) } else { code }
}

/// A journal by its name in the list, or by its path.
pub(super) fn path_of(data: &Path, name: &Path) -> PathBuf {
    let is_name = name.components().count() == 1 && !name.exists();
    if !is_name {
        return name.to_owned();
    }
    let file = journal::folder(data).join(name);
    if name.extension().is_some() { file } else { file.with_extension("jsonl") }
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn began(told: &Told) -> Moment {
    Moment::new(i64::try_from(told.began).unwrap_or(i64::MAX), Moment::now().offset)
}

fn list(data: &Path, lang: Lang) -> String {
    let classes = journal::list(data);
    let mut text = String::new();
    if classes.is_empty() {
        return lang.pick("没有课堂日志。\n", "No journals of classes are kept.\n").to_owned();
    }
    for class in classes {
        let told = match &class.told {
            Ok(told) => line(told, lang),
            Err(Trouble { message, .. }) => message.get(lang).to_owned(),
        };
        writeln!(text, "{}  {told}", name_of(&class.path)).unwrap_or_default();
    }
    text += lang.pick(
        "日志里有课堂上发生的一切，包括名字、投票和离场卡。--report 名称 看结果，--forget 名称 删除。\n",
        "A journal holds all that was done in a class: names, votes, exit cards. --report NAME tells what came of it,\n\
         --forget NAME deletes it.\n",
    );
    text
}

/// A class in a line: when, which, what, who, and what would be lost with it.
fn line(told: &Told, lang: Lang) -> String {
    let left = match told.left {
        Left::Nothing => Text::new("已下课，已存档", "ended, in the records"),
        Left::Conversations => {
            Text::new("已下课，各自的练习还没有存档", "ended, own conversations not in the records yet")
        }
        Left::Class => Text::new("没有下课，可以接着上", "not ended, can be taken up"),
    };
    let people = told.people;
    let people = match (lang, told.names) {
        (Lang::Zh, true) => format!("{people} 人"),
        (Lang::En, true) => format!("{people} people"),
        (Lang::Zh, false) => format!("{people} 人，没有名字"),
        (Lang::En, false) => format!("{people} people, no names"),
    };
    let class = if told.class.is_empty() { "–" } else { &told.class };
    format!("{}  {class}  {}  {people}  {}", began(told).minute(), told.title.get(lang), left.get(lang))
}
