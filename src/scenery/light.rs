//! Light on a drawn set: what the hour and the mood do to every pixel between the set and the customer, and the
//! darkness at the edges in front of everything.
//!
//! Arousal makes a room warmer, darker and narrower; the customer stays the brightest thing in it. The formulas are
//! those of layers as painters stack them (multiply, screen, soft light), computed with fractions and rounded once
//! at the end through an ordered dither, so that wide gradients show no steps.

use super::brush::{Pt, hex, mix};
use super::phone;
use super::place::Place;
use super::scene::Scene;
use super::view::View;
use crate::face::{Colour, Picture};

type Rgb = [f32; 3];

/// A soft round light or shadow: full in the middle, fading to nothing on an ellipse.
struct Glow {
    at: Pt,
    reach: Pt,
    colour: Rgb,
    /// Strength in the middle and half way out; nothing at the edge.
    strength: (f64, f64),
}

/// How the light of a place is set up.
struct Rig {
    /// Where the strongest light comes from, by day and by night.
    key: (Pt, Pt),
    /// How strongly the mood colours the place, 0 to 1.
    mood: f64,
    /// How dark the night makes it.
    night: f64,
}

const fn rig(place: Place) -> Rig {
    match place {
        Place::Home => Rig { key: ((190.0, 170.0), (1217.0, 250.0)), mood: 1.0, night: 0.42 },
        Place::Counter => Rig { key: ((320.0, 120.0), (420.0, 40.0)), mood: 1.0, night: 0.16 },
        Place::Showroom => Rig { key: ((200.0, 160.0), (350.0, 60.0)), mood: 1.0, night: 0.26 },
        Place::Phone => Rig { key: ((930.0, 100.0), (930.0, 100.0)), mood: 0.75, night: 0.2 },
        Place::Online => Rig { key: ((1110.0, 190.0), (880.0, 430.0)), mood: 0.6, night: 0.0 },
        Place::Office => Rig { key: ((520.0, 190.0), (270.0, 400.0)), mood: 0.45, night: 0.36 },
        Place::Press => Rig { key: ((420.0, 60.0), (550.0, 250.0)), mood: 0.85, night: 0.3 },
        Place::Workshop => Rig { key: ((360.0, 110.0), (352.0, 300.0)), mood: 1.0, night: 0.22 },
    }
}

/// Lights a set from behind the customer, who stands with the eyes at `eyes`, in stage units.
pub(super) fn behind(picture: &mut Picture, view: View, scene: &Scene, eyes: Option<(Pt, f64)>) {
    let rig = rig(scene.set.place);
    let t = scene.heat * rig.mood;
    let night = 1.0 - scene.day;
    let grey = if scene.light.grey { 1.0 } else { 0.0 };
    let ambient = tint(mix(0xFFF6E6, 0xA8584A, t), 0.10 + 0.44 * t);
    let evening = tint(hex(0x565A8C), rig.night * night * 1.3);
    let sadness = tint(hex(0xE8ECF0), 0.15 * grey);
    let multiply = product(ambient, sadness);
    let dusk = night > 0.0;
    let colourless = 0.125 * f64::from(scene.light.weariness) as f32;
    let source = (rig.key.0.0 + (rig.key.1.0 - rig.key.0.0) * night, rig.key.0.1 + (rig.key.1.1 - rig.key.0.1) * night);
    let reach = scene.warmth();
    let key_light = mix(0xFFF3D2, 0xFF9A62, t).mix(hex(0xFFB866), 0.8 * night);
    let key = Glow {
        at: source,
        reach: ((760.0 - 200.0 * t) * reach, (640.0 - 160.0 * t) * reach),
        colour: fraction(key_light),
        strength: ((0.62 - 0.14 * t - 0.2 * grey) * (1.0 - 0.3 * night), (0.20 - 0.08 * grey) * (1.0 - 0.2 * night)),
    };
    let lamp = Glow { at: rig.key.1, reach: (820.0, 700.0), colour: [0.0; 3], strength: (1.0, 0.45) };
    let pool = eyes.filter(|_| t > 0.3).map(|(at, scale)| Glow {
        at: (at.0 - 6.0, at.1 + 60.0 * scale),
        reach: (384.0 * scale, 419.0 * scale),
        colour: fraction(hex(0xFF8A5A)),
        strength: (0.55 * t, 0.22 * t),
    });
    let shade = eyes.map(|(at, scale)| Glow {
        at: (at.0 + 70.0, at.1 + 330.0 * scale),
        reach: (250.0 * scale, 420.0 * scale),
        colour: fraction(hex(0x2A1A18)),
        strength: (0.30 + 0.15 * t, 0.15 + 0.075 * t),
    });
    let split = matches!(scene.set.place, Place::Phone);
    each_pixel(picture, view, |(x, y), rgb| {
        if split && x < phone::split(y) {
            return;
        }
        if colourless > 0.0 {
            let luma = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
            rgb.iter_mut().for_each(|channel| *channel += (luma - *channel) * colourless);
        }
        for (channel, factor) in rgb.iter_mut().zip(multiply) {
            *channel *= factor;
        }
        if dusk {
            // The night is held off around the lamp.
            let held = 0.85 * lamp.at(x, y);
            for (channel, factor) in rgb.iter_mut().zip(evening) {
                *channel *= factor + (1.0 - factor) * held;
            }
        }
        key.screen(x, y, rgb);
        if let Some(pool) = &pool {
            pool.screen(x, y, rgb);
        }
        if let Some(shade) = &shade {
            shade.cover(x, y, rgb);
        }
    });
}

