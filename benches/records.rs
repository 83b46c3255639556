//! How the records bear 200,000 conversations of 500 people: `cargo bench --no-default-features --bench records`.
//!
//! The database is made once by importing, which is timed too; `HEARTFIRST_ATTEMPTS` and `HEARTFIRST_TRAINEES` make
//! it smaller or larger.

#![allow(clippy::print_stdout, reason = "a bench prints")]
#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

use heartfirst::language::Lang;
use heartfirst::records::class::Choice;
use heartfirst::records::export::tables;
use heartfirst::records::{FILE, Keep as _, Start, Store, Which, offers, text_hash};
use heartfirst::roleplay::Roleplay;
use heartfirst::rulebook::{EMBEDDED, Rulebook};
use heartfirst::scenario::Library;
use std::io::{BufReader, Read, Write};
use std::time::{Duration, Instant};

/// A generator good enough for choices.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Lines of JSON as an export writes them, made while they are read.
struct Lines<'a> {
    left: usize,
    trainees: usize,
    dice: Dice,
    cases: Vec<(Roleplay<'a>, String, String)>,
    book: String,
    told: Vec<bool>,
    line: std::io::Cursor<Vec<u8>>,
    turns: usize,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<String> {
        self.left = self.left.checked_sub(1)?;
        let number = self.left;
        let case = self.dice.throw(self.cases.len());
        let (roleplay, text, hash) = &self.cases[case];
        let mut state = roleplay.begin(&mut ());
        let mut at = 1_780_000_000_000_i64 + i64::try_from(number).unwrap() * 60_000;
        let started = heartfirst::records::Moment::new(at, 28_800).to_string();
        let mut deeds = String::new();
        while state.over.is_none() {
            let responses = &roleplay.scenario.node(state.node).responses;
            // Three times out of four the best sentence, as someone who learns.
            let best = responses.iter().position(|it| it.verdict.name() == "best").unwrap();
            let response = if self.dice.throw(4) > 0 { best } else { self.dice.throw(responses.len()) };
            at += 8_000;
            deeds += &format!("{{\"at\":{at},\"chose\":\"{}\"}},", responses[response].id);
            self.turns += 1;
            roleplay.advance(&mut state, response, &mut ());
        }
        deeds += &format!("{{\"at\":{at},\"ended\":true}}");
        let who = number % self.trainees;
        let id = uuid::Builder::from_u128(number as u128 + 1).into_uuid();
        let person = uuid::Builder::from_u128((1 << 100) + who as u128).into_uuid();
        let texts = if std::mem::replace(&mut self.told[case], true) {
            String::new()
        } else {
            let book = if self.told.iter().filter(|told| **told).count() == 1 {
                format!(",\"{}\":{}", self.book, serde_json::to_string(EMBEDDED).unwrap())
            } else {
                String::new()
            };
            format!(",\"texts\":{{\"{hash}\":{}{book}}}", serde_json::to_string(text).unwrap())
        };
        Some(format!(
            "{{\"scenario\":\"{}\",\"scenario_hash\":\"{hash}\",\"rulebook_hash\":\"{}\",\"seed\":{number},\"complete\":true,\
             \"trainee\":{{\"id\":\"{person}\",\"name\":\"学员{who}\",\"number\":\"{who:04}\",\"class\":\"班{}\"}},\
             \"started\":\"{started}\",\"id\":\"{id}\",\"program\":\"bench\",\"deeds\":[{deeds}]{texts}}}\n",
            roleplay.scenario.id,
            self.book,
            who % 20,
        ))
    }
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.line.read(buffer)?;
        if read > 0 {
            return Ok(read);
        }
        match self.next() {
            None => Ok(0),
            Some(line) => {
                self.line = std::io::Cursor::new(line.into_bytes());
                self.line.read(buffer)
            }
        }
    }
}

/// Counts what is written.
#[derive(Default)]
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn timed<T>(what: &str, act: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = act();
    let took = start.elapsed();
    println!("{what:<44} {:>9.1} ms", took.as_secs_f64() * 1_000.0);
    (value, took)
}

