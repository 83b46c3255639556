//! The stage put together: one opaque picture of all layers, renewed where one of them has changed.
//!
//! It is put together on the processor, where the layers come from. A graphics card would do it for nothing; but
//! without one, as on many a school's machine, each layer of the screen costs several times as much as here.

use super::canvas::Frame;
use super::layer::Layer;
use crate::face::{Area, Picture};
use bevy::asset::RenderAssetUsages;
use bevy::image::{ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy_egui::{EguiContexts, EguiTextureHandle, egui};

/// The picture of the stage; none where there is none.
#[derive(Resource, Debug, Default)]
pub struct Flat {
    picture: Option<Picture>,
    texture: Handle<Image>,
    /// How large it is shown, in logical pixels.
    shown: Vec2,
    /// Of what it was put together.
    layers: Vec<Entity>,
}

impl Flat {
    /// The picture as it is now.
    #[cfg(test)]
    pub(super) const fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// Paints it over the whole window.
    pub fn paint(&self, painter: &egui::Painter, contexts: &mut EguiContexts) {
        if self.picture.is_some() {
            let texture = contexts.add_image(EguiTextureHandle::Weak(self.texture.id()));
            let over = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(self.shown.x, self.shown.y));
            let whole = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            painter.image(texture, over, whole, egui::Color32::WHITE);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Flat>();
    app.add_systems(Update, flatten.after(super::Drawn));
}

fn flatten(
    frame: Res<Frame>,
    mut layers: Query<(Entity, &mut Layer)>,
    mut flat: ResMut<Flat>,
    mut images: ResMut<Assets<Image>>,
) {
    let mut order: Vec<(Entity, Mut<Layer>)> = layers.iter_mut().collect();
    if order.is_empty() {
        if flat.picture.is_some() {
            *flat = Flat::default();
        }
        return;
    }
    order.sort_by(|(_, a), (_, b)| a.depth.total_cmp(&b.depth));
    let entities: Vec<Entity> = order.iter().map(|(entity, _)| *entity).collect();
    let (width, height) = frame.pixels();
    let whole = Area { left: 0, top: 0, right: width, bottom: height };
    let mut stale: Option<Area> = None;
    for (_, layer) in &mut order {
        if layer.stale.is_some()
            && let Some(part) = layer.stale.take()
        {
            stale = Some(stale.map_or(part, |stale| stale.with(part)));
        }
    }
    let known = flat.picture.take().filter(|known| (known.width, known.height) == (width, height));
    if known.is_none() || flat.layers != entities {
        stale = Some(whole);
    }
    let mut picture = known.unwrap_or_else(|| Picture::new(width, height));
    if let Some(part) = stale {
        for (_, layer) in &order {
            picture.lay(&layer.picture, layer.corner.into(), layer.share, part);
        }
        let image = image(&picture, frame.scale);
        if flat.texture == Handle::default() {
            flat.texture = images.add(image);
        } else if images.insert(&flat.texture, image).is_err() {
            warn!("the stage could not be shown");
        }
    }
    flat.shown = frame.logical;
    flat.layers = entities;
    flat.picture = Some(picture);
}

/// A picture as an image of Bevy, kept on the side of the graphics only.
fn image(picture: &Picture, scale: f32) -> Image {
    let mut image = Image::new(
        Extent3d { width: picture.width, height: picture.height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        picture.pixels.clone(),
        // As stored, like everything on the screen.
        TextureFormat::Rgba8Unorm,
        RenderAssetUsages::RENDER_WORLD,
    );
    let is_exact = scale == 1.0;
    image.sampler = ImageSampler::Descriptor(if is_exact {
        ImageSamplerDescriptor::nearest()
    } else {
        ImageSamplerDescriptor::linear()
    });
    image
}
