//! Whether conditions can hold together: a search over what each of them may be true by, with a range for every
//! number. It gives up on the side of “yes”.

use super::flow::{Known, may_fault};
use crate::scenario::{Comparison, Condition, Meter, Scenario, Variable};
use std::cell::Cell;

/// The lowest and highest value of a variable.
type Range = (i64, i64);

/// Where conditions are asked: what every variable may be there.
#[derive(Clone, Copy)]
pub(super) struct World<'s> {
    scenario: &'s Scenario,
    known: Option<Known>,
    patience: &'s Patience,
}

/// More alternatives than this are not looked at in one question; the answer is then “yes”.
const BUDGET: u32 = 1_000;

/// Steps left for all questions about one file, so that no file takes long.
#[derive(Debug)]
pub(super) struct Patience(Cell<u32>);

impl Patience {
    /// Many times what a long scenario needs.
    pub fn new() -> Self {
        Self(Cell::new(400_000))
    }
}

impl<'s> World<'s> {
    /// Anywhere in a scenario.
    pub fn anywhere(scenario: &'s Scenario, patience: &'s Patience) -> Self {
        Self { scenario, known: None, patience }
    }

    /// At a moment of which something is known.
    pub fn at(scenario: &'s Scenario, known: Known, patience: &'s Patience) -> Self {
        Self { scenario, known: Some(known), patience }
    }

    /// Whether `all` may hold while none of `none` does.
    pub fn allows(&self, all: &[&Condition], none: &[&Condition]) -> bool {
        let open = all.iter().map(|condition| (*condition, true));
        // The nearest ones matter most; leaving some out only makes the answer “yes” more often.
        const LOOKED_AT: usize = 24;
        let none = &none[none.len().saturating_sub(LOOKED_AT)..];
        let open = open.chain(none.iter().map(|condition| (*condition, false))).collect();
        let left = self.patience.0.get();
        let allowed = BUDGET.min(left);
        let mut budget = allowed;
        let holds = self.holds(open, Vec::new(), &mut budget);
        self.patience.0.set(left - (allowed - budget));
        holds
    }

    fn holds(
        &self,
        mut open: Vec<(&Condition, bool)>,
        mut ranges: Vec<(Variable, Range, Vec<i64>)>,
        budget: &mut u32,
    ) -> bool {
        while let Some((condition, wanted)) = open.pop() {
            if *budget == 0 {
                return true;
            }
            *budget -= 1;
            match (condition, wanted) {
                (Condition::Not(inner), _) => open.push((inner, !wanted)),
                (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                    open.extend(parts.iter().map(|part| (part, wanted)));
                }
                (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                    return parts.iter().any(|part| {
                        let mut open = open.clone();
                        open.push((part, wanted));
                        self.holds(open, ranges.clone(), budget)
                    });
                }
                (Condition::Compare(variable, comparison, number), _) => {
                    if !self.narrow(&mut ranges, *variable, *comparison, i64::from(*number), wanted) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Takes one comparison into account; `false` if nothing is left.
    fn narrow(
        &self,
        ranges: &mut Vec<(Variable, Range, Vec<i64>)>,
        variable: Variable,
        comparison: Comparison,
        number: i64,
        wanted: bool,
    ) -> bool {
        let index = ranges.iter().position(|(known, ..)| *known == variable).unwrap_or_else(|| {
            ranges.push((variable, self.range(variable), Vec::new()));
            ranges.len() - 1
        });
        let (_, (low, high), without) = &mut ranges[index];
        match (comparison, wanted) {
            (Comparison::Less, true) | (Comparison::AtLeast, false) => *high = (*high).min(number - 1),
            (Comparison::AtMost, true) | (Comparison::Greater, false) => *high = (*high).min(number),
            (Comparison::Greater, true) | (Comparison::AtMost, false) => *low = (*low).max(number + 1),
            (Comparison::AtLeast, true) | (Comparison::Less, false) => *low = (*low).max(number),
            (Comparison::Equal, true) | (Comparison::Unequal, false) => {
                *low = (*low).max(number);
                *high = (*high).min(number);
            }
            (Comparison::Unequal, true) | (Comparison::Equal, false) => without.push(number),
        }
        while low <= high && without.contains(low) {
            *low += 1;
        }
        while low <= high && without.contains(high) {
            *high -= 1;
        }
        low <= high
    }

    fn range(&self, variable: Variable) -> Range {
        let truth = |may: bool, must: bool| (i64::from(must), i64::from(may));
        let many = |may: bool| (0, if may { i64::from(i32::MAX) } else { 0 });
        let Some(known) = self.known else {
            return match variable {
                Variable::Flag(_) | Variable::Fact(_) => (0, 1),
                Variable::Fault(_) | Variable::Visits(_) => many(true),
                Variable::Meter(meter) => self.meter(meter),
            };
        };
        match variable {
            Variable::Flag(flag) => {
                let bit = 1u64.wrapping_shl(u32::from(flag));
                truth(known.may_flags & bit != 0, known.must_flags & bit != 0)
            }
            Variable::Fact(fact) => {
                let bit = 1u32.wrapping_shl(u32::from(fact));
                truth(known.may_facts & bit != 0, known.must_facts & bit != 0)
            }
            Variable::Fault(fault) => many(may_fault(&known, fault)),
            Variable::Visits(slot) => many(known.may_visits & 1u8.wrapping_shl(u32::from(slot)) != 0),
            Variable::Meter(Meter::Facts) => {
                (i64::from(known.must_facts.count_ones()), i64::from(known.may_facts.count_ones()))
            }
            Variable::Meter(Meter::Minor | Meter::Major | Meter::Hard) => many(known.may_faults != 0),
            Variable::Meter(Meter::Quotes | Meter::HighestQuote) => many(known.may_quote),
            Variable::Meter(meter) => self.meter(meter),
        }
    }

    fn meter(&self, meter: Meter) -> Range {
        match meter {
            Meter::Arousal | Meter::Heard | Meter::Trust | Meter::Patience | Meter::Total => (0, 100),
            Meter::Gate | Meter::WalkedOut | Meter::BadEnding => (0, 1),
            Meter::Audience => (0, 3),
            Meter::Facts => (0, i64::try_from(self.scenario.facts.len()).unwrap_or(i64::MAX)),
            Meter::Day => {
                let times = self.scenario.nodes.iter().flat_map(|node| &node.time);
                (0, times.map(|time| i64::from(time.value.day())).max().unwrap_or(0))
            }
            Meter::Minor | Meter::Major | Meter::Hard | Meter::Quotes | Meter::HighestQuote => (0, i64::from(i32::MAX)),
        }
    }
}
