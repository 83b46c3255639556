//! `heartfirst play`: a scenario in the terminal, or a replay as JSON.

use super::{Common, DONE, WRONG_USE, fresh_seed, out};
use crate::debrief::{Judge, json};
use crate::language::Lang;
use crate::records::{AttemptId, Keep, Nowhere, Start, Trouble, Unfinished};
use crate::roleplay::{self, Attempt, Roleplay};
use crate::rulebook::Rulebook;
use crate::scenario::{Entry, Library, Scenario};
use crate::source::Source;
use crate::terminal::{self, Console, Mode, Outcome, Record, Session, Style};
use std::io;
use std::sync::{Arc, Mutex};

/// Play a scenario in the terminal, or replay choices as JSON.
///
/// What you play is kept on this machine, sentence by sentence, and what stopped in the middle is offered again
/// the next time (heartfirst records). --choose only computes: it keeps nothing unless --record is given.
#[derive(Debug, clap::Args)]
#[command(after_long_help = JSON_HELP)]
pub(super) struct Play {
    /// Id or path of the scenario; without one the scenarios are listed
    scenario: Option<String>,
    /// Order of the options on screen; the score never depends on it [default: of the moment]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Play these options, by their ids and with commas between them, and ask nothing
    #[arg(long, value_name = "a,b,…", value_delimiter = ',')]
    choose: Option<Vec<String>>,
    /// With --choose: print the whole replay as JSON
    #[arg(long, requires = "choose")]
    json: bool,
    /// Go on after these options, or begin at the node of this name
    #[arg(long, value_name = "a,b,… | NODE", value_delimiter = ',')]
    from: Option<Vec<String>>,
    /// With --from NODE: what is so on arriving there: trust=30, a flag, a fact, fault=2, gate
    #[arg(long, value_name = "trust=30,flag,…", value_delimiter = ',', requires = "from")]
    set: Vec<String>,
    /// No hints, no undo, no word on the gate
    #[arg(long)]
    exam: bool,
    /// Keep nothing of this conversation
    #[arg(long, conflicts_with = "record")]
    no_record: bool,
    /// With --choose: keep the conversation too, as if it had been played
    #[arg(long, requires = "choose", conflicts_with = "from")]
    record: bool,
    /// Columns per line [default: the terminal's, at most 88; 60 in a pipe]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// Draw nothing: numbers in words, for a screen reader
    #[arg(long)]
    plain: bool,
}

const JSON_HELP: &str = "\
The JSON of --choose … --json, field by field:
  scenario, seed        what was played
  complete              whether the conversation came to its end; if not, total, ending, grade, dimensions,
                        earned, remedy, recorded and uncapped are null and `next` says where it stands
  turns[]               one per choice: turn (from 1), node, option, time {day, at},
    acts[]              act and timing: ok, early, void (too early, but a worse tier was booked), repeated, fault
    before, after       arousal, heard, trust, patience, each 0 to 100; after = before the next node is entered
    gate                open or closed after the response
    ledger[]            cause, change of the four meters, points by dimension, rule
    events[]            kind: early {tier, acts}, recovered {points}, over_soothing, gate_opened, gate_reopened,
                        warning, walk_out {reason}, fact {fact}, audience {count}, kept {promise}, fault {act};
                        on_enter: true for what the story did before the customer spoke
  next                  null, or node, options, state and gate of an unfinished conversation
  ending, ending_kind   id of the ending; best, ok or bad
  total, uncapped       0 to 100 after and before the caps; grade
  caps[]                limit and why
  dimensions, earned, par   D1 to D8: 0 to 100 against par; points; points of the ideal path
  remedy, recorded      best, acceptable, none or bad; whether the record is complete
  faults[]              every fault booked, in order, those of the story included
  facts                 found and missed, by id
  promises[]            name, what, turn, made, due, status: kept, late, missed or open
  quotes[]              amount, up_to, ceiling, what, turn (null: said by the story), said
  climb                 turn at which the mood turned (R6), or null
  walked_out            null, explode or patience

Exit codes: 0 done, 2 wrong use, an unknown option, or a file that cannot be played.";

impl Play {
    pub(super) fn run(&self, common: &Common) -> u8 {
        self.try_run(common).unwrap_or_else(|code| code)
    }

