//! What the stage shows at one moment, as plain data.

use super::notebook::Notebook;
use super::practice::PracticeView;
use super::reveal::{Beat, BeatKind};
use crate::debrief::evidence;
use crate::face::{self, face};
use crate::language::Lang;
use crate::roleplay::{Replay, Roleplay};
use crate::rulebook::{Act, Move};
use crate::screens::backdrop::Backdrop;
use crate::screens::portrait::Likeness;
use crate::screens::settings::{Mode, Settings};
use crate::screens::words;

/// Everything the stage shows.
#[derive(Clone, Debug)]
pub struct StageView {
    /// Where one is, in a few words.
    pub(super) place: String,
    /// “Sentence 3”.
    pub(super) sentence: String,
    /// The number of sentences said, which tells one moment from another.
    pub(super) turn: usize,
    /// The customer's name.
    pub(super) who: String,
    /// What the customer says and does now.
    pub(super) beats: Vec<Beat>,
    /// How the customer looks or sounds, in words, if the settings ask for it.
    pub(super) cue: Option<String>,
    /// How heated the customer is, 0 to 100.
    pub(super) heat: i32,
    /// What can be said, in the order of the screen.
    pub(super) options: Vec<String>,
    /// Which of them is saying nothing: what happens when the time of a turn runs out.
    pub(super) silence: Option<usize>,
    /// How one listened, if that is what one did last.
    pub(super) listening: Option<Listening>,
    /// What happened at the end, once it is over.
    pub(super) over: Option<String>,
    /// The talk so far.
    pub(super) said: Vec<Said>,
    pub(super) notebook: Notebook,
    /// What only practice shows.
    pub(super) practice: Option<PracticeView>,
    /// What went wrong outside of the conversation.
    pub(super) trouble: Option<String>,
    /// For a stage that nobody else draws.
    pub(super) backdrop: Backdrop,
    pub(super) likeness: Likeness,
    /// Whether one sees the customer at all.
    pub(super) is_seen: bool,
}

/// A line of the talk so far.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub by: Speaker,
    pub words: String,
}

/// Who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    Customer,
    Trainee,
    /// A stage direction.
    Nobody,
}

impl StageView {
    /// A conversation at its last moment.
    #[must_use]
    pub fn new(roleplay: &Roleplay<'_>, replay: &Replay, settings: &Settings, is_exam: bool) -> Self {
        let lang = settings.language;
        let scenario = roleplay.scenario;
        let state = replay.now(roleplay);
        let node = scenario.node(state.node);
        let is_over = state.over.is_some();
        let customer = &scenario.customer;
        let moment = roleplay.moment(&state, replay.seed);
        let look = face::Look { behaviour: customer.behaviour, pronoun: customer.pronoun, channel: node.channel };
        let number = (replay.turns.len() + usize::from(!is_over)).to_string();
        let over = is_over.then(|| match state.walked_out() {
            Some(_) => words::left(customer.pronoun, node.channel).get(lang).to_owned(),
            None => words::OVER.get(lang).to_owned(),
        });
        let silence =
            (!is_over).then(|| moment.options.iter().position(|(index, _)| node.responses[*index].silence)).flatten();
        Self {
            place: words::place(node.setting, node.channel, lang),
            sentence: words::SENTENCE.with(lang, &[("n", &number)]),
            turn: replay.turns.len(),
            who: customer.address.get(lang).to_owned(),
            beats: beats(roleplay, replay, lang),
            cue: settings.cues.then(|| face(look, state.mood).get(lang).to_owned()),
            heat: state.mood.arousal,
            options: if is_over {
                Vec::new()
            } else {
                moment.options.iter().map(|(_, words)| words.get(lang).to_owned()).collect()
            },
            silence,
            listening: listening(roleplay, replay),
            over,
            said: talk(roleplay, replay, lang),
            notebook: Notebook::new(roleplay, replay, lang),
            practice: (!is_exam).then(|| PracticeView::new(roleplay, replay, settings.mode == Mode::Guided, lang)),
            trouble: None,
            backdrop: Backdrop::of(scenario, &state, is_exam),
            is_seen: Backdrop::of(scenario, &state, is_exam).shows_somebody(),
            likeness: Likeness::of(scenario, state.mood),
        }
    }

