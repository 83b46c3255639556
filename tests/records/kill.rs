//! Killed at any moment: what was acknowledged is there, and the conversation goes on at the very turn.

use super::{folder, open};
use heartfirst::records::{Keep as _, Store};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Kills in the everyday suite; `HEARTFIRST_KILLS=1000 cargo test --test records killed` for the long run.
const KILLS: u64 = 40;

/// A program that plays through a pipe and is killed with SIGKILL.
struct Player {
    child: Child,
    /// Sentences that were answered by the customer: acknowledged.
    heard: usize,
}

impl Player {
    fn new(folder: &Path) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
            .args(["play", "four_quotes", "--lang", "en", "--plain", "--data"])
            .arg(folder)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, heard: 0 }
    }

    /// Feeds sentences without waiting and kills after a moment; counts the reactions that came out.
    fn say_and_kill(mut self, resume: bool, keys: &[u8], after: std::time::Duration) -> usize {
        let mut input = self.child.stdin.take().unwrap();
        let mut text = if resume { b"1\n".to_vec() } else { Vec::new() };
        keys.iter().for_each(|key| text.extend_from_slice(&[*key, b'\n']));
        let mut output = self.child.stdout.take().unwrap();
        let (begun, begins) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut said = vec![0];
            // The first byte says that the program is up.
            output.read_exact(&mut said).ok();
            begun.send(()).ok();
            output.read_to_end(&mut said).unwrap();
            String::from_utf8_lossy(&said).into_owned()
        });
        input.write_all(&text).ok();
        if !after.subsec_micros().is_multiple_of(8) {
            begins.recv().ok();
        }
        std::thread::sleep(after);
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        drop(input);
        let said = reader.join().unwrap();
        // The reply to the last sentence is shown once more when a conversation goes on.
        self.heard = said.matches("\n→ ").count().saturating_sub(usize::from(resume));
        self.heard
    }
}

fn intact(folder: &Path) -> Store {
    let store = open(folder);
    assert_eq!(store.notice(), None, "the database was damaged");
    store
}

#[test]
fn killed_at_any_moment_no_acknowledged_sentence_is_lost() {
    let kills = std::env::var("HEARTFIRST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let folder = folder("kill");
    intact(&folder);
    let mut finished = 0;
    let (mut acknowledged, mut unacknowledged) = (0, 0);
    for round in 0..kills {
        let before = intact(&folder).past("four_quotes");
        let stood = before.unfinished.as_ref().map_or(0, |it| it.choices.len());
        // Anything from before the first sentence to after the last.
        let after = std::time::Duration::from_micros(round * 7_919 % 60_000);
        let keys: Vec<u8> = (0..6).map(|key| b'1' + u8::try_from((round + key) % 3).unwrap()).collect();
        let heard = Player::new(&folder).say_and_kill(before.unfinished.is_some(), &keys, after);
        let now = intact(&folder).past("four_quotes");
        let stands = now.unfinished.as_ref().map_or(0, |it| it.choices.len());
        let ended = now.attempts > before.attempts;
        if ended {
            finished += 1;
            continue;
        }
        assert!(stands >= stood + heard, "round {round}: stood at {stood}, heard {heard}, stands at {stands}");
        // At most the one sentence whose reaction had not come out yet, and what the pipe still held.
        assert!(stands <= stood + keys.len(), "round {round}");
        acknowledged += heard;
        unacknowledged += stands - stood - heard;
        if let (Some(old), Some(new)) = (before.unfinished, now.unfinished) {
            assert_eq!(old.attempt, new.attempt);
            assert!(new.choices.starts_with(&old.choices));
        }
    }
    println!("{kills} kills: {acknowledged} acknowledged, {unacknowledged} more on the disk, {finished} runs finished");
    assert!(acknowledged > 0);
}
