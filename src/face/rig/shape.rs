//! What makes a head somebody's: shape, age, and the small asymmetry everybody has.

use super::anchors::Part;
use crate::face::curve::{Pt, lerp};
use crate::face::person::{Person, Sex};
use crate::face::unit::Side;

/// Height of the line between the lips of the neutral head.
const MOUTH: f64 = 61.0;

/// Where an anchor lies on a person's face at rest, on the side where x is positive.
pub(super) fn shaped(person: &Person, part: Part, index: usize, (mut x, mut y): Pt) -> Pt {
    let lower_mouth = person.length * 0.45;
    match part {
        Part::Face => {
            if (2..=4).contains(&index) {
                x *= person.cheek;
            }
            match index {
                2 => x *= person.temple,
                5 | 6 => x *= person.jaw,
                7 => x *= person.chin,
                _ => {}
            }
            if index >= 5 {
                y += person.length * (index as f64 - 4.0) / 4.0;
            }
        }
        Part::Brow => {
            x += person.eye_spacing * 0.7;
            y += person.arch * [0.6, 0.0, -1.0, -1.4, 0.8][index];
            if person.sex == Sex::Male {
                y += 2.0;
            }
        }
        Part::LidUpper | Part::LidLower => {
            y += person.eye_tilt * (x - 17.5) / 31.5;
            x += person.eye_spacing;
            x = 33.3 + (x - 33.3) * lerp(1.0, person.eye, 0.5);
            y = 1.0 + (y - 1.0) * person.eye;
            // Past fifty the outer half of the upper lid sags.
            if part == Part::LidUpper && index >= 2 && person.age > 50 {
                let sag = [1.1, 1.8, 1.0][index - 2];
                y += (f64::from(person.age) - 50.0) / 22.0 * sag;
            }
            // The lower lid goes with the corner it shares.
            if part == Part::LidLower && index == 4 && person.age > 50 {
                y += (f64::from(person.age) - 50.0) / 22.0;
            }
        }
        Part::MouthCorner | Part::LipUpperInner | Part::LipLowerInner => {
            x *= person.mouth;
            y += lower_mouth;
        }
        Part::LipUpperTop | Part::LipLowerBottom => {
            x *= person.mouth;
            y = MOUTH + (y - MOUTH) * person.lip + lower_mouth;
        }
        Part::LipCentre => {
            if index == 0 || index == 3 {
                y = MOUTH + (y - MOUTH) * person.lip;
            }
            y += lower_mouth;
        }
        Part::Ala => x *= person.nose,
        Part::Nasolabial => {
            if index > 1 {
                y += person.length * 0.4;
            }
        }
        Part::Chin => y += person.length * 0.8,
        Part::Cheek | Part::Nose => {}
    }
    (x, y)
}

/// The fixed asymmetry: no face is a mirror.
pub(super) fn asymmetric(person: &Person, part: Part, side: Side, index: usize, (x, y): Pt) -> Pt {
    let much = person.asymmetry;
    let down = match (part, side) {
        (Part::Brow, Side::Right) => -1.3 * much - if index > 2 { 0.6 * much } else { 0.0 },
        (Part::Brow, Side::Left) => 0.5 * much,
        (Part::MouthCorner, Side::Right) => -0.8 * much,
        (Part::MouthCorner, Side::Left) => 0.4 * much,
        (Part::LidUpper, Side::Left) if (1..4).contains(&index) => 0.6 * much,
        _ => 0.0,
    };
    (x, y + down)
}
