//! In writing: on the left the post and what others say to it, or a chat of two; on the right whoever wrote it, at
//! home, in the light of the phone. Words are grey bars here: the picture is the same in every language.

use super::brush::{Brush, LEFT, MARGIN, WIDE, circle, ellipse, glow, hex, linear, mix, rect};
use super::furniture::{curtain, moon, pane};
use super::scene::Scene;
use crate::face::{Cast, Colour};

/// Where the page ends and the room begins.
pub(super) const EDGE: f64 = 640.0;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    b.inside(&rect(EDGE, -100.0, 640.0 + MARGIN, 1040.0), |b| room(b, scene));
}

/// The page: paper, not lit by the room.
pub(super) fn page(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(LEFT, -100.0, EDGE - LEFT, 1040.0, hex(0xF3EEE6));
    b.rect(
        EDGE,
        -100.0,
        22.0,
        1040.0,
        linear((EDGE, 0.0), (EDGE + 22.0, 0.0), &[(0.0, hex(0x1A1C2A), 0.35), (1.0, hex(0x1A1C2A), 0.0)]),
    );
    if scene.set.readers > 0 {
        post(b, scene);
    } else {
        chat(b, scene);
    }
}

fn room(b: &mut Brush<'_>, scene: &Scene) {
    let by = |night: u32, day: u32| hex(night).mix(hex(day), scene.day);
    b.rect(
        LEFT,
        -100.0,
        WIDE,
        1040.0,
        linear(
            (500.0, 0.0),
            (1280.0, 800.0),
            &[
                (0.0, by(0x3E4A66, 0xE9E2D4), 1.0),
                (0.6, by(0x2F3850, 0xD9CFBC), 1.0),
                (1.0, by(0x262A3C, 0xB9AD98), 1.0),
            ],
        ),
    );
    let frame = by(0x56658A, 0xFFFDF6);
    b.round(1010.0, 90.0, 200.0, 210.0, 5.0, frame);
    pane(
        b,
        scene,
        (1020.0, 100.0, 180.0, 190.0),
        &[(1022.0, 36.0, 96.0), (1062.0, 40.0, 140.0), (1116.0, 36.0, 118.0), (1158.0, 36.0, 160.0)],
    );
    moon(b, scene, 1082.0, 130.0, 13.0);
    b.rect(1107.0, 100.0, 6.0, 190.0, frame);
    let cloth = by(0x4C5878, 0xC7B59A);
    curtain(b, 966.0, 78.0, 50.0, 380.0, cloth);
    curtain(b, 1204.0, 78.0, 54.0, 380.0, cloth);
    b.shape(
        &[(560.0, 940.0), (566.0, 480.0), (600.0, 440.0), (1600.0, 440.0), (1640.0, 480.0), (1640.0, 940.0)],
        &[0, 5],
        by(0x4A5070, 0x8E9A90),
    );
    b.shape(&[(1040.0, 560.0), (1060.0, 446.0), (1190.0, 440.0), (1210.0, 556.0)], &[], by(0x8A6A6E, 0xC08A7E));
    let strength = 0.55 * (1.0 - 0.7 * scene.day);
    b.canvas.fill(
        &circle((868.0, 470.0), 420.0),
        glow(
            (868.0, 470.0),
            (420.0, 420.0),
            &[(0.0, hex(0xBFE0F2), strength), (0.45, hex(0x9CC4E6), strength * 0.36), (1.0, hex(0x9CC4E6), 0.0)],
        ),
    );
}

