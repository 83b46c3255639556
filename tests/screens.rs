//! Whole conversations through the screens by keyboard alone, without a window.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "screens")]

#[path = "screens/records.rs"]
mod records;
#[path = "support/weeks.rs"]
mod weeks;

use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use heartfirst::language::Lang;
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Library, Verdict};
use heartfirst::screens::{self, Intent, Screen, Session, Settings};
use std::path::PathBuf;

const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [960.0, 600.0], [1920.0, 1080.0]];

fn harness(session: Session, size: [f32; 2]) -> Harness<'static, Session> {
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        |ui, session: &mut Session| {
            if let Some(intent) = screens::show(ui, session) {
                session.apply(intent);
                ui.ctx().request_repaint();
            }
        },
        session,
    );
    harness.run_steps(3);
    harness
}

fn session(lang: Lang) -> Session {
    // Nothing is half drawn while it is looked at.
    let settings = Settings { language: lang, first_run_seen: true, reduced_motion: true, ..Settings::default() };
    Session::new(Library::open(&[]), Rulebook::embedded(), lang, 7).with_settings(settings)
}

fn press(harness: &mut Harness<'_, Session>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// No text lies on another, and none is cut off at a side: read off what is painted.
fn no_text_is_cut_or_covered(harness: &Harness<'_, Session>) {
    let window = harness.ctx.content_rect();
    let mut seen: Vec<(Rect, String)> = Vec::new();
    for clipped in &harness.output().shapes {
        let mut texts = Vec::new();
        texts_of(&clipped.shape, &mut texts);
        for (whole, words) in texts {
            let visible = whole.intersect(clipped.clip_rect).intersect(window);
            if visible.width() < 1.0 || visible.height() < 1.0 || words.trim().is_empty() {
                continue;
            }
            // What scrolls may be cut above and below, never at its sides.
            let is_cut =
                whole.left() < clipped.clip_rect.left() - 1.0 || whole.right() > clipped.clip_rect.right() + 1.0;
            assert!(!is_cut, "cut off: {words:?} at {whole:?} in {:?}", clipped.clip_rect);
            let ink = visible.shrink2(egui::vec2(1.0, visible.height() * 0.28));
            for (other, others) in &seen {
                let both = ink.intersect(*other);
                let is_on_it = both.width() > 2.0 && both.height() > 1.0;
                assert!(!is_on_it, "{words:?} at {ink:?} lies on {others:?} at {other:?}");
            }
            seen.push((ink, words));
        }
    }
}

fn texts_of(shape: &egui::Shape, found: &mut Vec<(Rect, String)>) {
    match shape {
        egui::Shape::Text(text) => {
            for row in &text.galley.rows {
                let rect = row.rect().translate(text.pos.to_vec2());
                found.push((rect, row.row.glyphs.iter().map(|glyph| glyph.chr).collect()));
            }
        }
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts_of(shape, found)),
        _ => {}
    }
}

/// Everything that can be read or pressed lies within the window, or can be scrolled there, and is in the language.
fn looks_right(harness: &Harness<'_, Session>, lang: Lang) {
    no_text_is_cut_or_covered(harness);
    let window = harness.ctx.content_rect();
    for node in harness.root().children_recursive() {
        let access = node.accesskit_node();
        let Some(label) = access.label().or_else(|| access.value()) else { continue };
        let rect = node.rect();
        let is_within = rect.left() >= window.left() - 0.5 && rect.right() <= window.right() + 0.5;
        assert!(is_within, "{label:?} at {rect:?} leaves the window {window:?}");
        if lang == Lang::En {
            let is_chinese = label.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
            assert!(!is_chinese || label == "中文", "untranslated: {label}");
        }
    }
}

/// The number key of the response with a verdict, if it is on the screen.
fn key_of(session: &Session, rulebook: &Rulebook, verdict: Verdict) -> Key {
    let scenario = session.scenario().unwrap();
    let replay = session.replay().unwrap();
    let roleplay = Roleplay::new(rulebook, scenario);
    let state = replay.now(&roleplay);
    let order = roleplay.moment(&state, replay.seed).options;
    let responses = &scenario.node(state.node).responses;
    let position = order.iter().position(|(index, _)| responses[*index].verdict == verdict).unwrap_or(0);
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6][position]
}

