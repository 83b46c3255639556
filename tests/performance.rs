//! Whole conversations on the stage: every shipped scenario, on its ideal path and off it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::face::Pose;
use heartfirst::roleplay::{Roleplay, State, pick};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use heartfirst::scenery::{Performance, Place, Presence};

/// Every turn of a conversation takes this long.
const TURN: u64 = 6_000;

fn shipped() -> Vec<Scenario> {
    Library::open(&[]).scenarios().cloned().collect()
}

/// Plays by a choice at every turn; calls `see` with the stage, the state and the time after it.
fn play(
    scenario: &Scenario,
    is_exam: bool,
    mut choose: impl FnMut(&State, usize) -> usize,
    mut see: impl FnMut(&Performance, &State, u64),
) {
    let rulebook = Rulebook::embedded();
    let roleplay = Roleplay::new(&rulebook, scenario);
    let mut state = roleplay.begin(&mut ());
    let mut stage = Performance::begin(scenario, &state, 7, is_exam);
    let mut now = 0;
    see(&stage, &state, now);
    while state.over.is_none() {
        let count = scenario.node(state.node).responses.len();
        let (next, events) = roleplay.step(state, choose(&state, count));
        now += TURN;
        stage.react(now, &rulebook, scenario, &next, &events);
        stage.say(now + 300, "三个月！You said Friday. 今天给我一个准话！");
        state = next;
        see(&stage, &state, now);
    }
}

/// Every shipped scenario by eight seeds.
fn conversations(is_exam: bool, mut see: impl FnMut(&Scenario, &Performance, &State, u64)) {
    let shipped = shipped();
    assert!(!shipped.is_empty());
    for scenario in &shipped {
        for seed in 0..8 {
            let choose = |state: &State, count| pick(seed, &format!("turn {}", state.turn), count);
            play(scenario, is_exam, choose, |stage, state, now| see(scenario, stage, state, now));
        }
    }
}

#[test]
fn every_state_of_every_shipped_scenario_can_be_shown() {
    conversations(false, |scenario, stage, state, now| {
        for ms in (now..now + TURN).step_by(270) {
            let pose = stage.pose(ms);
            assert_eq!(pose, pose.bounded(), "{} at {ms}", scenario.id);
        }
        let settled = stage.shot(now + 5_000);
        assert_eq!(settled.fading, None, "{}", scenario.id);
        assert_eq!(i32::from(settled.light.arousal), (state.mood.arousal + 2) / 5 * 5);
        let place = settled.set.place;
        let people = stage.crowd().at(settled.set, (1280, 720), now + 5_000).len();
        let expected = if settled.set.has_bystanders() { [0, 2, 3, 4][usize::from(state.audience)] } else { 0 };
        assert_eq!(people, expected, "{} in {place:?}", scenario.id);
    });
}

#[test]
fn no_face_is_shown_in_an_assessment_where_one_would_not_be_seen() {
    let mut outlines = 0;
    conversations(true, |_, stage, _, now| {
        let set = stage.shot(now + 5_000).set;
        if matches!(set.place, Place::Phone | Place::Online) {
            assert_eq!(set.presence(), Presence::Outline);
            outlines += 1;
        }
    });
    assert!(outlines > 0);
}

#[test]
fn light_never_flashes() {
    conversations(false, |scenario, stage, _, now| {
        let mut last: Option<(f64, heartfirst::scenery::Light)> = None;
        for ms in (now..now + TURN).step_by(16) {
            let shot = stage.shot(ms);
            let share = shot.fading.map_or(0.0, |fading| fading.share);
            if let Some((before, light)) = last {
                let jump = if light == shot.light { before - share } else { 1.0 - share };
                assert!((-1e-9..0.09).contains(&jump), "{}: light jumps by {jump} at {ms}", scenario.id);
            }
            last = Some((share, shot.light));
        }
    });
}

#[test]
fn a_quiet_stage_is_drawn_ten_times_a_second_and_with_reduced_motion_for_blinks_alone() {
    let scenario = shipped().into_iter().find(|scenario| scenario.id == "four_quotes").unwrap();
    let rulebook = Rulebook::embedded();
    let state = Roleplay::new(&rulebook, &scenario).begin(&mut ());
    let mut stage = Performance::begin(&scenario, &state, 7, false);
    let frames = |stage: &Performance| {
        let (mut ms, mut frames) = (60_000, 0);
        while ms < 90_000 {
            ms = stage.next_frame(ms);
            frames += 1;
        }
        f64::from(frames) / 30.0
    };
    let alive = frames(&stage);
    assert!((8.0..22.0).contains(&alive), "{alive} frames a second");
    stage.set_reduced_motion(true);
    let still = frames(&stage);
    assert!(still < 8.0, "{still} frames a second");
    let pose = stage.pose(70_000);
    assert!((70_000..75_000).all(|ms| stage.pose(ms) == Pose { blink: stage.pose(ms).blink, ..pose }));
}
