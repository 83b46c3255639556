//! People come in: the case, who one is, and the way in, large.

use super::parts::{code, fitting, told};
use super::view::LessonView;
use crate::screens::text::{galley, ink, label};
use crate::screens::theme::{self, Look, Role};
use crate::screens::words;
use egui::{Galley, Rect, Ui, pos2, vec2};
use std::sync::Arc;

struct Laid {
    above: [Arc<Galley>; 3],
    side: f32,
    rows: Vec<(String, Arc<Galley>)>,
    rows_height: f32,
}

impl Laid {
    fn height(&self, look: Look) -> f32 {
        let above: f32 = self.above.iter().map(|part| part.size().y + look.px(5.0)).sum();
        above + self.side.max(self.rows_height) + look.px(8.0) + 2.0 * look.px(16.0)
    }
}

/// Draws it at the left of `area`: head, who one is, what one knows; the customer waits at the right.
pub(super) fn lobby(ui: &Ui, wall: Look, view: &LessonView, [head, you, lead]: [&String; 3], area: Rect) {
    let width = area.width() * 0.585;
    let inner = width - 2.0 * wall.px(18.0).min(width * 0.06);
    let (laid, look) = fitting(wall, |look| {
        let laid = lay_out(ui, look, view, [head, you, lead], inner);
        let fits = laid.height(look) <= area.height()
            && laid.rows.iter().all(|(_, row)| laid.side + row.size().x + look.px(16.0) <= inner);
        (laid, fits)
    });
    let height = laid.height(look);
    let rect = Rect::from_min_size(pos2(area.left(), area.center().y - height / 2.0), vec2(width, height));
    ui.painter().add(theme::RAISED.as_shape(rect, theme::ROUND));
    ui.painter().rect_filled(rect, theme::ROUND, look.card);
    let left = rect.center().x - inner / 2.0;
    let mut y = rect.top() + look.px(16.0);
    for (index, (part, words)) in laid.above.iter().zip([head, you, lead]).enumerate() {
        told(ui, Rect::from_min_size(pos2(left, y), part.size()), ("lobby", index), words);
        ui.painter().galley(pos2(left, y), Arc::clone(part), look.ink);
        y += part.size().y + look.px(5.0);
    }
    y += look.px(8.0);
    let mut x = left;
    if let Some(squares) = view.door.squares.as_ref().filter(|_| laid.side > 0.0) {
        let square = Rect::from_min_size(pos2(left, y), vec2(laid.side, laid.side));
        code(ui, squares, square, words::QR_NAME.get(look.lang));
        x += laid.side + look.px(16.0);
    }
    y += ((laid.side - laid.rows_height) / 2.0).max(0.0);
    for (index, (words, row)) in laid.rows.iter().enumerate() {
        told(ui, Rect::from_min_size(pos2(x, y), row.size()), ("door", index), words);
        ui.painter().galley(pos2(x, y), Arc::clone(row), look.ink);
        y += row.size().y;
    }
}

fn lay_out(ui: &Ui, look: Look, view: &LessonView, [head, you, lead]: [&String; 3], inner: f32) -> Laid {
    let above = [
        galley(ui, look.enlarged(1.15), head, ink(Role::H1, look.ink), inner),
        galley(ui, look, you, ink(Role::Strong, look.ink), inner),
        galley(ui, look, lead, ink(Role::Body, look.ink), inner),
    ];
    if view.door.is_alone {
        let words = words::NO_NET.get(look.lang).to_owned();
        let row = galley(ui, look, &words, ink(Role::H2, look.ink), inner);
        let rows_height = row.size().y;
        return Laid { above, side: 0.0, rows: vec![(words, row)], rows_height };
    }
    let side = look.px(190.0).min(inner * 0.46);
    let room = inner - side - look.px(16.0);
    let scan = words::SCAN.get(look.lang).to_owned();
    let typed = words::TYPE_CODE.get(look.lang).to_owned();
    let address = label(ui, look, &view.door.address, ink(Role::H2, look.ink));
    let address = if address.size().x <= room {
        address
    } else {
        galley(ui, look, &super::acted::breakable(&view.door.address), ink(Role::H2, look.ink), room)
    };
    let rows = vec![
        (scan.clone(), galley(ui, look, &scan, ink(Role::Body, look.ink), room)),
        (view.door.address.clone(), address),
        (typed.clone(), galley(ui, look, &typed, ink(Role::Body, look.ink), room)),
        (view.door.code.clone(), label(ui, look.enlarged(1.55), &view.door.code, ink(Role::H1, look.ink))),
    ];
    let rows_height = rows.iter().map(|(_, row)| row.size().y).sum();
    Laid { above, side, rows, rows_height }
}
