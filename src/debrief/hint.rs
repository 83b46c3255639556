//! One hint on demand, in practice: what the moment asks for, never which option it is.

use crate::language::Text;
use crate::roleplay::{Roleplay, State};
use crate::scenario::Pronoun;

/// What the moment asks for.
#[must_use]
pub fn hint(roleplay: &Roleplay<'_>, state: &State) -> Text {
    let (he, they) = match roleplay.scenario.customer.pronoun {
        Pronoun::He => ("他", "he"),
        Pronoun::She => ("她", "she"),
    };
    let text = |zh: &str, en: &str| Text::new(zh.replace("{他}", he), en.replace("{they}", they));
    if state.gate_open {
        return match (state.tabled, state.asked_expectation) {
            (false, false) => text(
                "{他}听得进去了。先问清楚，再谈办法。",
                "The moment for the issue has come. Find out first, then propose.",
            ),
            (_, false) => text(
                "在定下来之前，问过{他}想怎么解决吗？",
                "Before anything is settled: have you asked what {they} would like?",
            ),
            (false, true) => {
                text("{他}说了想要什么，该拿出办法了。", "You know what {they} would like; now put ways on the table.")
            }
            (true, true) => text(
                "把说定的再对一遍：什么、谁、什么时候、多少钱。",
                "Go over what is agreed: what, who, when, how much.",
            ),
        };
    }
    if state.audience > 0 {
        return text(
            "旁边有人看着，{他}下不来台。换个地方再说。",
            "People are watching, and {they} cannot climb down. Another place first.",
        );
    }
    if !state.acknowledged {
        return text(
            "{他}的感受还没有人说出来。办法先放一放。",
            "Nobody has put into words what this is like. Leave the solution for a moment.",
        );
    }
    if state.mood.arousal > roleplay.gate_arousal() {
        return text("{他}还在气头上。听完，别解释。", "The heat is still up. Hear it out; don’t explain.");
    }
    text(
        "{他}还不确定你听懂了。用{他}的话说一遍，或者问问没说出口的。",
        "It isn’t clear yet that you have understood. Say it back, or ask for what has not been said.",
    )
}
