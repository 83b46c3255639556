//! The graph in Ink.

use crate::graph::{Graph, Target, VARIABLES};
use crate::side::{Branching, Side};
use bladeink::story::Story;
use bladeink::value_type::ValueType;
use std::fmt::Write as _;
use std::hint::black_box;

/// The graph as Ink source: a knot for a node, sticky choices, two assignments each.
pub fn source(graph: &Graph) -> String {
    let mut ink = String::new();
    for variable in 0..VARIABLES {
        let _ = writeln!(ink, "VAR v{variable} = 0");
    }
    ink.push_str("-> n0\n");
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = write!(ink, "\n=== n{index} ===\nn{index} {}\n", node.line);
        for option in &node.options {
            let _ = writeln!(ink, "+ [{}]", option.words);
            for change in option.changes {
                let (name, sign, by) = (change.variable, if change.by < 0 { '-' } else { '+' }, change.by.abs());
                let _ = writeln!(ink, "    ~ v{name} = v{name} {sign} {by}");
            }
            let _ = match option.to {
                Target::Node(node) => writeln!(ink, "    -> n{node}"),
                Target::End => writeln!(ink, "    -> END"),
            };
        }
    }
    ink
}

pub struct Ink {
    story: Story,
    text: String,
    kept: String,
}

impl Ink {
    /// Compiles the source and loads what came of it.
    pub fn load(source: &str) -> Self {
        let json = bladeink_compiler::Compiler::new().compile(source).expect("valid Ink");
        Self { story: Story::new(&json).expect("a compiled story"), text: String::new(), kept: String::new() }
    }

    /// Produces the line, and the options behind it.
    fn go_on(&mut self) {
        while self.story.can_continue() {
            self.text = self.story.cont().expect("a story that goes on");
        }
        black_box(self.story.get_current_choices());
    }
}

impl Side for Ink {
    /// A jump; the variables stay. `reset_state` would do more.
    fn begin(&mut self) {
        self.story.choose_path_string("n0", true, None).expect("the first knot");
        self.go_on();
    }

    fn choose(&mut self, option: usize) {
        self.story.choose_choice_index(option).expect("an option");
        self.go_on();
    }

    fn node(&self) -> usize {
        let name = self.text.split(' ').next().and_then(|word| word.strip_prefix('n'));
        name.and_then(|number| number.parse().ok()).expect("a line that begins with its node")
    }

    fn variable(&self, index: usize) -> Option<i32> {
        match self.story.get_variable(&format!("v{index}")) {
            Some(ValueType::Int(value)) => Some(value),
            other => panic!("v{index} is {}", if other.is_some() { "no integer" } else { "missing" }),
        }
    }
}

/// Through its save and load, the only way back that it has.
impl Branching for Ink {
    fn keep(&mut self) {
        self.kept = self.story.save_state().expect("a state that can be saved");
    }

    fn back(&mut self) {
        self.story.load_state(&self.kept).expect("its own state");
    }
}
