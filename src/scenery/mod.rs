//! The place around the customer as pixels: sets, the light of hour and mood, people who watch.
//!
//! A stage is put together from the back to the front: [`backdrop`], the onlookers ([`Crowd`]), the customer at their
//! [`Placement`], [`overlay`]. Everything here is a pure function of what it is given and draws the same picture every
//! time; nothing in a picture is written in any language.

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

use crate::face::{Canvas, Picture};
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
