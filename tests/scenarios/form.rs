//! What options look like: whether the best one can be told without reading it.

use crate::cases::Case;
use crate::is_reference;
use heartfirst::language::Lang;
use heartfirst::roleplay::State;
use heartfirst::rulebook::{Act, Severity};
use heartfirst::scenario::{Node, choose};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What can be counted about an option without understanding it.
#[derive(Clone, Copy)]
pub enum Feature {
    Length(Lang),
    Polite(Lang),
    Apologies(Lang),
    Questions(Lang),
    Acts,
}

impl Feature {
    pub fn of(self, case: &Case, state: &State, response: usize) -> usize {
        let words = |lang: Lang| case.roleplay.words(state, response).get(lang);
        match self {
            Self::Length(lang) => words(lang).chars().count(),
            Self::Polite(lang) => count(words(lang), lang.pick("您|请|谢谢|麻烦", "please|thank|kindly")),
            Self::Apologies(lang) => count(words(lang), lang.pick("对不起|抱歉|歉意|不好意思", "sorry|apolog")),
            Self::Questions(lang) => count(words(lang), lang.pick("？", "?")),
            Self::Acts => acts(case, state, response).len(),
        }
    }
}

fn count(words: &str, sought: &str) -> usize {
    let words = words.to_lowercase();
    sought.split('|').map(|word| words.matches(word).count()).sum()
}

/// The acts of an option in a state.
pub fn acts<'a>(case: &'a Case, state: &State, response: usize) -> &'a [Act] {
    let response = &case.roleplay.scenario.node(state.node).responses[response];
    choose(&response.acts, state).map_or(&[], Vec::as_slice)
}

/// The nodes with the state in which they are usually met: that of the ideal path, or else one step off it, or
/// else the first one.
fn met(case: &Case) -> Vec<State> {
    let mut states: BTreeMap<usize, State> = BTreeMap::new();
    let ideal = case.ideal.turns.iter().map(|(state, _)| *state);
    let beside = crate::journeys::deviations(case).into_iter().flat_map(|deviation| {
        let (after, _) = case.roleplay.step(deviation.before, deviation.response);
        case.play_ideally(after).turns.into_iter().map(|(state, _)| state).collect::<Vec<_>>()
    });
    for state in ideal.chain(beside) {
        states.entry(state.node).or_insert(state);
    }
    let elsewhere = |node| {
        let mut state = case.begin();
        state.node = node;
        state
    };
    (0..case.roleplay.scenario.nodes.len())
        .map(|node| states.get(&node).copied().unwrap_or_else(|| elsewhere(node)))
        .collect()
}

fn node<'a>(case: &'a Case, state: &State) -> &'a Node {
    case.roleplay.scenario.node(state.node)
}

/// The nodes in which the best option has the most (or least) of a feature, alone or with others.
fn extreme(case: &Case, feature: Feature, most: bool, ties: bool) -> Vec<String> {
    let leads = |state: &&State| {
        let best = case.best[state.node];
        let of_best = feature.of(case, state, best);
        (0..case.count(state)).filter(|other| *other != best).all(|other| {
            let of_other = feature.of(case, state, other);
            (ties && of_best == of_other) || if most { of_best > of_other } else { of_best < of_other }
        })
    };
    met(case).iter().filter(leads).map(|state| node(case, state).id.clone()).collect()
}

/// Rules that hold for all.
pub fn check(case: &Case, fail: &mut impl FnMut(String)) {
    let nodes = case.roleplay.scenario.nodes.len();
    for lang in Lang::ALL {
        let longest = extreme(case, Feature::Length(lang), true, true);
        if longest.len() * 2 > nodes {
            fail(format!(
                "{}: the best option is the longest in {} of {nodes} nodes ({}); at most half are allowed",
                lang.pick("Chinese", "English"),
                longest.len(),
                longest.join(", ")
            ));
        }
    }
    // The reference scripts call every best option `a`; ids are never shown, and the screen shuffles.
    if is_reference(case) {
        return;
    }
    for (id, count) in best_ids(case) {
        if count * 2 > nodes {
            fail(format!("option `{id}` is the best in {count} of {nodes} nodes; at most half are allowed"));
        }
    }
    for pair in case.ideal.turns.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        let (from, to) = (node(case, before), node(case, after));
        let id = &from.responses[*first].id;
        if from.id != to.id && *id == to.responses[*second].id {
            fail(format!("`{id}` is the best option in the neighbouring nodes `{}` and `{}`", from.id, to.id));
        }
    }
}

fn best_ids(case: &Case) -> BTreeMap<&str, usize> {
    let mut ids = BTreeMap::new();
    for (node, best) in case.roleplay.scenario.nodes.iter().zip(&case.best) {
        *ids.entry(node.responses[*best].id.as_str()).or_default() += 1;
    }
    ids
}

