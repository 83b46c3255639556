//! Before the door: glass doors, a van with a dish at the kerb, a camera on its tripod with the red light on, and a
//! microphone held out.

use super::brush::{Brush, LEFT, WIDE, circle, glow, hex, linear, mix};
use super::furniture::{moon, pane, plant};
use super::scene::Scene;
use vello_cpu::kurbo::Affine;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    let houses: Vec<_> = (-6..16)
        .map(|k| {
            let tall = 120.0 + f64::from((k * 47_i32).rem_euclid(110));
            (f64::from(k) * 100.0, 78.0, tall)
        })
        .collect();
    pane(b, scene, (LEFT, -80.0, WIDE, 540.0), &houses);
    moon(b, scene, 470.0, 108.0, 18.0);
    street(b, scene);
    van(b);
    entrance(b, scene);
    camera(b);
}

fn street(b: &mut Brush<'_>, scene: &Scene) {
    let by = |night: u32, day: u32| hex(night).mix(hex(day), scene.day);
    b.rect(LEFT, 452.0, WIDE, 90.0, by(0x3A3F4E, 0x9C9D98));
    b.rect(LEFT, 452.0, WIDE, 8.0, by(0x55596A, 0xC9C8C0));
    for k in -4..10 {
        b.round(60.0 + 210.0 * f64::from(k), 494.0, 110.0, 7.0, 2.0, hex(0xF4F2EA).alpha(0.6));
    }
    b.rect(
        LEFT,
        540.0,
        WIDE,
        400.0,
        linear((0.0, 540.0), (0.0, 800.0), &[(0.0, by(0x6E6A70, 0xCFC7B8), 1.0), (1.0, by(0x4A464E, 0xA59B8A), 1.0)]),
    );
    b.rect(LEFT, 536.0, WIDE, 10.0, by(0x7E7A80, 0xE2DCCF));
    for k in -8..16 {
        let k = f64::from(k);
        b.line(
            &[(640.0 + (k - 4.0) * 120.0, 546.0), (640.0 + (k - 4.0) * 230.0, 860.0)],
            1.6,
            hex(0x6B6258).alpha(0.35),
        );
    }
    for (y, alpha) in [(590.0, 0.3), (660.0, 0.3), (760.0, 0.3)] {
        b.line(&[(LEFT, y), (LEFT + WIDE, y)], 1.6, hex(0x6B6258).alpha(alpha));
    }
}

fn van(b: &mut Brush<'_>) {
    b.oval(236.0, 520.0, 230.0, 14.0, hex(0x2B2320).alpha(0.3));
    b.shape(
        &[
            (30.0, 508.0),
            (26.0, 330.0),
            (44.0, 306.0),
            (330.0, 306.0),
            (372.0, 318.0),
            (424.0, 400.0),
            (446.0, 424.0),
            (450.0, 508.0),
        ],
        &[0, 7],
        linear((0.0, 306.0), (0.0, 508.0), &[(0.0, hex(0xFBFAF6), 1.0), (1.0, hex(0xCFCCC4), 1.0)]),
    );
    b.rect(28.0, 418.0, 421.0, 22.0, hex(0xC8443C));
    b.rect(28.0, 444.0, 422.0, 7.0, hex(0x2F6F73));
    b.shape(&[(340.0, 334.0), (366.0, 336.0), (408.0, 404.0), (340.0, 404.0)], &[0, 1, 2, 3], hex(0x5A7480));
    b.line(&[(250.0, 322.0), (250.0, 496.0)], 2.0, hex(0xA9A49A));
    b.line(&[(60.0, 322.0), (60.0, 496.0)], 2.0, hex(0xA9A49A));
    // The dish on the roof and the waves it sends.
    b.rect(138.0, 262.0, 12.0, 46.0, hex(0x8D8A92));
    b.canvas.with(Affine::translate((144.0, 246.0)) * Affine::rotate((-32.0_f64).to_radians()), |canvas| {
        let b = &mut Brush { canvas };
        b.oval(0.0, 0.0, 62.0, 20.0, hex(0xDADFDF));
        b.oval(0.0, -4.0, 54.0, 14.0, hex(0xB4BBBD));
        b.line(&[(0.0, -4.0), (0.0, -40.0)], 4.0, hex(0x8D8A92));
        b.disc(0.0, -42.0, 5.0, hex(0xC8443C));
    });
    for x in [116.0, 370.0] {
        b.disc(x, 506.0, 34.0, hex(0x2F3035));
        b.disc(x, 506.0, 17.0, hex(0xA9ABB0));
        b.disc(x, 506.0, 5.0, hex(0x5A5C62));
    }
}

