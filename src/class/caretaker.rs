//! Opening a class on this machine, and taking up one that was interrupted.

use super::address::{Address, local_addresses};
use super::case::Case;
use super::code::Code;
use super::command::Command;
use super::journal::{self, Header, Journal, Resumed, Unfinished};
use super::keys::{Keys, Role};
use super::lesson::{Lesson, Remote, School};
use super::qr::Squares;
use super::record::{lines, record};
use super::room::{Room, Setup};
use super::server::{Bound, Class, Failure, Limits, Opening, Server, now, random};
use super::view::Door;
use crate::language::Text;
use crate::records::{Imported, Moment, Store, Trouble, TroubleKind, tidy};
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a class is if nothing else is asked for.
const USUAL_PORT: u16 = 8310;

/// What the trainer decides before a class begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The name of the class; may be empty.
    pub class: String,
    /// Decides the order of the options on every screen of the class.
    pub seed: u64,
    /// Whether names are asked for at all.
    pub names: bool,
    /// Seconds a vote stays open, up to [`LONGEST_COUNTDOWN`](super::LONGEST_COUNTDOWN); 0 for as long as it takes.
    pub countdown: u16,
}

/// Where a class is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Addresses of this machine beside its own loopback, which is always there; the first is on the wall. With none,
    /// the class is on this machine only.
    pub listen: Vec<IpAddr>,
    /// The port; without one the usual one, or any if that is taken.
    pub port: Option<u16>,
    /// Names under which the network knows this machine.
    pub names: Vec<String>,
}

/// A class that has been opened.
#[derive(Debug)]
pub struct Opened {
    /// Its server; dropped, the class is shut.
    pub server: Server,
    /// Its keys.
    pub keys: Keys,
    /// What was damaged in the journal it was taken up from, in words.
    pub notice: Option<Text>,
    /// That it is not on the port where it would be looked for, in words.
    pub moved: Option<Text>,
}

/// Opens a class with a code and keys of its own. `more` are cases that people may play on their own beside the class's.
/// Its journal is in `data`, the folder of the records.
///
/// # Errors
/// When the system gives no random numbers, an address or the port is not to be had, or the journal cannot be written.
pub fn open(data: &Path, case: Case, more: Vec<Case>, plan: &Plan, place: &Place) -> Result<Opened, Trouble> {
    let secret: [u8; 32] = random()?;
    let code = Code::of(u64::from_le_bytes(random()?));
    let Plan { class, seed, names, countdown } = plan;
    let setup = Setup { code: code.clone(), class: tidy(class), seed: *seed, names: *names, countdown: *countdown };
    let (bound, moved) = bind(place, USUAL_PORT)?;
    let keys = Keys::new(secret);
    let began = now();
    let room = Room::new(setup.clone(), Arc::new(case)).offering(more.into_iter().map(Arc::new));
    let header = Header {
        heartfirst_class: journal::FORM,
        setup,
        key: keys.hex(),
        port: bound.port(),
        began,
        scenario: room.case().text().to_owned(),
        rules: room.case().rules().to_owned(),
        cases: room.cases().skip(1).map(|case| case.text().to_owned()).collect(),
    };
    let path = journal::path_of(data, began, code.as_str());
    let journal = Journal::create(&path, &header)?;
    let server = bound.open(Class { room, journal, keys: keys.clone() })?;
    Ok(Opened { server, keys, notice: None, moved })
}

/// Takes up a class where its journal ends.
///
/// # Errors
/// When the journal cannot be read or another program has it, or the class cannot be opened where it is to be.
pub fn go_on(path: &Path, place: &Place) -> Result<Opened, Trouble> {
    let Resumed { header, room, journal, notice } = journal::resume(path, now())?;
    let keys = Keys::from_hex(&header.key).ok_or_else(|| {
        Trouble::new(
            TroubleKind::Other,
            "日志里的密钥读不了，这堂课接不上；请开一堂新的",
            "the key in the journal cannot be read, so this class cannot go on; open a new one",
        )
    })?;
    // Where it was, if that is free: pages that are still open find it again.
    let (bound, moved) = bind(place, header.port)?;
    let server = bound.open(Class { room, journal, keys: keys.clone() })?;
    Ok(Opened { server, keys, notice, moved })
}

