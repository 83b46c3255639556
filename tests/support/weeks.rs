//! Records of a class that has practised for some weeks, made by playing: the real store, in memory, by a clock that
//! is told.

#![allow(dead_code, reason = "not every test that includes this uses all of it")]

use heartfirst::debrief::Judge;
use heartfirst::records::{Keep as _, Moment, Outcome, Start, Store};
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::{Library, Verdict};
use std::cell::Cell;

thread_local! {
    /// Milliseconds since 1970.
    static NOW: Cell<i64> = const { Cell::new(NOON) };
}

/// Noon of 2 November 2026 in Shanghai.
const NOON: i64 = 1_793_592_000_000;
const DAY: i64 = 86_400_000;

fn now() -> Moment {
    Moment::new(NOW.get(), 8 * 3_600)
}

/// A generator good enough for choices.
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const NAMES: [(&str, &str); 16] = [
    ("陈晓雯", "Chen Xiaowen"),
    ("丁一鸣", "Ding Yiming"),
    ("方婷", "Fang Ting"),
    ("高子昂", "Gao Ziang"),
    ("何静怡", "He Jingyi"),
    ("蒋文博", "Jiang Wenbo"),
    ("林悦", "Lin Yue"),
    ("刘思源", "Liu Siyuan"),
    ("马可", "Ma Ke"),
    ("宋雨桐", "Song Yutong"),
    ("唐凯", "Tang Kai"),
    ("王若溪", "Wang Ruoxi"),
    ("吴浩然", "Wu Haoran"),
    ("张琪", "Zhang Qi"),
    ("赵立", "Zhao Li"),
    ("周子涵", "Zhou Zihan"),
];

/// Nobody but the nameless one.
pub fn nobody() -> Store {
    NOW.set(NOON);
    Store::in_memory(EMBEDDED).unwrap().with_clock(now)
}

/// A class of so many people, up to a hundred; the seventh sits at the machine. Names by language: English texts
/// must not show Chinese ones.
pub fn class(people: usize, english: bool) -> Store {
    let mut store = nobody();
    let library = Library::open(&[]);
    let rulebook = Rulebook::embedded();
    let nameless = store.trainee().unwrap();
    let class = if english { "Spring, class 1" } else { "汽修春季一班" };
    let mut ids = Vec::new();
    for index in 0..people {
        let (zh, en) = NAMES[index % NAMES.len()];
        let name = if english { en } else { zh };
        let round = index / NAMES.len();
        let name = if round > 0 { format!("{name} {}", round + 1) } else { name.to_owned() };
        let number = format!("{:02}", index + 1);
        if index == 0 {
            store.rename(nameless.id, Some(&name), Some(&number), Some(class)).unwrap();
            ids.push(nameless.id);
        } else {
            ids.push(store.add_trainee(&name, &number, class).unwrap().id);
        }
    }
    let mut dice = Dice(11);
    // Everybody has a talent, and gets better; the last one has not begun.
    for (index, id) in ids.iter().enumerate().take(people.saturating_sub(usize::from(people > 2))) {
        heartfirst::records::Office::sit_down(&mut store, *id).unwrap();
        let talent = 30 + dice.throw(45);
        let runs = if index == 6 { 18 } else { 2 + dice.throw(6) };
        NOW.set(NOON + i64::try_from(index).unwrap() * 60_000);
        for run in 0..runs {
            let cases =
                ["four_quotes", "its_fine", "four_transfers", "crowd_at_counter", "midnight_post", "thirty_minutes"];
            let id = cases[usize::try_from((run + index as u64) % 6).unwrap()];
            play(&mut store, &library, &rulebook, id, (talent + run * 3).min(82), &mut dice, run);
            NOW.set(NOW.get() + DAY);
        }
    }
    if let Some(here) = ids.get(6).or(ids.first()) {
        heartfirst::records::Office::sit_down(&mut store, *here).unwrap();
    }
    NOW.set(NOON + 18 * DAY);
    store
}

/// Somebody who mastered a case, so many days ago.
pub fn mastered(id: &str, days: i64) -> Store {
    let mut store = nobody();
    let (library, rulebook) = (Library::open(&[]), Rulebook::embedded());
    // The first run of all is a diagnosis and does not count.
    for day in 0..4 {
        NOW.set(NOON + day * DAY);
        play(&mut store, &library, &rulebook, id, 100, &mut Dice(1), day.unsigned_abs());
    }
    NOW.set(NOON + (3 + days) * DAY);
    store
}

/// Plays a case to its end; `skill` is the chance in a hundred to say the best sentence.
pub fn play(
    store: &mut Store,
    library: &Library,
    rulebook: &Rulebook,
    id: &str,
    skill: u64,
    dice: &mut Dice,
    seed: u64,
) {
    let Some(entry) = library.find(id) else { return };
    let scenario = entry.scenario.as_ref().unwrap();
    let judge = Judge::new(Roleplay::new(rulebook, scenario));
    let roleplay = judge.roleplay();
    let start = Start { scenario: id.to_owned(), text: entry.source.text.clone(), seed, ..Start::default() };
    let attempt = store.begin(&start).unwrap();
    let mut replay = roleplay.open(seed);
    loop {
        let state = replay.now(&roleplay);
        if state.over.is_some() {
            break;
        }
        let responses = &scenario.node(state.node).responses;
        let best = responses.iter().position(|it| it.verdict == Verdict::Best).unwrap();
        let other = usize::try_from(dice.throw(responses.len() as u64)).unwrap();
        let response = if dice.throw(100) < skill { best } else { other };
        store.choose(attempt, replay.turns.len() + 1, &responses[response].id).unwrap();
        roleplay.play(&mut replay, state, response);
        NOW.set(NOW.get() + 9_000);
    }
    let outcome = Outcome::of(&judge, &replay).unwrap();
    store.end(attempt, &outcome).unwrap();
}
