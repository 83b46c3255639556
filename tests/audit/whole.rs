//! The whole audit: that its counts and extremes are those of trying everything, and that it always comes to an end.

use crate::invented;
use crate::{RULEBOOK, SHIPPED};
use heartfirst::audit::{
    Census, Claim, Effort, Limits, Reachable, audit, audit_json, choices, dot, map, mermaid, plays, read_plays, report,
    svg, to_mend,
};
use heartfirst::debrief::Judge;
use heartfirst::language::Lang;
use heartfirst::roleplay::{Attempt, Event, LeaveReason, Over, Roleplay, State, Timing};
use heartfirst::rulebook::{Act, Move, Severity, Tier};
use heartfirst::scenario::Scenario;
use heartfirst::source::Source;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Everything that trying everything tells.
#[derive(Default)]
struct Brute {
    conversations: u128,
    exploded: u128,
    gave_up: u128,
    /// Lowest and highest total by ending.
    endings: Vec<Option<(i32, i32)>>,
    shortest: Vec<Option<usize>>,
    /// The highest total without an acknowledgement in time, and with a hard fault.
    unacknowledged: Option<i32>,
    hard: Option<i32>,
    best: i32,
    /// The highest total with over-soothing, and without and with a warm close.
    soothing: Option<i32>,
    closes: [Option<i32>; 2],
    /// By content: the highest total of issue first, and of emotion first.
    order: BTreeMap<(String, bool), [Option<i32>; 2]>,
}

/// What trying everything keeps in mind of one conversation.
#[derive(Clone, Copy, Default)]
struct Told {
    acknowledged: bool,
    soothed: bool,
    issue_first: bool,
    early: bool,
}

impl Brute {
    fn of(judge: &Judge<'_>) -> Self {
        let count = judge.roleplay().scenario.endings.len();
        let mut brute = Self { endings: vec![None; count], shortest: vec![None; count], ..Self::default() };
        brute.walk(judge, &judge.roleplay().begin(&mut ()), 0, Told::default());
        brute
    }

    fn walk(&mut self, judge: &Judge<'_>, state: &State, turns: usize, told: Told) {
        let roleplay = judge.roleplay();
        if let Some(over) = state.over {
            self.end(judge, state, over, turns, told);
            return;
        }
        for response in 0..roleplay.scenario.node(state.node).responses.len() {
            let (next, events) = roleplay.step(*state, response);
            let in_time = |event: &Event| {
                matches!(event, Event::Acted { act: Act::Move(act), timing: Timing::Ok | Timing::Repeated }
                    if act.acknowledges())
            };
            let early = events.iter().any(|event| matches!(event, Event::Early(Tier::Heavy | Tier::Settling)));
            let after = Told {
                acknowledged: told.acknowledged || events.iter().any(in_time),
                soothed: told.soothed || events.contains(&Event::OverSoothing),
                issue_first: told.issue_first || early && !state.gate_reached,
                early: told.early || early,
            };
            self.walk(judge, &next, turns + 1, after);
        }
    }

    fn end(&mut self, judge: &Judge<'_>, state: &State, over: Over, turns: usize, told: Told) {
        self.conversations += 1;
        self.exploded += u128::from(over == Over::WalkedOut(LeaveReason::Explode));
        self.gave_up += u128::from(over == Over::WalkedOut(LeaveReason::Patience));
        let score = judge.score(state);
        let range = self.endings[score.ending].get_or_insert((score.total, score.total));
        *range = (range.0.min(score.total), range.1.max(score.total));
        let shortest = self.shortest[score.ending].get_or_insert(turns);
        *shortest = turns.min(*shortest);
        self.best = score.total.max(self.best);
        let total = Some(score.total);
        if told.soothed {
            self.soothing = self.soothing.max(total);
        }
        let closes = [Move::CheckSatisfied, Move::CloseCourteously, Move::FollowUp];
        let closed = usize::from(closes.iter().any(|act| state.uses(*act) > 0));
        self.closes[closed] = self.closes[closed].max(total);
        let content = self.order.entry((format!("{:?}", score.remedy), score.recorded)).or_default();
        if told.issue_first {
            content[0] = content[0].max(total);
        }
        if !told.early {
            content[1] = content[1].max(total);
        }
        if !told.acknowledged {
            self.unacknowledged = self.unacknowledged.max(Some(score.total));
        }
        if state.count(Severity::Hard) > 0 {
            self.hard = self.hard.max(Some(score.total));
        }
    }
}

