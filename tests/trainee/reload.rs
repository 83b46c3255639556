//! A case whose file is saved while one plays it.

use super::{Person, usual};
use heartfirst::language::Lang;
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::Library;
use heartfirst::screens::{Intent, Session};
use std::fs;
use std::path::PathBuf;

/// A folder with one case of its own, which goes away afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("heartfirst-reload-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn save(&self, change: impl Fn(&str) -> String) -> Library {
        let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/its_fine.ron")).unwrap();
        let text = text.replace("id: \"its_fine\"", "id: \"mine\"").replace("zh: \"没事，挺好的\"", "zh: \"我的案例\"");
        let changed = change(&text);
        fs::write(self.0.join("mine.ron"), changed).unwrap();
        Library::open(std::slice::from_ref(&self.0))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn talking(folder: &Folder) -> Person {
    let library = folder.save(str::to_owned);
    let mut session = Session::new(library, Rulebook::embedded(), Lang::Zh, 7).with_settings(usual(Lang::Zh));
    let index = session.library().entries().iter().position(|entry| entry.id == "mine").unwrap();
    session.apply(Intent::Open(index));
    session.apply(Intent::Begin);
    Person::new(session)
}

/// The first response as it stands in the file.
fn first_response(person: &Person) -> String {
    let scenario = person.session().scenario().unwrap();
    scenario.node(scenario.first).responses[0].say[0].value.get(Lang::Zh).to_owned()
}

#[test]
fn the_words_of_the_moment_follow_the_file() {
    let folder = Folder::new("follows");
    let mut person = talking(&folder);
    let old = first_response(&person);
    assert!(person.sees(&old));
    let library = folder.save(|text| text.replacen(&old, "这句是刚改的。", 1));
    person.at.state_mut().reload(library);
    person.at.run_steps(4);
    assert!(person.sees("这句是刚改的。"));
    assert!(!person.sees(&old));
}

#[test]
fn a_broken_save_is_told_over_the_stage_and_the_conversation_goes_on() {
    let folder = Folder::new("broken");
    let mut person = talking(&folder);
    person.press(egui::Key::Num1);
    let library = folder.save(|text| text.replacen("options: {", "options: ", 1));
    person.at.state_mut().reload(library);
    person.at.run_steps(4);
    assert!(person.sees("案例文件改坏了"));
    assert!(person.sees("mine.ron"));
    person.press(egui::Key::Num1);
    assert_eq!(person.turns(), 2, "one goes on in the last text that could be read");
    let library = folder.save(str::to_owned);
    person.at.state_mut().reload(library);
    person.at.run_steps(4);
    assert!(!person.sees("案例文件改坏了"), "mended");
    assert_eq!(person.turns(), 2);
}

#[test]
fn a_new_file_is_a_new_card_and_a_deleted_one_goes() {
    let folder = Folder::new("cards");
    let session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7).with_settings(usual(Lang::Zh));
    let mut person = Person::new(session);
    assert!(!person.sees("我的案例"));
    let library = folder.save(str::to_owned);
    person.at.state_mut().reload(library);
    person.at.run_steps(4);
    assert!(person.sees("我的案例"));
    fs::remove_file(folder.0.join("mine.ron")).unwrap();
    let library = Library::open(std::slice::from_ref(&folder.0));
    person.at.state_mut().reload(library);
    person.at.run_steps(4);
    assert!(!person.sees("我的案例"));
}
