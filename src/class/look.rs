//! The customer as the class sees them at one moment: what to draw, and the drawing as a PNG file.

use super::case::Case;
use crate::face::kurbo::Affine;
use crate::face::{Canvas, Person, Picture, Pose, Reaction, Situation, draw_figure, expression, person_of, portrait};
use crate::roleplay::{Event, State};
use crate::rulebook::Mood;
use crate::scenery::{Crowd, Light, Presence, Set, backdrop, overlay, placement};

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Head and shoulders, for a phone: small enough for a slow network.
    Portrait,
    /// The whole stage, for a wall.
    Stage,
}

/// Width and height of a portrait in pixels: sharp at 104 points on a phone.
pub const PORTRAIT: (u32, u32) = (208, 208);
/// Width and height of the stage in pixels.
pub const STAGE: (u32, u32) = (1280, 720);

/// What there is to draw. Equal looks are equal pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    case: String,
    person: Person,
    pose: Pose,
    set: Set,
    light: Light,
    audience: u8,
    arousal: i32,
    frame: Frame,
}

impl Look {
    /// The customer in a state, at the place of its node, in a mood that may already be that after the next sentence.
    /// `events` are what the last sentence did. Nothing where one sees nobody and wants a portrait.
    #[must_use]
    pub fn of(case: &Case, state: &State, mood: Mood, events: &[Event], frame: Frame) -> Option<Self> {
        let scenario = case.scenario();
        let node = scenario.node(state.node);
        let set = Set::of(node.setting, node.channel, scenario.category, state.time, state.audience, false);
        if frame == Frame::Portrait && set.presence() == Presence::Away {
            return None;
        }
        let customer = &scenario.customer;
        let situation = Situation {
            behaviour: customer.behaviour,
            channel: node.channel,
            audience: state.audience,
            holds: customer.look.holds,
            exam: false,
        };
        let pose = expression(situation, mood, Reaction::of(case.rulebook(), events), 0).pose;
        Some(Self {
            case: scenario.id.clone(),
            person: person_of(&scenario.id, customer),
            pose,
            set,
            light: Light::of(mood),
            audience: state.audience,
            arousal: mood.arousal,
            frame,
        })
    }

    /// What tells one look from another.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{self:?}")
    }

    /// The picture as a PNG file. Takes some hundredths of a second.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        match self.frame {
            Frame::Portrait => {
                // On the light of the room, opaque: half the size of a transparent one.
                let ground = backdrop(self.set, self.light, PORTRAIT);
                let mut picture = flat(&ground);
                lay(&mut picture, &portrait(&self.person, &self.pose, PORTRAIT.0, PORTRAIT.1));
                encode(&picture)
            }
            Frame::Stage => encode(&self.stage()),
        }
    }

    fn stage(&self) -> Picture {
        let mut picture = backdrop(self.set, self.light, STAGE);
        if self.set.has_bystanders() {
            let crowd = Crowd::new(&self.case, self.audience, self.arousal);
            lay(&mut picture, &crowd.picture(self.set, self.light, STAGE, 0));
        }
        if self.set.presence() != Presence::Away {
            let place = placement(self.set, STAGE);
            let mut canvas = Canvas::new(STAGE.0, STAGE.1);
            let at = Affine::translate(place.eyes) * Affine::scale(place.scale);
            draw_figure(&mut canvas, &self.person, &self.pose, at);
            lay(&mut picture, &canvas.finish());
        }
        lay(&mut picture, &overlay(self.set, self.light, STAGE));
        picture
    }
}

/// A ground of the mean colour of a picture.
fn flat(picture: &Picture) -> Picture {
    let mut sum = [0_u64; 3];
    for pixel in picture.pixels.chunks_exact(4) {
        for (sum, channel) in sum.iter_mut().zip(pixel) {
            *sum += u64::from(*channel);
        }
    }
    let count = (picture.pixels.len() / 4).max(1) as u64;
    let mean = sum.map(|sum| u8::try_from(sum / count).unwrap_or(u8::MAX));
    let mut ground = Picture::new(picture.width, picture.height);
    for pixel in ground.pixels.chunks_exact_mut(4) {
        pixel.copy_from_slice(&[mean[0], mean[1], mean[2], 255]);
    }
    ground
}

/// Lays a premultiplied picture over another of the same size.
fn lay(under: &mut Picture, over: &Picture) {
    for (below, above) in under.pixels.chunks_exact_mut(4).zip(over.pixels.chunks_exact(4)) {
        let rest = 255 - u16::from(above[3]);
        for (below, above) in below.iter_mut().zip(above) {
            let mixed = u16::from(*above) + (u16::from(*below) * rest + 127) / 255;
            *below = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
}

/// An opaque picture as a PNG file.
fn encode(picture: &Picture) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header()?;
    let pixels: Vec<u8> = picture.pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}
