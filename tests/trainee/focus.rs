//! The keyboard alone: what has the focus can be seen, and Tab comes to everything in reading order.

use super::{Person, SIZE, session, usual};
use egui::{Key, Rect, Shape};
use egui_kittest::kittest::NodeT as _;
use heartfirst::language::Lang;
use heartfirst::screens::{Intent, Settings};

/// Every screen one comes to, by name.
fn screens(lang: Lang) -> Vec<(&'static str, Person)> {
    let mut all = vec![
        ("first run", Person::new(session(Settings { first_run_seen: false, ..usual(lang) }))),
        ("library", Person::new(session(usual(lang)))),
    ];
    let mut at_settings = session(usual(lang));
    at_settings.apply(Intent::Settings);
    all.push(("settings", Person::new(at_settings)));
    let mut briefing = session(usual(lang));
    briefing.apply(Intent::Open(3));
    all.push(("briefing", Person::new(briefing)));
    let mut stage = Person::talking(usual(lang), "four_quotes");
    stage.press(Key::Num1);
    all.push(("stage", stage));
    let mut debrief = Person::talking(usual(lang), "its_fine");
    while debrief.session().scenario().is_some() && debrief.turns() < 60 {
        let before = debrief.turns();
        debrief.press(Key::Num1);
        if debrief.turns() == before {
            break;
        }
    }
    debrief.press(Key::Enter);
    let mut second = Person::talking(usual(lang), "its_fine");
    while second.turns() < 60 {
        let before = second.turns();
        second.press(Key::Num1);
        if second.turns() == before {
            break;
        }
    }
    second.press(Key::Enter).press(Key::Num2);
    all.push(("debrief", debrief));
    all.push(("sentences", second));
    all
}

fn focused(person: &Person) -> Option<(String, Rect)> {
    person.at.root().children_recursive().find_map(|node| {
        let known = node.accesskit_node();
        known.is_focused().then(|| (known.label().or_else(|| known.value()).unwrap_or_default(), node.rect()))
    })
}

/// Whether a line in the colour of the focus runs around something.
fn is_ringed(person: &Person, rect: Rect) -> bool {
    let accent = person.session().looks().accent;
    person.at.output().shapes.iter().any(|shape| match &shape.shape {
        Shape::Rect(ring) => {
            ring.stroke.color == accent
                && ring.stroke.width >= 2.0
                && ring.rect.expand(8.0).contains_rect(rect.intersect(ring.rect))
                && ring.rect.intersects(rect)
        }
        _ => false,
    })
}

#[test]
fn tab_comes_to_everything_shows_where_it_is_and_comes_back() {
    for lang in Lang::ALL {
        for (screen, mut person) in screens(lang) {
            let mut seen: Vec<(String, Rect)> = Vec::new();
            for _ in 0..120 {
                person.press(Key::Tab);
                let Some(here) = focused(&person) else { continue };
                assert!(!here.0.is_empty(), "{screen}: something without a name has the focus at {:?}", here.1);
                assert!(is_ringed(&person, here.1), "{screen}: nothing shows that {:?} has the focus", here.0);
                let window = Rect::from_min_size(egui::Pos2::ZERO, SIZE.into());
                let shown = here.1.intersect(window);
                assert!(shown.width() > 4.0 && shown.height() > 4.0, "{screen}: {:?} is out of sight", here.0);
                if seen.first().is_some_and(|first| first.0 == here.0) && seen.len() > 1 {
                    break;
                }
                seen.push(here);
            }
            assert!(seen.len() > 2, "{screen}: {seen:?}");
            assert!(seen.len() < 119, "{screen}: Tab never comes back");
        }
    }
}

#[test]
fn on_the_stage_the_order_is_the_one_in_which_one_reads() {
    for lang in Lang::ALL {
        let mut person = Person::talking(usual(lang), "four_quotes");
        let mut cards = Vec::new();
        for _ in 0..40 {
            person.press(Key::Tab);
            let Some((name, rect)) = focused(&person) else { continue };
            if cards.iter().any(|(known, _)| *known == name) {
                break;
            }
            cards.push((name, rect));
        }
        // Along the rows, from the first to the last.
        let bottom: Vec<Rect> =
            cards.iter().map(|(_, rect)| *rect).filter(|rect| rect.height() > 90.0 && rect.top() > 400.0).collect();
        assert!(bottom.len() >= 3, "{cards:?}");
        let place = |rect: &Rect| (rect.top() as i32, rect.left() as i32);
        assert!(bottom[..bottom.len() - 1].windows(2).all(|pair| place(&pair[0]) < place(&pair[1])), "{bottom:?}");
    }
}
