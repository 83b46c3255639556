//! The files changed while the program runs: the library and the words of the conversation follow.

use super::{Screen, Session};
use crate::language::{Lang, Text};
use crate::roleplay::{Attempt, Roleplay};
use crate::scenario::{Entry, Library};
use crate::screens::words;

impl Session {
    /// Takes over a library read anew. The conversation in hand goes on in the new text of its case where everything
    /// that was said still stands in it; otherwise in the last text that did, with an error over the stage.
    pub fn reload(&mut self, library: Library) {
        // The briefing that is read stays the same case, wherever it stands now.
        let briefed = self.library.entries().get(self.briefed).map(|entry| entry.id.clone());
        self.library = library;
        if let Some(id) = briefed {
            match super::play::index_of(&self.library, &id) {
                Some(index) => self.briefed = index,
                None if self.screen == Screen::Briefing => self.screen = Screen::Library,
                None => {}
            }
        }
        // A case may stand elsewhere in it now.
        self.look_up_due();
        self.broken = self.follow();
        self.view = self.look();
    }

    /// Takes over the new text of the case in hand; or says why not.
    fn follow(&mut self) -> Option<Text> {
        let case = self.case.as_mut()?;
        let entries = self.library.entries();
        let same_file =
            |entry: &&Entry| entry.origin == case.origin && matches!(entry.origin, crate::scenario::Origin::File(_));
        let broken = entries.iter().find(|entry| same_file(entry) && entry.scenario.is_none());
        if let Some(broken) = broken {
            return Some(told(broken));
        }
        let entry = entries.iter().find(|entry| entry.id == case.scenario.id && entry.scenario.is_some())?;
        if entry.source.text == case.text {
            return None;
        }
        let scenario = entry.scenario.as_ref()?;
        let attempt = Attempt { seed: case.replay.seed, choices: case.choices() };
        match Roleplay::new(&case.rulebook, scenario).replay(&attempt) {
            Ok(replay) => {
                case.replay = replay;
                case.scenario = scenario.clone();
                case.text.clone_from(&entry.source.text);
                case.origin = entry.origin.clone();
                if self.screen == Screen::Debrief {
                    let judge = crate::debrief::Judge::new(case.roleplay());
                    self.analysis = Some(crate::screens::debrief::Analysis::of(&judge, &case.replay));
                }
                None
            }
            Err(_) => Some(in_both(|lang| words::CASE_MOVED_ON.get(lang).to_owned())),
        }
    }
}

/// What is wrong with a file, with the place.
fn told(entry: &Entry) -> Text {
    in_both(|lang| {
        let finding = entry.findings.first();
        let message = finding.map_or("", |finding| finding.message.get(lang));
        let end = lang.pick("。", ".");
        let message = format!("{}{end}", message.trim_end_matches(['。', '.']));
        let file = crate::screens::library::place_in(entry, lang);
        words::CASE_BROKEN.with(lang, &[("file", &file), ("message", &message)])
    })
}

fn in_both(words: impl Fn(Lang) -> String) -> Text {
    Text::new(words(Lang::Zh), words(Lang::En))
}
