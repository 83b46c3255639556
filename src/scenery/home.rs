//! A living room of an older flat: dado, wooden floor, window with curtains, lamp, sofa, and what the visit is about.

use super::brush::{Brush, LEFT, WIDE, circle, glow, hex, linear, mix, svg};
use super::furniture::{curtain, moon, pane, picture_frame};
use super::place::Goods;
use super::scene::Scene;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    let t = scene.heat;
    wall_and_floor(b, scene);
    window(b, scene);
    if t < 0.7 && scene.day > 0.3 {
        let light = 0.34 * (1.0 - t) * scene.day * scene.warmth();
        b.poly(&[(180.0, 542.0), (330.0, 542.0), (520.0, 800.0), (250.0, 800.0)], hex(0xFFF0C4).alpha(light));
    }
    match scene.set.goods {
        Goods::Parcel => parcels(b),
        Goods::Waiting => tea_table(b),
        Goods::Device => television(b, t),
    }
    calendar(b);
    picture_frame(b, 1150.0, 96.0, 90.0, 70.0);
    lamp(b, scene);
    sofa(b);
}

fn wall_and_floor(b: &mut Brush<'_>, _scene: &Scene) {
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        700.0,
        linear((0.0, 0.0), (1280.0, 520.0), &[(0.0, hex(0xF8E9CE), 1.0), (1.0, hex(0xE6CDA8), 1.0)]),
    );
    b.rect(LEFT, 392.0, WIDE, 150.0, hex(0xBFCBB0));
    b.rect(LEFT, 386.0, WIDE, 8.0, hex(0x9FAE90));
    b.rect(
        LEFT,
        540.0,
        WIDE,
        400.0,
        linear((0.0, 536.0), (0.0, 800.0), &[(0.0, hex(0xC99F74), 1.0), (1.0, hex(0x9C7350), 1.0)]),
    );
    b.rect(LEFT, 530.0, WIDE, 12.0, hex(0xA88561));
    for k in -4..15 {
        let k = f64::from(k);
        b.line(&[(-200.0 + k * 210.0, 800.0), (180.0 + k * 118.0, 542.0)], 1.6, hex(0x8A6444).alpha(0.35));
    }
}

fn window(b: &mut Brush<'_>, scene: &Scene) {
    b.round(52.0, 84.0, 196.0, 286.0, 4.0, hex(0xFFFDF6));
    pane(
        b,
        scene,
        (62.0, 94.0, 176.0, 266.0),
        &[(66.0, 34.0, 120.0), (104.0, 26.0, 84.0), (134.0, 44.0, 150.0), (182.0, 30.0, 100.0), (214.0, 22.0, 66.0)],
    );
    moon(b, scene, 198.0, 138.0, 13.0);
    b.rect(146.0, 94.0, 8.0, 266.0, hex(0xFFFDF6));
    b.rect(62.0, 196.0, 176.0, 6.0, hex(0xFFFDF6));
    b.round(44.0, 366.0, 212.0, 12.0, 3.0, hex(0xF3E6CF));
    let cloth = mix(0xC98F5C, 0xA1492F, scene.heat * 0.5);
    curtain(b, 22.0, 70.0, 62.0, 400.0, cloth);
    curtain(b, 218.0, 70.0, 60.0, 400.0, cloth);
    b.round(10.0, 62.0, 284.0, 10.0, 5.0, hex(0x8B6242));
}

fn cabinet(b: &mut Brush<'_>) {
    b.oval(440.0, 640.0, 240.0, 26.0, hex(0x3A2418).alpha(0.25));
    b.round(
        248.0,
        500.0,
        388.0,
        150.0,
        6.0,
        linear((250.0, 0.0), (640.0, 0.0), &[(0.0, hex(0xA8754A), 1.0), (1.0, hex(0x7C5334), 1.0)]),
    );
    b.round(240.0, 492.0, 404.0, 16.0, 5.0, hex(0xB98453));
    for x in [262.0, 388.0, 512.0] {
        b.round(x, 520.0, 112.0, 110.0, 4.0, hex(0x8F6240).alpha(0.75));
        b.round(x + 52.0, 570.0, 10.0, 10.0, 5.0, hex(0xE0BF8A));
    }
}

