//! E109: a scenario can end badly, well, and in between.

use crate::scenario::EndingKind;
use crate::scenario::file::ScenarioFile;
use crate::source::{Finding, Place};

pub(super) fn check(file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let at = Place::top().field("endings");
    for kind in EndingKind::ALL {
        if !file.endings.0.iter().any(|(_, ending)| ending.kind.known() == Some(*kind)) {
            let name = kind.name();
            findings.push(
                Finding::error(
                    "E109",
                    at.name(),
                    format!("没有 kind 是 {name} 的结局"),
                    format!("there is no ending of kind `{name}`"),
                )
                .help(
                    "每个案例至少要有 bad、best、ok 三种结局",
                    "every scenario needs endings of the kinds bad, best and ok",
                ),
            );
        }
    }
    let fair = |kind: EndingKind| {
        file.endings.0.iter().any(|(_, ending)| ending.kind.known() == Some(kind) && ending.when.is_none())
    };
    let conditional_only = file.endings.0.iter().any(|(_, ending)| ending.kind.known() == Some(EndingKind::Fair))
        && !fair(EndingKind::Fair);
    if conditional_only {
        findings.push(
            Finding::error(
                "E118",
                at.name(),
                "条件都不成立的时候是哪个结局，没有写",
                "which ending it is when no condition holds is not written",
            )
            .help("留一个 kind: ok 的结局不写 `when`", "leave one ending of kind ok without `when`"),
        );
    }
}
