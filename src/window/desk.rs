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

/// Does what is asked for, and tells the time.
pub fn plugin(app: &mut App) {
    app.add_message::<Asked>();
    app.add_systems(Update, (tell_time, obey.run_if(on_message::<Asked>)).chain());
}

/// Time alone changes nothing that the rest of the window has to look at; an answer by silence does.
fn tell_time(time: Res<Time>, mut desk: ResMut<Desk>) {
    let now = u64::try_from(time.elapsed().as_millis()).unwrap_or(u64::MAX);
    if desk.bypass_change_detection().session.tick(now) {
        desk.set_changed();
    }
}

fn obey(mut asked: MessageReader<Asked>, mut desk: ResMut<Desk>) {
    for Asked(intent) in asked.read() {
        desk.session.apply(intent.clone());
    }
}
