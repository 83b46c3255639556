//! Small scenarios that nobody would write, under rulebooks that nobody would publish: what matters here is that
//! they use everything there is.

use heartfirst::rulebook::{Act, Behaviour, Fault, Motive, Move, Rulebook};
use heartfirst::scenario::{
    Alternative, Comparison, Condition, EndingKind, Enter, Meter, Node, OtherRemedy, Quote, Response, Scenario, Target,
    Variable, Verdict,
};

/// Numbers from a test case, then zeros: a shorter tape is a simpler scenario.
struct Tape<'t> {
    numbers: std::slice::Iter<'t, u16>,
}

impl Tape<'_> {
    fn below(&mut self, limit: usize) -> usize {
        usize::from(self.numbers.next().copied().unwrap_or(0)) % limit
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    fn number(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as usize) as i32
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

pub fn from(tape: &[u16], rulebook: &Rulebook, model: &Scenario) -> (Rulebook, Scenario) {
    let mut tape = Tape { numbers: tape.iter() };
    let mut scenario = model.clone();
    let count = 1 + tape.below(4);
    scenario.customer.behaviour = tape.one_of(Behaviour::ALL);
    scenario.customer.motive = tape.one_of(Motive::ALL);
    scenario.customer.bystanders = tape.below(2) as u8;
    scenario.first = 0;
    // Every node may be entered twice at most, so that trying everything comes to an end.
    scenario.counted = (0..count).collect();
    scenario.facts[0].core = true;
    scenario.nodes = (0..count).map(|index| node(&mut tape, index, count, &model.nodes[0])).collect();
    for ending in &mut scenario.endings {
        ending.when = match ending.kind {
            EndingKind::Bad => Some(condition(&mut tape, 2)),
            EndingKind::Best => Some(condition(&mut tape, 1)),
            EndingKind::Fair => None,
        };
    }
    let keys = &mut scenario.keys;
    keys.remedy_best = condition(&mut tape, 2);
    keys.remedy_acceptable = tape.chance(50).then(|| condition(&mut tape, 1));
    keys.remedy_otherwise = tape.one_of(&[OtherRemedy::Bad, OtherRemedy::Nothing]);
    keys.promised = tape.chance(50).then(|| condition(&mut tape, 1));
    keys.recorded = tape.chance(50).then(|| condition(&mut tape, 1));
    let rulebook = if tape.chance(50) { strange(&mut tape, rulebook) } else { rulebook.clone() };
    (rulebook, scenario)
}

fn node(tape: &mut Tape<'_>, index: usize, count: usize, model: &Node) -> Node {
    let mut node = model.clone();
    node.enter.clear();
    if tape.chance(30) {
        node.enter.push(Enter {
            when: tape.chance(50).then(|| condition(tape, 0)),
            effect: Default::default(),
            audience: None,
            reopen: tape.chance(30),
            faults: if tape.chance(50) { vec![tape.one_of(Fault::ALL)] } else { Vec::new() },
            quotes: Vec::new(),
            keeps: Vec::new(),
        });
    }
    let responses = 1 + tape.below(3);
    node.responses = (0..responses).map(|_| response(tape, index, count, &model.responses[0])).collect();
    node
}

fn response(tape: &mut Tape<'_>, index: usize, count: usize, model: &Response) -> Response {
    let mut response = model.clone();
    response.verdict = tape.one_of(&[Verdict::Wrong, Verdict::Best, Verdict::Weak]);
    response.safety = tape.chance(20);
    response.reveals = tape.below(8) as u32;
    response.sets = tape.below(8) as u64;
    response.clears = if tape.chance(20) { tape.below(8) as u64 } else { 0 };
    response.quotes = if tape.chance(20) { vec![quote(tape, model)] } else { Vec::new() };
    response.promises.clear();
    response.keeps.clear();
    response.acts = vec![Alternative { when: None, value: acts(tape) }];
    if tape.chance(20) {
        response.acts.insert(0, Alternative { when: Some(condition(tape, 0)), value: acts(tape) });
    }
    let forward = match index + 1 {
        next if next < count => Target::Node(next),
        _ => Target::End,
    };
    let last = if tape.chance(10) { Target::Ending(tape.below(3)) } else { forward };
    response.next = vec![Alternative { when: None, value: last }];
    if tape.chance(25) {
        let back = tape.below(index + 1);
        let once = Condition::Compare(Variable::Visits(back as u8), Comparison::Less, 2);
        response.next.insert(0, Alternative { when: Some(once), value: Target::Node(back) });
    }
    response
}

fn acts(tape: &mut Tape<'_>) -> Vec<Act> {
    (0..tape.below(4))
        .map(|_| if tape.chance(20) { Act::Fault(tape.one_of(Fault::ALL)) } else { Act::Move(tape.one_of(Move::ALL)) })
        .collect()
}

fn quote(tape: &mut Tape<'_>, model: &Response) -> Quote {
    Quote { when: None, amount: tape.below(100) as u32, up_to: None, ceiling: false, what: model.label.clone() }
}

fn condition(tape: &mut Tape<'_>, depth: usize) -> Condition {
    match if depth == 0 { 0 } else { tape.below(4) } {
        1 => Condition::Not(Box::new(condition(tape, depth - 1))),
        2 => Condition::All((0..2).map(|_| condition(tape, depth - 1)).collect()),
        3 => Condition::Any((0..2).map(|_| condition(tape, depth - 1)).collect()),
        _ => {
            let comparison = tape.one_of(&[
                Comparison::Greater,
                Comparison::Less,
                Comparison::AtMost,
                Comparison::Equal,
                Comparison::Unequal,
                Comparison::AtLeast,
            ]);
            match tape.below(5) {
                0 => Condition::Compare(Variable::Flag(tape.below(3) as u8), comparison, tape.number(0, 1)),
                1 => Condition::Compare(Variable::Fact(tape.below(3) as u8), comparison, tape.number(0, 1)),
                2 => Condition::Compare(Variable::Fault(tape.one_of(Fault::ALL)), comparison, tape.number(0, 2)),
                3 => Condition::Compare(Variable::Visits(0), comparison, tape.number(0, 2)),
                _ => {
                    let (_, meter) = tape.one_of(Meter::ALL);
                    let number = if matches!(meter, Meter::Trust | Meter::Arousal | Meter::Heard | Meter::Patience) {
                        tape.number(0, 100)
                    } else {
                        tape.number(0, 3)
                    };
                    Condition::Compare(Variable::Meter(meter), comparison, number)
                }
            }
        }
    }
}

/// Numbers from the whole range that the loader lets pass.
fn strange(tape: &mut Tape<'_>, rulebook: &Rulebook) -> Rulebook {
    let mut rulebook = rulebook.clone();
    let adjust = &mut rulebook.adjustments;
    for number in [
        &mut adjust.gate_clean,
        &mut adjust.gate_reached,
        &mut adjust.gate_never,
        &mut adjust.no_major,
        &mut adjust.facts,
        &mut adjust.procedure,
        &mut adjust.remedy_best,
        &mut adjust.remedy_acceptable,
        &mut adjust.remedy_none,
        &mut adjust.remedy_bad,
        &mut adjust.unasked,
        &mut adjust.promises_kept,
        &mut adjust.promise_broken,
        &mut adjust.no_hard,
        &mut adjust.remedy_best_interest,
        &mut adjust.record,
    ] {
        if tape.chance(30) {
            *number = tape.number(-100, 100);
        }
    }
    let caps = &mut rulebook.caps;
    let single = [
        &mut caps.walk_out,
        &mut caps.bad_ending,
        &mut caps.gate_never_opened,
        &mut caps.nothing_tabled,
        &mut caps.no_record,
    ];
    for cap in caps.major.iter_mut().chain(&mut caps.hard).chain(single) {
        if tape.chance(30) {
            *cap = tape.number(0, 100);
        }
    }
    for percent in &mut rulebook.repetition.points {
        if tape.chance(30) {
            *percent = tape.number(0, 150);
        }
    }
    if tape.chance(20) {
        rulebook.soothing.points = [tape.number(-10, 10); 8];
    }
    if tape.chance(20) {
        rulebook.early[tape.below(3)].emotion_first = tape.number(-100, 100);
    }
    rulebook.par_floor = tape.number(1, 60);
    rulebook
}
