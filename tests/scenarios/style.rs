//! How texts are set, and whether what is written is used.

use crate::cases::Case;
use crate::is_reference;
use heartfirst::language::{Lang, Text};
use heartfirst::rulebook::{Act, Fault};
use heartfirst::scenario::{Condition, Variable};

/// The typography of every text in both languages.
pub fn texts(case: &Case, fail: &mut impl FnMut(String)) {
    let scenario = case.roleplay.scenario;
    scenario.texts(|text: &Text| {
        for lang in Lang::ALL {
            let Some(words) = text.written(lang) else { continue };
            for slip in slips(words, lang) {
                let language = lang.pick("Chinese", "English");
                fail(format!("{slip}, in the {language} text “{}”{}", excerpt(words), place(case, text)));
            }
        }
    });
}

fn excerpt(words: &str) -> String {
    let start: String = words.chars().take(40).collect();
    if start.len() < words.len() { start + " …" } else { start }
}

/// Where a text stands, if it belongs to a node.
fn place(case: &Case, sought: &Text) -> String {
    for node in &case.roleplay.scenario.nodes {
        let lines = node.says.iter().flat_map(|line| &line.value);
        if lines.chain([&node.title, &node.place]).any(|text| std::ptr::eq(text, sought)) {
            return format!(" (node `{}`)", node.id);
        }
        for response in &node.responses {
            let says = response.say.iter().chain(&response.reply).map(|text| &text.value);
            let small = response.promises.iter().map(|promise| &promise.what);
            let small = small.chain(response.quotes.iter().map(|quote| &quote.what));
            if says.chain(small).chain([&response.label, &response.why]).any(|text| std::ptr::eq(text, sought)) {
                return format!(" (node `{}`, option `{}`)", node.id, response.id);
            }
        }
    }
    for ending in &case.roleplay.scenario.endings {
        if [&ending.title, &ending.scene, &ending.consequence].into_iter().any(|text| std::ptr::eq(text, sought)) {
            return format!(" (ending `{}`)", ending.id);
        }
    }
    String::new()
}

fn slips(words: &str, lang: Lang) -> Vec<String> {
    let mut slips = Vec::new();
    let chars: Vec<char> = words.chars().collect();
    if let Some(c) = chars.iter().find(|c| is_pictogram(**c)) {
        slips.push(format!("the character {c:?} has no place in print"));
    }
    if words.trim() != words || words.contains("  ") || words.contains(['\n', '\t']) {
        slips.push("space too much".to_owned());
    }
    if chars.contains(&'"') {
        slips.push(format!("a straight quote; write {}", lang.pick("“ ”", "“ ” or ‘ ’")));
    }
    match lang {
        Lang::Zh => {
            for (index, c) in chars.iter().enumerate() {
                let before = index.checked_sub(1).map(|before| chars[before]);
                let beside = [before, chars.get(index + 1).copied()];
                if ",;:?!()".contains(*c) && beside.into_iter().flatten().any(is_han) {
                    let full = "，；：？！（）".chars().nth(",;:?!()".find(*c).unwrap()).unwrap();
                    slips.push(format!("half-width {c:?} beside a Chinese character; write {full:?}"));
                }
            }
            for (sign, name) in [('…', "……"), ('—', "——")] {
                if runs(&chars, sign).any(|run| run != 2) {
                    slips.push(format!("{sign} must be doubled: {name}"));
                }
            }
        }
        Lang::En => {
            if let Some(c) = chars.iter().find(|c| is_chinese(**c)) {
                slips.push(format!("the Chinese character {c:?}"));
            }
            if chars.contains(&'\'') {
                slips.push("a straight apostrophe; write ’".to_owned());
            }
        }
    }
    slips
}

/// The lengths of the runs of a character.
fn runs(chars: &[char], sign: char) -> impl Iterator<Item = usize> + '_ {
    chars.chunk_by(move |a, b| (*a == sign) == (*b == sign)).filter(move |run| run[0] == sign).map(<[char]>::len)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Chinese characters and their punctuation, full-width forms included.