fn play(title: &str, verdict: Verdict, lang: Lang, size: [f32; 2]) {
    play_on(session(lang), title, verdict, lang, size);
}

fn play_on(session: Session, title: &str, verdict: Verdict, lang: Lang, size: [f32; 2]) {
    let rulebook = Rulebook::embedded();
    let mut harness = harness(session, size);
    looks_right(&harness, lang);
    // By name and focus, as a screen reader would.
    harness.get_by_label(title).focus();
    harness.run_steps(2);
    assert!(harness.get_by_label(title).is_focused());
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().screen(), Screen::Briefing);
    looks_right(&harness, lang);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().screen(), Screen::Stage);
    let mut turns = 0;
    while harness.state().screen() == Screen::Stage {
        looks_right(&harness, lang);
        let scenario = harness.state().scenario().unwrap();
        let state = harness.state().replay().unwrap().now(&Roleplay::new(&rulebook, scenario));
        let key = if state.over.is_some() { Key::Enter } else { key_of(harness.state(), &rulebook, verdict) };
        press(&mut harness, key);
        turns += 1;
        assert!(turns < 60, "no end");
    }
    assert_eq!(harness.state().screen(), Screen::Debrief);
    looks_right(&harness, lang);
    let total = lang.pick("总分 100", "Total 100");
    assert_eq!(harness.query_by_label(total).is_some(), verdict == Verdict::Best);

    // Every sentence can be read about, and each of its alternatives.
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowDown);
    assert!(harness.query_by_label_contains(lang.pick("句改说这个", "Say it at sentence")).is_some());
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::PageDown);
    looks_right(&harness, lang);
    // What gets the focus comes into view.
    let button = egui::accesskit::Role::Button;
    let name = lang.pick("第 2 句", "Sentence 2");
    harness.get_by_role_and_label(button, name).focus();
    harness.run_steps(4);
    let rect = harness.get_by_role_and_label(button, name).rect();
    assert!(harness.ctx.content_rect().contains_rect(rect), "the focus is out of sight: {rect:?}");
    press(&mut harness, Key::Enter);
    let again = lang.pick("从第 2 句再来", "Again from sentence 2");
    assert!(harness.query_by_label(again).is_some(), "no button “{again}”");
    harness.get_by_label(again).focus();
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().screen(), Screen::Stage);
    assert_eq!(harness.state().replay().unwrap().turns.len(), 1);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().screen(), Screen::Library);
}

#[test]
fn the_best_line_of_each_case_is_played_by_keyboard_alone() {
    for size in SIZES {
        for lang in Lang::ALL {
            play(lang.pick("没事，挺好的", "It’s Fine"), Verdict::Best, lang, size);
            play(lang.pick("四次报价", "Four Quotes"), Verdict::Best, lang, size);
        }
    }
}

#[test]
fn the_largest_window_is_played_in_as_the_others() {
    play("四次报价", Verdict::Best, Lang::Zh, [3840.0, 2160.0]);
    let mut large = session(Lang::En);
    large.apply(Intent::Set(Box::new(Settings { text_size: 200, ..large.settings().clone() })));
    play_on(large, "It’s Fine", Verdict::Best, Lang::En, [3840.0, 2160.0]);
}

#[test]
fn the_best_line_is_played_in_the_smallest_window_and_the_largest_text() {
    for lang in Lang::ALL {
        let mut small = session(lang);
        small.apply(Intent::Set(Box::new(Settings { text_size: 200, ..small.settings().clone() })));
        play_on(small, lang.pick("没事，挺好的", "It’s Fine"), Verdict::Best, lang, SIZES[1]);
    }
}

#[test]
fn the_best_line_is_played_in_the_largest_text_too() {
    for lang in Lang::ALL {
        let mut session = session(lang);
        session.apply(Intent::Set(Box::new(Settings { text_size: 200, ..session.settings().clone() })));
        play_on(session, lang.pick("四次报价", "Four Quotes"), Verdict::Best, lang, SIZES[0]);
    }
}

