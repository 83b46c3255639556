//! What the codes of findings mean: for each a title, why it matters, a wrong example and the same one mended.
//!
//! The data are `assets/explain.ron`. Every example is proved by a test: the wrong one gives its code and nothing else,
//! the right one gives nothing.

use crate::language::{Lang, Text};
use indexmap::IndexMap;
use ron::extensions::Extensions;
use serde::Deserialize;

const EXPLANATIONS: &str = include_str!("../../assets/explain.ron");

/// What a code means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// In a few words.
    pub title: Text,
    /// Why it matters and what to do.
    pub why: Text,
    /// What the examples are pieces of.
    #[serde(default)]
    pub base: Base,
    /// A piece of the base, written right.
    pub at: String,
    /// The same piece, written wrong.
    pub wrong: String,
    /// The same piece written right, where that differs from the base.
    #[serde(default)]
    pub right: Option<String>,
    /// Further pieces that are replaced on both sides.
    #[serde(default)]
    pub also: Vec<(String, String)>,
    /// Further pieces that are replaced on the wrong side.
    #[serde(default)]
    pub with_wrong: Vec<(String, String)>,
    /// All the codes of the wrong example, where others cannot be helped.
    #[serde(default)]
    pub expect: Vec<String>,
    /// The wrong example, if it is a whole file of its own.
    #[serde(default)]
    pub file: Option<String>,
    /// What is shown instead of pieces that would not tell: wrong, right.
    #[serde(default)]
    pub shown: Option<(String, String)>,
}

/// What an example is a piece of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// The sample case that `heartfirst new` writes.
    #[default]
    Scenario,
    /// The rulebook in the program.
    Rulebook,
    /// A file as a whole; the examples are descriptions.
    File,
    /// Everything a scenario can become; the examples are descriptions.
    Audit,
}

/// Every code with its explanation, in the order of the file.
///
/// # Panics
/// Never: the data are part of the program, and a test reads them.
#[must_use]
pub fn all() -> IndexMap<String, Explanation> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(EXPLANATIONS).unwrap_or_else(|error| unreachable!("assets/explain.ron: {error}"))
}

impl Explanation {
    /// The wrong example as it is shown.
    #[must_use]
    pub fn wrong_example(&self) -> &str {
        self.shown.as_ref().map_or(&self.wrong, |(wrong, _)| wrong)
    }

    /// The right example as it is shown.
    #[must_use]
    pub fn right_example(&self) -> &str {
        self.shown.as_ref().map_or(self.right.as_ref().unwrap_or(&self.at), |(_, right)| right)
    }
}

/// The title of a code, for lists.
#[must_use]
pub fn title(code: &str, lang: Lang) -> Option<String> {
    all().get(code).map(|explanation| explanation.title.get(lang).to_owned())
}
