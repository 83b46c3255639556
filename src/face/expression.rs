//! What a customer expresses: from type, mood and the last sentence to a pose, and to the flash of true feeling before
//! it.
//!
//! The ten recipes of [`Feeling`] are mixed: by arousal through the five bands, and where arousal is low by how much
//! the customer feels heard and trusts. Giving up and being content are both quiet; they lie at opposite ends here. A
//! passive customer shows a polite mask, a smile of the mouth alone, and what they feel only for a moment.

use super::chance::between;
use super::feeling::Feeling;
use super::pose::{Arms, Pose};
use super::unit::ActionUnit::{Au1, Au4, Au7, Au12, Au14, Au15, Au23, Au24, Au25};
use super::unit::{Side, Weights};
use crate::roleplay::{Event, Timing};
use crate::rulebook::{Act, Behaviour, Mood, Rulebook, Severity};
use crate::scenario::{Channel, Thing};

/// What of a customer's situation shows beside their mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// What they do with dissatisfaction.
    pub behaviour: Behaviour,
    /// Over the phone and in writing the hands are busy and the eyes elsewhere.
    pub channel: Channel,
    /// Onlookers, 0 to 3.
    pub audience: u8,
    /// What they have brought.
    pub holds: Option<Thing>,
    /// In an assessment a face says less.
    pub exam: bool,
}

/// What the last sentence did to the customer, as far as a face shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reaction {
    /// Nothing in particular.
    #[default]
    Plain,
    /// The emotion gate opened: they have been understood.
    Relieved,
    /// Talked down to by too much soothing.
    Patronised,
    /// The issue before the emotion, or a small slip.
    Slighted,
    /// Something that hurts.
    Hurt,
}

impl Reaction {
    /// What the events of a turn did; the worst of them.
    #[must_use]
    pub fn of(rulebook: &Rulebook, events: &[Event]) -> Self {
        let worst = events.iter().map(|event| match event {
            Event::GateOpened => Self::Relieved,
            Event::OverSoothing => Self::Patronised,
            Event::Early(_) => Self::Slighted,
            Event::Acted { act: Act::Fault(fault), timing: Timing::Fault } => match rulebook.faults[*fault].severity {
                Severity::Minor => Self::Slighted,
                Severity::Major | Severity::Hard => Self::Hurt,
            },
            Event::GateReopened | Event::Warning | Event::WalkOut(_) => Self::Hurt,
            _ => Self::Plain,
        });
        worst.max_by_key(|reaction| *reaction as u8).unwrap_or_default()
    }
}

/// A feeling that escapes before the face is under control.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flash {
    /// Which.
    pub feeling: Feeling,
    /// How strongly, 0 to 1.
    pub strength: f64,
    /// For how long, 120 to 220 ms.
    pub ms: u64,
}

/// What a customer expresses after a sentence, and in what manner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expression {
    /// The settled face and posture; no breath, blink or speech in it.
    pub pose: Pose,
    /// What shows first, for a moment.
    pub flash: Option<Flash>,
    /// Whether they freeze: stillness reads as shock.
    pub shock: bool,
    /// How they move.
    pub manner: Manner,
}

/// How a customer moves in a mood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Manner {
    /// From one breath to the next, in ms: 4600 calm, 2200 in rage.
    pub breath_ms: f64,
    /// How deep: 0.4 calm, 1.6 in rage.
    pub breath: f64,
    /// Blinks in a minute.
    pub blinks: f64,
    /// How long a blink takes, 1 as usual; slower in sadness.
    pub blink_slow: f64,
    /// The share of time the eyes rest where the pose has them.
    pub meets: f64,
    /// Where they go otherwise.
    pub away: (f64, f64),
    /// Whether the eyes go to both sides, looking for onlookers.
    pub scans: bool,
    /// How wide the mouth opens in speech: 0.2 calm, 0.8 shouting.
    pub voice: f64,
    /// From one syllable to the next, in ms.
    pub syllable_ms: f64,
    /// How long shoulders and breath lag behind a relief, in ms: the body stays angry after the words.
    pub lag_ms: u64,
}

