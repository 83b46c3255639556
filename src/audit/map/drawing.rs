//! The map as SVG: a library lays it out, we draw it. Line styles and marks say what matters; colour only repeats it.

use super::width::{hundredths_of_em, wrapped};
use super::{BoxKind, Map, MapArrow, MapBox};
use crate::language::Lang;
use crate::scenario::EndingKind;
use layout::core::base::Orientation;
use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::Point;
use layout::core::style::{LineStyleKind, StyleAttr};
use layout::std_shapes::shapes::{Arrow, Element, LineEndKind, ShapeKind};
use layout::topo::layout::VisualGraph;
use std::fmt::Write as _;

/// Font sizes in pixels.
const TITLE: f64 = 22.0;
const HEADING: f64 = 15.0;
const SMALL: f64 = 12.0;
const LINE: f64 = 1.4;
/// Widest line of a box, in hundredths of an em.
const WIDEST: i32 = 1_200;
const MARGIN: f64 = 28.0;
/// Room above the drawing for title and legend.
const TOP: f64 = 92.0;
/// Finding good places for more boxes takes too long.
const MOST_OPTIMISED: usize = 200;

/// The map as an SVG document that needs no font but those of the reader.
#[must_use]
pub fn svg(map: &Map) -> String {
    let sheets: Vec<Sheet> = map.boxes.iter().map(|place| Sheet::of(place, map.lang)).collect();
    let mut graph = VisualGraph::new(Orientation::TopToBottom);
    let handles: Vec<_> = sheets
        .iter()
        .enumerate()
        .map(|(index, sheet)| {
            let size = Point::new(sheet.width, sheet.height);
            let shape = ShapeKind::Box(String::new());
            let look = StyleAttr::simple();
            let element =
                Element::create_with_properties(shape, look, Orientation::TopToBottom, size, index.to_string());
            graph.add_node(element)
        })
        .collect();
    for (index, arrow) in map.arrows.iter().enumerate() {
        let mut look = StyleAttr::simple();
        // The library measures labels by characters of this size.
        look.font_size = 9;
        let (none, end) = (LineEndKind::None, LineEndKind::Arrow);
        let label = arrow.label();
        let line =
            Arrow::with_properties(none, end, LineStyleKind::Normal, &label, &look, index.to_string(), &None, &None);
        graph.add_edge(line, handles[arrow.from], handles[arrow.to]);
    }
    let mut paper = Paper {
        map,
        sheets,
        boxes: String::new(),
        lines: String::new(),
        labels: String::new(),
        reach: Reach::default(),
    };
    graph.do_it(false, map.boxes.len() > MOST_OPTIMISED, false, &mut paper);
    paper.finish()
}

/// What is written into one box.
struct Sheet {
    lines: Vec<(String, f64, bool)>,
    width: f64,
    height: f64,
}

impl Sheet {
    fn of(place: &MapBox, lang: Lang) -> Self {
        let mut lines: Vec<(String, f64, bool)> = vec![(place.id.clone(), SMALL, false)];
        for line in place.lines.iter().filter(|line| !line.is_empty()) {
            lines.extend(wrapped(line, WIDEST).into_iter().map(|line| (line, HEADING, true)));
        }
        lines.extend(place.notes(lang).into_iter().map(|note| (note, SMALL, false)));
        let wide = |(words, size, _): &(String, f64, bool)| f64::from(hundredths_of_em(words)) / 100.0 * size;
        // Round ends need room.
        let padding = if matches!(place.kind, BoxKind::Ending(_) | BoxKind::End) { 52.0 } else { 24.0 };
        let width = lines.iter().map(wide).fold(56.0, f64::max) + padding;
        let height = lines.iter().map(|(_, size, _)| size * LINE).sum::<f64>() + 16.0;
        Self { lines, width, height }
    }
}

/// The rectangle that everything drawn lies in.
#[derive(Clone, Copy, Debug, Default)]
struct Reach {
    left: f64,
    right: f64,
    bottom: f64,
}

