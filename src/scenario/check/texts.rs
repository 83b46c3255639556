//! E110, E114, W201, W202: every text is there, in both languages, and of a length people read.

use crate::language::{Lang, Text};
use crate::scenario::Scenario;
use crate::scenario::build::is_absent;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Kind {
    /// The customer’s line.
    Line,
    /// A response.
    Say,
    /// The customer’s answer to a response.
    Reply,
    /// The headline of a response.
    Label,
    /// A title.
    Title,
    /// Anything else.
    Other,
}

/// A text as its author wrote it.
pub(in crate::scenario) struct Written<'f> {
    place: Place,
    /// The words.
    pub text: &'f Text,
    /// What for.
    pub kind: Kind,
    /// Whether the scenario cannot be played without it.
    required: bool,
}

impl Written<'_> {
    /// Where it stands.
    pub fn at(&self) -> Place {
        self.place.clone()
    }
}

/// Every text of a file in written order.
pub(in crate::scenario) fn all(file: &ScenarioFile) -> Vec<Written<'_>> {
    let mut texts = Vec::new();
    collect(file, &mut |place, text, required, kind| texts.push(Written { place, text, kind, required }));
    texts
}

pub(super) fn check(texts: &[Written<'_>], findings: &mut Vec<Finding>) {
    for Written { text, required, place, .. } in texts {
        if (*required && is_absent(text)) || Lang::ALL.iter().any(|lang| is_empty(text, *lang)) {
            let finding = Finding::error("E110", place.clone(), "这段文字是空的", "this text is empty");
            findings.push(if *required {
                finding.help("写上文字", "write the words")
            } else {
                finding.help("写上文字，或者整项删掉", "write the words or remove the field")
            });
        }
        for lang in Lang::ALL {
            let words = text.written(lang).filter(|words| words.len() > Scenario::MAX_TEXT);
            let length = words.map_or(0, |words| words.chars().count());
            if length > Scenario::MAX_TEXT {
                let most = Scenario::MAX_TEXT;
                findings.push(Finding::error(
                    "E114",
                    place.clone(),
                    format!("这段文字有 {length} 个字，最多 {most} 个"),
                    format!("this text has {length} characters; at most {most} are possible"),
                ));
            }
        }
    }
    translations(texts, findings);
}

/// Says once that a language is missing altogether, or each time where single texts lack it.
fn translations(texts: &[Written<'_>], findings: &mut Vec<Finding>) {
    for lang in Lang::ALL {
        let missing: Vec<_> =
            texts.iter().filter(|entry| !is_absent(entry.text) && entry.text.written(lang).is_none()).collect();
        // Silence and a name may be the same in both.
        let is_of_its_own = |text: &Text| text.written(lang).is_some() && text.zh != text.en;
        let written = texts.iter().filter(|entry| is_of_its_own(entry.text)).count();
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
            for entry in missing {
                findings.push(
                    Finding::warning("W201", entry.at(), format!("这里缺{zh}"), format!("the {en} is missing here"))
                        .help("写成 (zh: \"…\", en: \"…\")", "write it like (zh: \"…\", en: \"…\")"),
                );
            }
        }
    }
}

fn is_empty(text: &Text, lang: Lang) -> bool {
    text.written(lang).is_some_and(|words| words.trim().is_empty())
}

/// Every text with its place, whether the scenario cannot be played without it, and what it is for.
fn collect<'f>(file: &'f ScenarioFile, see: &mut impl FnMut(Place, &'f Text, bool, Kind)) {
    let top = Place::top();
    see(top.field("title"), &file.title, true, Kind::Title);
    see(top.field("you"), &file.you, true, Kind::Other);
    see(top.field("authority"), &file.authority, false, Kind::Other);
    see(top.field("premise"), &file.premise, true, Kind::Other);
    let customer = top.field("customer");
    see(customer.field("name"), &file.customer.name, true, Kind::Other);
    see(customer.field("address"), &file.customer.address, true, Kind::Other);
    see(customer.field("persona"), &file.customer.persona, false, Kind::Other);
    for (index, (id, fact)) in file.facts.0.iter().enumerate() {
        see(top.field("facts").entry(index, id).field("text"), &fact.text, true, Kind::Other);
    }
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        let at = top.field("nodes").entry(index, id);
        see(at.field("title"), &node.title, false, Kind::Title);
        see(at.field("place"), &node.place, false, Kind::Other);
        for (index, line) in node.says.iter().enumerate() {
            let at = at.field("says").item(index);
            see(at.field("line"), &line.line, true, Kind::Line);
            for (index, other) in line.also.iter().enumerate() {
                see(at.field("also").item(index), other, true, Kind::Line);
            }
        }
        for (index, (id, option)) in node.options.0.iter().enumerate() {
            let at = at.field("options").entry(index, id);
            see(at.field("label"), &option.label, false, Kind::Label);
            see(at.field("say"), &option.say, true, Kind::Say);
            see(at.field("reply"), &option.reply, true, Kind::Reply);
            see(at.field("why"), &option.why, false, Kind::Other);
            for (index, other) in option.say_if.iter().enumerate() {
                see(at.field("say_if").item(index).field("say"), &other.say, true, Kind::Say);
            }
            for (index, other) in option.reply_if.iter().enumerate() {
                see(at.field("reply_if").item(index).field("reply"), &other.reply, true, Kind::Reply);
            }
            for (index, quote) in option.quotes.iter().enumerate() {
                see(at.field("quotes").item(index).field("what"), &quote.what, false, Kind::Other);
            }
            for (index, promise) in option.promises.iter().enumerate() {
                see(at.field("promises").item(index).field("what"), &promise.what, true, Kind::Other);
            }
        }
    }
    for (index, (id, ending)) in file.endings.0.iter().enumerate() {
        let at = top.field("endings").entry(index, id);
        see(at.field("title"), &ending.title, true, Kind::Title);
        see(at.field("scene"), &ending.scene, false, Kind::Other);
        see(at.field("consequence"), &ending.consequence, false, Kind::Other);
    }
}
