//! People who watch: they come, turn their heads one after another, hold up phones, and leave when the conversation
//! moves away from them.

use super::brush::{Brush, Pt, circle, hex};
use super::light;
use super::place::{Place, Set};
use super::placement;
use super::scene::{Light, Scene};
use crate::face::kurbo::Affine;
use crate::face::{
    Actor, Arms, Canvas, Expression, Feeling, Person, Picture, Pose, Reaction, Situation, draw_figure, expression,
    somebody,
};
use crate::rulebook::{Behaviour, Mood};
use crate::scenario::{Appearance, Channel, Colour, Hair, Pronoun};

/// How long somebody takes to come or to go, in ms.
const WALK_MS: u64 = 1_700;
/// How far away they come from, in stage units.
const WALK: f64 = 460.0;

/// Who comes first, second, third, fourth: four people one can tell apart at half a glance.
const PEOPLE: [(u8, Pronoun, Hair, Colour); 4] = [
    (26, Pronoun::He, Hair::Fringe, Colour::Sage),
    (38, Pronoun::She, Hair::Bob, Colour::Teal),
    (64, Pronoun::She, Hair::Wave, Colour::Rose),
    (29, Pronoun::She, Hair::Long, Colour::Mustard),
];

/// The onlookers of a scene.
#[derive(Clone, Debug)]
pub struct Crowd {
    people: Vec<Watcher>,
    attention: Attention,
}

/// Somebody who watches.
#[derive(Clone, Debug)]
struct Watcher {
    /// Which of the spots of a place is theirs, 0 to 3.
    spot: usize,
    person: Person,
    actor: Actor,
    /// When they set out to come; nothing for those who were there from the beginning.
    came: Option<u64>,
    /// When they turn to go.
    goes: Option<u64>,
}

/// An onlooker to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bystander {
    /// Who it is.
    pub person: Person,
    /// How they stand there.
    pub pose: Pose,
    /// Where the middle between their eyes is, in pixels.
    pub eyes: Pt,
    /// Pixels to a head unit.
    pub scale: f64,
    /// Whether a phone is up and recording.
    pub films: bool,
}

/// How much they attend to the quarrel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Attention {
    /// They mind their own business.
    Elsewhere,
    /// They glance over.
    Glances,
    /// Heads turn, one films.
    Turned,
    /// Two film, one looks at the trainee.
    Gripped,
}

impl Attention {
    const fn at(arousal: i32) -> Self {
        match arousal {
            ..=39 => Self::Elsewhere,
            40..=59 => Self::Glances,
            60..=80 => Self::Turned,
            _ => Self::Gripped,
        }
    }
}

impl Crowd {
    /// The onlookers at the first sentence of a scenario: audience 0 to 3, arousal 0 to 100.
    #[must_use]
    pub fn new(scenario_id: &str, audience: u8, arousal: i32) -> Self {
        let attention = Attention::at(arousal);
        let mut crowd = Self { people: Vec::new(), attention };
        for spot in 0..heads(audience) {
            crowd.people.push(Watcher::new(scenario_id, spot, attention, None));
        }
        crowd
    }

    /// From a moment on (in ms of model time) another audience watches, or the same one sees another mood.
    pub fn notice(&mut self, at: u64, scenario_id: &str, audience: u8, arousal: i32) {
        let attention = Attention::at(arousal);
        let calmer = attention < self.attention;
        if attention != self.attention {
            for watcher in self.people.iter_mut().filter(|watcher| watcher.goes.is_none()) {
                // Heads turn one after another; phones go down one by one.
                let turn = watcher.spot as u64;
                let after = if calmer { 1_400 + 1_900 * turn } else { 300 + 450 * turn };
                watcher.actor.express(at + after, watcher.expression(attention));
            }
            self.attention = attention;
        }
        let wanted = heads(audience);
        for watcher in &mut self.people {
            if watcher.goes.is_none() && watcher.spot >= wanted {
                watcher.goes = Some(at + 400 + 600 * watcher.spot as u64);
            }
        }
        for spot in 0..wanted {
            if !self.people.iter().any(|watcher| watcher.spot == spot && watcher.goes.is_none()) {
                let came = at + 300 + 600 * spot as u64;
                self.people.push(Watcher::new(scenario_id, spot, attention, Some(came)));
            }
        }
        self.people.retain(|watcher| watcher.goes.is_none_or(|goes| goes + WALK_MS + 10_000 > at));
    }

