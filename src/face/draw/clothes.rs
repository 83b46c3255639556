//! What people wear: insides of collars, what lies flat on the trunk, collars over the neck.

use super::torso::Body;
use crate::face::canvas::{Canvas, circle};
use crate::face::colour::Colour;
use crate::face::curve::{Pt, band, outline, polygon, ribbon, segments, spline};
use crate::face::kurbo::BezPath;
use crate::face::palette::{LIGHT, SHADOW};
use crate::face::person::Top;

/// The lower end of the drawing.
const END: f64 = 700.0;

/// The inside of a collar, or a hood, behind the neck.
pub(super) fn behind_neck(canvas: &mut Canvas, body: &Body) {
    let (neck, lowered, cloth) = (body.neck, body.lowered, &body.cloth);
    let inside = match body.top() {
        Top::Shirt | Top::Polo | Top::Overalls => cloth.base,
        Top::Jacket | Top::Blazer | Top::Cardigan => cloth.under,
        Top::Hoodie => {
            let hood = [
                (-neck - 40.0, 140.0 + lowered * 0.6),
                (-neck - 20.0, 112.0),
                (0.0, 104.0),
                (neck + 20.0, 112.0),
                (neck + 40.0, 140.0 + lowered * 0.6),
                (0.0, 190.0),
            ];
            return canvas.fill(&outline(&hood, &[]), cloth.line);
        }
        Top::Knit | Top::Tee => return,
    };
    let collar = [
        (-neck - 3.0, 108.0 + lowered * 0.3),
        (0.0, 98.0 + lowered * 0.2),
        (neck + 3.0, 108.0 + lowered * 0.3),
        (neck + 4.0, 150.0),
        (-neck - 4.0, 150.0),
    ];
    canvas.fill(&outline(&collar, &[0, 2, 3, 4]), inside.mix(SHADOW, 0.35));
}

/// What lies flat on the trunk: plackets, buttons, pockets, what an open jacket shows.
pub(super) fn on_trunk(canvas: &mut Canvas, body: &Body) {
    match body.top() {
        Top::Knit => knit(canvas, body),
        Top::Polo => polo(canvas, body),
        Top::Shirt => shirt(canvas, body),
        Top::Jacket => jacket(canvas, body),
        Top::Blazer => blazer(canvas, body),
        Top::Cardigan => cardigan(canvas, body),
        Top::Hoodie => hoodie(canvas, body),
        Top::Tee => {}
        Top::Overalls => overalls(canvas, body),
    }
}

fn down(x: f64, from: f64, to_x: f64) -> BezPath {
    segments(&[(x, from), (to_x, END)])
}

fn buttons(canvas: &mut Canvas, x: f64, first: f64, count: u32, radius: f64, fill: Colour, edge: Colour) {
    for index in 0..count {
        let button = circle((x, first + 50.0 * f64::from(index)), radius);
        canvas.fill(&button, fill);
        canvas.stroke(&button, edge, 1.0);
    }
}

fn knit(canvas: &mut Canvas, body: &Body) {
    for rib in -10..=10 {
        let x = f64::from(rib) * 14.0;
        let from = body.neckline + if x.abs() < 60.0 { 50.0 + x.abs() * 0.02 } else { 70.0 };
        canvas.stroke(&down(x, from, x * 1.02), body.cloth.dark.alpha(0.28), 1.6);
    }
}

fn polo(canvas: &mut Canvas, body: &Body) {
    let (cloth, v) = (&body.cloth, body.opening);
    canvas.stroke(&down(0.0, v - 4.0, 2.0), cloth.line.alpha(0.6), 1.6);
    buttons(canvas, 1.5, v + 20.0, 2, 3.4, cloth.under.mix(Colour::WHITE, 0.3), cloth.line);
    let placket = segments(&[(-12.0, v + 4.0), (-12.0, v + 92.0), (14.0, v + 92.0), (14.0, v + 4.0)]);
    canvas.stroke(&placket, cloth.line.alpha(0.45), 1.3);
}