/// Lies over the person: the light of the phone from below, and the blue of the night.
pub(super) fn front(b: &mut Brush<'_>, scene: &Scene) {
    let night = 1.0 - scene.day;
    b.inside(&rect(EDGE, -100.0, 640.0 + MARGIN, 1040.0), |b| {
        b.canvas.fill(
            &rect(EDGE, -100.0, 640.0 + MARGIN, 1040.0),
            linear(
                (0.0, 80.0),
                (0.0, 700.0),
                &[
                    (0.0, hex(0x1E2650), 0.16 * night),
                    (0.5, hex(0x2A3768), 0.04 * night),
                    (1.0, hex(0x1E2650), 0.20 * night),
                ],
            ),
        );
        b.canvas.fill(
            &ellipse((905.0, 400.0), (190.0, 230.0)),
            glow(
                (905.0, 400.0),
                (190.0, 230.0),
                &[
                    (0.0, hex(0xDDF0FF), 0.17 * (0.4 + 0.6 * night)),
                    (0.5, hex(0xA9D2F5), 0.07 * (0.4 + 0.6 * night)),
                    (1.0, hex(0xA9D2F5), 0.0),
                ],
            ),
        );
    });
}

fn card(b: &mut Brush<'_>, x: f64, y: f64, w: f64, h: f64, radius: f64) {
    b.round(x, y + 2.0, w, h + 1.0, radius, hex(0x3A2418).alpha(0.08));
    b.round(x, y, w, h, radius, hex(0xFFFFFF));
}

fn words(b: &mut Brush<'_>, x: f64, y: f64, width: f64, colour: Colour) {
    b.round(x, y, width, 9.0, 4.5, colour);
}

/// A face as people choose one for their account: hair, face, shoulders.
fn avatar(b: &mut Brush<'_>, x: f64, y: f64, r: f64, who: Cast, tint: u32) {
    let person = who.person();
    b.disc(x, y, r, hex(tint));
    b.inside(&circle((x, y), r), |b| {
        b.oval(x, y + r * 1.05, r * 0.85, r * 0.6, person.cloth);
        let hair = match who {
            Cast::Qiang => hex(0x605C63),
            Cast::Wan => hex(0x40302B),
            _ => hex(0x29262F),
        };
        b.oval(x, y - r * 0.12, r * 0.52, r * 0.6, hair);
        b.oval(x, y + r * 0.02, r * 0.40, r * 0.48, hex(0xEBBE98));
        b.oval(x, y - r * 0.46, r * 0.46, r * 0.24, hair);
    });
}