    /// Who is to be seen at a moment on a set shown at a size in pixels.
    #[must_use]
    pub fn at(&self, set: Set, size: (u32, u32), ms: u64) -> Vec<Bystander> {
        if !set.has_bystanders() {
            return Vec::new();
        }
        let view = placement::view(set, size);
        let customer = placement::stand(set).0.0;
        let mut seen = Vec::new();
        for watcher in &self.people {
            let (x, y, scale) = spots(set.place)[watcher.spot.min(3)];
            let side = if x < customer { -1.0 } else { 1.0 };
            let Some((distance, step)) = watcher.walk(ms) else { continue };
            let mut pose = watcher.actor.pose_at(ms);
            // Poses are made for somebody to the right of the customer.
            if side < 0.0 {
                (pose.yaw, pose.gaze.0) = (-pose.yaw, -pose.gaze.0);
            }
            if watcher.goes.is_some_and(|goes| ms >= goes) {
                // Who leaves looks where they go.
                pose.yaw += (side * 26.0 - pose.yaw) * step;
            }
            let films = pose.gesture.to == Arms::Filming && pose.gesture.progress > 0.9;
            let bob = 5.0 * (distance * std::f64::consts::TAU * 4.0).sin().abs();
            let eyes = view.pixel((x + side * distance * WALK, y - bob));
            seen.push(Bystander { person: watcher.person.clone(), pose, eyes, scale: scale * view.scale(), films });
        }
        seen
    }

    /// The next moment worth drawing after `ms`, if anybody is there.
    #[must_use]
    pub fn next_frame(&self, ms: u64) -> Option<u64> {
        let walking = |from: Option<u64>| from.is_some_and(|from| (from..from + WALK_MS).contains(&ms));
        self.people
            .iter()
            .filter(|watcher| watcher.walk(ms).is_some() || watcher.came.is_some_and(|came| ms < came))
            .map(|watcher| {
                if walking(watcher.came) || walking(watcher.goes) {
                    ms + 33
                } else {
                    // In the background a blink may come late.
                    let next = watcher.actor.next_frame(ms).max(ms + 66);
                    let turns = [watcher.came, watcher.goes].into_iter().flatten().find(|from| *from > ms);
                    next.min(turns.unwrap_or(u64::MAX))
                }
            })
            .min()
    }

    /// Settles everything at once, for people whom movement disturbs.
    pub fn set_reduced_motion(&mut self, reduced: bool) {
        for watcher in &mut self.people {
            watcher.actor.set_reduced_motion(reduced);
        }
    }

    /// The onlookers of a moment as a picture to lay between backdrop and customer; transparent where nobody is.
    #[must_use]
    pub fn picture(&self, set: Set, light: Light, size: (u32, u32), ms: u64) -> Picture {
        let people = self.at(set, size, ms);
        let mut canvas = Canvas::new(size.0, size.1);
        for bystander in &people {
            legs(&mut canvas, bystander);
            let at = Affine::translate(bystander.eyes) * Affine::scale(bystander.scale);
            draw_figure(&mut canvas, &bystander.person, &bystander.pose, at);
        }
        let mut picture = canvas.finish();
        if people.is_empty() {
            return picture;
        }
        light::recede(&mut picture, &Scene::new(set, light));
        canvas.reset(size.0, size.1);
        for bystander in people.iter().filter(|bystander| bystander.films) {
            recording(&mut canvas, bystander);
        }
        canvas.finish_over(&mut picture);
        picture
    }
}

impl Watcher {
    fn new(scenario_id: &str, spot: usize, attention: Attention, came: Option<u64>) -> Self {
        let name = format!("{scenario_id} onlooker {spot}");
        let (age, pronoun, hair, colour) = PEOPLE[spot.min(3)];
        // Nobody else in the picture has this hair or this colour.
        let look = Appearance { hair: Some(hair), colour: Some(colour), ..Appearance::default() };
        let person = somebody(&name, age, pronoun, look);
        let seed = name.bytes().fold(spot as u64 + 1, |seed, byte| seed.wrapping_mul(31) + u64::from(byte));
        let mut watcher = Self { spot, person, actor: Actor::new(seed, bearing(spot, attention)), came, goes: None };
        watcher.spot = spot;
        watcher
    }

    fn expression(&self, attention: Attention) -> Expression {
        bearing(self.spot, attention)
    }

