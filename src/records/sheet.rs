//! The comprehensive ability assessment sheet (综合能力考核表): ten areas, 100 points, two observers.

use super::keep::Outcome;
use crate::language::Text;

/// The ten areas: name in Chinese and English, points, and the dimension (from 0) a simulated case gives for it.
pub const AREAS: [(&str, &str, u8, Option<usize>); 10] = [
    ("先处理心情", "Emotion first", 20, Some(0)),
    ("尊重与态度", "Respect and manner", 10, Some(1)),
    ("倾听与提问", "Listening, questions", 12, Some(2)),
    ("程序与时限", "Procedure and deadlines", 12, Some(3)),
    ("解决方案", "Solution", 12, Some(4)),
    ("诚信与价格", "Honesty and price", 10, Some(5)),
    ("利益、权限与安全", "Interest, authority, safety", 8, Some(6)),
    ("记录与预防", "Record and prevention", 8, Some(7)),
    ("专业知识", "Professional knowledge", 5, None),
    ("反思", "Reflection", 3, None),
];

/// Points of the first area that a pass asks for.
pub const HEART: u8 = 12;
/// Points that a pass asks for.
pub const PASS: u8 = 70;
/// Points that a distinction asks for.
pub const DISTINCTION: u8 = 90;
/// Observers whose sums differ by more talk about it.
pub const TALK: u8 = 10;

/// Points of the ten areas, each at most what [`AREAS`] gives.
pub type Marks = [u8; 10];

/// What the simulated cases suggest for the areas they can see: the mean of their dimensions, rounded down.
#[must_use]
pub fn suggested(cases: &[Outcome]) -> [Option<u8>; 10] {
    AREAS.map(|(_, _, points, dimension)| {
        let dimension = dimension?;
        let count = u32::try_from(cases.len()).ok().filter(|count| *count > 0)?;
        let sum: u32 = cases.iter().map(|case| u32::from(case.dimensions[dimension])).sum();
        u8::try_from(sum * u32::from(points) / (100 * count)).ok()
    })
}

/// The result of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Result {
    /// 90 or more and no major fault in either case.
    Distinction,
    /// 70 or more, 12 of 20 in the first area, no hard fault.
    Pass,
    /// Fewer than 70 points.
    TooFew,
    /// Fewer than 12 of 20 in the first area.
    Heart,
    /// A hard fault in a simulated case.
    RedLine,
}

impl Result {
    /// In words.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Distinction => Text::new("优秀", "Distinction"),
            Self::Pass => Text::new("合格", "Pass"),
            Self::TooFew => Text::new("不合格：不到 70 分", "Not passed: fewer than 70 points"),
            Self::Heart => Text::new("不合格：第一项不到 12 分", "Not passed: fewer than 12 points in the first area"),
            Self::RedLine => Text::new("不合格：模拟案例里踩了红线", "Not passed: a red line in a simulated case"),
        }
    }

    /// Whether it is passed.
    #[must_use]
    pub const fn is_passed(self) -> bool {
        matches!(self, Self::Distinction | Self::Pass)
    }
}

/// The sum of the marks.
#[must_use]
pub fn sum(marks: &Marks) -> u8 {
    marks.iter().fold(0, |sum, mark| sum.saturating_add(*mark))
}

/// Whether marks are within what each area gives.
#[must_use]
pub fn are_possible(marks: &Marks) -> bool {
    marks.iter().zip(AREAS).all(|(mark, (_, _, points, _))| *mark <= points)
}

/// Whether two observers must talk before they agree.
#[must_use]
pub fn must_talk(one: &Marks, other: &Marks) -> bool {
    sum(one).abs_diff(sum(other)) > TALK
}

/// The result of the agreed marks and the simulated cases.
#[must_use]
pub fn result(agreed: &Marks, cases: &[Outcome]) -> Result {
    if cases.iter().any(|case| case.hard > 0) {
        Result::RedLine
    } else if agreed[0] < HEART {
        Result::Heart
    } else if sum(agreed) < PASS {
        Result::TooFew
    } else if sum(agreed) >= DISTINCTION && cases.iter().all(|case| case.major == 0) {
        Result::Distinction
    } else {
        Result::Pass
    }
}

/// Marks from words such as `18,9,11,10,9,8,8,7,5,2`.
#[must_use]
pub fn parse(words: &str) -> Option<Marks> {
    let list: Vec<u8> = words.split(',').map(|it| it.trim().parse().ok()).collect::<Option<_>>()?;
    list.try_into().ok().filter(are_possible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(hard: u8, major: u8) -> Outcome {
        Outcome {
            total: 90,
            uncapped: 90,
            dimensions: [90; 8],
            ending: "e".to_owned(),
            kind: "ok".to_owned(),
            minor: 0,
            major,
            hard,
        }
    }

    #[test]
    fn ten_areas_have_a_hundred_points() {
        assert_eq!(AREAS.iter().map(|(_, _, points, _)| u32::from(*points)).sum::<u32>(), 100);
    }

    #[test]
    fn no_pass_with_a_red_line_or_without_the_heart() {
        let full = AREAS.map(|(_, _, points, _)| points);
        assert_eq!(result(&full, &[outcome(0, 0), outcome(0, 0)]), Result::Distinction);
        assert_eq!(result(&full, &[outcome(0, 0), outcome(0, 1)]), Result::Pass);
        assert_eq!(result(&full, &[outcome(0, 0), outcome(1, 0)]), Result::RedLine);
        let mut heartless = full;
        heartless[0] = 11;
        assert_eq!(result(&heartless, &[outcome(0, 0)]), Result::Heart);
        let mut few = full;
        (few[2], few[3], few[4]) = (0, 0, 5);
        assert_eq!((sum(&few), result(&few, &[])), (69, Result::TooFew));
    }

    #[test]
    fn observers_more_than_ten_points_apart_must_talk() {
        let full = AREAS.map(|(_, _, points, _)| points);
        let mut less = full;
        less[0] -= 10;
        assert!(!must_talk(&full, &less));
        less[1] -= 1;
        assert!(must_talk(&full, &less));
    }

    #[test]
    fn marks_are_ten_numbers_within_their_areas() {
        assert_eq!(parse("20,10,12,12,12,10,8,8,5,3").map(|marks| sum(&marks)), Some(100));
        for wrong in ["", "1,2", "21,10,12,12,12,10,8,8,5,3", "a,10,12,12,12,10,8,8,5,3"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_the_simulator_saw_is_suggested() {
        assert_eq!(suggested(&[outcome(0, 0)])[0], Some(18));
        assert_eq!(suggested(&[outcome(0, 0)])[8], None);
        assert_eq!(suggested(&[]), [None; 10]);
    }
}
