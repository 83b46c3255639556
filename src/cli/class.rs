//! `heartfirst class`: a case played by a whole class, on the local network.

use super::{Common, DONE, WRONG_USE, fresh_seed, out};
use crate::class::address::local_addresses;
use crate::class::caretaker::{self, Opened, Place, Plan};
use crate::class::journal;
use crate::class::server::{Failure, Server};
use crate::class::{Case, Command, LONGEST_COUNTDOWN, MomentId, Role, report, report_text};
use crate::language::Lang;
use crate::records::{Trouble, default_folder};
use crate::scenario::Entry;
use crate::source::Source;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// Play a case with a whole class: one projection, a vote on every sentence, phones on the local network.
///
/// A small web server runs on this machine for as long as the class is open; no internet and no accounts. Everything
/// that is acknowledged is on the disk first: a class that was interrupted goes on at the very turn.
#[derive(Debug, clap::Args)]
pub(super) struct Class {
    /// Id or path of the scenario
    scenario: Option<String>,
    /// More cases that people may play on their own: ids or paths, separated by commas, or `all`
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    cases: Vec<String>,
    /// Listen on this address of the machine; may be given more than once [default: the likeliest; asks if there are several]
    #[arg(long, value_name = "ADDRESS")]
    listen: Vec<IpAddr>,
    /// The port; 0 for any that is free [default: 8310, or any if that is taken]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// A name under which the network knows this machine, such as class.local; may be given more than once
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// List the addresses of this machine and open nothing
    #[arg(long)]
    addresses: bool,
    /// The name of the class, for the records
    #[arg(long, value_name = "NAME", default_value = "")]
    class: String,
    /// Ask for no names and store none
    #[arg(long)]
    no_names: bool,
    /// Seconds a vote stays open; 0 for as long as it takes
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=i64::from(LONGEST_COUNTDOWN)))]
    countdown: u16,
    /// Order of the options on every screen of the class [default: of the moment]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Go on with the class that was interrupted last, or with this journal
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    resume: Option<Option<PathBuf>>,
    /// Say what came of the last class, or of this journal, and open nothing
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    report: Option<Option<PathBuf>>,
    /// The report as JSON
    #[arg(long, requires = "report")]
    json: bool,
}

impl Class {
    pub(super) fn run(&self, common: &Common) -> u8 {
        if self.addresses {
            return list_addresses(common.lang());
        }
        if let Some(file) = &self.report {
            return self.tell(common, file.as_deref()).unwrap_or_else(|code| code);
        }
        match self.open(common) {
            Ok(opened) => {
                out::print(&describe(&opened.server, common.lang()));
                drive(&opened.server, common.lang());
                let code = record(&opened, common);
                drop(opened);
                out::print(common.lang().pick("课堂已关闭，端口已释放。\n", "The class is shut, the port is free.\n"));
                code
            }
            Err(code) => code,
        }
    }

    /// What came of a class.
    fn tell(&self, common: &Common, file: Option<&Path>) -> Result<u8, u8> {
        let refuse = |trouble: Trouble| common.refuse(&trouble);
        let path = match file {
            Some(file) => file.to_owned(),
            None => journal::newest(&data(common)?).ok_or_else(|| nothing_to_resume(common))?,
        };
        let room = journal::read(&path).and_then(|kept| journal::replay(&kept)).map_err(refuse)?;
        if self.json {
            out::print(&format!("{:#}\n", report(&room, common.lang())));
        } else {
            out::print(&report_text(&room, common.lang()));
        }
        Ok(DONE)
    }

