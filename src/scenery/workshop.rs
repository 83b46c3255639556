//! A workshop: a car up on the lift with its underside open, a board of tools, a bench, a stack of tyres.

use super::brush::{Brush, LEFT, WIDE, circle, ellipse, glow, hex, linear};
use super::furniture::{car, pane};
use super::scene::Scene;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        640.0,
        linear((0.0, 0.0), (1280.0, 560.0), &[(0.0, hex(0xDAD8CF), 1.0), (1.0, hex(0xBDBBB2), 1.0)]),
    );
    b.rect(LEFT, 372.0, WIDE, 170.0, hex(0x8FA3A4));
    b.rect(LEFT, 366.0, WIDE, 8.0, hex(0xD9962B));
    b.rect(
        LEFT,
        540.0,
        WIDE,
        400.0,
        linear((0.0, 540.0), (0.0, 800.0), &[(0.0, hex(0xA6A49B), 1.0), (1.0, hex(0x7C7A72), 1.0)]),
    );
    // Clerestory windows under the roof beams.
    for k in -3..7 {
        let x = 40.0 + 250.0 * f64::from(k);
        b.round(x - 6.0, 66.0, 202.0, 84.0, 3.0, hex(0xF0EEE6));
        pane(b, scene, (x, 72.0, 190.0, 72.0), &[(x + 20.0, 50.0, 24.0), (x + 96.0, 60.0, 34.0)]);
        for split in [62.0, 126.0] {
            b.rect(x + split, 72.0, 5.0, 72.0, hex(0xF0EEE6));
        }
    }
    b.rect(LEFT, 34.0, WIDE, 22.0, hex(0x5F6D6E));
    for k in -6..14 {
        let x = 100.0 * f64::from(k) * 1.4;
        b.line(&[(x, 56.0), (x + 70.0, 34.0), (x + 140.0, 56.0)], 4.0, hex(0x4D5A5B));
    }
    for k in -2..6 {
        let x = 70.0 + 300.0 * f64::from(k);
        b.round(x, 160.0, 150.0, 10.0, 5.0, hex(0xFFFDF2));
        b.canvas.fill(
            &ellipse((x + 75.0, 170.0), (150.0, 60.0)),
            glow((x + 75.0, 168.0), (150.0, 60.0), &[(0.0, hex(0xFFFDF2), 0.4), (1.0, hex(0xFFFDF2), 0.0)]),
        );
    }
    lift(b);
    tools(b);
    bench(b);
    // A yellow line keeps customers where they are safe.
    b.poly(&[(-900.0, 700.0), (2200.0, 676.0), (2200.0, 690.0), (-900.0, 715.0)], hex(0xE0AE3C).alpha(0.8));
}

fn lift(b: &mut Brush<'_>) {
    b.oval(330.0, 640.0, 280.0, 26.0, hex(0x2B2320).alpha(0.28));
    for x in [96.0, 556.0] {
        b.round(
            x,
            176.0,
            30.0,
            464.0,
            4.0,
            linear((x, 0.0), (x + 30.0, 0.0), &[(0.0, hex(0xD9A23F), 1.0), (1.0, hex(0xA9762A), 1.0)]),
        );
        b.round(x - 18.0, 626.0, 66.0, 18.0, 4.0, hex(0x4A4E50));
        for k in 0..4 {
            let y = 196.0 + 22.0 * f64::from(k);
            b.poly(&[(x, y), (x + 30.0, y - 14.0), (x + 30.0, y - 4.0), (x, y + 10.0)], hex(0x2C2D33).alpha(0.85));
        }
    }
    // Arms of the lift, exhaust and sump of the raised car.
    b.round(126.0, 430.0, 130.0, 14.0, 4.0, hex(0x5F6D6E));
    b.round(428.0, 430.0, 130.0, 14.0, 4.0, hex(0x5F6D6E));
    car(b, 118.0, 440.0, 1.18, hex(0x7B8F54));
    b.round(180.0, 404.0, 300.0, 16.0, 6.0, hex(0x3A3B42));
    b.line(&[(150.0, 418.0), (240.0, 424.0), (410.0, 422.0), (470.0, 414.0)], 7.0, hex(0x8D8A92));
    b.round(300.0, 414.0, 90.0, 20.0, 8.0, hex(0x6E6A62));
    // An inspection lamp hangs below, and a drop falls into the tray.
    b.line(&[(350.0, 434.0), (352.0, 470.0)], 2.4, hex(0x2C2D33));
    b.round(343.0, 468.0, 18.0, 34.0, 7.0, hex(0xD9962B));
    b.canvas.fill(
        &circle((352.0, 486.0), 120.0),
        glow((352.0, 486.0), (120.0, 120.0), &[(0.0, hex(0xFFE9B0), 0.75), (1.0, hex(0xFFE2A0), 0.0)]),
    );
    b.round(262.0, 618.0, 150.0, 20.0, 6.0, hex(0x3A3B42));
    b.round(270.0, 616.0, 134.0, 6.0, 3.0, hex(0x17181C));
}

