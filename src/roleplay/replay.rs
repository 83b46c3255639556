//! The conversation as a list of choices, and everything that follows from it.

use super::event::Event;
use super::shuffle::pick;
use super::state::State;
use super::{Roleplay, option_order};
use crate::language::Text;
use crate::scenario::{Response, Target, choose};
use std::fmt;

/// What is saved of a conversation: the seed and the chosen options. Everything else is computed from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// Decides the order on screen and the choice among equal lines.
    pub seed: u64,
    /// The author's ids of the chosen options, in order.
    pub choices: Vec<String>,
}

/// A choice that cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceError {
    /// No option of that id at that node.
    Unknown {
        /// The turn, from 1.
        turn: usize,
        /// The node.
        node: String,
        /// What was asked for.
        given: String,
        /// What there is.
        possible: Vec<String>,
    },
    /// The conversation was over before.
    Surplus {
        /// The first turn too many, from 1.
        turn: usize,
    },
}

impl ChoiceError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Unknown { turn, node, given, possible } => {
                let list = possible.join(", ");
                Text::new(
                    format!("第 {turn} 句：节点 `{node}` 没有选项 `{given}`；有的是：{list}"),
                    format!("turn {turn}: the node `{node}` has no option `{given}`; it has: {list}"),
                )
            }
            Self::Surplus { turn } => {
                let last = turn - 1;
                Text::new(
                    format!("谈话到第 {last} 句已经结束，第 {turn} 句及以后是多余的：删掉它们"),
                    format!("the conversation ended with turn {last}; turn {turn} and later are too many: remove them"),
                )
            }
        }
    }
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().get(crate::language::Lang::En))
    }
}

impl std::error::Error for ChoiceError {}

/// One turn of a replay.
#[derive(Clone, Debug)]
pub struct TurnRecord {
    /// The state in which the choice was made.
    pub before: State,
    /// The index of the response.
    pub response: usize,
    /// The state at the end of the response, before the next node is entered.
    pub after: State,
    /// What happened in the turn.
    pub events: Vec<Event>,
    /// What happened on entering the next node.
    pub entered: Vec<Event>,
}

/// A conversation, replayed.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The seed.
    pub seed: u64,
    /// The state at the customer's first line.
    pub start: State,
    /// What happened before it.
    pub opening: Vec<Event>,
    /// The turns.
    pub turns: Vec<TurnRecord>,
}

impl Replay {
    /// The state now.
    #[must_use]
    pub fn now(&self, roleplay: &Roleplay<'_>) -> State {
        let Some(last) = self.turns.last() else { return self.start };
        let mut state = last.after;
        if let Some(target) = last.target(roleplay) {
            roleplay.proceed(&mut state, target, &mut ());
        }
        state
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self, roleplay: &Roleplay<'_>) -> bool {
        self.now(roleplay).over.is_some()
    }
}

impl TurnRecord {
    /// The response that was chosen.
    #[must_use]
    pub fn response<'a>(&self, roleplay: &Roleplay<'a>) -> &'a Response {
        &roleplay.scenario.node(self.before.node).responses[self.response]
    }

    fn target(&self, roleplay: &Roleplay<'_>) -> Option<Target> {
        if self.after.over.is_some() {
            return None;
        }
        choose(&self.response(roleplay).next, &self.after).copied()
    }
}

/// What the trainee sees at one moment.
#[derive(Clone, Debug)]
pub struct Moment<'a> {
    /// What the customer says.
    pub line: &'a Text,
    /// The responses in the order of the screen: index in the node and words.
    pub options: Vec<(usize, &'a Text)>,
}

impl<'a> Roleplay<'a> {
    /// Replays the choices of an attempt as far as they go.
    ///
    /// # Errors
    /// The first choice that cannot be made.
    pub fn replay(&self, attempt: &Attempt) -> Result<Replay, ChoiceError> {
        let mut replay = self.open(attempt.seed);
        let mut state = replay.start;
        for (index, given) in attempt.choices.iter().enumerate() {
            let turn = index + 1;
            if state.over.is_some() {
                return Err(ChoiceError::Surplus { turn });
            }
            let node = self.scenario.node(state.node);
            let Some(response) = node.responses.iter().position(|response| response.id == *given) else {
                return Err(ChoiceError::Unknown {
                    turn,
                    node: node.id.clone(),
                    given: given.clone(),
                    possible: node.responses.iter().map(|response| response.id.clone()).collect(),
                });
            };
            state = self.play(&mut replay, state, response);
        }
        Ok(replay)
    }

    /// A replay without any turn yet.
    #[must_use]
    pub fn open(&self, seed: u64) -> Replay {
        let mut opening = Vec::new();
        let start = self.begin(&mut opening);
        Replay { seed, start, opening, turns: Vec::new() }
    }

    /// Plays one more response and gives the state after it.
    pub fn play(&self, replay: &mut Replay, state: State, response: usize) -> State {
        let mut after = state;
        let mut events = Vec::new();
        let target = self.respond(&mut after, response, &mut events);
        let mut next = after;
        let mut entered = Vec::new();
        if let Some(target) = target {
            self.proceed(&mut next, target, &mut entered);
        }
        replay.turns.push(TurnRecord { before: state, response, after, events, entered });
        next
    }

    /// What the customer says and what can be answered now.
    #[must_use]
    pub fn moment(&self, state: &State, seed: u64) -> Moment<'a> {
        let node = self.scenario.node(state.node);
        static SILENCE: Text = Text { zh: None, en: None };
        let lines = choose(&node.says, state).map_or(&[][..], Vec::as_slice);
        let line = lines.get(pick(seed, &format!("{}/line", node.id), lines.len())).unwrap_or(&SILENCE);
        let options = option_order(seed, &node.id, node.responses.len())
            .into_iter()
            .map(|index| (index, self.words(state, index)))
            .collect();
        Moment { line, options }
    }

    /// What a response says in this state.
    ///
    /// # Panics
    /// If the node has no such response.
    #[must_use]
    pub fn words(&self, state: &State, response: usize) -> &'a Text {
        let response = &self.scenario.node(state.node).responses[response];
        let last = &response.say[response.say.len() - 1].value;
        choose(&response.say, state).unwrap_or(last)
    }

    /// What the customer does and says to a response made in this state.
    ///
    /// # Panics
    /// If the node has no such response.
    #[must_use]
    pub fn reply(&self, state: &State, response: usize) -> &'a Text {
        let response = &self.scenario.node(state.node).responses[response];
        let last = &response.reply[response.reply.len() - 1].value;
        choose(&response.reply, state).unwrap_or(last)
    }
}
