//! Item analysis: what real attempts say about a case. Every attempt is replayed by the engine; nothing in a line
//! is believed but what was chosen.

use super::apart::{discrimination, percent, quarters};
use super::strategy::pass_mark;
use crate::debrief::Judge;
use crate::language::Text;
use crate::roleplay::{Attempt, Replay};
use crate::scenario::Verdict;
use serde_json::Value;

/// A node met less often says nothing about an option that nobody takes.
pub const ENOUGH_AT_A_NODE: usize = 10;

/// A line of a file of attempts, as far as it can be read without knowing the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number of the line, or of the entry in an array, from 1.
    pub number: usize,
    /// Id of the scenario.
    pub scenario: String,
    /// BLAKE3 of the text of the scenario in hexadecimal, if the line says so.
    pub scenario_hash: Option<String>,
    /// In which changed form it was played; empty as written.
    pub variant: String,
    /// The options chosen.
    pub attempt: Attempt,
}

/// The attempts of a file, and what is wrong with the lines that hold none.
///
/// A file is one attempt a line, an array of them, or one document such as that of `play --json`, of which the
/// options of `turns` are the choices.
#[must_use]
pub fn read_plays(text: &str) -> (Vec<Line>, Vec<(usize, Text)>) {
    let text = text.trim_start_matches('\u{feff}');
    let (mut lines, mut unread) = (Vec::new(), Vec::new());
    let mut add = |number: usize, value: Result<Value, serde_json::Error>| match value {
        Ok(value) => match line(number, &value) {
            Ok(line) => lines.push(line),
            Err(why) => unread.push((number, why)),
        },
        Err(error) => {
            unread.push((number, Text::new(format!("不是 JSON（{error}）"), format!("this is no JSON ({error})"))));
        }
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(values)) => {
            values.into_iter().enumerate().for_each(|(index, value)| add(index + 1, Ok(value)));
        }
        Ok(value) => add(1, Ok(value)),
        Err(_) => {
            let written = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            written.for_each(|(index, line)| add(index + 1, serde_json::from_str(line)));
        }
    }
    (lines, unread)
}

fn line(number: usize, value: &Value) -> Result<Line, Text> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let no_choices = || Text::new("没有 choices，也没有 turns", "it has neither `choices` nor `turns`");
    let scenario = text("scenario").filter(|id| !id.is_empty());
    let scenario = scenario.ok_or_else(|| Text::new("没有 scenario", "it has no `scenario`"))?;
    let list = |name: &str| value.get(name).and_then(Value::as_array);
    let choices: Option<Vec<String>> = match (list("choices"), list("turns")) {
        (Some(choices), _) => choices.iter().map(|choice| choice.as_str().map(str::to_owned)).collect(),
        (None, Some(turns)) => turns.iter().map(|turn| Some(turn.get("option")?.as_str()?.to_owned())).collect(),
        (None, None) => return Err(no_choices()),
    };
    let choices =
        choices.ok_or_else(|| Text::new("choices 里有的不是选项名", "some of its choices are no option ids"))?;
    Ok(Line {
        number,
        scenario,
        scenario_hash: text("scenario_hash"),
        variant: text("variant").unwrap_or_default(),
        attempt: Attempt { seed: value.get("seed").and_then(Value::as_u64).unwrap_or(0), choices },
    })
}

/// What attempts say about one case.
#[derive(Clone, Debug)]
pub struct Plays {
    /// Attempts counted.
    pub counted: usize,
    /// Of these, conversations that came to their end.
    pub complete: usize,
    /// Of these, the ones that passed.
    pub passed: usize,
    /// Sum of the totals of complete ones.
    pub sum: i64,
    /// Of those counted, attempts on another version of the text whose choices are still possible.
    pub other_version: usize,
    /// Lines left out, with why.
    pub left_out: Vec<(usize, Text)>,
    /// Attempts in the upper and in the lower quartile of totals; equal totals stay together.
    pub quartiles: [usize; 2],
    /// By node, in written order.
    pub nodes: Vec<NodePlays>,
}

/// One node. An attempt counts where it first comes to the node.
#[derive(Clone, Debug, Default)]
pub struct NodePlays {
    /// Attempts that came here.
    pub met: usize,
    /// Of these, attempts that end here without a choice.
    pub dropped: usize,
    /// In percent of those who chose: how many chose the author's best option. High is easy. `None` if nobody did.
    pub difficulty: Option<i32>,
    /// Hundredths: share of the best option in the upper quartile less that in the lower one.
    pub discrimination: Option<i32>,
    /// By option.
    pub options: Vec<OptionPlays>,
}

/// One option.
#[derive(Clone, Debug, Default)]
pub struct OptionPlays {
    /// How often it was chosen.
    pub taken: usize,
    /// Hundredths: its share in the upper quartile less that in the lower one.
    pub discrimination: Option<i32>,
    /// A distractor that nobody takes though enough came here.
    pub unused: bool,
}

/// How well a node tells good attempts from poor ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Above 0.30.
    Good,
    /// 0.20 to 0.30.
    Fair,
    /// Below 0.20.
    Revise,
    /// Too few attempts to say.
    TooFew,
}

