//! The customer's face and posture: as data ([`Person`] and [`Pose`]), as pixels ([`Picture`]), in words ([`face`]).
//!
//! A face is a set of named anchor points. Facial action units move them (`unit`), and curves through the anchors
//! are painted onto a [`Canvas`]. Nothing here reads a clock or a file; the same person in the same pose gives the
//! same picture.

mod actor;
mod appearance;
pub mod canvas;
mod cast;
mod chance;
pub mod colour;
pub mod curve;
mod draw;
mod expression;
mod feeling;
pub mod palette;
mod person;
mod picture;
mod pose;
pub mod rig;
pub mod sheet;
mod speech;
mod traits;
mod unit;
pub mod view;
mod words;

pub use actor::Actor;
pub use appearance::{person_of, somebody};
pub use canvas::{Blend, Canvas};
pub use cast::Cast;
pub use colour::{Colour, Paint};
pub use draw::{draw_figure, draw_head, draw_portrait, portrait};
pub use expression::{Expression, Flash, Manner, Reaction, Situation, expression};
pub use feeling::Feeling;
pub use person::{Glasses, Hair, HairColour, Person, Sex, Skin, Top};
pub use picture::{Area, Picture};
pub use pose::{Arms, Gesture, Pose};
pub use speech::Speech;
pub use traits::Build;
pub use unit::{ActionUnit, Side, Weights};
/// Transforms and free paths for a [`Canvas`].
pub use vello_cpu::kurbo;
pub use words::{Look, face};
