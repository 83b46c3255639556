//! Any browser of the last five years: the pages use nothing that came after the autumn of 2021 (Chrome 94, Safari 15.0,
//! Firefox 92), and nothing that a browser keeps from a page that came by plain HTTP on a local network.

use std::path::Path;
use std::process::Command;

const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/class");

/// What is too new for a script, and what has it since when.
const SCRIPT: &[(&str, &str)] = &[
    (".at(", "Safari 15.4"),
    ("structuredClone", "Chrome 98, Safari 15.4"),
    ("Object.hasOwn", "Safari 15.4"),
    ("Object.groupBy", "Chrome 117"),
    (".findLast", "Chrome 97, Safari 15.4"),
    (".toSorted", "Chrome 110"),
    (".toReversed", "Chrome 110"),
    (".toSpliced", "Chrome 110"),
    (".with(", "Chrome 110"),
    ("Array.fromAsync", "Chrome 121"),
    ("withResolvers", "Chrome 119"),
    ("AbortSignal.", "Chrome 103, Safari 16"),
    ("(?<", "look-behind and named groups: Safari 16.4 the first, and they look alike"),
    ("static {", "Safari 16.4"),
    ("showModal", "Safari 15.4"),
    (".inert", "Chrome 102, Safari 15.5"),
    ("showPopover", "Chrome 114"),
    ("startViewTransition", "Chrome 111"),
    ("scheduler.", "Chrome 94, no Safari"),
    ("requestIdleCallback", "no Safari"),
    ("BroadcastChannel", "Safari 15.4"),
    ("Intl.Segmenter", "Firefox 125"),
    ("URL.canParse", "Chrome 120"),
    ("checkVisibility", "Chrome 105"),
    ("adoptedStyleSheets", "Safari 16.4"),
    ("\"scrollend\"", "Chrome 114"),
    ("CSS.highlights", "Chrome 105"),
    (".ariaLabel", "no Firefox until 119"),
];

/// What a page of `http://192.168.…` does not have, in any browser: it is no secure context.
const INSECURE: &[&str] = &[
    "randomUUID",
    "crypto.subtle",
    "navigator.clipboard",
    "wakeLock",
    "serviceWorker",
    "navigator.share",
    "navigator.locks",
    "caches.",
    "mediaDevices",
    "geolocation",
    "Notification",
    "isSecureContext",
    "navigator.storage",
];

/// What is too new for a style. A property that is only missed a little, such as `text-wrap`, may stand; a selector or a
/// block that is not known takes its whole rule with it.
const STYLE: &[(&str, &str)] = &[
    (":has(", "Chrome 105, Safari 15.4, Firefox 121"),
    (":modal", "Chrome 105"),
    (":user-", "Chrome 119"),
    (":popover", "Chrome 114"),
    (":dir(", "Chrome 120"),
    ("::backdrop", "Safari 15.4"),
    ("@layer", "Chrome 99, Safari 15.4"),
    ("@container", "Chrome 105"),
    ("@scope", "Chrome 118"),
    ("@starting-style", "Chrome 117"),
    ("@property", "Firefox 128"),
    ("&", "nesting: Chrome 112"),
    ("width >", "ranges in media queries: Chrome 104, Safari 16.4"),
    ("width <", "ranges in media queries: Chrome 104, Safari 16.4"),
    ("dvh", "Chrome 108, Safari 15.4"),
    ("svh", "Chrome 108, Safari 15.4"),
    ("lvh", "Chrome 108, Safari 15.4"),
    ("dvw", "Chrome 108, Safari 15.4"),
    ("cqw", "Chrome 105"),
    ("color-mix(", "Chrome 111"),
    ("oklch(", "Chrome 111"),
    ("light-dark(", "Chrome 123"),
    ("lab(", "Chrome 111"),
    ("subgrid", "Chrome 117"),
    ("round(", "Chrome 125"),
    ("translate:", "Chrome 104"),
    ("rotate:", "Chrome 104"),
    ("scale:", "Chrome 104"),
    ("anchor(", "Chrome 125"),
];

const MARKUP: &[(&str, &str)] = &[
    ("<dialog", "Safari 15.4"),
    (" inert", "Chrome 102, Safari 15.5"),
    (" popover", "Chrome 114"),
    ("<search", "Chrome 118"),
    ("loading=\"lazy\"", "Safari 15.4"),
    ("<script type=\"importmap\"", "Safari 16.4"),
    ("blocking=", "Chrome 105"),
    ("<details name", "Chrome 120"),
];

/// The files of the pages with this ending: name and text.
fn files(ending: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(ASSETS)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == ending))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 2, "the pages are not where they were");
    files
}

/// Where a token stands, as it would be said to whoever put it there.
fn met(ending: &str, tokens: &[(&str, &str)]) -> Vec<String> {
    let mut met = Vec::new();
    for (name, text) in files(ending) {
        for (number, line) in text.lines().enumerate() {
            for (token, since) in tokens.iter().filter(|(token, _)| line.contains(token)) {
                met.push(format!("{name}:{}: {token} ({since})", number + 1));
            }
        }
    }
    met
}

#[test]
fn the_pages_use_nothing_newer_than_five_years() {
    let all = [met("js", SCRIPT), met("css", STYLE), met("html", MARKUP)].concat();
    assert!(all.is_empty(), "too new for a browser of 2021:\n{}", all.join("\n"));
}

#[test]
fn the_pages_use_nothing_that_needs_a_secure_connection() {
    let tokens: Vec<(&str, &str)> = INSECURE.iter().map(|token| (*token, "not on plain HTTP")).collect();
    let all = met("js", &tokens);
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Read by a parser that knows the language as it was in 2021 and nothing more.
#[test]
fn the_scripts_are_in_the_language_of_2021() {
    if super::chromium().is_none() || !Path::new(super::FOLDER).join("node_modules/acorn").is_dir() {
        assert!(std::env::var_os("HEARTFIRST_BROWSER").is_none(), "npm ci --prefix tests/class_pages is needed");
        return;
    }
    let output = Command::new("node").arg(format!("{}/syntax.mjs", super::FOLDER)).arg(ASSETS).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
