//! The skeleton of a new scenario: small, whole, commented, and without a finding.

use crate::language::{Lang, Text};
use crate::rulebook::{Behaviour, Motive};
use crate::source::vocabulary;
use serde::Deserialize;
use std::collections::BTreeMap;

const SKELETON: &str = include_str!("../../assets/new/skeleton.ron");
const TEMPLATES: &str = include_str!("../../assets/new/templates.ron");

vocabulary! {
    /// Where a new scenario takes place.
    "template"
    pub enum Template {
        /// On the phone.
        Phone = "phone",
        /// At a service counter.
        Counter = "counter",
        /// At the customer’s home.
        Home = "home",
        /// In writing.
        Online = "online",
    }
}

/// What an author is asked for.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Name in commands and records, as [`super::is_name`] wants it.
    pub id: String,
    /// Its title, the same in both languages until somebody translates it.
    pub title: Text,
    /// Where.
    pub template: Template,
    /// The customer’s name and form of address.
    pub name: Text,
    /// What the customer does with dissatisfaction.
    pub behaviour: Behaviour,
    /// What the customer wants.
    pub motive: Motive,
    /// 1 to 5.
    pub level: u8,
    /// The language of the comments.
    pub lang: Lang,
}

/// What differs between the places.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slots {
    setting: String,
    channel: String,
    you: Text,
    premise: Text,
    place: Text,
    line: Text,
    hello: Text,
}

impl Answers {
    /// The text of the new file.
    #[must_use]
    pub fn write(&self) -> String {
        let templates: BTreeMap<String, Slots> = ron::from_str(TEMPLATES).unwrap_or_default();
        let mut text = in_language(SKELETON, self.lang);
        let mut fill = |slot: &str, with: &str| text = text.replace(&format!("{{{{{slot}}}}}"), with);
        fill("id", &self.id);
        fill("level", &self.level.to_string());
        for (slot, words) in [("title", &self.title), ("name", &self.name)] {
            for lang in Lang::ALL {
                fill(&format!("{slot}.{}", lang.pick("zh", "en")), &escaped(words.get(lang)));
            }
        }
        fill("behaviour", self.behaviour.name());
        fill("motive", self.motive.name());
        if let Some(slots) = templates.get(self.template.name()) {
            fill("setting", &slots.setting);
            fill("channel", &slots.channel);
            for (slot, words) in [
                ("you", &slots.you),
                ("premise", &slots.premise),
                ("place", &slots.place),
                ("line", &slots.line),
                ("hello", &slots.hello),
            ] {
                let pair =
                    format!("(zh: \"{}\", en: \"{}\")", escaped(words.get(Lang::Zh)), escaped(words.get(Lang::En)));
                fill(slot, &pair);
            }
        }
        text
    }
}

/// Keeps the comments of one language: `//zh …` becomes `// …`, `//en …` goes, or the other way round.
fn in_language(text: &str, lang: Lang) -> String {
    let (keep, drop) = (lang.pick("//zh", "//en"), lang.pick("//en", "//zh"));
    let mut out = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim_start().starts_with(drop)) {
        out += &line.replacen(keep, "//", 1);
        out.push('\n');
    }
    out
}

/// Words as they stand between quotation marks.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::super::{Channel, Setting};
    use super::*;
    use crate::source::Vocabulary as _;

    #[test]
    fn the_places_of_the_templates_are_known() {
        let templates: BTreeMap<String, Slots> = ron::from_str(TEMPLATES).unwrap();
        assert_eq!(templates.len(), Template::ALL.len());
        for template in Template::ALL {
            let slots = &templates[template.name()];
            assert!(Setting::named(&slots.setting).is_some() && Channel::named(&slots.channel).is_some());
        }
    }
}
