//! Every screen as a picture, for people to look at: `cargo test --features screens --test pictures -- --ignored`.
//! They go to the folder named by `HEARTFIRST_PICTURES`, or to the target folder.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pixels of a picture"
)]
#![cfg(feature = "screens")]

#[path = "support/paint.rs"]
mod paint;
#[path = "support/weeks.rs"]
mod weeks;

use egui_kittest::Harness;
use heartfirst::language::Lang;
use heartfirst::records::{AttemptId, Keep, Outcome, Past, Start, Trouble, Unfinished};
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Verdict};
use heartfirst::screens::{self, Intent, Mode, Page, Screen, Session, Settings};
use paint::Textures;
use std::path::PathBuf;

/// Records of somebody who has practised for some weeks.
#[derive(Debug)]
struct SomeWeeks;

impl Keep for SomeWeeks {
    fn begin(&mut self, _: &Start) -> Result<AttemptId, Trouble> {
        Ok(AttemptId(1))
    }

    fn choose(&mut self, _: AttemptId, _: usize, _: &str) -> Result<(), Trouble> {
        Ok(())
    }

    fn take_back(&mut self, _: AttemptId, _: usize) -> Result<(), Trouble> {
        Ok(())
    }

    fn end(&mut self, _: AttemptId, _: &Outcome) -> Result<(), Trouble> {
        Ok(())
    }

    fn drop_attempt(&mut self, _: AttemptId) -> Result<(), Trouble> {
        Ok(())
    }

    fn past(&self, scenario: &str) -> Past {
        let played = |best: u8, last: u8, on: &str| Past {
            attempts: 2,
            best: Some(best),
            last: Some(last),
            last_on: Some(on.to_owned()),
            ..Past::default()
        };
        match scenario {
            "its_fine" => played(100, 100, "2026-11-14"),
            "four_transfers" => played(84, 84, "2026-11-18"),
            "four_quotes" => Past {
                unfinished: Some(Unfinished {
                    attempt: AttemptId(7),
                    seed: 3,
                    exam: false,
                    choices: ["a", "a", "a", "a"].map(str::to_owned).to_vec(),
                    text: String::new(),
                    rulebook: String::new(),
                    variant: String::new(),
                }),
                ..played(39, 39, "2026-11-20")
            },
            _ => Past::default(),
        }
    }
}

struct Shot {
    harness: Harness<'static, Session>,
    textures: Textures,
}

impl Shot {
    fn new(session: Session, size: [f32; 2]) -> Self {
        let textures = Textures::default();
        let mut harness = Harness::builder().with_size(size).renderer(textures.clone()).build_ui_state(
            |ui, session: &mut Session| {
                if let Some(intent) = screens::show(ui, session) {
                    session.apply(intent);
                    ui.ctx().request_repaint();
                }
            },
            session,
        );
        harness.run_steps(4);
        Self { harness, textures }
    }

    fn ask(&mut self, intent: Intent) -> &mut Self {
        self.harness.state_mut().apply(intent);
        self.harness.run_steps(4);
        self
    }

    /// Time goes on, in milliseconds since the beginning.
    fn wait(&mut self, until: u64) -> &mut Self {
        self.harness.state_mut().tick(until);
        self.harness.run_steps(4);
        self
    }

    fn save(&mut self, name: &str) -> &mut Self {
        // The curve draws itself: wait for it.
        self.harness.run_steps(80);
        let folder = std::env::var_os("HEARTFIRST_PICTURES")
            .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures"), PathBuf::from);
        self.textures.save(&self.harness.ctx, self.harness.output(), &folder.join(format!("{name}.png")));
        self
    }

    /// Says what the author gave a verdict, until it is over or so many sentences are said.
    fn play(&mut self, verdicts: &[Verdict], sentences: usize) -> &mut Self {
        let rulebook = Rulebook::embedded();
        for turn in 0..sentences {
            let session = self.harness.state();
            let (Some(scenario), Some(replay)) = (session.scenario(), session.replay()) else { break };
            let roleplay = Roleplay::new(&rulebook, scenario);
            let state = replay.now(&roleplay);
            if state.over.is_some() {
                break;
            }
            let order = roleplay.moment(&state, replay.seed).options;
            let verdict = verdicts[turn.min(verdicts.len() - 1)];
            let responses = &scenario.node(state.node).responses;
            let position = order.iter().position(|(index, _)| responses[*index].verdict == verdict).unwrap_or(0);
            self.ask(Intent::Say(position));
        }
        self
    }
}

fn session(lang: Lang, size: u16) -> Session {
    let settings = Settings {
        language: lang,
        text_size: size,
        first_run_seen: true,
        name: lang.pick("林悦", "Lin Yue").to_owned(),
        ..Settings::default()
    };
    Session::new(Library::open(&[broken()]), Rulebook::embedded(), lang, 7)
        .with_settings(settings)
        .with_records(Box::new(SomeWeeks))
}

/// A folder with a file that does not load.
fn broken() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken");
    std::fs::create_dir_all(&folder).unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron")).unwrap();
    std::fs::write(folder.join("my_case.ron"), text.replace("first: \"counter\"", "first: \"countre\"")).unwrap();
    folder
}

fn find(session: &Session, id: &str) -> Intent {
    let library = Library::open(&[broken()]);
    let _ = session;
    Intent::Open(library.entries().iter().position(|entry| entry.id == id).unwrap())
}

