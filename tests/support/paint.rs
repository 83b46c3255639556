//! What a screen looks like, without a graphics card: egui's triangles painted one by one, for people to look at.

use egui::epaint::{ImageDelta, Mesh, Primitive};
use egui::{Color32, Context, FullOutput, Rgba, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// An image with premultiplied colours.
#[derive(Clone, Default)]
struct Image {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

/// The textures of a harness, collected while it runs.
#[derive(Clone, Default)]
pub struct Textures(Arc<Mutex<HashMap<TextureId, Image>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.0.lock().unwrap();
        #[expect(clippy::iter_over_hash_type, reason = "each texture is changed by itself")]
        for (id, changes) in std::mem::take(&mut delta.set) {
            changes.iter().for_each(|change| change_image(known.entry(id).or_default(), change));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each texture is freed by itself")]
        for id in std::mem::take(&mut delta.free) {
            known.remove(&id);
        }
    }
}

fn change_image(image: &mut Image, change: &ImageDelta) {
    let egui::ImageData::Color(new) = &change.image;
    let [width, height] = new.size;
    let [left, top] = change.pos.unwrap_or_default();
    if change.pos.is_none() {
        *image = Image { width, height, pixels: vec![Color32::TRANSPARENT; width * height] };
    }
    for y in 0..height {
        for x in 0..width {
            image.pixels[(top + y) * image.width + left + x] = new.pixels[y * width + x];
        }
    }
}

impl Textures {
    /// Paints the last pass of a harness into a PNG file.
    pub fn save(&self, ctx: &Context, output: &FullOutput, path: &Path) {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let mut target = vec![Rgba::from(Color32::from_gray(128)); width * height];
        let known = self.0.lock().unwrap();
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = part.primitive else { continue };
            let clip = part.clip_rect * scale;
            let limits = [
                clip.left().round().clamp(0.0, size.x) as usize,
                clip.top().round().clamp(0.0, size.y) as usize,
                clip.right().round().clamp(0.0, size.x) as usize,
                clip.bottom().round().clamp(0.0, size.y) as usize,
            ];
            let image = known.get(&mesh.texture_id).cloned().unwrap_or_default();
            triangles(&mesh, &image, limits, scale, width, &mut target);
        }
        let bytes: Vec<u8> = target
            .iter()
            .flat_map(|pixel| {
                let colour = Color32::from(*pixel);
                [colour.r(), colour.g(), colour.b()]
            })
            .collect();
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = BufWriter::new(File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, width as u32, height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }
}

fn triangles(mesh: &Mesh, image: &Image, limits: [usize; 4], scale: f32, width: usize, target: &mut [Rgba]) {
    for corners in mesh.indices.chunks_exact(3) {
        let [a, b, c] = [0, 1, 2].map(|at| mesh.vertices[corners[at] as usize]);
        let [pa, pb, pc] = [a, b, c].map(|v| v.pos * scale);
        let area = (pb - pa).x * (pc - pa).y - (pb - pa).y * (pc - pa).x;
        if area.abs() < 1.0e-6 {
            continue;
        }
        let low =
            |f: fn(egui::Pos2) -> f32, floor: usize| (f(pa).min(f(pb)).min(f(pc)).floor().max(0.0) as usize).max(floor);
        let high = |f: fn(egui::Pos2) -> f32, ceiling: usize| {
            (f(pa).max(f(pb)).max(f(pc)).ceil().max(0.0) as usize).min(ceiling)
        };
        for y in low(|p| p.y, limits[1])..high(|p| p.y, limits[3]) {
            for x in low(|p| p.x, limits[0])..high(|p| p.x, limits[2]) {
                let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let edge = |from: egui::Pos2, to: egui::Pos2| {
                    ((to - from).x * (at - from).y - (to - from).y * (at - from).x) / area
                };
                let (wa, wb, wc) = (edge(pb, pc), edge(pc, pa), edge(pa, pb));
                // A pixel on the common edge of two triangles belongs to one of them.
                if wa < 0.0 || wb < 0.0 || wc < 0.0 || (wa == 0.0 && area < 0.0) {
                    continue;
                }
                let blend = |f: fn(&egui::epaint::Vertex) -> [f32; 2]| {
                    [0, 1].map(|i| wa * f(&a)[i] + wb * f(&b)[i] + wc * f(&c)[i])
                };
                let [u, v] = blend(|vertex| [vertex.uv.x, vertex.uv.y]);
                let colour = Rgba::from(a.color) * wa + Rgba::from(b.color) * wb + Rgba::from(c.color) * wc;
                let ink = gamma(colour, sample(image, u, v));
                let below = &mut target[y * width + x];
                *below = over(ink, *below);
            }
        }
    }
}

/// egui multiplies and blends colours as they are written, not in linear light.
fn written(colour: Rgba) -> [f32; 4] {
    Color32::from(colour).to_array().map(|channel| f32::from(channel) / 255.0)
}

fn read(channels: [f32; 4]) -> Rgba {
    let [r, g, b, a] = channels.map(|channel| (channel * 255.0).round().clamp(0.0, 255.0) as u8);
    Rgba::from(Color32::from_rgba_premultiplied(r, g, b, a))
}

fn gamma(colour: Rgba, texel: [f32; 4]) -> [f32; 4] {
    let colour = written(colour);
    [0, 1, 2, 3].map(|i| colour[i] * texel[i])
}

fn over(ink: [f32; 4], below: Rgba) -> Rgba {
    let below = written(below);
    read([0, 1, 2, 3].map(|i| ink[i] + below[i] * (1.0 - ink[3])))
}

fn sample(image: &Image, u: f32, v: f32) -> [f32; 4] {
    if image.pixels.is_empty() {
        return [1.0; 4];
    }
    let x = (u * image.width as f32 - 0.5).clamp(0.0, image.width as f32 - 1.0);
    let y = (v * image.height as f32 - 0.5).clamp(0.0, image.height as f32 - 1.0);
    let (x0, y0) = (x.floor() as usize, y.floor() as usize);
    let (x1, y1) = ((x0 + 1).min(image.width - 1), (y0 + 1).min(image.height - 1));
    let (fx, fy) = (x.fract(), y.fract());
    let at = |x: usize, y: usize| image.pixels[y * image.width + x].to_array().map(|c| f32::from(c) / 255.0);
    let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
    [0, 1, 2, 3].map(|i| (a[i] * (1.0 - fx) + b[i] * fx) * (1.0 - fy) + (c[i] * (1.0 - fx) + d[i] * fx) * fy)
}
