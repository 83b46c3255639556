//! The map as DOT, for Graphviz.

use super::{BoxKind, Map};
use std::fmt::Write as _;

/// The map in the language of Graphviz.
#[must_use]
pub fn dot(map: &Map) -> String {
    let mut out = String::from("digraph scenario {\n");
    let _ = writeln!(out, "  label={}; labelloc=t; rankdir=TB;", quoted(&map.title));
    out += "  node [shape=box, fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\"];\n";
    for (index, place) in map.boxes.iter().enumerate() {
        let mut lines = vec![place.id.clone()];
        lines.extend(place.lines.iter().filter(|line| !line.is_empty()).cloned());
        lines.extend(place.notes(map.lang));
        let look = match place.kind {
            BoxKind::First => "shape=box, peripheries=2",
            BoxKind::Node => "shape=box",
            BoxKind::Ending(_) | BoxKind::End => "shape=box, style=rounded",
        };
        let dashed = if place.dead_end { ", style=dashed" } else { "" };
        let bold = if place.on_best_line { ", penwidth=3" } else { "" };
        let _ = writeln!(out, "  n{index} [label={}, {look}{dashed}{bold}];", quoted(&lines.join("\n")));
    }
    for arrow in &map.arrows {
        let look = match (arrow.is_best(), arrow.is_hard()) {
            (true, _) => ", penwidth=3",
            (false, true) => ", style=dashed",
            (false, false) => "",
        };
        let _ = writeln!(out, "  n{} -> n{} [label={}{look}];", arrow.from, arrow.to, quoted(&arrow.label()));
    }
    out + "}\n"
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
