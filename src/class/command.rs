//! What can be asked of a room.

use super::own::RunNumber;
use super::room::{MomentId, PersonId};
use crate::language::Lang;
use serde::{Deserialize, Serialize};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The trainer.
    Trainer,
    /// Somebody who takes part.
    Person(PersonId),
    /// Somebody who is not known yet.
    Newcomer,
    /// The program itself: a countdown has run out, the class goes on after a crash.
    Program,
}

/// What is asked. As JSON it is an object with `do` and the fields of the command: `{"do":"vote","moment":3,"option":1}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Somebody comes in.
    Join {
        /// What they want to be called.
        name: String,
        /// Student number; may be empty.
        #[serde(default)]
        number: String,
        /// The language they read.
        lang: Lang,
        /// By what they are known if they ask again because the answer was lost: a keyed hash of a text that their
        /// page made ([`Keys::mark`](super::Keys::mark)).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mark: Option<String>,
    },
    /// Somebody reads another language from now on.
    Speak {
        /// Which.
        lang: Lang,
    },
    /// Somebody would say this. May be changed as long as the vote is open.
    Vote {
        /// The moment that was looked at; a vote for another one does not count.
        moment: MomentId,
        /// The position on the screen, from 0.
        option: u8,
    },
    /// Somebody begins a conversation of their own, or another one.
    Start {
        /// The number it is to have: one more than the last. Asked twice it is begun once.
        run: RunNumber,
        /// Id of the case, one of [`Room::cases`](super::Room::cases); the class's if none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<String>,
    },
    /// Somebody says something in their own conversation.
    Say {
        /// Which conversation.
        run: RunNumber,
        /// The turn, from 0. Asked twice it is said once.
        turn: u16,
        /// The position on the screen, from 0.
        option: u8,
    },
    /// What somebody takes home.
    Exit {
        /// One sentence they will say.
        say: String,
        /// One they will drop.
        drop: String,
    },

    /// Goes on to what naturally comes next: one key drives a whole class.
    Forward,
    /// Opens the vote on the current moment.
    Open,
    /// Closes it.
    Close,
    /// Shows how the class split.
    Reveal,
    /// Plays a sentence: the majority's, or the one at a position.
    Play {
        /// The position on the screen, from 0.
        #[serde(default)]
        option: Option<u8>,
    },
    /// Shows what another sentence would have done: the runner-up, or the one at a position.
    WhatIf {
        /// The position on the screen, from 0.
        #[serde(default)]
        option: Option<u8>,
    },
    /// One step back.
    Undo,
    /// “Let’s talk”: nothing can be voted for until it goes on.
    Pause {
        /// Whether it pauses.
        on: bool,
    },
    /// How long an open vote still runs.
    Countdown {
        /// Seconds from now; 0 for as long as it takes.
        seconds: u16,
    },
    /// Raised cards, counted by hand. Added to the votes.
    Hand {
        /// The moment that was counted for.
        moment: MomentId,
        /// Cards for each position on the screen; positions that are missing count 0.
        counts: Vec<u16>,
    },
    /// Opens or shuts conversations of one's own.
    Own {
        /// Whether they are open.
        on: bool,
    },
    /// Brings one conversation to the wall, without its name; or takes it down.
    Show {
        /// Whose.
        #[serde(default)]
        person: Option<PersonId>,
        /// Which turn is looked at, from 0; the whole conversation without it.
        #[serde(default)]
        turn: Option<u16>,
    },
    /// Looks back on the class's conversation.
    Debrief,
    /// Turns to a page of what the projection shows of the debrief.
    Page {
        /// Which, from 0; below [`MOST_PAGES`](super::MOST_PAGES).
        page: u8,
    },
    /// Asks everybody for a sentence to say and one to drop.
    Cards,
    /// The class is over.
    End,
    /// Hides names on every screen, or shows them to the trainer.
    HideNames {
        /// Whether they are hidden.
        on: bool,
    },
    /// Sends somebody out. Their votes stay counted where a vote is closed, and their name is free again.
    Remove {
        /// Whom.
        person: PersonId,
    },
    /// The program has started again. An open vote stays open, without its countdown.
    Resumed,
}
