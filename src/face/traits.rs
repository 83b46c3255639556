//! People made up: from age, sex, build and a seed to somebody who could live next door and looks like nobody else.
//!
//! Every trait is drawn by its own name, so a trait added later changes no other. A face is not drawn number by
//! number, which would give the average person every time, but from types of faces, eyes and noses with small changes.

use super::colour::Colour;
use super::curve::lerp;
use super::person::{Glasses, Hair, HairColour, Person, Sex, Skin, Top};
use serde::{Deserialize, Serialize};

/// How somebody is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Build {
    /// Narrow shoulders, thin neck.
    Slight,
    /// In between.
    Medium,
    /// Broad shoulders, strong neck, a wider face.
    Broad,
}

impl Build {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Slight, Self::Medium, Self::Broad];
}

/// Type of a face: temple, cheek, jaw, chin, length.
const FACES: [[f64; 5]; 8] = [
    // Oval.
    [1.00, 0.97, 0.94, 0.90, 0.5],
    // Round.
    [1.00, 1.05, 1.05, 1.00, -4.5],
    // Square.
    [1.01, 1.00, 1.12, 1.20, 0.5],
    // Long.
    [0.97, 0.95, 0.97, 1.00, 5.0],
    // Heart.
    [1.03, 1.01, 0.92, 0.83, -1.0],
    // High cheekbones.
    [0.96, 1.05, 0.96, 0.92, 2.5],
    // Pear.
    [0.95, 0.98, 1.10, 1.08, -1.5],
    // Narrow.
    [0.98, 0.94, 0.92, 0.90, 3.0],
];

/// Type of eyes: size, tilt, spacing, crease.
const EYES: [[f64; 4]; 6] = [
    // Large and round.
    [1.07, -0.8, 0.3, 0.9],
    // Almond.
    [1.00, -0.7, -0.5, 0.6],
    // Narrow, single fold.
    [0.92, 0.3, 0.4, 0.0],
    // Wide apart.
    [1.00, 0.0, 1.0, 0.35],
    // Close, rising.
    [0.97, -1.2, -0.9, 0.2],
    // Falling at the outer corner.
    [0.95, 1.1, 0.1, 0.5],
];

/// Type of nose and mouth: width of the nose, fullness of the lips, width of the mouth.
const MOUTHS: [[f64; 3]; 5] =
    [[0.90, 1.10, 0.94], [1.00, 0.95, 1.05], [1.12, 1.04, 1.06], [1.05, 0.84, 1.03], [0.95, 0.90, 0.95]];

/// Cloth and what shows under it: none brighter or darker than a face can stand beside.
const CLOTHS: [(u32, u32); 18] = [
    (0x0034_607A, 0x0024_445A),
    (0x00DD_A94B, 0x00F4_E7CF),
    (0x007A_4B5E, 0x00F3_E9DE),
    (0x006B_6A4F, 0x00D8_D2C2),
    (0x008A_5A6B, 0x00EF_E3D3),
    (0x0049_566B, 0x00C9_B48E),
    (0x008A_9A7B, 0x00F1_ECE2),
    (0x005F_8C93, 0x00F4_EFE6),
    (0x00B0_6B4C, 0x00F0_E4D2),
    (0x003E_4A5C, 0x00E6_EAEE),
    (0x0095_8B7A, 0x00F5_F0E6),
    (0x004E_6B57, 0x00E9_E2CF),
    (0x00A8_4F4F, 0x00F2_E4DA),
    (0x006C_6288, 0x00EE_E8F0),
    (0x00C2_9A86, 0x00FA_F2EA),
    (0x0052_4A48, 0x00D9_C7AE),
    (0x0079_93AE, 0x00F2_F4F6),
    (0x00CF_BFA6, 0x0084_6E58),
];

/// Draws traits by name.
struct Lot {
    seed: u64,
}

