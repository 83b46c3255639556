//! The customer as the class sees them at this moment.

use super::phase::Phase;
use super::room::Room;
use crate::language::Text;
use crate::roleplay::{Event, State};
use crate::rulebook::Mood;

/// What is seen and heard of the customer now.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// Grows with everything they do: come in, say a line, take a sentence. Smaller than before where the class went
    /// back.
    pub number: usize,
    /// Where the conversation is; after a sentence was played, where it was said.
    pub state: State,
    /// How they are.
    pub mood: Mood,
    /// What the last sentence did.
    pub events: &'a [Event],
    /// What they say; nothing while people come in.
    pub words: Text,
}

impl Room {
    /// The customer as the class sees them: waiting while people come in, with a line while a sentence is chosen, with
    /// an answer once one was played.
    #[must_use]
    pub fn seen(&self) -> Seen<'_> {
        let roleplay = self.roleplay();
        let replay = self.replay();
        let turns = replay.turns.len();
        match replay.turns.last().filter(|_| self.looks_back()) {
            Some(turn) => Seen {
                number: 2 * turns,
                state: turn.before,
                mood: turn.after.mood,
                events: &turn.events,
                words: roleplay.reply(&turn.before, turn.response).clone(),
            },
            None => {
                let state = self.state();
                let has_begun = self.phase() != Phase::Lobby;
                let words = roleplay.moment(&state, replay.seed).line.clone();
                Seen {
                    number: 2 * turns + usize::from(has_begun),
                    state,
                    mood: state.mood,
                    events: replay.turns.last().map_or(&replay.opening, |turn| &turn.events),
                    words: if has_begun { words } else { Text::default() },
                }
            }
        }
    }
}