/// The doors of the house, through which the trainee has come out.
fn entrance(b: &mut Brush<'_>, scene: &Scene) {
    let inside = hex(0xF6DFA8).mix(mix(0xDDE6E4, 0xD9A080, scene.heat), scene.day);
    b.rect(
        690.0,
        40.0,
        900.0,
        506.0,
        linear((690.0, 0.0), (1280.0, 0.0), &[(0.0, hex(0xE4DDCF), 1.0), (1.0, hex(0xC9BFAC), 1.0)]),
    );
    b.rect(640.0, 36.0, 960.0, 44.0, hex(0x2F6F73));
    b.rect(640.0, 76.0, 960.0, 10.0, hex(0x234F52));
    for x in [960.0, 1108.0] {
        b.rect(x, 112.0, 140.0, 434.0, hex(0xF4F2EA));
        b.rect(
            x + 8.0,
            120.0,
            124.0,
            426.0,
            linear((x, 120.0), (x + 124.0, 546.0), &[(0.0, inside, 1.0), (1.0, inside.mix(hex(0x7E8E90), 0.35), 1.0)]),
        );
        b.poly(
            &[(x + 20.0, 120.0), (x + 64.0, 120.0), (x + 20.0, 330.0), (x + 8.0, 330.0), (x + 8.0, 160.0)],
            hex(0xFFFFFF).alpha(0.35),
        );
        b.rect(x + 8.0, 330.0, 124.0, 6.0, hex(0xF4F2EA));
    }
    b.round(1086.0, 300.0, 8.0, 90.0, 4.0, hex(0x8D8A92));
    b.round(1114.0, 300.0, 8.0, 90.0, 4.0, hex(0x8D8A92));
    plant(b, 926.0, 552.0, 0.72);
    plant(b, 1290.0, 552.0, 0.8);
}

/// A camera on a tripod, its lens towards us.
fn camera(b: &mut Brush<'_>) {
    b.oval(548.0, 640.0, 110.0, 14.0, hex(0x2B2320).alpha(0.3));
    for (x, y) in [(470.0, 640.0), (548.0, 652.0), (626.0, 640.0)] {
        b.line(&[(548.0, 430.0), (x, y)], 8.0, hex(0x2C2D33));
    }
    b.line(&[(510.0, 540.0), (588.0, 540.0)], 4.0, hex(0x55565E));
    b.round(524.0, 404.0, 48.0, 34.0, 5.0, hex(0x3A3B42));
    b.round(
        486.0,
        300.0,
        128.0,
        108.0,
        12.0,
        linear((486.0, 0.0), (614.0, 0.0), &[(0.0, hex(0x4A4B52), 1.0), (1.0, hex(0x26272C), 1.0)]),
    );
    b.round(506.0, 274.0, 92.0, 18.0, 8.0, hex(0x2C2D33));
    b.line(&[(512.0, 300.0), (512.0, 284.0)], 6.0, hex(0x2C2D33));
    b.line(&[(592.0, 300.0), (592.0, 284.0)], 6.0, hex(0x2C2D33));
    b.disc(546.0, 356.0, 46.0, hex(0x17181C));
    b.disc(546.0, 356.0, 38.0, hex(0x33353D));
    b.disc(546.0, 356.0, 28.0, hex(0x10141C));
    b.disc(
        546.0,
        356.0,
        20.0,
        linear((526.0, 336.0), (566.0, 376.0), &[(0.0, hex(0x5A7AA0), 1.0), (1.0, hex(0x1A2030), 1.0)]),
    );
    b.disc(538.0, 347.0, 6.0, hex(0xFFFFFF).alpha(0.7));
    b.canvas.fill(
        &circle((600.0, 314.0), 22.0),
        glow((600.0, 314.0), (22.0, 22.0), &[(0.0, hex(0xFF5A4A), 0.7), (1.0, hex(0xFF5A4A), 0.0)]),
    );
    b.disc(600.0, 314.0, 5.0, hex(0xFF4A3C));
    // The lamp on top of it.
    b.round(520.0, 232.0, 60.0, 36.0, 6.0, hex(0x3A3B42));
    b.round(526.0, 237.0, 48.0, 26.0, 4.0, hex(0xFFF8E2));
    b.canvas.fill(
        &circle((550.0, 250.0), 130.0),
        glow((550.0, 250.0), (130.0, 130.0), &[(0.0, hex(0xFFF4D2), 0.55), (1.0, hex(0xFFF4D2), 0.0)]),
    );
}

/// The microphone comes into the picture from the left, in front of everybody.
pub(super) fn front(b: &mut Brush<'_>, _scene: &Scene) {
    let hold = Affine::translate((688.0, 520.0)) * Affine::rotate(28.0_f64.to_radians());
    b.canvas.with(hold, |canvas| {
        let b = &mut Brush { canvas };
        b.round(-13.0, 70.0, 26.0, 400.0, 10.0, hex(0x2C2D33));
        b.round(-30.0, 44.0, 60.0, 52.0, 8.0, hex(0xC8443C));
        b.round(-30.0, 44.0, 60.0, 8.0, 4.0, hex(0xFFFFFF).alpha(0.25));
        b.rect(-30.0, 66.0, 60.0, 8.0, hex(0xFFFFFF).alpha(0.85));
        b.round(
            -24.0,
            -40.0,
            48.0,
            86.0,
            24.0,
            linear((-24.0, 0.0), (24.0, 0.0), &[(0.0, hex(0x55565E), 1.0), (1.0, hex(0x26272C), 1.0)]),
        );
        for row in 0..6 {
            for column in 0..4 {
                b.disc(-15.0 + 10.0 * f64::from(column), -26.0 + 12.0 * f64::from(row), 1.7, hex(0x8D8A92).alpha(0.6));
            }
        }
    });
}
