//! Reading a journal, as far as it is whole.

use super::line::{Entry, FORM, Header, unline};
use crate::records::{Trouble, TroubleKind};
use std::fs;
use std::path::Path;

/// What a journal holds.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its first line.
    pub header: Header,
    /// The others.
    pub entries: Vec<Entry>,
    /// Bytes up to the end of the last whole line.
    pub whole: u64,
    /// Something follows that is not whole.
    pub damaged: bool,
}

/// Longer journals are none of ours: a day of a thousand people writes some dozens of megabytes.
const LONGEST: u64 = 1 << 30;

/// Reads a journal up to its first line that is not whole.
///
/// # Errors
/// When there is no such file, when it is no journal, or one of a newer program.
pub fn read(path: &Path) -> Result<Kept, Trouble> {
    let size = fs::metadata(path).map_err(|error| Trouble::file(path, &error))?.len();
    if size > LONGEST {
        return Err(none(path));
    }
    let bytes = fs::read(path).map_err(|error| Trouble::file(path, &error))?;
    let mut rest = bytes.as_slice();
    let mut next = || -> Option<&[u8]> {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let line = &rest[..end];
        rest = &rest[end + 1..];
        Some(line)
    };
    let header: Header = next().and_then(unline).ok_or_else(|| none(path))?;
    if !(1..=FORM).contains(&header.heartfirst_class) {
        let shown = path.display();
        return Err(Trouble::new(
            TroubleKind::Newer,
            format!("{shown} 是更新版本的程序写的；请用新版本打开"),
            format!("{shown} was written by a newer version of this program; open it with that version"),
        ));
    }
    let mut entries = Vec::new();
    // The header is whole, so there is at least one line.
    let mut whole = bytes.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    while let Some(line) = next() {
        let Some(entry) = unline::<Entry>(line).filter(|entry| entry.n == entries.len() as u64 + 1) else { break };
        entries.push(entry);
        whole += line.len() + 1;
    }
    Ok(Kept { header, entries, whole: whole as u64, damaged: whole < bytes.len() })
}

fn none(path: &Path) -> Trouble {
    let shown = path.display();
    Trouble::new(TroubleKind::Other, format!("{shown} 不是课堂日志"), format!("{shown} is no journal of a class"))
}
