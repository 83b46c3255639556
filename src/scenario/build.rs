//! From names to indices: a file becomes a [`Scenario`], or everything that keeps it from becoming one is said.

use super::check;
use super::condition::{self, Condition, Meter, Name, Variable};
use super::file::{
    Called, CustomerFile, EndingFile, EnterFile, FactFile, KeysFile, LookFile, NextFile, NodeFile, OptionFile,
    PromiseFile, QuoteFile, ScenarioFile, TimeFile,
};
use super::unreadable::{self, Names};
use super::{
    Alternative, Appearance, Customer, Ending, Enter, Fact, Keys, Node, Promise, Quote, Response, Scenario, StoryTime,
    Target,
};
use crate::language::Text;
use crate::rulebook::{Act, Delivery, Effect, Fault};
use crate::source::{Finding, Place, Source, Vocabulary, Word, allow, decode, nearest};

impl Scenario {
    /// Reads and checks a scenario.
    ///
    /// # Errors
    /// Everything that keeps it from playing, with places; warnings among them do not count as errors alone.
    pub fn load(source: &Source) -> Result<Self, Vec<Finding>> {
        let (scenario, findings) = Self::examine(source);
        scenario.ok_or(findings)
    }

    /// Reads a scenario and says everything there is to say about it. There is a scenario exactly if no finding
    /// is an error.
    #[must_use]
    pub fn examine(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let file: ScenarioFile = match decode(source) {
            Ok(file) => file,
            Err(finding) => return (None, vec![finding]),
        };
        let mut build = Build::new(&file);
        let scenario = build.scenario(&file);
        let mut findings = build.findings;
        check::file(&file, &mut findings);
        let has = |codes: &[&str]| findings.iter().any(|finding| codes.contains(&finding.code));
        // A way that leads nowhere makes everything behind it look unreachable.
        let ways_known = !has(&["E101", "E106", "E107", "E108"]);
        // A condition that cannot be read makes its flags look unused.
        let names_known = !has(&["E102", "E103", "E104", "E105", "E112", "E113", "E114", "E117", "E118"]);
        if let Some(scenario) = scenario.as_ref().filter(|_| ways_known) {
            check::ways(scenario, &mut findings);
            if names_known {
                check::scenario(scenario, &file, &mut findings);
            }
        }
        allow(&source.text, &mut findings);
        let broken = findings.iter().any(|finding| finding.severity == crate::source::Severity::Error);
        if findings.len() > MAX_FINDINGS {
            findings.sort_by_key(|finding| finding.severity);
            findings.truncate(MAX_FINDINGS);
        }
        (scenario.filter(|_| !broken), findings)
    }
}

/// Where a condition stands, which decides what it may ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Play,
    Keys,
    Endings,
}

struct Build<'f> {
    findings: Vec<Finding>,
    nodes: Vec<&'f str>,
    endings: Vec<&'f str>,
    facts: Vec<&'f str>,
    flags: Vec<String>,
    promises: Vec<String>,
    counted: Vec<usize>,
}

impl<'f> Build<'f> {
    fn new(file: &'f ScenarioFile) -> Self {
        let mut flags = Vec::new();
        let mut promises = Vec::new();
        for option in file.nodes.0.iter().flat_map(|(_, node)| &node.options.0).map(|(_, option)| option) {
            option.sets.iter().for_each(|flag| collect(&mut flags, flag));
            option.promises.iter().for_each(|promise| collect(&mut promises, &promise.name));
        }
        Self {
            findings: Vec::new(),
            nodes: keys(&file.nodes),
            endings: keys(&file.endings),
            facts: keys(&file.facts),
            flags,
            promises,
            counted: Vec::new(),
        }
    }

    fn say(&mut self, finding: Finding) {
        if !self.is_full() {
            self.findings.push(finding);
        }
    }

    /// There is enough to mend; looking for more would take a hostile file's time.
    fn is_full(&self) -> bool {
        self.findings.len() >= MAX_FINDINGS
    }

