//! A scenario's texts as a sheet for the translator, in the order in which they are met, and back into the file:
//! only the bytes of the changed texts change.

use super::check::texts::{self, Kind, Written};
use super::file::{NextFile, NodeFile, ScenarioFile};
use super::vocabulary::Verdict;
use crate::language::{Lang, Text};
use crate::source::{Finding, Locator, Place, Source, Step, decode};
use std::collections::BTreeMap;

/// One text of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: `nodes["door"].options["a"].say`. Its key in the sheet.
    pub place: String,
    /// Who says it, or what it is.
    pub who: Text,
    /// What comes just before it.
    pub context: Text,
    /// The words.
    pub text: Text,
}

/// Every text that is written, in story order: what the case is, then the nodes from the first along the best
/// options and then the others, then the endings.
///
/// # Errors
/// What keeps the file from being read.
pub fn sheet(source: &Source) -> Result<Vec<Row>, Finding> {
    let file: ScenarioFile = decode(source)?;
    let order = story_order(&file);
    let mut texts: Vec<(usize, Written<'_>)> = texts::all(&file)
        .into_iter()
        .filter(|written| written.text.zh.is_some() || written.text.en.is_some())
        .map(|written| (rank(&written.at(), &order, file.nodes.0.len()), written))
        .collect();
    texts.sort_by_key(|(rank, _)| *rank);
    let row = |(_, written): &(usize, Written<'_>)| {
        let at = written.at();
        Row {
            who: who(&at, written.kind, &file),
            context: context(&at, written.kind, &file),
            place: at.to_string(),
            text: written.text.clone(),
        }
    };
    Ok(texts.iter().map(row).collect())
}

/// What became of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The new text of the file.
    pub text: String,
    /// Texts that changed.
    pub changed: usize,
    /// Places that the file does not have, or whose other language has changed since the sheet was made.
    pub left_out: Vec<String>,
}

/// Puts the words of a language from a sheet into the text of a scenario. A row without words in that language says
/// nothing; one whose other language is not what the file says (any more) is left out.
///
/// # Errors
/// What keeps the file, or what would become of it, from being read.
pub fn merge(source: &Source, rows: &[Row], to: Lang) -> Result<Merged, Finding> {
    let file: ScenarioFile = decode(source)?;
    let places: BTreeMap<String, Written<'_>> =
        texts::all(&file).into_iter().map(|written| (written.at().to_string(), written)).collect();
    let locator = Locator::new(&source.text);
    let mut merged = Merged::default();
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut wanted: BTreeMap<&str, &str> = BTreeMap::new();
    for row in rows {
        let Some(words) = row.text.written(to).map(str::trim).filter(|words| !words.is_empty()) else { continue };
        let known = places.get(&row.place).filter(|written| {
            let now = written.text.written(to.other()).map(str::trim);
            now == row.text.written(to.other()).map(str::trim).filter(|words| !words.is_empty())
        });
        let Some(written) = known else {
            merged.left_out.push(row.place.clone());
            continue;
        };
        if written.text.written(to) == Some(words) {
            continue;
        }
        let Some(edit) = edit(&locator, source, &written.at(), written.text, words, to) else {
            merged.left_out.push(row.place.clone());
            continue;
        };
        // The last of two rows for one place holds.
        edits.retain(|(range, _)| range.start != edit.0.start);
        edits.push(edit);
        wanted.insert(&row.place, words);
    }
    edits.sort_by_key(|(range, _)| range.start);
    merged.changed = edits.len();
    merged.text = source.text.clone();
    for (range, words) in edits.iter().rev() {
        merged.text.replace_range(range.clone(), words);
    }
    let after: ScenarioFile = decode(&Source::new(source.name.clone(), merged.text.clone()))?;
    for written in texts::all(&after) {
        let place = written.at().to_string();
        let is_wanted = wanted.get(place.as_str()).is_none_or(|words| written.text.written(to) == Some(*words));
        let other_stays =
            places.get(&place).is_some_and(|old| old.text.written(to.other()) == written.text.written(to.other()));
        if !is_wanted || !other_stays {
            // Nothing known does this; rather nothing is written than something else.
            return Ok(Merged { text: source.text.clone(), changed: 0, left_out: vec![place] });
        }
    }
    Ok(merged)
}

