//! A showroom: a hall of glass, a car on a turntable under spotlights, a stand with its price in bars.

use super::brush::{Brush, LEFT, WIDE, glow, hex, linear, mix, polygon};
use super::furniture::{car, pane, plant};
use super::scene::Scene;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        640.0,
        linear((0.0, 0.0), (0.0, 520.0), &[(0.0, hex(0xE8EAE6), 1.0), (1.0, hex(0xDAD9D0), 1.0)]),
    );
    // Glass front, floor to ceiling, with the street behind it.
    let (top, bottom) = (92.0, 452.0);
    for k in -4..9 {
        let x = -30.0 + 232.0 * f64::from(k);
        if (600.0..930.0).contains(&x) {
            continue;
        }
        let houses =
            [(x + 6.0, 46.0, 120.0), (x + 66.0, 60.0, 176.0), (x + 140.0, 34.0, 92.0), (x + 184.0, 40.0, 140.0)];
        pane(b, scene, (x, top, 224.0, bottom - top), &houses);
        let tree = mix(0x8FB08A, 0x6A3A2C, scene.heat).mix(hex(0x26324A), (1.0 - scene.day) * 0.8);
        for (dx, r) in [(40.0, 34.0), (70.0, 26.0), (168.0, 30.0)] {
            b.disc(x + dx, bottom - 56.0, r, tree.alpha(0.8));
            b.rect(x + dx - 3.0, bottom - 50.0, 6.0, 50.0, tree.mix(hex(0x3A2A20), 0.5).alpha(0.8));
        }
        b.rect(x, bottom - 16.0, 224.0, 16.0, hex(0xA8A79E).mix(hex(0x2A2E3C), 1.0 - scene.day));
        b.poly(
            &[(x + 20.0, top), (x + 84.0, top), (x + 20.0, bottom), (x - 1.0, bottom), (x, top + 60.0)],
            hex(0xFFFFFF).alpha(0.16),
        );
        b.rect(x + 224.0, top, 8.0, bottom - top, hex(0xF6F5F0));
    }
    // A quiet wall behind the customer's head, with a stripe of the house colour.
    b.rect(
        664.0,
        top,
        466.0,
        bottom - top,
        linear((664.0, 0.0), (1130.0, 0.0), &[(0.0, hex(0xEFEBE2), 1.0), (1.0, hex(0xDDD6C8), 1.0)]),
    );
    b.rect(664.0, bottom - 30.0, 466.0, 6.0, hex(0x2F6F73).alpha(0.7));
    b.rect(LEFT, 70.0, WIDE, 22.0, hex(0x2F6F73));
    b.rect(LEFT, -80.0, WIDE, 150.0, hex(0xD5D6D0));
    for k in -3..8 {
        let x = 140.0 + 210.0 * f64::from(k);
        b.line(&[(x, -80.0), (x, 40.0)], 3.0, hex(0x6B6F70));
        b.poly(&[(x - 18.0, 58.0), (x - 9.0, 36.0), (x + 9.0, 36.0), (x + 18.0, 58.0)], hex(0x4A4E50));
        b.oval(x, 58.0, 17.0, 5.0, hex(0xFFF4D2));
    }
    // Polished floor with a reflection of the glass.
    b.rect(
        LEFT,
        bottom,
        WIDE,
        480.0,
        linear((0.0, bottom), (0.0, 800.0), &[(0.0, hex(0xCDC9BE), 1.0), (1.0, hex(0xA39D90), 1.0)]),
    );
    let shine = scene.sky().1;
    for k in -4..9 {
        let x = -30.0 + 232.0 * f64::from(k);
        if (600.0..930.0).contains(&x) {
            continue;
        }
        b.canvas.fill(
            &polygon(&[
                (x, bottom),
                (x + 224.0, bottom),
                (x + 224.0 + (x - 640.0) * 0.16, 640.0),
                (x + (x - 640.0) * 0.16, 640.0),
            ]),
            linear((0.0, bottom), (0.0, 640.0), &[(0.0, shine, 0.34), (1.0, shine, 0.0)]),
        );
    }
    turntable(b, scene);
    price_stand(b);
    plant(b, 1196.0, 566.0, 1.0);
}

fn turntable(b: &mut Brush<'_>, scene: &Scene) {
    b.oval(330.0, 566.0, 318.0, 46.0, hex(0x3A2418).alpha(0.22));
    b.oval(330.0, 556.0, 312.0, 44.0, hex(0x8F8B80));
    b.oval(
        330.0,
        548.0,
        312.0,
        44.0,
        linear((20.0, 0.0), (640.0, 0.0), &[(0.0, hex(0xF4F2EA), 1.0), (1.0, hex(0xC9C4B6), 1.0)]),
    );
    b.oval(330.0, 548.0, 286.0, 36.0, hex(0xFFFFFF).alpha(0.25));
    b.oval(322.0, 546.0, 250.0, 20.0, hex(0x2B2320).alpha(0.35));
    car(b, 68.0, 552.0, 1.38, hex(0x3C6E8A));
    let spot = mix(0xFFF6DC, 0xFFC690, scene.heat);
    for x in [140.0, 350.0] {
        b.canvas.fill(
            &polygon(&[(x - 12.0, 58.0), (x + 12.0, 58.0), (x + 150.0, 560.0), (x - 150.0, 560.0)]),
            glow((x, 60.0), (240.0, 520.0), &[(0.0, spot, 0.34), (0.6, spot, 0.1), (1.0, spot, 0.0)]),
        );
    }
}

fn price_stand(b: &mut Brush<'_>) {
    b.rect(1046.0, 420.0, 7.0, 176.0, hex(0x6B6F70));
    b.oval(1050.0, 598.0, 40.0, 8.0, hex(0x55595A));
    b.round(984.0, 300.0, 132.0, 150.0, 6.0, hex(0xFFFFFF));
    b.round(984.0, 300.0, 132.0, 34.0, 6.0, hex(0xC8553D));
    b.rect(984.0, 320.0, 132.0, 14.0, hex(0xC8553D));
    for (k, w) in [92.0, 74.0, 84.0].into_iter().enumerate() {
        b.round(1002.0, 352.0 + 18.0 * k as f64, w, 7.0, 3.0, hex(0xD3CCBF));
    }
    b.round(1002.0, 414.0, 60.0, 16.0, 5.0, hex(0xD9962B));
    b.round(1068.0, 418.0, 26.0, 9.0, 4.0, hex(0xE9C07A));
}
