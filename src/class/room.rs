//! A class and everything that is so in it. Pure: no clock, no files, no network.

use super::ballot::Ballot;
use super::case::Case;
use super::code::Code;
use super::own::OwnRun;
use super::person::Person;
use super::phase::Phase;
use crate::roleplay::{Replay, Roleplay, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Somebody who takes part, from 1 in the order in which they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// A moment that can be voted on. The same sentences said before lead to the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MomentId(pub u32);

/// What is decided before the class begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// The room code.
    pub code: Code,
    /// The name of the class; may be empty.
    pub class: String,
    /// Decides the order of the options on every screen of the class.
    pub seed: u64,
    /// Whether names are asked for at all.
    pub names: bool,
    /// Seconds a vote stays open; 0 for as long as it takes.
    pub countdown: u16,
}

/// Most people in a room.
pub const MOST_PEOPLE: usize = 2_000;
/// Most cases of a class.
pub const MOST_CASES: usize = 100;
/// More pages than any debrief has on the projection.
pub const MOST_PAGES: u8 = 16;
/// Longest countdown, in seconds.
pub const LONGEST_COUNTDOWN: u16 = 600;

/// A class.
#[derive(Clone, Debug)]
pub struct Room {
    pub(super) setup: Setup,
    pub(super) case: Arc<Case>,
    /// More cases for conversations of one's own.
    pub(super) more: Vec<Arc<Case>>,
    pub(super) people: Vec<Person>,
    pub(super) phase: Phase,
    pub(super) paused: bool,
    /// When the open vote closes by itself, in milliseconds of the room's time.
    pub(super) closes_at: Option<u64>,
    /// What was left of it when the class paused.
    pub(super) left: Option<u64>,
    pub(super) replay: Replay,
    /// Ballots by the sentences said before them: going back loses none.
    pub(super) ballots: BTreeMap<Vec<u8>, Ballot>,
    pub(super) own_open: bool,
    /// Whose conversation is on the wall, and which turn of it.
    pub(super) shown: Option<(PersonId, Option<u16>)>,
    pub(super) hides_names: bool,
    /// Which page of the debrief is on the projection.
    pub(super) page: u8,
    /// Everybody's own conversations are in the records.
    pub(super) recorded: bool,
    /// Grows with everything that wall or everybody can see.
    pub(super) version: u64,
}

impl PartialEq for Room {
    fn eq(&self, other: &Self) -> bool {
        (&self.setup, &self.people, self.phase, self.paused, self.closes_at, self.left, self.path())
            == (&other.setup, &other.people, other.phase, other.paused, other.closes_at, other.left, other.path())
            && (&self.ballots, self.own_open, self.shown, self.hides_names, self.page, self.recorded, self.version)
                == (
                    &other.ballots,
                    other.own_open,
                    other.shown,
                    other.hides_names,
                    other.page,
                    other.recorded,
                    other.version,
                )
            && self
                .cases()
                .map(|case| (case.text(), case.rules()))
                .eq(other.cases().map(|case| (case.text(), case.rules())))
    }
}

impl Room {
    /// An empty room.
    #[must_use]
    pub fn new(setup: Setup, case: Arc<Case>) -> Self {
        let replay = case.roleplay().open(setup.seed);
        let ballots = BTreeMap::from([(Vec::new(), Ballot::new(MomentId(1)))]);
        Self {
            setup,
            case,
            more: Vec::new(),
            people: Vec::new(),
            phase: Phase::Lobby,
            paused: false,
            closes_at: None,
            left: None,
            replay,
            ballots,
            own_open: false,
            shown: None,
            hides_names: false,
            page: 0,
            recorded: false,
            version: 0,
        }
    }

    /// The same room with more cases for conversations of one's own. A case of which there is one by that id is left
    /// out, and so are those beyond [`MOST_CASES`].
    #[must_use]
    pub fn offering(mut self, more: impl IntoIterator<Item = Arc<Case>>) -> Self {
        for case in more {
            if self.cases().count() < MOST_CASES && self.case_of(&case.scenario().id).is_none() {
                self.more.push(case);
            }
        }
        self
    }

    /// What was decided before the class began.
    #[must_use]
    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The case.
    #[must_use]
    pub const fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// The cases that are open for conversations of one's own, the class's first.
    pub fn cases(&self) -> impl Iterator<Item = &Arc<Case>> {
        std::iter::once(&self.case).chain(&self.more)
    }

    /// The case of an id.
    #[must_use]
    pub fn case_of(&self, id: &str) -> Option<&Arc<Case>> {
        self.cases().find(|case| case.scenario().id == id)
    }

    /// What the class does now.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Whether it talks instead.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }

    /// The class's conversation.
    #[must_use]
    pub const fn replay(&self) -> &Replay {
        &self.replay
    }

    /// Which page of the debrief is on the projection, from 0.
    #[must_use]
    pub const fn page(&self) -> u8 {
        self.page
    }

    /// Whether there is something of people's own conversations that was never put into the records.
    #[must_use]
    pub fn is_unrecorded(&self) -> bool {
        !self.recorded && self.people().any(|(_, person)| person.own.iter().any(|run| !run.replay.turns.is_empty()))
    }

