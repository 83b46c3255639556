//! What a room does, rule by rule.

use super::{join, room, setup, trainer, vote};
use heartfirst::class::{Command, MomentId, PersonId, Phase, Refusal, Room, Who};
use heartfirst::language::Lang;

/// Three people, and the vote on the first sentence is open.
fn three() -> (Room, [PersonId; 3]) {
    let mut room = room();
    let people = ["小王", "小李", "Ann"].map(|name| join(&mut room, name));
    trainer(&mut room, Command::Forward).unwrap();
    (room, people)
}

#[test]
fn one_key_drives_a_class_from_the_door_to_the_end() {
    let (mut room, people) = three();
    let mut phases = vec![room.phase().name()];
    for _ in 0..200 {
        if room.phase() == Phase::Voting {
            vote(&mut room, people[0], 0).unwrap();
        }
        if trainer(&mut room, Command::Forward).is_err() {
            break;
        }
        phases.push(room.phase().name());
    }
    assert_eq!(room.phase(), Phase::Ended);
    assert!(room.state().over.is_some());
    assert_eq!(phases[..5], ["voting", "closed", "revealed", "played", "voting"]);
    assert_eq!(phases[phases.len() - 4..], ["played", "debrief", "cards", "ended"]);
}

#[test]
fn one_person_has_one_vote_and_may_change_it_until_the_vote_is_closed() {
    let (mut room, [a, b, _]) = three();
    vote(&mut room, a, 0).unwrap();
    vote(&mut room, a, 2).unwrap();
    assert!(!vote(&mut room, a, 2).unwrap().changed(), "said twice");
    vote(&mut room, b, 1).unwrap();
    assert_eq!(room.split()[..3], [0, 1, 1]);
    trainer(&mut room, Command::Close).unwrap();
    assert_eq!(vote(&mut room, a, 0), Err(Refusal::NotOpen));
    assert_eq!(room.split()[..3], [0, 1, 1]);
}

#[test]
fn a_vote_for_another_moment_does_not_count() {
    let (mut room, [a, ..]) = three();
    let late = Command::Vote { moment: MomentId(99), option: 0 };
    assert_eq!(room.apply(Who::Person(a), &late, 0), Err(Refusal::OtherMoment));
    let first = room.ballot().unwrap().moment;
    vote(&mut room, a, 0).unwrap();
    for _ in 0..4 {
        trainer(&mut room, Command::Forward).unwrap();
    }
    assert_eq!(room.phase(), Phase::Voting);
    let late = Command::Vote { moment: first, option: 1 };
    assert_eq!(room.apply(Who::Person(a), &late, 0), Err(Refusal::OtherMoment));
    assert_eq!(vote(&mut room, a, 77), Err(Refusal::NoOption));
}

#[test]
fn the_trainer_turns_the_pages_of_the_debrief_and_it_opens_at_the_first() {
    let mut room = room();
    let a = join(&mut room, "a");
    let page = |page| Command::Page { page };
    assert_eq!(trainer(&mut room, page(1)), Err(Refusal::NotNow));
    trainer(&mut room, Command::Debrief).unwrap();
    let done = trainer(&mut room, page(2)).unwrap();
    assert!(done.wall && !done.stage, "participants see nothing of it");
    assert!(!trainer(&mut room, page(2)).unwrap().changed());
    assert_eq!(trainer(&mut room, page(16)), Err(Refusal::OutOfRange));
    assert_eq!(room.apply(Who::Person(a), &page(1), 0), Err(Refusal::NotYours));
    assert_eq!(room.page(), 2);
    trainer(&mut room, Command::Cards).unwrap();
    trainer(&mut room, Command::Undo).unwrap();
    assert_eq!((room.phase(), room.page()), (Phase::Debrief, 0));
}

#[test]
fn the_majority_is_played_and_of_equals_the_upper_one() {
    let (mut room, [a, b, c]) = three();
    let (_, order) = room.choices();
    for (person, option) in [(a, 2), (b, 1), (c, 1)] {
        vote(&mut room, person, option).unwrap();
    }
    trainer(&mut room, Command::Play { option: None }).unwrap();
    assert_eq!(room.replay().turns[0].response, order[1]);
    trainer(&mut room, Command::Undo).unwrap();
    trainer(&mut room, Command::Open).unwrap();
    vote(&mut room, c, 0).unwrap();
    trainer(&mut room, Command::Play { option: None }).unwrap();
    assert_eq!(room.replay().turns[0].response, order[0], "one each: the upper one");
}

#[test]
fn without_a_vote_there_is_no_majority_but_the_trainer_may_name_a_sentence() {
    let (mut room, _) = three();
    trainer(&mut room, Command::Reveal).unwrap();
    assert_eq!(trainer(&mut room, Command::Play { option: None }), Err(Refusal::NoVotes));
    assert_eq!(trainer(&mut room, Command::Play { option: Some(9) }), Err(Refusal::NoOption));
    trainer(&mut room, Command::Play { option: Some(1) }).unwrap();
    assert_eq!(room.phase(), Phase::Played);
}

