//! Shapes in stage units, said shortly: a stage is 800 units high and about 1280 wide.

pub(super) use crate::face::canvas::{circle, ellipse, rect, round_rect};
pub(super) use crate::face::colour::{glow, linear};
pub(super) use crate::face::curve::{Pt, outline, polygon, ribbon, segments, spline};
use crate::face::{Canvas, Colour, Paint};
use vello_cpu::kurbo::BezPath;

/// How far beyond the 1280 units of the design walls and floors go on, to both sides: windows may be wide.
pub(super) const MARGIN: f64 = 900.0;

/// Where the widest wall begins.
pub(super) const LEFT: f64 = -MARGIN;

/// How wide the widest wall is.
pub(super) const WIDE: f64 = 1280.0 + 2.0 * MARGIN;

/// A colour from `0xRRGGBB`.
pub(super) const fn hex(rgb: u32) -> Colour {
    Colour::hex(rgb)
}

/// Two colours mixed; share 0 is the first.
pub(super) fn mix(a: u32, b: u32, share: f64) -> Colour {
    hex(a).mix(hex(b), share)
}

/// Draws on a canvas.
#[derive(Debug)]
pub(super) struct Brush<'c> {
    pub canvas: &'c mut Canvas,
}

impl Brush<'_> {
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, paint: impl Into<Paint>) {
        self.canvas.fill(&rect(x, y, width, height), paint);
    }

    pub fn round(&mut self, x: f64, y: f64, width: f64, height: f64, radius: f64, paint: impl Into<Paint>) {
        self.canvas.fill(&round_rect(x, y, width, height, radius), paint);
    }

    pub fn poly(&mut self, points: &[Pt], paint: impl Into<Paint>) {
        self.canvas.fill(&polygon(points), paint);
    }

    pub fn oval(&mut self, x: f64, y: f64, rx: f64, ry: f64, paint: impl Into<Paint>) {
        self.canvas.fill(&ellipse((x, y), (rx, ry)), paint);
    }

    pub fn disc(&mut self, x: f64, y: f64, radius: f64, paint: impl Into<Paint>) {
        self.oval(x, y, radius, radius, paint);
    }

    /// A smooth closed shape; the anchors at `corners` stay sharp.
    pub fn shape(&mut self, anchors: &[Pt], corners: &[usize], paint: impl Into<Paint>) {
        self.canvas.fill(&outline(anchors, corners), paint);
    }

    /// A smooth line.
    pub fn curve(&mut self, anchors: &[Pt], width: f64, paint: impl Into<Paint>) {
        self.canvas.stroke(&spline(anchors), paint, width);
    }

    /// A line of straight pieces.
    pub fn line(&mut self, points: &[Pt], width: f64, paint: impl Into<Paint>) {
        self.canvas.stroke(&segments(points), paint, width);
    }

    /// A line that swells and thins.
    pub fn ribbon(&mut self, anchors: &[Pt], widths: &[f64], paint: impl Into<Paint>) {
        self.canvas.fill(&ribbon(anchors, widths), paint);
    }

    /// A shape written as an SVG path; nothing, if it is none.
    pub fn svg(&mut self, path: &str, paint: impl Into<Paint>) {
        self.canvas.fill(&svg(path), paint);
    }

    /// Draws only inside an outline.
    pub fn inside(&mut self, outline: &BezPath, draw: impl FnOnce(&mut Brush<'_>)) {
        self.canvas.clip(outline, |canvas| draw(&mut Brush { canvas }));
    }
}

/// An SVG path; empty, if it is none.
pub(super) fn svg(path: &str) -> BezPath {
    BezPath::from_svg(path).unwrap_or_default()
}
