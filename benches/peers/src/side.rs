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

/// An engine that can return to where it was: what trying every option asks for.
pub trait Branching: Side {
    /// Remembers where it stands, with everything it knows.
    fn keep(&mut self);
    /// Returns there.
    fn back(&mut self);
}

/// Walks every walk and tries each option at each node of it, returning after each: how an audit looks at a graph.
/// Gives how many options were tried.
pub fn fan_out(side: &mut impl Branching, walks: &[Walk]) -> usize {
    let mut tried = 0;
    for walk in walks {
        side.begin();
        for option in &walk.choices {
            side.keep();
            for other in 0..crate::graph::OPTIONS {
                side.choose(other);
                side.back();
                tried += 1;
            }
            side.choose(*option);
        }
    }
    tried
}

/// Panics unless the side, returning all the time, still passes the very nodes of the walks.
pub fn verify_branching(name: &str, side: &mut impl Branching, walks: &[Walk]) {
    for walk in walks {
        side.begin();
        for (turn, (option, node)) in walk.choices.iter().zip(&walk.nodes).enumerate() {
            side.keep();
            for other in 0..crate::graph::OPTIONS {
                side.choose(other);
                side.back();
            }
            side.choose(*option);
            assert_eq!(side.node(), *node, "{name}, returning, turn {turn}");
        }
    }
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
