//! What the class screen shows, as plain data in one language.

use super::heat::Heat;
use crate::language::{Lang, Text};
use crate::records::AttemptId;
use crate::records::class::{Choice, ClassReport, FirstWrong, Item, Person};
use crate::rulebook::{Act, Rulebook, Severity};
use crate::scenario::{Library, Verdict};
use crate::screens::bar::Host;
use crate::screens::intent::ClassAsk;
use crate::screens::session::Roll;
use crate::screens::widgets::Chip;
use crate::screens::words;
use crate::source::Vocabulary as _;

/// Everything the class screen shows.
#[derive(Clone, Debug)]
pub struct ClassView {
    pub(super) host: Host,
    pub(super) trouble: Option<String>,
    /// What is chosen.
    pub(super) ask: ClassAsk,
    pub(super) title: String,
    pub(super) note: String,
    /// Classes to choose from with the one that is chosen, everybody first.
    pub(super) classes: (Vec<String>, usize),
    /// The same for cases, all of them first, and the ids behind them.
    pub(super) cases: (Vec<String>, usize),
    pub(super) case_ids: Vec<String>,
    pub(super) has_records: bool,
    pub(super) rows: Vec<Row>,
    /// What stands below the rows: everybody together.
    pub(super) whole: Option<Row>,
    pub(super) lowest: Option<usize>,
    /// Names of the dimensions, whole and short.
    pub(super) dimensions: Vec<(String, &'static str)>,
    /// The person that is looked at.
    pub(super) person: Option<PersonView>,
    pub(super) wrong: Vec<WrongView>,
    /// Wrong first sentences that are not listed.
    pub(super) more_wrong: usize,
    pub(super) item: Option<ItemView>,
    /// A case to begin with, where nobody has played.
    pub(super) first_case: Option<(usize, String)>,
    /// The index in the library of the case that is chosen.
    case_index: Option<usize>,
    /// The index of the case to play with a class, where classes can be opened.
    pub(super) teaches: Option<usize>,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub trainee: i64,
    pub number: String,
    pub name: String,
    pub runs: usize,
    pub dimensions: Option<[u8; 8]>,
    pub total: Option<u8>,
    pub hard: u32,
    /// In words, for a screen reader.
    pub told: String,
}

/// Somebody's chosen runs.
#[derive(Clone, Debug)]
pub(super) struct PersonView {
    pub trainee: i64,
    pub dimension: usize,
    pub head: String,
    /// The chosen run of each case: its number, and what the button says.
    pub runs: Vec<(AttemptId, String)>,
}

/// A sentence that went wrong first.
#[derive(Clone, Debug)]
pub(super) struct WrongView {
    pub words: String,
    pub place: String,
    pub chip: Chip,
    pub count: String,
    /// Of 100.
    pub share: u8,
}

/// A node and how it was answered.
#[derive(Clone, Debug)]
pub(super) struct ItemView {
    pub at: usize,
    pub of: usize,
    pub place: String,
    pub line: String,
    pub options: Vec<OptionView>,
    pub judged: String,
}

/// An option of it.
#[derive(Clone, Debug)]
pub(super) struct OptionView {
    pub verdict: Verdict,
    pub verdict_word: &'static str,
    pub words: String,
    pub people: String,
    pub share: u8,
    /// Percent of the strong and of the weak who took it.
    pub groups: Option<(u8, u8)>,
    pub total: String,
    pub told: String,
}

/// Wrong first sentences that are listed.
const WRONG: usize = 3;

impl ClassView {
    /// The screen in a language.
    #[must_use]
    pub(in crate::screens) fn new(
        roll: Option<&Roll>,
        (library, rulebook): (&Library, &Rulebook),
        host: Host,
        ask: &ClassAsk,
        trouble: Option<&Text>,
        lang: Lang,
    ) -> Self {
        let nothing = ClassReport::default();
        let report = roll.map_or(&nothing, |roll| &roll.report);
        let made = Maker { report, library, rulebook, ask, lang };
        let classes = roll.map_or(&[][..], |roll| &roll.classes);
        let chosen = ask.class.as_ref().and_then(|class| classes.iter().position(|it| it == class));
        let everybody = words::EVERYBODY.get(lang).to_owned();
        let title = ask.class.clone().unwrap_or_else(|| everybody.clone());
        let cases: Vec<_> = library.scenarios().collect();
        let case = ask.scenario.as_ref().and_then(|id| cases.iter().position(|it| it.id == *id));
        let titles = cases.iter().map(|it| it.title.get(lang).to_owned());
        let first = library.entries().iter().enumerate().find_map(|(index, entry)| {
            let scenario = entry.scenario.as_ref().filter(|it| it.id == "its_fine" || it.level == 1)?;
            Some((index, scenario.title.get(lang).to_owned()))
        });
        let wrong = made.wrong();
        Self {
            host,
            trouble: trouble.map(|text| text.get(lang).to_owned()),
            ask: ask.clone(),
            note: made.note(),
            classes: (
                std::iter::once(everybody).chain(classes.iter().cloned()).collect(),
                chosen.map_or(0, |at| at + 1),
            ),
            cases: (
                std::iter::once(words::ALL_CASES.get(lang).to_owned()).chain(titles).collect(),
                case.map_or(0, |at| at + 1),
            ),
            case_ids: cases.iter().map(|it| it.id.clone()).collect(),
            title,
            has_records: roll.is_some(),
            rows: report.people.iter().enumerate().map(|(index, person)| made.row(index, person)).collect(),
            whole: made.whole(),
            lowest: report.lowest,
            dimensions: made.dimensions(),
            person: made.person(),
            more_wrong: wrong.len().saturating_sub(WRONG),
            wrong: wrong.into_iter().take(WRONG).collect(),
            item: made.item(),
            case_index: ask.scenario.as_ref().and_then(|id| library.entries().iter().position(|entry| entry.id == *id)),
            first_case: first,
            teaches: None,
        }
    }

