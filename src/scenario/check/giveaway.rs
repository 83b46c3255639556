//! W210, W211: the best option cannot be told by its length, nor by its name.

use crate::language::Lang;
use crate::scenario::Verdict;
use crate::scenario::file::{NodeFile, ScenarioFile};
use crate::source::{Finding, Place};

/// In fewer nodes nothing can be told from counting.
const FEWEST: usize = 4;

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let nodes: Vec<(usize, &str, &NodeFile, usize)> = file
        .nodes
        .0
        .iter()
        .enumerate()
        .filter(|(_, (_, node))| node.options.0.len() > 1)
        .filter_map(|(index, (id, node))| {
            let best = node.options.0.iter().position(|(_, o)| o.verdict.known() == Some(Verdict::Best))?;
            Some((index, id.as_str(), node, best))
        })
        .collect();
    if nodes.len() < FEWEST {
        return;
    }
    for lang in Lang::ALL {
        let longest: Vec<_> = nodes.iter().filter(|(_, _, node, best)| leads(node, *best, lang)).collect();
        if longest.len() * 2 > nodes.len()
            && let Some((index, id, node, best)) = longest.first()
        {
            let (count, all) = (longest.len(), nodes.len());
            let names: Vec<_> = longest.iter().map(|(_, id, ..)| *id).collect();
            let names = names.join(", ");
            let (zh, en) = (lang.pick("中文", "英文"), lang.pick("Chinese", "English"));
            let at = Place::top().field("nodes").entry(*index, id).field("options");
            findings.push(
                Finding::warning(
                    "W210",
                    at.entry(*best, &node.options.0[*best].0).field("say"),
                    format!("{all} 个节点里有 {count} 个，最好的那句也是{zh}最长的：挑最长的就能过关（{names}）"),
                    format!("in {count} of {all} nodes the best option is the longest in {en}: choosing the longest passes ({names})"),
                )
                .help(
                    "最多一半：把别的选项写得更周到，或把最好的写短",
                    "at most half may be: give other options more words, or make the best one shorter",
                ),
            );
        }
    }
    let (index, id, node, best) = nodes[0];
    let name = &node.options.0[best].0;
    if nodes.iter().all(|(_, _, node, best)| node.options.0[*best].0 == *name) {
        findings.push(
            Finding::warning(
                "W211",
                Place::top().field("nodes").entry(index, id).field("options").entry(best, name).name(),
                format!("每个节点最好的都叫 `{name}`：看到一个就猜得出全部"),
                format!("the best option is called `{name}` in every node: who knows one knows all"),
            )
            .help(
                "换着来：这里叫 a，那里叫 c（屏幕上的顺序本来就会打乱）",
                "vary it: `a` here, `c` there (on screen the order is shuffled anyway)",
            ),
        );
    }
}

/// Whether the best option is the longest, alone or with others.
fn leads(node: &NodeFile, best: usize, lang: Lang) -> bool {
    let length = |option: usize| node.options.0[option].1.say.get(lang).chars().count();
    (0..node.options.0.len()).all(|other| length(other) <= length(best))
}
