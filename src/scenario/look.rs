//! What a customer looks like, in words a trainer can write. Whatever is left out is decided by the picture from
//! age, pronoun and the scenario's id.

use crate::source::vocabulary;

vocabulary! {
    /// How broad a person is.
    "build"
    pub enum Stature {
        /// Narrow shoulders, slim neck.
        Slight = "slight",
        /// In between.
        Medium = "medium",
        /// Broad shoulders, strong neck.
        Broad = "broad",
    }
}

vocabulary! {
    /// A tone of skin; it differs by person, not by class or region.
    "skin tone"
    pub enum Skin {
        /// Light and rosy.
        Fair = "fair",
        /// Light and yellowish.
        Warm = "warm",
        /// Brown from work outdoors, or by birth.
        Tan = "tan",
        /// Light and a little grey, as in old age.
        Pale = "pale",
    }
}

vocabulary! {
    /// How the hair is worn.
    "hairstyle"
    pub enum Hair {
        /// Long and open.
        Long = "long",
        /// To the chin.
        Bob = "bob",
        /// Drawn back into a bun.
        Bun = "bun",
        /// Short waves, a perm.
        Wave = "wave",
        /// Short, parted.
        Short = "short",
        /// Cropped.
        Crew = "crew",
        /// Thin on top.
        Thin = "thin",
        /// With a fringe over the forehead.
        Fringe = "fringe",
        /// Drawn back into a tail.
        Ponytail = "ponytail",
        /// A woman's hair cut short.
        Pixie = "pixie",
        /// Brushed straight back.
        Back = "back",
        /// Receding at the temples.
        Receding = "receding",
        /// None.
        Bald = "bald",
        /// To the shoulders.
        Shoulder = "shoulder",
    }
}

vocabulary! {
    /// The colour of the hair.
    "hair colour"
    pub enum HairColour {
        /// Black.
        Black = "black",
        /// Dark brown.
        Brown = "brown",
        /// Dyed a reddish brown.
        Chestnut = "chestnut",
        /// Black with much grey in it.
        Salt = "salt",
        /// Grey.
        Grey = "grey",
        /// White.
        White = "white",
    }
}

vocabulary! {
    /// Glasses.
    "kind of glasses"
    pub enum Glasses {
        /// No glasses.
        Without = "none",
        /// Round and dark.
        Round = "round",
        /// Low, brown and soft in outline, as for reading.
        Soft = "soft",
        /// Square, with a thin dark frame.
        Square = "square",
    }
}

vocabulary! {
    /// What is worn above the waist.
    "kind of clothes"
    pub enum Clothes {
        /// A ribbed jumper.
        Knit = "knit",
        /// A short-sleeved shirt with a collar.
        Polo = "polo",
        /// A shirt or blouse.
        Shirt = "shirt",
        /// A zipped jacket over a shirt.
        Jacket = "jacket",
        /// A tailored jacket over a shirt.
        Blazer = "blazer",
        /// An open cardigan over a jumper.
        Cardigan = "cardigan",
        /// A sweatshirt with a hood.
        Hoodie = "hoodie",
        /// A plain T-shirt.
        Tee = "tee",
        /// A work jacket with chest pockets.
        Overalls = "overalls",
    }
}

vocabulary! {
    /// The main colour of the clothes.
    "colour of clothes"
    pub enum Colour {
        /// Dark yellow.
        Mustard = "mustard",
        /// Deep blue.
        Blue = "blue",
        /// Reddish purple.
        Plum = "plum",
        /// Olive green.
        Olive = "olive",
        /// Old rose.
        Rose = "rose",
        /// Blue grey.
        Slate = "slate",
        /// Grey green.
        Sage = "sage",
        /// Green blue.
        Teal = "teal",
        /// Brick red.
        Brick = "brick",
        /// Light brown.
        Sand = "sand",
        /// Dark grey.
        Charcoal = "charcoal",
        /// Brown.
        Brown = "brown",
    }
}

vocabulary! {
    /// What the hands have brought.
    "thing to hold"
    pub enum Thing {
        /// Nothing.
        Nothing = "nothing",
        /// A handbag or a shopping bag.
        Bag = "bag",
        /// A mobile phone.
        Phone = "phone",
        /// Keys.
        Keys = "keys",
    }
}

/// What the author says about somebody's appearance; `None` leaves it to the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// How broad they are.
    pub build: Option<Stature>,
    /// Their skin.
    pub skin: Option<Skin>,
    /// How they wear their hair.
    pub hair: Option<Hair>,
    /// Its colour.
    pub hair_colour: Option<HairColour>,
    /// Their glasses.
    pub glasses: Option<Glasses>,
    /// Whether the beard shows: unshaven, or dark by evening.
    pub stubble: Option<bool>,
    /// What they wear.
    pub clothes: Option<Clothes>,
    /// In which colour.
    pub colour: Option<Colour>,
    /// What they carry.
    pub holds: Option<Thing>,
}
