//! People, progress and classes: asked of the records once when a screen is opened or something is chosen on it,
//! never while it is drawn.

use super::{Screen, Session};
use crate::records::class::{Choice, ClassReport};
use crate::records::progress::Progress;
use crate::records::{AttemptId, Conversation, Day, Office, Trouble, Which};
use crate::roleplay::Attempt;
use crate::rulebook::Act;
use crate::scenario::Verdict;
use crate::screens::bar::Host;
use crate::screens::intent::{Card, ClassAsk};
use std::collections::BTreeSet;

/// What the progress screen is made of.
#[derive(Debug)]
pub(in crate::screens) struct Standing {
    pub progress: Progress,
    pub today: Day,
    /// A sentence that would have been in time where the costliest habit showed last.
    pub instead: Option<crate::language::Text>,
}

/// What the class screen is made of.
#[derive(Debug)]
pub(in crate::screens) struct Roll {
    pub report: ClassReport,
    /// Every class there is; not the empty one.
    pub classes: Vec<String>,
}

impl Session {
    fn office(&self) -> Option<&dyn Office> {
        self.records.office()
    }

    /// Who is at the program, as the bar shows it.
    pub(super) fn host(&self) -> Host {
        Host { name: self.settings.name.clone(), has_card: self.office().is_some() }
    }

    /// Takes over who practises from the records; a name that was typed before there were records goes into them.
    pub(super) fn meet(&mut self) {
        let Some(Ok(who)) = self.office().map(Office::who) else { return };
        if who.name.is_empty() && !self.settings.name.is_empty() {
            self.who = Some(who);
            self.keep_name();
        } else {
            self.settings.name.clone_from(&who.name);
            self.who = Some(who);
        }
    }

    /// The name of the settings becomes the name of who practises.
    pub(super) fn keep_name(&mut self) {
        let Some(who) = &mut self.who else { return };
        if who.name == self.settings.name {
            return;
        }
        who.name.clone_from(&self.settings.name);
        let kept = self
            .records
            .office_mut()
            .map_or(Ok(()), |office| office.correct(who.id, &who.name, &who.number, &who.class));
        self.keep(kept);
    }

    /// One of the places one comes back to.
    pub(super) fn visit(&mut self, screen: Screen) {
        if self.screen == Screen::FirstRun {
            return;
        }
        self.screen = screen;
        match screen {
            Screen::Progress => {
                self.home = screen;
                self.lesson = None;
                self.standing = None;
                let asked = self.office().map(|office| (office.progress(&self.library), office.today()));
                let Some((progress, today)) = asked else { return };
                match progress {
                    Ok(progress) => {
                        let instead = self.instead(&progress);
                        self.standing = Some(Standing { progress, today, instead });
                    }
                    Err(trouble) => self.trouble = Some(trouble.message),
                }
            }
            Screen::Class => {
                self.home = screen;
                if self.class.class.is_none() {
                    // Whoever opens it thinks of their own class first.
                    let own = self.who.as_ref().map(|who| who.class.clone());
                    self.class.class = own.filter(|class| !class.is_empty());
                }
                self.call_the_roll();
            }
            Screen::People => self.look_around(),
            _ => {
                self.home = Screen::Library;
                self.look_up_due();
            }
        }
    }

    /// Asks the records what is due for review today. That they cannot be read is said where they are looked at.
    pub(super) fn look_up_due(&mut self) {
        let asked = self.office().map(|office| (office.progress(&self.library), office.today()));
        let Some((Ok(progress), today)) = asked else {
            self.due.clear();
            return;
        };
        let due = progress.today.iter().chain(&progress.later);
        let due = due.filter(|due| due.number > 0 && due.day <= today);
        let index = |id: &str| self.library.entries().iter().position(|entry| entry.id == id);
        self.due = due.filter_map(|due| Some((index(&due.case.id)?, due.form))).collect();
    }

    /// With other choices on the class screen.
    pub(super) fn ask_class(&mut self, ask: ClassAsk) {
        let anew =
            (&ask.class, &ask.scenario, ask.choice) != (&self.class.class, &self.class.scenario, self.class.choice);
        self.class = ask;
        if anew {
            self.class.item = None;
            self.class.person = None;
            self.call_the_roll();
        }
    }

