//! Reading a rulebook: every name known, every number in range, or nothing.

use super::file::{Named, RulebookFile};
use super::{
    BehaviourRule, Dimension, Effect, FaultRule, Mood, MotiveRule, Move, MoveRule, Points, RuleText, Rulebook,
    Soothing, Tier,
};
use crate::language::Text;
use crate::source::{Finding, Place, Source, Table, Vocabulary, Word, decode, nearest};
use std::ops::RangeInclusive;

/// The rulebook in the program.
pub const EMBEDDED: &str = include_str!("../../assets/rulebook.ron");

const EFFECT: RangeInclusive<i32> = -100..=100;
const PERCENT: RangeInclusive<i32> = 0..=1_000;
const METER: RangeInclusive<i32> = 0..=100;
const VERSION: u32 = 1;

impl Rulebook {
    /// The rulebook in the program.
    ///
    /// # Panics
    /// Never in a build whose tests pass: the embedded file is one of them.
    #[must_use]
    pub fn embedded() -> Self {
        let source = Source::new("assets/rulebook.ron", EMBEDDED);
        Self::load(&source).unwrap_or_else(|findings| unreachable!("the embedded rulebook: {findings:?}"))
    }

    /// Reads and checks a rulebook.
    ///
    /// # Errors
    /// Everything that is wrong with it, `E010` to `E029`.
    pub fn load(source: &Source) -> Result<Self, Vec<Finding>> {
        let file: RulebookFile = decode(source).map_err(|finding| vec![finding])?;
        let mut check = Check::default();
        let book = check.rulebook(file);
        match book {
            Some(book) if check.findings.is_empty() => Ok(book),
            _ => Err(check.findings),
        }
    }
}

#[derive(Default)]
struct Check {
    findings: Vec<Finding>,
}

impl Check {
    fn rulebook(&mut self, file: RulebookFile) -> Option<Rulebook> {
        let top = Place::top();
        if file.version != VERSION {
            self.findings.push(
                Finding::error(
                    "E020",
                    top.field("version"),
                    format!("规则册的版本是 {}，这个程序只读版本 {VERSION}", file.version),
                    format!("this rulebook has version {}; this program reads version {VERSION}", file.version),
                )
                .help("从程序自带的 assets/rulebook.ron 改起", "start from the assets/rulebook.ron of this program"),
            );
        }
        self.numbers(&file);
        let dimensions = self.table(&top.field("dimensions"), file.dimensions, |_, _, rule| Some(rule));
        let families = self.table(&top.field("families"), file.families, |_, _, name| Some(name));
        let moves = self.table(&top.field("moves"), file.moves, |check, at, entry| {
            let effect =
                Effect { arousal: entry.arousal, heard: entry.heard, trust: entry.trust, patience: entry.patience };
            check.effect(at, effect);
            let family = check.known(&at.field("family"), &entry.family);
            let tier = Tier::from_number(entry.tier);
            if tier.is_none() {
                check.out_of_range(at.field("tier"), i32::from(entry.tier), &(0..=3));
            }
            let points = check.points(&at.field("points"), entry.points);
            Some(MoveRule {
                name: entry.name,
                definition: entry.definition,
                example: entry.example,
                short: entry.short,
                family: family?,
                tier: tier?,
                effect,
                points,
                source: entry.source,
            })
        });
        let faults = self.table(&top.field("faults"), file.faults, |check, at, entry| {
            let effect =
                Effect { arousal: entry.arousal, heard: entry.heard, trust: entry.trust, patience: entry.patience };
            check.effect(at, effect);
            let severity = check.known(&at.field("severity"), &entry.severity);
            let points = check.points(&at.field("points"), entry.points);
            Some(FaultRule {
                name: entry.name,
                definition: entry.definition,
                example: entry.example,
                short: entry.short,
                severity: severity?,
                effect,
                points,
                source: entry.source,
            })
        });
        let behaviours = self.table(&top.field("behaviours"), file.behaviours, |check, at, entry| {
            for (name, value) in
                [("anger_gain", entry.anger_gain), ("relief", entry.relief), ("heard_gain", entry.heard_gain)]
            {
                check.range(at.field(name), value, &PERCENT);
            }
            check.range(at.field("patience_per_turn"), entry.patience_per_turn, &(-100..=0));
            check.mood(&at.field("start"), entry.start);
            check.range(at.field("gate").field("arousal"), entry.gate.arousal, &METER);
            check.range(at.field("gate").field("heard"), entry.gate.heard, &METER);
            Some(BehaviourRule {
                name: entry.name,
                definition: entry.definition,
                start: entry.start,
                anger_gain: entry.anger_gain,
                relief: entry.relief,
                heard_gain: entry.heard_gain,
                patience_per_turn: entry.patience_per_turn,
                gate: entry.gate,
                boosts: check.boosts(&at.field("boosts"), entry.boosts),
                source: entry.source,
            })
        });
        let motives = self.table(&top.field("motives"), file.motives, |check, at, entry| {
            check.range(at.field("trust_from_emotion"), entry.trust_from_emotion, &PERCENT);
            check.range(at.field("audience_arousal"), entry.audience_arousal, &METER);
            Some(MotiveRule {
                name: entry.name,
                definition: entry.definition,
                trust_from_emotion: entry.trust_from_emotion,
                boosts: check.boosts(&at.field("boosts"), entry.boosts),
                audience_arousal: entry.audience_arousal,
                source: entry.source,
            })
        });
        let deliveries = self.table(&top.field("deliveries"), file.deliveries, |check, at, rule| {
            check.effect(at, rule.effect());
            check.range(at.field("emotion_percent"), rule.emotion_percent, &PERCENT);
            Some(rule)
        });
        let soothing = Soothing {
            from_open: file.soothing.from_open,
            from_closed: file.soothing.from_closed,
            trust: file.soothing.trust,
            patience: file.soothing.patience,
            points: self.points(&top.field("soothing").field("points"), file.soothing.points),
        };
        let early = self.early(&top.field("early"), file.early);
        Some(Rulebook {
            dimensions: dimensions?,
            families: families?,
            moves: moves?,
            faults: faults?,
            behaviours: behaviours?,
            motives: motives?,
            deliveries: deliveries?,
            early: early?,
            repetition: file.repetition,
            order: file.order,
            soothing,
            adjustments: file.adjustments,
            par_floor: file.par_floor,
            caps: file.caps,
            grades: file.grades,
            bands: file.bands,
            rules: file
                .rules
                .0
                .into_iter()
                .map(|(id, rule)| RuleText {
                    id: id.0,
                    name: rule.name,
                    definition: rule.definition,
                    source: rule.source,
                })
                .collect(),
        })
    }

