//! What the library shows, as plain data: the cases with what the records know of them, in the order in which one
//! would want them.

use super::broken::BrokenCard;
use crate::language::Lang;
use crate::records::progress::Form;
use crate::records::{Past, Unfinished};
use crate::roleplay::{Attempt, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::{Library, Scenario, Setting};
use crate::screens::bar::Host;
use crate::screens::portrait::Likeness;
use crate::screens::words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything the library shows.
#[derive(Clone, Debug)]
pub struct LibraryView {
    pub(super) resume: Option<Resume>,
    pub(super) cases: Vec<CaseCard>,
    pub(super) broken: Vec<BrokenCard>,
    /// Who plays.
    pub(super) host: Host,
    /// What keeps the records from being kept, if something does.
    pub(super) trouble: Option<String>,
}

/// The conversation one stopped in.
#[derive(Clone, Debug)]
pub(super) struct Resume {
    pub index: usize,
    pub title: String,
    pub setting: Setting,
    pub likeness: Likeness,
    /// “sentence 5, your turn”.
    pub place: String,
    /// What the customer said last, with who said it.
    pub line: String,
}

/// A case to choose.
#[derive(Clone, Debug)]
pub(super) struct CaseCard {
    pub index: usize,
    pub title: String,
    pub level: u8,
    pub setting: Setting,
    pub place: String,
    pub premise: String,
    pub likeness: Likeness,
    /// What the customer does with dissatisfaction, as a hint for practice.
    pub kind: String,
    /// The latest total and its grade.
    pub last: Option<(i32, String)>,
    /// “best 84 · 18 Nov”.
    pub best: Option<String>,
    /// Left in the middle.
    pub is_open: bool,
    /// Due for review, in which form.
    pub due: Option<Form>,
    /// About how long it takes.
    pub minutes: String,
    /// Everything that can be searched, in both languages, in small letters.
    haystack: Arc<str>,
}

impl CaseCard {
    /// Due, in progress, not played yet, played; within each by level, as the library has them.
    const fn place(&self) -> (u8, usize) {
        let group = match (self.due, self.is_open, &self.last) {
            (Some(_), false, _) => 0,
            (_, true, _) => 1,
            (_, _, None) => 2,
            _ => 3,
        };
        (group, self.index)
    }

    /// Whether the case has all the words of a search.
    pub fn matches(&self, search: &str) -> bool {
        search.to_lowercase().split_whitespace().all(|word| self.haystack.contains(word))
    }
}

/// What the records are asked for.
pub type PastOf<'a> = &'a dyn Fn(&str) -> Past;

impl LibraryView {
    /// The library in a language, with what the records know.
    #[must_use]
    pub fn new(library: &Library, rulebook: &Rulebook, past: PastOf<'_>, lang: Lang) -> Self {
        let mut cases = Vec::new();
        let mut broken = Vec::new();
        let mut latest: Option<(usize, Unfinished)> = None;
        for (index, entry) in library.entries().iter().enumerate() {
            let Some(scenario) = &entry.scenario else {
                broken.push(BrokenCard::new(entry, lang));
                continue;
            };
            let past = past(&entry.id);
            cases.push(CaseCard::new(index, scenario, rulebook, &past, lang));
            if let Some(unfinished) = past.unfinished
                && latest.as_ref().is_none_or(|(_, other)| other.attempt < unfinished.attempt)
            {
                latest = Some((index, unfinished));
            }
        }
        cases.sort_by_key(CaseCard::place);
        let resume = latest.and_then(|(index, unfinished)| {
            Resume::new(index, library.entries()[index].scenario.as_ref()?, rulebook, &unfinished, lang)
        });
        Self { resume, cases, broken, host: Host::default(), trouble: None }
    }

    /// With who plays.
    #[must_use]
    pub(in crate::screens) fn with_host(mut self, host: Host) -> Self {
        self.host = host;
        self
    }

    /// With the cases that are due for review and the form of the review, by the index of the case.
    #[must_use]
    pub(in crate::screens) fn with_due(mut self, due: &BTreeMap<usize, Form>) -> Self {
        for case in &mut self.cases {
            case.due = due.get(&case.index).copied();
        }
        self.cases.sort_by_key(CaseCard::place);
        self
    }

    /// With what is wrong with the records.
    #[must_use]
    pub fn with_trouble(mut self, trouble: Option<String>) -> Self {
        self.trouble = trouble;
        self
    }

    /// The index of the case after one, in the order of the screen; the first after the last.
    #[must_use]
    pub fn after(&self, index: usize) -> Option<usize> {
        let at = self.cases.iter().position(|case| case.index == index).map_or(0, |at| at + 1);
        self.cases.get(at).or_else(|| self.cases.first()).map(|case| case.index).filter(|next| *next != index)
    }
}

impl Resume {
    fn new(
        index: usize,
        scenario: &Scenario,
        rulebook: &Rulebook,
        unfinished: &Unfinished,
        lang: Lang,
    ) -> Option<Self> {
        let roleplay = Roleplay::new(rulebook, scenario);
        let attempt = Attempt { seed: unfinished.seed, choices: unfinished.choices.clone() };
        // A file edited since may not know these choices any more; the records have its old text for going on.
        let replay = roleplay.replay(&attempt).unwrap_or_else(|_| roleplay.open(unfinished.seed));
        let state = replay.now(&roleplay);
        let line = roleplay.moment(&state, replay.seed).line.get(lang);
        let sentence = (unfinished.choices.len() + 1).to_string();
        Some(Self {
            index,
            title: scenario.title.get(lang).to_owned(),
            setting: scenario.node(state.node).setting,
            likeness: Likeness::of(scenario, state.mood),
            place: words::YOUR_TURN.with(lang, &[("n", &sentence)]),
            line: words::SAYS.with(lang, &[("who", scenario.customer.address.get(lang)), ("words", line)]),
        })
    }
}

impl CaseCard {
    fn new(index: usize, scenario: &Scenario, rulebook: &Rulebook, past: &Past, lang: Lang) -> Self {
        let mut haystack = String::new();
        let mut add = |text: &str| {
            haystack.push_str(&text.to_lowercase());
            haystack.push('\n');
        };
        for lang in Lang::ALL {
            add(&words::place(scenario.setting, scenario.channel, lang));
        }
        let mut see = |text: &crate::language::Text| Lang::ALL.iter().for_each(|lang| add(text.get(*lang)));
        let customer = &scenario.customer;
        [&scenario.title, &scenario.you, &scenario.premise, &customer.name, &customer.address]
            .into_iter()
            .for_each(&mut see);
        scenario.nodes.iter().flat_map(|node| &node.says).flat_map(|line| &line.value).for_each(&mut see);
        let total = |value: u8| i32::from(value);
        let best = past.best.map(|best| {
            let when = past.last_on.as_deref().and_then(|on| words::date(on, lang));
            let best = words::BEST.with(lang, &[("n", &best.to_string())]);
            when.map_or_else(|| best.clone(), |when| format!("{best} · {when}"))
        });
        let opening = rulebook.behaviours[customer.behaviour].start;
        Self {
            index,
            title: scenario.title.get(lang).to_owned(),
            level: scenario.level,
            setting: scenario.setting,
            place: words::place(scenario.setting, scenario.channel, lang),
            premise: scenario.premise.get(lang).to_owned(),
            likeness: Likeness::opening(scenario, opening),
            kind: rulebook.behaviours[customer.behaviour].name.get(lang).to_owned(),
            last: past.last.map(|last| (total(last), rulebook.grade(total(last)).name.get(lang).to_owned())),
            best,
            is_open: past.unfinished.is_some(),
            due: None,
            minutes: words::MINUTES.with(lang, &[("n", &minutes(scenario).to_string())]),
            haystack: haystack.into(),
        }
    }
}

/// About how long a case takes: half a minute to read what there is to choose from, and to choose.
fn minutes(scenario: &Scenario) -> usize {
    (scenario.nodes.len().min(20)).div_ceil(2).max(3)
}
