//! The debrief as text: the total and why, where it turned, sentence by sentence, and what else there was to say.

use super::console::Console;
use super::curve;
use crate::audit::{Search, WhatIf, what_ifs};
use crate::debrief::{
    Judge, LedgerRow, MissedFact, amount, climb, evidence, ledgers, meter_name, missed_facts, promise_status,
    story_moment,
};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay, Timing, TurnRecord};
use crate::rulebook::Dimension;
use crate::source::Vocabulary as _;
use std::io::{self, BufRead, Write};

/// Prints the debrief of a finished conversation.
///
/// # Errors
/// When the output is closed.
pub fn print<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    judge: &Judge<'_>,
    replay: &Replay,
    search: &mut Search<'_>,
) -> io::Result<()> {
    let roleplay = judge.roleplay();
    result(console, judge, replay)?;
    turned(console, &roleplay, replay)?;
    console.heading(console.pick("曲线", "The curve"))?;
    curve::print(console, replay)?;
    dimensions(console, judge, replay)?;
    console.heading(console.pick("一句一句看", "Sentence by sentence"))?;
    let others = what_ifs(search, replay);
    for (index, turn) in replay.turns.iter().enumerate() {
        sentence(console, &roleplay, index, turn)?;
        alternatives(console, &roleplay, turn, &others[index])?;
        console.blank()?;
    }
    facts(console, judge, replay)?;
    books(console, &roleplay, replay)
}

fn result<R: BufRead, W: Write>(console: &mut Console<R, W>, judge: &Judge<'_>, replay: &Replay) -> io::Result<()> {
    let lang = console.lang;
    let roleplay = judge.roleplay();
    let score = judge.score(&replay.now(&roleplay));
    let ending = &roleplay.scenario.endings[score.ending];
    console.heading(&format!("{}{}", console.pick("复盘：", "Debrief: "), ending.title.get(lang)))?;
    console.say(ending.scene.get(lang))?;
    console.say(ending.consequence.get(lang))?;
    console.blank()?;
    let grade = judge.grade(score.total).name.get(lang);
    console.say(&match lang {
        Lang::Zh => format!("总分 {}：{grade}", score.total),
        Lang::En => format!("Total {}: {grade}", score.total),
    })?;
    if score.total < score.uncapped {
        console.say(&match lang {
            Lang::Zh => format!("（封顶之前 {}）", score.uncapped),
            Lang::En => format!("(before the limits {})", score.uncapped),
        })?;
    }
    for cap in &score.caps {
        let why = cap.why.words(roleplay.scenario.customer.pronoun);
        console.hanging(
            "· ",
            &match lang {
                Lang::Zh => format!("封顶 {}：{}", cap.limit, why.get(lang)),
                Lang::En => format!("Limited to {}: {}", cap.limit, why.get(lang)),
            },
        )?;
    }
    Ok(())
}

fn turned<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    roleplay: &Roleplay<'_>,
    replay: &Replay,
) -> io::Result<()> {
    let lang = console.lang;
    console.blank()?;
    let Some(turn) = climb(replay) else {
        return console.say(console.pick("一路没有升温。", "It never climbed."));
    };
    let label = replay.turns[turn].response(roleplay).label.get(lang);
    let number = turn + 1;
    console.say(&match (lang, label.is_empty()) {
        (Lang::Zh, false) => format!("转折在第 {number} 句：{label}。"),
        (Lang::Zh, true) => format!("转折在第 {number} 句。"),
        (Lang::En, false) => format!("It turned at sentence {number}: {label}."),
        (Lang::En, true) => format!("It turned at sentence {number}."),
    })
}

