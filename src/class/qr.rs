//! An address as a picture that a phone reads.

use qrcode::{EcLevel, QrCode};

/// A QR code: dark squares in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    width: usize,
    dark: Vec<bool>,
}

/// White around a code, in squares, as readers want it.
const MARGIN: usize = 4;

impl Squares {
    /// The code of an address; `None` if it is too long for one.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        Some(Self { width: code.width(), dark: code.into_colors().iter().map(|c| *c == qrcode::Color::Dark).collect() })
    }

    /// Whether the square in a column and a row, from 0, is dark; the margin counts, and what is outside is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let inside = |at: usize| at.checked_sub(MARGIN).filter(|at| *at < self.width);
        match (inside(x), inside(y)) {
            (Some(x), Some(y)) => self.dark[y * self.width + x],
            _ => false,
        }
    }

    /// Squares in a row, with the margin.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.width + 2 * MARGIN
    }

    /// The dark squares as the path of an SVG of [`Self::side`] units.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side() {
            let mut x = 0;
            while x < self.side() {
                let from = x;
                while self.is_dark(x, y) {
                    x += 1;
                }
                if x > from {
                    path += &format!("M{from} {y}h{}v1h-{}z", x - from, x - from);
                }
                x += 1;
            }
        }
        path
    }

    /// The code in characters, two rows of squares to a line, light on dark or not.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Terminals are mostly dark: what is light is printed, which a reader takes as well as the reverse.
        for y in (0..self.side()).step_by(2) {
            for x in 0..self.side() {
                text.push(match (self.is_dark(x, y), y + 1 < self.side() && self.is_dark(x, y + 1)) {
                    (true, true) => ' ',
                    (true, false) => '▄',
                    (false, true) => '▀',
                    (false, false) => '█',
                });
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_and_text_draw_the_same_squares() {
        let squares = Squares::of("http://192.168.1.23:8310/#AC34XY").unwrap();
        let dark: usize = squares.dark.iter().filter(|dark| **dark).count();
        let drawn: usize = squares
            .path()
            .split('M')
            .filter_map(|run| run.split_once('h')?.1.split_once('v')?.0.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
        let side = squares.side();
        let text = squares.text();
        let light: usize = text.chars().map(|c| if c == '█' { 2 } else { usize::from("▀▄".contains(c)) }).sum();
        // A last half row outside of the code is light as well.
        assert_eq!(light, side * side.div_ceil(2) * 2 - dark);
    }

    #[test]
    fn what_no_code_can_hold_is_none() {
        assert_eq!(Squares::of(&"x".repeat(10_000)), None);
    }
}
