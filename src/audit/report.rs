//! An audit as people read it.

use super::audit::{Audit, OptionCost};
use super::census::Number;
use super::proofs::{Claim, Proof};
use super::quest::Answer;
use super::strategy::Outcome;
use crate::debrief::Judge;
use crate::language::Lang;
use std::fmt::Write as _;

/// Options that cost no more than this on the best line are listed as near it.
const NEAR: i32 = 5;

/// The audit in words, without its findings. `name` is how the case is called on the command line.
#[must_use]
pub fn report(judge: &Judge<'_>, audit: &Audit, name: &str, lang: Lang) -> String {
    let mut page = Page { judge, audit, name, lang, out: String::new() };
    page.head();
    page.best_line();
    page.endings();
    page.proofs();
    page.options();
    page.strategies();
    page.out
}

/// The ids of the responses of a path, as `--choose` takes them.
#[must_use]
pub fn choices(judge: &Judge<'_>, path: &[usize]) -> String {
    let roleplay = judge.roleplay();
    let mut state = roleplay.begin(&mut ());
    let mut ids = Vec::new();
    for response in path {
        ids.push(roleplay.scenario.node(state.node).responses[*response].id.as_str());
        roleplay.advance(&mut state, *response, &mut ());
    }
    ids.join(",")
}

struct Page<'p, 'a> {
    judge: &'p Judge<'a>,
    audit: &'p Audit,
    name: &'p str,
    lang: Lang,
    out: String,
}

impl Page<'_, '_> {
    fn line(&mut self, zh: &str, en: &str) {
        self.out += self.lang.pick(zh, en);
        self.out.push('\n');
    }

    fn command(&self, path: &[usize]) -> String {
        format!("heartfirst play {} --choose {}", self.name, choices(self.judge, path))
    }

    fn head(&mut self) {
        let census = &self.audit.census;
        let title = self.judge.roleplay().scenario.title.get(self.lang).to_owned();
        let _ = writeln!(self.out, "{} · {title}", self.name);
        let (conversations, situations) =
            (number(census.conversations), grouped(u128::try_from(census.total_situations()).unwrap_or(0)));
        if census.is_complete() {
            let walked = Number { count: census.exploded.count.saturating_add(census.gave_up.count), more: false };
            let share = percent(walked.count, census.conversations.count);
            self.line(
                &format!("  一共 {conversations} 场不同的谈话，经过 {situations} 种局面；全部数过。其中 {share} 以客户走人收场。"),
                &format!("  {conversations} different conversations through {situations} situations, all of them counted; in {share} the customer leaves."),
            );
        } else {
            let turns = census.situations.len() - 1;
            let open = number(census.open);
            self.line(
                &format!("  太大，数不完：前 {turns} 句全部数过，经过 {situations} 种局面。到那里有 {conversations} 场谈话已经结束，还有 {open} 场在继续，\n  所以至少有这么多场。下面的最高最低分另外搜索，凡不能确定的都注明范围。"),
                &format!("  Too large to be counted: everything within the first {turns} turns was, through {situations} situations. By then {conversations}\n  conversations have ended and {open} go on, so there are at least as many. Totals below are searched for\n  separately; where one is not certain, its range is given."),
            );
        }
    }

    fn best_line(&mut self) {
        let (total, turns) = (self.audit.ideal_total, self.audit.ideal.len());
        self.line(
            &format!("\n最好的走法：{total} 分，{turns} 句"),
            &format!("\nBest line: {total} points, {turns} turns"),
        );
        let _ = writeln!(self.out, "  {}", self.command(&self.audit.ideal));
        if self.audit.best.total > total {
            let more = self.audit.best.total;
            self.line(&format!("  可是这样走有 {more} 分："), &format!("  But this earns {more}:"));
            let _ = writeln!(self.out, "  {}", self.command(&self.audit.best.path));
        }
        let mut near = Vec::new();
        for situation in self.audit.situations.all.iter().filter(|situation| situation.slips == 0) {
            for (response, (after, _)) in situation.after.iter().enumerate() {
                let ideal = self.audit.ideal.get(situation.path.len()) == Some(&response);
                if !ideal && total - after <= NEAR {
                    let mut path = situation.path.clone();
                    path.push(response);
                    near.push((*after, self.option(situation.state.node, response), path));
                }
            }
        }
        if near.is_empty() {
            self.line(
                &format!("  离开它一句，就至少丢 {} 分。", NEAR + 1),
                &format!("  Leaving it once costs at least {} points.", NEAR + 1),
            );
        } else {
            self.line(
                &format!("  离开它一句、只丢 {NEAR} 分以内的："),
                &format!("  Options that leave it once and cost {NEAR} or less:"),
            );
            near.sort_by_key(|(total, ..)| std::cmp::Reverse(*total));
            for (total, option, path) in near {
                let _ = writeln!(self.out, "  {total:>3}  {option:<24} {}", self.command(&path));
            }
        }
    }

