//! Who practises here and what their runs come to, as somebody asks who knows of no database.

use super::class::{Choice, ClassReport};
use super::keep::AttemptId;
use super::moment::Day;
use super::portable::Imported;
use super::progress::Progress;
use super::runs::Which;
use super::store::Store;
use super::trainees::Trainee;
use super::trouble::Trouble;
use crate::scenario::Library;
use std::fmt::Debug;

/// A conversation of any day with everything that is needed to look at it again, by the texts of that day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// Id of the scenario.
    pub scenario: String,
    /// Number of the trainee.
    pub trainee: i64,
    /// The seed.
    pub seed: u64,
    /// Without hints and undo.
    pub exam: bool,
    /// The choices that stand.
    pub choices: Vec<String>,
    /// The text of the case it was played on.
    pub text: String,
    /// The text of the rulebook it was played by.
    pub rulebook: String,
}

/// What the screens ask of records that know people. Each answer is computed when it is asked for: ask once, not in
/// every frame.
pub trait Office: Debug {
    /// The local day.
    fn today(&self) -> Day;

    /// Everybody, by class, number and name.
    ///
    /// # Errors
    /// When the records cannot be read; so for all that reads.
    fn people(&self) -> Result<Vec<Trainee>, Trouble>;

    /// Who practises now.
    ///
    /// # Errors
    /// When the records cannot be read.
    fn who(&self) -> Result<Trainee, Trouble>;

    /// Somebody who is known practises from now on, also after the next start.
    ///
    /// # Errors
    /// When nobody has that number, or when it cannot be written; in the second case they practise until the end of
    /// the program all the same.
    fn sit_down(&mut self, trainee: i64) -> Result<(), Trouble>;

    /// Adds somebody.
    ///
    /// # Errors
    /// When the records cannot be written; so for all that writes.
    fn enrol(&mut self, name: &str, number: &str, class: &str) -> Result<Trainee, Trouble>;

    /// Changes name, number and class of somebody.
    ///
    /// # Errors
    /// When the records cannot be written.
    fn correct(&mut self, trainee: i64, name: &str, number: &str, class: &str) -> Result<(), Trouble>;

    /// How far whoever practises now has come.
    ///
    /// # Errors
    /// When the records cannot be read.
    fn progress(&self, library: &Library) -> Result<Progress, Trouble>;

    /// A class at a glance.
    ///
    /// # Errors
    /// When the records cannot be read.
    fn class(&self, which: &Which, choice: Choice, library: &Library) -> Result<ClassReport, Trouble>;

    /// Takes in conversations written as lines of JSON, such as those of a class. What is there already is not doubled.
    ///
    /// # Errors
    /// When the records cannot be written; then nothing of it is there.
    fn take_in(&mut self, lines: &str) -> Result<Imported, Trouble>;

    /// A conversation, to look at it again.
    ///
    /// # Errors
    /// When there is none of that number, or the records cannot be read.
    fn conversation(&self, attempt: AttemptId) -> Result<Conversation, Trouble>;
}

impl Office for Store {
    fn today(&self) -> Day {
        (self.clock)().day()
    }

    fn people(&self) -> Result<Vec<Trainee>, Trouble> {
        self.trainees()
    }

    fn who(&self) -> Result<Trainee, Trouble> {
        self.trainee()
    }

    fn sit_down(&mut self, trainee: i64) -> Result<(), Trouble> {
        let before = std::mem::replace(&mut self.trainee, trainee);
        if let Err(trouble) = self.trainee() {
            self.trainee = before;
            return Err(trouble);
        }
        self.running.clear();
        self.stay()
    }

    fn enrol(&mut self, name: &str, number: &str, class: &str) -> Result<Trainee, Trouble> {
        self.add_trainee(name, number, class)
    }

    fn correct(&mut self, trainee: i64, name: &str, number: &str, class: &str) -> Result<(), Trouble> {
        self.rename(trainee, Some(name), Some(number), Some(class))
    }

    fn progress(&self, library: &Library) -> Result<Progress, Trouble> {
        Self::progress(self, self.trainee, library)
    }

    fn class(&self, which: &Which, choice: Choice, library: &Library) -> Result<ClassReport, Trouble> {
        Self::class(self, which, choice, library)
    }

    fn take_in(&mut self, lines: &str) -> Result<Imported, Trouble> {
        self.import_jsonl(&mut lines.as_bytes(), &Library::default())
    }

    fn conversation(&self, attempt: AttemptId) -> Result<Conversation, Trouble> {
        let whole = self.whole(attempt)?;
        Ok(Conversation {
            choices: whole.course().ids(),
            text: self.text(whole.texts.0)?,
            rulebook: self.text(whole.texts.1)?,
            scenario: whole.scenario.clone(),
            trainee: whole.trainee,
            seed: whole.seed,
            exam: whole.exam,
        })
    }
}