fn generous() -> Effort {
    Effort {
        census: Limits::default(),
        situations: Reachable { slips: 1, most: 100 },
        search: 1_000_000,
        quest: 1_000_000,
        strategies: false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn in_invented_scenarios_the_audit_says_what_trying_everything_says(
        tape in prop::collection::vec(any::<u16>(), 0..160),
    ) {
        let (rulebook, scenario) = invented::from(&tape, &RULEBOOK, &SHIPPED[0]);
        let judge = Judge::new(Roleplay::new(&rulebook, &scenario));
        let brute = Brute::of(&judge);
        let audit = audit(&judge, generous());

        prop_assert!(audit.census.is_complete());
        prop_assert_eq!(audit.census.conversations.count, brute.conversations);
        prop_assert_eq!(audit.census.exploded.count, brute.exploded);
        prop_assert_eq!(audit.census.gave_up.count, brute.gave_up);
        prop_assert_eq!(audit.best.total, brute.best);
        for (ending, range) in audit.endings.iter().enumerate() {
            let found = brute.endings[ending];
            prop_assert!(range.lowest.is_exact() && range.highest.is_exact());
            prop_assert_eq!(range.lowest.limit, found.map(|(low, _)| low));
            prop_assert_eq!(range.highest.limit, found.map(|(_, high)| high));
            let shortest = range.shortest.as_ref().map(|(path, exact)| (path.len(), *exact));
            prop_assert_eq!(shortest, brute.shortest[ending].map(|turns| (turns, true)));
            for (total, path) in range.lowest.found.iter().chain(&range.highest.found) {
                let mut state = judge.roleplay().begin(&mut ());
                path.iter().for_each(|response| judge.roleplay().advance(&mut state, *response, &mut ()));
                prop_assert!(state.over.is_some());
                prop_assert_eq!((judge.total(&state), judge.score(&state).ending), (*total, ending));
            }
        }
        let proof = |claim: Claim| audit.proofs.iter().find(|proof| proof.claim == claim).unwrap();
        let below = |total: Option<i32>| Some(total.is_none_or(|total| total < audit.pass));
        prop_assert_eq!(proof(Claim::FeelingNeeded).holds, below(brute.unacknowledged));
        prop_assert_eq!(proof(Claim::RedLineFails).holds, below(brute.hard));
        prop_assert_eq!(
            proof(Claim::SoothingCosts).holds,
            Some(brute.soothing.is_none_or(|total| total < brute.best))
        );
        let [without, with] = brute.closes;
        prop_assert_eq!(proof(Claim::WarmCloseEarns).holds, Some(with.is_some() && with > without));
        let beaten = brute.order.values().any(|[issue, emotion]| {
            issue.zip(*emotion).is_some_and(|(issue, emotion)| issue >= audit.pass && issue > emotion)
        });
        prop_assert_eq!(proof(Claim::OrderPays).holds, Some(!beaten));
        // Whatever the case, something readable comes out.
        for lang in Lang::ALL {
            prop_assert!(!report(&judge, &audit, "case", lang).is_empty());
        }
        prop_assert!(audit_json(&judge, &audit)["proofs"].is_array());
        let _ = to_mend(&judge, &audit);
    }
}

#[test]
fn every_conversation_of_a_shipped_case_is_counted() {
    let judge = Judge::new(Roleplay::new(&RULEBOOK, &SHIPPED[1]));
    let census = Census::of(&judge.roleplay(), Limits::default());
    let brute = Brute::of(&judge);
    assert!(census.is_complete());
    assert_eq!(census.conversations.count, brute.conversations);
    assert_eq!((census.exploded.count, census.gave_up.count), (brute.exploded, brute.gave_up));
}

/// Twelve nodes, each leading to each by eight options, and a story that never lets the customer leave.
fn exploding() -> Scenario {
    let mut nodes = String::new();
    let acts =
        ["let_vent", "name_feeling", "ask_open", "greet_identify", "check_records", "minimise", "jargon", "stall"];
    for node in 0..12 {
        let mut options = String::new();
        for (option, act) in acts.iter().enumerate() {
            let verdict = if option == 0 { "best" } else { "weak" };
            let flag = option + 8 * (node % 7);
            let next =
                if node == 11 && option == 0 { "end".to_owned() } else { format!("n{}", (node + option + 1) % 12) };
            let _ = write!(
                options,
                r#""o{option}": (say: "this", acts: [{act}], verdict: {verdict}, sets: ["f{flag}"], reply: "hm", next: "{next}"), "#
            );
        }
        let asked: Vec<String> = (0..56).map(|flag| format!("f{flag}")).collect();
        let asked = asked.join(" and ");
        let _ = write!(
            nodes,
            r#""n{node}": (time: (day: 0, at: "10:00"), enter: [(when: "{asked}", arousal: 3), (patience: 60, arousal: -30)],
                says: [(line: "well?")], options: {{ {options} }}), "#
        );
    }
    let text = format!(
        r#"Scenario(id: "vast", level: 3, title: "Vast", you: "adviser", premise: "a case",
            setting: counter, channel: face_to_face, category: service_quality,
            customer: (name: "Ann", address: "Ann", pronoun: she, age: 40, behaviour: voicer, motive: redress),
            keys: (remedy: (best: "not hard", otherwise: none)), first: "n0", nodes: {{ {nodes} }},
            endings: {{
                "bad": (kind: bad, when: "walked_out", title: "bad"),
                "best": (kind: best, when: "total >= 80", title: "best"),
                "fine": (kind: ok, title: "ok"),
            }})"#
    );
    Scenario::load(&Source::new("vast.ron", text)).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

