//! Conversations as lines of JSON, to be carried to another machine and read in there without loss and without
//! duplicates.
//!
//! Each line is one conversation and stands for itself: `scenario`, `scenario_hash`, `rulebook_hash`, `seed`,
//! `exam`, `choices` (the options that stand, in order), `complete`, `trainee` and `started` say what was played;
//! `id`, `deeds`, `said`, `variant`, `program` and `outcome` make it whole; `texts` carries each text, by its hash,
//! in the first line that needs it. A line with only `scenario` and `choices` can be read in as well.

use super::deed::{Course, Deed, Done};
use super::keep::Outcome;
use super::moment::Moment;
use super::rows::{self, NewAttempt, text_hash};
use super::runs::Which;
use super::store::Store;
use super::trainees::{self, Trainee};
use super::trouble::Trouble;
use crate::debrief::Judge;
use crate::language::Text;
use crate::roleplay::{Attempt, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::{Library, Scenario};
use crate::source::Source;
use indexmap::IndexMap;
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};
use uuid::Uuid;

/// A line of JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Portable {
    /// Id of the scenario; empty in a line that only names somebody who has played nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scenario: String,
    /// Hash (BLAKE3, in hexadecimal) of the scenario's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario_hash: Option<String>,
    /// Hash of the rulebook's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rulebook_hash: Option<String>,
    /// The seed.
    pub seed: u64,
    /// Without hints and undo.
    pub exam: bool,
    /// The options that stand, by the author's ids.
    pub choices: Vec<String>,
    /// Whether it came to its end.
    pub complete: bool,
    /// Who played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trainee: Option<Who>,
    /// When it began, RFC 3339 with offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    /// The name of this conversation, the same everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// In which changed form; empty as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub variant: String,
    /// Choices taken over from an earlier conversation.
    #[serde(skip_serializing_if = "is_zero")]
    pub said: usize,
    /// Version of the program.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub program: String,
    /// Everything that was done, in order, with what was taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deeds: Vec<PortableDeed>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// When that was, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<i64>,
    /// Texts by hash, each in the first line that needs it.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub texts: IndexMap<String, String>,
    /// The choices as `play --json` writes them, taken where `choices` is empty.
    #[serde(skip_serializing)]
    pub(crate) turns: Vec<PortableTurn>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct PortableTurn {
    option: String,
}

/// Somebody, where records travel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Who {
    /// The name that stays the same everywhere.
    pub id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// Student number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Class.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub class: String,
}

/// A deed; exactly one of the four is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PortableDeed {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The option that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chose: Option<String>,
    /// The turns that were left after taking back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
    /// The end.
    #[serde(skip_serializing_if = "is_false")]
    pub ended: bool,
    /// Given up.
    #[serde(skip_serializing_if = "is_false")]
    pub dropped: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(it: &bool) -> bool {
    !*it
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Conversations that are new here.
    pub new: usize,
    /// Conversations that had gone on elsewhere.
    pub continued: usize,
    /// Conversations that were here already.
    pub known: usize,
    /// People that are new here.
    pub trainees: usize,
    /// Lines that could not be taken over: number from 1, and why.
    pub problems: Vec<(usize, Text)>,
}

/// A line longer than this is no conversation: two texts of the largest size a scenario may have, and its choices.
const LONGEST_LINE: u64 = 8 << 20;
/// No conversation has more deeds.
const MOST_DEEDS: usize = 20_000;