fn main() {
    let from =
        |name: &str, otherwise: usize| std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise);
    let (attempts, trainees) = (from("HEARTFIRST_ATTEMPTS", 200_000), from("HEARTFIRST_TRAINEES", 500));
    let rulebook = Rulebook::embedded();
    let library = Library::open(&[]);
    let hash = |text: &str| blake3::Hash::from(text_hash(text)).to_hex().to_string();
    let cases: Vec<_> = library
        .entries()
        .iter()
        .filter_map(|it| {
            Some((Roleplay::new(&rulebook, it.scenario.as_ref()?), it.source.text.clone(), hash(&it.source.text)))
        })
        .collect();
    let folder = std::env::temp_dir().join(format!("heartfirst-bench-{}", std::process::id()));
    let store = Store::open(&folder, EMBEDDED).unwrap();
    let told = vec![false; cases.len()];
    let lines = Lines {
        left: attempts,
        trainees,
        dice: Dice(7),
        cases,
        book: hash(EMBEDDED),
        told,
        line: std::io::Cursor::new(Vec::new()),
        turns: 0,
    };
    println!("{attempts} conversations of {trainees} people, {} cases", lines.cases.len());
    let mut reader = BufReader::with_capacity(1 << 20, lines);
    let (done, took) = timed("import", || store.import_jsonl(&mut reader, &library).unwrap());
    assert_eq!((done.new, done.problems), (attempts, vec![]));
    let turns = reader.into_inner().turns;
    println!("{:<44} {:>9.0} a second", "  conversations", attempts as f64 / took.as_secs_f64());
    drop(store);
    let size = std::fs::metadata(folder.join(FILE)).unwrap().len();
    println!("{:<44} {:>9.1} MB, {} bytes a conversation", "size", size as f64 / 1e6, size / attempts as u64);
    let (mut store, _) = timed("start", || Store::open(&folder, EMBEDDED).unwrap());
    let offers = offers(&library);
    let someone = store.find_trainee("0007").unwrap();
    let (progress, _) = timed("progress of one trainee", || store.progress(someone.id, &library).unwrap());
    println!("{:<44} {:>9}", "  runs", progress.trend.points.len());
    let one = Which { class: Some("班7".to_owned()), ..Which::default() };
    timed("class report, one class", || store.class(&one, Choice::Latest, &library).unwrap());
    let (report, _) =
        timed("class report, everybody", || store.class(&Which::default(), Choice::Latest, &library).unwrap());
    assert_eq!(report.people.len(), trainees);
    store.practise_as("学员7").unwrap();
    timed("library: the past of 14 cases", || offers.iter().map(|it| store.past(&it.id).attempts).sum::<u32>());
    let mut bytes = Count::default();
    let (rows, took) =
        timed("CSV of all turns", || tables::turns(&store, &Which::default(), Lang::Zh, &mut bytes).unwrap());
    assert_eq!(rows, turns);
    println!(
        "{:<44} {:>9.0} turns a second, {:.1} MB",
        "  rows",
        rows as f64 / took.as_secs_f64(),
        bytes.0 as f64 / 1e6
    );
    timed("CSV of all attempts", || tables::attempts(&store, &Which::default(), &mut Count::default()).unwrap());
    timed("export of everything", || store.export_jsonl(&Which::default(), &mut Count::default()).unwrap());
    let start = Start { scenario: "four_quotes".to_owned(), text: "x".to_owned(), ..Start::default() };
    let attempt = store.begin(&start).unwrap();
    let (_, took) = timed("100 sentences, each on the disk", || {
        (1..=100).for_each(|turn| store.choose(attempt, turn, "a").unwrap());
    });
    println!("{:<44} {:>9.2} ms", "  each", took.as_secs_f64() * 10.0);
    timed("backup", || store.backup(&folder.join("copy.db")).unwrap());
    drop(store);
    std::fs::remove_dir_all(folder).ok();
}
