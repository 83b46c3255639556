//! What the projection shows.

use super::{Hang, shown, stage};
use crate::class::look::Frame;
use crate::class::qr::Squares;
use crate::class::room::Room;
use crate::language::Lang;
use serde_json::{Value, json};

/// How one comes in.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// The address to type, without the code: `http://192.168.1.23:8310`.
    pub address: String,
    /// The same with the code, as a picture.
    pub squares: Option<Squares>,
}

/// The stage for a wall, with the way in.
#[must_use]
pub fn wall(room: &Room, door: &Door, lang: Lang, hang: Hang<'_>) -> Value {
    let mut wall = stage(room, lang, Frame::Stage, hang);
    wall["code"] = json!(room.setup().code);
    wall["address"] = json!(door.address);
    wall["qr"] = json!(door.squares.as_ref().map(|qr| json!({ "side": qr.side(), "path": qr.path() })));
    wall["page"] = json!(room.page());
    wall["shown"] = json!(room.shown().map(|(own, turn)| shown(own, turn, lang, hang)));
    wall
}
