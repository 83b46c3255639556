//! The same for a rulebook: a company tunes the embedded one and slips.

use super::both_languages;
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::source::Source;

/// What is said about the embedded rulebook with one piece of text replaced.
fn tuned(from: &str, to: &str) -> String {
    assert!(EMBEDDED.contains(from), "the rulebook no longer has: {from}");
    let source = Source::new("rulebook.ron", EMBEDDED.replacen(from, to, 1));
    match Rulebook::load(&source) {
        Ok(_) => both_languages(&source, &[]),
        Err(findings) => both_languages(&source, &findings),
    }
}

/// One test per slip: `name: from => to;`.
macro_rules! slips {
    ($($name:ident: $from:expr => $to:expr;)+) => {
        $(#[test]
        fn $name() {
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(concat!("rulebook_", stringify!($name)), tuned($from, $to));
            });
        })+
    };
}

slips! {
    other_version: "version: 1" => "version: 2";
    weights_sum_to_99: "weight: 20" => "weight: 19";
    weight_negative: "weight: 20" => "weight: -20";
    move_missing: "        greet_identify: (\n" => "        greeting: (\n";
    move_twice: "        change_setting: (\n" => "        greet_identify: (\n";
    unknown_family: "family: emotion, tier: 0" => "family: emotions, tier: 0";
    unknown_dimension_in_points: "points: {D2: 6}" => "points: {D9: 6}";
    unknown_severity: "severity: minor" => "severity: small";
    unknown_boost: "boosts: {invite_unspoken: 150" => "boosts: {invite_the_unspoken: 150";
    tier_out_of_range: "family: emotion, tier: 0" => "family: emotion, tier: 4";
    effect_out_of_range: "arousal: -2, heard: 2, trust: 3, patience: 2" => "arousal: -2, heard: 2, trust: 300, patience: 2";
    points_out_of_range: "points: {D2: 6}" => "points: {D2: 600}";
    start_out_of_range: "start: (arousal: 25, heard: 20" => "start: (arousal: 25, heard: 200";
    percent_out_of_range: "relief: 100" => "relief: -100";
    cap_out_of_range: "major: [89, 79, 69]" => "major: [89, 179, 69]";
    cap_missing: "major: [89, 79, 69]" => "major: [89, 79]";
    par_floor_zero: "par_floor: 30" => "par_floor: 0";
    early_out_of_order: "(tier: 1, arousal: 4" => "(tier: 2, arousal: 4";
    grades_out_of_order: "from: 90" => "from: 60";
    bands_not_from_zero: "(id: \"calm\", from: 0" => "(id: \"calm\", from: 5";
    number_missing: "            anger_gain: 60, relief" => "            relief";
    full_width_colon: "par_floor: 30" => "par_floor：30";
    comma_missing: "par_floor: 30," => "par_floor: 30";
    motive_twice: "        profit: (\n" => "        redress: (\n";
    nothing_wrong: "weight: 20" => "weight: 20";
}