    /// How far they are from their spot (0 there, 1 out of sight) and how far into turning; nothing when not there.
    fn walk(&self, ms: u64) -> Option<(f64, f64)> {
        let share = |from: u64| ms.checked_sub(from).map(|age| (age as f64 / WALK_MS as f64).min(1.0));
        if let Some(gone) = self.goes.and_then(share) {
            return (gone < 1.0).then_some((gone * gone, (gone * 4.0).min(1.0)));
        }
        match self.came {
            None => Some((0.0, 0.0)),
            Some(came) => share(came).map(|arrived| ((1.0 - arrived).powi(2), 0.0)),
        }
    }
}

fn heads(audience: u8) -> usize {
    match audience {
        0 => 0,
        1 => 2,
        2 => 3,
        _ => 4,
    }
}

/// How an onlooker to the right of the customer stands there; those on the left are turned about.
fn bearing(spot: usize, attention: Attention) -> Expression {
    let situation =
        Situation { behaviour: Behaviour::Voicer, channel: Channel::FaceToFace, audience: 0, holds: None, exam: false };
    let calm = Mood { arousal: 15, heard: 50, trust: 50, patience: 60 };
    let mut expression = expression(situation, calm, Reaction::Plain, 0);
    expression.manner.meets = 0.88;
    expression.manner.voice = 0.0;
    let own = [Arms::Phone, Arms::Relaxed, Arms::Bag, Arms::Clasped][spot % 4];
    // Nobody's head is turned like another's.
    let nuance = [0.0, -5.0, 3.0, -2.0][spot % 4];
    let (feeling, share, yaw, gaze, arms) = match (attention, spot) {
        (Attention::Elsewhere, 0) => (Feeling::Calm, 1.0, 8.0, (0.1, 0.8), own),
        (Attention::Elsewhere, _) => (Feeling::Calm, 1.0, 14.0 + nuance, (0.4, 0.15), own),
        (Attention::Glances, _) => (Feeling::Calm, 1.0, -4.0 + nuance, (-0.75, 0.05), own),
        (Attention::Turned, 0) | (Attention::Gripped, 0) => (Feeling::Calm, 1.0, -21.0, (-0.45, 0.1), Arms::Filming),
        (Attention::Turned, 1) => (Feeling::Tense, 0.6, -24.0, (-0.5, 0.0), Arms::Crossed),
        (Attention::Turned, _) => (Feeling::Tense, 0.7, -22.0 + nuance, (-0.5, 0.05), own),
        (Attention::Gripped, 1) => (Feeling::Surprised, 0.55, -26.0, (-0.5, 0.0), Arms::Crossed),
        // One looks at the trainee: what will you do?
        (Attention::Gripped, 2) => (Feeling::Tense, 0.8, -3.0, (0.05, 0.0), own),
        (Attention::Gripped, _) => (Feeling::Surprised, 0.5, -24.0, (-0.5, 0.0), Arms::Filming),
    };
    let felt = Pose::NEUTRAL.towards(&feeling.pose(), share);
    expression.pose = Pose { yaw, gaze, flush: 0.0, ..felt }.with_arms(arms);
    expression
}

/// Where onlookers stand: eyes and scale in stage units, in the order they come.
const fn spots(place: Place) -> [(f64, f64, f64); 4] {
    match place {
        Place::Home => [(1_120.0, 306.0, 0.48), (168.0, 326.0, 0.46), (1_238.0, 320.0, 0.46), (56.0, 316.0, 0.47)],
        Place::Showroom => [(1_030.0, 304.0, 0.48), (600.0, 336.0, 0.44), (1_190.0, 318.0, 0.47), (70.0, 322.0, 0.46)],
        Place::Press => [(1_060.0, 300.0, 0.48), (390.0, 332.0, 0.45), (1_200.0, 318.0, 0.46), (70.0, 322.0, 0.46)],
        Place::Workshop => [(1_050.0, 302.0, 0.48), (640.0, 330.0, 0.44), (1_196.0, 318.0, 0.47), (60.0, 324.0, 0.46)],
        Place::Counter | Place::Phone | Place::Online | Place::Office => {
            [(1_010.0, 300.0, 0.50), (470.0, 352.0, 0.45), (128.0, 340.0, 0.45), (1_180.0, 318.0, 0.47)]
        }
    }
}

