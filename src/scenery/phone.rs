//! A call: a slanted split between the trainee's cool desk and the caller's kitchen.

use super::brush::{Brush, LEFT, MARGIN, WIDE, circle, glow, hex, linear, mix, polygon};
use super::furniture::{moon, pane};
use super::scene::Scene;

/// Where the split lies at a height: the caller's half is to the right of it.
pub(super) fn split(y: f64) -> f64 {
    560.0 - 90.0 * y / 800.0
}

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    desk(b, scene);
    let caller =
        polygon(&[(split(-100.0), -100.0), (1280.0 + MARGIN, -100.0), (1280.0 + MARGIN, 940.0), (split(940.0), 940.0)]);
    b.inside(&caller, |b| kitchen(b, scene));
}

/// Lies over the caller: the seam, and the voice that crosses it.
pub(super) fn front(b: &mut Brush<'_>, scene: &Scene) {
    b.line(&[(split(-100.0), -100.0), (split(940.0), 940.0)], 6.0, hex(0xFFFFFF).alpha(0.95));
    let loud = 0.35 + 0.9 * scene.heat;
    let mut wave = Vec::new();
    for k in 0..36 {
        let x = f64::from(k);
        let swell = (x / 36.0 * std::f64::consts::PI).sin() * if k % 2 == 1 { 1.0 } else { 0.6 };
        wave.push((392.0 + x * 10.0, 236.0 + (x * 0.9).sin() * 16.0 * swell * loud));
    }
    b.line(&wave, 2.4, mix(0x2F6F73, 0xC8553D, scene.heat).alpha(0.7));
}

fn desk(b: &mut Brush<'_>, scene: &Scene) {
    let (top, bottom) = (hex(0xB9C4CE).mix(hex(0xDCE6E3), scene.day), hex(0x8496A4).mix(hex(0xA9C0BE), scene.day));
    b.rect(LEFT, -80.0, WIDE, 960.0, linear((0.0, 0.0), (560.0, 800.0), &[(0.0, top, 1.0), (1.0, bottom, 1.0)]));
    b.round(60.0, 124.0, 330.0, 220.0, 12.0, hex(0x22343A).alpha(0.16));
    b.round(60.0, 120.0, 330.0, 220.0, 12.0, hex(0xFFFFFF));
    b.round(60.0, 120.0, 330.0, 34.0, 12.0, hex(0x2F6F73));
    b.rect(60.0, 142.0, 330.0, 12.0, hex(0x2F6F73));
    b.disc(80.0, 137.0, 7.0, hex(0x9CCB8C));
    b.round(96.0, 133.0, 96.0, 8.0, 4.0, hex(0xFFFFFF).alpha(0.75));
    b.round(336.0, 133.0, 38.0, 8.0, 4.0, hex(0xDDEBE9).alpha(0.8));
    levels(b, scene.heat);
    for (k, w) in [62.0, 84.0, 70.0].into_iter().enumerate() {
        b.round(80.0 + 98.0 * k as f64, 300.0, w, 8.0, 4.0, hex(0xE5DDD2));
    }
    b.rect(LEFT, 470.0, WIDE, 470.0, hex(0x8F7254));
    b.rect(LEFT, 462.0, WIDE, 12.0, hex(0xB3936F));
    headset(b);
    mug(b);
}

/// How loud the voice has been: the louder, the warmer the bar.
fn levels(b: &mut Brush<'_>, heat: f64) {
    for k in 0..52_u32 {
        let noise = f64::from((k * 2_654_435 + 97) % 101) / 101.0;
        let swell = (f64::from(k) * 0.42).sin().abs() * (0.35 + 0.65 * noise);
        let tall = (8.0 + (30.0 + 60.0 * heat) * swell) * if k < 40 { 1.0 } else { 0.35 };
        let colour = mix(0x2F6F73, 0xC8553D, ((tall - 34.0) / 40.0).clamp(0.0, 1.0));
        b.round(80.0 + f64::from(k) * 5.6, 230.0 - tall / 2.0, 3.4, tall, 1.7, colour);
    }
}

fn headset(b: &mut Brush<'_>) {
    let arch = super::brush::svg("M74 496C56 386 218 378 208 492");
    b.canvas.stroke(&arch, hex(0x2C2D33), 12.0);
    b.canvas.stroke(&arch, hex(0x55565E), 4.0);
    for x in [54.0, 190.0] {
        b.oval(x + 20.0, 534.0, 26.0, 6.0, hex(0x3A2418).alpha(0.25));
        b.round(x, 472.0, 40.0, 58.0, 16.0, hex(0x2C2D33));
        b.round(x + 6.0, 480.0, 28.0, 42.0, 12.0, hex(0x4A4B52));
    }
    b.canvas.stroke(&super::brush::svg("M74 526C86 574 146 574 162 560"), hex(0x2C2D33), 5.0);
    b.round(156.0, 552.0, 30.0, 13.0, 6.0, hex(0x2C2D33));
}

