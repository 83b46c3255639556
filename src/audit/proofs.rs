//! What a case must never allow, decided over every conversation there is.
//!
//! Each claim is put so that *yes* is good. It is decided by the highest total of all conversations of a kind
//! ([`Quest`](super::quest)), so a *no* comes with such a conversation. [`Claim::KindnessWins`] alone is decided
//! over the [situations](super::slips) with few slips, and says with how many.

use super::bound::{Bound, Content};
use super::goals::Goals;
use super::quest::{Answer, Turn};
use super::slips::{Situation, Situations};
use super::strategy::acts;
use crate::debrief::{Judge, Remedy, Score};
use crate::roleplay::{Event, Roleplay, State, Timing};
use crate::rulebook::{Act, Dimension, Family, Move, Severity, Tier};
use crate::scenario::{Response, Target};
use crate::source::{Vocabulary as _, vocabulary};

vocabulary! {
    /// A claim about all conversations of a case.
    "claim"
    pub enum Claim {
        /// Nobody passes without acknowledging the feeling: no conversation in which neither `name_feeling` nor
        /// `acknowledge_impact` was ever in time reaches the pass mark.
        FeelingNeeded = "feeling_needed",
        /// Nobody passes with a hard fault.
        RedLineFails = "red_line_fails",
        /// Issue first never beats emotion first with the same content. *Issue first*: a move of tier 2 or 3 came
        /// too early before the gate had ever opened. *Emotion first*: none ever did. *The same content*: the same
        /// remedy was reached, and the record is complete in both or in neither. Only lines that pass count.
        OrderPays = "order_pays",
        /// The line of the author's best options earns most, and no other conversation earns as much.
        IdealUnique = "ideal_unique",
        /// In no situation does an option with a fault that costs interactional fairness leave more within reach
        /// than an option without any fault that makes an emotion move in time.
        KindnessWins = "kindness_wins",
        /// Soothing in the middle of problem-solving costs: every conversation in which R5 booked over-soothing
        /// stays below the best line.
        SoothingCosts = "soothing_costs",
        /// Endless apology costs: every conversation with three apologies or more, or with an empty one, stays
        /// below the best line.
        ApologiesCost = "apologies_cost",
        /// A warm close earns: the best conversation with `check_satisfied`, `close_courteously` or `follow_up` in
        /// time is above the best one without any of them.
        WarmCloseEarns = "warm_close_earns",
    }
}

/// What was found about a claim.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The claim.
    pub claim: Claim,
    /// Whether it holds; `None` if the steps ran out before that was known.
    pub holds: Option<bool>,
    /// The highest total of a conversation of the kind that must not succeed, if there is one at all.
    pub total: Option<i32>,
    /// What that total is held against.
    pub against: Option<i32>,
    /// A conversation with that total: against the claim if it does not hold.
    pub path: Option<Vec<usize>>,
    /// For a claim over situations: with how many slips every situation was looked at.
    pub slips: Option<usize>,
}

impl Claim {
    /// Whether an author must mend a case for which it does not hold. The others are for information.
    #[must_use]
    pub const fn must_hold(self) -> bool {
        matches!(self, Self::FeelingNeeded | Self::RedLineFails | Self::OrderPays | Self::IdealUnique)
    }
}

/// All proofs about one scenario.
pub(super) struct Prover<'p, 'a> {
    pub judge: &'a Judge<'a>,
    pub goals: &'p mut Goals<'a>,
    pub situations: &'p Situations,
    pub pass: i32,
    /// The highest total there is.
    pub best: i32,
}

/// Bits of the mark that goes along with a conversation.
const SEEN: u8 = 1;

