//! What a person wants.

/// What a person asked for by mouse or key. The screens only say it; [`Session`](super::Session) does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// The other language.
    SwitchLanguage,
    /// Play the case at an index of the library.
    Open(usize),
    /// Say the response at a position on the screen, from 0.
    Say(usize),
    /// Take back the last sentence.
    TakeBack,
    /// Look at how it went.
    Debrief,
    /// Read about a sentence, from 0.
    Read(usize),
    /// Play the same case from its start.
    StartOver,
    /// Play on from before a sentence, from 0.
    AgainFrom(usize),
    /// Back to the cases.
    Library,
}
