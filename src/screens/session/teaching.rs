//! A class at this machine: setting it up, driving it, shutting it. What a class is and where it is opened stands
//! behind [`School`] and [`Lesson`]; the network is none of the session's business.

use super::play::index_of;
use super::{Screen, Session};
use crate::class::address::Address;
use crate::class::caretaker::Plan;
use crate::class::journal::Unfinished;
use crate::class::{Command, Lesson, Phase, Room, School};
use crate::debrief::Judge;
use crate::language::{Lang, Text};
use crate::screens::debrief::Analysis;
use crate::screens::intent::{ClassPlan, Drive, Panel};
use crate::screens::lesson::{LessonView, Looks, PAGES, page};
use crate::screens::opening::OpeningView;
use crate::screens::theme::CHARACTERS;
use crate::screens::words;

/// Seconds a vote stays open unless something else is chosen.
const COUNTDOWN: u16 = 20;
/// How often the class is looked at, in milliseconds: votes come in by themselves.
pub(super) const PULSE_MS: u64 = 250;

/// What is known while a class is set up.
#[derive(Debug)]
pub(in crate::screens) struct Preparing {
    pub plan: ClassPlan,
    pub addresses: Vec<Address>,
    pub left: Option<Unfinished>,
    /// Classes in the records.
    pub known: Vec<String>,
    /// Why it could not be opened.
    pub trouble: Option<Text>,
    /// What became of the class that was shut last.
    pub shut: Option<Text>,
}

/// An open class.
#[derive(Debug)]
pub(super) struct Teaching {
    lesson: Box<dyn Lesson>,
    panel: Option<Panel>,
    /// Why the last thing was not done.
    refused: Option<Text>,
    /// What could have been, for so many sentences of the class's conversation.
    analysis: Option<(usize, Analysis)>,
    /// What was shown last, and when it was looked at.
    pulse: Pulse,
    looked_at: u64,
    /// Since when the customer says what they say now, and how long that takes.
    speaks: Option<(usize, u64, u64)>,
}

/// What a class shows changes with this, and with nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pulse {
    version: u64,
    votes: u32,
    people: usize,
    here: usize,
    cards: usize,
    own: (usize, usize),
    seconds: Option<u64>,
    trouble: Option<Text>,
}

/// Reads something off the room of a class.
pub(in crate::screens) fn read<T>(lesson: &dyn Lesson, see: impl Fn(&Room) -> T) -> Option<T> {
    let mut seen = None;
    lesson.look(&mut |room| seen = Some(see(room)));
    seen
}

impl Pulse {
    fn of(lesson: &dyn Lesson) -> Self {
        let (now, here, trouble) = (lesson.now(), lesson.here(), lesson.trouble());
        read(lesson, |room| Self {
            version: room.version(),
            votes: room.vote_count(),
            people: room.head_count(),
            here,
            cards: room.card_count(),
            own: room.own_tally(),
            seconds: room.left_ms(now).map(|left| left.div_ceil(1_000)),
            trouble: trouble.clone(),
        })
        .unwrap_or_default()
    }
}

impl Teaching {
    fn new(lesson: Box<dyn Lesson>, refused: Option<Text>) -> Self {
        let pulse = Pulse::of(&*lesson);
        Self { lesson, panel: None, refused, analysis: None, pulse, looked_at: 0, speaks: None }
    }

    fn phase(&self) -> Phase {
        read(&*self.lesson, Room::phase).unwrap_or(Phase::Ended)
    }

    /// Looks closer at the conversation once the class looks back on it: a search, so not under the eyes of the
    /// server.
    fn analyse(&mut self) {
        if !matches!(self.phase(), Phase::Debrief) {
            return;
        }
        let Some((case, replay)) = read(&*self.lesson, |room| (room.case().clone(), room.replay().clone())) else {
            return;
        };
        if self.analysis.as_ref().is_none_or(|(turns, _)| *turns != replay.turns.len()) {
            let judge = Judge::new(case.roleplay());
            self.analysis = Some((replay.turns.len(), Analysis::of(&judge, &replay)));
        }
    }

