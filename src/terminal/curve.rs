//! The conversation as a curve drawn in text: a row for each sentence.

use super::console::Console;
use crate::debrief::climb;
use crate::language::Lang;
use crate::roleplay::{Replay, State};
use std::io::{self, BufRead, Write};

/// Cells of a full bar.
const BAR: usize = 20;

pub(super) fn print<R: BufRead, W: Write>(console: &mut Console<R, W>, replay: &Replay) -> io::Result<()> {
    let lang = console.lang;
    let turned = climb(replay);
    console.say(console.pick(
        "每句话之后：激动度（条形）、被倾听感、信任、耐心、门",
        "After each sentence: arousal (bar), heard, trust, patience, gate",
    ))?;
    let states = std::iter::once((None, &replay.start))
        .chain(replay.turns.iter().enumerate().map(|(index, turn)| (Some(index), &turn.after)));
    for (turn, state) in states {
        let mark = match turn {
            Some(turn) if turned == Some(turn) => lang.pick(" ← 转折", " ← it turned here"),
            _ => "",
        };
        console.say(&format!("{}{mark}", row(turn, state, lang, console.style.drawn)))?;
    }
    Ok(())
}

fn row(turn: Option<usize>, state: &State, lang: Lang, drawn: bool) -> String {
    let number = turn.map_or(0, |turn| turn + 1);
    let mood = state.mood;
    let gate = match (lang, state.gate_open) {
        (Lang::Zh, true) => "开",
        (Lang::Zh, false) => "关",
        (Lang::En, true) => "open",
        (Lang::En, false) => "closed",
    };
    if !drawn {
        return match lang {
            Lang::Zh => format!(
                "第 {number} 句：激动度 {}，被倾听感 {}，信任 {}，耐心 {}，门{gate}",
                mood.arousal, mood.heard, mood.trust, mood.patience
            ),
            Lang::En => format!(
                "Sentence {number}: arousal {}, heard {}, trust {}, patience {}, gate {gate}",
                mood.arousal, mood.heard, mood.trust, mood.patience
            ),
        };
    }
    let full = usize::try_from(mood.arousal).unwrap_or(0) * BAR / 100;
    let bar = "█".repeat(full) + &"·".repeat(BAR - full);
    format!("{number:>2} {bar} {:>3} {:>3} {:>3} {:>3}  {gate}", mood.arousal, mood.heard, mood.trust, mood.patience)
}