fn mug(b: &mut Brush<'_>) {
    b.oval(420.0, 592.0, 44.0, 7.0, hex(0x3A2418).alpha(0.28));
    b.canvas.stroke(&super::brush::svg("M446 540c26 0 26 34 0 34"), hex(0xFFFFFF), 8.0);
    b.round(
        382.0,
        526.0,
        64.0,
        66.0,
        8.0,
        linear((382.0, 0.0), (446.0, 0.0), &[(0.0, hex(0xFFFFFF), 1.0), (1.0, hex(0xDDD9D2), 1.0)]),
    );
    b.oval(414.0, 528.0, 32.0, 7.0, hex(0x7A4B30));
    b.rect(382.0, 552.0, 64.0, 10.0, hex(0x2F6F73));
}

fn kitchen(b: &mut Brush<'_>, scene: &Scene) {
    let t = scene.heat;
    b.rect(
        400.0,
        -100.0,
        880.0 + MARGIN,
        1040.0,
        linear((480.0, 0.0), (1280.0, 600.0), &[(0.0, hex(0xE7C79C), 1.0), (1.0, hex(0xB98760), 1.0)]),
    );
    for x in -1..30 {
        for y in 0..3 {
            b.round(
                480.0 + f64::from(x) * 60.0,
                270.0 + f64::from(y) * 54.0,
                56.0,
                50.0,
                3.0,
                hex(0xF3E3CA).alpha(0.5),
            );
        }
    }
    b.rect(400.0, 430.0, 880.0 + MARGIN, 14.0, hex(0xF2E2C6));
    b.rect(400.0, 444.0, 880.0 + MARGIN, 500.0, hex(0xA9744E));
    for x in [640.0, 800.0, 960.0, 1120.0, 1280.0, 1440.0, 1600.0] {
        b.round(x, 470.0, 146.0, 300.0, 4.0, hex(0x9C6A45).alpha(0.6));
        b.round(x + 124.0, 500.0, 7.0, 40.0, 3.0, hex(0xE0BF8A).alpha(0.7));
    }
    b.round(1040.0, 90.0, 210.0, 150.0, 5.0, hex(0x9C6A45));
    b.round(1048.0, 98.0, 94.0, 134.0, 4.0, hex(0xB98257));
    b.round(1148.0, 98.0, 94.0, 134.0, 4.0, hex(0xB98257));
    b.round(1130.0, 160.0, 8.0, 22.0, 3.0, hex(0xEFD9B5));
    b.round(1152.0, 160.0, 8.0, 22.0, 3.0, hex(0xEFD9B5));
    b.round(1290.0, 90.0, 210.0, 150.0, 5.0, hex(0x9C6A45));
    b.round(580.0, 96.0, 150.0, 150.0, 4.0, hex(0xEADCC4));
    pane(
        b,
        scene,
        (588.0, 104.0, 134.0, 134.0),
        &[(592.0, 20.0, 40.0), (616.0, 20.0, 64.0), (640.0, 20.0, 30.0), (664.0, 20.0, 52.0), (688.0, 20.0, 44.0)],
    );
    moon(b, scene, 692.0, 128.0, 11.0);
    b.rect(651.0, 104.0, 6.0, 134.0, hex(0xEADCC4));
    // The lamp over the table is the caller's only light.
    b.line(&[(930.0, -100.0), (930.0, 60.0)], 3.0, hex(0x5B3A28));
    b.shape(&[(890.0, 96.0), (904.0, 60.0), (956.0, 60.0), (970.0, 96.0)], &[0, 1, 2, 3], hex(0xC8553D));
    let bright = 0.45 + 0.3 * (1.0 - scene.day);
    b.canvas.fill(
        &circle((930.0, 100.0), 420.0),
        glow(
            (930.0, 100.0),
            (420.0, 420.0),
            &[(0.0, mix(0xFFE9B0, 0xFFC080, t), bright), (0.4, hex(0xFFDF9A), bright / 3.0), (1.0, hex(0xFFDF9A), 0.0)],
        ),
    );
    b.round(1080.0, 372.0, 44.0, 58.0, 5.0, hex(0xFFFFFF));
    b.round(1150.0, 350.0, 30.0, 80.0, 6.0, hex(0x6E9A5B));
    b.round(1156.0, 336.0, 18.0, 16.0, 3.0, hex(0x49683C));
    b.round(1200.0, 384.0, 60.0, 46.0, 6.0, hex(0x7C5334));
    b.round(1196.0, 378.0, 68.0, 9.0, 4.0, hex(0x5E3E26));
}