    /// With what went wrong outside of the conversation: a broken save of the case, records that cannot be written.
    #[must_use]
    pub fn with_trouble(mut self, trouble: Option<String>) -> Self {
        self.trouble = trouble;
        self
    }

    /// Opens or shuts what practice shows on demand.
    #[must_use]
    pub(in crate::screens) fn with_open(mut self, open: Option<super::Aside>) -> Self {
        if let Some(practice) = &mut self.practice {
            practice.open = open;
        }
        self
    }

    /// Milliseconds until everything the customer says is shown.
    #[must_use]
    pub fn reveal_ms(&self, lang: Lang) -> u64 {
        super::reveal::duration(&self.beats, lang)
    }

    /// Milliseconds in which one only listens before the customer answers.
    #[must_use]
    pub const fn pause_ms(&self) -> u64 {
        if self.listening.is_some() { LISTENING_MS } else { 0 }
    }

    /// The position of the response that says nothing, if one does.
    #[must_use]
    pub const fn silence(&self) -> Option<usize> {
        self.silence
    }
}

/// How one listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listening {
    /// Letting somebody finish.
    Attentive,
    /// Saying nothing.
    Silent,
}

/// So long one listens: as long as it takes to notice that nobody is cut off.
const LISTENING_MS: u64 = 1_600;

fn listening(roleplay: &Roleplay<'_>, replay: &Replay) -> Option<Listening> {
    let turn = replay.turns.last()?;
    let (acts, _) = evidence(turn);
    if acts.iter().any(|it| it.act == Act::Move(Move::LetVent)) {
        return Some(Listening::Attentive);
    }
    turn.response(roleplay).silence.then_some(Listening::Silent)
}

/// What happens now: how the customer takes the last sentence, a change of scene, the next line.
fn beats(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Vec<Beat> {
    let scenario = roleplay.scenario;
    let state = replay.now(roleplay);
    let node = scenario.node(state.node);
    let mut beats = Vec::new();
    let mut add = |kind: BeatKind, words: String| {
        if !words.is_empty() {
            beats.push(Beat { kind, words });
        }
    };
    let is_elsewhere = match replay.turns.last() {
        None => true,
        Some(turn) => {
            add(BeatKind::Speech, roleplay.reply(&turn.before, turn.response).get(lang).to_owned());
            let before = scenario.node(turn.before.node);
            state.time.day() != turn.before.time.day()
                || (before.setting, before.channel) != (node.setting, node.channel)
        }
    };
    if state.over.is_none() {
        let place = node.place.get(lang);
        if is_elsewhere && !place.is_empty() {
            let before = if replay.turns.is_empty() {
                format!("{}{}", words::arrival(node.setting, node.channel).get(lang), lang.pick("", " "))
            } else {
                words::when(state.time, lang) + " · "
            };
            add(BeatKind::Scene, format!("{before}{place}"));
        }
        add(BeatKind::Speech, roleplay.moment(&state, replay.seed).line.get(lang).to_owned());
    }
    beats
}

fn talk(roleplay: &Roleplay<'_>, replay: &Replay, lang: Lang) -> Vec<Said> {
    let scenario = roleplay.scenario;
    let mut said = Vec::new();
    let mut add = |by: Speaker, words: &str| {
        if !words.is_empty() {
            said.push(Said { by, words: words.to_owned() });
        }
    };
    let mut place = None;
    for turn in &replay.turns {
        let node = scenario.node(turn.before.node);
        if place.replace(turn.before.node) != Some(turn.before.node) {
            add(Speaker::Nobody, node.place.get(lang));
        }
        add(Speaker::Customer, roleplay.moment(&turn.before, replay.seed).line.get(lang));
        add(Speaker::Trainee, roleplay.words(&turn.before, turn.response).get(lang));
        add(Speaker::Customer, roleplay.reply(&turn.before, turn.response).get(lang));
    }
    said
}
