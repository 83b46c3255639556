//! Drawing: what a canvas promises to those who draw on it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::face::canvas::{circle, rect, round_rect};
use heartfirst::face::colour::{glow, linear, radial};
use heartfirst::face::curve::{outline, ribbon, spline};
use heartfirst::face::kurbo::{Affine, Rect};
use heartfirst::face::{Blend, Canvas, Colour, Picture};

const RED: Colour = Colour::hex(0x00C8_443C);
const BLUE: Colour = Colour::hex(0x002E_7FA8);
const PAPER: Colour = Colour::hex(0x00FA_F6F0);

fn drawn(draw: impl FnOnce(&mut Canvas)) -> Picture {
    let mut canvas = Canvas::portable(32, 32);
    canvas.fill_all(PAPER);
    draw(&mut canvas);
    canvas.finish()
}

fn near(pixel: [u8; 4], colour: Colour) -> bool {
    [colour.r, colour.g, colour.b].iter().zip(pixel).all(|(want, got)| want.abs_diff(got) <= 2)
}

#[test]
fn a_fill_covers_its_path_and_nothing_else() {
    let picture = drawn(|canvas| canvas.fill(&rect(8.0, 8.0, 8.0, 8.0), RED));
    assert!(near(picture.pixel(12, 12), RED));
    assert!(near(picture.pixel(20, 12), PAPER));
}

#[test]
fn transforms_nest() {
    let picture = drawn(|canvas| {
        canvas.with(Affine::translate((8.0, 0.0)), |canvas| {
            canvas.with(Affine::scale(2.0), |canvas| canvas.fill(&rect(0.0, 0.0, 4.0, 4.0), RED));
        });
        canvas.fill(&rect(24.0, 24.0, 4.0, 4.0), BLUE);
    });
    assert!(near(picture.pixel(15, 7), RED));
    assert!(near(picture.pixel(6, 3), PAPER));
    assert!(near(picture.pixel(26, 26), BLUE));
}

#[test]
fn a_clip_keeps_paint_inside_and_lets_blends_see_what_is_under_it() {
    let picture = drawn(|canvas| {
        canvas.fill(&rect(0.0, 0.0, 32.0, 32.0), RED);
        canvas.clip(&circle((16.0, 16.0), 8.0), |canvas| {
            canvas.fill_blended(&rect(0.0, 0.0, 32.0, 32.0), Colour::hex(0x0080_8080), Blend::Multiply);
        });
    });
    assert!(near(picture.pixel(16, 16), Colour::hex(0x0064_221E)), "{:?}", picture.pixel(16, 16));
    assert!(near(picture.pixel(2, 2), RED));
}

#[test]
fn blends_darken_lighten_and_tint() {
    let grey = Colour::hex(0x0080_8080);
    let under = |blend: Blend| {
        drawn(|canvas| {
            canvas.fill_all(grey);
            canvas.layer(blend, 1.0, |canvas| canvas.fill(&rect(0.0, 0.0, 32.0, 32.0), RED));
        })
        .pixel(16, 16)
    };
    let [multiply, screen, soft] = [Blend::Multiply, Blend::Screen, Blend::SoftLight].map(under);
    assert!(near(multiply, Colour::hex(0x0064_221E)), "{multiply:?}");
    assert!(near(screen, Colour::hex(0x00E4_A29E)), "{screen:?}");
    assert!(soft[0] > 128 && soft[1] < 128 && soft[1] > multiply[1], "{soft:?}");
}

#[test]
fn a_layer_fades_as_one() {
    let picture = drawn(|canvas| {
        canvas.layer(Blend::Normal, 0.5, |canvas| {
            canvas.fill(&rect(0.0, 0.0, 20.0, 32.0), BLUE);
            canvas.fill(&rect(10.0, 0.0, 20.0, 32.0), BLUE);
        });
    });
    assert_eq!(picture.pixel(5, 5), picture.pixel(15, 5));
}

#[test]
fn gradients_run_where_they_say() {
    let stops = [(0.0, RED, 1.0), (1.0, BLUE, 1.0)];
    let picture = drawn(|canvas| canvas.fill_all(linear((0.0, 0.0), (32.0, 0.0), &stops)));
    assert!(picture.pixel(1, 9)[0] > 180 && picture.pixel(30, 9)[0] < 70);
    let fading = [(0.0, RED, 1.0), (1.0, RED, 0.0)];
    let picture = drawn(|canvas| canvas.fill_all(radial((16.0, 16.0), 10.0, &fading)));
    assert!(near(picture.pixel(0, 0), PAPER) && picture.pixel(16, 16)[1] < 100);
    let picture = drawn(|canvas| canvas.fill_all(glow((16.0, 16.0), (14.0, 4.0), &fading)));
    assert!(picture.pixel(24, 16)[1] < 230 && near(picture.pixel(16, 24), PAPER));
}

#[test]
fn a_picture_on_a_canvas_is_the_picture() {
    let inner = drawn(|canvas| canvas.fill(&round_rect(4.0, 4.0, 24.0, 24.0, 6.0), RED));
    let copy = drawn(|canvas| canvas.picture(&inner, 1.0));
    assert!(inner.difference(&copy, [0.0, 0.0, 1.0, 1.0]) < 1.0);
    let mut over = inner.clone();
    let mut canvas = Canvas::portable(32, 32);
    canvas.fill(&rect(0.0, 0.0, 4.0, 4.0), BLUE);
    canvas.finish_over(&mut over);
    assert!(near(over.pixel(1, 1), BLUE) && over.pixel(16, 16) == inner.pixel(16, 16));
}

#[test]
fn a_shadow_is_soft() {
    let picture = drawn(|canvas| canvas.shadow(Rect::new(8.0, 8.0, 24.0, 24.0), 3.0, 2.0, Colour::hex(0), 1.0));
    let row: Vec<u8> = (0..16).map(|x| picture.pixel(x, 16)[0]).collect();
    assert!(row.windows(2).all(|pair| pair[1] <= pair[0]) && row[0] > 230 && row[15] < 20, "{row:?}");
}

#[test]
fn nothing_drawn_and_nonsense_drawn_are_no_errors() {
    drawn(|canvas| {
        canvas.fill(&outline(&[], &[]), RED);
        canvas.fill(&outline(&[(3.0, 3.0)], &[]), RED);
        canvas.fill(&ribbon(&[(1.0, 1.0)], &[]), RED);
        canvas.fill(&ribbon(&[(1.0, 1.0), (1.0, 1.0)], &[]), RED);
        canvas.stroke(&spline(&[(1.0, 1.0)]), RED, 2.0);
        canvas.stroke(&spline(&[(-1e7, 5.0), (1e7, 5.0)]), RED, 0.0);
        canvas.fill_all(radial((0.0, 0.0), 0.0, &[(0.0, RED, 1.0)]));
        canvas.fill_all(linear((0.0, 0.0), (0.0, 0.0), &[]));
        canvas.with(Affine::scale(0.0), |canvas| {
            canvas.fill_all(RED);
            canvas.fill(&circle((0.0, 0.0), 5.0), RED);
        });
    });
    for side in [0, 1, 9000] {
        let mut canvas = Canvas::portable(side, 1);
        canvas.fill_all(RED);
        assert!(canvas.finish().pixels.len() >= 4);
    }
}

#[test]
fn straight_alpha_undoes_premultiplication() {
    let mut canvas = Canvas::portable(1, 1);
    canvas.fill_all(RED.alpha(0.5));
    let straight = canvas.finish().straight();
    assert!(straight[0].abs_diff(RED.r) <= 2 && straight[3].abs_diff(128) <= 1, "{straight:?}");
}
