//! The rules of the engine, each on a conversation of a few sentences, with the numbers worked out by hand.
//!
//! States are (arousal, heard, trust, patience). A voicer starts at (48, 25, 45, 60), the gate opens at arousal 45
//! and heard 50; an irate customer at (80, 15, 30, 45), 50 and 55.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use heartfirst::debrief::{CapReason, climb};
use heartfirst::roleplay::{Event, LeaveReason, Roleplay, Timing};
use heartfirst::rulebook::{Dimension, Rulebook, Tier};
use support::{Mini, Played};

// R1, the order rule

#[test]
fn r1_a_move_too_early_is_void() {
    // Of `explain_cause` nothing remains; the event: 8 × 80 %, -8, -4 × 95 %, -6, after 2 of patience for the turn.
    let played = Mini::of("voicer").turn("explain_cause").play();
    assert_eq!(played.mood(1), [54, 17, 42, 52]);
    assert_eq!(played.points(1, Dimension::Honesty), 0);
}

#[test]
fn r1_each_tier_has_its_moment() {
    let early = |mini: Mini| mini.play_first(1).early(1);
    let calm = || Mini::of("irate").start([70, 15, 30, 45]);
    let hot = || Mini::of("irate").start([71, 15, 30, 45]);
    assert!(early(hot().turn("name_feeling, paraphrase_confirm, invite_unspoken, seek_consent")).is_empty());
    assert_eq!((early(calm().turn("ask_open")), early(hot().turn("ask_open"))), (vec![], vec![1]));
    assert!(early(hot().turn("acknowledge_impact, take_record")).is_empty());
    assert_eq!(early(calm().turn("offer_options")), [2]);
    assert_eq!(early(calm().turn("follow_up")), [3]);
    let open = |acts| Mini::of("voicer").turn(acts).play_with_open_gate().early(1);
    assert!(open("offer_options, follow_up").is_empty());
    assert_eq!(open("follow_up, offer_options"), [3]);
}

#[test]
fn r1_the_worst_tier_counts_once_two_before_three_before_one() {
    let early = |acts| Mini::of("irate").turn(acts).play().early(1);
    assert_eq!(early("ask_specific, follow_up"), [3]);
    assert_eq!(early("ask_specific, follow_up, explain_cause"), [2]);
}

#[test]
fn r1_too_early_neither_counts_as_a_use_nor_asks_but_it_tables() {
    let played = Mini::of("voicer").turn("grant_remedy, ask_expectation").play();
    assert!(played.now.tabled && !played.now.asked_expectation);
    assert_eq!(played.now.uses(heartfirst::rulebook::Move::GrantRemedy), 0);
}

#[test]
fn r1_a_gate_that_opens_in_a_response_lets_the_rest_of_it_in() {
    let mini = Mini::of("voicer").start([45, 50, 45, 60]);
    let timings = |acts| mini.clone().turn(acts).play().timings(1);
    assert_eq!(timings("acknowledge_impact, explain_cause"), [Timing::Ok, Timing::Ok]);
    assert_eq!(timings("explain_cause, acknowledge_impact"), [Timing::Early(Tier::Heavy), Timing::Ok]);
}

#[test]
fn s003_30_what_is_accepted_after_a_refusal_is_improper_gain_all_the_same() {
    // Declined once in due form, pressed again, taken: the red line is the taking, not the manner of it.
    let pressed = Mini::of("voicer").turn("acknowledge_impact, hold_line").turn("improper_gain, close_courteously");
    let at_once = Mini::of("voicer").turn("acknowledge_impact").turn("improper_gain, close_courteously");
    for mini in [pressed, at_once] {
        let played = mini.play();
        assert_eq!(played.faults(), ["improper_gain"]);
        assert_eq!(played.points(2, Dimension::Interest), -20);
        assert!(played.score.caps.iter().any(|cap| cap.limit == 59), "{:?}", played.score.caps);
    }
}

#[test]
fn r17_what_stops_a_hazard_is_never_early() {
    let played = Mini::of("irate").turn("explain_policy, hold_line").with("safety: true").play();
    assert!(played.early(1).is_empty());
}

// R2, the gate

