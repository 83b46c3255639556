//! Where in a half-written file a byte is: in which brackets, behind which field, inside quotes or not.

use super::fields::Kind;
use crate::source::{Piece, pieces};

/// Where a byte is.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    /// The field whose value is being written; `None` where the name of a field or entry is expected.
    pub field: Option<String>,
    /// Whether it is between quotation marks.
    pub in_string: bool,
    /// What the enclosing brackets belong to, outermost first: names of fields and of entries.
    pub path: Vec<String>,
}

impl Spot {
    pub fn at(text: &str, at: usize) -> Self {
        let mut walk = Walk::default();
        for piece in pieces(text) {
            match piece {
                Piece::Mark(here, _) if here >= at => break,
                Piece::String(range) if range.start >= at => break,
                Piece::String(range) if range.end > at || !is_closed(&text[range.clone()]) => {
                    return Self { in_string: true, ..walk.spot() };
                }
                piece => walk.step(text, &piece, &mut |_, _, _| {}),
            }
        }
        walk.spot()
    }

    /// What block the byte is in.
    pub fn kind(&self) -> Kind {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path[..] {
            [_] => Kind::Case,
            [_, "customer"] => Kind::Customer,
            [_, "facts", _] => Kind::Fact,
            [_, "keys"] => Kind::Keys,
            [_, "keys", "remedy"] => Kind::Remedy,
            [_, "nodes", _] => Kind::Node,
            [_, "nodes", _, "says", ..] => Kind::Line,
            [_, "nodes", _, "enter", ..] => Kind::Enter,
            [_, "nodes", _, "options", _] => Kind::Option,
            [_, "endings", _] => Kind::Ending,
            [.., "promises", ""] => Kind::Promise,
            [.., "quotes", ""] => Kind::Quote,
            [.., "next", ""] => Kind::Route,
            _ => Kind::Other,
        }
    }
}

fn is_closed(string: &str) -> bool {
    string.len() > 1 && string.ends_with('"')
}

/// More names than this help nobody in a list.
const MOST: usize = 1_000;

/// The names that a file gives, as far as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub nodes: Vec<String>,
    pub endings: Vec<String>,
    pub facts: Vec<String>,
    pub flags: Vec<String>,
    pub promises: Vec<String>,
}

impl Names {
    pub fn of(text: &str) -> Self {
        let mut names = Self::default();
        let mut walk = Walk::default();
        let mut see = |path: &[String], field: Option<&str>, string: &str| {
            let list = match (path.last().map(String::as_str), field) {
                (Some("nodes"), None) if path.len() == 2 => &mut names.nodes,
                (Some("endings"), None) if path.len() == 2 => &mut names.endings,
                (Some("facts"), None) if path.len() == 2 => &mut names.facts,
                (_, Some("sets")) => &mut names.flags,
                (_, Some("name")) if path.iter().any(|name| name == "promises") => &mut names.promises,
                _ => return,
            };
            if !string.is_empty() && list.len() < MOST && !list.iter().any(|known| known == string) {
                list.push(string.to_owned());
            }
        };
        for piece in pieces(text) {
            walk.step(text, &piece, &mut see);
        }
        names
    }
}

/// Reads pieces one after another and knows where it is.
#[derive(Clone, Debug, Default)]
struct Walk {
    /// The name each open bracket belongs to, and the field that is open inside it.
    open: Vec<(String, Option<String>)>,
    word: String,
    /// The last name written: the head of what follows a colon.
    last: String,
}

impl Walk {
    fn step(&mut self, text: &str, piece: &Piece, see: &mut impl FnMut(&[String], Option<&str>, &str)) {
        match piece {
            Piece::String(range) => {
                let string = text[range.clone()].trim_matches('"');
                let path: Vec<String> = self.open.iter().map(|(name, _)| name.clone()).collect();
                see(&path, self.field(), string);
                self.word = string.to_owned();
            }
            Piece::Mark(_, c) if c.is_alphanumeric() || *c == '_' => self.word.push(*c),
            Piece::Mark(_, c) => {
                if !self.word.is_empty() {
                    self.last = std::mem::take(&mut self.word);
                }
                match c {
                    ':' => {
                        let last = std::mem::take(&mut self.last);
                        if let Some((_, field)) = self.open.last_mut() {
                            *field = Some(last);
                        }
                    }
                    '(' | '[' | '{' => {
                        let name = match self.open.last() {
                            None => self.last.clone(),
                            Some((_, field)) => field.clone().unwrap_or_default(),
                        };
                        // A list is of what its field is.
                        let field = (*c == '[').then(|| name.clone());
                        self.open.push((name, field));
                    }
                    ')' | ']' | '}' => {
                        self.open.pop();
                    }
                    ',' => {
                        let is_list = self.open.last().is_some_and(|(name, field)| field.as_ref() == Some(name));
                        if let Some((_, field)) = self.open.last_mut().filter(|_| !is_list) {
                            *field = None;
                        }
                        self.last.clear();
                    }
                    _ => {}
                }
            }
            Piece::Comment(_) => {}
        }
    }

    fn field(&self) -> Option<&str> {
        self.open.last()?.1.as_deref()
    }

    fn spot(&self) -> Spot {
        let mut path: Vec<String> = self.open.iter().map(|(name, _)| name.clone()).collect();
        // The round brackets inside a list have no name of their own.
        for index in 1..path.len() {
            if path[index] == path[index - 1] {
                path[index] = String::new();
            }
        }
        Spot { field: self.field().map(str::to_owned), in_string: false, path }
    }
}
