//! A customer in motion: continuous, within what can be drawn, the same every time, and quick to react.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::face::{ActionUnit, Actor, Pose, Reaction, Side, Situation, expression};
use heartfirst::rulebook::{Behaviour, Mood};
use heartfirst::scenario::{Channel, Thing};
use proptest::prelude::*;

const FRAME: u64 = 16;

fn situation() -> impl Strategy<Value = Situation> {
    let behaviour = proptest::sample::select(Behaviour::ALL.to_vec());
    let channel = proptest::sample::select(Channel::ALL.to_vec());
    let holds = proptest::option::of(proptest::sample::select(Thing::ALL.to_vec()));
    (behaviour, channel, 0_u8..=3, holds, any::<bool>())
        .prop_map(|(behaviour, channel, audience, holds, exam)| Situation { behaviour, channel, audience, holds, exam })
}

fn mood() -> impl Strategy<Value = Mood> {
    (0..=100, 0..=100, 0..=100, 0..=100).prop_map(|(arousal, heard, trust, patience)| Mood {
        arousal,
        heard,
        trust,
        patience,
    })
}

fn reaction() -> impl Strategy<Value = Reaction> {
    proptest::sample::select(vec![
        Reaction::Plain,
        Reaction::Relieved,
        Reaction::Patronised,
        Reaction::Slighted,
        Reaction::Hurt,
    ])
}

/// Somebody to whom things are said, and who says things.
fn life() -> impl Strategy<Value = Actor> {
    let turns = proptest::collection::vec((mood(), reaction(), 150_u64..5_000, any::<bool>()), 1..6);
    (situation(), mood(), any::<u64>(), turns).prop_map(|(situation, first, seed, turns)| {
        let mut actor = Actor::new(seed, expression(situation, first, Reaction::Plain, seed));
        let mut now = 0;
        for (mood, reaction, wait, speaks) in turns {
            now += wait;
            actor.express(now, expression(situation, mood, reaction, seed));
            if speaks {
                // The last line is over before the next begins, as in a conversation.
                now = actor.say(now + 300, "三个月！推了三个月，a table for two，你给我一个准话！");
            }
        }
        actor
    })
}