#[test]
#[ignore = "for people to look at"]
fn every_screen() {
    let sizes = [([1280.0, 800.0], 100, "wide"), ([960.0, 600.0], 100, "small"), ([1280.0, 800.0], 200, "large")];
    let wanted = std::env::var("HEARTFIRST_ONLY").unwrap_or_default();
    for lang in Lang::ALL {
        for (size, text, name) in sizes {
            let tag = format!("{}-{name}", lang.pick("zh", "en"));
            if !tag.contains(&wanted) {
                continue;
            }
            let mut shot = Shot::new(session(lang, text), size);
            shot.save(&format!("library-{tag}"));
            shot.ask(Intent::Settings).save(&format!("settings-{tag}")).ask(Intent::Back);
            let open = find(shot.harness.state(), "four_quotes");
            shot.ask(open).save(&format!("briefing-{tag}"));
            shot.ask(Intent::Begin).save(&format!("stage-{tag}"));
            shot.play(&[Verdict::Best, Verdict::Best, Verdict::Best, Verdict::Wrong], 4);
            shot.ask(Intent::Why).save(&format!("stage-why-{tag}"));
            shot.play(&[Verdict::Wrong, Verdict::Wrong, Verdict::Best, Verdict::Weak], 40);
            shot.save(&format!("over-{tag}"));
            shot.ask(Intent::Debrief).save(&format!("debrief-1-{tag}"));
            assert_eq!(shot.harness.state().screen(), Screen::Debrief);
            shot.ask(Intent::Page(Page::Sentences)).ask(Intent::Read(4)).ask(Intent::Alternative(Some(0)));
            shot.save(&format!("debrief-2-{tag}"));
            // One case that goes from the counter to a quiet room.
            let mut shot = Shot::new(session(lang, text), size);
            let open = find(shot.harness.state(), "crowd_at_counter");
            shot.ask(open).ask(Intent::Begin).save(&format!("counter-{tag}"));
            shot.play(&[Verdict::Best], 4).save(&format!("office-{tag}"));
            // Guided, and in the middle of hearing him out.
            let mut shot = Shot::new(session(lang, text), size);
            let guided = Settings { mode: Mode::Guided, ..shot.harness.state().settings().clone() };
            let open = find(shot.harness.state(), "crowd_at_counter");
            shot.ask(Intent::Set(Box::new(guided))).ask(open).ask(Intent::Begin).wait(60_000);
            shot.play(&[Verdict::Best], 1).wait(60_900).save(&format!("listening-{tag}"));
            shot.wait(120_000).save(&format!("guided-{tag}"));
            let first = Settings { first_run_seen: false, language: lang, text_size: text, ..Settings::default() };
            let start = Session::new(Library::open(&[]), Rulebook::embedded(), lang, 7).with_settings(first);
            let mut shot = Shot::new(start, size);
            shot.ask(Intent::FirstStep(1)).ask(Intent::Try(0)).save(&format!("first-{tag}"));
        }
    }
}

/// Somebody of a class that has practised for some weeks.
fn kept(lang: Lang, size: u16, store: heartfirst::records::Store) -> Session {
    let settings = Settings { language: lang, text_size: size, first_run_seen: true, ..Settings::default() };
    Session::new(Library::open(&[]), Rulebook::embedded(), lang, 7)
        .with_settings(settings)
        .with_records(Box::new(store))
}

#[test]
#[ignore = "for people to look at"]
fn every_screen_of_the_records() {
    let sizes = [
        ([1280.0, 800.0], 100, "wide"),
        ([960.0, 600.0], 100, "small"),
        ([1280.0, 800.0], 200, "large"),
        ([960.0, 600.0], 200, "largest"),
        ([1920.0, 1080.0], 100, "full"),
    ];
    let wanted = std::env::var("HEARTFIRST_ONLY").unwrap_or_default();
    for lang in Lang::ALL {
        for (size, text, name) in sizes {
            let tag = format!("{}-{name}", lang.pick("zh", "en"));
            if !tag.contains(&wanted) {
                continue;
            }
            // The page as long as it is: what scrolls is seen too.
            let long = [size[0], if text > 100 { 4_400.0 } else { size[1] * 1.75 }];
            let is_english = lang == Lang::En;
            let mut shot = Shot::new(kept(lang, text, weeks::nobody()), size);
            shot.ask(Intent::Progress).save(&format!("progress-empty-{tag}"));
            shot.ask(Intent::Class).save(&format!("class-empty-{tag}"));
            Shot::new(kept(lang, text, weeks::mastered("its_fine", 40)), size).save(&format!("library-due-{tag}"));
            let mut shot = Shot::new(kept(lang, text, weeks::class(16, is_english)), size);
            shot.ask(Intent::Progress).save(&format!("progress-{tag}"));
            shot.ask(Intent::Class).save(&format!("class-{tag}"));
            shot.ask(Intent::People).save(&format!("people-{tag}"));
            let mut shot = Shot::new(kept(lang, text, weeks::class(24, is_english)), long);
            shot.ask(Intent::Progress).save(&format!("progress-long-{tag}"));
            shot.ask(Intent::Class);
            let person = screens::ClassAsk {
                class: Some(lang.pick("汽修春季一班", "Spring, class 1").to_owned()),
                person: Some((6, 5)),
                ..Default::default()
            };
            shot.ask(Intent::AskClass(Box::new(person))).save(&format!("class-long-{tag}"));
        }
    }
}
