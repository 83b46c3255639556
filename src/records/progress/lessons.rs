//! The learning path of twelve lessons: what is open, done and due.

use super::mastery::{GOOD, PASS};
use crate::language::Text;

/// One lesson.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// 1 to 12.
    pub number: u8,
    /// Title in Chinese and English.
    title: (&'static str, &'static str),
    /// The few characters that fit on the map.
    short: (&'static str, &'static str),
    /// Lessons that come before; for the last one all of them.
    pub after: &'static [u8],
    /// Ids of its cases.
    pub cases: &'static [&'static str],
}

impl Lesson {
    /// The title.
    #[must_use]
    pub fn title(&self) -> Text {
        Text::new(self.title.0, self.title.1)
    }

    /// The title as it fits on the map.
    #[must_use]
    pub fn short(&self) -> Text {
        Text::new(self.short.0, self.short.1)
    }
}

/// The twelve lessons.
pub const LESSONS: [Lesson; 12] = [
    Lesson {
        number: 1,
        title: ("投诉是什么", "What a complaint is"),
        short: ("投诉是什么", "Complaints"),
        after: &[],
        cases: &["old_owner_idea"],
    },
    Lesson {
        number: 2,
        title: ("接电话与第一印象", "Phone and first impression"),
        short: ("电话与第一印象", "Phone"),
        after: &[1],
        cases: &["three_rings", "wrong_number", "thirty_minutes"],
    },
    Lesson {
        number: 3,
        title: ("先处理心情", "Emotion first"),
        short: ("先处理心情", "Emotion first"),
        after: &[2],
        cases: &["ready_at_five", "crowd_at_counter", "cool_down_call"],
    },
    Lesson {
        number: 4,
        title: ("听与问", "Listening and asking"),
        short: ("听与问", "Listening"),
        after: &[3],
        cases: &["chatterbox", "third_repair"],
    },
    Lesson {
        number: 5,
        title: ("道歉、负责、程序", "Apology, ownership, procedure"),
        short: ("道歉负责程序", "Ownership"),
        after: &[4],
        cases: &["four_transfers", "three_weeks_part", "not_you"],
    },
    Lesson {
        number: 6,
        title: ("看人", "Reading people"),
        short: ("看人", "People"),
        after: &[4],
        cases: &["its_fine", "the_sigh", "lost_bracelet"],
    },
    Lesson {
        number: 7,
        title: ("讲实话", "Honest work"),
        short: ("讲实话", "Honesty"),
        after: &[5],
        cases: &["twenty_more_minutes", "four_quotes", "kind_silence", "solder_joint"],
    },
    Lesson {
        number: 8,
        title: ("谈方案", "Solutions"),
        short: ("谈方案", "Solutions"),
        after: &[7],
        cases: &[
            "nonslip_shoes",
            "part_price",
            "tube_trade_in",
            "claim_refused",
            "promised_gift",
            "fuel_figures",
            "paid_too_much",
        ],
    },
    Lesson {
        number: 9,
        title: ("众目之下", "In the public eye"),
        short: ("众目之下", "In public"),
        after: &[5, 6],
        cases: &["midnight_post", "mediator_calls", "journalist", "two_fronts"],
    },
    Lesson {
        number: 10,
        title: ("记录与预防", "Record and prevent"),
        short: ("记录与预防", "Records"),
        after: &[5],
        cases: &["paper_trail", "old_owner_idea", "cigarettes"],
    },
    Lesson {
        number: 11,
        title: ("底线", "The line"),
        short: ("底线", "The line"),
        after: &[8, 9],
        cases: &["foreign_object", "hush_money", "nitpicker", "soft_pedal", "midnight_tyre"],
    },
    Lesson {
        number: 12,
        title: ("带得动自己；考核", "Carrying oneself; assessment"),
        short: ("考核", "Assessment"),
        after: &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        cases: &["final_exam"],
    },
];

/// How a lesson stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LessonStatus {
    /// Passed.
    Done,
    /// Passed, and a case of it is due for review.
    Due,
    /// Open, and the one to go on with.
    Now,
    /// Open.
    Open,
    /// A lesson before it is not passed.
    Locked,
    /// None of its cases is in the library; it stands in nobody's way.
    Empty,
}

/// What is known of one case of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonCase {
    /// Its id.
    pub id: &'static str,
    /// The best graded total.
    pub best: Option<u8>,
    /// Mastered and due for review today.
    pub due: bool,
}

/// Passed: all cases at [`PASS`] or more, half of them at [`GOOD`]. Quizzes of cards do not exist in the program
/// and are not asked for.
#[must_use]
pub fn passed(cases: &[LessonCase]) -> bool {
    let at = |total: u8| cases.iter().filter(|case| case.best.is_some_and(|best| best >= total)).count();
    at(PASS) == cases.len() && at(GOOD) * 2 >= cases.len()
}

/// How all lessons stand; `cases` gives what is known of a case that is in the library.
#[must_use]
pub fn lessons(case: impl Fn(&'static str) -> Option<LessonCase>) -> Vec<(Lesson, LessonStatus, Vec<LessonCase>)> {
    let mut open_so_far: [bool; 13] = [true; 13];
    let mut list = Vec::new();
    for lesson in LESSONS {
        let cases: Vec<LessonCase> = lesson.cases.iter().filter_map(|id| case(id)).collect();
        let is_open = lesson.after.iter().all(|before| open_so_far[usize::from(*before)]);
        let is_passed = passed(&cases);
        let status = if cases.is_empty() {
            LessonStatus::Empty
        } else if is_passed && cases.iter().any(|case| case.due) {
            LessonStatus::Due
        } else if is_passed {
            LessonStatus::Done
        } else if is_open {
            LessonStatus::Open
        } else {
            LessonStatus::Locked
        };
        // A lesson without cases passes on what holds before it.
        open_so_far[usize::from(lesson.number)] = if cases.is_empty() { is_open } else { is_passed };
        list.push((lesson, status, cases));
    }
    // The one to go on with: one that was begun, or else the first.
    let begun = |cases: &[LessonCase]| cases.iter().any(|case| case.best.is_some());
    let is_open = |status: &LessonStatus| *status == LessonStatus::Open;
    let now = list
        .iter()
        .position(|(_, status, cases)| is_open(status) && begun(cases))
        .or_else(|| list.iter().position(|(_, status, _)| is_open(status)));
    if let Some(now) = now {
        list[now].1 = LessonStatus::Now;
    }
    list
}
