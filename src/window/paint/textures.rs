//! Textures of egui as they are, so that reading them turns nothing.

use bevy::asset::{AssetEventSystems, RenderAssetUsages};
use bevy::image::{ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy_egui::egui::{Color32, ColorImage, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode};
use bevy_egui::{
    EguiManagedTexture, EguiManagedTextures, EguiPostUpdateSet, EguiRenderOutput, update_egui_textures_system,
};

/// How pixels are stored: as egui means them.
const STORED: TextureFormat = TextureFormat::Rgba8Unorm;

pub(super) fn plugin(app: &mut App) {
    // What changes after the events of a frame are sent is drawn a frame late: new letters would be holes until then.
    let take =
        take.in_set(EguiPostUpdateSet::PostProcessOutput).before(update_egui_textures_system).before(AssetEventSystems);
    app.add_systems(PostUpdate, take);
}

/// Takes over new and changed textures before `bevy_egui` does.
fn take(
    mut outputs: Query<(Entity, &mut EguiRenderOutput)>,
    mut managed: ResMut<EguiManagedTextures>,
    mut images: ResMut<Assets<Image>>,
) {
    for (entity, mut output) in &mut outputs {
        if output.textures_delta.set.is_empty() {
            continue;
        }
        #[expect(clippy::iter_over_hash_type, reason = "each texture is changed by itself")]
        for (id, deltas) in output.textures_delta.set.drain() {
            let TextureId::Managed(id) = id else { continue };
            for delta in deltas {
                let ImageData::Color(pixels) = &delta.image;
                if let Some(corner) = delta.pos {
                    let image = managed.get(&(entity, id)).and_then(|known| images.get_mut(&known.handle));
                    if let Some(mut image) = image {
                        patch(&mut image, corner, pixels);
                    }
                } else {
                    let handle = images.add(whole(pixels, delta.options));
                    managed.insert((entity, id), EguiManagedTexture { handle, color_image: ColorImage::default() });
                }
            }
        }
    }
}

fn whole(pixels: &ColorImage, options: TextureOptions) -> Image {
    let [width, height] = pixels.size.map(|size| u32::try_from(size).unwrap_or(u32::MAX));
    let mut image = Image::new(
        Extent3d { width, height, depth_or_array_layers: 1 },
        TextureDimension::D2,
        pixels.pixels.iter().flat_map(Color32::to_array).collect(),
        STORED,
        // Kept on both sides: letters are added to what is there.
        RenderAssetUsages::all(),
    );
    image.sampler = ImageSampler::Descriptor(sampler(options));
    image
}

/// Writes a part anew; what would lie outside is left out.
fn patch(image: &mut Image, [x, y]: [usize; 2], part: &ColorImage) {
    let [across, down] = [image.width() as usize, image.height() as usize];
    let Some(data) = &mut image.data else { return };
    let width = part.width().min(across.saturating_sub(x));
    for (row, colours) in part.pixels.chunks_exact(part.width().max(1)).enumerate().take(down.saturating_sub(y)) {
        let start = 4 * ((y + row) * across + x);
        for (pixel, colour) in data[start..start + 4 * width].chunks_exact_mut(4).zip(colours) {
            pixel.copy_from_slice(&colour.to_array());
        }
    }
}

fn sampler(options: TextureOptions) -> ImageSamplerDescriptor {
    let filter = |filter| match filter {
        TextureFilter::Nearest => ImageFilterMode::Nearest,
        TextureFilter::Linear => ImageFilterMode::Linear,
    };
    let address = match options.wrap_mode {
        TextureWrapMode::ClampToEdge => ImageAddressMode::ClampToEdge,
        TextureWrapMode::Repeat => ImageAddressMode::Repeat,
        TextureWrapMode::MirroredRepeat => ImageAddressMode::MirrorRepeat,
    };
    ImageSamplerDescriptor {
        mag_filter: filter(options.magnification),
        min_filter: filter(options.minification),
        address_mode_u: address,
        address_mode_v: address,
        ..default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_where_it_belongs_and_never_outside() {
        let ground = ColorImage::filled([3, 2], Color32::BLACK);
        let mut image = whole(&ground, TextureOptions::LINEAR);
        patch(&mut image, [2, 1], &ColorImage::filled([2, 2], Color32::from_rgba_premultiplied(9, 8, 7, 6)));
        let data = image.data.unwrap_or_default();
        assert_eq!(data[4 * 5..], [9, 8, 7, 6]);
        assert!(data[..4 * 5].chunks_exact(4).all(|pixel| pixel == [0, 0, 0, 255]));
        patch(&mut whole(&ground, TextureOptions::LINEAR), [7, 9], &ground);
    }
}
