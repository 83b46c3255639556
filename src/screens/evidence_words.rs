//! Evidence in the words and shapes of the screens: an act as a chip, a sentence as a mark.

use super::widgets::{Chip, Mark};
use super::words;
use crate::debrief::{ActEvidence, evidence};
use crate::language::Lang;
use crate::roleplay::{Timing, TurnRecord};
use crate::rulebook::{Act, Rulebook, Severity};
use crate::source::Vocabulary as _;

/// An act as a chip.
pub(super) fn chip(rulebook: &Rulebook, act: &ActEvidence, lang: Lang) -> Chip {
    let name = rulebook.act_name(act.act).get(lang);
    let (colon, comma) = (lang.pick("：", ": "), lang.pick("，", ", "));
    match act.act {
        Act::Fault(fault) => {
            let (mark, word) = match rulebook.faults[fault].severity {
                Severity::Minor => ("!", words::MARK_FAULT.get(lang).to_owned()),
                Severity::Major => {
                    let gap = lang.pick("", " ");
                    ("!", format!("{}{gap}{}", words::FAULT_MAJOR.get(lang), words::MARK_FAULT.get(lang)))
                }
                Severity::Hard => ("×", words::MARK_HARD.get(lang).to_owned()),
            };
            Chip {
                mark: mark.to_owned(),
                label: format!("{name} · {word}"),
                name: format!("{word}{colon}{name}"),
                family: None,
                is_early: false,
            }
        }
        Act::Move(kind) => {
            let family = rulebook.moves[kind].family;
            let timing = match act.timing {
                Timing::Early(_) if act.is_void => words::TIMING_VOID,
                Timing::Early(_) => words::TIMING_EARLY,
                Timing::Repeated => words::TIMING_REPEATED,
                Timing::Ok | Timing::Fault => words::TIMING_OK,
            };
            let label = match act.timing {
                Timing::Ok => name.to_owned(),
                _ => format!("{name} · {}", timing.get(lang)),
            };
            Chip {
                mark: words::family_mark(family.index(), lang).to_owned(),
                label,
                name: format!("{}{colon}{name}{comma}{}", rulebook.families[family].get(lang), timing.get(lang)),
                family: Some(family.index()),
                is_early: matches!(act.timing, Timing::Early(_)),
            }
        }
    }
}

/// The worst thing about a sentence.
pub(super) fn mark_of(rulebook: &Rulebook, turn: &TurnRecord) -> Mark {
    let (acts, _) = evidence(turn);
    acts.iter()
        .map(|act| match (act.act, act.timing) {
            (Act::Fault(fault), _) => match rulebook.faults[fault].severity {
                Severity::Hard => Mark::Hard,
                Severity::Minor | Severity::Major => Mark::Fault,
            },
            (_, Timing::Early(_)) if act.is_void => Mark::Weak,
            (_, Timing::Early(_)) => Mark::Early,
            (_, Timing::Repeated) => Mark::Weak,
            (_, Timing::Ok | Timing::Fault) => Mark::Ok,
        })
        .max()
        .unwrap_or(Mark::Ok)
}
