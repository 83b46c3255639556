//! The stage without a window: who is on it, what is drawn, and when.

use super::canvas::Frame;
use super::customer::Customer;
use super::flat::Flat;
use super::layer::Layer;
use super::plugin;
use crate::face::Picture;
use crate::language::Lang;
use crate::rulebook::Rulebook;
use crate::scenario::Library;
use crate::screens::{Intent, Session, Settings};
use crate::window::desk::{Asked, Desk};
use crate::window::tempo::Tempo;
use crate::window::{desk, states, tempo};
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{PrimaryWindow, WindowResolution};
use std::time::Duration;

/// From frame to frame, in milliseconds.
const FRAME: u64 = 16;

fn app(settings: Settings) -> App {
    let mut app = App::new();
    let session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7).with_settings(settings);
    app.add_plugins((MinimalPlugins, StatesPlugin, AssetPlugin::default())).init_asset::<Image>();
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(FRAME)));
    app.insert_resource(Desk { session });
    app.add_plugins((desk::plugin, states::plugin, tempo::plugin, plugin));
    // Small, so that it is quick to draw.
    let resolution = WindowResolution::new(640, 400);
    app.world_mut().spawn((Window { resolution, ..default() }, PrimaryWindow));
    app.update();
    app
}

fn seen(language: Lang) -> Settings {
    Settings { language, first_run_seen: true, ..Settings::default() }
}

fn ask(app: &mut App, intent: Intent) {
    app.world_mut().write_message(Asked(intent));
    wait(app, 3 * FRAME);
}

fn wait(app: &mut App, ms: u64) {
    for _ in 0..ms.div_ceil(FRAME) {
        app.update();
    }
}

fn open(app: &mut App, case: &str) {
    let entries = app.world().resource::<Desk>().session.library().entries();
    let index = entries.iter().position(|entry| entry.id == case).unwrap_or(usize::MAX);
    ask(app, Intent::Open(index));
    ask(app, Intent::Begin);
}

fn count<C: Component>(app: &mut App) -> usize {
    app.world_mut().query::<&C>().iter(app.world()).count()
}

fn flat(app: &App) -> Option<Picture> {
    app.world().resource::<Flat>().picture().cloned()
}

/// The customer as they are drawn.
fn customer(app: &mut App) -> Picture {
    let mut found = app.world_mut().query_filtered::<&Layer, With<Customer>>();
    found.iter(app.world()).next().map_or_else(|| Picture::new(0, 0), |layer| layer.picture.clone())
}

#[test]
fn a_conversation_brings_a_place_and_a_person_and_takes_them_away() {
    let mut app = app(seen(Lang::Zh));
    assert!(flat(&app).is_none());
    open(&mut app, "four_quotes");
    assert_eq!(count::<Customer>(&mut app), 1);
    let picture = flat(&app).unwrap_or_else(|| Picture::new(0, 0));
    assert_eq!((picture.width, picture.height), (640, 400));
    assert!(picture.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255), "one sees through the stage");
    ask(&mut app, Intent::Library);
    wait(&mut app, 5 * FRAME);
    assert_eq!((count::<Customer>(&mut app), count::<Layer>(&mut app)), (0, 0));
    assert!(flat(&app).is_none());
}

#[test]
fn another_case_brings_another_person() {
    let mut app = app(seen(Lang::Zh));
    open(&mut app, "four_quotes");
    let first = customer(&mut app);
    ask(&mut app, Intent::Library);
    open(&mut app, "its_fine");
    assert_eq!(count::<Customer>(&mut app), 1);
    let second = customer(&mut app);
    assert!(first.difference(&second, [0.0, 0.0, 1.0, 1.0]) > 2.0);
}

#[test]
fn a_face_reacts_within_a_quarter_of_a_second() {
    let whole = [0.0, 0.0, 1.0, 1.0];
    let change = |says: bool| {
        let mut app = app(seen(Lang::Zh));
        open(&mut app, "four_quotes");
        wait(&mut app, 6_000);
        let before = customer(&mut app);
        if says {
            ask(&mut app, Intent::Say(1));
        } else {
            wait(&mut app, 3 * FRAME);
        }
        wait(&mut app, 250 - 3 * FRAME);
        before.difference(&customer(&mut app), whole)
    };
    let (said, waited) = (change(true), change(false));
    assert!(said > 0.0 && said > 1.5 * waited, "{said} after a sentence, {waited} without one");
}

