//! What an author should mend: where the case, as the engine plays it, contradicts what the author meant by it.
//!
//! Codes W301 to W324, each with the place in the file. Every one of them is a reason to mend; what is only worth
//! knowing stands in the report.

use super::audit::Audit;
use super::proofs::Claim;
use super::slips::Situation;
use crate::debrief::{Judge, Remedy};
use crate::language::Lang;
use crate::roleplay::{Event, State, Timing};
use crate::rulebook::{Act, Move, Tier};
use crate::scenario::{Alternative, Condition, EndingKind, Meter, Response, Variable, Verdict, choose};
use crate::source::{Finding, Place, Vocabulary as _};
use std::collections::BTreeSet;

/// The best line must earn at least this.
const GOOD_BEST_LINE: i32 = 95;
/// It has at least and at most so many turns.
const TURNS: std::ops::RangeInclusive<usize> = 8..=14;
/// By so much an option may be cheaper than one whose verdict is one step better before that is a contradiction;
/// further apart, by nothing.
const TOLERANCE: i32 = 5;

/// Everything to mend, in the order of the codes.
#[must_use]
pub fn to_mend(judge: &Judge<'_>, audit: &Audit) -> Vec<Finding> {
    let mut desk = Desk { judge, audit, findings: Vec::new() };
    desk.best_line();
    desk.verdicts();
    desk.never_met();
    desk.facts();
    desk.endings();
    desk.claims();
    desk.strategies();
    desk.situations();
    desk.findings.sort_by_key(|finding| finding.code);
    desk.findings
}

/// What every good conversation does at some point and in time, whatever the case.
const STEPS: [(&[Move], &str, &str); 9] = [
    (&[Move::GreetIdentify], "问候、报上姓名", "greets and says who is speaking"),
    (&[Move::NameFeeling, Move::AcknowledgeImpact], "接住对方的心情", "acknowledges the feeling"),
    (&[Move::LetVent, Move::AskOpen, Move::InviteUnspoken], "让对方把话讲出来", "lets the customer tell the story"),
    (&[Move::AskExpectation], "问对方想怎么处理", "asks what the customer would consider right"),
    (&[Move::OfferOptions, Move::GrantRemedy], "拿出办法", "offers anything"),
    (&[Move::SetDeadline], "给出准时间", "commits to a time"),
    (&[Move::SummariseAgreement], "把约定再对一遍", "reads the agreement back"),
    (&[Move::TakeRecord], "登记", "takes a record"),
    (&[Move::FollowUp], "回访", "follows up"),
];

struct Desk<'d, 'a> {
    judge: &'d Judge<'a>,
    audit: &'d Audit,
    findings: Vec<Finding>,
}

impl Desk<'_, '_> {
    fn node(&self, node: usize) -> Place {
        Place::top().field("nodes").entry(node, &self.judge.roleplay().scenario.nodes[node].id)
    }

    fn option(&self, node: usize, response: usize) -> Place {
        let id = &self.judge.roleplay().scenario.nodes[node].responses[response].id;
        self.node(node).field("options").entry(response, id)
    }

    fn ids(&self, node: usize, response: usize) -> (String, String) {
        let node = &self.judge.roleplay().scenario.nodes[node];
        (node.id.clone(), node.responses[response].id.clone())
    }

