//! Ways to choose without reading the situation, and how far they get. A case that one of them passes teaches
//! people to guess.

use crate::debrief::Judge;
use crate::language::{Lang, Text};
use crate::roleplay::{Roleplay, State, option_order, pick};
use crate::rulebook::{Act, Family, Tier};
use crate::scenario::choose;
use crate::source::vocabulary;

vocabulary! {
    /// What a strategy goes by. Ties are broken by the order on screen.
    "strategy"
    pub enum Strategy {
        /// The longest sentence.
        Longest = "longest",
        /// The shortest one.
        Shortest = "shortest",
        /// The first on screen.
        First = "first",
        /// The last on screen.
        Last = "last",
        /// The most words of apology.
        MostApologies = "most_apologies",
        /// The most polite words.
        MostPolite = "most_polite",
        /// The most acts, good or bad.
        MostActs = "most_acts",
        /// Any, all alike.
        Random = "random",
        /// The matter before the person: whatever puts the issue first.
        IssueFirst = "issue_first",
        /// The most moves that turn to the person, for ever.
        Warmest = "warmest",
        /// The fewest words of apology.
        FewestApologies = "fewest_apologies",
        /// The fewest polite words.
        LeastPolite = "least_polite",
        /// The most questions.
        MostQuestions = "most_questions",
        /// The fewest questions.
        FewestQuestions = "fewest_questions",
        /// The fewest acts.
        FewestActs = "fewest_acts",
        /// The sentence of middle length: what people guess who know that the longest is a trap.
        MiddleLength = "middle_length",
        /// The most numbers: whoever sounds concrete.
        MostNumbers = "most_numbers",
        /// Whatever has no fault in it, otherwise at random: careful, but without a plan.
        FaultlessAtRandom = "faultless_at_random",
    }
}

impl Strategy {
    /// Whether a case is held to it: it must not be passed that way. The others are for information.
    #[must_use]
    pub const fn is_held(self) -> bool {
        matches!(
            self,
            Self::Longest
                | Self::Shortest
                | Self::First
                | Self::Last
                | Self::MostApologies
                | Self::MostPolite
                | Self::MostActs
                | Self::Random
                | Self::IssueFirst
                | Self::Warmest
        )
    }

    /// Whether it looks at words, which differ by language.
    #[must_use]
    pub const fn reads_words(self) -> bool {
        matches!(
            self,
            Self::Longest
                | Self::Shortest
                | Self::MostApologies
                | Self::MostPolite
                | Self::FewestApologies
                | Self::LeastPolite
                | Self::MostQuestions
                | Self::FewestQuestions
                | Self::MiddleLength
                | Self::MostNumbers
        )
    }

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> Text {
        let (zh, en) = match self {
            Self::Longest => ("挑最长的", "the longest"),
            Self::Shortest => ("挑最短的", "the shortest"),
            Self::First => ("总挑第一句", "the first on screen"),
            Self::Last => ("总挑最后一句", "the last on screen"),
            Self::MostApologies => ("挑道歉最多的", "most apologies"),
            Self::MostPolite => ("挑最客气的", "most polite"),
            Self::MostActs => ("挑动作最多的", "most acts"),
            Self::Random => ("随便挑", "at random"),
            Self::IssueFirst => ("先谈事", "issue first"),
            Self::Warmest => ("一味安慰", "warmest"),
            Self::FewestApologies => ("挑道歉最少的", "fewest apologies"),
            Self::LeastPolite => ("挑最不客气的", "least polite"),
            Self::MostQuestions => ("挑问句最多的", "most questions"),
            Self::FewestQuestions => ("挑问句最少的", "fewest questions"),
            Self::FewestActs => ("挑动作最少的", "fewest acts"),
            Self::MiddleLength => ("挑长短居中的", "of middle length"),
            Self::MostNumbers => ("挑数字最多的", "most numbers"),
            Self::FaultlessAtRandom => ("只避开失误，随便挑", "no fault, otherwise at random"),
        };
        Text::new(zh, en)
    }

    /// How many plays it is measured over, if ties or chance make them differ.
    const fn plays(self) -> u64 {
        match self {
            Self::First | Self::Last => 100,
            Self::Random => 1_000,
            Self::FaultlessAtRandom => 200,
            _ => 20,
        }
    }

    /// How much it likes an option in a state; all alike if it does not look at options.
    #[must_use]
    pub fn liking(self, roleplay: &Roleplay<'_>, lang: Lang, state: &State, response: usize) -> i64 {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let said = acts(roleplay, state, response);
        let words = || roleplay.words(state, response).get(lang);
        let length = |response: usize| number(roleplay.words(state, response).get(lang).chars().count());
        let emotions = || {
            let is_emotion =
                |act: &&Act| matches!(act, Act::Move(act) if roleplay.rulebook.moves[*act].family == Family::Emotion);
            number(said.iter().filter(is_emotion).count())
        };
        match self {
            Self::Longest => length(response),
            Self::Shortest => -length(response),
            Self::MostApologies => apologies(words(), lang),
            Self::FewestApologies => -apologies(words(), lang),
            Self::MostPolite => polite(words(), lang),
            Self::LeastPolite => -polite(words(), lang),
            Self::MostQuestions => count(words(), lang.pick("？", "?")),
            Self::FewestQuestions => -count(words(), lang.pick("？", "?")),
            Self::MostNumbers => number(words().chars().filter(|c| c.is_numeric() || is_han_number(*c)).count()),
            Self::MiddleLength => {
                let all = 0..roleplay.scenario.node(state.node).responses.len();
                let mut lengths: Vec<i64> = all.map(length).collect();
                lengths.sort_unstable();
                -(length(response) - lengths[lengths.len() / 2]).abs()
            }
            Self::MostActs => number(said.len()),
            Self::FewestActs => -number(said.len()),
            Self::Warmest => emotions(),
            Self::IssueFirst => {
                let tier = |act: &Act| match act {
                    Act::Move(act) => Some(roleplay.rulebook.moves[*act].tier),
                    Act::Fault(_) => None,
                };
                let heavy = said.iter().position(|act| tier(act).is_some_and(|tier| tier >= Tier::Heavy));
                let light = said.iter().position(|act| tier(act) == Some(Tier::Light));
                match (heavy, light) {
                    (Some(at), _) => 2_000 - number(at),
                    (None, Some(at)) => 1_000 - number(at),
                    (None, None) => -emotions(),
                }
            }
            Self::FaultlessAtRandom => -number(said.iter().filter(|act| matches!(act, Act::Fault(_))).count()),
            Self::First | Self::Last | Self::Random => 0,
        }
    }

