//! A tour of the real program: it plays by itself, says what drawing costs, and keeps a picture of every screen.
//! `heartfirst tour [FOLDER]`, on any display, also on a virtual one.

use super::cost::{Reading, age, peak_memory};
use super::desk::{Asked, Desk};
use super::tempo::Pretend;
use crate::language::Lang;
use crate::roleplay::Roleplay;
use crate::screens::{Intent, Mode, Page, Settings};
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::{PrimaryWindow, RequestRedraw};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// One thing to do, or to wait for.
#[derive(Clone)]
enum Step {
    Ask(Intent),
    /// Change the settings.
    Set(fn(&mut Settings)),
    /// Read the briefing of a case.
    Open(&'static str),
    /// Say the option of an id.
    Say(&'static str),
    /// The size of the window, in logical pixels.
    Size(u16, u16),
    /// Let so many milliseconds go by.
    Wait(u64),
    /// Keep a picture.
    Shot(&'static str),
    /// Print the most memory held so far.
    Memory,
    /// Measure for so many milliseconds and print what it cost, as if the window had the focus or not.
    Cost(&'static str, u64, bool),
}

/// The tour, as far as it has come.
#[derive(Resource)]
struct Tour {
    folder: Option<PathBuf>,
    steps: VecDeque<Step>,
    until: Option<Instant>,
    measuring: Option<(&'static str, Reading)>,
    /// A picture is being kept.
    exposing: bool,
    frames: u32,
}

/// Where pictures go; none are made where this is none.
#[derive(Resource, Clone, Debug)]
pub struct Album(pub Option<PathBuf>);

/// Takes the tour, and ends the program after it.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Update, (count, walk).chain());
}

fn begin(mut commands: Commands, album: Res<Album>) {
    commands.insert_resource(Tour {
        folder: album.0.clone(),
        steps: if album.0.is_some() { pictures().into_iter().chain(costs()).collect() } else { costs().into() },
        until: None,
        measuring: None,
        exposing: false,
        frames: 0,
    });
}

/// What it costs, in the size and on the screens for which there are promises.
fn costs() -> Vec<Step> {
    use Step::{Ask, Cost, Memory, Open, Set, Size, Wait};
    vec![
        Ask(Intent::EndFirstRun),
        Size(1_280, 720),
        Wait(2_000),
        Cost("library, at rest", 6_000, true),
        Open("four_quotes"),
        Wait(300),
        Ask(Intent::Begin),
        Wait(1_000),
        Cost("stage, the customer speaks", 3_000, true),
        Ask(Intent::Skip),
        Wait(6_000),
        Cost("stage, the customer only breathes", 8_000, true),
        Cost("stage, another window has the focus", 8_000, false),
        Set(|settings| settings.reduced_motion = true),
        Wait(3_000),
        Cost("stage, reduced motion", 8_000, true),
        Set(|settings| settings.reduced_motion = false),
        Memory,
        Ask(Intent::Library),
        Wait(300),
    ]
}

/// Every screen, as a stranger comes to see them.
fn pictures() -> Vec<Step> {
    use Step::{Ask, Open, Say, Set, Shot, Size, Wait};
    /// Long enough for words to come, faces to settle and light to ease.
    const SETTLE: u64 = 2_500;
    let zh: fn(&mut Settings) = |settings| settings.language = Lang::Zh;
    let en: fn(&mut Settings) = |settings| settings.language = Lang::En;
    let mut steps = vec![
        Wait(800),
        Set(zh),
        Wait(400),
        Shot("first-run-1-zh"),
        Ask(Intent::FirstStep(1)),
        Wait(600),
        Shot("first-run-2-zh"),
        Ask(Intent::EndFirstRun),
        Wait(600),
        Shot("library-zh"),
        Set(en),
        Wait(600),
        Shot("library-en"),
        Ask(Intent::Settings),
        Wait(400),
        Shot("settings-en"),
        Ask(Intent::Back),
        Set(zh),
        Open("four_quotes"),
        Wait(600),
        Shot("briefing-zh"),
        Ask(Intent::Begin),
        Wait(300),
        Shot("stage-entering-zh"),
        Wait(1_500),
        Ask(Intent::Skip),
        Wait(SETTLE),
        Shot("stage-1-zh"),
    ];
    // A run that goes wrong where beginners go wrong: the price before the diagnosis.
    for option in ["a", "a", "a", "b"] {
        steps.extend([Say(option), Wait(400), Ask(Intent::Skip), Wait(300)]);
    }
    steps.extend([
        Wait(SETTLE),
        Shot("stage-2-zh"),
        Ask(Intent::Why),
        Wait(500),
        Shot("stage-why-zh"),
        Ask(Intent::Why),
    ]);
    for option in ["b", "d"] {
        steps.extend([Say(option), Wait(400), Ask(Intent::Skip), Wait(300)]);
    }
    steps.extend([
        Wait(SETTLE),
        Shot("stage-3-zh"),
        Set(en),
        Wait(600),
        Shot("stage-3-en"),
        Size(960, 600),
        Wait(1_500),
        Shot("stage-3-en-small"),
        Set(|settings| settings.text_size = 200),
        Wait(600),
        Shot("stage-3-en-small-200"),
        Set(|settings| settings.text_size = 100),
        Size(1280, 800),
        Set(zh),
        Wait(1_000),
    ]);
    for option in ["a", "a", "a", "a", "a", "a", "a"] {
        steps.extend([Say(option), Wait(300), Ask(Intent::Skip), Wait(200)]);
    }
    steps.extend([
        Wait(SETTLE),
        Shot("stage-over-zh"),
        Ask(Intent::Debrief),
        Wait(2_000),
        Shot("debrief-1-zh"),
        Ask(Intent::Page(Page::Sentences)),
        Wait(800),
        Shot("debrief-2-zh"),
        Set(en),
        Wait(600),
        Shot("debrief-2-en"),
        Ask(Intent::Page(Page::Overview)),
        Wait(2_000),
        Shot("debrief-1-en"),
        Ask(Intent::Library),
        Wait(600),
        Shot("library-after-en"),
    ]);
    // Every other kind of place, a sentence into it.
    for (case, picture) in [
        ("its_fine", "place-showroom-en"),
        ("crowd_at_counter", "place-counter-en"),
        ("four_transfers", "place-phone-en"),
        ("midnight_post", "place-online-en"),
        ("journalist", "place-press-en"),
        ("solder_joint", "place-home-en"),
    ] {
        steps.extend([
            Open(case),
            Wait(300),
            Ask(Intent::Begin),
            Wait(600),
            Say("a"),
            Wait(300),
            Ask(Intent::Skip),
            Wait(SETTLE),
            Shot(picture),
            Ask(Intent::Library),
        ]);
    }
    steps.extend([
        Set(|settings| settings.mode = Mode::Exam),
        Open("four_transfers"),
        Wait(300),
        Ask(Intent::Begin),
        Wait(600),
        Ask(Intent::Skip),
        Wait(SETTLE),
        Shot("exam-phone-en"),
        Ask(Intent::Library),
        Set(|settings| settings.mode = Mode::Practice),
    ]);
    steps
}

fn count(mut tour: ResMut<Tour>, mut told: Local<bool>) {
    tour.frames = tour.frames.saturating_add(1);
    // The first frame is made before the window is; the second one is seen.
    if tour.frames == 3 && !*told {
        *told = true;
        if let Some(age) = age() {
            say(&format!("{:<40} {:.2} s", "start to the first frame", age.as_secs_f64()));
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a guide has to do with everything")]
fn walk(
    mut commands: Commands,
    mut tour: ResMut<Tour>,
    desk: Res<Desk>,
    mut asked: MessageWriter<Asked>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
    mut pretend: ResMut<Pretend>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut exit: MessageWriter<AppExit>,
) {
    let waiting = tour.until.is_some_and(|until| Instant::now() < until);
    if waiting || tour.exposing {
        return;
    }
    tour.until = None;
    if let Some((name, before)) = tour.measuring.take() {
        let cost = Reading::now(tour.frames).since(before);
        let cores = cost.cores.map_or_else(String::new, |cores| format!("{:5.1} % of a core", cores * 100.0));
        say(&format!("{name:<40} {:5.1} frames/s  {cores}", cost.frames));
        *pretend = Pretend::Focused;
    }
    redraw.write(RequestRedraw);
    let Some(step) = tour.steps.pop_front() else {
        exit.write(AppExit::Success);
        return;
    };
    let session = &desk.session;
    match step {
        Step::Ask(intent) => {
            asked.write(Asked(intent));
        }
        Step::Set(change) => {
            let mut settings = session.settings().clone();
            change(&mut settings);
            asked.write(Asked(Intent::Set(Box::new(settings))));
        }
        Step::Open(id) => {
            if let Some(index) = session.library().entries().iter().position(|entry| entry.id == id) {
                asked.write(Asked(Intent::Open(index)));
            }
        }
        Step::Say(id) => {
            if let Some((replay, scenario)) = session.replay().zip(session.scenario()) {
                let roleplay = Roleplay::new(session.rulebook(), scenario);
                let state = replay.now(&roleplay);
                let responses = &scenario.node(state.node).responses;
                let options = roleplay.moment(&state, replay.seed).options;
                // Where the sentence is not to be had, the first one keeps the conversation going.
                let position = options.iter().position(|(index, _)| responses[*index].id == id).unwrap_or(0);
                asked.write(Asked(Intent::Say(position)));
            }
        }
        Step::Size(width, height) => {
            for mut window in &mut windows {
                window.resolution.set(f32::from(width), f32::from(height));
            }
        }
        Step::Wait(milliseconds) => tour.until = Some(Instant::now() + Duration::from_millis(milliseconds)),
        Step::Memory => {
            if let Some(memory) = peak_memory() {
                say(&format!("{:<40} {memory} MB", "most memory"));
            }
        }
        Step::Shot(name) => {
            let Some(folder) = &tour.folder else { return };
            let path = folder.join(format!("{name}.png"));
            tour.exposing = true;
            commands
                .spawn(Screenshot::primary_window())
                .observe(save_to_disk(path))
                .observe(|_: On<ScreenshotCaptured>, mut tour: ResMut<Tour>| tour.exposing = false);
        }
        Step::Cost(name, milliseconds, focused) => {
            *pretend = if focused { Pretend::Focused } else { Pretend::Unfocused };
            tour.measuring = Some((name, Reading::now(tour.frames)));
            tour.until = Some(Instant::now() + Duration::from_millis(milliseconds));
        }
    }
}

/// Prints a line of the report.
#[expect(clippy::print_stdout, reason = "the report is what the command is for")]
fn say(line: &str) {
    println!("{line}");
}
