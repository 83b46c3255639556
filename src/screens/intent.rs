//! What a person wants.

use super::settings::Settings;
use crate::class::Command;
use crate::records::AttemptId;
use crate::records::class::Choice;
use crate::records::progress::Form;

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
    /// How far one has come.
    Progress,
    /// Look closer at a lesson, 1 to 12.
    Lesson(u8),
    /// Read the briefing of the case at an index of the library, to play it in a changed form.
    Review(usize, Form),
    /// Look at a kept conversation again, at a sentence (from 1) or where it went wrong.
    LookAt(AttemptId, Option<usize>),
    /// How a class stands.
    Class,
    /// The class screen with these choices.
    AskClass(Box<ClassAsk>),
    /// Who practises here.
    People,
    /// Somebody of this number practises from now on.
    SitDown(i64),
    /// Write somebody's card.
    WriteCard(Box<Card>),
    /// Set a class up to play the case at an index of the library together.
    WithClass(usize),
    /// With these choices for the class.
    PlanClass(Box<ClassPlan>),
    /// Look for addresses again.
    FindAddresses,
    /// Open the class as it is set up.
    OpenClass,
    /// Go on with the class that was interrupted.
    GoOnWithClass,
    /// Something the trainer does in the open class.
    Drive(Drive),
    /// Shut the class; what people played on their own goes into the records.
    CloseClass,
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

/// What is chosen on the class screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassAsk {
    /// Only this class; everybody if none.
    pub class: Option<String>,
    /// Only this case; all of them if none.
    pub scenario: Option<String>,
    /// Which run of each case stands for a person.
    pub choice: Choice,
    /// Numbers instead of names, for a wall.
    pub hide_names: bool,
    /// Number of the trainee and index of the dimension that is looked at.
    pub person: Option<(i64, usize)>,
    /// Index of the node that is looked at, in the order of the report; the first that was hardest if none.
    pub item: Option<usize>,
}

/// What is written down about somebody. Name and number of any script; both and the class may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Whose card; somebody new if none.
    pub trainee: Option<i64>,
    /// The name.
    pub name: String,
    /// Student or staff number.
    pub number: String,
    /// The class.
    pub class: String,
}

/// What is chosen before a class is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPlan {
    /// Index of the case in the library.
    pub case: usize,
    /// The name of the class; may be empty.
    pub class: String,
    /// Index of the address to open on; on this machine alone if none.
    pub address: Option<usize>,
    /// Whether names are asked for at all.
    pub names: bool,
    /// Seconds a vote stays open; 0 for as long as it takes.
    pub countdown: u16,
}

/// What the trainer does in an open class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drive {
    /// What naturally comes next.
    Forward,
    /// One step back.
    Back,
    /// This command.
    Do(Command),
    /// A page of the debrief, from 0.
    Page(usize),
    /// Lay this over the stage, or take away what lies there.
    Panel(Option<Panel>),
}

/// What can lie over the stage of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Counting raised cards.
    Hand,
    /// The link for the trainer’s phone.
    Remote,
    /// Whether to close the class.
    Shut,
}
