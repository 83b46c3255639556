//! Pictures that do not move, as textures: drawn once for what they show and the size they have, and kept while
//! they are shown.

use crate::face::Picture;
use egui::{Color32, ColorImage, Rect, TextureHandle, TextureOptions, Ui, Vec2};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};

/// A number for what a picture shows: the same content has the same number.
pub(super) fn key(content: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

/// The size of a picture in pixels for a size in points: as fine as the screen, or as fine as a texture can be where
/// that is less; then it is shown enlarged.
pub(super) fn pixels(ui: &Ui, size: Vec2) -> (u32, u32) {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let most = ui.input(|input| input.max_texture_side).min(4_096) as f32;
    let scale = ui.ctx().pixels_per_point().min(most / size.max_elem().max(1.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size on a screen")]
    let whole = |points: f32| (points * scale).round().clamp(1.0, most) as u32;
    (whole(size.x), whole(size.y))
}

/// The texture of a picture, drawn unless it is known.
pub(super) fn texture(ui: &Ui, key: u64, size: (u32, u32), draw: impl FnOnce() -> Picture) -> TextureHandle {
    let ctx = ui.ctx();
    let key = (key, size);
    let known = ctx.memory_mut(|memory| memory.caches.cache::<Kept>().find(key));
    known.unwrap_or_else(|| {
        let picture = draw();
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &picture.pixels);
        let texture = ctx.load_texture("picture", image, TextureOptions::LINEAR);
        ctx.memory_mut(|memory| memory.caches.cache::<Kept>().keep(key, texture.clone()));
        texture
    })
}

/// Paints a part of a texture, given by shares, with round corners.
pub(super) fn paint(ui: &Ui, texture: &TextureHandle, rect: Rect, part: Rect, corners: egui::CornerRadius) {
    let shape = egui::epaint::RectShape::filled(rect, corners, Color32::WHITE).with_texture(texture.id(), part);
    ui.painter().add(shape);
}

/// Pictures with the pass in which they were last shown.
#[derive(Default)]
struct Kept {
    pass: u64,
    known: HashMap<(u64, (u32, u32)), (u64, TextureHandle)>,
}

/// So many pictures are kept although they are not shown: one scrolls back to them.
const SPARE: usize = 96;

impl Kept {
    fn find(&mut self, key: (u64, (u32, u32))) -> Option<TextureHandle> {
        let (last_used, texture) = self.known.get_mut(&key)?;
        *last_used = self.pass;
        Some(texture.clone())
    }

    fn keep(&mut self, key: (u64, (u32, u32)), texture: TextureHandle) {
        self.known.insert(key, (self.pass, texture));
    }
}

impl egui::cache::CacheTrait for Kept {
    fn update(&mut self) {
        let pass = self.pass;
        if self.known.len() > SPARE {
            self.known.retain(|_, (last_used, _)| *last_used == pass);
        }
        self.pass = pass.wrapping_add(1);
    }

    fn len(&self) -> usize {
        self.known.len()
    }
}
