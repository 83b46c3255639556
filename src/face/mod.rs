//! The customer's face and posture as data. So far in words: what one would see, hear or read.

mod words;

pub use words::{Look, face};
