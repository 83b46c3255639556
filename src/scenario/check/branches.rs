//! W203: every alternative has its turn: no condition that never holds, no line behind one that always does.

use super::flow::{Flow, Known};
use super::possible::{Patience, World};
use crate::scenario::file::{NextFile, ScenarioFile};
use crate::scenario::{Alternative, Condition, EndingKind, Scenario, Target};
use crate::source::{Finding, Place};

pub(super) fn check(scenario: &Scenario, file: &ScenarioFile, flow: &Flow, findings: &mut Vec<Finding>) {
    let patience = Patience::new();
    let mut search = Search { scenario, patience: &patience, findings };
    for (index, (node, (_, written))) in scenario.nodes.iter().zip(&file.nodes.0).enumerate() {
        let (Some(arriving), Some(here)) = (flow.arriving(index), flow.at(node, index)) else { continue };
        let at = Place::top().field("nodes").entry(index, &node.id);
        search.list(&node.time, arriving, |n| at.field("time_if").item(n).field("when"), &at.field("time"));
        let entries: Vec<_> = node.enter.iter().map(|entry| entry.when.as_ref()).collect();
        search.conditions(&entries, arriving, |n| at.field("enter").item(n), None);
        let says = at.field("says");
        search.list(&node.says, here, |n| says.item(n).field("when"), &says.item(node.says.len() - 1));
        for (option, (response, (_, wrote))) in node.responses.iter().zip(&written.options.0).enumerate() {
            let at = at.field("options").entry(option, &response.id);
            search.list(&response.say, here, |n| at.field("say_if").item(n).field("when"), &at.field("say"));
            search.list(&response.acts, here, |n| at.field("acts_if").item(n).field("when"), &at.field("acts"));
            search.list(&response.reply, here, |n| at.field("reply_if").item(n).field("when"), &at.field("reply"));
            for (n, quote) in response.quotes.iter().enumerate() {
                search.conditions(&[quote.when.as_ref()], here, |_| at.field("quotes").item(n).field("when"), None);
            }
            for (n, promise) in response.promises.iter().enumerate() {
                search.conditions(&[promise.when.as_ref()], here, |_| at.field("promises").item(n).field("when"), None);
            }
            if let Some(NextFile::Routes(routes)) = &wrote.next {
                let next = at.field("next");
                let last = next.item(routes.len() - 1);
                search.list(&response.next, here.after(response), |n| next.item(n).field("when"), &last);
            }
        }
        if let Some(NextFile::Routes(routes)) = &written.next {
            // The way on from the node is shared by the options that have none of their own.
            let ways = node.responses.iter().zip(&written.options.0).filter(|(_, (_, wrote))| wrote.next.is_none());
            let after: Vec<(Known, &[Alternative<Target>])> =
                ways.map(|(response, _)| (here.after(response), &response.next[..])).collect();
            search.shared(&after, &at.field("next"), routes.len());
        }
    }
    search.endings(flow);
}

struct Search<'s, 'f> {
    scenario: &'s Scenario,
    patience: &'s Patience,
    findings: &'f mut Vec<Finding>,
}

impl Search<'_, '_> {
    /// Alternatives of which the last has no condition.
    fn list<T>(&mut self, list: &[Alternative<T>], known: Known, at: impl Fn(usize) -> Place, last: &Place) {
        if list.len() > 1 {
            let conditions: Vec<_> = list.iter().map(|alternative| alternative.when.as_ref()).collect();
            self.conditions(&conditions, known, at, Some(last));
        }
    }

    /// Conditions tested in order; `None` always holds. `last` is where the final one without a condition stands.
    fn conditions(
        &mut self,
        list: &[Option<&Condition>],
        known: Known,
        at: impl Fn(usize) -> Place,
        last: Option<&Place>,
    ) {
        for (index, condition) in list.iter().enumerate() {
            if let Some(never) = self.never(&list[..index], *condition, known) {
                let place = last.filter(|_| condition.is_none()).cloned().unwrap_or_else(|| at(index));
                let finding = never.finding(place);
                self.findings.push(if condition.is_none() { without_default(finding) } else { finding });
            }
        }
    }

