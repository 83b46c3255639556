//! E116: every node has exactly one best option; together they are the ideal path by which all is measured.

use crate::scenario::Verdict;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        let best = node.options.0.iter().filter(|(_, option)| option.verdict.known() == Some(Verdict::Best)).count();
        if best != 1 && !node.options.0.is_empty() {
            findings.push(
                Finding::error(
                    "E116",
                    Place::top().field("nodes").entry(index, id).field("options").name(),
                    format!("这个节点有 {best} 句 `verdict: best`，要正好一句"),
                    format!("this node has {best} options with `verdict: best`; it needs exactly one"),
                )
                .help("理想的谈法由每个节点的 best 连成", "the best options of all nodes make the ideal path"),
            );
        }
    }
}