    fn scenario(&mut self, file: &ScenarioFile) -> Option<Scenario> {
        let top = Place::top();
        self.limits(file);
        let setting = self.word(&top.field("setting"), &file.setting);
        let channel = self.word(&top.field("channel"), &file.channel);
        let category = self.word(&top.field("category"), &file.category);
        let customer = self.customer(&top.field("customer"), &file.customer);
        let facts: Vec<_> = self.each(&top.field("facts"), &file.facts, Self::fact);
        let nodes: Vec<_> = self
            .each(&top.field("nodes"), &file.nodes, |build, at, id, node| build.node(at, id, node, setting, channel));
        let endings: Vec<_> = self.each(&top.field("endings"), &file.endings, Self::ending);
        let keys = self.keys(&top.field("keys"), &file.keys);
        let first = self.nodes.iter().position(|id| *id == file.first);
        if first.is_none() {
            self.unknown_target(&top.field("first"), &file.first, &self.nodes.clone());
        }
        let whole = nodes.len() == file.nodes.0.len() && endings.len() == file.endings.0.len();
        Some(Scenario {
            id: file.id.clone(),
            level: file.level,
            title: file.title.clone(),
            you: file.you.clone(),
            authority: file.authority.clone(),
            premise: file.premise.clone(),
            setting: setting?,
            channel: channel?,
            category: category?,
            covers: file.covers.clone(),
            customer: customer?,
            facts,
            flags: self.flags.clone(),
            promises: self.promises.clone(),
            keys: keys?,
            first: first?,
            nodes,
            endings,
            counted: self.counted.clone(),
        })
        .filter(|_| whole)
    }

    fn limits(&mut self, file: &ScenarioFile) {
        let top = Place::top();
        let counts = [
            ("nodes", file.nodes.0.len(), Scenario::MAX_NODES),
            ("facts", file.facts.0.len(), Scenario::MAX_FACTS),
            ("endings", file.endings.0.len(), Scenario::MAX_NODES),
        ];
        for (name, count, most) in counts {
            if count > most {
                self.too_many(&top.field(name).name(), count, most);
            }
        }
        for (zh, en, count, most) in [
            ("标记", "flags", self.flags.len(), Scenario::MAX_FLAGS),
            ("承诺", "promises", self.promises.len(), Scenario::MAX_PROMISES),
        ] {
            if count > most {
                self.say(Finding::error(
                    "E114",
                    top.field("nodes").name(),
                    format!("整个案例最多 {most} 个{zh}"),
                    format!("a scenario has at most {most} {en}"),
                ));
            }
        }
        if !(1..=5).contains(&file.level) {
            self.range(&top.field("level"), i64::from(file.level), 1, 5);
        }
        if !is_name(&file.id) {
            self.bad_name(&top.field("id"), &file.id);
        }
    }

    fn each<V, T>(
        &mut self,
        at: &Place,
        entries: &Called<V>,
        mut convert: impl FnMut(&mut Self, &Place, &str, &V) -> Option<T>,
    ) -> Vec<T> {
        let mut converted = Vec::new();
        for (index, (id, entry)) in entries.0.iter().enumerate() {
            let here = at.entry(index, id);
            if !is_name(id) {
                self.bad_name(&here.name(), id);
            }
            if let Some(first) = entries.0[..index].iter().position(|(other, _)| other == id) {
                self.say(
                    Finding::error(
                        "E106",
                        here.name(),
                        format!("名字 `{id}` 用了两次"),
                        format!("the name `{id}` is used twice"),
                    )
                    .related(at.entry(first, id).name(), "第一次在这里", "first used here")
                    .help("给其中一个换个名字", "give one of them another name"),
                );
            }
            converted.extend(convert(self, &here, id, entry));
        }
        converted
    }

    fn customer(&mut self, at: &Place, file: &CustomerFile) -> Option<Customer> {
        let pronoun = self.word(&at.field("pronoun"), &file.pronoun);
        let behaviour = self.word(&at.field("behaviour"), &file.behaviour);
        let motive = self.word(&at.field("motive"), &file.motive);
        if let Some(start) = file.start {
            let meters = [
                ("arousal", start.arousal),
                ("heard", start.heard),
                ("trust", start.trust),
                ("patience", start.patience),
            ];
            for (name, value) in meters {
                if !(0..=100).contains(&value) {
                    self.range(&at.field("start").field(name), i64::from(value), 0, 100);
                }
            }
        }
        if file.bystanders > 3 {
            self.range(&at.field("bystanders"), i64::from(file.bystanders), 0, 3);
        }
        Some(Customer {
            name: file.name.clone(),
            address: file.address.clone(),
            pronoun: pronoun?,
            age: file.age,
            behaviour: behaviour?,
            motive: motive?,
            persona: file.persona.clone(),
            start: file.start,
            bystanders: file.bystanders,
            look: self.look(&at.field("look"), &file.look),
        })
    }

