//! Beginning, saying, taking back, beginning again: every choice is kept before the customer reacts.

use super::case::Case;
use super::{Screen, Session};
use crate::debrief::{Judge, climb};
use crate::records::progress::Form;
use crate::records::{AttemptId, Outcome, Start, Trouble, Unfinished};
use crate::roleplay::{Attempt, Replay, Roleplay};
use crate::scenario::Library;
use crate::screens::debrief::Analysis;
use crate::screens::intent::Page;
use crate::screens::settings::Mode;
use crate::screens::stage::Aside;

/// The number of a conversation that only this session remembers.
const UNKEPT: AttemptId = AttemptId(i64::MAX);

impl Session {
    pub(super) fn brief(&mut self, index: usize, form: Form) {
        if self.library.entries().get(index).is_some_and(|entry| entry.scenario.is_some()) {
            self.briefed = index;
            self.form = form;
            self.screen = Screen::Briefing;
        }
    }

    pub(super) fn begin(&mut self) {
        if self.screen != Screen::Briefing {
            return;
        }
        self.open(self.briefed, self.form);
    }

    fn open(&mut self, index: usize, form: Form) {
        let Some(entry) = self.library.entries().get(index) else { return };
        let is_exam = form.exam || self.settings.mode == Mode::Exam;
        let Some(case) = Case::open(entry, &self.rulebook, self.seed, is_exam) else { return };
        // The next time in another order on the screen, so that it is the words that are remembered.
        self.seed = self.seed.wrapping_add(1);
        self.take_up(Case { form, ..case });
    }

    /// A conversation comes on the stage.
    fn take_up(&mut self, case: Case) {
        self.case = Some(case);
        self.broken = None;
        self.aside = None;
        self.analysis = None;
        self.screen = Screen::Stage;
        self.clock.begin();
    }

    /// Trouble is said once and never in the way; what works again is no trouble any more.
    pub(super) fn keep(&mut self, done: Result<(), Trouble>) {
        match done {
            Ok(()) if self.records.keeps().is_ok() => self.trouble = None,
            Ok(()) => {}
            Err(trouble) => self.trouble = Some(trouble.message),
        }
    }

    pub(super) fn say(&mut self, position: usize) {
        let (Screen::Stage, Some(case)) = (self.screen, &self.case) else { return };
        let roleplay = case.roleplay();
        let state = case.replay.now(&roleplay);
        let response = roleplay.moment(&state, case.replay.seed).options.get(position).map(|(index, _)| *index);
        if let Some(response) = response {
            self.respond(response);
        }
    }

    /// Says the response at an index of the node.
    pub(super) fn respond(&mut self, response: usize) {
        let (Screen::Stage, Some(case)) = (self.screen, &mut self.case) else { return };
        let roleplay = Roleplay::new(&case.rulebook, &case.scenario);
        let state = case.replay.now(&roleplay);
        let Some(option) = case.scenario.node(state.node).responses.get(response) else { return };
        if state.over.is_some() {
            return;
        }
        // First it is kept, then the customer reacts: whatever happens now, this sentence was said. A conversation
        // begins with its first sentence: looking at a case and leaving leaves nothing behind.
        let turn = case.replay.turns.len() + 1;
        let mut kept = Ok(());
        if case.attempt.is_none() && !case.is_refused {
            let said = case.replay.turns.iter().map(|turn| turn.response(&roleplay).id.clone()).collect();
            let start = Start {
                scenario: case.scenario.id.clone(),
                text: case.text.clone(),
                seed: case.replay.seed,
                exam: case.is_exam,
                variant: case.form.name().to_owned(),
                said,
            };
            match self.records.begin(&start) {
                Ok(attempt) => case.attempt = Some(attempt),
                Err(trouble) => {
                    case.is_refused = true;
                    kept = Err(trouble);
                }
            }
        }
        if let Some(attempt) = case.attempt {
            kept = self.records.choose(attempt, turn, &option.id);
        }
        let next = roleplay.play(&mut case.replay, state, response);
        if next.over.is_some() {
            let judge = Judge::new(roleplay);
            if let (Some(attempt), Some(outcome)) = (case.attempt, Outcome::of(&judge, &case.replay)) {
                kept = kept.and_then(|()| self.records.end(attempt, &outcome));
            }
            case.is_ended = true;
        }
        let is_guided = self.settings.mode == Mode::Guided && !case.is_exam;
        self.keep(kept);
        self.aside = is_guided.then_some(Aside::Why);
        self.analysis = None;
        self.clock.begin();
    }