#[test]
fn onlookers_stand_where_people_come_by_and_nowhere_else() {
    use super::crowd::Onlookers;
    let onlookers = |app: &mut App| {
        let mut found = app.world_mut().query_filtered::<&Layer, With<Onlookers>>();
        found
            .iter(app.world())
            .map(|layer| layer.picture.pixels.iter().filter(|byte| **byte != 0).count())
            .sum::<usize>()
    };
    let mut app = app(seen(Lang::Zh));
    open(&mut app, "crowd_at_counter");
    wait(&mut app, 1_000);
    assert!(onlookers(&mut app) > 0);
    ask(&mut app, Intent::Library);
    open(&mut app, "four_quotes");
    assert_eq!(onlookers(&mut app), 0, "at home nobody looks on");
}

/// Goes on until something is so, for some twenty seconds at most.
fn until(app: &mut App, mut so: impl FnMut(&mut App) -> bool) {
    for _ in 0..10_000 {
        if so(app) {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
        app.update();
    }
}

#[test]
fn light_eases_and_leaves_one_place_behind() {
    let mut app = app(seen(Lang::Zh));
    open(&mut app, "four_quotes");
    let layers = count::<Layer>(&mut app);
    // Until the mood has changed so much that the light steps.
    let mut most = layers;
    for _ in 0..8 {
        ask(&mut app, Intent::Say(0));
        for _ in 0..60 {
            // A place is drawn beside everything else.
            std::thread::sleep(Duration::from_millis(2));
            app.update();
            most = most.max(count::<Layer>(&mut app));
        }
    }
    // On a busy machine a drawing may take its time.
    until(&mut app, |app| {
        most = most.max(count::<Layer>(app));
        most > layers
    });
    assert!(most > layers, "the light never changed");
    until(&mut app, |app| count::<Layer>(app) == layers);
    assert_eq!(count::<Layer>(&mut app), layers);
}

#[test]
fn the_stage_follows_the_window() {
    let mut app = app(seen(Lang::Zh));
    open(&mut app, "its_fine");
    let mut windows = app.world_mut().query::<&mut Window>();
    for mut window in windows.iter_mut(app.world_mut()) {
        window.resolution.set(800.0, 500.0);
    }
    for _ in 0..300 {
        std::thread::sleep(Duration::from_millis(2));
        app.update();
    }
    assert_eq!(app.world().resource::<Frame>().pixels(), (800, 500));
    let picture = flat(&app).unwrap_or_else(|| Picture::new(0, 0));
    assert_eq!((picture.width, picture.height), (800, 500));
    // The lower right corner, too, is drawn anew.
    assert_eq!(picture.pixel(799, 499)[3], 255);
}

#[test]
fn with_less_motion_the_window_rests_unless_somebody_blinks() {
    let mut app = app(seen(Lang::Zh));
    open(&mut app, "four_quotes");
    wait(&mut app, 2_000);
    ask(&mut app, Intent::Set(Box::new(Settings { reduced_motion: true, ..seen(Lang::Zh) })));
    // Words are shown, light has eased.
    for _ in 0..200 {
        std::thread::sleep(Duration::from_millis(1));
        app.update();
    }
    let (mut awake, mut drawn) = (0, 0);
    let mut last = customer(&mut app);
    for _ in 0..500 {
        app.update();
        awake += usize::from(app.world().resource::<Tempo>().focused() < Duration::from_millis(100));
        let now = customer(&mut app);
        drawn += usize::from(now != last);
        last = now;
    }
    // Eight seconds: a few blinks of a quarter of a second.
    assert!(drawn > 0, "nobody blinks");
    assert!(awake < 120 && drawn < 120, "of 500 frames {awake} were wanted at once, {drawn} were drawn anew");
}
