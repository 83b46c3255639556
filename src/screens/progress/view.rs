//! What the progress screen shows, as plain data in one language.

use crate::language::{Lang, Text};
use crate::records::progress::{Form, GOOD, LessonCase, LessonStatus, MINUTES, PASS, Progress, Skill};
use crate::records::{AttemptId, Day};
use crate::rulebook::{Act, Rulebook};
use crate::scenario::Library;
use crate::screens::bar::Host;
use crate::screens::session::Standing;
use crate::screens::words;

/// Everything the progress screen shows.
#[derive(Clone, Debug)]
pub struct ProgressView {
    pub(super) host: Host,
    pub(super) trouble: Option<String>,
    /// Whether anything is kept at all.
    pub(super) has_records: bool,
    /// Runs so far.
    pub(super) runs: usize,
    pub(super) lessons: Vec<LessonNode>,
    /// The lesson that is looked at.
    pub(super) lesson: LessonCard,
    /// What level is advised, and whether the order rule is mastered.
    pub(super) advice: String,
    pub(super) due: Vec<DueRow>,
    /// What to do where nothing is due today.
    pub(super) next: Option<Offer>,
    pub(super) skills: Vec<SkillRow>,
    pub(super) trend: TrendView,
    pub(super) habit: Option<HabitView>,
    pub(super) cases: Vec<CaseRow>,
}

/// A lesson on the map.
#[derive(Clone, Debug)]
pub(super) struct LessonNode {
    pub number: u8,
    pub short: String,
    pub title: String,
    pub status: LessonStatus,
    /// In words: number, title, status.
    pub name: String,
    pub after: &'static [u8],
}

/// The lesson that is looked at.
#[derive(Clone, Debug)]
pub(super) struct LessonCard {
    pub number: u8,
    pub head: String,
    pub status: LessonStatus,
    pub note: String,
    pub cases: Vec<LessonOffer>,
}

/// A case of a lesson.
#[derive(Clone, Debug)]
pub(super) struct LessonOffer {
    pub index: usize,
    pub title: String,
    pub best: Option<u8>,
    pub due: bool,
    /// In words: title and best.
    pub name: String,
}

/// A case one can open.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub index: usize,
    pub title: String,
    pub note: String,
}

/// Something to play today or later.
#[derive(Clone, Debug)]
pub(super) struct DueRow {
    pub index: usize,
    pub form: Form,
    pub day: String,
    pub is_now: bool,
    /// A review; otherwise a case that is not mastered yet, to be played again on any day.
    pub is_review: bool,
    pub title: String,
    pub note: String,
}

/// A skill over its last opportunities.
#[derive(Clone, Debug)]
pub(super) struct SkillRow {
    pub mark: &'static str,
    pub family: usize,
    pub label: String,
    pub last: Vec<bool>,
    pub count: String,
    pub note: String,
    pub is_mastered: bool,
    pub name: String,
}

/// The way so far.
#[derive(Clone, Debug, Default)]
pub(super) struct TrendView {
    pub note: String,
    pub points: Vec<PointView>,
    /// Days of the first and the last run.
    pub ends: [String; 2],
    /// Name, first and last of each dimension.
    pub dimensions: Vec<(String, u8, u8)>,
}

/// A run on the curve.
#[derive(Clone, Debug)]
pub(super) struct PointView {
    pub attempt: AttemptId,
    pub total: u8,
    pub is_diagnosis: bool,
    pub name: String,
}

/// The most costly habit.
#[derive(Clone, Debug)]
pub(super) struct HabitView {
    pub words: String,
    /// For each of the last runs where to see it, if it happened.
    pub runs: Vec<Option<(AttemptId, usize)>>,
    /// One character for a run in which it happened.
    pub mark: &'static str,
    pub cost: String,
    pub instead: Option<String>,
}

/// A case that was played.
#[derive(Clone, Debug)]
pub(super) struct CaseRow {
    pub index: usize,
    pub title: String,
    pub runs: String,
    pub way: Option<(u8, u8)>,
    pub best: String,
    pub note: String,
    pub is_mastered: bool,
    pub is_due: bool,
    pub name: String,
}