impl Lot {
    /// A number from 0 to below 1.
    fn share(&self, name: &str) -> f64 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.seed.to_le_bytes());
        hasher.update(b"appearance:");
        hasher.update(name.as_bytes());
        let bytes = *hasher.finalize().as_bytes();
        let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        f64::from(number) / (f64::from(u32::MAX) + 1.0)
    }

    /// A number between two.
    fn between(&self, name: &str, low: f64, high: f64) -> f64 {
        lerp(low, high, self.share(name))
    }

    fn one<T: Copy>(&self, name: &str, of: &[T]) -> T {
        of[((self.share(name) * of.len() as f64) as usize).min(of.len() - 1)]
    }
}

impl Person {
    /// Somebody of this age (kept within 18 to 90), sex and build; the seed decides the rest, and the build if none is
    /// given. The same arguments give the same person.
    #[must_use]
    pub fn from_traits(age: u8, sex: Sex, build: Option<Build>, seed: u64) -> Self {
        let age = age.clamp(18, 90);
        let lot = Lot { seed };
        let woman = sex == Sex::Female;
        let build = build.unwrap_or_else(|| lot.one("build", &Build::ALL));
        // A wide body has a wide face, a narrow one a narrow face.
        let wide = match build {
            Build::Slight => -1.0,
            Build::Medium => 0.0,
            Build::Broad => 1.0,
        };
        let [temple, cheek, jaw, chin, length] = lot.one("face", &FACES);
        // Men's jaws are heavier.
        let (jaw, chin) = if woman { (jaw.min(1.07), chin.min(1.06)) } else { (jaw + 0.03, chin + 0.06) };
        let [eye, eye_tilt, eye_spacing, crease] = lot.one("eyes", &EYES);
        let [nose, lip, mouth] = lot.one("mouth", &MOUTHS);
        let nudge = |name: &str, by: f64| lot.between(name, -by, by);
        // Lips thin and lids tire with the years.
        let years = ((f64::from(age) - 40.0) / 40.0).clamp(0.0, 1.0);
        let (shoulder, neck) = match (woman, build) {
            (true, Build::Slight) => (140.0, 28.5),
            (true, Build::Medium) => (147.0, 31.0),
            (true, Build::Broad) => (157.0, 34.5),
            (false, Build::Slight) => (162.0, 35.5),
            (false, Build::Medium) => (174.0, 39.5),
            (false, Build::Broad) => (190.0, 45.0),
        };
        let (cloth, under) = lot.one("cloth", &CLOTHS);
        let asymmetry = lot.between("asymmetry", 0.7, 1.1);
        Self {
            age,
            sex,
            skin: skin(&lot, age),
            hair: hair(&lot, age, woman),
            hair_colour: hair_colour(&lot, age, woman),
            temple: (temple + nudge("temple", 0.012)).clamp(0.94, 1.03),
            cheek: (cheek + 0.012 * wide + nudge("cheek", 0.012)).clamp(0.94, 1.06),
            jaw: (jaw + 0.035 * wide + nudge("jaw", 0.02)).clamp(0.9, 1.16),
            chin: (chin + 0.04 * wide + nudge("chin", 0.03)).clamp(0.82, 1.28),
            length: (length + nudge("length", 1.0)).clamp(-5.0, 5.0),
            brow: if woman { lot.between("brow", 0.75, 0.9) } else { lot.between("brow", 1.1, 1.35) },
            arch: lot.between("arch", -1.0, if woman { 1.0 } else { 0.5 }),
            eye: (eye - if woman { 0.0 } else { 0.05 } - 0.04 * years + nudge("eye", 0.015)).clamp(0.9, 1.08),
            eye_tilt: (eye_tilt + 0.4 * years + nudge("eye_tilt", 0.2)).clamp(-1.2, 1.2),
            eye_spacing: (eye_spacing + nudge("eye_spacing", 0.2)).clamp(-1.0, 1.0),
            crease: (crease + nudge("crease", 0.1)).clamp(0.0, 1.0),
            nose: (nose + if woman { -0.03 } else { 0.05 } + nudge("nose", 0.02)).clamp(0.88, 1.18),
            lip: (lip - if woman { 0.0 } else { 0.08 } - 0.14 * years + nudge("lip", 0.02)).clamp(0.78, 1.12),
            mouth: (mouth + nudge("mouth", 0.012)).clamp(0.92, 1.08),
            stubble: if woman { 0.0 } else { (lot.share("stubble") * 1.1 - 0.5).clamp(0.0, 0.55) },
            glasses: glasses(&lot, age),
            asymmetry: if lot.share("side") < 0.5 { asymmetry } else { -asymmetry },
            neck: neck + nudge("neck", 1.2),
            shoulder: shoulder + nudge("shoulder", 4.0),
            top: top(&lot, age, woman),
            cloth: Colour::hex(cloth),
            under: Colour::hex(under),
        }
    }
}

