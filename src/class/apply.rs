//! What a room does when it is asked. Everything that changes a class goes through [`Room::apply`].

use super::ballot::{Ballot, MOST_CARDS};
use super::command::{Command, Who};
use super::own::{MOST_RUNS, OwnRun, RunNumber};
use super::person::{Card, Person, name};
use super::phase::Phase;
use super::refusal::Refusal;
use super::room::{LONGEST_COUNTDOWN, MOST_PAGES, MOST_PEOPLE, MomentId, PersonId, Room};
use crate::language::Lang;
use std::sync::Arc;

/// What a command changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// What everybody sees.
    pub stage: bool,
    /// What wall and trainer alone see. Whatever everybody sees, they see as well.
    pub wall: bool,
    /// How many have voted.
    pub tally: bool,
    /// What the trainer sees of the people.
    pub people: bool,
    /// Who came in.
    pub joined: Option<PersonId>,
}

impl Done {
    const NOTHING: Self = Self { stage: false, wall: false, tally: false, people: false, joined: None };
    const STAGE: Self = Self { stage: true, wall: true, tally: true, people: true, joined: None };
    const WALL: Self = Self { stage: false, ..Self::STAGE };
    const TALLY: Self = Self { tally: true, ..Self::NOTHING };
    const PEOPLE: Self = Self { people: true, ..Self::NOTHING };

    /// Whether anything changed: what changes nothing need not be written down. Somebody who asks to come in a second
    /// time is let in and changes nothing.
    #[must_use]
    pub const fn changed(self) -> bool {
        self.stage || self.wall || self.tally || self.people
    }
}

type Answer = Result<Done, Refusal>;

impl Room {
    /// Does what is asked, or nothing. `now` is the time of the room in milliseconds; only countdowns and the times of
    /// people's own conversations depend on it.
    ///
    /// # Errors
    /// Why nothing was done.
    pub fn apply(&mut self, who: Who, command: &Command, now: u64) -> Result<Done, Refusal> {
        let done = match who {
            Who::Newcomer => self.newcomer(command),
            Who::Person(person) => self.person_asks(person, command, now),
            Who::Trainer => self.trainer_asks(command, now),
            Who::Program => self.program_asks(command),
        }?;
        if done.wall {
            self.version += 1;
        }
        Ok(done)
    }

    fn newcomer(&mut self, command: &Command) -> Answer {
        match command {
            Command::Join { name, number, lang, mark } => self.join(name, number, *lang, mark.as_deref()),
            _ => Err(Refusal::NotYours),
        }
    }