    fn best_line(&mut self) {
        let roleplay = self.judge.roleplay();
        let scenario = roleplay.scenario;
        let (total, turns) = (self.audit.ideal_total, self.audit.ideal.len());
        let first = Place::top().field("first");
        if total < GOOD_BEST_LINE {
            self.findings.push(
                Finding::warning(
                    "W301",
                    first.clone(),
                    format!("照你标的 best 一路走下去只有 {total} 分"),
                    format!("the line of your best options earns only {total} points"),
                )
                .help(
                    format!(
                        "看看 `heartfirst play {} --choose {}` 的复盘，哪一句丢了分",
                        scenario.id,
                        self.choices(&self.audit.ideal)
                    ),
                    format!(
                        "see in the debrief of `heartfirst play {} --choose {}` which sentence loses points",
                        scenario.id,
                        self.choices(&self.audit.ideal)
                    ),
                ),
            );
        }
        if !TURNS.contains(&turns) {
            self.findings.push(
                Finding::warning(
                    "W322",
                    first.clone(),
                    format!("照你标的 best 走，{turns} 句就谈完了；一个案例是 8 到 14 句"),
                    format!("the line of your best options has {turns} turns; a case has 8 to 14"),
                )
                .help("看看是不是有 next 指错了节点", "check whether some next leads to the wrong node"),
            );
        }
        let mut state = roleplay.begin(&mut ());
        let mut found = Vec::new();
        for response in &self.audit.ideal {
            let mut events: Vec<Event> = Vec::new();
            let node = state.node;
            roleplay.advance(&mut state, *response, &mut events);
            let bad = events.iter().find_map(|event| match event {
                Event::Early(tier @ (Tier::Heavy | Tier::Settling)) => Some((
                    format!("话说早了（第 {} 档）", tier.number()),
                    format!("comes too early (tier {})", tier.number()),
                )),
                Event::Acted { act, timing: Timing::Fault } => {
                    Some((format!("带着失误 `{act}`"), format!("makes the fault `{act}`")))
                }
                Event::OverSoothing => Some(("只安慰不办事了".to_owned(), "soothes instead of helping".to_owned())),
                Event::WalkOut(_) => Some(("把客户说走了".to_owned(), "makes the customer leave".to_owned())),
                _ => None,
            });
            if let Some((zh, en)) = bad {
                found.push((node, *response, zh, en));
            }
        }
        for (node, response, zh, en) in found {
            let (node_id, id) = self.ids(node, response);
            self.findings.push(
                Finding::warning(
                    "W318",
                    self.option(node, response).field("acts"),
                    format!("`{node_id}` 的 best 选项 `{id}` {zh}"),
                    format!("the best option `{id}` of `{node_id}` {en}"),
                )
                .help(
                    "best 该是此刻最好的一句：改动作，或换一句当 best",
                    "the best option should be the best thing to say now: change its acts or mark another one",
                ),
            );
        }
        let first = Place::top().field("first");
        for (moves, zh, en) in STEPS {
            if moves.iter().all(|act| state.uses(*act) == 0) {
                let names: Vec<&str> = moves.iter().map(|act| act.name()).collect();
                let names = names.join(", ");
                self.findings.push(
                    Finding::warning(
                        "W319",
                        first.clone(),
                        format!("照你标的 best 走到头，始终没有{zh}"),
                        format!("the line of your best options never {en}"),
                    )
                    .help(
                        format!("让其中一句的 acts 里有：{names}"),
                        format!("let the acts of one of them have: {names}"),
                    ),
                );
            }
        }
        let score = self.judge.score(&state);
        let ending = &scenario.endings[score.ending];
        if ending.kind != EndingKind::Best {
            self.findings.push(Finding::warning(
                "W308",
                Place::top().field("endings").entry(score.ending, &ending.id).name(),
                format!("照你标的 best 走到头，结局却是 `{}`（{}）", ending.id, ending.kind),
                format!("the line of your best options ends in `{}`, which is {}", ending.id, ending.kind),
            ));
        }
        let keys = Place::top().field("keys");
        if score.remedy != Remedy::Best {
            self.findings.push(Finding::warning(
                "W324",
                keys.field("remedy").field("best"),
                "照你标的 best 走到头，补救却不是最好的那种",
                "the line of your best options does not end with the best remedy",
            ));
        }
        if !score.recorded {
            self.findings.push(Finding::warning(
                "W324",
                keys.field("recorded"),
                "照你标的 best 走到头，登记却不完整",
                "the line of your best options ends without a complete record",
            ));
        }
        if let Some(promised) = &scenario.keys.promised
            && !promised.holds(&state)
        {
            self.findings.push(Finding::warning(
                "W324",
                keys.field("promised"),
                "照你标的 best 走到头，却一直没有作出能兑现的承诺",
                "the line of your best options ends without a promise that could be kept",
            ));
        }
        for fact in (0..scenario.facts.len()).filter(|fact| !state.found(*fact)) {
            let id = &scenario.facts[fact].id;
            self.findings.push(
                Finding::warning(
                    "W316",
                    Place::top().field("facts").entry(fact, id).name(),
                    format!("照你标的 best 走，问不出 `{id}` 这条实情"),
                    format!("the line of your best options does not find the fact `{id}`"),
                )
                .help("让其中一句 best 的 reveals 里有它", "let the reveals of one of these options name it"),
            );
        }
    }

