//! W213: what is said about money and what is written down about it agree.

use super::money;
use crate::language::Lang;
use crate::rulebook::{Act, Fault, Move};
use crate::scenario::file::{OptionFile, QuoteFile, ScenarioFile};
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        let at = Place::top().field("nodes").entry(index, id);
        for (n, enter) in node.enter.iter().enumerate() {
            upside_down(&at.field("enter").item(n), &enter.quotes, findings);
        }
        for (n, (id, option)) in node.options.0.iter().enumerate() {
            let at = at.field("options").entry(n, id);
            upside_down(&at, &option.quotes, findings);
            spoken(&at, option, findings);
            unwritten(&at, option, findings);
        }
    }
}

fn upside_down(at: &Place, quotes: &[QuoteFile], findings: &mut Vec<Finding>) {
    for (n, quote) in quotes.iter().enumerate() {
        if let Some(high) = quote.up_to.filter(|high| *high < quote.amount) {
            let low = quote.amount;
            findings.push(
                Finding::warning(
                    "W213",
                    at.field("quotes").item(n).field("up_to"),
                    format!("报价写反了：从 {low} 到 {high}"),
                    format!("this range is upside down: from {low} to {high}"),
                )
                .help(format!("写成 `amount: {high}, up_to: {low}`"), format!("write `amount: {high}, up_to: {low}`")),
            );
        }
    }
}

/// The sentence names amounts, and the ledger holds others.
fn spoken(at: &Place, option: &OptionFile, findings: &mut Vec<Finding>) {
    let written: Vec<u32> = option.quotes.iter().flat_map(|q| [Some(q.amount), q.up_to]).flatten().collect();
    if written.is_empty() || !option.say_if.is_empty() {
        return;
    }
    for lang in Lang::ALL {
        let said = option.say.written(lang).map(money::amounts).unwrap_or_default();
        if said.is_empty() || said.iter().any(|amount| written.contains(amount)) {
            continue;
        }
        let (said, ledger) = (list(&said), list(&written));
        findings.push(
            Finding::warning(
                "W213",
                at.field("quotes").name(),
                format!("话里说的是 {said} 元，账上记的是 {ledger} 元"),
                format!("the sentence says {said} yuan, but {ledger} is written down"),
            )
            .related(at.field("say").field(lang.pick("zh", "en")), "话里的数", "the amount in the sentence")
            .help("让 quotes 里的 amount 和说出口的数一致", "let `amount` in `quotes` be the amount that is said"),
        );
        return;
    }
}

/// An act that names an amount, and none in the ledger.
fn unwritten(at: &Place, option: &OptionFile, findings: &mut Vec<Finding>) {
    let names_one = |act: &Act| matches!(act, Act::Move(Move::QuotePrice) | Act::Fault(Fault::PrematureQuote));
    if !option.quotes.is_empty() {
        return;
    }
    for (n, word) in option.acts.iter().enumerate() {
        let Some(act) = word.known().filter(names_one) else { continue };
        let said = Lang::ALL.iter().find_map(|lang| option.say.written(*lang).map(money::amounts)?.first().copied());
        let amount = said.map_or_else(|| "…".to_owned(), |amount| amount.to_string());
        findings.push(
            Finding::warning(
                "W213",
                at.field("acts").item(n),
                format!("有 `{act}`，可报了多少没有记：复盘里的报价账会漏掉这一笔"),
                format!("there is `{act}`, but no amount is written down: the ledger of the debrief will miss it"),
            )
            .help(
                format!("加上 `quotes: [(amount: {amount}, what: (zh: \"…\", en: \"…\"))],`"),
                format!("add `quotes: [(amount: {amount}, what: (zh: \"…\", en: \"…\"))],`"),
            ),
        );
        return;
    }
}

fn list(amounts: &[u32]) -> String {
    let mut words: Vec<String> = Vec::new();
    for amount in amounts.iter().map(u32::to_string) {
        if !words.contains(&amount) {
            words.push(amount);
        }
    }
    words.join(", ")
}
