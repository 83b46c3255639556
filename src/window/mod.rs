//! The window: Bevy around the screens. The only room that knows it; one plugin a file.

mod app;
mod config;
mod cost;
mod desk;
mod paint;
mod pane;
mod preferences;
#[cfg(feature = "sound")]
mod sound;
mod stage;
mod states;
mod tempo;
mod tour;
mod watch;

pub use app::{NoWindow, Opening, run};
pub use config::{folder as config_folder, load as load_settings};
pub use desk::{Asked, Desk, plugin as desk_plugin};
pub use preferences::{ConfigFolder, plugin as preferences_plugin};
pub use stage::{Now, Scene, plugin as stage_plugin};
pub use states::{Room, plugin as states_plugin};
pub use tempo::{Tempo, plugin as tempo_plugin};
pub use tour::Album;
pub use watch::{Changed, Folders, plugin as watch_plugin};