#[test]
fn what_is_too_large_is_given_up_in_time_and_said_to_be() {
    let scenario = exploding();
    let judge = Judge::new(Roleplay::new(&RULEBOOK, &scenario));
    let limits = Limits { width: 5_000, steps: 200_000 };
    let effort = Effort {
        census: limits,
        situations: Reachable { slips: 2, most: 60 },
        search: 300,
        quest: 2_000,
        strategies: false,
    };
    let audit = audit(&judge, effort);
    assert!(!audit.census.is_complete());
    let (open, turns) = (audit.census.open.count, audit.census.situations.len());
    assert!(open > 1_000 && turns > 3, "{open} {turns}");
    assert!(audit.census.steps <= limits.steps + 8);
    assert!(audit.situations.all.len() <= 60);
    // Situations times options times the budget of a search, and the quests.
    assert!(audit.steps < 60 * 8 * 310 + 40 * 2_010, "{}", audit.steps);
    let zh = report(&judge, &audit, "vast", Lang::Zh);
    assert!(zh.contains("数不完"), "{zh}");
    assert!(report(&judge, &audit, "vast", Lang::En).contains("Too large to be counted"));
    assert_eq!(audit_json(&judge, &audit)["counted_completely"], false);
    // What is given up is bracketed, never wrong.
    assert!(audit.best.total <= audit.best.at_most);
}