fn dimensions<R: BufRead, W: Write>(console: &mut Console<R, W>, judge: &Judge<'_>, replay: &Replay) -> io::Result<()> {
    let lang = console.lang;
    let roleplay = judge.roleplay();
    let score = judge.score(&replay.now(&roleplay));
    console.heading(console.pick("八个维度（100 = 理想的谈法）", "Eight dimensions (100 = the ideal path)"))?;
    for (dimension, rule) in roleplay.rulebook.dimensions.iter() {
        let value = score.dimensions[dimension.index()];
        let name = rule.name.get(lang);
        let weight = rule.weight;
        console.hanging(
            &format!("{value:>3}  "),
            &match lang {
                Lang::Zh => format!("{name}（占 {weight}%）"),
                Lang::En => format!("{name} ({weight}%)"),
            },
        )?;
    }
    let mut lowest: Vec<Dimension> = Dimension::ALL.to_vec();
    lowest.sort_by_key(|dimension| score.dimensions[dimension.index()]);
    for dimension in lowest.into_iter().take(2).filter(|d| score.dimensions[d.index()] < 100) {
        let advice = &roleplay.rulebook.dimensions[dimension].advice;
        let sentence = match lang {
            Lang::Zh => format!("{}可以说：“{}”", advice.rule.get(lang), advice.say.get(lang)),
            Lang::En => format!("{} You could say: “{}”", advice.rule.get(lang), advice.say.get(lang)),
        };
        console.hanging(console.pick("下次：", "Next time: "), &sentence)?;
    }
    Ok(())
}

fn sentence<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    roleplay: &Roleplay<'_>,
    index: usize,
    turn: &TurnRecord,
) -> io::Result<()> {
    let lang = console.lang;
    let words = roleplay.words(&turn.before, turn.response).get(lang);
    console.hanging(&format!("{}. ", index + 1), words)?;
    let (acts, rows) = evidence(turn);
    for act in &acts {
        let timing = match act.timing {
            Timing::Ok => lang.pick("时候对", "in time"),
            Timing::Repeated => lang.pick("说过了，作用变小", "said before, works less"),
            Timing::Early(_) if act.is_void => lang.pick("太早，无效", "too early, void"),
            Timing::Early(_) => lang.pick("太早", "too early"),
            Timing::Fault => lang.pick("失误", "fault"),
        };
        let name = roleplay.rulebook.act_name(act.act).get(lang);
        let source = roleplay.rulebook.act_source(act.act);
        console.hanging(
            "   · ",
            &match lang {
                Lang::Zh => format!("{name}（{timing}；{source}）"),
                Lang::En => format!("{name} ({timing}; {source})"),
            },
        )?;
    }
    for row in &rows {
        if let Some(line) = ledger_line(roleplay, row, lang) {
            console.hanging("     ", &line)?;
        }
    }
    let why = turn.response(roleplay).why.get(lang);
    if why.is_empty() { Ok(()) } else { console.hanging("   ", why) }
}

/// “−9 arousal, +4 heard: named the feeling (R2)”.
fn ledger_line(roleplay: &Roleplay<'_>, row: &LedgerRow, lang: Lang) -> Option<String> {
    let mut changes: Vec<String> = (0..4)
        .filter(|meter| row.mood[*meter] != 0)
        .map(|meter| format!("{} {}", signed(row.mood[meter]), meter_name(meter).get(lang)))
        .collect();
    changes.extend(row.dimensions().map(|(dimension, points)| {
        format!("{} {}", signed(points), roleplay.rulebook.dimensions[dimension].name.get(lang))
    }));
    if changes.is_empty() {
        return None;
    }
    let rule = row.rule.map_or_else(String::new, |rule| match lang {
        Lang::Zh => format!("（{rule}）"),
        Lang::En => format!(" ({rule})"),
    });
    let reason = row.reason(roleplay, lang);
    Some(match lang {
        Lang::Zh => format!("{}：{reason}{rule}", changes.join("，")),
        Lang::En => format!("{}: {reason}{rule}", changes.join(", ")),
    })
}

fn alternatives<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    roleplay: &Roleplay<'_>,
    turn: &TurnRecord,
    others: &[WhatIf],
) -> io::Result<()> {
    let lang = console.lang;
    let mut others: Vec<&WhatIf> = others.iter().collect();
    others.sort_by_key(|other| other.response != turn.response);
    for other in others {
        let mood = other.after.mood;
        let reach = match (lang, other.best.exact) {
            (Lang::Zh, true) => format!("；最高还能拿 {}", other.best.total),
            (Lang::Zh, false) => format!("；至少还能拿 {}", other.best.total),
            (Lang::En, true) => format!("; best total from there {}", other.best.total),
            (Lang::En, false) => format!("; at least {} from there", other.best.total),
        };
        let state = match lang {
            Lang::Zh => {
                format!("激动度 {}，被倾听感 {}，信任 {}，耐心 {}", mood.arousal, mood.heard, mood.trust, mood.patience)
            }
            Lang::En => {
                format!(
                    "arousal {}, heard {}, trust {}, patience {}",
                    mood.arousal, mood.heard, mood.trust, mood.patience
                )
            }
        };
        let lead = if other.response == turn.response {
            console.pick("   这句之后：", "   After this: ")
        } else {
            console.pick("   换成：", "   Instead: ")
        };
        let words = if other.response == turn.response {
            String::new()
        } else {
            let said = excerpt(roleplay.words(&turn.before, other.response).get(lang));
            match lang {
                Lang::Zh => format!("“{said}”"),
                Lang::En => format!("“{said}” "),
            }
        };
        console.hanging(lead, &format!("{words}{state}{reach}"))?;
    }
    Ok(())
}

