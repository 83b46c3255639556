//! The marks of sentences, the same in the curve, in its key and in the strip; and those of other options.

use crate::screens::theme::Look;
use egui::{Pos2, Shape, Stroke, Ui, Vec2, vec2};

/// What a sentence was, at its worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Everything in time.
    Ok,
    /// Said again, to less effect, or void.
    Weak,
    /// Too early.
    Early,
    /// A fault.
    Fault,
    /// A red line.
    Hard,
}

/// Paints a mark of a radius.
pub(in crate::screens) fn mark(ui: &Ui, look: Look, mark: Mark, at: Pos2, radius: f32) {
    let painter = ui.painter();
    let line = look.series[0].line;
    let white = Stroke::new((radius * 0.3).max(1.6), look.bright);
    match mark {
        Mark::Ok => {
            painter.circle_filled(at, radius + 2.0, look.card);
            painter.circle_filled(at, radius, line);
        }
        Mark::Weak | Mark::Early => {
            let radius = if mark == Mark::Weak { radius - 1.5 } else { radius };
            painter.circle_filled(at, radius + 2.0, look.card);
            painter.circle_stroke(at, radius - 1.0, Stroke::new((radius * 0.4).max(2.0), line));
        }
        Mark::Fault => {
            let corner = |turn: f32, r: f32| at + Vec2::angled(turn) * r + vec2(0.0, radius * 0.25);
            let triangle = |r: f32| [-90.0_f32, 30.0, 150.0].map(|d| corner(d.to_radians(), r)).to_vec();
            painter.add(Shape::convex_polygon(triangle(radius * 1.8), look.card, Stroke::NONE));
            painter.add(Shape::convex_polygon(triangle(radius * 1.35), look.fault, Stroke::NONE));
            painter.line_segment([at - vec2(0.0, radius * 0.35), at + vec2(0.0, radius * 0.25)], white);
            painter.circle_filled(at + vec2(0.0, radius * 0.65), radius * 0.17, look.bright);
        }
        Mark::Hard => {
            let octagon = |r: f32| {
                (0_u8..8).map(|k| at + Vec2::angled((22.5 + 45.0 * f32::from(k)).to_radians()) * r).collect::<Vec<_>>()
            };
            painter.add(Shape::convex_polygon(octagon(radius * 1.5), look.card, Stroke::NONE));
            painter.add(Shape::convex_polygon(octagon(radius * 1.2), look.fault, Stroke::NONE));
            let d = radius * 0.4;
            painter.line_segment([at - vec2(d, d), at + vec2(d, d)], white);
            painter.line_segment([at + vec2(-d, d), at + vec2(d, -d)], white);
        }
    }
}

/// Paints the sign of one of the other options: ring, square, triangle and so on.
pub(in crate::screens) fn option_mark(ui: &Ui, look: Look, option: usize, at: Pos2, radius: f32) {
    let stroke = Stroke::new((radius * 0.36).max(1.8), look.ink);
    let shape = |turns: &[f32]| {
        let points = turns.iter().map(|turn| at + Vec2::angled(turn.to_radians()) * radius * 1.15).collect();
        Shape::convex_polygon(points, look.card, stroke)
    };
    let painter = ui.painter();
    match option {
        0 => {
            painter.circle(at, radius, look.card, stroke);
        }
        1 => {
            painter.add(shape(&[45.0, 135.0, 225.0, 315.0]));
        }
        2 => {
            painter.add(shape(&[-90.0, 30.0, 150.0]));
        }
        3 => {
            painter.add(shape(&[0.0, 90.0, 180.0, 270.0]));
        }
        _ => {
            painter.add(shape(&[-90.0, -18.0, 54.0, 126.0, 198.0]));
        }
    }
}
