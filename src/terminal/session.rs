//! One conversation at the terminal, from the briefing to the debrief.

use super::console::Console;
use super::record::Record;
use super::{debrief, notebook};
use crate::audit::Search;
use crate::debrief::{Judge, hint};
use crate::face::{Look, face};
use crate::language::{Lang, Text};
use crate::records::{self, Trouble};
use crate::roleplay::{Attempt, Event, Replay, Roleplay, State};
use std::io::{self, BufRead, Write};

/// How one plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// With hints, undo, and a word on the gate.
    #[default]
    Practice,
    /// With none of them.
    Exam,
}

/// How a session ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The conversation was played to its end.
    Finished,
    /// The trainee left, or the input ended, in the middle.
    Left(Attempt),
}

/// Everything a session starts from.
pub struct Session<'a> {
    /// The judge of the scenario.
    pub judge: &'a Judge<'a>,
    /// The seed, and the choices already made.
    pub attempt: Attempt,
    /// How one plays.
    pub mode: Mode,
    /// Where it is kept.
    pub record: Record<'a>,
}

/// Plays a conversation. Every choice is kept before the customer reacts; `remember` is then told of it, and
/// whether it is in the records.
///
/// # Errors
/// When the output is closed or the input cannot be read.
///
/// # Panics
/// Never: the choices of the attempt are checked by the caller with [`Roleplay::replay`]; one that cannot be
/// played is left out.
pub fn play<R: BufRead, W: Write>(
    console: &mut Console<R, W>,
    session: Session<'_>,
    mut remember: impl FnMut(&Attempt, bool),
) -> io::Result<Outcome> {
    let roleplay = session.judge.roleplay();
    let mut table = Table {
        replay: roleplay.replay(&session.attempt).unwrap_or_else(|_| roleplay.open(session.attempt.seed)),
        roleplay,
        mode: session.mode,
    };
    let mut record = session.record;
    table.briefing(console)?;
    if let Some(turn) = table.replay.turns.last() {
        let reply = roleplay.reply(&turn.before, turn.response);
        table.customer_does(console, reply)?;
    }
    loop {
        remember(&table.attempt(), record.is_kept());
        let state = table.replay.now(&roleplay);
        if state.over.is_some() {
            break;
        }
        match table.turn(console, &state)? {
            Answer::Say(response) => {
                let before = table.replay.turns.len();
                let option = &roleplay.scenario.node(state.node).responses[response].id;
                let trouble = record.said(before + 1, option);
                roleplay.play(&mut table.replay, state, response);
                remember(&table.attempt(), record.is_kept());
                tell(console, trouble)?;
                table.reaction(console, before)?;
            }
            Answer::TakeBack => {
                table.replay.turns.pop();
                tell(console, record.took_back(table.replay.turns.len()))?;
            }
            Answer::Leave => return Ok(Outcome::Left(table.attempt())),
        }
    }
    if let Some(outcome) = records::Outcome::of(session.judge, &table.replay) {
        tell(console, record.ended(&outcome))?;
    }
    let mut search = Search::new(session.judge);
    debrief::print(console, session.judge, &table.replay, &mut search)?;
    Ok(Outcome::Finished)
}

/// Says once that something could not be kept. The conversation goes on.
fn tell<R: BufRead, W: Write>(console: &mut Console<R, W>, trouble: Option<Trouble>) -> io::Result<()> {
    trouble.map_or(Ok(()), |trouble| console.hanging("! ", trouble.message.get(console.lang)))
}

enum Answer {
    Say(usize),
    TakeBack,
    Leave,
}

struct Table<'a> {
    roleplay: Roleplay<'a>,
    replay: Replay,
    mode: Mode,
}

