//! What a trainee's runs come to. Pure functions of integers over [`Played`]: no clock, no files, no database.
//!
//! Runs are those that [`Run::counts`](super::Run::counts): from the first sentence to the end, none taken back.
//! The very first run of a trainee is their diagnosis: it is shown and never graded, so mastery, lessons, levels
//! and review dates begin with the second.

mod form;
mod habits;
mod lessons;
mod levels;
mod mastery;
mod played;
mod review;
mod trend;

pub use form::Form;
pub use habits::{Habit, costliest};
pub use lessons::{LESSONS, Lesson, LessonCase, LessonStatus, lessons, passed};
pub use levels::open_level;
pub use mastery::{CASES, GOOD, NEEDED, PASS, Skill, mastered_at, order_mastered, skills};
pub use played::{Played, Slip};
pub use review::{BACK, GAPS, Review, review};
pub use trend::{ENDS, Point, Trend, mean, trend};

use super::moment::Day;
use crate::language::Text;
use crate::rulebook::Behaviour;
use std::collections::BTreeMap;

/// A case that can be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// 1 to 5.
    pub level: u8,
    /// What its customer does with dissatisfaction.
    pub behaviour: Behaviour,
    /// Whether it can be played in changed form.
    pub has_variants: bool,
}

/// How one case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProgress {
    /// The case.
    pub case: Offer,
    /// Runs, the ungraded one included.
    pub runs: usize,
    /// The best graded total.
    pub best: Option<u8>,
    /// The latest total, graded or not.
    pub last: Option<u8>,
    /// Totals of the first and of the latest run.
    pub first_and_last: Option<(u8, u8)>,
    /// Its reviews, once it is mastered.
    pub review: Option<Review>,
}

/// Something to play today or later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The case.
    pub case: Offer,
    /// From which day on.
    pub day: Day,
    /// The number of the review, from 1; 0 for a case that is not mastered yet.
    pub number: usize,
    /// Days since the last time.
    pub gap: i32,
    /// The latest total.
    pub last: u8,
    /// In which changed form.
    pub form: Form,
}

/// Minutes one case takes.
pub const MINUTES: u32 = 8;

/// Everything the progress screen and `heartfirst records progress` show.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Lessons in order, how they stand, and their cases.
    pub lessons: Vec<(Lesson, LessonStatus, Vec<LessonCase>)>,
    /// Cases of the library in its order.
    pub cases: Vec<CaseProgress>,
    /// Today's dose: one case that is due, not of the type that was played last where there is a choice.
    pub today: Option<Due>,
    /// What else is due, now and later, by day; without [`Self::today`].
    pub later: Vec<Due>,
    /// Skills, most opportunities first.
    pub skills: Vec<Skill>,
    /// The order rule is mastered.
    pub order_mastered: bool,
    /// The highest level that is open, 1 to 5.
    pub open_level: u8,
    /// How the totals and dimensions went.
    pub trend: Trend,
    /// The most costly habit of the last runs.
    pub habit: Option<Habit>,
}

/// What the runs of one trainee come to, on a day. `runs` are in order.
#[must_use]
pub fn progress(runs: &[Played], library: &[Offer], today: Day) -> Progress {
    let graded = runs.get(1..).unwrap_or(&[]);
    let mut by_case: BTreeMap<&str, Vec<&Played>> = BTreeMap::new();
    for run in graded {
        by_case.entry(&run.scenario).or_default().push(run);
    }
    let cases: Vec<CaseProgress> = library
        .iter()
        .map(|case| {
            let graded = by_case.get(case.id.as_str()).map_or(&[][..], Vec::as_slice);
            let mut all = runs.iter().filter(|run| run.scenario == case.id).map(|run| run.total);
            let count = all.clone().count();
            let first = all.next();
            let last = all.next_back().or(first);
            CaseProgress {
                case: case.clone(),
                runs: count,
                best: graded.iter().map(|run| run.total).max(),
                last,
                first_and_last: first.zip(last).filter(|_| count > 1),
                review: review(graded, case.has_variants),
            }
        })
        .collect();
    let lessons = lessons(|id| {
        let known = cases.iter().find(|it| it.case.id == id)?;
        Some(LessonCase { id, best: known.best, due: known.review.is_some_and(|review| review.due <= today) })
    });
    let mut due: Vec<Due> = cases.iter().filter_map(|case| due(case, runs)).collect();
    due.sort_by_key(|due| (due.day, due.number == 0));
    let last_type = runs.last().map(|run| run.behaviour);
    let is_due = |due: &Due| due.day <= today && due.number > 0;
    let other = due.iter().position(|due| is_due(due) && Some(due.case.behaviour) != last_type);
    let chosen = other.or_else(|| due.iter().position(is_due));
    let today = chosen.map(|index| due.remove(index));
    Progress {
        lessons,
        today,
        later: due,
        skills: skills(runs),
        order_mastered: order_mastered(graded),
        open_level: open_level(graded),
        trend: trend(runs),
        habit: costliest(runs),
        cases,
    }
}

/// When a case that was played is to be played again: by its review, or, while it is not mastered, any day.
fn due(case: &CaseProgress, runs: &[Played]) -> Option<Due> {
    let latest = runs.iter().rev().find(|run| run.scenario == case.case.id)?;
    let (day, number, gap) = match case.review {
        Some(review) => (review.due, review.step + 1, GAPS[review.step]),
        // Not on the same day: a second good run then proves nothing.
        None => (latest.day.plus(1), 0, 1),
    };
    let form = Form::of_review(number, case.case.level);
    Some(Due { case: case.case.clone(), day, number, gap, last: latest.total, form })
}
