//! The stage behind the screen: the place, the people who watch, the customer, the light over all of it. Each is an
//! entity that comes when the conversation opens and goes when it closes.
//!
//! Nothing here decides anything: what happened comes from the session, how it looks from the rooms `face` and
//! `scenery`. What is drawn is drawn on the processor, only when it has changed.

mod canvas;
mod crowd;
mod customer;
mod flat;
mod layer;
mod moment;
mod place;
#[cfg(test)]
mod tests;

pub use customer::Mouth;
pub(super) use flat::Flat;
pub use moment::Now;

use bevy::prelude::*;

/// The conversation as the stage sees it; renewed when the session changes.
#[derive(Resource, Debug, Default)]
pub struct Scene {
    /// The moment shown; none outside of a conversation.
    pub now: Option<Now>,
    /// Milliseconds since the program was started, as the stage counts them.
    pub ms: u64,
}

/// When the scene is brought up to date, before what shows it.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Prompt;

/// When everything that is shown is there, before it is put together.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Drawn;

/// Shows the conversation.
pub fn plugin(app: &mut App) {
    app.init_resource::<Scene>();
    app.add_systems(Update, moment::look.in_set(Prompt));
    app.add_plugins((canvas::plugin, place::plugin, crowd::plugin, customer::plugin, flat::plugin));
}