impl<'a> Prover<'_, 'a> {
    pub fn prove(&mut self, claim: Claim) -> Proof {
        match claim {
            Claim::FeelingNeeded => {
                let never = |mark: u8, turn: &Turn<'_>| (!acknowledged(turn.events)).then_some(mark);
                let answer = self.goals.highest(&never, &|_, _, _| true, &|_, _, _| true);
                below(claim, &answer, self.pass)
            }
            Claim::RedLineFails => {
                let may = |bound: &Bound<'_>, _: u8, state: &State| {
                    state.count(Severity::Hard) > 0 || bound.can_book(state, Severity::Hard)
                };
                let met = |_: u8, state: &State, _: &Score| state.count(Severity::Hard) > 0;
                let answer = self.goals.highest(&|mark, _| Some(mark), &may, &met);
                below(claim, &answer, self.pass)
            }
            Claim::OrderPays => self.order(),
            Claim::IdealUnique => self.ideal(),
            Claim::KindnessWins => self.kindness(),
            Claim::SoothingCosts => {
                let watch = |mark: u8, turn: &Turn<'_>| {
                    Some(mark | if turn.events.contains(&Event::OverSoothing) { SEEN } else { 0 })
                };
                let ahead = soothing_ahead(&self.judge.roleplay());
                let may = |_: &Bound<'_>, mark: u8, state: &State| {
                    mark == SEEN || ahead[state.node][usize::from(state.is_soothing())]
                };
                let answer = self.goals.highest(&watch, &may, &|mark, _, _| mark == SEEN);
                below(claim, &answer, self.best)
            }
            Claim::ApologiesCost => {
                let enough = |state: &State, ahead: i32| state.uses(Move::ApologiseSpecific) + ahead >= 3;
                let empty = |state: &State| state.booked(crate::rulebook::Fault::EmptyApology) > 0;
                let may = |bound: &Bound<'_>, _: u8, state: &State| {
                    empty(state)
                        || enough(state, bound.ahead(state, Move::ApologiseSpecific))
                        || bound.can_book_fault(state, crate::rulebook::Fault::EmptyApology)
                };
                let met = |_: u8, state: &State, _: &Score| empty(state) || enough(state, 0);
                let answer = self.goals.highest(&|mark, _| Some(mark), &may, &met);
                below(claim, &answer, self.best)
            }
            Claim::WarmCloseEarns => self.close(),
        }
    }

    /// For each content, the best issue-first conversation against the best emotion-first one.
    fn order(&mut self) -> Proof {
        let mut proof =
            Proof { claim: Claim::OrderPays, holds: Some(true), total: None, against: None, path: None, slips: None };
        let first = |mark: u8, turn: &Turn<'_>| {
            let early = turn.events.iter().any(is_heavy_early);
            let first = early && !turn.before.gate_reached;
            Some(mark | if first { SEEN } else { 0 })
        };
        let may = |mark: u8, state: &State| mark == SEEN || !state.gate_reached;
        let never = |mark: u8, turn: &Turn<'_>| (!turn.events.iter().any(is_heavy_early)).then_some(mark);
        // The better the content, the higher the totals: the first conversation found of each kind says most.
        for remedy in [Remedy::Best, Remedy::Acceptable, Remedy::None, Remedy::Bad] {
            for recorded in [true, false] {
                let content = Content { remedy, recorded };
                let issue = self.goals.highest_with(content, &first, &may, &|mark, _, _| mark == SEEN);
                // What cannot pass beats nothing.
                let Some(at_most) = issue.limit.filter(|limit| *limit >= self.pass) else { continue };
                let emotion = self.goals.highest_with(content, &never, &|_, _| true, &|_, _, _| true);
                // A content that emotion first never reaches has nothing to be held against.
                let Some((reached, _)) = emotion.found else {
                    proof.holds =
                        if emotion.limit.is_some() { proof.holds.filter(|holds| !holds) } else { proof.holds };
                    continue;
                };
                let found = issue.found.as_ref().map(|(total, _)| *total);
                let beaten = found.is_some_and(|found| emotion.limit.is_some_and(|limit| found > limit));
                if beaten {
                    proof.holds = Some(false);
                } else if at_most > reached && proof.holds == Some(true) {
                    proof.holds = None;
                }
                if beaten || (proof.total < found && proof.holds != Some(false)) {
                    proof.total = found;
                    proof.against = Some(reached);
                    proof.path = issue.found.map(|(_, path)| path);
                }
                if beaten {
                    return proof;
                }
            }
        }
        proof
    }

    /// The highest total that leaves the author's line somewhere, against that of the line.
    fn ideal(&self) -> Proof {
        let ideal = self.judge.ideal();
        let roleplay = self.judge.roleplay();
        let mut end = roleplay.begin(&mut ());
        ideal.iter().for_each(|response| roleplay.advance(&mut end, *response, &mut ()));
        let total = self.judge.total(&end);
        let mut rival: Option<(i32, Vec<usize>, bool)> = None;
        for situation in self.situations.all.iter().filter(|situation| situation.slips == 0) {
            for (response, (after, exact)) in situation.after.iter().enumerate() {
                let is_ideal = ideal.get(situation.path.len()) == Some(&response);
                if !is_ideal && rival.as_ref().is_none_or(|(most, ..)| after > most) {
                    let mut path = situation.path.clone();
                    path.push(response);
                    rival = Some((*after, path, *exact));
                }
            }
        }
        let unsure = self.situations.complete_slips.is_none()
            || self.situations.all.iter().any(|s| s.slips == 0 && s.after.iter().any(|(_, exact)| !exact));
        let holds = match &rival {
            Some((other, ..)) if *other >= total => Some(false),
            _ if unsure => None,
            _ => Some(true),
        };
        let (other, path) = rival.map_or((None, None), |(other, path, _)| (Some(other), Some(path)));
        Proof { claim: Claim::IdealUnique, holds, total: other, against: Some(total), path, slips: None }
    }

    fn kindness(&self) -> Proof {
        let roleplay = self.judge.roleplay();
        let mut worst: Option<(i32, i32, Vec<usize>)> = None;
        let mut unsure = false;
        for situation in &self.situations.all {
            let options = 0..situation.after.len();
            let is = |test: fn(&Roleplay<'_>, &Situation, usize) -> bool| {
                options.clone().filter(move |response| test(&roleplay, situation, *response))
            };
            for rude in is(is_rude) {
                for kind in is(is_kind) {
                    let ((rude_total, exact), (kind_total, other_exact)) =
                        (situation.after[rude], situation.after[kind]);
                    unsure |= !exact || !other_exact;
                    let lead = rude_total - kind_total;
                    if worst.as_ref().is_none_or(|(total, against, _)| lead > total - against) {
                        let mut path = situation.path.clone();
                        path.push(rude);
                        worst = Some((rude_total, kind_total, path));
                    }
                }
            }
        }
        let holds = match &worst {
            Some((rude, kind, _)) if rude > kind => Some(false),
            _ if unsure || self.situations.complete_slips.is_none() => None,
            _ => Some(true),
        };
        let (total, against, path) = match worst {
            Some((total, against, path)) => (Some(total), Some(against), Some(path)),
            None => (None, None, None),
        };
        Proof { claim: Claim::KindnessWins, holds, total, against, path, slips: self.situations.complete_slips }
    }

    fn close(&mut self) -> Proof {
        const CLOSES: [Move; 3] = [Move::CheckSatisfied, Move::CloseCourteously, Move::FollowUp];
        let closed = |state: &State| CLOSES.iter().any(|act| state.uses(*act) > 0);
        let may = |bound: &Bound<'_>, _: u8, state: &State| {
            closed(state) || CLOSES.iter().any(|act| bound.ahead(state, *act) > 0)
        };
        let with = self.goals.highest(&|mark, _| Some(mark), &may, &|_, state, _| closed(state));
        let never = |mark: u8, turn: &Turn<'_>| (!closed(turn.next)).then_some(mark);
        let without = self.goals.highest(&never, &|_, _, _| true, &|_, _, _| true);
        let with_total = with.found.as_ref().map(|(total, _)| *total);
        let holds = match (with_total, without.limit) {
            (Some(with), Some(limit)) if with > limit => Some(true),
            (Some(_), None) => Some(true),
            _ if with.is_exact() && without.is_exact() => Some(false),
            _ => None,
        };
        let (total, path) = without.found.map_or((None, None), |(total, path)| (Some(total), Some(path)));
        Proof { claim: Claim::WarmCloseEarns, holds, total, against: with_total, path, slips: None }
    }
}