    fn join(&mut self, given: &str, number: &str, lang: Lang, mark: Option<&str>) -> Answer {
        let known = mark.and_then(|mark| self.people().find(|(_, it)| it.mark.as_deref() == Some(mark)));
        if let Some((id, _)) = known {
            return self.join_again(id, given, number, lang);
        }
        if self.phase == Phase::Ended {
            return Err(Refusal::NotNow);
        }
        // Those who were sent out count as well: numbers are not given twice.
        if self.people.len() >= MOST_PEOPLE {
            return Err(Refusal::Full);
        }
        let (name, number) = self.called(given, number, None)?;
        let mark = mark.map(ToOwned::to_owned);
        self.people.push(Person { name, number, lang, mark, gone: false, own: Vec::new(), card: None });
        let id = PersonId(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
        Ok(Done { joined: Some(id), tally: true, people: true, ..Done::NOTHING })
    }

    /// The answer to somebody's joining was lost, and their page asks again. What they typed last is what they are
    /// called.
    fn join_again(&mut self, id: PersonId, given: &str, number: &str, lang: Lang) -> Answer {
        let (name, number) = self.called(given, number, Some(id))?;
        let is_over = self.phase == Phase::Ended;
        let person = self.known(id)?;
        let changed = (&person.name, &person.number, person.lang) != (&name, &number, lang);
        if changed && is_over {
            return Err(Refusal::NotNow);
        }
        (person.name, person.number, person.lang) = (name, number, lang);
        Ok(Done { joined: Some(id), people: changed, ..Done::NOTHING })
    }

    /// Name and number as they are kept. No two people are called the same; `own` is who asks, if they are in.
    fn called(&self, given: &str, number: &str, own: Option<PersonId>) -> Result<(String, String), Refusal> {
        if !self.setup.names {
            return Ok((String::new(), String::new()));
        }
        let (name, number) = (name(given)?, name(number)?);
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        let same = |other: &Person| other.name.to_lowercase() == name.to_lowercase();
        if self.people().any(|(id, other)| Some(id) != own && same(other)) {
            return Err(Refusal::NameTaken);
        }
        Ok((name, number))
    }

    fn known(&mut self, id: PersonId) -> Result<&mut Person, Refusal> {
        let index = usize::try_from(id.0).unwrap_or(usize::MAX).wrapping_sub(1);
        self.people.get_mut(index).filter(|person| !person.gone).ok_or(Refusal::Unknown)
    }

    fn person_asks(&mut self, id: PersonId, command: &Command, now: u64) -> Answer {
        let person = self.known(id)?;
        match command {
            Command::Speak { lang } => {
                if person.lang == *lang {
                    return Ok(Done::NOTHING);
                }
                person.lang = *lang;
                Ok(Done::PEOPLE)
            }
            Command::Vote { moment, option } => self.vote(id, *moment, *option, now),
            Command::Start { run, case } => self.start(id, *run, case.as_deref(), now),
            Command::Say { run, turn, option } => self.say(id, *run, *turn, *option, now),
            Command::Exit { say, drop } => {
                if !matches!(self.phase, Phase::Cards | Phase::Debrief) {
                    return Err(Refusal::NotNow);
                }
                let card = Some(Card::new(say, drop)?);
                let person = self.known(id)?;
                if person.card == card {
                    return Ok(Done::NOTHING);
                }
                person.card = card;
                Ok(Done { tally: true, people: true, ..Done::NOTHING })
            }
            _ => Err(Refusal::NotYours),
        }
    }

    fn vote(&mut self, id: PersonId, moment: MomentId, position: u8, now: u64) -> Answer {
        if self.ballot().map(|ballot| ballot.moment) != Some(moment) {
            return Err(Refusal::OtherMoment);
        }
        let is_late = !self.paused && self.closes_at.is_some_and(|at| at <= now);
        if self.phase != Phase::Voting || is_late {
            return Err(Refusal::NotOpen);
        }
        if self.paused {
            return Err(Refusal::Paused);
        }
        let option = self.option_at(position)?;
        let path = self.ballot_path();
        let changed = self.ballots.get_mut(&path).is_some_and(|ballot| ballot.vote(id, option));
        Ok(if changed { Done::TALLY } else { Done::NOTHING })
    }

    /// The index in the node of what stands at a position of the screen.
    fn option_at(&self, position: u8) -> Result<u8, Refusal> {
        let (_, order) = self.choices();
        let index = order.get(usize::from(position)).ok_or(Refusal::NoOption)?;
        u8::try_from(*index).map_err(|_| Refusal::NoOption)
    }

    fn start(&mut self, id: PersonId, run: RunNumber, case: Option<&str>, now: u64) -> Answer {
        if !self.own_open {
            return Err(Refusal::OwnShut);
        }
        let case = match case {
            Some(case) => self.case_of(case).ok_or(Refusal::NoCase)?,
            None => &self.case,
        };
        let (case, seed) = (Arc::clone(case), self.setup.seed);
        let person = self.known(id)?;
        let last = u16::try_from(person.own.len()).unwrap_or(u16::MAX);
        if let Some(own) = person.own.last().filter(|_| run.0 == last) {
            // Two pages of one person may have asked for different ones.
            let same = own.case.scenario().id == case.scenario().id;
            return if same { Ok(Done::NOTHING) } else { Err(Refusal::OtherTurn) };
        }
        if Some(run.0) != last.checked_add(1) || run.0 > MOST_RUNS {
            return Err(Refusal::OutOfRange);
        }
        person.own.push(OwnRun::begin(case, seed, id, run, now));
        Ok(Done::PEOPLE)
    }

    fn say(&mut self, id: PersonId, run: RunNumber, turn: u16, option: u8, now: u64) -> Answer {
        if !self.own_open {
            return Err(Refusal::OwnShut);
        }
        let person = self.known(id)?;
        if usize::from(run.0) != person.own.len() {
            return Err(Refusal::OtherTurn);
        }
        let own = person.own.last_mut().ok_or(Refusal::OtherTurn)?;
        let changed = own.say(turn, option, now)?;
        let on_the_wall = changed && self.shown.is_some_and(|(shown, _)| shown == id);
        Ok(Done { people: changed, wall: on_the_wall, ..Done::NOTHING })
    }

    fn program_asks(&mut self, command: &Command) -> Answer {
        match command {
            // The countdown has run out.
            Command::Close if self.phase == Phase::Voting && !self.paused && self.closes_at.is_some() => self.close(),
            Command::Close => Err(Refusal::NotNow),
            // Its time was that of the program that is gone.
            Command::Resumed => {
                self.closes_at = None;
                self.left = None;
                Ok(Done::STAGE)
            }
            _ => Err(Refusal::NotYours),
        }
    }

    fn trainer_asks(&mut self, command: &Command, now: u64) -> Answer {
        match command {
            Command::Forward => self.forward(now),
            Command::Open => self.open(now),
            Command::Close => self.close(),
            Command::Reveal => self.reveal(),
            Command::Play { option } => self.play(*option),
            Command::WhatIf { option } => self.what_if(*option),
            Command::Undo => self.undo(),
            Command::Pause { on } => self.pause(*on, now),
            Command::Countdown { seconds } => self.count_down(*seconds, now),
            Command::Hand { moment, counts } => self.hand(*moment, counts),
            Command::Own { on } => {
                if self.own_open == *on {
                    return Ok(Done::NOTHING);
                }
                self.own_open = *on;
                self.shown = self.shown.filter(|_| *on);
                Ok(Done::STAGE)
            }
            Command::Show { person, turn } => self.show(*person, *turn),
            Command::Debrief => self.look(Phase::Debrief),
            Command::Page { page } => self.turn_to(*page),
            Command::Cards => self.look(Phase::Cards),
            Command::End => self.look(Phase::Ended),
            Command::HideNames { on } => {
                if self.hides_names == *on {
                    return Ok(Done::NOTHING);
                }
                self.hides_names = *on;
                Ok(Done::WALL)
            }
            Command::Remove { person } => self.remove(*person),
            Command::Join { .. }
            | Command::Speak { .. }
            | Command::Vote { .. }
            | Command::Start { .. }
            | Command::Say { .. }
            | Command::Exit { .. }
            | Command::Resumed => Err(Refusal::NotYours),
        }
    }

    fn forward(&mut self, now: u64) -> Answer {
        if self.paused {
            return self.pause(false, now);
        }
        if self.shown.is_some() {
            return self.show(None, None);
        }
        if self.own_open {
            self.own_open = false;
            return Ok(Done::STAGE);
        }
        match self.phase {
            Phase::Voting => self.close(),
            Phase::Closed => self.reveal(),
            Phase::Revealed => self.play(None),
            Phase::Played if self.state().over.is_some() => self.look(Phase::Debrief),
            Phase::Lobby | Phase::Played => self.open(now),
            Phase::WhatIf(_) => self.undo(),
            Phase::Debrief => self.look(Phase::Cards),
            Phase::Cards => self.look(Phase::Ended),
            Phase::Ended => Err(Refusal::NotNow),
        }
    }

    fn enter(&mut self, phase: Phase) -> Answer {
        if phase == Phase::Debrief {
            self.page = 0;
        }
        self.phase = phase;
        self.closes_at = None;
        self.left = None;
        Ok(Done::STAGE)
    }

    fn open(&mut self, now: u64) -> Answer {
        let from_here = matches!(
            self.phase,
            Phase::Lobby | Phase::Closed | Phase::Revealed | Phase::Played | Phase::WhatIf(_) | Phase::Debrief
        );
        if !from_here || self.state().over.is_some() {
            return Err(Refusal::NotNow);
        }
        let path = self.path();
        let next = self.ballots.values().map(|ballot| ballot.moment.0).max().unwrap_or(0) + 1;
        self.ballots.entry(path).or_insert_with(|| Ballot::new(MomentId(next)));
        self.paused = false;
        self.enter(Phase::Voting)?;
        self.count_down(self.setup.countdown, now)
    }

    fn close(&mut self) -> Answer {
        if self.phase != Phase::Voting {
            return Err(Refusal::NotOpen);
        }
        self.enter(Phase::Closed)
    }

    fn reveal(&mut self) -> Answer {
        match self.phase {
            Phase::Voting | Phase::Closed => self.enter(Phase::Revealed),
            _ => Err(Refusal::NotNow),
        }
    }

    fn play(&mut self, position: Option<u8>) -> Answer {
        // Another sentence may be named also before the split is shown: a demonstration needs no vote.
        if !matches!(self.phase, Phase::Voting | Phase::Closed | Phase::Revealed) {
            return Err(Refusal::NotNow);
        }
        let option = match position {
            Some(position) => self.option_at(position)?,
            None => {
                let first = self.ranking().first().copied().ok_or(Refusal::NoVotes)?;
                self.option_at(u8::try_from(first).map_err(|_| Refusal::NoOption)?)?
            }
        };
        let state = self.state();
        // Not through `self.roleplay()`: the replay is changed while the case is read.
        self.case.roleplay().play(&mut self.replay, state, usize::from(option));
        self.enter(Phase::Played)
    }

    fn what_if(&mut self, position: Option<u8>) -> Answer {
        let Some(played) = self.replay.turns.last().map(|turn| turn.response) else { return Err(Refusal::NotNow) };
        if !matches!(self.phase, Phase::Played | Phase::WhatIf(_)) {
            return Err(Refusal::NotNow);
        }
        let (_, order) = self.choices();
        let option = match position {
            Some(position) => self.option_at(position)?,
            None => {
                let voted = self.ranking().into_iter().map(|position| order[position]);
                let other = voted.chain(order.iter().copied()).find(|index| *index != played);
                u8::try_from(other.ok_or(Refusal::NoOption)?).map_err(|_| Refusal::NoOption)?
            }
        };
        if usize::from(option) == played {
            return Err(Refusal::NoOption);
        }
        self.enter(Phase::WhatIf(option))
    }

    fn undo(&mut self) -> Answer {
        let back = match self.phase {
            Phase::Lobby => return Err(Refusal::NothingToUndo),
            Phase::Voting | Phase::Debrief if self.replay.turns.is_empty() => Phase::Lobby,
            Phase::Voting | Phase::WhatIf(_) | Phase::Debrief => Phase::Played,
            Phase::Closed | Phase::Revealed => Phase::Voting,
            Phase::Played => {
                self.replay.turns.pop();
                Phase::Revealed
            }
            Phase::Cards => Phase::Debrief,
            Phase::Ended => Phase::Cards,
        };
        self.enter(back)
    }

    fn pause(&mut self, on: bool, now: u64) -> Answer {
        if self.paused == on {
            return Ok(Done::NOTHING);
        }
        if on {
            self.left = self.closes_at.map(|at| at.saturating_sub(now));
            self.closes_at = None;
        } else {
            self.closes_at = self.left.take().map(|left| now.saturating_add(left));
        }
        self.paused = on;
        Ok(Done::STAGE)
    }

    fn count_down(&mut self, seconds: u16, now: u64) -> Answer {
        if self.phase != Phase::Voting {
            return Err(Refusal::NotOpen);
        }
        if seconds > LONGEST_COUNTDOWN {
            return Err(Refusal::OutOfRange);
        }
        let left = (seconds > 0).then(|| u64::from(seconds) * 1_000);
        if self.paused {
            self.left = left;
        } else {
            self.closes_at = left.map(|left| now.saturating_add(left));
        }
        Ok(Done::STAGE)
    }

    fn hand(&mut self, moment: MomentId, counts: &[u16]) -> Answer {
        if !matches!(self.phase, Phase::Voting | Phase::Closed | Phase::Revealed) {
            return Err(Refusal::NotNow);
        }
        if self.ballot().map(|ballot| ballot.moment) != Some(moment) {
            return Err(Refusal::OtherMoment);
        }
        let (_, order) = self.choices();
        if counts.len() > order.len() {
            return Err(Refusal::NoOption);
        }
        if counts.iter().any(|count| *count > MOST_CARDS) {
            return Err(Refusal::OutOfRange);
        }
        let mut hand = vec![0; order.len()];
        for (index, count) in order.iter().zip(counts) {
            hand[*index] = *count;
        }
        let path = self.ballot_path();
        let changed = self.ballots.get_mut(&path).is_some_and(|ballot| ballot.count_by_hand(hand));
        Ok(match (changed, self.phase) {
            (false, _) => Done::NOTHING,
            (true, Phase::Revealed) => Done::STAGE,
            (true, _) => Done::TALLY,
        })
    }

    fn show(&mut self, person: Option<PersonId>, turn: Option<u16>) -> Answer {
        let shown = match person {
            None => None,
            Some(id) => {
                let person = self.person(id).ok_or(Refusal::NoPerson)?;
                let said = person.own.last().ok_or(Refusal::NoPerson)?.replay.turns.len();
                if turn.is_some_and(|turn| usize::from(turn) >= said) {
                    return Err(Refusal::OutOfRange);
                }
                Some((id, turn))
            }
        };
        if self.shown == shown {
            return Ok(Done::NOTHING);
        }
        self.shown = shown;
        Ok(Done::WALL)
    }

    fn turn_to(&mut self, page: u8) -> Answer {
        if self.phase != Phase::Debrief {
            return Err(Refusal::NotNow);
        }
        if page >= MOST_PAGES {
            return Err(Refusal::OutOfRange);
        }
        if self.page == page {
            return Ok(Done::NOTHING);
        }
        self.page = page;
        Ok(Done::WALL)
    }

    /// Goes on to a phase that looks back.
    fn look(&mut self, phase: Phase) -> Answer {
        if self.phase == phase {
            return Ok(Done::NOTHING);
        }
        // A vote in progress is not thrown away by a slip of the finger.
        if matches!(self.phase, Phase::Voting | Phase::Closed | Phase::Revealed) && phase != Phase::Ended {
            return Err(Refusal::NotNow);
        }
        self.paused = false;
        self.shown = None;
        self.enter(phase)
    }

    fn remove(&mut self, id: PersonId) -> Answer {
        let path = self.ballot_path();
        let is_open = self.phase == Phase::Voting;
        let person = self.known(id).map_err(|_| Refusal::NoPerson)?;
        person.gone = true;
        if is_open && let Some(ballot) = self.ballots.get_mut(&path) {
            ballot.withdraw(id);
        }
        self.shown = self.shown.filter(|(shown, _)| *shown != id);
        Ok(Done::STAGE)
    }
}
