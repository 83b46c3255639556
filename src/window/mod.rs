//! The window: Bevy around the screens. The only room that knows it; one plugin a file.

mod app;
mod desk;
mod input;
mod pane;
mod states;

pub use app::{NoWindow, run};
pub use desk::{Asked, Desk, plugin as desk_plugin};
pub use states::{Room, plugin as states_plugin};