impl Reach {
    fn take(&mut self, x: f64, y: f64) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.bottom = self.bottom.max(y);
    }
}

struct Paper<'m> {
    map: &'m Map,
    sheets: Vec<Sheet>,
    boxes: String,
    lines: String,
    labels: String,
    reach: Reach,
}

impl Paper<'_> {
    fn finish(mut self) -> String {
        let legend = match self.map.lang {
            Lang::Zh => "双框：开头　粗线 ★：最好的走法　虚线 ✕：踩红线、过不了关　?：看条件　圆角：结局",
            Lang::En => {
                "double frame: start   bold ★: best line   dashed ✕: red line, no pass   ?: on a condition   rounded: ending"
            }
        };
        let wide = f64::from(hundredths_of_em(legend)) / 100.0 * SMALL;
        self.reach.take(self.reach.left + wide, 0.0);
        let (left, width) = (self.reach.left - MARGIN, self.reach.right - self.reach.left + 2.0 * MARGIN);
        let height = self.reach.bottom + TOP + MARGIN;
        let (title, text_left) = (escaped(&self.map.title), self.reach.left);
        // A Chinese font draws the apostrophe of an English word as wide as a character.
        let fonts = self.map.lang.pick(
            "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif",
            "'Noto Sans','Segoe UI','Helvetica Neue','DejaVu Sans',Arial,sans-serif,'Noto Sans CJK SC'",
        );
        let lang = self.map.lang.pick("zh-CN", "en");
        let top = -TOP;
        let (title_y, legend_y) = (TITLE - TOP + 14.0, TITLE - TOP + 42.0);
        let Self { boxes, lines, labels, .. } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{lang}\" role=\"img\" \
             viewBox=\"{left:.1} {top:.1} {width:.1} {height:.1}\" width=\"{width:.0}\" height=\"{height:.0}\" \
             font-family=\"{fonts}\">\n\
             <title>{title}</title>\n\
             <defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" \
             markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">\
             <path d=\"M0 0 L10 5 L0 10 z\" fill=\"context-stroke\"/></marker></defs>\n\
             <rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"#fdfcf9\"/>\n\
             <text x=\"{text_left:.1}\" y=\"{title_y:.1}\" font-size=\"{TITLE}\" font-weight=\"bold\" fill=\"#22272b\">{title}</text>\n\
             <text x=\"{text_left:.1}\" y=\"{legend_y:.1}\" font-size=\"{SMALL}\" fill=\"#4a5258\" xml:space=\"preserve\">{legend}</text>\n\
             {lines}{boxes}{labels}</svg>\n"
        )
    }

    fn sheet(&mut self, index: usize, x: f64, y: f64) {
        let (place, sheet) = (&self.map.boxes[index], &self.sheets[index]);
        let (width, height) = (sheet.width, sheet.height);
        let (fill, stroke) = match place.kind {
            BoxKind::Ending(EndingKind::Bad) => ("#f7ece9", "#8c3b2e"),
            BoxKind::Ending(_) | BoxKind::End => ("#e9f1ee", "#2f5d50"),
            _ if place.dead_end => ("#f3f1ec", "#8c3b2e"),
            _ if place.on_best_line => ("#eef4fa", "#1f4e79"),
            _ => ("#ffffff", "#5b646b"),
        };
        let line = if place.on_best_line { 2.6 } else { 1.2 };
        let dash = if place.dead_end { " stroke-dasharray=\"6 4\"" } else { "" };
        let round = if matches!(place.kind, BoxKind::Ending(_) | BoxKind::End) { height / 2.2 } else { 4.0 };
        let round = round.min(26.0);
        let _ = writeln!(
            self.boxes,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{round:.1}\" \
             fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{line}\"{dash}/>"
        );
        if place.kind == BoxKind::First {
            let _ = writeln!(
                self.boxes,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"7\" fill=\"none\" stroke=\"{stroke}\" \
                 stroke-width=\"1.2\"/>",
                x - 4.0,
                y - 4.0,
                width + 8.0,
                height + 8.0
            );
        }
        let mut down = y + 8.0;
        for (words, size, dark) in &sheet.lines {
            down += size * LINE;
            let (middle, base, fill) = (x + width / 2.0, down - size * 0.4, if *dark { "#1b1f23" } else { "#4a5258" });
            let words = escaped(words);
            let _ = writeln!(
                self.boxes,
                "<text x=\"{middle:.1}\" y=\"{base:.1}\" font-size=\"{size}\" text-anchor=\"middle\" fill=\"{fill}\">{words}</text>"
            );
        }
        self.reach.take(x - 6.0, y);
        self.reach.take(x + width + 6.0, y + height);
    }

    fn arrow(&mut self, arrow: &MapArrow, path: &[(Point, Point)], head: (bool, bool)) {
        let [first, second, rest @ ..] = path else { return };
        let mut d = format!(
            "M{:.1} {:.1} C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            first.0.x, first.0.y, first.1.x, first.1.y, second.0.x, second.0.y, second.1.x, second.1.y
        );
        for (control, point) in rest {
            let _ = write!(d, " S{:.1} {:.1} {:.1} {:.1}", control.x, control.y, point.x, point.y);
        }
        let (colour, width, dash) = match (arrow.is_best(), arrow.is_hard()) {
            (true, _) => ("#1f4e79", 3.0, ""),
            (false, true) => ("#8c3b2e", 1.4, " stroke-dasharray=\"6 4\""),
            (false, false) => ("#7a848b", 1.2, ""),
        };
        let start = if head.0 { " marker-start=\"url(#tip)\"" } else { "" };
        let end = if head.1 { " marker-end=\"url(#tip)\"" } else { "" };
        let _ = writeln!(
            self.lines,
            "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}{start}{end}/>"
        );
        for (a, b) in path {
            self.reach.take(a.x, a.y);
            self.reach.take(b.x, b.y);
        }
    }
}

