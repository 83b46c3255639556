//! Which room of the program is shown, as a Bevy state: what belongs to one room comes and goes with it.

use super::desk::Desk;
use crate::screens::Screen;
use bevy::prelude::*;

/// The room that is shown; follows [`Session::screen`](crate::screens::Session::screen).
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Room {
    /// The first three steps.
    FirstRun,
    /// Choosing a case.
    #[default]
    Library,
    /// Before a conversation.
    Briefing,
    /// In conversation.
    Stage,
    /// Looking back.
    Debrief,
    /// What can be set.
    Settings,
    /// How far one has come.
    Progress,
    /// How a class stands.
    Class,
    /// Who practises here.
    People,
    /// Before a class.
    Opening,
    /// An open class.
    Lesson,
}

/// There is a stage: in conversation, alone or with a class. What belongs to it comes and goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OnStage;

impl ComputedStates for OnStage {
    type SourceStates = Room;

    fn compute(room: Room) -> Option<Self> {
        matches!(room, Room::Stage | Room::Lesson).then_some(Self)
    }
}

impl From<Screen> for Room {
    fn from(screen: Screen) -> Self {
        match screen {
            Screen::FirstRun => Self::FirstRun,
            Screen::Library => Self::Library,
            Screen::Briefing => Self::Briefing,
            Screen::Stage => Self::Stage,
            Screen::Debrief => Self::Debrief,
            Screen::Settings => Self::Settings,
            Screen::Progress => Self::Progress,
            Screen::Class => Self::Class,
            Screen::People => Self::People,
            Screen::Opening => Self::Opening,
            Screen::Lesson => Self::Lesson,
        }
    }
}

/// Keeps [`Room`] and the session together.
pub fn plugin(app: &mut App) {
    app.init_state::<Room>();
    app.add_computed_state::<OnStage>();
    app.add_systems(PostUpdate, follow.run_if(resource_changed::<Desk>));
}

fn follow(desk: Res<Desk>, now: Res<State<Room>>, mut next: ResMut<NextState<Room>>) {
    let room = desk.session.screen().into();
    // A room that is set again is not left, but what is computed from it would be: the stage would be cleared with every
    // sentence.
    if *now.get() != room {
        next.set(room);
    }
}
