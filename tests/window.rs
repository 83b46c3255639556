//! The window's own systems, without a window.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "window")]

use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Library;
use heartfirst::screens::{Intent, Screen, Session};
use heartfirst::window::{Asked, Desk, NoWindow, Room, desk_plugin, states_plugin};

fn app() -> App {
    let mut app = App::new();
    let session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7);
    app.add_plugins((MinimalPlugins, StatesPlugin)).insert_resource(Desk { session });
    app.add_plugins((desk_plugin, states_plugin));
    app.update();
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