    fn try_run(&self, common: &Common) -> Result<u8, u8> {
        let lang = common.lang();
        let book = common.rulebook_source()?;
        let rulebook = common.read_rulebook(&book)?;
        let Some(name) = &self.scenario else {
            out::print(&list(&common.library()?, lang));
            return Ok(DONE);
        };
        let entry = common.scenario(name)?;
        let Some(scenario) = &entry.scenario else { return Err(WRONG_USE) };
        let start = self.rehearsal(scenario, lang)?;
        let mut roleplay = Roleplay::new(&rulebook, scenario);
        if let Some(start) = &start {
            roleplay = roleplay.rehearse(start);
        }
        let judge = Judge::new(roleplay);
        let said = self.from.as_ref().filter(|_| start.is_none());
        let choices = self.choose.as_ref().or(said).cloned().unwrap_or_default();
        let choices: Vec<String> = choices.iter().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
        let attempt = Attempt { seed: self.seed.unwrap_or_else(fresh_seed), choices };
        let replay = roleplay.replay(&attempt).map_err(|error| {
            out::error(&format!("{}\n", error.message().get(lang)));
            WRONG_USE
        })?;
        if self.choose.is_none() {
            return Ok(self.converse(
                common,
                name,
                Case { entry: &entry, judge: &judge, book: &book.text },
                attempt,
                start.is_some(),
            ));
        }
        if self.record {
            self.record(common, &entry, &judge, &attempt, &book.text)?;
        }
        if self.json {
            out::print(&format!("{:#}\n", json(&judge, &replay)));
        } else if replay.is_over(&roleplay) {
            let mut console = self.console(io::empty(), lang);
            terminal::print_debrief(&mut console, &judge, &replay, &mut crate::audit::Search::new(&judge)).ok();
        }
        if !replay.is_over(&roleplay) {
            let turns = replay.turns.len();
            let node = &scenario.node(replay.now(&roleplay).node).id;
            out::error(&match lang {
                Lang::Zh => format!("{turns} 句之后谈话还没完，停在节点 `{node}`\n"),
                Lang::En => format!("after {turns} choices the conversation is not over; it stands at `{node}`\n"),
            });
        }
        Ok(DONE)
    }

    fn start(&self, entry: &Entry, seed: u64, said: Vec<String>) -> Start {
        Start {
            scenario: entry.id.clone(),
            text: entry.source.text.clone(),
            seed,
            exam: self.exam,
            variant: String::new(),
            said,
        }
    }

    /// Keeps choices that were given all at once.
    fn record(
        &self,
        common: &Common,
        entry: &Entry,
        judge: &Judge<'_>,
        attempt: &Attempt,
        book: &str,
    ) -> Result<(), u8> {
        let mut store = common.store(book)?;
        let keep = |store: &mut crate::records::Store| -> Result<(), Trouble> {
            let id = store.begin(&self.start(entry, attempt.seed, Vec::new()))?;
            for (turn, option) in (1..).zip(&attempt.choices) {
                store.choose(id, turn, option)?;
            }
            let replay = judge.roleplay().replay(attempt).ok();
            match replay.and_then(|replay| crate::records::Outcome::of(judge, &replay)) {
                Some(outcome) => store.end(id, &outcome),
                None => Ok(()),
            }
        };
        keep(&mut store).map_err(|trouble| common.refuse(&trouble))
    }

    /// Where a rehearsal begins, if `--from` names a node; else it names options already chosen.
    fn rehearsal(&self, scenario: &Scenario, lang: Lang) -> Result<Option<roleplay::Start>, u8> {
        let Some(from) = &self.from else { return Ok(None) };
        let is_option = |id: &String| scenario.node(scenario.first).responses.iter().any(|response| response.id == *id);
        let is_node = |id: &String| scenario.nodes.iter().any(|node| node.id == *id);
        let wants_node = !self.set.is_empty() || self.choose.is_some();
        match &from[..] {
            [node] if wants_node || (is_node(node) && !is_option(node)) || !is_option(node) => {
                let start = roleplay::Start::at(scenario, node.trim(), &self.set).map_err(|reason| {
                    out::error(&format!("{}\n", reason.get(lang)));
                    WRONG_USE
                })?;
                Ok(Some(start))
            }
            _ if wants_node => {
                out::error(lang.pick(
                    "--set 和 --choose 只能跟一个节点：--from 节点名\n",
                    "with --set or --choose, --from takes one node: --from NODE\n",
                ));
                Err(WRONG_USE)
            }
            _ => Ok(None),
        }
    }