/// Takes the port that was asked for, or else this one, or else any; then it says so.
fn bind(place: &Place, port: u16) -> Result<(Bound, Option<Text>), Trouble> {
    // Loopback is added to whatever is named.
    let listen = if place.listen.is_empty() { vec![IpAddr::V4(Ipv4Addr::LOCALHOST)] } else { place.listen.clone() };
    let on = |port| {
        let names = place.names.clone();
        Bound::new(Opening { listen: listen.clone(), port, names, limits: Limits::default() })
    };
    match place.port {
        Some(port) => Ok((on(port)?, None)),
        None => on(port).map(|bound| (bound, None)).or_else(|_| {
            let bound = on(0)?;
            let moved = moved(port, bound.port());
            Ok((bound, Some(moved)))
        }),
    }
}

fn moved(from: u16, to: u16) -> Text {
    Text::new(
        format!("端口 {from} 被占用了，课堂开在 {to} 上：请扫新的二维码，或重新输入地址"),
        format!("port {from} is taken, so the class is on {to}: scan the code again or type the new address"),
    )
}

impl Opened {
    /// Puts everybody’s own conversations into the records; `None` if nobody had one, and then the records are not even
    /// opened. What cannot be kept now is still in the journal.
    ///
    /// # Errors
    /// When the records cannot be opened or written.
    pub fn record(&self, store: impl FnOnce() -> Result<Store, Trouble>) -> Result<Option<Imported>, Trouble> {
        if self.server.look(|room| room.people().all(|(_, person)| person.own.is_empty())) {
            return Ok(None);
        }
        let store = store()?;
        let done = self.server.look(|room| record(room, &self.keys, Moment::now().offset, &store))?;
        self.server.was_recorded();
        Ok(Some(done))
    }
}

/// Opens classes on this machine, with their journals in the folder of the records.
#[derive(Clone, Debug)]
pub struct Caretaker {
    /// The folder of the records.
    pub data: PathBuf,
    /// The text of the rulebook by which classes are played.
    pub rules: String,
}

impl School for Caretaker {
    fn addresses(&self) -> Vec<Address> {
        local_addresses()
    }

    fn interrupted(&self) -> Option<Unfinished> {
        journal::latest(&self.data)
    }

    fn open(&self, scenario: &str, plan: &Plan, listen: Option<IpAddr>) -> Result<Box<dyn Lesson>, Text> {
        let case = Case::read(scenario, &self.rules)
            .map_err(|findings| findings.into_iter().next().map(|finding| finding.message).unwrap_or_default())?;
        let opened = open(&self.data, case, Vec::new(), plan, &on(listen)).map_err(|trouble| trouble.message)?;
        Ok(Box::new(opened))
    }

    fn go_on(&self, left: &Unfinished, listen: Option<IpAddr>) -> Result<(Box<dyn Lesson>, Option<Text>), Text> {
        let mut opened = go_on(&left.path, &on(listen)).map_err(|trouble| trouble.message)?;
        let notice = opened.notice.take().or(opened.moved.take());
        Ok((Box::new(opened), notice))
    }
}

fn on(listen: Option<IpAddr>) -> Place {
    Place { listen: listen.into_iter().collect(), ..Place::default() }
}

impl Lesson for Opened {
    fn look(&self, see: &mut dyn FnMut(&Room)) {
        self.server.look(see);
    }

    fn act(&self, command: &Command) -> Result<(), Text> {
        match self.server.act(command) {
            Ok(_) => Ok(()),
            Err(Failure::Refused(refusal)) => Err(refusal.message()),
            Err(Failure::NotKept(trouble)) => Err(trouble.message),
        }
    }

    fn door(&self) -> Door {
        self.server.door().clone()
    }

    fn open_on(&self) -> Vec<String> {
        self.server.addresses().iter().map(ToString::to_string).collect()
    }

    fn remote(&self) -> Remote {
        let address = self.server.addresses().first().copied();
        let link = address.map(|address| self.server.link(Role::Trainer, address)).unwrap_or_default();
        Remote { squares: Squares::of(&link), link }
    }

    fn here(&self) -> usize {
        self.server.here()
    }

    fn now(&self) -> u64 {
        self.server.now()
    }

    fn trouble(&self) -> Option<Text> {
        self.server.trouble()
    }

    fn lines(&self) -> String {
        self.server.look(|room| lines(room, &self.keys, Moment::now().offset))
    }

    fn was_recorded(&self) {
        self.server.was_recorded();
    }
}
