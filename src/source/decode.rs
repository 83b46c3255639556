//! From RON text to typed values.

use super::explain::explain;
use super::file::Source;
use super::finding::Finding;
use super::lexical::{Piece, pieces};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Reads a typed value.
///
/// # Errors
/// `E002` if there is more in the text than any honest file has; otherwise the first thing that keeps it from being
/// a `T`, `E010` to `E019`.
pub fn decode<T: DeserializeOwned>(source: &Source) -> Result<T, Finding> {
    if let Some(finding) = too_full(&source.text) {
        return Err(finding);
    }
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&source.text)
        .map_err(|error| explain(&source.text, &error))
}

/// Every value takes a hundred times its text in memory, so that a list of tiny ones is the largest file of all.
fn too_full(text: &str) -> Option<Finding> {
    const COMMAS: usize = 50_000;
    let mut commas = pieces(text).filter_map(|piece| match piece {
        Piece::Mark(at, ',') => Some(at),
        _ => None,
    });
    commas.nth(COMMAS).map(|at| {
        Finding::error(
            "E002",
            at..at + 1,
            "文件里的条目太多，读到这里为止",
            "there are too many entries in this file; reading stops here",
        )
        .help("一个案例通常只有几千个条目：是不是选错了文件？", "a scenario has a few thousand: is it the right file?")
    })
}