    /// With the way to playing the chosen case with a class, or another where all are chosen.
    #[must_use]
    pub(in crate::screens) fn with_class(mut self, can: bool) -> Self {
        let chosen = self.case_index.or(self.first_case.as_ref().map(|(index, _)| *index));
        self.teaches = chosen.filter(|_| can);
        self
    }

    /// The report is there and somebody has a run.
    pub(super) fn has_runs(&self) -> bool {
        self.whole.is_some()
    }
}

struct Maker<'a> {
    report: &'a ClassReport,
    library: &'a Library,
    rulebook: &'a Rulebook,
    ask: &'a ClassAsk,
    lang: Lang,
}

impl Maker<'_> {
    fn title(&self, id: &str) -> String {
        let scenario = self.library.find(id).and_then(|entry| entry.scenario.as_ref());
        scenario.map_or_else(|| id.to_owned(), |scenario| scenario.title.get(self.lang).to_owned())
    }

    fn note(&self) -> String {
        let (people, runs) = (self.report.people.len().to_string(), self.report.runs.to_string());
        match self.report.days {
            Some((from, to)) => {
                let days = [("from", from.short(self.lang)), ("to", to.short(self.lang))];
                let [(_, from), (_, to)] = &days;
                words::CLASS_NOTE_DAYS.with(self.lang, &[("n", &people), ("runs", &runs), ("from", from), ("to", to)])
            }
            None => words::CLASS_NOTE.with(self.lang, &[("n", &people), ("runs", &runs)]),
        }
    }

    fn dimensions(&self) -> Vec<(String, &'static str)> {
        let rules = self.rulebook.dimensions.iter().enumerate();
        rules
            .map(|(index, (_, rule))| (rule.name.get(self.lang).to_owned(), words::short_dimension(index, self.lang)))
            .collect()
    }

    /// The name of a person, or the number of the row where names are hidden.
    fn shown(&self, index: usize, person: &Person) -> String {
        if self.ask.hide_names { (index + 1).to_string() } else { person.trainee.shown(self.lang).to_owned() }
    }

    fn row(&self, index: usize, person: &Person) -> Row {
        let name = self.shown(index, person);
        let number = if self.ask.hide_names { String::new() } else { person.trainee.number.clone() };
        let told = match (&person.dimensions, person.total) {
            (Some(values), Some(total)) => self.told(&name, values, total, person.hard),
            _ => words::ROW_NONE.with(self.lang, &[("who", &name)]),
        };
        Row {
            trainee: person.trainee.id,
            number,
            runs: person.runs,
            dimensions: person.dimensions,
            total: person.total,
            hard: person.hard,
            name,
            told,
        }
    }

    fn told(&self, who: &str, values: &[u8; 8], total: u8, hard: u32) -> String {
        let names = self.rulebook.dimensions.iter().zip(values);
        let cells: Vec<String> =
            names.map(|((_, rule), value)| format!("{} {value}", rule.name.get(self.lang))).collect();
        let cells = cells.join(self.lang.pick("，", ", "));
        let (total, hard) = (total.to_string(), hard.to_string());
        words::ROW_NAME.with(self.lang, &[("who", who), ("cells", &cells), ("total", &total), ("hard", &hard)])
    }

    fn whole(&self) -> Option<Row> {
        let (dimensions, total) = (self.report.dimensions?, self.report.total?);
        let name = words::WHOLE_CLASS.get(self.lang).to_owned();
        Some(Row {
            trainee: 0,
            number: String::new(),
            runs: self.report.runs,
            dimensions: Some(dimensions),
            total: Some(total),
            hard: self.report.hard,
            told: self.told(&name, &dimensions, total, self.report.hard),
            name,
        })
    }

    fn person(&self) -> Option<PersonView> {
        let (trainee, dimension) = self.ask.person?;
        let index = self.report.people.iter().position(|it| it.trainee.id == trainee)?;
        let person = &self.report.people[index];
        let values = person.dimensions?;
        let value = values.get(dimension)?.to_string();
        let name = self.dimensions().get(dimension)?.0.clone();
        let who = self.shown(index, person);
        // What weighs on this dimension most comes first.
        let mut chosen: Vec<_> = person.chosen.iter().collect();
        chosen.sort_by_key(|cell| cell.dimensions[dimension]);
        let runs = chosen
            .into_iter()
            .map(|cell| {
                let (title, n) = (self.title(&cell.scenario), cell.dimensions[dimension].to_string());
                (cell.attempt, words::SEE_RUN.with(self.lang, &[("title", &title), ("n", &n)]))
            })
            .collect();
        let head = words::CELL_HEAD.with(self.lang, &[("who", &who), ("dimension", &name), ("n", &value)]);
        Some(PersonView { trainee, dimension, head, runs })
    }

    /// Of one case the commonest first; of all cases those that caught the most people.
    fn wrong(&self) -> Vec<WrongView> {
        let mut wrong: Vec<&FirstWrong> = self.report.wrong.iter().collect();
        wrong.sort_by_key(|it| std::cmp::Reverse(it.people));
        wrong.into_iter().map(|it| self.wrong_one(it)).collect()
    }

    fn wrong_one(&self, wrong: &FirstWrong) -> WrongView {
        let lang = self.lang;
        let name = self.rulebook.act_name(wrong.act).get(lang);
        let colon = lang.pick("：", ": ");
        let (mark, word, family) = match wrong.act {
            Act::Move(kind) => {
                let family = self.rulebook.moves[kind].family.index();
                (words::family_mark(family, lang), words::TIMING_EARLY, Some(family))
            }
            Act::Fault(fault) => match self.rulebook.faults[fault].severity {
                Severity::Hard => ("×", words::MARK_HARD, None),
                Severity::Minor | Severity::Major => ("!", words::MARK_FAULT, None),
            },
        };
        let chip = Chip {
            mark: mark.to_owned(),
            label: if family.is_some() { format!("{name} · {}", word.get(lang)) } else { name.to_owned() },
            name: format!("{}{colon}{name}", word.get(lang)),
            family,
            is_early: family.is_some(),
        };
        let place =
            words::WRONG_PLACE.with(lang, &[("title", &self.title(&wrong.scenario)), ("n", &wrong.turn.to_string())]);
        WrongView {
            words: words::INSTEAD.with(lang, &[("words", wrong.words.get(lang))]),
            place,
            chip,
            count: words::OF_PEOPLE.with(lang, &[("n", &wrong.people.to_string()), ("m", &wrong.of.to_string())]),
            share: percent(wrong.people, wrong.of),
        }
    }

    /// The node that is looked at; at first the one where fewest took a best sentence.
    fn item(&self) -> Option<ItemView> {
        let lang = self.lang;
        let items = &self.report.items;
        let took_best = |item: &Item| {
            let best = item.options.iter().filter(|it| it.verdict == Verdict::Best).map(|it| it.people).sum();
            percent(best, item.people)
        };
        let hardest = || {
            // A node that hardly anybody met says little of the class.
            let most = items.iter().map(|item| item.people).max().unwrap_or(0);
            let met = items.iter().enumerate().filter(|(_, item)| item.people * 2 >= most);
            met.min_by_key(|(_, item)| took_best(item)).map_or(0, |(index, _)| index)
        };
        let at = self.ask.item.filter(|at| *at < items.len()).unwrap_or_else(hardest);
        let item = items.get(at)?;
        let heading = item.title.get(lang);
        let place =
            words::ITEM_PLACE.with(lang, &[("title", &self.title(&item.scenario)), ("n", &item.turn.to_string())]);
        let judged = item.discrimination.map_or_else(
            || words::TOO_FEW.get(lang).to_owned(),
            |value| {
                let word = match value {
                    31.. => words::DISCRIMINATION_GOOD,
                    20..31 => words::DISCRIMINATION_FAIR,
                    _ => words::DISCRIMINATION_POOR,
                };
                let value = crate::records::export::html::hundredths(value);
                words::DISCRIMINATES.with(lang, &[("n", &value), ("words", word.get(lang))])
            },
        );
        let option = |option: &crate::records::class::OptionCount| {
            let word = match option.verdict {
                Verdict::Best => words::VERDICT_BEST,
                Verdict::Fair => words::VERDICT_FAIR,
                Verdict::Weak => words::VERDICT_WEAK,
                Verdict::Wrong => words::VERDICT_WRONG,
            };
            let share = percent(option.people, item.people);
            let said = option.words.get(lang);
            let (people, percent) = (option.people.to_string(), share.to_string());
            let values = [("verdict", word.get(lang)), ("words", said), ("n", &people), ("share", &percent)];
            OptionView {
                verdict: option.verdict,
                verdict_word: word.get(lang),
                words: said.to_owned(),
                people: words::HEADS.with(lang, &[("n", &people)]),
                share,
                groups: option.groups,
                total: option
                    .total
                    .map_or_else(String::new, |total| words::TOTAL_AFTER.with(lang, &[("n", &total.to_string())])),
                told: words::OPTION_TOOK.with(lang, &values),
            }
        };
        Some(ItemView {
            at,
            of: items.len(),
            place: if heading.is_empty() { place } else { format!("{place} · {heading}") },
            line: item.line.get(lang).to_owned(),
            options: item.options.iter().map(option).collect(),
            judged,
        })
    }
}

fn percent(part: usize, whole: usize) -> u8 {
    u8::try_from((part * 200 + whole).checked_div(2 * whole).unwrap_or(0)).unwrap_or(100)
}

/// The choices in the order of the segments.
pub(super) const CHOICES: [Choice; 3] = [Choice::First, Choice::Latest, Choice::Best];

impl Row {
    /// The dimension in which somebody stands lowest.
    pub(super) fn lowest(&self) -> usize {
        let values = self.dimensions.unwrap_or([0; 8]);
        (0..8).min_by_key(|index| values[*index]).unwrap_or(0)
    }

    /// Its cells, coloured by the step they fall in.
    pub(super) fn heat(&self) -> Option<[Heat; 8]> {
        self.dimensions.map(|values| values.map(Heat::of))
    }
}