impl RenderBackend for Paper<'_> {
    fn draw_rect(
        &mut self,
        xy: Point,
        _size: Point,
        _look: &StyleAttr,
        properties: Option<String>,
        _clip: Option<ClipHandle>,
    ) {
        if let Some(index) = properties.and_then(|index| index.parse().ok()) {
            self.sheet(index, xy.x, xy.y);
        }
    }

    fn draw_line(&mut self, _start: Point, _stop: Point, _look: &StyleAttr, _properties: Option<String>) {}

    fn draw_circle(&mut self, _xy: Point, _size: Point, _look: &StyleAttr, _properties: Option<String>) {}

    /// Only the labels of arrows come here with words.
    fn draw_text(&mut self, xy: Point, text: &str, _look: &StyleAttr) {
        if text.is_empty() {
            return;
        }
        let wide = f64::from(hundredths_of_em(text)) / 100.0 * SMALL + 8.0;
        let (left, top, words) = (xy.x - wide / 2.0, xy.y - 9.0, escaped(text));
        let weight = if text.contains('★') { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            self.labels,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"18\" rx=\"4\" fill=\"#fdfcf9\" fill-opacity=\"0.92\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{SMALL}\" text-anchor=\"middle\" fill=\"#22272b\"{weight}>{words}</text>",
            xy.x,
            xy.y + 4.0
        );
        self.reach.take(left, top);
        self.reach.take(left + wide, top + 18.0);
    }

    fn draw_arrow(
        &mut self,
        path: &[(Point, Point)],
        _dashed: bool,
        head: (bool, bool),
        _look: &StyleAttr,
        properties: Option<String>,
        _text: &str,
    ) {
        let map = self.map;
        if let Some(arrow) = properties.and_then(|index| map.arrows.get(index.parse::<usize>().ok()?)) {
            self.arrow(arrow, path, head);
        }
    }

    fn create_clip(&mut self, _xy: Point, _size: Point, _rounded_px: usize) -> ClipHandle {
        0
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
