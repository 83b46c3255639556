//! From the store to what is computed: the only place where progress and reports touch the database.

use super::class::{Answered, Choice, ClassReport, FirstWrong, class_report, first_wrong, items};
use super::keep::AttemptId;
use super::progress::{Offer, Played, Progress, progress};
use super::runs::{Run, Which};
use super::shelf::Shelf;
use super::store::Store;
use super::trouble::Trouble;
use crate::debrief::{Judge, evidence};
use crate::roleplay::{Attempt, Replay, Timing};
use crate::scenario::Library;
use std::collections::{BTreeMap, BTreeSet};

/// The cases of a library as progress sees them.
#[must_use]
pub fn offers(library: &Library) -> Vec<Offer> {
    library
        .scenarios()
        .map(|scenario| Offer {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            level: scenario.level,
            behaviour: scenario.customer.behaviour,
            // No case has another text for its second run: a review changes how it is played, not what is said.
            has_variants: false,
        })
        .collect()
}

impl Store {
    /// Replays runs; those whose text this program cannot read are left out.
    #[must_use]
    pub fn played(&self, runs: &[Run], library: &Library) -> Vec<Played> {
        let mut shelf = Shelf::beside(library);
        shelf.fetch(self, runs.iter().map(|run| run.texts));
        let judges = shelf.judges(runs.iter().map(|run| run.texts));
        runs.iter().filter_map(|run| Played::of(judges.get(&run.texts)?, run)).collect()
    }

    /// The progress of a trainee.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn progress(&self, trainee: i64, library: &Library) -> Result<Progress, Trouble> {
        let mut runs = self.runs(&Which { trainee: Some(trainee), ..Which::default() })?;
        runs.retain(Run::counts);
        Ok(progress(&self.played(&runs, library), &offers(library), (self.clock)().day()))
    }
}

impl Store {
    /// A class at a glance; an empty class name is everybody. `which.trainee` and `which.attempt` are not asked.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn class(&self, which: &Which, choice: Choice, library: &Library) -> Result<ClassReport, Trouble> {
        let mut people = self.trainees()?;
        people.retain(|it| which.class.as_ref().is_none_or(|class| it.class == *class));
        people.sort_by(|a, b| (&a.number, &a.name, a.id).cmp(&(&b.number, &b.name, b.id)));
        let cells = self.cells(&Which { trainee: None, attempt: None, ..which.clone() })?;
        // Who named nobody and did nothing is nobody.
        people.retain(|it| {
            !it.name.is_empty() || !it.number.is_empty() || cells.iter().any(|cell| cell.trainee == it.id)
        });
        let mut first: BTreeMap<(i64, &str), AttemptId> = BTreeMap::new();
        for cell in &cells {
            first.entry((cell.trainee, &cell.scenario)).or_insert(cell.attempt);
        }
        let mut runs = Vec::new();
        for attempt in first.values() {
            self.each_run(&Which { attempt: Some(*attempt), ..Which::default() }, |run| {
                runs.push(run);
                Ok(())
            })?;
        }
        let mut shelf = Shelf::beside(library);
        shelf.fetch(self, runs.iter().map(|run| run.texts));
        let judges = shelf.judges(runs.iter().map(|run| run.texts));
        let mut answers = Vec::new();
        let mut wrong = Vec::new();
        let mut totals: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for run in &runs {
            let Some(judge) = judges.get(&run.texts) else { continue };
            let roleplay = judge.roleplay();
            let attempt = Attempt { seed: run.seed, choices: run.choices.clone() };
            let Ok(replay) = roleplay.replay(&attempt) else { continue };
            totals.entry(run.scenario.clone()).or_default().push(run.outcome.total);
            let mut met = BTreeSet::new();
            for (index, turn) in replay.turns.iter().enumerate() {
                if met.insert(turn.before.node) {
                    answers.push(Answered {
                        scenario: run.scenario.clone(),
                        node: roleplay.scenario.node(turn.before.node).id.clone(),
                        turn: index + 1,
                        option: run.choices[index].clone(),
                        total: run.outcome.total,
                    });
                }
            }
            if let Some(one) = first_slip(judge, run, &replay) {
                wrong.push(one);
            }
        }
        let words = |scenario: &str, node: &str| {
            let texts = runs.iter().rev().find(|run| run.scenario == scenario)?.texts;
            let roleplay = judges.get(&texts)?.roleplay();
            let node = roleplay.scenario.nodes.iter().find(|it| it.id == node)?;
            let line = node.says.last()?.value.first()?.clone();
            let options = node
                .responses
                .iter()
                .map(|it| (it.id.clone(), it.say.last().map(|say| say.value.clone()).unwrap_or_default(), it.verdict));
            Some((node.title.clone(), line, options.collect()))
        };
        Ok(ClassReport {
            class: which.class.clone().unwrap_or_default(),
            scenario: which.scenario.clone(),
            wrong: first_wrong(wrong, |case| totals.get(case).map_or(0, Vec::len)),
            items: items(&answers, &totals, words),
            ..class_report(people, &cells, choice)
        })
    }
}

/// The first sentence of a run that went wrong.
fn first_slip(judge: &Judge<'_>, run: &Run, replay: &Replay) -> Option<FirstWrong> {
    let roleplay = judge.roleplay();
    replay.turns.iter().enumerate().find_map(|(index, turn)| {
        let (acts, _) = evidence(turn);
        let act = acts.iter().find(|act| match act.timing {
            Timing::Early(_) => !act.is_void,
            Timing::Fault => true,
            Timing::Ok | Timing::Repeated => false,
        })?;
        Some(FirstWrong {
            scenario: run.scenario.clone(),
            node: roleplay.scenario.node(turn.before.node).id.clone(),
            turn: index + 1,
            option: run.choices.get(index)?.clone(),
            words: roleplay.words(&turn.before, turn.response).clone(),
            act: act.act,
            people: 1,
            of: 0,
        })
    })
}