fn shirt(canvas: &mut Canvas, body: &Body) {
    let (cloth, v) = (&body.cloth, body.opening);
    canvas.stroke(&down(0.0, v - 4.0, 2.0), cloth.line.alpha(0.6), 1.6);
    buttons(canvas, 1.5, v + 20.0, 6, 3.4, cloth.under.mix(Colour::WHITE, 0.3), cloth.line);
    let mut pocket = segments(&[(-92.0, 262.0), (-44.0, 262.0), (-44.0, 304.0)]);
    pocket.quad_to((-68.0, 320.0), (-92.0, 304.0));
    pocket.close_path();
    canvas.stroke(&pocket, cloth.line.alpha(0.45), 1.4);
}

/// What an open jacket shows: its neckline, half its width below the collar, and how far down it is open.
fn front_opening(canvas: &mut Canvas, body: &Body, half: f64, end: f64, end_half: f64) {
    let (neck, y) = (body.neck, body.neckline);
    let shape = [
        (-neck - 8.0, y - 14.0),
        (-half, y + 70.0),
        (-end_half, end),
        (end_half, end),
        (half, y + 70.0),
        (neck + 8.0, y - 14.0),
    ];
    canvas.fill(&outline(&shape, &[0, 2, 3, 5]), body.cloth.under);
    canvas.stroke(&down(0.0, y + 30.0, 1.0), body.cloth.under_line.alpha(0.5), 1.4);
}

fn jacket(canvas: &mut Canvas, body: &Body) {
    let (cloth, y) = (&body.cloth, body.neckline);
    front_opening(canvas, body, 46.0, 720.0, 34.0);
    let check = cloth.under_line.alpha(0.2);
    for x in [-24.0, -12.0, 14.0, 26.0] {
        canvas.stroke(&down(x, y + 44.0, x), check.clone(), 1.2);
    }
    let mut row = y + 52.0;
    while row < END {
        canvas.stroke(&segments(&[(-46.0, row), (46.0, row)]), check.clone(), 1.2);
        row += 22.0;
    }
    for s in [-1.0, 1.0] {
        canvas.stroke(&segments(&[(s * 40.0, y + 66.0), (s * 35.0, END)]), cloth.line.alpha(0.7), 2.6);
        canvas.stroke(&spline(&[(s * 82.0, 392.0), (s * 104.0, 462.0)]), cloth.line.alpha(0.55), 2.2);
    }
}

fn blazer(canvas: &mut Canvas, body: &Body) {
    const CLOSED: f64 = 330.0;
    front_opening(canvas, body, 58.0, CLOSED, 10.0);
    let line = body.cloth.line;
    canvas.fill(&circle((0.0, CLOSED + 24.0), 6.0), line);
    canvas.stroke(&down(1.0, CLOSED + 4.0, 1.0), line.alpha(0.6), 1.6);
}

fn cardigan(canvas: &mut Canvas, body: &Body) {
    const CLOSED: f64 = 290.0;
    front_opening(canvas, body, 58.0, CLOSED, 10.0);
    let cloth = &body.cloth;
    canvas.stroke(&down(1.0, CLOSED + 10.0, 1.0), cloth.line.alpha(0.6), 1.6);
    buttons(canvas, 0.0, CLOSED + 30.0, 4, 5.0, cloth.under, cloth.line);
}

fn hoodie(canvas: &mut Canvas, body: &Body) {
    let y = body.neckline;
    for s in [-1.0, 1.0] {
        let cord = spline(&[(s * 13.0, y + 56.0), (s * 17.0, y + 96.0), (s * 15.0, y + 132.0)]);
        canvas.stroke(&cord, body.cloth.under, 3.4);
    }
    let pocket = spline(&[(-78.0, 430.0), (-58.0, 392.0), (58.0, 392.0), (78.0, 430.0)]);
    canvas.stroke(&pocket, body.cloth.line.alpha(0.6), 1.8);
}

