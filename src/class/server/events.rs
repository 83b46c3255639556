//! What pages are told as it happens: a stream of events for each. A page that is slow gets the latest and misses
//! what was between; nobody waits for it, and nothing piles up.

use super::desk::{Desk, Here, Shown, event};
use crate::class::keys::Role;
use crate::class::room::PersonId;
use crate::class::view;
use crate::language::Lang;
use axum::body::{Body, Bytes};
use axum::http::{Response, header};
use futures_util::stream;
use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, sleep_until};

/// A sign of life in a stream where nothing happens.
const BEAT: Duration = Duration::from_secs(15);
/// From one count of votes to the next, at the least.
const COUNT: Duration = Duration::from_millis(200);
/// From one list of people to the next, at the least.
const LIST: Duration = Duration::from_secs(1);

/// The streams of everybody, so that nobody has too many.
#[derive(Debug, Default)]
pub struct Streams {
    open: Mutex<BTreeMap<u32, VecDeque<oneshot::Sender<()>>>>,
}

impl Streams {
    /// A new stream of a role; the oldest of its streams ends if it has too many.
    fn enter(&self, role: Role, most: usize) -> oneshot::Receiver<()> {
        let (stay, end) = oneshot::channel();
        let who = match role {
            Role::Trainer => 0,
            Role::Wall => u32::MAX,
            Role::Person(person) => person.0,
        };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let own = open.entry(who).or_default();
        own.retain(|stream| !stream.is_closed());
        own.push_back(stay);
        if own.len() > most {
            own.pop_front();
        }
        end
    }
}

/// One stream.
struct Feed {
    desk: Arc<Desk>,
    role: Role,
    lang: Lang,
    shown: watch::Receiver<Arc<Shown>>,
    tally: watch::Receiver<u64>,
    wake: Option<watch::Receiver<u64>>,
    end: oneshot::Receiver<()>,
    /// Of which version the state is that was sent last.
    version: u64,
    /// What is to be sent next.
    due: VecDeque<Bytes>,
    counted: Instant,
    listed: Instant,
    /// Something of the list has changed since it was sent.
    stale: bool,
    over: bool,
    _here: Option<Here>,
}

/// A stream of events. `last` is the number of the last event a page has seen, if it comes back.
#[must_use]
pub fn feed(desk: &Arc<Desk>, streams: &Streams, role: Role, lang: Lang, last: Option<&str>) -> Response<Body> {
    let person = match role {
        Role::Person(person) => Some(person),
        Role::Trainer | Role::Wall => None,
    };
    let past = Instant::now().checked_sub(LIST).unwrap_or_else(Instant::now);
    let mut feed = Feed {
        end: streams.enter(role, desk.limits.streams),
        desk: Arc::clone(desk),
        role,
        lang,
        shown: desk.shown.subscribe(),
        tally: desk.tally.subscribe(),
        wake: person.map(|person| desk.wake_of(person)),
        version: 0,
        due: VecDeque::new(),
        counted: past,
        listed: past,
        stale: true,
        over: false,
        _here: person.map(|person| desk.arrive(person)),
    };
    feed.begin(last);
    let body = Body::from_stream(stream::unfold(feed, |mut feed| async move {
        feed.next().await.map(|bytes| (Ok::<_, Infallible>(bytes), feed))
    }));
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

impl Feed {
    fn begin(&mut self, last: Option<&str>) {
        let shown = Arc::clone(&self.shown.borrow_and_update());
        self.version = self.version_of(&shown);
        if last != Some(self.desk.id(self.version).as_str()) {
            self.due.push_back(self.state(&shown));
        }
        self.personal();
        self.count();
    }

    fn state(&self, shown: &Shown) -> Bytes {
        let index = usize::from(self.lang == Lang::En);
        let events = match self.role {
            Role::Trainer => &shown.trainer,
            Role::Wall => &shown.wall,
            Role::Person(_) => &shown.stage.events,
        };
        events[index].clone()
    }

    fn version_of(&self, shown: &Shown) -> u64 {
        if matches!(self.role, Role::Person(_)) { shown.stage.version } else { shown.version }
    }

    /// What only this person is told.
    fn personal(&mut self) {
        let Role::Person(person) = self.role else { return };
        match self.you(person) {
            Some(you) => self.due.push_back(you),
            None => self.leave("unknown"),
        }
    }

    fn you(&self, person: PersonId) -> Option<Bytes> {
        self.desk.you(person).map(|you| event("you", None, &you))
    }

    fn leave(&mut self, why: &str) {
        self.due.push_back(event("bye", None, &serde_json::json!({ "why": why })));
        self.over = true;
    }

    /// The count of votes, and now and then the list of people.
    fn count(&mut self) {
        if matches!(self.role, Role::Person(_)) {
            return;
        }
        let now = self.desk.now();
        let is_trainer = self.role == Role::Trainer;
        let here = self.desk.here();
        let mut tally = self.desk.look(|room| view::tally(room, here, now, is_trainer));
        if is_trainer {
            tally["trouble"] = serde_json::json!(self.desk.trouble().map(|text| text.get(self.lang).to_owned()));
        }
        self.due.push_back(event("tally", None, &tally));
        self.counted = Instant::now();
        if is_trainer && self.listed.elapsed() >= LIST {
            let people = self.desk.look(|room| view::people(room, &|person| self.desk.is_here(person), now, self.lang));
            self.due.push_back(event("people", None, &people));
            self.listed = self.counted;
            self.stale = false;
        }
    }

    /// What comes next; waits until there is something. `None` at the end.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(bytes) = self.due.pop_front() {
                return Some(bytes);
            }
            if self.over {
                return None;
            }
            self.wait().await;
        }
    }

    async fn wait(&mut self) {
        let is_person = self.wake.is_some();
        let beat = Instant::now() + BEAT;
        // Votes come by the hundred; they are counted a few times a second.
        let count_at = if self.tally.has_changed().unwrap_or(false) {
            Some(self.counted + COUNT)
        } else {
            (self.stale && self.role == Role::Trainer).then(|| self.listed + LIST)
        };
        let woken = async {
            match &mut self.wake {
                Some(wake) => wake.changed().await.is_ok(),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = &mut self.end => self.leave("elsewhere"),
            changed = self.shown.changed() => {
                if changed.is_err() {
                    self.over = true;
                    return;
                }
                let shown = Arc::clone(&self.shown.borrow_and_update());
                let version = self.version_of(&shown);
                if version == self.version {
                    // It was for the wall.
                    return;
                }
                self.version = version;
                self.due.push_back(self.state(&shown));
                self.personal();
                self.stale = true;
                self.tally.mark_unchanged();
                self.count();
            }
            awake = woken => {
                if awake { self.personal() } else { self.over = true }
            }
            _ = self.tally.changed(), if !is_person && count_at.is_none() => {
                self.stale = true;
                self.tally.mark_changed();
            }
            () = sleep_until(count_at.unwrap_or(beat)), if !is_person && count_at.is_some() => {
                self.stale = true;
                self.tally.mark_unchanged();
                self.count();
            }
            () = sleep_until(beat) => self.due.push_back(Bytes::from_static(b": \n\n")),
        }
    }
}