/// The highest total of a kind must stay below a mark.
fn below(claim: Claim, answer: &Answer, mark: i32) -> Proof {
    let holds = match (&answer.found, answer.limit) {
        (_, None) => Some(true),
        (_, Some(limit)) if limit < mark => Some(true),
        (Some((total, _)), _) if *total >= mark => Some(false),
        _ => None,
    };
    let (total, path) = answer.found.clone().map_or((None, None), |(total, path)| (Some(total), Some(path)));
    Proof { claim, holds, total, against: Some(mark), path, slips: None }
}

fn acknowledged(events: &[Event]) -> bool {
    events.iter().any(|event| {
        matches!(event, Event::Acted { act: Act::Move(act), timing: Timing::Ok | Timing::Repeated }
            if act.acknowledges())
    })
}

fn is_heavy_early(event: &Event) -> bool {
    matches!(event, Event::Early(Tier::Heavy | Tier::Settling))
}

/// Says something that hurts the person: a fault that costs interactional fairness.
fn is_rude(roleplay: &Roleplay<'_>, situation: &Situation, response: usize) -> bool {
    acts(roleplay, &situation.state, response).iter().any(|act| match act {
        Act::Fault(fault) => roleplay.rulebook.faults[*fault].points[Dimension::InteractionalFairness.index()] < 0,
        Act::Move(_) => false,
    })
}

/// Turns to the person and makes no fault.
fn is_kind(roleplay: &Roleplay<'_>, situation: &Situation, response: usize) -> bool {
    let said = acts(roleplay, &situation.state, response);
    said.iter().all(|act| matches!(act, Act::Move(_)))
        && said
            .iter()
            .any(|act| matches!(act, Act::Move(act) if roleplay.rulebook.moves[*act].family == Family::Emotion))
}

/// Whether over-soothing may be booked from each node on: first without, then with a soothing response just before.
/// It takes two in a row at least.
fn soothing_ahead(roleplay: &Roleplay<'_>) -> Vec<[bool; 2]> {
    let nodes = &roleplay.scenario.nodes;
    let soothes = |response: &Response| {
        response.acts.iter().any(|acts| {
            let moves = acts.value.iter().filter_map(|act| match act {
                Act::Move(act) => Some(*act),
                Act::Fault(_) => None,
            });
            let families: Vec<Move> = moves.collect();
            !families.is_empty()
                && families
                    .iter()
                    .all(|act| roleplay.rulebook.moves[*act].family == Family::Emotion && *act != Move::TakeOwnership)
        })
    };
    let mut ahead = vec![[false; 2]; nodes.len()];
    loop {
        let before = ahead.clone();
        for (node, written) in nodes.iter().enumerate() {
            for response in &written.responses {
                let soothing = soothes(response);
                ahead[node][1] |= soothing;
                for next in &response.next {
                    if let Target::Node(next) = next.value {
                        let later = before[next][usize::from(soothing)];
                        ahead[node][0] |= later;
                        ahead[node][1] |= later;
                    }
                }
            }
        }
        if before == ahead {
            return ahead;
        }
    }
}
