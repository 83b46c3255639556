//! Progress beside a slow, literal reading of the same rules, on random histories.

use heartfirst::records::progress::{
    GAPS, LessonCase, LessonStatus, Offer, Played, lessons, mastered_at, open_level, order_mastered, passed, progress,
    review, skills,
};
use heartfirst::records::{AttemptId, Day};
use heartfirst::rulebook::{Behaviour, Move};
use proptest::prelude::*;

fn behaviour(index: usize) -> Behaviour {
    Behaviour::ALL[index % Behaviour::ALL.len()]
}

fn run() -> impl Strategy<Value = Played> {
    let opportunity = (0..4_usize, prop::bool::weighted(0.8)).prop_map(|(act, used)| (Move::ALL[act], used));
    (
        (0..4_usize, 0..40_i32, 0..3_u64, 0..2_usize, prop_oneof![60..100_u8, 0..=100_u8]),
        prop::bool::weighted(0.12),
        prop::bool::weighted(0.2),
        prop::collection::vec(opportunity, 0..6),
        prop::array::uniform8(prop_oneof![65..90_u8, 0..=100_u8]),
    )
        .prop_map(|((case, day, seed, variant, total), hard, unrecovered, opportunities, dimensions)| Played {
            attempt: AttemptId(0),
            scenario: format!("case{case}"),
            behaviour: behaviour(case),
            day: Day(day),
            seed,
            variant: ["", "other"][variant].to_owned(),
            total,
            dimensions,
            major: 0,
            hard: u8::from(hard),
            unrecovered,
            opportunities,
            slips: Vec::new(),
        })
}

/// In the order of days, as most histories are.
fn history() -> impl Strategy<Value = Vec<Played>> {
    prop::collection::vec(run(), 0..30).prop_map(|mut runs| {
        runs.sort_by_key(|run| run.day);
        runs
    })
}

/// Literally: two runs at 80+ on different days, no hard fault in either, the second with shuffled options and, if
/// there is one, another variant.
fn mastered_slowly(runs: &[&Played], variants: bool) -> Option<usize> {
    let mut found = None;
    for second in 0..runs.len() {
        for first in 0..second {
            let (a, b) = (runs[first], runs[second]);
            let is_pair = a.total >= 80
                && b.total >= 80
                && a.hard == 0
                && b.hard == 0
                && a.day != b.day
                && a.seed != b.seed
                && (!variants || a.variant != b.variant);
            if is_pair && found.is_none() {
                found = Some(second);
            }
        }
    }
    found
}

/// Day by day: on each day look at the runs of that day, and move the date they lead to.
fn due_slowly(runs: &[&Played], variants: bool) -> Option<(usize, i32)> {
    let mastered = mastered_slowly(runs, variants)?;
    let mut step: i32 = 0;
    let mut due = runs[mastered].day.0 + [1, 3, 7, 14, 30][0];
    for run in runs.iter().skip(mastered + 1) {
        let missed = run.total < 70 || run.hard > 0;
        let on_time = run.day.0 >= due;
        let moved = match (missed, on_time) {
            (true, _) => Some((step - 2).max(0)),
            (false, true) => Some((step + 1).min(4)),
            (false, false) => None,
        };
        if let Some(moved) = moved {
            step = moved;
            due = run.day.0 + [1, 3, 7, 14, 30][usize::try_from(step).unwrap()];
        }
    }
    Some((usize::try_from(step).unwrap(), due))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mastery_and_review_dates_are_what_the_rules_say(runs in history(), variants in any::<bool>()) {
        let of_case: Vec<&Played> = runs.iter().filter(|run| run.scenario == "case0").collect();
        prop_assert_eq!(mastered_at(&of_case, variants), mastered_slowly(&of_case, variants));
        let found = review(&of_case, variants).map(|review| (review.step, review.due.0));
        prop_assert_eq!(found, due_slowly(&of_case, variants));
    }

    #[test]
    fn a_skill_is_eight_of_the_last_ten_in_three_cases(runs in history()) {
        for skill in skills(&runs) {
            let mut all = Vec::new();
            for run in &runs {
                for (act, used) in &run.opportunities {
                    if *act == skill.act {
                        all.push((*used, run.scenario.clone()));
                    }
                }
            }
            while all.len() > 10 {
                all.remove(0);
            }
            let used = all.iter().filter(|(used, _)| *used).count();
            let mut cases: Vec<_> = all.iter().map(|(_, case)| case.clone()).collect();
            cases.sort();
            cases.dedup();
            prop_assert_eq!(skill.used(), used);
            prop_assert_eq!(skill.mastered, used >= 8 && cases.len() >= 3);
        }
    }

    #[test]
    fn levels_and_the_order_rule_look_at_five_runs(runs in history()) {
        let mut level = 2;
        if runs.len() >= 5 {
            let last: Vec<&Played> = runs.iter().rev().take(5).collect();
            let mean = |index: usize| last.iter().map(|run| f64::from(run.dimensions[index])).sum::<f64>() / 5.0;
            if mean(0) >= 75.0 && mean(2) >= 75.0 {
                level = if last.iter().all(|run| run.hard == 0) { 5 } else { 4 };
            }
        }
        prop_assert_eq!(open_level(&runs), level);
        let mut mastered = false;
        for from in 0..runs.len().saturating_sub(4) {
            let five = &runs[from..from + 5];
            let clean = five.iter().filter(|run| !run.unrecovered).count() == 5;
            let irate = five.iter().any(|run| run.behaviour == Behaviour::Irate);
            let passive = five.iter().any(|run| run.behaviour == Behaviour::Passive);
            mastered |= clean && irate && passive;
        }
        prop_assert_eq!(order_mastered(&runs), mastered);
    }

    #[test]
    fn the_dose_of_today_is_due_and_of_another_type_if_there_is_one(runs in history(), today in 0..90_i32) {
        let library: Vec<Offer> = (0..4)
            .map(|case| Offer {
                id: format!("case{case}"),
                title: heartfirst::language::Text::default(),
                level: 1,
                behaviour: behaviour(case),
                has_variants: false,
            })
            .collect();
        let progress = progress(&runs, &library, Day(today));
        let graded = runs.get(1..).unwrap_or(&[]);
        let due: Vec<&Offer> = library
            .iter()
            .filter(|offer| {
                let of_case: Vec<&Played> = graded.iter().filter(|run| run.scenario == offer.id).collect();
                due_slowly(&of_case, false).is_some_and(|(_, day)| day <= today)
            })
            .collect();
        prop_assert_eq!(progress.today.is_some(), !due.is_empty());
        if let Some(chosen) = &progress.today {
            let last = runs.last().unwrap().behaviour;
            prop_assert!(chosen.day.0 <= today);
            prop_assert!(chosen.case.behaviour != last || due.iter().all(|offer| offer.behaviour == last));
        }
        for case in &progress.cases {
            let best = graded.iter().filter(|run| run.scenario == case.case.id).map(|run| run.total).max();
            prop_assert_eq!(case.best, best);
        }
    }
}

