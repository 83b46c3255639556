//! How large the stage is, and how pictures come onto it.

use crate::face::Picture;
use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy::window::PrimaryWindow;

/// The most pixels across that are drawn; larger windows show them enlarged.
const WIDEST: f32 = 1_920.0;

/// The size of the stage.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// In logical pixels, as sprites are placed.
    pub logical: Vec2,
    /// Drawn pixels to a logical one.
    pub scale: f32,
}

impl Default for Frame {
    fn default() -> Self {
        Self { logical: Vec2::new(1_280.0, 800.0), scale: 1.0 }
    }
}

impl Frame {
    fn of(window: &Window) -> Self {
        let logical = Vec2::new(window.width().max(1.0), window.height().max(1.0));
        let scale = window.scale_factor().min(WIDEST / logical.x).max(0.25);
        Self { logical, scale }
    }

    /// In drawn pixels.
    pub fn pixels(self) -> (u32, u32) {
        let size = (self.logical * self.scale).round().as_uvec2();
        (size.x.max(1), size.y.max(1))
    }

    /// Where a sprite goes whose picture has its top left corner at `corner`, both in drawn pixels.
    pub fn place(self, corner: Vec2, size: Vec2, layer: f32) -> Transform {
        let middle = (corner + size / 2.0) / self.scale;
        Transform::from_xyz(middle.x - self.logical.x / 2.0, self.logical.y / 2.0 - middle.y, layer)
    }

    /// How large a sprite of a picture is shown.
    pub fn shown(self, picture: &Picture) -> Vec2 {
        Vec2::new(picture.width as f32, picture.height as f32) / self.scale
    }
}

/// Keeps the frame at the size of the window.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Frame>();
    app.add_systems(PreUpdate, fit);
}

fn fit(windows: Query<&Window, With<PrimaryWindow>>, mut frame: ResMut<Frame>) {
    if let Ok(window) = windows.single() {
        frame.set_if_neq(Frame::of(window));
    }
}

/// A picture as an image of Bevy, kept on the side of the graphics only.
pub(super) fn image(picture: &Picture) -> Image {
    Image::new(
        Extent3d { width: picture.width, height: picture.height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        picture.straight(),
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    )
}

/// Puts a picture where another one was.
pub(super) fn repaint(images: &mut Assets<Image>, handle: &Handle<Image>, picture: &Picture) {
    if images.insert(handle, image(picture)).is_err() {
        // The old one is gone with whatever showed it.
        warn!("a picture came too late");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_the_whole_frame_lies_in_its_middle() {
        let frame = Frame { logical: Vec2::new(1_280.0, 800.0), scale: 1.5 };
        let whole = Vec2::new(1_920.0, 1_200.0);
        assert_eq!(frame.place(Vec2::ZERO, whole, 3.0).translation, Vec3::new(0.0, 0.0, 3.0));
        assert_eq!(frame.pixels(), (1_920, 1_200));
    }
}
