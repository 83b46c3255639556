//! The acceptance checks 1 to 31: what the simulator must do, each as one test with its number.
//!
//! Checks of the engine run on small generated scenarios, checks of a case on the scenario itself. States are
//! (arousal, heard, trust, patience).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use heartfirst::debrief::{CapReason, Remedy};
use heartfirst::language::Lang;
use heartfirst::roleplay::{Event, LeaveReason, Over, Roleplay, Timing};
use heartfirst::rulebook::{Dimension, Fault, Rulebook, Severity, Tier};
use heartfirst::scenario::Library;
use support::{Mini, Played, ideal_but, shipped};

const IDEAL: &[(&str, &str)] = &[];

/// Whether a total is limited to this.
fn is_capped(played: &Played, limit: i32) -> bool {
    played.score.caps.iter().any(|cap| cap.limit == limit) && played.score.total <= limit
}

// The order rule and the state

/// Check 1.
#[test]
fn a_cause_explained_to_a_boiling_customer_is_void_and_costs() {
    let played = Mini::of("irate").turn("explain_cause").play();
    assert_eq!(played.mood(0), [80, 15, 30, 45]);
    assert_eq!(played.mood(1), [91, 7, 27, 36]);
    assert_eq!(played.early(1), [2]);
    assert_eq!(played.timings(1), [Timing::Early(Tier::Heavy)]);
    assert_eq!(played.gained(1, Dimension::EmotionFirst), -10);
    assert_eq!(played.gained(1, Dimension::OutcomeFairness), 0);
}

/// Check 2.
#[test]
fn a_misstep_taken_back_returns_half_the_points_once_and_the_bonus_never() {
    let acts = "repair_misstep, acknowledge_impact";
    let played = Mini::of("irate").turn("explain_cause").turn(acts).turn(acts).play();
    assert_eq!(played.mood(2), [77, 26, 33, 35]);
    assert_eq!((played.recovered(2), played.recovered(3)), (vec![5], vec![]));
    assert!(played.now.heavy_early, "the clean-order bonus stays lost");
}

/// Check 3.
#[test]
fn a_question_is_early_for_a_boiling_customer_only() {
    let irate = Mini::of("irate").turn("ask_specific").play();
    assert_eq!((irate.early(1), irate.mood(1)), (vec![1], [85, 9, 29, 38]));
    let voicer = Mini::of("voicer").turn("ask_specific").play();
    assert_eq!((voicer.mood(0)[0], voicer.early(1)), (48, vec![]));
}

/// Check 4.
#[test]
fn acknowledge_then_ask_differs_from_ask_then_acknowledge() {
    let play = |acts| Mini::of("irate").turn(acts).play();
    assert!(play("name_feeling, ask_specific").early(1).is_empty());
    assert_eq!(play("ask_specific, name_feeling").early(1), [1]);
}

/// Check 5.
#[test]
fn four_good_responses_open_the_gate_of_an_irate_customer() {
    let played = Mini::of("irate")
        .turn("greet_identify, let_vent")
        .turn("name_feeling, acknowledge_impact")
        .turn("paraphrase_confirm, apologise_specific")
        .turn("take_ownership, ask_specific")
        .play();
    assert_eq!((played.gate(3), played.gate(4)), (false, true));
    assert_eq!(played.mood(4), [46, 56, 51, 38]);
}

/// Check 6: no sequence without a change of setting calms an irate customer in public.
#[test]
fn in_public_no_words_bring_an_irate_customer_below_the_crowd_floor() {
    const CALMING: [&str; 8] = [
        "let_vent",
        "name_feeling",
        "acknowledge_impact",
        "apologise_specific",
        "thank_complainant",
        "offer_care",
        "take_ownership",
        "paraphrase_confirm",
    ];
    let mut mini = Mini::of("irate").bystanders(2);
    for _ in 0..4 {
        mini = mini.turn(CALMING[0]);
        for (index, act) in CALMING.iter().enumerate().skip(1) {
            mini = mini.or(&format!("o{index}"), act);
        }
    }
    let (rulebook, scenario) = (Rulebook::embedded(), mini.load());
    let roleplay = Roleplay::new(&rulebook, &scenario);
    let mut states = vec![roleplay.begin(&mut ())];
    for _ in 0..4 {
        states = states
            .into_iter()
            .flat_map(|state| (0..CALMING.len()).map(move |option| (state, option)))
            .map(|(state, option)| roleplay.step(state, option).0)
            .collect();
        assert!(states.iter().all(|state| state.mood.arousal >= 55 && !state.gate_reached));
    }
}

