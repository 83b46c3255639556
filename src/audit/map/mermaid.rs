//! The map as Mermaid, which many pages draw where they show text.

use super::{BoxKind, Map};
use std::fmt::Write as _;

/// The map as a Mermaid flowchart.
#[must_use]
pub fn mermaid(map: &Map) -> String {
    let mut out = format!("---\ntitle: {}\n---\nflowchart TD\n", quoted(&map.title));
    for (index, place) in map.boxes.iter().enumerate() {
        let mut lines = vec![place.id.clone()];
        lines.extend(place.lines.iter().filter(|line| !line.is_empty()).cloned());
        lines.extend(place.notes(map.lang));
        let words = quoted(&lines.join("<br/>"));
        let _ = match place.kind {
            BoxKind::First => writeln!(out, "  n{index}[[{words}]]"),
            BoxKind::Node => writeln!(out, "  n{index}[{words}]"),
            BoxKind::Ending(_) | BoxKind::End => writeln!(out, "  n{index}([{words}])"),
        };
    }
    for arrow in &map.arrows {
        let line = match (arrow.is_best(), arrow.is_hard()) {
            (true, _) => "==>",
            (false, true) => "-.->",
            (false, false) => "-->",
        };
        let _ = writeln!(out, "  n{} {line}|{}| n{}", arrow.from, quoted(&arrow.label()), arrow.to);
    }
    for (index, _) in map.boxes.iter().enumerate().filter(|(_, place)| place.dead_end) {
        let _ = writeln!(out, "  style n{index} stroke-dasharray: 5 5");
    }
    out
}

/// In quotes, with the characters that mean something to Mermaid as entities.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('&', "&amp;").replace('"', "&quot;"))
}