fn facts<R: BufRead, W: Write>(console: &mut Console<R, W>, judge: &Judge<'_>, replay: &Replay) -> io::Result<()> {
    let lang = console.lang;
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let state = replay.now(&roleplay);
    if scenario.facts.is_empty() {
        return Ok(());
    }
    console.heading(console.pick("问到的和没问到的", "Found and not found"))?;
    for fact in (0..scenario.facts.len()).filter(|fact| state.found(*fact)) {
        console.hanging(console.pick("问到了：", "Found: "), scenario.facts[fact].text.get(lang))?;
    }
    for missed in missed_facts(judge, replay) {
        let text = scenario.facts[missed.fact].text.get(lang);
        let ask = question(&roleplay, replay, missed, lang);
        console.hanging(console.pick("没问到：", "Not found: "), &format!("{text}{ask}"))?;
    }
    Ok(())
}

fn question(roleplay: &Roleplay<'_>, replay: &Replay, missed: MissedFact, lang: Lang) -> String {
    let Some((node, response)) = missed.by else { return String::new() };
    let words = match missed.turn {
        Some(turn) => roleplay.words(&replay.turns[turn].before, response).get(lang),
        None => roleplay.scenario.node(node).responses[response].say.last().map_or("", |say| say.value.get(lang)),
    };
    match (lang, missed.turn.map(|turn| turn + 1)) {
        (Lang::Zh, Some(turn)) => format!(" 第 {turn} 句可以问：“{words}”"),
        (Lang::Zh, None) => format!(" 可以问：“{words}”"),
        (Lang::En, Some(turn)) => format!(" At sentence {turn} you could ask: “{words}”"),
        (Lang::En, None) => format!(" You could ask: “{words}”"),
    }
}

fn books<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    roleplay: &Roleplay<'_>,
    replay: &Replay,
) -> io::Result<()> {
    let lang = console.lang;
    let books = ledgers(roleplay, replay);
    if !books.promises.is_empty() {
        console.heading(console.pick("承诺台账", "Promise ledger"))?;
        for entry in &books.promises {
            let made = story_moment(entry.made, lang);
            let due = story_moment(entry.promise.due, lang);
            let what = entry.promise.what.get(lang);
            let status = promise_status(entry.status).get(lang).to_owned();
            let row = match lang {
                Lang::Zh => format!("{made} 许下：{what}，期限 {due}{status}"),
                Lang::En => format!("{made}: {what}, due {due}{status}"),
            };
            console.hanging("· ", &row)?;
        }
    }
    if !books.quotes.is_empty() {
        console.heading(console.pick("报价台账", "Quote ledger"))?;
        for entry in &books.quotes {
            let said = story_moment(entry.said, lang);
            let amount = amount(entry.quote, lang);
            console.hanging(
                "· ",
                &match lang {
                    Lang::Zh => format!("{said}：{amount}"),
                    Lang::En => format!("{said}: {amount}"),
                },
            )?;
        }
    }
    Ok(())
}

/// A number with its sign; the real minus, which screen readers say and which lines up.
fn signed(value: i32) -> String {
    if value < 0 { format!("−{}", value.unsigned_abs()) } else { format!("+{value}") }
}

/// The first words of a sentence, enough to recognise it.
fn excerpt(words: &str) -> String {
    const COLUMNS: usize = 36;
    let mut short = String::new();
    for c in words.chars() {
        if textwrap::core::display_width(&short) >= COLUMNS {
            short.push('…');
            break;
        }
        short.push(c);
    }
    short
}
