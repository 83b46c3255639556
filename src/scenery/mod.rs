//! The place around the customer as pixels: sets, the light of hour and mood, people who watch.
//!
//! A stage is put together from the back to the front: [`backdrop`], the onlookers ([`Crowd`]), the customer at their
//! [`Placement`] in the light of [`tint`], [`overlay`]. Everything here is a pure function of what it is given and draws
//! the same picture every time; nothing in a picture is written in any language.

mod brush;
mod counter;
mod crowd;
mod furniture;
mod home;
mod light;
mod office;
mod online;
mod phone;
mod place;
mod placement;
mod press;
mod scene;
mod shadow;
mod showroom;
mod view;
mod workshop;

pub use crowd::{Bystander, Crowd};
pub use place::{Goods, Place, Presence, Set};
pub use placement::{Placement, placement};
pub use scene::Light;
pub use shadow::outlined;

use crate::face::{Canvas, Colour, Picture};
use brush::Brush;
use scene::Scene;
use view::View;

/// The set in its light, without people: opaque, of the given size in pixels. Worth keeping until set, light or size
/// change.
#[must_use]
pub fn backdrop(set: Set, light: Light, size: (u32, u32)) -> Picture {
    let scene = Scene::new(set, light);
    let view = placement::view(set, size);
    let mut picture = drawn(size, view, |b| match set.place {
        Place::Home => home::draw(b, &scene),
        Place::Counter => counter::draw(b, &scene),
        Place::Showroom => showroom::draw(b, &scene),
        Place::Phone => phone::draw(b, &scene),
        Place::Online => online::draw(b, &scene),
        Place::Office => office::draw(b, &scene),
        Place::Press => press::draw(b, &scene),
        Place::Workshop => workshop::draw(b, &scene),
    });
    let (eyes, scale) = placement::stand(set);
    let somebody = set.presence() != Presence::Away;
    light::behind(&mut picture, view, &scene, somebody.then_some((eyes, scale)));
    if set.place == Place::Online {
        over(&mut picture, view, |b| online::page(b, &scene));
    }
    // Where shapes meet, rounding leaves a trace of nothing.
    picture.pixels.chunks_exact_mut(4).for_each(|pixel| pixel[3] = 255);
    picture
}

/// What lies before the customer: a counter, a desk, a microphone, and the darkness at the edges. Transparent where
/// nothing is. Worth keeping as long as the backdrop.
#[must_use]
pub fn overlay(set: Set, light: Light, size: (u32, u32)) -> Picture {
    let scene = Scene::new(set, light);
    let view = placement::view(set, size);
    let mut picture = drawn(size, view, |b| match set.place {
        Place::Counter => counter::front(b, &scene),
        Place::Office => office::front(b, &scene),
        Place::Phone => phone::front(b, &scene),
        Place::Online => online::front(b, &scene),
        Place::Press => press::front(b, &scene),
        Place::Home | Place::Showroom | Place::Workshop => {}
    });
    if matches!(set.place, Place::Counter | Place::Office | Place::Press) {
        light::furnish(&mut picture, &scene);
    }
    light::before(&mut picture, view, &scene, placement::stand(set).0);
    picture
}

/// The light on the customer: multiply their picture by this colour.
#[must_use]
pub fn tint(set: Set, light: Light) -> Colour {
    light::on_customer(&Scene::new(set, light))
}

