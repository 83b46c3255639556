//! E116: every node has exactly one best option; together they are the ideal path by which all is measured.

use crate::scenario::Verdict;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        let options = &node.options.0;
        if options.iter().any(|(_, option)| option.verdict.known().is_none()) {
            // An unknown verdict has its own finding; it may be the best one misspelt.
            continue;
        }
        let at = Place::top().field("nodes").entry(index, id).field("options");
        let is_best = |option: usize| options[option].1.verdict.known() == Some(Verdict::Best);
        let best: Vec<usize> = (0..options.len()).filter(|option| is_best(*option)).collect();
        let verdict = |option: usize| at.entry(option, &options[option].0).field("verdict");
        let finding = match best[..] {
            [] if !options.is_empty() => Finding::error(
                "E116",
                at.name(),
                "这个节点没有一句 `verdict: best`，要正好一句",
                "this node has no option with `verdict: best`; it needs exactly one",
            ),
            [first, second, ..] => Finding::error(
                "E116",
                verdict(second),
                format!("这个节点有 {} 句 `verdict: best`，要正好一句", best.len()),
                format!("this node has {} options with `verdict: best`; it needs exactly one", best.len()),
            )
            .related(verdict(first), "第一句", "the first one"),
            _ => continue,
        };
        findings.push(
            finding.help("理想的谈法由每个节点的 best 连成", "the best options of all nodes make the ideal path"),
        );
    }
}
