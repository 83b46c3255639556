//! One line of a journal.

use crate::class::command::{Command, Who};
use crate::class::room::Setup;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The first line: what was decided before the class began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The form of the file.
    pub heartfirst_class: u32,
    /// What was decided.
    pub setup: Setup,
    /// The key of all tokens, as hexadecimal digits. Whoever can read the file can drive the class.
    pub key: String,
    /// The port it was on, so that pages that are still open find it again.
    pub port: u16,
    /// When it began, in milliseconds since 1970.
    pub began: u64,
    /// The text of the case.
    pub scenario: String,
    /// The text of the rulebook.
    pub rules: String,
    /// The texts of more cases, for conversations of one's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
}

/// The form of journals that this program writes. It reads the earlier ones as well: 1 had no `cases`, and nothing in
/// its lines that is not in those of 2.
pub const FORM: u32 = 2;

/// Every other line: something that was asked and done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub n: u64,
    /// The time of the room, in milliseconds since 1970 by the clock at its start.
    pub at: u64,
    /// Who asked.
    pub who: Who,
    /// What.
    #[serde(rename = "do")]
    pub command: Command,
}

/// Hexadecimal digits of the hash at the beginning of a line.
const DIGITS: usize = 8;

/// A line with its hash and its end.
pub(super) fn line(value: &impl Serialize) -> String {
    // Plain data: it can always be written.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("{} {json}\n", hash(json.as_bytes()))
}

/// What a line says, if it is whole.
pub(super) fn unline<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let (given, rest) = line.split_at_checked(DIGITS)?;
    let json = rest.strip_prefix(b" ")?;
    (given == hash(json).as_bytes()).then(|| serde_json::from_slice(json).ok())?
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::room::{MomentId, PersonId};

    #[test]
    fn a_line_is_read_as_it_was_written_and_not_at_all_if_a_bit_is_wrong() {
        let command = Command::Vote { moment: MomentId(3), option: 1 };
        let entry = Entry { n: 7, at: 1_795_154_700_123, who: Who::Person(PersonId(2)), command };
        let written = line(&entry);
        assert_eq!(
            written.split_once(' ').unwrap().1,
            "{\"n\":7,\"at\":1795154700123,\"who\":{\"person\":2},\"do\":{\"do\":\"vote\",\"moment\":3,\"option\":1}}\n"
        );
        let bytes = written.trim_end().as_bytes();
        assert_eq!(unline::<Entry>(bytes), Some(entry));
        for at in 0..bytes.len() {
            let mut wrong = bytes.to_vec();
            wrong[at] ^= 1;
            assert_eq!(unline::<Entry>(&wrong), None, "byte {at}");
            assert_eq!(unline::<Entry>(&bytes[..at]), None, "cut at {at}");
        }
    }
}
