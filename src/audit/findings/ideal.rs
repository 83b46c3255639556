//! W218, W219: the line of best options is in order, ends best, and beats every single step beside it.

use super::option;
use crate::debrief::Judge;
use crate::roleplay::{Event, State, Timing};
use crate::rulebook::Act;
use crate::scenario::{EndingKind, Verdict};
use crate::source::{Finding, Place};

/// What the ideal path is worth at least.
const FLAWLESS: i32 = 95;

pub(super) fn check(judge: &Judge<'_>, findings: &mut Vec<Finding>) {
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let mut turns: Vec<(State, usize)> = Vec::new();
    let mut state = roleplay.begin(&mut ());
    let mut complained: Vec<usize> = Vec::new();
    for response in judge.ideal() {
        turns.push((state, *response));
        let (next, events) = roleplay.step(state, *response);
        let early: Vec<Act> = events
            .iter()
            .filter_map(|event| match event {
                Event::Acted { act, timing: Timing::Early(_) } => Some(*act),
                _ => None,
            })
            .collect();
        if let Some(act) = early.first().filter(|_| !complained.contains(&state.node)) {
            complained.push(state.node);
            findings.push(too_early(judge, &state, *response, *act));
        }
        state = next;
    }
    let score = judge.score(&state);
    let ending = &scenario.endings[score.ending];
    if ending.kind != EndingKind::Best {
        findings.push(not_the_best_ending(&ending.id, score.total));
        return;
    }
    if score.total < FLAWLESS {
        let (total, top) = (score.total, Place::top().field("first"));
        findings.push(
            Finding::warning(
                "W219",
                top,
                format!("每个节点都选 best，只得 {total} 分，该在 {FLAWLESS} 分以上"),
                format!("the line of best options is worth {total}; it should be {FLAWLESS} or more"),
            )
            .help(
                "heartfirst play 走一遍最好的一路，看复盘里哪一项没得满",
                "play the best line with `heartfirst play` and see in the debrief which dimension falls short",
            ),
        );
    }
    // Many times what a long scenario needs; a file made to take for ever is let go.
    let mut steps = 8_000;
    for (at, best) in &turns {
        for other in 0..scenario.node(at.node).responses.len() {
            if other == *best {
                continue;
            }
            let Some(end) = play_on(judge, *at, other, &mut steps) else { return };
            let total = judge.total(&end);
            if total >= score.total {
                findings.push(no_worse(judge, at.node, other, *best, total, score.total));
            }
        }
    }
}

/// The end of a conversation in which one response is chosen and everything after it is the best; `None` when the
/// steps run out.
fn play_on(judge: &Judge<'_>, mut state: State, first: usize, steps: &mut u32) -> Option<State> {
    let roleplay = judge.roleplay();
    let mut response = first;
    loop {
        *steps = steps.checked_sub(1)?;
        roleplay.advance(&mut state, response, &mut ());
        if state.over.is_some() {
            return Some(state);
        }
        let responses = &roleplay.scenario.node(state.node).responses;
        response = responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0);
    }
}

fn too_early(judge: &Judge<'_>, state: &State, response: usize, act: Act) -> Finding {
    let scenario = judge.roleplay().scenario;
    let best = &scenario.node(state.node).responses[response];
    let written = best.acts.iter().rev().find_map(|acts| acts.value.iter().position(|other| *other == act));
    let at = option(scenario, state.node, response).field("acts");
    let (arousal, heard) = (state.mood.arousal, state.mood.heard);
    Finding::warning(
        "W218",
        written.map_or(at.clone(), |index| at.item(index)),
        format!("一路都选 best，走到这里情绪的门还没开（激动度 {arousal}，被倾听感 {heard}），`{act}` 说早了，最好的一句反倒扣分"),
        format!("on the line of best options the gate is still closed here (arousal {arousal}, heard {heard}): `{act}` comes too early, and the best option loses points"),
    )
    .help(
        "前面多安抚一两句，或者把它挪到后面的节点；同一句里先写 name_feeling 也行",
        "soothe once or twice before it, or move it to a later node; name_feeling earlier in the same option may do",
    )
}

fn not_the_best_ending(id: &str, total: i32) -> Finding {
    Finding::warning(
        "W219",
        Place::top().field("endings").name(),
        format!("每个节点都选 best，得 {total} 分，走到的结局是 `{id}`，不是 kind: best 的那个"),
        format!("the line of best options is worth {total} and ends in `{id}`, which is not of kind best"),
    )
    .help(
        "看看 best 结局的 when 要的标记和事实，最好的那几句是不是都给了",
        "see whether the best options bring all the flags and facts that the `when` of the best ending asks for",
    )
}

fn no_worse(judge: &Judge<'_>, node: usize, other: usize, best: usize, total: i32, ideal: i32) -> Finding {
    let scenario = judge.roleplay().scenario;
    let responses = &scenario.nodes[node].responses;
    let (name, best_name) = (&responses[other].id, &responses[best].id);
    Finding::warning(
        "W219",
        option(scenario, node, other).field("verdict"),
        format!("这里选 `{name}`、其余都选 best，得 {total} 分，不比全选 best 的 {ideal} 分少"),
        format!(
            "`{name}` here and the best everywhere else is worth {total}, no less than the {ideal} of the best line"
        ),
    )
    .related(option(scenario, node, best).name(), "这里的 best", "the best one here")
    .help(
        format!("把 `{name}` 差在哪里写进 acts，或者让它当 best"),
        format!("write into the acts of `{name}` what it lacks, or make it the best instead of `{best_name}`"),
    )
}
