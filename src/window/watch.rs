//! Hot reload: a scenario file that is saved while the window is open is read again at once.

use super::desk::Desk;
use crate::scenario::Library;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// An editor writes a file in several strokes; this long after the last one it is read.
const SETTLE: Duration = Duration::from_millis(200);

/// The folders whose scenarios add to those in the program.
#[derive(Resource, Clone, Debug, Default)]
pub struct Folders(pub Vec<PathBuf>);

/// Something in the folders changed; the library is read again.
#[derive(Message, Clone, Copy, Debug)]
pub struct Changed;

/// What the watcher said, until the next frame asks for it.
#[derive(Resource)]
struct News(Mutex<Receiver<()>>);

/// Keeps the watcher alive as long as the app.
#[derive(Resource)]
struct Watcher {
    _running: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// Watches the [`Folders`].
pub fn plugin(app: &mut App) {
    app.add_message::<Changed>();
    app.add_systems(Startup, watch);
    app.add_systems(Update, (listen.run_if(resource_exists::<News>), reload.run_if(on_message::<Changed>)).chain());
}

fn watch(mut commands: Commands, folders: Res<Folders>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let (tell, news) = channel();
    let wake = proxy.map(|proxy| (**proxy).clone());
    let heard = move |result: DebounceEventResult| {
        // To read a file is an event too; only what could change its text is news.
        if result.is_ok_and(|events| events.iter().any(|event| !event.kind.is_access())) {
            report(&tell, wake.as_ref());
        }
    };
    // Where nothing can be watched, the program works as without it.
    let Ok(mut watcher) = new_debouncer(SETTLE, None, heard) else { return };
    for folder in folders.0.iter().filter(|folder| folder.is_dir()) {
        if let Err(problem) = watcher.watch(folder, RecursiveMode::Recursive) {
            warn!("changes in {} are not noticed: {problem}", folder.display());
        }
    }
    commands.insert_resource(News(Mutex::new(news)));
    commands.insert_resource(Watcher { _running: watcher });
}

/// A window at rest sleeps; it is woken to look.
fn report(tell: &Sender<()>, wake: Option<&winit::event_loop::EventLoopProxy<WinitUserEvent>>) {
    if tell.send(()).is_ok()
        && let Some(wake) = wake
    {
        // It fails when the window is gone, and then nobody waits for it.
        wake.send_event(WinitUserEvent::WakeUp).ok();
    }
}

fn listen(news: Res<News>, mut changed: MessageWriter<Changed>) {
    if news.0.lock().is_ok_and(|news| news.try_iter().count() > 0) {
        changed.write(Changed);
    }
}

fn reload(folders: Res<Folders>, mut desk: ResMut<Desk>) {
    desk.session.reload(Library::open(&folders.0));
}
