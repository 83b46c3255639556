//! The few things the screens are made of.

mod button;
mod chip;
mod choice;
mod field;
mod glyph;
mod mark;
mod select;
mod surface;
mod table;

pub(super) use button::{Kind, button, button_off, key_cap, link, pressable, pressable_at};
pub(super) use chip::{Chip, chip_alone, chip_width, chips, chips_in_row};
pub(super) use choice::{segments, slider, switch};
pub(super) use field::field;
pub(super) use glyph::{Glyph, glyph};
pub(super) use mark::{Mark, mark, option_mark};
pub(super) use select::select;
pub(super) use surface::{card, columns, dashed, focus_ring, rule, surface, tinted};
pub(super) use table::{bullet, put, title, two_ends};