/// The darkness at the edges and the warmth over everything, as a picture to lay over the stage.
///
/// Both are a multiply and a soft light in the design; laid over by plain alpha they are matched at middle tones.
pub(super) fn before(picture: &mut Picture, view: View, scene: &Scene, eyes: Pt) {
    let t = scene.heat * rig(scene.set.place).mood;
    let lift = 1.0 - 0.12 * f64::from(scene.light.trust);
    let edge = ((0.08 + 0.42 * t) * lift) as f32;
    let wash = if t > 0.3 { (0.16 * t * 0.38) as f32 } else { 0.0 };
    let dark: Rgb = [15.0, 1.0, 3.0];
    let warm: Rgb = [255.0, 128.0, 84.0];
    let wide = scene.warmth();
    let (centre, reach) = ((eyes.0 - 40.0, 330.0), (880.0 * wide, 640.0 * wide));
    let online = matches!(scene.set.place, Place::Online);
    let (inverse_x, inverse_y) = (1.0 / reach.0, 1.0 / reach.1);
    for row in 0..picture.height {
        let y = view.stage_y(row);
        let dy = (y - centre.1) * inverse_y;
        let start = 4 * (row as usize) * picture.width as usize;
        let line = &mut picture.pixels[start..start + 4 * picture.width as usize];
        for (column, pixel) in line.chunks_exact_mut(4).enumerate() {
            let x = view.stage_x(column as u32);
            if online && x < super::online::EDGE {
                continue;
            }
            let dx = (x - centre.0) * inverse_x;
            let far = ((dx * dx + dy * dy).sqrt() as f32).min(1.0);
            let shade = edge * ((far - 0.52) / 0.48).max(0.0) * 0.945;
            // First the wash over the shade, then both over what is already there.
            let alpha = wash + shade * (1.0 - wash);
            let noise = dither(column as u32, row);
            let keep = 1.0 - alpha;
            for channel in 0..3 {
                let own = warm[channel] * wash + dark[channel] * shade * (1.0 - wash);
                pixel[channel] = round(f32::from(pixel[channel]) * keep + own, noise);
            }
            pixel[3] = round(f32::from(pixel[3]) * keep + 255.0 * alpha, noise);
            // Premultiplied colour never exceeds its alpha.
            for channel in 0..3 {
                pixel[channel] = pixel[channel].min(pixel[3]);
            }
        }
    }
}

/// What stands in front of the customer, lit half as strongly as the set behind. Keeps its outline.
pub(super) fn furnish(picture: &mut Picture, scene: &Scene) {
    let rig = rig(scene.set.place);
    let t = scene.heat * rig.mood;
    let light = product(
        tint(mix(0xFFF6E6, 0xA8584A, t), 0.05 + 0.22 * t),
        tint(hex(0x565A8C), 0.5 * rig.night * (1.0 - scene.day)),
    );
    for pixel in picture.pixels.chunks_exact_mut(4) {
        if pixel[3] > 0 {
            for channel in 0..3 {
                pixel[channel] = (f32::from(pixel[channel]) * light[channel] + 0.5) as u8;
            }
        }
    }
}