    fn console<R: io::BufRead>(&self, input: R, lang: Lang) -> Console<R, io::StdoutLock<'static>> {
        let width = self.width.unwrap_or_else(columns).clamp(Style::NARROWEST, 400);
        let style = Style { width, colour: out::is_coloured(), drawn: !self.plain && !out::is_dumb() };
        Console::new(input, io::stdout().lock(), style, lang)
    }

    /// The arguments that begin the rehearsal anew.
    fn again(&self) -> String {
        let from = self.from.iter().flatten().map(|node| quoted(node)).collect::<Vec<_>>().join(",");
        let set = self.set.iter().map(|words| quoted(words)).collect::<Vec<_>>().join(",");
        if set.is_empty() { format!(" --from {from}") } else { format!(" --from {from} --set {set}") }
    }

    /// Plays at the terminal. However it is left, the last line says how to go on.
    fn converse(&self, common: &Common, name: &str, case: Case<'_>, attempt: Attempt, rehearsing: bool) -> u8 {
        let Case { entry, judge, book } = case;
        let lang = common.lang();
        // A rehearsal begins where no conversation could: it says nothing about who plays it.
        let mut keep: Box<dyn Keep> = match self.no_record || rehearsing {
            true => Box::new(Nowhere::default()),
            false => common.keeper(book),
        };
        let mut console = self.console(io::stdin().lock(), lang);
        let command = Resume {
            name: name.to_owned(),
            exam: self.exam,
            rehearsal: rehearsing.then(|| self.again()),
            common: common.repeated(),
        };
        let asked_for_something_else = self.seed.is_some() || self.from.is_some();
        let unfinished = (!asked_for_something_else).then(|| keep.past(&entry.id).unfinished).flatten();
        let offer = match unfinished {
            None => Offer::Fresh,
            Some(unfinished) => match offer(&mut console, unfinished) {
                Ok(offer) => offer,
                Err(_) => return DONE,
            },
        };
        let lang = console.lang;
        match offer {
            Offer::Leave => DONE,
            Offer::Fresh => {
                let start = self.start(entry, attempt.seed, attempt.choices.clone());
                let record = Record::new(keep.as_mut(), start);
                let mode = if self.exam { Mode::Exam } else { Mode::Practice };
                self.session(&mut console, Session { judge, attempt, mode, record }, command)
            }
            Offer::Drop(id) => {
                if let Err(trouble) = keep.drop_attempt(id) {
                    console.hanging("! ", trouble.message.get(lang)).ok();
                }
                let record = Record::new(keep.as_mut(), self.start(entry, attempt.seed, Vec::new()));
                let mode = if self.exam { Mode::Exam } else { Mode::Practice };
                self.session(&mut console, Session { judge, attempt, mode, record }, command)
            }
            Offer::GoOn(unfinished) => {
                // By the very words and rules it began with, whatever has become of the files.
                let scenario = Scenario::load(&Source::new(entry.source.name.clone(), unfinished.text.clone()));
                let rulebook = Rulebook::load(&Source::new("rulebook", unfinished.rulebook.clone()));
                let (Ok(scenario), Ok(rulebook)) = (scenario, rulebook) else {
                    console
                        .say(console.pick(
                            "那次谈话用的案例，这个版本的程序已经读不了，接不下去；从头来。",
                            "That conversation used a case that this version of the program cannot read; it begins anew.",
                        ))
                        .ok();
                    let record = Record::new(keep.as_mut(), self.start(entry, attempt.seed, Vec::new()));
                    let mode = if self.exam { Mode::Exam } else { Mode::Practice };
                    return self.session(&mut console, Session { judge, attempt, mode, record }, command);
                };
                let judge = Judge::new(Roleplay::new(&rulebook, &scenario));
                let attempt = Attempt { seed: unfinished.seed, choices: unfinished.choices };
                let mode = if unfinished.exam { Mode::Exam } else { Mode::Practice };
                let record = Record::resumed(keep.as_mut(), unfinished.attempt);
                self.session(&mut console, Session { judge: &judge, attempt, mode, record }, command)
            }
        }
    }

    fn session(
        &self,
        console: &mut Console<io::StdinLock<'static>, io::StdoutLock<'static>>,
        session: Session<'_>,
        command: Resume,
    ) -> u8 {
        let lang = console.lang;
        let so_far = Arc::new(Mutex::new((session.attempt.clone(), false)));
        let (shared, at_interrupt) = (Arc::clone(&so_far), command.clone());
        // Without the handler an interrupt still ends the program, only without the line; that is no reason not to play.
        ctrlc::set_handler(move || {
            let (attempt, kept) = shared.lock().map(|so_far| so_far.clone()).unwrap_or_default();
            out::error(&format!("\n{}", at_interrupt.sentence(&attempt, kept, lang)));
            std::process::exit(i32::from(DONE));
        })
        .ok();
        let outcome = terminal::play(console, session, |attempt, kept| {
            if let Ok(mut so_far) = so_far.lock() {
                *so_far = (attempt.clone(), kept);
            }
        });
        let (attempt, kept) = so_far.lock().map(|so_far| so_far.clone()).unwrap_or_default();
        match outcome {
            Ok(Outcome::Finished) => {}
            Ok(Outcome::Left(_)) => {
                console.blank().ok();
                console.raw(&command.sentence(&attempt, kept, lang)).ok();
            }
            Err(_) => out::error(&command.sentence(&attempt, kept, lang)),
        }
        DONE
    }
}

/// What is played, and by which rulebook.
#[derive(Clone, Copy)]
struct Case<'a> {
    entry: &'a Entry,
    judge: &'a Judge<'a>,
    book: &'a str,
}

