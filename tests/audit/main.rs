//! What the shipped scenarios can become, and that the search is right wherever trying everything is possible.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod brute;
mod command;
mod invented;
mod whole;

use brute::{best_by_trying_everything, play, try_everything};
use heartfirst::audit::{Root, Search, WhatIf, root, what_ifs};
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Attempt, Event, Replay, Roleplay, State};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);
static SHIPPED: LazyLock<Vec<Scenario>> = LazyLock::new(|| {
    let library = Library::open(&[]);
    ["four_quotes", "its_fine"].map(|id| library.find(id).unwrap().scenario.clone().unwrap()).to_vec()
});

fn judge(index: usize) -> Judge<'static> {
    Judge::new(Roleplay::new(&RULEBOOK, &SHIPPED[index]))
}

/// Says the options of these ids and the first ones after them.
fn replay(judge: &Judge<'_>, choices: &[&str]) -> Replay {
    let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
    judge.roleplay().replay(&Attempt { seed: 7, choices }).unwrap()
}

fn best_after(judge: &Judge<'_>, choices: &[&str]) -> i32 {
    let state = replay(judge, choices).now(&judge.roleplay());
    let reach = Search::new(judge).best_from(&state);
    assert!(reach.exact);
    reach.total
}

/// The state after some choices of any kind; fewer if the conversation ends before.
fn somewhere(roleplay: &Roleplay<'_>, choices: &[usize]) -> State {
    let mut state = roleplay.begin(&mut ());
    for choice in choices {
        if state.over.is_none() {
            let count = roleplay.scenario.node(state.node).responses.len();
            roleplay.advance(&mut state, choice % count, &mut ());
        }
    }
    state
}

fn states_of_the_ideal_path(judge: &Judge<'_>) -> Vec<State> {
    let ideal = judge.ideal();
    (0..ideal.len()).map(|turns| somewhere(&judge.roleplay(), &ideal[..turns])).collect()
}

#[test]
fn at_the_start_everything_can_still_be_won() {
    for index in 0..SHIPPED.len() {
        let judge = judge(index);
        let start = judge.roleplay().begin(&mut ());
        let reach = Search::new(&judge).best_from(&start);
        assert_eq!((reach.total, reach.at_most, reach.exact), (100, 100, true));
        assert_eq!(reach.path, judge.ideal());
    }
}

#[test]
fn a_ballpark_figure_costs_a_grade_and_a_concealed_fact_the_pass() {
    let judge = judge(0);
    assert_eq!(best_after(&judge, &["a", "c"]), 79);
    assert_eq!(best_after(&judge, &["a", "a", "b"]), 59);
}

#[test]
fn the_root_is_the_first_sentence_that_cost_twenty() {
    let judge = judge(0);
    let told = replay(&judge, &["a", "c", "b"]);
    let table = what_ifs(&mut Search::new(&judge), &told);
    assert_eq!(root(&table), Some(Root { turn: 1, before: 100, after: 79 }));
    // A weak sentence that leaves the rest within reach is no root.
    let told = replay(&judge, &["c", "a", "b"]);
    let table = what_ifs(&mut Search::new(&judge), &told);
    assert_eq!(root(&table).map(|root| root.turn), Some(2));
    assert_eq!(root(&what_ifs(&mut Search::new(&judge), &replay(&judge, &["a", "a"]))), None);
}

#[test]
fn a_what_if_says_where_it_leads() {
    let judge = judge(1);
    let table = what_ifs(&mut Search::new(&judge), &replay(&judge, &["b", "b"]));
    let counter: Vec<&WhatIf> = table[0].iter().collect();
    assert_eq!(counter.iter().map(|option| option.chosen).collect::<Vec<_>>(), [false, true, false, false]);
    let node = &SHIPPED[1].nodes[counter[1].next.node];
    assert_eq!((node.id.as_str(), counter[1].next.over), ("way_out", None));
    // Entering the way out costs patience: that is not yet in the state at the end of the sentence.
    assert!(counter[1].after.mood.patience > counter[1].next.mood.patience);
    // The second time she is gone.
    let gone = &table[1][1];
    assert!(gone.next.over.is_some() && gone.best.path.is_empty() && gone.best.exact);
    assert_eq!(gone.best.total, judge.total(&gone.next));
}

/// The first two turns are left out: from there trying everything takes seconds.
#[test]
fn after_every_single_slip_it_finds_what_trying_everything_finds() {
    for index in 0..SHIPPED.len() {
        let judge = judge(index);
        let states = states_of_the_ideal_path(&judge);
        for before in &states[2..] {
            let count = judge.roleplay().scenario.node(before.node).responses.len();
            for response in 0..count {
                let mut after = *before;
                judge.roleplay().advance(&mut after, response, &mut ());
                let mut search = Search::new(&judge);
                assert_eq!(search.best_from(&after).total, best_by_trying_everything(&judge, &after));
                // The most it took so far is 132.
                assert!(search.total_steps() < 1_000, "{}", search.total_steps());
            }
        }
    }
}

