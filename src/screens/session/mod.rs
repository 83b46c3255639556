//! One person at the program: which screen, which settings, which conversation. No window, no files, no clock: what
//! time it is, is told by [`Session::tick`], and what is kept goes through [`Keep`].

mod case;
mod look;
mod office;
mod play;
mod reload;
mod teaching;
mod time;

pub use look::View;

use super::debrief::Analysis;
use super::intent::{ClassAsk, Intent, Page};
use super::library::LibraryView;
use super::settings::Settings;
use super::stage::Aside;
use super::theme::Look;
use crate::class::School;
use crate::language::{Lang, Text};
use crate::records::progress::Form;
use crate::records::{Keep, Nowhere, Trainee};
use crate::roleplay::Replay;
use crate::rulebook::Rulebook;
use crate::scenario::{Library, Scenario};
use case::Case;
pub(super) use office::{Roll, Standing};
use std::collections::BTreeMap;
use std::sync::Arc;
use teaching::Teaching;
pub(super) use teaching::{Preparing, read};
use time::Clock;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The first three steps.
    FirstRun,
    /// Choosing a case.
    #[default]
    Library,
    /// Before a conversation.
    Briefing,
    /// In conversation.
    Stage,
    /// Looking back.
    Debrief,
    /// What can be set.
    Settings,
    /// How far one has come.
    Progress,
    /// How a class stands.
    Class,
    /// Who practises here.
    People,
    /// Before a class: what is decided, and the way in.
    Opening,
    /// The projection of an open class.
    Lesson,
}

/// One person at the program.
#[derive(Debug)]
pub struct Session {
    library: Library,
    rulebook: Arc<Rulebook>,
    records: Box<dyn Keep>,
    settings: Settings,
    seed: u64,
    screen: Screen,
    /// Where the settings were opened.
    from: Screen,
    /// Where one comes back to from a case: the library, the progress or the class.
    home: Screen,
    case: Option<Case>,
    /// The index of the case whose briefing is read.
    briefed: usize,
    /// The changed form in which it is going to be played.
    form: Form,
    /// The sentence the debrief reads about, its page, and the other option that is looked at.
    reading: usize,
    page: Page,
    alternative: Option<usize>,
    analysis: Option<Analysis>,
    /// What practice shows on demand.
    aside: Option<Aside>,
    /// A step of the first run, and the sentence that was tried.
    first: (usize, Option<usize>),
    clock: Clock,
    /// Who practises, where the records know people; and who else does, while that is looked at.
    who: Option<Trainee>,
    people: Vec<Trainee>,
    standing: Option<Standing>,
    /// The lesson that is looked at.
    lesson: Option<u8>,
    class: ClassAsk,
    roll: Option<Roll>,
    /// Cases of the library that are due for review today, and in which form.
    due: BTreeMap<usize, Form>,
    /// Where classes are opened, the class that is being set up, and the one that is open.
    school: Option<Box<dyn School>>,
    preparing: Option<Preparing>,
    teaching: Option<Teaching>,
    /// What is wrong with the records; said, never in the way.
    trouble: Option<Text>,
    /// What is wrong with the file of the case in hand.
    broken: Option<Text>,
    view: View,
}

impl Session {
    /// At the library, with standard settings and nothing kept.
    #[must_use]
    pub fn new(library: Library, rulebook: Rulebook, lang: Lang, seed: u64) -> Self {
        let settings = Settings { language: lang, first_run_seen: true, ..Settings::default() };
        let view = View::Library(Box::new(LibraryView::new(&library, &rulebook, &|_| Default::default(), lang)));
        Self {
            library,
            rulebook: Arc::new(rulebook),
            records: Box::new(Nowhere::default()),
            settings,
            seed,
            screen: Screen::Library,
            from: Screen::Library,
            home: Screen::Library,
            case: None,
            briefed: 0,
            form: Form::default(),
            reading: 0,
            page: Page::Overview,
            alternative: None,
            analysis: None,
            aside: None,
            first: (0, None),
            clock: Clock::default(),
            who: None,
            people: Vec::new(),
            standing: None,
            lesson: None,
            class: ClassAsk::default(),
            roll: None,
            due: BTreeMap::new(),
            school: None,
            preparing: None,
            teaching: None,
            trouble: None,
            broken: None,
            view,
        }
    }

