//! A head that turns, drawn flat: depth from an ellipsoid, turned by yaw and pitch, seen from far away.

use super::curve::Pt;

/// From which side a head is seen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    yaw: (f64, f64),
    pitch: (f64, f64),
}

/// Where the far edge of a face lies, in head units from the middle.
const EDGE: f64 = 67.0;
/// From which share of it on features crowd together.
const CROWDED: f64 = 0.86;
/// The sine of the yaw from which on they do so fully: 20 degrees.
const FULL_TURN: f64 = 0.342;

impl View {
    /// The head turned by yaw and bowed by pitch, in degrees.
    #[must_use]
    pub fn new(yaw: f64, pitch: f64) -> Self {
        Self { yaw: yaw.to_radians().sin_cos(), pitch: pitch.to_radians().sin_cos() }
    }

    /// Sine of the yaw: negative when the head is turned to the viewer's left.
    #[must_use]
    pub fn turn(&self) -> f64 {
        self.yaw.0
    }

    /// Cosine of the yaw.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.yaw.1
    }

    /// Sine of the pitch: positive when the head is bowed.
    #[must_use]
    pub fn bow(&self) -> f64 {
        self.pitch.0
    }

    /// Where a point on the surface of the head is seen.
    #[must_use]
    pub fn on_skin(&self, point: Pt) -> Pt {
        self.lifted(point, 0.0)
    }

    /// Where a point is seen that lies in front of the surface of the head. Points on or outside of the silhouette
    /// have no depth, so they stay.
    #[must_use]
    pub fn lifted(&self, (x, y): Pt, lift: f64) -> Pt {
        let (x, y) = self.at_depth((x, y), depth(x, y) + lift);
        (self.kept_on_face(x), y)
    }

    /// Features of the far side crowd together before the edge of the face; without this, far eyes and brows of a
    /// head turned far would lie beside it.
    fn kept_on_face(&self, x: f64) -> f64 {
        let (turn, width) = self.yaw;
        let far = turn.signum();
        let start = EDGE * CROWDED * width;
        let over = x * far - start;
        if over <= 0.0 {
            return x;
        }
        let room = EDGE * (1.0 - CROWDED) * width;
        let crowded = start + room * (1.0 - (-over / room).exp());
        let share = (turn.abs() / FULL_TURN).min(1.0);
        x + (crowded * far - x) * share
    }

    /// Where a point of the hair is seen: a little in front of the head, around its edge not crowded.
    #[must_use]
    pub fn on_hair(&self, (x, y): Pt) -> Pt {
        let lift = if x.abs() < 70.0 { 4.0 } else { 0.0 };
        self.at_depth((x, y), depth(x, y) + lift)
    }

    /// Where a point of known depth is seen.
    #[must_use]
    pub fn at_depth(&self, (x, y): Pt, depth: f64) -> Pt {
        let ((sin_yaw, cos_yaw), (sin_pitch, cos_pitch)) = (self.yaw, self.pitch);
        let turned = -x * sin_yaw + depth * cos_yaw;
        (x * cos_yaw + depth * sin_yaw, y * cos_pitch + turned * sin_pitch)
    }

    /// Several points in front of the surface.
    #[must_use]
    pub fn all(&self, points: &[Pt], lift: f64) -> Vec<Pt> {
        points.iter().map(|point| self.lifted(*point, lift)).collect()
    }
}

/// How far in front of its middle the surface of the head is.
fn depth(x: f64, y: f64) -> f64 {
    78.0 * (1.0 - (x / 77.0).powi(2) - (y / 112.0).powi(2)).max(0.0).sqrt()
}
