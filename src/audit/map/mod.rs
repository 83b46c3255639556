//! The map of a case: its nodes and where their options lead, as DOT, as Mermaid and as a drawing.

mod dot;
mod drawing;
mod mermaid;
mod width;

pub use dot::dot;
pub use drawing::svg;
pub use mermaid::mermaid;

use super::plays::Plays;
use super::strategy::pass_mark;
use super::{Reachable, Search, situations};
use crate::debrief::Judge;
use crate::language::Lang;
use crate::rulebook::{Act, Severity};
use crate::scenario::{Alternative, EndingKind, Target, Verdict};
use std::collections::BTreeMap;

/// A case as boxes and arrows.
#[derive(Clone, Debug)]
pub struct Map {
    /// Title of the case.
    pub title: String,
    /// The language of its words.
    pub lang: Lang,
    /// Nodes in written order, then forced endings, then the end at which conditions decide.
    pub boxes: Vec<MapBox>,
    /// Arrows in written order, one for each pair of boxes.
    pub arrows: Vec<MapArrow>,
}

/// A box.
#[derive(Clone, Debug)]
pub struct MapBox {
    /// Its id in the file; `end` for the end.
    pub id: String,
    /// Its heading, or the endings that conditions decide between.
    pub lines: Vec<String>,
    /// What it is.
    pub kind: BoxKind,
    /// On the line of best options.
    pub on_best_line: bool,
    /// From here nobody passes any more, in all situations with few slips.
    pub dead_end: bool,
    /// How many attempts came here, if attempts are given.
    pub met: Option<usize>,
}

/// What a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    /// Where it begins.
    First,
    /// Any other node.
    Node,
    /// An ending.
    Ending(EndingKind),
    /// The end, where conditions decide between endings.
    End,
}

/// An arrow, for all options that lead from one box to another.
#[derive(Clone, Debug)]
pub struct MapArrow {
    /// Index of the box it comes from.
    pub from: usize,
    /// Index of the box it leads to.
    pub to: usize,
    /// Ids of the options.
    pub options: Vec<MapOption>,
}

/// An option on an arrow.
#[derive(Clone, Debug)]
pub struct MapOption {
    /// Its id.
    pub id: String,
    /// On the line of best options.
    pub best: bool,
    /// Has a red line.
    pub hard: bool,
    /// Leads there only under a condition.
    pub conditional: bool,
    /// How many attempts took it, if attempts are given.
    pub taken: Option<usize>,
}

impl MapArrow {
    /// What stands beside it. Marks, not colours, say what matters: ★ best line, ✕ red line, ? under a condition.
    #[must_use]
    pub fn label(&self) -> String {
        let option = |option: &MapOption| {
            let mark = |is: bool, mark: &'static str| if is { mark } else { "" };
            let taken = option.taken.map_or(String::new(), |taken| format!("·{taken}"));
            let (best, hard, condition) =
                (mark(option.best, "★"), mark(option.hard, "✕"), mark(option.conditional, "?"));
            format!("{best}{}{hard}{condition}{taken}", option.id)
        };
        self.options.iter().map(option).collect::<Vec<_>>().join(" ")
    }

    /// Whether the line of best options takes it.
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.options.iter().any(|option| option.best)
    }

    /// Whether every option on it has a red line.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        self.options.iter().all(|option| option.hard)
    }
}

impl MapBox {
    /// What is said of it beside its heading, in words.
    #[must_use]
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let mut notes = Vec::new();
        if self.dead_end {
            notes.push(lang.pick("✕ 到这里过不了关", "✕ no pass from here").to_owned());
        }
        if let Some(met) = self.met {
            notes.push(match lang {
                Lang::Zh => format!("{met} 次走到"),
                Lang::En => format!("met {met} times"),
            });
        }
        notes
    }
}

