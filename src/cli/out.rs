//! The only place that writes to the streams of the process. A reader that has gone away is no error of ours.

use std::io::{self, IsTerminal as _, Write as _};

/// Writes to standard output.
pub(super) fn print(text: &str) {
    write(io::stdout().lock(), text);
}

/// Writes to standard error.
pub(super) fn error(text: &str) {
    write(io::stderr().lock(), text);
}

fn write(mut stream: impl io::Write, text: &str) {
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).ok();
}

/// Whether whoever read the standard output has gone away.
pub(super) fn is_closed() -> bool {
    let mut stream = io::stdout().lock();
    stream.write_all(b"").and_then(|()| stream.flush()).is_err()
}

/// Whether standard output shows colour.
pub(super) fn is_coloured() -> bool {
    io::stdout().is_terminal() && allows_colour()
}

/// Whether standard output is a terminal that can do more than print.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal() && !is_dumb()
}

/// Whether standard error shows colour.
pub(super) fn errors_are_coloured() -> bool {
    io::stderr().is_terminal() && allows_colour()
}

/// `NO_COLOR` set to anything, or a terminal that can do nothing, means none.
fn allows_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && !is_dumb()
}

/// Whether the terminal says that it can only print characters.
pub(super) fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
}
