//! What can be done in a sentence: the 39 moves of good handling and the 32 faults.
//!
//! The meaning of each is code, here and in the rules of `roleplay`; its numbers and its bilingual name are data
//! in `assets/rulebook.ron`.

use crate::source::{Vocabulary, vocabulary};
use std::fmt;

vocabulary! {
    /// A dialogue act that helps, when its moment has come.
    "move"
    pub enum Move {
        /// Greet and identify: greet, say own name and role, use the customer's honorific; within three rings on the phone.
        GreetIdentify = "greet_identify",
        /// Change the setting: change place (away from the crowd, a seat), time (agree a call-back once calmer) or person (someone not involved). Technique 1 'isolate', and 'another place / time / person'.
        ChangeSetting = "change_setting",
        /// Hear out: hear the complaint to the end; silence, confirmation words, no counter-question inside the story.
        LetVent = "let_vent",
        /// Name the feeling: put the customer's feeling into words, tentatively, and treat it as legitimate. Agreeing with the feeling is not agreeing with the claim.
        NameFeeling = "name_feeling",
        /// Acknowledge the impact: say back, concretely, what this has cost the customer (time, trips, face, a missed appointment).
        AcknowledgeImpact = "acknowledge_impact",
        /// Specific apology: one apology tied to one thing we did or failed to do. Not for the weather, not five times.
        ApologiseSpecific = "apologise_specific",
        /// Thank the complainant: thank for the trouble of telling us; recognise the right to complain.
        ThankComplainant = "thank_complainant",
        /// Offer care: look after the person: seat, water, a phone, a lift home, a loaner, the child.
        OfferCare = "offer_care",
        /// Take ownership: make oneself the owner of the case until it is closed or handed over with a name.
        TakeOwnership = "take_ownership",
        /// Repair own misstep: withdraw one's own last mistake openly and give the turn back.
        RepairMisstep = "repair_misstep",
        /// Open question: one open question that invites the whole story.
        AskOpen = "ask_open",
        /// Specific question: one factual question: when, where, which part, plate, phone, who said it.
        AskSpecific = "ask_specific",
        /// Invite the unspoken: invite what has not been said, by a concrete observation, leaving an easy way out.
        InviteUnspoken = "invite_unspoken",
        /// Paraphrase and confirm: summarise the complaint in the customer's terms and ask whether it is right.
        ParaphraseConfirm = "paraphrase_confirm",
        /// Refocus gently: acknowledge the side story, then lead back with a link and one question.
        Refocus = "refocus",
        /// Ask for the expectation: ask what the customer would consider right, before proposing anything.
        AskExpectation = "ask_expectation",
        /// Take a record: write it down visibly (time, place, course, vehicle, phone), with consent to record.
        TakeRecord = "take_record",
        /// Check records: look at our own history and the object before stating anything; use it for the customer.
        CheckRecords = "check_records",
        /// Explain the process: say what happens next, who does it, in what order.
        ExplainProcess = "explain_process",
        /// Commit to a time: give a time point that can be kept (2 h contact, 3 working days, 30 min call-back) and write it into the promise ledger.
        SetDeadline = "set_deadline",
        /// Warm transfer: hand over with consent, with name, facts and history, so that the customer need not repeat; includes involving a superior.
        WarmTransfer = "warm_transfer",
        /// Honest deferral: ask for time because a decision is really above one's authority; must carry a name and a time in the same breath.
        DeferHonestly = "defer_honestly",
        /// Arrange diagnosis: bench test, re-inspection, road test together, or a second engineer, before cause or price is named.
        ArrangeDiagnosis = "arrange_diagnosis",
        /// Report progress: call before being called: what is done, what is difficult, what is next.
        ReportProgress = "report_progress",
        /// Seek consent: ask before waiting, transferring, recording, touching, adding work or cost.
        SeekConsent = "seek_consent",
        /// Explain the cause: cause in plain words, after the feeling, without moving the fault to the customer.
        ExplainCause = "explain_cause",
        /// Explain policy tactfully: rule plus reason plus what is still possible; never the rule alone.
        ExplainPolicy = "explain_policy",
        /// Admit fault: say clearly that a verified fault is ours.
        AdmitFault = "admit_fault",
        /// Quote a price: one written figure or ceiling, after diagnosis, with room and with what is not included.
        QuotePrice = "quote_price",
        /// Offer options: two or three real choices incl. doing nothing; says what each costs and gives.
        OfferOptions = "offer_options",
        /// Grant a remedy: a remedy within one's own authority, in kind before cash, tied to the actual harm.
        GrantRemedy = "grant_remedy",
        /// Divert to joint responsibility: counter-question that reminds both sides of their part. Late, calm, factual, never as a rebuke.
        ShareResponsibility = "share_responsibility",
        /// Clarify the facts (deny): calmly state that a claim differs clearly from verified facts, leaving the customer an honourable way out.
        ClarifyFacts = "clarify_facts",
        /// Hold the line: a clear limit with reason, announced procedure and third-party route (consumer association, market regulator); consent to record.
        HoldLine = "hold_line",
        /// Warn ahead: name a likely difficulty before it happens.
        WarnAhead = "warn_ahead",
        /// Summarise the agreement: repeat what was agreed: what, who, when, how much.
        SummariseAgreement = "summarise_agreement",
        /// Check satisfaction: ask what is still open, in a way that permits 'no'.
        CheckSatisfied = "check_satisfied",
        /// Close courteously: leave card with service and complaint numbers, thank, accompany, let the customer hang up first.
        CloseCourteously = "close_courteously",
        /// Follow up: a dated follow-up in the channel and hour that suits the customer; report what was changed.
        FollowUp = "follow_up",
    }
}