    /// The author's verdicts against what the options cost where they are first met.
    fn verdicts(&mut self) {
        let nodes = &self.judge.roleplay().scenario.nodes;
        for (node, costs) in self.audit.options.iter().enumerate() {
            let verdict = |response: usize| nodes[node].responses[response].verdict;
            let rank = |response: usize| Verdict::ALL.iter().position(|other| *other == verdict(response)).unwrap_or(0);
            for worse in 0..costs.len() {
                let Some(cost) = costs[worse].first else { continue };
                let (node_id, id) = self.ids(node, worse);
                let place = self.option(node, worse).field("verdict");
                // Off the best line a cap often hides what an option costs.
                if verdict(worse) != Verdict::Best && cost == 0 && costs[worse].first_slips == 0 {
                    self.findings.push(
                        Finding::warning(
                            "W314",
                            place.clone(),
                            format!("`{node_id}` 的 `{id}` 标的是 {}，可选了它一分也不丢", verdict(worse)),
                            format!("`{id}` of `{node_id}` is called {} and costs nothing at all", verdict(worse)),
                        )
                        .help(
                            "给它少一点该做的，或改 verdict",
                            "let it do less than the best option, or change the verdict",
                        ),
                    );
                }
                let dearer = (0..costs.len())
                    .filter(|better| rank(*better) < rank(worse))
                    .filter_map(|better| Some((better, costs[better].first?)))
                    .filter(|(better, other)| {
                        let far = rank(worse) - rank(*better) > 1 && costs[worse].first_slips == 0;
                        *other > cost + if far { 0 } else { TOLERANCE }
                    })
                    .max_by_key(|(_, other)| *other);
                if let Some((better, other)) = dearer {
                    let (_, better_id) = self.ids(node, better);
                    let (worse_verdict, better_verdict) = (verdict(worse), verdict(better));
                    self.findings.push(
                        Finding::warning(
                            "W303",
                            place,
                            format!("`{node_id}` 的 `{id}` 标的是 {worse_verdict}，只丢 {cost} 分；标 {better_verdict} 的 `{better_id}` 却要丢 {other} 分"),
                            format!("`{id}` of `{node_id}` is called {worse_verdict} and costs {cost}; `{better_id}`, called {better_verdict}, costs {other}"),
                        )
                        .related(self.option(node, better).field("verdict"), format!("丢 {other} 分"), format!("costs {other}"))
                        .help("改其中一句的动作，或改 verdict", "change the acts of one of them, or a verdict"),
                    );
                }
            }
        }
    }

    /// Nodes, routes, variants and entries that no conversation meets; said only if all of them were looked at.
    fn never_met(&mut self) {
        if !self.audit.census.is_complete() {
            return;
        }
        let scenario = self.judge.roleplay().scenario;
        let met = &self.audit.census.met;
        for (index, node) in scenario.nodes.iter().enumerate() {
            if !met.nodes[index] {
                self.findings.push(
                    Finding::warning(
                        "W304",
                        self.node(index).name(),
                        format!("图上有路通到节点 `{}`，可没有一场谈话真能走到", node.id),
                        format!("there are arrows to the node `{}`, but no conversation ever gets there", node.id),
                    )
                    .help("看看通到它的那些条件是不是永远不成立", "check whether the conditions on the way ever hold"),
                );
                continue;
            }
            for entry in unmet(&met.enter[index]) {
                self.never(
                    self.node(index).field("enter").item(entry),
                    "这条 enter 从来用不上",
                    "this entry is never applied",
                );
            }
            for (response, option) in node.responses.iter().enumerate() {
                let place = self.option(index, response);
                for variant in unmet(&met.acts[index][response]) {
                    self.never(
                        written(&place, "acts", variant, &option.acts),
                        "这一组动作从来用不上",
                        "these acts are never used",
                    );
                }
                if option.next.len() > 1 {
                    for route in unmet(&met.routes[index][response]) {
                        if !self.is_told_here(index, response, route) {
                            continue;
                        }
                        self.never(
                            place.clone(),
                            &format!("`{}` 的第 {} 条去路从来走不到", option.id, route + 1),
                            &format!("route {} of `{}` is never taken", route + 1, option.id),
                        );
                    }
                }
            }
        }
    }