    fn look(&mut self, at: &Place, file: &LookFile) -> Appearance {
        Appearance {
            build: self.maybe(&at.field("build"), file.build.as_ref()),
            skin: self.maybe(&at.field("skin"), file.skin.as_ref()),
            hair: self.maybe(&at.field("hair"), file.hair.as_ref()),
            hair_colour: self.maybe(&at.field("hair_colour"), file.hair_colour.as_ref()),
            glasses: self.maybe(&at.field("glasses"), file.glasses.as_ref()),
            stubble: file.stubble,
            clothes: self.maybe(&at.field("clothes"), file.clothes.as_ref()),
            colour: self.maybe(&at.field("colour"), file.colour.as_ref()),
            holds: self.maybe(&at.field("holds"), file.holds.as_ref()),
        }
    }

    fn maybe<T: Vocabulary>(&mut self, at: &Place, word: Option<&Word<T>>) -> Option<T> {
        self.word(at, word?)
    }

    fn fact(&mut self, at: &Place, id: &str, file: &FactFile) -> Option<Fact> {
        let need = self.word(&at.field("need"), &file.need)?;
        Some(Fact { id: id.to_owned(), need, core: file.core, text: file.text.clone() })
    }

    fn keys(&mut self, at: &Place, file: &KeysFile) -> Option<Keys> {
        let remedy = at.field("remedy");
        let best = self.condition(&remedy.field("best"), &file.remedy.best, Asks::Keys);
        let acceptable = self.optional(&remedy.field("acceptable"), file.remedy.acceptable.as_ref(), Asks::Keys);
        let otherwise = self.word(&remedy.field("otherwise"), &file.remedy.otherwise);
        let promised = self.optional(&at.field("promised"), file.promised.as_ref(), Asks::Keys);
        let recorded = self.optional(&at.field("recorded"), file.recorded.as_ref(), Asks::Keys);
        Some(Keys {
            remedy_best: best?,
            remedy_acceptable: acceptable,
            remedy_otherwise: otherwise?,
            promised,
            recorded,
        })
    }

    fn node(
        &mut self,
        at: &Place,
        id: &str,
        file: &NodeFile,
        setting: Option<super::Setting>,
        channel: Option<super::Channel>,
    ) -> Option<Node> {
        let mut time = Vec::new();
        for (index, later) in file.time_if.iter().enumerate() {
            let here = at.field("time_if").item(index);
            let when = self.condition(&here.field("when"), &later.when, Asks::Play);
            let value = self.time(&here, &TimeFile { day: later.day, at: later.at.clone() });
            time.extend(when.zip(value).map(|(when, value)| Alternative { when: Some(when), value }));
        }
        let usual = self.time(&at.field("time"), &file.time);
        time.extend(usual.map(|value| Alternative { when: None, value }));
        let own_setting = file.setting.as_ref().map(|word| self.word(&at.field("setting"), word));
        let own_channel = file.channel.as_ref().map(|word| self.word(&at.field("channel"), word));
        let mut enter = Vec::new();
        for (index, entry) in file.enter.iter().enumerate() {
            enter.extend(self.enter(&at.field("enter").item(index), entry));
        }
        let mut says = Vec::new();
        for (index, line) in file.says.iter().enumerate() {
            let here = at.field("says").item(index);
            let when = self.optional(&here.field("when"), line.when.as_ref(), Asks::Play);
            let variants = std::iter::once(&line.line).chain(&line.also).cloned().collect();
            says.push(Alternative { when, value: variants });
        }
        self.closed(&at.field("says"), file.says.iter().map(|line| line.when.is_some()));
        let count = file.options.0.len();
        if count == 0 {
            self.say(
                Finding::error(
                    "E108",
                    at.field("options").name(),
                    "这里一句回答都没有",
                    "there is nothing to answer here",
                )
                .help("写两到四个 options", "write two to four options"),
            );
        } else if count > Scenario::MAX_OPTIONS {
            self.too_many(&at.field("options").name(), count, Scenario::MAX_OPTIONS);
        }
        let default = file.next.as_ref().map(|next| self.next(&at.field("next"), next));
        let responses = self.each(&at.field("options"), &file.options, |build, here, id, option| {
            build.response(here, id, option, default.as_deref())
        });
        (responses.len() == count).then_some(())?;
        Some(Node {
            id: id.to_owned(),
            title: file.title.clone(),
            time,
            place: file.place.clone(),
            setting: own_setting.unwrap_or(setting)?,
            channel: own_channel.unwrap_or(channel)?,
            enter,
            says,
            responses,
        })
    }

