//! What the screen of people shows, as plain data in one language.

use crate::language::{Lang, Text};
use crate::records::Trainee;
use crate::screens::intent::Card;
use crate::screens::words;

/// Everything the screen of people shows.
#[derive(Clone, Debug)]
pub struct PeopleView {
    pub(super) trouble: Option<String>,
    pub(super) has_records: bool,
    pub(super) people: Vec<Somebody>,
    /// The card of whoever practises now.
    pub(super) own: Option<Card>,
    pub(super) own_head: String,
}

/// Somebody who practises here.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    pub id: i64,
    pub name: String,
    /// Number and class.
    pub more: String,
    pub is_here: bool,
    /// In words: what pressing does, or that they practise now.
    pub told: String,
}

impl PeopleView {
    /// The screen in a language.
    #[must_use]
    pub fn new(
        people: &[Trainee],
        who: Option<&Trainee>,
        has_records: bool,
        trouble: Option<&Text>,
        lang: Lang,
    ) -> Self {
        let here = who.map(|who| who.id);
        let one = |it: &Trainee| {
            let name = it.shown(lang).to_owned();
            let more: Vec<&str> = [&*it.number, &*it.class].into_iter().filter(|word| !word.is_empty()).collect();
            let more = more.join(" · ");
            let is_here = here == Some(it.id);
            let told = if is_here {
                words::CARD_OF.with(lang, &[("name", &name), ("more", words::PRACTISES_NOW.get(lang))])
            } else {
                words::SIT_DOWN.with(lang, &[("who", &name)])
            };
            Somebody { id: it.id, name, more, is_here, told }
        };
        let own = who.map(|who| Card {
            trainee: Some(who.id),
            name: who.name.clone(),
            number: who.number.clone(),
            class: who.class.clone(),
        });
        Self {
            trouble: trouble.map(|text| text.get(lang).to_owned()),
            has_records,
            people: people.iter().map(one).collect(),
            own_head: who.map_or_else(String::new, |who| words::OWN_CARD.with(lang, &[("who", who.shown(lang))])),
            own,
        }
    }
}
