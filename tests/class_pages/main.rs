//! The pages of a class in a headless browser, from the form to the exit card. What is done and looked at stands in
//! the `.mjs` files; here each class is opened, and the browser is told what it needs to know.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "says when it is skipped, and what is missing")]

mod old;

use heartfirst::class::{Case, Frame, Look};
use heartfirst::language::Text;
use heartfirst::rulebook::EMBEDDED;
use heartfirst::scenario::Library;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Short, and impatient: it ends after a few sentences.
const SHORT: &str = "its_fine";
/// Long sentences, on the telephone.
const LONG: &str = "four_transfers";
/// Sometimes one telephones from the back office and sees nobody.
const UNSEEN: &str = "tube_trade_in";
/// What nobody is to find where no names are kept.
const NAME: &str = "Robert-the-Tables";
/// Of the class’s order of options.
const SEED: u64 = 7;
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/class_pages");

/// Where Chromium is, if everything that is needed is here.
fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("HEARTFIRST_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    let chromium = named.into_iter().chain(usual).find(|path| path.is_file());
    let has_packages = Path::new(FOLDER).join("node_modules/playwright-core").is_dir()
        && Path::new(FOLDER).join("node_modules/axe-core").is_dir();
    let has_node = Command::new("node").arg("--version").stdout(Stdio::null()).status().is_ok_and(|it| it.success());
    chromium.filter(|_| has_packages && has_node)
}

/// A class that is open, until it is dropped.
struct Opened {
    child: Child,
    told: BTreeMap<String, String>,
}

impl Opened {
    /// `name` is that of its folder.
    fn new(name: &str, case: &str, more: &[&str]) -> Self {
        let data = folder(name);
        std::fs::remove_dir_all(&data).ok();
        let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
            .args(["class", case, "--listen", "127.0.0.1", "--port", "0", "--countdown", "0", "--lang", "en"])
            .args(["--seed", &SEED.to_string(), "--data"])
            .arg(&data)
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BTreeMap::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            let Some((name, value)) = line.split_once(": ") else { break };
            told.insert(name.to_owned(), value.trim().to_owned());
            if name == "Open only on" {
                break;
            }
        }
        Self { child, told }
    }

    /// What stands after the `#` of a link.
    fn token(&self, name: &str) -> &str {
        self.told[name].split_once('#').unwrap().1
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Where a class of these tests keeps what it keeps.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("class-pages").join(name)
}

/// Everything in a folder and below.
fn files_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            files.push((path, bytes));
        }
    }
    files
}

fn read(id: &str) -> Case {
    let library = Library::open(&[]);
    Case::read(&library.find(id).unwrap().source.text, EMBEDDED).unwrap()
}

fn both(text: &Text) -> Value {
    json!({ "zh": text.zh, "en": text.en })
}

/// Every consequence, reason and ending of a case, in both languages.
fn secrets(case: &Case) -> Value {
    let scenario = case.scenario();
    let responses = scenario.nodes.iter().flat_map(|node| &node.responses);
    let mut texts: Vec<&Text> = Vec::new();
    for response in responses {
        texts.push(&response.why);
        texts.extend(response.reply.iter().map(|reply| &reply.value));
    }
    for ending in &scenario.endings {
        texts.extend([&ending.title, &ending.scene, &ending.consequence]);
    }
    texts.into_iter().map(both).collect()
}

/// Positions on the screen that lead to a moment at which a phone has nobody to show: the shortest of many walks.
fn way_to_nobody(case: &Case) -> Vec<usize> {
    let roleplay = case.roleplay();
    let walk = |number: usize| {
        let mut replay = roleplay.open(SEED);
        let mut way = Vec::new();
        loop {
            let state = replay.now(&roleplay);
            if Look::of(case, &state, state.mood, &[], Frame::Portrait).is_none() {
                return Some(way);
            }
            let options = roleplay.moment(&state, SEED).options;
            if state.over.is_some() || options.is_empty() {
                return None;
            }
            // Steps that no two walks share for long.
            let position = (number / 4_usize.pow(u32::try_from(way.len() % 5).unwrap()) + way.len()) % options.len();
            roleplay.play(&mut replay, state, options[position].0);
            way.push(position);
        }
    };
    (0..1024).filter_map(walk).min_by_key(Vec::len).expect("somebody is seen all the time")
}

/// Lets a script play in a class. `more` is told to it beside the addresses. False if there is no browser.
fn play(script: &str, case: &str, flags: &[&str], more: Value) -> bool {
    let Some(chromium) = chromium() else {
        assert!(
            std::env::var_os("HEARTFIRST_BROWSER").is_none(),
            "chromium, node and npm ci --prefix tests/class_pages are needed"
        );
        println!("skipped: it needs chromium, node and npm ci --prefix tests/class_pages");
        return false;
    };
    let class = Opened::new(script, case, flags);
    let mut told = more;
    told["home"] = json!(class.told["Address"]);
    told["code"] = json!(class.told["Room code"]);
    told["wall"] = json!(class.token("Projection"));
    told["trainer"] = json!(class.token("Trainer"));
    let mut child = Command::new("node")
        .arg(format!("{FOLDER}/{script}.mjs"))
        .env("HEARTFIRST_CHROMIUM", chromium)
        .env_remove("HEARTFIRST_PAGES")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(told.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    println!("{out}");
    true
}

#[test]
fn a_class_plays_a_case_in_the_browser_and_nobody_is_told_too_much() {
    let title = |id: &str| both(&read(id).scenario().title);
    let more = json!({ "texts": secrets(&read(SHORT)), "title": title(SHORT), "other": title(LONG) });
    play("class", SHORT, &["--cases", LONG], more);
}

#[test]
fn a_class_without_names_is_driven_from_a_phone_and_read_on_small_ones() {
    if play("small", LONG, &["--no-names"], json!({ "name": NAME })) {
        let kept = files_in(&folder("small"));
        assert!(!kept.is_empty(), "the class keeps a journal");
        for (path, bytes) in kept {
            let found = bytes.windows(NAME.len()).any(|it| it == NAME.as_bytes());
            assert!(!found, "a name is kept in {}", path.display());
        }
    }
}

#[test]
fn a_page_comes_back_at_once_and_loses_nothing_and_a_countdown_is_told() {
    play("lines", SHORT, &[], json!({}));
}

#[test]
fn a_page_is_whole_where_nobody_is_seen() {
    play("unseen", UNSEEN, &[], json!({ "way": way_to_nobody(&read(UNSEEN)) }));
}
