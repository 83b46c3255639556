//! What an editor asks about a scenario while it is being typed, and mostly broken: what could stand here, and what
//! does this word mean. Works on strings and brackets alone, so that it also works on half a sentence.

mod fields;
mod place;

use crate::language::{Lang, Text};
use crate::rulebook::{Act, Behaviour, Delivery, Fault, Motive, Move, Rulebook, Tier};
use crate::scenario::{Category, Channel, EndingKind, Meter, Need, OtherRemedy, Pronoun, Setting, Verdict};
use crate::source::Vocabulary;
use fields::{FIELDS, Kind};
use place::{Names, Spot};

/// Something that could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What appears in the list and is written.
    pub label: String,
    /// What it is, in a few words.
    pub detail: String,
    /// What it means.
    pub meaning: String,
}

/// What could be written at a byte of a text.
#[must_use]
pub fn complete(rulebook: &Rulebook, text: &str, at: usize, lang: Lang) -> Vec<Suggestion> {
    let names = Names::of(text);
    let spot = Spot::at(text, at);
    let plain = |labels: &[String], detail: (&str, &str)| -> Vec<Suggestion> {
        let detail = lang.pick(detail.0, detail.1);
        let one =
            |label: &String| Suggestion { label: label.clone(), detail: detail.to_owned(), meaning: String::new() };
        labels.iter().map(one).collect()
    };
    let Some(field) = spot.field.as_deref() else {
        return fields_of(spot.kind(), lang);
    };
    match (field, spot.in_string) {
        ("acts", false) => moves(rulebook, lang).into_iter().chain(faults(rulebook, lang)).collect(),
        ("faults", false) => faults(rulebook, lang),
        ("setting", false) => words::<Setting>(),
        ("channel", false) => words::<Channel>(),
        ("category", false) => words::<Category>(),
        ("verdict", false) => words::<Verdict>(),
        ("need", false) => words::<Need>(),
        ("pronoun", false) => words::<Pronoun>(),
        ("kind", false) => words::<EndingKind>(),
        ("otherwise", false) => words::<OtherRemedy>(),
        ("behaviour", false) => Behaviour::ALL.iter().map(|one| behaviour(rulebook, *one, lang)).collect(),
        ("motive", false) => Motive::ALL.iter().map(|one| motive(rulebook, *one, lang)).collect(),
        ("delivery", false) => Delivery::ALL.iter().map(|one| delivery(rulebook, *one, lang)).collect(),
        ("safety" | "core" | "ceiling" | "reopen" | "third_party", false) => {
            plain(&["true".to_owned(), "false".to_owned()], ("", ""))
        }
        ("next" | "to" | "first", true) => {
            let mut all = plain(&names.nodes, ("节点", "node"));
            all.extend(plain(&names.endings, ("结局", "ending")));
            all.extend(plain(&["end".to_owned()], ("由结局的条件决定", "the endings’ conditions decide")));
            all
        }
        ("reveals", true) => plain(&names.facts, ("事实", "fact")),
        ("sets" | "clears", true) => plain(&names.flags, ("标记", "flag")),
        ("keeps", true) => plain(&names.promises, ("承诺", "promise")),
        ("when" | "best" | "acceptable" | "promised" | "recorded", true) => {
            let meters: Vec<String> = Meter::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
            let mut all = plain(&names.flags, ("标记", "flag"));
            all.extend(plain(&names.facts, ("事实", "fact")));
            all.extend(plain(&meters, ("数值", "number")));
            all.extend(faults(rulebook, lang));
            all
        }
        _ => Vec::new(),
    }
}

