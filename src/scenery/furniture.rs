//! Things that several places have.

use super::brush::{Brush, hex, linear, rect};
use super::scene::Scene;
use crate::face::Colour;

/// A curtain hanging in folds.
pub(super) fn curtain(b: &mut Brush<'_>, x: f64, y: f64, w: f64, h: f64, cloth: Colour) {
    let dark = cloth.mix(hex(0x3A2418), 0.22);
    let light = cloth.mix(hex(0xFFF6E0), 0.35);
    b.shape(
        &[
            (x, y),
            (x + w, y),
            (x + w * 0.96, y + h * 0.5),
            (x + w * 1.04, y + h),
            (x - 2.0, y + h),
            (x + 3.0, y + h * 0.5),
        ],
        &[0, 1, 3, 4],
        cloth,
    );
    for i in 0..5 {
        let shift = f64::from(i);
        let middle = x + w * (shift + 0.5) / 5.0;
        let colour = if i % 2 == 1 { dark } else { light };
        b.ribbon(
            &[(middle, y), (middle + 2.0, y + h * 0.5), (middle + (shift - 2.0) * 1.5, y + h - 2.0)],
            &[2.0, w * 0.07, w * 0.10],
            colour.alpha(0.45),
        );
    }
}

/// What one sees through a window: sky and houses, by the hour and the heat. Houses: left edge, width, height.
pub(super) fn pane(b: &mut Brush<'_>, scene: &Scene, area: (f64, f64, f64, f64), houses: &[(f64, f64, f64)]) {
    let (x, y, w, h) = area;
    let (top, bottom) = scene.sky();
    b.rect(x, y, w, h, linear((0.0, y), (0.0, y + h), &[(0.0, top, 1.0), (1.0, bottom, 1.0)]));
    let wall = scene.houses();
    let bottom = y + h;
    b.inside(&rect(x, y, w, h), |b| {
        for (index, (left, width, height)) in houses.iter().enumerate() {
            b.rect(*left, bottom - height, *width, *height, wall);
            if scene.day < 0.6 {
                lit_windows(b, index, (*left, bottom - height, *width, *height), 1.0 - scene.day);
            }
        }
    });
}

/// The moon, at night.
pub(super) fn moon(b: &mut Brush<'_>, scene: &Scene, x: f64, y: f64, radius: f64) {
    if scene.day < 0.35 {
        b.disc(x, y, radius, hex(0xF7E7B4).alpha(0.9 - 2.0 * scene.day));
    }
}

/// Windows with somebody at home, scattered over a house by its index.
fn lit_windows(b: &mut Brush<'_>, house: usize, area: (f64, f64, f64, f64), share: f64) {
    let (x, y, w, h) = area;
    let columns = ((w - 6.0) / 11.0).floor().max(0.0) as usize;
    let rows = ((h - 8.0) / 20.0).floor().max(0.0) as usize;
    for row in 0..rows {
        for column in 0..columns {
            if (row * 7 + column * 5 + house * 3 + row * column) % 4 == 1 {
                let (left, top) = (x + 5.0 + 11.0 * column as f64, y + 9.0 + 20.0 * row as f64);
                b.round(left, top, 5.0, 8.0, 1.0, hex(0xF2CF8A).alpha(0.85 * share));
            }
        }
    }
}

/// A framed landscape.
pub(super) fn picture_frame(b: &mut Brush<'_>, x: f64, y: f64, w: f64, h: f64) {
    b.round(x, y, w, h, 3.0, hex(0x8B6242));
    b.rect(x + 6.0, y + 6.0, w - 12.0, h - 12.0, hex(0xEFE2C9));
    let (bottom, k) = (y + h - 6.0, w / 90.0);
    b.poly(
        &[
            (x + 6.0, bottom),
            (x + 30.0 * k, y + h * 0.43),
            (x + 46.0 * k, y + h * 0.66),
            (x + 62.0 * k, y + h * 0.34),
            (x + w - 6.0, bottom),
        ],
        hex(0xA9BBA0),
    );
    b.disc(x + 66.0 * k, y + h * 0.29, 6.0 * k, hex(0xE2A45A));
}

