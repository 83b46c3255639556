//! What a trainee does at the screens besides talking: the first steps, looking for a case, settings, an exam, a timer,
//! the keyboard alone, a case whose file is being written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "screens")]

mod difficulty;
mod exam;
mod first_run;
mod focus;
mod listening;
mod reload;
mod search;
mod settings;
mod timer;
mod way;

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Library;
use heartfirst::screens::{self, Intent, Session, Settings};

const SIZE: [f32; 2] = [1280.0, 800.0];

/// Somebody who has seen the first steps, where nothing is half drawn.
fn usual(lang: Lang) -> Settings {
    Settings { language: lang, first_run_seen: true, reduced_motion: true, ..Settings::default() }
}

fn session(settings: Settings) -> Session {
    Session::new(Library::open(&[]), Rulebook::embedded(), settings.language, 7).with_settings(settings)
}

/// The program as a person has it before them.
struct Person {
    at: Harness<'static, Session>,
}

impl Person {
    fn new(session: Session) -> Self {
        let mut at = Harness::builder().with_size(SIZE).build_ui_state(
            |ui, session: &mut Session| {
                if let Some(intent) = screens::show(ui, session) {
                    session.apply(intent);
                    ui.ctx().request_repaint();
                }
            },
            session,
        );
        at.run_steps(4);
        Self { at }
    }

    /// In a conversation of a case, given by its id.
    fn talking(settings: Settings, case: &str) -> Self {
        let mut session = session(settings);
        let index = session.library().entries().iter().position(|entry| entry.id == case).unwrap();
        session.apply(Intent::Open(index));
        session.apply(Intent::Begin);
        Self::new(session)
    }

    fn session(&self) -> &Session {
        self.at.state()
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.at.key_press(key);
        self.at.run_steps(4);
        self
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.at.key_press_modifiers(modifiers, key);
        self.at.run_steps(4);
        self
    }

    fn write(&mut self, words: &str) -> &mut Self {
        self.at.event(Event::Text(words.to_owned()));
        self.at.run_steps(4);
        self
    }

    /// Gives the focus to what has a name, and presses Enter, as with a screen reader.
    fn choose(&mut self, name: &str) -> &mut Self {
        self.at.get_by_label(name).focus();
        self.at.run_steps(2);
        self.press(Key::Enter)
    }

    /// Whether something with these words in its name is there.
    fn sees(&self, words: &str) -> bool {
        self.at.query_all_by_label_contains(words).next().is_some()
    }

    /// Whether something of this very name is there.
    fn has(&self, name: &str) -> bool {
        self.at.query_all_by_label(name).next().is_some()
    }

    fn turns(&self) -> usize {
        self.session().replay().map_or(0, |replay| replay.turns.len())
    }
}
