//! Conditions: when a line is said, a variant holds, a route is taken. A trainer writes them as
//! `"trust < 45 or requote"`; they are parsed once and evaluated over a [`View`] of the conversation.

use crate::rulebook::Fault;
use std::ops::Range;

/// What a condition can ask of a running conversation.
pub trait View {
    /// The value of a variable; truth values are 0 and 1.
    fn value(&self, variable: Variable) -> i32;
}

/// Something with a value in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variable {
    /// A flag set by a response.
    Flag(u8),
    /// A hidden fact found.
    Fact(u8),
    /// How often a fault was booked.
    Fault(Fault),
    /// How often a node was entered so far; counts only nodes that some condition asks about.
    Visits(u8),
    /// One of the built-in numbers.
    Meter(Meter),
}

macro_rules! meters {
    ($($(#[$doc:meta])* $Variant:ident = $name:literal,)+) => {
        /// The built-in numbers of a conversation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Meter { $($(#[$doc])* $Variant,)+ }

        impl Meter {
            /// All with the names by which conditions call them.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($name, Self::$Variant),)+];
        }
    };
}

meters! {
    /// 0 to 100.
    Arousal = "arousal",
    /// 0 to 100.
    Heard = "heard",
    /// 0 to 100.
    Trust = "trust",
    /// 0 to 100.
    Patience = "patience",
    /// Whether the emotion gate is open.
    Gate = "gate",
    /// Onlookers, 0 to 3.
    Audience = "audience",
    /// Day of the story, from 0.
    Day = "day",
    /// Hidden facts found.
    Facts = "facts",
    /// Minor faults booked.
    Minor = "minor",
    /// Major faults booked.
    Major = "major",
    /// Hard faults booked.
    Hard = "hard",
    /// Amounts said so far.
    Quotes = "quotes",
    /// The highest amount said so far, in yuan.
    HighestQuote = "highest_quote",
    /// Whether the customer walked out.
    WalkedOut = "walked_out",
    /// Whether the ending is a bad one. Only for the keys of a scenario.
    BadEnding = "bad_ending",
    /// The total after caps. Only for endings.
    Total = "total",
}

/// A condition, ready to be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A variable against a number.
    Compare(Variable, Comparison, i32),
    /// The opposite.
    Not(Box<Self>),
    /// All of them.
    All(Vec<Self>),
    /// At least one of them.
    Any(Vec<Self>),
}

/// How a variable is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `>=`
    AtLeast,
    /// `>`
    Greater,
}

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, view: &impl View) -> bool {
        match self {
            Self::Compare(variable, comparison, number) => {
                let value = view.value(*variable);
                match comparison {
                    Comparison::Less => value < *number,
                    Comparison::AtMost => value <= *number,
                    Comparison::Equal => value == *number,
                    Comparison::Unequal => value != *number,
                    Comparison::AtLeast => value >= *number,
                    Comparison::Greater => value > *number,
                }
            }
            Self::Not(inner) => !inner.holds(view),
            Self::All(parts) => parts.iter().all(|part| part.holds(view)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(view)),
        }
    }

    /// Calls `see` with every variable in it.
    pub fn variables(&self, see: &mut impl FnMut(Variable)) {
        self.comparisons(&mut |variable, _| see(variable));
    }

    /// Calls `see` with every variable in it and the number with which it is compared.
    pub fn comparisons(&self, see: &mut impl FnMut(Variable, i32)) {
        match self {
            Self::Compare(variable, _, number) => see(*variable, *number),
            Self::Not(inner) => inner.comparisons(see),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.comparisons(see)),
        }
    }
}

/// A name in a condition, as the parser meets it.
pub enum Name<'a> {
    /// `q30`, `trust`.
    Plain(&'a str),
    /// `visits(door)`: the node.
    Visits(&'a str),
}

/// Why a condition cannot be read, and which bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Bytes of the condition.
    pub at: Range<usize>,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing of that name; given back by the resolver.
    UnknownName(String),
    /// `visits(…)` of something that is no node, or of one node too many; given back by the resolver.
    UnknownNode(String),
    /// A name, number or `(` was expected.
    ValueExpected,
    /// `and`, `or` or the end was expected.
    ConnectiveExpected,
    /// A `)` is missing.
    Unclosed,
    /// A number is missing after a comparison, or too large.
    NumberExpected,
    /// More than [`MAX_DEPTH`] brackets inside each other.
    TooDeep,
}

const MAX_DEPTH: usize = 16;

/// Parses a condition; `resolve` gives names their meaning.
///
/// # Errors
/// The first thing that cannot be read.
pub fn parse(
    text: &str,
    mut resolve: impl FnMut(Name<'_>, Range<usize>) -> Option<Variable>,
) -> Result<Condition, Unreadable> {
    let mut parser = Parser { tokens: tokens(text), next: 0, end: text.len(), depth: 0, resolve: &mut resolve };
    let condition = parser.any()?;
    match parser.peek() {
        None => Ok(condition),
        Some((at, _)) => Err(Unreadable { at, problem: Problem::ConnectiveExpected }),
    }
}

type Token<'a> = (Range<usize>, &'a str);

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = rest.peek().copied() {
            let joins = (is_word(c) && is_word(next)) || (matches!(c, '<' | '>' | '!' | '=') && next == '=');
            if !joins || (!is_word(c) && end - start == 2) {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        tokens.push((start..end, &text[start..end]));
    }
    tokens
}