/// What to do about a conversation that stopped in the middle.
enum Offer {
    GoOn(Unfinished),
    Drop(AttemptId),
    Fresh,
    Leave,
}

/// Asks what to do about a conversation that stopped in the middle.
fn offer<R: io::BufRead, W: io::Write>(console: &mut Console<R, W>, unfinished: Unfinished) -> io::Result<Offer> {
    let next = unfinished.choices.len() + 1;
    loop {
        console.say(&match console.lang {
            Lang::Zh => format!("上次这个案例没谈完，停在第 {next} 句。"),
            Lang::En => format!("Your last conversation of this case stopped before sentence {next}."),
        })?;
        console.hanging("1. ", console.pick("接着谈", "Go on from there"))?;
        console.hanging("2. ", console.pick("从头来，那次就放下了", "Begin anew and drop that one"))?;
        let Some(answer) = console.ask(console.pick("选哪个（1–2，q 离开）？", "Which (1–2, q to leave)?"))?
        else {
            return Ok(Offer::Leave);
        };
        match answer.to_lowercase().as_str() {
            "1" | "" => return Ok(Offer::GoOn(unfinished)),
            "2" => return Ok(Offer::Drop(unfinished.attempt)),
            "q" | "quit" | "exit" => return Ok(Offer::Leave),
            "l" => console.lang = console.lang.other(),
            _ => {}
        }
    }
}

/// How to go on with a conversation that was left.
#[derive(Clone)]
struct Resume {
    name: String,
    exam: bool,
    /// A rehearsal begins anew, always at its own place.
    rehearsal: Option<String>,
    common: String,
}

impl Resume {
    fn sentence(&self, attempt: &Attempt, kept: bool, lang: Lang) -> String {
        if kept {
            let command = format!("heartfirst play {}{}", quoted(&self.name), self.common);
            return match lang {
                Lang::Zh => format!("已存好。接着练：{command}\n"),
                Lang::En => format!("Kept. To go on: {command}\n"),
            };
        }
        let mut command = format!("heartfirst play {} --seed {}", quoted(&self.name), attempt.seed);
        if let Some(rehearsal) = &self.rehearsal {
            command += rehearsal;
        } else if !attempt.choices.is_empty() {
            command += &format!(" --from {}", attempt.choices.join(","));
        }
        if self.exam {
            command += " --exam";
        }
        command += &self.common;
        match lang {
            Lang::Zh if self.rehearsal.is_some() => format!("从那里再来：{command}\n"),
            Lang::En if self.rehearsal.is_some() => format!("From there again: {command}\n"),
            Lang::Zh => format!("接着练：{command}\n"),
            Lang::En => format!("To go on: {command}\n"),
        }
    }
}

impl Common {
    /// The common arguments as they would be typed again.
    fn repeated(&self) -> String {
        let mut words = String::new();
        if let Some(lang) = self.lang {
            words += match lang {
                super::LangArgument::Zh => " --lang zh",
                super::LangArgument::En => " --lang en",
            };
        }
        if let Some(rulebook) = &self.rulebook {
            words += &format!(" --rulebook {}", quoted(&rulebook.display().to_string()));
        }
        if let Some(folder) = &self.data {
            words += &format!(" --data {}", quoted(&folder.display().to_string()));
        }
        if let Some(name) = &self.trainee {
            words += &format!(" --trainee {}", quoted(name));
        }
        for folder in &self.scenarios {
            words += &format!(" --scenarios {}", quoted(&folder.display().to_string()));
        }
        words
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '~' | '=');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

fn list(library: &Library, lang: Lang) -> String {
    let mut text = String::new();
    for entry in library.entries() {
        text += &match (&entry.scenario, lang) {
            (Some(scenario), Lang::Zh) => {
                format!("{:<20} {} 级  {}\n", entry.id, scenario.level, scenario.title.get(lang))
            }
            (Some(scenario), Lang::En) => {
                format!("{:<20} level {}  {}\n", entry.id, scenario.level, scenario.title.get(lang))
            }
            (None, Lang::Zh) => format!("{:<20} 读不了：heartfirst check {}\n", entry.id, entry.source.name),
            (None, Lang::En) => format!("{:<20} cannot be read: heartfirst check {}\n", entry.id, entry.source.name),
        };
    }
    text + lang.pick("练一个：heartfirst play 案例名\n", "Play one: heartfirst play ID\n")
}

/// The width of the terminal, or what fits anywhere.
fn columns() -> usize {
    const IN_A_PIPE: usize = 60;
    if !io::IsTerminal::is_terminal(&io::stdout()) {
        return IN_A_PIPE;
    }
    let from_shell = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = from_shell.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    width.unwrap_or(IN_A_PIPE).min(Style::WIDEST)
}
