//! Every state of a class, in both languages, on a large and a small wall, with text as large as it gets.

use super::*;
use heartfirst::class::{Command, RunNumber, Who};

/// Walks through all states of a class and looks at each.
fn walk(case: &str, lang: Lang, size: [f32; 2], text_size: u16, look: &mut dyn FnMut(&Trainer, &str)) {
    let settings = Settings { text_size, ..usual(lang) };
    let mut trainer = Trainer::teaching(case, settings, size);
    let people: Vec<_> = (0..5).map(|n| trainer.hall.join(&format!("P{n}"))).collect();
    trainer.wait();
    look(&trainer, "lobby");
    trainer.press(Key::T);
    look(&trainer, "remote");
    trainer.press(Key::T);
    let mut has_paused = false;
    for _ in 0..80 {
        let phase = trainer.phase();
        match phase {
            Phase::Voting => {
                // The longest way round: mostly the last sentence, which the class never agrees on.
                for (at, person) in people.iter().enumerate() {
                    trainer.hall.vote(*person, if at < 3 { 0 } else { u8::from(at == 3) + 1 });
                }
                trainer.wait();
                look(&trainer, "voting");
                if !has_paused {
                    has_paused = true;
                    trainer.press(Key::P);
                    look(&trainer, "pause");
                    trainer.press(Key::P).press(Key::H);
                    look(&trainer, "hand");
                    trainer.press(Key::Escape);
                }
            }
            Phase::Played => {
                look(&trainer, "played");
                trainer.press(Key::W);
                look(&trainer, "what if");
                trainer.press(Key::W);
                trainer.press(Key::PageDown);
                assert_eq!(trainer.phase(), Phase::Played);
            }
            Phase::Closed => look(&trainer, "closed"),
            Phase::Revealed => look(&trainer, "revealed"),
            Phase::Debrief => break,
            _ => {}
        }
        trainer.press(Key::PageDown);
    }
    trainer.at.run_steps(10);
    look(&trainer, "debrief");
    trainer.press(Key::Num2);
    look(&trainer, "splits");
    trainer.hall.apply(Who::Trainer, &Command::Cards).unwrap();
    trainer.wait();
    look(&trainer, "no cards yet");
    let words = lang.pick(
        "一句话，长得要换行：先把他这三天怎么过的听完，再去看那台机器。",
        "A sentence long enough to wrap: first hear how those three days were, and look at the set after that.",
    );
    for person in &people {
        let card = Command::Exit { say: words.to_owned(), drop: words.to_owned() };
        trainer.hall.apply(Who::Person(*person), &card).unwrap();
    }
    trainer.wait();
    look(&trainer, "cards");
    trainer.hall.apply(Who::Trainer, &Command::End).unwrap();
    trainer.wait();
    look(&trainer, "ended");
    trainer.press(Key::Escape);
    look(&trainer, "shut");
    trainer.press(Key::Escape).press(Key::O);
    for intent in [Command::Undo, Command::Undo] {
        trainer.hall.apply(Who::Trainer, &intent).unwrap();
    }
    trainer.hall.apply(Who::Trainer, &Command::Own { on: true }).unwrap();
    let person = people[0];
    trainer.hall.apply(Who::Person(person), &Command::Start { run: RunNumber(1), case: None }).unwrap();
    for turn in 0..3 {
        let say = Command::Say { run: RunNumber(1), turn, option: 0 };
        trainer.hall.apply(Who::Person(person), &say).unwrap();
    }
    trainer.wait();
    look(&trainer, "own");
    trainer.hall.apply(Who::Trainer, &Command::Show { person: Some(person), turn: None }).unwrap();
    trainer.wait();
    look(&trainer, "shown");
    trainer.press(Key::Escape).press(Key::Enter);
    look(&trainer, "closed class");
}

fn all_right(case: &str, lang: Lang, size: [f32; 2], text_size: u16) {
    let mut seen = std::collections::BTreeSet::new();
    walk(case, lang, size, text_size, &mut |trainer, state| {
        seen.insert(state.to_owned());
        trainer.looks_right(&format!("{case} {lang:?} {size:?} {text_size}: {state}"));
        let is_secret = matches!(state, "voting" | "closed" | "pause" | "hand");
        let split = lang.pick("人 · ", " · 60%");
        assert!(!(is_secret && trainer.sees(split)), "{state} shows the split");
        if state == "revealed" {
            assert!(trainer.sees("60%") && trainer.sees("20%"), "{state}");
        }
    });
    assert_eq!(seen.len(), 18, "{seen:?}");
}

#[test]
fn every_state_fits_a_wall() {
    for lang in Lang::ALL {
        all_right("four_quotes", lang, [1280.0, 800.0], 100);
    }
}

#[test]
fn every_state_fits_the_smallest_window() {
    for lang in Lang::ALL {
        all_right("four_quotes", lang, [960.0, 600.0], 100);
    }
}

#[test]
fn every_state_fits_with_text_as_large_as_it_gets() {
    for lang in Lang::ALL {
        all_right("four_quotes", lang, [1280.0, 800.0], 200);
    }
}

/// Sizes of the texts that are painted, by their words.
fn sizes(trainer: &Trainer) -> Vec<(f32, String)> {
    let mut found = Vec::new();
    for clipped in &trainer.at.output().shapes {
        collect(&clipped.shape, &mut found);
    }
    found
}

fn collect(shape: &egui::Shape, found: &mut Vec<(f32, String)>) {
    match shape {
        egui::Shape::Text(text) => {
            let size = text.galley.job.sections.first().map_or(0.0, |section| section.format.font_id.size);
            found.push((size, text.galley.text().replace('\n', "")));
        }
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        _ => {}
    }
}

#[test]
fn sentences_are_readable_from_the_back_row() {
    let mut trainer = Trainer::teaching("four_quotes", usual(Lang::Zh), [1280.0, 720.0]);
    trainer.press(Key::PageDown);
    let (line, options) = trainer.hall.look(|room| {
        let roleplay = room.case().roleplay();
        let moment = roleplay.moment(&room.state(), room.replay().seed);
        let options: Vec<String> = moment.options.iter().map(|(_, words)| words.get(Lang::Zh).to_owned()).collect();
        (moment.line.get(Lang::Zh).to_owned(), options)
    });
    let sizes = sizes(&trainer);
    let size_of = |words: &str| {
        sizes.iter().find(|(_, painted)| painted == words).map_or_else(|| panic!("{words} is not painted"), |it| it.0)
    };
    assert!(size_of(&line) >= 26.0, "the line: {}", size_of(&line));
    for option in &options {
        assert!(size_of(option) >= 22.0, "an option: {}", size_of(option));
    }
}

#[test]
fn at_rest_a_class_is_looked_at_four_times_a_second() {
    let trainer = Trainer::teaching("four_quotes", usual(Lang::Zh), [1280.0, 720.0]);
    assert_eq!(trainer.at.state().next_frame_ms(), Some(250));
}