    fn call_the_roll(&mut self) {
        self.roll = None;
        let ClassAsk { class, scenario, choice, .. } = self.class.clone();
        let which = Which { class, scenario, ..Which::default() };
        let read = |office: &dyn Office, choice: Choice| -> Result<Roll, Trouble> {
            let people = office.people()?;
            let classes: BTreeSet<String> = people.into_iter().map(|it| it.class).filter(|it| !it.is_empty()).collect();
            let report = office.class(&which, choice, &self.library)?;
            Ok(Roll { report, classes: classes.into_iter().collect() })
        };
        match self.office().map(|office| read(office, choice)) {
            Some(Ok(roll)) => self.roll = Some(roll),
            Some(Err(trouble)) => self.trouble = Some(trouble.message),
            None => {}
        }
    }

    fn look_around(&mut self) {
        self.people = match self.office().map(Office::people) {
            Some(Ok(people)) => people,
            Some(Err(trouble)) => {
                self.trouble = Some(trouble.message);
                Vec::new()
            }
            None => Vec::new(),
        };
    }

    /// Somebody else practises from now on.
    pub(super) fn sit_down(&mut self, trainee: i64) {
        let Some(office) = self.records.office_mut() else { return };
        let done = office.sit_down(trainee);
        self.keep(done);
        // What was in hand was somebody else's; it waits in the records.
        self.case = None;
        self.standing = None;
        if let Some(Ok(who)) = self.office().map(Office::who) {
            self.settings.name.clone_from(&who.name);
            self.who = Some(who);
        }
        self.screen = self.home;
        self.visit(self.home);
    }

    /// Somebody new practises from now on, or a card is corrected.
    pub(super) fn write_card(&mut self, card: &Card) {
        let Some(office) = self.records.office_mut() else { return };
        match card.trainee {
            None => match office.enrol(&card.name, &card.number, &card.class) {
                Ok(who) => self.sit_down(who.id),
                Err(trouble) => self.trouble = Some(trouble.message),
            },
            Some(trainee) => {
                let done = office.correct(trainee, &card.name, &card.number, &card.class);
                self.keep(done);
                if let Some(Ok(who)) = self.office().map(Office::who) {
                    self.settings.name.clone_from(&who.name);
                    self.who = Some(who);
                }
                self.look_around();
            }
        }
    }

    /// Opens a conversation of any day at a sentence (from 1), or where it went wrong.
    pub(super) fn look_at(&mut self, attempt: AttemptId, turn: Option<usize>) {
        let Some(found) = self.office().map(|office| office.conversation(attempt)) else { return };
        let found = match found {
            Ok(found) => found,
            Err(trouble) => {
                self.trouble = Some(trouble.message);
                return;
            }
        };
        let Some(case) = self.case_of(&found) else { return };
        if !case.is_over() {
            return;
        }
        self.case = Some(case);
        self.screen = Screen::Stage;
        self.look_back();
        if let Some(turn) = turn {
            self.read(turn.saturating_sub(1));
        }
    }

    /// A conversation of the records as it was played.
    fn case_of(&self, found: &Conversation) -> Option<super::case::Case> {
        let entry = self.library.find(&found.scenario)?;
        let mut case = super::case::Case::open(entry, &self.rulebook, found.seed, found.exam)?;
        case.take_texts(entry, &found.text, &found.rulebook);
        let attempt = Attempt { seed: found.seed, choices: found.choices.clone() };
        let replay = case.roleplay().replay(&attempt).ok()?;
        case.replay = replay;
        case.is_ended = true;
        Some(case)
    }

    /// The best sentence where the costliest habit showed last, if it was a move that came too early.
    fn instead(&self, progress: &Progress) -> Option<crate::language::Text> {
        let habit = progress.habit.as_ref()?;
        let (attempt, turn) = habit.places.last()?;
        let Act::Move(_) = habit.act else { return None };
        let case = self.case_of(&self.office()?.conversation(*attempt).ok()?)?;
        let record = case.replay.turns.get(turn.checked_sub(1)?)?;
        let node = case.scenario.node(record.before.node);
        let best = node.responses.iter().position(|response| response.verdict == Verdict::Best)?;
        Some(case.roleplay().words(&record.before, best).clone())
    }
}
