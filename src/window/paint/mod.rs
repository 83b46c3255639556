//! How the window is painted: with colours as egui means them.
//!
//! egui blends colours as they are stored, in sRGB, as browsers and drawing programs do. Bevy blends them in linear
//! light and turns each pixel there and back, layer by layer: soft edges come out wrong, and on a machine without a
//! graphics card it is most of the work of a frame. Here the screen is blended as stored, and turned once, at the end.
//!
//! `bevy_egui` 0.42 does not know of cameras that do this: its pipeline is made for another kind of target, its
//! textures are turned when read. [`pipeline`] and [`textures`] mend both; look again when its version changes.

mod pipeline;
mod textures;

use bevy::camera::CompositingSpace;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// Paints the window.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, set_up);
    app.add_plugins((pipeline::plugin, textures::plugin));
}

fn set_up(mut commands: Commands, mut shaders: ResMut<Assets<Shader>>) -> Result {
    shaders.insert(&EGUI_SHADER_HANDLE, Shader::from_wgsl(include_str!("egui.wgsl"), "heartfirst/egui.wgsl"))?;
    // One flat layer: samples per pixel would only cost time, very much of it without a graphics card.
    commands.spawn((Camera2d, Msaa::Off, CompositingSpace::Srgb));
    Ok(())
}