#[test]
fn after_mastery_a_case_is_due_on_days_1_3_7_14_30_and_a_miss_moves_it_back_two() {
    let run = |day: i32, total: u8, seed: u64| Played {
        attempt: AttemptId(0),
        scenario: "case0".to_owned(),
        behaviour: Behaviour::Voicer,
        day: Day(day),
        seed,
        variant: String::new(),
        total,
        dimensions: [80; 8],
        major: 0,
        hard: 0,
        unrecovered: false,
        opportunities: Vec::new(),
        slips: Vec::new(),
    };
    let mut runs = vec![run(0, 85, 1), run(1, 85, 2)];
    let due = |runs: &[Played]| review(&runs.iter().collect::<Vec<_>>(), false).unwrap().due.0;
    let mut day = 1;
    for gap in GAPS {
        assert_eq!(due(&runs), day + gap);
        day += gap;
        runs.push(run(day, 75, 3));
    }
    // Passed at the last step: again after 30 days. A miss: two steps back, 7 days.
    assert_eq!(due(&runs), day + 30);
    runs.push(run(day + 2, 69, 4));
    assert_eq!(due(&runs), day + 2 + 7);
}

#[test]
fn a_lesson_is_passed_with_all_at_70_and_half_at_80() {
    let case = |id, best| LessonCase { id, best: Some(best), due: false };
    assert!(passed(&[case("a", 70), case("b", 80)]));
    assert!(!passed(&[case("a", 79), case("b", 79)]));
    assert!(!passed(&[case("a", 69), case("b", 100)]));
    assert!(!passed(&[case("a", 90), LessonCase { id: "b", best: None, due: false }]));
}

#[test]
fn lessons_open_when_those_before_are_passed() {
    // Only the second, third and fourth lesson have a case here; the first stands in nobody's way.
    let with = |phone: Option<u8>, due: bool| {
        lessons(move |id| match id {
            "thirty_minutes" => Some(LessonCase { id: "thirty_minutes", best: phone, due }),
            "crowd_at_counter" => Some(LessonCase { id: "crowd_at_counter", best: None, due: false }),
            "chatterbox" => Some(LessonCase { id: "chatterbox", best: None, due: false }),
            _ => None,
        })
        .into_iter()
        .map(|(_, status, _)| status)
        .take(4)
        .collect::<Vec<_>>()
    };
    use LessonStatus::{Done, Due, Empty, Locked, Now};
    assert_eq!(with(None, false), [Empty, Now, Locked, Locked]);
    assert_eq!(with(Some(79), false), [Empty, Now, Locked, Locked]);
    assert_eq!(with(Some(80), false), [Empty, Done, Now, Locked]);
    assert_eq!(with(Some(80), true), [Empty, Due, Now, Locked]);
}