/// What the light of a place leaves of a customer's colours: a tint to multiply their picture by. They stay the
/// brightest thing on the stage.
pub(super) fn on_customer(scene: &Scene) -> Colour {
    let night = 1.0 - scene.day;
    let share = match scene.set.place {
        Place::Online => 0.42,
        place => 0.42 * rig(place).night,
    };
    Colour::WHITE.mix(hex(0x8A92C8), share * night)
}

/// A figure of the background: paled by the air between, then lit like the set. Keeps its outline.
pub(super) fn recede(picture: &mut Picture, scene: &Scene) {
    const HAZE: f32 = 0.30;
    let t = scene.heat * rig(scene.set.place).mood;
    let haze = hex(0xDDD3C2).mix(hex(0x4A4E66), (1.0 - scene.day) * 0.6);
    let haze = fraction(haze).map(|channel| channel * 255.0);
    let light = product(
        tint(mix(0xFFF6E6, 0xA8584A, t), 0.10 + 0.44 * t),
        tint(hex(0x565A8C), rig(scene.set.place).night * (1.0 - scene.day)),
    );
    for pixel in picture.pixels.chunks_exact_mut(4) {
        let cover = f32::from(pixel[3]) / 255.0;
        if cover <= 0.0 {
            continue;
        }
        for channel in 0..3 {
            let value = f32::from(pixel[channel]) * (1.0 - HAZE) + haze[channel] * HAZE * cover;
            pixel[channel] = (value * light[channel] + 0.5) as u8;
        }
    }
}

impl Glow {
    /// How strong it is at a point.
    fn at(&self, x: f64, y: f64) -> f32 {
        let (dx, dy) = ((x - self.at.0) / self.reach.0, (y - self.at.1) / self.reach.1);
        let far = dx * dx + dy * dy;
        if far >= 1.0 {
            return 0.0;
        }
        let far = far.sqrt();
        let (middle, half) = self.strength;
        let strength = if far < 0.5 { middle + (half - middle) * far * 2.0 } else { half * (2.0 - far * 2.0) };
        strength as f32
    }

    fn screen(&self, x: f64, y: f64, rgb: &mut Rgb) {
        let strength = self.at(x, y);
        if strength > 0.0 {
            for (channel, light) in rgb.iter_mut().zip(self.colour) {
                *channel += light * strength * (1.0 - *channel);
            }
        }
    }

    fn cover(&self, x: f64, y: f64, rgb: &mut Rgb) {
        let strength = self.at(x, y);
        if strength > 0.0 {
            for (channel, own) in rgb.iter_mut().zip(self.colour) {
                *channel += (own - *channel) * strength;
            }
        }
    }
}

/// Changes every pixel of an opaque picture; channels are fractions of full brightness.
fn each_pixel(picture: &mut Picture, view: View, change: impl Fn(Pt, &mut Rgb)) {
    let width = picture.width as usize;
    for row in 0..picture.height {
        let y = view.stage_y(row);
        let start = 4 * (row as usize) * width;
        for (column, pixel) in picture.pixels[start..start + 4 * width].chunks_exact_mut(4).enumerate() {
            let mut rgb = [pixel[0], pixel[1], pixel[2]].map(|channel| f32::from(channel) * (1.0 / 255.0));
            change((view.stage_x(column as u32), y), &mut rgb);
            let noise = dither(column as u32, row);
            for channel in 0..3 {
                pixel[channel] = round(rgb[channel] * 255.0, noise);
            }
        }
    }
}

/// Rounds up or down by the place of the pixel.
fn round(value: f32, noise: f32) -> u8 {
    (value + noise).clamp(0.0, 255.0) as u8
}

/// An ordered 4 by 4 dither: 1/32 to 31/32.
fn dither(x: u32, y: u32) -> f32 {
    const ORDER: [u8; 16] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];
    f32::from(ORDER[(4 * (y % 4) + x % 4) as usize]) / 16.0 + 1.0 / 32.0
}

fn fraction(colour: Colour) -> Rgb {
    [colour.r, colour.g, colour.b].map(|channel| f32::from(channel) / 255.0)
}

/// What a colour multiplied in with some strength leaves of each channel.
fn tint(colour: Colour, strength: f64) -> Rgb {
    fraction(colour).map(|channel| 1.0 - strength as f32 * (1.0 - channel))
}

fn product(a: Rgb, b: Rgb) -> Rgb {
    [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
}
