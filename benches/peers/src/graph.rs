//! One dialogue graph that belongs to none of the sides, and the walks through it.

/// Options of every node.
pub const OPTIONS: usize = 3;
/// Variables that options change.
pub const VARIABLES: usize = 8;

/// A dialogue: node 0 comes first.
pub struct Graph {
    pub nodes: Vec<Node>,
}

/// Something that is said, and what can be answered.
pub struct Node {
    pub line: String,
    pub options: [Choice; OPTIONS],
}

/// An answer: words, two changes, and where it leads.
pub struct Choice {
    pub words: String,
    pub changes: [Change; 2],
    pub to: Target,
}

/// What an answer does to one of the variables.
#[derive(Clone, Copy)]
pub struct Change {
    pub variable: usize,
    pub by: i32,
}

/// Where an answer leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Node(usize),
    End,
}

impl Graph {
    /// A graph of `count` nodes. The first option of a node leads to the next one in the row, so that every node
    /// can be reached; the last option of the last one is the only way out; all others lead anywhere.
    pub fn new(count: usize, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut nodes: Vec<Node> = (0..count)
            .map(|node| Node {
                line: dice.sentence(),
                options: std::array::from_fn(|option| Choice {
                    words: dice.sentence(),
                    changes: dice.changes(),
                    to: Target::Node(if option == 0 { (node + 1) % count } else { dice.below(count) }),
                }),
            })
            .collect();
        if let Some(last) = nodes.last_mut() {
            last.options[OPTIONS - 1].to = Target::End;
        }
        Self { nodes }
    }

    /// A walk of seeded choices from the first node that never takes the way out.
    pub fn walk(&self, turns: usize, seed: u64) -> Walk {
        let mut dice = Dice(seed);
        let mut walk = Walk { choices: Vec::new(), nodes: Vec::new(), variables: [0; VARIABLES] };
        let mut node = 0;
        for _ in 0..turns {
            let mut option = dice.below(OPTIONS);
            if self.nodes[node].options[option].to == Target::End {
                option = 0;
            }
            let choice = &self.nodes[node].options[option];
            for change in choice.changes {
                walk.variables[change.variable] += change.by;
            }
            if let Target::Node(next) = choice.to {
                node = next;
            }
            walk.choices.push(option);
            walk.nodes.push(node);
        }
        walk
    }
}

/// Choices from the first node, and what must come of them on every side.
pub struct Walk {
    pub choices: Vec<usize>,
    /// The node after each choice.
    pub nodes: Vec<usize>,
    /// By how much each variable has changed at the end.
    pub variables: [i32; VARIABLES],
}

/// SplitMix64: the same graph on every machine, without a dependency.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit as u64) as usize
    }

    /// Two changes of different variables; never by zero.
    fn changes(&mut self) -> [Change; 2] {
        let first = self.below(VARIABLES);
        let second = (first + 1 + self.below(VARIABLES - 1)) % VARIABLES;
        [first, second].map(|variable| {
            let size = 1 + self.below(5) as i32;
            Change { variable, by: if self.below(2) == 0 { size } else { -size } }
        })
    }

    /// Eight words: about as long as a line of dialogue, and without a mark that means something to any side.
    fn sentence(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "today", "the", "screen", "call", "again", "waiting", "price", "three", "days", "engineer", "nobody",
            "said", "before", "mother", "repair", "please",
        ];
        let words: Vec<&str> = (0..8).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}