fn is_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}')
}

/// Outside the basic plane, or a picture within it.
fn is_pictogram(c: char) -> bool {
    c > '\u{ffff}'
        || matches!(c, '\u{200d}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Flags that are set are asked for somewhere, and the other way round.
///
/// The reference scripts set some flags only to say what happened: their conditions ask for the fault itself.
pub fn flags_are_set_and_read(case: &Case, fail: &mut impl FnMut(String)) {
    let scenario = case.roleplay.scenario;
    let mut read = 0_u64;
    conditions(case, |condition| {
        condition.variables(&mut |variable| {
            if let Variable::Flag(bit) = variable {
                read |= 1 << bit;
            }
        });
    });
    let responses = scenario.nodes.iter().flat_map(|node| &node.responses);
    let set = responses.fold(0, |set, response| set | response.sets);
    for (bit, flag) in scenario.flags.iter().enumerate() {
        if set & (1 << bit) == 0 {
            fail(format!("the flag `{flag}` is asked for or cleared, but no option sets it"));
        } else if read & (1 << bit) == 0 && !is_reference(case) {
            fail(format!("the flag `{flag}` is set, but no condition asks for it"));
        }
    }
}

/// A promise is kept by some option or node, or its breaking is booked, or it falls due after the last scene.
pub fn promises_are_kept_or_broken(case: &Case, fail: &mut impl FnMut(String)) {
    let scenario = case.roleplay.scenario;
    let responses = || scenario.nodes.iter().flat_map(|node| &node.responses);
    let enters = || scenario.nodes.iter().flat_map(|node| &node.enter);
    let is_broken = |act: &Act| *act == Act::Fault(Fault::BrokenPromise);
    let breaks = responses().any(|response| response.acts.iter().any(|acts| acts.value.iter().any(is_broken)))
        || enters().any(|enter| enter.faults.contains(&Fault::BrokenPromise));
    let last_scene = scenario.nodes.iter().flat_map(|node| &node.time).map(|time| time.value).max();
    for (index, name) in scenario.promises.iter().enumerate() {
        let keeps = responses().any(|response| response.keeps.contains(&index))
            || enters().any(|enter| enter.keeps.contains(&index));
        let mut made = responses().flat_map(|response| &response.promises).filter(|promise| promise.name == index);
        let in_play = made.any(|promise| last_scene.is_some_and(|last| promise.due <= last));
        if in_play && !keeps && !breaks {
            fail(format!(
                "the promise `{name}` falls due before the last scene, but nothing `keeps` it and no broken_promise \
                 is booked anywhere"
            ));
        }
    }
}

fn conditions(case: &Case, mut see: impl FnMut(&Condition)) {
    let scenario = case.roleplay.scenario;
    let mut see = |when: &Option<Condition>| when.iter().for_each(&mut see);
    for node in &scenario.nodes {
        node.time.iter().for_each(|time| see(&time.when));
        node.says.iter().for_each(|line| see(&line.when));
        for enter in &node.enter {
            see(&enter.when);
            enter.quotes.iter().for_each(|quote| see(&quote.when));
        }
        for response in &node.responses {
            response.say.iter().for_each(|say| see(&say.when));
            response.acts.iter().for_each(|acts| see(&acts.when));
            response.reply.iter().for_each(|reply| see(&reply.when));
            response.next.iter().for_each(|next| see(&next.when));
            response.quotes.iter().for_each(|quote| see(&quote.when));
            response.promises.iter().for_each(|promise| see(&promise.when));
        }
    }
    scenario.endings.iter().for_each(|ending| see(&ending.when));
    let keys = &scenario.keys;
    see(&Some(keys.remedy_best.clone()));
    [&keys.remedy_acceptable, &keys.promised, &keys.recorded].into_iter().for_each(see);
}