vocabulary! {
    /// Improper words or conduct. In a scenario they come wrapped politely.
    "fault"
    pub enum Fault {
        /// Brushing aside: answers the matter and passes over the person.
        BrushAside = "brush_aside",
        /// Token empathy ('yes, but'): 'I understand, but ...': empathy as wrapping.
        TokenEmpathy = "token_empathy",
        /// Empty apology: apology without object, or the third of its kind.
        EmptyApology = "empty_apology",
        /// Minimising: makes it small or normal.
        Minimise = "minimise",
        /// Vague promise: 'Soon', 'as quickly as possible', no owner, no time.
        VaguePromise = "vague_promise",
        /// Jargon: workshop language the customer cannot use.
        Jargon = "jargon",
        /// Grovelling or lecturing: grovels, flatters, or talks down.
        GrovelOrLecture = "grovel_or_lecture",
        /// Burdening the customer: hands the customer our work (forms, trips, extra waiting, a second call).
        BurdenCustomer = "burden_customer",
        /// Stalling: no content, no contact, or only soothing.
        Stall = "stall",
        /// Premature close: takes 'fine' or silence as an answer.
        PrematureClose = "premature_close",
        /// Interrupting: cuts in, answers before the end, talks over.
        Interrupt = "interrupt",
        /// Passing the buck: 'Not our department', 'call the hotline'.
        PassBuck = "pass_buck",
        /// Leaking internals: internal excuse or secret: who is on leave, cost price, stock troubles, guilt inside the firm.
        LeakInternal = "leak_internal",
        /// Rigid policy: the rule as the whole answer.
        RigidPolicy = "rigid_policy",
        /// Premature quote: any amount before diagnosis, incl. 'ballpark'.
        PrematureQuote = "premature_quote",
        /// Corrected quote: a raised figure, openly withdrawn and owned, first time only.
        CorrectedQuote = "corrected_quote",
        /// Accusing of motive: suggests the customer wants money or trouble.
        AccuseMotive = "accuse_motive",
        /// Gag condition: remedy or service tied to silence, deletion or a good rating.
        GagCondition = "gag_condition",
        /// Poor record: register entry missing, cosmetic or blaming.
        PoorRecord = "poor_record",
        /// Broken promise: a promised time passes without contact.
        BrokenPromise = "broken_promise",
        /// Requote: a figure above the highest one already given, not openly withdrawn, or second revision.
        Requote = "requote",
        /// Concealing a fact: withholds a fact the customer needs to decide.
        ConcealFact = "conceal_fact",
        /// Blaming the customer: makes the customer the cause.
        BlameCustomer = "blame_customer",
        /// Arguing: contradicts point by point, tries to win.
        Argue = "argue",
        /// Proving the customer wrong: evidence turned against the customer's word (solder joint, log, camera).
        ProveWrong = "prove_wrong",
        /// Over-promise: guarantee or remedy beyond authority or knowledge.
        OverPromise = "over_promise",
        /// Off-book settlement: cash, own pocket, a deal outside the record.
        OffBookSettlement = "off_book_settlement",
        /// Legal threat: law as a first or second answer to an ordinary complaint.
        LegalThreat = "legal_threat",
        /// Cutting off: hangs up or walks away.
        CutOff = "cut_off",
        /// Dodging the media: hides, pushes the camera, 'no comment', lies to a reporter.
        DodgeMedia = "dodge_media",
        /// Improper gain: takes gifts, meals, tips, overcharges.
        ImproperGain = "improper_gain",
        /// Unsafe release: calms the customer and lets a safety fault go on.
        UnsafeRelease = "unsafe_release",
    }
}

/// What a response does, in spoken order: a move or a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// Something that helps in its moment.
    Move(Move),
    /// Something that harms.
    Fault(Fault),
}

impl Vocabulary for Act {
    const KIND: &'static str = "act";

    fn all() -> Vec<Self> {
        let moves = Move::ALL.iter().map(|m| Self::Move(*m));
        moves.chain(Fault::ALL.iter().map(|f| Self::Fault(*f))).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Move(act) => act.name(),
            Self::Fault(act) => act.name(),
        }
    }

    fn index(self) -> usize {
        match self {
            Self::Move(act) => act.index(),
            Self::Fault(act) => Move::ALL.len() + act.index(),
        }
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl serde::Serialize for Act {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Move {
    /// Puts the customer's feeling or loss into words: what the gate waits for (R2 a).
    #[must_use]
    pub const fn acknowledges(self) -> bool {
        matches!(self, Self::NameFeeling | Self::AcknowledgeImpact)
    }

    /// Puts something on the table, even when it is too early (R5).
    #[must_use]
    pub const fn tables(self) -> bool {
        matches!(self, Self::QuotePrice | Self::OfferOptions | Self::GrantRemedy)
    }

    /// One half of a recovery: turns to the person (R4 b).
    #[must_use]
    pub const fn soothes(self) -> bool {
        matches!(
            self,
            Self::ChangeSetting | Self::LetVent | Self::NameFeeling | Self::AcknowledgeImpact | Self::ApologiseSpecific
        )
    }

    /// The other half of a recovery: listens (R4 b).
    #[must_use]
    pub const fn listens(self) -> bool {
        matches!(
            self,
            Self::LetVent | Self::ParaphraseConfirm | Self::AskOpen | Self::InviteUnspoken | Self::AcknowledgeImpact
        )
    }
}