/// How far a number has come from `low` (0) to `high` (1).
fn ramp(value: i32, low: i32, high: i32) -> f64 {
    (f64::from(value - low) / f64::from(high - low)).clamp(0.0, 1.0)
}

/// Where each band of arousal shows most clearly; between two of them a face is between.
const BANDS: [(i32, Feeling); 4] =
    [(36, Feeling::Tense), (57, Feeling::Annoyed), (82, Feeling::Angry), (98, Feeling::Boiling)];

/// Below this arousal nothing of it shows.
const QUIET: i32 = 14;

/// What a customer expresses. The seed decides small things: how long a flash lasts.
#[must_use]
pub fn expression(situation: Situation, mood: Mood, reaction: Reaction, seed: u64) -> Expression {
    let passive = situation.behaviour == Behaviour::Passive;
    let mut pose = if passive { quiet(mood) } else { shown(situation.behaviour, mood) };
    impatience(&mut pose, mood, passive);
    match situation.channel {
        Channel::FaceToFace => {}
        // A caller looks at nothing; who writes looks at the screen.
        Channel::Phone => {
            pose.gaze = (-0.55, 0.35);
            pose.yaw = pose.yaw.clamp(-14.0, -8.0);
        }
        Channel::Text => {
            pose.gaze = (0.05, 0.95);
            (pose.yaw, pose.pitch) = (-2.0 + pose.yaw * 0.2, 13.0);
        }
    }
    pose = pose.with_arms(arms(situation, mood));
    let mut flash = flash(situation.behaviour, mood, reaction, seed);
    if situation.exam {
        pose.units = pose.units.scaled(0.7);
        (pose.flush, pose.shoulders) = (pose.flush * 0.6, pose.shoulders * 0.8);
        (pose.yaw, pose.pitch, pose.tilt) = (pose.yaw * 0.85, pose.pitch * 0.85, pose.tilt * 0.85);
        if let Some(flash) = &mut flash {
            flash.strength *= 0.7;
        }
    }
    let shock = reaction == Reaction::Hurt;
    Expression { pose: pose.bounded(), flash, shock, manner: manner(situation, mood) }
}

/// Somebody who shows what they feel.
fn shown(behaviour: Behaviour, mood: Mood) -> Pose {
    let ground = ground(mood);
    let anger = mood.arousal.clamp(0, 100);
    let mut pose = ground;
    let mut below = QUIET;
    let mut from = ground;
    for (at, feeling) in BANDS {
        if anger > below {
            let to = feeling.pose();
            pose = from.towards(&to, ramp(anger, below, at));
            from = to;
        }
        below = at;
    }
    // Being heard loosens brow, lids and lips before anger itself is gone.
    let eased = 1.0 - 0.18 * ramp(mood.heard, 40, 80);
    for unit in [Au4, Au7, Au23, Au24] {
        for side in Side::BOTH {
            pose.units.set(side, unit, pose.units.get(side, unit) * eased);
        }
    }
    pose.lean = ramp(anger, 60, 95) * 0.9;
    match behaviour {
        // Square to you, looks at you, says it.
        Behaviour::Voicer | Behaviour::Passive => {
            pose.yaw *= 0.7;
            pose.gaze = (pose.gaze.0 * 0.6, pose.gaze.1);
        }
        // Forward, and red first.
        Behaviour::Irate => {
            pose.units = pose.units.scaled(1.0 + 0.06 * ramp(anger, 40, 80));
            pose.pitch += 2.0 * ramp(anger, 40, 80);
            pose.flush = (pose.flush * 1.25 + 0.08 * ramp(anger, 40, 70)).min(1.0);
        }
        // Half turned to those who watch; contempt shows through.
        Behaviour::Activist => {
            let scorn =
                0.3 * ramp(anger, 24, 55) * (1.0 - ramp(anger, 70, 95)) * (1.0 - 0.6 * ramp(mood.trust, 40, 70));
            let units = pose.units.towards(Feeling::Contempt.units(), scorn);
            pose = Pose { units, ..pose.towards(&Feeling::Contempt.pose(), scorn) };
        }
    }
    // Doubt: one corner of the mouth back, the lids a little closed.
    let doubt = (1.0 - ramp(mood.trust, 15, 45)) * ramp(anger, 15, 40) * (1.0 - ramp(anger, 85, 98));
    pose.units = pose.units.add_on(Side::Right, Au14, 0.3 * doubt).add(Au7, 0.12 * doubt);
    pose
}

