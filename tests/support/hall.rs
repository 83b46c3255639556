//! Classes in memory: the same room as behind the network, without one.

#![allow(dead_code, reason = "not every test asks for all of it")]

use heartfirst::class::address::Address;
use heartfirst::class::caretaker::Plan;
use heartfirst::class::journal::Unfinished;
use heartfirst::class::view::Door;
use heartfirst::class::{
    Case, Code, Command, Done, Keys, Lesson, PersonId, Refusal, Remote, Room, School, Setup, Squares, Who, lines,
};
use heartfirst::language::{Lang, Text};
use heartfirst::rulebook::EMBEDDED;
use heartfirst::scenario::Library;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// A place for classes, and everything a test wants to know of it. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub struct Hall {
    pub room: Arc<Mutex<Option<Room>>>,
    /// The time of the room, in milliseconds.
    pub clock: Arc<AtomicU64>,
    /// There is no network.
    pub is_cut_off: bool,
    /// It cannot be opened.
    pub refuses: Arc<AtomicBool>,
    /// A class was interrupted here.
    pub is_left: bool,
}

impl Hall {
    /// Looks at the room of the class that is open, or was open last.
    pub fn look<T>(&self, see: impl FnOnce(&Room) -> T) -> T {
        see(self.room.lock().unwrap().as_ref().expect("no class was opened"))
    }

    pub fn apply(&self, who: Who, command: &Command) -> Result<Done, Refusal> {
        let now = self.clock.load(Ordering::Relaxed);
        self.room.lock().unwrap().as_mut().expect("no class was opened").apply(who, command, now)
    }

    pub fn join(&self, name: &str) -> PersonId {
        let join = Command::Join { name: name.to_owned(), number: String::new(), lang: Lang::Zh, mark: None };
        self.apply(Who::Newcomer, &join).unwrap().joined.unwrap()
    }

    pub fn vote(&self, person: PersonId, option: u8) {
        let moment = self.look(|room| room.ballot().unwrap().moment);
        self.apply(Who::Person(person), &Command::Vote { moment, option }).unwrap();
    }

    pub fn wait(&self, ms: u64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }
}

#[derive(Debug)]
struct InMemory {
    hall: Hall,
    is_alone: bool,
}

impl School for Hall {
    fn addresses(&self) -> Vec<Address> {
        let address = |ip: &str, name: &str| Address { ip: ip.parse().unwrap(), interface: name.to_owned() };
        if self.is_cut_off {
            Vec::new()
        } else {
            vec![address("192.168.43.1", "wlan0"), address("203.0.113.9", "eth0")]
        }
    }

    fn interrupted(&self) -> Option<Unfinished> {
        self.is_left.then(|| Unfinished {
            path: PathBuf::from("journal"),
            title: Text::new("四次报价", "Four Quotes"),
            class: "汽修一班".to_owned(),
            people: 12,
            turns: 3,
            began: 0,
        })
    }

    fn open(&self, scenario: &str, plan: &Plan, listen: Option<IpAddr>) -> Result<Box<dyn Lesson>, Text> {
        if self.refuses.load(Ordering::Relaxed) {
            return Err(Text::new("端口被占用了", "the port is taken"));
        }
        let case = Case::read(scenario, EMBEDDED).unwrap();
        let Plan { class, seed, names, countdown } = plan.clone();
        let setup = Setup { code: Code::of(12_345), class, seed, names, countdown };
        let library = Library::open(&[]);
        let other = Case::read(&library.find("its_fine").unwrap().source.text, EMBEDDED).unwrap();
        *self.room.lock().unwrap() = Some(Room::new(setup, Arc::new(case)).offering([Arc::new(other)]));
        Ok(Box::new(InMemory { hall: self.clone(), is_alone: listen.is_none() }))
    }

    fn go_on(&self, _: &Unfinished, listen: Option<IpAddr>) -> Result<(Box<dyn Lesson>, Option<Text>), Text> {
        let lesson = InMemory { hall: self.clone(), is_alone: listen.is_none() };
        Ok((Box::new(lesson), Some(Text::new("日志的末尾坏了", "the end of the journal was damaged"))))
    }
}

impl Lesson for InMemory {
    fn look(&self, see: &mut dyn FnMut(&Room)) {
        self.hall.look(see);
    }

    fn act(&self, command: &Command) -> Result<(), Text> {
        self.hall.apply(Who::Trainer, command).map(|_| ()).map_err(Refusal::message)
    }

    fn door(&self) -> Door {
        let address = if self.is_alone { "http://127.0.0.1:8310" } else { "http://192.168.43.1:8310" };
        let code = self.hall.look(|room| room.setup().code.to_string());
        Door { address: address.to_owned(), squares: Squares::of(&format!("{address}/#{code}")) }
    }

    fn open_on(&self) -> Vec<String> {
        let own = "127.0.0.1:8310".to_owned();
        if self.is_alone { vec![own] } else { vec!["192.168.43.1:8310".to_owned(), own] }
    }

    fn remote(&self) -> Remote {
        let link = "http://192.168.43.1:8310/trainer#t.00112233445566778899aabbccddeeff".to_owned();
        Remote { squares: Squares::of(&link), link }
    }

    fn here(&self) -> usize {
        self.hall.look(Room::head_count)
    }

    fn now(&self) -> u64 {
        self.hall.clock.load(Ordering::Relaxed)
    }

    fn trouble(&self) -> Option<Text> {
        None
    }

    fn was_recorded(&self) {
        self.hall.apply(Who::Program, &Command::Recorded).unwrap();
    }

    fn lines(&self) -> String {
        self.hall.look(|room| lines(room, &Keys::new([7; 32]), 0))
    }
}