/// The outline of a convex tube: the sides bulge by `bulge`, the corners have a radius.
fn tube(x: f64, y: f64, w: f64, h: f64, bulge: f64, r: f64) -> String {
    let (right, bottom, out) = (x + w, y + h, bulge * 2.0);
    format!(
        "M{} {y}Q{} {} {} {y}Q{right} {y} {right} {}Q{} {} {right} {}Q{right} {bottom} {} {bottom}\
         Q{} {} {} {bottom}Q{x} {bottom} {x} {}Q{} {} {x} {}Q{x} {y} {} {y}Z",
        x + r,
        x + w / 2.0,
        y - out,
        right - r,
        y + r,
        right + out,
        y + h / 2.0,
        bottom - r,
        right - r,
        x + w / 2.0,
        bottom + out,
        x + r,
        bottom - r,
        x - out,
        y + h / 2.0,
        y + r,
        x + r,
    )
}

/// A dead tube television on its cabinet, lace and a grandchild's photograph on top, the plug pulled.
fn television(b: &mut Brush<'_>, t: f64) {
    cabinet(b);
    b.canvas.with(vello_cpu::kurbo::Affine::translate((0.0, 10.0)), |canvas| {
        let b = &mut Brush { canvas };
        b.svg("M322 300L344 268H556L578 300Z", hex(0x3F4047));
        b.svg(
            "M296 486L290 306Q290 290 306 289H594Q610 290 610 306L604 486Q604 494 594 494H306Q296 494 296 486Z",
            hex(0x5B5C64),
        );
        b.svg("M290 306Q290 290 306 289H594Q610 290 610 306L609.6 312H290.4Z", hex(0x74757D));
        b.svg(&tube(322.0, 304.0, 256.0, 148.0, 3.0, 16.0), hex(0x2C2D33));
        b.round(298.0, 484.0, 304.0, 10.0, 4.0, hex(0x3A3B42));
        let glass = svg(&tube(334.0, 314.0, 232.0, 128.0, 4.0, 18.0));
        b.canvas.fill(
            &glass,
            linear(
                (334.0, 314.0),
                (566.0, 442.0),
                &[(0.0, hex(0x3D4744), 1.0), (0.5, hex(0x1F2627), 1.0), (1.0, hex(0x12171A), 1.0)],
            ),
        );
        b.inside(&glass, |b| {
            let shine = mix(0xDDEBE6, 0xD8704A, t);
            b.poly(&[(346.0, 306.0), (408.0, 306.0), (372.0, 450.0), (330.0, 450.0)], shine.alpha(0.15));
            b.poly(&[(418.0, 306.0), (434.0, 306.0), (398.0, 450.0), (384.0, 450.0)], shine.alpha(0.09));
            // Who looks at a dark screen sees himself.
            b.oval(538.0, 420.0, 20.0, 34.0, hex(0xFFFFFF).alpha(0.045));
            b.oval(538.0, 378.0, 12.0, 14.0, hex(0xFFFFFF).alpha(0.045));
        });
        for k in 0..3 {
            b.disc(540.0 + f64::from(k) * 12.0, 471.0, 3.0, hex(0x2A2B30));
        }
        b.disc(336.0, 471.0, 3.4, hex(0x3A2020));
        for (x, end) in [(302.0, 318.0), (582.0, 598.0)] {
            for k in 0..11 {
                b.round(x, 330.0 + f64::from(k) * 9.0, end - x, 3.0, 1.0, hex(0x46474E));
            }
        }
        let scallops = "q-6 12 -12 0".repeat(10);
        b.svg(&format!("M396 266H504L512 284{scallops}L396 266Z"), hex(0xFBF4E6));
        b.round(428.0, 236.0, 44.0, 34.0, 3.0, hex(0x8B6242));
        b.rect(432.0, 240.0, 36.0, 26.0, hex(0xF6E6C8));
        b.oval(450.0, 250.0, 6.0, 7.0, hex(0xE0B48F));
        b.svg("M440 266C440 256 460 256 460 266Z", hex(0xC8553D));
    });
    b.curve(&[(606.0, 470.0), (628.0, 500.0), (620.0, 560.0), (650.0, 610.0), (690.0, 628.0)], 4.0, hex(0x2C2D33));
    b.round(686.0, 621.0, 20.0, 13.0, 3.0, hex(0x2C2D33));
    b.line(&[(706.0, 624.0), (714.0, 624.0)], 2.4, hex(0x9A9AA2));
    b.line(&[(706.0, 631.0), (714.0, 631.0)], 2.4, hex(0x9A9AA2));
}

