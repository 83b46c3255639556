//! From meaning to bytes: where in the text a [`Place`] stands.

use super::finding::At;
use super::lexical::{Piece, pieces};
use super::place::{Part, Place, Step};
use ron2::ast::{self, Expr, StructBody, StructField};
use ron2::error::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// Finds places in one text. The syntax tree is built once, on the first question.
///
/// The tree builder has no limit on nesting of its own. It is asked only about a [`Place`], and only a text that
/// the loader has read, whose depth is bounded, has findings with places.
pub struct Locator<'a> {
    text: &'a str,
    tree: OnceCell<Option<ast::Document<'a>>>,
}

impl<'a> Locator<'a> {
    /// A locator for `text`.
    ///
    /// A text that the tree builder cannot read (its dialect is a little smaller than the loader's) still gives
    /// answers: the whole file.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, tree: OnceCell::new() }
    }

    /// The bytes a finding points at; `None` for the file as a whole.
    #[must_use]
    pub fn bytes(&self, at: &At) -> Option<Range<usize>> {
        match at {
            At::File => None,
            At::Bytes(range) => Some(clamp(range.clone(), self.text)),
            At::Place(place) => self.find(place),
        }
    }

    /// The bytes of the whole value at a place; `None` if nothing is written there.
    #[must_use]
    pub fn value(&self, place: &Place) -> Option<Range<usize>> {
        let tree = self.tree.get_or_init(|| is_shallow(self.text).then(|| ast::parse_document(self.text).ok())?);
        let mut here = tree.as_ref()?.value.as_ref()?;
        for step in &place.steps {
            (_, here) = child(here, step)?;
        }
        Some(bytes(here.span()))
    }

    /// The bytes of a place, or of the nearest enclosing value where the place itself was not written.
    fn find(&self, place: &Place) -> Option<Range<usize>> {
        let tree = self.tree.get_or_init(|| is_shallow(self.text).then(|| ast::parse_document(self.text).ok())?);
        let mut here = tree.as_ref()?.value.as_ref()?;
        let mut name: Option<Range<usize>> = None;
        for step in &place.steps {
            match child(here, step) {
                Some((key, value)) => (name, here) = (key, value),
                None => {
                    return Some(match here {
                        // A text in one language only is both its languages.
                        Expr::String(string) => bytes(&string.span),
                        // A missing value is shown at the name of what should have held it.
                        _ => name.unwrap_or_else(|| opening(here)),
                    });
                }
            }
        }
        Some(match &place.part {
            Part::Name => name.unwrap_or_else(|| opening(here)),
            Part::Value => match here {
                Expr::String(_) | Expr::Number(_) | Expr::Bool(_) | Expr::Struct(_) => bytes(here.span()),
                _ => name.unwrap_or_else(|| opening(here)),
            },
            Part::Inside(inner) => match here {
                // Escapes shift bytes; then the whole string is shown.
                Expr::String(string) if string.raw.len() == string.value.len() + 2 => {
                    let start = string.span.start_offset + 1;
                    start + inner.start..start + inner.end
                }
                _ => bytes(here.span()),
            },
        })
    }
}

/// Whether brackets nest no deeper than any file that loads: the tree builder recurses on the stack.
fn is_shallow(text: &str) -> bool {
    const DEEPEST: i32 = 128;
    let mut depth = 0;
    pieces(text).all(|piece| {
        match piece {
            Piece::Mark(_, '(' | '[' | '{') => depth += 1,
            Piece::Mark(_, ')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        depth <= DEEPEST
    })
}

/// The name and value of one part of an expression.
fn child<'e>(expr: &'e Expr<'e>, step: &Step) -> Option<(Option<Range<usize>>, &'e Expr<'e>)> {
    match (step, expr) {
        (Step::Field(name), _) => {
            let field = fields(expr)?.iter().find(|field| field.name.name == *name)?;
            Some((Some(bytes(&field.name.span)), &field.value))
        }
        (Step::Entry(index, _), Expr::Map(map)) => {
            let entry = map.entries.get(*index)?;
            Some((Some(bytes(entry.key.span())), &entry.value))
        }
        (Step::Item(index), Expr::Seq(seq)) => Some((None, &seq.items.get(*index)?.expr)),
        _ => None,
    }
}

fn fields<'e>(expr: &'e Expr<'e>) -> Option<&'e [StructField<'e>]> {
    match expr {
        Expr::AnonStruct(anonymous) => Some(&anonymous.fields),
        Expr::Struct(named) => match &named.body {
            Some(StructBody::Fields(body)) => Some(&body.fields),
            _ => None,
        },
        _ => None,
    }
}

/// Long values are shown by their first character only: a page of underlining helps nobody.
fn opening(expr: &Expr<'_>) -> Range<usize> {
    let span = bytes(expr.span());
    span.start..(span.start + 1).min(span.end)
}

fn bytes(span: &Span) -> Range<usize> {
    span.start_offset..span.end_offset
}

fn clamp(range: Range<usize>, text: &str) -> Range<usize> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let start = floor(range.start);
    start..floor(range.end).max(start)
}
