//! The way to a class, and what is decided before it.

use super::*;
use std::sync::atomic::Ordering;

const SIZES: [[f32; 2]; 2] = [[1280.0, 800.0], [960.0, 600.0]];

#[test]
fn a_briefing_leads_to_a_class_and_one_button_opens_it() {
    for lang in Lang::ALL {
        let hall = Hall::default();
        let mut session = session(usual(lang), &hall);
        let case = index(&session, "four_quotes");
        session.apply(Intent::Open(case));
        let mut trainer = Trainer::new(session, hall, SIZES[0]);
        trainer.choose(lang.pick("和全班一起", "With a class"));
        assert_eq!(trainer.screen(), Screen::Opening);
        assert!(trainer.sees("192.168.43.1"), "the address");
        assert!(trainer.sees(lang.pick("关了就停", "only while the class is open")));
        trainer.press(Key::Enter);
        assert_eq!(trainer.screen(), Screen::Lesson);
        assert_eq!(trainer.phase(), Phase::Lobby);
        let setup = trainer.hall.look(|room| room.setup().clone());
        assert_eq!((setup.names, setup.countdown), (true, 20));
        assert_eq!(trainer.hall.look(|room| room.case().scenario().id.clone()), "four_quotes");
    }
}

#[test]
fn without_a_school_nothing_speaks_of_a_class() {
    let mut session = Session::new(Library::open(&[]), Rulebook::embedded(), Lang::Zh, 7);
    session.apply(Intent::Open(0));
    session.apply(Intent::WithClass(0));
    assert_eq!(session.screen(), Screen::Briefing);
    let trainer = Trainer::new(session, Hall::default(), SIZES[0]);
    assert!(!trainer.has("和全班一起"));
}

#[test]
fn what_is_chosen_is_what_is_opened() {
    let hall = Hall::default();
    let mut session = session(usual(Lang::Zh), &hall);
    let case = index(&session, "its_fine");
    session.apply(Intent::WithClass(case));
    let mut trainer = Trainer::new(session, hall, SIZES[0]);
    trainer.at.get_by_role_and_label(egui::accesskit::Role::TextInput, "班级名称（可不填）").focus();
    trainer.at.run_steps(2);
    trainer.write("汽修二班");
    trainer.press(Key::Escape);
    trainer.choose("请大家写名字").choose("每次投票的时间 60 秒").choose("只在这台电脑上，举牌投票");
    assert!(trainer.sees("不问名字，也不存名字。"));
    trainer.choose("开课");
    assert_eq!(trainer.screen(), Screen::Lesson);
    let setup = trainer.hall.look(|room| room.setup().clone());
    assert_eq!((setup.class.as_str(), setup.names, setup.countdown), ("汽修二班", false, 60));
    assert!(trainer.sees("没有网络：举牌投票"), "the lobby of a class with raised cards");
    assert!(!trainer.has("二维码：扫码进入"));
}

#[test]
fn without_a_network_a_class_still_opens() {
    let hall = Hall { is_cut_off: true, ..Hall::default() };
    let mut session = session(usual(Lang::En), &hall);
    session.apply(Intent::WithClass(0));
    let mut trainer = Trainer::new(session, hall, SIZES[1]);
    assert!(trainer.sees("on no network"));
    trainer.press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Lesson);
}

#[test]
fn what_goes_wrong_is_said_where_one_is() {
    let hall = Hall::default();
    hall.refuses.store(true, Ordering::Relaxed);
    let mut session = session(usual(Lang::Zh), &hall);
    session.apply(Intent::WithClass(0));
    let mut trainer = Trainer::new(session, hall, SIZES[0]);
    trainer.press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Opening);
    assert!(trainer.has("端口被占用了"));
    trainer.hall.refuses.store(false, Ordering::Relaxed);
    trainer.press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Lesson);
}

#[test]
fn an_interrupted_class_is_offered_and_goes_on() {
    let hall = Hall { is_left: true, ..Hall::default() };
    let mut session = session(usual(Lang::Zh), &hall);
    let case = index(&session, "four_quotes");
    session.apply(Intent::WithClass(case));
    // The room that the journal would give.
    session.apply(Intent::OpenClass);
    hall.join("小云");
    session.apply(Intent::CloseClass);
    let mut trainer = Trainer::new(session, hall, SIZES[0]);
    assert!(trainer.sees("有一堂课中断在第 3 句之后：《四次报价》，12 人。"));
    trainer.choose("接着上");
    assert_eq!(trainer.screen(), Screen::Lesson);
    assert!(trainer.sees("日志的末尾坏了"), "what was damaged is said");
    assert!(trainer.has("到了 1 人"));
}

#[test]
fn the_set_up_fits_in_every_size_and_language() {
    for lang in Lang::ALL {
        for (size, text_size) in [(SIZES[0], 100), (SIZES[1], 100), (SIZES[0], 200), (SIZES[1], 200)] {
            let hall = Hall { is_left: true, ..Hall::default() };
            let mut session = session(Settings { text_size, ..usual(lang) }, &hall);
            session.apply(Intent::Open(0));
            let what = format!("briefing {lang:?} {size:?} {text_size}");
            let mut trainer = Trainer::new(session, hall, size);
            trainer.looks_right(&what);
            trainer.choose(lang.pick("和全班一起", "With a class"));
            trainer.looks_right(&what.replace("briefing", "set-up"));
        }
    }
}

#[test]
fn nothing_leads_away_from_an_open_class_but_closing_it() {
    let mut trainer = Trainer::teaching("four_quotes", usual(Lang::Zh), SIZES[0]);
    for intent in [Intent::Library, Intent::Back, Intent::Class, Intent::Progress, Intent::People, Intent::Settings] {
        trainer.at.state_mut().apply(intent);
        assert_eq!(trainer.screen(), Screen::Lesson);
    }
    trainer.press(Key::Escape);
    assert!(trainer.has("关闭课堂？"));
    trainer.press(Key::Escape);
    assert!(!trainer.has("关闭课堂？"));
    trainer.press(Key::Escape).press(Key::Enter);
    assert_eq!(trainer.screen(), Screen::Opening);
    assert!(trainer.sees("课堂已关闭，端口已释放。"));
    assert!(trainer.sees("没有人各自练过"));
    trainer.press(Key::Escape);
    assert_eq!(trainer.screen(), Screen::Library);
}