    fn enter(&mut self, at: &Place, file: &EnterFile) -> Option<Enter> {
        let when = self.optional(&at.field("when"), file.when.as_ref(), Asks::Play);
        let meters =
            [("arousal", file.arousal), ("heard", file.heard), ("trust", file.trust), ("patience", file.patience)];
        for (name, value) in meters {
            if !(-100..=100).contains(&value) {
                self.range(&at.field(name), i64::from(value), -100, 100);
            }
        }
        if let Some(audience) = file.audience.filter(|audience| *audience > 3) {
            self.range(&at.field("audience"), i64::from(audience), 0, 3);
        }
        let faults: Vec<Option<Fault>> = file
            .faults
            .iter()
            .enumerate()
            .map(|(index, word)| self.word(&at.field("faults").item(index), word))
            .collect();
        Some(Enter {
            when,
            effect: Effect { arousal: file.arousal, heard: file.heard, trust: file.trust, patience: file.patience },
            audience: file.audience,
            reopen: file.reopen,
            faults: faults.into_iter().flatten().collect(),
            quotes: self.quotes(&at.field("quotes"), &file.quotes),
            keeps: self.promise_names(&at.field("keeps"), &file.keeps),
        })
    }

    fn response(
        &mut self,
        at: &Place,
        id: &str,
        file: &OptionFile,
        default: Option<&[Alternative<Target>]>,
    ) -> Option<Response> {
        let mut say = Vec::new();
        for (index, other) in file.say_if.iter().enumerate() {
            let here = at.field("say_if").item(index).field("when");
            let when = self.condition(&here, &other.when, Asks::Play);
            say.extend(when.map(|when| Alternative { when: Some(when), value: other.say.clone() }));
        }
        say.push(Alternative { when: None, value: file.say.clone() });
        let mut acts = Vec::new();
        for (index, other) in file.acts_if.iter().enumerate() {
            let here = at.field("acts_if").item(index);
            let when = self.condition(&here.field("when"), &other.when, Asks::Play);
            let value = self.acts(&here.field("acts"), &other.acts);
            acts.extend(when.map(|when| Alternative { when: Some(when), value }));
        }
        acts.push(Alternative { when: None, value: self.acts(&at.field("acts"), &file.acts) });
        let mut reply = Vec::new();
        for (index, other) in file.reply_if.iter().enumerate() {
            let here = at.field("reply_if").item(index).field("when");
            let when = self.condition(&here, &other.when, Asks::Play);
            reply.extend(when.map(|when| Alternative { when: Some(when), value: other.reply.clone() }));
        }
        reply.push(Alternative { when: None, value: file.reply.clone() });
        let delivery = file.delivery.as_ref().map(|word| self.word(&at.field("delivery"), word));
        let verdict = self.word(&at.field("verdict"), &file.verdict);
        let mut reveals = 0;
        for (index, fact) in file.reveals.iter().enumerate() {
            if self.is_full() {
                break;
            }
            match self.facts.iter().position(|known| known == fact) {
                Some(bit) if bit < Scenario::MAX_FACTS => reveals |= 1 << bit,
                Some(_) => {}
                None => {
                    let suggestion = nearest(fact, self.facts.iter().copied()).map(str::to_owned);
                    self.say(
                        Finding::error(
                            "E103",
                            at.field("reveals").item(index),
                            format!("没有叫 `{fact}` 的事实"),
                            format!("there is no fact `{fact}`"),
                        )
                        .help("先在 `facts` 里写上它", "write it in `facts` first")
                        .did_you_mean(suggestion.as_deref())
                        .several(fact),
                    );
                }
            }
        }
        let sets = self.flag_bits(&at.field("sets"), &file.sets);
        let clears = self.flag_bits(&at.field("clears"), &file.clears);
        let quotes = self.quotes(&at.field("quotes"), &file.quotes);
        let mut promises = Vec::new();
        for (index, promise) in file.promises.iter().enumerate() {
            promises.extend(self.promise(&at.field("promises").item(index), promise));
        }
        let keeps = self.promise_names(&at.field("keeps"), &file.keeps);
        let next = match (&file.next, default) {
            (Some(next), _) => self.next(&at.field("next"), next),
            (None, Some(default)) => default.to_vec(),
            (None, None) => {
                self.say(
                    Finding::error(
                        "E107",
                        at.name(),
                        format!("`{id}` 之后去哪里，没有写"),
                        format!("where `{id}` leads is not written"),
                    )
                    .help("加上 `next: \"节点\",`", "add `next: \"node\",`"),
                );
                return None;
            }
        };
        Some(Response {
            id: id.to_owned(),
            label: file.label.clone(),
            say,
            acts,
            delivery: delivery.unwrap_or(Some(Delivery::Neutral))?,
            verdict: verdict?,
            safety: file.safety,
            silence: file.silence,
            reveals,
            sets,
            clears,
            quotes,
            promises,
            keeps,
            reply,
            why: file.why.clone(),
            next,
        })
    }

