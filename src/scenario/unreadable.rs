//! E104, E105: a condition that cannot be read, in words.

use super::Scenario;
use super::condition::{Meter, Problem, Unreadable};
use crate::rulebook::Fault;
use crate::source::{Finding, Place, nearest};

/// The names a scenario gives to conditions.
pub(super) struct Names<'n> {
    pub flags: &'n [String],
    pub facts: &'n [&'n str],
    pub nodes: &'n [&'n str],
}

/// Marks and words that people write for those of the format.
const MEANT: [(&str, &str); 19] = [
    ("＜", "<"),
    ("＞", ">"),
    ("＝", "="),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("（", "("),
    ("）", ")"),
    ("&", "and"),
    ("|", "or"),
    ("，", "and"),
    ("、", "and"),
    (",", "and"),
    ("且", "and"),
    ("并且", "and"),
    ("或", "or"),
    ("或者", "or"),
    ("不", "not"),
    ("!", "not"),
];

/// What is wrong with the condition at a place.
pub(super) fn finding(at: &Place, text: &str, unreadable: &Unreadable, names: &Names<'_>) -> Finding {
    let here = at.inside(unreadable.at.clone());
    let word = text.get(unreadable.at.clone()).unwrap_or_default();
    if let Some((_, meant)) = MEANT.iter().find(|(written, _)| *written == word) {
        return Finding::error(
            "E105",
            here,
            format!("条件里不能写 `{word}`"),
            format!("`{word}` cannot stand in a condition"),
        )
        .help(format!("写 `{meant}`，前后空一格"), format!("write `{meant}` with a space on both sides"));
    }
    if text.trim().is_empty() {
        return Finding::error("E105", at.clone(), "这个条件是空的", "this condition is empty")
            .help("写上条件，或者删掉这一项", "write the condition or remove this field");
    }
    let like = |zh: &str, en: &str| {
        Finding::error("E105", here.clone(), zh, en)
            .help("写成 `trust < 45 or requote` 这样", "write it like `trust < 45 or requote`")
    };
    let is_readable = word.chars().all(|c| c.is_alphanumeric() || "_<>=!()".contains(c));
    match &unreadable.problem {
        Problem::UnknownName(name) => unknown_name(here, name, names),
        Problem::UnknownNode(name) => unknown_node(here, name, names),
        _ if word == "%" => {
            like("条件里的数不带 %", "numbers in a condition have no %").help("把 % 删掉", "remove the %")
        }
        _ if !is_readable => like(&format!("条件里不能写 `{word}`"), &format!("`{word}` cannot stand in a condition")),
        Problem::ValueExpected => like("条件到这里缺一个名字", "a name is missing in this condition here"),
        Problem::ConnectiveExpected => {
            like("两个条件之间要写 and 或 or", "between two conditions there must be `and` or `or`")
        }
        Problem::Unclosed => like("条件里少了一个 )", "a ) is missing in this condition"),
        Problem::NumberExpected
            if matches!(word.to_lowercase().as_str(), "yes" | "true" | "no" | "false" | "是" | "否") =>
        {
            like("标记不用和 yes、true 比", "a flag is not compared with yes or true").help(
                "有就只写名字，没有就写 not 名字：`agreed`、`not agreed`",
                "write the name alone, or `not` and the name: `agreed`, `not agreed`",
            )
        }
        Problem::NumberExpected => like("比较的后面要写一个整数", "a whole number must follow the comparison"),
        Problem::TooDeep => like("条件的括号套得太深", "the brackets of this condition are too deep"),
    }
}

fn unknown_name(here: Place, name: &str, names: &Names<'_>) -> Finding {
    if Meter::ALL.iter().any(|(meter, _)| *meter == name) {
        let (zh, en) = if name == "total" {
            ("结局的 `when` 里", "in the `when` of an ending")
        } else {
            ("`keys` 里", "in `keys`")
        };
        return Finding::error(
            "E104",
            here,
            format!("`{name}` 在这里还不知道"),
            format!("`{name}` is not known yet at this point"),
        )
        .help(format!("它只能写在{zh}"), format!("it can only stand {en}"));
    }
    let meters = Meter::ALL.iter().map(|(meter, _)| *meter);
    let words = names.flags.iter().map(String::as_str).chain(names.facts.iter().copied());
    let known = words.chain(meters).chain(Fault::ALL.iter().map(|fault| fault.name()));
    Finding::error(
        "E104",
        here,
        format!("条件里的 `{name}` 既不是标记，也不是事实、失误或数值"),
        format!("`{name}` in this condition is no flag, fact, fault or number"),
    )
    .help(
        "标记要先有回答用 `sets` 设；条件写成 `trust < 45 or requote` 这样",
        "a flag must be set by some option with `sets`; a condition reads like `trust < 45 or requote`",
    )
    .did_you_mean(nearest(name, known))
}

fn unknown_node(here: Place, name: &str, names: &Names<'_>) -> Finding {
    if names.nodes.contains(&name) {
        let most = Scenario::MAX_COUNTED;
        return Finding::error(
            "E114",
            here,
            format!("最多只能数 {most} 个节点的 visits"),
            format!("the visits of at most {most} nodes can be counted"),
        );
    }
    Finding::error("E104", here, format!("没有叫 `{name}` 的节点"), format!("there is no node `{name}`"))
        .help("写成 `visits(节点) >= 1` 这样", "write it like `visits(node) >= 1`")
        .did_you_mean(nearest(name, names.nodes.iter().copied()))
}