    /// Grows with everything that wall or everybody can see.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// How many conversations of one's own go on and how many are over, of each person the latest.
    #[must_use]
    pub fn own_tally(&self) -> (usize, usize) {
        let over: Vec<bool> = self.people().filter_map(|(_, person)| Some(person.own.last()?.over)).collect();
        let finished = over.iter().filter(|over| **over).count();
        (over.len() - finished, finished)
    }

    /// How many exit cards were handed in.
    #[must_use]
    pub fn card_count(&self) -> usize {
        self.people().filter(|(_, person)| person.card.is_some()).count()
    }

    /// How many votes there are on the moment that is looked at, raised cards among them.
    #[must_use]
    pub fn vote_count(&self) -> u32 {
        self.ballot().map_or(0, Ballot::total)
    }

    /// Whether conversations of one's own are open.
    #[must_use]
    pub const fn is_own_open(&self) -> bool {
        self.own_open
    }

    /// Whether names are hidden on every screen.
    #[must_use]
    pub const fn hides_names(&self) -> bool {
        self.hides_names
    }

    /// Somebody who takes part and was not sent out.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        let index = usize::try_from(id.0).ok()?.checked_sub(1)?;
        self.people.get(index).filter(|person| !person.gone)
    }

    /// Everybody who takes part, in the order in which they came.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        (1..).map(PersonId).zip(&self.people).filter(|(_, person)| !person.gone)
    }

    /// The conversation that is on the wall, and the turn of it that is looked at, from 0.
    #[must_use]
    pub fn shown(&self) -> Option<(&OwnRun, Option<u16>)> {
        let (person, turn) = self.shown?;
        Some((self.person(person)?.own.last()?, turn))
    }

    /// How many take part.
    #[must_use]
    pub fn head_count(&self) -> usize {
        self.people.iter().filter(|person| !person.gone).count()
    }

    /// When the open vote closes by itself.
    #[must_use]
    pub const fn closes_at(&self) -> Option<u64> {
        self.closes_at
    }

    /// Milliseconds that an open vote still runs.
    #[must_use]
    pub fn left_ms(&self, now: u64) -> Option<u64> {
        self.left.or(self.closes_at.map(|at| at.saturating_sub(now)))
    }

    pub(super) fn roleplay(&self) -> Roleplay<'_> {
        self.case.roleplay()
    }

    /// The state of the class's conversation.
    #[must_use]
    pub fn state(&self) -> State {
        self.replay.now(&self.roleplay())
    }

    /// What was said so far, as indices of responses.
    pub(super) fn path(&self) -> Vec<u8> {
        let index = |response| u8::try_from(response).unwrap_or(u8::MAX);
        self.replay.turns.iter().map(|turn| index(turn.response)).collect()
    }

    /// Whether the last sentence said is what everybody looks at, and not yet the next choice.
    pub(super) const fn looks_back(&self) -> bool {
        matches!(self.phase, Phase::Played | Phase::WhatIf(_) | Phase::Debrief | Phase::Cards | Phase::Ended)
    }

    /// What the ballot that is looked at was cast by: the sentences before it.
    pub(super) fn ballot_path(&self) -> Vec<u8> {
        let mut path = self.path();
        if self.looks_back() {
            path.pop();
        }
        path
    }

    /// The votes on the moment that is looked at; after a sentence was played, those that led to it.
    #[must_use]
    pub fn ballot(&self) -> Option<&Ballot> {
        self.ballots.get(&self.ballot_path())
    }

    /// The votes on every moment the class has passed, in order, as far as anybody voted.
    #[must_use]
    pub fn ballot_of_turn(&self, turn: usize) -> Option<&Ballot> {
        self.path().get(..turn).and_then(|path| self.ballots.get(path))
    }

    /// The state in which the ballot that is looked at is cast, and what can be said in it, as positions on the
    /// screen → indices in the node.
    #[must_use]
    pub fn choices(&self) -> (State, Vec<usize>) {
        let roleplay = self.roleplay();
        let state = match self.replay.turns.last() {
            Some(turn) if self.looks_back() => turn.before,
            _ => self.state(),
        };
        let options = roleplay.moment(&state, self.replay.seed).options;
        (state, options.into_iter().map(|(index, _)| index).collect())
    }

    /// The split of the ballot that is looked at, by position on the screen.
    #[must_use]
    pub fn split(&self) -> Vec<u32> {
        let (_, order) = self.choices();
        let split = self.ballot().map(|ballot| ballot.split(order.len())).unwrap_or_default();
        order.iter().map(|index| split.get(*index).copied().unwrap_or(0)).collect()
    }

    /// The positions on the screen by their votes, most first; of equals the upper one. Those without a vote are
    /// left out.
    #[must_use]
    pub fn ranking(&self) -> Vec<usize> {
        let split = self.split();
        let mut positions: Vec<usize> = (0..split.len()).filter(|position| split[*position] > 0).collect();
        positions.sort_by_key(|position| (std::cmp::Reverse(split[*position]), *position));
        positions
    }
}
