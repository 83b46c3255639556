//! What a person wants.

use super::settings::Settings;

/// What a person asked for by mouse or key. The screens only say it; [`Session`](super::Session) does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The other language.
    SwitchLanguage,
    /// Read the briefing of the case at an index of the library.
    Open(usize),
    /// Knock, ring, open the door: the conversation begins.
    Begin,
    /// Go on with the conversation that was left in the case at an index of the library.
    Continue(usize),
    /// Not go on with it.
    Drop(usize),
    /// Show all of what the customer is saying at once.
    Skip,
    /// Say the response at a position on the screen, from 0.
    Say(usize),
    /// Take back the last sentence.
    TakeBack,
    /// What the moment asks for; again, to put it away.
    Hint,
    /// What the customer thinks; again, to put it away.
    Thought,
    /// What the last sentence did, and why; again, to put it away.
    Why,
    /// Look at how it went.
    Debrief,
    /// A page of the debrief.
    Page(Page),
    /// Read about a sentence, from 0.
    Read(usize),
    /// Look closer at one of the other options of the sentence, by its place in the list.
    Alternative(Option<usize>),
    /// Play the same case from its start.
    StartOver,
    /// Play on from before a sentence, from 0.
    AgainFrom(usize),
    /// Play on from before a sentence by saying the response at an index of its node instead.
    AgainSaying(usize, usize),
    /// The case after this one.
    NextCase,
    /// Change the settings.
    Settings,
    /// With these settings from now on.
    Set(Box<Settings>),
    /// The settings as they were at first.
    ResetSettings,
    /// A step of the first run, from 0.
    FirstStep(usize),
    /// In the first run: try the sentence at a position.
    Try(usize),
    /// The first run is over, or skipped.
    EndFirstRun,
    /// Where one came from.
    Back,
    /// Back to the cases.
    Library,
}

/// A page of the debrief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// How it went, in ten seconds.
    #[default]
    Overview,
    /// Sentence by sentence.
    Sentences,
}
