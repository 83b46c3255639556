//! W212, W217: an option says something that counts, and the best one holds no fault.

use crate::rulebook::Act;
use crate::scenario::Verdict;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        for (option, (option_id, wrote)) in node.options.0.iter().enumerate() {
            let at = Place::top().field("nodes").entry(index, id).field("options").entry(option, option_id);
            if wrote.acts.is_empty() && wrote.acts_if.is_empty() && !wrote.silence {
                findings.push(
                    Finding::warning(
                        "W217",
                        at.field("acts").name(),
                        "这一句没有写动作，说了等于没说",
                        "this option has no acts, so it does nothing to the customer",
                    )
                    .help(
                        "写上它做了什么，如 `acts: [name_feeling, ask_open],`",
                        "write what it does, like `acts: [name_feeling, ask_open],`",
                    ),
                );
            }
            if wrote.verdict.known() != Some(Verdict::Best) {
                continue;
            }
            for (n, word) in wrote.acts.iter().enumerate() {
                let Some(Act::Fault(fault)) = word.known() else { continue };
                findings.push(
                    Finding::warning(
                        "W212",
                        at.field("verdict"),
                        format!("评语是 best，可这一句里有失误 `{fault}`，引擎会扣分"),
                        format!("the verdict is `best`, but the option holds the fault `{fault}`, which costs points"),
                    )
                    .related(at.field("acts").item(n), "失误在这里", "the fault")
                    .help("去掉这个失误，或者让另一句当 best", "take the fault out, or let another option be the best"),
                );
            }
        }
    }
}
