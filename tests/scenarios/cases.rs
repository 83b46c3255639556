//! The files of the folder, loaded once, and how they are played.

use heartfirst::debrief::{Judge, Score};
use heartfirst::roleplay::{Roleplay, State, Witness};
use heartfirst::rulebook::Rulebook;
use heartfirst::scenario::{Entry, Verdict, scenario_files};
use heartfirst::source::Vocabulary as _;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

static ENTRIES: LazyLock<Vec<(String, Entry)>> = LazyLock::new(|| {
    let given = std::env::var_os("HEARTFIRST_SCENARIOS").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")));
    let mut files = scenario_files(&folder);
    files.sort();
    assert!(!files.is_empty(), "no .ron file in {}", folder.display());
    let name = |path: &PathBuf| path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    files.iter().map(|path| (name(path), Entry::from_file(path))).collect()
});

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let rulebook: &'static Rulebook = Box::leak(Box::new(Rulebook::embedded()));
    let playable = ENTRIES.iter().filter_map(|(name, entry)| Some((name, entry.scenario.as_ref()?)));
    playable.map(|(name, scenario)| Case::new(name, Roleplay::new(rulebook, scenario))).collect()
});

/// Every file with the name it has without `.ron`.
pub fn entries() -> &'static [(String, Entry)] {
    &ENTRIES
}

/// Every file that can be played.
pub fn cases() -> &'static [Case] {
    &CASES
}

/// One scenario with all that is needed to play and judge it.
pub struct Case {
    pub name: String,
    pub roleplay: Roleplay<'static>,
    pub judge: Judge<'static>,
    /// The best option of each node.
    pub best: Vec<usize>,
    pub ideal: Play,
}

/// A finished conversation.
pub struct Play {
    /// The state before each response, and the response.
    pub turns: Vec<(State, usize)>,
    pub end: State,
    pub score: Score,
}

impl Case {
    fn new(name: &str, roleplay: Roleplay<'static>) -> Self {
        let judge = Judge::new(roleplay);
        let is_best = |node: &heartfirst::scenario::Node| {
            node.responses.iter().position(|response| response.verdict == Verdict::Best).unwrap_or(0)
        };
        let best: Vec<usize> = roleplay.scenario.nodes.iter().map(is_best).collect();
        let ideal = play(roleplay, &judge, roleplay.begin(&mut ()), |state| best[state.node], &mut ());
        Self { name: name.to_owned(), roleplay, judge, best, ideal }
    }

    /// Plays on from a state to the end.
    pub fn play(&self, from: State, choose: impl FnMut(&State) -> usize) -> Play {
        play(self.roleplay, &self.judge, from, choose, &mut ())
    }

    /// Plays on from a state to the end by the best options.
    pub fn play_ideally(&self, from: State) -> Play {
        self.play(from, |state| self.best[state.node])
    }

    pub fn begin(&self) -> State {
        self.roleplay.begin(&mut ())
    }

    /// How many options there are to choose from.
    pub fn count(&self, state: &State) -> usize {
        self.roleplay.scenario.node(state.node).responses.len()
    }

    /// A path as people write it: `node-option node-option …`.
    pub fn path(&self, turns: &[(State, usize)]) -> String {
        let step = |(state, response): &(State, usize)| {
            let node = self.roleplay.scenario.node(state.node);
            format!("{}-{}", node.id, node.responses[*response].id)
        };
        turns.iter().map(step).collect::<Vec<_>>().join(" ")
    }

    /// What keeps a score from 100: caps, and dimensions below par.
    pub fn shortfall(&self, score: &Score) -> String {
        let mut out = String::new();
        for cap in &score.caps {
            let _ = write!(out, "capped at {} ({:?}); ", cap.limit, cap.why);
        }
        for (dimension, rule) in self.roleplay.rulebook.dimensions.iter() {
            let reached = score.dimensions[dimension.index()];
            if reached < 100 {
                let _ = write!(
                    out,
                    "{dimension} is at {reached} % (earned {}, the floor of par is {}, weight {}); ",
                    score.earned[dimension.index()],
                    self.roleplay.rulebook.par_floor,
                    rule.weight
                );
            }
        }
        out.trim_end_matches("; ").to_owned()
    }
}

fn play(
    roleplay: Roleplay<'static>,
    judge: &Judge<'static>,
    from: State,
    mut choose: impl FnMut(&State) -> usize,
    witness: &mut impl Witness,
) -> Play {
    let (mut state, mut turns) = (from, Vec::new());
    while state.over.is_none() {
        let response = choose(&state);
        turns.push((state, response));
        roleplay.advance(&mut state, response, witness);
    }
    Play { turns, end: state, score: judge.score(&state) }
}

/// Everything that is wrong, by file, told at once.
#[derive(Default)]
pub struct Failures(BTreeMap<String, Vec<String>>);

impl Failures {
    pub fn add(&mut self, file: &str, what: impl Into<String>) {
        self.0.entry(file.to_owned()).or_default().push(what.into());
    }

    /// Fails if there is anything.
    pub fn finish(self) {
        let mut out = String::new();
        for (file, failures) in &self.0 {
            let _ = writeln!(out, "\n{file}: {} to mend", failures.len());
            failures.iter().for_each(|failure| {
                let _ = writeln!(out, "  - {}", failure.trim_end().replace('\n', "\n    "));
            });
        }
        assert!(out.is_empty(), "{out}");
    }
}

/// Prints in one piece, so that tests running side by side do not mix their lines.
pub fn show(out: &str) {
    println!("{out}");
}

/// A small generator with a seed (splitmix64): the plays are the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % count as u64).unwrap()
    }
}