    fn open(&self, common: &Common) -> Result<Opened, u8> {
        let data = data(common)?;
        if let Some(file) = &self.resume {
            let path = match file {
                Some(file) => file.clone(),
                None => journal::latest(&data).map(|class| class.path).ok_or_else(|| nothing_to_resume(common))?,
            };
            return self.go_on(common, &path);
        }
        if let Some(left) = journal::latest(&data)
            && ask_to_resume(&left, common.lang())
        {
            return self.go_on(common, &left.path);
        }
        let Some(id) = &self.scenario else {
            out::error(common.lang().pick(
                "要玩哪个案例？heartfirst class four_quotes；heartfirst play 列出全部\n",
                "Which case? heartfirst class four_quotes; heartfirst play lists them all\n",
            ));
            return Err(WRONG_USE);
        };
        let entry = common.scenario(id)?;
        let rules = common.rulebook_source()?;
        let case = Case::read(&entry.source.text, &rules.text).map_err(|findings| {
            common.complain(&rules, &findings);
            WRONG_USE
        })?;
        let plan = Plan {
            class: self.class.clone(),
            seed: self.seed.unwrap_or_else(fresh_seed),
            names: !self.no_names,
            countdown: self.countdown,
        };
        let more = self.more(common, &rules)?;
        caretaker::open(&data, case, more, &plan, &self.place(common)).map_err(|trouble| common.refuse(&trouble))
    }

    /// The cases for conversations of one's own, beside the class's.
    fn more(&self, common: &Common, rules: &Source) -> Result<Vec<Case>, u8> {
        let mut entries = Vec::new();
        for name in &self.cases {
            if name == "all" {
                // What cannot be read is none of this class's business: `check` says what is wrong with it.
                entries.extend(common.library()?.entries().iter().filter(|entry| entry.scenario.is_some()).cloned());
            } else {
                entries.push(common.scenario(name)?);
            }
        }
        let read = |entry: &Entry| {
            Case::read(&entry.source.text, &rules.text).map_err(|findings| {
                common.complain(rules, &findings);
                WRONG_USE
            })
        };
        entries.iter().map(read).collect()
    }

    fn go_on(&self, common: &Common, path: &Path) -> Result<Opened, u8> {
        let opened = caretaker::go_on(path, &self.place(common)).map_err(|trouble| common.refuse(&trouble))?;
        if let Some(notice) = &opened.notice {
            out::error(&format!("{}\n", notice.get(common.lang())));
        }
        Ok(opened)
    }

    fn place(&self, common: &Common) -> Place {
        let listen = if self.listen.is_empty() { choose_address(common.lang()) } else { self.listen.clone() };
        Place { listen, port: self.port, names: self.host.clone() }
    }
}

/// The folder of the records.
fn data(common: &Common) -> Result<PathBuf, u8> {
    match &common.data {
        Some(folder) => Ok(folder.clone()),
        None => default_folder().map_err(|trouble| common.refuse(&trouble)),
    }
}

/// Puts everybody’s own conversations into the records. What cannot be kept now is still in the journal.
fn record(opened: &Opened, common: &Common) -> u8 {
    let Ok(rules) = common.rulebook_source() else { return WRONG_USE };
    match opened.record(|| common.open_store(&rules.text)) {
        Ok(None) => DONE,
        Ok(Some(done)) => {
            let (new, people) = (done.new + done.continued, done.trainees);
            out::print(&match common.lang() {
                Lang::Zh => format!("{new} 次练习已存档，新增 {people} 人。heartfirst records class 查看全班。\n"),
                Lang::En => {
                    format!("{new} conversations kept, {people} new people. heartfirst records class shows them.\n")
                }
            });
            DONE
        }
        Err(trouble) => common.refuse(&trouble),
    }
}

fn nothing_to_resume(common: &Common) -> u8 {
    out::error(common.lang().pick(
        "没有中断的课堂；heartfirst class 案例 开一个新的\n",
        "There is no interrupted class; heartfirst class ID opens a new one\n",
    ));
    WRONG_USE
}

fn list_addresses(lang: Lang) -> u8 {
    let addresses = local_addresses();
    if addresses.is_empty() {
        out::print(lang.pick(
            "这台机器没有连上任何网络。可以开手机热点；没有网络时用举牌计数。\n",
            "This machine is on no network. A phone’s hotspot will do; without any, count raised cards.\n",
        ));
    }
    for address in addresses {
        out::print(&format!("{}  {}\n", address.ip, address.interface));
    }
    DONE
}

