//! The notebook: facts found, promises with their time, every amount with its date.

use super::console::Console;
use crate::debrief::{PromiseStatus, ledgers};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::scenario::{Quote, StoryTime};
use std::io::{self, BufRead, Write};

pub(super) fn print<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    roleplay: &Roleplay<'_>,
    replay: &Replay,
) -> io::Result<()> {
    let lang = console.lang;
    let state = replay.now(roleplay);
    console.heading(console.pick("记事本", "Notebook"))?;
    let found: Vec<_> = (0..roleplay.scenario.facts.len()).filter(|fact| state.found(*fact)).collect();
    if found.is_empty() {
        console.say(console.pick("还没问出什么。", "Nothing found out yet."))?;
    }
    for fact in found {
        console.hanging("· ", roleplay.scenario.facts[fact].text.get(lang))?;
    }
    let books = ledgers(roleplay, replay);
    for entry in &books.promises {
        let status = promise_status(entry.status).get(lang).to_owned();
        let lead = console.pick("承诺：", "Promise: ");
        let by = console.pick("，期限", ", due ");
        let line = format!("{}{by}{}{}", entry.promise.what.get(lang), moment(entry.promise.due, lang), status);
        console.hanging(lead, &line)?;
    }
    for entry in &books.quotes {
        let lead = console.pick("报价：", "Amount: ");
        console.hanging(lead, &format!("{} – {}", amount(entry.quote, lang), moment(entry.said, lang)))?;
    }
    console.blank()
}

pub(super) fn promise_status(status: PromiseStatus) -> crate::language::Text {
    let (zh, en) = match status {
        PromiseStatus::Kept => ("（做到了）", " (kept)"),
        PromiseStatus::Late => ("（做到了，但晚了）", " (kept, but late)"),
        PromiseStatus::Missed => ("（过了时间）", " (its time has passed)"),
        PromiseStatus::Open => ("（还没到时间）", " (still open)"),
    };
    crate::language::Text::new(zh, en)
}

/// “day 2, 18:00” in the story.
pub(super) fn moment(time: StoryTime, lang: Lang) -> String {
    let (hours, minutes) = time.clock();
    let day = time.day();
    match lang {
        Lang::Zh => format!("第 {day} 天 {hours:02}:{minutes:02}"),
        Lang::En => format!("day {day}, {hours:02}:{minutes:02}"),
    }
}

/// “30–50 yuan for small parts, at most”.
pub(super) fn amount(quote: &Quote, lang: Lang) -> String {
    let range = quote.up_to.map_or_else(|| quote.amount.to_string(), |high| format!("{}–{high}", quote.amount));
    let what = quote.what.get(lang);
    match (lang, quote.ceiling) {
        (Lang::Zh, true) => format!("{what} {range} 元封顶"),
        (Lang::Zh, false) => format!("{what} {range} 元"),
        (Lang::En, true) => format!("{what}: {range} yuan at most"),
        (Lang::En, false) => format!("{what}: {range} yuan"),
    }
}
