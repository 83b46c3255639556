//! The notebook: facts found, promises with their time, every amount with its date.

use super::console::Console;
use crate::debrief::{amount, ledgers, promise_status, story_moment as moment};
use crate::roleplay::{Replay, Roleplay};
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
