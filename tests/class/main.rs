//! A class playing together: the room by its rules, the journal, and the server over real sockets.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "says what was measured, with --nocapture")]

mod fuzz;
mod kill;
mod net;
mod own;
mod people;
mod rejoin;
mod rules;
mod walks;
mod wire;

use heartfirst::class::{Case, Code, Command, Done, PersonId, Refusal, Room, Setup, Who};
use heartfirst::language::Lang;
use heartfirst::rulebook::EMBEDDED;
use heartfirst::scenario::Library;
use std::sync::{Arc, LazyLock};

/// A shipped case.
pub fn case(id: &str) -> Case {
    let library = Library::open(&[]);
    Case::read(&library.find(id).unwrap().source.text, EMBEDDED).unwrap()
}

/// How a class is set up in these tests: no countdown, names asked for.
pub fn setup() -> Setup {
    Setup { code: Code::of(12_345), class: "汽修一班".to_owned(), seed: 7, names: true, countdown: 0 }
}

/// An empty room with the case of the four quotes.
pub fn room() -> Room {
    static CASE: LazyLock<Arc<Case>> = LazyLock::new(|| Arc::new(case("four_quotes")));
    Room::new(setup(), Arc::clone(&CASE))
}

/// Somebody comes in.
pub fn join(room: &mut Room, name: &str) -> PersonId {
    let command = Command::Join { name: name.to_owned(), number: String::new(), lang: Lang::Zh, mark: None };
    room.apply(Who::Newcomer, &command, 0).unwrap().joined.unwrap()
}

/// The trainer does something.
pub fn trainer(room: &mut Room, command: Command) -> Result<Done, Refusal> {
    room.apply(Who::Trainer, &command, 0)
}

/// Somebody votes on the current moment.
pub fn vote(room: &mut Room, person: PersonId, option: u8) -> Result<Done, Refusal> {
    let moment = room.ballot().unwrap().moment;
    room.apply(Who::Person(person), &Command::Vote { moment, option }, 0)
}
