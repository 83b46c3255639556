//! The back office: shelves, a screen, a window with blinds, and in front the register that has to be written.

use super::brush::{Brush, LEFT, WIDE, ellipse, glow, hex, linear, mix};
use super::furniture::{binders, pane, plant};
use super::scene::Scene;
use vello_cpu::kurbo::Affine;

pub(super) fn draw(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        -80.0,
        WIDE,
        700.0,
        linear((0.0, 0.0), (1280.0, 560.0), &[(0.0, hex(0xE9E6DC), 1.0), (1.0, hex(0xD3CCBD), 1.0)]),
    );
    b.rect(LEFT, 470.0, WIDE, 12.0, hex(0xB9B1A0));
    binders(b, 40.0, 70.0, 250.0, 4, hex(0xA98660));
    binders(b, -240.0, 70.0, 250.0, 4, hex(0xA98660));
    window(b, scene);
    board(b);
    plant(b, 1130.0, 436.0, 0.8);
    // A customer's chair, empty.
    b.shape(
        &[(786.0, 470.0), (790.0, 356.0), (808.0, 340.0), (892.0, 340.0), (910.0, 356.0), (914.0, 470.0)],
        &[0, 5],
        hex(0x6F8E8C),
    );
    b.shape(&[(800.0, 470.0), (804.0, 366.0), (896.0, 366.0), (900.0, 470.0)], &[0, 3], hex(0x7F9E9C));
}

fn window(b: &mut Brush<'_>, scene: &Scene) {
    b.round(356.0, 84.0, 330.0, 286.0, 4.0, hex(0xFFFDF6));
    pane(
        b,
        scene,
        (366.0, 94.0, 310.0, 266.0),
        &[(376.0, 50.0, 120.0), (432.0, 40.0, 80.0), (480.0, 66.0, 160.0), (552.0, 44.0, 108.0), (604.0, 60.0, 140.0)],
    );
    let slat = hex(0x9AA2A8).mix(hex(0xFBF8F0), 0.35 + 0.5 * scene.day);
    for k in 0..11 {
        b.round(362.0, 96.0 + 12.0 * f64::from(k), 318.0, 7.0, 2.0, slat.alpha(0.9));
    }
    b.line(&[(440.0, 96.0), (440.0, 226.0)], 1.6, hex(0xB9B1A0));
    b.line(&[(602.0, 96.0), (602.0, 226.0)], 1.6, hex(0xB9B1A0));
    b.round(346.0, 366.0, 350.0, 12.0, 3.0, hex(0xF3E6CF));
}

/// A white board: a curve, three cards in a row, one of them done.
fn board(b: &mut Brush<'_>) {
    b.round(760.0, 100.0, 330.0, 210.0, 6.0, hex(0xB9B1A0));
    b.rect(768.0, 108.0, 314.0, 194.0, hex(0xFCFBF7));
    b.curve(&[(790.0, 160.0), (830.0, 134.0), (870.0, 150.0), (910.0, 196.0), (960.0, 206.0)], 3.4, hex(0xC8553D));
    b.line(&[(786.0, 214.0), (970.0, 214.0)], 2.0, hex(0x9AA2A8));
    b.line(&[(786.0, 128.0), (786.0, 214.0)], 2.0, hex(0x9AA2A8));
    for (k, colour) in [0x2F6F73, 0xD9962B, 0x5B4B9A].into_iter().enumerate() {
        let y = 128.0 + 30.0 * k as f64;
        b.round(992.0, y, 74.0, 20.0, 3.0, hex(colour).mix(hex(0xFFFFFF), 0.72));
        b.round(1000.0, y + 7.0, 44.0, 5.0, 2.0, hex(colour).alpha(0.7));
    }
    for (k, w) in [150.0, 120.0].into_iter().enumerate() {
        b.round(788.0, 240.0 + 22.0 * k as f64, w, 6.0, 3.0, hex(0xC9CEC8));
    }
    b.line(&[(1052.0, 134.0), (1058.0, 142.0), (1070.0, 126.0)], 3.0, hex(0x6E9A5B));
}

/// The desk with screen, lamp, telephone and the register.
pub(super) fn front(b: &mut Brush<'_>, scene: &Scene) {
    // High enough that the register shows above the sentences.
    b.canvas.with(Affine::translate((0.0, -84.0)), |canvas| desk(&mut Brush { canvas }, scene));
}

fn desk(b: &mut Brush<'_>, scene: &Scene) {
    b.rect(
        LEFT,
        520.0,
        WIDE,
        420.0,
        linear((0.0, 520.0), (0.0, 800.0), &[(0.0, hex(0xB98E62), 1.0), (1.0, hex(0x86603F), 1.0)]),
    );
    b.rect(LEFT, 506.0, WIDE, 16.0, hex(0xD9B78C));
    screen(b);
    lamp(b, scene);
    telephone(b);
    register(b);
}

