//! What the stage needs to know of the conversation at its last moment.

use super::Scene;
use crate::class::Room as ClassRoom;
use crate::face::{Person, Reaction, Situation, person_of};
use crate::language::Lang;
use crate::roleplay::{Event, Roleplay};
use crate::rulebook::Mood;
use crate::scenario::Setting;
use crate::scenery::{Light, Set};
use crate::screens::{Screen, Session};
use crate::window::desk::Desk;
use bevy::prelude::*;

/// A conversation at its last moment, as somebody in the room sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Now {
    /// Which case, so that another one brings another person.
    pub case: String,
    /// Which moment of it: alone, how many sentences were said; with a class, [`Seen::number`](crate::class::Seen).
    pub turn: usize,
    /// Whether it is over.
    pub over: bool,
    /// Who one talks with.
    pub person: Person,
    /// How they are.
    pub mood: Mood,
    /// What of their situation shows.
    pub situation: Situation,
    /// What the last sentence did.
    pub reaction: Reaction,
    /// What they say now.
    pub words: String,
    /// Milliseconds in which one only listens before they answer.
    pub pause: u64,
    /// Where, as the scenario calls it.
    pub setting: Setting,
    /// Where, as it looks.
    pub set: Set,
    /// In what light.
    pub light: Light,
}

impl Now {
    /// The moment of a session, or of the class that is open at it; none outside of a conversation.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        match session.screen() {
            Screen::Stage => Self::alone(session),
            Screen::Lesson => Self::with_class(session),
            _ => None,
        }
    }

    fn with_class(session: &Session) -> Option<Self> {
        let mut now = None;
        session.lesson()?.look(&mut |room| now = Some(Self::of_room(room, session.lang())));
        now
    }

    fn of_room(room: &ClassRoom, lang: Lang) -> Self {
        let seen = room.seen();
        let (scenario, rulebook) = (room.case().scenario(), room.case().rulebook());
        let node = scenario.node(seen.state.node);
        let customer = &scenario.customer;
        let (time, audience) = (seen.state.time, seen.state.audience);
        Self {
            case: scenario.id.clone(),
            turn: seen.number,
            over: seen.state.over.is_some(),
            person: person_of(&scenario.id, customer),
            mood: seen.mood,
            situation: Situation {
                behaviour: customer.behaviour,
                channel: node.channel,
                audience,
                holds: customer.look.holds,
                exam: false,
            },
            reaction: Reaction::of(rulebook, seen.events),
            words: seen.words.get(lang).to_owned(),
            pause: 0,
            setting: node.setting,
            set: Set::of(node.setting, node.channel, scenario.category, time, audience, false),
            light: Light::of(seen.mood),
        }
    }

    fn alone(session: &Session) -> Option<Self> {
        let (replay, scenario) = session.replay().zip(session.scenario())?;
        let roleplay = Roleplay::new(session.rulebook(), scenario);
        let state = replay.now(&roleplay);
        let node = scenario.node(state.node);
        let exam = session.is_exam();
        let customer = &scenario.customer;
        let last = replay.turns.last();
        let events: &[Event] = last.map_or(&replay.opening, |turn| &turn.events);
        let situation = Situation {
            behaviour: customer.behaviour,
            channel: node.channel,
            audience: state.audience,
            holds: customer.look.holds,
            exam,
        };
        Some(Self {
            case: scenario.id.clone(),
            turn: replay.turns.len(),
            over: state.over.is_some(),
            person: person_of(&scenario.id, customer),
            mood: state.mood,
            situation,
            reaction: Reaction::of(session.rulebook(), events),
            words: words(&roleplay, replay, session.lang()),
            pause: session.pause_ms(),
            setting: node.setting,
            set: Set::of(node.setting, node.channel, scenario.category, state.time, state.audience, exam),
            light: Light::of(state.mood),
        })
    }
}

/// The answer to the last sentence, and what is said next.
fn words(roleplay: &Roleplay<'_>, replay: &crate::roleplay::Replay, lang: Lang) -> String {
    let state = replay.now(roleplay);
    let reply = replay.turns.last().map(|turn| roleplay.reply(&turn.before, turn.response).get(lang));
    let line = if state.over.is_some() { "" } else { roleplay.moment(&state, replay.seed).line.get(lang) };
    format!("{}{line}", reply.unwrap_or_default())
}

/// Renews the scene when the session has changed, and lets its time go on.
pub(super) fn look(desk: Res<Desk>, time: Res<Time>, mut scene: ResMut<Scene>) {
    let ms = u64::try_from(time.elapsed().as_millis()).unwrap_or(u64::MAX);
    // Time alone is no change that anybody has to look at.
    scene.bypass_change_detection().ms = ms;
    if desk.is_changed() {
        let now = Now::of(&desk.session);
        if scene.now != now {
            scene.now = now;
        }
    }
}
