//! Draws what customers express as a PNG: types by bands of arousal by three people, and the quiet faces below.
//! `cargo run --no-default-features --example moods -- FILE.png`

use heartfirst::face::kurbo::Affine;
use heartfirst::face::{Canvas, Cast, Person, Pose, Reaction, Situation, draw_figure, expression};
use heartfirst::rulebook::{Behaviour, Mood};
use heartfirst::scenario::Channel;
use std::fs::File;

const CELL: (f64, f64) = (128.0, 168.0);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "moods.png".to_owned());
    let people = [Cast::Xue, Cast::Qiang, Cast::Zhao].map(Cast::person);
    let bands = [10, 35, 57, 82, 98];
    let (columns, rows) = (people.len() * bands.len(), Behaviour::ALL.len() + 1);
    let size = ((CELL.0 * columns as f64) as u32, (CELL.1 * rows as f64) as u32);
    let mut canvas = Canvas::new(size.0, size.1);
    for (row, behaviour) in Behaviour::ALL.iter().enumerate() {
        for (person, column) in people.iter().zip(0..) {
            for (band, arousal) in bands.into_iter().enumerate() {
                let mood = Mood { arousal, heard: 40, trust: 45, patience: 60 };
                cell(&mut canvas, (column * bands.len() + band, row), person, *behaviour, mood);
            }
        }
    }
    // The last row: the passive customer from given up to content, as they come to feel heard.
    for (person, column) in people.iter().zip(0..) {
        for (step, (heard, trust)) in [(8, 10), (30, 30), (42, 44), (58, 55), (85, 85)].into_iter().enumerate() {
            let mood = Mood { arousal: 10, heard, trust, patience: 60 };
            cell(&mut canvas, (column * bands.len() + step, rows - 1), person, Behaviour::Passive, mood);
        }
    }
    let picture = canvas.finish();
    let mut encoder = png::Encoder::new(File::create(file)?, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&picture.straight())?;
    Ok(())
}

fn cell(canvas: &mut Canvas, at: (usize, usize), person: &Person, behaviour: Behaviour, mood: Mood) {
    let situation = Situation { behaviour, channel: Channel::FaceToFace, audience: 1, holds: None, exam: false };
    let pose: Pose = expression(situation, mood, Reaction::Plain, 1).pose;
    let corner = (CELL.0 * at.0 as f64, CELL.1 * at.1 as f64);
    let frame = heartfirst::face::canvas::rect(corner.0, corner.1, CELL.0 - 2.0, CELL.1 - 2.0);
    canvas.clip(&frame, |canvas| {
        canvas.fill(&frame, heartfirst::face::Colour::hex(0x00F3_ECDF));
        let eyes = Affine::translate((corner.0 + CELL.0 / 2.0, corner.1 + 50.0)) * Affine::scale(0.34);
        draw_figure(canvas, person, &pose, eyes);
    });
}
