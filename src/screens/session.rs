//! One person at the program: which screen, which language, which conversation. No window and no clock in it.

use super::Intent;
use super::debrief::DebriefView;
use super::library::LibraryView;
use super::stage::StageView;
use crate::debrief::{Judge, climb};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::{Library, Scenario};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Choosing a case.
    #[default]
    Library,
    /// In conversation.
    Stage,
    /// Looking back.
    Debrief,
}

/// What is to be seen now, in the language of the moment.
#[derive(Clone, Debug)]
pub enum View {
    /// The cases.
    Library(LibraryView),
    /// The conversation.
    Stage(Box<StageView>),
    /// How it went.
    Debrief(Box<DebriefView>),
}

/// One person at the program.
#[derive(Clone, Debug)]
pub struct Session {
    library: Library,
    rulebook: Rulebook,
    lang: Lang,
    seed: u64,
    screen: Screen,
    /// The case in hand, as an index of the library, and its conversation.
    case: Option<(usize, Replay)>,
    /// The sentence the debrief reads about.
    reading: usize,
    view: View,
}

impl Session {
    /// At the library.
    #[must_use]
    pub fn new(library: Library, rulebook: Rulebook, lang: Lang, seed: u64) -> Self {
        let view = View::Library(LibraryView::new(&library, lang));
        Self { library, rulebook, lang, seed, screen: Screen::Library, case: None, reading: 0, view }
    }

    /// The language of the moment.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
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
        self.case.as_ref().map(|(_, replay)| replay)
    }

    /// The case in hand.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.library.entries().get(self.case.as_ref()?.0)?.scenario.as_ref()
    }

    /// Does what was asked for; what makes no sense now changes nothing.
    pub fn apply(&mut self, intent: Intent) {
        match intent {
            Intent::SwitchLanguage => self.lang = self.lang.other(),
            Intent::Open(index) => self.open(index),
            Intent::Say(position) => self.say(position),
            Intent::TakeBack => {
                if let (Screen::Stage, Some((_, replay))) = (self.screen, &mut self.case) {
                    replay.turns.pop();
                }
            }
            Intent::Debrief => self.look_back(),
            Intent::Read(turn) => {
                let turns = self.replay().map_or(0, |replay| replay.turns.len());
                self.reading = turn.min(turns.saturating_sub(1));
            }
            Intent::StartOver => {
                if let Some((index, _)) = self.case {
                    // Another order on the screen, so that it is the words that are remembered.
                    self.seed = self.seed.wrapping_add(1);
                    self.open(index);
                }
            }
            Intent::AgainFrom(turn) => {
                if let Some((_, replay)) = &mut self.case {
                    replay.turns.truncate(turn);
                    self.screen = Screen::Stage;
                }
            }
            Intent::Library => self.screen = Screen::Library,
        }
        self.view = self.look();
    }

    fn open(&mut self, index: usize) {
        let Some(scenario) = self.library.entries().get(index).and_then(|entry| entry.scenario.as_ref()) else {
            return;
        };
        let replay = Roleplay::new(&self.rulebook, scenario).open(self.seed);
        self.case = Some((index, replay));
        self.screen = Screen::Stage;
    }

    fn say(&mut self, position: usize) {
        let (Screen::Stage, Some((index, replay))) = (self.screen, &mut self.case) else { return };
        let Some(scenario) = self.library.entries()[*index].scenario.as_ref() else { return };
        let roleplay = Roleplay::new(&self.rulebook, scenario);
        let state = replay.now(&roleplay);
        if state.over.is_some() {
            return;
        }
        if let Some((response, _)) = roleplay.moment(&state, replay.seed).options.get(position) {
            roleplay.play(replay, state, *response);
        }
    }

    fn look_back(&mut self) {
        let Some((replay, scenario)) = self.replay().zip(self.scenario()) else { return };
        let roleplay = Roleplay::new(&self.rulebook, scenario);
        if replay.is_over(&roleplay) {
            self.reading = climb(replay).unwrap_or_else(|| worst(replay));
            self.screen = Screen::Debrief;
        }
    }

    fn look(&self) -> View {
        let case = self.replay().zip(self.scenario());
        match (self.screen, case) {
            (Screen::Stage, Some((replay, scenario))) => {
                View::Stage(Box::new(StageView::new(&Roleplay::new(&self.rulebook, scenario), replay, self.lang)))
            }
            (Screen::Debrief, Some((replay, scenario))) => {
                let judge = Judge::new(Roleplay::new(&self.rulebook, scenario));
                View::Debrief(Box::new(DebriefView::new(&judge, replay, self.reading, self.lang)))
            }
            _ => View::Library(LibraryView::new(&self.library, self.lang)),
        }
    }
}

/// The sentence after which arousal rose most, or the first: where reading begins when nothing climbed.
fn worst(replay: &Replay) -> usize {
    let rise = |turn: usize| replay.turns[turn].after.mood.arousal - replay.turns[turn].before.mood.arousal;
    // The first of equals.
    (0..replay.turns.len()).rev().max_by_key(|turn| rise(*turn)).unwrap_or(0)
}
