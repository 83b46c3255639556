//! Places where nothing can be kept: a clear sentence, and one can still play.

use super::{IDEAL, answer, folder, open, outcome, play, start};
use heartfirst::records::{Keep as _, Store, TroubleKind};
use heartfirst::rulebook::EMBEDDED;
use std::process::{Command, Stdio};

#[test]
fn a_full_disk_is_said_and_what_is_missing_is_added_when_there_is_room() {
    let folder = folder("full");
    let mut store = open(&folder);
    play(&mut store, "four_quotes", &IDEAL);
    let attempt = store.begin(&start("four_quotes")).unwrap();
    let second = store.begin(&start("its_fine")).unwrap();
    // No more pages than there are now: SQLite then answers as it does when the disk is full.
    store.limit_pages(1).unwrap();
    let mut refused = 0;
    let mut choose = |attempt, turn, option: &str| {
        if let Err(trouble) = store.choose(attempt, turn, option) {
            assert_eq!(trouble.kind, TroubleKind::Full, "{trouble}");
            refused += 1;
        }
    };
    (1..=11).for_each(|turn| choose(attempt, turn, "a"));
    // Short rows may fit into pages that are there; long ones do not.
    let long = "x".repeat(100);
    (1..=200).for_each(|turn| choose(second, turn, &long));
    assert!(refused > 0);
    // A new conversation cannot begin, and says so.
    let another = start("solder_joint");
    assert_eq!(store.begin(&another).unwrap_err().kind, TroubleKind::Full);
    store.limit_pages(1_000_000).unwrap();
    store.end(attempt, &outcome("four_quotes", &IDEAL).unwrap()).unwrap();
    store.choose(second, 201, "a").unwrap();
    assert_eq!(open(&folder).past("its_fine").unfinished.unwrap().choices.len(), 201);
    assert_eq!(open(&folder).past("four_quotes").attempts, 2);
}

fn heartfirst(folder: &std::path::Path, input: &str, wrap: Option<&str>) -> (String, String, Option<i32>) {
    let program = env!("CARGO_BIN_EXE_heartfirst");
    let mut command = match wrap {
        None => Command::new(program),
        Some(script) => {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("{script}; exec \"$0\" \"$@\""), program]);
            shell
        }
    };
    command.args(["play", "four_quotes", "--lang", "en", "--plain", "--data"]).arg(folder);
    let output = answer(command.current_dir(env!("CARGO_TARGET_TMPDIR")), input);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn no_folder_is_one_sentence_and_one_plays_all_the_same() {
    let file = folder("no_folder").join("a_file");
    std::fs::write(&file, "here is no folder").unwrap();
    let (out, err, code) = heartfirst(&file.join("below"), "1\nq\n", None);
    assert_eq!(code, Some(0));
    assert!(err.contains("cannot be made") && err.contains("--data DIR"), "{err}");
    assert!(out.contains("\n→ "), "{out}");
    assert!(out.contains("To go on: heartfirst play four_quotes --seed"), "{out}");
}

/// The kernel refuses every write beyond so many blocks, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn a_write_refused_by_the_system_does_not_stop_the_conversation() {
    let folder = folder("refused");
    open(&folder);
    let (out, err, code) = heartfirst(&folder, &("1\n".repeat(3) + "q\n"), Some("trap '' XFSZ; ulimit -f 8"));
    assert_eq!(code, Some(0), "{err}");
    assert!(out.matches("\n→ ").count() == 3, "{out}{err}");
    assert!(out.contains("! ") || err.contains("failed") || err.contains("full"), "{out}{err}");
    // Nothing was damaged by it.
    assert_eq!(open(&folder).notice(), None);
}

/// A file system mounted for reading only; needs the right to mount.
#[cfg(target_os = "linux")]
#[test]
fn what_can_only_be_read_is_read_and_said() {
    let folder = folder("read_only");
    let mut store = open(&folder);
    play(&mut store, "four_quotes", &IDEAL);
    play(&mut store, "four_quotes", &["a", "a"]);
    drop(store);
    let shown = folder.display();
    let mount = format!("mount --bind '{shown}' '{shown}' && mount -o remount,ro,bind '{shown}'");
    let allowed = Command::new("unshare").args(["-m", "sh", "-c", &mount]).stderr(Stdio::null()).status();
    if !allowed.is_ok_and(|status| status.success()) {
        println!("skipped: no right to mount here");
        return;
    }
    let script = format!("{mount} && exec {} \"$@\"", env!("CARGO_BIN_EXE_heartfirst"));
    let output = Command::new("unshare")
        .args(["-m", "sh", "-c", &script, "sh", "play", "four_quotes", "--lang", "en", "--data"])
        .arg(&folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(err.contains("can be read but not written"), "{err}");
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("stopped before sentence 3"), "{out}");
}

#[test]
fn a_store_in_a_place_that_is_none_says_what_to_do() {
    let file = folder("place").join("file");
    std::fs::write(&file, "").unwrap();
    let trouble = Store::open(&file.join("x"), EMBEDDED).unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::NoFolder);
}
