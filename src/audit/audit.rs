//! Everything about one scenario, together.

use super::census::{Census, Limits};
use super::goals::Goals;
use super::proofs::{Claim, Proof, Prover};
use super::quest::Answer;
use super::search::Search;
use super::slips::{Reachable, Situations, situations};
use super::strategy::{Outcome, pass_mark, strategies};
use crate::debrief::Judge;

/// How much an audit may take. Whatever stops early says so.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// For the census.
    pub census: Limits,
    /// For the situations.
    pub situations: Reachable,
    /// Steps of one question to the search.
    pub search: u64,
    /// Steps of one quest.
    pub quest: u64,
    /// Whether strategies are played.
    pub strategies: bool,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            census: Limits::default(),
            situations: Reachable::default(),
            search: 50_000,
            quest: 60_000,
            strategies: true,
        }
    }
}

impl Effort {
    /// Enough to find what an author must mend, without counting every conversation.
    #[must_use]
    pub fn brief() -> Self {
        let census = Limits { width: 2_000, steps: 20_000 };
        let situations = Reachable { slips: 1, most: 200 };
        Self { census, situations, search: 1_000, quest: 500, strategies: false }
    }
}

/// Everything a scenario can become.
#[derive(Clone, Debug)]
pub struct Audit {
    /// All conversations, counted.
    pub census: Census,
    /// The author's best line.
    pub ideal: Vec<usize>,
    /// What it earns.
    pub ideal_total: i32,
    /// The highest total there is, with a line that reaches it; not exact if the search had to stop.
    pub best: super::Reach,
    /// The total from which an attempt passes.
    pub pass: i32,
    /// By ending, in written order.
    pub endings: Vec<EndingRange>,
    /// By node and option, in written order.
    pub options: Vec<Vec<OptionCost>>,
    /// Situations from which the costs are taken.
    pub situations: Situations,
    /// Ways to choose without reading.
    pub strategies: Vec<Outcome>,
    /// The claims.
    pub proofs: Vec<Proof>,
    /// Responses tried by searches and quests, the census apart.
    pub steps: u64,
}

/// What leads to an ending, and what it earns.
#[derive(Clone, Debug)]
pub struct EndingRange {
    /// The highest total.
    pub highest: Answer,
    /// The lowest.
    pub lowest: Answer,
    /// The shortest way, and whether no shorter one exists; `None` if none was found.
    pub shortest: Option<(Vec<usize>, bool)>,
}

/// What an option costs, over all situations looked at in which it can be chosen.
#[derive(Clone, Debug, Default)]
pub struct OptionCost {
    /// In how many.
    pub situations: usize,
    /// Where it costs least: the cost, and the responses up to and with it.
    pub least: Option<(i32, Vec<usize>)>,
    /// Where it costs most.
    pub most: Option<(i32, Vec<usize>)>,
    /// What it costs where its node is first met with the fewest slips.
    pub first: Option<i32>,
    /// With how many slips that is.
    pub first_slips: usize,
    /// The best total still reachable after it, there.
    pub first_after: Option<i32>,
    /// Whether every total behind these numbers is exact.
    pub exact: bool,
}

/// Audits a scenario.
#[must_use]
pub fn audit(judge: &Judge<'_>, effort: Effort) -> Audit {
    let roleplay = judge.roleplay();
    // Counting and searching have nothing to do with each other; two cores do both at once.
    std::thread::scope(|scope| {
        let census = scope.spawn(|| Census::of(&roleplay, effort.census));
        let searched = searched(judge, effort);
        let census = census.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Audit { census, ..searched }
    })
}

/// Everything but the census, which is left empty.
fn searched(judge: &Judge<'_>, effort: Effort) -> Audit {
    let roleplay = judge.roleplay();
    let census = Census::of(&roleplay, Limits { width: 0, steps: 0 });
    let mut search = Search::with_budget(judge, effort.search);
    let start = roleplay.begin(&mut ());
    let best = search.best_from(&start);
    let situations = situations(judge, &mut search, effort.situations);
    let mut end = start;
    judge.ideal().iter().for_each(|response| roleplay.advance(&mut end, *response, &mut ()));
    let ideal_total = judge.total(&end);
    let pass = pass_mark(judge);
    let mut goals = Goals::new(judge, effort.quest);
    let endings = (0..roleplay.scenario.endings.len())
        .map(|ending| {
            let [highest, lowest] = goals.of_ending(ending);
            let shortest = if highest.limit.is_some() { goals.shortest(ending) } else { None };
            EndingRange { highest, lowest, shortest }
        })
        .collect();
    let options = costs(judge, &situations);
    let mut prover = Prover { judge, goals: &mut goals, situations: &situations, pass, best: best.total };
    let proofs = Claim::ALL.iter().map(|claim| prover.prove(*claim)).collect();
    Audit {
        census,
        ideal: judge.ideal().to_vec(),
        ideal_total,
        pass,
        endings,
        options,
        strategies: if effort.strategies { strategies(judge) } else { Vec::new() },
        proofs,
        steps: search.total_steps() + goals.steps,
        best,
        situations,
    }
}

fn costs(judge: &Judge<'_>, situations: &Situations) -> Vec<Vec<OptionCost>> {
    let nodes = &judge.roleplay().scenario.nodes;
    let mut costs: Vec<Vec<OptionCost>> = nodes
        .iter()
        .map(|node| vec![OptionCost { exact: true, ..OptionCost::default() }; node.responses.len()])
        .collect();
    for situation in &situations.all {
        for (response, (after, exact)) in situation.after.iter().enumerate() {
            let cost = situation.cost(response);
            let option = &mut costs[situation.state.node][response];
            let path = || {
                let mut path = situation.path.clone();
                path.push(response);
                path
            };
            option.situations += 1;
            option.exact &= exact;
            if option.first.is_none() {
                option.first = Some(cost);
                option.first_slips = situation.slips;
                option.first_after = Some(*after);
            }
            if option.least.as_ref().is_none_or(|(least, _)| cost < *least) {
                option.least = Some((cost, path()));
            }
            if option.most.as_ref().is_none_or(|(most, _)| cost > *most) {
                option.most = Some((cost, path()));
            }
        }
    }
    costs
}
