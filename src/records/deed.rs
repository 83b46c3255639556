//! What is written down of a conversation, one after the other, and what stands at the end of it.

/// One thing that was done. Deeds are only ever added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A response was chosen.
    Chose {
        /// The turn, from 1.
        turn: usize,
        /// The author's id.
        option: String,
    },
    /// Sentences were taken back; so many turns are left.
    TookBack {
        /// Turns left.
        left: usize,
    },
    /// The conversation came to its end.
    Ended,
    /// The trainee will not go on with it.
    Dropped,
}

/// A deed and when it was done, in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What.
    pub deed: Deed,
    /// When.
    pub at: i64,
}

/// What the deeds of a conversation come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// The choices that stand, with the moment of each.
    pub choices: Vec<(String, i64)>,
    /// How many sentences were taken back.
    pub taken_back: usize,
    /// It came to its end.
    pub ended: bool,
    /// It was dropped.
    pub dropped: bool,
    /// A deed did not fit those before it; it and those after it are left out.
    pub broken: bool,
}

impl Course {
    /// Follows the deeds as far as they fit together.
    #[must_use]
    pub fn of<'d>(deeds: impl IntoIterator<Item = &'d Done>) -> Self {
        let mut course = Self::default();
        for done in deeds {
            if !course.follow(done) {
                course.broken = true;
                break;
            }
        }
        course
    }

    /// Follows one more deed; `false`, and nothing changed, if it does not fit.
    pub fn follow(&mut self, done: &Done) -> bool {
        match &done.deed {
            Deed::Chose { turn, option } => {
                if self.ended || *turn != self.choices.len() + 1 {
                    return false;
                }
                self.choices.push((option.clone(), done.at));
                self.dropped = false;
            }
            Deed::TookBack { left } => {
                if *left >= self.choices.len() {
                    return false;
                }
                self.taken_back += self.choices.len() - left;
                self.choices.truncate(*left);
                self.ended = false;
            }
            Deed::Ended => {
                if self.ended {
                    return false;
                }
                self.ended = true;
            }
            Deed::Dropped => self.dropped = true,
        }
        true
    }

    /// The ids of the choices that stand.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.choices.iter().map(|(option, _)| option.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chose(turn: usize, option: &str) -> Done {
        Done { deed: Deed::Chose { turn, option: option.to_owned() }, at: 0 }
    }

    fn took_back(left: usize) -> Done {
        Done { deed: Deed::TookBack { left }, at: 0 }
    }

    #[test]
    fn what_is_taken_back_is_remembered_as_taken_back() {
        let course = Course::of(&[chose(1, "a"), chose(2, "b"), took_back(1), chose(2, "c")]);
        assert_eq!(course.ids(), ["a", "c"]);
        assert_eq!((course.taken_back, course.broken), (1, false));
    }

    #[test]
    fn what_does_not_fit_ends_the_course() {
        let course = Course::of(&[chose(1, "a"), chose(3, "b"), chose(2, "c")]);
        assert_eq!((course.ids(), course.broken), (vec!["a".to_owned()], true));
        assert!(Course::of(&[took_back(0)]).broken);
        let after = [chose(1, "a"), Done { deed: Deed::Ended, at: 0 }, chose(2, "b")];
        assert!(Course::of(&after).broken);
    }

    #[test]
    fn an_end_can_be_taken_back() {
        let course = Course::of(&[chose(1, "a"), Done { deed: Deed::Ended, at: 0 }, took_back(0), chose(1, "b")]);
        assert_eq!((course.ids(), course.ended, course.broken), (vec!["b".to_owned()], false, false));
    }
}