/// Check 6: the second half.
#[test]
fn away_from_the_crowd_the_gate_opens() {
    let played = Mini::of("irate")
        .bystanders(2)
        .turn("let_vent, name_feeling")
        .turn("acknowledge_impact, let_vent")
        .turn("paraphrase_confirm")
        .turn("change_setting")
        .play();
    assert_eq!(played.moods(), [[63, 34, 34, 44], [55, 47, 37, 42], [55, 54, 40, 39], [46, 56, 41, 38]]);
    assert_eq!([1, 2, 3, 4].map(|turn| played.gate(turn)), [false, false, false, true]);
}

/// Check 7.
#[test]
fn a_new_grievance_closes_the_gate_however_friendly_the_last_minute_was() {
    let played = Mini::of("voicer")
        .start([49, 60, 50, 60])
        .turn("acknowledge_impact")
        .turn("explain_cause")
        .enter("reopen: true")
        .play();
    assert!(played.gate(1));
    assert_eq!(played.mood_before(2)[0], 44);
    assert!(!played.replay.turns[1].before.gate_open);
    assert_eq!(played.early(2), [2]);
}

/// Check 8.
#[test]
fn a_third_apology_in_a_row_wears_patience_out() {
    let mini = Mini::of("voicer").start([40, 55, 50, 60]).turns(3, "apologise_specific");
    let played = mini.play_with_open_gate();
    assert_eq!(played.moods(), [[33, 58, 53, 59], [30, 59, 50, 49], [29, 59, 46, 39]]);
    assert_eq!([1, 2, 3].map(|turn| played.saw(turn, Event::OverSoothing)), [false, true, true]);
    assert_eq!([1, 2, 3].map(|turn| played.gained(turn, Dimension::OutcomeFairness)), [0, -4, -4]);
}

/// Check 8: the second half.
#[test]
fn soothing_without_anything_tabled_ends_at_59_at_most() {
    let played = Mini::of("voicer").turns(4, "acknowledge_impact, let_vent, paraphrase_confirm").play();
    assert!(played.now.gate_reached);
    assert!(is_capped(&played, 59), "{:?}", played.score);
}

/// Check 9.
#[test]
fn without_the_gate_even_the_best_remedy_is_worth_54_at_most() {
    let played = Mini::of("voicer").turn("grant_remedy").turn("let_vent").play();
    assert_eq!(played.score.remedy, Remedy::Best);
    assert!(!played.now.gate_reached);
    assert!(is_capped(&played, 54), "{:?}", played.score);
}

/// Check 10.
#[test]
fn five_closing_moves_too_early_are_one_early_event() {
    let acts = "summarise_agreement, check_satisfied, close_courteously, follow_up, check_satisfied";
    let played = Mini::of("voicer").turn(acts).play();
    assert_eq!(played.early(1), [3]);
    assert_eq!(played.timings(1), [Timing::Early(Tier::Settling); 5]);
}

/// Check 11.
#[test]
fn the_seed_never_changes_a_score() {
    for entry in Library::open(&[]).entries() {
        let (rulebook, scenario) = (Rulebook::embedded(), entry.scenario.as_ref().unwrap());
        let roleplay = Roleplay::new(&rulebook, scenario);
        let judge = heartfirst::debrief::Judge::new(roleplay);
        let ideal = judge.ideal().to_vec();
        let score = |seed| {
            let mut replay = roleplay.open(seed);
            ideal.iter().fold(replay.start, |state, response| roleplay.play(&mut replay, state, *response));
            judge.score(&replay.now(&roleplay))
        };
        assert!((0..20).all(|seed| score(seed) == score(99)), "{}", entry.id);
    }
}

// Faults

/// Check 12: the caps.
#[test]
fn one_hard_fault_limits_to_59_and_two_to_39() {
    let rulebook = Rulebook::embedded();
    let hard: Vec<_> = Fault::ALL.iter().filter(|fault| rulebook.faults[**fault].severity == Severity::Hard).collect();
    assert_eq!(hard.len(), 12);
    for fault in hard {
        let once = Mini::of("voicer").turn(fault.name()).play();
        let twice = Mini::of("voicer").turns(2, fault.name()).play();
        assert!(is_capped(&once, 59) && is_capped(&twice, 39), "{fault}");
    }
}