/// A plant in a pot, its foot at a point.
pub(super) fn plant(b: &mut Brush<'_>, x: f64, y: f64, k: f64) {
    let leaf = |b: &mut Brush<'_>, dx: f64, dy: f64, dark: bool| {
        let (ex, ey) = (x + dx * k, y + dy * k);
        let (mx, my) = (x + dx * 0.45 * k, y - 30.0 * k + dy * 0.55 * k);
        let colour = if dark { hex(0x4F7350) } else { hex(0x6E9A5B) };
        b.ribbon(&[(x, y - 44.0 * k), (mx, my), (ex, ey)], &[5.0 * k, 22.0 * k, 2.0 * k], colour);
    };
    for (dx, dy) in [(-62.0, -150.0), (58.0, -160.0), (-20.0, -205.0)] {
        leaf(b, dx, dy, true);
    }
    for (dx, dy) in [(-80.0, -95.0), (76.0, -100.0), (-40.0, -185.0), (34.0, -195.0), (4.0, -150.0)] {
        leaf(b, dx, dy, false);
    }
    b.shape(
        &[(x - 34.0 * k, y - 52.0 * k), (x + 34.0 * k, y - 52.0 * k), (x + 24.0 * k, y), (x - 24.0 * k, y)],
        &[0, 1, 2, 3],
        linear((x - 34.0 * k, 0.0), (x + 34.0 * k, 0.0), &[(0.0, hex(0xE8DFD0), 1.0), (1.0, hex(0xB9AD9A), 1.0)]),
    );
}

/// A car seen from the side, its wheels standing at `y`; 376 units long at scale 1.
pub(super) fn car(b: &mut Brush<'_>, x: f64, y: f64, k: f64, body: Colour) {
    let at = |px: f64, py: f64| (x + (px - 140.0) * k, y + (py - 358.0) * k);
    let body_line: Vec<_> = [
        (140.0, 326.0),
        (150.0, 286.0),
        (196.0, 272.0),
        (240.0, 236.0),
        (330.0, 228.0),
        (404.0, 240.0),
        (446.0, 272.0),
        (504.0, 284.0),
        (516.0, 326.0),
    ]
    .map(|(px, py)| at(px, py))
    .to_vec();
    let (top, bottom) = (at(0.0, 228.0).1, at(0.0, 326.0).1);
    b.shape(
        &body_line,
        &[0, 8],
        linear(
            (0.0, top),
            (0.0, bottom),
            &[(0.0, body.mix(hex(0xFFFFFF), 0.16), 1.0), (0.55, body, 1.0), (1.0, body.mix(hex(0x1E1A26), 0.3), 1.0)],
        ),
    );
    b.shape(&[at(214.0, 270.0), at(250.0, 244.0), at(318.0, 238.0), at(318.0, 270.0)], &[0, 2, 3], hex(0xDCE8EA));
    b.shape(&[at(328.0, 270.0), at(328.0, 238.0), at(392.0, 246.0), at(424.0, 272.0)], &[0, 1, 3], hex(0xC9DADD));
    b.line(&[at(323.0, 274.0), at(320.0, 318.0)], 1.6 * k, body.mix(hex(0x1E1A26), 0.35));
    b.line(&[at(338.0, 284.0), at(352.0, 284.0)], 3.0 * k, body.mix(hex(0xFFFFFF), 0.3));
    b.shape(&[at(498.0, 288.0), at(511.0, 292.0), at(512.0, 304.0), at(500.0, 300.0)], &[], hex(0xF6ECC8));
    b.shape(&[at(147.0, 292.0), at(156.0, 290.0), at(156.0, 306.0), at(145.0, 308.0)], &[], hex(0xC8443C));
    for px in [212.0, 446.0] {
        let (cx, cy) = at(px, 326.0);
        b.disc(cx, cy, 32.0 * k, hex(0x2F3035));
        b.disc(cx, cy, 17.0 * k, hex(0xA9ABB0));
        b.disc(cx, cy, 5.0 * k, hex(0x5A5C62));
    }
}

/// Shelves with things of one kind: `rows` of `columns`, in a frame.
pub(super) fn binders(b: &mut Brush<'_>, x: f64, y: f64, w: f64, rows: u32, frame: Colour) {
    const ROW: f64 = 84.0;
    let height = ROW * f64::from(rows) + 10.0;
    b.round(x, y, w, height, 4.0, frame);
    let colours = [0x5F8C93, 0x8A5A6B, 0xD9AE7C, 0x49566B, 0x8A9A7B, 0xB06A54];
    for row in 0..rows {
        let top = y + 10.0 + ROW * f64::from(row);
        b.rect(x + 8.0, top, w - 16.0, ROW - 10.0, frame.mix(hex(0x1E1A26), 0.38));
        let mut left = x + 12.0;
        let mut index = row as usize * 3;
        while left < x + w - 34.0 {
            let wide = if index % 4 == 3 { 15.0 } else { 20.0 };
            let tall = ROW - 18.0 - f64::from((index % 3) as u32) * 4.0;
            if index % 7 != 5 {
                let colour = hex(colours[(index + row as usize) % colours.len()]);
                b.round(left, top + ROW - 10.0 - tall, wide, tall, 2.0, colour);
                b.round(left + 4.0, top + ROW - 2.0 - tall, wide - 8.0, 16.0, 1.0, hex(0xFFFDF6).alpha(0.8));
            }
            left += wide + 2.0;
            index += 1;
        }
    }
}
