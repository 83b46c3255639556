//! The customer: reacts before the words come, speaks, breathes, and looks at you or past you.

use super::canvas::Frame;
use super::layer::{Layer, depth};
use super::{Now, Scene};
use crate::face::{Actor, Canvas, Person, Picture, Pose, draw_figure, expression, kurbo::Affine};
use crate::scenery::{Placement, Presence, Set, outlined, placement};
use crate::window::desk::Desk;
use crate::window::states::OnStage;
use crate::window::tempo::Tempo;
use bevy::prelude::*;
use std::time::Duration;

/// Who one talks with.
#[derive(Component, Debug)]
pub struct Customer {
    case: String,
    person: Person,
    actor: Actor,
    /// What was drawn last, and where.
    shown: Option<(Pose, Set, Frame)>,
    turn: usize,
}

/// When they begin to speak, in milliseconds after what they heard: the face comes first.
const BREATH: u64 = 450;

/// Where a voice comes from, in logical pixels from the top left of the window; none where nobody is pictured.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Mouth(pub Option<Vec2>);

/// Shows the customer.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Mouth>();
    app.add_systems(Update, (enter, react, draw, point).chain().after(super::Prompt).in_set(super::Drawn));
}

/// Tells where the bubble should point: towards the mouth, and short of the face.
fn point(scene: Res<Scene>, frame: Res<Frame>, mut mouth: ResMut<Mouth>) {
    let place = scene.now.as_ref().map(|now| placement(now.set, frame.pixels()).tail);
    let place = place.map(|(x, y)| Vec2::new(x as f32, y as f32) / frame.scale);
    mouth.set_if_neq(Mouth(place));
}

fn seed(now: &Now) -> u64 {
    u64::from(now.person.age) ^ now.case.bytes().fold(7, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte))
}

/// Brings the person of the case onto the stage, and takes one of another case off it.
fn enter(mut commands: Commands, scene: Res<Scene>, desk: Res<Desk>, customers: Query<(Entity, &Customer)>) {
    let Some(now) = &scene.now else { return };
    let mut there = false;
    for (entity, customer) in &customers {
        if customer.case == now.case && customer.person == now.person {
            there = true;
        } else {
            commands.entity(entity).despawn();
        }
    }
    if !there && now.set.presence() != Presence::Away {
        let seed = seed(now);
        let mut actor = Actor::new(seed, expression(now.situation, now.mood, now.reaction, seed));
        actor.set_reduced_motion(desk.session.settings().reduced_motion);
        actor.say(scene.ms + now.pause + BREATH, &now.words);
        let customer =
            Customer { case: now.case.clone(), person: now.person.clone(), actor, shown: None, turn: now.turn };
        commands.spawn((customer, Layer::empty(depth::CUSTOMER), DespawnOnExit(OnStage)));
    }
}

/// Lets them take what was said.
fn react(scene: Res<Scene>, desk: Res<Desk>, mut customers: Query<&mut Customer>) {
    if !scene.is_changed() && !desk.is_changed() {
        return;
    }
    let Some(now) = &scene.now else { return };
    for mut customer in &mut customers {
        customer.actor.set_reduced_motion(desk.session.settings().reduced_motion);
        if customer.turn != now.turn {
            customer.turn = now.turn;
            let expression = expression(now.situation, now.mood, now.reaction, seed(now));
            customer.actor.express(scene.ms, expression);
            customer.actor.say(scene.ms + now.pause + BREATH, &now.words);
        } else if desk.is_changed() && !desk.session.is_speaking() {
            // Who skips the words does not want to watch the lips either.
            customer.actor.hush(scene.ms);
        }
    }
}

/// Draws them, if they have moved.
fn draw(
    scene: Res<Scene>,
    frame: Res<Frame>,
    mut customers: Query<(&mut Customer, &mut Layer)>,
    mut tempo: ResMut<Tempo>,
) {
    let Some(now) = &scene.now else { return };
    for (mut customer, mut layer) in &mut customers {
        let pose = customer.actor.pose_at(scene.ms);
        let next = customer.actor.next_frame(scene.ms).saturating_sub(scene.ms);
        tempo.want(Duration::from_millis(next));
        let look = (pose, now.set, *frame);
        if customer.shown == Some(look) {
            continue;
        }
        let place = placement(now.set, frame.pixels());
        let (corner, size) = region(place, frame.pixels());
        let mut picture = figure(&customer.person, &pose, place, corner, size);
        if now.set.presence() == Presence::Outline {
            let offset = (corner.x as i32, corner.y as i32);
            outlined(&mut picture, now.set, frame.pixels(), offset);
        }
        layer.show(picture, corner.as_uvec2());
        customer.shown = Some(look);
    }
}

/// The part of the stage a figure can reach, in drawn pixels: its corner and its size.
fn region(place: Placement, (width, height): (u32, u32)) -> (Vec2, UVec2) {
    // In head units from the eyes: arms reach out to the sides, hair above, and the body down out of the picture.
    let unit = place.scale as f32;
    let eyes = Vec2::new(place.eyes.0 as f32, place.eyes.1 as f32);
    let limit = Vec2::new(width as f32, height as f32);
    let corner = (eyes - Vec2::new(330.0, 175.0) * unit).floor().clamp(Vec2::ZERO, limit);
    let end = (eyes + Vec2::new(330.0, 800.0) * unit).ceil().clamp(corner + Vec2::ONE, limit.max(corner + Vec2::ONE));
    (corner, (end - corner).as_uvec2())
}

fn figure(person: &Person, pose: &Pose, place: Placement, corner: Vec2, size: UVec2) -> Picture {
    let mut canvas = Canvas::new(size.x, size.y);
    let origin = (place.eyes.0 - f64::from(corner.x), place.eyes.1 - f64::from(corner.y));
    draw_figure(&mut canvas, person, pose, Affine::translate(origin) * Affine::scale(place.scale));
    canvas.finish()
}