/// A face at low arousal: content, calm, sad or given up.
fn ground(mood: Mood) -> Pose {
    let warm = ramp(mood.heard, 45, 80) * ramp(mood.trust, 45, 75);
    let unheard = 1.0 - ramp(mood.heard, 15, 45);
    let lost = 1.0 - ramp(mood.trust, 20, 48);
    let gone = unheard * lost;
    let hurt = unheard * (1.0 - lost) * 0.5;
    mixed(&[
        (Feeling::Content, warm),
        (Feeling::Resigned, gone),
        (Feeling::Sad, hurt),
        (Feeling::Calm, (1.0 - warm - gone - hurt).max(0.0)),
    ])
}

/// Somebody who says it is fine.
fn quiet(mood: Mood) -> Pose {
    let open = ramp(mood.heard, 44, 64);
    let warm = ramp(mood.heard, 55, 76) * ramp(mood.trust, 50, 72);
    let masked = ramp(mood.heard, 18, 38) * ramp(mood.trust, 12, 34);
    let closed = Feeling::Resigned.pose().towards(&mask(), 0.25 + 0.75 * masked);
    let ready = Pose {
        units: Weights::of(&[(Au1, 0.42), (Au25, 0.12), (Au12, 0.1)]),
        tilt: -2.5,
        pitch: 1.5,
        yaw: -3.0,
        gaze: (0.05, 0.02),
        shoulders: -0.25,
        ..Pose::NEUTRAL
    };
    let opened = ready.towards(&Feeling::Content.pose(), warm);
    let pose = closed.towards(&opened, open);
    // Even they can be driven to it: then it is hurt that shows, and tension, never shouting.
    // More tension than sorrow: sorrow alone would raise the inner brow again.
    let driven = Feeling::Sad.pose().towards(&Feeling::Tense.pose(), 0.75);
    pose.towards(&driven, 0.8 * ramp(mood.arousal, 24, 90))
}

/// A smile of the mouth alone: the corners up, the lips pressed, the cheeks still; the body turned to the door.
fn mask() -> Pose {
    Pose {
        units: Weights::of(&[(Au12, 0.45), (Au24, 0.3), (Au1, 0.22), (Au15, 0.1)]),
        yaw: 13.0,
        pitch: 3.0,
        tilt: 3.0,
        gaze: (0.55, 0.25),
        shoulders: -0.45,
        ..Pose::NEUTRAL
    }
}

/// Recipes mixed by weight; the weights sum to 1.
fn mixed(parts: &[(Feeling, f64)]) -> Pose {
    let mut pose = Pose::NEUTRAL;
    let mut weight = 0.0;
    for (feeling, share) in parts {
        if *share > 0.0 {
            weight += share;
            pose = pose.towards(&feeling.pose(), share / weight);
        }
    }
    pose
}

/// Time runs out: turned away, lips pressed, eyes on the door.
fn impatience(pose: &mut Pose, mood: Mood, passive: bool) {
    let leaving = 1.0 - ramp(mood.patience, 4, 16);
    let restless = 1.0 - ramp(mood.patience, 14, 34);
    let loud = ramp(mood.arousal, 85, 98);
    pose.units = pose.units.add(Au24, 0.22 * restless * (1.0 - loud));
    let door = if passive { 1.0 } else { 0.8 };
    pose.yaw += (17.0 - pose.yaw) * leaving * door * (1.0 - loud);
    pose.gaze.0 += (0.8 - pose.gaze.0) * leaving * door * (1.0 - loud);
}

