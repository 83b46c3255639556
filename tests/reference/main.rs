//! Golden tests: every number of the reference traces, to the integer.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod tables;

use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Attempt, Replay, Roleplay};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use serde_json::Value;
use tables::*;

/// Plays the ideal path but for the named deviations, each at the first visit of its node.
fn choices(roleplay: &Roleplay<'_>, deviations: &[(&str, &str)]) -> Vec<String> {
    let scenario = roleplay.scenario;
    let mut left = deviations.to_vec();
    let mut state = roleplay.begin(&mut ());
    let mut choices = Vec::new();
    while state.over.is_none() {
        let node = scenario.node(state.node);
        let choice = match left.iter().position(|(id, _)| *id == node.id) {
            Some(index) => left.remove(index).1,
            None => "a",
        };
        let response = node.responses.iter().position(|response| response.id == choice).unwrap();
        choices.push(choice.to_owned());
        roleplay.advance(&mut state, response, &mut ());
    }
    // The recorded combinations name sentences that the customer no longer waits for.
    assert!(left.is_empty() || deviations.len() > 1, "never reached: {left:?}");
    choices
}

fn play(scenario: &Scenario, deviations: &[(&str, &str)]) -> (Replay, Value) {
    let rulebook = Rulebook::embedded();
    let roleplay = Roleplay::new(&rulebook, scenario);
    let judge = Judge::new(roleplay);
    let attempt = Attempt { seed: 7, choices: choices(&roleplay, deviations) };
    let replay = roleplay.replay(&attempt).unwrap();
    let json = heartfirst::debrief::json(&judge, &replay);
    (replay, json)
}

fn scenario(id: &str) -> Scenario {
    let library = Library::open(&[]);
    let entry = library.find(id).unwrap();
    entry.scenario.clone().unwrap_or_else(|| panic!("{:#?}", entry.findings))
}

fn trace(id: &str, expected: &[(&str, &str, [i32; 4], bool)]) {
    let scenario = scenario(id);
    let (replay, json) = play(&scenario, &[]);
    let seen: Vec<_> = replay
        .turns
        .iter()
        .map(|turn| {
            let node = scenario.node(turn.before.node);
            let mood = turn.after.mood;
            let meters = [mood.arousal, mood.heard, mood.trust, mood.patience];
            (node.id.as_str(), node.responses[turn.response].id.as_str(), meters, turn.after.gate_open)
        })
        .collect();
    assert_eq!(seen, expected);
    assert_eq!((&json["total"], &json["ending"]), (&100.into(), &"best".into()));
}

fn deviations(id: &str, expected: &[(&str, &str, &str, i32, &str, i32)]) {
    let scenario = scenario(id);
    let mut wrong = Vec::new();
    for (node, option, verdict, total, ending, trust) in expected {
        let (replay, json) = play(&scenario, &[(node, option)]);
        let end = replay.turns.last().unwrap().after.mood.trust;
        let seen = (json["total"].as_i64(), json["ending"].as_str(), end);
        if seen != (Some(i64::from(*total)), Some(ending), *trust) {
            wrong.push(format!("{node}-{option}: {seen:?}, not {total} {ending} {trust}"));
        }
        let written = scenario.nodes.iter().find(|n| n.id == *node).unwrap();
        let written = written.responses.iter().find(|r| r.id == *option).unwrap();
        assert_eq!(written.verdict.name(), *verdict, "{node}-{option}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn combinations(id: &str, expected: &[Combination]) {
    let scenario = scenario(id);
    for (path, total, ending, faults) in expected {
        let (_, json) = play(&scenario, path);
        let seen: Vec<_> = json["faults"].as_array().unwrap().iter().map(|f| f.as_str().unwrap()).collect();
        assert_eq!(
            (json["total"].as_i64(), json["ending"].as_str(), seen.as_slice()),
            (Some(i64::from(*total)), Some(*ending), *faults),
            "{path:?}"
        );
    }
}

#[test]
fn four_quotes_ideal_path() {
    trace("four_quotes", FOUR_QUOTES_TRACE);
}

#[test]
fn four_quotes_what_one_wrong_choice_costs() {
    deviations("four_quotes", FOUR_QUOTES_DEVIATIONS);
}

#[test]
fn four_quotes_recorded_combinations() {
    combinations("four_quotes", FOUR_QUOTES_COMBINATIONS);
}

#[test]
fn four_quotes_par() {
    par("four_quotes", [59, 54, 58, 71, 66, 48, 39, 57]);
}

#[test]
fn its_fine_ideal_path() {
    trace("its_fine", ITS_FINE_TRACE);
}

#[test]
fn its_fine_what_one_wrong_choice_costs() {
    deviations("its_fine", ITS_FINE_DEVIATIONS);
}

#[test]
fn its_fine_recorded_combinations() {
    combinations("its_fine", ITS_FINE_COMBINATIONS);
}

#[test]
fn its_fine_par() {
    par("its_fine", [64, 59, 64, 51, 67, 57, 35, 51]);
}

fn par(id: &str, expected: [i32; 8]) {
    let (rulebook, scenario) = (Rulebook::embedded(), scenario(id));
    assert_eq!(Judge::new(Roleplay::new(&rulebook, &scenario)).par(), &expected);
}
