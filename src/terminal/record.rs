//! Keeping the conversation at the terminal as it goes.

use crate::records::{AttemptId, Keep, Outcome, Start, Trouble, TroubleKind};

/// One conversation on its way into the records. It is begun with the first sentence, so that looking at a case
/// and leaving leaves nothing behind.
#[derive(Debug)]
pub struct Record<'a> {
    keep: &'a mut dyn Keep,
    start: Start,
    attempt: Option<AttemptId>,
    /// Said already, so as not to say it at every sentence.
    told: Vec<TroubleKind>,
    refused: bool,
}

impl<'a> Record<'a> {
    /// A new conversation.
    pub fn new(keep: &'a mut dyn Keep, start: Start) -> Self {
        Self { keep, start, attempt: None, told: Vec::new(), refused: false }
    }

    /// One that goes on.
    pub fn resumed(keep: &'a mut dyn Keep, attempt: AttemptId) -> Self {
        Self { keep, start: Start::default(), attempt: Some(attempt), told: Vec::new(), refused: false }
    }

    /// Whether what was said is in the records, as far as is known.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.attempt.is_some() && self.told.is_empty() && self.keep.keeps().is_ok()
    }

    /// A sentence was chosen. What is returned is to be told to the trainee, once.
    pub fn said(&mut self, turn: usize, option: &str) -> Option<Trouble> {
        if self.refused {
            return None;
        }
        let attempt = match self.attempt {
            Some(attempt) => attempt,
            None => match self.keep.begin(&self.start) {
                Ok(attempt) => {
                    self.attempt = Some(attempt);
                    attempt
                }
                Err(trouble) => {
                    self.refused = true;
                    return self.once(trouble);
                }
            },
        };
        let result = self.keep.choose(attempt, turn, option);
        self.tell(result)
    }

    /// Sentences were taken back.
    pub fn took_back(&mut self, left: usize) -> Option<Trouble> {
        match self.attempt {
            Some(attempt) => {
                let result = self.keep.take_back(attempt, left);
                self.tell(result)
            }
            None => {
                self.start.said.truncate(left);
                None
            }
        }
    }

    /// The conversation is over.
    pub fn ended(&mut self, outcome: &Outcome) -> Option<Trouble> {
        let result = self.keep.end(self.attempt?, outcome);
        self.tell(result)
    }

    fn tell(&mut self, result: Result<(), Trouble>) -> Option<Trouble> {
        match result {
            Ok(()) => {
                // What had failed before has been made good.
                self.told.clear();
                None
            }
            Err(trouble) => self.once(trouble),
        }
    }

    fn once(&mut self, trouble: Trouble) -> Option<Trouble> {
        if self.told.contains(&trouble.kind) {
            return None;
        }
        self.told.push(trouble.kind);
        Some(trouble)
    }
}