    /// Sums, limits and scales that no single entry shows.
    fn numbers(&mut self, file: &RulebookFile) {
        let top = Place::top();
        let sum: i64 = file.dimensions.0.iter().map(|(_, rule)| i64::from(rule.weight)).sum();
        if sum != 100 {
            self.findings.push(
                Finding::error(
                    "E024",
                    top.field("dimensions").name(),
                    format!("各维度的权重加起来是 {sum}，应该是 100"),
                    format!("the weights of the dimensions sum to {sum}; they must sum to 100"),
                )
                .help("改 `weight`，让它们的和是 100", "change the `weight`s so that they sum to 100"),
            );
        }
        for (index, (name, rule)) in file.dimensions.0.iter().enumerate() {
            self.range(top.field("dimensions").entry(index, label(name)).field("weight"), rule.weight, &METER);
        }
        self.range(top.field("par_floor"), file.par_floor, &(1..=1_000));
        let caps = top.field("caps");
        let single = [
            ("walk_out", file.caps.walk_out),
            ("bad_ending", file.caps.bad_ending),
            ("gate_never_opened", file.caps.gate_never_opened),
            ("nothing_tabled", file.caps.nothing_tabled),
            ("no_record", file.caps.no_record),
        ];
        for (name, value) in single {
            self.range(caps.field(name), value, &METER);
        }
        for (name, values) in [("major", file.caps.major.as_slice()), ("hard", &file.caps.hard)] {
            for (index, value) in values.iter().enumerate() {
                self.range(caps.field(name).item(index), *value, &METER);
            }
        }
        let repetition = top.field("repetition");
        for (name, values) in
            [("emotion", file.repetition.emotion), ("other", file.repetition.other), ("points", file.repetition.points)]
        {
            for (index, value) in values.into_iter().enumerate() {
                self.range(repetition.field(name).item(index), value, &PERCENT);
            }
        }
        let order = top.field("order");
        for (name, value) in [
            ("light_arousal", file.order.light_arousal),
            ("reopen_margin", file.order.reopen_margin),
            ("crowd_margin", file.order.crowd_margin),
            ("explode", file.order.explode),
            ("recovery_percent", file.order.recovery_percent),
        ] {
            self.range(order.field(name), value, &METER);
        }
        self.range(top.field("soothing").field("trust"), file.soothing.trust, &EFFECT);
        self.range(top.field("soothing").field("patience"), file.soothing.patience, &EFFECT);
        let grades: Vec<i32> = file.grades.iter().map(|grade| grade.from).collect();
        if grades.last() != Some(&0) || !grades.is_sorted_by(|a, b| a > b) {
            self.scale("grades", "从高到低，最后一个从 0 开始", "from the highest downwards, the last from 0");
        }
        let bands: Vec<i32> = file.bands.iter().map(|band| band.from).collect();
        if bands.first() != Some(&0) || !bands.is_sorted_by(|a, b| a < b) {
            self.scale("bands", "从低到高，第一个从 0 开始", "from the lowest upwards, the first from 0");
        }
    }