struct Parser<'t, 'r, R> {
    tokens: Vec<Token<'t>>,
    next: usize,
    end: usize,
    depth: usize,
    resolve: &'r mut R,
}

impl<'t, R: FnMut(Name<'_>, Range<usize>) -> Option<Variable>> Parser<'t, '_, R> {
    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).cloned()
    }

    fn eat(&mut self, token: &str) -> bool {
        let hit = self.peek().is_some_and(|(_, found)| found == token);
        self.next += usize::from(hit);
        hit
    }

    fn fail<T>(&self, problem: Problem) -> Result<T, Unreadable> {
        let at = self.peek().map_or(self.end.saturating_sub(1)..self.end, |(at, _)| at);
        Err(Unreadable { at, problem })
    }

    fn any(&mut self) -> Result<Condition, Unreadable> {
        self.list("or", Self::all, Condition::Any)
    }

    fn all(&mut self) -> Result<Condition, Unreadable> {
        self.list("and", Self::one, Condition::All)
    }

    fn list(
        &mut self,
        word: &str,
        mut part: impl FnMut(&mut Self) -> Result<Condition, Unreadable>,
        join: fn(Vec<Condition>) -> Condition,
    ) -> Result<Condition, Unreadable> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.eat(word) {
            parts.push(part(self)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { join(parts) })
    }

    fn one(&mut self) -> Result<Condition, Unreadable> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(Problem::TooDeep);
        }
        let condition = if self.eat("not") {
            Condition::Not(Box::new(self.one()?))
        } else if self.eat("(") {
            let inner = self.any()?;
            if !self.eat(")") {
                return self.fail(Problem::Unclosed);
            }
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn comparison(&mut self) -> Result<Condition, Unreadable> {
        let variable = self.variable()?;
        let comparison = match self.peek() {
            Some((_, "<")) => Comparison::Less,
            Some((_, "<=")) => Comparison::AtMost,
            Some((_, "=" | "==")) => Comparison::Equal,
            Some((_, "!=")) => Comparison::Unequal,
            Some((_, ">=")) => Comparison::AtLeast,
            Some((_, ">")) => Comparison::Greater,
            _ => return Ok(Condition::Compare(variable, Comparison::Greater, 0)),
        };
        self.next += 1;
        match self.peek().and_then(|(_, number)| number.parse().ok()) {
            Some(number) => {
                self.next += 1;
                Ok(Condition::Compare(variable, comparison, number))
            }
            None => self.fail(Problem::NumberExpected),
        }
    }

    fn variable(&mut self) -> Result<Variable, Unreadable> {
        let Some((at, name)) = self.peek() else { return self.fail(Problem::ValueExpected) };
        let starts_a_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if !starts_a_name || matches!(name, "and" | "or") {
            return self.fail(Problem::ValueExpected);
        }
        self.next += 1;
        let (name, problem, at) = if name == "visits" && self.eat("(") {
            let Some((at, node)) = self.peek() else { return self.fail(Problem::ValueExpected) };
            self.next += 1;
            if !self.eat(")") {
                return self.fail(Problem::Unclosed);
            }
            (Name::Visits(node), Problem::UnknownNode(node.to_owned()), at)
        } else {
            (Name::Plain(name), Problem::UnknownName(name.to_owned()), at)
        };
        (self.resolve)(name, at.clone()).ok_or(Unreadable { at, problem })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl View for Fixed {
        fn value(&self, variable: Variable) -> i32 {
            match variable {
                Variable::Flag(n) => i32::from(n == 1),
                Variable::Meter(Meter::Trust) => 44,
                Variable::Visits(_) => 2,
                _ => 0,
            }
        }
    }

    fn check(text: &str) -> Result<bool, Problem> {
        parse(text, |name, _| match name {
            Name::Plain("yes") => Some(Variable::Flag(1)),
            Name::Plain("no") => Some(Variable::Flag(0)),
            Name::Plain("trust") => Some(Variable::Meter(Meter::Trust)),
            Name::Visits("door") => Some(Variable::Visits(0)),
            _ => None,
        })
        .map(|condition| condition.holds(&Fixed))
        .map_err(|unreadable| unreadable.problem)
    }

    #[test]
    fn conditions_read_as_they_are_spoken() {
        assert_eq!(check("yes"), Ok(true));
        assert_eq!(check("not yes"), Ok(false));
        assert_eq!(check("no or yes and trust < 45"), Ok(true));
        assert_eq!(check("(no or yes) and not (trust>=45)"), Ok(true));
        assert_eq!(check("visits(door) < 2"), Ok(false));
        assert_eq!(check("trust = 44 and trust != 45"), Ok(true));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(check("maybe"), Err(Problem::UnknownName("maybe".into())));
        assert_eq!(check("yes yes"), Err(Problem::ConnectiveExpected));
        assert_eq!(check("yes and"), Err(Problem::ValueExpected));
        assert_eq!(check("(yes"), Err(Problem::Unclosed));
        assert_eq!(check("trust <"), Err(Problem::NumberExpected));
        assert_eq!(check(""), Err(Problem::ValueExpected));
        assert_eq!(check(&"(".repeat(10_000)), Err(Problem::TooDeep));
    }
}
