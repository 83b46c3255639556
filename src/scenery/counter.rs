//! A service counter: behind the customer a window to the workshop, or shelves of parcels; in front of them the
//! counter itself, which covers what is below the waist.

use super::brush::{Brush, LEFT, WIDE, hex, linear, rect};
use super::furniture::{car, plant};
use super::place::Goods;
use super::scene::Scene;
use vello_cpu::kurbo::Affine;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        680.0,
        linear((0.0, 0.0), (0.0, 560.0), &[(0.0, hex(0xEDF0EC), 1.0), (1.0, hex(0xD9DCD4), 1.0)]),
    );
    b.rect(LEFT, 540.0, WIDE, 400.0, hex(0xB7B3A8));
    if scene.set.goods == Goods::Parcel {
        shelves(b);
    } else {
        workshop_window(b, scene);
    }
    price_board(b);
    for x in [960.0, 1050.0, 1140.0, 1230.0, 1320.0, 1410.0] {
        b.shape(&[(x, 470.0), (x + 6.0, 404.0), (x + 62.0, 404.0), (x + 68.0, 470.0)], &[0, 3], hex(0x6F8E8C));
        b.round(x - 2.0, 468.0, 74.0, 20.0, 8.0, hex(0x5B7876));
        b.rect(x + 30.0, 486.0, 8.0, 56.0, hex(0x8D9A98));
    }
    b.rect(LEFT, 72.0, WIDE, 20.0, hex(0x2F6F73));
    b.rect(LEFT, 60.0, WIDE, 12.0, hex(0xF7F5EF));
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        140.0,
        linear((0.0, 0.0), (0.0, 60.0), &[(0.0, hex(0xE2E4DE), 1.0), (1.0, hex(0xD2D4CC), 1.0)]),
    );
    for k in -4..10 {
        let x = 180.0 + 290.0 * f64::from(k);
        b.round(x - 10.0, 34.0, 140.0, 21.0, 8.0, hex(0xFFFFFF).alpha(0.25));
        b.round(x, 40.0, 120.0, 9.0, 4.0, hex(0xFFFDF2));
    }
    plant(b, 690.0, 548.0, 0.62);
}

fn workshop_window(b: &mut Brush<'_>, scene: &Scene) {
    b.round(40.0, 110.0, 560.0, 330.0, 6.0, hex(0xC3D3D4));
    let lit = scene.day;
    b.rect(
        48.0,
        118.0,
        544.0,
        314.0,
        linear(
            (0.0, 110.0),
            (0.0, 440.0),
            &[(0.0, hex(0xB4BEC6).mix(hex(0xDCE8E8), lit), 1.0), (1.0, hex(0x8496A0).mix(hex(0xA9BFC0), lit), 1.0)],
        ),
    );
    b.inside(&rect(48.0, 118.0, 544.0, 314.0), |b| {
        // Back wall of the workshop: lockers, a tyre rack, lamps.
        for k in 0..5 {
            b.round(390.0 + 40.0 * f64::from(k), 196.0, 34.0, 130.0, 2.0, hex(0x8FA6AB).alpha(0.55));
        }
        for k in 0..3 {
            b.round(80.0 + 180.0 * f64::from(k), 130.0, 110.0, 8.0, 4.0, hex(0xFFFFFF).alpha(0.8));
        }
        b.rect(48.0, 392.0, 544.0, 50.0, hex(0x8E9A99).alpha(0.6));
        b.rect(120.0, 150.0, 12.0, 282.0, hex(0xC8953A));
        b.rect(520.0, 150.0, 12.0, 282.0, hex(0xC8953A));
        b.rect(112.0, 358.0, 430.0, 10.0, hex(0x6E6A62));
        car(b, 140.0, 358.0, 1.0, hex(0x8C3B34));
    });
    for x in [228.0, 412.0] {
        b.rect(x, 118.0, 8.0, 314.0, hex(0xF4F5F1));
    }
    b.inside(&rect(48.0, 118.0, 544.0, 314.0), |b| {
        b.poly(
            &[(60.0, 118.0), (150.0, 118.0), (70.0, 432.0), (48.0, 432.0), (48.0, 150.0)],
            hex(0xFFFFFF).alpha(0.28),
        );
        b.poly(&[(470.0, 118.0), (500.0, 118.0), (420.0, 432.0), (390.0, 432.0)], hex(0xFFFFFF).alpha(0.2));
    });
}

