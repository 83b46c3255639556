//! Draws every set as PNG files into a folder: `cargo run --no-default-features --example stages -- FOLDER [WIDTH HEIGHT]`.

use heartfirst::face::kurbo::Affine;
use heartfirst::face::{Canvas, Cast, Picture, Reaction, Situation, draw_figure, expression};
use heartfirst::rulebook::{Behaviour, Mood};
use heartfirst::scenario::{Category, Channel, Setting, StoryTime};
use heartfirst::scenery::{Crowd, Light, Presence, Set, backdrop, outlined, overlay, placement, tint};
use std::fs::File;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "stages".to_owned());
    let size = match (arguments.next(), arguments.next()) {
        (Some(width), Some(height)) => (width.parse()?, height.parse()?),
        _ => (1280, 720),
    };
    std::fs::create_dir_all(&folder)?;
    for (number, (name, setting, category)) in [
        ("home", Setting::Home, Category::RepairTechnique),
        ("home-parcel", Setting::Home, Category::SalesDelivery),
        ("home-waiting", Setting::Home, Category::ServiceQuality),
        ("counter", Setting::Counter, Category::RepairTechnique),
        ("counter-parcel", Setting::Counter, Category::SalesDelivery),
        ("showroom", Setting::Showroom, Category::SalesPrice),
        ("phone", Setting::Phone, Category::ServiceQuality),
        ("post", Setting::Online, Category::ProductQuality),
        ("chat", Setting::Online, Category::ServiceQuality),
        ("office", Setting::Office, Category::ServiceQuality),
        ("press", Setting::Press, Category::ServiceQuality),
        ("workshop", Setting::Workshop, Category::RepairTechnique),
    ]
    .into_iter()
    .enumerate()
    {
        let mut sheet = Canvas::new(1920, 720);
        for (row, (hour, at)) in [("day", "10:00"), ("night", "21:00")].into_iter().enumerate() {
            for (column, arousal) in [20, 60, 90].into_iter().enumerate() {
                let time = StoryTime::parse(0, at).unwrap_or_default();
                let readers = if name == "post" { 3 } else { 0 };
                let set = Set::of(setting, Channel::FaceToFace, category, time, readers, name == "phone" && row == 1);
                let mood = Mood { arousal, heard: 40, trust: 45, patience: 60 };
                let light = Light::of(mood);
                let clock = std::time::Instant::now();
                let mut picture = backdrop(set, light, size);
                let behind = clock.elapsed();
                let clock = std::time::Instant::now();
                let front = overlay(set, light, size);
                let before = clock.elapsed();
                let crowd = Crowd::new(name, if row == 0 { 3 } else { 0 }, arousal);
                let clock = std::time::Instant::now();
                let watchers = crowd.picture(set, light, size, 4_000);
                let crowded = clock.elapsed();
                let clock = std::time::Instant::now();
                let customer = customer(set, mood, size, number + column, row);
                let figure = clock.elapsed();
                lay(&mut picture, &watchers);
                lay(&mut picture, &customer);
                lay(&mut picture, &front);
                let cell = Affine::translate((640.0 * column as f64, 360.0 * row as f64));
                let shrink = Affine::scale(360.0 / f64::from(size.1));
                sheet.with(cell * shrink, |sheet| sheet.picture(&picture, 1.0));
                save(&picture, &Path::new(&folder).join(format!("{name}-{hour}-{arousal}.png")))?;
                println!(
                    "{name:15} {hour:5} {arousal:3}  backdrop {behind:6.1?}  overlay {before:6.1?}  crowd {crowded:6.1?}  customer {figure:6.1?}"
                );
            }
        }
        save(&sheet.finish(), &Path::new(&folder).join(format!("sheet-{name}.png")))?;
    }
    Ok(())
}

fn customer(set: Set, mood: Mood, size: (u32, u32), who: usize, row: usize) -> Picture {
    let mut canvas = Canvas::new(size.0, size.1);
    let presence = set.presence();
    if presence != Presence::Away {
        let behaviour = Behaviour::ALL[(who + row) % Behaviour::ALL.len()];
        let channel = match set.place {
            heartfirst::scenery::Place::Phone => Channel::Phone,
            heartfirst::scenery::Place::Online => Channel::Text,
            _ => Channel::FaceToFace,
        };
        let situation = Situation { behaviour, channel, audience: 0, holds: None, exam: set.exam };
        let pose = expression(situation, mood, Reaction::Plain, 1).pose;
        let placed = placement(set, size);
        let at = Affine::translate(placed.eyes) * Affine::scale(placed.scale);
        draw_figure(&mut canvas, &Cast::ALL[(who + 3 * row) % 8].person(), &pose, at);
    }
    let mut picture = canvas.finish();
    let light = tint(set, Light::of(mood));
    for pixel in picture.pixels.chunks_exact_mut(4) {
        for (channel, tint) in pixel.iter_mut().zip([light.r, light.g, light.b]) {
            *channel = (u16::from(*channel) * u16::from(tint) / 255) as u8;
        }
    }
    if presence == Presence::Outline {
        outlined(&mut picture, set, size, (0, 0));
    }
    picture
}

fn lay(under: &mut Picture, over: &Picture) {
    for (under, over) in under.pixels.chunks_exact_mut(4).zip(over.pixels.chunks_exact(4)) {
        let keep = 255 - u16::from(over[3]);
        for (under, over) in under.iter_mut().zip(over) {
            *under = over.saturating_add(((u16::from(*under) * keep + 127) / 255) as u8);
        }
    }
}

fn save(picture: &Picture, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut encoder = png::Encoder::new(File::create(path)?, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&picture.straight())?;
    Ok(())
}
