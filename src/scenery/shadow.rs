//! Somebody who is not seen: an outline and hands, no face.

use super::brush::hex;
use super::place::Set;
use super::placement::placement;
use crate::face::Picture;

/// Turns a picture of the customer on the stage into an outline: the head loses its face to a flat shade with a soft
/// edge, and the body goes pale behind it. For callers and writers in an assessment
/// ([`Presence::Outline`](super::Presence::Outline)).
///
/// `offset` is where the picture's top left corner lies on a stage of `stage` pixels.
pub fn outlined(picture: &mut Picture, set: Set, stage: (u32, u32), offset: (i32, i32)) {
    let placed = placement(set, stage);
    let shade = hex(0x4A4358);
    let shade = [shade.r, shade.g, shade.b].map(f32::from);
    let (cx, cy) = (placed.eyes.0 - f64::from(offset.0), placed.eyes.1 + 14.0 * placed.scale - f64::from(offset.1));
    let (inner, outer) = (118.0 * placed.scale, 150.0 * placed.scale);
    let width = picture.width as usize;
    for row in 0..picture.height as usize {
        let dy = row as f64 + 0.5 - cy;
        for (column, pixel) in picture.pixels[4 * row * width..4 * (row + 1) * width].chunks_exact_mut(4).enumerate() {
            if pixel[3] == 0 {
                continue;
            }
            let far = (column as f64 + 0.5 - cx).hypot(dy);
            let head = (1.0 - (far - inner) / (outer - inner)).clamp(0.0, 1.0);
            let share = (0.62 + 0.38 * head) as f32;
            let cover = f32::from(pixel[3]) / 255.0;
            for channel in 0..3 {
                let own = f32::from(pixel[channel]);
                pixel[channel] = (own + (shade[channel] * cover - own) * share + 0.5) as u8;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::kurbo::Affine;
    use crate::face::{Arms, Canvas, Cast, Feeling, draw_figure};
    use crate::scenario::{Category, Channel, Setting, StoryTime};

    #[test]
    fn no_feeling_can_be_read_in_an_outline() {
        let stage = (640, 360);
        let set = Set::of(Setting::Phone, Channel::Phone, Category::ServiceQuality, StoryTime(600), 0, true);
        let placed = placement(set, stage);
        let drawn = |feeling: Feeling| {
            let mut canvas = Canvas::portable(stage.0, stage.1);
            // The same head, so that only the face could differ.
            let pose = crate::face::Pose { units: feeling.units(), ..Feeling::Calm.pose() }.with_arms(Arms::Call);
            let at = Affine::translate(placed.eyes) * Affine::scale(placed.scale);
            draw_figure(&mut canvas, &Cast::Min.person(), &pose, at);
            let mut picture = canvas.finish();
            outlined(&mut picture, set, stage, (0, 0));
            picture
        };
        let (calm, angry) = (drawn(Feeling::Calm), drawn(Feeling::Angry));
        let share = |x: f64, y: f64| (x / f64::from(stage.0), y / f64::from(stage.1));
        let (left, top) = share(placed.eyes.0 - 60.0 * placed.scale, placed.eyes.1 - 50.0 * placed.scale);
        let (right, bottom) = share(placed.eyes.0 + 60.0 * placed.scale, placed.eyes.1 + 90.0 * placed.scale);
        assert!(calm.difference(&angry, [left, top, right, bottom]) < 0.2);
    }
}