/// What a figure lacks below the waist: they stand further back, so more of them is seen.
fn legs(canvas: &mut Canvas, bystander: &Bystander) {
    let person = &bystander.person;
    let cloth = person.cloth.mix(hex(0x2A2B33), 0.72);
    let hip = person.shoulder * if person.is_woman() { 0.82 } else { 0.86 };
    let at = Affine::translate(bystander.eyes) * Affine::scale(bystander.scale);
    canvas.with(at, |canvas| {
        let brush = &mut Brush { canvas };
        for (side, colour) in [(-1.0, cloth), (1.0, cloth.mix(hex(0x1E1A26), 0.35))] {
            let out = [
                (0.0, 640.0),
                (hip, 640.0),
                (hip * 0.98, 760.0),
                (hip * 0.72, 1_250.0),
                (hip * 0.2, 1_250.0),
                (3.0, 790.0),
            ];
            brush.shape(&out.map(|(x, y)| (side * x, y)), &[0, 1, 3, 4], colour);
        }
    });
}

/// The red light of a phone that records.
fn recording(canvas: &mut Canvas, bystander: &Bystander) {
    let unit = bystander.scale;
    let (x, y) = (bystander.eyes.0 + 88.0 * unit, bystander.eyes.1 + 116.0 * unit);
    let brush = &mut Brush { canvas };
    brush.disc(x, y, 9.0 * unit, hex(0xE0453A));
    brush.canvas.stroke(&circle((x, y), 15.0 * unit), hex(0xE0453A).alpha(0.6), 3.2 * unit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Category, Setting, StoryTime};

    const SIZE: (u32, u32) = (1280, 720);

    fn counter() -> Set {
        Set::of(Setting::Counter, Channel::FaceToFace, Category::ServiceQuality, StoryTime(600), 0, false)
    }

    #[test]
    fn people_gather_with_the_audience_and_leave_when_it_does() {
        let mut crowd = Crowd::new("case", 1, 30);
        let count = |crowd: &Crowd, ms| crowd.at(counter(), SIZE, ms).len();
        assert_eq!(count(&crowd, 0), 2);
        crowd.notice(1_000, "case", 3, 70);
        assert_eq!((count(&crowd, 1_000), count(&crowd, 8_000)), (2, 4));
        crowd.notice(20_000, "case", 0, 40);
        assert_eq!(count(&crowd, 20_000), 4);
        assert!((1..4).contains(&count(&crowd, 22_500)), "one after another");
        assert_eq!(count(&crowd, 25_000), 0);
        crowd.notice(60_000, "case", 2, 40);
        assert_eq!(count(&crowd, 66_000), 3);
    }

    #[test]
    fn heads_turn_with_the_heat_one_after_another_and_one_films_then_two() {
        let mut crowd = Crowd::new("case", 3, 20);
        let films = |crowd: &Crowd, ms| crowd.at(counter(), SIZE, ms).iter().filter(|one| one.films).count();
        assert_eq!(films(&crowd, 900), 0);
        crowd.notice(1_000, "case", 3, 70);
        let yaws = |ms| -> Vec<f64> { crowd.at(counter(), SIZE, ms).iter().map(|one| one.pose.yaw).collect() };
        let (before, during, after) = (yaws(1_000), yaws(1_620), yaws(6_000));
        let moved = |index: usize| (during[index] - before[index]).abs() / (after[index] - before[index]).abs();
        assert!(moved(0) > moved(1) && moved(1) >= moved(2) - 0.1, "{before:?} {during:?} {after:?}");
        assert_eq!(films(&crowd, 6_000), 1);
        crowd.notice(10_000, "case", 3, 92);
        assert_eq!(films(&crowd, 16_000), 2);
        crowd.notice(20_000, "case", 3, 30);
        assert_eq!(films(&crowd, 20_500), 2, "phones go down one by one");
        assert_eq!(films(&crowd, 21_500 + 900), 1);
        assert_eq!(films(&crowd, 32_000), 0);
    }

    #[test]
    fn nobody_stands_in_a_telephone_or_an_office() {
        let crowd = Crowd::new("case", 3, 70);
        for setting in [Setting::Phone, Setting::Online, Setting::Office] {
            let set = Set::of(setting, Channel::FaceToFace, Category::ServiceQuality, StoryTime(600), 3, false);
            assert!(crowd.at(set, SIZE, 100).is_empty());
        }
    }

    #[test]
    fn no_two_heads_are_turned_alike() {
        for arousal in [20, 50, 70, 90] {
            let crowd = Crowd::new("case", 3, arousal);
            let mut yaws: Vec<f64> = crowd.people.iter().map(|one| one.actor.pose_at(10_000).yaw).collect();
            yaws.sort_by(f64::total_cmp);
            assert!(yaws.windows(2).all(|pair| pair[1] - pair[0] > 0.05), "{arousal}: {yaws:?}");
        }
    }
}
