//! A file set neatly: indentation and spaces, nothing else. The author's lines stay lines, comments stay comments.
//!
//! What it does: four spaces for each open bracket at the start of a line; one space after commas and colons and none
//! before; none just inside round and square brackets; no spaces at the end of a line; no two empty lines in a row; a
//! comma after the last entry where the closing bracket has its own line; `\n` between lines and at the end.
//!
//! What it leaves: where lines break, everything inside quotation marks and comments, and the space before a comment
//! that follows something.

use super::lexical::{Piece, all, comments};
use std::ops::Range;

/// The text set neatly; `None` if it cannot be done without losing something, which would be a mistake of ours.
///
/// The text should be one that loads: brackets that do not match are set as they come.
#[must_use]
pub fn format(text: &str) -> Option<String> {
    let set = Setter::new(text).set();
    keeps_everything(text, &set).then_some(set)
}

/// One thing on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    String,
    Comment,
    Comma,
    Colon,
    Open(char),
    Close(char),
}

struct Atom {
    kind: Kind,
    at: Range<usize>,
    /// Whether space or a line end comes before it.
    space: bool,
    /// Line ends before it.
    lines: usize,
}

struct Setter<'t> {
    text: &'t str,
    atoms: Vec<Atom>,
    out: String,
    /// The output line on which each open bracket stands.
    open: Vec<usize>,
    line: usize,
}

impl<'t> Setter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, atoms: atoms(text), out: String::with_capacity(text.len()), open: Vec::new(), line: 0 }
    }

    fn set(mut self) -> String {
        for index in 0..self.atoms.len() {
            self.atom(index);
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }

    fn atom(&mut self, index: usize) {
        let Atom { kind, ref at, space, lines } = self.atoms[index];
        let at = at.clone();
        let starts_line = index == 0 || lines > 0;
        if let Kind::Close(_) = kind {
            if starts_line {
                self.last_comma(index);
            }
            self.open.pop();
        }
        if starts_line && index > 0 {
            self.out.push('\n');
            if lines > 1 {
                self.out.push('\n');
            }
            self.line += 1;
        }
        if starts_line {
            self.indent(index);
        } else if self.wants_space(index, space) {
            match kind {
                // Columns of comments are somebody's work.
                Kind::Comment => self.out += &self.text[self.atoms[index - 1].at.end..at.start],
                _ => self.out.push(' '),
            }
        }
        if let Kind::Open(_) = kind {
            self.open.push(self.line);
        }
        match kind {
            Kind::Comment => self.out += self.text[at].trim_end(),
            _ => self.out += &self.text[at],
        }
    }

    /// One step for every line that leaves brackets open; a line that begins with closing ones stands further out.
    fn indent(&mut self, index: usize) {
        let closers = self.atoms[index..]
            .iter()
            .enumerate()
            .take_while(|(n, atom)| matches!(atom.kind, Kind::Close(_)) && (*n == 0 || atom.lines == 0))
            .count();
        // The first closing bracket of the line has been taken off already.
        let left = self.open.len().saturating_sub(closers.saturating_sub(1));
        let mut lines = self.open[..left].to_vec();
        lines.dedup();
        for _ in 0..lines.len() {
            self.out.push_str("    ");
        }
    }

    fn wants_space(&self, index: usize, space: bool) -> bool {
        let (before, here) = (self.atoms[index - 1].kind, self.atoms[index].kind);
        match (before, here) {
            (_, Kind::Comment) => space,
            (_, Kind::Comma | Kind::Colon)
            | (Kind::Open('(' | '['), _)
            | (_, Kind::Close(')' | ']'))
            | (Kind::Word, Kind::Open('(')) => false,
            (Kind::Comma | Kind::Colon, Kind::Close(_)) => space,
            (Kind::Comma | Kind::Colon, _) => true,
            _ => space,
        }
    }

    /// A comma after the last entry of brackets that close on a line of their own.
    fn last_comma(&mut self, close: usize) {
        let Some(last) = (0..close).rev().find(|index| self.atoms[*index].kind != Kind::Comment) else { return };
        if matches!(self.atoms[last].kind, Kind::Comma | Kind::Colon | Kind::Open(_)) {
            return;
        }
        if last + 1 == close {
            self.out.push(',');
            return;
        }
        // Comments come between: the comma belongs before the first of them.
        let comment = &self.text[self.atoms[last + 1].at.clone()];
        let from = self.out.len().saturating_sub(self.tail(last + 1, close));
        if let Some(at) = self.out[from..].find(comment.trim_end()) {
            let before = self.out[..from + at].trim_end().len();
            self.out.insert(before, ',');
        }
    }

    /// More bytes than the atoms of a range can have taken in the output.
    fn tail(&self, from: usize, to: usize) -> usize {
        let start = self.atoms[from - 1].at.end;
        let end = self.atoms[to - 1].at.end;
        let most = (end - start) + 4 * (self.open.len() + 1) * (to - from + 1);
        // A char boundary, whatever comes.
        let at = self.out.len().saturating_sub(most);
        let at = (at..=self.out.len()).find(|at| self.out.is_char_boundary(*at)).unwrap_or(at);
        self.out.len() - at
    }
}

fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let (mut space, mut lines) = (false, 0);
    for piece in all(text) {
        let (kind, at) = match piece {
            Piece::Comment(at) => (Kind::Comment, at),
            Piece::String(at) => (Kind::String, at),
            Piece::Mark(_, '\n') => {
                (space, lines) = (true, lines + 1);
                continue;
            }
            Piece::Mark(_, c) if c.is_whitespace() => {
                space = true;
                continue;
            }
            Piece::Mark(at, c) => {
                let kind = match c {
                    ',' => Kind::Comma,
                    ':' => Kind::Colon,
                    '(' | '[' | '{' => Kind::Open(c),
                    ')' | ']' | '}' => Kind::Close(c),
                    _ => Kind::Word,
                };
                (kind, at..at + c.len_utf8())
            }
        };
        if let (Kind::Word, false, Some(last)) = (kind, space, atoms.last_mut())
            && last.kind == Kind::Word
            && last.at.end == at.start
        {
            last.at.end = at.end;
        } else {
            atoms.push(Atom { kind, at, space, lines });
        }
        (space, lines) = (false, 0);
    }
    atoms
}

/// The same strings, words and marks in the same order, commas before closing brackets aside, and the same comments.
fn keeps_everything(before: &str, after: &str) -> bool {
    let written = |text: &str| -> Vec<String> {
        let atoms = atoms(text);
        let mut kept: Vec<String> = Vec::new();
        for atom in atoms.iter().filter(|atom| atom.kind != Kind::Comment) {
            if matches!(atom.kind, Kind::Close(_)) && kept.last().is_some_and(|last| last == ",") {
                kept.pop();
            }
            kept.push(text[atom.at.clone()].to_owned());
        }
        kept
    };
    let said = |text: &str| -> Vec<String> { comments(text).map(|at| text[at].trim_end().to_owned()).collect() };
    written(before) == written(after) && said(before) == said(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neat(text: &str) -> String {
        let once = format(text).unwrap();
        assert_eq!(format(&once).as_deref(), Some(once.as_str()), "twice is not once");
        once
    }

    #[test]
    fn spaces_and_indentation_are_set_and_nothing_else() {
        let text = "Scenario (\r\n\tid :\"a\" ,// one\r\n  says:[ (\n line : (zh:\"a  b\",en:\"c\")\n)]  ,\n\n\n\n\n  // two  \n x: { \"k\":1 }\n)\n\n";
        let want = "Scenario(\n    id: \"a\",// one\n    says: [(\n        line: (zh: \"a  b\", en: \"c\"),\n    )],\n\n    // two\n    x: { \"k\": 1 },\n)\n";
        assert_eq!(neat(text), want);
    }

    #[test]
    fn a_last_comma_goes_before_the_comment() {
        assert_eq!(neat("(\n  a: 1 // why, (a)\n // end\n)"), "(\n    a: 1, // why, (a)\n    // end\n)\n");
        assert_eq!(neat("(\n a: [\n 1\n /* x */ ]\n)"), "(\n    a: [\n        1\n        /* x */],\n)\n");
    }

    #[test]
    fn what_stands_in_strings_and_block_comments_stays() {
        let text = "(\n    a: \"two\n  lines ,  :  \",\n    /* as\n it   is */\n    b: r#\"x \" ,y\"#,\n)\n";
        assert_eq!(neat(text), text);
    }
}
