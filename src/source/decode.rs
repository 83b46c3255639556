//! From RON text to typed values.

use super::explain::explain;
use super::file::Source;
use super::finding::Finding;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Reads a typed value.
///
/// # Errors
/// The first thing that keeps the text from being a `T`, `E010` to `E019`.
pub fn decode<T: DeserializeOwned>(source: &Source) -> Result<T, Finding> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&source.text)
        .map_err(|error| explain(&source.text, &error))
}
