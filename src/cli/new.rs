//! `heartfirst new`: the skeleton of a scenario, from six questions or from flags.

use super::{Common, DONE, WRONG_USE, out, save};
use crate::language::{Lang, Text};
use crate::rulebook::{Behaviour, Motive, Rulebook};
use crate::scenario::{Answers, Template, is_name};
use crate::source::{Vocabulary, nearest};
use std::io::{self, BufRead, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Write the commented skeleton of a new scenario.
///
/// Asks six questions, with an answer ready for each; what is given as a flag is not asked. The new file passes
/// `heartfirst check` and can be played at once. A file that exists is never overwritten.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// Its name: letters, digits and underscores. It becomes ID.ron in ./scenarios if there is such a folder, else here
    id: String,
    /// phone, counter, home or online
    #[arg(long, value_name = "WHERE")]
    template: Option<String>,
    /// Title
    #[arg(long)]
    title: Option<String>,
    /// How the customer is called
    #[arg(long)]
    name: Option<String>,
    /// passive, voicer, irate or activist
    #[arg(long, value_name = "TYPE")]
    behaviour: Option<String>,
    /// suggestion, redress, profit or troublemaker
    #[arg(long)]
    motive: Option<String>,
    /// 1 to 5
    #[arg(long)]
    level: Option<String>,
    /// Ask nothing: take the ready answer for what is not given
    #[arg(long)]
    yes: bool,
    /// Write it into this folder
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

impl New {
    pub(super) fn run(&self, common: &Common) -> u8 {
        self.try_run(common).unwrap_or_else(|code| code)
    }

    fn try_run(&self, common: &Common) -> Result<u8, u8> {
        let lang = common.lang();
        let rulebook = common.rulebook()?;
        let id = self.id.trim_end_matches(".ron");
        if !is_name(id) {
            out::error(&match lang {
                Lang::Zh => {
                    format!("`{id}` 不能当案例名：用文字、数字和下划线，不以数字开头，最长 40 个字符，如 late_parcel\n")
                }
                Lang::En => format!(
                    "`{id}` cannot be the name of a scenario: use letters, digits and underscores, no digit first, at most 40, like late_parcel\n"
                ),
            });
            return Err(WRONG_USE);
        }
        let path = self.path(id);
        if path.exists() {
            out::error(&already_there(&path, lang));
            return Err(WRONG_USE);
        }
        let mut questions = Questions::new(lang, self.yes);
        let answers = Answers {
            id: id.to_owned(),
            template: questions.choose(
                self.template.as_deref(),
                lang.pick("在哪里？", "Where does it happen?"),
                &names(Template::ALL, |template| place(*template).get(lang).to_owned()),
                "phone",
            )?,
            title: questions.words(
                self.title.as_deref(),
                lang.pick("题目？", "Its title?"),
                Text::new("白等的一天", "A Day for Nothing"),
            )?,
            name: questions.words(
                self.name.as_deref(),
                lang.pick("怎么称呼客户？", "How is the customer called?"),
                Text::new("赵女士", "Ms Zhao"),
            )?,
            behaviour: questions.choose(
                self.behaviour.as_deref(),
                lang.pick("客户不满的时候会怎样？", "What does the customer do when dissatisfied?"),
                &names(Behaviour::ALL, |behaviour| about(&rulebook, *behaviour, lang)),
                "voicer",
            )?,
            motive: questions.choose(
                self.motive.as_deref(),
                lang.pick("来投诉，图的是什么？", "What does the customer want?"),
                &names(Motive::ALL, |motive| rulebook.motives[*motive].name.get(lang).to_owned()),
                "redress",
            )?,
            level: questions.level(self.level.as_deref())?,
            lang,
        };
        match save::create(&path, &answers.write()) {
            Ok(()) => out::print(&written(&path, lang)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                out::error(&already_there(&path, lang));
                return Err(WRONG_USE);
            }
            Err(error) => {
                let shown = path.display();
                out::error(&match lang {
                    Lang::Zh => format!("写不了 {shown}：{error}。换一个文件夹试试（--to DIR）\n"),
                    Lang::En => format!("{shown} cannot be written: {error}. Try another folder (--to DIR)\n"),
                });
                return Err(WRONG_USE);
            }
        }
        Ok(DONE)
    }

    fn path(&self, id: &str) -> PathBuf {
        let here = Path::new("scenarios");
        let folder = self.to.clone().unwrap_or_else(|| if here.is_dir() { here.to_owned() } else { PathBuf::new() });
        folder.join(format!("{id}.ron"))
    }
}

fn names<T: Vocabulary>(all: &[T], words: impl Fn(&T) -> String) -> Vec<(T, String)> {
    all.iter().map(|one| (*one, words(one))).collect()
}

fn place(template: Template) -> Text {
    match template {
        Template::Phone => Text::new("电话", "a phone call"),
        Template::Counter => Text::new("柜台", "a service counter"),
        Template::Home => Text::new("上门", "the customer’s home"),
        Template::Online => Text::new("网上留言", "a post or chat online"),
    }
}

fn about(rulebook: &Rulebook, behaviour: Behaviour, lang: Lang) -> String {
    let rule = &rulebook.behaviours[behaviour];
    format!("{}{}{}", rule.name.get(lang), lang.pick("：", ": "), rule.definition.get(lang))
}

fn already_there(path: &Path, lang: Lang) -> String {
    let shown = path.display();
    match lang {
        Lang::Zh => format!("{shown} 已经有了，没有动它。换一个名字，或者用 --to 换一个文件夹。\n"),
        Lang::En => {
            format!("{shown} exists and was left as it is. Choose another name, or another folder with --to.\n")
        }
    }
}

fn written(path: &Path, lang: Lang) -> String {
    let shown = path.display();
    match lang {
        Lang::Zh => {
            format!("写好了：{shown}\n先走一遍：heartfirst play {shown}\n再边改边查：heartfirst watch {shown}\n")
        }
        Lang::En => format!(
            "Written: {shown}\nPlay it once:           heartfirst play {shown}\nCheck while you change: heartfirst watch {shown}\n"
        ),
    }
}

/// Asks on standard error, so that standard output stays for the result; reads standard input.
struct Questions {
    lang: Lang,
    asks: bool,
    number: usize,
}

impl Questions {
    fn new(lang: Lang, yes: bool) -> Self {
        Self { lang, asks: !yes, number: 0 }
    }

    /// One of a vocabulary: by its name, or by its number in the list.
    fn choose<T: Vocabulary>(
        &mut self,
        given: Option<&str>,
        question: &str,
        all: &[(T, String)],
        ready: &str,
    ) -> Result<T, u8> {
        let read = |words: &str| {
            let by_number = words.parse::<usize>().ok().and_then(|n| all.get(n.wrapping_sub(1)));
            by_number.map(|(one, _)| *one).or_else(|| T::named(&words.to_lowercase()))
        };
        let list: Vec<&str> = all.iter().map(|(one, _)| one.name()).collect();
        let lang = self.lang;
        let complain = |words: &str| {
            let (list, near) = (list.join(", "), nearest(words, list.iter().copied()).map(str::to_owned));
            match (lang, near) {
                (Lang::Zh, Some(near)) => format!("没有 `{words}`。是不是 `{near}`？\n"),
                (Lang::Zh, None) => format!("没有 `{words}`，可以写：{list}\n"),
                (Lang::En, Some(near)) => format!("there is no `{words}`. Did you mean `{near}`?\n"),
                (Lang::En, None) => format!("there is no `{words}`; possible: {list}\n"),
            }
        };
        self.number += 1;
        if let Some(given) = given {
            return read(given.trim()).ok_or_else(|| {
                out::error(&complain(given));
                WRONG_USE
            });
        }
        let mut shown = format!("\n{}. {question}\n", self.number);
        for (index, (one, words)) in all.iter().enumerate() {
            shown += &format!("   {} {:<12} {words}\n", index + 1, one.name());
        }
        loop {
            let Some(answer) = self.ask(&shown, ready) else {
                return read(ready).ok_or(WRONG_USE);
            };
            match read(&answer) {
                Some(one) => return Ok(one),
                None => out::error(&complain(&answer)),
            }
            shown.clear();
        }
    }

    /// Free words; both languages get what is answered.
    fn words(&mut self, given: Option<&str>, question: &str, ready: Text) -> Result<Text, u8> {
        const LONGEST: usize = 60;
        self.number += 1;
        if let Some(given) = given.map(str::trim).filter(|given| !given.is_empty()) {
            return Ok(Text::new(given, given));
        }
        let shown = format!("\n{}. {question}\n", self.number);
        let answer = self.ask(&shown, ready.get(self.lang));
        Ok(answer.map_or(ready, |answer| {
            let words: String = answer.chars().take(LONGEST).collect();
            Text::new(words.clone(), words)
        }))
    }

    fn level(&mut self, given: Option<&str>) -> Result<u8, u8> {
        let lang = self.lang;
        let read = |words: &str| words.parse::<u8>().ok().filter(|level| (1..=5).contains(level));
        let complain = lang.pick("难度是 1 到 5 的一个数\n", "the level is a number from 1 to 5\n");
        self.number += 1;
        if let Some(given) = given {
            return read(given.trim()).ok_or_else(|| {
                out::error(complain);
                WRONG_USE
            });
        }
        let mut shown = format!("\n{}. {}\n", self.number, lang.pick("难度，1 到 5？", "How hard, from 1 to 5?"));
        loop {
            let Some(answer) = self.ask(&shown, "1") else { return Ok(1) };
            match read(&answer) {
                Some(level) => return Ok(level),
                None => out::error(complain),
            }
            shown.clear();
        }
    }

    /// An answer, or `None` for the ready one: at an empty line, at the end of the input, or if nothing is asked.
    fn ask(&mut self, question: &str, ready: &str) -> Option<String> {
        if !self.asks {
            return None;
        }
        out::error(question);
        out::error(&format!("   [{ready}] > "));
        io::stderr().flush().ok();
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(read) if read > 0 => {
                if !io::stdin().is_terminal() {
                    out::error("\n");
                }
                let answer = line.trim();
                (!answer.is_empty()).then(|| answer.to_owned())
            }
            _ => {
                self.asks = false;
                out::error("\n");
                None
            }
        }
    }
}
