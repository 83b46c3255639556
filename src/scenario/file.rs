//! A scenario as it stands in a file: names still names, nothing checked but its shape.

use super::look::{Clothes, Colour, Glasses, Hair, HairColour, Skin, Stature, Thing};
use super::vocabulary::{Category, Channel, EndingKind, Need, OtherRemedy, Pronoun, Setting, Verdict};
use crate::language::Text;
use crate::rulebook::{Act, Behaviour, Delivery, Fault, Mood, Motive};
use crate::source::{Entries, Word};
use serde::Deserialize;

/// Entries with a quoted name: `{ "door": (…) }`.
pub(super) type Called<V> = Entries<String, V>;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Scenario", deny_unknown_fields)]
pub(super) struct ScenarioFile {
    pub id: String,
    pub level: u8,
    pub title: Text,
    pub you: Text,
    #[serde(default)]
    pub authority: Text,
    pub premise: Text,
    pub setting: Word<Setting>,
    pub channel: Word<Channel>,
    pub category: Word<Category>,
    #[serde(default)]
    pub covers: Vec<String>,
    pub customer: CustomerFile,
    #[serde(default)]
    pub facts: Called<FactFile>,
    pub keys: KeysFile,
    pub first: String,
    pub nodes: Called<NodeFile>,
    pub endings: Called<EndingFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerFile {
    pub name: Text,
    pub address: Text,
    pub pronoun: Word<Pronoun>,
    pub age: u8,
    pub behaviour: Word<Behaviour>,
    pub motive: Word<Motive>,
    #[serde(default)]
    pub persona: Text,
    pub start: Option<Mood>,
    #[serde(default)]
    pub bystanders: u8,
    #[serde(default)]
    pub look: LookFile,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LookFile {
    pub build: Option<Word<Stature>>,
    pub skin: Option<Word<Skin>>,
    pub hair: Option<Word<Hair>>,
    pub hair_colour: Option<Word<HairColour>>,
    pub glasses: Option<Word<Glasses>>,
    pub stubble: Option<bool>,
    pub clothes: Option<Word<Clothes>>,
    pub colour: Option<Word<Colour>>,
    pub holds: Option<Word<Thing>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactFile {
    pub need: Word<Need>,
    #[serde(default)]
    pub core: bool,
    pub text: Text,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeysFile {
    pub remedy: RemedyFile,
    pub promised: Option<String>,
    pub recorded: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemedyFile {
    pub best: String,
    pub acceptable: Option<String>,
    pub otherwise: Word<OtherRemedy>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NodeFile {
    #[serde(default)]
    pub title: Text,
    pub time: TimeFile,
    #[serde(default)]
    pub time_if: Vec<TimeIfFile>,
    #[serde(default)]
    pub place: Text,
    pub setting: Option<Word<Setting>>,
    pub channel: Option<Word<Channel>>,
    #[serde(default)]
    pub enter: Vec<EnterFile>,
    pub says: Vec<LineFile>,
    pub options: Called<OptionFile>,
    pub next: Option<NextFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeFile {
    pub day: u16,
    pub at: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeIfFile {
    pub when: String,
    pub day: u16,
    pub at: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EnterFile {
    pub when: Option<String>,
    #[serde(default)]
    pub arousal: i32,
    #[serde(default)]
    pub heard: i32,
    #[serde(default)]
    pub trust: i32,
    #[serde(default)]
    pub patience: i32,
    pub audience: Option<u8>,
    #[serde(default)]
    pub reopen: bool,
    #[serde(default)]
    pub faults: Vec<Word<Fault>>,
    #[serde(default)]
    pub quotes: Vec<QuoteFile>,
    #[serde(default)]
    pub keeps: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineFile {
    pub when: Option<String>,
    pub line: Text,
    #[serde(default)]
    pub also: Vec<Text>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionFile {
    #[serde(default)]
    pub label: Text,
    pub say: Text,
    #[serde(default)]
    pub say_if: Vec<SayIfFile>,
    pub acts: Vec<Word<Act>>,
    #[serde(default)]
    pub acts_if: Vec<ActsIfFile>,
    pub delivery: Option<Word<Delivery>>,
    pub verdict: Word<Verdict>,
    #[serde(default)]
    pub safety: bool,
    #[serde(default)]
    pub silence: bool,
    #[serde(default)]
    pub reveals: Vec<String>,
    #[serde(default)]
    pub sets: Vec<String>,
    #[serde(default)]
    pub clears: Vec<String>,
    #[serde(default)]
    pub quotes: Vec<QuoteFile>,
    #[serde(default)]
    pub promises: Vec<PromiseFile>,
    #[serde(default)]
    pub keeps: Vec<String>,
    pub reply: Text,
    #[serde(default)]
    pub reply_if: Vec<ReplyIfFile>,
    #[serde(default)]
    pub why: Text,
    pub next: Option<NextFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SayIfFile {
    pub when: String,
    pub say: Text,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplyIfFile {
    pub when: String,
    pub reply: Text,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActsIfFile {
    pub when: String,
    pub acts: Vec<Word<Act>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuoteFile {
    pub when: Option<String>,
    pub amount: u32,
    pub up_to: Option<u32>,
    #[serde(default)]
    pub ceiling: bool,
    #[serde(default)]
    pub what: Text,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromiseFile {
    pub when: Option<String>,
    pub name: String,
    pub what: Text,
    pub due: TimeFile,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndingFile {
    pub kind: Word<EndingKind>,
    pub when: Option<String>,
    pub title: Text,
    #[serde(default)]
    pub scene: Text,
    #[serde(default)]
    pub consequence: Text,
    #[serde(default)]
    pub business: Business,
}

/// What an ending means for the business, as far as it can be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Business {
    /// Direct cost in yuan.
    pub cost: u32,
    /// Revenue kept (+) or lost (−) in yuan a year.
    pub revenue: i32,
    /// Stars of the review, 1 to 5; 0 for none.
    pub stars: u8,
    /// Whether a third party (consumer association, press, platform) is involved.
    pub third_party: bool,
    /// Hours of staff and management.
    pub hours: u16,
}

/// `next`: one target, or a list of conditions with targets.
#[derive(Clone, Debug)]
pub(super) enum NextFile {
    One(String),
    Routes(Vec<RouteFile>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RouteFile {
    pub when: Option<String>,
    pub to: String,
}

impl<'de> Deserialize<'de> for NextFile {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = NextFile;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"node\" or [(when: \"…\", to: \"node\"), (to: \"node\")]")
            }

            fn visit_str<E>(self, target: &str) -> Result<NextFile, E> {
                Ok(NextFile::One(target.to_owned()))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<NextFile, A::Error> {
                let mut routes = Vec::new();
                while let Some(route) = seq.next_element()? {
                    routes.push(route);
                }
                Ok(NextFile::Routes(routes))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
