//! The terminal as a person, a pipe and a screen reader meet it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::debrief::Judge;
use heartfirst::language::Lang;
use heartfirst::records::{Nowhere, Start};
use heartfirst::roleplay::{Attempt, Roleplay, option_order};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use heartfirst::terminal::{Console, Mode, Outcome, Record, Session, Style, play};

const SEED: u64 = 7;

fn scenario(id: &str) -> Scenario {
    Library::open(&[]).find(id).unwrap().scenario.clone().unwrap()
}

/// Plays with the given input and gives how it ended and everything that was printed.
fn run(scenario: &Scenario, input: &str, style: Style, lang: Lang, mode: Mode) -> (Outcome, String) {
    let rulebook = Rulebook::embedded();
    let judge = Judge::new(Roleplay::new(&rulebook, scenario));
    let mut output = Vec::new();
    let mut console = Console::new(input.as_bytes(), &mut output, style, lang);
    let attempt = Attempt { seed: SEED, choices: Vec::new() };
    let mut nowhere = Nowhere::default();
    let record = Record::new(&mut nowhere, Start::default());
    let outcome = play(&mut console, Session { judge: &judge, attempt, mode, record }, |_, _| {}).unwrap();
    (outcome, String::from_utf8(output).unwrap())
}

const NARROW: Style = Style { width: 60, colour: false, drawn: true };

/// The keys that play the ideal path.
fn ideal_keys(scenario: &Scenario) -> String {
    let rulebook = Rulebook::embedded();
    let roleplay = Roleplay::new(&rulebook, scenario);
    let judge = Judge::new(roleplay);
    let mut state = roleplay.begin(&mut ());
    let mut keys = String::new();
    for response in judge.ideal() {
        let node = scenario.node(state.node);
        let order = option_order(SEED, &node.id, node.responses.len());
        let shown = order.iter().position(|index| index == response).unwrap();
        keys += &format!("{}\n", shown + 1);
        roleplay.advance(&mut state, *response, &mut ());
    }
    keys
}

#[test]
fn a_whole_case_fits_sixty_columns_in_both_languages() {
    for id in ["four_quotes", "its_fine"] {
        let scenario = scenario(id);
        for lang in Lang::ALL {
            let (outcome, text) = run(&scenario, &ideal_keys(&scenario), NARROW, lang, Mode::Practice);
            assert_eq!(outcome, Outcome::Finished);
            for line in text.lines() {
                let width = textwrap::core::display_width(line);
                assert!(width <= NARROW.width + "你说（1–4）？ ".len(), "{width}: {line}");
            }
            assert!(text.contains(lang.pick("总分 100：优秀", "Total 100: Distinction")), "{text}");
            assert!(!text.contains('\u{1b}'), "escape codes without colour");
        }
    }
}

#[test]
fn no_line_of_text_begins_with_a_closing_mark() {
    let scenario = scenario("four_quotes");
    let (_, text) = run(&scenario, &ideal_keys(&scenario), NARROW, Lang::Zh, Mode::Practice);
    for line in text.lines() {
        let first = line.trim_start().chars().next().unwrap_or(' ');
        assert!(!"，。！？；：、）”’》".contains(first), "{line}");
        assert!(!line.ends_with(['（', '“', '‘', '《']), "{line}");
    }
}

#[test]
fn the_end_of_input_leaves_with_the_choices_made() {
    let scenario = scenario("four_quotes");
    for (input, made) in [("", 0), ("1\n2\n", 2), ("1\nq\n3\n", 1), ("1\n2", 2), ("\n\n\n", 0)] {
        let (outcome, _) = run(&scenario, input, NARROW, Lang::En, Mode::Practice);
        let Outcome::Left(attempt) = outcome else { panic!("{input:?} finished") };
        assert_eq!((attempt.seed, attempt.choices.len()), (SEED, made), "{input:?}");
    }
}

#[test]
fn the_language_switches_in_mid_play_and_nothing_else_changes() {
    let scenario = scenario("its_fine");
    let keys = ideal_keys(&scenario);
    let (first, rest) = keys.split_once('\n').unwrap();
    let (outcome, text) = run(&scenario, &format!("{first}\nl\n{rest}"), NARROW, Lang::Zh, Mode::Practice);
    assert_eq!(outcome, Outcome::Finished);
    assert!(text.contains("没事，挺好的") && text.contains("Total 100"), "{text}");
}

#[test]
fn undo_takes_back_a_sentence_in_practice_and_not_in_an_exam() {
    let scenario = scenario("four_quotes");
    let left = |mode| match run(&scenario, "1\nu\n", NARROW, Lang::En, mode).0 {
        Outcome::Left(attempt) => attempt.choices.len(),
        Outcome::Finished => panic!("finished"),
    };
    assert_eq!(left(Mode::Practice), 0);
    assert_eq!(left(Mode::Exam), 1);
}

#[test]
fn an_exam_says_nothing_about_the_gate_and_gives_no_hint() {
    let scenario = scenario("four_quotes");
    let (_, text) = run(&scenario, "h\n1\n2\n3\n", NARROW, Lang::En, Mode::Exam);
    for word in ["gate", "Hint", "too early"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn the_customer_never_hears_of_options_by_id_nor_of_verdicts() {
    let scenario = scenario("four_quotes");
    let (_, text) = run(&scenario, &ideal_keys(&scenario), NARROW, Lang::En, Mode::Practice);
    for word in ["verdict", "weak", "(a)", "`a`"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn without_drawing_the_curve_is_told_in_words() {
    let scenario = scenario("four_quotes");
    let style = Style { drawn: false, ..NARROW };
    let (_, text) = run(&scenario, &ideal_keys(&scenario), style, Lang::En, Mode::Practice);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Sentence 1: arousal 37, heard 43, trust 54, patience 61, gate closed"), "{text}");
    assert!(!text.contains('█'));
}

#[test]
fn noise_on_the_keyboard_is_answered_and_harmless() {
    let scenario = scenario("four_quotes");
    let noise = "0\n5\n99999999999999999999\n-1\n你好\n\u{7f}\n\t\n1;rm\n";
    let (outcome, text) = run(&scenario, noise, NARROW, Lang::En, Mode::Practice);
    assert!(matches!(outcome, Outcome::Left(attempt) if attempt.choices.is_empty()));
    assert!(text.contains("means nothing here"));
}
