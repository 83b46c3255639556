//! `heartfirst class`: a case played by a whole class, on the local network.

use super::{Common, DONE, WRONG_USE, fresh_seed, out};
use crate::class::address::local_addresses;
use crate::class::journal::{self, Header, Journal, Resumed};
use crate::class::server::{Bound, Class as Opened, Failure, Limits, Opening, Server, now, random};
use crate::class::{Case, Code, Command, Keys, LONGEST_COUNTDOWN, Role, Room, Setup};
use crate::language::Lang;
use crate::records::{Trouble, default_folder};
use std::io::{self, BufRead as _, IsTerminal as _};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

/// Play a case with a whole class: one projection, a vote on every sentence, phones on the local network.
///
/// A small web server runs on this machine for as long as the class is open; no internet and no accounts. Everything
/// that is acknowledged is on the disk first: a class that was interrupted goes on at the very turn.
#[derive(Debug, clap::Args)]
pub(super) struct Class {
    /// Id or path of the scenario
    scenario: Option<String>,
    /// Listen on this address of the machine; may be given more than once [default: the likeliest; asks if there are several]
    #[arg(long, value_name = "ADDRESS")]
    listen: Vec<IpAddr>,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8310)]
    port: u16,
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
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "")]
    resume: Option<PathBuf>,
}

impl Class {
    pub(super) fn run(&self, common: &Common) -> u8 {
        if self.addresses {
            return list_addresses(common.lang());
        }
        match self.open(common) {
            Ok(server) => {
                out::print(&describe(&server, common.lang()));
                drive(&server, common.lang());
                drop(server);
                out::print(common.lang().pick("课堂已关闭，端口已释放。\n", "The class is shut, the port is free.\n"));
                DONE
            }
            Err(code) => code,
        }
    }

    fn open(&self, common: &Common) -> Result<Server, u8> {
        let refuse = |trouble: Trouble| common.refuse(&trouble);
        let data = match &common.data {
            Some(folder) => folder.clone(),
            None => default_folder().map_err(refuse)?,
        };
        if let Some(file) = &self.resume {
            let path = if file.as_os_str().is_empty() {
                journal::latest(&data).map(|class| class.path).ok_or_else(|| nothing_to_resume(common))?
            } else {
                file.clone()
            };
            return self.go_on(common, &path);
        }
        if let Some(left) = journal::latest(&data) {
            if ask_to_resume(&left, common.lang()) {
                return self.go_on(common, &left.path);
            }
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
        let secret: [u8; 32] = random().map_err(refuse)?;
        let code = Code::of(u64::from_le_bytes(random().map_err(refuse)?));
        let setup = Setup {
            code: code.clone(),
            class: crate::records::tidy(&self.class),
            seed: self.seed.unwrap_or_else(fresh_seed),
            names: !self.no_names,
            countdown: self.countdown,
        };
        let bound = self.bind(common, self.port)?;
        let keys = Keys::new(secret);
        let began = now();
        let header = Header {
            heartfirst_class: 1,
            setup: setup.clone(),
            key: keys.hex(),
            port: bound.port(),
            began,
            scenario: case.text().to_owned(),
            rules: case.rules().to_owned(),
        };
        let path = journal::path_of(&data, began, code.as_str());
        let journal = Journal::create(&path, &header).map_err(refuse)?;
        let room = Room::new(setup, Arc::new(case));
        bound.open(Opened { room, journal, keys }).map_err(refuse)
    }

    fn go_on(&self, common: &Common, path: &std::path::Path) -> Result<Server, u8> {
        let Resumed { header, room, journal, notice } =
            journal::resume(path, now()).map_err(|trouble| common.refuse(&trouble))?;
        if let Some(notice) = notice {
            out::error(&format!("{}\n", notice.get(common.lang())));
        }
        let keys = Keys::from_hex(&header.key).ok_or_else(|| {
            out::error(common.lang().pick("日志里的密钥读不了。\n", "The key in the journal cannot be read.\n"));
            WRONG_USE
        })?;
        // Where it was, if that is free: pages that are still open find it again.
        let bound = self.bind(common, header.port)?;
        bound.open(Opened { room, journal, keys }).map_err(|trouble| common.refuse(&trouble))
    }

    fn bind(&self, common: &Common, port: u16) -> Result<Bound, u8> {
        let listen = if self.listen.is_empty() { choose_address(common.lang()) } else { self.listen.clone() };
        let opening = Opening { listen, port, names: self.host.clone(), limits: Limits::default() };
        Bound::new(opening).map_err(|trouble| common.refuse(&trouble))
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
        match command(&line) {
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

fn command(line: &str) -> Typed {
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
        ["l"] => return Typed::Links,
        ["q"] => return Typed::Quit,
        _ => return Typed::Unknown,
    })
}

fn keys(lang: Lang) -> String {
    lang.pick(
        "打一个字母再按回车：（直接回车）下一步  c 结束投票  r 亮结果  p 播多数 / p b 播 B  w 如果…… / w b  u 退一步\n\
         b 暂停  g 继续  t 20 再给 20 秒  o 重新投票  l 链接  q 关闭课堂\n",
        "A letter and Enter: (Enter alone) what comes next  c close  r reveal  p play the majority / p b play B\n\
         w what if / w b  u one step back  b pause  g go on  t 20 twenty seconds more  o vote again  l links  q shut\n",
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
