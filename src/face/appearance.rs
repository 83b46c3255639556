//! From what an author says about a customer to somebody one can see. What is left open is drawn by lot from the id
//! of the scenario, within what fits age and pronoun, so that every scenario has a person of its own.

use super::chance::{between, seed_of};
use super::colour::Colour;
use super::person::{Glasses, Hair, HairColour, Person, Sex, Skin, Top};
use super::traits::Build;
use crate::scenario::{Appearance, Clothes, Customer, Pronoun, Stature};

/// How the customer of a scenario looks.
#[must_use]
pub fn person_of(scenario_id: &str, customer: &Customer) -> Person {
    somebody(scenario_id, customer.age, customer.pronoun, customer.look)
}

/// A person from a name that decides what the look leaves open.
#[must_use]
pub fn somebody(name: &str, age: u8, pronoun: Pronoun, look: Appearance) -> Person {
    let seed = seed_of(name);
    let sex = match pronoun {
        Pronoun::He => Sex::Male,
        Pronoun::She => Sex::Female,
    };
    let build = look.build.map(|stature| match stature {
        Stature::Slight => Build::Slight,
        Stature::Medium => Build::Medium,
        Stature::Broad => Build::Broad,
    });
    let mut person = Person::from_traits(age, sex, build, seed);
    person.skin = look.skin.map_or(person.skin, skin);
    person.hair = look.hair.map_or(person.hair, hair);
    person.hair_colour = look.hair_colour.map_or(person.hair_colour, hair_colour);
    person.glasses = look.glasses.map_or(person.glasses, glasses);
    person.top = look.clothes.map_or(person.top, top);
    match look.stubble {
        Some(true) if sex == Sex::Male => person.stubble = between(seed, "stubble", 0, 0.35, 0.55),
        Some(_) => person.stubble = 0.0,
        None => {}
    }
    if let Some(colour) = look.colour {
        // Two people in the same colour still don't wear the same piece.
        person.cloth = cloth(colour).mix(Colour::hex(0x00F2_E6D0), between(seed, "faded", 0, 0.0, 0.1));
    }
    if matches!(person.top, Top::Polo | Top::Tee) && (look.colour.is_some() || look.clothes.is_some()) {
        person.under = person.cloth.mix(Colour::hex(0x001E_1A26), 0.2);
    }
    person
}

/// The dye behind a word.
fn cloth(word: crate::scenario::Colour) -> Colour {
    use crate::scenario::Colour as Word;
    Colour::hex(match word {
        Word::Mustard => 0x00DD_A94B,
        Word::Blue => 0x0034_607A,
        Word::Plum => 0x007A_4B5E,
        Word::Olive => 0x006B_6A4F,
        Word::Rose => 0x008A_5A6B,
        Word::Slate => 0x0049_566B,
        Word::Sage => 0x008A_9A7B,
        Word::Teal => 0x005F_8C93,
        Word::Brick => 0x00A2_5A47,
        Word::Sand => 0x00C2_A57E,
        Word::Charcoal => 0x0047_4A54,
        Word::Brown => 0x007C_5C46,
    })
}

fn top(clothes: Clothes) -> Top {
    match clothes {
        Clothes::Knit => Top::Knit,
        Clothes::Polo => Top::Polo,
        Clothes::Shirt => Top::Shirt,
        Clothes::Jacket => Top::Jacket,
        Clothes::Blazer => Top::Blazer,
        Clothes::Cardigan => Top::Cardigan,
        Clothes::Hoodie => Top::Hoodie,
        Clothes::Tee => Top::Tee,
        Clothes::Overalls => Top::Overalls,
    }
}

fn hair(word: crate::scenario::Hair) -> Hair {
    use crate::scenario::Hair as Word;
    match word {
        Word::Long => Hair::Long,
        Word::Bob => Hair::Bob,
        Word::Bun => Hair::Bun,
        Word::Wave => Hair::Wave,
        Word::Short => Hair::Short,
        Word::Crew => Hair::Crew,
        Word::Thin => Hair::Thin,
        Word::Fringe => Hair::Fringe,
        Word::Ponytail => Hair::Ponytail,
        Word::Pixie => Hair::Pixie,
        Word::Back => Hair::Back,
        Word::Receding => Hair::Receding,
        Word::Bald => Hair::Bald,
        Word::Shoulder => Hair::Shoulder,
    }
}

fn hair_colour(word: crate::scenario::HairColour) -> HairColour {
    use crate::scenario::HairColour as Word;
    match word {
        Word::Black => HairColour::Black,
        Word::Brown => HairColour::Brown,
        Word::Chestnut => HairColour::Chestnut,
        Word::Salt => HairColour::Salt,
        Word::Grey => HairColour::Grey,
        Word::White => HairColour::White,
    }
}

fn skin(word: crate::scenario::Skin) -> Skin {
    use crate::scenario::Skin as Word;
    match word {
        Word::Fair => Skin::Fair,
        Word::Warm => Skin::Warm,
        Word::Tan => Skin::Tan,
        Word::Pale => Skin::Pale,
    }
}

fn glasses(word: crate::scenario::Glasses) -> Glasses {
    use crate::scenario::Glasses as Word;
    match word {
        Word::Without => Glasses::None,
        Word::Round => Glasses::Round,
        Word::Soft => Glasses::Soft,
        Word::Square => Glasses::Square,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, age: u8, pronoun: Pronoun) -> Person {
        somebody(name, age, pronoun, Appearance::default())
    }

    #[test]
    fn a_name_gives_the_same_person_every_time_and_another_name_another() {
        assert_eq!(of("four_quotes", 46, Pronoun::He), of("four_quotes", 46, Pronoun::He));
        let people: Vec<Person> = (0..38).map(|n| of(&format!("case_{n}"), 45, Pronoun::She)).collect();
        for (index, person) in people.iter().enumerate() {
            assert!(!people[..index].contains(person));
        }
    }

    #[test]
    fn what_the_author_says_holds() {
        let look = Appearance {
            build: Some(Stature::Broad),
            hair: Some(crate::scenario::Hair::Bun),
            hair_colour: Some(crate::scenario::HairColour::Chestnut),
            glasses: Some(crate::scenario::Glasses::Round),
            clothes: Some(Clothes::Cardigan),
            stubble: Some(false),
            ..Appearance::default()
        };
        for seed in ["a", "b", "c", "d"] {
            let person = somebody(seed, 60, Pronoun::She, look);
            assert_eq!((person.hair, person.hair_colour), (Hair::Bun, HairColour::Chestnut));
            assert_eq!((person.glasses, person.top), (Glasses::Round, Top::Cardigan));
            assert!(person.shoulder > 150.0 && person.stubble == 0.0);
        }
    }

    #[test]
    fn a_beard_is_a_man_s() {
        let look = Appearance { stubble: Some(true), ..Appearance::default() };
        assert!(somebody("a", 50, Pronoun::He, look).stubble >= 0.35);
        assert!(somebody("a", 50, Pronoun::She, look).stubble == 0.0);
    }
}