    /// Notes when the customer begins to say something else.
    fn listen(&mut self, now: u64, lang: Lang) {
        let heard = read(&*self.lesson, |room| {
            let seen = room.seen();
            (seen.number, seen.words.get(lang).chars().filter(|c| !c.is_whitespace()).count())
        });
        let Some((number, letters)) = heard else { return };
        if self.speaks.is_none_or(|(before, ..)| before != number) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some 10, above 0")]
            let pace = CHARACTERS[lang as usize] as u64;
            self.speaks = Some((number, now, letters as u64 * 1_000 / pace));
        }
    }

    fn drive(&mut self, drive: &Drive) {
        self.refused = None;
        let done = match drive {
            Drive::Panel(panel) => {
                self.panel = *panel;
                Ok(())
            }
            Drive::Page(to) => self.turn_to(*to),
            Drive::Forward if self.phase() == Phase::Ended => {
                self.panel = Some(Panel::Shut);
                Ok(())
            }
            // A remote has two keys: the pages of the debrief are walked through before the class goes on.
            Drive::Forward if self.is_looking_back() && self.page() + 1 < PAGES => self.turn_to(self.page() + 1),
            Drive::Back if self.is_looking_back() && self.page() > 0 => self.turn_to(self.page() - 1),
            Drive::Forward => self.lesson.act(&Command::Forward),
            Drive::Back => self.lesson.act(&Command::Undo),
            Drive::Do(command) => self.lesson.act(command),
        };
        if let Drive::Do(Command::Hand { .. }) = drive {
            self.panel = None;
        }
        if let Err(why) = done {
            self.refused = Some(why);
        }
    }

    fn page(&self) -> usize {
        read(&*self.lesson, page).unwrap_or(0)
    }

    /// Turns to a page of the debrief, on every wall of the class.
    fn turn_to(&self, to: usize) -> Result<(), Text> {
        self.lesson.act(&Command::Page { page: u8::try_from(to.min(PAGES - 1)).unwrap_or(0) })
    }

    /// Looking back, and nothing else is on the wall.
    fn is_looking_back(&self) -> bool {
        let plain = |room: &Room| !room.is_paused() && room.shown().is_none() && !room.is_own_open();
        self.phase() == Phase::Debrief && read(&*self.lesson, plain) == Some(true)
    }

    fn renew(&mut self, now: Option<u64>, lang: Lang) {
        self.analyse();
        self.pulse = Pulse::of(&*self.lesson);
        if let Some(now) = now {
            self.listen(now, lang);
        }
    }
}

impl Session {
    /// With a place where classes are opened; without one nothing on the screens speaks of opening one.
    #[must_use]
    pub fn with_school(mut self, school: Box<dyn School>) -> Self {
        self.school = Some(school);
        self.view = self.look();
        self
    }

    /// The class that is open at this machine.
    #[must_use]
    pub fn lesson(&self) -> Option<&dyn Lesson> {
        self.teaching.as_ref().map(|teaching| &*teaching.lesson)
    }

    pub(super) const fn has_school(&self) -> bool {
        self.school.is_some()
    }

    /// Sets a class up for a case.
    pub(super) fn prepare(&mut self, case: usize) {
        if self.teaching.is_some() || self.library.entries().get(case).is_none_or(|entry| entry.scenario.is_none()) {
            return;
        }
        self.prepare_anew(case, None);
    }

    fn prepare_anew(&mut self, case: usize, shut: Option<Text>) {
        let Some(school) = &self.school else { return };
        let addresses = school.addresses();
        let left = school.interrupted();
        let mut known: Vec<String> = self
            .records
            .office()
            .and_then(|office| office.people().ok())
            .unwrap_or_default()
            .into_iter()
            .map(|it| it.class)
            .filter(|class| !class.is_empty())
            .collect();
        known.sort();
        known.dedup();
        let before = self.preparing.take().map(|preparing| preparing.plan);
        let class = self.class.class.clone().or_else(|| self.who.as_ref().map(|who| who.class.clone()));
        let plan = ClassPlan {
            case,
            class: before.as_ref().map_or_else(|| class.unwrap_or_default(), |before| before.class.clone()),
            address: (!addresses.is_empty()).then_some(0),
            names: before.as_ref().is_none_or(|before| before.names),
            countdown: before.as_ref().map_or(COUNTDOWN, |before| before.countdown),
        };
        self.preparing = Some(Preparing { plan, addresses, left, known, trouble: None, shut });
        self.screen = Screen::Opening;
    }

    pub(super) fn plan_class(&mut self, plan: ClassPlan) {
        if let Some(preparing) = &mut self.preparing {
            preparing.plan = plan;
            preparing.trouble = None;
        }
    }

    pub(super) fn find_addresses(&mut self) {
        let (Some(school), Some(preparing)) = (&self.school, &mut self.preparing) else { return };
        preparing.addresses = school.addresses();
        preparing.plan.address = (!preparing.addresses.is_empty()).then_some(0);
        preparing.trouble = None;
    }

    pub(super) fn open_class(&mut self) {
        let (Some(school), Some(preparing)) = (&self.school, &self.preparing) else { return };
        if self.screen != Screen::Opening {
            return;
        }
        let ClassPlan { case, class, names, countdown, .. } = preparing.plan.clone();
        let Some(entry) = self.library.entries().get(case) else { return };
        let plan = Plan { class, seed: self.seed, names, countdown };
        let opened = school.open(&entry.source.text, &plan, preparing.listen()).map(|lesson| (lesson, None));
        self.begin_class(opened);
    }

    pub(super) fn go_on_with_class(&mut self) {
        let (Some(school), Some(preparing)) = (&self.school, &self.preparing) else { return };
        let (Screen::Opening, Some(left)) = (self.screen, &preparing.left) else { return };
        let opened = school.go_on(left, preparing.listen());
        self.begin_class(opened);
    }

