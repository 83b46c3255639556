//! What is left of a class for the trainer: splits, the first sentence that went wrong for most, exit cards.

use super::case::Case;
use super::own::OwnRun;
use super::person::Person;
use super::room::Room;
use super::view::class_debrief;
use crate::debrief::Judge;
use crate::language::Lang;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::sync::Arc;

/// The class as data: what `heartfirst class --report --json` prints. Exit cards have no names.
#[must_use]
pub fn report(room: &Room, lang: Lang) -> Value {
    let cards: Vec<Value> = room
        .people()
        .filter_map(|(_, person)| person.card.as_ref())
        .map(|card| json!({ "say": card.say, "drop": card.drop }))
        .collect();
    json!({
        "class": room.setup().class,
        "scenario": room.case().scenario().id,
        "title": room.case().scenario().title.get(lang),
        "people": room.head_count(),
        "choices": room.case().ids(room.replay()),
        "debrief": class_debrief(room, lang),
        "cases": cases(room, lang),
        "cards": cards,
    })
}

/// How each case was played on one's own, as far as anybody began it: how many people did, how many of them finished,
/// and the mean of their first finished conversations.
fn cases(room: &Room, lang: Lang) -> Vec<Value> {
    let told = |case: &Arc<Case>| {
        let scenario = case.scenario();
        let judge = Judge::new(case.roleplay());
        let of = |person: &Person| -> bool { person.own.iter().any(|run| run.case.scenario().id == scenario.id) };
        let people = room.people().filter(|(_, person)| of(person)).count();
        let is_done = |run: &&OwnRun| run.over && run.case.scenario().id == scenario.id;
        let totals: Vec<i32> = room
            .people()
            .filter_map(|(_, person)| person.own.iter().find(is_done))
            .map(|run| judge.score(&run.replay.now(&judge.roleplay())).total)
            .collect();
        let finished = i32::try_from(totals.len()).unwrap_or(i32::MAX);
        (people > 0).then(|| {
            json!({
                "id": scenario.id,
                "title": scenario.title.get(lang),
                "people": people,
                "finished": finished,
                "mean": (finished > 0).then(|| totals.iter().sum::<i32>() / finished),
            })
        })
    };
    room.cases().filter_map(told).collect()
}

/// The class as text.
#[must_use]
pub fn report_text(room: &Room, lang: Lang) -> String {
    let report = report(room, lang);
    let text_of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut text = String::new();
    let mut say = |line: &str| writeln!(text, "{line}").unwrap_or_default();
    let (title, people) = (text_of(&report["title"]), room.head_count());
    say(&match lang {
        Lang::Zh => format!("{title} · {} {people} 人", room.setup().class),
        Lang::En => format!("{title} · {} {people} people", room.setup().class),
    });
    let debrief = &report["debrief"];
    if let Some(total) = debrief["result"]["total"].as_i64() {
        let ending = text_of(&debrief["result"]["ending"]["title"]);
        say(&match lang {
            Lang::Zh => format!("全班的谈话：{total} 分，{ending}"),
            Lang::En => format!("The class’s conversation: {total}, {ending}"),
        });
    }
    if let Some(turn) = debrief["first_wrong"].as_u64() {
        say(&match lang {
            Lang::Zh => format!("多数人第一次说错：第 {turn} 句"),
            Lang::En => format!("Most went wrong first at sentence {turn}"),
        });
    }
    for (turn, split) in list(&debrief["splits"]).iter().enumerate() {
        say("");
        say(&format!("{}. {}", turn + 1, text_of(&debrief["turns"][turn]["line"])));
        for option in list(split) {
            let mark = if option["played"] == true { "▶" } else { " " };
            let wrong = if option["wrong"] == true { lang.pick("✕", "x") } else { " " };
            let (letter, votes) = (text_of(&option["letter"]), &option["votes"]);
            say(&format!("{mark} {letter} {votes:>4} {wrong} {}", text_of(&option["words"])));
        }
    }
    let cases = list(&report["cases"]);
    if !cases.is_empty() {
        say("");
        say(lang.pick("各自练习", "On their own"));
    }
    for case in cases {
        let (title, people, finished) = (text_of(&case["title"]), &case["people"], &case["finished"]);
        let mean = match (case["mean"].as_i64(), lang) {
            (Some(mean), Lang::Zh) => format!("，平均 {mean} 分"),
            (Some(mean), Lang::En) => format!(", {mean} on average"),
            (None, _) => String::new(),
        };
        say(&match lang {
            Lang::Zh => format!("  {title}：{people} 人练习，{finished} 人完成{mean}"),
            Lang::En => format!("  {title}: {people} people, {finished} finished{mean}"),
        });
    }
    let cards = list(&report["cards"]);
    if !cards.is_empty() {
        say("");
        say(lang.pick("离场卡", "Exit cards"));
        for card in cards {
            let (keep, leave) = (text_of(&card["say"]), text_of(&card["drop"]));
            say(&match lang {
                Lang::Zh => format!("  会说：{keep}    不再说：{leave}"),
                Lang::En => format!("  will say: {keep}    will drop: {leave}"),
            });
        }
    }
    text
}