impl NodePlays {
    /// What its discrimination means.
    #[must_use]
    pub const fn judgement(&self) -> Judgement {
        match self.discrimination {
            None => Judgement::TooFew,
            Some(hundredths) if hundredths > 30 => Judgement::Good,
            Some(hundredths) if hundredths >= 20 => Judgement::Fair,
            Some(_) => Judgement::Revise,
        }
    }

    /// How often any option was chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.options.iter().map(|option| option.taken).sum()
    }
}

/// One attempt, counted: where it first chose what, and its total if it came to its end.
struct Counted {
    first: Vec<Option<usize>>,
    total: Option<u8>,
}

/// Analyses the lines that are about the scenario of a judge. `hash` is that of its text.
///
/// An attempt on another version of the text is counted if its choices are still possible, and left out otherwise;
/// one in a changed form is left out.
#[must_use]
pub fn plays(judge: &Judge<'_>, hash: &str, lines: &[Line]) -> Plays {
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let mut plays = Plays {
        counted: 0,
        complete: 0,
        passed: 0,
        sum: 0,
        other_version: 0,
        left_out: Vec::new(),
        quartiles: [0; 2],
        nodes: scenario
            .nodes
            .iter()
            .map(|node| NodePlays {
                options: vec![OptionPlays::default(); node.responses.len()],
                ..NodePlays::default()
            })
            .collect(),
    };
    let pass = pass_mark(judge);
    let mut counted = Vec::new();
    for line in lines.iter().filter(|line| line.scenario == scenario.id) {
        if !line.variant.is_empty() {
            let why = Text::new("练的是改过的样子", "it was played in a changed form");
            plays.left_out.push((line.number, why));
            continue;
        }
        let replay = match roleplay.replay(&line.attempt) {
            Ok(replay) => replay,
            Err(error) => {
                plays.left_out.push((line.number, error.message()));
                continue;
            }
        };
        plays.counted += 1;
        plays.other_version += usize::from(line.scenario_hash.as_ref().is_some_and(|other| other != hash));
        let one = count(judge, &replay, &mut plays.nodes);
        if let Some(total) = one.total {
            plays.complete += 1;
            plays.passed += usize::from(i32::from(total) >= pass);
            plays.sum += i64::from(total);
        }
        counted.push(one);
    }
    plays.finish(scenario, &counted);
    plays
}

fn count(judge: &Judge<'_>, replay: &Replay, nodes: &mut [NodePlays]) -> Counted {
    let roleplay = judge.roleplay();
    let mut first: Vec<Option<usize>> = vec![None; nodes.len()];
    for turn in &replay.turns {
        let node = turn.before.node;
        if first[node].is_none() {
            first[node] = Some(turn.response);
            nodes[node].met += 1;
            nodes[node].options[turn.response].taken += 1;
        }
    }
    let now = replay.now(&roleplay);
    if now.over.is_none() {
        let node = &mut nodes[now.node];
        node.met += usize::from(first[now.node].is_none());
        node.dropped += 1;
    }
    let total = |_| u8::try_from(judge.total(&now)).unwrap_or(u8::MAX);
    Counted { first, total: now.over.map(total) }
}

impl Plays {
    fn finish(&mut self, scenario: &crate::scenario::Scenario, counted: &[Counted]) {
        let totals: Vec<u8> = counted.iter().filter_map(|one| one.total).collect();
        let quarters = quarters(&totals);
        let within = |is: &dyn Fn(u8) -> bool| totals.iter().filter(|total| is(**total)).count();
        self.quartiles =
            quarters.map_or([0; 2], |(low, high)| [within(&|total| total >= high), within(&|total| total <= low)]);
        for (index, node) in self.nodes.iter_mut().enumerate() {
            let chosen = node.chosen();
            let is_best = |response: usize| scenario.nodes[index].responses[response].verdict == Verdict::Best;
            let answers: Vec<(usize, u8)> =
                counted.iter().filter_map(|one| Some((one.first[index]?, one.total?))).collect();
            let apart = |is: &dyn Fn(usize) -> bool| {
                let answers: Vec<(bool, u8)> =
                    answers.iter().map(|(response, total)| (is(*response), *total)).collect();
                discrimination(&answers, quarters)
            };
            node.discrimination = apart(&is_best);
            let best: usize =
                node.options.iter().enumerate().filter(|(option, _)| is_best(*option)).map(|(_, o)| o.taken).sum();
            node.difficulty = (chosen > 0).then(|| i32::from(percent(best, chosen)));
            for (response, option) in node.options.iter_mut().enumerate() {
                option.discrimination = apart(&|other| other == response);
                option.unused = option.taken == 0 && !is_best(response) && chosen >= ENOUGH_AT_A_NODE;
            }
        }
    }

    /// The mean total of complete attempts in tenths of a point.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<i64> {
        i64::try_from(self.complete).ok().filter(|count| *count > 0).map(|count| self.sum * 10 / count)
    }
}