/// Check 12: the content. Every hard fault is met in a case of level 3 to 5.
#[test]
fn every_hard_fault_occurs_in_a_case_of_level_three_to_five() {
    let rulebook = Rulebook::embedded();
    let library = Library::open(&[]);
    let met = |fault: Fault| {
        library.scenarios().filter(|scenario| scenario.level >= 3).any(|scenario| {
            let responses = scenario.nodes.iter().flat_map(|node| &node.responses);
            let mut acts = responses.flat_map(|response| &response.acts).flat_map(|acts| &acts.value);
            acts.any(|act| *act == heartfirst::rulebook::Act::Fault(fault))
                || scenario.nodes.iter().flat_map(|node| &node.enter).any(|enter| enter.faults.contains(&fault))
        })
    };
    let hard = Fault::ALL.iter().filter(|fault| rulebook.faults[**fault].severity == Severity::Hard);
    let missing: Vec<_> = hard.filter(|fault| !met(**fault)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Check 13.
#[test]
fn majors_limit_to_89_79_and_69() {
    for (count, limit) in [(1, 89), (2, 79), (3, 69), (4, 69)] {
        assert!(is_capped(&Mini::of("voicer").turns(count, "poor_record").play(), limit), "{count}");
    }
    let distinction = Rulebook::embedded().grades[0].from;
    assert!(distinction > 89, "no distinction with any major fault");
}

/// Check 14.
#[test]
fn hanging_up_is_hard_and_a_call_answered_late_breaks_a_promise() {
    let played = Mini::of("voicer")
        .on_the_phone()
        .turn("cut_off")
        .enter("faults: [broken_promise]")
        .with(r#"next: "bad""#)
        .play();
    assert_eq!(played.faults(), ["broken_promise", "cut_off"]);
    assert!(is_capped(&played, 59) && is_capped(&played, 44));
}

/// Check 15.
#[test]
fn he_is_on_leave_inside_an_apology_is_still_a_leak() {
    let played = ideal_but("four_quotes", &[("day_nine", "c")]);
    assert!(played.faults().contains(&"leak_internal"));
    assert_eq!(played.score.total, 85);
}

/// Check 16.
#[test]
fn asking_for_silence_never_improves_any_meter() {
    for behaviour in ["passive", "voicer", "irate", "activist"] {
        for acts in ["gag_condition, grant_remedy", "grant_remedy, gag_condition", "gag_condition"] {
            let played = Mini::of(behaviour).turn(acts).play();
            let ([a0, h0, t0, p0], [a1, h1, t1, p1]) = (played.mood(0), played.mood(1));
            assert!(a1 > a0 && h1 < h0 && t1 < t0 && p1 < p0, "{behaviour}: {acts}");
            assert_eq!(played.faults(), ["gag_condition"]);
        }
        let gag = "gag_condition";
        let calm = Mini::of(behaviour).start([30, 80, 80, 80]).turn(gag).play_with_open_gate();
        let ([a0, h0, t0, p0], [a1, h1, t1, p1]) = (calm.mood(0), calm.mood(1));
        assert!(a1 > a0 && h1 < h0 && t1 < t0 && p1 < p0, "{behaviour} with open gate");
    }
}

// Four quotes

/// Check 17.
#[test]
fn four_quotes_ideal_path_is_eleven_turns_and_full_marks() {
    let played = ideal_but("four_quotes", IDEAL);
    let nodes = played.nodes();
    assert_eq!((nodes.len(), played.score.total, played.ending.as_str()), (11, 100, "best"));
    assert!(!nodes.iter().any(|node| node == "not_finished" || node == "site_315"));
    assert_eq!((played.mood(2), played.gate(2)), ([30, 50, 57, 58], true));
}

/// Check 18.
#[test]
fn four_quotes_a_ballpark_before_the_bench_is_a_premature_quote_that_is_held_against_you() {
    let played = ideal_but("four_quotes", &[("storm", "c")]);
    assert_eq!(played.mood(2), [38, 43, 48, 59]);
    assert_eq!(played.faults()[0], "premature_quote");
    let cost = [Dimension::Honesty, Dimension::Interest].map(|dimension| played.gained(2, dimension));
    assert_eq!(cost, [-8, -8]);
    assert!(is_capped(&played, 89) || is_capped(&played, 79), "{:?}", played.score.caps);
    let scenario = shipped("four_quotes");
    let flag = scenario.flags.iter().position(|flag| flag == "q30").unwrap();
    assert!(played.now.flags & (1 << flag) != 0);
    // Unless it is withdrawn, the number comes back out of the customer's mouth.
    let (rulebook, kept) = (Rulebook::embedded(), ideal_but("four_quotes", &[("storm", "c"), ("bench", "b")]));
    let roleplay = Roleplay::new(&rulebook, &scenario);
    let later = kept.replay.turns.iter().skip(2);
    let lines: Vec<_> = later.map(|turn| roleplay.moment(&turn.before, 7).line.get(Lang::Zh)).collect();
    assert!(lines.iter().any(|line| line.contains("三十")), "{lines:#?}");
}

/// Check 19.
#[test]
fn four_quotes_an_amount_withdrawn_openly_still_costs_the_best_ending() {
    let played = ideal_but("four_quotes", &[("storm", "c"), ("bench", "a")]);
    assert_eq!(played.faults(), ["premature_quote", "corrected_quote"]);
    assert_eq!((played.score.total, played.ending.as_str()), (79, "ok"));
}

/// Check 20.
#[test]
fn four_quotes_an_amount_not_withdrawn_leads_to_the_threat() {
    let played = ideal_but("four_quotes", &[("storm", "c"), ("bench", "b")]);
    let board = played.turn_at("board");
    let (before, after) = (played.mood(board - 1), played.mood_before(board));
    assert_eq!([(before[0], after[0]), (before[2], after[2])], [(28, 82), (71, 50)]);
    assert_eq!(played.faults().last(), Some(&"requote"));
    let nodes = played.nodes();
    assert!(["not_finished", "site_315"].iter().all(|node| nodes.iter().any(|id| id == node)), "{nodes:?}");
    assert_eq!(played.score.total, 59);
}

/// Check 21.
#[test]
fn four_quotes_a_further_figure_ends_badly_and_has_a_price() {
    let played = ideal_but("four_quotes", &[("storm", "c"), ("bench", "b"), ("day_nine", "b")]);
    assert_eq!((played.score.total, played.ending.as_str()), (39, "bad"));
    let scenario = shipped("four_quotes");
    let ending = &scenario.endings[played.score.ending];
    assert_eq!(ending.business.cost, 2000 + 1200);
    for lang in Lang::ALL {
        let words = ending.consequence.get(lang);
        assert!(words.contains("2000") && words.contains("1200"), "{words}");
    }
}

/// Check 22.
#[test]
fn four_quotes_four_amounts_stand_in_the_ledger_with_their_days() {
    let path = [("storm", "c"), ("bench", "b"), ("day_nine", "b"), ("radio", "d")];
    let played = ideal_but("four_quotes", &path);
    let quotes = played.json["quotes"].as_array().unwrap();
    let said: Vec<_> = quotes
        .iter()
        .map(|quote| (quote["amount"].as_i64().unwrap(), quote["said"]["day"].as_i64().unwrap()))
        .collect();
    for amount in [30, 150, 350, 1200] {
        assert!(said.iter().any(|(said, _)| *said == amount), "{amount}: {said:?}");
    }
    assert!(said.is_sorted_by_key(|(_, day)| *day), "{said:?}");
}

/// Check 23.
#[test]
fn four_quotes_concealing_the_board_is_hard() {
    let played = ideal_but("four_quotes", &[("thirty_points", "b")]);
    assert!(played.faults().contains(&"conceal_fact"));
    assert_eq!((played.score.total, played.json["dimensions"]["D6"].as_i64()), (59, Some(41)));
}

/// Check 24.
#[test]
fn four_quotes_documented_polite_proof_is_hard_and_needs_two_cool_downs() {
    let played = ideal_but("four_quotes", &[("board", "b")]);
    assert_eq!(played.faults(), ["prove_wrong"]);
    assert_eq!(played.mood(played.turn_at("board"))[0], 57);
    assert_eq!(played.nodes().iter().filter(|node| *node == "not_finished").count(), 2);
    assert_eq!(played.score.total, 59);
}

/// Check 25.
#[test]
fn four_quotes_a_template_apology_for_the_mother_costs_the_best_ending() {
    let played = ideal_but("four_quotes", &[("radio", "b")]);
    assert_eq!(played.now.count(Severity::Hard), 0);
    assert_eq!((played.score.total, played.ending.as_str()), (89, "ok"));
    let scenario = shipped("four_quotes");
    let loaner = scenario.flags.iter().position(|flag| flag == "loaner").unwrap();
    assert!(played.now.flags & (1 << loaner) == 0);
}

/// Check 26.
#[test]
fn four_quotes_a_cosmetic_register_entry_caps_an_ideal_case() {
    let played = ideal_but("four_quotes", &[("register", "b")]);
    assert_eq!(played.score.total, 84);
    assert!(played.score.caps.iter().any(|cap| cap.why == CapReason::NoRecord));
}

// It's fine

/// Check 27.
#[test]
fn its_fine_the_gate_opens_when_she_feels_heard_though_she_was_never_loud() {
    let played = ideal_but("its_fine", IDEAL);
    assert_eq!((played.nodes().len(), played.score.total), (12, 100));
    let opened = (1..=12).find(|turn| played.gate(*turn)).unwrap();
    assert_eq!(played.nodes()[opened - 1], "one_sentence");
    assert!((0..=12).all(|turn| played.mood(turn)[0] <= 25));
}

/// Check 28.
#[test]
fn its_fine_a_general_question_finds_nothing_and_a_concrete_observation_the_core() {
    let asked = ideal_but("its_fine", &[("counter", "c")]);
    // 20 + 6 × 80 % × 50 % = 2, damped 1.
    assert_eq!((asked.mood(0)[1], asked.mood(1)[1]), (20, 21));
    assert!(!asked.events(1).iter().any(|event| matches!(event, Event::FactFound(_))));
    let observed = ideal_but("its_fine", IDEAL);
    let core = shipped("its_fine").core_fact().unwrap();
    assert!(observed.saw(observed.turn_at("busy_too"), Event::FactFound(core)));
}

/// Check 29.
#[test]
fn its_fine_billing_at_once_leads_to_the_door_and_full_marks_hide_the_loss() {
    let once = ideal_but("its_fine", &[("counter", "b")]);
    assert_eq!((once.nodes()[1].as_str(), once.score.total), ("way_out", 89));
    let twice = ideal_but("its_fine", &[("counter", "b"), ("way_out", "b")]);
    assert_eq!((twice.score.total, twice.ending.as_str()), (7, "bad"));
    let scenario = shipped("its_fine");
    let ending = &scenario.endings[twice.score.ending];
    assert_eq!(ending.title.get(Lang::En), "Full marks");
    let scene = ending.scene.get(Lang::En);
    assert!(scene.contains("10/10") && scene.contains("complaints 0"), "{scene}");
}

/// Check 30.
#[test]
fn its_fine_offering_to_prove_with_the_camera_is_hard() {
    let played = ideal_but("its_fine", &[("handprint", "c")]);
    let turn = played.turn_at("handprint");
    assert_eq!((played.mood(turn - 1)[2], played.mood(turn)[2]), (62, 47));
    assert_eq!(played.score.total, 59);
}

/// Check 31.
#[test]
fn its_fine_no_entry_because_she_filed_no_complaint_caps_the_total() {
    let played = ideal_but("its_fine", &[("to_log", "b")]);
    assert!(is_capped(&played, 84));
    assert_eq!(played.ending, "ok");
}

/// Part of checks 12 to 14: leaving by the story is a bad ending, leaving by the mood a walk-out.
#[test]
fn a_forced_bad_ending_is_no_walk_out() {
    let forced = Mini::of("voicer").turn("").with(r#"next: "bad""#).play();
    assert!(matches!(forced.now.over, Some(Over::Ending(_))));
    assert!(is_capped(&forced, 44) && !forced.score.caps.iter().any(|cap| cap.why == CapReason::WalkOut));
    let left = Mini::of("voicer").start([48, 25, 45, 2]).turn("").play();
    assert_eq!(left.now.walked_out(), Some(LeaveReason::Patience));
    assert!(is_capped(&left, 39));
}
