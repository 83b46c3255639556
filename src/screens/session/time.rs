//! Time as the session is told it: how far the customer has spoken, how much of a turn is left.

use super::teaching::PULSE_MS;
use super::{Screen, Session};
use crate::records::progress::Form;
use crate::screens::session::look::View;
use crate::screens::stage::{Moment, StageView};

/// From frame to frame while words come.
const WORDS_MS: u64 = 33;
/// From frame to frame while a time runs.
const TIMER_MS: u64 = 250;

/// When the moment in hand began.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    /// The last time that was told, in milliseconds of any beginning; nothing before the first.
    now: Option<u64>,
    began: u64,
    /// Everything the customer says is shown since then.
    shown: Option<u64>,
}

impl Clock {
    /// The last time that was told.
    pub const fn now(&self) -> Option<u64> {
        self.now
    }

    /// The customer begins to speak.
    pub const fn begin(&mut self) {
        self.began = match self.now {
            Some(now) => now,
            None => 0,
        };
        self.shown = None;
    }

    /// Everything is shown at once.
    pub const fn skip(&mut self) {
        if self.shown.is_none() {
            self.shown = self.now;
        }
    }

    /// A moment that is known already.
    pub const fn show_all(&mut self) {
        self.begin();
        self.shown = self.now;
    }
}

impl Session {
    /// Tells the time, in milliseconds since any moment; never backwards. Whether what is shown has changed by more
    /// than what grows by itself: the time of a turn ran out, and silence was an answer.
    ///
    /// A session that is never told the time shows everything at once and has no timer.
    pub fn tick(&mut self, now: u64) -> bool {
        let first = self.clock.now.is_none();
        self.clock.now = Some(self.clock.now.map_or(now, |before| before.max(now)));
        if first {
            self.clock.begin();
        }
        if self.screen == Screen::Lesson && self.feel_the_pulse(now) {
            self.view = self.look();
            return true;
        }
        let View::Stage(view) = &self.view else { return false };
        if self.screen == Screen::Stage && self.moment(view).seconds_left == Some(0) {
            // Silence is an answer only where the case has one; time never takes a choice.
            if let Some(position) = view.silence() {
                self.say(position);
                self.view = self.look();
                return true;
            }
        }
        false
    }

    /// How far the moment on the stage has come.
    pub(in crate::screens) fn moment(&self, view: &StageView) -> Moment {
        let Some(now) = self.clock.now else { return Moment::default() };
        // Listening is no motion: it takes its time also where words come at once.
        let pause = view.pause_ms();
        let whole = pause + if self.settings.reduced_motion { 0 } else { view.reveal_ms(self.lang()) };
        let ready = self.clock.shown.unwrap_or(self.clock.began + whole).min(self.clock.began + whole);
        let is_over = self.case.as_ref().is_some_and(super::case::Case::is_over);
        let is_timed = self.case.as_ref().is_some_and(|case| case.form.timed);
        let limit = if is_timed { Some(Form::SECONDS) } else { self.settings.timer.seconds() };
        let seconds_left = limit.filter(|_| !is_over && now >= ready).map(|limit| {
            let used = now.saturating_sub(ready);
            (limit * 1_000).saturating_sub(used).div_ceil(1_000)
        });
        let since = (now < ready).then(|| now - self.clock.began);
        let listened = since.filter(|since| *since < pause);
        Moment { elapsed: since.map(|since| since.saturating_sub(pause)), listened, seconds_left }
    }

    /// Milliseconds until what is shown has changed by itself: soon while words come, at the next second of a running
    /// timer, when a class is looked at again; nothing while nothing grows.
    #[must_use]
    pub fn next_frame_ms(&self) -> Option<u64> {
        if matches!(self.view, View::Lesson(_)) {
            return Some(PULSE_MS);
        }
        let View::Stage(view) = &self.view else { return None };
        let moment = self.moment(view);
        if moment.elapsed.is_some() {
            return Some(WORDS_MS);
        }
        // Nothing is late by a quarter of a second.
        moment.seconds_left.filter(|left| *left > 0).map(|_| TIMER_MS)
    }

    /// Milliseconds in which one only listens before the customer answers the last sentence.
    #[must_use]
    pub fn pause_ms(&self) -> u64 {
        match &self.view {
            View::Stage(view) => view.pause_ms(),
            _ => 0,
        }
    }

    /// Whether the customer is speaking right now: their lips move.
    #[must_use]
    pub fn is_speaking(&self) -> bool {
        match &self.view {
            View::Stage(view) => self.moment(view).elapsed.is_some(),
            View::Lesson(_) => self.clock.now.is_some_and(|now| self.speaks_to_class(now)),
            _ => false,
        }
    }
}
