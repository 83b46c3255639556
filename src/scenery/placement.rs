//! Where the customer stands in a picture.

use super::brush::Pt;
use super::place::{Place, Set};
use super::view::View;

/// Where the customer stands, in pixels of a picture of the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The middle between the eyes: the origin of a figure.
    pub eyes: Pt,
    /// Pixels to a head unit (1/200 of the height of the head).
    pub scale: f64,
    /// The mouth, from which a voice comes.
    pub mouth: Pt,
    /// Where the tail of a speech bubble to the left should point: towards the mouth, short of the face.
    pub tail: Pt,
    /// What stays free for a speech bubble: its top left and bottom right corner.
    pub free: (Pt, Pt),
}

/// Where the customer stands on a set shown at a size in pixels.
#[must_use]
pub fn placement(set: Set, size: (u32, u32)) -> Placement {
    let view = view(set, size);
    let (eyes, scale) = stand(set);
    let at = |dx: f64, dy: f64| view.pixel((eyes.0 + dx * scale, eyes.1 + dy * scale));
    let free = match set.place {
        Place::Phone => ((40.0, 352.0), (610.0, 520.0)),
        Place::Online => ((650.0, 70.0), (760.0, 260.0)),
        _ => ((262.0, 76.0), (640.0, 260.0)),
    };
    Placement {
        eyes: at(0.0, 0.0),
        scale: scale * view.scale(),
        mouth: at(0.0, 61.0),
        tail: at(-76.0, 52.0),
        free: (view.pixel(free.0), view.pixel(free.1)),
    }
}

/// Where the eyes are and how large the figure is, in stage units.
pub(super) fn stand(set: Set) -> (Pt, f64) {
    match set.place {
        Place::Home => ((820.0, 218.0), 0.86),
        Place::Counter | Place::Workshop | Place::Showroom => ((800.0, 214.0), 0.86),
        Place::Phone => ((826.0, 222.0), 0.86),
        Place::Online => ((880.0, 226.0), 0.86),
        Place::Press => ((820.0, 216.0), 0.86),
        Place::Office => ((800.0, 232.0), 0.86),
    }
}

pub(super) fn view(set: Set, size: (u32, u32)) -> View {
    // The page of a post keeps its edge in the middle; elsewhere the customer keeps their place.
    let anchor = if set.place == Place::Online { super::online::EDGE } else { stand(set).0.0 };
    View::new(size, anchor)
}
