//! The pages in a real browser: they ask the network for nothing, and fit on A4 paper. Skipped, and said so, where
//! there is no browser.

use super::{folder, open, play};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

const CHOICES: [&str; 11] = ["a"; 11];

/// What Chromium calls itself in the places where it is found.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

fn browser() -> Option<&'static str> {
    let found = BROWSERS.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        println!("skipped: no Chromium here");
    }
    found
}

fn run(browser: &str, profile: &Path, arguments: &[String]) -> bool {
    Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"])
        .args(["--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .output()
        .is_ok_and(|output| output.status.success())
}

/// Addresses that were asked for on behalf of a page: what the browser asks for itself has no origin.
fn asked(log: &Path) -> Vec<String> {
    let log: Value = serde_json::from_slice(&std::fs::read(log).unwrap()).unwrap();
    let events = log["events"].as_array().unwrap();
    let of_page = |event: &&Value| event["params"]["initiator"].as_str().is_some_and(|by| by != "not an origin");
    events.iter().filter(of_page).filter_map(|event| event["params"]["url"].as_str()).map(str::to_owned).collect()
}

#[test]
fn pages_opened_in_a_browser_ask_the_network_for_nothing_and_print() {
    let Some(browser) = browser() else { return };
    let data = folder("browser");
    let mut store = open(&data);
    let whom = store.practise_as("<img src=http://198.51.100.7/x>").unwrap().id;
    store.rename(whom, None, None, Some("班")).unwrap();
    store.stay().unwrap();
    for _ in 0..3 {
        play(&mut store, "four_quotes", &CHOICES);
    }
    drop(store);
    let (log, paper) = (data.join("net.json"), data.join("page.pdf"));
    let print = |path: &Path| {
        let arguments = [
            format!("--log-net-log={}", log.display()),
            format!("--print-to-pdf={}", paper.display()),
            format!("file://{}", path.display()),
        ];
        run(browser, &data.join("profile"), &arguments)
    };
    // A page that does ask is found out: otherwise the rest would prove nothing.
    let control = data.join("control.html");
    std::fs::write(&control, "<!DOCTYPE html><img src=\"http://198.51.100.7/x.png\">").unwrap();
    if !print(&control) {
        println!("skipped: {browser} does not run here");
        return;
    }
    assert!(asked(&log).contains(&"http://198.51.100.7/x.png".to_owned()));
    for (name, scope) in [("attempt", "--attempt=1"), ("trainee", ""), ("class", "--class=班")] {
        for lang in ["zh", "en"] {
            let path = data.join(format!("{name}-{lang}.html"));
            let mut command = Command::new(env!("CARGO_BIN_EXE_heartfirst"));
            command.args(["records", "export", "--format", "html", "--lang", lang, "--output"]).arg(&path);
            command.args(Some(scope).filter(|scope| !scope.is_empty())).arg("--data").arg(&data);
            assert!(command.status().unwrap().success());
            assert!(print(&path), "{name} in {lang}");
            assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF-"), "{name} in {lang} does not print");
            assert_eq!(asked(&log), Vec::<String>::new(), "{name} in {lang}");
        }
    }
}