    /// Whether a route that one option never takes is worth a word. What is written several times, for the options of
    /// one node or as the same safety net at many, is told once, and only if none of its copies is ever taken.
    fn is_told_here(&self, node: usize, response: usize, route: usize) -> bool {
        let nodes = &self.judge.roleplay().scenario.nodes;
        let next = &nodes[node].responses[response].next[route];
        let is_net = next.when.is_some();
        let copies = nodes.iter().enumerate().filter(|(at, _)| is_net || *at == node).flat_map(|(at, other)| {
            let routes = other.responses.iter().enumerate();
            routes.flat_map(move |(said, option)| (0..option.next.len()).map(move |way| (at, said, way)))
        });
        let same = |(at, said, way): &(usize, usize, usize)| {
            let other = &nodes[*at].responses[*said].next[*way];
            (&other.when, other.value) == (&next.when, next.value)
        };
        let mut copies = copies.filter(same);
        let first = copies.next();
        let taken = |(at, said, way): (usize, usize, usize)| self.audit.census.met.routes[at][said][way];
        first == Some((node, response, route)) && !first.is_some_and(taken) && !copies.any(taken)
    }

    fn never(&mut self, place: Place, zh: &str, en: &str) {
        self.findings.push(Finding::warning("W305", place, zh, en).help(
            "每一场谈话都试过了：改它的条件，或删掉它",
            "every conversation was tried: change its condition or remove it",
        ));
    }

    fn facts(&mut self) {
        let scenario = self.judge.roleplay().scenario;
        let met = |node: usize| !self.audit.census.is_complete() || self.audit.census.met.nodes[node];
        let revealed = scenario
            .nodes
            .iter()
            .enumerate()
            .filter(|(node, _)| met(*node))
            .flat_map(|(_, node)| &node.responses)
            .fold(0, |facts, response| facts | response.reveals);
        for fact in (0..scenario.facts.len()).filter(|fact| revealed & (1 << fact) == 0) {
            let id = &scenario.facts[fact].id;
            self.findings.push(
                Finding::warning(
                    "W306",
                    Place::top().field("facts").entry(fact, id).name(),
                    format!("没有一场谈话问得出 `{id}` 这条实情"),
                    format!("no conversation can find the fact `{id}`"),
                )
                .help("让某句回答的 reveals 里有它", "let the reveals of some option name it"),
            );
        }
    }

    fn endings(&mut self) {
        let scenario = self.judge.roleplay().scenario;
        for (index, ending) in scenario.endings.iter().enumerate() {
            let mut asks = false;
            if let Some(when) = ending.when.as_ref().filter(|_| ending.kind != EndingKind::Bad) {
                when.variables(&mut |variable| asks |= variable == Variable::Meter(Meter::WalkedOut));
            }
            if asks {
                let (id, kind) = (&ending.id, ending.kind);
                self.findings.push(
                    Finding::warning(
                        "W320",
                        Place::top().field("endings").entry(index, id).field("kind"),
                        format!("结局 `{id}` 是 {kind}，条件里却问客户走没走；走了的只会是 bad"),
                        format!("the ending `{id}` is {kind} and asks whether the customer left; who leaves always ends badly"),
                    )
                    .help("kind 改成 bad，或从条件里去掉 walked_out", "make its kind bad, or take walked_out out of the condition"),
                );
            }
        }
        for (index, range) in self.audit.endings.iter().enumerate() {
            if range.highest.limit.is_none() {
                let id = &scenario.endings[index].id;
                self.findings.push(
                    Finding::warning(
                        "W307",
                        Place::top().field("endings").entry(index, id).name(),
                        format!("没有一场谈话会以 `{id}` 结束"),
                        format!("no conversation ends in `{id}`"),
                    )
                    .help("改它的条件，或删掉它", "change its condition or remove it"),
                );
            }
        }
    }

