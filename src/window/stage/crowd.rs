//! People who watch, between the place and the customer.

use super::Scene;
use super::canvas::Frame;
use super::layer::{Layer, depth};
use crate::face::Picture;
use crate::scenery::{Crowd, Light, Set};
use crate::window::desk::Desk;
use crate::window::states::OnStage;
use crate::window::tempo::Tempo;
use bevy::prelude::*;
use std::time::Duration;

/// The onlookers of the conversation.
#[derive(Component)]
pub struct Onlookers {
    case: String,
    crowd: Crowd,
    /// What of the moment they have noticed: how many they are to be, and how heated it is.
    noticed: (u8, i32),
    /// What was drawn last, and when it is worth drawing again.
    shown: Option<(Set, Light, Frame)>,
    next: u64,
}

/// Nobody looks closely at who stands behind in the haze: half the pixels do.
const COARSE: u32 = 2;
/// Nor often, unless they walk: the shortest from one drawing to the next, in milliseconds.
const SELDOM: u64 = 110;

/// Shows the onlookers.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (gather, draw).chain().after(super::Prompt).in_set(super::Drawn));
}

fn gather(mut commands: Commands, scene: Res<Scene>, desk: Res<Desk>, mut crowds: Query<(Entity, &mut Onlookers)>) {
    let Some(now) = &scene.now else { return };
    let notice = (now.situation.audience, now.mood.arousal);
    let mut there = false;
    for (entity, mut onlookers) in &mut crowds {
        if onlookers.case != now.case {
            commands.entity(entity).despawn();
            continue;
        }
        there = true;
        if onlookers.noticed != notice {
            onlookers.noticed = notice;
            onlookers.next = 0;
            onlookers.crowd.notice(scene.ms, &now.case, notice.0, notice.1);
        }
        onlookers.crowd.set_reduced_motion(desk.session.settings().reduced_motion);
    }
    if !there && now.set.has_bystanders() {
        let crowd = Crowd::new(&now.case, notice.0, notice.1);
        let onlookers = Onlookers { case: now.case.clone(), crowd, noticed: notice, shown: None, next: 0 };
        commands.spawn((onlookers, Layer::empty(depth::CROWD), DespawnOnExit(OnStage)));
    }
}

fn draw(
    scene: Res<Scene>,
    frame: Res<Frame>,
    mut crowds: Query<(&mut Onlookers, &mut Layer)>,
    mut tempo: ResMut<Tempo>,
) {
    let Some(now) = &scene.now else { return };
    for (mut onlookers, mut layer) in &mut crowds {
        let look = (now.set, now.light, *frame);
        let same = onlookers.shown == Some(look);
        if same && scene.ms < onlookers.next {
            if onlookers.next != u64::MAX {
                tempo.want(Duration::from_millis(onlookers.next - scene.ms));
            }
            continue;
        }
        let next = onlookers.crowd.next_frame(scene.ms);
        onlookers.next =
            next.map_or(u64::MAX, |next| if next <= scene.ms + 40 { next } else { next.max(scene.ms + SELDOM) });
        let (width, height) = frame.pixels();
        let size = (width.div_ceil(COARSE), height.div_ceil(COARSE));
        let picture = onlookers.crowd.picture(now.set, now.light, size, scene.ms);
        // Nobody there, and nobody coming: nothing has to be laid over the place.
        let picture = if next.is_some() { picture.doubled(width, height) } else { Picture::new(0, 0) };
        layer.show(picture, UVec2::ZERO);
        onlookers.shown = Some(look);
        tempo.want(Duration::from_millis(onlookers.next.saturating_sub(scene.ms).min(1_000)));
    }
}
