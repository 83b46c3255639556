//! The pages of a class in a headless browser: three people, somebody late, the trainer, the projection, from the form to
//! the exit card. What is done and looked at stands in `class.mjs`; here the class is opened and told what is secret.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "says when it is skipped, and what is missing")]

use heartfirst::class::Case;
use heartfirst::language::Text;
use heartfirst::rulebook::EMBEDDED;
use heartfirst::scenario::Library;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Short, and impatient: it ends after a few sentences.
const CASE: &str = "its_fine";
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
    fn new() -> Self {
        let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("class-pages");
        std::fs::remove_dir_all(&data).ok();
        let mut child = Command::new(env!("CARGO_BIN_EXE_heartfirst"))
            .args(["class", CASE, "--listen", "127.0.0.1", "--port", "0", "--seed", "7", "--countdown", "0"])
            .args(["--lang", "en", "--data"])
            .arg(&data)
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

/// Every consequence, reason and ending of the case, in both languages.
fn secrets() -> Vec<Value> {
    let library = Library::open(&[]);
    let case = Case::read(&library.find(CASE).unwrap().source.text, EMBEDDED).unwrap();
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
    texts.iter().map(|text| json!({ "zh": text.zh, "en": text.en })).collect()
}

#[test]
fn a_class_plays_a_case_in_the_browser_and_nobody_is_told_too_much() {
    let Some(chromium) = chromium() else {
        assert!(
            std::env::var_os("HEARTFIRST_BROWSER").is_none(),
            "chromium, node and npm ci --prefix tests/class_pages are needed"
        );
        println!("skipped: it needs chromium, node and npm ci --prefix tests/class_pages");
        return;
    };
    let class = Opened::new();
    let told = json!({
        "home": class.told["Address"], "code": class.told["Room code"],
        "wall": class.token("Projection"), "trainer": class.token("Trainer"), "texts": secrets(),
    });
    let mut child = Command::new("node")
        .arg(format!("{FOLDER}/class.mjs"))
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
    assert!(out.contains("looked at 21 states"), "{out}");
}