/// The address of the class; asks where there are several and somebody can answer.
fn choose_address(lang: Lang) -> Vec<IpAddr> {
    let addresses = local_addresses();
    if addresses.len() > 1 && io::stdin().is_terminal() && out::is_terminal() {
        out::print(lang.pick("在哪个地址上开课堂？\n", "On which address?\n"));
        for (number, address) in (1..).zip(&addresses) {
            out::print(&format!("  {number}. {}  {}\n", address.ip, address.interface));
        }
        out::print(lang.pick("数字（回车 = 1）：", "Number (Enter = 1): "));
        let given = read_line().unwrap_or_default();
        let index = given.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1)).unwrap_or(0);
        if let Some(address) = addresses.get(index) {
            return vec![address.ip];
        }
    }
    let first = addresses.first().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.ip);
    vec![first]
}

fn ask_to_resume(left: &journal::Unfinished, lang: Lang) -> bool {
    let (title, people, turns) = (left.title.get(lang), left.people, left.turns);
    let told = match lang {
        Lang::Zh => format!("有一堂课中断在第 {turns} 句之后：《{title}》，{people} 人。"),
        Lang::En => format!("A class was interrupted after sentence {turns}: {title}, {people} people."),
    };
    if !(io::stdin().is_terminal() && out::is_terminal()) {
        let hint = lang.pick("heartfirst class --resume 接着上。", "heartfirst class --resume goes on with it.");
        out::error(&format!("{told} {hint}\n"));
        return false;
    }
    out::print(&format!("{told}\n{}", lang.pick("接着上吗？(Y/n) ", "Go on with it? (Y/n) ")));
    let answer = read_line().unwrap_or_default().trim().to_lowercase();
    !matches!(answer.as_str(), "n" | "no" | "不" | "否")
}

fn read_line() -> Option<String> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}

/// Where the class is, for whoever opened it.
fn describe(server: &Server, lang: Lang) -> String {
    let mut text = String::new();
    if out::is_terminal()
        && let Some(squares) = server.squares()
    {
        text += &squares.text();
    }
    let (title, code) =
        server.look(|room| (room.case().scenario().title.get(lang).to_owned(), room.setup().code.to_string()));
    let mut say = |name: &str, value: &str| text += &format!("{name}{value}\n");
    say(lang.pick("课堂：", "Class:      "), &title);
    say(lang.pick("地址：", "Address:    "), server.address());
    say(lang.pick("教室码：", "Room code:  "), &code);
    let own = server.addresses().iter().find(|address| address.ip().is_loopback()).copied();
    let first = server.addresses().first().copied();
    for (role, zh, en) in [(Role::Wall, "投影：", "Projection: "), (Role::Trainer, "老师：", "Trainer:    ")] {
        if let Some(address) = own.or(first) {
            say(lang.pick(zh, en), &server.link(role, address));
        }
    }
    if let Some(address) = first.filter(|address| !address.ip().is_loopback()) {
        say(lang.pick("老师手机：", "By phone:   "), &server.link(Role::Trainer, address));
    }
    let list: Vec<String> = server.addresses().iter().map(ToString::to_string).collect();
    say(lang.pick("只在这些地址上开放：", "Open only on: "), &list.join(", "));
    text += lang.pick(
        "老师链接不要投出来：谁有它，谁就能控制课堂。\n",
        "Keep the trainer’s link off the wall: whoever has it drives the class.\n",
    );
    text
}

/// Serves until it is interrupted, and does what the trainer types if this is a terminal.
fn drive(server: &Server, lang: Lang) {
    let (events, inbox) = mpsc::channel();
    let interrupted = events.clone();
    // A second handler cannot be set; then the process ends as it always does.
    ctrlc::set_handler(move || interrupted.send(None).unwrap_or_default()).ok();
    if io::stdin().is_terminal() {
        out::print(&keys(lang));
        std::thread::spawn(move || {
            while let Some(line) = read_line() {
                if events.send(Some(line)).is_err() {
                    return;
                }
            }
        });
    }
    while let Ok(Some(line)) = inbox.recv() {
        let moment_id = server.look(|room| room.ballot().map_or(MomentId(0), |ballot| ballot.moment));
        match command(&line, moment_id) {
            Typed::Quit => return,
            Typed::Do(command) => {
                if let Err(failure) = server.act(&command) {
                    let words = match failure {
                        Failure::Refused(refusal) => refusal.message(),
                        Failure::NotKept(trouble) => trouble.message,
                    };
                    out::print(&format!("{}\n", words.get(lang)));
                }
                out::print(&moment(server, lang));
            }
            Typed::Links => out::print(&describe(server, lang)),
            Typed::Unknown => out::print(&keys(lang)),
        }
    }
}

