//! How each node was answered, and whether it tells the strong from the weak.

use crate::audit::{discrimination, groups, quarters};
use crate::language::Text;
use crate::scenario::Verdict;
use std::collections::BTreeMap;

/// One answer of one person: the first they gave at a node, in their first run of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Id of the scenario.
    pub scenario: String,
    /// Id of the node.
    pub node: String,
    /// The turn, from 1.
    pub turn: usize,
    /// The option that was chosen.
    pub option: String,
    /// The total of that run.
    pub total: u8,
}

/// One option of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionCount {
    /// The author's id.
    pub option: String,
    /// Its words.
    pub words: Text,
    /// How the author judges it.
    pub verdict: Verdict,
    /// How many took it.
    pub people: usize,
    /// Percent of the strongest and of the weakest quarter who took it; `None` with too few people.
    pub groups: Option<(u8, u8)>,
    /// Mean total of those who took it; `None` if nobody did.
    pub total: Option<u8>,
}

/// One node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Id of the scenario.
    pub scenario: String,
    /// Id of the node.
    pub node: String,
    /// Its heading.
    pub title: Text,
    /// What the customer says.
    pub line: Text,
    /// The turn (from 1) at which most people met it.
    pub turn: usize,
    /// How many met it.
    pub people: usize,
    /// Its options in written order.
    pub options: Vec<OptionCount>,
    /// Share of the strongest quarter who took a best option less that of the weakest, in hundredths, −100 to 100:
    /// below 20 the node tells little, above 30 much. `None` with too few people.
    pub discrimination: Option<i32>,
}

/// What is known of a node: heading, line, and its options in written order.
pub type NodeWords = (Text, Text, Vec<(String, Text, Verdict)>);

/// The analysis of every node that somebody met, by case and then by turn. `totals` are those of everybody's first
/// run, by case; `node` gives the words of a node.
#[must_use]
pub fn items(
    answers: &[Answered],
    totals: &BTreeMap<String, Vec<u8>>,
    node: impl Fn(&str, &str) -> Option<NodeWords>,
) -> Vec<Item> {
    let mut by_node: BTreeMap<(&str, &str), Vec<&Answered>> = BTreeMap::new();
    for answer in answers {
        by_node.entry((&answer.scenario, &answer.node)).or_default().push(answer);
    }
    let mut items: Vec<Item> = by_node
        .into_iter()
        .filter_map(|((scenario, id), answers)| {
            let (title, line, options) = node(scenario, id)?;
            let taken = |test: &dyn Fn(&str) -> bool| -> Vec<(bool, u8)> {
                answers.iter().map(|answer| (test(&answer.option), answer.total)).collect()
            };
            let is_best =
                |option: &str| options.iter().any(|(it, _, verdict)| it == option && *verdict == Verdict::Best);
            let quarters = totals.get(scenario).and_then(|totals| quarters(totals));
            let discrimination = discrimination(&taken(&is_best), quarters);
            let options = options
                .iter()
                .map(|(option, words, verdict)| {
                    let took = taken(&|it| it == option);
                    let totals = || took.iter().filter(|(took, _)| *took).map(|(_, total)| *total);
                    OptionCount {
                        option: option.clone(),
                        words: words.clone(),
                        verdict: *verdict,
                        people: totals().count(),
                        groups: groups(&took, quarters).map(|groups| (groups.upper, groups.lower)),
                        total: totals().next().map(|_| crate::records::progress::mean(totals())),
                    }
                })
                .collect();
            let mut turns: BTreeMap<usize, usize> = BTreeMap::new();
            answers.iter().for_each(|answer| *turns.entry(answer.turn).or_default() += 1);
            let turn = turns.iter().max_by_key(|(turn, count)| (**count, std::cmp::Reverse(**turn)));
            Some(Item {
                scenario: scenario.to_owned(),
                node: id.to_owned(),
                title,
                line,
                turn: turn.map_or(1, |(turn, _)| *turn),
                people: answers.len(),
                options,
                discrimination,
            })
        })
        .collect();
    items.sort_by(|a, b| (&a.scenario, a.turn, &a.node).cmp(&(&b.scenario, b.turn, &b.node)));
    items
}