#[test]
fn raised_cards_count_beside_the_votes() {
    let (mut room, [a, ..]) = three();
    let moment = room.ballot().unwrap().moment;
    vote(&mut room, a, 1).unwrap();
    trainer(&mut room, Command::Hand { moment, counts: vec![5, 1] }).unwrap();
    assert_eq!(room.split()[..3], [5, 2, 0]);
    assert_eq!(room.ranking(), [0, 1]);
    assert_eq!(trainer(&mut room, Command::Hand { moment, counts: vec![0; 9] }), Err(Refusal::NoOption));
    assert_eq!(trainer(&mut room, Command::Hand { moment, counts: vec![1_000] }), Err(Refusal::OutOfRange));
    // Counted again: the old count goes, the votes stay.
    trainer(&mut room, Command::Hand { moment, counts: vec![0, 0, 7] }).unwrap();
    assert_eq!(room.split()[..3], [0, 1, 7]);
}

#[test]
fn what_if_plays_the_runner_up_and_comes_back() {
    let (mut room, [a, b, c]) = three();
    let (_, order) = room.choices();
    for (person, option) in [(a, 0), (b, 0), (c, 2)] {
        vote(&mut room, person, option).unwrap();
    }
    assert_eq!(trainer(&mut room, Command::WhatIf { option: None }), Err(Refusal::NotNow));
    trainer(&mut room, Command::Play { option: None }).unwrap();
    let before = room.replay().turns.len();
    trainer(&mut room, Command::WhatIf { option: None }).unwrap();
    assert_eq!(room.phase(), Phase::WhatIf(u8::try_from(order[2]).unwrap()));
    assert_eq!(room.replay().turns.len(), before, "the class’s conversation is as it was");
    assert_eq!(trainer(&mut room, Command::WhatIf { option: Some(0) }), Err(Refusal::NoOption), "that was played");
    trainer(&mut room, Command::WhatIf { option: Some(1) }).unwrap();
    trainer(&mut room, Command::Forward).unwrap();
    assert_eq!(room.phase(), Phase::Played);
}

#[test]
fn undo_goes_back_step_by_step_and_keeps_every_vote() {
    let (mut room, [a, b, _]) = three();
    vote(&mut room, a, 0).unwrap();
    trainer(&mut room, Command::Play { option: None }).unwrap();
    trainer(&mut room, Command::Forward).unwrap();
    vote(&mut room, b, 1).unwrap();
    let second = room.ballot().unwrap().moment;
    let mut phases = Vec::new();
    while trainer(&mut room, Command::Undo).is_ok() {
        phases.push(room.phase().name());
    }
    assert_eq!(phases, ["played", "revealed", "voting", "lobby"]);
    assert_eq!(trainer(&mut room, Command::Undo), Err(Refusal::NothingToUndo));
    trainer(&mut room, Command::Forward).unwrap();
    assert_eq!(room.split()[0], 1, "the vote on the first sentence is still there");
    trainer(&mut room, Command::Play { option: Some(0) }).unwrap();
    trainer(&mut room, Command::Forward).unwrap();
    assert_eq!(room.ballot().unwrap().moment, second, "the same sentence leads to the same moment");
    assert_eq!(room.split()[1], 1, "and to its votes");
    trainer(&mut room, Command::Undo).unwrap();
    trainer(&mut room, Command::Undo).unwrap();
    trainer(&mut room, Command::Play { option: Some(1) }).unwrap();
    trainer(&mut room, Command::Forward).unwrap();
    assert_ne!(room.ballot().unwrap().moment, second, "another sentence leads elsewhere");
    assert_eq!(room.split().iter().sum::<u32>(), 0);
}

#[test]
fn nobody_votes_while_the_class_talks() {
    let (mut room, [a, ..]) = three();
    trainer(&mut room, Command::Pause { on: true }).unwrap();
    assert_eq!(vote(&mut room, a, 0), Err(Refusal::Paused));
    trainer(&mut room, Command::Forward).unwrap();
    assert!(!room.is_paused());
    vote(&mut room, a, 0).unwrap();
}