enum Typed {
    Do(Command),
    Links,
    Quit,
    Unknown,
}

fn command(line: &str, moment: MomentId) -> Typed {
    let line = line.trim().to_lowercase();
    let option = |letter: &str| {
        let mut chars = letter.chars();
        let first = chars.next().filter(|_| chars.next().is_none())?;
        let position = u32::from(first).checked_sub(u32::from('a')).filter(|position| *position < 8)?;
        u8::try_from(position).ok()
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    Typed::Do(match words.as_slice() {
        [] => Command::Forward,
        ["o"] => Command::Open,
        ["c"] => Command::Close,
        ["r"] => Command::Reveal,
        ["p"] => Command::Play { option: None },
        ["p", letter] => match option(letter) {
            Some(position) => Command::Play { option: Some(position) },
            None => return Typed::Unknown,
        },
        ["w"] => Command::WhatIf { option: None },
        ["w", letter] => match option(letter) {
            Some(position) => Command::WhatIf { option: Some(position) },
            None => return Typed::Unknown,
        },
        ["u"] => Command::Undo,
        ["b"] => Command::Pause { on: true },
        ["g"] => Command::Pause { on: false },
        ["t", seconds] => match seconds.parse() {
            Ok(seconds) => Command::Countdown { seconds },
            Err(_) => return Typed::Unknown,
        },
        ["h", counts @ ..] => {
            let counts: Result<Vec<u16>, _> = counts.iter().map(|count| count.parse()).collect();
            match counts {
                Ok(counts) => Command::Hand { moment, counts },
                Err(_) => return Typed::Unknown,
            }
        }
        ["own"] => Command::Own { on: true },
        ["own", "off"] => Command::Own { on: false },
        ["names", "off"] => Command::HideNames { on: true },
        ["names", "on"] => Command::HideNames { on: false },
        ["debrief"] => Command::Debrief,
        ["cards"] => Command::Cards,
        ["end"] => Command::End,
        ["l"] => return Typed::Links,
        ["q"] => return Typed::Quit,
        _ => return Typed::Unknown,
    })
}

fn keys(lang: Lang) -> String {
    lang.pick(
        "打一个字母再按回车：（直接回车）下一步  c 结束投票  r 亮结果  p 播多数 / p b 播 B  w 如果…… / w b  u 退一步\n\
         b 暂停  g 继续  t 20 再给 20 秒  o 重新投票  h 5 3 2 举牌人数 A B C……  own / own off 各自练习\n\
         debrief 复盘  cards 离场卡  end 下课  names off 隐去姓名  l 链接  q 关闭课堂\n",
        "A letter and Enter: (Enter alone) what comes next  c close  r reveal  p play the majority / p b play B\n\
         w what if / w b  u one step back  b pause  g go on  t 20 twenty seconds more  o vote again\n\
         h 5 3 2 raised cards for A B C…  own / own off on their own  debrief  cards  end  names off  l links  q shut\n",
    )
    .to_owned()
}

/// Where the class is, in a line.
fn moment(server: &Server, lang: Lang) -> String {
    let here = server.here();
    server.look(|room| {
        let votes = room.ballot().map_or(0, crate::class::Ballot::total);
        let (turn, people, phase) = (room.replay().turns.len() + 1, room.head_count(), room.phase().name());
        match lang {
            Lang::Zh => format!("第 {turn} 句 · {phase} · 已投 {votes} / {people}（在线 {here}）\n"),
            Lang::En => format!("sentence {turn} · {phase} · {votes} of {people} voted ({here} here)\n"),
        }
    })
}
