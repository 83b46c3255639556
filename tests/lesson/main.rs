//! A class at the window: set up, driven by keys, shown to everybody, shut.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "screens")]

#[path = "../support/hall.rs"]
mod hall;
mod keys;
mod opening;
mod states;
mod wire;

use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use hall::Hall;
use heartfirst::class::{Phase, Room};
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Library;
use heartfirst::screens::{self, Intent, Screen, Session, Settings};

fn session(settings: Settings, hall: &Hall) -> Session {
    Session::new(Library::open(&[]), Rulebook::embedded(), settings.language, 7)
        .with_settings(settings)
        .with_school(Box::new(hall.clone()))
}

/// Somebody who has seen the first steps, where nothing is half drawn.
fn usual(lang: Lang) -> Settings {
    Settings { language: lang, first_run_seen: true, reduced_motion: true, ..Settings::default() }
}

fn index(session: &Session, case: &str) -> usize {
    session.library().entries().iter().position(|entry| entry.id == case).unwrap()
}

/// The trainer at the machine.
struct Trainer {
    at: Harness<'static, Session>,
    hall: Hall,
    /// What the session is told the time is.
    ms: u64,
}

impl Trainer {
    fn new(session: Session, hall: Hall, size: [f32; 2]) -> Self {
        let mut at = Harness::builder().with_size(size).build_ui_state(
            |ui, session: &mut Session| {
                if let Some(intent) = screens::show(ui, session) {
                    session.apply(intent);
                    ui.ctx().request_repaint();
                }
            },
            session,
        );
        at.run_steps(4);
        Self { at, hall, ms: 0 }
    }

    /// With a class that is open for a case.
    fn teaching(case: &str, settings: Settings, size: [f32; 2]) -> Self {
        let hall = Hall::default();
        let mut session = session(settings, &hall);
        let index = index(&session, case);
        session.apply(Intent::WithClass(index));
        session.apply(Intent::OpenClass);
        assert_eq!(session.screen(), Screen::Lesson);
        Self::new(session, hall, size)
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.at.key_press(key);
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

    /// A quarter of a second goes by, and some.
    fn wait(&mut self) -> bool {
        self.ms += 300;
        let changed = self.at.state_mut().tick(self.ms);
        self.at.run_steps(4);
        changed
    }

    fn sees(&self, words: &str) -> bool {
        self.at.query_all_by_label_contains(words).next().is_some()
    }

    fn has(&self, name: &str) -> bool {
        self.at.query_all_by_label(name).next().is_some()
    }

    fn phase(&self) -> Phase {
        self.hall.look(Room::phase)
    }

    fn turns(&self) -> usize {
        self.hall.look(|room| room.replay().turns.len())
    }

    fn screen(&self) -> Screen {
        self.at.state().screen()
    }

    /// Everything that can be read lies within the window and is in the language; no text is cut at a side.
    fn looks_right(&self, what: &str) {
        let window = self.at.ctx.content_rect();
        let lang = self.at.state().lang();
        for node in self.at.root().children_recursive() {
            let access = node.accesskit_node();
            let Some(label) = access.label().or_else(|| access.value()) else { continue };
            let rect = node.rect();
            let is_within = rect.left() >= window.left() - 0.5 && rect.right() <= window.right() + 0.5;
            assert!(is_within, "{what}: {label:?} at {rect:?} leaves the window {window:?}");
            if lang == Lang::En {
                let is_chinese = label.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
                assert!(!is_chinese || label == "中文", "{what}: untranslated: {label}");
            }
        }
        for clipped in &self.at.output().shapes {
            let mut texts = Vec::new();
            texts_of(&clipped.shape, &mut texts);
            for (rect, words) in texts.into_iter().filter(|(_, words)| !words.trim().is_empty()) {
                let clip = clipped.clip_rect.intersect(window);
                if rect.intersect(clip).is_positive() {
                    let is_cut = rect.left() < clip.left() - 1.0 || rect.right() > clip.right() + 1.0;
                    assert!(!is_cut, "{what}: cut off: {words:?} at {rect:?} in {clip:?}");
                }
            }
        }
    }
}

fn texts_of(shape: &egui::Shape, found: &mut Vec<(egui::Rect, String)>) {
    match shape {
        egui::Shape::Text(text) => {
            for row in &text.galley.rows {
                let rect = row.rect().translate(text.pos.to_vec2());
                found.push((rect, row.row.glyphs.iter().map(|glyph| glyph.chr).collect()));
            }
        }
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts_of(shape, found)),
        _ => {}
    }
}
