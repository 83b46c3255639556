//! Where in a file something stands, by meaning rather than by line.

use std::fmt;
use std::ops::Range;

/// One step from a value into a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of a struct: `next`.
    Field(&'static str),
    /// The n-th entry of a map, counted from 0, with its key for people: entries of one key stay apart.
    Entry(usize, String),
    /// The n-th item of a list, counted from 0.
    Item(usize),
}

/// What of the value at the end of a path is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The whole value.
    #[default]
    Value,
    /// The name it has in its map or struct: the key `"door"`, the field name `next`.
    Name,
    /// Some bytes inside a string value, counted in the decoded string.
    Inside(Range<usize>),
}

/// A path from the top of a file to a value: `nodes["door"].options["a"].next`.
///
/// Checks speak of places; only printing turns them into lines and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From the top downwards.
    pub steps: Vec<Step>,
    /// What is meant of the value there.
    pub part: Part,
}

impl Place {
    /// The top of the file.
    #[must_use]
    pub fn top() -> Self {
        Self::default()
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { steps, part: Part::Value }
    }

    /// The field `name` of the struct here.
    #[must_use]
    pub fn field(&self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    /// The n-th entry of the map here. The index finds it; the key is for people, and cut where nobody reads on.
    #[must_use]
    pub fn entry(&self, index: usize, key: &str) -> Self {
        const READABLE: usize = 80;
        self.then(Step::Entry(index, key.chars().take(READABLE).collect()))
    }

    /// The n-th item of the list here.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    /// The name of what is here instead of its value.
    #[must_use]
    pub fn name(&self) -> Self {
        Self { steps: self.steps.clone(), part: Part::Name }
    }

    /// Some bytes of the string here.
    #[must_use]
    pub fn inside(&self, bytes: Range<usize>) -> Self {
        Self { steps: self.steps.clone(), part: Part::Inside(bytes) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.steps.iter().enumerate() {
            match step {
                Step::Field(name) if n == 0 => write!(f, "{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Entry(_, key) => write!(f, "[{key:?}]")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
