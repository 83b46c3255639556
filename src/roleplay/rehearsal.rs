//! Beginning in the middle: at any node, in any state, to try out one place of a scenario.
//!
//! A rehearsal is no attempt: what it is worth says nothing about a whole conversation.

use super::Roleplay;
use super::state::State;
use crate::language::Text;
use crate::rulebook::Fault;
use crate::scenario::{Meter, Scenario};
use crate::source::{Vocabulary as _, nearest};

/// Where a rehearsal begins, and what is already so on arriving there, before what the node itself does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    node: usize,
    settings: Vec<(Setting, i32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    Flag(usize),
    Fact(usize),
    Fault(Fault),
    Meter(Meter),
}

impl Start {
    /// The start at a node; `settings` are `trust=30`, `flag`, `flag=0`, `fact`, `fault=2`, `gate`, `audience=2`.
    ///
    /// # Errors
    /// What is wrong with a name or a number, in words.
    pub fn at(scenario: &Scenario, node: &str, settings: &[String]) -> Result<Self, Text> {
        let Some(index) = scenario.nodes.iter().position(|known| known.id == node) else {
            let ids: Vec<&str> = scenario.nodes.iter().map(|node| node.id.as_str()).collect();
            return Err(unknown(node, &ids, "节点", "node"));
        };
        let settings = settings.iter().map(|words| read(scenario, words)).collect::<Result<_, _>>()?;
        Ok(Self { node: index, settings })
    }

    fn apply(&self, roleplay: &Roleplay<'_>, state: &mut State) {
        for (setting, value) in &self.settings {
            let on = *value > 0;
            match *setting {
                Setting::Flag(bit) => set_bit(&mut state.flags, bit, on),
                Setting::Fact(bit) => {
                    let mut facts = u64::from(state.facts);
                    set_bit(&mut facts, bit, on);
                    state.facts = u32::try_from(facts).unwrap_or(u32::MAX);
                }
                Setting::Fault(fault) => {
                    let count = u8::try_from(*value).unwrap_or(u8::MAX);
                    let severity = roleplay.rulebook.faults[fault].severity;
                    state.faults[fault.index()] = count;
                    let booked = &mut state.severities[severity.index()];
                    *booked = booked.saturating_add(count);
                }
                Setting::Meter(meter) => match meter {
                    Meter::Arousal => state.mood.arousal = *value,
                    Meter::Heard => state.mood.heard = *value,
                    Meter::Trust => state.mood.trust = *value,
                    Meter::Patience => state.mood.patience = *value,
                    Meter::Gate => {
                        (state.gate_open, state.gate_reached, state.acknowledged) = (on, state.gate_reached | on, on);
                    }
                    Meter::Audience => state.audience = u8::try_from(*value).unwrap_or(0),
                    Meter::Quotes => state.quotes = u16::try_from(*value).unwrap_or(u16::MAX),
                    Meter::HighestQuote => state.highest_quote = u32::try_from(*value).unwrap_or(0),
                    // Counted, not set; `read` refuses them.
                    Meter::Day
                    | Meter::Facts
                    | Meter::Minor
                    | Meter::Major
                    | Meter::Hard
                    | Meter::WalkedOut
                    | Meter::BadEnding
                    | Meter::Total => {}
                },
            }
        }
    }
}

impl<'a> Roleplay<'a> {
    /// The same role-play, beginning in the middle.
    #[must_use]
    pub fn rehearse(self, start: &'a Start) -> Self {
        Self { start: Some(start), ..self }
    }

    /// Puts the first state where the rehearsal begins, if it is one; the node to enter.
    pub(super) fn first_node(&self, state: &mut State) -> usize {
        match self.start {
            Some(start) => {
                start.apply(self, state);
                start.node
            }
            None => self.scenario.first,
        }
    }
}

fn set_bit(bits: &mut u64, bit: usize, on: bool) {
    let mask = u32::try_from(bit).ok().and_then(|bit| 1u64.checked_shl(bit)).unwrap_or(0);
    *bits = if on { *bits | mask } else { *bits & !mask };
}

fn read(scenario: &Scenario, words: &str) -> Result<(Setting, i32), Text> {
    let (name, number) = match words.split_once('=') {
        Some((name, number)) => (name.trim(), Some(number.trim())),
        None => (words.trim(), None),
    };
    let setting = named(scenario, name)?;
    let (low, high) = match setting {
        Setting::Flag(_) | Setting::Fact(_) | Setting::Meter(Meter::Gate) => (0, 1),
        Setting::Meter(Meter::Audience) => (0, 3),
        Setting::Meter(Meter::Quotes) => (0, 1_000),
        Setting::Meter(Meter::HighestQuote) => (0, 1_000_000_000),
        Setting::Fault(_) | Setting::Meter(_) => (0, 100),
    };
    let value = match number {
        Some("true") => Some(1),
        Some("false") => Some(0),
        Some(number) => number.parse().ok().filter(|value| (low..=high).contains(value)),
        None => (!matches!(setting, Setting::Meter(meter) if meter != Meter::Gate)).then_some(1),
    };
    value.map(|value| (setting, value)).ok_or_else(|| {
        Text::new(
            format!("`{name}` 要一个 {low} 到 {high} 的整数：{name}={high}"),
            format!("`{name}` wants a whole number from {low} to {high}: {name}={high}"),
        )
    })
}

fn named(scenario: &Scenario, name: &str) -> Result<Setting, Text> {
    if let Some(flag) = scenario.flags.iter().position(|known| known == name) {
        return Ok(Setting::Flag(flag));
    }
    if let Some(fact) = scenario.facts.iter().position(|known| known.id == name) {
        return Ok(Setting::Fact(fact));
    }
    if let Some(fault) = Fault::named(name) {
        return Ok(Setting::Fault(fault));
    }
    const COUNTED: [Meter; 8] = [
        Meter::Day,
        Meter::Facts,
        Meter::Minor,
        Meter::Major,
        Meter::Hard,
        Meter::WalkedOut,
        Meter::BadEnding,
        Meter::Total,
    ];
    match Meter::ALL.iter().find(|(known, _)| *known == name) {
        Some((_, meter)) if COUNTED.contains(meter) => Err(Text::new(
            format!("`{name}` 是程序自己数出来的，设不了"),
            format!("`{name}` is counted by the program and cannot be set"),
        )),
        Some((_, meter)) => Ok(Setting::Meter(*meter)),
        None => {
            let flags = scenario.flags.iter().map(String::as_str);
            let known: Vec<&str> = flags
                .chain(scenario.facts.iter().map(|fact| fact.id.as_str()))
                .chain(Meter::ALL.iter().filter(|(_, meter)| !COUNTED.contains(meter)).map(|(name, _)| *name))
                .collect();
            Err(unknown(name, &known, "标记、事实、失误或数值", "flag, fact, fault or number"))
        }
    }
}

fn unknown(name: &str, known: &[&str], zh: &str, en: &str) -> Text {
    let list = known.join(", ");
    match nearest(name, known.iter().copied()) {
        Some(near) => Text::new(
            format!("没有叫 `{name}` 的{zh}。是不是 `{near}`？"),
            format!("there is no {en} `{name}`. Did you mean `{near}`?"),
        ),
        None => Text::new(
            format!("没有叫 `{name}` 的{zh}。有的是：{list}"),
            format!("there is no {en} `{name}`. There are: {list}"),
        ),
    }
}