/// The gate after a response without acts, in a given state.
fn opens(behaviour: &str, [arousal, heard]: [i32; 2], acknowledged: bool) -> bool {
    let mini = Mini::of(behaviour).start([arousal, heard, 50, 60]).turn("");
    mini.play_from(|state| state.acknowledged = acknowledged).gate(1)
}

#[test]
fn r2a_without_acknowledgement_a_calm_customer_is_not_a_handled_one() {
    assert!(opens("voicer", [45, 50], true));
    assert!(!opens("voicer", [10, 90], false));
}

#[test]
fn r2bc_the_gate_opens_at_the_limits_of_the_type() {
    for (behaviour, arousal, heard) in [("voicer", 45, 50), ("irate", 50, 55), ("activist", 45, 60)] {
        assert!(opens(behaviour, [arousal, heard], true), "{behaviour}");
        assert!(!opens(behaviour, [arousal + 1, heard], true), "{behaviour}");
        assert!(!opens(behaviour, [arousal, heard - 1], true), "{behaviour}");
    }
}

#[test]
fn r2d_a_passive_customer_must_have_said_what_it_is_about() {
    let mini = Mini::of("passive").start([10, 90, 50, 60]).core_fact("core").turn("acknowledge_impact");
    assert!(!mini.play().gate(1));
    assert!(mini.with(r#"reveals: ["core"]"#).play().gate(1));
}

#[test]
fn r2e_onlookers_keep_the_gate_shut_and_arousal_up() {
    let mini = Mini::of("irate").start([56, 90, 50, 60]).bystanders(1);
    let public = mini.clone().turn("acknowledge_impact").play();
    // The floor is 50 + 5; being at it in public draws one more onlooker.
    assert_eq!((public.mood(1)[0], public.gate(1), public.now.audience), (55, false, 2));
    let private = mini.turn("change_setting, acknowledge_impact").play();
    assert!(private.mood(1)[0] < 50 && private.gate(1) && private.now.audience == 0);
}

// R3, the gate closes again

#[test]
fn r3_only_well_above_the_limit_does_an_open_gate_close() {
    let after = |arousal| {
        let played = Mini::of("voicer").start([arousal, 60, 50, 60]).turn("").play_with_open_gate();
        (played.now.gate_open, played.now.acknowledged)
    };
    assert_eq!([after(60), after(61)], [(true, true), (false, false)]);
}

#[test]
fn r3_low_heard_does_not_close_it() {
    let played = Mini::of("voicer").start([45, 10, 50, 60]).turn("").play_with_open_gate();
    assert!(played.now.gate_open);
}

#[test]
fn r3_a_new_grievance_resets_acknowledgement_even_of_a_closed_gate() {
    let mini = Mini::of("voicer").start([80, 20, 45, 60]).turn("acknowledge_impact").turn("");
    assert!(mini.play().now.acknowledged);
    assert!(!mini.enter("reopen: true").play().now.acknowledged);
}

// R4, recovery

/// The D1 points that came back in each turn.
fn recovered(behaviour: &str, turns: &[&str]) -> Vec<Vec<i32>> {
    let mini = turns.iter().fold(Mini::of(behaviour).start([80, 20, 60, 100]), |mini, acts| mini.turn(acts));
    let played = mini.play();
    (1..=played.replay.turns.len()).map(|turn| played.recovered(turn)).collect()
}

#[test]
fn r4_half_of_the_points_return() {
    let back = |early| recovered("irate", &[early, "repair_misstep"]).pop().unwrap();
    assert_eq!([back("ask_open"), back("explain_cause"), back("follow_up")], [[3], [5], [4]]);
}

#[test]
fn r4_by_taking_it_back_or_by_soothing_and_listening() {
    let back = |acts| recovered("irate", &["explain_cause", acts]).pop().unwrap();
    assert_eq!(back("repair_misstep"), [5]);
    assert_eq!(back("name_feeling, paraphrase_confirm"), [5]);
    // One move that stands in both lists is enough.
    assert_eq!(back("acknowledge_impact"), [5]);
    assert_eq!(back("let_vent"), [5]);
    assert!(back("name_feeling").is_empty());
    assert!(back("paraphrase_confirm").is_empty());
}

#[test]
fn r4_within_the_next_two_responses() {
    assert_eq!(recovered("irate", &["explain_cause", "", "repair_misstep"])[2], [5]);
    assert!(recovered("irate", &["explain_cause", "", "", "repair_misstep"])[3].is_empty());
}

#[test]
fn r4_the_oldest_first_and_one_per_response() {
    let all = recovered("irate", &["ask_open", "explain_cause", "repair_misstep", "repair_misstep"]);
    assert_eq!(all, [vec![], vec![], vec![3], vec![5]]);
}

#[test]
fn r4_twice_in_a_session() {
    let pair = ["explain_cause", "repair_misstep"];
    let all = recovered("voicer", &[pair, pair, pair].concat());
    assert_eq!(all, [vec![], vec![5], vec![], vec![5], vec![], vec![]]);
}

#[test]
fn r4_not_with_a_heavy_move_or_a_fault_in_the_same_breath() {
    let back = |acts| recovered("irate", &["ask_open", acts]).pop().unwrap();
    assert!(back("repair_misstep, explain_cause").is_empty());
    assert!(back("repair_misstep, follow_up").is_empty());
    assert!(back("repair_misstep, jargon").is_empty());
    assert_eq!(back("repair_misstep, seek_consent"), [3]);
}

// R5, over-soothing

/// The turns in which soothing was too much.
fn too_soothing(mini: Mini, open: bool) -> Vec<usize> {
    let played = if open { mini.play_with_open_gate() } else { mini.play() };
    (1..=played.replay.turns.len()).filter(|turn| played.saw(*turn, Event::OverSoothing)).collect()
}

#[test]
fn r5_from_the_second_with_the_gate_open_and_the_fourth_before() {
    assert_eq!(too_soothing(Mini::of("voicer").turns(3, "thank_complainant"), true), [2, 3]);
    assert_eq!(too_soothing(Mini::of("voicer").turns(5, "thank_complainant"), false), [4, 5]);
}

#[test]
fn r5_any_other_response_starts_the_count_anew() {
    for other in ["take_ownership", "ask_open", "", "jargon", "explain_cause"] {
        let mini = Mini::of("voicer").turns(3, "thank_complainant").turn(other).turns(3, "thank_complainant");
        assert!(too_soothing(mini, false).is_empty(), "{other}");
    }
}

#[test]
fn r5_a_fault_beside_the_comfort_changes_nothing() {
    assert_eq!(too_soothing(Mini::of("voicer").turns(2, "thank_complainant, jargon"), true), [2]);
}

// R6, never intensify

#[test]
fn r6_the_climb_begins_with_the_first_of_two_responses_that_heat_up() {
    let first = |turns: &[&str]| {
        let mini = turns.iter().fold(Mini::of("voicer"), |mini, acts| mini.turn(acts));
        climb(&mini.play().replay)
    };
    assert_eq!(first(&["let_vent", "jargon", "minimise", "minimise"]), Some(1));
    assert_eq!(first(&["jargon", "let_vent", "jargon"]), None);
}

#[test]
fn r6_what_the_story_does_is_not_blamed_on_a_sentence() {
    let mini = Mini::of("voicer").turn("jargon").turn("let_vent").enter("arousal: 30").turn("jargon");
    assert_eq!(climb(&mini.play().replay), None);
}

// R9, ask before you offer

#[test]
fn r9_an_agreement_nobody_was_asked_about_costs_ten() {
    let end = |acts| {
        let played = Mini::of("voicer").turn(acts).play_with_open_gate();
        let index = Dimension::ALL.iter().position(|dimension| *dimension == Dimension::OutcomeFairness).unwrap();
        played.score.earned[index] - played.points(1, Dimension::OutcomeFairness)
    };
    // The best remedy is worth 30.
    assert_eq!(end("ask_expectation, offer_options, summarise_agreement"), 30);
    assert_eq!(end("offer_options, summarise_agreement"), 20);
    assert_eq!(end("offer_options, summarise_agreement, ask_expectation"), 20);
    assert_eq!(end("offer_options"), 30);
}

#[test]
fn r9_a_question_or_a_summary_too_early_does_not_count() {
    let asked = Mini::of("voicer").turn("ask_expectation, summarise_agreement").play();
    assert!(!asked.now.asked_expectation && !asked.now.summarised_unasked);
}

// R16, people who watch

#[test]
fn r16_each_hot_turn_in_public_draws_one_more_up_to_three() {
    let audience = |arousal, bystanders| {
        let mini = Mini::of("voicer").start([arousal, 25, 45, 60]).bystanders(bystanders).turns(3, "");
        let played = mini.play();
        played.replay.turns.iter().map(|turn| turn.after.audience).collect::<Vec<_>>()
    };
    assert_eq!(audience(45, 1), [2, 3, 3]);
    assert_eq!(audience(44, 1), [1, 1, 1]);
    assert_eq!(audience(45, 0), [0, 0, 0]);
}

#[test]
fn r16_a_troublemaker_feeds_on_the_audience() {
    let arousal = |bystanders, acts| {
        Mini::of("voicer").motive("troublemaker").bystanders(bystanders).turn(acts).play().mood(1)[0]
    };
    // 6 × 80 %.
    assert_eq!((arousal(1, ""), arousal(0, "")), (52, 48));
    assert!(arousal(1, "change_setting") < 48);
}

#[test]
fn r16_the_audience_is_fed_before_the_customer_decides_to_leave() {
    let mini = Mini::of("irate").motive("troublemaker").start([87, 15, 30, 45]).bystanders(1).turns(2, "");
    let played = mini.play();
    assert_eq!(played.mood(1)[0], 95);
    assert!(played.saw(1, Event::Warning));
    assert_eq!(played.now.walked_out(), Some(LeaveReason::Explode));
}

// Walk-out

#[test]
fn a_customer_without_patience_leaves_even_in_the_last_node() {
    let played = Mini::of("voicer").start([20, 60, 60, 2]).turn("").play();
    assert_eq!(played.now.walked_out(), Some(LeaveReason::Patience));
    assert!(played.score.caps.iter().any(|cap| cap.limit == 39 && cap.why == CapReason::WalkOut));
}

#[test]
fn a_boiling_customer_warns_first_and_leaves_after_the_second_response() {
    let played = Mini::of("voicer").start([95, 25, 45, 60]).turns(2, "").turn("let_vent").play_first(2);
    assert!(played.saw(1, Event::Warning) && !played.saw(1, Event::WalkOut(LeaveReason::Explode)));
    assert!(played.saw(2, Event::WalkOut(LeaveReason::Explode)) && !played.saw(2, Event::Warning));
}

#[test]
fn one_cooler_response_between_two_boiling_ones_keeps_the_customer_here() {
    let played = Mini::of("voicer").start([95, 25, 45, 90]).turn("").turn("let_vent").turn("legal_threat").play();
    assert!(played.mood(3)[0] >= 95);
    assert_eq!(played.now.walked_out(), None);
}

#[test]
fn who_boils_and_has_no_patience_left_explodes() {
    let played = Mini::of("voicer").start([95, 25, 45, 4]).turns(2, "").play();
    assert_eq!((played.mood(2)[3], played.now.walked_out()), (0, Some(LeaveReason::Explode)));
}

#[test]
fn a_conversation_in_a_circle_ends() {
    let mini = Mini::of("voicer").turn("offer_care").with(r#"next: [(when: "trust < 0", to: "end"), (to: "n0")]"#);
    let (rulebook, scenario) = (Rulebook::embedded(), mini.load());
    let roleplay = Roleplay::new(&rulebook, &scenario);
    let mut state = roleplay.begin(&mut ());
    while state.over.is_none() {
        roleplay.advance(&mut state, 0, &mut ());
    }
    assert!(state.turn <= Roleplay::MAX_TURNS);
}

// Repetition

fn heard(played: &Played) -> Vec<i32> {
    played.moods().iter().map(|mood| mood[1]).collect()
}

#[test]
fn an_emotion_move_wears_out_in_four_uses() {
    let played = Mini::of("voicer").turns(4, "let_vent").play();
    // Heard: 10, 6, 3 and 0, each times (110 - heard) / 100.
    assert_eq!(heard(&played), [33, 37, 39, 39]);
    assert_eq!([1, 2, 3, 4].map(|turn| played.gained(turn, Dimension::EmotionFirst)), [8, 4, 2, 0]);
    assert_eq!([1, 2].map(|turn| played.timings(turn)[0]), [Timing::Ok, Timing::Repeated]);
}

#[test]
fn another_move_works_three_times_in_full_and_then_by_half() {
    let played = Mini::of("voicer").turns(4, "paraphrase_confirm").play();
    // Heard: 12, 12, 12 and 6, damped.
    assert_eq!(heard(&played), [35, 44, 51, 54]);
    assert_eq!([1, 2, 3, 4].map(|turn| played.gained(turn, Dimension::Listening)), [8, 4, 2, 0]);
}

#[test]
fn a_worn_acknowledgement_still_acknowledges() {
    let mini = Mini::of("irate").turns(3, "acknowledge_impact").turn("acknowledge_impact").enter("reopen: true");
    assert!(mini.play().now.acknowledged);
}

#[test]
fn repetition_never_weakens_a_fault() {
    let played = Mini::of("voicer").turns(3, "minimise").play();
    // 8 × 80 % each time.
    assert_eq!(played.moods().iter().map(|mood| mood[0]).collect::<Vec<_>>(), [54, 60, 66]);
}

// Delivery

#[test]
fn how_it_is_said_has_an_effect_of_its_own_without_type_percentages() {
    let said = |delivery: &str| Mini::of("voicer").turn("").with(&format!("delivery: {delivery}")).play().mood(1);
    assert_eq!(said("neutral"), [48, 25, 45, 58]);
    assert_eq!(said("warm"), [48, 26, 45, 58]);
    assert_eq!(said("rushed"), [48, 22, 45, 56]);
    assert_eq!(said("tense"), [51, 25, 44, 58]);
    assert_eq!(said("wrong_smile"), [53, 25, 45, 58]);
}

#[test]
fn a_monotone_voice_halves_emotion_moves_but_not_their_points() {
    let mini = Mini::of("voicer").turn("let_vent, seek_consent").with("delivery: monotone");
    let played = mini.play();
    // `let_vent` 5 of 10, `seek_consent` its full 4.
    assert_eq!(played.mood(1)[1], 25 + 5 * 85 / 100 + 4 * 81 / 100);
    assert_eq!(played.points(1, Dimension::EmotionFirst), 8);
}

// Strength

#[test]
fn its_fine_first_sentence_step_by_step() {
    let mini = Mini::of("passive").start([25, 20, 40, 40]);
    let after = |acts| mini.clone().turn(acts).play().mood(1);
    assert_eq!(after(""), [25, 20, 40, 37]);
    assert_eq!(after("greet_identify"), [24, 20, 42, 38]);
    assert_eq!(after("greet_identify, acknowledge_impact"), [19, 31, 46, 40]);
    assert_eq!(after("greet_identify, acknowledge_impact, apologise_specific"), [16, 33, 48, 40]);
}

#[test]
fn the_motive_scales_trust_from_emotion_moves_and_boosts_its_own() {
    let trust = |motive, acts| Mini::of("voicer").motive(motive).turn(acts).play().mood(1)[2];
    // 4 × 120 %, 100 % and 50 %, times 65 %.
    assert_eq!(["suggestion", "redress", "profit"].map(|motive| trust(motive, "name_feeling")), [47, 47, 46]);
    // Thanking: 4 × 120 % × 200 %.
    assert_eq!(trust("suggestion", "thank_complainant"), 45 + 8 * 65 / 100);
}

// Entering a node

#[test]
fn the_story_works_through_the_damping_only_and_its_faults_with_the_anger_gain() {
    let at_start = |entry| Mini::of("irate").turn("").enter(entry).play().mood(0);
    assert_eq!(at_start("arousal: 10, trust: -10"), [90, 15, 22, 45]);
    // 8 × 140 %.
    assert_eq!(at_start("faults: [minimise]")[0], 91);
}

#[test]
fn only_the_first_entry_that_holds_is_applied() {
    let mini = Mini::of("voicer").turn("");
    let mini = mini.enter(r#"when: "trust > 90", arousal: 1"#).enter(r#"when: "trust = 45", arousal: 2"#);
    assert_eq!(mini.enter("arousal: 4").play().mood(0)[0], 50);
}

#[test]
fn variants_see_only_what_earlier_turns_booked() {
    let variant = r#"sets: ["noted"], acts_if: [(when: "noted", acts: [jargon])]"#;
    let played = Mini::of("voicer").turn("let_vent").with(variant).turn("let_vent").with(variant).play();
    assert_eq!(played.faults(), ["jargon"]);
    assert!(played.events(1).iter().all(|event| !matches!(event, Event::Acted { timing: Timing::Fault, .. })));
}