    fn acts(&mut self, at: &Place, words: &[Word<Act>]) -> Vec<Act> {
        let known = words.iter().enumerate().map(|(index, word)| self.word(&at.item(index), word));
        known.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn flag_bits(&mut self, at: &Place, flags: &[String]) -> u64 {
        let mut bits = 0;
        for (index, flag) in flags.iter().enumerate() {
            let here = at.item(index);
            if self.is_full() {
                break;
            }
            if !is_name(flag) {
                self.bad_name(&here, flag);
            } else if let Some((zh, en)) = self.taken(flag) {
                self.say(
                    Finding::error("E106", here, format!("`{flag}` 已经是{zh}"), format!("`{flag}` is already {en}"))
                        .help("给这个标记换个名字", "give this flag another name"),
                );
            } else if let Some(bit) = self.flags.iter().position(|known| known == flag) {
                if bit < Scenario::MAX_FLAGS {
                    bits |= 1 << bit;
                }
            } else {
                let suggestion = nearest(flag, self.flags.iter().map(String::as_str)).map(str::to_owned);
                self.say(
                    Finding::error(
                        "E104",
                        here,
                        format!("没有哪句回答设过标记 `{flag}`"),
                        format!("no option sets the flag `{flag}`"),
                    )
                    .did_you_mean(suggestion.as_deref()),
                );
            }
        }
        bits
    }

    /// What a name means already, where conditions could not tell the two apart.
    fn taken(&self, name: &str) -> Option<(&'static str, &'static str)> {
        if self.facts.contains(&name) {
            Some(("一个事实的名字", "the name of a fact"))
        } else if Fault::named(name).is_some() {
            Some(("一个失误的名字", "the name of a fault"))
        } else if Meter::ALL.iter().any(|(meter, _)| *meter == name) {
            Some(("条件里一个数值的名字", "the name of a number in conditions"))
        } else {
            matches!(name, "and" | "or" | "not" | "visits").then_some(("条件里的词", "a word of conditions"))
        }
    }

    fn quotes(&mut self, at: &Place, files: &[QuoteFile]) -> Vec<Quote> {
        let mut quotes = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let when = self.optional(&at.item(index).field("when"), file.when.as_ref(), Asks::Play);
            if file.amount > MAX_AMOUNT || file.up_to.is_some_and(|high| high > MAX_AMOUNT) {
                self.range(&at.item(index).field("amount"), i64::from(file.amount), 0, i64::from(MAX_AMOUNT));
            }
            quotes.push(Quote {
                when,
                amount: file.amount,
                up_to: file.up_to,
                ceiling: file.ceiling,
                what: file.what.clone(),
            });
        }
        quotes
    }

