//! Who is stuck where: people and dimensions.

use super::heat::Heat;
use super::looking_at;
use super::view::{ClassView, PersonView, Row};
use crate::screens::text::{elided, ink, label, show};
use crate::screens::theme::{self, Look, Role};
use crate::screens::widgets::{Glyph, Mark, focus_ring, glyph, mark, pressable, put, surface, tinted, two_ends};
use crate::screens::{Intent, words};
use egui::{CornerRadius, EventFilter, Key, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Where the columns are, from the left of a row.
struct Grid {
    number: f32,
    name: f32,
    runs: f32,
    cells: f32,
    cell: f32,
    hard: f32,
    /// Where the table ends.
    end: f32,
    row: f32,
    /// Short names of the dimensions fit over their cells.
    has_names: bool,
}

impl Grid {
    fn new(ui: &Ui, look: Look, view: &ClassView, width: f32) -> Self {
        let has_numbers = view.rows.iter().any(|row| !row.number.is_empty());
        let widest = view
            .rows
            .iter()
            .map(|row| label(ui, look, &row.name, ink(Role::Body, look.ink)).size().x)
            .fold(look.px(40.0), f32::max);
        let number = if has_numbers { number_width(ui, look, view) } else { 0.0 };
        let total = look.px(48.0);
        let is_tight = width / look.scale < 560.0;
        let (runs, hard) = if is_tight { (0.0, look.px(26.0)) } else { (look.px(44.0), look.px(58.0)) };
        let least = look.px(27.0) * 8.0;
        // A long name gives way before the cells do.
        let name = widest.min(look.px(110.0)).min((width - number - runs - total - hard - least).max(look.px(40.0)))
            + look.px(8.0);
        let fixed = number + name + runs + total + hard;
        let cell = ((width - fixed) / 8.0).min(look.px(84.0));
        let names = view.dimensions.iter().map(|(_, short)| label(ui, look, short, ink(Role::SmallStrong, look.ink)));
        let has_names = names.map(|laid| laid.size().x).fold(0.0, f32::max) <= cell - 2.0;
        let cells = number + name + runs;
        Self {
            number: 0.0,
            name: number,
            runs: number + name,
            cells,
            cell,
            hard: cells + 8.0 * cell + total,
            end: (cells + 8.0 * cell + total + hard).min(width),
            row: look.px(30.0),
            has_names,
        }
    }

    fn cell(&self, row: Rect, index: u8) -> Rect {
        let left = row.left() + self.cells + self.cell * f32::from(index);
        Rect::from_min_size(pos2(left, row.top()), vec2(self.cell, row.height())).shrink(1.0)
    }
}

fn number_width(ui: &Ui, look: Look, view: &ClassView) -> f32 {
    let numbers = view.rows.iter().map(|row| label(ui, look, &row.number, ink(Role::Small, look.soft)).size().x);
    numbers.fold(look.px(24.0), f32::max).min(look.px(84.0)) + look.px(8.0)
}

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, look: Look, view: &ClassView) -> Option<Intent> {
    let head = ink(Role::H3, look.ink);
    let note = ink(Role::Small, look.soft);
    two_ends(ui, look, words::WHO_STUCK.get(look.lang), head, words::BY_NUMBER.get(look.lang), note);
    steps(ui, look);
    let width = ui.available_width();
    let grid = Grid::new(ui, look, view, width);
    heads(ui, look, view, &grid);
    let mut asked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in &view.rows {
        if let Some(dimension) = row_ui(ui, look, view, row, &grid) {
            asked = Some(looking_at(view, row.trainee, dimension));
        }
    }
    if let Some(whole) = &view.whole {
        whole_ui(ui, look, view, whole, &grid);
    }
    ui.add_space(look.gap(8.0));
    ui.spacing_mut().item_spacing.y = look.gap(6.0);
    if !grid.has_names {
        let names = view.dimensions.iter().enumerate();
        let names: Vec<String> = names.map(|(index, (name, _))| format!("D{} {name}", index + 1)).collect();
        show(ui, look, &names.join(look.lang.pick("，", ", ")), note);
    }
    match &view.person {
        Some(person) => asked.or(person_ui(ui, look, person)),
        None => {
            show(ui, look, words::CELL_HINT.get(look.lang), note);
            asked
        }
    }
}

