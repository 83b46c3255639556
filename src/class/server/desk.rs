//! Where everything that is asked comes together: the room under a lock, the journal, and whoever waits for news.

use super::gallery::Gallery;
use super::limits::{Buckets, Limits};
use crate::class::apply::Done;
use crate::class::command::{Command, Who};
use crate::class::journal::{Journal, Receipt};
use crate::class::keys::{Keys, Role};
use crate::class::look::Frame;
use crate::class::refusal::Refusal;
use crate::class::room::{PersonId, Room};
use crate::class::view::{self, Door};
use crate::language::{Lang, Text};
use crate::records::{Trouble, TroubleKind};
use axum::body::Bytes;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// Why nothing was done.
#[derive(Debug)]
pub enum Failure {
    /// The room has refused.
    Refused(Refusal),
    /// It was done but could not be kept; it is tried again.
    NotKept(Trouble),
}

/// Everything the server shares.
#[derive(Debug)]
pub struct Desk {
    inner: Mutex<Inner>,
    /// The key of all tokens.
    pub keys: Keys,
    /// How one comes in.
    pub door: Door,
    /// Pictures.
    pub gallery: Gallery,
    /// How much of everything anybody may have.
    pub limits: Limits,
    /// Requests by address.
    pub requests: Buckets<IpAddr>,
    /// Wrong codes by address.
    pub guesses: Buckets<IpAddr>,
    /// Commands by person; 0 is the trainer.
    pub commands: Buckets<u32>,
    /// What everybody sees, as far as it is on the disk.
    pub shown: watch::Sender<Arc<Shown>>,
    /// Grows with every vote and whoever comes and goes.
    pub tally: watch::Sender<u64>,
    /// Tells this start of the server from others.
    pub epoch: String,
    started: Instant,
    base: u64,
    here: Mutex<BTreeMap<PersonId, u32>>,
    wakes: Mutex<BTreeMap<PersonId, watch::Sender<u64>>>,
    trouble: Mutex<Option<Text>>,
}

#[derive(Debug)]
struct Inner {
    room: Room,
    journal: Journal,
    /// What participants were last shown. What only wall and trainer see does not send it again to a thousand phones.
    stage: Stage,
}

/// What participants see, for each language, and the version of the room that it is of.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    /// Which version of the room.
    pub version: u64,
    /// Events of a stream.
    pub events: [Bytes; 2],
}

/// What everybody sees, ready to be sent: events of a stream, for each language.
#[derive(Debug, Default)]
pub struct Shown {
    /// Which version of the room.
    pub version: u64,
    /// For participants.
    pub stage: Stage,
    /// For the projection.
    pub wall: [Bytes; 2],
    /// For the trainer.
    pub trainer: [Bytes; 2],
}

