//! The place in its light: drawn when the light steps, and faded over from one to the next.

use super::Scene;
use super::canvas::Frame;
use super::layer::{Layer, depth};
use crate::face::Picture;
use crate::scenery::{Light, Set, backdrop, overlay};
use crate::window::desk::Desk;
use crate::window::states::OnStage;
use crate::window::tempo::Tempo;
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, futures::check_ready};

/// What a drawn place depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    set: Set,
    light: Light,
    pixels: (u32, u32),
}

/// What is behind the customer and what is before them.
struct Drawn {
    look: Look,
    behind: Picture,
    before: Picture,
}

impl Look {
    fn draw(self) -> Drawn {
        let Self { set, light, pixels } = self;
        Drawn { look: self, behind: backdrop(set, light, pixels), before: overlay(set, light, pixels) }
    }
}

/// The look that is shown, or is on its way.
#[derive(Resource, Default)]
struct Wanted(Option<Look>);

/// A place that is being drawn.
#[derive(Component)]
struct Drawing(Task<Drawn>);

/// A sheet of the place: it appears over `fade` seconds, and stays until the next one has.
#[derive(Component, Debug)]
struct Sheet {
    /// Which drawing it belongs to; a later one lies above.
    number: u32,
    since: f32,
    fade: f32,
    /// Before the customer, not behind.
    front: bool,
}

/// How long light takes to change, in seconds; it eases, it never flashes.
const EASE: f32 = 1.4;
/// With reduced motion.
const CUT: f32 = 0.3;

/// Draws the place.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Wanted>();
    app.add_systems(OnExit(OnStage), forget);
    app.add_systems(Update, (want, receive, fade).chain().after(super::Prompt).in_set(super::Drawn));
}

fn forget(mut wanted: ResMut<Wanted>) {
    wanted.0 = None;
}

/// Has the place drawn when it should look different: the first time at once, later beside everything else.
fn want(
    mut commands: Commands,
    scene: Res<Scene>,
    frame: Res<Frame>,
    mut wanted: ResMut<Wanted>,
    busy: Query<(), With<Drawing>>,
    mut tempo: ResMut<Tempo>,
) {
    let Some(now) = &scene.now else { return };
    let look = Look { set: now.set, light: now.light, pixels: frame.pixels() };
    if wanted.0 == Some(look) || !busy.is_empty() {
        return;
    }
    let first = wanted.0.is_none();
    wanted.0 = Some(look);
    if first {
        hang(&mut commands, look.draw(), 0, 0.0);
    } else {
        let task = AsyncComputeTaskPool::get().spawn(async move { look.draw() });
        commands.spawn((Drawing(task), DespawnOnExit(OnStage)));
    }
    tempo.move_on();
}

fn receive(
    mut commands: Commands,
    mut drawings: Query<(Entity, &mut Drawing)>,
    frame: Res<Frame>,
    desk: Res<Desk>,
    mut number: Local<u32>,
    mut tempo: ResMut<Tempo>,
) {
    for (entity, mut drawing) in &mut drawings {
        tempo.move_on();
        if let Some(drawn) = check_ready(&mut drawing.0) {
            commands.entity(entity).despawn();
            // A place drawn for a window of another size would lie beside the people.
            if drawn.look.pixels == frame.pixels() {
                *number += 1;
                let fade = if desk.session.settings().reduced_motion { CUT } else { EASE };
                hang(&mut commands, drawn, *number, fade);
            }
        }
    }
}

fn hang(commands: &mut Commands, drawn: Drawn, number: u32, fade: f32) {
    for (picture, front) in [(drawn.behind, false), (drawn.before, true)] {
        let base = if front { depth::LIGHT } else { depth::PLACE };
        // A few thousand changes of light fit between two layers.
        let mut layer = Layer::empty(base + (number % 8_192) as f32 / 1_024.0);
        layer.show(picture, UVec2::ZERO);
        layer.fade(if fade == 0.0 { 1.0 } else { 0.0 });
        commands.spawn((Sheet { number, since: 0.0, fade, front }, layer, DespawnOnExit(OnStage)));
    }
}

fn fade(
    mut commands: Commands,
    time: Res<Time>,
    mut sheets: Query<(Entity, &mut Sheet, &mut Layer)>,
    mut tempo: ResMut<Tempo>,
) {
    let newest = sheets.iter().map(|(_, sheet, _)| sheet.number).max().unwrap_or(0);
    let mut done = true;
    let mut share = 1.0;
    for (_, mut sheet, mut layer) in &mut sheets {
        if sheet.number == newest && sheet.fade > 0.0 && sheet.since < sheet.fade {
            sheet.since += time.delta_secs().min(0.1);
            share = EaseFunction::CubicInOut.sample_clamped(sheet.since / sheet.fade);
            layer.fade(share);
            done &= sheet.since >= sheet.fade;
        }
    }
    for (entity, sheet, mut layer) in &mut sheets {
        if sheet.number == newest {
            continue;
        }
        if done {
            commands.entity(entity).despawn();
        } else if sheet.front {
            // What lies before the customer is not opaque: the old one goes as the new one comes.
            layer.fade(1.0 - share);
        }
    }
    if !done {
        tempo.move_on();
    }
}
