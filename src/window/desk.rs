//! The person at the program: what was asked for reaches the session here, and nowhere else.

use crate::screens::{Intent, Session};
use bevy::prelude::*;

/// The session, as the window keeps it.
#[derive(Resource, Debug)]
pub struct Desk {
    /// The person at the program.
    pub session: Session,
}

/// Somebody asked for something.
#[derive(Message, Clone, Debug)]
pub struct Asked(pub Intent);

/// Does what is asked for.
pub fn plugin(app: &mut App) {
    app.add_message::<Asked>();
    app.add_systems(Update, obey.run_if(on_message::<Asked>));
}

fn obey(mut asked: MessageReader<Asked>, mut desk: ResMut<Desk>) {
    for Asked(intent) in asked.read() {
        desk.session.apply(intent.clone());
    }
}