fn tools(b: &mut Brush<'_>) {
    b.round(990.0, 190.0, 262.0, 200.0, 6.0, hex(0x6D8486));
    b.round(998.0, 198.0, 246.0, 184.0, 4.0, hex(0x7F9698));
    for row in 0..6 {
        for column in 0..9 {
            b.disc(1012.0 + 27.0 * f64::from(column), 212.0 + 31.0 * f64::from(row), 1.6, hex(0x55696B));
        }
    }
    let steel = hex(0xDADFDF);
    for k in 0..6 {
        let k = f64::from(k);
        let (x, long) = (1016.0 + 24.0 * k, 66.0 - 6.0 * k);
        b.line(&[(x, 222.0), (x, 222.0 + long)], 5.5, steel);
        b.disc(x, 220.0, 7.0 - 0.4 * k, steel);
        b.disc(x, 220.0, 3.0, hex(0x7F9698));
        b.poly(
            &[
                (x - 7.0, 226.0 + long),
                (x - 3.0, 216.0 + long),
                (x + 3.0, 216.0 + long),
                (x + 7.0, 226.0 + long),
                (x + 2.0, 222.0 + long),
                (x - 2.0, 222.0 + long),
            ],
            steel,
        );
    }
    for (k, colour) in [0xC8553D, 0xD9962B, 0x2F6F73].into_iter().enumerate() {
        let x = 1176.0 + 24.0 * k as f64;
        b.round(x - 5.0, 214.0, 10.0, 34.0, 4.0, hex(colour));
        b.line(&[(x, 246.0), (x, 286.0)], 3.4, steel);
    }
    // A hammer and a pair of pliers.
    b.round(1016.0, 316.0, 76.0, 9.0, 4.0, hex(0x9C6A36));
    b.round(1080.0, 306.0, 16.0, 30.0, 4.0, hex(0x4A4E50));
    b.line(&[(1130.0, 356.0), (1160.0, 326.0), (1180.0, 308.0)], 6.0, hex(0xC8553D));
    b.line(&[(1136.0, 312.0), (1162.0, 334.0), (1192.0, 350.0)], 6.0, hex(0xC8553D));
    b.disc(1163.0, 330.0, 6.0, hex(0x4A4E50));
}

fn bench(b: &mut Brush<'_>) {
    for k in 0..3 {
        let y = 596.0 - 34.0 * f64::from(k);
        b.oval(676.0, y + 16.0, 60.0, 19.0, hex(0x1F2024));
        b.round(616.0, y - 10.0, 120.0, 26.0, 12.0, hex(0x2F3035));
        b.oval(676.0, y - 10.0, 60.0, 17.0, hex(0x3A3B42));
        b.oval(676.0, y - 10.0, 32.0, 9.0, hex(0x17181C));
    }
    b.round(960.0, 470.0, 420.0, 18.0, 4.0, hex(0xB98453));
    b.rect(960.0, 486.0, 420.0, 8.0, hex(0x7C5334));
    b.round(976.0, 494.0, 240.0, 110.0, 3.0, hex(0xA33F34));
    for row in 0..3 {
        let y = 502.0 + 33.0 * f64::from(row);
        b.round(984.0, y, 224.0, 27.0, 2.0, hex(0xBC4E41));
        b.round(1050.0, y + 9.0, 92.0, 6.0, 3.0, hex(0xE5DDD2));
    }
    b.round(1000.0, 432.0, 60.0, 38.0, 4.0, hex(0x49566B));
    b.round(1020.0, 422.0, 20.0, 12.0, 4.0, hex(0x49566B));
    b.round(1090.0, 446.0, 26.0, 24.0, 4.0, hex(0xD9962B));
    b.round(1128.0, 436.0, 18.0, 34.0, 4.0, hex(0x6E9A5B));
}