fn jump(a: &Pose, b: &Pose) -> (f64, f64, f64, f64) {
    let units = ActionUnit::ALL
        .iter()
        .flat_map(|unit| Side::BOTH.map(|side| (a.units.get(side, *unit) - b.units.get(side, *unit)).abs()))
        .fold(0.0, f64::max);
    let head = (a.yaw - b.yaw).abs().max((a.pitch - b.pitch).abs()).max((a.tilt - b.tilt).abs());
    let gaze = (a.gaze.0 - b.gaze.0).abs().max((a.gaze.1 - b.gaze.1).abs());
    let body = (a.shoulders - b.shoulders).abs().max((a.breath - b.breath).abs()).max((a.flush - b.flush).abs());
    (units, head, gaze, body)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_jumps(actor in life()) {
        let mut last = actor.pose_at(0);
        for frame in 1..1_200 {
            let pose = actor.pose_at(frame * FRAME);
            let (units, head, gaze, body) = jump(&last, &pose);
            prop_assert!(units < 0.5, "units jump by {units} at {}", frame * FRAME);
            prop_assert!(head < 3.5, "the head jumps by {head} degrees at {}", frame * FRAME);
            prop_assert!(gaze < 0.85, "the eyes jump by {gaze} at {}", frame * FRAME);
            prop_assert!(body < 0.2, "the body jumps by {body} at {}", frame * FRAME);
            prop_assert!((pose.blink - last.blink).abs() < 0.45, "the lids jump at {}", frame * FRAME);
            last = pose;
        }
    }

    #[test]
    fn every_pose_can_be_drawn(actor in life(), times in proptest::collection::vec(0_u64..40_000, 60)) {
        for ms in times {
            let pose = actor.pose_at(ms);
            prop_assert_eq!(pose, pose.bounded());
        }
    }

    #[test]
    fn the_same_moment_shows_the_same_whatever_was_asked_before(actor in life(), times in proptest::collection::vec(0_u64..20_000, 20)) {
        let forward: Vec<Pose> = times.iter().map(|ms| actor.pose_at(*ms)).collect();
        let mut backward: Vec<Pose> = times.iter().rev().map(|ms| actor.pose_at(*ms)).collect();
        backward.reverse();
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn with_reduced_motion_only_lids_move(mut actor in life(), from in 0_u64..20_000) {
        actor.set_reduced_motion(true);
        let next = actor.next_frame(from);
        let first = actor.pose_at(from);
        for ms in (from..next.min(from + 10_000)).step_by(7) {
            prop_assert_eq!(actor.pose_at(ms), Pose { blink: actor.pose_at(ms).blink, ..first }, "at {} of {}", ms, next);
        }
    }

    #[test]
    fn no_frame_is_missed(actor in life(), from in 0_u64..20_000) {
        let next = actor.next_frame(from);
        prop_assert!(next > from);
        let (shown, mut worst) = (actor.pose_at(from), 0.0_f64);
        for ms in from..next {
            let (units, head, gaze, body) = jump(&shown, &actor.pose_at(ms));
            worst = worst.max(units / 4.0).max(head / 14.0).max(gaze / 4.0).max(body).max((actor.pose_at(ms).blink - shown.blink) / 4.0);
        }
        prop_assert!(worst < 0.3, "{worst} goes unseen between {from} and {next}");
    }

    #[test]
    fn a_sentence_is_seen_to_arrive_within_a_quarter_of_a_second(situation in situation(), seed in any::<u64>()) {
        let before = Mood { arousal: 30, heard: 50, trust: 50, patience: 60 };
        let after = Mood { arousal: 90, heard: 20, trust: 25, patience: 40 };
        let mut actor = Actor::new(seed, expression(situation, before, Reaction::Plain, seed));
        let quiet = actor.clone();
        actor.express(2_000, expression(situation, after, Reaction::Hurt, seed));
        let moved = |ms: u64| {
            let (units, ..) = jump(&quiet.pose_at(ms), &actor.pose_at(ms));
            units
        };
        prop_assert!(moved(2_000) < 1e-9);
        let most = (2_000..=2_250).step_by(10).map(moved).fold(0.0, f64::max);
        prop_assert!(most > 0.12, "{most}");
    }
}

/// Every mood there can be, and so every state that a scenario can reach, gives weights a face can show.
#[test]
fn every_mood_gives_weights_in_range() {
    let steps = || (0..=100).step_by(10);
    for behaviour in Behaviour::ALL {
        for arousal in (0..=100).step_by(5) {
            for (heard, trust) in steps().flat_map(|heard| steps().map(move |trust| (heard, trust))) {
                for patience in [0, 10, 20, 40, 100] {
                    let mood = Mood { arousal, heard, trust, patience };
                    for channel in Channel::ALL {
                        let situation = Situation {
                            behaviour: *behaviour,
                            channel: *channel,
                            audience: 2,
                            holds: None,
                            exam: false,
                        };
                        let pose = expression(situation, mood, Reaction::Plain, 1).pose;
                        assert_eq!(pose, pose.bounded(), "{behaviour} {mood:?}");
                        let sum: f64 = ActionUnit::ALL.iter().map(|unit| pose.units.mean(*unit)).sum();
                        assert!(sum < 9.0, "{behaviour} {mood:?}: {sum}");
                    }
                }
            }
        }
    }
}

#[test]
fn eyes_go_first_and_hands_last() {
    let situation =
        Situation { behaviour: Behaviour::Voicer, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false };
    let before = Mood { arousal: 10, heard: 30, trust: 60, patience: 60 };
    let after = Mood { arousal: 97, ..before };
    let mut actor = Actor::new(3, expression(situation, before, Reaction::Plain, 3));
    let quiet = actor.clone();
    actor.express(5_000, expression(situation, after, Reaction::Plain, 3));
    let first = |moved: &dyn Fn(&Pose, &Pose) -> f64, least: f64| {
        (5_000..8_000).find(|ms| moved(&quiet.pose_at(*ms), &actor.pose_at(*ms)) > least).unwrap() - 5_000
    };
    let unit = |unit: ActionUnit| move |a: &Pose, b: &Pose| (a.units.mean(unit) - b.units.mean(unit)).abs();
    let brows = first(&unit(ActionUnit::Au4), 0.01);
    let mouth = first(&unit(ActionUnit::Au10), 0.01);
    let head = first(&|a, b| (a.pitch - b.pitch).abs(), 0.05);
    let shoulders = first(&|a, b| (a.shoulders - b.shoulders).abs(), 0.01);
    let hands =
        (5_000..8_000).find(|ms| actor.pose_at(*ms).gesture.to != quiet.pose_at(*ms).gesture.to).unwrap() - 5_000;
    assert!(
        brows < mouth && mouth < head && head < shoulders && shoulders < hands,
        "{brows} {mouth} {head} {shoulders} {hands}"
    );
    assert!((40..70).contains(&brows) && hands >= 260);
}

#[test]
fn somebody_who_was_hurt_holds_still() {
    let situation =
        Situation { behaviour: Behaviour::Irate, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false };
    let mood = Mood { arousal: 60, heard: 30, trust: 30, patience: 60 };
    let mut actor = Actor::new(9, expression(situation, mood, Reaction::Plain, 9));
    actor.express(4_000, expression(situation, mood, Reaction::Hurt, 9));
    let breath = |ms| actor.pose_at(ms).breath;
    assert!((breath(4_100) - breath(4_590)).abs() < 1e-9);
    assert!((breath(4_700) - breath(5_200)).abs() > 1e-3);
}

#[test]
fn blinks_come_as_often_as_people_blink() {
    let situation =
        Situation { behaviour: Behaviour::Voicer, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false };
    for (arousal, least, most) in [(10, 10, 24), (40, 17, 36), (95, 4, 15)] {
        let mood = Mood { arousal, heard: 50, trust: 50, patience: 60 };
        let blinks: usize = (0..6_u64)
            .map(|seed| {
                let actor = Actor::new(seed, expression(situation, mood, Reaction::Plain, seed));
                let closed: Vec<bool> = (0..60_000).step_by(10).map(|ms| actor.pose_at(ms).blink > 0.9).collect();
                closed.windows(2).filter(|pair| !pair[0] && pair[1]).count()
            })
            .sum::<usize>()
            / 6;
        assert!((least..=most).contains(&blinks), "{blinks} in a minute at arousal {arousal}");
    }
}
