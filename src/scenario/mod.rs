//! What a trainer writes: scenarios in RON files, resolved into a form that plays fast and cannot dangle.
//!
//! [`Scenario::load`] reads one file and gives either a scenario whose every name is known or everything that
//! keeps it from playing, in words and with places. [`Library`] knows which scenarios there are.

mod build;
mod check;
mod condition;
mod file;
mod library;
mod look;
mod skeleton;
mod story_time;
mod translation;
mod unreadable;
mod vocabulary;

pub use build::is_name;
pub use condition::{Comparison, Condition, Meter, Variable, View};
pub use file::Business;
pub use library::{Entry, Library, Origin, scenario_files};
pub use look::{Appearance, Clothes, Colour, Glasses, Hair, HairColour, Skin, Stature, Thing};
pub use skeleton::{Answers, Template};
pub use story_time::StoryTime;
pub use translation::{Row, merge, sheet};
pub use vocabulary::{Category, Channel, EndingKind, Need, OtherRemedy, Pronoun, Setting, Verdict};

use crate::language::Text;
use crate::rulebook::{Act, Behaviour, Delivery, Effect, Fault, Mood, Motive};

/// A scenario, ready to be played. Indices point into its own lists and are always valid.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Name in commands and records.
    pub id: String,
    /// Difficulty, 1 to 5.
    pub level: u8,
    /// Title.
    pub title: Text,
    /// Who the trainee is.
    pub you: Text,
    /// What the trainee may decide alone.
    pub authority: Text,
    /// What the trainee knows beforehand.
    pub premise: Text,
    /// Where it starts.
    pub setting: Setting,
    /// How the two sides reach each other.
    pub channel: Channel,
    /// What it is about.
    pub category: Category,
    /// Codes of the sources it teaches.
    pub covers: Vec<String>,
    /// The customer.
    pub customer: Customer,
    /// Hidden facts, found only by the right move.
    pub facts: Vec<Fact>,
    /// Names of the flags that responses set.
    pub flags: Vec<String>,
    /// Names of the promises that responses make.
    pub promises: Vec<String>,
    /// What the engine cannot know: when the remedy is good, a promise was made, the record is complete.
    pub keys: Keys,
    /// Index of the first node.
    pub first: usize,
    /// The nodes in written order.
    pub nodes: Vec<Node>,
    /// The endings in written order.
    pub endings: Vec<Ending>,
    /// Nodes whose visits some condition counts; [`Variable::Visits`] is an index into this.
    pub counted: Vec<usize>,
}

impl Scenario {
    /// Most flags a scenario may have.
    pub const MAX_FLAGS: usize = 64;
    /// Most promises a scenario may have.
    pub const MAX_PROMISES: usize = 64;
    /// Most hidden facts.
    pub const MAX_FACTS: usize = 32;
    /// Most nodes.
    pub const MAX_NODES: usize = 1_000;
    /// Most responses in a node.
    pub const MAX_OPTIONS: usize = 8;
    /// Most nodes whose visits conditions may count.
    pub const MAX_COUNTED: usize = 8;
    /// Longest text, in characters.
    pub const MAX_TEXT: usize = 2_000;

    /// The node at an index.
    #[must_use]
    pub fn node(&self, index: usize) -> &Node {
        &self.nodes[index]
    }

    /// Index of the fact that is the core grievance, if one is.
    #[must_use]
    pub fn core_fact(&self) -> Option<usize> {
        self.facts.iter().position(|fact| fact.core)
    }

    /// Calls `see` with every text of the scenario.
    pub fn texts(&self, mut see: impl FnMut(&Text)) {
        let customer = &self.customer;
        for text in [
            &self.title,
            &self.you,
            &self.authority,
            &self.premise,
            &customer.name,
            &customer.address,
            &customer.persona,
        ] {
            see(text);
        }
        self.facts.iter().for_each(|fact| see(&fact.text));
        for node in &self.nodes {
            see(&node.title);
            see(&node.place);
            node.says.iter().flat_map(|line| &line.value).for_each(&mut see);
            for enter in &node.enter {
                enter.quotes.iter().for_each(|quote| see(&quote.what));
            }
            for response in &node.responses {
                [&response.label, &response.why].into_iter().for_each(&mut see);
                response.say.iter().for_each(|say| see(&say.value));
                response.reply.iter().for_each(|reply| see(&reply.value));
                response.quotes.iter().for_each(|quote| see(&quote.what));
                response.promises.iter().for_each(|promise| see(&promise.what));
            }
        }
        for ending in &self.endings {
            [&ending.title, &ending.scene, &ending.consequence].into_iter().for_each(&mut see);
        }
    }
}

/// One of several alternatives; the first whose condition holds is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative<T> {
    /// When it is taken; always if `None`.
    pub when: Option<Condition>,
    /// What is taken.
    pub value: T,
}

/// The first alternative that holds.
pub fn choose<'a, T>(alternatives: &'a [Alternative<T>], view: &impl View) -> Option<&'a T> {
    alternatives
        .iter()
        .find(|alternative| alternative.when.as_ref().is_none_or(|when| when.holds(view)))
        .map(|alternative| &alternative.value)
}

