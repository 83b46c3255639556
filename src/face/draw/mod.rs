//! Painting a figure, from back to front: back hair, collar, body, neck, arms, head, raised hands.

mod arms;
mod brows;
mod clothes;
mod eyes;
mod figure;
mod glasses;
mod hair;
mod hands;
mod head;
mod lines;
mod mouth;
mod neck;
mod nose;
mod portrait;
mod props;
mod skin;
mod sleeves;
mod torso;

pub use figure::draw_figure;
pub use head::draw_head;
pub use portrait::{draw_portrait, portrait};

use super::curve::{Pt, unit};
use super::palette::{HairTones, SkinTones};
use super::person::Person;
use super::pose::Pose;
use super::rig::Rig;
use super::unit::{ActionUnit, Side};
use super::view::View;

/// What everything that paints a head needs to know.
struct Head<'a> {
    person: &'a Person,
    pose: &'a Pose,
    rig: Rig,
    view: View,
    skin: SkinTones,
    hair: HairTones,
    /// How far age shows in lines, 0 to 1.
    age: f64,
}

impl<'a> Head<'a> {
    fn new(person: &'a Person, pose: &'a Pose) -> Self {
        Self {
            person,
            pose,
            rig: Rig::new(person, pose.units),
            view: View::new(pose.yaw, pose.pitch),
            skin: SkinTones::of(person.skin),
            hair: HairTones::of(person.hair_colour),
            age: person.lines_of_age(),
        }
    }

    /// The strength of a unit, the mean of both sides.
    fn au(&self, unit: ActionUnit) -> f64 {
        self.rig.mean(unit)
    }

    /// The strength of a unit on one side.
    fn au_on(&self, side: Side, unit: ActionUnit) -> f64 {
        self.rig.on(side, unit)
    }

    /// How hard the lips are pressed together, 0 to 1.
    fn press(&self) -> f64 {
        unit(self.au(ActionUnit::Au24) + 0.6 * self.au(ActionUnit::Au23))
    }
}

/// Points given for the viewer's right, mirrored for the other side.
fn sided(points: &[Pt], side: Side) -> Vec<Pt> {
    points.iter().map(|(x, y)| (x * side.sign(), *y)).collect()
}

/// A point moved.
fn moved((x, y): Pt, dx: f64, dy: f64) -> Pt {
    (x + dx, y + dy)
}
