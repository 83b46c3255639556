//! In which changed form a review is played.
//!
//! What can change without another text is: the order of the options and which of its wordings the customer uses
//! (another seed, always), no hints and nothing taken back (an exam), and the time a sentence may take (from level 3
//! on). The customer stays the same person: another one would be another text, written by somebody.

use crate::language::Text;

/// The changed form of a review; by default nothing but the seed differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form {
    /// Without hints and undo, whatever the settings say.
    pub exam: bool,
    /// [`Form::SECONDS`] for a sentence, whatever the settings say.
    pub timed: bool,
}

impl Form {
    /// Seconds for a sentence in a timed review.
    pub const SECONDS: u64 = 20;
    /// Cases of this level and above are reviewed against the clock.
    pub const TIMED_FROM: u8 = 3;

    /// The form of a review, by its number from 1 and the level of the case: first only the seed differs, then the
    /// clock runs or the hints are gone, and from the third on both.
    #[must_use]
    pub const fn of_review(number: usize, level: u8) -> Self {
        let may_be_timed = level >= Self::TIMED_FROM;
        match number {
            0 | 1 => Self { exam: false, timed: false },
            2 => Self { exam: !may_be_timed, timed: may_be_timed },
            _ => Self { exam: true, timed: may_be_timed },
        }
    }

    /// The name that is kept with the attempt; empty for the case as written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match (self.exam, self.timed) {
            (false, false) => "",
            (true, false) => "exam",
            (false, true) => "timed",
            (true, true) => "exam_timed",
        }
    }

    /// The form of a kept name; what is unknown is the case as written.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let all = [(true, false), (false, true), (true, true)].map(|(exam, timed)| Self { exam, timed });
        all.into_iter().find(|form| form.name() == name).unwrap_or_default()
    }

    /// What is different, in a few words: “new order, no hints”.
    #[must_use]
    pub fn words(self) -> Text {
        let (zh, en) = match (self.exam, self.timed) {
            (false, false) => ("换个顺序", "in another order"),
            (true, false) => ("换个顺序，没有提示", "another order, no hints"),
            (false, true) => ("换个顺序，每句 20 秒", "another order, 20 s a sentence"),
            (true, true) => ("换个顺序，没有提示，每句 20 秒", "another order, no hints, 20 s a sentence"),
        };
        Text::new(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    #[test]
    fn a_review_gets_harder_and_the_clock_runs_from_level_three_on() {
        for level in 1..=5 {
            let forms: Vec<Form> = (0..7).map(|number| Form::of_review(number, level)).collect();
            assert_eq!(forms[1], Form::default());
            assert_ne!(forms[2], forms[1], "the second review differs by more than the order");
            assert!(forms[3..].iter().all(|form| form.exam));
            assert_eq!(forms.iter().any(|form| form.timed), level >= Form::TIMED_FROM);
        }
    }

    #[test]
    fn a_form_is_known_again_by_its_name_and_tells_how_long() {
        for (exam, timed) in [(false, false), (true, false), (false, true), (true, true)] {
            let form = Form { exam, timed };
            assert_eq!(Form::of_name(form.name()), form);
            for lang in Lang::ALL {
                assert_eq!(form.words().get(lang).contains(&Form::SECONDS.to_string()), timed);
            }
        }
        assert_eq!(Form::of_name("somebody else"), Form::default());
    }
}