/// An event of a stream.
#[must_use]
pub fn event(name: &str, id: Option<&str>, data: &Value) -> Bytes {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    // JSON has no line ends in it.
    Bytes::from(format!("event: {name}\n{id}data: {data}\n\n"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked under the lock has changed all or nothing of what is in it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// A desk for a room. `base` is the time of the room now, in milliseconds.
    #[must_use]
    pub fn new(room: Room, journal: Journal, keys: Keys, door: Door, limits: Limits, epoch: String, base: u64) -> Self {
        let desk = Self {
            gallery: Gallery::new(keys.clone()),
            requests: Buckets::new(limits.requests),
            guesses: Buckets::new(limits.guesses),
            commands: Buckets::new(limits.commands),
            inner: Mutex::new(Inner { room, journal, stage: Stage::default() }),
            keys,
            door,
            limits,
            shown: watch::Sender::new(Arc::new(Shown::default())),
            tally: watch::Sender::new(0),
            epoch,
            started: Instant::now(),
            base,
            here: Mutex::default(),
            wakes: Mutex::default(),
            trouble: Mutex::default(),
        };
        let shown = desk.show(&mut lock(&desk.inner), true);
        desk.shown.send_replace(Arc::new(shown));
        desk
    }

    /// Time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// The time of the room, in milliseconds. It never goes back while the server runs, whatever clocks do.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.base.saturating_add(u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// Looks at the room.
    pub fn look<T>(&self, see: impl FnOnce(&Room) -> T) -> T {
        see(&lock(&self.inner).room)
    }

    /// What one person is told about themselves.
    #[must_use]
    pub fn you(&self, person: PersonId) -> Option<Value> {
        let now = self.now();
        self.look(|room| view::you(room, person, now, &mut |look| self.gallery.hang(look)))
    }

    fn show(&self, inner: &mut Inner, to_all: bool) -> Shown {
        let room = &inner.room;
        let mut hang = |look| self.gallery.hang(look);
        let id = self.id(room.version());
        let all = |make: &mut dyn FnMut(Lang) -> Value| Lang::ALL.map(|lang| event("state", Some(&id), &make(lang)));
        if to_all {
            let events = all(&mut |lang| view::stage(room, lang, Frame::Portrait, &mut hang));
            inner.stage = Stage { version: room.version(), events };
        }
        Shown {
            version: room.version(),
            stage: inner.stage.clone(),
            wall: all(&mut |lang| view::wall(room, &self.door, lang, &mut hang)),
            trainer: all(&mut |lang| view::trainer(room, &self.door, lang, &mut hang)),
        }
    }

    /// The id of the state of a version.
    #[must_use]
    pub fn id(&self, version: u64) -> String {
        format!("{}-{version}", self.epoch)
    }

    /// Does it and writes it down, both in the same order. The receipt comes when it is on the disk.
    fn begin(&self, who: Who, command: &Command) -> Result<(Done, Option<Shown>, Receipt), Refusal> {
        let inner = &mut *lock(&self.inner);
        let now = self.now();
        let done = inner.room.apply(who, command, now)?;
        // Also what changes nothing waits for its turn: a vote that came twice may not be acknowledged before the first.
        let receipt = inner.journal.write(done.changed().then_some((now, who, command)));
        let shown = done.wall.then(|| self.show(inner, done.stage));
        Ok((done, shown, receipt))
    }

    fn finish(&self, who: Who, done: Done, shown: Option<Shown>, kept: Result<(), Trouble>) -> Result<Done, Failure> {
        *lock(&self.trouble) = kept.as_ref().err().map(|trouble| trouble.message.clone());
        // What could not be kept is shown all the same: the class goes on.
        if let Some(shown) = shown {
            self.shown.send_if_modified(|current| {
                let is_newer = shown.version > current.version;
                if is_newer {
                    *current = Arc::new(shown);
                }
                is_newer
            });
        }
        if done.changed() {
            self.tally.send_modify(|count| *count += 1);
            if let Who::Person(person) = who {
                self.wake(person);
            }
        }
        kept.map(|()| done).map_err(Failure::NotKept)
    }

    /// Does what is asked; returns when it is on the disk.
    ///
    /// # Errors
    /// Why it was not done, or not kept.
    pub async fn act(&self, who: Who, command: &Command) -> Result<Done, Failure> {
        let (done, shown, receipt) = self.begin(who, command).map_err(Failure::Refused)?;
        let kept = receipt.await.unwrap_or_else(|_| Err(stopped()));
        self.finish(who, done, shown, kept)
    }

    /// The same from outside of the server’s threads.
    ///
    /// # Errors
    /// As for [`Self::act`].
    pub fn act_now(&self, who: Who, command: &Command) -> Result<Done, Failure> {
        let (done, shown, receipt) = self.begin(who, command).map_err(Failure::Refused)?;
        let kept = receipt.blocking_recv().unwrap_or_else(|_| Err(stopped()));
        self.finish(who, done, shown, kept)
    }

    /// Why the last thing could not be kept, if it could not.
    #[must_use]
    pub fn trouble(&self) -> Option<Text> {
        lock(&self.trouble).clone()
    }

    /// Wakes the other pages of a person: the one that asked has its answer.
    fn wake(&self, person: PersonId) {
        if let Some(wake) = lock(&self.wakes).get(&person).filter(|wake| wake.receiver_count() > 1) {
            wake.send_modify(|count| *count += 1);
        }
    }

    /// Wakes when something changes for one person.
    #[must_use]
    pub fn wake_of(&self, person: PersonId) -> watch::Receiver<u64> {
        lock(&self.wakes).entry(person).or_insert_with(|| watch::Sender::new(0)).subscribe()
    }

    /// Somebody is connected for as long as the value lives.
    #[must_use]
    pub fn arrive(self: &Arc<Self>, person: PersonId) -> Here {
        *lock(&self.here).entry(person).or_default() += 1;
        self.tally.send_modify(|count| *count += 1);
        Here { desk: Arc::clone(self), person }
    }

    /// Whether somebody is connected.
    #[must_use]
    pub fn is_here(&self, person: PersonId) -> bool {
        lock(&self.here).contains_key(&person)
    }

    /// How many are connected.
    #[must_use]
    pub fn here(&self) -> usize {
        lock(&self.here).len()
    }

    /// Who asks with a token, if it opens anything.
    #[must_use]
    pub fn role(&self, token: &str) -> Option<Role> {
        let role = self.keys.role(token)?;
        match role {
            Role::Person(person) => self.look(|room| room.person(person).is_some()).then_some(role),
            Role::Trainer | Role::Wall => Some(role),
        }
    }
}

/// Somebody who is connected.
#[derive(Debug)]
pub struct Here {
    desk: Arc<Desk>,
    person: PersonId,
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut here = lock(&self.desk.here);
        if let Some(count) = here.get_mut(&self.person) {
            *count -= 1;
            if *count == 0 {
                here.remove(&self.person);
            }
        }
        drop(here);
        self.desk.tally.send_modify(|count| *count += 1);
    }
}

fn stopped() -> Trouble {
    Trouble::new(
        TroubleKind::Other,
        "课堂日志停了：请重新启动程序",
        "the journal of the class has stopped; start the program again",
    )
}