impl Table<'_> {
    fn attempt(&self) -> Attempt {
        let choices = self.replay.turns.iter().map(|turn| turn.response(&self.roleplay).id.clone()).collect();
        Attempt { seed: self.replay.seed, choices }
    }

    fn briefing<R: BufRead, W: Write>(&self, console: &mut Console<R, W>) -> io::Result<()> {
        let scenario = self.roleplay.scenario;
        let lang = console.lang;
        console.heading(scenario.title.get(lang))?;
        for (lead, words) in [
            (console.pick("你是：", "You are: "), &scenario.you),
            (console.pick("情况：", "What you know: "), &scenario.premise),
            (console.pick("权限：", "What you may decide: "), &scenario.authority),
        ] {
            if !words.get(lang).is_empty() {
                console.hanging(lead, words.get(lang))?;
            }
        }
        console.blank()?;
        console.say(console.pick(
            "打数字选一句话说，? 看帮助，q 离开。",
            "Type a number to say that sentence, ? for help, q to leave.",
        ))
    }

    /// One choice, with everything that may be asked before it.
    fn turn<R: BufRead, W: Write>(&self, console: &mut Console<R, W>, state: &State) -> io::Result<Answer> {
        self.scene(console, state)?;
        loop {
            let moment = self.roleplay.moment(state, self.replay.seed);
            let count = moment.options.len();
            let prompt = match console.lang {
                Lang::Zh => format!("你说（1–{count}）？"),
                Lang::En => format!("You say (1–{count})?"),
            };
            let Some(answer) = console.ask(&prompt)? else { return Ok(Answer::Leave) };
            match answer.to_lowercase().as_str() {
                "" => {}
                "?" | "？" | "help" => self.help(console)?,
                "q" | "quit" | "exit" => return Ok(Answer::Leave),
                "l" => {
                    console.lang = console.lang.other();
                    self.scene(console, state)?;
                }
                "r" => self.scene(console, state)?,
                "n" => notebook::print(console, &self.roleplay, &self.replay)?,
                "h" if self.mode == Mode::Practice => {
                    let words = hint(&self.roleplay, state);
                    let lead = console.pick("提示：", "Hint: ");
                    console.hanging(lead, words.get(console.lang))?;
                }
                "u" if self.mode == Mode::Practice => {
                    if self.replay.turns.is_empty() {
                        console.say(console.pick(
                            "这是第一句，没有可以收回的。",
                            "This is the first sentence; there is nothing to take back.",
                        ))?;
                    } else {
                        console.say(console.pick("收回上一句。", "The last sentence is taken back."))?;
                        return Ok(Answer::TakeBack);
                    }
                }
                "h" | "u" => console.say(console.pick("考试里没有这个。", "Not in an exam."))?,
                number => match number.parse::<usize>().ok().filter(|number| (1..=count).contains(number)) {
                    Some(number) => return Ok(Answer::Say(moment.options[number - 1].0)),
                    None => console.say(&match console.lang {
                        Lang::Zh => format!("没听懂“{number}”。打 1 到 {count} 的数字，或 ? 看帮助。"),
                        Lang::En => {
                            format!("“{number}” means nothing here. Type a number from 1 to {count}, or ? for help.")
                        }
                    })?,
                },
            }
        }
    }

    fn scene<R: BufRead, W: Write>(&self, console: &mut Console<R, W>, state: &State) -> io::Result<()> {
        let lang = console.lang;
        let scenario = self.roleplay.scenario;
        let node = scenario.node(state.node);
        console.blank()?;
        let place = node.place.get(lang);
        let when = crate::debrief::story_moment(state.time, lang);
        console.say(&if place.is_empty() { format!("[{when}]") } else { format!("[{when} · {place}]") })?;
        let look =
            Look { behaviour: scenario.customer.behaviour, pronoun: scenario.customer.pronoun, channel: node.channel };
        console.say(&format!("[{}]", face(look, state.mood).get(lang)))?;
        if self.mode == Mode::Practice {
            console.say(match (lang, state.gate_open) {
                (Lang::Zh, true) => "[门开着：可以谈事了]",
                (Lang::Zh, false) => "[门关着：先处理心情]",
                (Lang::En, true) => "[The gate is open: the issue can be talked about]",
                (Lang::En, false) => "[The gate is closed: the emotion first]",
            })?;
        }
        let moment = self.roleplay.moment(state, self.replay.seed);
        let address = scenario.customer.address.get(lang);
        let lead = match lang {
            Lang::Zh => format!("{address}："),
            Lang::En => format!("{address}: "),
        };
        console.hanging(&lead, moment.line.get(lang))?;
        console.blank()?;
        for (number, (_, words)) in moment.options.iter().enumerate() {
            console.hanging(&format!("{}. ", number + 1), words.get(lang))?;
        }
        Ok(())
    }

    fn customer_does<R: BufRead, W: Write>(&self, console: &mut Console<R, W>, reply: &Text) -> io::Result<()> {
        console.blank()?;
        console.hanging("→ ", reply.get(console.lang))
    }

    /// What the customer does, and in practice what turned by it.
    fn reaction<R: BufRead, W: Write>(&self, console: &mut Console<R, W>, turn: usize) -> io::Result<()> {
        let lang = console.lang;
        let record = &self.replay.turns[turn];
        self.customer_does(console, self.roleplay.reply(&record.before, record.response))?;
        for event in &record.events {
            let words = match event {
                Event::WalkOut(_) => lang.pick("对方不谈了，走了。", "The customer has had enough and leaves."),
                Event::Warning => lang.pick("对方已经到了爆发的边缘。", "The customer is about to explode."),
                Event::FactFound(_) => {
                    lang.pick("你问出了一件事（n 看记事本）。", "You found something out (n: notebook).")
                }
                Event::GateOpened if self.mode == Mode::Practice => {
                    lang.pick("门开了：对方觉得被听懂了。", "The gate opens: the customer feels understood.")
                }
                Event::GateReopened if self.mode == Mode::Practice => {
                    lang.pick("门又关上了。", "The gate has closed again.")
                }
                Event::Early(_) if self.mode == Mode::Practice => {
                    lang.pick("话没错，说早了。", "Right words, too early.")
                }
                _ => continue,
            };
            console.say(&format!("[{words}]"))?;
        }
        let story = record.entered.iter().any(|event| matches!(event, Event::GateReopened));
        if story && self.mode == Mode::Practice {
            console.say(
                lang.pick("[出了新的事，门又关上了。]", "[Something new has happened; the gate has closed again.]"),
            )?;
        }
        Ok(())
    }

    fn help<R: BufRead, W: Write>(&self, console: &mut Console<R, W>) -> io::Result<()> {
        let lang = console.lang;
        let practice = self.mode == Mode::Practice;
        let keys = [
            ("1 2 3 4", lang.pick("说这一句", "say that sentence"), true),
            ("n", lang.pick("记事本：事实、承诺、报价", "notebook: facts, promises, amounts"), true),
            ("r", lang.pick("再看一遍", "show it again"), true),
            ("h", lang.pick("提示", "a hint"), practice),
            ("u", lang.pick("收回上一句", "take the last sentence back"), practice),
            ("l", lang.pick("English", "中文"), true),
            ("q", lang.pick("离开（可以接着练）", "leave (to go on later)"), true),
        ];
        for (key, words, _) in keys.iter().filter(|(.., shown)| *shown) {
            console.hanging(&format!("{key:<8} "), words)?;
        }
        Ok(())
    }
}