/// What the word at a byte means, in Markdown, if it is one of ours.
#[must_use]
pub fn hover(rulebook: &Rulebook, text: &str, at: usize, lang: Lang) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let start =
        text.get(..at)?.rfind(|c| !is_word(c)).map_or(0, |n| n + text[n..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..].find(|c| !is_word(c)).map_or(text.len(), |n| at + n);
    let word = &text[start..end];
    let spot = Spot::at(text, start);
    let is_field = !spot.in_string && text[end..].trim_start().starts_with(':');
    let found = if is_field {
        let kind = spot.kind();
        let known = FIELDS.iter().filter(|field| field.name == word);
        known.min_by_key(|field| field.of != kind).map(|field| Suggestion {
            label: word.to_owned(),
            detail: lang.pick("一项", "field").to_owned(),
            meaning: lang.pick(field.zh, field.en).to_owned(),
        })
    } else if let Some(act) = Act::named(word) {
        Some(match act {
            Act::Move(act) => good_move(rulebook, act, lang),
            Act::Fault(act) => fault(rulebook, act, lang),
        })
    } else if let Some(one) = Behaviour::named(word) {
        Some(behaviour(rulebook, one, lang))
    } else if let Some(one) = Motive::named(word) {
        Some(motive(rulebook, one, lang))
    } else {
        Delivery::named(word).map(|one| delivery(rulebook, one, lang))
    };
    found.map(|found| format!("**{}** · {}\n\n{}", found.label, found.detail, found.meaning))
}

fn fields_of(kind: Kind, lang: Lang) -> Vec<Suggestion> {
    let one = |field: &fields::Field| Suggestion {
        label: field.name.to_owned(),
        detail: lang.pick("一项", "field").to_owned(),
        meaning: lang.pick(field.zh, field.en).to_owned(),
    };
    FIELDS.iter().filter(|field| field.of == kind).map(one).collect()
}

fn words<T: Vocabulary>() -> Vec<Suggestion> {
    let one =
        |word: T| Suggestion { label: word.name().to_owned(), detail: T::KIND.to_owned(), meaning: String::new() };
    T::all().into_iter().map(one).collect()
}

fn moves(rulebook: &Rulebook, lang: Lang) -> Vec<Suggestion> {
    Move::ALL.iter().map(|act| good_move(rulebook, *act, lang)).collect()
}

fn faults(rulebook: &Rulebook, lang: Lang) -> Vec<Suggestion> {
    Fault::ALL.iter().map(|act| fault(rulebook, *act, lang)).collect()
}

fn good_move(rulebook: &Rulebook, act: Move, lang: Lang) -> Suggestion {
    let rule = &rulebook.moves[act];
    let when = match rule.tier {
        Tier::Always => Text::new("随时可说", "always in order"),
        Tier::Light => Text::new("不太激动，或心情已被接住", "once not too heated, or acknowledged"),
        Tier::Heavy => Text::new("门开了之后", "once the gate is open"),
        Tier::Settling => Text::new("摆出办法之后", "once something is on the table"),
    };
    Suggestion {
        label: act.name().to_owned(),
        detail: format!("{} · {}", rule.name.get(lang), when.get(lang)),
        meaning: example(&rule.definition, &rule.example, lang),
    }
}

fn fault(rulebook: &Rulebook, act: Fault, lang: Lang) -> Suggestion {
    let rule = &rulebook.faults[act];
    Suggestion {
        label: act.name().to_owned(),
        detail: format!("{} · {} {}", rule.name.get(lang), lang.pick("失误", "fault"), rule.severity.name()),
        meaning: example(&rule.definition, &rule.example, lang),
    }
}

fn behaviour(rulebook: &Rulebook, one: Behaviour, lang: Lang) -> Suggestion {
    let rule = &rulebook.behaviours[one];
    named(one.name(), &rule.name, &rule.definition, lang)
}

fn motive(rulebook: &Rulebook, one: Motive, lang: Lang) -> Suggestion {
    let rule = &rulebook.motives[one];
    named(one.name(), &rule.name, &rule.definition, lang)
}

fn delivery(rulebook: &Rulebook, one: Delivery, lang: Lang) -> Suggestion {
    let rule = &rulebook.deliveries[one];
    named(one.name(), &rule.name, &rule.definition, lang)
}

fn named(label: &str, name: &Text, definition: &Text, lang: Lang) -> Suggestion {
    Suggestion { label: label.to_owned(), detail: name.get(lang).to_owned(), meaning: definition.get(lang).to_owned() }
}

fn example(definition: &Text, example: &Text, lang: Lang) -> String {
    let (open, close) = (lang.pick("“", "“"), lang.pick("”", "”"));
    format!("{}\n\n{open}{}{close}", definition.get(lang), example.get(lang))
}
