//! What the comparison asks of every side.

use crate::graph::Walk;

/// An engine that stands somewhere in the graph.
pub trait Side {
    /// Starts a conversation at the first node, as cheaply as the engine can.
    fn begin(&mut self);
    /// Takes an option and goes on until the next ones are there.
    fn choose(&mut self, option: usize);
    /// Ends the conversation, where the engine does something then.
    fn end(&mut self) {}
    /// The node it stands at.
    fn node(&self) -> usize;
    /// By how much a variable changed since the engine was loaded, where it has free variables.
    fn variable(&self, index: usize) -> Option<i32>;
}

/// Walks every walk, one conversation each.
pub fn stroll(side: &mut impl Side, walks: &[Walk]) {
    for walk in walks {
        side.begin();
        for option in &walk.choices {
            side.choose(*option);
        }
        side.end();
    }
}

/// Panics unless the side, freshly loaded, passes the very nodes of the walks and ends with their variables.
pub fn verify(name: &str, side: &mut impl Side, walks: &[Walk]) {
    for walk in walks {
        side.begin();
        for (turn, (option, node)) in walk.choices.iter().zip(&walk.nodes).enumerate() {
            side.choose(*option);
            assert_eq!(side.node(), *node, "{name}, turn {turn}");
        }
        side.end();
    }
    for index in 0..crate::graph::VARIABLES {
        let expected: i32 = walks.iter().map(|walk| walk.variables[index]).sum();
        assert!(side.variable(index).is_none_or(|value| value == expected), "{name}, variable {index}");
    }
}
