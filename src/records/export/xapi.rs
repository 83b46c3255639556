//! Conversations as xAPI 1.0.3 statements: for a learning record store, as a file or over the network.
//!
//! A finished conversation is `initialized`, one `answered` per sentence (a `cmi.interaction` of type `choice`),
//! `completed`, `passed` or `failed`, and `terminated`, all with the conversation's name as registration. The id of
//! a statement is made from its content, so the same deed has the same id however often it is sent.

use crate::debrief::{Judge, evidence};
use crate::language::{Lang, Text};
use crate::records::progress::PASS;
use crate::records::{Moment, Run, Trainee};
use crate::roleplay::{Attempt, Event, Roleplay, State};
use crate::rulebook::{Dimension, Mood};
use crate::scenario::Verdict;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Where the names of people, cases and extensions are rooted unless a school gives a place of its own. It is
/// reserved for names that lead nowhere.
pub const HOME: &str = "https://heartfirst.invalid";

/// A conversation with what its statements need.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The judge of the texts it was played on.
    pub judge: &'a Judge<'a>,
    /// The conversation.
    pub run: &'a Run,
    /// When each choice was made, in milliseconds since 1970.
    pub moments: &'a [i64],
    /// Who played.
    pub trainee: &'a Trainee,
    /// The root of all names, without a slash at the end.
    pub home: &'a str,
    /// The language it is told in.
    pub lang: Lang,
}

/// The statements of a conversation in order. None if its choices do not fit its text.
#[must_use]
pub fn statements(told: &Told<'_>) -> Vec<Value> {
    let roleplay = told.judge.roleplay();
    let attempt = Attempt { seed: told.run.seed, choices: told.run.choices.clone() };
    let Ok(replay) = roleplay.replay(&attempt) else { return Vec::new() };
    let run = told.run;
    let case = told.case();
    let mut list = vec![told.statement("initialized", run.started.ms, case.clone(), None, true)];
    let mut before = run.started.ms;
    for (index, turn) in replay.turns.iter().enumerate() {
        let at = told.moments.get(index).copied().unwrap_or(before).max(before);
        let response = turn.response(&roleplay);
        let node = roleplay.scenario.node(turn.before.node);
        let choices: Vec<Value> = (0..node.responses.len())
            .map(
                |it| json!({ "id": node.responses[it].id, "description": languages(roleplay.words(&turn.before, it)) }),
            )
            .collect();
        let best: Vec<&str> = node
            .responses
            .iter()
            .filter(|response| response.verdict == Verdict::Best)
            .map(|response| response.id.as_str())
            .collect();
        let line = roleplay.moment(&turn.before, run.seed).line.clone();
        let object = json!({
            "objectType": "Activity",
            "id": format!("{}/turn/{}", told.case_id(), node.id),
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
                "name": languages(if node.title.get(told.lang).is_empty() { &line } else { &node.title }),
                "description": languages(&line),
                "interactionType": "choice",
                "choices": choices,
                "correctResponsesPattern": best,
            },
        });
        let acts: Vec<Value> = evidence(turn).0.iter().map(|act| json!(act.act)).collect();
        let early = turn.events.iter().find_map(|event| match event {
            Event::Early(tier) => Some(tier.number()),
            _ => None,
        });
        let result = json!({
            "response": response.id,
            "success": matches!(response.verdict, Verdict::Best | Verdict::Fair),
            "duration": duration(at - before),
            "extensions": {
                told.extension("turn"): index + 1,
                told.extension("verdict"): response.verdict.name(),
                told.extension("acts"): acts,
                told.extension("early-tier"): early,
                told.extension("mood-before"): mood(&turn.before),
                told.extension("mood-after"): mood(&turn.after),
                told.extension("gate"): gate(&turn.after),
            },
        });
        list.push(told.statement("answered", at, object, Some(result), false));
        before = at;
    }
    let end = run.ended.max(before);
    let outcome = &run.outcome;
    let dimensions: Map<String, Value> =
        Dimension::ALL.iter().zip(outcome.dimensions).map(|(it, value)| (it.name().to_owned(), json!(value))).collect();
    let score = json!({
        "scaled": f64::from(outcome.total) / 100.0, "raw": outcome.total, "min": 0, "max": 100,
    });
    let took = duration(end - run.started.ms);
    let details = json!({
        told.extension("dimensions"): dimensions,
        told.extension("ending"): outcome.ending,
        told.extension("hard-faults"): outcome.hard,
        told.extension("major-faults"): outcome.major,
        told.extension("run"): run.counts(),
    });
    let completed = json!({ "completion": true, "duration": took, "score": score, "extensions": details });
    list.push(told.statement("completed", end, case.clone(), Some(completed), true));
    let is_passed = outcome.total >= PASS;
    let judged = json!({ "success": is_passed, "score": score, "duration": took });
    list.push(told.statement(if is_passed { "passed" } else { "failed" }, end, case.clone(), Some(judged), true));
    list.push(told.statement("terminated", end, case, Some(json!({ "duration": took })), true));
    list
}