/// Draws up the map of a case, with frequencies if attempts are given.
#[must_use]
pub fn map(judge: &Judge<'_>, plays: Option<&Plays>, lang: Lang) -> Map {
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let best_line = best_line(judge);
    let dead = dead_ends(judge);
    let mut boxes: Vec<MapBox> = scenario
        .nodes
        .iter()
        .enumerate()
        .map(|(index, node)| MapBox {
            id: node.id.clone(),
            lines: vec![node.title.get(lang).to_owned()],
            kind: if index == scenario.first { BoxKind::First } else { BoxKind::Node },
            on_best_line: best_line.iter().any(|(on, _)| *on == index),
            dead_end: dead[index],
            met: plays.map(|plays| plays.nodes[index].met),
        })
        .collect();
    let mut ends: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let mut arrows: Vec<MapArrow> = Vec::new();
    for (index, node) in scenario.nodes.iter().enumerate() {
        for (response, option) in node.responses.iter().enumerate() {
            let hard = option.acts.iter().any(|acts| {
                acts.value.iter().any(|act| {
                    matches!(act, Act::Fault(fault) if roleplay.rulebook.faults[*fault].severity == Severity::Hard)
                })
            });
            for Alternative { when, value } in &option.next {
                let to = match value {
                    Target::Node(node) => *node,
                    Target::Ending(ending) => *ends.entry(Some(*ending)).or_insert_with(|| {
                        boxes.push(ending_box(judge, *ending, lang));
                        boxes.len() - 1
                    }),
                    Target::End => *ends.entry(None).or_insert_with(|| {
                        boxes.push(end_box(judge, lang));
                        boxes.len() - 1
                    }),
                };
                let on_line = best_line.iter().any(|(on, taken)| (*on, *taken) == (index, response));
                let written = MapOption {
                    id: option.id.clone(),
                    best: on_line && best_targets(judge).contains(&(index, response, *value)),
                    hard,
                    conditional: when.is_some(),
                    taken: plays.map(|plays| plays.nodes[index].options[response].taken),
                };
                match arrows.iter_mut().find(|arrow| (arrow.from, arrow.to) == (index, to)) {
                    // Two routes of one option to one node are one arrow.
                    Some(arrow) if arrow.options.iter().any(|other| other.id == written.id) => {}
                    Some(arrow) => arrow.options.push(written),
                    None => arrows.push(MapArrow { from: index, to, options: vec![written] }),
                }
            }
        }
    }
    Map { title: scenario.title.get(lang).to_owned(), lang, boxes, arrows }
}

fn ending_box(judge: &Judge<'_>, ending: usize, lang: Lang) -> MapBox {
    let ending = &judge.roleplay().scenario.endings[ending];
    MapBox {
        id: ending.id.clone(),
        lines: vec![ending.title.get(lang).to_owned()],
        kind: BoxKind::Ending(ending.kind),
        on_best_line: false,
        dead_end: false,
        met: None,
    }
}

fn end_box(judge: &Judge<'_>, lang: Lang) -> MapBox {
    let line =
        |ending: &crate::scenario::Ending| format!("{} · {}", kind_name(ending.kind, lang), ending.title.get(lang));
    MapBox {
        id: "end".to_owned(),
        lines: judge.roleplay().scenario.endings.iter().map(line).collect(),
        kind: BoxKind::End,
        on_best_line: true,
        dead_end: false,
        met: None,
    }
}

fn kind_name(kind: EndingKind, lang: Lang) -> &'static str {
    match kind {
        EndingKind::Best => lang.pick("好", "best"),
        EndingKind::Fair => lang.pick("中", "ok"),
        EndingKind::Bad => lang.pick("坏", "bad"),
    }
}

/// Nodes and responses of the line of best options.
fn best_line(judge: &Judge<'_>) -> Vec<(usize, usize)> {
    best_targets(judge).into_iter().map(|(node, response, _)| (node, response)).collect()
}

fn best_targets(judge: &Judge<'_>) -> Vec<(usize, usize, Target)> {
    let roleplay = judge.roleplay();
    let mut state = roleplay.begin(&mut ());
    let mut line = Vec::new();
    for response in judge.ideal() {
        let node = state.node;
        if let Some(target) = roleplay.respond(&mut state, *response, &mut ()) {
            line.push((node, *response, target));
            roleplay.proceed(&mut state, target, &mut ());
        }
    }
    line
}

/// Nodes from which nobody passes any more, in all situations with at most one slip that meet them.
fn dead_ends(judge: &Judge<'_>) -> Vec<bool> {
    let scenario = judge.roleplay().scenario;
    let mut search = Search::with_budget(judge, 20_000);
    let found = situations(judge, &mut search, Reachable { slips: 1, most: 500 });
    let pass = pass_mark(judge);
    let mut dead = vec![None; scenario.nodes.len()];
    for situation in &found.all {
        let over = situation.before() < pass && situation.after.iter().all(|(_, exact)| *exact);
        let node = &mut dead[situation.state.node];
        *node = Some(node.unwrap_or(true) && over);
    }
    let is_best = |node: &crate::scenario::Node| node.responses.iter().any(|r| r.verdict == Verdict::Best);
    dead.iter().zip(&scenario.nodes).map(|(dead, node)| dead.unwrap_or(false) && is_best(node)).collect()
}
