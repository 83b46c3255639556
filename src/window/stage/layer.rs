//! A picture on the stage.

use crate::face::{Area, Picture};
use bevy::prelude::*;

/// From the back to the front.
pub(super) mod depth {
    pub const PLACE: f32 = 0.0;
    pub const CROWD: f32 = 10.0;
    pub const CUSTOMER: f32 = 20.0;
    pub const LIGHT: f32 = 30.0;
}

/// A picture that is shown on the stage.
#[derive(Component, Debug)]
pub struct Layer {
    pub(super) picture: Picture,
    /// Its top left corner on the stage, in drawn pixels.
    pub(super) corner: UVec2,
    /// Higher ones lie before lower ones.
    pub(super) depth: f32,
    /// How much of it shows, 0 to 255.
    pub(super) share: u8,
    /// What of the stage has to be put together anew because of it.
    pub(super) stale: Option<Area>,
}

impl Layer {
    /// Nothing yet.
    pub(super) fn empty(depth: f32) -> Self {
        Self { picture: Picture::new(0, 0), corner: UVec2::ZERO, depth, share: 255, stale: None }
    }

    /// Shows a picture from a corner of the stage on, in drawn pixels.
    pub(super) fn show(&mut self, picture: Picture, corner: UVec2) {
        self.touch();
        self.picture = picture;
        self.corner = corner;
        self.touch();
    }

    /// Shows so much of it, 0 to 1.
    pub(super) fn fade(&mut self, share: f32) {
        let share = (share.clamp(0.0, 1.0) * 255.0).round() as u8;
        if self.share != share {
            self.share = share;
            self.touch();
        }
    }

    fn touch(&mut self) {
        let (left, top) = self.corner.into();
        let (right, bottom) = (left + self.picture.width, top + self.picture.height);
        let part = Area { left, top, right, bottom };
        self.stale = Some(self.stale.map_or(part, |stale| stale.with(part)));
    }
}