/// Which bytes become what.
fn edit(
    locator: &Locator<'_>,
    source: &Source,
    at: &Place,
    text: &Text,
    words: &str,
    to: Lang,
) -> Option<(std::ops::Range<usize>, String)> {
    let field = |lang: Lang| lang.pick("zh", "en");
    let quoted = format!("\"{}\"", escaped(words));
    let whole = locator.value(at)?;
    if source.text[whole.clone()].starts_with('(') {
        if let Some(old) = locator.value(&at.field(field(to))) {
            return Some((old, quoted));
        }
        let other = locator.value(&at.field(field(to.other())))?;
        // On a line of its own where the other language has one.
        let line = source.text[..other.start].rfind('\n').map_or(0, |at| at + 1);
        let indent = &source.text[line..line + source.text[line..].len() - source.text[line..].trim_start().len()];
        let own_line = line > whole.start;
        let between = if own_line { format!(",\n{indent}") } else { ", ".to_owned() };
        return Some((other.end..other.end, format!("{between}{}: {quoted}", field(to))));
    }
    // A plain string becomes a pair.
    let old = text.written(to.other()).map(|other| format!("\"{}\"", escaped(other)))?;
    let (zh, en) = match to {
        Lang::Zh => (quoted, old),
        Lang::En => (old, quoted),
    };
    Some((whole, format!("(zh: {zh}, en: {en})")))
}

/// Words as they stand between quotation marks.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"").replace('\r', "").replace('\n', "\\n")
}

/// The nodes in the order in which a conversation meets them.
fn story_order(file: &ScenarioFile) -> Vec<usize> {
    let index = |id: &str| file.nodes.0.iter().position(|(known, _)| known == id);
    let mut order: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = index(&file.first).into_iter().collect();
    while let Some(node) = open.pop() {
        if order.contains(&node) {
            continue;
        }
        order.push(node);
        let mut next: Vec<usize> = targets(&file.nodes.0[node].1).into_iter().filter_map(index).collect();
        next.reverse();
        open.extend(next);
    }
    order.extend((0..file.nodes.0.len()).filter(|node| !order.contains(node)).collect::<Vec<_>>());
    order
}

/// Where a node leads, the best option first; the last route of a list is the usual one.
fn targets(node: &NodeFile) -> Vec<&str> {
    let mut options: Vec<_> = node.options.0.iter().map(|(_, option)| option).collect();
    options.sort_by_key(|option| option.verdict.known() != Some(Verdict::Best));
    let next = options.into_iter().filter_map(|option| option.next.as_ref().or(node.next.as_ref()));
    next.flat_map(names).collect()
}

fn names(next: &NextFile) -> Vec<&str> {
    match next {
        NextFile::One(to) => vec![to.as_str()],
        NextFile::Routes(routes) => routes.iter().rev().map(|route| route.to.as_str()).collect(),
    }
}

/// Sorts what stands before the nodes first, then the nodes in story order, then the endings.
fn rank(at: &Place, order: &[usize], nodes: usize) -> usize {
    match at.steps[..] {
        [Step::Field("nodes"), Step::Entry(index, _), ..] => {
            1 + order.iter().position(|node| *node == index).unwrap_or(nodes)
        }
        [Step::Field("endings"), ..] => nodes + 2,
        _ => 0,
    }
}

fn who(at: &Place, kind: Kind, file: &ScenarioFile) -> Text {
    match (kind, at.steps.last()) {
        (Kind::Line | Kind::Reply, _) => file.customer.name.clone(),
        (Kind::Say, _) => Text::new("学员", "the trainee"),
        (Kind::Label, _) => Text::new("标签", "headline of the option"),
        (Kind::Title, _) => Text::new("标题", "title"),
        (Kind::Other, Some(Step::Field("why"))) => Text::new("点评", "comment on the option"),
        (Kind::Other, Some(Step::Field("place"))) => Text::new("场景说明", "stage direction"),
        (Kind::Other, _) => Text::new("说明", "description"),
    }
}

/// For an option, what the customer has just said; for a reply or comment, the option.
fn context(at: &Place, kind: Kind, file: &ScenarioFile) -> Text {
    let node = match at.steps[..] {
        [Step::Field("nodes"), Step::Entry(index, _), ..] => file.nodes.0.get(index).map(|(_, node)| node),
        _ => None,
    };
    let Some(node) = node else { return Text::default() };
    let option = match at.steps[..] {
        [_, _, Step::Field("options"), Step::Entry(index, _), ..] => {
            node.options.0.get(index).map(|(_, option)| option)
        }
        _ => None,
    };
    match (kind, option) {
        (Kind::Say, Some(_)) => node.says.last().map(|line| line.line.clone()).unwrap_or_default(),
        (_, Some(option)) => option.say.clone(),
        (Kind::Line, None) => node.place.clone(),
        _ => Text::default(),
    }
}
