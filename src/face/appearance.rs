//! From what an author says about a customer to somebody one can see. What is left open is drawn by lot from the id
//! of the scenario, within what fits age and pronoun, so that every scenario has a person of its own.

use super::chance::{between, one_of, seed_of};
use super::colour::Colour;
use super::person::{Glasses, Hair, HairColour, Person, Sex, Skin, Top};
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
    let woman = pronoun == Pronoun::She;
    let age = age.clamp(18, 90);
    let years = f64::from(age);
    let pick = |what: &str, low: f64, high: f64| between(seed, what, 0, low, high);
    let stature = look.build.unwrap_or_else(|| {
        one_of(seed, "build", &[Stature::Slight, Stature::Medium, Stature::Medium, Stature::Broad])
            .unwrap_or(Stature::Medium)
    });
    let broad = match stature {
        Stature::Slight => 0.0,
        Stature::Medium => 0.5,
        Stature::Broad => 1.0,
    };
    let about = |what: &str, low: f64, high: f64| {
        let middle = low + (high - low) * (0.12 + 0.76 * broad);
        (middle + pick(what, -0.14, 0.14) * (high - low)).clamp(low, high)
    };
    let hair = look.hair.map_or_else(|| lot_hair(seed, age, woman), hair);
    let hair_colour = look.hair_colour.map_or_else(|| lot_colour(seed, age, woman), hair_colour);
    let clothes = look.clothes.unwrap_or_else(|| lot_clothes(seed, age, woman));
    let (cloth, under) = cloth(seed, look, clothes, woman);
    let stubble = match look.stubble {
        Some(true) => pick("stubble", 0.35, 0.6),
        Some(false) => 0.0,
        None if woman => 0.0,
        None => (pick("stubble", -0.45, 0.5)).max(0.0),
    };
    let asymmetry = pick("asymmetry", 0.7, 1.1) * if pick("side", 0.0, 1.0) < 0.5 { -1.0 } else { 1.0 };
    let skin = look.skin.map_or_else(|| lot_skin(seed, age, woman), skin);
    Person {
        age,
        sex: if woman { Sex::Female } else { Sex::Male },
        skin,
        hair,
        hair_colour,
        temple: pick("temple", 0.95, 1.02),
        cheek: pick("cheek", 0.95, 1.05),
        jaw: if woman { about("jaw", 0.91, 1.06) } else { about("jaw", 0.95, 1.15) },
        chin: if woman { about("chin", 0.83, 1.02) } else { about("chin", 0.95, 1.26) },
        length: pick("length", -4.5, 4.5) + if years > 65.0 { 0.4 } else { 0.0 },
        brow: if woman { pick("brow", 0.75, 0.9) } else { pick("brow", 1.08, 1.34) },
        eye: pick("eye", 0.91, if woman { 1.07 } else { 1.0 }) - 0.04 * ((years - 50.0) / 30.0).clamp(0.0, 1.0),
        eye_tilt: pick("eye_tilt", -1.1, 0.5) + 0.6 * ((years - 45.0) / 30.0).clamp(0.0, 1.0),
        eye_spacing: pick("eye_spacing", -0.8, 1.0),
        crease: pick("crease", 0.0, 1.0),
        nose: if woman { pick("nose", 0.88, 1.02) } else { pick("nose", 0.98, 1.17) },
        lip: (if woman { pick("lip", 0.92, 1.12) } else { pick("lip", 0.86, 1.0) })
            - 0.14 * ((years - 50.0) / 25.0).clamp(0.0, 1.0),
        mouth: pick("mouth", 0.93, 1.07),
        stubble,
        glasses: look.glasses.map_or_else(|| lot_glasses(seed, age), glasses),
        asymmetry,
        neck: if woman { about("neck", 28.0, 34.0) } else { about("neck", 34.0, 47.0) },
        shoulder: if woman { about("shoulder", 138.0, 160.0) } else { about("shoulder", 158.0, 195.0) },
        top: top(clothes),
        cloth,
        under,
    }
}

fn lot_hair(seed: u64, age: u8, woman: bool) -> Hair {
    let choices: &[Hair] = match (woman, age) {
        (true, ..=34) => &[Hair::Long, Hair::Bob, Hair::Ponytail, Hair::Bun, Hair::Shoulder, Hair::Fringe],
        (true, 35..=54) => &[Hair::Bob, Hair::Bun, Hair::Shoulder, Hair::Ponytail, Hair::Pixie, Hair::Wave],
        (true, _) => &[Hair::Wave, Hair::Pixie, Hair::Bob, Hair::Bun, Hair::Wave],
        (false, ..=34) => &[Hair::Fringe, Hair::Short, Hair::Crew, Hair::Back],
        (false, 35..=54) => &[Hair::Short, Hair::Crew, Hair::Back, Hair::Receding, Hair::Short],
        (false, _) => &[Hair::Thin, Hair::Crew, Hair::Receding, Hair::Short, Hair::Bald, Hair::Thin],
    };
    one_of(seed, "hair", choices).unwrap_or(Hair::Short)
}

fn lot_colour(seed: u64, age: u8, woman: bool) -> HairColour {
    let choices: &[HairColour] = match (woman, age) {
        (true, ..=44) => &[HairColour::Black, HairColour::Black, HairColour::Brown, HairColour::Chestnut],
        (true, 45..=59) => &[HairColour::Black, HairColour::Brown, HairColour::Chestnut, HairColour::Salt],
        (false, ..=44) => &[HairColour::Black, HairColour::Black, HairColour::Brown],
        (false, 45..=59) => &[HairColour::Black, HairColour::Salt, HairColour::Salt],
        (_, 60..=69) => &[HairColour::Salt, HairColour::Grey, HairColour::Grey],
        _ => &[HairColour::Grey, HairColour::White, HairColour::White],
    };
    one_of(seed, "hair colour", choices).unwrap_or(HairColour::Black)
}