    fn promise(&mut self, at: &Place, file: &PromiseFile) -> Option<Promise> {
        let when = self.optional(&at.field("when"), file.when.as_ref(), Asks::Play);
        let due = self.time(&at.field("due"), &file.due);
        let name = self.promises.iter().position(|known| *known == file.name)?;
        Some(Promise { when, name, what: file.what.clone(), due: due? })
    }

    fn promise_names(&mut self, at: &Place, names: &[String]) -> Vec<usize> {
        let mut kept = Vec::new();
        for (index, name) in names.iter().enumerate() {
            if self.is_full() {
                break;
            }
            match self.promises.iter().position(|known| known == name) {
                Some(promise) => kept.push(promise),
                None => {
                    let suggestion = nearest(name, self.promises.iter().map(String::as_str)).map(str::to_owned);
                    self.say(
                        Finding::error(
                            "E117",
                            at.item(index),
                            format!("没有哪句回答许过 `{name}`"),
                            format!("no option makes the promise `{name}`"),
                        )
                        .help(
                            "先在许诺的回答里用 `promises` 写上它",
                            "write it in the `promises` of the option that makes it",
                        )
                        .did_you_mean(suggestion.as_deref()),
                    );
                }
            }
        }
        kept
    }

    fn time(&mut self, at: &Place, file: &TimeFile) -> Option<StoryTime> {
        let time = StoryTime::parse(file.day, &file.at);
        if time.is_none() {
            self.say(
                Finding::error(
                    "E112",
                    at.field("at"),
                    format!("`{}` 不是一个钟点", file.at),
                    format!("`{}` is not a time of day", file.at),
                )
                .help(clock_like(&file.at, "写成", "这样"), clock_like(&file.at, "write it like", "")),
            );
        }
        time
    }

    fn ending(&mut self, at: &Place, id: &str, file: &EndingFile) -> Option<Ending> {
        let kind = self.word(&at.field("kind"), &file.kind);
        let when = self.optional(&at.field("when"), file.when.as_ref(), Asks::Endings);
        if id == END || self.nodes.contains(&id) {
            self.say(
                Finding::error(
                    "E106",
                    at.name(),
                    format!("`{id}` 已经是一个节点的名字，或者是 end"),
                    format!("`{id}` is already the name of a node, or is the word `end`"),
                )
                .help("给这个结局换个名字", "give this ending another name"),
            );
        }
        Some(Ending {
            id: id.to_owned(),
            kind: kind?,
            when,
            title: file.title.clone(),
            scene: file.scene.clone(),
            consequence: file.consequence.clone(),
            business: file.business,
        })
    }

    fn next(&mut self, at: &Place, file: &NextFile) -> Vec<Alternative<Target>> {
        let mut routes = Vec::new();
        match file {
            NextFile::One(to) => {
                routes.extend(self.target(at, to).map(|value| Alternative { when: None, value }));
            }
            NextFile::Routes(list) => {
                for (index, route) in list.iter().enumerate() {
                    let here = at.item(index);
                    let when = self.optional(&here.field("when"), route.when.as_ref(), Asks::Play);
                    if let Some(value) = self.target(&here.field("to"), &route.to) {
                        routes.push(Alternative { when, value });
                    }
                }
                self.closed(at, list.iter().map(|route| route.when.is_some()));
            }
        }
        routes
    }

    fn target(&mut self, at: &Place, to: &str) -> Option<Target> {
        if to == END {
            return Some(Target::End);
        }
        let node = self.nodes.iter().position(|id| *id == to).map(Target::Node);
        let target = node.or_else(|| self.endings.iter().position(|id| *id == to).map(Target::Ending));
        if target.is_none() {
            let targets: Vec<_> = self.nodes.iter().chain(&self.endings).copied().chain([END]).collect();
            self.unknown_target(at, to, &targets);
        }
        target
    }

    fn unknown_target(&mut self, at: &Place, to: &str, possible: &[&str]) {
        const READABLE: usize = 24;
        if self.is_full() {
            return;
        }
        let mut finding = Finding::error(
            "E101",
            at.clone(),
            format!("没有叫 `{to}` 的节点或结局"),
            format!("there is no node or ending `{to}`"),
        );
        if possible.len() <= READABLE {
            let list = possible.join(", ");
            finding = finding.help(format!("可以写：{list}"), format!("possible: {list}"));
        }
        self.say(finding.did_you_mean(nearest(to, possible.iter().copied())));
    }