/// The person with the grievance.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Full name.
    pub name: Text,
    /// How to address them.
    pub address: Text,
    /// 他 or 她.
    pub pronoun: Pronoun,
    /// Years.
    pub age: u8,
    /// What they do with dissatisfaction.
    pub behaviour: Behaviour,
    /// What they want.
    pub motive: Motive,
    /// Who they are, for trainers.
    pub persona: Text,
    /// State at the first sentence, if not the type's.
    pub start: Option<Mood>,
    /// Onlookers at the first sentence, 0 to 3.
    pub bystanders: u8,
    /// What they look like, as far as the author says so.
    pub look: Appearance,
}

/// A hidden fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name.
    pub id: String,
    /// Which need it touches.
    pub need: Need,
    /// Whether it is the core grievance, which a passive customer must have disclosed before the gate opens.
    pub core: bool,
    /// What it is.
    pub text: Text,
}

/// What the engine cannot know by itself.
#[derive(Clone, Debug)]
pub struct Keys {
    /// The remedy is the best one.
    pub remedy_best: Condition,
    /// The remedy is acceptable.
    pub remedy_acceptable: Option<Condition>,
    /// What it is otherwise.
    pub remedy_otherwise: OtherRemedy,
    /// A promise was made that could be kept.
    pub promised: Option<Condition>,
    /// The record is complete, unless it is a poor one.
    pub recorded: Option<Condition>,
}

/// One thing the customer says, and what can be answered.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name.
    pub id: String,
    /// A short heading.
    pub title: Text,
    /// Story time.
    pub time: Vec<Alternative<StoryTime>>,
    /// The stage direction.
    pub place: Text,
    /// Where.
    pub setting: Setting,
    /// How.
    pub channel: Channel,
    /// What happens before the customer speaks.
    pub enter: Vec<Enter>,
    /// What the customer says: equal variants, of which the seed takes one.
    pub says: Vec<Alternative<Vec<Text>>>,
    /// What can be answered, in written order.
    pub responses: Vec<Response>,
}

/// What happens on entering a node, before the customer speaks.
#[derive(Clone, Debug)]
pub struct Enter {
    /// When; the first that holds is applied.
    pub when: Option<Condition>,
    /// Change of the mood, through the damping only.
    pub effect: Effect,
    /// Onlookers from now on.
    pub audience: Option<u8>,
    /// A new grievance: the emotion phase starts anew (R3).
    pub reopen: bool,
    /// Faults that the story itself books.
    pub faults: Vec<Fault>,
    /// Amounts that the story says.
    pub quotes: Vec<Quote>,
    /// Promises that the story keeps, as indices into [`Scenario::promises`].
    pub keeps: Vec<usize>,
}

/// A response option: something a colleague might say.
#[derive(Clone, Debug)]
pub struct Response {
    /// The author's id: never shown, never changed.
    pub id: String,
    /// A few words naming the sentence in headlines.
    pub label: Text,
    /// What is said.
    pub say: Vec<Alternative<Text>>,
    /// What it does, in spoken order.
    pub acts: Vec<Alternative<Vec<Act>>>,
    /// How it is delivered.
    pub delivery: Delivery,
    /// How the author judges it.
    pub verdict: Verdict,
    /// Stops a hazard: never too early (R17).
    pub safety: bool,
    /// Says nothing: this is what happens when the trainee lets the time of a turn run out. Of several in a node
    /// the first counts; where there is none, time never chooses.
    pub silence: bool,
    /// Facts it reveals, one bit each.
    pub reveals: u32,
    /// Flags it sets, one bit each.
    pub sets: u64,
    /// Flags it clears, one bit each.
    pub clears: u64,
    /// Amounts it says.
    pub quotes: Vec<Quote>,
    /// Promises it makes.
    pub promises: Vec<Promise>,
    /// Promises it keeps, as indices into [`Scenario::promises`].
    pub keeps: Vec<usize>,
    /// What the customer does and says to it.
    pub reply: Vec<Alternative<Text>>,
    /// What it did to this customer at this moment.
    pub why: Text,
    /// Where it leads.
    pub next: Vec<Alternative<Target>>,
}

/// An amount of money said to the customer.
#[derive(Clone, Debug)]
pub struct Quote {
    /// When it is said; always if `None`.
    pub when: Option<Condition>,
    /// Yuan.
    pub amount: u32,
    /// The upper end of a range, in yuan.
    pub up_to: Option<u32>,
    /// Whether it is a ceiling.
    pub ceiling: bool,
    /// For what.
    pub what: Text,
}

impl Quote {
    /// What the customer will remember: the ceiling of a range.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.up_to.unwrap_or(self.amount).max(self.amount)
    }
}

/// A promise made to the customer.
#[derive(Clone, Debug)]
pub struct Promise {
    /// When it is made; always if `None`.
    pub when: Option<Condition>,
    /// Index into [`Scenario::promises`].
    pub name: usize,
    /// What was promised.
    pub what: Text,
    /// By when.
    pub due: StoryTime,
}

/// Where a response leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The node at an index.
    Node(usize),
    /// The ending at an index, whatever the conditions say.
    Ending(usize),
    /// The end: the conditions of the endings decide.
    End,
}

/// How it can end.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Its name.
    pub id: String,
    /// What it means.
    pub kind: EndingKind,
    /// When; always if `None`.
    pub when: Option<Condition>,
    /// Title.
    pub title: Text,
    /// What one sees afterwards.
    pub scene: Text,
    /// What it means for the business, in words.
    pub consequence: Text,
    /// The same in numbers.
    pub business: Business,
}
