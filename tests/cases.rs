//! The acceptance checks of single cases: each statement proved on the scenario file itself, by reading its text
//! and acts in every moment it can be met and by replays.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use heartfirst::debrief::{CapReason, Judge};
use heartfirst::language::{Lang, Text};
use heartfirst::roleplay::{Attempt, Cause, Event, Roleplay, State, Timing, option_order};
use heartfirst::rulebook::{Act, Dimension, Effect, Fault, Move, Rulebook, Severity, Tier};
use heartfirst::scenario::{
    Condition, EndingKind, Entry, Response, Scenario, Setting, StoryTime, Variable, Verdict, View as _, choose,
    scenario_files,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use support::Played;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(Rulebook::embedded);

/// A scenario file, ready to be walked and played.
#[derive(Clone, Copy)]
struct Case {
    roleplay: Roleplay<'static>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn case(id: &str) -> Case {
    Case::read(&folder().join(format!("{id}.ron")))
}

impl Case {
    fn read(path: &Path) -> Self {
        let entry = Entry::from_file(path);
        let scenario = entry.scenario.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), entry.findings));
        Self { roleplay: Roleplay::new(&RULEBOOK, Box::leak(Box::new(scenario))) }
    }

    fn scenario(self) -> &'static Scenario {
        self.roleplay.scenario
    }

    /// Every response with the id of its node.
    fn responses(self) -> impl Iterator<Item = (&'static str, &'static Response)> {
        let nodes = self.scenario().nodes.iter();
        nodes.flat_map(|node| node.responses.iter().map(|response| (node.id.as_str(), response)))
    }

    fn response(self, node: &str, id: &str) -> &'static Response {
        let found = self.responses().find(|(at, response)| *at == node && response.id == id);
        found.unwrap_or_else(|| panic!("no {node}-{id}")).1
    }

    fn best(self, state: &State) -> usize {
        let node = self.scenario().node(state.node);
        node.responses.iter().position(|response| response.verdict == Verdict::Best).unwrap()
    }

    /// The ideal path with some other choices, each at the next visit of its node.
    fn but(self, deviations: &[(&str, &str)]) -> Played {
        let mut left = deviations.to_vec();
        let mut state = self.roleplay.begin(&mut ());
        let mut choices = Vec::new();
        while state.over.is_none() {
            let node = self.scenario().node(state.node);
            let response = match left.iter().position(|(at, _)| *at == node.id) {
                Some(index) => {
                    let (_, chosen) = left.remove(index);
                    node.responses.iter().position(|response| response.id == chosen).unwrap()
                }
                None => self.best(&state),
            };
            choices.push(node.responses[response].id.clone());
            self.roleplay.advance(&mut state, response, &mut ());
        }
        assert!(left.is_empty(), "never reached: {left:?}");
        self.replay(choices)
    }

    fn ideal(self) -> Played {
        self.but(&[])
    }

    fn replay(self, choices: Vec<String>) -> Played {
        let replay = self.roleplay.replay(&Attempt { seed: 7, choices }).unwrap();
        Played::new(&Judge::new(self.roleplay), replay)
    }

    /// Plays many conversations, some at random, some near the ideal, and shows every moment of them.
    fn wander(self, mut see: impl FnMut(&State)) -> Vec<State> {
        let mut ends = Vec::new();
        for seed in 0..6_000 {
            let mut state = self.roleplay.begin(&mut ());
            while state.over.is_none() {
                see(&state);
                let count = self.scenario().node(state.node).responses.len();
                let drawn = option_order(seed, &format!("drawn {}", state.turn), count)[0];
                // Of every four conversations, one strays always, the others now and then.
                let strays = seed % 4 == 0 || option_order(seed, &format!("strays {}", state.turn), 4)[0] == 0;
                let response = if strays { drawn } else { self.best(&state) };
                self.roleplay.advance(&mut state, response, &mut ());
            }
            ends.push(state);
        }
        ends
    }

    /// Calls `see` with every option of every moment, what it says then, and what it does.
    fn meet(self, mut see: impl FnMut(&State, &str, &Response, &Text, &[Act])) {
        self.wander(|state| {
            let node = self.scenario().node(state.node);
            for (index, response) in node.responses.iter().enumerate() {
                let acts = choose(&response.acts, state).unwrap();
                see(state, &node.id, response, self.roleplay.words(state, index), acts);
            }
        });
    }

    fn flag(self, name: &str) -> Variable {
        let bit =
            self.scenario().flags.iter().position(|flag| flag == name).unwrap_or_else(|| panic!("no flag {name}"));
        Variable::Flag(u8::try_from(bit).unwrap())
    }

    fn has(self, state: &State, flag: &str) -> bool {
        state.value(self.flag(flag)) == 1
    }

    /// The kind of the ending of a finished conversation.
    fn kind(self, end: &State) -> EndingKind {
        self.scenario().endings[Judge::new(self.roleplay).score(end).ending].kind
    }

    fn kind_of(self, played: &Played) -> EndingKind {
        self.scenario().endings.iter().find(|ending| ending.id == played.ending).unwrap().kind
    }

    /// What the customer says and does after the response of a turn.
    fn reply(self, played: &Played, turn: usize) -> &'static str {
        let record = &played.replay.turns[turn - 1];
        self.roleplay.reply(&record.after, record.response).get(Lang::Zh)
    }
}

