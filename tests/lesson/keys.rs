//! A whole class by keys, as a trainer or a presenter remote sends them.

use super::*;
use heartfirst::class::{Command, RunNumber, Who};

const SIZE: [f32; 2] = [1280.0, 720.0];

fn teaching() -> Trainer {
    Trainer::teaching("four_quotes", usual(Lang::Zh), SIZE)
}

#[test]
fn a_class_is_driven_from_the_lobby_to_the_end_by_one_key() {
    let mut trainer = teaching();
    let people: Vec<_> = ["甲", "乙", "丙"].into_iter().map(|name| trainer.hall.join(name)).collect();
    let forward = [Key::PageDown, Key::Space, Key::Enter, Key::ArrowRight];
    let mut presses = 0;
    let mut seen = std::collections::BTreeSet::new();
    while trainer.phase() != Phase::Ended {
        seen.insert(trainer.phase().name());
        if trainer.phase() == Phase::Voting {
            // Everybody says the same: the class comes to an end.
            for person in &people {
                trainer.hall.vote(*person, 0);
            }
        }
        trainer.press(forward[presses % forward.len()]);
        presses += 1;
        assert!(presses < 200, "no end at {:?}", trainer.phase());
    }
    for phase in ["lobby", "voting", "closed", "revealed", "played", "debrief", "cards"] {
        assert!(seen.contains(phase), "{phase} was skipped");
    }
    trainer.press(Key::PageDown);
    assert!(trainer.has("关闭课堂？"), "after the end a remote asks whether to close");
    trainer.press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Opening);
}

#[test]
fn votes_are_counted_on_the_wall_and_the_split_waits_for_the_reveal() {
    let mut trainer = teaching();
    let (one, two, three) = (trainer.hall.join("甲"), trainer.hall.join("乙"), trainer.hall.join("丙"));
    assert!(trainer.wait(), "people who come in are news");
    assert!(trainer.has("到了 3 人"));
    trainer.press(Key::PageDown);
    assert!(trainer.has("第 1 句：安静地选") && trainer.has("已投 0 / 3") && trainer.has("20 秒"));
    trainer.hall.vote(one, 1);
    trainer.hall.vote(two, 1);
    trainer.hall.vote(three, 2);
    assert!(trainer.wait());
    assert!(!trainer.wait(), "what is shown already is no news");
    assert!(trainer.has("已投 3 / 3"));
    assert!(!trainer.sees("67%") && !trainer.sees("人 · "), "the split before the reveal");
    trainer.press(Key::PageDown);
    assert!(trainer.has("第 1 句：投票结束") && !trainer.sees("人 · "), "closed is not revealed");
    trainer.press(Key::PageDown);
    assert!(trainer.sees("2 人 · 67%") && trainer.sees("1 人 · 33%"));
    assert!(trainer.sees("选 C 的先说，请两位"));
    trainer.press(Key::PageDown);
    assert_eq!(trainer.phase(), Phase::Played);
    assert!(trainer.sees("全班：") && trainer.sees("说出口的这一句"));
}

#[test]
fn a_step_back_undoes_and_a_digit_plays_another_sentence() {
    let mut trainer = teaching();
    let person = trainer.hall.join("甲");
    trainer.press(Key::PageDown);
    trainer.hall.vote(person, 0);
    // A digit before the reveal does nothing: a slip must not skip it.
    trainer.press(Key::Num2);
    assert_eq!(trainer.phase(), Phase::Voting);
    trainer.press(Key::PageDown).press(Key::PageDown).press(Key::Num3);
    assert_eq!((trainer.phase(), trainer.turns()), (Phase::Played, 1));
    let order = trainer.hall.look(|room| room.choices().1);
    let said = trainer.hall.look(|room| room.replay().turns[0].response);
    assert_eq!(said, order[2]);
    trainer.press(Key::PageUp);
    assert_eq!((trainer.phase(), trainer.turns()), (Phase::Revealed, 0));
    trainer.press(Key::Backspace);
    assert_eq!(trainer.phase(), Phase::Voting);
    trainer.press(Key::ArrowLeft);
    assert_eq!(trainer.phase(), Phase::Lobby);
    trainer.press(Key::PageUp);
    assert_eq!(trainer.phase(), Phase::Lobby);
}

