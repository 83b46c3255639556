//! The page that lists scenarios: what each is about, how long it is, what it teaches.

use crate::debrief::Judge;
use crate::language::Lang;
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::Scenario;
use std::fmt::Write as _;

/// A Markdown page on scenarios, in the order given.
#[must_use]
pub fn catalogue<'a>(rulebook: &Rulebook, scenarios: impl IntoIterator<Item = &'a Scenario>) -> String {
    let mut page = String::from(
        "# Scenarios · 案例\n\n\
         Made by `heartfirst catalogue scenarios`; don’t edit by hand.\n\n\
         | id | 案例 | title | level | customer | setting | turns | nodes | endings | 汉字 | words | sources |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut rows = 0;
    for scenario in scenarios {
        let judge = Judge::new(Roleplay::new(rulebook, scenario));
        let customer = &scenario.customer;
        let endings: Vec<&str> = scenario.endings.iter().map(|ending| ending.title.get(Lang::En)).collect();
        let (han, words) = lengths(scenario);
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {}, {} | {} | {} | {} | {} | {han} | {words} | {} |",
            scenario.id,
            scenario.title.get(Lang::Zh),
            scenario.title.get(Lang::En),
            scenario.level,
            customer.behaviour,
            customer.motive,
            scenario.setting,
            judge.ideal().len(),
            scenario.nodes.len(),
            endings.join("; "),
            scenario.covers.join(" "),
        );
        rows += 1;
    }
    let _ = writeln!(page, "\n{rows} scenarios. *Turns* are those of the ideal path.");
    page
}

/// Han characters and English words of everything written in a scenario.
fn lengths(scenario: &Scenario) -> (usize, usize) {
    let (mut han, mut words) = (0, 0);
    scenario.texts(|text| {
        han += text.written(Lang::Zh).map_or(0, |zh| zh.chars().filter(|c| is_han(*c)).count());
        words += text.written(Lang::En).map_or(0, |en| en.split_whitespace().count());
    });
    (han, words)
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{20000}'..='\u{3ffff}').contains(&c)
}
