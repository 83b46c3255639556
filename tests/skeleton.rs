//! What `heartfirst new` writes: without a finding for every place and customer, and playable to an ending.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use heartfirst::audit::examine;
use heartfirst::debrief::Judge;
use heartfirst::language::{Lang, Text};
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::{Behaviour, Motive, Rulebook};
use heartfirst::scenario::{Answers, EndingKind, Template};
use heartfirst::source::{Format, Source, render};

fn answers(template: Template, behaviour: Behaviour, motive: Motive, lang: Lang) -> Answers {
    Answers {
        id: "my_case".to_owned(),
        title: Text::new("白等的一天", "A day for nothing"),
        template,
        name: Text::new("赵女士", "Ms Zhao"),
        behaviour,
        motive,
        level: 1,
        lang,
    }
}

#[test]
fn every_skeleton_passes_the_check_and_its_best_line_ends_best() {
    let rulebook = Rulebook::embedded();
    for template in Template::ALL {
        for behaviour in Behaviour::ALL {
            for motive in Motive::ALL {
                for lang in Lang::ALL {
                    let text = answers(*template, *behaviour, *motive, lang).write();
                    let source = Source::new("my_case.ron", text);
                    let (scenario, findings) = examine(&rulebook, &source);
                    let said = render(&source, &findings, Lang::En, Format::Text, false);
                    assert!(findings.is_empty(), "{template} {behaviour} {motive}:\n{said}");
                    let scenario = scenario.unwrap();
                    let judge = Judge::new(Roleplay::new(&rulebook, &scenario));
                    let mut state = judge.roleplay().begin(&mut ());
                    for response in judge.ideal() {
                        judge.roleplay().advance(&mut state, *response, &mut ());
                    }
                    let score = judge.score(&state);
                    assert_eq!(scenario.endings[score.ending].kind, EndingKind::Best);
                }
            }
        }
    }
}

#[test]
fn comments_are_in_the_language_of_the_author() {
    let text = |lang| answers(Template::Phone, Behaviour::Voicer, Motive::Redress, lang).write();
    let (zh, en) = (text(Lang::Zh), text(Lang::En));
    assert!(zh.contains("// 难度 1 到 5。") && !zh.contains("// Difficulty"));
    assert!(en.contains("// Difficulty, 1 to 5.") && !en.contains("// 难度"));
    assert!(!zh.contains("{{") && !zh.contains("//zh") && !zh.contains("//en"));
}
