//! A value as a coloured cell: five steps, and the number always in it.

use crate::screens::theme::{Look, Role, Tint};

/// A step of the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Heat {
    Below45,
    From45,
    From60,
    From70,
    From80,
}

impl Heat {
    pub(super) const ALL: [Self; 5] = [Self::Below45, Self::From45, Self::From60, Self::From70, Self::From80];

    pub(super) const fn of(value: u8) -> Self {
        match value {
            0..45 => Self::Below45,
            45..60 => Self::From45,
            60..70 => Self::From60,
            70..80 => Self::From70,
            _ => Self::From80,
        }
    }

    /// Ground and figure. In high contrast the two ends stay filled and the middle is white.
    pub(super) fn tint(self, look: Look) -> Tint {
        look.heat[self as usize]
    }

    /// Low numbers are bold, so that grey shows them too.
    pub(super) const fn role(self) -> Role {
        match self {
            Self::Below45 => Role::SmallStrong,
            _ => Role::Small,
        }
    }
}
