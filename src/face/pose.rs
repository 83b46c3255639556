//! How somebody looks at one moment: everything about a figure that moves.

use super::unit::Weights;
use serde::{Deserialize, Serialize};

/// Everything about a figure that moves. [`Pose::NEUTRAL`] is a face at rest that looks straight at the viewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The facial action units.
    pub units: Weights,
    /// Head turned to the viewer's right, in degrees; drawn up to 28 either way (FACS 51, 52).
    pub yaw: f64,
    /// Head bowed, in degrees; negative is raised; drawn up to 14 either way (FACS 53, 54).
    pub pitch: f64,
    /// Head tilted clockwise, in degrees; drawn up to 10 either way (FACS 55, 56).
    pub tilt: f64,
    /// Where the eyes look: -1 (viewer's left) to 1 and -1 (up) to 1 (FACS 61 to 64).
    pub gaze: (f64, f64),
    /// How far a blink has closed the eyes, 0 to 1 (FACS 45).
    pub blink: f64,
    /// Shoulders: 1 raised in tension, 0 at rest, -1 dropped in defeat.
    pub shoulders: f64,
    /// Blood in the face, 0 to 1.
    pub flush: f64,
    /// How far an in-breath has lifted the chest: 0 to 1 in calm, up to 1.6 in rage.
    pub breath: f64,
    /// Tears standing in the eyes, 0 to 1.
    pub tears: f64,
    /// Leaning towards the viewer, 0 to 1.
    pub lean: f64,
    /// Arms and hands.
    pub gesture: Gesture,
}

impl Pose {
    /// At rest, looking at the viewer.
    pub const NEUTRAL: Self = Self {
        units: Weights::NEUTRAL,
        yaw: 0.0,
        pitch: 0.0,
        tilt: 0.0,
        gaze: (0.0, 0.0),
        blink: 0.0,
        shoulders: 0.0,
        flush: 0.0,
        breath: 0.0,
        tears: 0.0,
        lean: 0.0,
        gesture: Gesture::still(Arms::Relaxed),
    };

    /// The same pose with other arms, at rest.
    #[must_use]
    pub fn with_arms(mut self, arms: Arms) -> Self {
        self.gesture = Gesture::still(arms);
        self
    }

    /// A share of the way to another pose. Arms are not blended: their [`Gesture`] is that of `other`.
    #[must_use]
    pub fn towards(&self, other: &Self, share: f64) -> Self {
        let to = |own: f64, other: f64| own + (other - own) * share;
        Self {
            units: self.units.towards(other.units, share),
            yaw: to(self.yaw, other.yaw),
            pitch: to(self.pitch, other.pitch),
            tilt: to(self.tilt, other.tilt),
            gaze: (to(self.gaze.0, other.gaze.0), to(self.gaze.1, other.gaze.1)),
            blink: to(self.blink, other.blink),
            shoulders: to(self.shoulders, other.shoulders),
            flush: to(self.flush, other.flush),
            breath: to(self.breath, other.breath),
            tears: to(self.tears, other.tears),
            lean: to(self.lean, other.lean),
            gesture: other.gesture,
        }
    }

    /// The pose kept to what can be drawn: every number within its range, none of them infinite or no number.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let within = |value: f64, low: f64, high: f64| if value.is_nan() { 0.0 } else { value.clamp(low, high) };
        Self {
            units: self.units.bounded(),
            yaw: within(self.yaw, -28.0, 28.0),
            pitch: within(self.pitch, -14.0, 14.0),
            tilt: within(self.tilt, -10.0, 10.0),
            gaze: (within(self.gaze.0, -1.0, 1.0), within(self.gaze.1, -1.0, 1.0)),
            blink: within(self.blink, 0.0, 1.0),
            shoulders: within(self.shoulders, -1.0, 1.0),
            flush: within(self.flush, 0.0, 1.0),
            breath: within(self.breath, -1.0, 2.0),
            tears: within(self.tears, 0.0, 1.0),
            lean: within(self.lean, 0.0, 1.0),
            gesture: Gesture { progress: within(self.gesture.progress, 0.0, 1.0), ..self.gesture },
        }
    }
}

/// What arms and hands do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arms {
    /// Hanging at the sides.
    Relaxed,
    /// Crossed over the chest.
    Crossed,
    /// Pointing to the viewer's left.
    Point,
    /// A phone held in front of the chest, being read.
    Phone,
    /// A bag held in front with both hands.
    Bag,
    /// One hand folded over the other.
    Clasped,
    /// A phone at the ear.
    Call,
    /// Both palms turned up: explaining, appealing.
    Open,
    /// A phone held up, filming.
    Filming,
    /// The wrist raised to look at a watch.
    Watch,
    /// Keys in the hand, ready to go.
    Keys,
}

impl Arms {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Relaxed,
        Self::Crossed,
        Self::Point,
        Self::Phone,
        Self::Bag,
        Self::Clasped,
        Self::Call,
        Self::Open,
        Self::Filming,
        Self::Watch,
        Self::Keys,
    ];
}

/// Arms on their way from one position to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gesture {
    /// Where they come from.
    pub from: Arms,
    /// Where they go to.
    pub to: Arms,
    /// How far they are: 0 just leaving, 1 arrived.
    pub progress: f64,
}

impl Gesture {
    /// Arms that stay where they are.
    #[must_use]
    pub const fn still(arms: Arms) -> Self {
        Self { from: arms, to: arms, progress: 1.0 }
    }
}