fn overalls(canvas: &mut Canvas, body: &Body) {
    let (cloth, v) = (&body.cloth, body.opening);
    canvas.stroke(&down(0.0, v - 4.0, 1.0), cloth.line.alpha(0.75), 3.0);
    canvas.stroke(&down(0.0, v + 8.0, 1.0), cloth.light.alpha(0.5), 1.0);
    for s in [-1.0, 1.0] {
        let pocket = [(s * 34.0, 262.0), (s * 88.0, 260.0), (s * 88.0, 312.0), (s * 61.0, 322.0), (s * 34.0, 314.0)];
        canvas.stroke(&polygon(&pocket), cloth.line.alpha(0.5), 1.4);
        let flap = [(s * 32.0, 258.0), (s * 90.0, 256.0), (s * 89.0, 274.0), (s * 61.0, 280.0), (s * 33.0, 276.0)];
        canvas.fill(&polygon(&flap), cloth.dark.alpha(0.55));
        canvas.stroke(&polygon(&flap), cloth.line.alpha(0.6), 1.3);
        canvas.fill(&circle((s * 61.0, 271.0), 3.0), cloth.under.mix(SHADOW, 0.2));
    }
    // A piece of the trim across the chest.
    canvas.fill(&polygon(&[(-200.0, 232.0), (200.0, 232.0), (200.0, 239.0), (-200.0, 239.0)]), cloth.under.alpha(0.55));
}

