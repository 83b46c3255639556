//! Writing a user's file: never half of it, and never over something that was not asked for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Replaces a file as a whole: the text is written beside it and then takes its name, so that a full disk or a power
/// cut leaves the old one. Its permissions stay.
///
/// # Errors
/// What the file system says; the file is then as it was.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link keeps pointing where it points; the file behind it changes.
    let path = &fs::canonicalize(path)?;
    let beside = beside(path);
    let written = fs::metadata(path).and_then(|meta| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::set_permissions(&beside, meta.permissions())?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        fs::remove_file(&beside).ok();
    }
    written
}

/// Writes a file that must not exist yet.
///
/// # Errors
/// `AlreadyExists`, or what the file system says.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| File::sync_all(&file));
    if written.is_err() {
        fs::remove_file(path).ok();
    }
    written
}

/// A name in the same folder that nobody else uses, and that is no scenario.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}