    fn claims(&mut self) {
        for proof in self.audit.proofs.iter().filter(|proof| proof.holds == Some(false) && proof.claim.must_hold()) {
            let (Some(path), Some(total)) = (&proof.path, proof.total) else { continue };
            let Some((node, response)) = self.telling(proof.claim, path) else { continue };
            let choices = self.choices(path);
            let id = &self.judge.roleplay().scenario.id;
            let against = proof.against.unwrap_or(0);
            let (code, zh, en) = match proof.claim {
                Claim::FeelingNeeded => (
                    "W309",
                    format!("从头到尾没接住心情，也能拿 {total} 分过关"),
                    format!("one can pass with {total} points without ever acknowledging the feeling"),
                ),
                Claim::RedLineFails => (
                    "W310",
                    format!("踩了红线还能拿 {total} 分过关"),
                    format!("one can pass with {total} points over a red line"),
                ),
                Claim::OrderPays => (
                    "W311",
                    format!("办成同样的事，先谈事的走法有 {total} 分，先接心情的最多 {against} 分"),
                    format!("for the same outcome an issue-first line earns {total}, emotion first at most {against}"),
                ),
                _ => (
                    "W302",
                    format!("不照 best 走也有 {total} 分，你的 best 一路是 {against} 分"),
                    format!("a line that leaves your best options here earns {total}; yours earns {against}"),
                ),
            };
            self.findings.push(Finding::warning(code, self.option(node, response).name(), zh, en).help(
                format!("这样走就是：heartfirst play {id} --choose {choices}"),
                format!("like this: heartfirst play {id} --choose {choices}"),
            ));
        }
    }

    /// The sentence of a path that a finding about it underlines: the last one of a path that stops where it leaves
    /// the best line, the first that leaves it otherwise.
    fn telling(&self, claim: Claim, path: &[usize]) -> Option<(usize, usize)> {
        let roleplay = self.judge.roleplay();
        let mut state = roleplay.begin(&mut ());
        let mut told = None;
        for response in path {
            let best = roleplay.scenario.node(state.node).responses[*response].verdict == Verdict::Best;
            told = Some((state.node, *response));
            if !best && claim != Claim::IdealUnique {
                return told;
            }
            roleplay.advance(&mut state, *response, &mut ());
        }
        told
    }

    fn strategies(&mut self) {
        let held = self.audit.strategies.iter().filter(|outcome| outcome.strategy.is_held());
        let passing: Vec<_> = held.filter(|outcome| outcome.passes(self.audit.pass)).collect();
        // One may be passed by chance of its words; two show that its form gives it away.
        if passing.len() > 1 {
            for outcome in passing {
                let title = outcome.strategy.title();
                let (tens, tenth) = (outcome.mean_tenths() / 10, outcome.mean_tenths() % 10);
                let lang = |shown: Lang| match outcome.lang {
                    Some(Lang::Zh) => shown.pick("（中文）", " (Chinese)"),
                    Some(Lang::En) => shown.pick("（英文）", " (English)"),
                    None => "",
                };
                self.findings.push(
                    Finding::warning(
                        "W312",
                        Place::top().field("id"),
                        format!(
                            "不用看懂，“{}”{}就能平均拿 {tens}.{tenth} 分过关",
                            title.get(Lang::Zh),
                            lang(Lang::Zh)
                        ),
                        format!(
                            "without reading the situation, “{}”{} passes with a mean of {tens}.{tenth}",
                            title.get(Lang::En),
                            lang(Lang::En)
                        ),
                    )
                    .help("让好的回答不能从样子上认出来", "let nothing about its form give the best option away"),
                );
            }
        }
    }

