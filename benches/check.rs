//! How fast scenarios are checked: bytes a second of `check` on one core, and 500 files through the command.

#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use heartfirst::audit::examine;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Scenario};
use heartfirst::source::{Source, format};
use std::path::PathBuf;
use std::process::Command;

fn main() {
    divan::main();
}

/// The shipped files.
fn shipped() -> Vec<Source> {
    Library::open(&[]).entries().iter().map(|entry| entry.source.clone()).collect()
}

fn bytes(sources: &[Source]) -> BytesCount {
    BytesCount::new(sources.iter().map(|source| source.text.len()).sum::<usize>())
}

/// Everything `heartfirst check` says, on one core.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let (rulebook, sources) = (Rulebook::embedded(), shipped());
    bencher
        .counter(bytes(&sources))
        .bench(|| sources.iter().map(|source| examine(&rulebook, divan::black_box(source)).1.len()).sum::<usize>());
}

/// Reading, names and the checks that need no rulebook.
#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    let sources = shipped();
    bencher
        .counter(bytes(&sources))
        .bench(|| sources.iter().map(|source| Scenario::examine(divan::black_box(source)).1.len()).sum::<usize>());
}

/// Only turning text into values: the floor under both.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let sources = shipped();
    bencher.counter(bytes(&sources)).bench(|| {
        let parsed = sources.iter().map(|source| ron::from_str::<ron::Value>(divan::black_box(&source.text)));
        parsed.filter(Result::is_ok).count()
    });
}

/// Setting the shipped files neatly.
#[divan::bench]
fn set_neatly(bencher: Bencher<'_, '_>) {
    let sources = shipped();
    bencher
        .counter(bytes(&sources))
        .bench(|| sources.iter().filter_map(|source| format(divan::black_box(&source.text))).count());
}

/// The command over a folder of 500 files of the shipped ones’ sizes, start of the program included.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn five_hundred_files(bencher: Bencher<'_, '_>) {
    let folder: PathBuf = std::env::temp_dir().join(format!("heartfirst-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let sources = shipped();
    for (index, source) in sources.iter().cycle().take(500).enumerate() {
        std::fs::write(folder.join(format!("{index:03}.ron")), &source.text).unwrap();
    }
    bencher.counter(ItemsCount::new(500_usize)).bench_local(|| {
        let output = Command::new(env!("CARGO_BIN_EXE_heartfirst")).arg("check").arg(&folder).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2));
    });
    std::fs::remove_dir_all(&folder).ok();
}
