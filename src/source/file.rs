//! Reading a file that a stranger may have written.

use super::finding::{At, Finding};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read at all, in bytes: many times a long scenario, and little enough that whatever
/// is in it takes neither long nor much memory.
pub const MAX_BYTES: u64 = 1 << 20;

/// A text file in memory, with the name by which messages call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it, or the name of an embedded file.
    pub name: String,
    /// Its text without a byte order mark. Line ends are as written.
    pub text: String,
}

impl Source {
    /// A source whose text is already at hand.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with(BOM) {
            text.drain(..BOM.len_utf8());
        }
        Self { name: name.into(), text }
    }

    /// A source from bytes that should be UTF-8.
    ///
    /// # Errors
    /// `E002` if they are too many, `E003` if they are not UTF-8, with the line.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, (Self, Finding)> {
        let name = name.into();
        if bytes.len() as u64 > MAX_BYTES {
            return Err((Self { name, text: String::new() }, too_large()));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let end = good + text[good..].chars().next().map_or(0, char::len_utf8);
                let finding = Finding::error(
                    "E003",
                    good..end,
                    "这里不是 UTF-8 编码的文字",
                    "the text here is not encoded in UTF-8",
                )
                .help(
                    "在编辑器里选“另存为”，编码选 UTF-8，再试一次",
                    "in your editor choose “Save as” with encoding UTF-8 and try again",
                );
                Err((Self { name, text }, finding))
            }
        }
    }

    /// Reads a file of at most [`MAX_BYTES`].
    ///
    /// # Errors
    /// `E001` if it cannot be read, `E002` if it is too large, `E003` if it is not UTF-8; with a source to print
    /// the finding against.
    pub fn read(path: &Path) -> Result<Self, (Self, Finding)> {
        let name = path.display().to_string();
        match read_bounded(path) {
            Ok(Some(bytes)) => Self::from_bytes(name, bytes),
            Ok(None) => Err((Self::new(name, ""), too_large())),
            Err(error) => {
                let reason = error.to_string();
                let finding = Finding::error(
                    "E001",
                    At::File,
                    format!("读不了这个文件：{reason}"),
                    format!("this file cannot be read: {reason}"),
                )
                .help("看看路径和文件名对不对，有没有读的权限", "check the path and that you may read it");
                Err((Self::new(name, ""), finding))
            }
        }
    }
}

/// `None` if the file is larger than [`MAX_BYTES`]. Devices and pipes are refused: they may never end.
fn read_bounded(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let meta = std::fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("it is not an ordinary file"));
    }
    if meta.len() > MAX_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_BYTES).then_some(bytes))
}

fn too_large() -> Finding {
    let mib = MAX_BYTES >> 20;
    Finding::error(
        "E002",
        At::File,
        format!("文件太大，最多 {mib} MB"),
        format!("the file is too large; at most {mib} MB are read"),
    )
    .help("一个案例通常不到 100 KB：是不是选错了文件？", "a scenario has about 100 KB: is it the right file?")
}

const BOM: char = '\u{feff}';