/// What the colours stand for.
fn steps(ui: &mut Ui, look: Look) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(look.gap(10.0), look.gap(4.0));
        for step in Heat::ALL {
            let words = match step {
                Heat::Below45 => words::BELOW_45.get(look.lang),
                Heat::From45 => "45–59",
                Heat::From60 => "60–69",
                Heat::From70 => "70–79",
                Heat::From80 => words::FROM_80.get(look.lang),
            };
            let laid = label(ui, look, words, ink(Role::Small, look.soft));
            let size = vec2(look.px(24.0) + laid.size().x, laid.size().y);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let one = Rect::from_center_size(
                pos2(rect.left() + look.px(9.0), rect.center().y),
                vec2(look.px(18.0), look.px(13.0)),
            );
            ui.painter().rect(
                one,
                CornerRadius::same(3),
                step.tint(look).fill,
                Stroke::new(1.0, look.control),
                StrokeKind::Inside,
            );
            put(ui, &laid, rect.left() + look.px(23.0), rect.center().y, look.soft);
        }
    });
}

fn heads(ui: &mut Ui, look: Look, view: &ClassView, grid: &Grid) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), look.px(24.0)), Sense::hover());
    let middle = rect.center().y;
    let soft = |words: &str| label(ui, look, words, ink(Role::Small, look.soft));
    if grid.name > 0.0 {
        put(ui, &soft(words::COLUMN_NUMBER.get(look.lang)), rect.left() + grid.number, middle, look.soft);
    }
    put(ui, &soft(words::COLUMN_NAME.get(look.lang)), rect.left() + grid.name, middle, look.soft);
    if grid.cells > grid.runs {
        let laid = soft(words::COLUMN_RUNS.get(look.lang));
        put(ui, &laid, rect.left() + grid.cells - look.px(10.0) - laid.size().x, middle, look.soft);
    }
    for (index, (name, short)) in (0_u8..).zip(&view.dimensions) {
        let number = format!("D{}", index + 1);
        let words = if grid.has_names { short } else { &*number };
        let laid = label(ui, look, words, ink(Role::SmallStrong, look.ink));
        let cell = grid.cell(rect, index);
        put(ui, &laid, cell.center().x - laid.size().x / 2.0, middle, look.ink);
        let response = ui.interact(cell, ui.id().with(("head", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
        response.on_hover_text(name);
    }
    let total = soft(words::COLUMN_TOTAL.get(look.lang));
    put(ui, &total, rect.left() + grid.hard - look.px(6.0) - total.size().x, middle, look.soft);
    let hard = soft(words::COLUMN_HARD.get(look.lang));
    let right = rect.left() + grid.end;
    if grid.hard + hard.size().x <= grid.end + 1.0 {
        put(ui, &hard, right - hard.size().x, middle, look.soft);
    } else {
        mark(ui, look, Mark::Hard, pos2(right - look.px(11.0), middle), look.px(5.5));
    }
}

/// A row; the dimension that was pressed in it.
fn row_ui(ui: &mut Ui, look: Look, view: &ClassView, row: &Row, grid: &Grid) -> Option<usize> {
    let size = vec2(ui.available_width(), grid.row);
    let (rect, response) = pressable(ui, size, &row.told);
    let chosen = view.person.as_ref().filter(|person| person.trainee == row.trainee).map(|person| person.dimension);
    if !ui.is_rect_visible(rect) {
        return None;
    }
    if response.hovered() || chosen.is_some() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::CHIP, look.sunk);
    }
    names(ui, look, row, grid, rect, chosen.is_some());
    cells(ui, look, row, grid, rect, chosen);
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    focus_ring(ui, look, &response, theme::CHIP);
    row.dimensions?;
    if response.has_focus() {
        let now = chosen.unwrap_or_else(|| row.lowest());
        if ui.input(|input| input.key_pressed(Key::ArrowRight)) {
            return Some(if chosen.is_some() { (now + 1) % 8 } else { now });
        }
        if ui.input(|input| input.key_pressed(Key::ArrowLeft)) {
            return Some(if chosen.is_some() { (now + 7) % 8 } else { now });
        }
    }
    if !response.clicked() {
        return None;
    }
    let under = response.interact_pointer_pos().and_then(|pointer| {
        (0..8_u8).find(|index| grid.cell(rect, *index).expand(1.0).contains(pointer)).map(usize::from)
    });
    Some(under.or(chosen).unwrap_or_else(|| row.lowest()))
}

