//! One-place changes of a case, each a slip that an author makes. The files of the folder are laid out alike, one
//! field a line; that is how places are found.

/// A small generator with a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % count as u64).unwrap()
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.below(all.len())].clone())
    }
}

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    DropReference,
    SwapNexts,
    RaiseVerdict,
    DuplicateOption,
    DeleteOnlySource,
    DeleteOption,
    DropBestAct,
    NameUnknown,
    NodeRenamed,
    AnotherEnding,
}

impl Kind {
    /// Whether it leaves a case that is as valid as before, only another one: with an option or an act less. Nothing
    /// in it contradicts anything, so nobody can tell that it was a slip.
    pub const fn leaves_another_case(self) -> bool {
        matches!(self, Self::DeleteOption | Self::DropBestAct)
    }

    const ALL: [Self; 10] = [
        Self::DropReference,
        Self::SwapNexts,
        Self::RaiseVerdict,
        Self::DuplicateOption,
        Self::DeleteOnlySource,
        Self::DeleteOption,
        Self::DropBestAct,
        Self::NameUnknown,
        Self::NodeRenamed,
        Self::AnotherEnding,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::DropReference => "drop a fact, flag or promise",
            Self::SwapNexts => "swap two nexts",
            Self::RaiseVerdict => "raise a verdict",
            Self::DuplicateOption => "duplicate an option",
            Self::DeleteOnlySource => "delete a fact’s only source",
            Self::DeleteOption => "delete an option",
            Self::DropBestAct => "drop an act of a best option",
            Self::NameUnknown => "misspell a next",
            Self::NodeRenamed => "rename a node",
            Self::AnotherEnding => "another kind of ending",
        }
    }
}

/// A change by its seed: its kind, the changed text, and what it was. `None` where a case has no place for it.
pub fn change(text: &str, seed: u64) -> Option<(Kind, String, String)> {
    let mut dice = Dice(seed.wrapping_mul(0x1_0001).wrapping_add(text.len() as u64));
    let kind = Kind::ALL[usize::try_from(seed).unwrap() % Kind::ALL.len()];
    let lines: Vec<&str> = text.lines().collect();
    let (changed, what) = match kind {
        Kind::DropReference => drop_name(&lines, &mut dice, &["reveals: [", "sets: [", "keeps: [", "clears: ["]),
        Kind::SwapNexts => swap_nexts(&lines, &mut dice),
        Kind::RaiseVerdict => raise_verdict(&lines, &mut dice),
        Kind::DuplicateOption => duplicate(&lines, &mut dice),
        Kind::DeleteOnlySource => delete_only_source(&lines, &mut dice),
        Kind::DeleteOption => delete_option(&lines, &mut dice),
        Kind::DropBestAct => drop_best_act(&lines, &mut dice),
        Kind::NameUnknown => misspell(&lines, &mut dice),
        Kind::NodeRenamed => rename_node(&lines, &mut dice),
        Kind::AnotherEnding => ending_kind(&lines, &mut dice),
    }?;
    Some((kind, changed.join("\n") + "\n", what))
}

type Changed = Option<(Vec<String>, String)>;

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// Lines that start so, spaces apart.
fn starting(lines: &[&str], with: &[&str]) -> Vec<usize> {
    let starts = |line: &str| with.iter().any(|start| line.trim_start().starts_with(start));
    (0..lines.len()).filter(|at| starts(lines[*at])).collect()
}

/// The names in the list of a line.
fn names(line: &str) -> Vec<&str> {
    let Some((_, rest)) = line.split_once('[') else { return Vec::new() };
    let Some((list, _)) = rest.split_once(']') else { return Vec::new() };
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn without(line: &str, name: usize) -> String {
    let mut left = names(line);
    left.remove(name);
    let (start, _) = line.split_once('[').unwrap();
    format!("{start}[{}],", left.join(", "))
}

fn drop_name(lines: &[&str], dice: &mut Dice, fields: &[&str]) -> Changed {
    let at = dice
        .one_of(&starting(lines, fields).into_iter().filter(|at| !names(lines[*at]).is_empty()).collect::<Vec<_>>())?;
    let name = dice.below(names(lines[at]).len());
    let what = format!("line {}: {} without {}", at + 1, lines[at].trim(), names(lines[at])[name]);
    let mut changed = owned(lines);
    changed[at] = without(lines[at], name);
    Some((changed, what))
}

fn swap_nexts(lines: &[&str], dice: &mut Dice) -> Changed {
    let nexts: Vec<usize> = starting(lines, &["next: \""]);
    let one = dice.one_of(&nexts)?;
    let others: Vec<usize> = nexts.into_iter().filter(|at| lines[*at].trim() != lines[one].trim()).collect();
    let other = dice.one_of(&others)?;
    let mut changed = owned(lines);
    changed[one] = lines[other].to_owned();
    changed[other] = lines[one].to_owned();
    Some((changed, format!("lines {} and {}: {} and {}", one + 1, other + 1, lines[one].trim(), lines[other].trim())))
}

fn raise_verdict(lines: &[&str], dice: &mut Dice) -> Changed {
    const VERDICTS: [&str; 4] = ["best", "ok", "weak", "wrong"];
    let at = dice.one_of(&starting(lines, &["verdict: wrong", "verdict: weak", "verdict: ok"]))?;
    let written = VERDICTS.iter().position(|verdict| lines[at].contains(verdict))?;
    let raised = VERDICTS[dice.below(written)];
    let mut changed = owned(lines);
    changed[at] = lines[at].replace(VERDICTS[written], raised);
    Some((changed, format!("line {}: {} to {raised}", at + 1, lines[at].trim())))
}

/// First and last lines of every option: a quoted name eight columns deeper than a node, up to its closing bracket.
fn options(lines: &[&str]) -> Vec<(usize, usize)> {
    let opens = |line: &str| line.starts_with("                \"") && line.ends_with("\": (");
    let closes = |line: &str| line == "                ),";
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if opens(line)
            && let Some(length) = lines[at..].iter().position(|line| closes(line))
        {
            found.push((at, at + length));
        }
    }
    found
}

