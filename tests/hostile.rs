//! Files from a stranger: whatever is in them, the program says what is wrong, soon and briefly, and never falls.
//!
//! Time limits are generous, for busy machines; what they catch is hours, not milliseconds.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Entry, Library, Scenario, scenario_files};
use heartfirst::source::{Format, MAX_BYTES, Source, render};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const TEMPLATE: &str = include_str!("diagnostics/template.ron");

/// The codes of the findings on a text, after printing them in every way.
fn codes(text: String) -> Vec<&'static str> {
    let began = Instant::now();
    let source = Source::new("hostile.ron", text);
    let (_, findings) = Scenario::examine(&source);
    let shown = render(&source, &findings, Lang::Zh, Format::Text, false);
    let took = began.elapsed();
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(shown.is_empty() == findings.is_empty());
    for lang in Lang::ALL {
        for format in [Format::Text, Format::Json, Format::Github] {
            let printed = render(&source, &findings, lang, format, false);
            assert!(printed.len() < 1 << 20, "{} bytes for {} findings", printed.len(), findings.len());
        }
    }
    findings.iter().map(|finding| finding.code).collect()
}

/// The codes of the findings on the template with a piece of it replaced.
fn changed(from: &str, to: &str) -> Vec<&'static str> {
    assert!(TEMPLATE.contains(from), "{from}");
    codes(TEMPLATE.replacen(from, to, 1))
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn read_code(path: &Path) -> &'static str {
    Source::read(path).expect_err("not to be read").1.code
}

// Files

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    let path = folder("huge").join("huge.ron");
    // A hole takes no space; the size alone decides.
    File::create(&path).unwrap().set_len(100 << 20).unwrap();
    assert_eq!(read_code(&path), "E002");
    assert_eq!(Entry::from_file(&path).findings[0].code, "E002");
}

#[test]
fn bytes_over_the_limit_are_refused() {
    let bytes = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
    assert_eq!(Source::from_bytes("huge.ron", bytes).unwrap_err().1.code, "E002");
}

#[test]
fn a_folder_and_a_missing_file_are_not_read() {
    assert_eq!(read_code(&folder("folder.ron")), "E001");
    assert_eq!(read_code(&folder("empty").join("nowhere.ron")), "E001");
}