    fn endings(&mut self) {
        self.line("\n结局：最低分到最高分，最短的走法", "\nEndings: lowest to highest total, shortest way");
        let judge = self.judge;
        for (ending, range) in judge.roleplay().scenario.endings.iter().zip(&self.audit.endings) {
            if range.highest.limit.is_none() {
                self.line(
                    &format!("  {}（{}）：走不到", ending.id, ending.kind),
                    &format!("  {} ({}): never reached", ending.id, ending.kind),
                );
                continue;
            }
            let (low, high) = (self.extreme(&range.lowest), self.extreme(&range.highest));
            self.line(
                &format!("  {}（{}）：{low} 到 {high} 分", ending.id, ending.kind),
                &format!("  {} ({}): {low} to {high}", ending.id, ending.kind),
            );
            let paths = [
                (range.lowest.found.as_ref().map(|(_, path)| path.clone()), self.lang.pick("最低", "lowest")),
                (range.highest.found.as_ref().map(|(_, path)| path.clone()), self.lang.pick("最高", "highest")),
                (
                    range.shortest.as_ref().map(|(path, _)| path.clone()),
                    match &range.shortest {
                        Some((_, false)) => self.lang.pick("较短", "short"),
                        _ => self.lang.pick("最短", "shortest"),
                    },
                ),
            ];
            for (path, what) in paths {
                if let Some(path) = path {
                    let turns = path.len();
                    let _ = writeln!(self.out, "    {what} ({turns}): {}", self.command(&path));
                }
            }
        }
    }

    /// A total, or the range in which it lies.
    fn extreme(&self, answer: &Answer) -> String {
        match (&answer.found, answer.limit) {
            (Some((total, _)), Some(limit)) if *total == limit => total.to_string(),
            (Some((total, _)), Some(limit)) => {
                let (low, high) = (total.min(&limit), total.max(&limit));
                match self.lang {
                    Lang::Zh => format!("[{low} 和 {high} 之间]"),
                    Lang::En => format!("[between {low} and {high}]"),
                }
            }
            (None, Some(limit)) => match self.lang {
                Lang::Zh => format!("[不超出 {limit}，没找到走法]"),
                Lang::En => format!("[not beyond {limit}, no line found]"),
            },
            (_, None) => "–".to_owned(),
        }
    }

    fn proofs(&mut self) {
        self.line("\n证明：对所有谈话成立吗？", "\nProofs: does it hold for every conversation?");
        for proof in &self.audit.proofs {
            let answer = match proof.holds {
                Some(true) => self.lang.pick("是", "yes"),
                Some(false) => self.lang.pick("否", "no"),
                None => self.lang.pick("没算完", "not decided"),
            };
            let mark = if proof.holds == Some(false) && proof.claim.must_hold() { "!" } else { " " };
            let claim = claim(proof.claim, self.lang);
            let detail = self.detail(proof);
            let _ = writeln!(self.out, "{mark} {answer:<4} {claim}{detail}");
            if let Some(path) = &proof.path
                && proof.holds != Some(true)
            {
                let command = self.command(path);
                let _ = writeln!(self.out, "         {command}");
            }
        }
    }

    fn detail(&self, proof: &Proof) -> String {
        let zh = self.lang == Lang::Zh;
        let slips = proof.slips.map_or(String::new(), |slips| {
            if zh {
                format!("（走偏不超过 {slips} 句的全部局面）")
            } else {
                format!(" (in all situations with at most {slips} slip(s))")
            }
        });
        let numbers = match (proof.total, proof.at_most, proof.against) {
            (Some(total), Some(limit), Some(against)) if proof.holds.is_none() => {
                if zh {
                    format!("：最多 {total} 到 {limit}，对 {against}")
                } else {
                    format!(": at most {total} to {limit}, against {against}")
                }
            }
            // What a counter-example earns, or what none exceeds.
            (Some(total), _, Some(against)) if proof.holds == Some(false) => {
                if zh {
                    format!("：有 {total}，对 {against}")
                } else {
                    format!(": {total}, against {against}")
                }
            }
            (_, Some(limit), Some(against)) => {
                if zh {
                    format!("：最多 {limit}，对 {against}")
                } else {
                    format!(": at most {limit}, against {against}")
                }
            }
            (None, None, Some(_)) if proof.holds == Some(true) => {
                if zh {
                    "：没有这样的谈话".to_owned()
                } else {
                    ": there is no such conversation".to_owned()
                }
            }
            _ => String::new(),
        };
        numbers + &slips
    }