    fn begin_class(&mut self, opened: Result<(Box<dyn Lesson>, Option<Text>), Text>) {
        match opened {
            Ok((lesson, notice)) => {
                let mut teaching = Teaching::new(lesson, notice);
                teaching.renew(self.clock.now(), self.lang());
                self.teaching = Some(teaching);
                // Another class has another order on the screen.
                self.seed = self.seed.wrapping_add(1);
                self.screen = Screen::Lesson;
            }
            Err(why) => {
                if let Some(preparing) = &mut self.preparing {
                    preparing.trouble = Some(why);
                }
            }
        }
    }

    pub(super) fn drive(&mut self, drive: &Drive) {
        let (now, lang) = (self.clock.now(), self.lang());
        if let Some(teaching) = &mut self.teaching {
            teaching.drive(drive);
            teaching.renew(now, lang);
        }
    }

    /// Shuts the class: the port is free, and what people played on their own is in the records.
    pub(super) fn close_class(&mut self) {
        let Some(teaching) = self.teaching.take() else { return };
        let lines = teaching.lesson.lines();
        let is_over = teaching.phase() == Phase::Ended;
        let case = read(&*teaching.lesson, |room| room.case().scenario().id.clone());
        let kept = match self.records.office_mut() {
            _ if lines.is_empty() => words::TEACH_NOTHING_OWN.text(&[]),
            None => words::TEACH_NO_RECORDS.text(&[]),
            Some(office) => match office.take_in(&lines) {
                Ok(done) => {
                    teaching.lesson.was_recorded();
                    let (new, people) = (done.new + done.continued, done.trainees.to_string());
                    match new {
                        0 => words::TEACH_KEPT_ALREADY.text(&[]),
                        1 => words::TEACH_KEPT_ONE.text(&[("people", &people)]),
                        _ => words::TEACH_KEPT.text(&[("n", &new.to_string()), ("people", &people)]),
                    }
                }
                Err(trouble) => {
                    let why = |lang| trouble.message.get(lang).trim_end_matches(['。', '.']).to_owned();
                    Text::new(
                        words::TEACH_UNKEPT.with(Lang::Zh, &[("why", &why(Lang::Zh))]),
                        words::TEACH_UNKEPT.with(Lang::En, &[("why", &why(Lang::En))]),
                    )
                }
            },
        };
        drop(teaching);
        let later = if is_over { Text::default() } else { words::TEACH_CAN_GO_ON.text(&[]) };
        let parts = [words::TEACH_SHUT.text(&[]), kept, words::TEACH_JOURNAL.text(&[]), later];
        let told =
            |lang: Lang| parts.iter().map(|part| part.get(lang)).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let shut = Text::new(told(Lang::Zh).join("\n"), told(Lang::En).join("\n"));
        let index = case.and_then(|id| index_of(&self.library, &id)).unwrap_or(self.briefed);
        self.screen = Screen::Opening;
        self.prepare_anew(index, Some(shut));
    }

    /// Looks whether something came in by itself; whether the view is to be made anew.
    pub(super) fn feel_the_pulse(&mut self, now: u64) -> bool {
        let lang = self.lang();
        let Some(teaching) = &mut self.teaching else { return false };
        if now.saturating_sub(teaching.looked_at) < PULSE_MS && teaching.speaks.is_some() {
            return false;
        }
        teaching.looked_at = now;
        teaching.listen(now, lang);
        let pulse = Pulse::of(&*teaching.lesson);
        if pulse == teaching.pulse {
            return false;
        }
        if pulse.version != teaching.pulse.version {
            teaching.refused = None;
        }
        teaching.renew(Some(now), lang);
        true
    }

    /// Whether the customer of the class moves their lips.
    pub(super) fn speaks_to_class(&self, now: u64) -> bool {
        let speaks = self.teaching.as_ref().and_then(|teaching| teaching.speaks);
        speaks.is_some_and(|(_, since, length)| now < since + length)
    }

    pub(super) fn look_at_class(&self) -> Option<LessonView> {
        let teaching = self.teaching.as_ref()?;
        let looks = Looks {
            panel: teaching.panel,
            refused: teaching.refused.as_ref(),
            analysis: teaching.analysis.as_ref().map(|(_, analysis)| analysis),
        };
        LessonView::new(&*teaching.lesson, &looks, self.lang())
    }

    pub(super) fn look_at_opening(&self) -> Option<OpeningView> {
        let preparing = self.preparing.as_ref()?;
        let back = words::home(self.home).get(self.lang());
        Some(OpeningView::new(preparing, &self.library, back, self.lang()))
    }
}

impl Preparing {
    fn listen(&self) -> Option<std::net::IpAddr> {
        self.plan.address.and_then(|index| self.addresses.get(index)).map(|address| address.ip)
    }
}