#[cfg(unix)]
#[test]
fn a_device_that_never_ends_is_not_read() {
    assert_eq!(read_code(Path::new("/dev/zero")), "E001");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_device_in_a_folder_of_scenarios_is_not_read() {
    let path = folder("linked").join("zero.ron");
    if !path.is_symlink() {
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    }
    let files = scenario_files(path.parent().unwrap());
    assert_eq!(files, std::slice::from_ref(&path));
    let library = Library::open(&[path.parent().unwrap().to_owned()]);
    assert_eq!(library.find("zero").unwrap().findings[0].code, "E001");
}

#[test]
fn an_empty_file_and_one_of_blanks_say_so() {
    assert_eq!(codes(String::new()), ["E016"]);
    assert_eq!(codes("\n\n  \n".to_owned()), ["E016"]);
    assert_eq!(codes("\u{feff}".to_owned()), ["E016"]);
}

#[test]
fn text_that_is_not_utf8_points_at_the_first_wrong_byte() {
    let mut bytes = TEMPLATE.as_bytes().to_vec();
    let at = TEMPLATE.find("迟到").unwrap();
    bytes[at] = 0xff;
    let (source, finding) = Source::from_bytes("latin.ron", bytes).unwrap_err();
    assert_eq!(finding.code, "E003");
    assert!(render(&source, &[finding], Lang::En, Format::Github, false).contains("line=5,"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_just_work() {
    assert!(codes(format!("\u{feff}{}", TEMPLATE.replace('\n', "\r\n"))).is_empty());
}

#[test]
fn zero_bytes_and_control_characters_are_no_way_in() {
    assert_eq!(codes("\0".repeat(1 << 20)), ["E016"]);
    assert!(changed("迟到的快递", "\\u{0}\\u{7}\\u{1b}[31m").is_empty());
}

// Nesting

#[test]
fn brackets_ten_thousand_deep_are_refused() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("{(", ")}"), ("[(", ")]")] {
        let deep = open.repeat(10_000) + &close.repeat(10_000);
        let unclosed = open.repeat(10_000);
        for nest in [deep, unclosed] {
            assert_eq!(codes(nest.clone()).len(), 1);
            for place in ["\"迟到的快递\"", "(zh: \"迟到的快递\", en: \"The Late Parcel\")"] {
                assert!(!changed(place, &nest).is_empty(), "{open}");
            }
            assert!(!changed("[name_feeling, ask_open]", &nest).is_empty(), "{open}");
            assert!(!changed("\"promise\",", &format!("{nest},")).is_empty(), "{open}");
        }
    }
}

#[test]
fn comments_ten_thousand_deep_are_comments() {
    let deep = "/*".repeat(10_000) + &"*/".repeat(10_000);
    assert!(changed("Scenario(", &format!("{deep} Scenario(")).is_empty());
    assert!(!codes("/*".repeat(1 << 20)).is_empty());
}

#[test]
fn a_deeply_nested_rulebook_is_refused() {
    for open in ["(", "[", "{", "Some("] {
        let source = Source::new("rulebook.ron", format!("Rulebook(version: {}", open.repeat(10_000)));
        assert_eq!(Rulebook::load(&source).unwrap_err().len(), 1);
    }
}

#[test]
fn conditions_deep_and_long_are_read_or_refused() {
    let when = |condition: String| changed("walked_out or trust < 30", &condition);
    assert_eq!(when("(".repeat(10_000)), ["E105"]);
    assert_eq!(when("(".repeat(10_000) + "trust" + &")".repeat(10_000)), ["E105"]);
    assert_eq!(when("not ".repeat(25_000) + "trust"), ["E105"]);
    assert!(when("trust < 30 or ".repeat(7_500) + "walked_out").is_empty());
    assert_eq!(when("visits(".repeat(15_000)), ["E105"]);
    assert_eq!(when("a".repeat(100_000)), ["E104"]);
    assert_eq!(when("<".repeat(100_000)), ["E105"]);
    assert_eq!(when(format!("trust < {}", "9".repeat(100_000))), ["E105"]);
}

// Numbers of things

/// As many copies of a piece as the byte limit allows.
fn full(piece: impl Fn(usize) -> String, limit: usize) -> String {
    let mut text = String::new();
    let mut index = 0;
    while text.len() + 100 < limit {
        text += &piece(index);
        index += 1;
    }
    text
}

const ROOM: usize = 1_000_000;

#[test]
fn a_million_nodes_are_too_many() {
    let node = |index| format!("\"n{index}\":(time:(day:0,at:\"10:00\"),says:[],options:{{}}),");
    let nodes = |text: String| changed("    nodes: {", &format!("    nodes: {{{text}"));
    assert_eq!(nodes(full(node, ROOM)), ["E002"]);
    assert_eq!(nodes(full(|index| format!("\"{index}\":(),"), ROOM)), ["E002"]);
    assert_eq!(nodes((0..2_100).map(node).collect()), ["E011"]);
}

#[test]
fn as_many_nodes_as_are_read_have_bounded_findings() {
    let node = |index: usize| format!("\"n{index}\":(time:(day:0,at:\"x\"),says:[],options:{{}}),");
    let nodes: String = (0..1_900).map(node).collect();
    assert!(changed("    nodes: {", &format!("    nodes: {{{nodes}")).contains(&"E114"));
}

/// Lists of the format: where one stands, a piece of it, and what is said about many such pieces.
const LISTS: [(&str, &str, &str); 7] = [
    ("acts: [", "x,", "E102"),
    ("sets: [", "\"f#\",", "E114"),
    ("reveals: [", "\"f#\",", "E103"),
    ("next: [(to: \"end\"),", "(to:\"x\"),", "E101"),
    ("says: [", "(line:\"\"),", "E110"),
    ("promises: [", "(name:\"p#\",what:\"\",due:(day:0,at:\"x\")),", "E112"),
    ("covers: [", "\"x\",", "W216"),
];

/// The codes of the findings on the template with a list made longer.
fn with_list(list: &str, pieces: &str) -> Vec<&'static str> {
    match list {
        "covers: [" => changed("    level: 1,", &format!("    level: 1, covers: [{pieces}],")),
        _ if list.starts_with("next") => changed("next: \"promise\"", &format!("{list}{pieces}]")),
        _ => changed(list, &format!("{list}{pieces}")),
    }
}

#[test]
fn lists_as_long_as_the_file_are_too_many() {
    for (list, piece, _) in LISTS {
        let pieces = full(|index| piece.replace('#', &index.to_string()), ROOM);
        assert_eq!(with_list(list, &pieces), ["E002"], "{list}");
    }
}

#[test]
fn lists_as_long_as_are_read_have_bounded_findings() {
    for (list, piece, code) in LISTS {
        let pieces: String = (0..9_000).map(|index| piece.replace('#', &index.to_string())).collect();
        let codes = with_list(list, &pieces);
        assert!(codes.len() <= 100, "{list}");
        assert!(codes.contains(&code), "{list}: {codes:?}");
    }
}

#[test]
fn options_beyond_counting_have_bounded_findings() {
    let option = |index: usize| {
        format!("\"o{index}\":(say:\"\",acts:[x],verdict:x,reply:\"\",reveals:[\"x\"],keeps:[\"y\"],next:\"z\"),")
    };
    let options: String = (0..1_900).map(option).collect();
    assert!(changed("                \"b\": (", &format!("{options}\"b\": (")).contains(&"E114"));
}

// Lengths

#[test]
fn a_text_of_megabytes_is_too_long() {
    let long = "很".repeat(ROOM / 3);
    assert_eq!(changed("迟到的快递", &long), ["E114"]);
    assert_eq!(changed("高峰期都这样。", &long), ["E114"]);
    let (source, finding) = Source::from_bytes("long.ron", "很".repeat(10 << 20).into_bytes()).unwrap_err();
    assert_eq!((finding.code, source.text.len()), ("E002", 0));
}

#[test]
fn names_of_megabytes_are_refused_in_a_few_words() {
    let long = "x".repeat(1 << 20);
    assert_eq!(changed("id: \"late_parcel\"", &format!("id: \"{long}\"")), ["E119"]);
    assert!(changed("next: \"promise\"", &format!("next: \"{long}\"")).contains(&"E101"));
    assert!(changed("name_feeling", &long).contains(&"E102"));
    assert!(changed("\"promise\": (", &format!("\"{long}\": (")).contains(&"E119"));
    assert!(changed("behaviour: voicer", &format!("{long}: voicer")).contains(&"E012"));
    assert!(changed("at: \"10:05\"", &format!("at: \"{long}\"")).contains(&"E112"));
    assert!(changed("age: 34", &format!("age: {}", "9".repeat(1 << 20))).contains(&"E016"));
    let twice = changed("sets: [\"noted\"]", &format!("sets: [\"{long}\", \"{long}y\"], clears: [\"{long}z\"]"));
    assert!(twice.contains(&"E119"));
}

#[test]
fn a_path_cannot_be_a_name() {
    for path in ["../x", "..", "/etc/passwd", "a/b", "a\\\\b", "C:", "x.ron", " ", "-", "\\u{202e}gpj"] {
        assert_eq!(changed("id: \"late_parcel\"", &format!("id: \"{path}\"")), ["E119"], "{path}");
    }
}

// Routing

#[test]
fn a_node_that_leads_to_itself_is_played_to_an_end() {
    let text =
        TEMPLATE.replacen("next: \"promise\"", "next: [(when: \"gift\", to: \"counter\"), (to: \"promise\")]", 1);
    let scenario = Scenario::load(&Source::new("circle.ron", text)).unwrap();
    let rulebook = Rulebook::embedded();
    let roleplay = heartfirst::roleplay::Roleplay::new(&rulebook, &scenario);
    let mut state = roleplay.begin(&mut ());
    while state.over.is_none() {
        roleplay.advance(&mut state, 0, &mut ());
    }
    let judge = heartfirst::debrief::Judge::new(roleplay);
    assert!((0..=100).contains(&judge.total(&state)));
}

#[test]
fn amounts_and_days_as_large_as_they_can_be_do_not_overflow() {
    let quote = "quotes: [(amount: 4294967295, up_to: 4294967295)], sets: [\"noted\"]";
    assert_eq!(changed("sets: [\"noted\"]", quote), ["E115"]);
    // The promise made there is due before that day, and before it nothing keeps it.
    let far = changed("time: (day: 0, at: \"10:05\")", "time: (day: 65535, at: \"23:59\")");
    assert_eq!(far, ["W214", "W214"]);
    let enter = "says: [\n                (when: \"gift\"";
    let extreme = format!("enter: [(arousal: 2147483647, trust: -2147483648)], {enter}");
    assert_eq!(changed(enter, &extreme), ["E115", "E115"]);
}

/// Whether one of many conditions can ever hold is asked of each beside those before it; no file makes that take long.
#[test]
fn thousands_of_conditions_beside_each_other_are_checked_soon() {
    let route = |n: usize| {
        format!(
            "(when: \"(trust < {} or heard > 3 or gift) and (arousal != {} or noted)\", to: \"promise\"), ",
            n % 99,
            n % 97
        )
    };
    let routes: String = (0..8_000).map(route).collect();
    let text = TEMPLATE.replacen("next: \"promise\",", &format!("next: [{routes}(to: \"promise\")],"), 1);
    assert!(text.len() > 500_000 && (text.len() as u64) < MAX_BYTES);
    let began = Instant::now();
    let (_, findings) = heartfirst::audit::examine(&Rulebook::embedded(), &Source::new("hostile.ron", text));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert!(findings.iter().all(|finding| finding.code.starts_with('W')), "{findings:#?}");
}