/// Rule 4 of 3.2: how many nodes may hold an option with a hard fault, by level, and never more than two a node.
pub fn red_lines_are_rationed(case: &Case, fail: &mut impl FnMut(String)) {
    let scenario = case.roleplay.scenario;
    let is_hard = |act: &Act| matches!(act, Act::Fault(fault) if case.roleplay.rulebook.faults[*fault].severity == Severity::Hard);
    let mut holding = Vec::new();
    for node in &scenario.nodes {
        let red: Vec<_> = node
            .responses
            .iter()
            .filter(|response| response.acts.iter().any(|acts| acts.value.iter().any(is_hard)))
            .map(|response| response.id.as_str())
            .collect();
        if red.len() > 2 {
            fail(format!("node `{}`: the options {} all hold a hard fault; at most two may", node.id, red.join(", ")));
        }
        if !red.is_empty() {
            holding.push(node.id.as_str());
        }
    }
    let most = match scenario.level {
        1 => 1,
        2 => scenario.nodes.len().div_ceil(3),
        3 => scenario.nodes.len().div_ceil(2),
        _ => usize::MAX,
    };
    if holding.len() > most {
        fail(format!(
            "{} nodes hold an option with a hard fault ({}); on level {} at most {most} may",
            holding.len(),
            holding.join(", "),
            scenario.level
        ));
    }
}

/// How often the best option stands out, for information.
pub fn table(case: &Case) -> String {
    let nodes = case.roleplay.scenario.nodes.len();
    let chance: f64 = case.roleplay.scenario.nodes.iter().map(|node| 1.0 / node.responses.len() as f64).sum();
    let ids: Vec<_> = best_ids(case).into_iter().map(|(id, count)| format!("{id} {count}")).collect();
    let mut out = format!(
        "\n{}: how often the best option stands out alone, in {nodes} nodes (blind chance {chance:.1})\n",
        case.name
    );
    let _ = writeln!(out, "  best by id: {}", ids.join(", "));
    let _ = writeln!(out, "  {:22} {:>4} {:>5}", "", "most", "least");
    for (name, feature) in [
        ("length, Chinese", Feature::Length(Lang::Zh)),
        ("length, English", Feature::Length(Lang::En)),
        ("polite words, Chinese", Feature::Polite(Lang::Zh)),
        ("polite words, English", Feature::Polite(Lang::En)),
        ("apologies, Chinese", Feature::Apologies(Lang::Zh)),
        ("apologies, English", Feature::Apologies(Lang::En)),
        ("questions, Chinese", Feature::Questions(Lang::Zh)),
        ("questions, English", Feature::Questions(Lang::En)),
        ("acts", Feature::Acts),
    ] {
        let most = extreme(case, feature, true, false).len();
        let least = extreme(case, feature, false, false).len();
        let _ = writeln!(out, "  {name:22} {most:4} {least:5}");
    }
    let _ = writeln!(out, "  {:22} {:>4} {:>5}   share of options", "signs", "best", "other");
    for lang in Lang::ALL {
        for (name, sign) in signs() {
            let (best, other) = share(case, sign, lang);
            let name = format!("{name}, {}", lang.pick("Chinese", "English"));
            let _ = writeln!(out, "  {name:28} {:3.0}% {:3.0}%", best * 100.0, other * 100.0);
        }
        let _ = writeln!(out, "  openings of the best, {}: {}", lang.pick("Chinese", "English"), openings(case, lang));
    }
    out
}

type Sign = fn(&str) -> bool;

fn signs() -> [(&'static str, Sign); 4] {
    [
        ("question at the end", |words| words.trim_end_matches(['）', ')']).ends_with(['？', '?'])),
        ("stage direction first", |words| words.starts_with(['（', '('])),
        ("dash", |words| words.contains(['—', '–'])),
        ("exclamation mark", |words| words.contains(['！', '!'])),
    ]
}

/// How many of the best and of the other options bear a sign.
fn share(case: &Case, sign: impl Fn(&str) -> bool, lang: Lang) -> (f64, f64) {
    let (mut best, mut bests, mut other, mut others) = (0, 0, 0, 0);
    for state in met(case) {
        for response in 0..case.count(&state) {
            let bears = u32::from(sign(case.roleplay.words(&state, response).get(lang)));
            if response == case.best[state.node] {
                (best, bests) = (best + bears, bests + 1);
            } else {
                (other, others) = (other + bears, others + 1);
            }
        }
    }
    (f64::from(best) / f64::from(bests), f64::from(other) / f64::from(others))
}

/// Openings that more than one best option has, with how often the best and the others have them.
fn openings(case: &Case, lang: Lang) -> String {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for state in met(case) {
        for response in 0..case.count(&state) {
            let words = case.roleplay.words(&state, response).get(lang);
            let opening = match lang {
                Lang::Zh => words.chars().take(2).collect(),
                Lang::En => words.split_whitespace().take(2).collect::<Vec<_>>().join(" "),
            };
            let count = counts.entry(opening).or_default();
            if response == case.best[state.node] {
                count.0 += 1;
            } else {
                count.1 += 1;
            }
        }
    }
    let mut repeated: Vec<_> = counts.into_iter().filter(|(_, (best, _))| *best > 1).collect();
    repeated.sort_by_key(|(_, (best, _))| std::cmp::Reverse(*best));
    if repeated.is_empty() {
        return "all different".to_owned();
    }
    let line = |(opening, (best, other)): (String, (usize, usize))| format!("“{opening}” best {best}, others {other}");
    repeated.into_iter().map(line).collect::<Vec<_>>().join("; ")
}