fn names(ui: &Ui, look: Look, row: &Row, grid: &Grid, rect: Rect, is_strong: bool) {
    let middle = rect.center().y;
    if grid.name > 0.0 {
        let number = elided(ui, look, &row.number, ink(Role::Small, look.soft), grid.name - look.px(6.0), 1);
        put(ui, &number, rect.left() + grid.number, middle, look.soft);
    }
    let role = if is_strong { Role::Strong } else { Role::Body };
    let name = elided(ui, look, &row.name, ink(role, look.ink), grid.runs - grid.name - look.px(4.0), 1);
    put(ui, &name, rect.left() + grid.name, middle, look.ink);
    if grid.cells > grid.runs {
        let runs = label(ui, look, &row.runs.to_string(), ink(Role::Small, look.soft));
        put(ui, &runs, rect.left() + grid.cells - look.px(10.0) - runs.size().x, middle, look.soft);
    }
}

fn cells(ui: &Ui, look: Look, row: &Row, grid: &Grid, rect: Rect, chosen: Option<usize>) {
    let middle = rect.center().y;
    let Some((heat, values)) = row.heat().zip(row.dimensions) else {
        let laid = label(ui, look, words::NO_RUN.get(look.lang), ink(Role::Small, look.soft));
        put(ui, &laid, rect.left() + grid.cells + look.px(8.0), middle, look.soft);
        return;
    };
    for (index, (heat, value)) in (0_u8..).zip(heat.into_iter().zip(values)) {
        let cell = grid.cell(rect, index);
        let tint = heat.tint(look);
        ui.painter().rect_filled(cell, CornerRadius::same(5), tint.fill);
        if look.is_high {
            ui.painter().rect_stroke(cell, CornerRadius::same(5), Stroke::new(1.0, look.control), StrokeKind::Inside);
        }
        if chosen == Some(usize::from(index)) {
            ui.painter().rect_stroke(
                cell,
                CornerRadius::same(5),
                Stroke::new(look.px(3.0), look.ink),
                StrokeKind::Middle,
            );
        }
        let laid = label(ui, look, &value.to_string(), ink(heat.role(), tint.text));
        put(ui, &laid, cell.center().x - laid.size().x / 2.0, middle, tint.text);
    }
    ends(ui, look, row, grid, rect);
}

/// The total, and a mark for every red line, or their number.
fn ends(ui: &Ui, look: Look, row: &Row, grid: &Grid, rect: Rect) {
    let middle = rect.center().y;
    if let Some(total) = row.total {
        let laid = label(ui, look, &total.to_string(), ink(Role::Strong, look.ink));
        put(ui, &laid, rect.left() + grid.hard - look.px(8.0) - laid.size().x, middle, look.ink);
    }
    let room = grid.end - grid.hard;
    let right = rect.left() + grid.end;
    let most: u32 = if room >= look.px(50.0) { 2 } else { 0 };
    if row.hard == 0 {
        return;
    }
    let mut x = right - look.px(11.0);
    if row.hard <= most {
        for _ in 0..row.hard {
            mark(ui, look, Mark::Hard, pos2(x, middle), look.px(5.5));
            x -= look.px(19.0);
        }
    } else {
        let count = label(ui, look, &row.hard.to_string(), ink(Role::SmallStrong, look.fault));
        put(ui, &count, right - count.size().x, middle, look.fault);
        if most > 0 {
            mark(ui, look, Mark::Hard, pos2(right - count.size().x - look.px(10.0), middle), look.px(5.5));
        }
    }
}