impl ProgressView {
    /// The screen in a language.
    #[must_use]
    pub(in crate::screens) fn new(
        standing: Option<&Standing>,
        (library, rulebook): (&Library, &Rulebook),
        host: Host,
        lesson: Option<u8>,
        trouble: Option<&Text>,
        lang: Lang,
    ) -> Self {
        let empty = crate::records::progress::progress(&[], &crate::records::offers(library), Day::default());
        let progress = standing.map_or(&empty, |standing| &standing.progress);
        let today = standing.map_or_else(Day::default, |standing| standing.today);
        let made = Maker { progress, library, rulebook, today, lang };
        let now = made.lesson_now();
        Self {
            host,
            trouble: trouble.map(|text| text.get(lang).to_owned()),
            has_records: standing.is_some(),
            runs: progress.trend.points.len(),
            lessons: made.nodes(),
            lesson: made.lesson(lesson.unwrap_or(now)),
            advice: made.advice(),
            due: made.due(),
            next: made.next(now),
            skills: progress.skills.iter().map(|skill| made.skill(skill)).collect(),
            trend: made.trend(),
            habit: made.habit(standing.and_then(|standing| standing.instead.as_ref())),
            cases: made.cases(),
        }
    }
}

struct Maker<'a> {
    progress: &'a Progress,
    library: &'a Library,
    rulebook: &'a Rulebook,
    today: Day,
    lang: Lang,
}

