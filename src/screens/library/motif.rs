//! A place in a few shapes: recognised at a glance on a card of the library.

use crate::scenario::Setting;
use crate::screens::theme::scene;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// Paints the ground of a place and, at its right, what one would see there.
pub(in crate::screens) fn band(painter: &Painter, setting: Setting, rect: Rect, corners: CornerRadius) {
    painter.rect_filled(rect, corners, scene(setting)[0]);
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    motif(&painter, setting, rect);
}

/// Only the shapes, within 2.0 by 1.0 of the height at the right end.
fn motif(painter: &Painter, setting: Setting, rect: Rect) {
    let [_, shape, dark] = scene(setting);
    let pale = Color32::from_white_alpha(150);
    let p = Pen { painter, origin: pos2(rect.right(), rect.top()), unit: rect.height() };
    match setting {
        Setting::Counter => {
            p.circle(-1.55, 0.28, 0.14, pale);
            p.line(&[[-1.55, 0.19], [-1.55, 0.29], [-1.48, 0.33]], 0.03, dark);
            p.rect(-2.1, 0.58, 2.1, 0.09, dark);
            p.rect(-2.03, 0.67, 2.03, 0.4, shape);
            p.rect(-1.0, 0.3, 0.46, 0.22, dark);
            p.rect(-0.82, 0.5, 0.1, 0.09, dark);
        }
        Setting::Home => {
            p.rect(-1.75, 0.15, 0.66, 0.5, pale);
            p.line(&[[-1.42, 0.15], [-1.42, 0.65]], 0.035, shape);
            p.line(&[[-1.75, 0.4], [-1.09, 0.4]], 0.035, shape);
            p.rect(-0.9, 0.46, 0.72, 0.48, dark);
            p.rect(-0.84, 0.52, 0.6, 0.36, Color32::from_rgb(0x3D, 0x3B, 0x4A));
            p.rect(-2.6, 0.91, 2.6, 0.09, shape);
        }
        Setting::Showroom => p.car(-1.0, 0.6, dark, shape),
        Setting::Workshop => {
            p.rect(-1.78, 0.12, 0.07, 0.88, dark);
            p.rect(-0.3, 0.12, 0.07, 0.88, dark);
            p.rect(-1.9, 0.72, 1.8, 0.06, dark);
            p.car(-1.0, 0.42, shape, pale);
        }
        Setting::Phone => {
            p.rect(-1.62, 0.2, 0.31, 0.62, dark);
            p.rect(-1.57, 0.28, 0.21, 0.42, Color32::from_white_alpha(225));
            for (step, r) in [(0.0, 0.16), (0.17, 0.26), (0.34, 0.36)] {
                p.arc(-1.22 + step, 0.51, r, shape);
            }
        }
        Setting::Online => {
            p.rect(-1.85, 0.12, 1.6, 0.72, Color32::from_white_alpha(190));
            p.rect(-1.73, 0.24, 0.9, 0.08, shape);
            p.rect(-1.73, 0.41, 1.32, 0.08, shape);
            p.rect(-1.73, 0.58, 1.06, 0.08, shape);
            p.line(&[[-0.5, 0.66], [-0.43, 0.74], [-0.29, 0.58]], 0.045, dark);
        }
        Setting::Office => {
            p.rect(-1.85, 0.14, 0.5, 0.5, pale);
            p.rect(-1.05, 0.2, 0.62, 0.8, shape);
            for y in [0.28, 0.52, 0.76] {
                p.rect(-0.99, y, 0.5, 0.18, pale);
                p.rect(-0.78, y + 0.07, 0.08, 0.04, dark);
            }
            p.rect(-2.6, 0.91, 2.6, 0.09, dark);
        }
        Setting::Press => {
            p.rect(-1.7, 0.34, 0.6, 0.4, dark);
            p.circle(-1.1, 0.54, 0.14, shape);
            p.circle(-1.1, 0.54, 0.07, pale);
            p.rect(-1.46, 0.22, 0.2, 0.12, dark);
            p.circle(-0.55, 0.32, 0.11, dark);
            p.rect(-0.6, 0.42, 0.1, 0.34, shape);
            p.line(&[[-1.4, 0.74], [-1.65, 1.05]], 0.05, dark);
            p.line(&[[-1.4, 0.74], [-1.15, 1.05]], 0.05, dark);
        }
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    unit: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.unit
    }

    fn rect(&self, x: f32, y: f32, w: f32, h: f32, colour: Color32) {
        let rect = Rect::from_min_size(self.at(x, y), vec2(w, h) * self.unit);
        self.painter.rect_filled(rect, CornerRadius::same(3), colour);
    }

    fn circle(&self, x: f32, y: f32, r: f32, colour: Color32) {
        self.painter.circle_filled(self.at(x, y), r * self.unit, colour);
    }

    fn line(&self, points: &[[f32; 2]], width: f32, colour: Color32) {
        let points = points.iter().map(|[x, y]| self.at(*x, *y)).collect();
        self.painter.line(points, Stroke::new(width * self.unit, colour));
    }

    fn arc(&self, x: f32, y: f32, r: f32, colour: Color32) {
        let centre = self.at(x, y);
        let point = |step: u8| {
            let turn = (f32::from(step) * 7.0 - 49.0).to_radians();
            centre + Vec2::angled(turn) * r * self.unit
        };
        self.painter.line((0..=14).map(point).collect(), Stroke::new(0.05 * self.unit, colour));
    }

    /// A car from the side, its middle and its sill at a place.
    fn car(&self, x: f32, y: f32, body: Color32, glass: Color32) {
        let roof = [[-0.42, 0.0], [-0.2, -0.3], [0.22, -0.3], [0.5, 0.0]];
        let window = [[-0.3, -0.02], [-0.14, -0.22], [0.16, -0.22], [0.32, -0.02]];
        for (shape, colour) in [(roof, body), (window, glass)] {
            let points = shape.iter().map(|[dx, dy]| self.at(x + dx, y + dy)).collect();
            self.painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
        let sill = Rect::from_min_size(self.at(x - 0.78, y - 0.02), vec2(1.56, 0.26) * self.unit);
        self.painter.rect_filled(sill, CornerRadius::same(10), body);
        let tyre = Color32::from_rgb(0x4A, 0x4A, 0x46);
        for wheel in [-0.44, 0.44] {
            self.circle(x + wheel, y + 0.24, 0.14, tyre);
            self.circle(x + wheel, y + 0.24, 0.055, glass);
        }
    }
}