fn says(text: &Text, zh: &[&str], en: &[&str]) -> bool {
    let english = text.get(Lang::En).to_lowercase();
    zh.iter().any(|word| text.get(Lang::Zh).contains(word)) || en.iter().any(|word| english.contains(word))
}

/// Whether any of the alternatives of what an option says has one of these words.
fn ever_says(response: &Response, zh: &[&str], en: &[&str]) -> bool {
    response.say.iter().any(|say| says(&say.value, zh, en))
}

fn ever_does(response: &Response, act: Act) -> bool {
    response.acts.iter().any(|acts| acts.value.contains(&act))
}

fn always_does(response: &Response, act: Act) -> bool {
    response.acts.iter().all(|acts| acts.value.contains(&act))
}

/// What one act of a turn did to the mood and how many points it brought.
fn worth(played: &Played, turn: usize, act: Move) -> (Effect, i32) {
    let changed = |event: &Event| match event {
        Event::Changed { cause: Cause::Act(Act::Move(done)), effect, points } if *done == act => {
            Some((*effect, points.iter().sum()))
        }
        _ => None,
    };
    played.events(turn).iter().find_map(changed).unwrap_or_else(|| panic!("{act} did nothing in turn {turn}"))
}

fn is_capped(played: &Played, limit: i32) -> bool {
    played.score.caps.iter().any(|cap| cap.limit == limit) && played.score.total <= limit
}

/// The moment a node was reached.
fn reached(case: Case, played: &Played, node: &str) -> StoryTime {
    let at = |turn: &&heartfirst::roleplay::TurnRecord| case.scenario().node(turn.before.node).id == node;
    played.replay.turns.iter().find(at).unwrap_or_else(|| panic!("never at {node}")).before.time
}

// The red lines

fn hard_faults() -> Vec<Fault> {
    Fault::ALL.iter().copied().filter(|fault| RULEBOOK.faults[*fault].severity == Severity::Hard).collect()
}

/// The cases of level 3 to 5.
fn advanced() -> Vec<Case> {
    let cases = scenario_files(&folder()).into_iter().map(|path| Case::read(&path));
    cases.filter(|case| case.scenario().level >= 3).collect()
}

/// The options with a hard fault that one meets on the ideal path, as node and option.
fn red_lines(case: Case) -> Vec<(String, String, Fault)> {
    let mut lines = Vec::new();
    for node in case.ideal().nodes() {
        for (_, response) in case.responses().filter(|(at, _)| *at == node) {
            for fault in hard_faults().into_iter().filter(|fault| always_does(response, Act::Fault(*fault))) {
                lines.push((node.clone(), response.id.clone(), fault));
            }
        }
    }
    lines
}