/// Shelves of parcels, each with its label.
fn shelves(b: &mut Brush<'_>) {
    b.round(40.0, 106.0, 560.0, 400.0, 6.0, hex(0xA5ACA6));
    for row in 0..3 {
        let y = 116.0 + 128.0 * f64::from(row);
        b.rect(50.0, y, 540.0, 118.0, hex(0x7F8884));
        let mut x = 60.0;
        for k in 0..6_u32 {
            let index = row as u32 * 5 + k;
            let (w, h) = (60.0 + f64::from(index * 37 % 40), 52.0 + f64::from(index * 53 % 50));
            if x + w > 582.0 {
                break;
            }
            let top = y + 118.0 - h;
            let (light, dark) = if index.is_multiple_of(3) { (0xD3AB78, 0xB08350) } else { (0xC79A66, 0x9F7346) };
            b.round(
                x,
                top,
                w,
                h,
                2.0,
                linear((x, 0.0), (x + w, 0.0), &[(0.0, hex(light), 1.0), (1.0, hex(dark), 1.0)]),
            );
            b.rect(x + w * 0.4, top, w * 0.18, h, hex(0xE9D3A4).alpha(0.7));
            b.round(x + 8.0, top + h * 0.45, 24.0, 18.0, 2.0, hex(0xFFFDF6).alpha(0.92));
            b.rect(x + 11.0, top + h * 0.45 + 5.0, 16.0, 2.0, hex(0xB9B4AA));
            b.rect(x + 11.0, top + h * 0.45 + 10.0, 11.0, 2.0, hex(0xB9B4AA));
            x += w + 12.0;
        }
        b.rect(46.0, y + 118.0, 548.0, 9.0, hex(0xC9CEC8));
    }
}

fn price_board(b: &mut Brush<'_>) {
    b.round(1010.0, 96.0, 232.0, 150.0, 8.0, hex(0x2F4F52));
    b.round(1032.0, 114.0, 70.0, 8.0, 4.0, hex(0xFFFFFF).alpha(0.55));
    for k in 0..4 {
        let k = f64::from(k);
        b.round(1032.0, 140.0 + k * 24.0, 110.0 - k * 12.0, 7.0, 3.0, hex(0xCFE0DC).alpha(0.7));
        b.round(1180.0, 140.0 + k * 24.0, 40.0, 7.0, 3.0, hex(0xE9C07A).alpha(0.8));
    }
}

/// The counter in front of the customer, with a work order and what it is about.
pub(super) fn front(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        576.0,
        WIDE,
        360.0,
        linear((0.0, 566.0), (0.0, 800.0), &[(0.0, hex(0xA97F57), 1.0), (1.0, hex(0x7E5C3E), 1.0)]),
    );
    b.rect(LEFT, 556.0, WIDE, 22.0, hex(0xD9B78C));
    b.rect(LEFT, 556.0, WIDE, 3.0, hex(0xF2DDBC).alpha(0.8));
    b.rect(LEFT, 576.0, WIDE, 6.0, hex(0x5E432C).alpha(0.4));
    for k in -3..8 {
        let x = 60.0 + 256.0 * f64::from(k);
        b.line(&[(x, 590.0), (x, 900.0)], 1.6, hex(0x5E432C).alpha(0.35));
    }
    b.canvas.with(Affine::translate((360.0, 552.0)) * Affine::skew((-28.0_f64).to_radians().tan(), 0.0), |canvas| {
        let b = &mut Brush { canvas };
        b.round(0.0, 0.0, 150.0, 20.0, 2.0, hex(0xFFFFFF));
        for k in 0..3 {
            let k = f64::from(k);
            b.rect(10.0, 4.0 + k * 5.0, 120.0 - k * 22.0, 2.0, hex(0xB9B4AA));
        }
    });
    if scene.set.goods == Goods::Parcel {
        b.round(
            520.0,
            494.0,
            116.0,
            70.0,
            3.0,
            linear((520.0, 0.0), (636.0, 0.0), &[(0.0, hex(0xC79A66), 1.0), (1.0, hex(0xA4774A), 1.0)]),
        );
        b.rect(566.0, 494.0, 20.0, 70.0, hex(0xE9D3A4).alpha(0.75));
        b.poly(&[(520.0, 494.0), (508.0, 478.0), (560.0, 476.0), (578.0, 494.0)], hex(0xD0A672));
    } else {
        // A car key on its ring.
        b.oval(566.0, 566.0, 10.0, 6.0, hex(0x3A3B42));
        b.line(&[(574.0, 566.0), (604.0, 566.0), (610.0, 562.0)], 4.0, hex(0x8D8A92));
        b.round(548.0, 556.0, 20.0, 14.0, 6.0, hex(0x2C2D33));
    }
}
