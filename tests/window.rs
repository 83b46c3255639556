//! The window's own systems, without a window.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "window")]

#[path = "support/hall.rs"]
mod hall;

use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{PrimaryWindow, WindowResolution};
use hall::Hall;
use heartfirst::class::{Command, Who};
use heartfirst::face::person_of;
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Library;
use heartfirst::screens::{Intent, Screen, Session, Settings};
use heartfirst::window::{
    Asked, ConfigFolder, Desk, Folders, NoWindow, Room, Scene, desk_plugin, load_settings, preferences_plugin,
    stage_plugin, states_plugin, tempo_plugin, watch_plugin,
};
use std::path::PathBuf;
use std::time::Duration;

fn app() -> App {
    let mut app = unstarted();
    app.update();
    app
}

fn unstarted() -> App {
    let mut app = App::new();
    let session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7);
    app.add_plugins((MinimalPlugins, StatesPlugin)).insert_resource(Desk { session });
    app.add_plugins((desk_plugin, states_plugin));
    app
}

fn ask(app: &mut App, intent: Intent) {
    app.world_mut().write_message(Asked(intent));
    // What is asked for is done in one frame, the room follows in the next.
    app.update();
    app.update();
}

fn room(app: &App) -> Room {
    *app.world().resource::<State<Room>>().get()
}

#[test]
fn the_room_follows_the_session() {
    let mut app = app();
    assert_eq!(room(&app), Room::Library);
    ask(&mut app, Intent::Open(0));
    assert_eq!(room(&app), Room::Briefing);
    ask(&mut app, Intent::Begin);
    assert_eq!(room(&app), Room::Stage);
    for _ in 0..60 {
        ask(&mut app, Intent::Say(0));
        ask(&mut app, Intent::Debrief);
        if room(&app) == Room::Debrief {
            break;
        }
    }
    assert_eq!(room(&app), Room::Debrief);
    ask(&mut app, Intent::AgainFrom(1));
    assert_eq!(room(&app), Room::Stage);
    ask(&mut app, Intent::Library);
    assert_eq!(room(&app), Room::Library);
}

#[test]
fn a_wish_is_granted_once() {
    let mut app = app();
    ask(&mut app, Intent::Open(1));
    ask(&mut app, Intent::Begin);
    ask(&mut app, Intent::Say(1));
    for _ in 0..5 {
        app.update();
    }
    let session = &app.world().resource::<Desk>().session;
    assert_eq!(session.replay().map(|replay| replay.turns.len()), Some(1));
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let mut app = app();
    for intent in [Intent::Say(0), Intent::TakeBack, Intent::Debrief, Intent::AgainFrom(3), Intent::Open(99)] {
        ask(&mut app, intent.clone());
        assert_eq!(app.world().resource::<Desk>().session.screen(), Screen::Library, "{intent:?}");
    }
    ask(&mut app, Intent::Open(0));
    ask(&mut app, Intent::Begin);
    for intent in [Intent::Say(99), Intent::Debrief, Intent::Read(99), Intent::TakeBack] {
        ask(&mut app, intent.clone());
        assert_eq!(room(&app), Room::Stage, "{intent:?}");
    }
}

#[test]
fn without_a_window_the_terminal_is_named() {
    for lang in Lang::ALL {
        for problem in [NoWindow::NoDisplay, NoWindow::NoGraphics] {
            assert!(problem.message(lang).contains("heartfirst play"));
        }
    }
}

/// A folder of its own, which goes away afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("heartfirst-window-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Goes on until something holds; a watcher of files needs its time.
fn comes_true(app: &mut App, holds: impl Fn(&Session) -> bool) -> bool {
    (0..500).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        app.update();
        holds(&app.world().resource::<Desk>().session)
    })
}

#[test]
fn a_file_saved_while_the_window_is_open_is_read_again() {
    let folder = Folder::new("reload");
    let shipped = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron")).unwrap();
    let mine = shipped.replace("id: \"its_fine\"", "id: \"mine\"");
    let file = folder.0.join("mine.ron");
    let mut app = unstarted();
    app.insert_resource(Folders(vec![folder.0.clone()])).add_plugins(watch_plugin);
    app.update();
    let entry = |session: &Session| session.library().entries().iter().find(|entry| entry.id == "mine").cloned();
    std::fs::write(&file, &mine).unwrap();
    assert!(comes_true(&mut app, |session| entry(session).is_some_and(|entry| entry.scenario.is_some())), "new");
    std::fs::write(&file, mine.replace("first: \"counter\"", "first: \"countre\"")).unwrap();
    assert!(comes_true(&mut app, |session| entry(session).is_some_and(|entry| entry.scenario.is_none())), "broken");
    std::fs::remove_file(&file).unwrap();
    assert!(comes_true(&mut app, |session| entry(session).is_none()), "deleted");
}

