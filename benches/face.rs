//! What drawing a customer costs: `cargo bench --no-default-features --bench face`.

use divan::{Bencher, black_box};
use heartfirst::face::kurbo::Affine;
use heartfirst::face::rig::Rig;
use heartfirst::face::{Arms, Canvas, Cast, Feeling, Picture, draw_figure, portrait};

fn main() {
    divan::main();
}

/// One frame of the stage's customer, 640 by 800 pixels, as the window draws it: canvas and picture are kept. The
/// bound is 4 ms on one core.
#[divan::bench(args = [Cast::Xue, Cast::Lei, Cast::Zhao, Cast::Guo])]
fn frame(bencher: Bencher, somebody: Cast) {
    let (person, pose) = (somebody.person(), Feeling::Boiling.pose().with_arms(Arms::Open));
    let place = Affine::translate((320.0, 170.0)) * Affine::scale(1.1);
    let (mut canvas, mut picture) = (Canvas::new(640, 800), Picture::new(640, 800));
    bencher.bench_local(|| {
        canvas.reset(640, 800);
        draw_figure(&mut canvas, black_box(&person), black_box(&pose), place);
        canvas.finish_into(&mut picture);
    });
}

/// The same frame with the instructions that every machine has.
#[divan::bench]
fn frame_portable(bencher: Bencher) {
    let (person, pose) = (Cast::Xue.person(), Feeling::Boiling.pose().with_arms(Arms::Open));
    let place = Affine::translate((320.0, 170.0)) * Affine::scale(1.1);
    let (mut canvas, mut picture) = (Canvas::portable(640, 800), Picture::new(640, 800));
    bencher.bench_local(|| {
        canvas.reset(640, 800);
        draw_figure(&mut canvas, black_box(&person), black_box(&pose), place);
        canvas.finish_into(&mut picture);
    });
}

/// A portrait of a card, canvas and all.
#[divan::bench(args = [48, 96, 180])]
fn card(bencher: Bencher, side: u32) {
    let (person, pose) = (Cast::Min.person(), Feeling::Annoyed.pose());
    bencher.bench_local(|| portrait(black_box(&person), black_box(&pose), side, side));
}

/// The rig alone.
#[divan::bench]
fn rig(bencher: Bencher) {
    let (person, units) = (Cast::Guo.person(), Feeling::Angry.units());
    bencher.bench_local(|| Rig::new(black_box(&person), black_box(units)));
}