    /// What shows only in the situations themselves: options that do the same, and time that runs back.
    fn situations(&mut self) {
        let roleplay = self.judge.roleplay();
        let nodes = &roleplay.scenario.nodes;
        // Pairs of options that never led to different states, and those that did.
        let (mut alike, mut different) = (BTreeSet::new(), BTreeSet::new());
        let mut back = BTreeSet::new();
        for Situation { state, .. } in &self.audit.situations.all {
            let node = state.node;
            let after = |response: usize| {
                let mut next = *state;
                roleplay.advance(&mut next, response, &mut ());
                next
            };
            let nexts: Vec<State> = (0..nodes[node].responses.len()).map(after).collect();
            for (first, one) in nexts.iter().enumerate() {
                for (second, other) in nexts.iter().enumerate().skip(first + 1) {
                    let set = if one == other { &mut alike } else { &mut different };
                    set.insert((node, first, second));
                }
                if one.over.is_none() {
                    // A node may be later on a second visit, so it is asked as one who has come there.
                    let due = choose(&nodes[one.node].time, one);
                    if due.is_some_and(|due| *due < state.time) {
                        back.insert((node, first, one.node));
                    }
                }
            }
        }
        for (node, first, second) in alike.difference(&different) {
            // Two poor sentences may be poor in the same way; that is meant where they are tagged alike.
            let (one, other) = (&nodes[*node].responses[*first], &nodes[*node].responses[*second]);
            if one.verdict != Verdict::Best && other.verdict != Verdict::Best && are_tagged_alike(one, other) {
                continue;
            }
            let ((node_id, one), (_, other)) = (self.ids(*node, *first), self.ids(*node, *second));
            self.findings.push(
                Finding::warning(
                    "W317",
                    self.option(*node, *second).name(),
                    format!("`{node_id}` 的 `{other}` 和 `{one}` 怎么说都一样：后果没有任何差别"),
                    format!("`{other}` of `{node_id}` does exactly what `{one}` does"),
                )
                .related(self.option(*node, *first).name(), "这一句", "this one")
                .help("改它的动作或去路，或删掉它", "change its acts or where it leads, or remove it"),
            );
        }
        for (node, response, target) in back {
            let (node_id, id) = self.ids(node, response);
            let target = &nodes[target].id;
            self.findings.push(
                Finding::warning(
                    "W313",
                    self.option(node, response).name(),
                    format!("`{node_id}` 的 `{id}` 通到 `{target}`，那里的时间却更早"),
                    format!("`{id}` of `{node_id}` leads to `{target}`, where it is earlier in the story"),
                )
                .help("改 next，或改那个节点的 time", "change the next, or the time of that node"),
            );
        }
    }

    fn choices(&self, path: &[usize]) -> String {
        super::report::choices(self.judge, path)
    }
}

/// Whether two options hold the same acts under the same conditions, in whatever order.
fn are_tagged_alike(one: &Response, other: &Response) -> bool {
    let tags = |response: &Response| -> Vec<(Option<Condition>, Vec<&'static str>)> {
        let tags = |acts: &Alternative<Vec<Act>>| {
            let mut names: Vec<&str> = acts.value.iter().map(|act| act.name()).collect();
            names.sort_unstable();
            (acts.when.clone(), names)
        };
        response.acts.iter().map(tags).collect()
    };
    tags(one) == tags(other)
}

fn unmet(met: &[bool]) -> Vec<usize> {
    met.iter().enumerate().filter(|(_, met)| !**met).map(|(index, _)| index).collect()
}

/// Where a variant stands: the one without a condition in the field itself, the others in its `…_if` list.
fn written<T>(option: &Place, field: &'static str, variant: usize, all: &[Alternative<T>]) -> Place {
    if variant + 1 == all.len() { option.field(field) } else { option.field("acts_if").item(variant) }
}
