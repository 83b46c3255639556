//! The graph in Yarn.

use crate::graph::{Graph, Target, VARIABLES};
use crate::side::Side;
use std::fmt::Write as _;
use std::hint::black_box;
use yarnspinner::compiler::{Compiler, File};
use yarnspinner::core::YarnValue;
use yarnspinner::runtime::{Dialogue, MemoryVariableStorage, OptionId, StringTableTextProvider};

/// The graph as Yarn source: a node for a node, two `set` each.
pub fn source(graph: &Graph) -> String {
    let mut yarn = String::new();
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = write!(yarn, "title: n{index}\n---\n");
        if index == 0 {
            for variable in 0..VARIABLES {
                let _ = writeln!(yarn, "<<declare $v{variable} = 0>>");
            }
        }
        let _ = writeln!(yarn, "n{index} {}", node.line);
        for option in &node.options {
            let _ = writeln!(yarn, "-> {}", option.words);
            for change in option.changes {
                let (name, sign, by) = (change.variable, if change.by < 0 { '-' } else { '+' }, change.by.abs());
                let _ = writeln!(yarn, "    <<set $v{name} {sign}= {by}>>");
            }
            let _ = match option.to {
                Target::Node(node) => writeln!(yarn, "    <<jump n{node}>>"),
                Target::End => writeln!(yarn, "    <<stop>>"),
            };
        }
        yarn.push_str("===\n");
    }
    yarn
}

pub struct Yarn {
    dialogue: Dialogue,
}

impl Yarn {
    /// Compiles the source and loads what came of it, with the table of its lines.
    pub fn load(source: &str) -> Self {
        let file = File { file_name: "graph.yarn".into(), source: source.into() };
        let compiled = Compiler::new().add_file(file).compile().expect("valid Yarn");
        let mut texts = StringTableTextProvider::new();
        let lines = compiled.string_table.into_iter().map(|(id, line)| (id, line.text));
        texts.extend_base_language(lines.collect::<std::collections::HashMap<_, _>>());
        let mut dialogue = Dialogue::new(Box::new(MemoryVariableStorage::new()), Box::new(texts));
        dialogue.add_program(compiled.program.expect("a compiled program"));
        Self { dialogue }
    }

    /// Produces the line, and the options behind it.
    fn go_on(&mut self) {
        while !self.dialogue.is_waiting_for_option_selection() {
            black_box(self.dialogue.continue_().expect("a dialogue that goes on"));
        }
    }
}

impl Side for Yarn {
    /// A jump; the variables stay. Without the stop it would still wait for an option of the old node.
    fn begin(&mut self) {
        self.dialogue.stop();
        self.dialogue.set_node("n0").expect("the first node");
        self.go_on();
    }

    fn choose(&mut self, option: usize) {
        self.dialogue.set_selected_option(OptionId(option)).expect("an option");
        self.go_on();
    }

    fn node(&self) -> usize {
        let name = self.dialogue.current_node();
        name.and_then(|name| name.strip_prefix('n')?.parse().ok()).expect("a node of the graph")
    }

    fn variable(&self, index: usize) -> Option<i32> {
        match self.dialogue.variable_storage().get(&format!("$v{index}")) {
            Ok(YarnValue::Number(value)) => Some(value as i32),
            other => panic!("v{index}: {other:?}"),
        }
    }
}