impl Maker<'_> {
    fn index_of(&self, id: &str) -> Option<usize> {
        self.library.entries().iter().position(|entry| entry.id == id && entry.scenario.is_some())
    }

    fn title(&self, id: &str) -> String {
        let scenario = self.library.find(id).and_then(|entry| entry.scenario.as_ref());
        scenario.map_or_else(|| id.to_owned(), |scenario| scenario.title.get(self.lang).to_owned())
    }

    /// A day that has been.
    fn past(&self, day: Day) -> String {
        if day == self.today {
            words::TODAY_WORD.get(self.lang).to_owned()
        } else if day.plus(1) == self.today {
            words::YESTERDAY.get(self.lang).to_owned()
        } else {
            day.short(self.lang)
        }
    }

    /// The lesson to go on with; the last where all are done.
    fn lesson_now(&self) -> u8 {
        let stands = |wanted: LessonStatus| {
            self.progress.lessons.iter().find(|(_, status, _)| *status == wanted).map(|(lesson, ..)| lesson.number)
        };
        stands(LessonStatus::Now).or_else(|| stands(LessonStatus::Due)).unwrap_or(1)
    }

    fn nodes(&self) -> Vec<LessonNode> {
        let lang = self.lang;
        let node = |(lesson, status, _): &(crate::records::progress::Lesson, LessonStatus, Vec<LessonCase>)| {
            let title = lesson.title().get(lang).to_owned();
            let values =
                [("n", &*lesson.number.to_string()), ("title", &title), ("status", status_word(*status).get(lang))];
            LessonNode {
                number: lesson.number,
                short: lesson.short().get(lang).to_owned(),
                name: words::LESSON_NAME.with(lang, &values),
                title,
                status: *status,
                after: lesson.after,
            }
        };
        self.progress.lessons.iter().map(node).collect()
    }

    fn lesson(&self, number: u8) -> LessonCard {
        let lang = self.lang;
        let known = self.progress.lessons.iter().find(|(lesson, ..)| lesson.number == number);
        let Some((lesson, status, cases)) = known.or_else(|| self.progress.lessons.first()) else {
            let head = String::new();
            return LessonCard { number, note: head.clone(), head, status: LessonStatus::Empty, cases: Vec::new() };
        };
        let number = words::LESSON.with(lang, &[("n", &lesson.number.to_string())]);
        let head = format!("{number}{}{}", lang.pick("　", ": "), lesson.title().get(lang));
        let note = match status {
            LessonStatus::Empty => words::NO_CASE_YET.get(lang).to_owned(),
            LessonStatus::Locked => {
                let is_open = |before: &&u8| {
                    self.progress.lessons.iter().any(|(it, status, _)| {
                        it.number == **before
                            && !matches!(status, LessonStatus::Done | LessonStatus::Due | LessonStatus::Empty)
                    })
                };
                // The ones right before it that are missing; of twelve nobody wants a list.
                let missing: Vec<String> = lesson
                    .after
                    .iter()
                    .filter(is_open)
                    .map(|before| words::LESSON_LIST.with(lang, &[("n", &before.to_string())]))
                    .collect();
                let missing = match &missing[..] {
                    [] => words::LESSON_LIST.with(lang, &[("n", "1")]),
                    [.., last] if missing.len() > 3 => format!("{} … {last}", missing[0]),
                    all => all.join(lang.pick("、", " and ")),
                };
                words::FIRST_LEARN.with(lang, &[("lessons", &missing)])
            }
            _ => words::PASSED_WHEN.get(lang).to_owned(),
        };
        let offer = |case: &LessonCase| {
            let title = self.title(case.id);
            let name = match case.best {
                Some(best) => words::CASE_BEST.with(lang, &[("title", &title), ("n", &best.to_string())]),
                None => words::CASE_OPEN.with(lang, &[("title", &title)]),
            };
            Some(LessonOffer { index: self.index_of(case.id)?, title, best: case.best, due: case.due, name })
        };
        LessonCard {
            number: lesson.number,
            head,
            status: *status,
            note,
            cases: cases.iter().filter_map(offer).collect(),
        }
    }

    fn advice(&self) -> String {
        let lang = self.lang;
        let level = match self.progress.open_level {
            5 => words::LEVEL_ALL.get(lang).to_owned(),
            level => words::LEVEL_ADVICE.with(lang, &[("n", &level.to_string())]),
        };
        if self.progress.order_mastered { format!("{level} · {}", words::ORDER_MASTERED.get(lang)) } else { level }
    }

    fn due(&self) -> Vec<DueRow> {
        let lang = self.lang;
        let row = |due: &crate::records::progress::Due| {
            let note = match due.number {
                0 => words::ONCE_MORE.with(lang, &[("last", &due.last.to_string())]),
                number => {
                    let word = if due.gap == 1 { words::REVIEW_ONE } else { words::REVIEW_N };
                    let (number, gap) = (number.to_string(), due.gap.to_string());
                    word.with(lang, &[("n", &number), ("gap", &gap), ("form", due.form.words().get(lang))])
                }
            };
            Some(DueRow {
                index: self.index_of(&due.case.id)?,
                form: due.form,
                day: match (due.number, due.day <= self.today) {
                    (0, true) => words::ANY_DAY.get(lang).to_owned(),
                    (_, true) => words::TODAY_WORD.get(lang).to_owned(),
                    _ => due.day.short(lang),
                },
                is_review: due.number > 0,
                is_now: due.day <= self.today,
                title: due.case.title.get(lang).to_owned(),
                note,
            })
        };
        self.progress.today.iter().chain(&self.progress.later).filter_map(row).collect()
    }

    /// A case of the lesson to go on with that has not passed yet, the first one never played first.
    fn next(&self, lesson: u8) -> Option<Offer> {
        let lang = self.lang;
        let (lesson, _, cases) = self.progress.lessons.iter().find(|(it, ..)| it.number == lesson)?;
        let runs = |id: &str| self.progress.cases.iter().find(|it| it.case.id == id).map_or(0, |it| it.runs);
        let open = || cases.iter().filter(|case| case.best.is_none_or(|best| best < PASS));
        let case = open()
            .find(|case| runs(case.id) == 0)
            .or_else(|| open().next())
            .or_else(|| cases.iter().find(|case| case.best.is_none_or(|best| best < GOOD)))?;
        let number = words::LESSON.with(lang, &[("n", &lesson.number.to_string())]);
        let minutes = words::MINUTES.with(lang, &[("n", &MINUTES.to_string())]);
        Some(Offer {
            index: self.index_of(case.id)?,
            title: self.title(case.id),
            note: format!("{number} · {minutes}"),
        })
    }

    fn skill(&self, skill: &Skill) -> SkillRow {
        let lang = self.lang;
        let rule = &self.rulebook.moves[skill.act];
        let family = crate::source::Vocabulary::index(rule.family);
        let label = rule.name.get(lang).to_owned();
        let (used, of) = (skill.used(), skill.last.len());
        let missing = crate::records::progress::NEEDED.saturating_sub(used);
        let cases = crate::records::progress::CASES.saturating_sub(skill.cases);
        let note = match (skill.mastered, missing, cases) {
            (true, ..) => words::MASTERED.get(lang).to_owned(),
            (false, 0, 1) => words::CASE_TO_GO.get(lang).to_owned(),
            (false, 0, cases) => words::CASES_TO_GO.with(lang, &[("n", &cases.to_string())]),
            (false, missing, _) => words::TIMES_TO_GO.with(lang, &[("n", &missing.to_string())]),
        };
        let values = [("name", &*label), ("n", &of.to_string()), ("used", &used.to_string()), ("note", &note)];
        SkillRow {
            mark: words::family_mark(family, lang),
            family,
            last: skill.last.clone(),
            count: format!("{used}/{of}"),
            is_mastered: skill.mastered,
            name: words::SKILL_NAME.with(lang, &values),
            label,
            note,
        }
    }

    fn trend(&self) -> TrendView {
        let lang = self.lang;
        let trend = &self.progress.trend;
        let points: Vec<PointView> = trend
            .points
            .iter()
            .map(|point| {
                let (day, title) = (self.past(point.day), self.title(&point.scenario));
                let values = [("day", &*day), ("title", &title), ("n", &point.total.to_string())];
                PointView {
                    attempt: point.attempt,
                    total: point.total,
                    is_diagnosis: point.diagnosis,
                    name: words::POINT_NAME.with(lang, &values),
                }
            })
            .collect();
        let count = points.len().to_string();
        let ends = crate::records::progress::ENDS.min(points.len() / 2);
        let note = match ends {
            0 => words::TREND_NOTE.with(lang, &[("n", &count)]),
            1 => words::TREND_ONE.with(lang, &[("n", &count)]),
            ends => words::TREND_ENDS.with(lang, &[("n", &count), ("k", &ends.to_string())]),
        };
        let end =
            |point: Option<&crate::records::progress::Point>| point.map_or_else(String::new, |it| self.past(it.day));
        let names = self.rulebook.dimensions.iter().map(|(_, rule)| rule.name.get(lang).to_owned());
        let values = trend.dimensions.iter().flatten();
        TrendView {
            note,
            points,
            ends: [end(trend.points.first()), end(trend.points.last())],
            dimensions: names.zip(values).map(|(name, (first, last))| (name, *first, *last)).collect(),
        }
    }

    fn habit(&self, instead: Option<&Text>) -> Option<HabitView> {
        let lang = self.lang;
        let habit = self.progress.habit.as_ref()?;
        let mut places = habit.places.iter();
        let runs = habit.runs.iter().map(|happened| if *happened { places.next().copied() } else { None }).collect();
        let cost = habit.cost.to_string();
        let cost = if habit.arousal > 0 {
            words::HABIT_COST.with(lang, &[("arousal", &habit.arousal.to_string()), ("cost", &cost)])
        } else {
            words::HABIT_COST_ONLY.with(lang, &[("cost", &cost)])
        };
        Some(HabitView {
            words: habit.words(self.rulebook).get(lang).to_owned(),
            runs,
            mark: if matches!(habit.act, Act::Move(_)) { words::EARLY_MARK.get(lang) } else { "!" },
            cost: if habit.cost > 0 { cost } else { String::new() },
            instead: instead.map(|words| words::INSTEAD.with(lang, &[("words", words.get(lang))])),
        })
    }

    fn cases(&self) -> Vec<CaseRow> {
        let lang = self.lang;
        let row = |case: &crate::records::progress::CaseProgress| {
            let title = case.case.title.get(lang).to_owned();
            let runs = match case.runs {
                0 => return None,
                1 => words::ONE_TIME.get(lang).to_owned(),
                runs => words::TIMES.with(lang, &[("n", &runs.to_string())]),
            };
            let note = match case.review {
                Some(review) if review.due <= self.today => words::LESSON_DUE.get(lang).to_owned(),
                Some(review) => words::NEXT_ON.with(lang, &[("day", &review.due.short(lang))]),
                None => words::NOT_MASTERED.get(lang).to_owned(),
            };
            // A case of which only the first look is known has a total, but none that counts.
            let best = case.best.map_or_else(|| words::UNGRADED.get(lang).to_owned(), |best| best.to_string());
            let way = case.first_and_last.map_or_else(String::new, |(first, last)| {
                words::WAY.with(lang, &[("first", &first.to_string()), ("last", &last.to_string())])
            });
            let values = [("title", &*title), ("runs", &runs), ("way", &way), ("best", &best), ("note", &note)];
            let name = words::CASE_ROW.with(lang, &values);
            let index = self.index_of(&case.case.id)?;
            let way = case.first_and_last.or_else(|| case.last.map(|last| (last, last)));
            let is_due = case.review.is_some_and(|review| review.due <= self.today);
            let is_mastered = case.review.is_some();
            Some(CaseRow { index, title, runs, way, best, note, is_mastered, is_due, name })
        };
        self.progress.cases.iter().filter_map(row).collect()
    }
}

/// How a lesson stands, in a word.
pub(super) const fn status_word(status: LessonStatus) -> words::Word {
    match status {
        LessonStatus::Done => words::LESSON_DONE,
        LessonStatus::Due => words::LESSON_DUE,
        LessonStatus::Now => words::LESSON_NOW,
        LessonStatus::Open => words::LESSON_OPEN,
        LessonStatus::Locked => words::LESSON_LOCKED,
        LessonStatus::Empty => words::LESSON_EMPTY,
    }
}
