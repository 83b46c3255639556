//! From stage units to pixels of a window.

use super::brush::Pt;
use vello_cpu::kurbo::Affine;

/// How the stage lies in a picture: its height always shows whole, and the customer keeps their place across the
/// width. A wider window shows more of the room, a narrower one less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    scale: f64,
    left: f64,
}

/// Units of the design, from the top of the stage to its bottom.
const HEIGHT: f64 = 800.0;
/// Units of the design from left to right.
const WIDTH: f64 = 1280.0;

impl View {
    /// The view of a picture of that size, with a point of the stage held at its share of the width.
    pub fn new(size: (u32, u32), anchor: f64) -> Self {
        let (width, height) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
        let scale = height / HEIGHT;
        Self { scale, left: anchor - anchor / WIDTH * width / scale }
    }

    pub fn transform(self) -> Affine {
        Affine::scale(self.scale) * Affine::translate((-self.left, 0.0))
    }

    pub fn scale(self) -> f64 {
        self.scale
    }

    pub fn pixel(self, point: Pt) -> Pt {
        ((point.0 - self.left) * self.scale, point.1 * self.scale)
    }

    pub fn stage_x(self, column: u32) -> f64 {
        (f64::from(column) + 0.5) / self.scale + self.left
    }

    pub fn stage_y(self, row: u32) -> f64 {
        (f64::from(row) + 0.5) / self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customer_keeps_their_share_of_the_width() {
        for size in [(960, 600), (1280, 720), (1920, 1080), (1024, 768), (3440, 1440)] {
            let view = View::new(size, 806.0);
            let x = view.pixel((806.0, 0.0)).0;
            assert!((x / f64::from(size.0) - 806.0 / 1280.0).abs() < 1e-9, "{size:?}");
            let column = view.pixel((300.0, 0.0)).0 as u32;
            assert!((view.stage_x(column) - 300.0).abs() <= 1.0 / view.scale());
        }
    }
}
