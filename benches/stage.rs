//! What the stage costs: sets and light, which are drawn when the mood moves by a step, and what is drawn in every
//! frame: the customer's pose, the onlookers.
//!
//! `cargo bench --no-default-features --bench stage`

use divan::{Bencher, black_box};
use heartfirst::face::{Actor, Reaction, Situation, expression};
use heartfirst::rulebook::{Behaviour, Mood};
use heartfirst::scenario::{Category, Channel, Setting, StoryTime};
use heartfirst::scenery::{Crowd, Light, Set, backdrop, overlay};

fn main() {
    divan::main();
}

const SIZES: [(u32, u32); 3] = [(960, 600), (1280, 720), (1920, 1080)];
const MOOD: Mood = Mood { arousal: 80, heard: 30, trust: 30, patience: 50 };

fn set(setting: Setting) -> Set {
    Set::of(setting, Channel::FaceToFace, Category::RepairTechnique, StoryTime(600), 3, false)
}

#[divan::bench(args = SIZES)]
fn home_backdrop(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    bencher.bench(|| backdrop(black_box(set(Setting::Home)), Light::of(MOOD), size));
}

#[divan::bench(args = SIZES)]
fn press_backdrop(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    bencher.bench(|| backdrop(black_box(set(Setting::Press)), Light::of(MOOD), size));
}

#[divan::bench(args = SIZES)]
fn counter_overlay(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    bencher.bench(|| overlay(black_box(set(Setting::Counter)), Light::of(MOOD), size));
}

#[divan::bench(args = SIZES)]
fn four_onlookers(bencher: Bencher<'_, '_>, size: (u32, u32)) {
    let crowd = Crowd::new("bench", 3, 80);
    bencher.bench(|| crowd.picture(black_box(set(Setting::Counter)), Light::of(MOOD), size, 5_000));
}

/// One moment of somebody who speaks.
#[divan::bench]
fn pose_of_a_moment(bencher: Bencher<'_, '_>) {
    let situation =
        Situation { behaviour: Behaviour::Irate, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false };
    let mut actor = Actor::new(7, expression(situation, MOOD, Reaction::Plain, 7));
    actor.express(1_000, expression(situation, MOOD, Reaction::Hurt, 7));
    actor.say(1_300, "三个月！推了三个月！今天就当着这台电视，你给我一个准话！");
    bencher.bench(|| actor.pose_at(black_box(2_345)));
}