    fn scale(&mut self, field: &'static str, zh: &str, en: &str) {
        self.findings.push(Finding::error(
            "E025",
            Place::top().field(field).name(),
            format!("`{field}` 要{zh}"),
            format!("`{field}` must run {en}"),
        ));
    }

    /// A table with exactly one entry for each member.
    fn table<K: Vocabulary, E, V>(
        &mut self,
        at: &Place,
        entries: Named<K, E>,
        mut convert: impl FnMut(&mut Self, &Place, E) -> Option<V>,
    ) -> Option<Table<K, V>> {
        let mut slots: Vec<Option<V>> = K::all().iter().map(|_| None).collect();
        let mut seen: Vec<Option<usize>> = vec![None; slots.len()];
        for (index, (word, entry)) in entries.0.into_iter().enumerate() {
            let here = at.entry(index, label(&word));
            let Some(key) = self.known(&here.name(), &word) else { continue };
            if let Some(first) = seen[key.index()] {
                self.findings.push(
                    Finding::error(
                        "E022",
                        here.name(),
                        format!("`{}` 写了两遍", key.name()),
                        format!("`{}` is written twice", key.name()),
                    )
                    .related(at.entry(first, key.name()).name(), "第一次在这里", "first written here")
                    .help("留一个，另一个删掉或改成该叫的名字", "keep one; remove the other or give it its right name"),
                );
                continue;
            }
            seen[key.index()] = Some(index);
            slots[key.index()] = convert(self, &here, entry);
        }
        for key in K::all() {
            if seen[key.index()].is_none() {
                let name = key.name();
                self.findings.push(
                    Finding::error(
                        "E020",
                        at.name(),
                        format!("这里缺少 `{name}`"),
                        format!("the {} `{name}` is missing here", K::KIND),
                    )
                    .help(
                        format!("加上一条 `{name}: …,`，可从程序自带的规则册里抄"),
                        format!("add an entry `{name}: …,`; the rulebook of the program has one to copy"),
                    ),
                );
            }
        }
        Table::try_from_fn(|key: K| slots[key.index()].take().ok_or(())).ok()
    }

    fn known<K: Vocabulary>(&mut self, at: &Place, word: &Word<K>) -> Option<K> {
        if let Word::Unknown(name) = word {
            const READABLE: usize = 12;
            let names: Vec<_> = K::all().into_iter().map(K::name).collect();
            let mut finding = Finding::error(
                "E021",
                at.clone(),
                format!("没有叫 `{name}` 的{}", kind_in_chinese(K::KIND)),
                format!("there is no {} called `{name}`", K::KIND),
            );
            if names.len() <= READABLE {
                let list = names.join(", ");
                finding = finding.help(format!("可以写：{list}"), format!("possible: {list}"));
            }
            self.findings.push(finding.did_you_mean(nearest(name, names)));
        }
        word.known()
    }

    fn points(&mut self, at: &Place, entries: Named<Dimension, i32>) -> Points {
        let mut points = Points::default();
        for (index, (word, value)) in entries.0.into_iter().enumerate() {
            let here = at.entry(index, label(&word));
            self.range(here.clone(), value, &EFFECT);
            if let Some(dimension) = self.known(&here.name(), &word) {
                points[dimension.index()] += value.clamp(*EFFECT.start(), *EFFECT.end());
            }
        }
        points
    }

    fn boosts(&mut self, at: &Place, entries: Named<Move, i32>) -> Table<Move, i32> {
        let mut percent = vec![100; Move::ALL.len()];
        for (index, (word, value)) in entries.0.into_iter().enumerate() {
            let here = at.entry(index, label(&word));
            self.range(here.clone(), value, &PERCENT);
            if let Some(act) = self.known(&here.name(), &word) {
                percent[act.index()] = value;
            }
        }
        let boosts: Result<_, std::convert::Infallible> = Table::try_from_fn(|act: Move| Ok(percent[act.index()]));
        match boosts {
            Ok(boosts) => boosts,
        }
    }

