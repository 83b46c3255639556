//! What a case must never allow, decided over every conversation there is.
//!
//! Each claim is put so that *yes* is good. It is decided by the highest total of all conversations of a kind
//! ([`Quest`](super::quest)), so a *no* comes with such a conversation. [`Claim::KindnessWins`] alone is decided
//! over the [situations](super::slips) with few slips, and says with how many.

use super::bound::{Content, Demand};
use super::course::{self, Kind};
use super::goals::{Goals, Sought};
use super::quest::{Answer, Turn};
use super::slips::{Situation, Situations};
use super::strategy::acts;
use crate::debrief::{Judge, Remedy};
use crate::roleplay::{Event, Roleplay, State, Timing};
use crate::rulebook::{Act, Dimension, Family, Fault, Move, Severity, Tier};
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
    /// The highest total found of a conversation of the kind that must not succeed.
    pub total: Option<i32>,
    /// No conversation of that kind earns more; `None` if there is none, or if that is not known.
    pub at_most: Option<i32>,
    /// What that total is held against.
    pub against: Option<i32>,
    /// A conversation with that total: against the claim if it does not hold.
    pub path: Option<Vec<usize>>,
    /// For a claim over situations: with how many slips every situation was looked at.
    pub slips: Option<usize>,
}

impl Proof {
    /// A claim against which nothing has been found yet.
    const fn holds(claim: Claim) -> Self {
        Self { claim, holds: Some(true), total: None, at_most: None, against: None, path: None, slips: None }
    }
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
                let answer = self.goals.highest(&Sought {
                    watch: &|mark, turn| (!acknowledged(turn.events)).then_some(mark),
                    // R2: without it the gate never opens.
                    demand: &|_| Demand { is_shut: true, ..Demand::default() },
                    over: Some(self.pass - 1),
                    ..Sought::default()
                });
                below(claim, &answer, self.pass)
            }
            Claim::RedLineFails => {
                let answer = self.goals.highest(&Sought {
                    hopeful: &|known, _, state| {
                        state.count(Severity::Hard) > 0 || known.bound.can_book(state, Severity::Hard)
                    },
                    met: &|_, state| state.count(Severity::Hard) > 0,
                    demand: &|_| Demand { is_hard: true, ..Demand::default() },
                    over: Some(self.pass - 1),
                    ..Sought::default()
                });
                below(claim, &answer, self.pass)
            }
            Claim::OrderPays => self.order(),
            Claim::IdealUnique => self.ideal(),
            Claim::KindnessWins => self.kindness(),
            Claim::SoothingCosts => {
                let watch = |mark: u8, turn: &Turn<'_>| {
                    Some(mark | if turn.events.contains(&Event::OverSoothing) { SEEN } else { 0 })
                };
                let answer = self.goals.highest(&Sought {
                    watch: &watch,
                    hopeful: &|known, mark, state| mark == SEEN || known.courses.may_soothe(state),
                    met: &|mark, _| mark == SEEN,
                    ..Sought::default()
                });
                below(claim, &answer, self.best)
            }
            Claim::ApologiesCost => {
                let enough = |state: &State, ahead: i32| state.uses(Move::ApologiseSpecific) + ahead >= 3;
                let empty = |state: &State| state.booked(Fault::EmptyApology) > 0;
                let answer = self.goals.highest(&Sought {
                    hopeful: &|known, _, state| {
                        empty(state)
                            || enough(state, known.bound.ahead(state, Move::ApologiseSpecific))
                            || known.bound.can_book_fault(state, Fault::EmptyApology)
                    },
                    met: &|_, state| empty(state) || enough(state, 0),
                    ..Sought::default()
                });
                below(claim, &answer, self.best)
            }
            Claim::WarmCloseEarns => self.close(),
        }
    }

    /// For each content, the best issue-first conversation against the best emotion-first one.
    fn order(&mut self) -> Proof {
        let mut proof = Proof::holds(Claim::OrderPays);
        // The better the content, the higher the totals: the first conversation found of each kind says most.
        for remedy in [Remedy::Best, Remedy::Acceptable, Remedy::None, Remedy::Bad] {
            for recorded in [true, false] {
                let content = Some(Content { remedy, recorded });
                let kind = Kind { content, ..Kind::default() };
                let issue = self.goals.highest(&Sought {
                    watch: &|mark, turn| {
                        let early = turn.events.iter().any(is_heavy_early);
                        let first = early && !turn.before.gate_reached;
                        Some(mark | if first { SEEN } else { 0 })
                    },
                    hopeful: &|_, mark, state| mark == SEEN || !state.gate_reached,
                    met: &|mark, _| mark == SEEN,
                    demand: &|_| Demand { kind, is_early: true, ..Demand::default() },
                    // What cannot pass beats nothing.
                    over: Some(self.pass - 1),
                    ..Sought::default()
                });
                let Some(at_most) = issue.limit.filter(|limit| *limit >= self.pass) else { continue };
                let emotion = self.goals.highest(&Sought {
                    watch: &|mark, turn| (!turn.events.iter().any(is_heavy_early)).then_some(mark),
                    demand: &|_| Demand { kind, ..Demand::default() },
                    enough: Some(at_most),
                    ..Sought::default()
                });
                // A content that emotion first never reaches has nothing to be held against.
                let Some((reached, _)) = emotion.found else {
                    if emotion.limit.is_some() {
                        proof.holds = proof.holds.filter(|holds| !holds);
                    }
                    continue;
                };
                let found = issue.found.as_ref().map(|(total, _)| *total);
                let beaten = found.is_some_and(|found| emotion.limit.is_some_and(|limit| found > limit));
                if beaten {
                    proof.holds = Some(false);
                } else if at_most > reached && proof.holds == Some(true) {
                    proof.holds = None;
                }
                // The content in which issue first comes closest says most.
                let lead = |total: Option<i32>, against: Option<i32>| Some(total? - against?);
                let closest = lead(found, Some(reached)) > lead(proof.total, proof.against);
                let is_open = at_most > reached;
                if beaten || is_open || closest && proof.holds == Some(true) {
                    proof.total = found;
                    proof.at_most = Some(at_most);
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
        let at_most = other.filter(|_| holds.is_some());
        Proof { holds, total: other, at_most, against: Some(total), path, ..Proof::holds(Claim::IdealUnique) }
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
        let at_most = total.filter(|_| holds.is_some());
        let slips = self.situations.complete_slips;
        Proof { holds, total, at_most, against, path, slips, ..Proof::holds(Claim::KindnessWins) }
    }

    fn close(&mut self) -> Proof {
        const CLOSES: [Move; 3] = [Move::CheckSatisfied, Move::CloseCourteously, Move::FollowUp];
        let closed = |state: &State| CLOSES.iter().any(|act| state.uses(*act) > 0);
        let with = self.goals.highest(&Sought {
            hopeful: &|known, _, state| closed(state) || CLOSES.iter().any(|act| known.bound.ahead(state, *act) > 0),
            met: &|_, state| closed(state),
            ..Sought::default()
        });
        let without = CLOSES.iter().fold(0, |bits, act| bits | course::bit(*act));
        let without = self.goals.highest(&Sought {
            watch: &|mark, turn| (!closed(turn.next)).then_some(mark),
            demand: &|_| Demand { kind: Kind { without, ..Kind::default() }, ..Demand::default() },
            ..Sought::default()
        });
        let with_total = with.found.as_ref().map(|(total, _)| *total);
        let holds = match (with_total, without.limit) {
            (Some(with), Some(limit)) if with > limit => Some(true),
            (Some(_), None) => Some(true),
            _ if with.is_exact() && without.is_exact() => Some(false),
            _ => None,
        };
        let at_most = without.limit;
        let (total, path) = without.found.map_or((None, None), |(total, path)| (Some(total), Some(path)));
        Proof { holds, total, at_most, against: with_total, path, ..Proof::holds(Claim::WarmCloseEarns) }
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
    Proof { holds, total, at_most: answer.limit, against: Some(mark), path, ..Proof::holds(claim) }
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
