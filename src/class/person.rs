//! Somebody who takes part.

use super::own::OwnRun;
use super::refusal::Refusal;
use crate::language::Lang;
use crate::records::one_line;

/// Longest name or student number, in characters.
pub const LONGEST_NAME: usize = 24;
/// Longest sentence on an exit card, in characters.
pub const LONGEST_SENTENCE: usize = 200;

/// Somebody who takes part, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What they want to be called; empty where no names are asked for.
    pub name: String,
    /// Student number; may be empty.
    pub number: String,
    /// The language they read.
    pub lang: Lang,
    /// By what they are known if they ask to come in again.
    pub mark: Option<String>,
    /// They were sent out.
    pub gone: bool,
    /// Their own conversations, the last one current.
    pub own: Vec<OwnRun>,
    /// What they take home.
    pub card: Option<Card>,
}

/// What somebody takes home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// A sentence to say.
    pub say: String,
    /// A sentence to drop.
    pub drop: String,
}

/// A name as it is kept: one line, no control characters, not too long.
///
/// # Errors
/// [`Refusal::NameTooLong`].
pub fn name(text: &str) -> Result<String, Refusal> {
    bounded(text, LONGEST_NAME).ok_or(Refusal::NameTooLong)
}

/// One line of at most so many characters. What is much longer is not even looked at.
fn bounded(text: &str, longest: usize) -> Option<String> {
    if text.len() > 16 * longest {
        return None;
    }
    let line = one_line(text);
    (line.chars().count() <= longest).then_some(line)
}

impl Card {
    /// A card, if there is something on it.
    ///
    /// # Errors
    /// [`Refusal::CardEmpty`], [`Refusal::CardTooLong`].
    pub fn new(say: &str, drop: &str) -> Result<Self, Refusal> {
        let sentence = |text| bounded(text, LONGEST_SENTENCE).ok_or(Refusal::CardTooLong);
        let card = Self { say: sentence(say)?, drop: sentence(drop)? };
        if card.say.is_empty() && card.drop.is_empty() { Err(Refusal::CardEmpty) } else { Ok(card) }
    }
}
