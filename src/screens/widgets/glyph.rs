//! The few signs of the screens, drawn: the fonts have no such characters.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::screens) enum Glyph {
    /// Back.
    Left,
    /// More below.
    Down,
    /// Again.
    Again,
    /// Done, kept.
    Tick,
    /// Due.
    Clock,
    /// Search.
    Lens,
    /// Attention.
    Warning,
    /// A door that is shut.
    DoorShut,
    /// A door that is open.
    DoorOpen,
    /// A notebook.
    Notes,
    /// What somebody thinks.
    Thought,
    /// A hint.
    Hint,
    /// Listening.
    Ear,
    /// Settings.
    Gear,
    /// Somebody.
    Person,
    /// Not yet.
    Lock,
    /// Onward.
    Right,
}

/// Paints a sign around a point; `r` is half its size.
pub(in crate::screens) fn glyph(ui: &Ui, sign: Glyph, at: Pos2, r: f32, colour: Color32) {
    let p = Pen { painter: ui.painter(), at, r, stroke: Stroke::new((r * 0.26).max(1.5), colour), colour };
    match sign {
        Glyph::Right => p.line(&[[-0.3, -0.7], [0.4, 0.0], [-0.3, 0.7]]),
        Glyph::Person => {
            p.arc([0.0, -0.42], 0.42, 0.0, 360.0);
            p.arc([0.0, 0.95], 0.78, -165.0, -15.0);
        }
        Glyph::Lock => {
            let body = Rect::from_center_size(at + vec2(0.0, r * 0.35), vec2(r * 1.3, r * 1.0));
            p.painter.rect_filled(body, 2.0, colour);
            p.arc([0.0, -0.1], 0.42, -180.0, 0.0);
        }
        Glyph::Left => p.line(&[[0.3, -0.7], [-0.4, 0.0], [0.3, 0.7]]),
        Glyph::Down => p.line(&[[-0.7, -0.3], [0.0, 0.4], [0.7, -0.3]]),
        Glyph::Tick => p.line(&[[-0.7, 0.1], [-0.2, 0.6], [0.75, -0.55]]),
        Glyph::Again => {
            p.arc([0.0, 0.0], 0.72, -200.0, 100.0);
            p.fill(&[[-0.95, -0.55], [-0.25, -0.45], [-0.75, 0.1]]);
        }
        Glyph::Clock => {
            p.arc([0.0, 0.0], 0.85, 0.0, 360.0);
            p.line(&[[0.0, -0.5], [0.0, 0.05], [0.4, 0.3]]);
        }
        Glyph::Lens => {
            p.arc([-0.2, -0.2], 0.6, 0.0, 360.0);
            p.line(&[[0.25, 0.25], [0.85, 0.85]]);
        }
        Glyph::Warning => {
            p.fill(&[[0.0, -0.9], [0.98, 0.8], [-0.98, 0.8]]);
            let white = Pen { stroke: Stroke::new(p.stroke.width, Color32::WHITE), colour: Color32::WHITE, ..p };
            white.line(&[[0.0, -0.3], [0.0, 0.25]]);
            white.dot([0.0, 0.55], 0.12);
        }
        Glyph::DoorShut | Glyph::DoorOpen => {
            let frame = Rect::from_center_size(at, vec2(r * 1.2, r * 1.7));
            p.painter.rect_stroke(frame, 1.0, p.stroke, StrokeKind::Middle);
            if sign == Glyph::DoorOpen {
                p.fill(&[[-0.6, -0.85], [0.25, -0.5], [0.25, 1.15], [-0.6, 0.85]]);
            } else {
                p.dot([0.3, 0.1], 0.14);
            }
        }
        Glyph::Notes => {
            let page = Rect::from_center_size(at, vec2(r * 1.4, r * 1.8));
            p.painter.rect_stroke(page, 2.0, p.stroke, StrokeKind::Middle);
            [-0.35, 0.05, 0.45].iter().for_each(|y| p.line(&[[-0.4, *y], [0.4, *y]]));
        }
        Glyph::Thought => {
            p.arc([0.05, -0.2], 0.7, 0.0, 360.0);
            p.dot([-0.55, 0.62], 0.18);
            p.dot([-0.85, 0.92], 0.12);
        }
        Glyph::Hint => {
            p.arc([0.0, -0.25], 0.6, -225.0, 45.0);
            p.line(&[[-0.25, 0.55], [0.25, 0.55]]);
            p.line(&[[-0.15, 0.9], [0.15, 0.9]]);
        }
        Glyph::Ear => {
            p.arc([0.05, -0.25], 0.65, -180.0, 60.0);
            p.line(&[[0.38, 0.3], [0.1, 0.75], [-0.25, 0.85]]);
            p.arc([0.05, -0.2], 0.28, -180.0, 60.0);
        }
        Glyph::Gear => {
            p.arc([0.0, 0.0], 0.5, 0.0, 360.0);
            for turn in 0_u8..8 {
                let d = Vec2::angled((f32::from(turn) * 45.0).to_radians());
                p.line(&[[d.x * 0.6, d.y * 0.6], [d.x * 0.95, d.y * 0.95]]);
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Pen<'a> {
    painter: &'a Painter,
    at: Pos2,
    r: f32,
    stroke: Stroke,
    colour: Color32,
}

impl Pen<'_> {
    fn to(&self, [x, y]: [f32; 2]) -> Pos2 {
        pos2(self.at.x + x * self.r, self.at.y + y * self.r)
    }

    fn line(&self, points: &[[f32; 2]]) {
        self.painter.line(points.iter().map(|point| self.to(*point)).collect(), self.stroke);
    }

    fn fill(&self, points: &[[f32; 2]]) {
        let points = points.iter().map(|point| self.to(*point)).collect();
        self.painter.add(Shape::convex_polygon(points, self.colour, Stroke::NONE));
    }

    fn dot(&self, at: [f32; 2], share: f32) {
        self.painter.circle_filled(self.to(at), self.r * share, self.colour);
    }

    fn arc(&self, centre: [f32; 2], share: f32, from: f32, to: f32) {
        let centre = self.to(centre);
        let point = |step: u8| {
            let turn = from + (to - from) * f32::from(step) / 24.0;
            centre + Vec2::angled(turn.to_radians()) * self.r * share
        };
        self.painter.line((0..=24).map(point).collect(), self.stroke);
    }
}