    /// In a list of alternatives exactly the last one has no condition.
    fn closed(&mut self, at: &Place, conditional: impl ExactSizeIterator<Item = bool>) {
        if conditional.len() == 0 {
            self.say(
                Finding::error("E118", at.name(), "这一列是空的", "this list is empty")
                    .help("至少写一条不带 `when` 的", "write at least one without `when`"),
            );
            return;
        }
        let last = conditional.len() - 1;
        let mut open = true;
        for (index, has_condition) in conditional.enumerate() {
            open = has_condition;
            if !has_condition && index < last {
                self.say(
                    Finding::error(
                        "E118",
                        at.item(index),
                        "这一条没有条件，后面的永远轮不到",
                        "this one has no condition, so the next ones are never reached",
                    )
                    .help("给它加上 `when`，或把它移到最后", "give it a `when` or move it to the end"),
                );
                return;
            }
        }
        if open {
            self.say(
                Finding::error(
                    "E118",
                    at.name(),
                    "条件都不成立的时候怎么办，没有写",
                    "what happens when no condition holds is not written",
                )
                .help("在最后加一条不带 `when` 的", "add a last one without `when`"),
            );
        }
    }

    fn optional(&mut self, at: &Place, text: Option<&String>, asks: Asks) -> Option<Condition> {
        self.condition(at, text?, asks)
    }

    fn condition(&mut self, at: &Place, text: &str, asks: Asks) -> Option<Condition> {
        let parsed = condition::parse(text, |name, _| self.variable(&name, asks));
        parsed.map_err(|unreadable| self.unreadable(at, text, &unreadable)).ok()
    }

    fn variable(&mut self, name: &Name<'_>, asks: Asks) -> Option<Variable> {
        match name {
            Name::Visits(node) => {
                let node = self.nodes.iter().position(|id| id == node)?;
                let slot = self.counted.iter().position(|counted| *counted == node).unwrap_or_else(|| {
                    self.counted.push(node);
                    self.counted.len() - 1
                });
                (slot < Scenario::MAX_COUNTED).then_some(Variable::Visits(u8::try_from(slot).ok()?))
            }
            Name::Plain(name) => {
                if let Some((_, meter)) = Meter::ALL.iter().find(|(known, _)| known == name) {
                    let allowed = match meter {
                        Meter::Total => asks == Asks::Endings,
                        Meter::BadEnding => asks == Asks::Keys,
                        _ => true,
                    };
                    return allowed.then_some(Variable::Meter(*meter));
                }
                let index = |position: usize| u8::try_from(position).ok();
                if let Some(flag) = self.flags.iter().position(|flag| flag == name) {
                    return index(flag).filter(|flag| usize::from(*flag) < Scenario::MAX_FLAGS).map(Variable::Flag);
                }
                if let Some(fact) = self.facts.iter().position(|fact| fact == name) {
                    return index(fact).filter(|fact| usize::from(*fact) < Scenario::MAX_FACTS).map(Variable::Fact);
                }
                Fault::named(name).map(Variable::Fault)
            }
        }
    }

    fn unreadable(&mut self, at: &Place, text: &str, unreadable: &condition::Unreadable) {
        if self.is_full() {
            return;
        }
        let names = Names { flags: &self.flags, facts: &self.facts, nodes: &self.nodes };
        self.say(unreadable::finding(at, text, unreadable, &names));
    }

    fn word<T: Vocabulary>(&mut self, at: &Place, word: &Word<T>) -> Option<T> {
        if let Word::Unknown(name) = word
            && !self.is_full()
        {
            const READABLE: usize = 16;
            let names: Vec<_> = T::all().into_iter().map(T::name).collect();
            let list = names.join(", ");
            let code = if T::KIND == Act::KIND || T::KIND == Fault::KIND { "E102" } else { "E113" };
            let mut finding = Finding::error(
                code,
                at.clone(),
                format!("没有叫 `{name}` 的{}", kind_in_chinese(T::KIND)),
                format!("there is no {} called `{name}`", T::KIND),
            );
            finding = if names.len() <= READABLE {
                finding.help(format!("可以写：{list}"), format!("possible: {list}"))
            } else {
                finding.help("全部名字都在 assets/rulebook.ron 里", "assets/rulebook.ron has all the names")
            };
            self.say(finding.did_you_mean(nearest(name, names)));
        }
        word.known()
    }