/// Cartons in the middle of the room, one still taped, one open and wrong.
fn parcels(b: &mut Brush<'_>) {
    b.oval(440.0, 652.0, 250.0, 26.0, hex(0x3A2418).alpha(0.25));
    let card = |b: &mut Brush<'_>, x: f64, y: f64, w: f64, h: f64, light: u32, dark: u32| {
        b.round(x, y, w, h, 3.0, linear((x, 0.0), (x + w, 0.0), &[(0.0, hex(light), 1.0), (1.0, hex(dark), 1.0)]));
        b.rect(x + w * 0.42, y, w * 0.16, h, hex(0xE9D3A4).alpha(0.75));
        b.rect(x, y, w, 5.0, hex(0xFFF0D0).alpha(0.25));
    };
    card(b, 262.0, 392.0, 220.0, 256.0, 0xC79A66, 0xA4774A);
    // The label: bars for the address, arrows for “this side up”.
    b.round(290.0, 470.0, 74.0, 52.0, 3.0, hex(0xFFFDF6));
    for (k, w) in [52.0, 40.0, 58.0].into_iter().enumerate() {
        b.round(298.0, 480.0 + 12.0 * k as f64, w, 5.0, 2.0, hex(0xB9B4AA));
    }
    for x in [420.0, 446.0] {
        b.line(&[(x, 606.0), (x, 570.0)], 4.0, hex(0x7A5632));
        b.line(&[(x - 8.0, 580.0), (x, 568.0), (x + 8.0, 580.0)], 4.0, hex(0x7A5632));
    }
    card(b, 452.0, 500.0, 176.0, 148.0, 0xB98A57, 0x966A40);
    b.poly(&[(452.0, 500.0), (430.0, 466.0), (520.0, 462.0), (540.0, 500.0)], hex(0xD0A672));
    b.poly(&[(628.0, 500.0), (652.0, 470.0), (566.0, 464.0), (540.0, 500.0)], hex(0xC4986A));
    b.poly(&[(466.0, 500.0), (480.0, 478.0), (604.0, 478.0), (616.0, 500.0)], hex(0x6B4A2C));
    b.shape(&[(490.0, 498.0), (500.0, 468.0), (536.0, 458.0), (574.0, 470.0), (590.0, 498.0)], &[0, 4], hex(0xEFEDE6));
    b.curve(&[(506.0, 486.0), (538.0, 474.0), (572.0, 488.0)], 2.0, hex(0xC9C4B8));
}

/// A low table with tea gone cold, and a clock on the wall: somebody has been waiting.
fn tea_table(b: &mut Brush<'_>) {
    b.disc(440.0, 250.0, 58.0, hex(0x8B6242));
    b.disc(440.0, 250.0, 50.0, hex(0xFFFDF6));
    for k in 0..12 {
        let a = f64::from(k) * 30.0_f64.to_radians();
        let (s, c) = a.sin_cos();
        let long = if k % 3 == 0 { 9.0 } else { 5.0 };
        b.line(
            &[(440.0 + 44.0 * s, 250.0 - 44.0 * c), (440.0 + (44.0 - long) * s, 250.0 - (44.0 - long) * c)],
            2.4,
            hex(0x5B4A3C),
        );
    }
    b.line(&[(440.0, 250.0), (460.0, 232.0)], 5.0, hex(0x2B2A33));
    b.line(&[(440.0, 250.0), (432.0, 214.0)], 3.4, hex(0x2B2A33));
    b.disc(440.0, 250.0, 4.0, hex(0xC8553D));
    b.oval(440.0, 652.0, 250.0, 24.0, hex(0x3A2418).alpha(0.25));
    for x in [270.0, 594.0] {
        b.round(x, 540.0, 16.0, 108.0, 4.0, hex(0x6B4A30));
    }
    b.round(
        236.0,
        520.0,
        408.0,
        26.0,
        8.0,
        linear((236.0, 0.0), (644.0, 0.0), &[(0.0, hex(0xB98453), 1.0), (1.0, hex(0x8A5E3B), 1.0)]),
    );
    b.round(236.0, 520.0, 408.0, 6.0, 3.0, hex(0xD9AE7C).alpha(0.8));
    // Pot and two cups, one of them full to the brim.
    b.shape(
        &[
            (330.0, 520.0),
            (316.0, 492.0),
            (326.0, 466.0),
            (362.0, 458.0),
            (398.0, 466.0),
            (408.0, 492.0),
            (394.0, 520.0),
        ],
        &[0, 6],
        hex(0x5F8C93),
    );
    b.curve(&[(406.0, 480.0), (428.0, 478.0), (430.0, 500.0), (402.0, 506.0)], 7.0, hex(0x5F8C93));
    b.curve(&[(320.0, 488.0), (302.0, 480.0), (296.0, 464.0)], 9.0, hex(0x5F8C93));
    b.round(346.0, 446.0, 32.0, 14.0, 6.0, hex(0x4A7178));
    b.oval(350.0, 484.0, 12.0, 16.0, hex(0xFFFFFF).alpha(0.18));
    for x in [470.0, 546.0] {
        b.oval(x + 22.0, 520.0, 34.0, 5.0, hex(0xE5DDD2));
        b.shape(
            &[(x, 486.0), (x + 44.0, 486.0), (x + 36.0, 516.0), (x + 22.0, 520.0), (x + 8.0, 516.0)],
            &[0, 1],
            hex(0xFBF7EE),
        );
        b.oval(x + 22.0, 487.0, 21.0, 5.0, hex(0x9C6A36));
    }
}

