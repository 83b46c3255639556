//! The command `heartfirst`.

use std::process::ExitCode;

fn main() -> ExitCode {
    heartfirst::cli::run()
}
