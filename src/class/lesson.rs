//! A class as whoever drives it at the machine itself has it before them: no word of sockets or files.

use super::address::Address;
use super::caretaker::Plan;
use super::command::Command;
use super::journal::Unfinished;
use super::qr::Squares;
use super::room::Room;
use super::view::Door;
use crate::language::Text;
use std::fmt::Debug;
use std::net::IpAddr;

/// An open class. Dropped, it is shut; what was done in it is in its journal.
pub trait Lesson: Debug + Send + Sync {
    /// Looks at the room: `see` is called once, and should be quick, since everybody waits meanwhile.
    fn look(&self, see: &mut dyn FnMut(&Room));

    /// Does something in the trainer’s name; returns when it is kept.
    ///
    /// # Errors
    /// Why it was not done, or not kept, in words.
    fn act(&self, command: &Command) -> Result<(), Text>;

    /// How one comes in.
    fn door(&self) -> Door;

    /// The addresses it listens on.
    fn open_on(&self) -> Vec<String>;

    /// The link by which a phone drives the class. It is a key: not for the wall.
    fn remote(&self) -> Remote;

    /// How many people are connected.
    fn here(&self) -> usize;

    /// The time of the room, in milliseconds.
    fn now(&self) -> u64;

    /// Why the last thing could not be kept, if it could not.
    fn trouble(&self) -> Option<Text>;

    /// Everybody’s own conversations for the records, a line of JSON each; empty if nobody had one.
    fn lines(&self) -> String;

    /// Notes that those lines are in the records now.
    fn was_recorded(&self);
}

/// The way in for the trainer’s own phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// The link, with the token that makes whoever has it the trainer.
    pub link: String,
    /// The same as a picture.
    pub squares: Option<Squares>,
}

/// Where classes are opened.
pub trait School: Debug + Send + Sync {
    /// The addresses at which others can reach this machine, likeliest first; empty without a network.
    fn addresses(&self) -> Vec<Address>;

    /// The class that was interrupted last, if one was.
    fn interrupted(&self) -> Option<Unfinished>;

    /// Opens a class for the case in a text, on an address or on this machine alone.
    ///
    /// # Errors
    /// Why it cannot be opened, in words.
    fn open(&self, scenario: &str, plan: &Plan, listen: Option<IpAddr>) -> Result<Box<dyn Lesson>, Text>;

    /// Goes on with a class that was interrupted; with it, in words, what was damaged in its journal, or that it is on
    /// another port than before.
    ///
    /// # Errors
    /// Why it cannot go on, in words.
    fn go_on(&self, left: &Unfinished, listen: Option<IpAddr>) -> Result<(Box<dyn Lesson>, Option<Text>), Text>;
}
