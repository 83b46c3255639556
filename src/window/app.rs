//! The app itself: the window, how often it is drawn, and what happens where there is none.

use super::desk::Desk;
use super::preferences::ConfigFolder;
use super::tour::Album;
use super::watch::Folders;
use super::{desk, paint, pane, preferences, stage, states, tempo, watch};
use crate::language::Lang;
use crate::screens::Session;
use bevy::ecs::error::error as log_error;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{WindowPlugin, WindowResolution};
use std::panic;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// No window can be opened here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// There is no display: a text terminal, a remote shell.
    NoDisplay,
    /// There is one, but nothing can be drawn on it.
    NoGraphics,
}

impl NoWindow {
    /// Says so in one sentence, with what works instead.
    #[must_use]
    pub const fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::NoDisplay => lang.pick(
                "这里没有显示器，打不开窗口；可以在终端里练：heartfirst play",
                "there is no display here to open a window on; play in the terminal instead: heartfirst play",
            ),
            Self::NoGraphics => lang.pick(
                "这里打不开窗口：找不到能用的显示器或显卡；可以在终端里练：heartfirst play",
                "no window could be opened: no usable display or graphics was found; play in the terminal instead: heartfirst play",
            ),
        }
    }
}

/// Whether something has been drawn: before that a panic means that there is no window to be had.
static HAS_DRAWN: AtomicBool = AtomicBool::new(false);

/// What the window opens with.
#[derive(Debug)]
pub struct Opening {
    /// The person at the program.
    pub session: Session,
    /// Folders whose scenarios are read again when they change.
    pub folders: Vec<PathBuf>,
    /// Where settings are kept; nowhere if none.
    pub config: Option<PathBuf>,
    /// A tour of the screens instead of a person.
    pub tour: Option<Album>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When there is no display or nothing to draw with.
pub fn run(opening: Opening) -> Result<(), NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    // The window library and the graphics stack panic where they find nothing; nobody should have to read that.
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if HAS_DRAWN.load(Ordering::Relaxed) {
            usual(info);
        }
    }));
    let ended = panic::catch_unwind(panic::AssertUnwindSafe(|| app(opening).run()));
    match ended {
        Ok(_) => Ok(()),
        Err(_) if !HAS_DRAWN.load(Ordering::Relaxed) => Err(NoWindow::NoGraphics),
        Err(payload) => panic::resume_unwind(payload),
    }
}

fn has_display() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn app(Opening { session, folders, config, tour }: Opening) -> App {
    let mut app = App::new();
    let window = Window {
        title: "先心后事 · Heart First".to_owned(),
        name: Some("heartfirst".to_owned()),
        resolution: WindowResolution::new(1_280, 800),
        resize_constraints: WindowResizeConstraints { min_width: 960.0, min_height: 600.0, ..default() },
        ..default()
    };
    let [r, g, b, _] = session.looks().paper.to_array();
    app.insert_resource(ClearColor(Color::srgb_u8(r, g, b)));
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: Some(window), ..default() })
            .set(AssetPlugin { watch_for_changes_override: Some(false), ..default() })
            // What the libraries think of a machine helps nobody who wants to practise.
            .set(LogPlugin { filter: "error,heartfirst=warn,wgpu_hal=off".to_owned(), ..default() }),
    );
    // A slip in one system must not end a training session.
    app.set_error_handler(log_error);
    app.insert_resource(Desk { session });
    app.insert_resource(Folders(folders));
    app.insert_resource(ConfigFolder(config));
    app.add_plugins((desk::plugin, states::plugin, tempo::plugin, stage::plugin, pane::plugin, paint::plugin));
    app.add_plugins((preferences::plugin, watch::plugin));
    #[cfg(feature = "sound")]
    app.add_plugins(super::sound::plugin);
    if let Some(album) = tour {
        app.insert_resource(album);
        app.insert_resource(tempo::Pretend::Focused);
        app.add_plugins(super::tour::plugin);
    }
    app.add_systems(Last, note_drawn);
    app
}

/// The second frame is the sign that window and graphics work: the first is made before either is asked for.
fn note_drawn(mut frames: Local<u32>) {
    *frames = frames.saturating_add(1);
    if *frames > 2 {
        HAS_DRAWN.store(true, Ordering::Relaxed);
    }
}
