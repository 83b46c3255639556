//! Whatever is sent, in whatever order: what must hold of every class.

use super::{case, setup};
use heartfirst::class::journal::{self, Header, Journal};
use heartfirst::class::{Case, Command, Done, Keys, MomentId, PersonId, Phase, Room, RunNumber, Who};
use heartfirst::language::Lang;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

static CASE: LazyLock<Arc<Case>> = LazyLock::new(|| Arc::new(case("four_quotes")));

static OTHER: LazyLock<Arc<Case>> = LazyLock::new(|| Arc::new(case("its_fine")));

/// An empty room with two cases.
fn room() -> Room {
    Room::new(setup(), CASE.clone()).offering([OTHER.clone()])
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        6 => (1..6_u32).prop_map(|id| Who::Person(PersonId(id))),
        4 => Just(Who::Trainer),
        1 => Just(Who::Newcomer),
        1 => Just(Who::Program),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let option = || prop_oneof![4 => 0..4_u8, 1 => any::<u8>()];
    let moment = || prop_oneof![4 => 1..6_u32, 1 => any::<u32>()].prop_map(MomentId);
    prop_oneof![
        2 => ("[a-e]", proptest::option::of("[x-z]"))
            .prop_map(|(name, mark)| Command::Join { name, number: String::new(), lang: Lang::Zh, mark }),
        8 => (moment(), option()).prop_map(|(moment, option)| Command::Vote { moment, option }),
        6 => Just(Command::Forward),
        1 => Just(Command::Open),
        1 => Just(Command::Close),
        1 => Just(Command::Reveal),
        2 => proptest::option::of(option()).prop_map(|option| Command::Play { option }),
        1 => proptest::option::of(option()).prop_map(|option| Command::WhatIf { option }),
        2 => Just(Command::Undo),
        1 => any::<bool>().prop_map(|on| Command::Pause { on }),
        1 => (0..700_u16).prop_map(|seconds| Command::Countdown { seconds }),
        1 => (moment(), proptest::collection::vec(0..1_200_u16, 0..6))
            .prop_map(|(moment, counts)| Command::Hand { moment, counts }),
        1 => any::<bool>().prop_map(|on| Command::Own { on }),
        1 => (0..4_u16, proptest::sample::select(vec![None, Some("four_quotes"), Some("its_fine"), Some("none")]))
            .prop_map(|(run, case)| Command::Start { run: RunNumber(run), case: case.map(ToOwned::to_owned) }),
        2 => (0..4_u16, 0..6_u16, option())
            .prop_map(|(run, turn, option)| Command::Say { run: RunNumber(run), turn, option }),
        1 => (proptest::option::of(1..6_u32), proptest::option::of(0..3_u16))
            .prop_map(|(person, turn)| Command::Show { person: person.map(PersonId), turn }),
        1 => ("[a-z]{0,3}", "[a-z]{0,3}").prop_map(|(say, drop)| Command::Exit { say, drop }),
        1 => Just(Command::Debrief),
        1 => (0..20_u8).prop_map(|page| Command::Page { page }),
        1 => Just(Command::Cards),
        1 => (1..6_u32).prop_map(|person| Command::Remove { person: PersonId(person) }),
        1 => any::<bool>().prop_map(|on| Command::HideNames { on }),
        1 => Just(Command::Resumed),
    ]
}

fn walk() -> impl Strategy<Value = Vec<(Who, Command, u64)>> {
    proptest::collection::vec((who(), command(), 0..5_000_u64), 0..160)
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("heartfirst-class-{name}-{}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn header() -> Header {
    Header {
        heartfirst_class: 2,
        setup: setup(),
        key: Keys::new([3; 32]).hex(),
        port: 0,
        began: 5,
        scenario: CASE.text().to_owned(),
        rules: CASE.rules().to_owned(),
        cases: vec![OTHER.text().to_owned()],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// A model that knows nothing but who voted last for which moment agrees with the room about every ballot, whatever
    /// else happens: one vote for each person, none lost by going back or by people who come late.
    #[test]
    fn one_vote_for_each_person_and_moment_and_none_is_ever_lost(walk in walk()) {
        let mut room = room();
        let mut model: BTreeMap<MomentId, BTreeMap<PersonId, u8>> = BTreeMap::new();
        let mut now = 0;
        for (who, command, wait) in walk {
            now += wait;
            let (phase, moment) = (room.phase(), room.ballot().map(|ballot| ballot.moment));
            let Ok(done) = room.apply(who, &command, now) else { continue };
            match (who, &command) {
                (Who::Person(person), Command::Vote { moment, option }) => {
                    let (_, order) = room.choices();
                    let index = u8::try_from(order[usize::from(*option)]).unwrap();
                    model.entry(*moment).or_default().insert(person, index);
                }
                // Who is sent out of an open vote takes their vote along.
                (Who::Trainer, Command::Remove { person }) if phase == Phase::Voting => {
                    if let Some(votes) = moment.and_then(|moment| model.get_mut(&moment)) {
                        votes.remove(person);
                    }
                }
                _ => {}
            }
            prop_assert!(done.changed() || done.joined.is_none());
            let Some(ballot) = room.ballot() else { continue };
            let votes: BTreeMap<PersonId, u8> = ballot.votes().collect();
            prop_assert_eq!(&votes, model.entry(ballot.moment).or_default());
        }
    }

    #[test]
    fn what_was_refused_or_changed_nothing_has_changed_nothing(walk in walk()) {
        let mut room = room();
        let mut now = 0;
        for (who, command, wait) in walk {
            now += wait;
            let before = room.clone();
            let done = room.apply(who, &command, now);
            if done.is_ok_and(Done::changed) {
                prop_assert!(room.version() >= before.version());
            } else {
                prop_assert_eq!(&room, &before, "{:?}", command);
            }
        }
    }

    /// The journal of a class, cut off anywhere, leads to the room as it was at the last whole line.
    #[test]
    fn a_journal_replayed_is_the_room(walk in walk(), cut in 0.0..1.0_f64) {
        let folder = folder("replay");
        let path = folder.join("class.jsonl");
        let mut room = room();
        let mut journal = Journal::create(&path, &header()).unwrap();
        let mut states = vec![room.clone()];
        let mut receipts = Vec::new();
        let mut now = 0;
        for (who, command, wait) in walk {
            now += wait;
            if room.apply(who, &command, now).is_ok_and(Done::changed) {
                receipts.push(journal.write(Some((now, who, &command))));
                states.push(room.clone());
            }
        }
        for receipt in receipts {
            receipt.blocking_recv().unwrap().unwrap();
        }
        drop(journal);
        let kept = journal::read(&path).unwrap();
        prop_assert!(!kept.damaged);
        prop_assert_eq!(&journal::replay(&kept).unwrap(), &room);

        let bytes = std::fs::read(&path).unwrap();
        let first = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let at = first + ((bytes.len() - first) as f64 * cut) as usize;
        std::fs::write(&path, &bytes[..at]).unwrap();
        let kept = journal::read(&path).unwrap();
        let whole = bytes[first..at].iter().filter(|byte| **byte == b'\n').count();
        prop_assert_eq!(kept.entries.len(), whole);
        prop_assert_eq!(&journal::replay(&kept).unwrap(), &states[whole]);
    }
}