impl Store {
    /// Writes the conversations that fit as lines of JSON. Returns how many.
    ///
    /// # Errors
    /// When the records cannot be read or the output cannot be written.
    pub fn export_jsonl(&self, which: &Which, out: &mut dyn Write) -> Result<usize, Trouble> {
        let people: BTreeMap<i64, Trainee> = self.trainees()?.into_iter().map(|it| (it.id, it)).collect();
        let mut hashes: BTreeMap<i64, String> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let written = |error: io::Error| Trouble::file(std::path::Path::new("jsonl"), &error);
        let numbers = self.numbers(which)?;
        for number in &numbers {
            let whole = self.whole(*number)?;
            let mut texts = IndexMap::new();
            for id in [whole.texts.0, whole.texts.1] {
                if let Entry::Vacant(first) = hashes.entry(id) {
                    let text = self.text(id)?;
                    let hash = blake3::Hash::from(text_hash(&text)).to_hex().to_string();
                    texts.insert(hash.clone(), text);
                    first.insert(hash);
                }
            }
            let course = whole.course();
            seen.insert(whole.trainee);
            let line = Portable {
                scenario: whole.scenario.clone(),
                scenario_hash: hashes.get(&whole.texts.0).cloned(),
                rulebook_hash: hashes.get(&whole.texts.1).cloned(),
                seed: whole.seed,
                exam: whole.exam,
                choices: course.ids(),
                complete: course.ended,
                trainee: people.get(&whole.trainee).map(who),
                started: Some(whole.started.to_string()),
                id: Some(whole.uuid),
                variant: whole.variant.clone(),
                said: whole.said,
                program: whole.program.clone(),
                deeds: whole.deeds.iter().map(portable).collect(),
                ended: whole.outcome.as_ref().map(|(at, _)| *at),
                outcome: whole.outcome.map(|(_, outcome)| outcome),
                texts,
                turns: Vec::new(),
            };
            serde_json::to_writer(&mut *out, &line).map_err(|error| written(error.into()))?;
            out.write_all(b"\n").map_err(written)?;
        }
        // Somebody who has played nothing yet is kept as well, if anything is known of them.
        for it in people.values().filter(|it| !seen.contains(&it.id) && it.name.len() + it.number.len() > 0) {
            let asked_for = which.trainee.is_none_or(|id| id == it.id)
                && which.class.as_ref().is_none_or(|class| *class == it.class)
                && which.scenario.is_none()
                && which.attempt.is_none();
            if asked_for {
                serde_json::to_writer(&mut *out, &serde_json::json!({ "trainee": who(it) }))
                    .map_err(|error| written(error.into()))?;
                out.write_all(b"\n").map_err(written)?;
            }
        }
        out.flush().map_err(written)?;
        Ok(numbers.len())
    }

    /// Takes over conversations from lines of JSON. What is here already is not doubled, what went on elsewhere is
    /// added, and a line that makes no sense is said and left out. `library` gives the texts of lines that carry
    /// none.
    ///
    /// # Errors
    /// When the input cannot be read or the records cannot be written; then nothing of it is taken over.
    pub fn import_jsonl(&self, input: &mut dyn BufRead, library: &Library) -> Result<Imported, Trouble> {
        let mut stopped = None;
        let mut done = Imported::default();
        let rulebook = self.rulebook.clone();
        let default_trainee = self.trainee;
        let now = (self.clock)();
        self.change(|change| {
            let mut import = Import {
                change,
                library,
                rulebook: &rulebook,
                default_trainee,
                now,
                read: BTreeMap::new(),
                people: BTreeMap::new(),
                done: Imported::default(),
            };
            let mut number = 0;
            let mut line = Vec::new();
            loop {
                line.clear();
                number += 1;
                match io::Read::take(&mut *input, LONGEST_LINE).read_until(b'\n', &mut line) {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(error) => {
                        stopped = Some(error);
                        return Err(rusqlite::Error::InvalidQuery);
                    }
                }
                if line.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                let parsed: Result<Portable, _> = serde_json::from_slice(&line);
                match parsed {
                    Ok(portable) => {
                        if let Err(why) = import.line(&portable, &line)? {
                            import.done.problems.push((number, why));
                        }
                    }
                    Err(error) => {
                        let why = Text::new(
                            format!("不是一行 JSON 练习记录：{error}"),
                            format!("not a conversation in JSON: {error}"),
                        );
                        import.done.problems.push((number, why));
                    }
                }
            }
            done = std::mem::take(&mut import.done);
            Ok(())
        })
        .map_err(|trouble| match &stopped {
            Some(error) => Trouble::file(std::path::Path::new("jsonl"), error),
            None => trouble,
        })?;
        Ok(done)
    }
}

fn who(trainee: &Trainee) -> Who {
    Who {
        id: Some(trainee.uuid),
        name: trainee.name.clone(),
        number: trainee.number.clone(),
        class: trainee.class.clone(),
    }
}

fn portable(done: &Done) -> PortableDeed {
    let at = done.at;
    match &done.deed {
        Deed::Chose { option, .. } => PortableDeed { at, chose: Some(option.clone()), ..PortableDeed::default() },
        Deed::TookBack { left } => PortableDeed { at, left: Some(*left), ..PortableDeed::default() },
        Deed::Ended => PortableDeed { at, ended: true, ..PortableDeed::default() },
        Deed::Dropped => PortableDeed { at, dropped: true, ..PortableDeed::default() },
    }
}

