//! Sheets of faces to look at: what a change to the rig or to a recipe does, all at once.

use super::canvas::{Canvas, round_rect};
use super::cast::Cast;
use super::colour::Colour;
use super::draw::{draw_figure, draw_head};
use super::expression::{Reaction, Situation, expression};
use super::feeling::Feeling;
use super::kurbo::Affine;
use super::person::{Person, Sex};
use super::picture::Picture;
use super::pose::{Arms, Pose};
use super::unit::{ActionUnit, Weights};
use crate::rulebook::{Behaviour, Mood};
use crate::scenario::Channel;

/// The paper the cells lie on.
const PAPER: Colour = Colour::hex(0x00FA_F6F0);
/// The ground of a cell without a feeling of its own.
const GROUND: Colour = Colour::hex(0x00EF_E6D8);
/// Between cells, in pixels.
const GAP: f64 = 4.0;

/// What a cell shows, and on which ground.
type Cell = (Colour, Box<dyn Fn(&mut Canvas)>);

/// What customers express: the four types (rows) in the five bands of arousal, by three people (columns). Below, the
/// passive customer from given up to content as they come to feel heard: the hard case.
#[must_use]
pub fn moods() -> Picture {
    const ORDINARY: (i32, i32) = (40, 45);
    const BANDS: [i32; 5] = [10, 35, 57, 82, 98];
    const HEARD_AND_TRUST: [(i32, i32); 5] = [(8, 10), (30, 30), (42, 44), (58, 55), (85, 85)];
    let people = [Cast::Xue, Cast::Qiang, Cast::Zhao];
    let size = (116.0, 190.0);
    let cell = |somebody: Cast, behaviour, arousal, (heard, trust)| {
        let situation = Situation { behaviour, channel: Channel::FaceToFace, audience: 1, holds: None, exam: false };
        let mood = Mood { arousal, heard, trust, patience: 60 };
        let pose = expression(situation, mood, Reaction::Plain, 1).pose;
        placed(GROUND, somebody.person(), pose, (size.0 / 2.0, 45.0), 0.31)
    };
    let types = Behaviour::ALL.iter().flat_map(|behaviour| {
        people.into_iter().flat_map(move |somebody| BANDS.map(|arousal| cell(somebody, *behaviour, arousal, ORDINARY)))
    });
    let quiet = people
        .into_iter()
        .flat_map(|somebody| HEARD_AND_TRUST.map(|state| cell(somebody, Behaviour::Passive, BANDS[0], state)));
    draw(people.len() * BANDS.len(), size, types.chain(quiet).collect())
}

/// The cast (rows) with each feeling (columns).
#[must_use]
pub fn feelings() -> Picture {
    let cells = Cast::ALL.into_iter().flat_map(|somebody| {
        Feeling::ALL.map(|feeling| bust(feeling.tint(), somebody.person(), feeling.pose(), (116.0, 142.0)))
    });
    draw(Feeling::ALL.len(), (116.0, 142.0), cells.collect())
}

/// Every position of the arms, on a woman and on a man.
#[must_use]
pub fn arms() -> Picture {
    let size = (260.0, 330.0);
    let cells = Arms::ALL.into_iter().enumerate().flat_map(|(index, arms)| {
        let (woman, man) =
            ([Cast::Xue, Cast::Wan, Cast::Zhao, Cast::Min], [Cast::Lei, Cast::Qiang, Cast::Guo, Cast::Hao]);
        [woman[index % 4], man[index % 4]]
            .map(|somebody| standing(GROUND, somebody.person(), Feeling::Calm.pose().with_arms(arms), size))
    });
    draw(6, size, cells.collect())
}