fn screen(b: &mut Brush<'_>) {
    b.round(356.0, 500.0, 120.0, 12.0, 5.0, hex(0x3A3B42));
    b.rect(404.0, 452.0, 24.0, 54.0, hex(0x3A3B42));
    b.round(290.0, 292.0, 252.0, 168.0, 8.0, hex(0x2C2D33));
    b.rect(
        299.0,
        301.0,
        234.0,
        150.0,
        linear((299.0, 301.0), (533.0, 451.0), &[(0.0, hex(0xF4F6F6), 1.0), (1.0, hex(0xDCE6E6), 1.0)]),
    );
    b.rect(299.0, 301.0, 234.0, 18.0, hex(0x2F6F73));
    for row in 0..5 {
        let y = 334.0 + 22.0 * f64::from(row);
        b.round(312.0, y, 46.0, 7.0, 3.0, hex(0xB9C4C4));
        b.round(370.0, y, 120.0 - 14.0 * f64::from(row % 3), 7.0, 3.0, hex(0xCFD6D6));
        b.round(504.0, y, 18.0, 7.0, 3.0, if row == 2 { hex(0xC8553D) } else { hex(0x9CCB8C) });
    }
}

fn lamp(b: &mut Brush<'_>, scene: &Scene) {
    b.oval(152.0, 514.0, 50.0, 8.0, hex(0x2F4F52));
    b.line(&[(152.0, 512.0), (126.0, 420.0), (196.0, 348.0)], 7.0, hex(0x2F6F73));
    b.poly(&[(176.0, 338.0), (204.0, 326.0), (256.0, 372.0), (196.0, 402.0)], hex(0x2F6F73));
    let bright = 0.30 + 0.45 * (1.0 - scene.day);
    b.canvas.fill(
        &ellipse((270.0, 500.0), (280.0, 210.0)),
        glow(
            (250.0, 470.0),
            (280.0, 210.0),
            &[(0.0, mix(0xFFF0C0, 0xFFB878, scene.heat), bright), (1.0, hex(0xFFE2A0), 0.0)],
        ),
    );
}

fn telephone(b: &mut Brush<'_>) {
    b.round(1000.0, 486.0, 130.0, 36.0, 8.0, hex(0x3A3B42));
    b.shape(&[(992.0, 488.0), (1004.0, 466.0), (1126.0, 466.0), (1138.0, 488.0)], &[0, 3], hex(0x55565E));
    b.shape(
        &[
            (978.0, 474.0),
            (984.0, 454.0),
            (1008.0, 454.0),
            (1030.0, 462.0),
            (1100.0, 462.0),
            (1122.0, 454.0),
            (1146.0, 454.0),
            (1152.0, 474.0),
            (1126.0, 478.0),
            (1004.0, 478.0),
        ],
        &[],
        hex(0x2C2D33),
    );
    b.curve(&[(1138.0, 506.0), (1176.0, 512.0), (1190.0, 540.0), (1230.0, 548.0)], 4.0, hex(0x2C2D33));
}

/// The register: a form with its fields, some written, and a pen that waits on the signature.
fn register(b: &mut Brush<'_>) {
    let lie = Affine::translate((640.0, 552.0)) * Affine::rotate((-3.0_f64).to_radians());
    b.canvas.with(lie, |canvas| {
        let b = &mut Brush { canvas };
        b.round(6.0, 10.0, 330.0, 300.0, 6.0, hex(0x2B1A14).alpha(0.22));
        b.round(-6.0, -8.0, 330.0, 300.0, 8.0, hex(0x7C5334));
        b.round(0.0, 0.0, 318.0, 290.0, 3.0, hex(0xFFFDF6));
        b.round(112.0, -18.0, 96.0, 24.0, 6.0, hex(0x8D8A92));
        b.round(128.0, -12.0, 64.0, 10.0, 4.0, hex(0xDADFDF));
        b.round(92.0, 22.0, 134.0, 10.0, 5.0, hex(0x6B6875));
        for row in 0..6 {
            let y = 52.0 + 34.0 * f64::from(row);
            b.line(&[(18.0, y + 24.0), (300.0, y + 24.0)], 1.2, hex(0xD8CDB8));
            b.round(18.0, y + 4.0, 48.0, 7.0, 3.0, hex(0xC8553D).alpha(0.55));
            if row < 3 {
                let long = 190.0 - 26.0 * f64::from(row % 2);
                let strokes: Vec<_> = (0..24)
                    .map(|k| {
                        let k = f64::from(k);
                        (
                            80.0 + k * long / 24.0,
                            y + 12.0 + 5.0 * (k * 1.9 + f64::from(row)).sin() * (0.4 + 0.6 * (k * 0.7).cos().abs()),
                        )
                    })
                    .collect();
                b.curve(&strokes, 1.8, hex(0x49566B).alpha(0.85));
            }
        }
    });
    // The pen.
    let pen = Affine::translate((852.0, 648.0)) * Affine::rotate((-38.0_f64).to_radians());
    b.canvas.with(pen, |canvas| {
        let b = &mut Brush { canvas };
        b.round(6.0, 4.0, 150.0, 10.0, 5.0, hex(0x2B1A14).alpha(0.2));
        b.round(0.0, -5.0, 150.0, 10.0, 5.0, hex(0x2F4F52));
        b.round(20.0, -5.0, 12.0, 10.0, 1.0, hex(0xD9962B));
        b.poly(&[(2.0, -4.0), (-22.0, 0.0), (2.0, 4.0)], hex(0xDADFDF));
        b.round(112.0, -7.0, 34.0, 4.0, 2.0, hex(0xD9962B));
    });
}
