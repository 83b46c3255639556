//! What each page is told, and what it is not.

use super::{join, room, trainer, vote};
use heartfirst::class::view::{self, Door};
use heartfirst::class::{Command, Frame, Look, PersonId, Room, Who};
use heartfirst::language::Lang;
use serde_json::Value;

fn pages(room: &Room) -> Vec<String> {
    let mut hang = |look: Look| format!("/picture/{}.png", look.key().len());
    let mut pages: Vec<Value> = Lang::ALL.map(|lang| view::stage(room, lang, Frame::Portrait, &mut hang)).to_vec();
    pages.extend(room.people().map(|(id, _)| view::you(room, id, 0, &mut hang).unwrap()));
    pages.push(view::wall(room, &Door::default(), Lang::Zh, &mut hang));
    pages.iter().map(ToString::to_string).collect()
}

/// The names of all fields of a page.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| {
                let mut all = names(value);
                all.push(name.clone());
                all
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// Every word of the case that would give something away.
fn secrets(room: &Room) -> Vec<String> {
    let scenario = room.case().scenario();
    let mut secrets = Vec::new();
    let roleplay = room.case().roleplay();
    let (state, _) = room.choices();
    let node = scenario.node(state.node);
    for (index, response) in node.responses.iter().enumerate() {
        secrets.push(roleplay.reply(&state, index).get(Lang::Zh).to_owned());
        secrets.push(response.why.get(Lang::Zh).to_owned());
        secrets.push(response.label.get(Lang::Zh).to_owned());
    }
    for node in &scenario.nodes {
        for response in &node.responses {
            secrets.extend(response.acts.iter().flat_map(|acts| &acts.value).map(|act| format!("{act:?}")));
        }
    }
    for fact in &scenario.facts {
        secrets.push(fact.text.get(Lang::Zh).to_owned());
    }
    secrets.retain(|secret| secret.chars().count() > 3);
    secrets
}

#[test]
fn before_the_debrief_nobody_is_sent_consequences_acts_or_scores() {
    let mut room = room();
    let people: Vec<PersonId> = ["a", "b", "c"].iter().map(|name| join(&mut room, name)).collect();
    let known = [
        "version",
        "phase",
        "paused",
        "own",
        "class",
        "title",
        "you",
        "premise",
        "authority",
        "customer",
        "name",
        "looks",
        "picture",
        "turn",
        "moment",
        "place",
        "before",
        "said",
        "reply",
        "line",
        "options",
        "letter",
        "words",
        "split",
        "minority",
        "played",
        "position",
        "over",
        "what_if",
        "person",
        "vote",
        "left_ms",
        "code",
        "address",
        "qr",
        "card",
        "runs",
        "cases",
        "shown",
        "page",
        "debrief",
    ];
    let mut moments = 0;
    for step in 0..40_usize {
        let looks_forward = ["voting", "closed", "revealed"].contains(&room.phase().name());
        for page in pages(&room) {
            for name in names(&serde_json::from_str(&page).unwrap()) {
                assert!(known.contains(&name.as_str()), "{name} in {page}");
            }
            if looks_forward {
                for secret in secrets(&room) {
                    assert!(!page.contains(&secret), "{secret} in {page}");
                }
            }
        }
        moments += usize::from(looks_forward);
        if room.phase().name() == "voting" {
            for (index, person) in people.iter().enumerate() {
                vote(&mut room, *person, u8::try_from((step + index / 2) % 2).unwrap()).unwrap();
            }
        }
        if room.state().over.is_some() {
            break;
        }
        trainer(&mut room, Command::Forward).unwrap();
        if room.phase().name() == "debrief" {
            break;
        }
    }
    assert!(moments > 6);
}

#[test]
fn the_split_is_secret_until_it_is_revealed() {
    let mut room = room();
    let person = join(&mut room, "a");
    trainer(&mut room, Command::Forward).unwrap();
    vote(&mut room, person, 1).unwrap();
    let split = |room: &Room| {
        let mut hang = |_| String::new();
        (
            view::stage(room, Lang::En, Frame::Portrait, &mut hang)["split"].clone(),
            view::tally(room, 1, 0, false).get("split").cloned(),
            view::tally(room, 1, 0, true)["split"][1].clone(),
        )
    };
    assert_eq!(split(&room), (Value::Null, None, 1.into()));
    trainer(&mut room, Command::Close).unwrap();
    assert_eq!(split(&room).0, Value::Null);
    trainer(&mut room, Command::Reveal).unwrap();
    assert_eq!(split(&room).0[1], 1);
}

#[test]
fn the_order_of_the_options_is_the_same_for_all_and_their_ids_are_nobody_s_business() {
    let mut room = room();
    join(&mut room, "a");
    trainer(&mut room, Command::Forward).unwrap();
    let mut hang = |_| String::new();
    let zh = view::stage(&room, Lang::Zh, Frame::Portrait, &mut hang);
    let wall = view::wall(&room, &Door::default(), Lang::Zh, &mut hang);
    assert_eq!(zh["options"], wall["options"]);
    for option in zh["options"].as_array().unwrap() {
        let names: Vec<&String> = option.as_object().unwrap().keys().collect();
        assert_eq!(names, ["letter", "words"]);
    }
}

#[test]
fn hidden_names_are_nowhere() {
    let mut room = room();
    join(&mut room, "独一无二");
    trainer(&mut room, Command::HideNames { on: true }).unwrap();
    let list = view::people(&room, &|_| true, 0, Lang::Zh).to_string();
    let mut hang = |_| String::new();
    let trainer = view::trainer(&room, &Door::default(), Lang::Zh, &mut hang).to_string();
    assert!(!list.contains("独一无二") && !trainer.contains("独一无二"));
}

#[test]
fn a_person_is_told_their_own_vote_by_its_position() {
    let mut room = room();
    let (a, b) = (join(&mut room, "a"), join(&mut room, "b"));
    trainer(&mut room, Command::Forward).unwrap();
    for position in 0..3 {
        vote(&mut room, a, position).unwrap();
        assert_eq!(view::you(&room, a, 0, &mut |_| String::new()).unwrap()["vote"], position);
    }
    assert_eq!(view::you(&room, b, 0, &mut |_| String::new()).unwrap()["vote"], Value::Null);
    room.apply(Who::Trainer, &Command::Remove { person: b }, 0).unwrap();
    assert_eq!(view::you(&room, b, 0, &mut |_| String::new()), None);
}

#[test]
fn a_portrait_is_light_enough_for_a_slow_phone() {
    let mut room = room();
    join(&mut room, "a");
    let mut sizes = Vec::new();
    for step in 0..30_u8 {
        let mut looks = Vec::new();
        let _ = view::stage(&room, Lang::Zh, Frame::Portrait, &mut |look| {
            looks.push(look);
            String::new()
        });
        sizes.extend(looks.iter().map(|look| look.png().unwrap().len()));
        if room.phase().name() == "voting" {
            trainer(&mut room, Command::Play { option: Some(step % 3) }).unwrap();
        } else if trainer(&mut room, Command::Forward).is_err() || room.phase().name() == "debrief" {
            break;
        }
    }
    println!("portraits: {} to {} bytes", sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
    assert!(sizes.len() > 6 && *sizes.iter().max().unwrap() <= 30_000, "{sizes:?}");
}
