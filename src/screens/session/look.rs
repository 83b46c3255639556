//! What is to be seen now, as plain data made anew after everything that was asked for.

use super::play::index_of;
use super::{Screen, Session};
use crate::debrief::Judge;
use crate::records::Past;
use crate::rulebook::Mood;
use crate::screens::backdrop::Backdrop;
use crate::screens::briefing::BriefingView;
use crate::screens::class::ClassView;
use crate::screens::debrief::{Asked, DebriefView};
use crate::screens::first_run::FirstRunView;
use crate::screens::lesson::LessonView;
use crate::screens::library::LibraryView;
use crate::screens::opening::OpeningView;
use crate::screens::people::PeopleView;
use crate::screens::portrait::Likeness;
use crate::screens::progress::ProgressView;
use crate::screens::settings_ui::SettingsView;
use crate::screens::stage::StageView;
use crate::screens::words;

/// What is to be seen now, in the language of the moment.
#[derive(Clone, Debug)]
pub enum View {
    /// The first three steps.
    FirstRun(Box<FirstRunView>),
    /// The cases.
    Library(Box<LibraryView>),
    /// Before a conversation.
    Briefing(Box<BriefingView>),
    /// The conversation.
    Stage(Box<StageView>),
    /// How it went.
    Debrief(Box<DebriefView>),
    /// What can be set.
    Settings(Box<SettingsView>),
    /// How far one has come.
    Progress(Box<ProgressView>),
    /// How a class stands.
    Class(Box<ClassView>),
    /// Who practises here.
    People(Box<PeopleView>),
    /// Before a class.
    Opening(Box<OpeningView>),
    /// An open class.
    Lesson(Box<LessonView>),
}

impl Session {
    pub(super) fn look(&self) -> View {
        let lang = self.lang();
        match (self.screen, &self.case) {
            (Screen::FirstRun, _) => {
                let mood = mood_at(match self.first.1 {
                    None => 58,
                    Some(0) => 34,
                    Some(_) => 78,
                });
                View::FirstRun(Box::new(FirstRunView {
                    step: self.first.0,
                    tried: self.first.1,
                    settings: self.settings.clone(),
                    place: Backdrop::at_home(mood),
                    likeness: self.somebody(mood),
                }))
            }
            (Screen::Settings, _) => View::Settings(Box::new(SettingsView {
                settings: self.settings.clone(),
                likeness: self.somebody(mood_at(62)),
            })),
            (Screen::Progress, _) => View::Progress(Box::new(ProgressView::new(
                self.standing.as_ref(),
                (&self.library, &self.rulebook),
                self.host(),
                self.lesson,
                self.trouble.as_ref(),
                lang,
            ))),
            (Screen::Class, _) => View::Class(Box::new(
                ClassView::new(
                    self.roll.as_ref(),
                    (&self.library, &self.rulebook),
                    self.host(),
                    &self.class,
                    self.trouble.as_ref(),
                    lang,
                )
                .with_class(self.has_school()),
            )),
            (Screen::People, _) => View::People(Box::new(PeopleView::new(
                &self.people,
                self.who.as_ref(),
                self.records.office().is_some(),
                self.trouble.as_ref(),
                lang,
            ))),
            (Screen::Opening, _) => {
                self.look_at_opening().map_or_else(|| self.at_the_library(), |view| View::Opening(Box::new(view)))
            }
            (Screen::Lesson, _) => {
                self.look_at_class().map_or_else(|| self.at_the_library(), |view| View::Lesson(Box::new(view)))
            }
            (Screen::Briefing, _) => self.briefing(),
            (Screen::Stage, Some(case)) => {
                let roleplay = case.roleplay();
                let trouble = self.broken.as_ref().or(self.trouble.as_ref());
                let view = StageView::new(&roleplay, &case.replay, &self.settings, case.is_exam)
                    .with_open(self.aside)
                    .with_trouble(trouble.map(|text| text.get(lang).to_owned()));
                View::Stage(Box::new(view))
            }
            (Screen::Debrief, Some(case)) => {
                let Some(analysis) = &self.analysis else { return self.at_the_library() };
                let judge = Judge::new(case.roleplay());
                let next = self.next_index().and_then(|index| self.library.entries()[index].scenario.as_ref());
                let asked = Asked {
                    page: self.page,
                    reading: self.reading,
                    alternative: self.alternative,
                    next: next.map(|scenario| scenario.title.get(lang)),
                    is_exam: case.is_exam,
                    back: words::home(self.home).get(lang),
                };
                View::Debrief(Box::new(DebriefView::new(&judge, &case.replay, analysis, asked, lang)))
            }
            _ => self.at_the_library(),
        }
    }

    fn at_the_library(&self) -> View {
        View::Library(Box::new(self.library_view()))
    }

    pub(super) fn library_view(&self) -> LibraryView {
        let past = |id: &str| Past { unfinished: self.unfinished(id), ..self.records.past(id) };
        LibraryView::new(&self.library, &self.rulebook, &past, self.lang())
            .with_due(&self.due)
            .with_host(self.host())
            .with_trouble(self.trouble.as_ref().map(|text| text.get(self.lang()).to_owned()))
    }

    fn briefing(&self) -> View {
        let entry = self.library.entries().get(self.briefed);
        match entry.and_then(|entry| entry.scenario.as_ref()) {
            Some(scenario) => View::Briefing(Box::new(
                BriefingView::new(scenario, &self.rulebook, &self.settings)
                    .with_form(self.form)
                    .with_back(words::home(self.home).get(self.lang()))
                    .with_class(self.has_school().then_some(self.briefed)),
            )),
            None => self.at_the_library(),
        }
    }

    /// Somebody to look at where there is no conversation.
    fn somebody(&self, mood: Mood) -> Option<Likeness> {
        let known = index_of(&self.library, "four_quotes").and_then(|index| self.library.entries().get(index));
        let scenario = known.and_then(|entry| entry.scenario.as_ref()).or_else(|| self.library.scenarios().next())?;
        Some(Likeness::of(scenario, mood))
    }
}

/// So heated, and the less they feel heard the more heated they are.
const fn mood_at(arousal: i32) -> Mood {
    Mood { arousal, heard: 75 - arousal / 2, trust: 50, patience: 60 }
}
