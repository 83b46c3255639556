//! Whether a condition can still come to hold: conditions over ranges of values instead of values.

use crate::debrief::Remedy;
use crate::scenario::{Comparison, Condition, Keys, OtherRemedy, Variable};

/// The smallest and the largest value that something can have.
pub(super) type Range = (i32, i32);

/// Values that are not certain yet.
pub(super) trait Prospect {
    /// The range in which the value will lie at the end.
    fn range(&self, variable: Variable) -> Range;
}

/// What is known about a truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Likelihood {
    /// It can come to hold.
    pub can_hold: bool,
    /// It can come to fail.
    pub can_fail: bool,
}

impl Likelihood {
    const TRUE: Self = Self { can_hold: true, can_fail: false };
    const FALSE: Self = Self { can_hold: false, can_fail: true };

    /// It holds, whatever happens.
    pub const fn is_certain(self) -> bool {
        !self.can_fail
    }
}

/// Whether the remedy can come to be this one.
pub(super) fn can_come_to(keys: &Keys, remedy: Remedy, prospect: &impl Prospect) -> bool {
    let best = likelihood(&keys.remedy_best, prospect);
    let acceptable = keys.remedy_acceptable.as_ref().map_or(Likelihood::FALSE, |when| likelihood(when, prospect));
    let otherwise = |other: OtherRemedy| best.can_fail && acceptable.can_fail && keys.remedy_otherwise == other;
    match remedy {
        Remedy::Best => best.can_hold,
        Remedy::Acceptable => best.can_fail && acceptable.can_hold,
        Remedy::None => otherwise(OtherRemedy::Nothing),
        Remedy::Bad => otherwise(OtherRemedy::Bad),
    }
}

/// Judges a condition part by part. Parts that exclude each other are not seen together, so it may call possible
/// what is not, and never the other way round.
pub(super) fn likelihood(condition: &Condition, prospect: &impl Prospect) -> Likelihood {
    match condition {
        Condition::Compare(variable, comparison, number) => compare(prospect.range(*variable), *comparison, *number),
        Condition::Not(inner) => {
            let inner = likelihood(inner, prospect);
            Likelihood { can_hold: inner.can_fail, can_fail: inner.can_hold }
        }
        Condition::All(parts) => parts.iter().fold(Likelihood::TRUE, |all, part| {
            let part = likelihood(part, prospect);
            Likelihood { can_hold: all.can_hold && part.can_hold, can_fail: all.can_fail || part.can_fail }
        }),
        Condition::Any(parts) => parts.iter().fold(Likelihood::FALSE, |any, part| {
            let part = likelihood(part, prospect);
            Likelihood { can_hold: any.can_hold || part.can_hold, can_fail: any.can_fail && part.can_fail }
        }),
    }
}

fn compare((low, high): Range, comparison: Comparison, number: i32) -> Likelihood {
    let less = Likelihood { can_hold: low < number, can_fail: high >= number };
    let at_most = Likelihood { can_hold: low <= number, can_fail: high > number };
    let equal = Likelihood { can_hold: (low..=high).contains(&number), can_fail: low != number || high != number };
    let not = |this: Likelihood| Likelihood { can_hold: this.can_fail, can_fail: this.can_hold };
    match comparison {
        Comparison::Less => less,
        Comparison::AtMost => at_most,
        Comparison::Equal => equal,
        Comparison::Unequal => not(equal),
        Comparison::AtLeast => not(less),
        Comparison::Greater => not(at_most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Comparison; 6] = [
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::AtLeast,
        Comparison::Greater,
    ];

    struct Between(Range);

    impl Prospect for Between {
        fn range(&self, _variable: Variable) -> Range {
            self.0
        }
    }

    struct Exactly(i32);

    impl crate::scenario::View for Exactly {
        fn value(&self, _variable: Variable) -> i32 {
            self.0
        }
    }

    proptest! {
        #[test]
        fn a_comparison_is_possible_exactly_if_some_value_makes_it_so(
            low in 0..6, width in 0..4, number in -1..11, comparison in prop::sample::select(&ALL[..]),
        ) {
            let condition = Condition::Compare(Variable::Flag(0), comparison, number);
            let seen: Vec<bool> = (low..=low + width).map(|value| condition.holds(&Exactly(value))).collect();
            prop_assert_eq!(
                likelihood(&condition, &Between((low, low + width))),
                Likelihood { can_hold: seen.contains(&true), can_fail: seen.contains(&false) }
            );
        }
    }

    #[test]
    fn what_is_certain_stays_so_in_every_combination() {
        let certain = || Condition::Compare(Variable::Flag(0), Comparison::AtLeast, 0);
        let open = || Condition::Compare(Variable::Flag(0), Comparison::Greater, 0);
        let judge = |condition: &Condition| likelihood(condition, &Between((0, 1)));
        assert!(judge(&Condition::Any(vec![open(), certain()])).is_certain());
        assert!(!judge(&Condition::All(vec![open(), certain()])).is_certain());
        assert!(judge(&Condition::All(vec![open(), certain()])).can_hold);
        assert!(!judge(&Condition::All(vec![open(), Condition::Not(Box::new(certain()))])).can_hold);
    }
}
