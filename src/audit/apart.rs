//! Whether an answer tells the strong from the weak: the strongest quarter's share of those who gave it, less that
//! of the weakest. Item analysis of attempts and the report about a class both count by this.

/// A quarter with fewer answers says nothing.
pub const ENOUGH_IN_A_QUARTER: usize = 5;

/// Percent of each quarter, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups {
    /// Of the strongest quarter.
    pub upper: u8,
    /// Of the weakest.
    pub lower: u8,
}

/// The totals up to which one belongs to the weakest quarter, and from which on to the strongest. Equal totals stay
/// together; where all are alike, or fewer than four, there is nothing to tell apart.
#[must_use]
pub fn quarters(totals: &[u8]) -> Option<(u8, u8)> {
    let mut sorted = totals.to_vec();
    sorted.sort_unstable();
    let last = (sorted.len() / 4).checked_sub(1)?;
    Some((sorted[last], sorted[sorted.len() - 1 - last])).filter(|(low, high)| low < high)
}

/// How many of each quarter gave an answer. `answers` are whether it was given, and the total of the run; `None`
/// where a quarter has fewer than [`ENOUGH_IN_A_QUARTER`].
#[must_use]
pub fn groups(answers: &[(bool, u8)], quarters: Option<(u8, u8)>) -> Option<Groups> {
    let (low, high) = quarters?;
    let share = |is: &dyn Fn(u8) -> bool| {
        let of = answers.iter().filter(|(_, total)| is(*total)).count();
        let gave = answers.iter().filter(|(gave, total)| *gave && is(*total)).count();
        (of >= ENOUGH_IN_A_QUARTER).then(|| percent(gave, of))
    };
    Some(Groups { upper: share(&|total| total >= high)?, lower: share(&|total| total <= low)? })
}

/// The strongest quarter's share less the weakest one's, in hundredths, −100 to 100.
#[must_use]
pub fn discrimination(answers: &[(bool, u8)], quarters: Option<(u8, u8)>) -> Option<i32> {
    groups(answers, quarters).map(|groups| i32::from(groups.upper) - i32::from(groups.lower))
}

/// A share, rounded to the nearest percent; 100 of nothing.
pub(super) fn percent(part: usize, whole: usize) -> u8 {
    let share = (part * 200 + whole).checked_div(whole * 2);
    share.and_then(|share| u8::try_from(share).ok()).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discrimination_is_the_upper_less_the_lower_quarter() {
        let answers = |took: &dyn Fn(u8) -> bool| (0..20).map(|total| (took(total), total)).collect::<Vec<_>>();
        let totals: Vec<u8> = (0..20).collect();
        let quarters = quarters(&totals);
        assert_eq!(quarters, Some((4, 15)));
        assert_eq!(discrimination(&answers(&|total| total >= 15), quarters), Some(100));
        assert_eq!(discrimination(&answers(&|total| total < 5), quarters), Some(-100));
        assert_eq!(discrimination(&answers(&|_| true), quarters), Some(0));
    }

    #[test]
    fn too_few_or_all_alike_say_nothing() {
        assert_eq!(quarters(&[1, 2, 3]), None);
        assert_eq!(quarters(&[50; 20]), None);
        let few: Vec<(bool, u8)> = (0..16).map(|total| (true, total)).collect();
        assert_eq!(discrimination(&few, quarters(&(0..16).collect::<Vec<u8>>())), None);
    }
}