/// The deeds of a line; those of a line that has only choices are made from them.
fn deeds(portable: &Portable, started: Moment) -> Option<Vec<Done>> {
    let mut course = Course::default();
    let mut list = Vec::new();
    let mut add = |deed, at| {
        let done = Done { deed, at };
        let fits = course.follow(&done);
        list.push(done);
        fits.then_some(course.choices.len())
    };
    if portable.deeds.is_empty() {
        let turns = portable.turns.iter().map(|turn| &turn.option);
        let options: Vec<&String> =
            if portable.choices.is_empty() { turns.collect() } else { portable.choices.iter().collect() };
        for (turn, option) in (1..).zip(options) {
            add(Deed::Chose { turn, option: option.clone() }, started.ms)?;
        }
        if portable.complete {
            add(Deed::Ended, started.ms)?;
        }
        return Some(list);
    }
    let mut turns = 0;
    for deed in &portable.deeds {
        let it = match (&deed.chose, deed.left, deed.ended, deed.dropped) {
            (Some(option), None, false, false) => Deed::Chose { turn: turns + 1, option: option.clone() },
            (None, Some(left), false, false) => Deed::TookBack { left },
            (None, None, true, false) => Deed::Ended,
            (None, None, false, true) => Deed::Dropped,
            _ => return None,
        };
        turns = add(it, deed.at)?;
    }
    Some(list)
}

struct Import<'a> {
    change: &'a Connection,
    library: &'a Library,
    rulebook: &'a str,
    default_trainee: i64,
    now: Moment,
    /// Scenario and rulebook of the texts of these numbers, read once.
    read: BTreeMap<(i64, i64), Option<(Scenario, Rulebook)>>,
    people: BTreeMap<Uuid, i64>,
    done: Imported,
}