#[test]
fn what_can_be_recovered_counts_as_within_reach() {
    let judge = judge(1);
    let roleplay = judge.roleplay();
    let early = replay(&judge, &["d"]).now(&roleplay);
    let possible = roleplay.recoverable_points(&early);
    assert!(possible > 0);
    let (recovered, events) = roleplay.step(early, 0);
    assert!(events.contains(&Event::Recovered(possible)), "{events:?}");
    assert_eq!(roleplay.recoverable_points(&recovered), 0);
    let later = |choices| roleplay.recoverable_points(&replay(&judge, choices).now(&roleplay));
    assert_eq!([later(&["d", "b"]), later(&["d", "b", "d"])], [possible, 0]);
}

#[test]
fn a_search_without_time_still_answers_honestly() {
    let judge = judge(0);
    let state = replay(&judge, &["d"]).now(&judge.roleplay());
    let exact = Search::new(&judge).best_from(&state);
    for budget in [0, 1, 10, 40, 60, 100] {
        let mut search = Search::with_budget(&judge, budget);
        let reach = search.best_from(&state);
        assert!(reach.total <= exact.total && exact.total <= reach.at_most, "{budget}: {reach:?}");
        assert_eq!(reach.exact, reach.total == reach.at_most);
        assert_eq!(judge.total(&play(&judge.roleplay(), state, &reach.path)), reach.total);
        assert!(search.total_steps() < budget + 10);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn along_a_conversation_the_best_never_rises(
        index in 0..2_usize, choices in prop::collection::vec(0..4_usize, 1..20),
    ) {
        let judge = judge(index);
        let roleplay = judge.roleplay();
        let mut told = roleplay.open(7);
        let mut state = told.start;
        for choice in choices {
            if state.over.is_none() {
                let count = roleplay.scenario.node(state.node).responses.len();
                state = roleplay.play(&mut told, state, choice % count);
            }
        }
        let table = what_ifs(&mut Search::new(&judge), &told);
        let mut before = 100;
        for (options, turn) in table.iter().zip(&told.turns) {
            let best = Search::new(&judge).best_from(&turn.before);
            prop_assert_eq!(options.iter().map(|option| option.best.total).max(), Some(best.total));
            prop_assert!(best.exact && best.total <= before);
            before = best.total;
            for option in options {
                prop_assert!(option.best.exact);
                prop_assert_eq!(judge.total(&play(&roleplay, option.next, &option.best.path)), option.best.total);
            }
            let chosen = &options[turn.response];
            prop_assert!(chosen.chosen);
            prop_assert_eq!(chosen.after, turn.after);
            prop_assert_eq!(Search::new(&judge).best_from(&chosen.next).total, chosen.best.total);
        }
        prop_assert!(judge.total(&state) <= before || state.over.is_none());
    }

    #[test]
    fn late_in_the_shipped_scenarios_it_finds_what_trying_everything_finds(
        index in 0..2_usize, choices in prop::collection::vec(0..4_usize, 7..12),
    ) {
        let judge = judge(index);
        let state = somewhere(&judge.roleplay(), &choices);
        let reach = Search::new(&judge).best_from(&state);
        prop_assert!(reach.exact);
        prop_assert_eq!(reach.total, best_by_trying_everything(&judge, &state));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn in_invented_scenarios_it_finds_what_trying_everything_finds(
        tape in prop::collection::vec(any::<u16>(), 0..160), budget in 0..200_u64,
    ) {
        let (rulebook, scenario) = invented::from(&tape, &RULEBOOK, &SHIPPED[0]);
        let judge = Judge::new(Roleplay::new(&rulebook, &scenario));
        let start = judge.roleplay().begin(&mut ());
        let search = Search::new(&judge);
        let mut too_low = None;
        let best = try_everything(&judge, &start, &mut |state, best| {
            if search.ceiling(state) < best {
                too_low = Some((*state, best));
            }
        });
        prop_assert_eq!(too_low, None);
        let reach = Search::new(&judge).best_from(&start);
        prop_assert!(reach.exact);
        prop_assert_eq!(reach.total, best);
        prop_assert_eq!(judge.total(&play(&judge.roleplay(), start, &reach.path)), best);

        // A search that is cut off and asked again goes on from what it knows.
        let mut short = Search::with_budget(&judge, budget);
        for _ in 0..3 {
            let reach = short.best_from(&start);
            prop_assert!(reach.total <= best && best <= reach.at_most);
            prop_assert_eq!(judge.total(&play(&judge.roleplay(), start, &reach.path)), reach.total);
        }
    }
}