/// Check 12. Courteous words: the formal address, a request, thanks.
#[test]
fn each_hard_fault_occurs_politely_worded_in_a_case_of_level_three_to_five() {
    let polite = |response: &Response| ever_says(response, &["您", "请", "谢"], &[]);
    let cases = advanced();
    let met: BTreeSet<&str> = hard_faults()
        .into_iter()
        .filter(|fault| {
            let mut responses = cases.iter().flat_map(|case| case.responses());
            responses.any(|(_, response)| ever_does(response, Act::Fault(*fault)) && polite(response))
        })
        .map(heartfirst::source::Vocabulary::name)
        .collect();
    let missing: Vec<_> = hard_faults().into_iter().filter(|fault| !met.contains(fault.to_string().as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Check 12.
#[test]
fn one_red_line_limits_every_case_to_59_and_two_to_39() {
    let mut twice = 0;
    for case in advanced() {
        let id = &case.scenario().id;
        let lines = red_lines(case);
        assert!(!lines.is_empty(), "{id} has no red line on its ideal path");
        for (node, option, fault) in &lines {
            let once = case.but(&[(node, option)]);
            assert!(once.now.booked(*fault) >= 1, "{id}: {node}-{option} books no {fault}");
            assert!(is_capped(&once, 59), "{id}: {node}-{option} ({fault}): {:?}", once.score.caps);
        }
        for (first, second) in lines.iter().zip(lines.iter().skip(1)).filter(|(first, second)| first.0 != second.0) {
            let mut state = case.but(&[(&first.0, &first.1)]);
            if !state.nodes().contains(&second.0) {
                continue;
            }
            state = case.but(&[(&first.0, &first.1), (&second.0, &second.1)]);
            assert!(is_capped(&state, 39), "{id}: {first:?} and {second:?}: {:?}", state.score.caps);
            assert!(state.score.caps.iter().any(|cap| cap.why == CapReason::TwoHardFaults));
            twice += 1;
        }
    }
    assert!(twice > 0, "no case has two red lines to cross");
}

/// Check 14. In the words of the option or in the stage direction of the reply, it is the trainee who hangs up.
#[test]
fn every_option_that_hangs_up_is_cut_off() {
    let mut found = 0;
    for path in scenario_files(&folder()) {
        let case = Case::read(&path);
        for (node, response) in case.responses() {
            let hangs_up = ever_says(response, &["（挂断）", "（挂了）"], &["(hang up", "(hangs up", "(rings off"])
                || response
                    .reply
                    .iter()
                    .any(|reply| says(&reply.value, &["你已经挂", "你挂了"], &["(you have hung up"]));
            if hangs_up {
                found += 1;
                let id = &response.id;
                assert!(ever_does(response, Act::Fault(Fault::CutOff)), "{}: {node}-{id}", case.scenario().id);
            }
        }
    }
    assert!(found > 0, "nobody hangs up anywhere");
    let case = case("four_transfers");
    let played = case.but(&[("dont_hang_up", "c")]);
    assert_eq!(played.faults()[0], "cut_off");
    assert!(is_capped(&played, 59));
}

// the solder joint

const JOINT: (&[&str], &[&str]) = (&["焊"], &["joint", "solder"]);
const NO_DIFFERENCE: (&[&str], &[&str]) = (&["不影响今天的费用"], &["no difference"]);

/// Check 32.
#[test]
fn whoever_mentions_the_joint_before_saying_that_it_does_not_change_the_cost_proves_the_customer_wrong() {
    let case = case("solder_joint");
    // What is known as `same_price` is this sentence.
    for (node, response) in case.responses() {
        let Variable::Flag(bit) = case.flag("same_price") else { unreachable!() };
        if response.sets & (1 << bit) != 0 {
            let all = response.say.iter().all(|say| says(&say.value, NO_DIFFERENCE.0, &[]));
            assert!(all, "{node}-{} sets same_price without the sentence", response.id);
        }
    }
    let mut met = BTreeSet::new();
    case.meet(|state, node, response, words, acts| {
        if says(words, JOINT.0, JOINT.1) && !case.has(state, "same_price") {
            met.insert(format!("{node}-{}", response.id));
            assert!(acts.contains(&Act::Fault(Fault::ProveWrong)), "{node}-{}: {words:?}", response.id);
        }
    });
    for pointing in ["look-a", "look-c"] {
        assert!(met.contains(pointing), "{pointing} is not met: {met:?}");
        assert!(case.but(&[("look", &pointing[5..])]).faults().contains(&"prove_wrong"));
    }
}

/// Check 32.
#[test]
fn the_ideal_visit_never_needs_to_settle_who_soldered() {
    let case = case("solder_joint");
    let ideal = case.ideal();
    assert_eq!(case.kind_of(&ideal), EndingKind::Best);
    for turn in &ideal.replay.turns {
        let node = case.scenario().node(turn.before.node);
        let words = case.roleplay.words(&turn.before, turn.response);
        let settles =
            says(words, &["谁点的", "谁焊", "谁修", "谁动", "是不是您", "是不是你", "您修过"], &["who soldered"]);
        assert!(!settles, "{}: {words:?}", node.id);
        if node.setting == Setting::Office {
            // The record names it as a thing, and says that nobody asked.
            assert!(says(words, &["未追问"], &[]) && says(words, &[], &["not pursued"]), "{words:?}");
        } else {
            assert!(!says(words, JOINT.0, JOINT.1), "{}: {words:?}", node.id);
        }
    }
    let said = ideal.turn_at("look");
    let words = case.roleplay.words(&ideal.replay.turns[said - 1].before, ideal.replay.turns[said - 1].response);
    assert!(says(words, NO_DIFFERENCE.0, &[]));
}

// the lightning-proof television

/// Check 33.
#[test]
fn the_shoes_are_early_at_the_door_and_welcome_when_the_gate_is_open() {
    let case = case("nonslip_shoes");
    let (door, later) = (case.response("at_the_door", "a"), case.response("what_for", "a"));
    for lang in Lang::ALL {
        assert_eq!(door.say[0].value.get(lang), later.say[0].value.get(lang));
    }
    assert_eq!((door.say.len(), later.say.len()), (1, 1), "the same words whatever happened");
    assert_eq!(door.acts[0].value, later.acts[0].value);

    let early = case.but(&[("at_the_door", "a")]);
    assert!(!early.gate(1));
    assert_eq!(early.timings(1), [Timing::Early(Tier::Heavy)]);
    assert_eq!(early.early(1), [2]);
    let ([a0, h0, t0, _], [a1, h1, t1, _]) = (early.mood(0), early.mood(1));
    assert!(a1 > a0 && h1 < h0 && t1 < t0, "{:?}", early.moods());
    assert!(early.gained(1, Dimension::EmotionFirst) < 0);

    let ideal = case.ideal();
    let turn = ideal.turn_at("what_for");
    assert!(ideal.replay.turns[turn - 1].before.gate_open);
    assert_eq!(ideal.replay.turns[turn - 1].response(&case.roleplay).id, "a");
    assert_eq!((ideal.timings(turn), ideal.early(turn)), (vec![Timing::Ok], vec![]));
    let (effect, points) = worth(&ideal, turn, Move::ExplainCause);
    assert!(effect.arousal <= 0 && effect.heard >= 0 && effect.trust > 0 && points > 0, "{effect:?}, {points}");
}

// the kind silence

/// Check 35.
#[test]
fn an_engineer_who_pays_himself_settles_off_the_books_although_the_customer_is_content() {
    let case = case("kind_silence");
    let off_book = Act::Fault(Fault::OffBookSettlement);
    // The money from somebody’s own pocket.
    let mut found = BTreeSet::new();
    for (node, response) in case.responses() {
        if ever_says(response, &["咱俩一人一半", "谁出的您就别问"], &[]) {
            assert!(always_does(response, off_book), "{node}-{}", response.id);
            found.insert(format!("{node}-{}", response.id));
        } else {
            assert!(!ever_does(response, off_book), "{node}-{}", response.id);
        }
    }
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["offer-b", "pocket-a"]);
    let played = case.but(&[("offer", "b")]);
    let turn = played.turn_at("offer");
    assert!(case.reply(&played, turn).contains("那敢情好"), "{}", case.reply(&played, turn));
    assert!(played.mood(turn)[0] <= played.mood_before(turn)[0], "calmer: {:?}", played.moods());
    assert!(played.faults().contains(&"off_book_settlement"));
    assert!(is_capped(&played, 59));
    assert_ne!(case.kind_of(&played), EndingKind::Best);
}

/// Check 35.
#[test]
fn we_only_found_out_now_conceals_a_fact() {
    let case = case("kind_silence");
    let mut found = Vec::new();
    for (node, response) in case.responses() {
        if ever_says(response, &["昨天才", "刚查出", "刚刚才", "今天才"], &[]) {
            assert!(always_does(response, Act::Fault(Fault::ConcealFact)), "{node}-{}", response.id);
            found.push((node, response.id.as_str()));
        }
    }
    assert_eq!(found, [("xu", "d"), ("why", "a")]);
    for deviation in found {
        let played = case.but(&[deviation]);
        assert!(played.faults().contains(&"conceal_fact") && is_capped(&played, 59), "{deviation:?}");
    }
}

// the tube and the trade-in

/// Check 36.
#[test]
fn the_trade_in_is_offered_only_after_looking_for_ways() {
    let case = case("tube_trade_in");
    let mut offered = BTreeSet::new();
    case.meet(|state, node, response, words, _| {
        let quotes_it = response.quotes.iter().any(|quote| quote.amount == 2_000);
        let offers =
            quotes_it || says(words, &["折旧", "补两千", "争取到两千"], &["trade-in", "trade in", "two thousand"]);
        let speaks_to_the_customer = case.scenario().node(state.node).setting != Setting::Office;
        if offers && speaks_to_the_customer {
            offered.insert(format!("{node}-{}", response.id));
            assert!(case.has(state, "looked"), "{node}-{}: {words:?}", response.id);
        }
    });
    assert!(offered.contains("plan-d"), "{offered:?}");
    let plan = case.response("plan", "d");
    assert!(ever_says(plan, &["整机一年、显像管三年"], &[]) && ever_says(plan, &["两千"], &[]));
    // The internal call is what opens it.
    assert!(case.ideal().nodes().iter().any(|node| node == "plan"));
    for other in ["a", "b", "d"] {
        let played = case.but(&[("branch", other)]);
        let nodes = played.nodes();
        let (nothing, plan) = (played.turn_at("nothing"), nodes.iter().position(|node| node == "plan"));
        assert!(plan.is_none_or(|plan| plan > nothing), "{other}: {nodes:?}");
    }
}

/// Check 36.
#[test]
fn the_trade_in_is_early_while_the_gate_is_closed() {
    let case = case("tube_trade_in");
    let (mut closed, mut open) = (0, 0);
    case.wander(|state| {
        let node = case.scenario().node(state.node);
        if node.id != "plan" {
            return;
        }
        for (index, response) in node.responses.iter().enumerate() {
            if !response.quotes.iter().any(|quote| quote.amount == 2_000) {
                continue;
            }
            assert!(ever_does(response, Act::Move(Move::OfferOptions)), "plan-{}", response.id);
            if state.gate_open {
                open += 1;
                continue;
            }
            closed += 1;
            let (_, events) = case.roleplay.step(*state, index);
            let act = Act::Move(Move::OfferOptions);
            let offered = Event::Acted { act, timing: Timing::Early(Tier::Heavy) };
            assert!(events.contains(&offered) && events.contains(&Event::Early(Tier::Heavy)), "plan-{}", response.id);
        }
    });
    let ideal = case.ideal();
    assert_eq!(ideal.early(ideal.turn_at("plan")), Vec::<u8>::new());
    assert!(closed > 0 && open > 0, "closed {closed}, open {open}");
}

// four transfers

/// Check 38.
#[test]
fn one_more_transfer_ends_with_hanging_up_and_a_maker_complaint_with_two_hours_to_phone() {
    let case = case("four_transfers");
    let chains: [&[(&str, &str)]; 3] = [
        &[("fifth_voice", "b"), ("ringback", "a")],
        &[("not_again", "b"), ("ringback", "a")],
        &[("fifth_voice", "b"), ("not_again", "b")],
    ];
    for chain in chains {
        let played = case.but(chain);
        let last = played.replay.turns.last().unwrap();
        let response = last.response(&case.roleplay);
        assert!(ever_does(response, Act::Fault(Fault::PassBuck)), "{chain:?}");
        assert_eq!((played.ending.as_str(), case.kind_of(&played)), ("maker", EndingKind::Bad), "{chain:?}");
        let ending = case.scenario().endings.iter().find(|ending| ending.id == "maker").unwrap();
        assert!(ending.scene.get(Lang::Zh).contains("厂家"));
        assert!(ending.scene.get(Lang::Zh).contains("两小时内由责任人电话联系"));
        assert!(ending.scene.get(Lang::En).contains("within two hours"));
        assert!(ending.business.third_party);
    }
    // He rings off under the transfer tone.
    let played = case.but(chains[0]);
    assert!(case.reply(&played, played.replay.turns.len()).contains("挂了"));
}

/// Check 38.
#[test]
fn saying_it_back_before_the_first_question_is_worth_more_than_any_apology() {
    let case = case("four_transfers");
    let ideal = case.ideal();
    let does = |played: &Played, turn: usize, act: Move| {
        let acted = |event: &Event| matches!(event, Event::Acted { act: Act::Move(done), .. } if *done == act);
        played.events(turn).iter().any(acted)
    };
    let turns = 1..=ideal.replay.turns.len();
    let back = turns.clone().find(|turn| does(&ideal, *turn, Move::ParaphraseConfirm)).unwrap();
    let asked = turns.clone().find(|turn| does(&ideal, *turn, Move::AskSpecific)).unwrap();
    assert!(back < asked, "said back in {back}, asked in {asked}");
    let (effect, points) = worth(&ideal, back, Move::ParaphraseConfirm);
    let mut apologies = 0;
    for node in &ideal.nodes()[..asked - 1] {
        for (_, response) in case.responses().filter(|(at, _)| at == node) {
            let played = case.but(&[(node, &response.id)]);
            let turn = ideal.turn_at(node);
            if does(&played, turn, Move::ApologiseSpecific) {
                apologies += 1;
                let (sorry, sorry_points) = worth(&played, turn, Move::ApologiseSpecific);
                assert!(effect.heard > sorry.heard && points > sorry_points, "{node}-{}: {sorry:?}", response.id);
            }
            if ever_does(response, Act::Fault(Fault::EmptyApology)) {
                apologies += 1;
                assert!(played.score.total < ideal.score.total, "{node}-{}", response.id);
            }
        }
    }
    assert!(apologies >= 3, "{apologies} apologies to compare with");
    // In its own moment too.
    let sorry = case.but(&[("not_again", "d")]);
    assert!(does(&sorry, back, Move::ApologiseSpecific));
    let earned = |played: &Played| played.replay.turns[back - 1].after.earned.iter().sum::<i32>();
    assert!(earned(&sorry) < earned(&ideal) && sorry.score.total < ideal.score.total);
    assert!(sorry.mood(back)[1] < ideal.mood(back)[1]);
}

// the post at midnight

/// Check 40.
#[test]
fn a_request_to_delete_or_retitle_the_post_is_a_gag_condition() {
    let case = case("midnight_post");
    let mut found = Vec::new();
    for (node, response) in case.responses() {
        if ever_says(response, &["收一收", "删", "撤", "标题上加"], &["take the post down", "take it down", "delete"])
        {
            assert!(always_does(response, Act::Fault(Fault::GagCondition)), "{node}-{}", response.id);
            found.push((node, response.id.as_str()));
        }
    }
    assert_eq!(found, [("post", "a"), ("thread", "a")]);
    for deviation in found {
        let played = case.but(&[deviation]);
        assert!(played.faults().contains(&"gag_condition"));
        assert_eq!(case.kind_of(&played), EndingKind::Bad, "{deviation:?}");
    }
}

/// Check 40.
#[test]
fn a_call_later_than_two_hours_after_the_post_was_read_breaks_the_standard_deadline() {
    let case = case("midnight_post");
    let read = case.roleplay.begin(&mut ()).time;
    let (mut late, mut timely) = (0, 0);
    for (node, response) in case.responses().filter(|(node, _)| matches!(*node, "post" | "inbox")) {
        let played = case.but(&[(node, &response.id)]);
        let called = reached(case, &played, "ring");
        let is_late = called.0 > read.0 + 120;
        let is_broken = played.faults().contains(&"broken_promise");
        assert_eq!(is_late, is_broken, "{node}-{}: read {read}, called {called}", response.id);
        *(if is_late { &mut late } else { &mut timely }) += 1;
    }
    assert!(late > 0 && timely > 0, "late {late}, timely {timely}");
}

/// Check 40. Day 0 is a Saturday, so the third working day is day 4.
#[test]
fn progress_later_than_three_working_days_breaks_the_standard_deadline() {
    let case = case("midnight_post");
    assert!(case.scenario().premise.get(Lang::Zh).starts_with("星期六"));
    let (mut late, mut timely) = (0, 0);
    for (node, response) in case.responses().filter(|(node, _)| *node == "how_long") {
        let played = case.but(&[(node, &response.id)]);
        let reported = reached(case, &played, "wednesday");
        let is_late = reported.day() > 4;
        assert_eq!(is_late, played.faults().contains(&"broken_promise"), "{}: {reported}", response.id);
        *(if is_late { &mut late } else { &mut timely }) += 1;
    }
    assert!(late > 0 && timely > 0, "late {late}, timely {timely}");
}

// twenty thousand or the press

/// Check 41.
#[test]
fn paying_any_cash_ends_badly() {
    let case = case("hush_money");
    let mut found = Vec::new();
    for (node, response) in case.responses() {
        if ever_does(response, Act::Fault(Fault::OffBookSettlement)) {
            found.push((node, response.id.as_str()));
            let played = case.but(&[(node, &response.id)]);
            assert_eq!(
                (played.ending.as_str(), case.kind_of(&played)),
                ("paid", EndingKind::Bad),
                "{node}-{}",
                response.id
            );
        } else {
            // Nothing else hands out money without a receipt.
            let cash = ever_says(
                response,
                &["不用单子", "不走报销", "先给您转", "往上填"],
                &["no receipt needed", "no paperwork"],
            );
            assert!(!cash, "{node}-{} pays", response.id);
        }
    }
    assert!(found.len() >= 2, "{found:?}");
    // The only money that ends well is the receipt that is paid like any other.
    let ideal = case.ideal();
    assert_eq!(case.kind_of(&ideal), EndingKind::Best);
    assert!(case.scenario().endings.iter().any(|ending| ending.id == "paid" && ending.business.cost == 20_000));
}

const LAW: (&[&str], &[&str]) = (
    &["警", "法律", "敲诈", "案底", "派出所", "律师", "法院", "起诉"],
    &["police", "the law", "lawyer", "blackmail", "extort"],
);

/// Check 41. What is written in the files is said to nobody.
#[test]
fn police_or_law_before_two_spoken_limits_is_a_legal_threat() {
    let case = case("hush_money");
    let mut met = BTreeSet::new();
    case.meet(|state, node, response, words, acts| {
        let is_spoken = case.scenario().node(state.node).setting != Setting::Office;
        if is_spoken && says(words, LAW.0, LAW.1) && state.uses(Move::HoldLine) < 2 {
            met.insert((node.to_owned(), response.id.clone()));
            assert!(acts.contains(&Act::Fault(Fault::LegalThreat)), "{node}-{}: {words:?}", response.id);
        }
    });
    let on_ideal: Vec<_> = met.iter().filter(|(node, _)| case.ideal().nodes().contains(node)).collect();
    assert!(on_ideal.len() >= 2, "{met:?}");
    for (node, option) in on_ideal {
        let played = case.but(&[(node, option)]);
        assert_eq!(played.faults()[0], "legal_threat");
        assert!(is_capped(&played, 59) && case.kind_of(&played) == EndingKind::Bad, "{node}-{option}");
    }
}

/// Check 41.
#[test]
fn recording_without_asking_costs_respect() {
    let case = case("hush_money");
    let ideal = case.ideal();
    let mut found = [0, 0];
    for (node, response) in case.responses() {
        let is_office = case.scenario().nodes.iter().any(|at| at.id == node && at.setting == Setting::Office);
        if is_office || !ever_says(response, &["录音", "录着", "录个音"], &["being recorded", "record the call"])
        {
            continue;
        }
        let played = case.but(&[(node, &response.id)]);
        let gained = played.gained(ideal.turn_at(node), Dimension::InteractionalFairness);
        let asks = ever_does(response, Act::Move(Move::SeekConsent));
        found[usize::from(asks)] += 1;
        assert!(if asks { gained > 0 } else { gained < 0 }, "{node}-{}: D2 {gained:+}", response.id);
    }
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}

/// Check 41.
#[test]
fn accusing_costs_even_though_the_suspicion_is_right() {
    let case = case("hush_money");
    let ideal = case.ideal();
    let photo = case.scenario().facts.iter().find(|fact| fact.id == "same_photo").unwrap();
    assert!(photo.text.get(Lang::Zh).contains("另一家公司") && ideal.facts().contains(&"same_photo"));
    let mut accusations = 0;
    for (node, response) in case.responses() {
        let accuses = ever_does(response, Act::Fault(Fault::AccuseMotive));
        let proves = ever_does(response, Act::Fault(Fault::ProveWrong));
        if accuses || proves {
            accusations += usize::from(accuses);
            let played = case.but(&[(node, &response.id)]);
            let turn = played.turn_at(node);
            let (before, after) = (played.mood_before(turn), played.mood(turn));
            assert!(after[0] > before[0] && after[2] < before[2], "{node}-{}: {before:?} {after:?}", response.id);
            let respect = played.gained(turn, Dimension::InteractionalFairness);
            assert!(respect < 0 && played.score.total < ideal.score.total, "{node}-{}", response.id);
        }
    }
    assert!(accusations >= 1, "{accusations}");
}

// the nitpicker

/// The parts that must all hold.
fn parts(condition: &Condition) -> &[Condition] {
    if let Condition::All(parts) = condition { parts } else { std::slice::from_ref(condition) }
}

/// Check 43.
#[test]
fn the_one_justified_point_among_nine_must_be_corrected_to_reach_a_good_ending() {
    let case = case("nitpicker");
    let corrected = case.flag("corrected");
    for ending in case.scenario().endings.iter().filter(|ending| ending.kind == EndingKind::Best) {
        let asks = |part: &Condition| matches!(part, Condition::Compare(variable, ..) if *variable == corrected);
        assert!(parts(ending.when.as_ref().unwrap()).iter().any(asks), "{} does not ask for it", ending.id);
    }
    // What is known as corrected is the bill, put right and repaid.
    let Variable::Flag(bit) = corrected else { unreachable!() };
    let correcting: Vec<_> = case.responses().filter(|(_, response)| response.sets & (1 << bit) != 0).collect();
    assert!(!correcting.is_empty());
    for (node, response) in &correcting {
        assert!(ever_does(response, Act::Move(Move::AdmitFault)), "{node}-{}", response.id);
        assert!(ever_says(response, &["第四条"], &["point 4", "point four"]), "{node}-{}", response.id);
    }
    // Of the nine, it is the one that the records confirm.
    assert_eq!(case.kind_of(&case.ideal()), EndingKind::Best);
    for other in ["a", "b", "d"] {
        let played = case.but(&[("point_four", other)]);
        assert_ne!(case.kind_of(&played), EndingKind::Best, "{other}");
    }
    // Whoever never puts the bill right has no good ending of any kind, an answer to the nine or not.
    let left_wrong = |last| case.but(&[("point_four", "b"), ("when", "b"), ("written", last)]);
    assert_eq!(case.kind_of(&left_wrong("b")), EndingKind::Bad);
    for last in ["c", "d"] {
        assert_eq!(left_wrong(last).ending, "buried", "{last}");
    }
    // With the date or in the written answer it is put right late, and that is no more than fair.
    for late in [&[("point_four", "b")][..], &[("point_four", "b"), ("when", "b")]] {
        assert_eq!(case.kind_of(&case.but(late)), EndingKind::Fair, "{late:?}");
    }
    let point_four = case.flag("point4");
    let Variable::Flag(bit) = point_four else { unreachable!() };
    for (node, response) in case.responses().filter(|(_, response)| response.sets & (1 << bit) != 0) {
        let ways = response.say.iter().filter(|say| says(&say.value, &["四十五块"], &["forty-five yuan"]));
        assert!(ways.count() > 0, "{node}-{} repays nothing", response.id);
    }
    let (mut best, mut fair) = (0, 0);
    for end in case.wander(|_| ()) {
        match case.kind(&end) {
            EndingKind::Best => {
                best += 1;
                assert!(case.has(&end, "corrected"));
            }
            EndingKind::Fair => {
                fair += 1;
                let put_right = case.has(&end, "corrected") || case.has(&end, "point4");
                assert!(put_right, "an ok ending with the wrong bill left as it is");
            }
            EndingKind::Bad => {}
        }
    }
    assert!(fair > 0);
    assert!(best > 0);
}

/// Check 43.
#[test]
fn law_is_never_the_best_option_before_two_limits() {
    let case = case("nitpicker");
    let mut met = BTreeSet::new();
    case.meet(|state, node, response, words, acts| {
        let is_spoken = case.scenario().node(state.node).setting != Setting::Office;
        let is_law = says(words, LAW.0, LAW.1) || acts.contains(&Act::Fault(Fault::LegalThreat));
        if is_spoken && is_law && state.uses(Move::HoldLine) < 2 {
            met.insert((node.to_owned(), response.id.clone()));
            assert_ne!(response.verdict, Verdict::Best, "{node}-{}", response.id);
        }
    });
    assert!(met.len() >= 2, "{met:?}");
    let ideal = case.ideal().score.total;
    for (node, option) in &met {
        let played = case.but(&[(node, option)]);
        assert!(played.faults().contains(&"legal_threat"), "{node}-{option}");
        assert!(played.score.total < ideal && is_capped(&played, 59), "{node}-{option}");
        assert_eq!(case.kind_of(&played), EndingKind::Bad);
    }
}

// the thirty-minute call-back

/// Check 39.
#[test]
fn no_contact_thirty_minutes_after_the_promise_breaks_it() {
    let case = case("thirty_minutes");
    let ideal = case.ideal();
    let promised = reached(case, &ideal, "how_many");
    let due = case.response("how_many", "b").promises[0].due;
    assert_eq!(due.0, promised.0 + 30);
    let (mut broken, mut kept) = (0, 0);
    for (node, response) in case.responses().filter(|(node, _)| matches!(*node, "second_call" | "minute_24")) {
        let played = case.but(&[(node, &response.id)]);
        let waits = played.nodes().iter().any(|node| node == "he_rings");
        assert_eq!(waits, played.faults().contains(&"broken_promise"), "{node}-{}", response.id);
        if waits {
            assert!(reached(case, &played, "he_rings") > due);
            assert_ne!(case.kind_of(&played), EndingKind::Best);
        } else {
            assert!(reached(case, &played, "minute_24") <= due);
        }
        *(if waits { &mut broken } else { &mut kept }) += 1;
    }
    assert!(broken > 0 && kept > 0, "broken {broken}, kept {kept}");
}

/// Check 39.
#[test]
fn a_progress_call_at_minute_24_that_moves_the_time_once_is_accepted() {
    let case = case("thirty_minutes");
    let ideal = case.ideal();
    let (promised, called) = (reached(case, &ideal, "how_many"), reached(case, &ideal, "minute_24"));
    assert_eq!(called.0, promised.0 + 24);
    let turn = ideal.turn_at("minute_24");
    let call = case.response("minute_24", "a");
    assert!(always_does(call, Act::Move(Move::ReportProgress)) && always_does(call, Act::Move(Move::SetDeadline)));
    let moved = &call.promises[0];
    assert!(call.promises.len() == 1 && moved.due.0 > promised.0 + 30);
    let callback = case.response("how_many", "b").promises[0].name;
    assert!(ideal.saw(turn, Event::Kept(callback)) && ideal.saw(turn, Event::Promised(0)));
    assert!(ideal.timings(turn).iter().all(|timing| matches!(timing, Timing::Ok | Timing::Repeated)));
    assert!(ideal.mood(turn)[2] > ideal.mood_before(turn)[2], "{:?}", ideal.moods());
    assert!(reached(case, &ideal, "half_past_two") <= moved.due, "the moved time is held");
    assert!(ideal.faults().is_empty() && case.kind_of(&ideal) == EndingKind::Best);
}

/// Check 39.
#[test]
fn on_holiday_is_penalised() {
    let case = case("thirty_minutes");
    let ideal = case.ideal();
    let mut found = 0;
    for (node, response) in case.responses() {
        if ever_says(response, &["休年假", "休假", "度假", "海边"], &["on holiday", "annual leave", "on leave"])
        {
            found += 1;
            let played = case.but(&[(node, &response.id)]);
            assert!(always_does(response, Act::Fault(Fault::LeakInternal)), "{node}-{}", response.id);
            assert!(played.faults().contains(&"leak_internal") && played.score.total < ideal.score.total);
            let turn = played.turn_at(node);
            assert!(played.mood(turn)[2] < played.mood_before(turn)[2], "{node}-{}", response.id);
        }
    }
    assert!(found > 0);
}

// the journalist at the door

/// Check 42.
#[test]
fn touching_the_camera_or_no_comment_dodges_the_media() {
    let case = case("journalist");
    let zh = ["镜头往下", "挡住", "挡镜头", "机器麻烦您先收", "别拍", "不便多说", "无可奉告", "不予置评"];
    let mut found = Vec::new();
    for (node, response) in case.responses() {
        if ever_says(response, &zh, &["no comment", "hand on the lens", "stop filming"]) {
            found.push(format!("{node}-{}", response.id));
            assert!(always_does(response, Act::Fault(Fault::DodgeMedia)), "{node}-{}", response.id);
            let played = case.but(&[(node, &response.id)]);
            assert!(played.faults().contains(&"dodge_media") && is_capped(&played, 59), "{node}-{}", response.id);
        }
    }
    assert!(found.len() >= 2, "{found:?}");
}

/// Check 42.
#[test]
fn naming_what_is_known_what_is_checked_when_and_by_whom_earns_procedure_and_honesty() {
    let case = case("journalist");
    let ideal = case.ideal();
    for (node, named) in [
        ("known", ["单子是我们开的，认", "查到哪一步", "五点半前", "站长丁海"]),
        ("onair", ["冷车试车没有做，这是我们的错", "正在查", "九点前", "郑师傅"]),
    ] {
        let turn = ideal.turn_at(node);
        let record = &ideal.replay.turns[turn - 1];
        let words = case.roleplay.words(&record.before, record.response);
        for part in named {
            assert!(words.get(Lang::Zh).contains(part), "{node} does not say {part}");
        }
        let both = [Dimension::ProceduralFairness, Dimension::Honesty];
        let earned = both.map(|dimension| ideal.gained(turn, dimension));
        assert!(earned.iter().all(|points| *points > 0), "{node}: D4 and D6 {earned:?}");
        for (_, response) in case.responses().filter(|(at, other)| *at == node && other.verdict != Verdict::Best) {
            let other = case.but(&[(node, &response.id)]);
            let less = both.map(|dimension| other.gained(turn, dimension));
            assert!(less.iter().sum::<i32>() < earned.iter().sum(), "{node}-{}: {less:?}, {earned:?}", response.id);
        }
    }
}
