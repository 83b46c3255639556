//! W214: promises and deadlines agree with the clock of the story.

use super::flow::Flow;
use crate::rulebook::{Act, Fault, Move};
use crate::scenario::file::ScenarioFile;
use crate::scenario::{Node, Scenario, StoryTime};
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, file: &ScenarioFile, flow: &Flow, findings: &mut Vec<Finding>) {
    for (index, (node, (_, written))) in scenario.nodes.iter().zip(&file.nodes.0).enumerate() {
        let at = Place::top().field("nodes").entry(index, &node.id);
        for (n, (response, (id, wrote))) in node.responses.iter().zip(&written.options.0).enumerate() {
            let at = at.field("options").entry(n, id);
            for (n, promise) in wrote.promises.iter().enumerate() {
                let due = StoryTime::parse(promise.due.day, &promise.due.at);
                if let Some((due, now)) = due.zip(earliest(node)).filter(|(due, now)| due < now) {
                    findings.push(past(&at.field("promises").item(n).field("due"), due, now));
                }
            }
            let sets_one = |act: &Act| *act == Act::Move(Move::SetDeadline);
            let deadline = wrote.acts.iter().position(|word| word.known().is_some_and(|act| sets_one(&act)));
            if let Some(act) = deadline.filter(|_| response.promises.is_empty()) {
                findings.push(unwritten(&at.field("acts").item(act)));
            }
            if let Some(known) = flow.at(node, index) {
                for (n, promise) in response.keeps.iter().enumerate() {
                    let made = (known.may_promises | known.after(response).may_promises) & (1 << (promise % 64)) != 0;
                    if !made {
                        findings.push(never_made(&at.field("keeps").item(n), &scenario.promises[*promise]));
                    }
                }
            }
        }
    }
    left_open(scenario, file, findings);
}

fn earliest(node: &Node) -> Option<StoryTime> {
    node.time.iter().map(|time| time.value).min()
}

fn clock(time: StoryTime) -> String {
    let (hours, minutes) = time.clock();
    format!("day: {}, at: \"{hours:02}:{minutes:02}\"", time.day())
}

fn past(at: &Place, due: StoryTime, now: StoryTime) -> Finding {
    Finding::warning(
        "W214",
        at.clone(),
        format!("许下的时候就已经过期了：期限是 {}，而这时是 {}", clock(due), clock(now)),
        format!("this is due before it is promised: due {}, promised {}", clock(due), clock(now)),
    )
    .help("把 due 改到这个节点的 time 之后", "let `due` be later than the `time` of this node")
}

fn unwritten(at: &Place) -> Finding {
    Finding::warning(
        "W214",
        at.clone(),
        "说了期限，可没有写进承诺：复盘里的承诺账会漏掉它",
        "a deadline is set, but no promise is written down: the ledger of the debrief will miss it",
    )
    .help(
        "加上 `promises: [(name: \"call_back\", what: (zh: \"…\", en: \"…\"), due: (day: 0, at: \"18:00\"))],`",
        "add `promises: [(name: \"call_back\", what: (zh: \"…\", en: \"…\"), due: (day: 0, at: \"18:00\"))],`",
    )
}

fn never_made(at: &Place, name: &str) -> Finding {
    Finding::warning(
        "W214",
        at.clone(),
        format!("走到这里，没有哪条路许过 `{name}`，也就谈不上兑现"),
        format!("no way here has made the promise `{name}`, so it cannot be kept here"),
    )
    .help("把 keeps 移到许诺之后的节点", "move `keeps` to a node after the promise")
}

/// A promise that falls due before the last scene is kept somewhere, or its breaking is booked.
fn left_open(scenario: &Scenario, file: &ScenarioFile, findings: &mut Vec<Finding>) {
    let responses = || scenario.nodes.iter().flat_map(|node| &node.responses);
    let enters = || scenario.nodes.iter().flat_map(|node| &node.enter);
    let is_broken = |act: &Act| *act == Act::Fault(Fault::BrokenPromise);
    let breaks = responses().any(|response| response.acts.iter().any(|acts| acts.value.iter().any(is_broken)))
        || enters().any(|enter| enter.faults.contains(&Fault::BrokenPromise));
    let last_scene = scenario.nodes.iter().flat_map(|node| &node.time).map(|time| time.value).max();
    if breaks {
        return;
    }
    for (index, name) in scenario.promises.iter().enumerate() {
        let keeps = responses().any(|response| response.keeps.contains(&index))
            || enters().any(|enter| enter.keeps.contains(&index));
        let in_play = |due: StoryTime| last_scene.is_some_and(|last| due < last);
        let due = responses().flat_map(|r| &r.promises).filter(|promise| promise.name == index);
        if keeps || !due.map(|promise| promise.due).any(in_play) {
            continue;
        }
        if let Some(at) = made(file, name) {
            findings.push(
                Finding::warning(
                    "W214",
                    at,
                    format!("`{name}` 在最后一幕之前就到期，可没有人兑现它，也没有地方记它失信"),
                    format!("`{name}` falls due before the last scene, but nothing keeps it and no breach is booked"),
                )
                .help(
                    format!("在兑现它的回答或节点里写 `keeps: [\"{name}\"],`，或在失信的地方记 broken_promise"),
                    format!("write `keeps: [\"{name}\"],` where it is kept, or book broken_promise where it is not"),
                ),
            );
        }
    }
}

/// Where a promise is first made.
fn made(file: &ScenarioFile, name: &str) -> Option<Place> {
    for (index, (id, node)) in file.nodes.0.iter().enumerate() {
        for (option, (option_id, wrote)) in node.options.0.iter().enumerate() {
            if let Some(n) = wrote.promises.iter().position(|promise| promise.name == name) {
                let at = Place::top().field("nodes").entry(index, id).field("options").entry(option, option_id);
                return Some(at.field("promises").item(n).field("name"));
            }
        }
    }
    None
}