/// Every action unit alone, at full strength, on a face seen from the front.
#[must_use]
pub fn units() -> Picture {
    let size = (124.0, 150.0);
    let mut person = Cast::Wan.person();
    person.asymmetry = 0.0;
    let cells = ActionUnit::ALL.into_iter().map(|unit| {
        // A jaw that drops without the lips parting is hidden by them.
        let parted = if unit == ActionUnit::Au26 { 0.6 } else { 0.0 };
        let units = Weights::of(&[(unit, 1.0), (ActionUnit::Au25, parted)]);
        let (person, pose) = (person.clone(), Pose { units, ..Pose::NEUTRAL });
        let show = move |canvas: &mut Canvas| {
            let place = Affine::translate((size.0 / 2.0, size.1 * 0.44)) * Affine::scale(0.72);
            canvas.with(place, |canvas| draw_head(canvas, &person, &pose));
        };
        (GROUND, Box::new(show) as Box<dyn Fn(&mut Canvas)>)
    });
    draw(6, size, cells.collect())
}

/// Heads turned and bowed as far as they are drawn.
#[must_use]
pub fn turns() -> Picture {
    let size = (200.0, 230.0);
    let turns = [(-28.0, 0.0), (-14.0, 0.0), (0.0, 0.0), (14.0, 0.0), (28.0, 0.0), (-20.0, 14.0), (20.0, -14.0)];
    let cells = Cast::ALL.into_iter().flat_map(|somebody| {
        turns.map(|(yaw, pitch)| bust(GROUND, somebody.person(), Pose { yaw, pitch, ..Feeling::Tense.pose() }, size))
    });
    draw(turns.len(), size, cells.collect())
}

/// People made up from seeds, women and men by turns, from 20 to 80.
#[must_use]
pub fn people(count: usize, seed: u64) -> Picture {
    let size = (156.0, 230.0);
    let cells = (0..count).map(|index| {
        let age = 20 + 60 * index / count.saturating_sub(1).max(1);
        let sex = if index % 2 == 0 { Sex::Female } else { Sex::Male };
        let person = Person::from_traits(u8::try_from(age).unwrap_or(80), sex, None, seed.wrapping_add(index as u64));
        standing(GROUND, person, Feeling::Calm.pose(), size)
    });
    draw(10, size, cells.collect())
}

/// Head and shoulders.
fn bust(ground: Colour, person: Person, pose: Pose, size: (f64, f64)) -> Cell {
    placed(ground, person, pose, (size.0 / 2.0, size.1 * 0.475), size.0 / 270.0)
}

/// Down to the waist.
fn standing(ground: Colour, person: Person, pose: Pose, size: (f64, f64)) -> Cell {
    let scale = (size.1 / 560.0).max(size.0 / 290.0 * 0.72);
    placed(ground, person, pose, (size.0 / 2.0, 135.0 * scale), scale)
}

fn placed(ground: Colour, person: Person, pose: Pose, at: (f64, f64), scale: f64) -> Cell {
    let place = Affine::translate(at) * Affine::scale(scale);
    (ground, Box::new(move |canvas| draw_figure(canvas, &person, &pose, place)))
}

/// Cells of one size in rows.
fn draw(columns: usize, (width, height): (f64, f64), cells: Vec<Cell>) -> Picture {
    let rows = cells.len().div_ceil(columns.max(1)).max(1);
    let pixels = |count: usize, size: f64| (count as f64 * (size + GAP) + GAP).ceil() as u32;
    let mut canvas = Canvas::new(pixels(columns.max(1), width), pixels(rows, height));
    canvas.fill_all(PAPER);
    for (index, (ground, show)) in cells.into_iter().enumerate() {
        let (column, row) = (index % columns.max(1), index / columns.max(1));
        let at = (GAP + column as f64 * (width + GAP), GAP + row as f64 * (height + GAP));
        canvas.with(Affine::translate(at), |canvas| {
            let frame = round_rect(0.0, 0.0, width, height, 8.0);
            canvas.clip(&frame, |canvas| {
                canvas.fill(&frame, ground);
                show(canvas);
            });
        });
    }
    canvas.finish()
}