impl Told<'_> {
    fn roleplay(&self) -> Roleplay<'_> {
        self.judge.roleplay()
    }

    fn case_id(&self) -> String {
        format!("{}/case/{}", self.home, self.run.scenario)
    }

    fn extension(&self, name: &str) -> String {
        format!("{}/xapi/{name}", self.home)
    }

    fn case(&self) -> Value {
        let scenario = self.roleplay().scenario;
        json!({
            "objectType": "Activity",
            "id": self.case_id(),
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/simulation",
                "name": languages(&scenario.title),
                "description": languages(&scenario.premise),
            },
        })
    }

    fn statement(&self, verb: &str, at: i64, object: Value, result: Option<Value>, is_case: bool) -> Value {
        let run = self.run;
        let trainee = self.trainee;
        let account = if trainee.number.is_empty() { trainee.uuid.to_string() } else { trainee.number.clone() };
        let mut context = json!({
            "registration": run.uuid,
            "platform": "Heart First",
            "language": self.lang.pick("zh-CN", "en"),
            "extensions": {
                self.extension("seed"): run.seed.to_string(),
                self.extension("mode"): if run.exam { "exam" } else { "practice" },
            },
        });
        if !is_case {
            context["contextActivities"] = json!({ "parent": [{ "objectType": "Activity", "id": self.case_id() }] });
        }
        let mut actor = json!({
            "objectType": "Agent",
            "account": { "homePage": self.home, "name": account },
        });
        if !trainee.name.is_empty() {
            actor["name"] = json!(trainee.name);
        }
        let mut statement = json!({
            "actor": actor,
            "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}"), "display": { "en": verb } },
            "object": object,
            "context": context,
            "timestamp": Moment::new(at, 0).utc(),
            "version": "1.0.3",
        });
        if let Some(result) = result {
            statement["result"] = result;
        }
        let hash = blake3::hash(statement.to_string().as_bytes());
        let half = std::array::from_fn(|index| hash.as_bytes()[index]);
        let id: Uuid = uuid::Builder::from_random_bytes(half).into_uuid();
        statement["id"] = json!(id);
        statement
    }
}

/// A language map of what is written; never empty, because an empty one is no language map.
fn languages(text: &Text) -> Value {
    let mut map = Map::new();
    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        if let Some(words) = text.written(lang) {
            map.insert(tag.to_owned(), json!(words));
        }
    }
    if map.is_empty() {
        map.insert("und".to_owned(), json!(""));
    }
    Value::Object(map)
}

fn mood(state: &State) -> Mood {
    state.mood
}

fn gate(state: &State) -> &'static str {
    if state.gate_open { "open" } else { "closed" }
}

/// ISO 8601 with hundredths, as `PT8.40S`.
fn duration(ms: i64) -> String {
    let hundredths = ms.max(0) / 10;
    format!("PT{}.{:02}S", hundredths / 100, hundredths % 100)
}