fn skin(lot: &Lot, age: u8) -> Skin {
    let shares: &[Skin] = if age >= 50 {
        &[Skin::Warm, Skin::Warm, Skin::Pale, Skin::Tan, Skin::Tan, Skin::Pale]
    } else {
        &[Skin::Fair, Skin::Fair, Skin::Warm, Skin::Warm, Skin::Tan]
    };
    lot.one("skin", shares)
}

fn hair(lot: &Lot, age: u8, woman: bool) -> Hair {
    let cuts: &[Hair] = match (woman, age) {
        (true, ..=34) => &[Hair::Long, Hair::Ponytail, Hair::Bob, Hair::Shoulder, Hair::Bun, Hair::Pixie],
        (true, 35..=54) => &[Hair::Bob, Hair::Bun, Hair::Shoulder, Hair::Pixie, Hair::Ponytail, Hair::Wave, Hair::Long],
        (true, 55..) => &[Hair::Wave, Hair::Bob, Hair::Pixie, Hair::Bun, Hair::Shoulder, Hair::Wave],
        (false, ..=29) => &[Hair::Fringe, Hair::Short, Hair::Crew, Hair::Back, Hair::Fringe],
        (false, 30..=49) => &[Hair::Short, Hair::Crew, Hair::Back, Hair::Receding, Hair::Fringe, Hair::Bald],
        (false, 50..) => &[Hair::Thin, Hair::Receding, Hair::Crew, Hair::Short, Hair::Back, Hair::Bald, Hair::Thin],
    };
    lot.one("hair", cuts)
}

fn hair_colour(lot: &Lot, age: u8, woman: bool) -> HairColour {
    use HairColour::{Black, Brown, Chestnut, Grey, Salt, White};
    let colours: &[HairColour] = match (age, woman) {
        (..=39, true) => &[Black, Black, Black, Brown, Brown, Chestnut],
        (..=39, false) => &[Black, Black, Black, Black, Brown],
        (40..=51, true) => &[Black, Brown, Brown, Chestnut, Black],
        (40..=51, false) => &[Black, Black, Brown, Salt, Salt],
        (52..=62, true) => &[Brown, Chestnut, Salt, Grey, Black],
        (52..=62, false) => &[Salt, Salt, Grey, Black],
        (63.., true) => &[Grey, White, Grey, Brown],
        (63.., false) => &[Grey, White, White, Salt],
    };
    lot.one("hair_colour", colours)
}

fn glasses(lot: &Lot, age: u8) -> Glasses {
    let wear = if age >= 50 { 0.42 } else { 0.26 };
    if lot.share("glasses") >= wear {
        return Glasses::None;
    }
    lot.one("frame", &[Glasses::Round, Glasses::Soft, Glasses::Square])
}

fn top(lot: &Lot, age: u8, woman: bool) -> Top {
    let tops: &[Top] = match (woman, age) {
        (true, ..=34) => &[Top::Knit, Top::Shirt, Top::Hoodie, Top::Tee, Top::Blazer, Top::Cardigan],
        (true, 35..=54) => &[Top::Shirt, Top::Blazer, Top::Knit, Top::Cardigan, Top::Jacket, Top::Tee],
        (true, 55..) => &[Top::Cardigan, Top::Shirt, Top::Knit, Top::Jacket],
        (false, ..=34) => &[Top::Hoodie, Top::Tee, Top::Shirt, Top::Polo, Top::Jacket],
        (false, 35..=54) => &[Top::Polo, Top::Jacket, Top::Shirt, Top::Overalls, Top::Blazer, Top::Tee],
        (false, 55..) => &[Top::Jacket, Top::Polo, Top::Shirt, Top::Cardigan, Top::Overalls],
    };
    lot.one("top", tops)
}
