//! Colours and what paths are painted with.

use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::Affine;
use vello_cpu::peniko::{ColorStop, ColorStops, Gradient};

use super::curve::Pt;

/// An opaque colour in sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self::hex(0x00FF_FFFF);

    /// From `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self { r, g, b }
    }

    /// From `#RRGGBB` or `RRGGBB`, as people write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok().map(Self::hex)
    }

    /// This colour mixed with another: share 0 is this one, 1 the other.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let share = share.clamp(0.0, 1.0);
        let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self { r: channel(self.r, other.r), g: channel(self.g, other.g), b: channel(self.b, other.b) }
    }

    /// A paint of this colour, covering by the given share, 0 to 1.
    #[must_use]
    pub fn alpha(self, opacity: f64) -> Paint {
        Paint { ink: Ink::Flat(self), opacity, placed: None }
    }

    /// Relative luminance by WCAG 2, 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    fn at(self, opacity: f64) -> AlphaColor<Srgb> {
        AlphaColor::from_rgba8(self.r, self.g, self.b, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
    }
}

/// One stop of a gradient: where (0 to 1), the colour, how much it covers (0 to 1).
pub type Stop = (f64, Colour, f64);

/// What a path is filled or stroked with.
#[derive(Clone, Debug)]
pub struct Paint {
    ink: Ink,
    opacity: f64,
    placed: Option<Affine>,
}

#[derive(Clone, Debug)]
enum Ink {
    Flat(Colour),
    Linear(Pt, Pt, Vec<Stop>),
    Radial(Pt, f64, Vec<Stop>),
}

/// A gradient along the line from one point to another, in the space of the path that is painted.
#[must_use]
pub fn linear(from: Pt, to: Pt, stops: &[Stop]) -> Paint {
    Paint { ink: Ink::Linear(from, to, stops.to_vec()), opacity: 1.0, placed: None }
}

/// A gradient from a centre outwards, in the space of the path that is painted.
#[must_use]
pub fn radial(centre: Pt, radius: f64, stops: &[Stop]) -> Paint {
    Paint { ink: Ink::Radial(centre, radius, stops.to_vec()), opacity: 1.0, placed: None }
}

/// A gradient from a centre outwards that reaches its end on an ellipse.
#[must_use]
pub fn glow(centre: Pt, radii: Pt, stops: &[Stop]) -> Paint {
    radial((0.0, 0.0), 1.0, stops).placed(Affine::translate(centre) * Affine::scale_non_uniform(radii.0, radii.1))
}

impl Paint {
    /// The same paint covering less: opacities multiply.
    #[must_use]
    pub fn faded(mut self, opacity: f64) -> Self {
        self.opacity *= opacity;
        self
    }

    /// A gradient moved, turned or stretched before it is used.
    #[must_use]
    pub fn placed(mut self, transform: Affine) -> Self {
        self.placed = Some(transform);
        self
    }

    /// Whether nothing would be seen of it.
    #[must_use]
    pub fn is_invisible(&self) -> bool {
        self.opacity <= 0.002
    }

    pub(super) fn transform(&self) -> Affine {
        self.placed.unwrap_or(Affine::IDENTITY)
    }

    pub(super) fn brush(&self) -> vello_cpu::PaintType {
        let gradient = |gradient: Gradient, stops: &[Stop]| {
            let stops: Vec<ColorStop> = stops
                .iter()
                .map(|(offset, colour, opacity)| (*offset as f32, colour.at(opacity * self.opacity)).into())
                .collect();
            gradient.with_stops(ColorStops::from(stops.as_slice())).into()
        };
        match &self.ink {
            Ink::Flat(colour) => colour.at(self.opacity).into(),
            Ink::Linear(from, to, stops) => gradient(Gradient::new_linear(*from, *to), stops),
            Ink::Radial(centre, radius, stops) => gradient(Gradient::new_radial(*centre, *radius as f32), stops),
        }
    }
}

impl From<Colour> for Paint {
    fn from(colour: Colour) -> Self {
        colour.alpha(1.0)
    }
}
