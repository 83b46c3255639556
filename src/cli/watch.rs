//! `heartfirst watch`: check again whenever a file is saved.
//!
//! It looks at times and sizes four times a second instead of asking the system to be told: that works the same on
//! network drives and in shared folders, and with editors that save by renaming.

use super::check::{Report, expect_files, nothing_there};
use super::{Common, DONE, WRONG_USE, out};
use crate::language::Lang;
use crate::source::Format;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// Check scenario files, and again whenever one is saved, until Ctrl-C.
#[derive(Debug, clap::Args)]
pub(super) struct Watch {
    /// Scenario files, or folders of them [default: ./scenarios]
    paths: Vec<PathBuf>,
}

const PAUSE: Duration = Duration::from_millis(250);

/// How a file looked: when it was written, and how long it is.
type Seen = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

impl Watch {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let lang = common.lang();
        let rulebook = match common.rulebook() {
            Ok(rulebook) => rulebook,
            Err(code) => return code,
        };
        if let Err(missing) = expect_files(&self.paths) {
            out::error(&nothing_there(&missing, lang));
            return WRONG_USE;
        }
        ctrlc::set_handler(|| std::process::exit(i32::from(DONE))).ok();
        let mut seen = Seen::new();
        loop {
            let now = self.look();
            if now != seen && !now.is_empty() {
                // A save in two steps is one save: wait until nothing moves.
                std::thread::sleep(PAUSE);
                if self.look() != now {
                    continue;
                }
                let changed: Vec<PathBuf> = now
                    .iter()
                    .filter(|(path, at)| seen.get(*path) != Some(*at))
                    .map(|(path, _)| path.clone())
                    .collect();
                let files: Vec<PathBuf> = now.keys().cloned().collect();
                let report = Report::of(&rulebook, &files, lang, Format::Text);
                let summary = report.summary(lang);
                let text = report.text + &summary + &waiting(&changed, seen.is_empty(), lang);
                out::print(&if out::is_terminal() { format!("\u{1b}[2J\u{1b}[H{text}") } else { text });
                seen = now;
            } else if now.is_empty() && !seen.is_empty() {
                // Saved by renaming, or being moved: it may come back.
                seen.clear();
            }
            std::thread::sleep(PAUSE);
        }
    }

    fn look(&self) -> Seen {
        let files = expect_files(&self.paths).unwrap_or_default();
        let state = |path: &PathBuf| {
            let meta = std::fs::metadata(path).ok()?;
            Some((meta.modified().ok()?, meta.len()))
        };
        files.into_iter().map(|path| (path.clone(), state(&path))).collect()
    }
}

fn waiting(changed: &[PathBuf], is_first: bool, lang: Lang) -> String {
    let what = match changed {
        [one] if !is_first => one.display().to_string(),
        _ => String::new(),
    };
    match (lang, what.is_empty()) {
        (Lang::Zh, true) => "等着你保存；Ctrl-C 结束。\n".to_owned(),
        (Lang::Zh, false) => format!("刚保存了 {what}。等着下一次；Ctrl-C 结束。\n"),
        (Lang::En, true) => "Waiting for you to save; Ctrl-C ends it.\n".to_owned(),
        (Lang::En, false) => format!("{what} was saved. Waiting for the next time; Ctrl-C ends it.\n"),
    }
}
