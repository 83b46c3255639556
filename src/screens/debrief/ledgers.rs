//! The two ledgers: every amount with its day, every promise with its time and what became of it.

use crate::debrief::{PromiseStatus, ledgers};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::screens::text::{ink, label, show};
use crate::screens::theme::{Look, Role};
use crate::screens::widgets::{Glyph, Mark, glyph, mark, put, rule, title, two_ends};
use crate::screens::words;
use egui::{Color32, CornerRadius, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Both ledgers.
#[derive(Clone, Debug)]
pub(super) struct LedgersView {
    promises: Vec<PromiseLine>,
    amounts: Vec<AmountLine>,
}

#[derive(Clone, Debug)]
struct PromiseLine {
    what: String,
    when: String,
    status: PromiseStatus,
}

#[derive(Clone, Debug)]
struct AmountLine {
    /// In yuan: what one remembers of it.
    value: u32,
    amount: String,
    what: String,
    day: String,
    sentence: String,
}

impl LedgersView {
    pub fn new(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Self {
        let books = ledgers(roleplay, replay);
        let sentence = |turn: Option<usize>| {
            turn.map_or_else(
                || words::BY_STORY.get(lang).to_owned(),
                |turn| words::SENTENCE.with(lang, &[("n", &(turn + 1).to_string())]),
            )
        };
        let promises = books.promises.iter().map(|entry| {
            let due = words::when(entry.promise.due, lang);
            PromiseLine {
                what: words::DUE.with(lang, &[("what", entry.promise.what.get(lang)), ("when", &due)]),
                when: format!("{} · {}", words::day(entry.made, lang), sentence(Some(entry.turn))),
                status: entry.status,
            }
        });
        let amounts = books.quotes.iter().map(|entry| AmountLine {
            value: entry.quote.highest(),
            amount: words::amount(entry.quote, lang),
            what: entry.quote.what.get(lang).to_owned(),
            day: words::day(entry.said, lang),
            sentence: sentence(entry.turn),
        });
        Self { promises: promises.collect(), amounts: amounts.collect() }
    }
}

/// Draws the amounts: as columns that grow, where there are several.
pub(super) fn amounts_ui(ui: &mut Ui, look: Look, view: &LedgersView) {
    title(ui, look, words::QUOTE_LEDGER.get(look.lang));
    let width = ui.available_width();
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let each = (width / view.amounts.len().max(1) as f32).min(look.px(150.0));
    match view.amounts.len() {
        0 => {
            show(ui, look, words::NO_QUOTES.get(look.lang), ink(Role::Small, look.soft));
        }
        2.. if each >= look.px(96.0) => growing(ui, look, &view.amounts, each),
        _ => list(ui, look, &view.amounts),
    }
}

fn list(ui: &mut Ui, look: Look, amounts: &[AmountLine]) {
    for (index, line) in amounts.iter().enumerate() {
        if index > 0 {
            rule(ui, look);
        }
        let when = format!("{} · {}", line.day, line.sentence);
        two_ends(ui, look, &line.amount, ink(Role::Strong, look.ink), &when, ink(Role::Small, look.soft));
        if !line.what.is_empty() {
            show(ui, look, &line.what, ink(Role::Small, look.ink));
        }
    }
}

fn growing(ui: &mut Ui, look: Look, amounts: &[AmountLine], each: f32) {
    let tallest = amounts.iter().map(|line| line.value).max().unwrap_or(1).max(1);
    let line = look.line_height(Role::Small);
    let plot = look.px(96.0);
    let height = plot + look.line_height(Role::H3) + 3.0 * line + look.gap(8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let floor = rect.top() + look.line_height(Role::H3) + plot;
    #[expect(clippy::cast_precision_loss, reason = "a handful, and amounts of money")]
    let column = |index: usize, value: u32| {
        let share = (value as f32 / tallest as f32).sqrt();
        let height = (plot * share).max(look.px(12.0));
        let x = rect.left() + each * (index as f32 + 0.5);
        Rect::from_min_max(pos2(x - look.px(24.0), floor - height), pos2(x + look.px(24.0), floor))
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let end = rect.left() + each * amounts.len() as f32;
    ui.painter().hline(rect.left()..=end, floor, Stroke::new(1.5, look.control));
    let mut highest = 0;
    for (index, amount) in amounts.iter().enumerate() {
        let bar = column(index, amount.value);
        let is_raise = index > 0 && amount.value > highest;
        let colour = if is_raise { look.warm } else { look.amber };
        let top = CornerRadius { nw: 4, ne: 4, sw: 0, se: 0 };
        ui.painter().rect_filled(bar, top, colour);
        if is_raise && bar.height() > look.px(22.0) {
            mark(ui, look, Mark::Fault, bar.center(), look.px(6.0));
        }
        let middle = bar.center().x;
        let head = label(ui, look, &amount.amount, ink(Role::Strong, look.ink));
        put(ui, &head, middle - head.size().x / 2.0, bar.top() - head.size().y / 2.0 - 2.0, look.ink);
        let mut y = floor + look.gap(4.0) + line / 2.0;
        for (words, role, colour) in [
            (&amount.day, Role::SmallStrong, look.ink),
            (&amount.sentence, Role::Small, look.soft),
            (&amount.what, Role::Small, look.soft),
        ] {
            let laid = crate::screens::text::elided(ui, look, words, ink(role, colour), each - 8.0, 1);
            put(ui, &laid, middle - laid.size().x / 2.0, y, colour);
            y += line;
        }
        let told = format!("{} {} {} {}", amount.amount, amount.what, amount.day, amount.sentence);
        let whole = Rect::from_min_max(pos2(middle - each / 2.0, rect.top()), pos2(middle + each / 2.0, rect.bottom()));
        let response = ui.interact(whole, ui.id().with(("amount", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
        if is_raise {
            times(ui, look, highest, amount.value, pos2(middle - each / 2.0, floor - look.px(8.0)));
        }
        highest = highest.max(amount.value);
    }
}

/// “×2.3” over an arrow between two columns.
fn times(ui: &Ui, look: Look, before: u32, after: u32, at: egui::Pos2) {
    if before == 0 {
        return;
    }
    let tenths = (after * 10 + before / 2) / before;
    let words = if tenths.is_multiple_of(10) {
        format!("×{}", tenths / 10)
    } else {
        format!("×{}.{}", tenths / 10, tenths % 10)
    };
    let laid = label(ui, look, &words, ink(Role::SmallStrong, look.warm));
    put(ui, &laid, at.x - laid.size().x / 2.0, at.y - look.px(12.0), look.warm);
    let half = look.px(17.0);
    let stroke = Stroke::new(1.6, look.warm);
    let tip = at + vec2(half, 0.0);
    ui.painter().line_segment([at - vec2(half, 0.0), tip], stroke);
    let head = look.px(5.0);
    ui.painter().add(Shape::line(vec![tip + vec2(-head, -head), tip, tip + vec2(-head, head)], stroke));
}

/// Draws the promises.
pub(super) fn promises_ui(ui: &mut Ui, look: Look, view: &LedgersView) {
    title(ui, look, words::PROMISE_LEDGER.get(look.lang));
    if view.promises.is_empty() {
        show(ui, look, words::NO_PROMISES.get(look.lang), ink(Role::Small, look.soft));
    }
    for line in &view.promises {
        rule(ui, look);
        let colour = colour_of(look, line.status);
        let words = words::promise(line.status).get(look.lang);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = look.gap(8.0);
            let laid = label(ui, look, words, ink(Role::SmallStrong, colour));
            let right = laid.size().x + look.px(24.0);
            let width = ui.available_width() - right - look.gap(8.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                show(ui, look, &line.what, ink(Role::Small, look.ink));
                show(ui, look, &line.when, ink(Role::Small, look.soft));
            });
            let (rect, response) = ui.allocate_exact_size(vec2(right, laid.size().y), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
            let at = pos2(rect.left() + look.px(8.0), rect.center().y);
            match line.status {
                PromiseStatus::Kept => glyph(ui, Glyph::Tick, at, look.px(7.0), colour),
                PromiseStatus::Late | PromiseStatus::Open => glyph(ui, Glyph::Clock, at, look.px(7.0), colour),
                PromiseStatus::Missed => mark(ui, look, Mark::Hard, at, look.px(6.0)),
            }
            put(ui, &laid, rect.left() + look.px(22.0), rect.center().y, colour);
        });
    }
}

fn colour_of(look: Look, status: PromiseStatus) -> Color32 {
    match status {
        PromiseStatus::Kept => look.sage,
        PromiseStatus::Late => look.amber,
        PromiseStatus::Missed => look.fault,
        PromiseStatus::Open => look.soft,
    }
}