#[test]
fn so_is_the_worst() {
    for lang in Lang::ALL {
        play(lang.pick("四次报价", "Four Quotes"), Verdict::Wrong, lang, SIZES[1]);
        play(lang.pick("没事，挺好的", "It’s Fine"), Verdict::Weak, lang, SIZES[1]);
    }
}

#[test]
fn the_language_changes_at_any_moment_and_nothing_else_does() {
    let mut harness = harness(session(Lang::Zh), SIZES[0]);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num2);
    let turns = harness.state().replay().unwrap().turns.len();
    assert_eq!(turns, 1);
    assert!(harness.query_by_label("第 2 句").is_some());
    press(&mut harness, Key::L);
    assert!(harness.query_by_label("Sentence 2").is_some());
    looks_right(&harness, Lang::En);
    harness.get_by_label("中文").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("第 2 句").is_some());
    assert_eq!(harness.state().replay().unwrap().turns.len(), turns);
}

#[test]
fn the_last_sentence_can_be_taken_back() {
    let mut harness = harness(session(Lang::En), SIZES[0]);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("Take it back").is_none());
    let before = harness.state().replay().unwrap().start;
    press(&mut harness, Key::Num3);
    assert_eq!(harness.state().replay().unwrap().turns.len(), 1);
    harness.get_by_label("Take it back").click();
    harness.run_steps(3);
    let replay = harness.state().replay().unwrap();
    assert_eq!((replay.turns.len(), replay.start), (0, before));
}

#[test]
fn the_trainee_sees_no_option_id_and_no_verdict() {
    let rulebook = Rulebook::embedded();
    let mut session = session(Lang::En);
    session.apply(Intent::Open(0));
    session.apply(Intent::Begin);
    let shown = format!("{:?}", session.view());
    let scenario = session.scenario().unwrap();
    let state = session.replay().unwrap().now(&Roleplay::new(&rulebook, scenario));
    for response in &scenario.node(state.node).responses {
        assert!(!shown.contains(response.why.get(Lang::En)), "told beforehand");
    }
    for word in ["Wrong", "verdict"] {
        assert!(!shown.contains(word), "{word}");
    }
}

#[test]
fn the_library_keeps_its_margins_at_any_size() {
    for (size, text_size) in
        [([1280.0, 800.0], 100), ([960.0, 600.0], 100), ([1280.0, 800.0], 200), ([960.0, 600.0], 200)]
    {
        let session = session(Lang::En);
        let settings = Settings { text_size, ..session.settings().clone() };
        let harness = harness(session.with_settings(settings), size);
        let titles: Vec<String> =
            harness.state().library().scenarios().map(|it| it.title.get(Lang::En).to_owned()).collect();
        let cards = titles.iter().filter_map(|title| harness.query_by_label(title)).map(|card| card.rect());
        let (left, right) = cards.fold((f32::MAX, f32::MIN), |(l, r), card| (l.min(card.left()), r.max(card.right())));
        // Rows of whole pixels may end a little before the margin, never after it.
        let spare = size[0] - right - left;
        assert!((-0.5..6.0).contains(&spare), "{size:?} at {text_size} %: {left} left, {} right", size[0] - right);
    }
}

#[test]
fn a_file_that_does_not_load_is_a_card_with_its_line() {
    let folder = std::env::temp_dir().join("heartfirst-screens-broken");
    std::fs::create_dir_all(&folder).unwrap();
    let broken = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron")).unwrap();
    std::fs::write(folder.join("my_case.ron"), broken.replace("first: \"counter\"", "first: \"countre\"")).unwrap();
    let library = Library::open(&[PathBuf::from(&folder)]);
    for (lang, size) in [(Lang::En, SIZES[0]), (Lang::Zh, SIZES[1])] {
        let session = Session::new(library.clone(), Rulebook::embedded(), lang, 7);
        let harness = harness(session, size);
        let card = harness.get_by_label_contains(lang.pick("这个文件读不了", "This file cannot be read"));
        let label = card.accesskit_node().value().unwrap();
        assert!(label.contains("my_case.ron") && label.contains("countre"), "{label}");
        assert!(label.contains(lang.pick(" 行", "line ")), "{label}");
        let rect: Rect = card.rect();
        assert!(rect.height() > 100.0);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