    fn early(&mut self, at: &Place, early: Vec<super::Early>) -> Option<[super::Early; 3]> {
        for (index, event) in early.iter().enumerate() {
            self.effect(&at.item(index), event.effect());
            self.range(at.item(index).field("emotion_first"), event.emotion_first, &EFFECT);
        }
        let tiers: Vec<u8> = early.iter().map(|event| event.tier).collect();
        if tiers != [1, 2, 3] {
            self.findings.push(Finding::error(
                "E020",
                at.name(),
                "`early` 要有三条，tier 依次是 1、2、3",
                "`early` must have three entries with tier 1, 2 and 3 in this order",
            ));
        }
        early.try_into().ok()
    }

    fn effect(&mut self, at: &Place, effect: Effect) {
        let meters = [
            ("arousal", effect.arousal),
            ("heard", effect.heard),
            ("trust", effect.trust),
            ("patience", effect.patience),
        ];
        for (name, value) in meters {
            self.range(at.field(name), value, &EFFECT);
        }
    }

    fn mood(&mut self, at: &Place, mood: Mood) {
        let meters =
            [("arousal", mood.arousal), ("heard", mood.heard), ("trust", mood.trust), ("patience", mood.patience)];
        for (name, value) in meters {
            self.range(at.field(name), value, &METER);
        }
    }

    fn range(&mut self, at: Place, value: i32, range: &RangeInclusive<i32>) {
        if !range.contains(&value) {
            self.out_of_range(at, value, range);
        }
    }

    fn out_of_range(&mut self, at: Place, value: i32, range: &RangeInclusive<i32>) {
        let (low, high) = (range.start(), range.end());
        self.findings.push(
            Finding::error("E023", at, format!("{value} 超出了范围"), format!("{value} is out of range"))
                .help(format!("写 {low} 到 {high} 之间的整数"), format!("write a whole number from {low} to {high}")),
        );
    }
}

fn kind_in_chinese(kind: &str) -> &'static str {
    match kind {
        "dimension" => "维度",
        "family" => "动作类别",
        "move" => "好动作",
        "fault" => "失误",
        "severity" => "失误轻重",
        "behaviour" => "客户类型",
        "motive" => "投诉心态",
        "delivery" => "说法",
        _ => "名字",
    }
}

fn label<K: Vocabulary>(word: &Word<K>) -> &str {
    match word {
        Word::Known(key) => key.name(),
        Word::Unknown(name) => name,
    }
}

/// Every text of the rulebook, for checks that run over all words of the program.
impl Rulebook {
    /// Calls `see` with every text.
    pub fn texts(&self, mut see: impl FnMut(&Text)) {
        for (_, rule) in self.dimensions.iter() {
            [&rule.name, &rule.definition, &rule.advice.rule, &rule.advice.say].into_iter().for_each(&mut see);
        }
        for (_, rule) in self.moves.iter() {
            [&rule.name, &rule.definition, &rule.example, &rule.short].into_iter().for_each(&mut see);
        }
        for (_, rule) in self.faults.iter() {
            [&rule.name, &rule.definition, &rule.example, &rule.short].into_iter().for_each(&mut see);
        }
        for rule in &self.rules {
            [&rule.name, &rule.definition].into_iter().for_each(&mut see);
        }
        self.families.iter().for_each(|(_, name)| see(name));
        self.behaviours.iter().for_each(|(_, rule)| [&rule.name, &rule.definition].into_iter().for_each(&mut see));
        self.motives.iter().for_each(|(_, rule)| [&rule.name, &rule.definition].into_iter().for_each(&mut see));
        self.deliveries.iter().for_each(|(_, rule)| [&rule.name, &rule.definition].into_iter().for_each(&mut see));
        self.grades.iter().for_each(|grade| see(&grade.name));
        self.bands.iter().for_each(|band| see(&band.name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    #[test]
    fn the_embedded_rulebook_is_whole_in_both_languages() {
        let book = Rulebook::embedded();
        assert_eq!(book.rules.len(), 22);
        book.texts(|text| {
            for lang in Lang::ALL {
                assert!(text.written(lang).is_some_and(|words| !words.trim().is_empty()), "{text:?}");
            }
        });
    }
}