/// A calendar without words: a red head, a grid, and the days crossed out since the trouble began.
fn calendar(b: &mut Brush<'_>) {
    b.round(1010.0, 110.0, 92.0, 118.0, 3.0, hex(0xFFFDF6));
    b.round(1010.0, 110.0, 92.0, 28.0, 3.0, hex(0xC8443C));
    for k in 0..2 {
        b.disc(1036.0 + 40.0 * f64::from(k), 112.0, 4.0, hex(0x8B2F2A));
    }
    for row in 0..5 {
        for column in 0..6 {
            let (x, y) = (1021.0 + 14.0 * f64::from(column), 150.0 + 15.0 * f64::from(row));
            let day = row * 6 + column;
            b.round(x - 3.0, y - 3.0, 7.0, 7.0, 2.0, if day == 21 { hex(0xC8443C) } else { hex(0xD8CDB8) });
            if (9..21).contains(&day) {
                b.line(&[(x - 4.0, y + 4.0), (x + 5.0, y - 4.0)], 1.6, hex(0xC8553D));
            }
        }
    }
}

fn lamp(b: &mut Brush<'_>, scene: &Scene) {
    let t = scene.heat;
    b.line(&[(1216.0, 560.0), (1216.0, 250.0)], 5.0, hex(0x6B5A4C));
    b.shape(
        &[(1172.0, 258.0), (1188.0, 196.0), (1246.0, 196.0), (1262.0, 258.0)],
        &[0, 1, 2, 3],
        mix(0xFBE7B8, 0xF4B06A, t),
    );
    let bright = 0.7 - 0.35 * (1.0 - scene.day);
    b.canvas.fill(
        &circle((1217.0, 250.0), 230.0),
        glow((1217.0, 250.0), (230.0, 230.0), &[(0.0, mix(0xFFF0C0, 0xFFA050, t), bright), (1.0, hex(0xFFE2A0), 0.0)]),
    );
}

fn sofa(b: &mut Brush<'_>) {
    b.shape(
        &[
            (946.0, 940.0),
            (950.0, 480.0),
            (966.0, 446.0),
            (1010.0, 436.0),
            (1560.0, 436.0),
            (1600.0, 470.0),
            (1600.0, 940.0),
        ],
        &[0, 5, 6],
        linear((960.0, 430.0), (1280.0, 640.0), &[(0.0, hex(0x7F9488), 1.0), (1.0, hex(0x566A62), 1.0)]),
    );
    b.round(990.0, 592.0, 640.0, 60.0, 14.0, hex(0x7B9084));
    b.rect(990.0, 640.0, 640.0, 300.0, hex(0x5F746A));
    b.line(&[(1290.0, 600.0), (1290.0, 648.0)], 2.0, hex(0x4C6058).alpha(0.7));
    b.shape(
        &[(930.0, 940.0), (932.0, 540.0), (948.0, 516.0), (984.0, 518.0), (996.0, 544.0), (996.0, 940.0)],
        &[0, 5],
        linear((930.0, 0.0), (996.0, 0.0), &[(0.0, hex(0x7B9084), 1.0), (1.0, hex(0x61766C), 1.0)]),
    );
    let scallops = "q-8 14 -16 0".repeat(6);
    b.svg(&format!("M1010 434H1090L1098 476{scallops}Z"), hex(0xFBF4E6).alpha(0.92));
}