#[test]
fn what_if_shows_the_runner_up_or_the_one_named_and_comes_back() {
    let mut trainer = teaching();
    let (one, two, three) = (trainer.hall.join("甲"), trainer.hall.join("乙"), trainer.hall.join("丙"));
    trainer.press(Key::PageDown);
    for (person, option) in [(one, 0), (two, 0), (three, 1)] {
        trainer.hall.vote(person, option);
    }
    trainer.press(Key::PageDown).press(Key::PageDown).press(Key::PageDown);
    let order = trainer.hall.look(|room| room.choices().1);
    trainer.press(Key::W);
    assert_eq!(trainer.phase(), Phase::WhatIf(u8::try_from(order[1]).unwrap()));
    assert!(trainer.has("说出口的") && trainer.has("如果"));
    trainer.press(Key::Num3);
    assert_eq!(trainer.phase(), Phase::WhatIf(u8::try_from(order[2]).unwrap()));
    trainer.press(Key::W);
    assert_eq!(trainer.phase(), Phase::WhatIf(u8::try_from(order[1]).unwrap()), "again is the runner-up");
    trainer.press(Key::PageDown);
    assert_eq!((trainer.phase(), trainer.turns()), (Phase::Played, 1));
}

#[test]
fn a_pause_stops_the_clock_and_draws_a_curtain() {
    let mut trainer = teaching();
    trainer.press(Key::PageDown);
    trainer.hall.wait(5_000);
    trainer.wait();
    assert!(trainer.has("15 秒"));
    trainer.press(Key::P);
    assert!(trainer.has("先讨论") && trainer.hall.look(Room::is_paused));
    trainer.hall.wait(60_000);
    trainer.wait();
    assert!(trainer.has("15 秒"), "time stands still");
    trainer.press(Key::B);
    assert!(!trainer.hall.look(Room::is_paused));
    trainer.press(Key::Plus);
    assert!(trainer.has("25 秒"));
    trainer.press(Key::Minus);
    assert!(trainer.has("15 秒"));
    trainer.press(Key::P).press(Key::PageDown);
    assert!(!trainer.hall.look(Room::is_paused), "what comes next is going on");
    assert_eq!(trainer.phase(), Phase::Voting);
}

#[test]
fn raised_cards_are_typed_and_count() {
    let mut trainer = teaching();
    trainer.press(Key::PageDown).press(Key::H);
    assert!(trainer.has("举牌计数") && trainer.has("A 的张数"));
    trainer.write("5").press(Key::Tab).write("3").press(Key::Tab).write("１2").press(Key::Enter);
    assert_eq!(trainer.hall.look(|room| room.split()[..3].to_vec()), [5, 3, 12]);
    assert!(trainer.has("已投 20 票"));
    assert_eq!(trainer.phase(), Phase::Voting, "Enter counted, and did nothing else");
    // It is there to be corrected, and Escape leaves it as it is.
    trainer.press(Key::H).write("9").press(Key::Escape);
    assert_eq!(trainer.hall.look(|room| room.split()[0]), 5);
    assert!(!trainer.has("A 的张数") && !trainer.has("关闭课堂？"));
    trainer.press(Key::PageDown).press(Key::PageDown);
    assert!(trainer.sees("12 人 · 60%"));
}

