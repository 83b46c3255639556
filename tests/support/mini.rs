//! A scenario of a straight line of nodes, one response each, written as text.

use super::played::Played;
use heartfirst::debrief::Judge;
use heartfirst::roleplay::{Attempt, Roleplay, State};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Scenario;
use heartfirst::source::{Format, Source, render};
use std::fmt::Write as _;

/// Builds a scenario turn by turn. The option `a` of every node is the best one and leads to the next node.
#[derive(Clone, Default)]
pub struct Mini {
    behaviour: String,
    motive: String,
    customer: String,
    channel: String,
    facts: String,
    keys: String,
    endings: String,
    nodes: Vec<NodeText>,
}

#[derive(Clone, Default)]
struct NodeText {
    acts: String,
    enter: String,
    fields: String,
    others: String,
}

impl Mini {
    /// A customer who seeks redress, at the start state of the type.
    pub fn of(behaviour: &str) -> Self {
        Self {
            behaviour: behaviour.to_owned(),
            motive: "redress".to_owned(),
            channel: "face_to_face".to_owned(),
            ..Self::default()
        }
    }

    pub fn motive(mut self, motive: &str) -> Self {
        motive.clone_into(&mut self.motive);
        self
    }

    pub fn on_the_phone(mut self) -> Self {
        "phone".clone_into(&mut self.channel);
        self
    }

    /// Arousal, heard, trust, patience at the first sentence.
    pub fn start(mut self, [arousal, heard, trust, patience]: [i32; 4]) -> Self {
        let _ = write!(
            self.customer,
            "start: (arousal: {arousal}, heard: {heard}, trust: {trust}, patience: {patience}), "
        );
        self
    }

    pub fn bystanders(mut self, count: u8) -> Self {
        let _ = write!(self.customer, "bystanders: {count}, ");
        self
    }

    pub fn core_fact(mut self, id: &str) -> Self {
        let _ = write!(self.facts, r#""{id}": (need: emotional, core: true, text: "what it is"), "#);
        self
    }

    /// Conditions for the debrief, such as `best: "not hard"`.
    pub fn remedy(mut self, remedy: &str) -> Self {
        remedy.clone_into(&mut self.keys);
        self
    }

    /// A further ending, tested before the plain ones of its kind.
    pub fn ending(mut self, ending: &str) -> Self {
        let _ = write!(self.endings, "{ending}, ");
        self
    }

    /// One more turn whose best response has these acts, separated by commas.
    pub fn turn(mut self, acts: &str) -> Self {
        self.nodes.push(NodeText { acts: acts.to_owned(), ..NodeText::default() });
        self
    }

    /// The same turn several times.
    pub fn turns(self, count: usize, acts: &str) -> Self {
        (0..count).fold(self, |mini, _| mini.turn(acts))
    }

    /// Further fields of the last response, such as `delivery: warm`.
    pub fn with(mut self, field: &str) -> Self {
        let _ = write!(self.last().fields, "{field}, ");
        self
    }

    /// What happens on entering the last node, such as `reopen: true`.
    pub fn enter(mut self, entry: &str) -> Self {
        let _ = write!(self.last().enter, "({entry}), ");
        self
    }

    /// Another response at the last node, which leads on like the best one.
    pub fn or(mut self, id: &str, acts: &str) -> Self {
        let _ = write!(self.last().others, r#""{id}": (say: "other", acts: [{acts}], verdict: weak, reply: "hm"), "#);
        self
    }

    fn last(&mut self) -> &mut NodeText {
        self.nodes.last_mut().expect("a turn comes first")
    }

    /// The file.
    pub fn text(&self) -> String {
        let mut nodes = String::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let next = if index + 1 == self.nodes.len() { "end".to_owned() } else { format!("n{}", index + 1) };
            let NodeText { acts, enter, fields, others } = node;
            let _ = write!(
                nodes,
                r#""n{index}": (time: (day: 0, at: "10:00"), enter: [{enter}], says: [(line: "well?")], options: {{
                    "a": (say: "this", acts: [{acts}], verdict: best, reply: "hm", {fields}), {others}
                }}, next: "{next}"), "#
            );
        }
        let remedy = if self.keys.is_empty() { r#"best: "not hard""# } else { &self.keys };
        let Self { behaviour, motive, customer, channel, facts, endings, .. } = self;
        format!(
            r#"Scenario(
                id: "mini", level: 3, title: "Mini", you: "adviser", premise: "a case",
                setting: counter, channel: {channel}, category: service_quality,
                customer: (name: "Ann", address: "Ann", pronoun: she, age: 40, behaviour: {behaviour},
                    motive: {motive}, {customer}),
                facts: {{ {facts} }},
                keys: (remedy: ({remedy}, otherwise: none)),
                first: "n0",
                nodes: {{ {nodes} }},
                endings: {{
                    {endings}
                    "bad": (kind: bad, when: "walked_out", title: "bad"),
                    "best": (kind: best, when: "total >= 80", title: "best"),
                    "fine": (kind: ok, title: "ok"),
                }},
            )"#
        )
    }

    pub fn load(&self) -> Scenario {
        let source = Source::new("mini.ron", self.text());
        Scenario::load(&source).unwrap_or_else(|findings| {
            panic!("{}", render(&source, &findings, heartfirst::language::Lang::En, Format::Text, false))
        })
    }

    /// Plays the best response of every turn.
    pub fn play(&self) -> Played {
        self.choose(&vec!["a"; self.nodes.len()])
    }

    /// Plays the best response of the first turns only.
    pub fn play_first(&self, turns: usize) -> Played {
        self.choose(&vec!["a"; turns])
    }

    /// Plays these responses.
    pub fn choose(&self, choices: &[&str]) -> Played {
        let (rulebook, scenario) = (Rulebook::embedded(), self.load());
        let roleplay = Roleplay::new(&rulebook, &scenario);
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let replay = roleplay.replay(&Attempt { seed: 1, choices }).unwrap();
        Played::new(&Judge::new(roleplay), replay)
    }

    /// Plays the best response of every turn from the middle of a conversation.
    pub fn play_from(&self, prepare: impl FnOnce(&mut State)) -> Played {
        let (rulebook, scenario) = (Rulebook::embedded(), self.load());
        let roleplay = Roleplay::new(&rulebook, &scenario);
        let mut replay = roleplay.open(1);
        prepare(&mut replay.start);
        let mut state = replay.start;
        while state.over.is_none() {
            state = roleplay.play(&mut replay, state, 0);
        }
        Played::new(&Judge::new(roleplay), replay)
    }

    /// Plays on with the gate open and the feeling acknowledged.
    pub fn play_with_open_gate(&self) -> Played {
        self.play_from(|state| {
            state.acknowledged = true;
            state.gate_open = true;
            state.gate_reached = true;
        })
    }
}
