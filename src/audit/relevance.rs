//! Which parts of a state can still make a difference from each node on.
//!
//! It depends on scenario and rulebook alone, so it is worked out once. Conditions are not evaluated: what some
//! route might ask counts as asked, which keeps states apart that are alike, and never the other way round.

use super::outlook::Outlook;
use crate::roleplay::{Relevance, Roleplay};
use crate::rulebook::{Family, Move, Rulebook, Severity, Tier};
use crate::scenario::{Condition, Meter, Scenario, Target, Variable};
use crate::source::Vocabulary as _;

/// The relevance of every node, by index.
pub(super) fn relevance(roleplay: &Roleplay<'_>) -> Vec<Relevance> {
    let scenario = roleplay.scenario;
    let outlooks = Outlook::of(scenario);
    let lengths = lengths(scenario);
    let mut all: Vec<Relevance> = Vec::new();
    for (node, outlook) in outlooks.iter().enumerate() {
        let mut relevance = nothing();
        relevance.facts = scenario.core_fact().map_or(0, |core| 1 << core);
        for act in Move::ALL.iter().filter(|act| outlook.moves[act.index()] > 0) {
            relevance.uses[act.index()] = worn_out(roleplay.rulebook, *act);
            relevance.tabled |= roleplay.rulebook.moves[*act].tier == Tier::Settling;
        }
        relevance.turn = lengths[node].is_none_or(|length| length >= usize::from(Roleplay::MAX_TURNS));
        // What the node itself asks; what lies ahead is added below.
        for response in &scenario.nodes[node].responses {
            response.acts.iter().for_each(|acts| read(&mut relevance, acts.when.as_ref()));
            response.quotes.iter().for_each(|quote| read(&mut relevance, quote.when.as_ref()));
            response.next.iter().for_each(|next| read(&mut relevance, next.when.as_ref()));
            for target in targets(response) {
                let next = &scenario.nodes[target];
                next.time.iter().for_each(|time| read(&mut relevance, time.when.as_ref()));
                for enter in &next.enter {
                    read(&mut relevance, enter.when.as_ref());
                    enter.quotes.iter().for_each(|quote| read(&mut relevance, quote.when.as_ref()));
                }
            }
        }
        all.push(relevance);
    }
    loop {
        let mut changed = false;
        for node in (0..all.len()).rev() {
            for target in scenario.nodes[node].responses.iter().flat_map(targets) {
                let ahead = all[target].clone();
                changed |= widen(&mut all[node], &ahead);
            }
        }
        if !changed {
            return all;
        }
    }
}

/// Adds to every node what is asked once the conversation is over.
pub(super) fn widen_by_ends(all: &mut [Relevance], scenario: &Scenario) {
    let mut ends = nothing();
    let keys = &scenario.keys;
    read(&mut ends, Some(&keys.remedy_best));
    read(&mut ends, keys.remedy_acceptable.as_ref());
    read(&mut ends, keys.recorded.as_ref());
    for relevance in all {
        widen(relevance, &ends);
    }
}

fn nothing() -> Relevance {
    Relevance {
        turn: false,
        time: false,
        trust: false,
        flags: 0,
        facts: 0,
        fact_count: false,
        uses: [0; _],
        faults: [0; _],
        severities: [0; _],
        visits: [0; _],
        quotes: 0,
        highest_quote: false,
        tabled: false,
    }
}

fn read(relevance: &mut Relevance, when: Option<&Condition>) {
    if let Some(when) = when {
        when.comparisons(&mut |variable, number| read_one(relevance, variable, number));
    }
}