fn duplicate(lines: &[&str], dice: &mut Dice) -> Changed {
    let (first, last) = dice.one_of(&options(lines))?;
    let mut copy = owned(&lines[first..=last]);
    copy[0] = "                \"again\": (".to_owned();
    // A second best option is another slip.
    for line in &mut copy {
        *line = line.replace("verdict: best", "verdict: ok");
    }
    let mut changed = owned(lines);
    changed.splice(last + 1..last + 1, copy);
    Some((changed, format!("line {}: {}", first + 1, lines[first].trim())))
}

fn delete_option(lines: &[&str], dice: &mut Dice) -> Changed {
    let (first, last) = dice.one_of(&options(lines))?;
    let mut changed = owned(lines);
    changed.drain(first..=last);
    Some((changed, format!("line {}: {}", first + 1, lines[first].trim())))
}

fn delete_only_source(lines: &[&str], dice: &mut Dice) -> Changed {
    let sources = starting(lines, &["reveals: ["]);
    let all: Vec<&str> = sources.iter().flat_map(|at| names(lines[*at])).collect();
    let only: Vec<(usize, usize)> = sources
        .iter()
        .flat_map(|at| names(lines[*at]).into_iter().enumerate().map(move |(name, id)| (*at, name, id)))
        .filter(|(_, _, id)| all.iter().filter(|other| *other == id).count() == 1)
        .map(|(at, name, _)| (at, name))
        .collect();
    let (at, name) = dice.one_of(&only)?;
    let mut changed = owned(lines);
    changed[at] = without(lines[at], name);
    Some((changed, format!("line {}: {}", at + 1, names(lines[at])[name])))
}

fn drop_best_act(lines: &[&str], dice: &mut Dice) -> Changed {
    let is_best =
        |(first, last): &(usize, usize)| lines[*first..=*last].iter().any(|line| line.contains("verdict: best"));
    let acts: Vec<usize> = options(lines)
        .into_iter()
        .filter(is_best)
        .filter_map(|(first, last)| (first..=last).find(|at| lines[*at].trim_start().starts_with("acts: [")))
        .filter(|at| names(lines[*at]).len() > 1)
        .collect();
    let at = dice.one_of(&acts)?;
    let act = dice.below(names(lines[at]).len());
    let mut changed = owned(lines);
    changed[at] = without(lines[at], act);
    Some((changed, format!("line {}: {}", at + 1, names(lines[at])[act])))
}

fn misspell(lines: &[&str], dice: &mut Dice) -> Changed {
    let at = dice.one_of(
        &starting(lines, &["next: \""]).into_iter().filter(|at| !lines[*at].contains("\"end\"")).collect::<Vec<_>>(),
    )?;
    let mut changed = owned(lines);
    changed[at] = lines[at].replacen("next: \"", "next: \"x", 1);
    Some((changed, format!("line {}: {}", at + 1, lines[at].trim())))
}

fn rename_node(lines: &[&str], dice: &mut Dice) -> Changed {
    let is_node =
        |line: &str| line.starts_with("        \"") && !line.starts_with("         ") && line.ends_with("\": (");
    let first = lines.iter().position(|line| line.trim() == "nodes: {")?;
    let last = lines.iter().position(|line| line.trim() == "endings: {")?;
    let at = dice.one_of(&(first..last).filter(|at| is_node(lines[*at])).collect::<Vec<_>>())?;
    let mut changed = owned(lines);
    changed[at] = lines[at].replacen('"', "\"x", 1);
    Some((changed, format!("line {}: {}", at + 1, lines[at].trim())))
}

fn ending_kind(lines: &[&str], dice: &mut Dice) -> Changed {
    let at = dice.one_of(&starting(lines, &["kind: "]))?;
    let mut changed = owned(lines);
    changed[at] = match lines[at].trim() {
        "kind: bad," => lines[at].replace("bad", "ok"),
        "kind: best," => lines[at].replace("best", "ok"),
        _ => lines[at].replace("ok", "best"),
    };
    Some((changed, format!("line {}: {}", at + 1, lines[at].trim())))
}