fn arms(situation: Situation, mood: Mood) -> Arms {
    match situation.channel {
        Channel::Phone => return Arms::Call,
        Channel::Text => return Arms::Phone,
        Channel::FaceToFace => {}
    }
    let held = match situation.holds {
        Some(Thing::Bag) => Some(Arms::Bag),
        Some(Thing::Phone) => Some(Arms::Phone),
        Some(Thing::Keys) => Some(Arms::Keys),
        Some(Thing::Nothing) | None => None,
    };
    let watched = situation.audience > 0;
    match (situation.behaviour, mood.arousal, mood.patience) {
        (_, ..=94, ..=12) => held.filter(|arms| *arms == Arms::Bag).unwrap_or(Arms::Keys),
        (_, ..=94, 13..=28) => Arms::Watch,
        (Behaviour::Passive, ..) if mood.heard >= 60 && mood.trust >= 55 => Arms::Relaxed,
        (Behaviour::Passive, ..) => held.unwrap_or(Arms::Clasped),
        (_, 95.., _) | (Behaviour::Irate, 70.., _) => Arms::Point,
        (Behaviour::Activist, 70.., _) if watched => Arms::Filming,
        (Behaviour::Voicer, 70.., _) => Arms::Open,
        (_, 45.., _) => Arms::Crossed,
        (_, ..=24, _) if mood.heard < 35 && mood.trust < 40 => held.unwrap_or(Arms::Clasped),
        (_, ..=30, _) if mood.heard >= 65 && mood.trust >= 65 => Arms::Open,
        _ => held.unwrap_or(Arms::Relaxed),
    }
}

fn flash(behaviour: Behaviour, mood: Mood, reaction: Reaction, seed: u64) -> Option<Flash> {
    let hiding = behaviour == Behaviour::Passive && mood.heard < 55;
    let (feeling, strength) = match (reaction, behaviour) {
        (Reaction::Hurt, Behaviour::Passive) => (Feeling::Sad, 0.7),
        (Reaction::Hurt, Behaviour::Irate) => (Feeling::Angry, 0.7),
        (Reaction::Hurt, Behaviour::Voicer) => (Feeling::Surprised, 0.65),
        (Reaction::Hurt, Behaviour::Activist) => (Feeling::Contempt, 0.7),
        (Reaction::Slighted, Behaviour::Passive) => (Feeling::Resigned, 0.7),
        (Reaction::Slighted, Behaviour::Irate) => (Feeling::Angry, 0.55),
        (Reaction::Slighted, Behaviour::Voicer) => (Feeling::Annoyed, 0.6),
        (Reaction::Slighted | Reaction::Patronised, Behaviour::Activist) => (Feeling::Contempt, 0.55),
        (Reaction::Patronised, Behaviour::Passive) => (Feeling::Resigned, 0.6),
        (Reaction::Patronised, Behaviour::Irate | Behaviour::Voicer) => (Feeling::Contempt, 0.5),
        (Reaction::Relieved, Behaviour::Passive) => (Feeling::Sad, 0.5),
        (Reaction::Plain, Behaviour::Passive) if hiding => (Feeling::Sad, 0.5),
        _ => return None,
    };
    let ms = if hiding { 200.0 } else { between(seed, "flash", mood.arousal.unsigned_abs().into(), 120.0, 220.0) };
    Some(Flash { feeling, strength, ms: ms as u64 })
}

