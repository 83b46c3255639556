//! Who somebody is to look at: everything about a figure that does not move.

use super::colour::Colour;
use serde::{Deserialize, Serialize};

/// Everything about a figure that does not move. Factors multiply the neutral head: 1 leaves it as it is; lengths are
/// in head units (1/200 of the height of the head).
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// In years, 18 to 90: lines, lids, lips, neck, brows follow.
    pub age: u8,
    /// How a body of that sex is built and dressed here.
    pub sex: Sex,
    /// Complexion.
    pub skin: Skin,
    /// Haircut.
    pub hair: Hair,
    /// Colour of the hair; brows follow.
    pub hair_colour: HairColour,
    /// Width at the temples, 0.94 to 1.03.
    pub temple: f64,
    /// Width at the cheekbones, 0.94 to 1.06.
    pub cheek: f64,
    /// Width of the jaw, 0.9 to 1.16.
    pub jaw: f64,
    /// Width of the chin, 0.82 to 1.28.
    pub chin: f64,
    /// Length of the lower face, -5 to 5 units.
    pub length: f64,
    /// Thickness of the brows: men 1.1 to 1.35, women 0.75 to 0.9.
    pub brow: f64,
    /// Course of the brows: -1 straight, 1 arched.
    pub arch: f64,
    /// Size of the eyes, 0.9 to 1.08.
    pub eye: f64,
    /// How far the outer corners of the eyes hang, -1.2 to 1.2 units.
    pub eye_tilt: f64,
    /// How much further apart the eyes are, -1 to 1 units each.
    pub eye_spacing: f64,
    /// Fold of the upper lid: below 0.3 a monolid, 1 a deep crease.
    pub crease: f64,
    /// Width of the nose, 0.88 to 1.18.
    pub nose: f64,
    /// Fullness of the lips, 0.78 to 1.12.
    pub lip: f64,
    /// Width of the mouth, 0.92 to 1.08.
    pub mouth: f64,
    /// Stubble, 0 (none) to 0.6.
    pub stubble: f64,
    /// Glasses.
    pub glasses: Glasses,
    /// How, and how much, the two halves of the face differ: -1.1 to -0.7 or 0.7 to 1.1. Nobody is symmetrical.
    pub asymmetry: f64,
    /// Half the width of the neck, 28 to 47 units.
    pub neck: f64,
    /// Half the width of the shoulders, 138 to 196 units.
    pub shoulder: f64,
    /// What they wear.
    pub top: Top,
    /// Its colour.
    pub cloth: Colour,
    /// The colour of what shows under it, or of its trimmings.
    pub under: Colour,
}

impl Person {
    /// Drawn as a woman.
    #[must_use]
    pub fn is_woman(&self) -> bool {
        self.sex == Sex::Female
    }

    /// How far age shows in lines: 0 up to 34 years, 1 from 72.
    #[must_use]
    pub fn lines_of_age(&self) -> f64 {
        ((f64::from(self.age) - 34.0) / 38.0).clamp(0.0, 1.0)
    }
}

/// How a body is built and dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
}

/// Complexions. They differ by person, not by class or region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skin {
    /// Light, rosy.
    Fair,
    /// Light, golden.
    Warm,
    /// Browned by the sun.
    Tan,
    /// Light, with little colour; of older people.
    Pale,
}

impl Skin {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fair, Self::Warm, Self::Tan, Self::Pale];
}

/// Haircuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hair {
    /// Long and straight, parted off centre.
    Long,
    /// To the chin, with a side parting.
    Bob,
    /// Drawn back into a knot.
    Bun,
    /// Short waves all around.
    Wave,
    /// Short, brushed to the side.
    Short,
    /// A crew cut.
    Crew,
    /// Thin on top, full at the sides.
    Thin,
    /// Short with a fringe.
    Fringe,
    /// A tail at the back, hair drawn tight.
    Ponytail,
    /// Short like a boy's, swept over the forehead.
    Pixie,
    /// Brushed straight back from the forehead.
    Back,
    /// Receding at the temples.
    Receding,
    /// No hair but a shadow of it.
    Bald,
    /// To the shoulders, softly waved.
    Shoulder,
}

impl Hair {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Long,
        Self::Bob,
        Self::Bun,
        Self::Wave,
        Self::Short,
        Self::Crew,
        Self::Thin,
        Self::Fringe,
        Self::Ponytail,
        Self::Pixie,
        Self::Back,
        Self::Receding,
        Self::Bald,
        Self::Shoulder,
    ];
}

/// Colours of hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HairColour {
    /// Black.
    Black,
    /// Dark brown.
    Brown,
    /// Dyed, chestnut.
    Chestnut,
    /// Black going grey.
    Salt,
    /// Grey.
    Grey,
    /// White.
    White,
}

impl HairColour {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Black, Self::Brown, Self::Chestnut, Self::Salt, Self::Grey, Self::White];
}

/// Glasses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Glasses {
    /// None.
    #[default]
    None,
    /// Round and dark.
    Round,
    /// Softly rectangular, brown.
    Soft,
    /// Rectangular with a thin dark frame.
    Square,
}

impl Glasses {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::None, Self::Round, Self::Soft, Self::Square];
}

/// What covers the upper body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Top {
    /// A ribbed pullover with a round collar.
    Knit,
    /// A polo shirt with short sleeves.
    Polo,
    /// A shirt or blouse with a chest pocket.
    Shirt,
    /// A jacket with a zip over a checked shirt.
    Jacket,
    /// A blazer over a blouse or shirt.
    Blazer,
    /// A buttoned cardigan.
    Cardigan,
    /// A hooded sweater.
    Hoodie,
    /// A plain T-shirt with short sleeves.
    Tee,
    /// A work jacket with chest pockets, closed to the neck.
    Overalls,
}

impl Top {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Knit,
        Self::Polo,
        Self::Shirt,
        Self::Jacket,
        Self::Blazer,
        Self::Cardigan,
        Self::Hoodie,
        Self::Tee,
        Self::Overalls,
    ];
}