fn lot_skin(seed: u64, age: u8, woman: bool) -> Skin {
    let choices: &[Skin] = match (woman, age) {
        (_, 66..) => &[Skin::Pale, Skin::Warm, Skin::Tan],
        (true, _) => &[Skin::Fair, Skin::Warm, Skin::Warm, Skin::Tan],
        (false, _) => &[Skin::Warm, Skin::Tan, Skin::Fair, Skin::Tan],
    };
    one_of(seed, "skin", choices).unwrap_or(Skin::Warm)
}

fn lot_glasses(seed: u64, age: u8) -> Glasses {
    let choices: &[Glasses] = match age {
        ..=39 => &[Glasses::None, Glasses::None, Glasses::None, Glasses::Round, Glasses::Square],
        40..=59 => &[Glasses::None, Glasses::None, Glasses::None, Glasses::Square],
        _ => &[Glasses::None, Glasses::None, Glasses::Soft, Glasses::Square],
    };
    one_of(seed, "glasses", choices).unwrap_or(Glasses::None)
}

fn lot_clothes(seed: u64, age: u8, woman: bool) -> Clothes {
    let choices: &[Clothes] = match (woman, age) {
        (true, ..=34) => &[Clothes::Knit, Clothes::Shirt, Clothes::Hoodie, Clothes::Blazer, Clothes::Tee],
        (true, 35..=54) => &[Clothes::Blazer, Clothes::Shirt, Clothes::Knit, Clothes::Cardigan],
        (true, _) => &[Clothes::Cardigan, Clothes::Knit, Clothes::Jacket, Clothes::Shirt],
        (false, ..=34) => &[Clothes::Hoodie, Clothes::Tee, Clothes::Polo, Clothes::Shirt],
        (false, 35..=54) => &[Clothes::Polo, Clothes::Shirt, Clothes::Jacket, Clothes::Overalls],
        (false, _) => &[Clothes::Jacket, Clothes::Shirt, Clothes::Cardigan, Clothes::Polo],
    };
    one_of(seed, "clothes", choices).unwrap_or(Clothes::Shirt)
}

/// The colours of clothes: what is on top, what shows under it.
fn cloth(seed: u64, look: Appearance, clothes: Clothes, woman: bool) -> (Colour, Colour) {
    use crate::scenario::Colour as Word;
    let word = look.colour.or_else(|| {
        let choices: &[Word] = if woman {
            &[Word::Mustard, Word::Plum, Word::Rose, Word::Teal, Word::Sage, Word::Brick, Word::Slate, Word::Sand]
        } else {
            &[Word::Blue, Word::Olive, Word::Slate, Word::Sage, Word::Charcoal, Word::Brown, Word::Brick, Word::Teal]
        };
        one_of(seed, "colour", choices)
    });
    let rgb = match word.unwrap_or(Word::Slate) {
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
    };
    let top = Colour::hex(rgb);
    // Two people in the same colour still don't wear the same piece.
    let top = top.mix(Colour::hex(0x00F2_E6D0), between(seed, "faded", 0, 0.0, 0.10));
    let under = match clothes {
        Clothes::Polo | Clothes::Tee => top.mix(Colour::hex(0x001E_1A26), 0.2),
        Clothes::Jacket => {
            let shirts = [0x00C9_B48E, 0x00D8_D2C2, 0x00B9_C4C8, 0x00E4_D9C6];
            Colour::hex(one_of(seed, "under", &shirts).unwrap_or(0x00D8_D2C2))
        }
        Clothes::Knit | Clothes::Shirt | Clothes::Blazer | Clothes::Cardigan | Clothes::Hoodie | Clothes::Overalls => {
            let shirts = [0x00F4_EFE6, 0x00F3_E9DE, 0x00EF_E3D3, 0x00E6_EBEC];
            Colour::hex(one_of(seed, "under", &shirts).unwrap_or(0x00F4_EFE6))
        }
    };
    (top, under)
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
            assert!(person.shoulder > 150.0, "{}", person.shoulder);
        }
    }

    #[test]
    fn everybody_stays_within_what_can_be_drawn() {
        for n in 0..400_u32 {
            let age = 18 + (n % 72) as u8;
            let pronoun = if n % 2 == 0 { Pronoun::She } else { Pronoun::He };
            let person = of(&format!("case_{n}"), age, pronoun);
            for (value, low, high) in [
                (person.temple, 0.94, 1.03),
                (person.cheek, 0.94, 1.06),
                (person.jaw, 0.9, 1.16),
                (person.chin, 0.82, 1.28),
                (person.length, -5.0, 5.0),
                (person.eye, 0.87, 1.08),
                (person.eye_tilt, -1.2, 1.2),
                (person.lip, 0.72, 1.12),
                (person.neck, 28.0, 47.0),
                (person.shoulder, 138.0, 196.0),
                (person.stubble, 0.0, 0.6),
            ] {
                assert!((low..=high).contains(&value), "{n}: {value} is not within {low} to {high}");
            }
            if person.is_woman() {
                assert!(person.stubble == 0.0);
            }
        }
    }
}