fn manner(situation: Situation, mood: Mood) -> Manner {
    let passive = situation.behaviour == Behaviour::Passive;
    let anger = ramp(mood.arousal, 25, 97);
    let tense = ramp(mood.arousal, 20, 45) * (1.0 - ramp(mood.arousal, 60, 80));
    let low = (1.0 - ramp(mood.heard, 20, 45)) * (1.0 - ramp(mood.arousal, 25, 45));
    let on_you = if passive { 0.25 + 0.5 * ramp(mood.heard, 40, 65) } else { 0.7 - 0.45 * low + 0.22 * anger };
    let scans = situation.behaviour == Behaviour::Activist && situation.audience > 0;
    let meets = match situation.channel {
        Channel::FaceToFace if scans => on_you * 0.6,
        Channel::FaceToFace => on_you - 0.25 * (1.0 - ramp(mood.patience, 14, 34)),
        Channel::Phone => 0.55,
        Channel::Text => 0.9,
    };
    let away = match situation.channel {
        Channel::Phone => (0.35, -0.2),
        Channel::Text => (-0.25, 0.55),
        Channel::FaceToFace if passive => (0.85, 0.1),
        Channel::FaceToFace if low > 0.5 => (0.3, 0.8),
        Channel::FaceToFace => (-0.55, 0.12),
    };
    Manner {
        breath_ms: 4_600.0 - 2_400.0 * anger,
        breath: 0.4 + 1.2 * anger,
        blinks: 16.0 + 9.0 * tense - 8.0 * anger - 4.0 * low,
        blink_slow: 1.0 + 0.5 * low,
        meets: meets.clamp(0.1, 0.95),
        away,
        scans,
        voice: 0.2 + 0.6 * anger,
        syllable_ms: 205.0 - 55.0 * anger + 40.0 * low,
        lag_ms: if situation.behaviour == Behaviour::Irate { 2_600 } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::unit::ActionUnit;

    fn situation(behaviour: Behaviour) -> Situation {
        Situation { behaviour, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false }
    }

    fn pose(behaviour: Behaviour, mood: [i32; 4]) -> Pose {
        let [arousal, heard, trust, patience] = mood;
        let mood = Mood { arousal, heard, trust, patience };
        expression(situation(behaviour), mood, Reaction::Plain, 7).pose
    }

    fn apart(a: &Pose, b: &Pose) -> f64 {
        let units: f64 = ActionUnit::ALL
            .iter()
            .flat_map(|unit| Side::BOTH.map(|side| (a.units.get(side, *unit) - b.units.get(side, *unit)).abs()))
            .sum();
        units / 2.0
            + (a.yaw - b.yaw).abs() / 20.0
            + (a.pitch - b.pitch).abs() / 10.0
            + (a.shoulders - b.shoulders).abs()
    }

    #[test]
    fn more_arousal_lowers_the_brow() {
        for behaviour in Behaviour::ALL {
            for (heard, trust, patience) in [(10, 10, 60), (10, 60, 60), (50, 50, 20), (90, 90, 60), (30, 30, 8)] {
                let mut last = (0.0, f64::MAX);
                for arousal in 0..=100 {
                    let units = pose(*behaviour, [arousal, heard, trust, patience]).units;
                    // Lowered by 4, raised by 1: what the inner end of the brow does.
                    let height = 8.5 * units.mean(Au1) - 6.8 * units.mean(Au4);
                    assert!(
                        units.mean(Au4) >= last.0 - 1e-9 && height <= last.1 + 0.02,
                        "{behaviour} heard {heard} trust {trust} at {arousal}: {} after {}, {height} after {}",
                        units.mean(Au4),
                        last.0,
                        last.1
                    );
                    last = (units.mean(Au4), height);
                }
            }
        }
    }

    #[test]
    fn the_five_bands_are_apart() {
        for behaviour in [Behaviour::Voicer, Behaviour::Irate, Behaviour::Activist] {
            let faces = [10, 35, 57, 82, 98].map(|arousal| pose(behaviour, [arousal, 40, 45, 60]));
            for (index, face) in faces.iter().enumerate() {
                for other in &faces[index + 1..] {
                    assert!(apart(face, other) > 1.0, "{behaviour}: band {index} is too close");
                }
            }
        }
    }

    #[test]
    fn given_up_is_not_content() {
        for behaviour in Behaviour::ALL {
            let given_up = pose(*behaviour, [10, 10, 10, 30]);
            let content = pose(*behaviour, [10, 90, 90, 80]);
            assert!(given_up.units.mean(Au1) > 0.7 && content.units.mean(Au1) < 0.3, "{behaviour}");
            assert!(content.units.mean(ActionUnit::Au6) > 0.6, "a felt smile reaches the eyes");
            assert!(given_up.units.mean(ActionUnit::Au6) < 0.05);
            assert!(given_up.yaw * content.yaw < 0.0, "turned to opposite sides");
            assert!(given_up.gaze.1 > 0.4 && content.gaze.1 < 0.2, "eyes on the floor, eyes on you");
            assert!(given_up.shoulders < content.shoulders - 0.3);
            assert!(apart(&given_up, &content) > 4.0);
        }
    }

    #[test]
    fn a_polite_mask_smiles_without_the_eyes_and_slips_for_a_moment() {
        let mood = Mood { arousal: 12, heard: 40, trust: 42, patience: 60 };
        let shown = expression(situation(Behaviour::Passive), mood, Reaction::Plain, 7);
        assert!(shown.pose.units.mean(Au12) > 0.35 && shown.pose.units.mean(ActionUnit::Au6) < 0.03);
        let flash = shown.flash.unwrap();
        assert_eq!((flash.feeling, flash.ms), (Feeling::Sad, 200));
        let open = expression(situation(Behaviour::Passive), Mood { heard: 80, trust: 80, ..mood }, Reaction::Plain, 7);
        assert_eq!(open.flash, None);
    }

    #[test]
    fn a_flash_lasts_as_long_as_a_flash_does() {
        for behaviour in Behaviour::ALL {
            for reaction in [Reaction::Slighted, Reaction::Hurt, Reaction::Patronised] {
                for arousal in 0..=100 {
                    let mood = Mood { arousal, heard: 30, trust: 30, patience: 50 };
                    let flash = expression(situation(*behaviour), mood, reaction, 3).flash.unwrap();
                    assert!((120..=220).contains(&flash.ms) && (0.4..=0.7).contains(&flash.strength));
                }
            }
        }
    }

    #[test]
    fn an_assessment_shows_less() {
        let mood = Mood { arousal: 90, heard: 20, trust: 20, patience: 50 };
        let open = expression(situation(Behaviour::Irate), mood, Reaction::Plain, 1).pose;
        let exam = Situation { exam: true, ..situation(Behaviour::Irate) };
        let less = expression(exam, mood, Reaction::Plain, 1).pose;
        assert!(
            less.units.mean(Au4) < open.units.mean(Au4) * 0.8 && less.units.mean(Au4) > open.units.mean(Au4) * 0.55
        );
        assert!(less.flush < open.flush);
    }

    #[test]
    fn a_caller_telephones_and_a_writer_looks_at_the_screen() {
        let mood = Mood { arousal: 60, heard: 20, trust: 20, patience: 50 };
        let phone = Situation { channel: Channel::Phone, ..situation(Behaviour::Voicer) };
        assert_eq!(expression(phone, mood, Reaction::Plain, 1).pose.gesture.to, Arms::Call);
        let text = Situation { channel: Channel::Text, ..phone };
        let pose = expression(text, mood, Reaction::Plain, 1).pose;
        assert!(pose.gesture.to == Arms::Phone && pose.gaze.1 > 0.9);
    }

    #[test]
    fn the_worst_event_of_a_turn_is_what_shows() {
        let rulebook = Rulebook::embedded();
        let fault = |fault| Event::Acted { act: Act::Fault(fault), timing: Timing::Fault };
        let of = |events: &[Event]| Reaction::of(&rulebook, events);
        assert_eq!(of(&[]), Reaction::Plain);
        assert_eq!(of(&[Event::GateOpened]), Reaction::Relieved);
        assert_eq!(of(&[Event::GateOpened, Event::OverSoothing]), Reaction::Patronised);
        assert_eq!(of(&[Event::GateOpened, fault(crate::rulebook::Fault::BlameCustomer)]), Reaction::Hurt);
    }
}
