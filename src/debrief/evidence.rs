//! What each sentence did, and why: a ledger a trainee can read.

use crate::language::{Lang, Text};
use crate::roleplay::{Cause, Event, Roleplay, Timing, TurnRecord};
use crate::rulebook::{Act, Dimension, Fault, Move, Points, Tier};
use crate::source::Vocabulary as _;

/// One act of a sentence with everything it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActEvidence {
    /// The act.
    pub act: Act,
    /// Whether it was the right time.
    pub timing: Timing,
    /// Too early, and another move of the same response came too early still worse: this one is simply void.
    pub is_void: bool,
}

impl ActEvidence {
    /// Whether it was the right time, in the word of the JSON contract: `ok`, `repeated`, `early`, `void` or `fault`.
    #[must_use]
    pub const fn timing_name(&self) -> &'static str {
        match self.timing {
            Timing::Ok => "ok",
            Timing::Repeated => "repeated",
            Timing::Early(_) if self.is_void => "void",
            Timing::Early(_) => "early",
            Timing::Fault => "fault",
        }
    }
}

/// One row of the ledger: by how much, of what, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// What changed it.
    pub cause: Cause,
    /// The change of arousal, heard, trust and patience, after everything.
    pub mood: [i32; 4],
    /// The points by dimension.
    pub points: Points,
    /// The rule behind it, such as `R1`.
    pub rule: Option<&'static str>,
}

/// The acts of a turn and the rows of its ledger, in the order in which things happened.
#[must_use]
pub fn evidence(turn: &TurnRecord) -> (Vec<ActEvidence>, Vec<LedgerRow>) {
    let worst = turn.events.iter().find_map(|event| match event {
        Event::Early(tier) => Some(*tier),
        _ => None,
    });
    let mut acts = Vec::new();
    let mut rows = Vec::new();
    for event in &turn.events {
        match *event {
            Event::Acted { act, timing } => {
                let is_void = matches!(timing, Timing::Early(tier) if Some(tier) != worst);
                acts.push(ActEvidence { act, timing, is_void });
            }
            Event::Changed { cause, effect, points } => {
                let mood = [effect.arousal, effect.heard, effect.trust, effect.patience];
                if mood != [0; 4] || points != Points::default() {
                    rows.push(LedgerRow { cause, mood, points, rule: rule(cause) });
                }
            }
            _ => {}
        }
    }
    (acts, rows)
}

impl LedgerRow {
    /// Why, in a few words: “named the feeling”.
    #[must_use]
    pub fn reason<'a>(&self, roleplay: &Roleplay<'a>, lang: Lang) -> &'a str {
        match self.cause {
            Cause::Act(act) => roleplay.rulebook.act_short(act).get(lang),
            Cause::Delivery(delivery) => roleplay.rulebook.deliveries[delivery].name.get(lang),
            Cause::Turn => lang.pick("时间在过去", "time passes"),
            Cause::Early(Tier::Light) => lang.pick("对方还在火头上就问事", "business while still too heated"),
            Cause::Early(_) => lang.pick("话没错，说早了", "right words, too early"),
            Cause::Recovery => lang.pick("及时补回来了", "made good in time"),
            Cause::OverSoothing => lang.pick("只安慰，不办事", "soothing instead of helping"),
            Cause::Audience => lang.pick("有人围观，更来劲", "plays to the onlookers"),
            Cause::Story => lang.pick("事情本身", "what happened"),
        }
    }
}

/// Names of the four meters.
#[must_use]
pub fn meter_name(index: usize) -> Text {
    match index {
        0 => Text::new("激动度", "arousal"),
        1 => Text::new("被倾听感", "heard"),
        2 => Text::new("信任", "trust"),
        _ => Text::new("耐心", "patience"),
    }
}

impl LedgerRow {
    /// The dimensions it touched.
    pub fn dimensions(&self) -> impl Iterator<Item = (Dimension, i32)> + '_ {
        Dimension::ALL.iter().map(|dimension| (*dimension, self.points[dimension.index()])).filter(|(_, p)| *p != 0)
    }
}

/// The rule behind a change.
fn rule(cause: Cause) -> Option<&'static str> {
    Some(match cause {
        Cause::Early(_) => "R1",
        Cause::Recovery => "R4",
        Cause::OverSoothing => "R5",
        Cause::Audience => "R16",
        Cause::Act(Act::Move(act)) => match act {
            Move::NameFeeling | Move::AcknowledgeImpact => "R2",
            Move::RepairMisstep => "R4",
            Move::AskExpectation | Move::OfferOptions => "R9",
            Move::QuotePrice | Move::ArrangeDiagnosis | Move::CheckRecords | Move::AdmitFault => "R7",
            Move::ShareResponsibility | Move::DeferHonestly | Move::ClarifyFacts | Move::WarnAhead => "R11",
            Move::WarmTransfer | Move::TakeOwnership => "R13",
            Move::SetDeadline | Move::ReportProgress => "R14",
            Move::ChangeSetting => "R16",
            Move::HoldLine | Move::ExplainPolicy => "R18",
            Move::InviteUnspoken => "R19",
            Move::TakeRecord => "R20",
            Move::GrantRemedy => "R22",
            _ => return None,
        },
        Cause::Act(Act::Fault(fault)) => match fault {
            Fault::EmptyApology => "R5",
            Fault::PrematureQuote => "R7",
            Fault::Requote | Fault::CorrectedQuote => "R8",
            Fault::LegalThreat => "R10",
            Fault::BlameCustomer | Fault::ProveWrong | Fault::Stall => "R11",
            Fault::PassBuck => "R13",
            Fault::BrokenPromise | Fault::VaguePromise => "R14",
            Fault::UnsafeRelease => "R17",
            Fault::RigidPolicy | Fault::AccuseMotive => "R18",
            Fault::PrematureClose => "R19",
            Fault::PoorRecord => "R20",
            Fault::DodgeMedia | Fault::GagCondition => "R21",
            Fault::OffBookSettlement | Fault::OverPromise => "R22",
            _ => return None,
        },
        Cause::Turn | Cause::Delivery(_) | Cause::Story => return None,
    })
}
