//! The graph as a Heart First scenario.
//!
//! A variable becomes an act: what it changes is not one number but four meters and the points of eight
//! dimensions, each after its rules. The acts are of every kind there is, so that no rule sleeps.

use crate::graph::{Graph, Target, VARIABLES};
use crate::side::{Branching, Side};
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Event, Roleplay, State, Witness};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Scenario;
use heartfirst::source::Source;
use std::fmt::Write as _;
use std::hint::black_box;

/// Longest conversation in which the customer is still there at the end.
pub const TURNS: usize = Roleplay::MAX_TURNS as usize - 1;

/// Moves of all four tiers and all five families, and two faults.
const ACTS: [&str; VARIABLES] = [
    "acknowledge_impact",
    "name_feeling",
    "ask_open",
    "set_deadline",
    "explain_cause",
    "offer_options",
    "summarise_agreement",
    "jargon",
];

/// Every so many nodes the story brings a new grievance, so that the gate closes and must be opened again.
const GRIEVANCE: usize = 10;

/// The graph as a scenario file. Before every line the story gives back what the turn may have cost, or the
/// customer would have left long before the two hundredth turn; it is one change more than the others have.
pub fn source(graph: &Graph) -> String {
    let mut ron = String::from(HEAD);
    for (index, node) in graph.nodes.iter().enumerate() {
        let reopen = index % GRIEVANCE == 0;
        let _ = write!(
            ron,
            "        \"n{index}\": (\n            time: (day: 0, at: \"09:00\"),\n            \
             enter: [(arousal: -40, heard: 10, trust: 10, patience: 40, reopen: {reopen})],\n            says: [(line: \"n{index} {}\")],\n            \
             options: {{\n",
            node.line
        );
        for (id, option) in ["a", "b", "c"].into_iter().zip(&node.options) {
            let acts = option.changes.map(|change| ACTS[change.variable]).join(", ");
            let verdict = if id == "a" { "best" } else { "weak" };
            let next = match option.to {
                Target::Node(node) => format!("n{node}"),
                Target::End => "end".to_owned(),
            };
            let _ = writeln!(
                ron,
                "                \"{id}\": (say: \"{}\", acts: [{acts}], verdict: {verdict}, reply: \"…\", \
                 next: \"{next}\"),",
                option.words
            );
        }
        ron.push_str("            },\n        ),\n");
    }
    ron.push_str(TAIL);
    ron
}

const HEAD: &str = r#"Scenario(
    id: "graph",
    level: 1,
    title: "A generated graph",
    you: "anyone",
    premise: "none",
    setting: home,
    channel: face_to_face,
    category: repair_technique,
    customer: (
        name: "Someone", address: "Someone", pronoun: he, age: 46, behaviour: voicer, motive: redress,
    ),
    keys: (remedy: (best: "trust >= 80", acceptable: "trust >= 40", otherwise: bad), recorded: "quotes == 0"),
    first: "n0",
    nodes: {
"#;

const TAIL: &str = r#"    },
    endings: {
        "bad": (kind: bad, when: "walked_out or trust < 10", title: "bad"),
        "best": (kind: best, when: "total >= 85 and trust >= 60", title: "best"),
        "ok": (kind: ok, title: "ok"),
    },
)
"#;

/// Reads the source with every check.
pub fn load(source: &Source) -> Scenario {
    let (scenario, findings) = Scenario::examine(source);
    scenario.unwrap_or_else(|| panic!("{findings:#?}"))
}

/// A conversation, scored turn by turn and at its end, with what happened told to `W`.
pub struct Ours<'a, W> {
    judge: &'a Judge<'a>,
    state: State,
    kept: State,
    witness: W,
    show: Show,
}

/// Whether the words for a screen are looked up after each turn, as the peers do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Show {
    Nothing,
    Words,
}

impl<'a, W: Witness + Default> Ours<'a, W> {
    pub fn new(judge: &'a Judge<'a>, show: Show) -> Self {
        let mut witness = W::default();
        let state = judge.roleplay().begin(&mut witness);
        Self { judge, state, kept: state, witness, show }
    }

    fn show(&self) {
        if self.show == Show::Words {
            black_box(self.judge.roleplay().moment(&self.state, 7));
        }
    }
}

impl<W: Witness + Default> Side for Ours<'_, W> {
    fn begin(&mut self) {
        self.witness = W::default();
        self.state = self.judge.roleplay().begin(&mut self.witness);
        self.show();
    }

    fn choose(&mut self, option: usize) {
        self.judge.roleplay().advance(&mut self.state, option, &mut self.witness);
        self.show();
    }

    fn end(&mut self) {
        assert!(self.state.over.is_none(), "the customer left: {:?}", self.state);
        black_box(self.judge.score(&self.state));
        black_box(&self.witness);
    }

    fn node(&self) -> usize {
        self.state.node
    }

    fn variable(&self, _index: usize) -> Option<i32> {
        None
    }
}

/// A state is a plain value: the way back is a copy.
impl<W: Witness + Default> Branching for Ours<'_, W> {
    fn keep(&mut self) {
        self.kept = self.state;
    }

    fn back(&mut self) {
        self.state = self.kept;
    }
}

/// How often each rule was at work in one conversation: a graph on which the rules sleep would prove nothing.
pub fn at_work(judge: &Judge<'_>, choices: &[usize]) -> String {
    let mut events: Vec<Event> = Vec::new();
    let mut state = judge.roleplay().begin(&mut events);
    for option in choices {
        judge.roleplay().advance(&mut state, *option, &mut events);
    }
    let count = |is: fn(&Event) -> bool| events.iter().filter(|event| is(event)).count();
    format!(
        "{} acts, {} responses with something too early, {} changes of mood or points, gate opened {} times",
        count(|event| matches!(event, Event::Acted { .. })),
        count(|event| matches!(event, Event::Early(_))),
        count(|event| matches!(event, Event::Changed { .. })),
        count(|event| matches!(event, Event::GateOpened)),
    )
}

/// The rulebook that comes with the program.
pub fn rulebook() -> Rulebook {
    Rulebook::embedded()
}