impl Import<'_> {
    /// Takes over one line; the inner error says why it is left out.
    fn line(&mut self, portable: &Portable, line: &[u8]) -> rusqlite::Result<Result<(), Text>> {
        let options = portable.deeds.iter().filter_map(|deed| deed.chose.as_ref()).chain(&portable.choices);
        if portable.deeds.len().max(portable.choices.len()) > MOST_DEEDS
            || !options.chain([&portable.scenario, &portable.variant, &portable.program]).all(|id| rows::is_id(id))
        {
            return Ok(Err(Text::new("这一行不像练习记录", "this is no conversation of this program")));
        }
        for (hash, text) in &portable.texts {
            if blake3::Hash::from(text_hash(text)).to_hex().as_str() != hash {
                return Ok(Err(Text::new(
                    "附带的案例文字和它的校验码对不上：文件被改动过",
                    "a text in it does not match its hash: the file was altered",
                )));
            }
            rows::text_id(self.change, text)?;
        }
        if portable.scenario.is_empty() {
            return match &portable.trainee {
                Some(who) => self.person(who).map(|_| Ok(())),
                None => Ok(Err(Text::new("没有 `scenario`", "there is no `scenario`"))),
            };
        }
        let scenario_text = match self.text_of(portable.scenario_hash.as_ref())? {
            Some(id) => Some(id),
            // Without a hash the case of that id is meant, as it is now.
            None if portable.scenario_hash.is_none() => match self.library.find(&portable.scenario) {
                Some(entry) => Some(rows::text_id(self.change, &entry.source.text)?),
                None => None,
            },
            None => None,
        };
        let rulebook_text = match self.text_of(portable.rulebook_hash.as_ref())? {
            Some(id) => Some(id),
            None if portable.rulebook_hash.is_none() => Some(rows::text_id(self.change, self.rulebook)?),
            None => None,
        };
        let (Some(scenario_text), Some(rulebook_text)) = (scenario_text, rulebook_text) else {
            let id = &portable.scenario;
            return Ok(Err(Text::new(
                format!("没有案例 `{id}` 当时的文字：请把带着它的整个文件一起读入"),
                format!("the text of `{id}` as it was played is missing: read in the whole file that carries it"),
            )));
        };
        let started = portable.started.as_deref().and_then(Moment::parse).unwrap_or(self.now);
        let Some(deeds) = deeds(portable, started) else {
            return Ok(Err(Text::new(
                "里面的步骤前后接不上：文件被改动过",
                "its steps do not follow each other: the file was altered",
            )));
        };
        // A line without a name is known by what it says, so that reading it twice does not double it.
        let uuid = portable.id.unwrap_or_else(|| uuid::Builder::from_random_bytes(first_half(line)).into_uuid());
        let known: Option<i64> = self
            .change
            .prepare_cached("SELECT id FROM attempt WHERE uuid = ?1")?
            .query_row([&uuid.as_bytes()[..]], |row| row.get(0))
            .optional()?;
        let course = Course::of(&deeds);
        let outcome = match self.outcome((scenario_text, rulebook_text), portable, &course) {
            Ok(outcome) => outcome,
            Err(why) => return Ok(Err(why)),
        };
        let ended = portable.ended.or(deeds.last().map(|done| done.at)).unwrap_or(started.ms);
        let attempt = match known {
            // The same line, read in before.
            Some(_) if portable.deeds.is_empty() => {
                self.done.known += 1;
                return Ok(Ok(()));
            }
            Some(id) => {
                let here = rows::deeds_of(self.change, id)?;
                if deeds.len() <= here.len() && here[..deeds.len()] == deeds[..] {
                    self.done.known += 1;
                    return Ok(Ok(()));
                }
                if !deeds.starts_with(&here) {
                    return Ok(Err(Text::new(
                        "这段谈话在两处接得不一样；保留了这里的",
                        "this conversation went on differently in two places; the one here is kept",
                    )));
                }
                rows::insert_deeds(self.change, id, rows::number(here.len()), &deeds[here.len()..])?;
                self.done.continued += 1;
                id
            }
            None => {
                let trainee = match &portable.trainee {
                    Some(who) => self.person(who)?,
                    None => self.default_trainee,
                };
                let id = rows::insert_attempt(
                    self.change,
                    &NewAttempt {
                        uuid,
                        trainee,
                        scenario: &portable.scenario,
                        scenario_text,
                        rulebook_text,
                        seed: portable.seed,
                        exam: portable.exam,
                        variant: &portable.variant,
                        said: portable.said,
                        program: &portable.program,
                        started,
                    },
                )?;
                rows::insert_deeds(self.change, id, 0, &deeds)?;
                self.done.new += 1;
                id
            }
        };
        if let Some(outcome) = outcome {
            rows::put_outcome(self.change, attempt, &course, &outcome, ended)?;
        }
        Ok(Ok(()))
    }

    fn text_of(&self, hash: Option<&String>) -> rusqlite::Result<Option<i64>> {
        let Some(hash) = hash.and_then(|hash| blake3::Hash::from_hex(hash).ok()) else { return Ok(None) };
        self.change
            .prepare_cached("SELECT id FROM text WHERE hash = ?1")?
            .query_row([&hash.as_bytes()[..]], |row| row.get(0))
            .optional()
    }

    /// The number of somebody, who is added where they are not known. A name that differs here stays as it is here.
    fn person(&mut self, who: &Who) -> rusqlite::Result<i64> {
        let name = trainees::tidy(&who.name);
        let uuid = who.id.unwrap_or_else(|| {
            uuid::Builder::from_random_bytes(first_half(format!("{name}\n{}\n{}", who.number, who.class).as_bytes()))
                .into_uuid()
        });
        if let Some(id) = self.people.get(&uuid) {
            return Ok(*id);
        }
        let known = self
            .change
            .query_row("SELECT id FROM trainee WHERE uuid = ?1", [&uuid.as_bytes()[..]], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => {
                self.done.trainees += 1;
                let new = Trainee {
                    id: 0,
                    uuid,
                    name,
                    number: trainees::tidy(&who.number),
                    class: trainees::tidy(&who.class),
                };
                trainees::insert(self.change, &new)?
            }
        };
        self.people.insert(uuid, id);
        Ok(id)
    }

    /// How a finished conversation ended: by replaying it, whatever the line says. Only where this program cannot
    /// read the texts, the line is believed.
    fn outcome(&mut self, texts: (i64, i64), portable: &Portable, course: &Course) -> Result<Option<Outcome>, Text> {
        if !course.ended {
            return Ok(None);
        }
        if !self.read.contains_key(&texts) {
            let read = self.load(texts);
            self.read.insert(texts, read);
        }
        let Some(Some((scenario, rulebook))) = self.read.get(&texts) else { return Ok(portable.outcome.clone()) };
        let judge = Judge::new(Roleplay::new(rulebook, scenario));
        let attempt = Attempt { seed: portable.seed, choices: course.ids() };
        let replay = judge.roleplay().replay(&attempt).map_err(|error| error.message())?;
        let outcome = Outcome::of(&judge, &replay);
        outcome.map(Some).ok_or_else(|| {
            Text::new("说是谈完了，其实没有：文件被改动过", "it claims to be finished and is not: the file was altered")
        })
    }

    fn load(&self, (scenario, rulebook): (i64, i64)) -> Option<(Scenario, Rulebook)> {
        let body = |id: i64| -> Option<String> {
            self.change.query_row("SELECT body FROM text WHERE id = ?1", [id], |row| row.get(0)).ok()
        };
        let scenario = Scenario::load(&Source::new("scenario", body(scenario)?)).ok()?;
        let rulebook = Rulebook::load(&Source::new("rulebook", body(rulebook)?)).ok()?;
        Some((scenario, rulebook))
    }
}

fn first_half(bytes: &[u8]) -> [u8; 16] {
    let hash = blake3::hash(bytes);
    std::array::from_fn(|index| hash.as_bytes()[index])
}