    /// The option it takes, and whether chance or the order on screen had a say.
    fn choose(self, roleplay: &Roleplay<'_>, lang: Lang, state: &State, seed: u64) -> (usize, bool) {
        let node = roleplay.scenario.node(state.node);
        let order = option_order(seed, &node.id, node.responses.len());
        let dice = |count: usize| pick(seed, &format!("{}/{}/{}", self.name(), node.id, state.turn), count);
        let first = order.first().copied().unwrap_or(0);
        match self {
            Self::First => (first, true),
            Self::Last => (order.last().copied().unwrap_or(0), true),
            Self::Random => (dice(order.len()), true),
            _ => {
                let likings: Vec<i64> =
                    order.iter().map(|response| self.liking(roleplay, lang, state, *response)).collect();
                let most = likings.iter().copied().max().unwrap_or(0);
                let liked: Vec<usize> =
                    order.iter().zip(&likings).filter(|(_, liking)| **liking == most).map(|(r, _)| *r).collect();
                let at = if self == Self::FaultlessAtRandom { dice(liked.len()) } else { 0 };
                (liked.get(at).copied().unwrap_or(first), liked.len() > 1)
            }
        }
    }

    /// Plays it. Seeds decide order and chance alone, so the same scenario gives the same result everywhere.
    #[must_use]
    pub fn play(self, judge: &Judge<'_>, lang: Lang, pass: i32) -> Outcome {
        let roleplay = judge.roleplay();
        let mut outcome =
            Outcome { strategy: self, lang: self.reads_words().then_some(lang), plays: 0, sum: 0, passed: 0 };
        for seed in 0..self.plays() {
            let (mut state, mut varies) = (roleplay.begin(&mut ()), false);
            while state.over.is_none() {
                let (response, chance) = self.choose(&roleplay, lang, &state, seed);
                varies |= chance;
                roleplay.advance(&mut state, response, &mut ());
            }
            let total = judge.total(&state);
            outcome.plays += 1;
            outcome.sum += i64::from(total);
            outcome.passed += u32::from(total >= pass);
            if !varies {
                break;
            }
        }
        outcome
    }
}

/// How far a strategy got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which one.
    pub strategy: Strategy,
    /// In which language it read, if it reads.
    pub lang: Option<Lang>,
    /// Plays; one if nothing depends on chance.
    pub plays: u32,
    /// Of all totals.
    pub sum: i64,
    /// Plays that pass.
    pub passed: u32,
}

impl Outcome {
    /// The mean total in tenths of a point, rounded down.
    #[must_use]
    pub fn mean_tenths(&self) -> i64 {
        self.sum * 10 / i64::from(self.plays.max(1))
    }

    /// Whether the mean passes.
    #[must_use]
    pub fn passes(&self, pass: i32) -> bool {
        self.sum >= i64::from(pass) * i64::from(self.plays)
    }
}

/// All strategies on one scenario, those that read words once for each language; held ones first.
#[must_use]
pub fn strategies(judge: &Judge<'_>) -> Vec<Outcome> {
    let pass = pass_mark(judge);
    let mut all = Vec::new();
    for strategy in Strategy::ALL {
        let langs = if strategy.reads_words() { &Lang::ALL[..] } else { &Lang::ALL[..1] };
        all.extend(langs.iter().map(|lang| strategy.play(judge, *lang, pass)));
    }
    all.sort_by_key(|outcome| !outcome.strategy.is_held());
    all
}

/// The total from which an attempt passes: where the grade `pass` begins, or else 70.
#[must_use]
pub fn pass_mark(judge: &Judge<'_>) -> i32 {
    let grades = &judge.roleplay().rulebook.grades;
    grades.iter().find(|grade| grade.id == "pass").map_or(70, |grade| grade.from)
}

/// The acts of a response in a state.
#[must_use]
pub fn acts<'a>(roleplay: &Roleplay<'a>, state: &State, response: usize) -> &'a [Act] {
    let scenario: &'a crate::scenario::Scenario = roleplay.scenario;
    choose(&scenario.node(state.node).responses[response].acts, state).map_or(&[], Vec::as_slice)
}

fn apologies(words: &str, lang: Lang) -> i64 {
    count(words, lang.pick("对不起|抱歉|歉意|不好意思", "sorry|apolog"))
}

fn polite(words: &str, lang: Lang) -> i64 {
    count(words, lang.pick("您|请|谢谢|麻烦", "please|thank|kindly"))
}

fn count(words: &str, sought: &str) -> i64 {
    let words = words.to_lowercase();
    let found: usize = sought.split('|').map(|word| words.matches(word).count()).sum();
    i64::try_from(found).unwrap_or(i64::MAX)
}

fn is_han_number(c: char) -> bool {
    "一二三四五六七八九十百千万两".contains(c)
}