/// Everybody together: outlined, the lowest with a mark of its own.
fn whole_ui(ui: &mut Ui, look: Look, view: &ClassView, whole: &Row, grid: &Grid) {
    let size = vec2(ui.available_width(), grid.row + look.px(4.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &whole.told));
    let rect = Rect::from_min_max(pos2(rect.left(), rect.top() + look.px(4.0)), rect.max);
    names(ui, look, whole, grid, rect, true);
    for (index, value) in (0_u8..).zip(whole.dimensions.into_iter().flatten()) {
        let cell = grid.cell(rect, index);
        let is_lowest = view.lowest == Some(usize::from(index));
        let (colour, width) = if is_lowest { (look.warm, 2.5) } else { (look.control, 1.5) };
        let stroke = Stroke::new(look.px(width), colour);
        ui.painter().rect(cell, CornerRadius::same(5), look.card, stroke, StrokeKind::Inside);
        let laid = label(ui, look, &value.to_string(), ink(Role::SmallStrong, look.ink));
        put(ui, &laid, cell.center().x - laid.size().x / 2.0, cell.center().y, look.ink);
        if is_lowest && grid.cell >= look.px(46.0) {
            glyph(ui, Glyph::Down, cell.left_center() + vec2(look.px(10.0), 0.0), look.px(4.5), look.warm);
        }
    }
    ends(ui, look, whole, grid, rect);
}

/// Somebody's runs, the one that weighs most first: each a way to its sentences.
fn person_ui(ui: &mut Ui, look: Look, person: &PersonView) -> Option<Intent> {
    let mut asked = None;
    let pad = look.gap(12.0);
    let id = ui.id().with("person ground");
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
    let start = ui.cursor().min;
    let width = ui.available_width();
    let ground = Rect::from_min_size(start, vec2(width, known.max(look.px(40.0))));
    tinted(ui, look, ground, theme::BUTTON, theme::Tint { fill: look.sunk, text: look.ink });
    let inner = Rect::from_min_max(start + vec2(pad, pad * 0.7), pos2(start.x + width - pad, f32::INFINITY));
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("person").max_rect(inner));
    {
        let ui = &mut child;
        ui.spacing_mut().item_spacing.y = look.gap(6.0);
        show(ui, look, &person.head, ink(Role::Strong, look.ink));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(look.gap(8.0), look.gap(6.0));
            for (attempt, words) in &person.runs {
                if pill(ui, look, words) {
                    asked = Some(Intent::LookAt(*attempt, None));
                }
            }
        });
    }
    let height = child.min_rect().bottom() - start.y + pad * 0.9;
    ui.data_mut(|data| data.insert_temp(id, height));
    ui.allocate_rect(Rect::from_min_size(start, vec2(width, height)), Sense::hover());
    asked
}

fn pill(ui: &mut Ui, look: Look, words: &str) -> bool {
    let most = ui.max_rect().width() - look.px(30.0);
    let laid = elided(ui, look, words, ink(Role::Small, look.ink), most, 1);
    let (rect, response) = pressable(ui, vec2(laid.size().x + look.px(24.0), look.px(32.0)), words);
    surface(ui, rect, theme::BUTTON, look.card, look.control, response.hovered());
    put(ui, &laid, rect.left() + look.px(12.0), rect.center().y, look.ink);
    focus_ring(ui, look, &response, theme::BUTTON);
    response.clicked()
}
