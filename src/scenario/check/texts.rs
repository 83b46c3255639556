//! E110, E114, W201, W202: every text is there, in both languages, and of a length people read.

use crate::language::{Lang, Text};
use crate::scenario::Scenario;
use crate::scenario::build::is_absent;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let mut texts = Vec::new();
    collect(file, &mut |at, text, required| texts.push((at, text.clone(), required)));
    for (at, text, required) in &texts {
        if (*required && is_absent(text)) || Lang::ALL.iter().any(|lang| is_empty(text, *lang)) {
            let finding = Finding::error("E110", at.clone(), "这段文字是空的", "this text is empty");
            findings.push(if *required {
                finding.help("写上文字", "write the words")
            } else {
                finding.help("写上文字，或者整项删掉", "write the words or remove the field")
            });
        }
        for lang in Lang::ALL {
            let length = text.written(lang).map_or(0, |words| words.chars().count());
            if length > Scenario::MAX_TEXT {
                let most = Scenario::MAX_TEXT;
                findings.push(Finding::error(
                    "E114",
                    at.clone(),
                    format!("这段文字有 {length} 个字，最多 {most} 个"),
                    format!("this text has {length} characters; at most {most} are possible"),
                ));
            }
        }
    }
    translations(&texts, findings);
}

/// Says once that a language is missing altogether, or each time where single texts lack it.
fn translations(texts: &[(Place, Text, bool)], findings: &mut Vec<Finding>) {
    for lang in Lang::ALL {
        let missing: Vec<_> =
            texts.iter().filter(|(_, text, _)| !is_absent(text) && text.written(lang).is_none()).collect();
        let written = texts.iter().filter(|(_, text, _)| text.written(lang).is_some()).count();
        let (zh, en) = match lang {
            Lang::Zh => ("中文", "Chinese"),
            Lang::En => ("英文", "English"),
        };
        if written == 0 && !missing.is_empty() {
            findings.push(
                Finding::warning(
                    "W202",
                    Place::top().field("title"),
                    format!("整个案例没有{zh}"),
                    format!("the whole scenario has no {en}"),
                )
                .help(
                    "只有一种语言也能练；要两种就写 (zh: \"…\", en: \"…\")",
                    "one language can be practised too; for both write (zh: \"…\", en: \"…\")",
                ),
            );
        } else {
            for (at, ..) in missing {
                findings.push(
                    Finding::warning("W201", at.clone(), format!("这里缺{zh}"), format!("the {en} is missing here"))
                        .help("写成 (zh: \"…\", en: \"…\")", "write it like (zh: \"…\", en: \"…\")"),
                );
            }
        }
    }
}

fn is_empty(text: &Text, lang: Lang) -> bool {
    text.written(lang).is_some_and(|words| words.trim().is_empty())
}

/// Every text with its place, and whether the scenario cannot be played without it.
fn collect(file: &ScenarioFile, see: &mut impl FnMut(Place, &Text, bool)) {
    let top = Place::top();
    see(top.field("title"), &file.title, true);
    see(top.field("you"), &file.you, true);
    see(top.field("authority"), &file.authority, false);
    see(top.field("premise"), &file.premise, true);
    let customer = top.field("customer");
    see(customer.field("name"), &file.customer.name, true);
    see(customer.field("address"), &file.customer.address, true);
    see(customer.field("persona"), &file.customer.persona, false);
    for (index, (id, fact)) in file.facts.0.iter().enumerate() {
        see(top.field("facts").entry(index, id).field("text"), &fact.text, true);
    }
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        let at = top.field("nodes").entry(index, id);
        see(at.field("title"), &node.title, false);
        see(at.field("place"), &node.place, false);
        for (index, line) in node.says.iter().enumerate() {
            let at = at.field("says").item(index);
            see(at.field("line"), &line.line, true);
            for (index, other) in line.also.iter().enumerate() {
                see(at.field("also").item(index), other, true);
            }
        }
        for (index, (id, option)) in node.options.0.iter().enumerate() {
            let at = at.field("options").entry(index, id);
            see(at.field("label"), &option.label, false);
            see(at.field("say"), &option.say, true);
            see(at.field("reply"), &option.reply, true);
            see(at.field("why"), &option.why, false);
            for (index, other) in option.say_if.iter().enumerate() {
                see(at.field("say_if").item(index).field("say"), &other.say, true);
            }
            for (index, other) in option.reply_if.iter().enumerate() {
                see(at.field("reply_if").item(index).field("reply"), &other.reply, true);
            }
            for (index, quote) in option.quotes.iter().enumerate() {
                see(at.field("quotes").item(index).field("what"), &quote.what, false);
            }
            for (index, promise) in option.promises.iter().enumerate() {
                see(at.field("promises").item(index).field("what"), &promise.what, true);
            }
        }
    }
    for (index, (id, ending)) in file.endings.0.iter().enumerate() {
        let at = top.field("endings").entry(index, id);
        see(at.field("title"), &ending.title, true);
        see(at.field("scene"), &ending.scene, false);
        see(at.field("consequence"), &ending.consequence, false);
    }
}