#[test]
fn everybody_plays_alone_until_the_trainer_takes_it_back() {
    let mut trainer = teaching();
    let person = trainer.hall.join("甲");
    trainer.press(Key::O);
    assert!(trainer.has("各练各的") && trainer.has("自己练一遍"));
    trainer.hall.apply(Who::Person(person), &Command::Start { run: RunNumber(1), case: None }).unwrap();
    trainer.wait();
    assert!(trainer.has("在练 1，练完 0"));
    trainer.hall.apply(Who::Person(person), &Command::Say { run: RunNumber(1), turn: 0, option: 0 }).unwrap();
    trainer.hall.apply(Who::Trainer, &Command::Show { person: Some(person), turn: None }).unwrap();
    trainer.wait();
    assert!(trainer.has("一位同学的谈话") && !trainer.sees("甲"), "without a name");
    assert!(trainer.sees("说："));
    // Also one of another case than the class's, longer than the class's has sentences.
    let other = trainer.hall.join("乙");
    let start = Command::Start { run: RunNumber(1), case: Some("its_fine".to_owned()) };
    trainer.hall.apply(Who::Person(other), &start).unwrap();
    for turn in 0..4 {
        let say = Command::Say { run: RunNumber(1), turn, option: 0 };
        trainer.hall.apply(Who::Person(other), &say).unwrap();
    }
    trainer.hall.apply(Who::Trainer, &Command::Show { person: Some(other), turn: None }).unwrap();
    trainer.wait();
    let line = trainer.hall.look(|room| {
        let (own, _) = room.shown().unwrap();
        let turn = &own.replay.turns[1];
        own.case.roleplay().words(&turn.before, turn.response).get(Lang::Zh).to_owned()
    });
    assert!(trainer.has(&format!("说：{line}")), "{line}");
    trainer.press(Key::PageDown);
    assert!(trainer.has("自己练一遍"));
    trainer.press(Key::O);
    assert!(!trainer.hall.look(Room::is_own_open));
}

#[test]
fn the_trainers_link_warns_and_goes_away_with_any_key() {
    let mut trainer = teaching();
    trainer.press(Key::T);
    assert!(trainer.has("二维码：老师遥控") && trainer.sees("别让它留在大屏上"));
    trainer.press(Key::PageDown);
    assert!(!trainer.has("二维码：老师遥控"));
    assert_eq!(trainer.phase(), Phase::Lobby, "the key that puts it away does nothing else");
}

#[test]
fn what_the_room_refuses_is_said() {
    let mut trainer = teaching();
    trainer.press(Key::PageDown).press(Key::PageDown).press(Key::PageDown).press(Key::PageDown);
    assert_eq!(trainer.phase(), Phase::Revealed);
    assert!(trainer.sees("还没有人投票"), "there is no majority of nobody");
    trainer.press(Key::Num1);
    assert_eq!(trainer.phase(), Phase::Played);
    assert!(!trainer.sees("还没有人投票"));
}

#[test]
fn a_phone_that_drives_is_followed() {
    let mut trainer = teaching();
    trainer.hall.apply(Who::Trainer, &Command::Forward).unwrap();
    assert!(trainer.wait());
    assert!(trainer.has("第 1 句：安静地选"));
}

#[test]
fn the_debrief_shows_where_most_went_wrong_and_the_cards_have_no_names() {
    let mut trainer = teaching();
    let person = trainer.hall.join("王小明");
    for _ in 0..60 {
        if trainer.phase() == Phase::Debrief {
            break;
        }
        if trainer.phase() == Phase::Voting {
            trainer.hall.vote(person, 1);
        }
        trainer.press(Key::PageDown);
    }
    assert!(trainer.sees("总分 "));
    let first_wrong = trainer.hall.look(heartfirst::class::view::first_wrong);
    let words = match first_wrong {
        Some(turn) => format!("多数人第一次选错，在第 {turn} 句。"),
        None => "没有哪一句让多数人选错。".to_owned(),
    };
    assert!(trainer.has(&words), "{words}");
    trainer.press(Key::PageDown);
    assert_eq!(trainer.phase(), Phase::Debrief, "the second page comes before the cards");
    assert!(trainer.sees("1 票，说了"));
    trainer.press(Key::Num1).press(Key::Num2);
    for _ in 0..40 {
        if trainer.phase() == Phase::Cards {
            break;
        }
        trainer.at.run_steps(30);
        trainer.press(Key::PageDown);
    }
    assert_eq!(trainer.phase(), Phase::Cards);
    let card = Command::Exit { say: "先听他说完".to_owned(), drop: "您别急".to_owned() };
    trainer.hall.apply(Who::Person(person), &card).unwrap();
    trainer.wait();
    assert!(trainer.has("先听他说完") && trainer.has("不再说：您别急") && !trainer.sees("王小明"));
}
