//! What goes from a class into the records: every conversation of everybody's own, under the name of the class.

use super::case::Case;
use super::keys::Keys;
use super::own::OwnRun;
use super::person::Person;
use super::room::{PersonId, Room};
use crate::records::{Imported, Moment, Portable, PortableDeed, Store, Trouble, Who, text_hash};
use crate::scenario::Library;
use indexmap::IndexMap;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Puts everybody's conversations into the records, those that were left in the middle included. What is there
/// already is not doubled: this may be done as often as one likes. `offset` is how far the clocks on the wall are east
/// of UTC, in seconds.
///
/// Who was sent out is left out. Where no names were asked for, everybody is a new nobody. Otherwise the same name,
/// number and class are the same person as in earlier classes; nobody in a class can prove more than that.
///
/// # Errors
/// When the records cannot be written; then nothing of it is there.
pub fn record(room: &Room, keys: &Keys, offset: i32, store: &Store) -> Result<Imported, Trouble> {
    let lines = lines(room, keys, offset);
    store.import_jsonl(&mut lines.as_bytes(), &Library::default())
}

/// The same as lines of JSON, one conversation each.
#[must_use]
pub fn lines(room: &Room, keys: &Keys, offset: i32) -> String {
    let mut carried = BTreeSet::new();
    let mut lines = String::new();
    for (id, person) in room.people() {
        for (number, run) in (1..).zip(&person.own) {
            // Looking at a case and leaving leaves nothing behind.
            if run.replay.turns.is_empty() {
                continue;
            }
            let line = portable(room, keys, offset, (id, person), (number, run), texts(&run.case, &mut carried));
            // Plain data: it can always be written.
            lines += &serde_json::to_string(&line).unwrap_or_default();
            lines.push('\n');
        }
    }
    lines
}

/// Case and rulebook by their hashes; the first line that needs one carries it.
fn texts(case: &Case, carried: &mut BTreeSet<String>) -> IndexMap<String, String> {
    let both = [case.text(), case.rules()].map(|text| (hash(text), text.to_owned()));
    both.into_iter().filter(|(hash, _)| carried.insert(hash.clone())).collect()
}

fn hash(text: &str) -> String {
    blake3::Hash::from(text_hash(text)).to_hex().to_string()
}

fn portable(
    room: &Room,
    keys: &Keys,
    offset: i32,
    (id, person): (PersonId, &Person),
    (number, run): (usize, &OwnRun),
    texts: IndexMap<String, String>,
) -> Portable {
    let ms = |at: u64| i64::try_from(at).unwrap_or(i64::MAX);
    let choices = run.case.ids(&run.replay);
    let mut deeds: Vec<PortableDeed> = choices
        .iter()
        .zip(&run.times)
        .map(|(option, at)| PortableDeed { at: ms(*at), chose: Some(option.clone()), ..PortableDeed::default() })
        .collect();
    if run.over {
        deeds.push(PortableDeed { at: ms(run.last()), ended: true, ..PortableDeed::default() });
    }
    let nobody = (!room.setup().names).then(|| name(keys, &format!("person {}", id.0)));
    let who =
        Who { id: nobody, name: person.name.clone(), number: person.number.clone(), class: room.setup().class.clone() };
    Portable {
        scenario: run.case.scenario().id.clone(),
        scenario_hash: Some(hash(run.case.text())),
        rulebook_hash: Some(hash(run.case.rules())),
        seed: run.replay.seed,
        choices,
        complete: run.over,
        trainee: Some(who),
        started: Some(Moment::new(ms(run.began), offset).to_string()),
        id: Some(name(keys, &format!("run {} {number}", id.0))),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        deeds,
        ended: run.over.then(|| ms(run.last())),
        texts,
        ..Portable::default()
    }
}

/// A name that is the same however often the class is recorded.
fn name(keys: &Keys, what: &str) -> Uuid {
    let digits = keys.name(what);
    let number = u128::from_str_radix(&digits, 16).unwrap_or_default();
    uuid::Builder::from_random_bytes(number.to_be_bytes()).into_uuid()
}