fn post(b: &mut Brush<'_>, scene: &Scene) {
    let ink = hex(0xD3CCC0);
    card(b, 40.0, 76.0, 560.0, 338.0, 16.0);
    avatar(b, 78.0, 116.0, 22.0, Cast::Hao, 0xF4DDC6);
    words(b, 112.0, 103.0, 150.0, hex(0x8F8A94));
    words(b, 112.0, 123.0, 96.0, ink);
    for (k, w) in [500.0, 470.0, 340.0].into_iter().enumerate() {
        words(b, 62.0, 156.0 + 27.0 * k as f64, w, hex(0xBDB6BC));
    }
    // The photograph of what went wrong, and the screenshot of what the company answered.
    b.round(
        62.0,
        250.0,
        190.0,
        112.0,
        8.0,
        linear((62.0, 250.0), (260.0, 380.0), &[(0.0, hex(0xD8C6AA), 1.0), (1.0, hex(0xB79C7A), 1.0)]),
    );
    b.oval(158.0, 336.0, 60.0, 8.0, hex(0x3A2418).alpha(0.3));
    b.round(104.0, 270.0, 108.0, 66.0, 8.0, hex(0x4A4E56));
    b.round(111.0, 277.0, 94.0, 52.0, 5.0, hex(0x1F2627));
    b.line(&[(128.0, 279.0), (148.0, 298.0), (142.0, 308.0), (166.0, 327.0)], 2.0, hex(0xDDEBE6).alpha(0.85));
    b.line(&[(148.0, 298.0), (176.0, 290.0)], 1.6, hex(0xDDEBE6).alpha(0.7));
    b.round(
        264.0,
        250.0,
        190.0,
        112.0,
        8.0,
        linear((262.0, 250.0), (460.0, 380.0), &[(0.0, hex(0xE9ECF0), 1.0), (1.0, hex(0xCBD2DA), 1.0)]),
    );
    for (x, y, w, colour) in [
        (280.0, 262.0, 112.0, 0xFFFFFF),
        (280.0, 287.0, 140.0, 0xFFFFFF),
        (326.0, 312.0, 112.0, 0xBFE3C4),
        (280.0, 337.0, 100.0, 0xFFFFFF),
    ] {
        b.round(x, y, w, 18.0, 8.0, hex(colour));
    }
    // How fast it spreads.
    let steep = f64::from(scene.set.readers);
    let curve: Vec<_> = [0.0, 0.06, 0.16, 0.28, 0.5, 1.0]
        .into_iter()
        .enumerate()
        .map(|(k, rise)| (476.0 + 20.4 * k as f64, 352.0 - rise * (22.0 + 22.0 * steep)))
        .collect();
    b.curve(&curve, 2.8, hex(0xC8553D));
    if let Some((x, y)) = curve.last() {
        b.disc(*x, *y, 4.5, hex(0xC8553D));
    }
    b.line(&[(476.0, 360.0), (584.0, 360.0)], 1.4, hex(0xE5DDD2));
    for (x, w, colour) in [(62.0, 70.0, 0xC8553D), (162.0, 60.0, 0xCFC8BE), (252.0, 60.0, 0xCFC8BE)] {
        words(b, x, 386.0, w, hex(colour).mix(hex(0xFFFFFF), 0.15));
    }
    let people = [(Cast::Min, 0xF4DDC6, 300.0), (Cast::Qiang, 0xE9E3E6, 220.0), (Cast::Wan, 0xF3E6D3, 260.0)];
    for (k, (who, tint, w)) in people.into_iter().take(usize::from(scene.set.readers)).enumerate() {
        let y = 430.0 + 58.0 * k as f64;
        card(b, 40.0, y, 560.0, 50.0, 12.0);
        avatar(b, 68.0, y + 25.0, 17.0, who, tint);
        words(b, 98.0, y + 13.0, 46.0, hex(0x9A949E));
        words(b, 98.0, y + 29.0, w, ink);
    }
}

fn chat(b: &mut Brush<'_>, scene: &Scene) {
    card(b, 40.0, 76.0, 560.0, 520.0, 16.0);
    b.round(40.0, 76.0, 560.0, 48.0, 16.0, hex(0xE6ECEB));
    b.rect(40.0, 100.0, 560.0, 24.0, hex(0xE6ECEB));
    avatar(b, 76.0, 100.0, 16.0, Cast::Min, 0xF4DDC6);
    words(b, 102.0, 95.0, 110.0, hex(0x8F8A94));
    b.disc(572.0, 100.0, 5.0, hex(0x6E9A5B));
    let theirs = mix(0xF1ECE4, 0xF6DDD0, scene.heat);
    let mut y = 146.0;
    for (own, lines) in [
        (false, &[230.0, 170.0][..]),
        (false, &[200.0]),
        (true, &[210.0, 150.0]),
        (false, &[250.0, 214.0, 120.0]),
        (true, &[180.0]),
    ] {
        let wide = lines.iter().fold(0.0_f64, |most, line| most.max(*line)) + 34.0;
        let high = 22.0 * lines.len() as f64 + 20.0;
        let x = if own { 580.0 - wide } else { 60.0 };
        b.round(x, y, wide, high, 14.0, if own { hex(0xD3E8DC) } else { theirs });
        for (k, line) in lines.iter().enumerate() {
            words(b, x + 17.0, y + 16.0 + 22.0 * k as f64, *line, hex(0xB4ACB2));
        }
        y += high + 14.0;
    }
    // Somebody is typing.
    b.round(60.0, y, 70.0, 34.0, 14.0, theirs);
    for k in 0..3 {
        b.disc(80.0 + 15.0 * f64::from(k), y + 17.0, 4.0, hex(0x9A949E));
    }
}
