//! What holds for every conversation and every file, tried on many drawn at random.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use heartfirst::debrief::{Judge, json};
use heartfirst::language::Lang;
use heartfirst::roleplay::{Attempt, Replay, Roleplay, State, option_order};
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::Scenario;
use heartfirst::source::{Format, Source, render};
use proptest::prelude::*;
use std::sync::LazyLock;
use support::shipped;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);
static SCENARIOS: LazyLock<[Scenario; 2]> = LazyLock::new(|| [shipped("four_quotes"), shipped("its_fine")]);

const TEMPLATE: &str = include_str!("diagnostics/template.ron");

fn roleplay(scenario: usize) -> Roleplay<'static> {
    Roleplay::new(&RULEBOOK, &SCENARIOS[scenario])
}

/// A scenario and choices as positions; longer than any conversation of the two.
fn conversation() -> impl Strategy<Value = (usize, Vec<usize>)> {
    (0..2usize, prop::collection::vec(0..4usize, 0..24))
}

/// Plays positions step by step until the conversation is over; the ids that were chosen, and every state.
fn steps(roleplay: &Roleplay<'_>, positions: &[usize]) -> (Vec<String>, Vec<State>) {
    let mut state = roleplay.begin(&mut ());
    let (mut ids, mut states) = (Vec::new(), vec![state]);
    for position in positions {
        if state.over.is_some() {
            break;
        }
        let responses = &roleplay.scenario.node(state.node).responses;
        let response = position % responses.len();
        ids.push(responses[response].id.clone());
        state = roleplay.step(state, response).0;
        states.push(state);
    }
    (ids, states)
}

fn replayed(roleplay: &Roleplay<'_>, seed: u64, choices: Vec<String>) -> Replay {
    roleplay.replay(&Attempt { seed, choices }).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_replay_equals_the_play_step_by_step((scenario, positions) in conversation()) {
        let roleplay = roleplay(scenario);
        let (ids, states) = steps(&roleplay, &positions);
        let replay = replayed(&roleplay, 7, ids);
        let mut seen: Vec<State> = replay.turns.iter().map(|turn| turn.before).collect();
        seen.push(replay.now(&roleplay));
        prop_assert_eq!(seen, states);
    }

    #[test]
    fn every_meter_and_every_score_is_a_percentage((scenario, positions) in conversation()) {
        let roleplay = roleplay(scenario);
        let (_, states) = steps(&roleplay, &positions);
        prop_assert!(states.iter().all(|state| state.mood.in_range() && state.audience <= 3));
        let score = Judge::new(roleplay).score(&states[states.len() - 1]);
        for value in score.dimensions.into_iter().chain([score.total, score.uncapped]) {
            prop_assert!((0..=100).contains(&value), "{:?}", score);
        }
        prop_assert!(score.caps.iter().all(|cap| score.total <= cap.limit));
    }

    #[test]
    fn no_seed_and_no_language_changes_a_score((scenario, positions) in conversation(), seed: u64) {
        let roleplay = roleplay(scenario);
        let judge = Judge::new(roleplay);
        let (ids, _) = steps(&roleplay, &positions);
        let [mut one, mut other] = [1, seed].map(|seed| json(&judge, &replayed(&roleplay, seed, ids.clone())));
        prop_assert!(one["seed"].take() == 1 && other["seed"].take() == seed);
        prop_assert_eq!(one, other);
        // A conversation has no language: reading it in one leaves no trace.
        let replay = replayed(&roleplay, seed, ids);
        for turn in &replay.turns {
            for lang in Lang::ALL {
                let moment = roleplay.moment(&turn.before, seed);
                prop_assert!(!moment.line.get(lang).is_empty());
                prop_assert!(moment.options.iter().all(|(_, words)| !words.get(lang).is_empty()));
                prop_assert!(!roleplay.reply(&turn.before, turn.response).get(lang).is_empty());
            }
        }
    }

    #[test]
    fn the_same_choices_give_the_same_json((scenario, positions) in conversation(), seed: u64) {
        let (ids, _) = steps(&roleplay(scenario), &positions);
        let text = || {
            let roleplay = roleplay(scenario);
            json(&Judge::new(roleplay), &replayed(&roleplay, seed, ids.clone())).to_string()
        };
        prop_assert_eq!(text(), text());
    }

    #[test]
    fn the_order_on_screen_is_a_permutation(seed: u64, node in ".{0,20}", count in 0..12usize) {
        let mut order = option_order(seed, &node, count);
        order.sort_unstable();
        prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
    }

    #[test]
    fn arbitrary_choices_are_played_or_refused(scenario in 0..2usize, choices in prop::collection::vec("[a-e]|.{0,9}", 0..20)) {
        if let Err(error) = roleplay(scenario).replay(&Attempt { seed: 0, choices }) {
            prop_assert!(Lang::ALL.iter().all(|lang| !error.message().get(*lang).is_empty()));
        }
    }
}

/// Whatever the text is, there is a scenario or a reason, and the reason can be printed in every way.
fn examine(bytes: Vec<u8>) {
    let (source, findings) = match Source::from_bytes("x.ron", bytes) {
        Ok(source) => {
            let (scenario, findings) = Scenario::examine(&source);
            assert!(scenario.is_some() || !findings.is_empty());
            (source, findings)
        }
        Err((source, finding)) => (source, vec![finding]),
    };
    print(&source, &findings);
}

fn print(source: &Source, findings: &[heartfirst::source::Finding]) {
    for lang in Lang::ALL {
        for format in [Format::Text, Format::Json, Format::Github] {
            let printed = render(source, findings, lang, format, false);
            assert_eq!(printed.is_empty(), findings.is_empty());
        }
    }
}

/// A text with a piece replaced, as by a slip: some characters at a random place become others.
fn slip(text: &'static str) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "",
        "",
        "\"",
        "“",
        "”",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        "，",
        ":",
        "：",
        "//",
        "/*",
        "\\",
        "\n",
        "-",
        "0",
        "9999999999",
        "x",
        "走",
        "\u{0}",
        "\u{feff}",
        "r#\"",
        "Some(",
        "()",
        "1.5",
        "true",
        "'",
        "#![enable(implicit_some)]",
    ]);
    (0..text.len(), 0..12usize, pieces).prop_map(move |(at, length, piece)| {
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let start = floor(at);
        format!("{}{piece}{}", &text[..start], &text[floor(start + length).max(start)..])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_no_way_to_fall(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        examine(bytes);
    }

    #[test]
    fn arbitrary_text_is_no_way_to_fall(text in "(Scenario\\(|[a-z_]{1,5}:|[\\(\\)\\[\\]\\{\\},:\"“”，\\\\]|\\PC|\n){0,60}") {
        examine(text.into_bytes());
    }

    #[test]
    fn a_slip_in_a_scenario_is_no_way_to_fall(text in slip(TEMPLATE)) {
        examine(text.into_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_in_a_rulebook_is_no_way_to_fall(text in slip(EMBEDDED)) {
        let source = Source::new("rulebook.ron", text);
        match Rulebook::load(&source) {
            // Whatever numbers it has, a conversation can be played and judged by it.
            Ok(rulebook) => {
                let roleplay = Roleplay::new(&rulebook, &SCENARIOS[0]);
                let state = *steps(&roleplay, &[2, 1, 3, 0, 2, 1, 3, 0, 1, 2, 3]).1.last().unwrap();
                let score = Judge::new(roleplay).score(&state);
                prop_assert!(state.mood.in_range() && score.dimensions.iter().all(|d| (0..=100).contains(d)));
            }
            Err(findings) => print(&source, &findings),
        }
    }
}
