//! The colours of people: skin, hair, eyes, cloth.

use super::colour::Colour;
use super::person::{HairColour, Person, Skin};

/// What cloth and skin darken towards where they turn from the light. Never pure black.
pub const SHADOW: Colour = Colour::hex(0x001E_1A26);
/// What cloth lightens towards where the light falls.
pub const LIGHT: Colour = Colour::hex(0x00FF_F3DE);
/// Blood in the face.
pub const FLUSH: Colour = Colour::hex(0x00C5_402F);

/// The tones of a skin.
#[derive(Clone, Copy, Debug)]
pub struct SkinTones {
    /// In even light.
    pub base: Colour,
    /// Towards the light.
    pub light: Colour,
    /// Away from the light.
    pub shade: Colour,
    /// In folds.
    pub deep: Colour,
    /// Lines.
    pub line: Colour,
    /// Cheeks and nose.
    pub blush: Colour,
    /// Lips.
    pub lip: Colour,
}

impl SkinTones {
    /// The tones of a complexion.
    #[must_use]
    pub const fn of(skin: Skin) -> Self {
        let [base, light, shade, deep, line, blush, lip] = match skin {
            Skin::Fair => [0x00F3_CFB3, 0x00FB_E3CF, 0x00DD_A383, 0x00B8_7459, 0x008C_4A37, 0x00E2_8A74, 0x00C5_645A],
            Skin::Warm => [0x00EB_BE98, 0x00F6_D7B7, 0x00CF_946C, 0x00A9_6B4B, 0x007B_432E, 0x00D9_7F63, 0x00B4_604F],
            Skin::Tan => [0x00DB_A67D, 0x00EB_C49E, 0x00BA_8058, 0x0093_5C3D, 0x0069_3824, 0x00C9_6C50, 0x00A0_564A],
            Skin::Pale => [0x00EF_CDB6, 0x00F8_E2D2, 0x00D2_A48A, 0x00A9_7561, 0x007E_4A3C, 0x00D9_8A78, 0x00B0_6A62],
        };
        Self {
            base: Colour::hex(base),
            light: Colour::hex(light),
            shade: Colour::hex(shade),
            deep: Colour::hex(deep),
            line: Colour::hex(line),
            blush: Colour::hex(blush),
            lip: Colour::hex(lip),
        }
    }
}

/// The tones of hair.
#[derive(Clone, Copy, Debug)]
pub struct HairTones {
    /// In even light.
    pub base: Colour,
    /// Strands in the light.
    pub light: Colour,
    /// Strands and masses in the shade.
    pub dark: Colour,
}

impl HairTones {
    /// The tones of a hair colour.
    #[must_use]
    pub const fn of(colour: HairColour) -> Self {
        let [base, light, dark] = match colour {
            HairColour::Black => [0x0029_262F, 0x004B_4653, 0x0017_151B],
            HairColour::Brown => [0x0040_302B, 0x006A_4F45, 0x0027_1C19],
            HairColour::Chestnut => [0x005C_3626, 0x008C_5A40, 0x003A_2118],
            HairColour::Salt => [0x0060_5C63, 0x008E_8A90, 0x0040_3D44],
            HairColour::Grey => [0x0097_949A, 0x00C2_BFC2, 0x006E_6B72],
            HairColour::White => [0x00C9_C5C4, 0x00E6_E3E0, 0x0098_949A],
        };
        Self { base: Colour::hex(base), light: Colour::hex(light), dark: Colour::hex(dark) }
    }

    /// Brows: darker than white hair, or anger could not be read in an old face.
    #[must_use]
    pub fn brow(self, age: u8) -> Colour {
        if age < 60 {
            self.base.mix(Colour::hex(0x003A_2A26), 0.25)
        } else {
            self.dark.mix(Colour::hex(0x004A_4448), 0.35)
        }
    }
}

/// The tones of what somebody wears.
#[derive(Clone, Copy, Debug)]
pub struct ClothTones {
    /// In even light.
    pub base: Colour,
    /// Towards the light.
    pub light: Colour,
    /// Away from the light.
    pub dark: Colour,
    /// Seams and contours.
    pub line: Colour,
    /// What shows under it.
    pub under: Colour,
    /// Seams of what shows under it.
    pub under_line: Colour,
}

impl ClothTones {
    /// The tones of a person's clothes.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        let base = person.cloth;
        Self {
            base,
            light: base.mix(LIGHT, 0.14),
            dark: base.mix(SHADOW, 0.24),
            line: base.mix(SHADOW, 0.42),
            under: person.under,
            under_line: person.under.mix(SHADOW, 0.34),
        }
    }
}

/// Parts of the face that have the same colour in everybody.
pub mod eyes {
    use crate::face::colour::Colour;

    /// The white of the eye under the lid, in the middle, at the lower edge.
    pub const WHITE: [Colour; 3] = [Colour::hex(0x00CD_B9AE), Colour::hex(0x00EF_E6DF), Colour::hex(0x00F8_F2EC)];
    /// Rim of the iris.
    pub const RIM: Colour = Colour::hex(0x002C_1A14);
    /// Iris.
    pub const IRIS: Colour = Colour::hex(0x006B_4431);
    /// Pupil.
    pub const PUPIL: Colour = Colour::hex(0x0015_0D0B);
    /// The lid's shadow on the ball.
    pub const LID_SHADOW: Colour = Colour::hex(0x003A_2620);
    /// The light in the eye.
    pub const CATCHLIGHT: Colour = Colour::hex(0x00FF_FDF8);
    /// The light thrown back into the eye from below.
    pub const BOUNCE: Colour = Colour::hex(0x00FF_E6C8);
    /// Lashes: the darkest line of the face.
    pub const LASH: Colour = Colour::hex(0x002A_1B18);
    /// Lashes past sixty.
    pub const LASH_OLD: Colour = Colour::hex(0x003B_2A26);
}

/// Inside of the mouth.
pub mod mouth {
    use crate::face::colour::Colour;

    /// The dark of it.
    pub const INSIDE: Colour = Colour::hex(0x004A_1E1E);
    /// Tongue.
    pub const TONGUE: Colour = Colour::hex(0x00A5_524E);
    /// Upper teeth.
    pub const TEETH: Colour = Colour::hex(0x00F4_ECE2);
    /// Lower teeth, in the shade.
    pub const LOWER_TEETH: Colour = Colour::hex(0x00D9_CCC0);
    /// What the line between the lips darkens towards.
    pub const LINE: Colour = Colour::hex(0x003A_1A18);
}