fn read_one(relevance: &mut Relevance, variable: Variable, number: i32) {
    // Values beyond the largest number asked about are all alike, since counts only grow.
    let above = number.saturating_add(1).max(0);
    let small = u8::try_from(above).unwrap_or(u8::MAX);
    let raise = |kept: &mut u8| *kept = small.max(*kept);
    match variable {
        Variable::Flag(flag) => relevance.flags |= 1 << flag,
        Variable::Fact(fact) => relevance.facts |= 1 << fact,
        Variable::Fault(fault) => raise(&mut relevance.faults[fault.index()]),
        Variable::Visits(slot) => raise(&mut relevance.visits[usize::from(slot)]),
        Variable::Meter(meter) => match meter {
            Meter::Trust => relevance.trust = true,
            Meter::Day => relevance.time = true,
            Meter::Minor => raise(&mut relevance.severities[Severity::Minor.index()]),
            Meter::Major => raise(&mut relevance.severities[Severity::Major.index()]),
            Meter::Hard => raise(&mut relevance.severities[Severity::Hard.index()]),
            Meter::Quotes => relevance.quotes = u16::try_from(above).unwrap_or(u16::MAX).max(relevance.quotes),
            Meter::HighestQuote => relevance.highest_quote = true,
            Meter::Facts => relevance.fact_count = true,
            // Always kept, or known only to the judge.
            Meter::Arousal
            | Meter::Heard
            | Meter::Patience
            | Meter::Gate
            | Meter::Audience
            | Meter::WalkedOut
            | Meter::BadEnding
            | Meter::Total => {}
        },
    }
}

/// Adds what lies ahead; whether that was anything new.
fn widen(relevance: &mut Relevance, ahead: &Relevance) -> bool {
    let mut changed = false;
    let mut flag = |kept: &mut bool, other: bool| {
        changed |= other && !*kept;
        *kept |= other;
    };
    flag(&mut relevance.turn, ahead.turn);
    flag(&mut relevance.time, ahead.time);
    flag(&mut relevance.trust, ahead.trust);
    flag(&mut relevance.highest_quote, ahead.highest_quote);
    flag(&mut relevance.fact_count, ahead.fact_count);
    changed |= ahead.flags & !relevance.flags != 0 || ahead.facts & !relevance.facts != 0;
    relevance.flags |= ahead.flags;
    relevance.facts |= ahead.facts;
    let mut counts = |kept: &mut [u8], other: &[u8]| {
        for (kept, other) in kept.iter_mut().zip(other) {
            changed |= other > kept;
            *kept = (*other).max(*kept);
        }
    };
    counts(&mut relevance.faults, &ahead.faults);
    counts(&mut relevance.severities, &ahead.severities);
    counts(&mut relevance.visits, &ahead.visits);
    changed |= ahead.quotes > relevance.quotes;
    relevance.quotes = ahead.quotes.max(relevance.quotes);
    changed
}

/// The number of uses from which on all further uses are alike.
fn worn_out(rulebook: &Rulebook, act: Move) -> u8 {
    let repetition = &rulebook.repetition;
    let is_emotion = rulebook.moves[act].family == Family::Emotion;
    let effect = if is_emotion { &repetition.emotion } else { &repetition.other };
    let same = |from: usize| {
        (from..3).all(|use_| effect[use_] == effect[3] && repetition.points[use_] == repetition.points[3])
    };
    (0..=3).find(|from| same(usize::from(*from))).unwrap_or(3)
}

/// The longest way from each node to an end, in turns; `None` where it can go in circles.
fn lengths(scenario: &Scenario) -> Vec<Option<usize>> {
    let count = scenario.nodes.len();
    let mut lengths = vec![0; count];
    // Without a circle no way is longer than there are nodes.
    for _ in 0..=count {
        let mut changed = false;
        for node in (0..count).rev() {
            let ahead = scenario.nodes[node].responses.iter().flat_map(targets).map(|next| lengths[next]).max();
            let length = ahead.unwrap_or(0) + 1;
            changed |= length != lengths[node];
            lengths[node] = length.min(count + 1);
        }
        if !changed {
            break;
        }
    }
    // Whoever leads into a circle grew without end.
    lengths.into_iter().map(|length| (length <= count).then_some(length)).collect()
}

fn targets(response: &crate::scenario::Response) -> impl Iterator<Item = usize> + '_ {
    response.next.iter().filter_map(|next| match next.value {
        Target::Node(node) => Some(node),
        Target::Ending(_) | Target::End => None,
    })
}