    pub(super) fn take_back(&mut self) {
        let (Screen::Stage, Some(case)) = (self.screen, &mut self.case) else { return };
        if case.is_exam || case.replay.turns.pop().is_none() {
            return;
        }
        self.aside = None;
        self.analysis = None;
        self.clock.show_all();
        if case.is_ended {
            // What is over stays over in the records; this is another conversation with the same beginning.
            case.begin_anew();
        } else if let Some(attempt) = case.attempt {
            let kept = self.records.take_back(attempt, case.replay.turns.len());
            self.keep(kept);
        }
    }

    pub(super) fn look_back(&mut self) {
        let Some(case) = &self.case else { return };
        if self.screen != Screen::Stage || !case.is_over() {
            return;
        }
        let judge = Judge::new(case.roleplay());
        self.analysis = Some(Analysis::of(&judge, &case.replay));
        self.reading = climb(&case.replay).unwrap_or_else(|| worst(&case.replay));
        self.page = Page::Overview;
        self.alternative = None;
        self.screen = Screen::Debrief;
    }

    pub(super) fn start_over(&mut self) {
        let Some(case) = &self.case else { return };
        let form = case.form;
        let id = case.scenario.id.clone();
        if let Some(index) = index_of(&self.library, &id) {
            self.open(index, form);
        }
    }

    pub(super) fn again_from(&mut self, turn: usize) {
        let Some(mut case) = self.case.take() else { return };
        case.replay.turns.truncate(turn);
        case.begin_anew();
        self.take_up(case);
    }

    pub(super) fn next_case(&mut self) {
        if let Some(index) = self.next_index() {
            self.brief(index, Form::default());
        }
    }

    pub(super) fn next_index(&self) -> Option<usize> {
        let index = index_of(&self.library, &self.scenario()?.id)?;
        self.library_view().after(index)
    }

    /// What was left in the middle of a case: by the records, or by this session where nothing is kept.
    pub(super) fn unfinished(&self, id: &str) -> Option<Unfinished> {
        if let Some(unfinished) = self.records.past(id).unfinished {
            return Some(unfinished);
        }
        let case = self.case.as_ref().filter(|case| case.scenario.id == id)?;
        let is_open = !case.replay.turns.is_empty() && !case.is_over();
        let is_kept = self.records.keeps().is_ok() && case.attempt.is_some();
        (is_open && !is_kept).then(|| Unfinished {
            attempt: UNKEPT,
            seed: case.replay.seed,
            exam: case.is_exam,
            choices: case.choices(),
            text: case.text.clone(),
            rulebook: String::new(),
            variant: case.form.name().to_owned(),
        })
    }

    /// Goes on at the very turn at which it stopped, by the text of that time.
    pub(super) fn go_on(&mut self, index: usize) {
        let Some(entry) = self.library.entries().get(index) else { return };
        let Some(unfinished) = self.unfinished(&entry.id) else { return };
        let Some(mut case) = Case::open(entry, &self.rulebook, unfinished.seed, unfinished.exam) else { return };
        case.take_texts(entry, &unfinished.text, &unfinished.rulebook);
        case.form = Form::of_name(&unfinished.variant);
        let attempt = Attempt { seed: unfinished.seed, choices: unfinished.choices };
        let replayed = case.roleplay().replay(&attempt);
        let Ok(replay) = replayed else { return };
        case.replay = replay;
        case.attempt = (unfinished.attempt != UNKEPT).then_some(unfinished.attempt);
        self.take_up(case);
        // What was said before is known: nobody has to wait for it again.
        self.clock.show_all();
    }

    pub(super) fn drop_unfinished(&mut self, index: usize) {
        let Some(entry) = self.library.entries().get(index) else { return };
        let id = entry.id.clone();
        let Some(unfinished) = self.unfinished(&id) else { return };
        if unfinished.attempt != UNKEPT {
            let kept = self.records.drop_attempt(unfinished.attempt);
            self.keep(kept);
        }
        if self.case.as_ref().is_some_and(|case| case.scenario.id == id) {
            self.case = None;
        }
    }
}

/// The index of the playable case of an id.
pub(super) fn index_of(library: &Library, id: &str) -> Option<usize> {
    library.entries().iter().position(|entry| entry.id == id && entry.scenario.is_some())
}

/// The sentence after which arousal rose most, or the first: where reading begins when nothing climbed.
fn worst(replay: &Replay) -> usize {
    let rise = |turn: usize| replay.turns[turn].after.mood.arousal - replay.turns[turn].before.mood.arousal;
    // The first of equals.
    (0..replay.turns.len()).rev().max_by_key(|turn| rise(*turn)).unwrap_or(0)
}