#[test]
fn a_countdown_closes_the_vote_and_stands_still_while_the_class_talks() {
    let mut setup = setup();
    setup.countdown = 20;
    let mut room = Room::new(setup, room().case().clone());
    let a = join(&mut room, "小王");
    room.apply(Who::Trainer, &Command::Forward, 1_000).unwrap();
    let moment = room.ballot().unwrap().moment;
    assert_eq!(room.left_ms(6_000), Some(15_000));
    room.apply(Who::Trainer, &Command::Pause { on: true }, 6_000).unwrap();
    assert_eq!((room.left_ms(900_000), room.closes_at()), (Some(15_000), None));
    assert_eq!(room.apply(Who::Program, &Command::Close, 900_000), Err(Refusal::NotNow));
    room.apply(Who::Trainer, &Command::Pause { on: false }, 900_000).unwrap();
    let vote = Command::Vote { moment, option: 0 };
    room.apply(Who::Person(a), &vote, 914_999).unwrap();
    let vote = Command::Vote { moment, option: 1 };
    assert_eq!(room.apply(Who::Person(a), &vote, 915_000), Err(Refusal::NotOpen), "late, even if nobody has closed it");
    room.apply(Who::Program, &Command::Close, 915_000).unwrap();
    assert_eq!(room.phase(), Phase::Closed);
    assert_eq!(room.apply(Who::Program, &Command::Close, 915_001), Err(Refusal::NotNow));
    room.apply(Who::Trainer, &Command::Open, 916_000).unwrap();
    room.apply(Who::Trainer, &Command::Countdown { seconds: 40 }, 916_000).unwrap();
    assert_eq!(room.left_ms(916_000), Some(40_000));
    room.apply(Who::Trainer, &Command::Countdown { seconds: 0 }, 917_000).unwrap();
    assert_eq!(room.left_ms(917_000), None);
    assert_eq!(trainer(&mut room, Command::Countdown { seconds: 601 }), Err(Refusal::OutOfRange));
}

#[test]
fn late_joiners_come_in_at_the_current_moment() {
    let (mut room, [a, ..]) = three();
    vote(&mut room, a, 0).unwrap();
    for _ in 0..4 {
        trainer(&mut room, Command::Forward).unwrap();
    }
    let late = join(&mut room, "迟到的");
    vote(&mut room, late, 1).unwrap();
    assert_eq!(room.split()[1], 1);
}

#[test]
fn only_the_trainer_drives() {
    let (mut room, [a, ..]) = three();
    for command in [
        Command::Forward,
        Command::Close,
        Command::Undo,
        Command::End,
        Command::Remove { person: a },
        Command::HideNames { on: true },
        Command::Resumed,
        Command::Own { on: true },
        Command::Hand { moment: MomentId(1), counts: vec![9] },
    ] {
        assert_eq!(room.apply(Who::Person(a), &command, 0), Err(Refusal::NotYours), "{command:?}");
        assert_eq!(room.apply(Who::Newcomer, &command, 0), Err(Refusal::NotYours), "{command:?}");
    }
    for command in [Command::Vote { moment: MomentId(1), option: 0 }, Command::Resumed] {
        assert_eq!(trainer(&mut room, command), Err(Refusal::NotYours));
    }
}

#[test]
fn who_was_sent_out_has_no_vote_and_leaves_the_name_free() {
    let (mut room, [a, b, _]) = three();
    vote(&mut room, a, 0).unwrap();
    vote(&mut room, b, 0).unwrap();
    trainer(&mut room, Command::Remove { person: a }).unwrap();
    assert_eq!(room.split()[0], 1);
    assert_eq!(vote(&mut room, a, 0), Err(Refusal::Unknown));
    assert_eq!(room.head_count(), 2);
    let again = join(&mut room, "小王");
    assert_ne!(again, a, "numbers are not given twice");
    assert_eq!(trainer(&mut room, Command::Remove { person: a }), Err(Refusal::NoPerson));
}

#[test]
fn names_are_one_line_short_and_no_two_alike() {
    let mut room = room();
    let mut join = |name: &str| {
        let command = Command::Join { name: name.to_owned(), number: String::new(), lang: Lang::En, mark: None };
        room.apply(Who::Newcomer, &command, 0).map(|done| done.joined.unwrap())
    };
    assert_eq!(join(""), Err(Refusal::NameMissing));
    assert_eq!(join(" \u{202e}\n\t"), Err(Refusal::NameMissing));
    assert_eq!(join(&"长".repeat(25)), Err(Refusal::NameTooLong));
    assert_eq!(join(&"x".repeat(100_000)), Err(Refusal::NameTooLong));
    join("Ann").unwrap();
    assert_eq!(join("  ANN "), Err(Refusal::NameTaken));
    let odd = join("<img src=x onerror=alert(1)>\u{202e}").map(|_| ());
    assert_eq!(odd, Err(Refusal::NameTooLong));
    let id = join("<b>\u{0}小王\n</b>").unwrap();
    assert_eq!(room.person(id).unwrap().name, "<b>小王 </b>");
}

#[test]
fn where_no_names_are_asked_for_none_is_kept() {
    let mut setup = setup();
    setup.names = false;
    let mut room = Room::new(setup, room().case().clone());
    let (a, b) = (join(&mut room, "小王"), join(&mut room, "小王"));
    for person in [a, b] {
        assert_eq!(room.person(person).unwrap().name, "");
    }
}