#[test]
fn settings_are_kept_the_moment_they_change() {
    let folder = Folder::new("settings");
    let mut app = unstarted();
    app.insert_resource(ConfigFolder(Some(folder.0.clone()))).add_plugins((tempo_plugin, preferences_plugin));
    app.update();
    let settings = app.world().resource::<Desk>().session.settings().clone();
    let wanted = Settings { text_size: 150, high_contrast: true, language: Lang::En, ..settings };
    ask(&mut app, Intent::Set(Box::new(wanted.clone())));
    assert_eq!(load_settings(&folder.0), Some(wanted));
}

#[test]
fn settings_that_cannot_be_kept_hinder_nobody() {
    let folder = Folder::new("refused");
    // A file where the folder should be.
    let place = folder.0.join("file");
    std::fs::write(&place, "taken").unwrap();
    let mut app = unstarted();
    app.insert_resource(ConfigFolder(Some(place))).add_plugins((tempo_plugin, preferences_plugin));
    app.update();
    ask(&mut app, Intent::SwitchLanguage);
    ask(&mut app, Intent::Open(0));
    assert_eq!(room(&app), Room::Briefing);
    assert_eq!(app.world().resource::<Desk>().session.lang(), Lang::En);
}

/// The pictures of the size of the window: the stage, if there is one.
fn stage(app: &App) -> Vec<Vec<u8>> {
    let images = app.world().resource::<Assets<Image>>();
    let whole = images.iter().filter(|(_, image)| (image.width(), image.height()) == (640, 400));
    whole.filter_map(|(_, image)| image.data.clone()).collect()
}

#[test]
fn the_stage_behind_a_class_shows_its_customer() {
    let hall = Hall::default();
    let library = Library::open(&[]);
    let case = library.entries().iter().position(|entry| entry.id == "its_fine").unwrap();
    let scenario = library.entries()[case].scenario.clone().unwrap();
    let session = Session::new(library, Rulebook::embedded(), Lang::Zh, 7).with_school(Box::new(hall.clone()));
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, StatesPlugin, AssetPlugin::default())).init_asset::<Image>();
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)));
    app.insert_resource(Desk { session });
    app.add_plugins((desk_plugin, states_plugin, tempo_plugin, stage_plugin));
    app.world_mut().spawn((Window { resolution: WindowResolution::new(640, 400), ..default() }, PrimaryWindow));
    app.update();
    ask(&mut app, Intent::WithClass(case));
    assert_eq!(room(&app), Room::Opening);
    assert!(app.world().resource::<Scene>().now.is_none());
    ask(&mut app, Intent::OpenClass);
    assert_eq!(room(&app), Room::Lesson);
    let wait = |app: &mut App| (0..20).for_each(|_| app.update());
    wait(&mut app);
    let now = app.world().resource::<Scene>().now.clone().unwrap();
    assert_eq!((now.case.as_str(), &now.person), ("its_fine", &person_of("its_fine", &scenario.customer)));
    assert_eq!(now.words, "", "nobody speaks while people come in");
    let waiting = stage(&app);
    assert_eq!(waiting.len(), 1);
    assert!(waiting[0].chunks_exact(4).any(|pixel| pixel != &waiting[0][..4]), "an empty picture");

    // From a phone: the window sees by itself that the class went on.
    hall.apply(Who::Trainer, &Command::Forward).unwrap();
    wait(&mut app);
    let speaking = app.world().resource::<Scene>().now.clone().unwrap();
    assert!(speaking.turn > now.turn && !speaking.words.is_empty());
    hall.apply(Who::Trainer, &Command::Play { option: Some(1) }).unwrap();
    wait(&mut app);
    let answering = app.world().resource::<Scene>().now.clone().unwrap();
    assert!(answering.turn > speaking.turn && answering.mood != speaking.mood);
    assert_ne!(stage(&app), waiting, "the customer takes what the class said");

    ask(&mut app, Intent::CloseClass);
    wait(&mut app);
    assert_eq!(room(&app), Room::Opening);
    assert!(app.world().resource::<Scene>().now.is_none());
    assert!(stage(&app).is_empty(), "the stage was left standing");
}
