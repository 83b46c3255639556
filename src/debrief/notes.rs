//! The entries of a notebook in words.

use super::ledgers::PromiseStatus;
use crate::language::{Lang, Text};
use crate::scenario::{Quote, StoryTime};

/// What became of a promise, as the end of a line.
#[must_use]
pub fn promise_status(status: PromiseStatus) -> Text {
    let (zh, en) = match status {
        PromiseStatus::Kept => ("（做到了）", " (kept)"),
        PromiseStatus::Late => ("（做到了，但晚了）", " (kept, but late)"),
        PromiseStatus::Missed => ("（过了时间）", " (its time has passed)"),
        PromiseStatus::Open => ("（还没到时间）", " (still open)"),
    };
    Text::new(zh, en)
}

/// “day 2, 18:00” in the story.
#[must_use]
pub fn story_moment(time: StoryTime, lang: Lang) -> String {
    let (hours, minutes) = time.clock();
    let day = time.day();
    match lang {
        Lang::Zh => format!("第 {day} 天 {hours:02}:{minutes:02}"),
        Lang::En => format!("day {day}, {hours:02}:{minutes:02}"),
    }
}

/// “30–50 yuan for small parts, at most”.
#[must_use]
pub fn amount(quote: &Quote, lang: Lang) -> String {
    let range = quote.up_to.map_or_else(|| quote.amount.to_string(), |high| format!("{}–{high}", quote.amount));
    let what = quote.what.get(lang);
    match (lang, quote.ceiling) {
        (Lang::Zh, true) => format!("{what} {range} 元封顶"),
        (Lang::Zh, false) => format!("{what} {range} 元"),
        (Lang::En, true) => format!("{what}: {range} yuan at most"),
        (Lang::En, false) => format!("{what}: {range} yuan"),
    }
}