    fn range(&mut self, at: &Place, value: i64, low: i64, high: i64) {
        self.say(
            Finding::error("E115", at.clone(), format!("{value} 超出了范围"), format!("{value} is out of range"))
                .help(format!("写 {low} 到 {high} 之间的整数"), format!("write a whole number from {low} to {high}")),
        );
    }

    fn too_many(&mut self, at: &Place, count: usize, most: usize) {
        self.say(Finding::error(
            "E114",
            at.clone(),
            format!("这里有 {count} 个，最多 {most} 个"),
            format!("there are {count} here; at most {most} are possible"),
        ));
    }

    fn bad_name(&mut self, at: &Place, name: &str) {
        self.say(
            Finding::error("E119", at.clone(), format!("`{name}` 不能当名字"), format!("`{name}` cannot be a name"))
                .help(
                    "名字用文字、数字和下划线，不以数字开头，最长 40 个字符，如 day_nine",
                    "a name has letters, digits and underscores, does not start with a digit and has at most 40 \
                 characters, like day_nine",
                )
                .several(name),
        );
    }
}

/// How a time of day is written: the one that was meant, if that can be told.
fn clock_like(written: &str, before: &str, after: &str) -> String {
    let numbers: Vec<u8> =
        written.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let meant = match numbers[..] {
        [hours @ 0..24, minutes @ 0..60] => format!("{hours:02}:{minutes:02}"),
        [hours @ 0..24] => format!("{hours:02}:00"),
        _ => "18:05".to_owned(),
    };
    format!("{before} \"{meant}\" {after}").trim_end().to_owned()
}

impl Finding {
    /// Where several names were put between one pair of quotes, says to give each its own.
    fn several(self, written: &str) -> Self {
        let names: Vec<&str> = written.split(['，', '、', ',', '；', ';', ' ']).filter(|name| is_name(name)).collect();
        if names.len() < 2 || !written.contains(['，', '、', ',', '；', ';']) {
            return self;
        }
        let each = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        self.help(
            format!("每个名字各用一对引号，中间用英文逗号：{each}"),
            format!("give each name its own quotes, with commas between: {each}"),
        )
    }
}

/// Nobody mends more at once.
const MAX_FINDINGS: usize = 100;

/// Adds a name that is new. A few more than are possible are enough to say that there are too many.
fn collect(names: &mut Vec<String>, name: &String) {
    const ENOUGH: usize = 256;
    if names.len() < ENOUGH && !names.contains(name) {
        names.push(name.clone());
    }
}

/// The end of the conversation, where the conditions of the endings decide.
const END: &str = "end";

/// Larger sums are slips of the pen, and conditions compare in `i32`.
const MAX_AMOUNT: u32 = 1_000_000_000;

fn keys<V>(entries: &Called<V>) -> Vec<&str> {
    entries.0.iter().map(|(key, _)| key.as_str()).collect()
}

/// Names can stand in conditions, commands and addresses: letters, digits and underscores, at most 40, no digit first.
#[must_use]
pub fn is_name(name: &str) -> bool {
    const LONGEST: usize = 40;
    name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && name.chars().next().is_some_and(|c| !c.is_numeric())
        && name.chars().count() <= LONGEST
}

fn kind_in_chinese(kind: &str) -> &'static str {
    match kind {
        "act" => "言语动作",
        "fault" => "失误",
        "setting" => "场合",
        "channel" => "渠道",
        "category" => "投诉类别",
        "behaviour" => "客户类型",
        "motive" => "投诉心态",
        "delivery" => "说法",
        "verdict" => "评语",
        "need" => "需要",
        "pronoun" => "称呼",
        "build" => "身材",
        "skin tone" => "肤色",
        "hairstyle" => "发型",
        "hair colour" => "发色",
        "kind of glasses" => "眼镜样式",
        "kind of clothes" => "衣着",
        "colour of clothes" => "衣服颜色",
        "thing to hold" => "随身物品",
        "kind of ending" => "结局类型",
        _ => "词",
    }
}

/// Whether a text was left out rather than left empty.
pub(super) fn is_absent(text: &Text) -> bool {
    text.zh.is_none() && text.en.is_none()
}