fn drawn(size: (u32, u32), view: View, draw: impl FnOnce(&mut Brush<'_>)) -> Picture {
    let mut canvas = Canvas::new(size.0, size.1);
    canvas.with(view.transform(), |canvas| draw(&mut Brush { canvas }));
    canvas.finish()
}

fn over(picture: &mut Picture, view: View, draw: impl FnOnce(&mut Brush<'_>)) {
    let mut canvas = Canvas::new(picture.width, picture.height);
    canvas.with(view.transform(), |canvas| draw(&mut Brush { canvas }));
    canvas.finish_over(picture);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Mood;
    use crate::scenario::{Category, Channel, Setting, StoryTime};
    use crate::source::Vocabulary as _;

    const SIZE: (u32, u32) = (320, 180);

    fn set(setting: Setting, category: Category, at: &str) -> Set {
        let time = StoryTime::parse(0, at).unwrap_or_default();
        Set::of(setting, Channel::FaceToFace, category, time, 2, false)
    }

    fn light(arousal: i32) -> Light {
        Light::of(Mood { arousal, heard: 50, trust: 50, patience: 60 })
    }

    #[test]
    fn every_place_looks_like_itself_by_day_and_by_night() {
        let pictures: Vec<Picture> = Setting::all()
            .into_iter()
            .flat_map(|setting| ["10:00", "22:00"].map(|at| set(setting, Category::RepairTechnique, at)))
            .map(|set| backdrop(set, light(20), SIZE))
            .collect();
        for (index, picture) in pictures.iter().enumerate() {
            assert!(picture.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255), "{index} has holes");
            for other in &pictures[..index] {
                assert!(picture.difference(other, [0.0, 0.0, 1.0, 1.0]) > 3.0, "{index} looks like another");
            }
        }
    }

    #[test]
    fn rising_anger_darkens_a_room_and_its_edges() {
        let home = set(Setting::Home, Category::RepairTechnique, "10:00");
        let bright = |picture: &Picture| {
            picture.pixels.chunks_exact(4).map(|pixel| u64::from(pixel[1])).sum::<u64>() / u64::from(SIZE.0 * SIZE.1)
        };
        let rooms = [20, 40, 60, 90].map(|arousal| bright(&backdrop(home, light(arousal), SIZE)));
        assert!(rooms.windows(2).all(|pair| pair[0] > pair[1]), "{rooms:?}");
        let edge = |arousal| overlay(home, light(arousal), SIZE).pixel(0, 0)[3];
        assert!(edge(90) > edge(60) && edge(60) > edge(20));
        let centre = |arousal| overlay(home, light(arousal), SIZE).pixel(190, 60)[3];
        assert!(centre(20) <= 1 && centre(90) < 20, "the customer is not darkened");
    }

    #[test]
    fn what_it_is_about_stands_in_the_room() {
        for setting in [Setting::Home, Setting::Counter] {
            let kinds = [Category::RepairTechnique, Category::SalesDelivery]
                .map(|category| backdrop(set(setting, category, "10:00"), light(20), SIZE));
            assert!(kinds[0].difference(&kinds[1], [0.05, 0.1, 0.5, 0.8]) > 8.0, "{setting}");
        }
    }

    #[test]
    fn an_overlay_is_premultiplied_and_leaves_the_customer_free() {
        for setting in Setting::all() {
            let set = set(setting, Category::RepairTechnique, "22:00");
            let picture = overlay(set, light(90), SIZE);
            assert!(picture.pixels.chunks_exact(4).all(|pixel| pixel[..3].iter().all(|channel| *channel <= pixel[3])));
            let placed = placement(set, SIZE);
            let face = picture.pixel(placed.eyes.0 as u32, placed.eyes.1 as u32);
            assert!(face[3] < 60, "{setting}: {face:?}");
        }
    }

    #[test]
    fn a_post_gathers_readers() {
        let post = |audience| {
            let time = StoryTime::default();
            let set = Set::of(Setting::Online, Channel::Text, Category::ProductQuality, time, audience, false);
            backdrop(set, light(50), SIZE)
        };
        let part = [0.05, 0.5, 0.5, 0.8];
        assert!(post(1).difference(&post(3), part) > 1.0);
        assert!(post(0).difference(&post(1), part) > 1.0);
    }

    #[test]
    fn any_size_of_window_can_be_drawn() {
        let counter = set(Setting::Counter, Category::ServiceQuality, "10:00");
        for size in [(1, 1), (3, 900), (900, 3), (200, 600)] {
            let picture = backdrop(counter, light(50), size);
            assert_eq!((picture.width, picture.height), size);
            assert_eq!(overlay(counter, light(50), size).width, size.0);
        }
    }
}