    fn options(&mut self) {
        let situations = self.audit.situations.all.len();
        match self.audit.situations.complete_slips {
            Some(slips) => self.line(
                &format!("\n每个选项的代价：此后够得到的最高分少了多少（{situations} 种局面，含走偏不超过 {slips} 句的全部）"),
                &format!("\nWhat each option costs of the best total in reach ({situations} situations, among them all with at most {slips} slip(s))"),
            ),
            None => self.line(
                &format!("\n每个选项的代价（只看了 {situations} 种局面）"),
                &format!("\nWhat each option costs (only {situations} situations looked at)"),
            ),
        }
        self.line(
            "  节点和选项                    verdict  初见  最少  最多",
            "  node and option               verdict first least  most",
        );
        let nodes = &self.judge.roleplay().scenario.nodes;
        for (node, costs) in self.audit.options.iter().enumerate() {
            for (response, cost) in costs.iter().enumerate() {
                let option = self.option(node, response);
                let verdict = nodes[node].responses[response].verdict.name();
                let _ = writeln!(self.out, "  {option:<30}{verdict:<7}{}", self.cost(cost));
            }
        }
    }

    fn cost(&self, cost: &OptionCost) -> String {
        match (&cost.first, &cost.least, &cost.most) {
            (Some(first), Some((least, _)), Some((most, _))) => {
                let sure = if cost.exact { "" } else { " ~" };
                format!("{first:>6}{least:>6}{most:>6}{sure}")
            }
            _ => self.lang.pick("  （这些局面里走不到）", "  (in none of these situations)").to_owned(),
        }
    }

    fn strategies(&mut self) {
        self.line("\n不看情况的挑法：平均分，过关的场次", "\nChoosing without reading: mean total, plays passed");
        let mut held = true;
        for outcome in &self.audit.strategies {
            if held && !outcome.strategy.is_held() {
                self.line("  以下只供参考：", "  for information:");
            }
            held = outcome.strategy.is_held();
            let row = self.strategy(outcome);
            self.out += &row;
        }
    }

    fn strategy(&self, outcome: &Outcome) -> String {
        let lang = match outcome.lang {
            Some(Lang::Zh) => self.lang.pick("，中文", ", Chinese"),
            Some(Lang::En) => self.lang.pick("，英文", ", English"),
            None => "",
        };
        let name = format!("{}{lang}", outcome.strategy.title().get(self.lang));
        let mark = if outcome.passes(self.audit.pass) { "!" } else { " " };
        let mean = outcome.mean_tenths();
        let wide = textwrap::core::display_width(&name);
        let gap = " ".repeat(36_usize.saturating_sub(wide));
        format!("{mark} {name}{gap}{:>4}.{}  {}/{}\n", mean / 10, mean % 10, outcome.passed, outcome.plays)
    }

    fn option(&self, node: usize, response: usize) -> String {
        let node = &self.judge.roleplay().scenario.nodes[node];
        format!("{}-{}", node.id, node.responses[response].id)
    }
}

/// A claim as a sentence without a full stop.
#[must_use]
pub fn claim(claim: Claim, lang: Lang) -> &'static str {
    match claim {
        Claim::FeelingNeeded => lang.pick("不接住心情就过不了关", "nobody passes without acknowledging the feeling"),
        Claim::RedLineFails => lang.pick("踩了红线就过不了关", "nobody passes over a red line"),
        Claim::OrderPays => lang
            .pick("办成同样的事，先谈事赢不了先接心情", "for the same outcome, issue first never beats emotion first"),
        Claim::IdealUnique => {
            lang.pick("best 一路是唯一最高分的走法", "the line of best options is the only one that earns as much")
        }
        Claim::KindnessWins => {
            lang.pick("同一处，伤人的话不比体贴的话划算", "a rude option never leaves more in reach than a kind one")
        }
        Claim::SoothingCosts => lang.pick("办事途中一味安慰要丢分", "soothing instead of helping costs"),
        Claim::ApologiesCost => lang.pick("没完没了地道歉要丢分", "endless apology costs"),
        Claim::WarmCloseEarns => lang.pick("好好收尾能加分", "a warm close earns"),
    }
}

/// A number with its thousands apart.
fn number(number: Number) -> String {
    let digits = grouped(number.count);
    if number.more { format!("> {digits}") } else { digits }
}

fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn percent(part: u128, whole: u128) -> String {
    format!("{} %", part.saturating_mul(100).checked_div(whole).unwrap_or(0))
}
