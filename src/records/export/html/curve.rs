//! Curves as SVG.

use crate::language::Lang;
use crate::records::progress::Trend;
use crate::roleplay::Replay;
use maud::{Markup, html};

const WIDTH: usize = 900;
const HEIGHT: usize = 230;
const LEFT: usize = 34;
const RIGHT: usize = 96;
const TOP: usize = 12;
const BOTTOM: usize = 26;

fn x(index: usize, count: usize) -> usize {
    LEFT + (WIDTH - LEFT - RIGHT) * index / count.max(1)
}

fn y(value: i32) -> usize {
    let value = usize::try_from(value.clamp(0, 100)).unwrap_or(0);
    TOP + (HEIGHT - TOP - BOTTOM) * (100 - value) / 100
}

fn path(values: impl Iterator<Item = (usize, usize)>) -> String {
    let mut path = String::new();
    for (x, y) in values {
        path += if path.is_empty() { "M" } else { " L" };
        path += &format!("{x} {y}");
    }
    path
}

fn grid(rows: &[i32]) -> Markup {
    html! {
        @for value in rows {
            line x1=(LEFT) x2=(WIDTH - RIGHT) y1=(y(*value)) y2=(y(*value)) stroke="#e3ddd2" {}
            text x=(LEFT - 6) y=(y(*value) + 4) text-anchor="end" { (value) }
        }
    }
}

/// The four meters over the sentences of a conversation. Each line has its own dash and its name at its end, so
/// that none is known by colour alone.
pub(super) fn conversation(replay: &Replay, climb: Option<usize>, lang: Lang) -> Markup {
    let moods: Vec<_> =
        std::iter::once(replay.start.mood).chain(replay.turns.iter().map(|turn| turn.after.mood)).collect();
    let count = moods.len().saturating_sub(1).max(1);
    let lines: [(&str, &str, &str, Vec<i32>); 4] = [
        (lang.pick("激动度", "arousal"), "#a5402c", "none", moods.iter().map(|mood| mood.arousal).collect()),
        (lang.pick("被倾听感", "heard"), "#2c6c6f", "none", moods.iter().map(|mood| mood.heard).collect()),
        (lang.pick("信任", "trust"), "#4a4a8a", "7 4", moods.iter().map(|mood| mood.trust).collect()),
        (lang.pick("耐心", "patience"), "#8a6a1c", "2 4", moods.iter().map(|mood| mood.patience).collect()),
    ];
    // Names at the ends, moved apart where they would cover each other.
    let mut ends: Vec<(usize, usize)> =
        lines.iter().enumerate().map(|(index, line)| (y(*line.3.last().unwrap_or(&0)), index)).collect();
    ends.sort_unstable();
    for index in 1..ends.len() {
        ends[index].0 = ends[index].0.max(ends[index - 1].0 + 15);
    }
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(lang.pick("四条曲线", "four curves")) {
            (grid(&[0, 25, 50, 75, 100]))
            @if let Some(turn) = climb {
                rect x=(x(turn, count)) y=(TOP) width=(x(turn + 1, count) - x(turn, count)) height=(HEIGHT - TOP - BOTTOM) fill="#f3d9d0" {}
            }
            @for index in 0..moods.len() {
                text x=(x(index, count)) y=(HEIGHT - 8) text-anchor="middle" { (index) }
            }
            @for (_, colour, dash, values) in &lines {
                path d=(path(values.iter().enumerate().map(|(index, value)| (x(index, count), y(*value))))) fill="none"
                    stroke=(colour) stroke-width="2.5" stroke-dasharray=(dash) stroke-linejoin="round" {}
            }
            @for (at, index) in &ends {
                text x=(WIDTH - RIGHT + 8) y=(at + 4) style=(format!("fill:{}", lines[*index].1)) {
                    (lines[*index].0) " " (lines[*index].3.last().unwrap_or(&0))
                }
            }
        }
    }
}

/// The totals of all runs.
pub(super) fn totals(trend: &Trend, lang: Lang) -> Markup {
    let points = &trend.points;
    let count = points.len().saturating_sub(1).max(1);
    let place = |index: usize| (x(index, count), y(i32::from(points[index].total)));
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(lang.pick("历次总分", "totals of all runs")) {
            rect x=(LEFT) y=(y(100)) width=(WIDTH - LEFT - RIGHT) height=(y(80) - y(100)) fill="#e6efe0" {}
            (grid(&[0, 60, 80, 100]))
            path d=(path((0..points.len()).map(place))) fill="none" stroke="#2c6c6f" stroke-width="2.5" stroke-linejoin="round" {}
            @for (index, point) in points.iter().enumerate() {
                circle cx=(place(index).0) cy=(place(index).1) r="4.5" stroke="#2c6c6f" stroke-width="2"
                    fill=(if point.diagnosis { "#fff" } else { "#2c6c6f" }) {
                    title { (point.day) " " (point.scenario) " " (point.total) }
                }
            }
            @if let Some(first) = points.first() {
                text x=(LEFT) y=(HEIGHT - 8) { (first.day.short(lang)) }
                text x=(LEFT + 8) y=(place(0).1.saturating_sub(10).max(TOP + 8)) { (lang.pick("摸底", "diagnosis")) " " (first.total) }
            }
            @if let Some(last) = points.last().filter(|_| points.len() > 1) {
                text x=(WIDTH - RIGHT) y=(HEIGHT - 8) text-anchor="end" { (last.day.short(lang)) }
                text x=(WIDTH - RIGHT + 10) y=(place(points.len() - 1).1 + 5) style="font-size:18px;font-weight:700;fill:#2c6c6f" { (last.total) }
            }
        }
    }
}