    /// Routes of a node that several responses take: one is superfluous if none of them can take it.
    fn shared(&mut self, ways: &[(Known, &[Alternative<Target>])], at: &Place, count: usize) {
        for index in 0..count {
            let mut verdicts = ways.iter().filter_map(|(known, routes)| {
                let before: Vec<_> = routes.get(..index)?.iter().map(|route| route.when.as_ref()).collect();
                Some(self.never(&before, routes.get(index)?.when.as_ref(), *known))
            });
            let Some(Some(first)) = verdicts.next() else { continue };
            if verdicts.all(|never| never.is_some()) {
                self.findings.push(first.finding(at.item(index)));
            }
        }
    }

    fn endings(&mut self, flow: &Flow) {
        let Some(known) = flow.ending() else { return };
        let forced = |index: usize| {
            let routes = self.scenario.nodes.iter().flat_map(|node| &node.responses).flat_map(|r| &r.next);
            routes.into_iter().any(|route| route.value == Target::Ending(index))
        };
        let mut found = Vec::new();
        for kind in EndingKind::ALL {
            let mut before: Vec<Option<&Condition>> = Vec::new();
            for (index, ending) in self.scenario.endings.iter().enumerate().filter(|(_, e)| e.kind == *kind) {
                let is_fallback = *kind == EndingKind::Bad && ending.when.is_none();
                let never = self.never(&before, ending.when.as_ref(), known);
                if let Some(never) = never.filter(|_| !is_fallback && !forced(index)) {
                    let at = Place::top().field("endings").entry(index, &ending.id);
                    found.push(never.finding(if ending.when.is_some() { at.field("when") } else { at.name() }));
                }
                if !is_fallback {
                    before.push(ending.when.as_ref());
                }
            }
        }
        self.findings.append(&mut found);
    }

    /// Why an alternative is never taken, if it is not.
    fn never(&self, before: &[Option<&Condition>], condition: Option<&Condition>, known: Known) -> Option<Never> {
        let wanted: Vec<&Condition> = condition.into_iter().collect();
        if before.iter().any(Option::is_none) {
            return Some(Never::Behind);
        }
        if !World::anywhere(self.scenario, self.patience).allows(&wanted, &[]) {
            return Some(Never::Contradiction);
        }
        let here = World::at(self.scenario, known, self.patience);
        if !here.allows(&wanted, &[]) {
            return Some(Never::Here);
        }
        let before: Vec<&Condition> = before.iter().copied().flatten().collect();
        (!here.allows(&wanted, &before)).then_some(Never::Behind)
    }
}

/// The last one may not simply go: a list needs one without a condition.
fn without_default(finding: Finding) -> Finding {
    finding.help(
        "删掉这一条，再把前一条的 when 去掉，让它当最后一条",
        "remove this one, and take the `when` off the one before, which then is the last",
    )
}

#[derive(Clone, Copy)]
enum Never {
    Contradiction,
    Here,
    Behind,
}

impl Never {
    fn finding(self, at: Place) -> Finding {
        match self {
            Self::Contradiction => Finding::warning(
                "W203",
                at,
                "这个条件自相矛盾，永远不成立",
                "this condition contradicts itself and never holds",
            )
            .help(
                "看看大于、小于有没有写反，数有没有超出范围（四个数值都在 0 到 100 之间）",
                "see whether < and > are swapped or a number is out of range (the four meters run from 0 to 100)",
            ),
            Self::Here => Finding::warning(
                "W203",
                at,
                "走到这里，这个条件不可能成立：要的标记、事实或失误，前面没有一条路能有",
                "at this point this condition cannot hold: no way here brings the flag, fact or fault it asks for",
            )
            .help(
                "在走到这里之前的某句回答里用 sets 设上，或者删掉这一条",
                "set it with `sets` in an option that leads here, or remove this alternative",
            ),
            Self::Behind => Finding::warning(
                "W203",
                at,
                "轮不到这一条：前面的条件总有一个先成立",
                "this one never has its turn: one of the conditions before it always holds first",
            )
            .help(
                "把要求更严的放在前面，或者删掉这一条",
                "put the narrower condition first, or remove this alternative",
            ),
        }
    }
}
