//! Eight people drawn with care: the measure for everybody who is made up from a seed.

use super::colour::Colour;
use super::person::{Glasses, Hair, HairColour, Person, Sex, Skin, Top};

/// One of the eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cast {
    /// 陈雪, 27: long hair, amber pullover.
    Xue,
    /// 王磊, 34: broad, stubble, blue polo shirt.
    Lei,
    /// 李婉, 45: a knot, plum blazer.
    Wan,
    /// 孙强, 52: crew cut, olive jacket.
    Qiang,
    /// 赵秀兰, 63: grey waves, glasses, cardigan.
    Zhao,
    /// 周建国, 72: thin white hair, blue jacket.
    Guo,
    /// 林浩, 25: fringe, round glasses, hoodie.
    Hao,
    /// 吴敏, 37: bob, teal shirt.
    Min,
}

impl Cast {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Xue, Self::Lei, Self::Wan, Self::Qiang, Self::Zhao, Self::Guo, Self::Hao, Self::Min];

    /// The name, in Chinese.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xue => "陈雪",
            Self::Lei => "王磊",
            Self::Wan => "李婉",
            Self::Qiang => "孙强",
            Self::Zhao => "赵秀兰",
            Self::Guo => "周建国",
            Self::Hao => "林浩",
            Self::Min => "吴敏",
        }
    }

    /// How they look.
    #[must_use]
    pub const fn person(self) -> Person {
        match self {
            Self::Xue => Person {
                age: 27,
                skin: Skin::Fair,
                hair: Hair::Long,
                cheek: 0.97,
                jaw: 0.92,
                chin: 0.84,
                length: -2.0,
                brow: 0.78,
                eye: 1.08,
                eye_tilt: -1.2,
                crease: 1.0,
                nose: 0.9,
                lip: 1.12,
                mouth: 0.94,
                asymmetry: 0.9,
                neck: 29.0,
                shoulder: 142.0,
                top: Top::Knit,
                cloth: Colour::hex(0x00DD_A94B),
                under: Colour::hex(0x00F4_E7CF),
                ..PLAIN
            },
            Self::Lei => Person {
                age: 34,
                sex: Sex::Male,
                skin: Skin::Tan,
                hair: Hair::Short,
                cheek: 0.98,
                jaw: 1.08,
                chin: 1.16,
                length: 1.0,
                brow: 1.3,
                eye: 0.95,
                eye_spacing: 0.5,
                crease: 0.3,
                nose: 1.1,
                lip: 0.92,
                mouth: 1.04,
                stubble: 0.25,
                asymmetry: -1.0,
                neck: 42.0,
                shoulder: 184.0,
                top: Top::Polo,
                cloth: Colour::hex(0x0034_607A),
                under: Colour::hex(0x002A_4C62),
                ..PLAIN
            },
            Self::Wan => Person {
                age: 45,
                hair: Hair::Bun,
                hair_colour: HairColour::Brown,
                cheek: 1.03,
                jaw: 0.98,
                chin: 0.95,
                length: 2.0,
                brow: 0.85,
                eye_tilt: -0.6,
                eye_spacing: -0.4,
                crease: 0.8,
                nose: 0.96,
                asymmetry: 0.7,
                neck: 31.0,
                shoulder: 148.0,
                top: Top::Blazer,
                cloth: Colour::hex(0x007A_4B5E),
                under: Colour::hex(0x00F3_E9DE),
                ..PLAIN
            },
            Self::Qiang => Person {
                age: 52,
                sex: Sex::Male,
                skin: Skin::Tan,
                hair: Hair::Crew,
                hair_colour: HairColour::Salt,
                temple: 0.98,
                cheek: 1.05,
                jaw: 1.15,
                chin: 1.26,
                length: -1.0,
                brow: 1.35,
                eye: 0.9,
                eye_spacing: 1.0,
                crease: 0.0,
                nose: 1.16,
                lip: 0.9,
                mouth: 1.06,
                stubble: 0.5,
                asymmetry: 1.0,
                neck: 46.0,
                shoulder: 192.0,
                top: Top::Jacket,
                cloth: Colour::hex(0x006B_6A4F),
                under: Colour::hex(0x00D8_D2C2),
                ..PLAIN
            },
            Self::Zhao => Person {
                age: 63,
                skin: Skin::Pale,
                hair: Hair::Wave,
                hair_colour: HairColour::Grey,
                cheek: 1.04,
                jaw: 1.06,
                chin: 1.02,
                length: -5.0,
                brow: 0.75,
                eye: 0.94,
                eye_tilt: 0.6,
                eye_spacing: 0.8,
                crease: 0.5,
                lip: 0.82,
                glasses: Glasses::Soft,
                asymmetry: -0.8,
                neck: 32.0,
                shoulder: 150.0,
                top: Top::Cardigan,
                cloth: Colour::hex(0x008A_5A6B),
                under: Colour::hex(0x00EF_E3D3),
                ..PLAIN
            },
            Self::Guo => Person {
                age: 72,
                sex: Sex::Male,
                hair: Hair::Thin,
                hair_colour: HairColour::White,
                temple: 0.97,
                cheek: 0.96,
                jaw: 0.97,
                chin: 1.02,
                length: 5.0,
                brow: 1.15,
                eye: 0.9,
                eye_tilt: 0.9,
                eye_spacing: -0.6,
                crease: 0.4,
                nose: 1.14,
                lip: 0.78,
                mouth: 1.03,
                asymmetry: 1.1,
                neck: 37.0,
                shoulder: 168.0,
                top: Top::Jacket,
                cloth: Colour::hex(0x0049_566B),
                under: Colour::hex(0x00C9_B48E),
                ..PLAIN
            },
            Self::Hao => Person {
                age: 25,
                sex: Sex::Male,
                skin: Skin::Fair,
                hair: Hair::Fringe,
                cheek: 0.97,
                jaw: 0.96,
                chin: 0.96,
                length: 1.0,
                brow: 1.1,
                crease: 0.2,
                lip: 0.98,
                mouth: 0.96,
                glasses: Glasses::Round,
                asymmetry: 0.8,
                neck: 36.0,
                shoulder: 164.0,
                top: Top::Hoodie,
                cloth: Colour::hex(0x008A_9A7B),
                under: Colour::hex(0x00F1_ECE2),
                ..PLAIN
            },
            Self::Min => Person {
                age: 37,
                hair: Hair::Bob,
                cheek: 1.02,
                jaw: 0.97,
                chin: 0.92,
                length: -3.0,
                brow: 0.85,
                eye: 1.04,
                eye_tilt: -0.4,
                eye_spacing: 0.6,
                crease: 0.6,
                nose: 0.95,
                lip: 1.05,
                mouth: 0.97,
                asymmetry: -0.9,
                neck: 30.0,
                shoulder: 145.0,
                top: Top::Shirt,
                cloth: Colour::hex(0x005F_8C93),
                under: Colour::hex(0x00F4_EFE6),
                ..PLAIN
            },
        }
    }
}

/// Nobody: the neutral head, to be changed.
const PLAIN: Person = Person {
    age: 40,
    sex: Sex::Female,
    skin: Skin::Warm,
    hair: Hair::Bob,
    hair_colour: HairColour::Black,
    temple: 1.0,
    cheek: 1.0,
    jaw: 1.0,
    chin: 1.0,
    length: 0.0,
    brow: 1.0,
    arch: 0.0,
    eye: 1.0,
    eye_tilt: 0.0,
    eye_spacing: 0.0,
    crease: 0.5,
    nose: 1.0,
    lip: 1.0,
    mouth: 1.0,
    stubble: 0.0,
    glasses: Glasses::None,
    asymmetry: 0.8,
    neck: 34.0,
    shoulder: 160.0,
    top: Top::Shirt,
    cloth: Colour::hex(0x0060_7080),
    under: Colour::hex(0x00F4_EFE6),
};