/// The collar over the neck.
pub(super) fn collar(canvas: &mut Canvas, body: &Body) {
    let (neck, y, v, cloth) = (body.neck, body.neckline, body.opening, &body.cloth);
    let mirrored = |points: &[Pt], s: f64| -> Vec<Pt> { points.iter().map(|(x, y)| (s * x, *y)).collect() };
    let mut flaps = |points: &[Pt], corners: &[usize], lit: Colour, turned: Colour, edge: Colour, width: f64| {
        for (s, colour) in [(-1.0, lit), (1.0, turned)] {
            let flap = outline(&mirrored(points, s), corners);
            canvas.fill(&flap, colour);
            canvas.stroke(&flap, edge.alpha(0.8), width);
        }
    };
    match body.top() {
        Top::Shirt | Top::Polo | Top::Overalls => {
            let flap = [
                (neck - 2.0, y - 22.0),
                (neck + 12.0, y - 9.0),
                (neck + 20.0, y + 12.0),
                (neck + 3.0, y + 55.0),
                (1.5, v - 3.0),
                (neck * 0.72, y + 14.0),
            ];
            let (lit, turned) = match body.top() {
                Top::Shirt => (cloth.base.mix(Colour::WHITE, 0.16), cloth.base),
                Top::Polo => (cloth.under.mix(LIGHT, 0.06), cloth.under.mix(SHADOW, 0.18)),
                _ => (cloth.light, cloth.base.mix(cloth.dark, 0.5)),
            };
            flaps(&flap, &[0, 3, 4], lit, turned, cloth.line, 1.3);
        }
        Top::Jacket | Top::Blazer => {
            let inner = [
                (neck - 3.0, y - 18.0),
                (neck + 8.0, y - 6.0),
                (neck + 9.0, y + 14.0),
                (neck * 0.55 + 2.0, y + 52.0),
                (1.0, y + 34.0),
                (neck * 0.68, y + 10.0),
            ];
            let under = cloth.under;
            let (lit, turned) = (under.mix(Colour::WHITE, 0.45), under.mix(Colour::WHITE, 0.15));
            flaps(&inner, &[0, 3, 4], lit, turned, cloth.under_line, 1.2);
            let turned = cloth.base.mix(cloth.dark, 0.45);
            if body.top() == Top::Blazer {
                let lapel = [
                    (neck + 5.0, y - 14.0),
                    (neck + 24.0, y + 2.0),
                    (neck + 42.0, y + 44.0),
                    (neck + 20.0, y + 58.0),
                    (neck + 52.0, y + 74.0),
                    (6.0, 334.0),
                    (neck + 2.0, y + 52.0),
                    (neck + 8.0, y + 12.0),
                ];
                flaps(&lapel, &[0, 2, 3, 4, 5], cloth.light, turned, cloth.line, 1.4);
            } else {
                let collar = [
                    (neck + 2.0, y - 20.0),
                    (neck + 22.0, y - 4.0),
                    (neck + 30.0, y + 26.0),
                    (neck + 18.0, y + 62.0),
                    (38.0, y + 78.0),
                    (neck + 4.0, y + 30.0),
                    (neck + 10.0, y + 6.0),
                ];
                flaps(&collar, &[0, 3, 4], cloth.light, turned, cloth.line, 1.4);
            }
        }
        Top::Cardigan => {
            let neckband = round_neck(body, [2.0, 13.0, 27.0], &[4.0, 7.0, 8.0, 7.0, 4.0]);
            canvas.fill(&neckband, cloth.under.mix(Colour::WHITE, 0.3));
            canvas.stroke(&neckband, cloth.under_line, 1.1);
            for (s, colour) in [(-1.0, cloth.light), (1.0, cloth.base.mix(cloth.dark, 0.45))] {
                let edge = [
                    (neck + 3.0, y - 14.0),
                    (neck + 18.0, y + 14.0),
                    (neck + 20.0, y + 60.0),
                    (34.0, 230.0),
                    (9.0, 306.0),
                ];
                let edge = band(&mirrored(&edge, s), &[9.0, 14.0, 15.0, 15.0, 14.0]);
                canvas.fill(&edge, colour);
                canvas.stroke(&edge, cloth.line.alpha(0.7), 1.2);
            }
        }
        Top::Hoodie => {
            canvas.fill(&round_neck(body, [1.0, 14.0, 28.0], &[4.0, 8.0, 9.0, 8.0, 4.0]), cloth.under);
            let hood = [
                (neck + 1.0, y - 26.0),
                (neck + 30.0, y - 10.0),
                (neck + 36.0, y + 26.0),
                (neck, y + 58.0),
                (3.0, y + 62.0),
                (neck * 0.62, y + 36.0),
                (neck + 4.0, y + 4.0),
            ];
            for (s, colour) in [(-1.0, cloth.light), (1.0, cloth.base.mix(cloth.dark, 0.5))] {
                let flap = outline(&mirrored(&hood, s), &[0, 4]);
                canvas.fill(&flap, colour);
                canvas.stroke(&flap, cloth.line.alpha(0.7), 1.3);
            }
        }
        Top::Knit => {
            let roll = [
                (-neck - 5.0, y - 12.0),
                (-neck * 0.86, y + 14.0),
                (-neck * 0.4, y + 31.0),
                (0.0, y + 36.0),
                (neck * 0.4, y + 31.0),
                (neck * 0.86, y + 14.0),
                (neck + 5.0, y - 12.0),
            ];
            let roll = ribbon(&roll, &[8.0, 13.0, 15.0, 15.0, 15.0, 13.0, 8.0]);
            canvas.fill(&roll, cloth.base.mix(LIGHT, 0.2));
            canvas.stroke(&roll, cloth.line.alpha(0.7), 1.2);
        }
        Top::Tee => {
            let neckband = [
                (-neck - 13.0, y + 1.0),
                (-neck * 0.9, y + 31.0),
                (0.0, y + 46.0),
                (neck * 0.9, y + 31.0),
                (neck + 13.0, y + 1.0),
            ];
            let neckband = ribbon(&neckband, &[5.0, 8.0, 9.0, 8.0, 5.0]);
            canvas.fill(&neckband, cloth.base.mix(cloth.dark, 0.35));
            canvas.stroke(&neckband, cloth.line.alpha(0.6), 1.1);
        }
    }
}

/// A band around the neck: how far out it starts, how low it runs at the side and in the middle.
fn round_neck(body: &Body, [out, side, middle]: [f64; 3], widths: &[f64]) -> BezPath {
    let (neck, y) = (body.neck, body.neckline);
    let around = [
        (-neck - out, y - 10.0),
        (-neck * 0.7, y + side),
        (0.0, y + middle),
        (neck * 0.7, y + side),
        (neck + out, y - 10.0),
    ];
    ribbon(&around, widths)
}