    /// With these settings; at the first steps if they were never seen.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings.in_range();
        if !self.settings.first_run_seen {
            self.screen = Screen::FirstRun;
        }
        self.view = self.look();
        self
    }

    /// With these records.
    #[must_use]
    pub fn with_records(mut self, records: Box<dyn Keep>) -> Self {
        // That nobody asked for records is no trouble; that they cannot be kept is.
        self.trouble = records.keeps().err().filter(is_worth_saying).map(|trouble| trouble.message);
        self.records = records;
        self.meet();
        self.look_up_due();
        self.view = self.look();
        self
    }

    /// The language of the moment.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.settings.language
    }

    /// The settings of the moment; whoever keeps them compares them with what it kept.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How the screens look by them.
    #[must_use]
    pub fn looks(&self) -> Look {
        self.settings.look()
    }

    /// Which screen is shown.
    #[must_use]
    pub const fn screen(&self) -> Screen {
        self.screen
    }

    /// What is to be seen.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// The conversation in hand.
    #[must_use]
    pub fn replay(&self) -> Option<&Replay> {
        self.case.as_ref().map(|case| &case.replay)
    }

    /// The case in hand.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.case.as_ref().map(|case| &case.scenario)
    }

    /// The cases there are.
    #[must_use]
    pub const fn library(&self) -> &Library {
        &self.library
    }

    /// The rulebook.
    #[must_use]
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Whether the conversation in hand is an exam: the customer's face says less then.
    #[must_use]
    pub fn is_exam(&self) -> bool {
        self.case.as_ref().is_some_and(|case| case.is_exam)
    }

    /// Does what was asked for; what makes no sense now changes nothing.
    pub fn apply(&mut self, intent: Intent) {
        match intent {
            // Nothing leads away from an open class but closing it.
            Intent::Back | Intent::Library | Intent::Progress | Intent::Class | Intent::People | Intent::Settings
                if self.teaching.is_some() => {}
            Intent::SwitchLanguage => self.settings.language = self.settings.language.other(),
            Intent::Open(index) => self.brief(index, Form::default()),
            Intent::Review(index, form) => self.brief(index, form),
            Intent::Begin => self.begin(),
            Intent::Continue(index) => self.go_on(index),
            Intent::Drop(index) => self.drop_unfinished(index),
            Intent::Skip => self.clock.skip(),
            Intent::Say(position) => self.say(position),
            Intent::TakeBack => self.take_back(),
            Intent::Hint => self.toggle(Aside::Hint),
            Intent::Thought => self.toggle(Aside::Thought),
            Intent::Why => self.toggle(Aside::Why),
            Intent::Debrief => self.look_back(),
            Intent::Page(page) => self.page = page,
            Intent::Read(turn) => self.read(turn),
            Intent::Alternative(option) => self.alternative = option,
            Intent::StartOver => self.start_over(),
            Intent::AgainFrom(turn) => self.again_from(turn),
            Intent::AgainSaying(turn, response) => {
                self.again_from(turn);
                self.respond(response);
            }
            Intent::NextCase => self.next_case(),
            Intent::Settings => {
                if !matches!(self.screen, Screen::Settings | Screen::FirstRun) {
                    self.from = self.screen;
                    self.screen = Screen::Settings;
                }
            }
            Intent::Set(settings) => {
                let seen = self.settings.first_run_seen;
                self.settings = settings.in_range();
                self.settings.first_run_seen |= seen;
                self.keep_name();
            }
            Intent::ResetSettings => {
                let kept = Settings { language: self.lang(), first_run_seen: true, ..Settings::default() };
                self.settings = Settings { name: std::mem::take(&mut self.settings.name), ..kept };
            }
            Intent::FirstStep(step) => self.first.0 = step.min(2),
            Intent::Try(sentence) => self.first.1 = Some(sentence.min(1)),
            Intent::EndFirstRun => {
                self.settings.first_run_seen = true;
                if self.screen == Screen::FirstRun {
                    self.screen = Screen::Library;
                }
            }
            Intent::Progress => self.visit(Screen::Progress),
            Intent::Class => self.visit(Screen::Class),
            Intent::People => self.visit(Screen::People),
            Intent::Lesson(lesson) => self.lesson = Some(lesson),
            Intent::LookAt(attempt, turn) => self.look_at(attempt, turn),
            Intent::AskClass(ask) => self.ask_class(*ask),
            Intent::SitDown(trainee) => self.sit_down(trainee),
            Intent::WriteCard(card) => self.write_card(&card),
            Intent::WithClass(index) => self.prepare(index),
            Intent::PlanClass(plan) => self.plan_class(*plan),
            Intent::FindAddresses => self.find_addresses(),
            Intent::OpenClass => self.open_class(),
            Intent::GoOnWithClass => self.go_on_with_class(),
            Intent::Drive(drive) => self.drive(&drive),
            Intent::CloseClass => self.close_class(),
            Intent::Back if self.screen == Screen::Settings => self.screen = self.from,
            Intent::Back if matches!(self.screen, Screen::Progress | Screen::Class) => self.visit(Screen::Library),
            // What was played since may have changed it.
            Intent::Back => self.visit(self.home),
            Intent::Library => self.visit(Screen::Library),
        }
        self.view = self.look();
    }

    fn toggle(&mut self, aside: Aside) {
        if self.screen == Screen::Stage && !self.is_exam() {
            self.aside = (self.aside != Some(aside)).then_some(aside);
        }
    }

    fn read(&mut self, turn: usize) {
        let turns = self.replay().map_or(0, |replay| replay.turns.len());
        self.reading = turn.min(turns.saturating_sub(1));
        self.alternative = None;
        self.page = Page::Sentences;
    }
}

/// Trouble that the person should know of.
fn is_worth_saying(trouble: &crate::records::Trouble) -> bool {
    trouble.kind != crate::records::TroubleKind::NotAsked
}