#[test]
fn attempts_are_analysed_by_what_was_chosen_and_nothing_else() {
    let judge = Judge::new(Roleplay::new(&RULEBOOK, &SHIPPED[1]));
    let line = |choices: &[&str]| {
        serde_json::json!({ "scenario": "its_fine", "seed": 3, "exam": false, "choices": choices, "complete": true })
            .to_string()
    };
    let ideal: Vec<&str> = vec!["a"; 12];
    let mut poor = ideal.clone();
    poor[0] = "b";
    poor[1] = "b";
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..10 {
        lines.push(line(&ideal));
        lines.push(line(&poor[..2]));
    }
    lines.push("{ this is no JSON".to_owned());
    lines.push(line(&["a", "z"]));
    lines.push(line(&["a", "a", "a"]));
    lines.push(r#"{"scenario": "other", "choices": []}"#.to_owned());
    let (read, unread) = read_plays(&lines.join("\n"));
    assert_eq!(unread.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [21]);
    let found = plays(&judge, "", &read);
    assert_eq!((found.counted, found.complete, found.passed), (21, 20, 10));
    assert_eq!(found.left_out.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [22]);
    let first = &found.nodes[0];
    assert_eq!((first.met, first.difficulty, first.discrimination), (21, Some(52), Some(100)));
    assert_eq!(first.options.iter().map(|option| option.taken).collect::<Vec<_>>(), [11, 10, 0, 0]);
    assert_eq!(first.options.iter().map(|option| option.unused).collect::<Vec<_>>(), [false, false, true, true]);
    assert_eq!(first.options[1].discrimination, Some(-100));
    let dropped: Vec<usize> = found.nodes.iter().map(|node| node.dropped).filter(|dropped| *dropped > 0).collect();
    assert_eq!(dropped, [1]);
    // The document of a replay and an array are read too; another version of the text counts and is said.
    let replay = judge.roleplay().replay(&Attempt { seed: 1, choices: vec!["a".to_owned(); 12] }).unwrap();
    let document = heartfirst::debrief::json(&judge, &replay).to_string();
    let other = r#"{"scenario": "its_fine", "scenario_hash": "ff", "choices": ["a"]}"#;
    let (read, unread) = read_plays(&format!("[{document}, {other}, 7]"));
    assert_eq!((read.len(), unread.len()), (2, 1));
    let found = plays(&judge, "00", &read);
    assert_eq!((found.counted, found.complete, found.other_version), (2, 1, 1));
    assert_eq!(found.nodes[0].discrimination, None);
}

#[test]
fn the_map_holds_every_node_and_every_way_on_in_all_three_forms() {
    for scenario in SHIPPED.iter() {
        let judge = Judge::new(Roleplay::new(&RULEBOOK, scenario));
        for lang in Lang::ALL {
            let map = map(&judge, None, lang);
            let forms = [svg(&map), dot(&map), mermaid(&map)];
            for node in &scenario.nodes {
                for form in &forms {
                    assert!(form.contains(&node.id));
                }
            }
            let ways: usize = map.arrows.iter().map(|arrow| arrow.options.len()).sum();
            assert!(ways >= scenario.nodes.iter().map(|node| node.responses.len()).sum());
            let drawn = forms[0].matches("<path d=\"M").count();
            assert_eq!(drawn, map.arrows.len() + 1, "every arrow, and the tip");
            assert!(!forms[0].contains("NaN"));
            // The tip of an arrow apart, strong lines are those of the best line, broken ones over a red line.
            let is_broken = map.arrows.iter().any(|arrow| arrow.is_hard() && !arrow.is_best())
                || map.boxes.iter().any(|place| place.dead_end);
            assert_eq!(forms[0].contains("stroke-dasharray"), is_broken);
            assert!(
                map.arrows.iter().any(heartfirst::audit::MapArrow::is_best) && forms[0].contains("stroke-width=\"3\"")
            );
        }
    }
}

#[test]
fn a_path_of_the_audit_is_a_command_that_plays() {
    let judge = Judge::new(Roleplay::new(&RULEBOOK, &SHIPPED[0]));
    let ids = choices(&judge, judge.ideal());
    let choices = ids.split(',').map(str::to_owned).collect();
    let replay = judge.roleplay().replay(&Attempt { seed: 0, choices }).unwrap();
    assert_eq!(judge.total(&replay.now(&judge.roleplay())), 100);
}
