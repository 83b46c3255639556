//! What the settings mean for the window, and that they are kept.

use super::config;
use super::desk::{Asked, Desk};
use super::tempo::Tempo;
use crate::screens::{Intent, Settings};
use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, WindowMode};
use std::path::PathBuf;

/// Where the settings are kept; nowhere if this is none.
#[derive(Resource, Clone, Debug, Default)]
pub struct ConfigFolder(pub Option<PathBuf>);

/// The settings as they were last seen.
#[derive(Resource, Debug)]
struct Last(Settings);

/// Follows and keeps the settings; F11 is the whole screen, and back.
pub fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Update, full_screen);
    app.add_systems(PostUpdate, follow.run_if(resource_changed::<Desk>));
}

fn begin(mut commands: Commands, desk: Res<Desk>) {
    commands.insert_resource(Last(desk.session.settings().clone()));
}

fn follow(
    desk: Res<Desk>,
    folder: Res<ConfigFolder>,
    mut last: ResMut<Last>,
    mut tempo: ResMut<Tempo>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    let settings = desk.session.settings();
    tempo.cap = settings.frame_cap;
    let mode = if settings.full_screen {
        WindowMode::BorderlessFullscreen(MonitorSelection::Current)
    } else {
        WindowMode::Windowed
    };
    for mut window in &mut windows {
        if window.mode != mode {
            window.mode = mode;
        }
    }
    if last.0 == *settings {
        return;
    }
    last.0 = settings.clone();
    if let Some(folder) = &folder.0
        && let Err(problem) = config::save(folder, settings)
    {
        // Practice goes on; only the next start will not know.
        warn!("the settings cannot be kept in {}: {problem}", folder.display());
    }
}

fn full_screen(keys: Option<Res<ButtonInput<KeyCode>>>, desk: Res<Desk>, mut asked: MessageWriter<Asked>) {
    if keys.is_some_and(|keys| keys.just_pressed(KeyCode::F11)) {
        let settings = desk.session.settings().clone();
        let full_screen = !settings.full_screen;
        asked.write(Asked(Intent::Set(Box::new(Settings { full_screen, ..settings }))));
    }
}
