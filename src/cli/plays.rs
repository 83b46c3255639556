//! `heartfirst audit --plays FILE`: what real attempts say about the cases.

use super::{Common, DONE, WRONG_USE, out};
use crate::audit::{ENOUGH_IN_A_QUARTER, Judgement, Line, NodePlays, Plays, plays, read_plays};
use crate::debrief::Judge;
use crate::language::{Lang, Text};
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::Entry;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

/// A class of forty that plays fourteen cases a day for a year stays below this.
const LARGEST: u64 = 256 << 20;

/// The attempts of a file, and the lines that are none, with why.
pub(super) type Read = (Vec<Line>, Vec<(usize, Text)>);

/// Reads the attempts of a file, or the exit code after saying why not.
pub(super) fn read(common: &Common, file: &Path) -> Result<Read, u8> {
    let lang = common.lang();
    let shown = file.display();
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    let problem = match opened {
        Err(error) => Some(match lang {
            Lang::Zh => format!("读不了 {shown}：{error}\n"),
            Lang::En => format!("cannot read {shown}: {error}\n"),
        }),
        Ok(_) if bytes.len() as u64 > LARGEST => Some(match lang {
            Lang::Zh => format!("{shown} 太大：最多 256 MB，请分成几个文件\n"),
            Lang::En => format!("{shown} is too large: at most 256 MB, please split it\n"),
        }),
        Ok(_) => None,
    };
    if let Some(problem) = problem {
        out::error(&problem);
        return Err(WRONG_USE);
    }
    Ok(read_plays(&String::from_utf8_lossy(&bytes)))
}

/// The hash of the text of a scenario, as attempts carry it.
pub(super) fn hash(entry: &Entry) -> String {
    blake3::hash(entry.source.text.as_bytes()).to_hex().to_string()
}

pub(super) fn run(
    common: &Common,
    rulebook: &Rulebook,
    entries: &[(String, Entry)],
    file: &Path,
    as_json: bool,
) -> Result<u8, u8> {
    let lang = common.lang();
    let (lines, unread) = read(common, file)?;
    let (mut page, mut documents) = (String::new(), Vec::new());
    for (name, entry) in entries {
        let Some(scenario) = &entry.scenario else { continue };
        if !lines.iter().any(|line| line.scenario == scenario.id) {
            continue;
        }
        let judge = Judge::new(Roleplay::new(rulebook, scenario));
        let found = plays(&judge, &hash(entry), &lines);
        documents.push(document(&judge, &found, lang));
        page += &Sheet { judge: &judge, plays: &found, lang }.page(name);
    }
    let known = |line: &&Line| {
        entries.iter().any(|(_, entry)| entry.scenario.as_ref().is_some_and(|scenario| scenario.id == line.scenario))
    };
    let others: Vec<&Line> = lines.iter().filter(|line| !known(line)).collect();
    if as_json {
        let unread: Vec<Value> =
            unread.iter().map(|(number, why)| json!({ "line": number, "why": why.get(lang) })).collect();
        let others: Vec<Value> =
            others.iter().map(|line| json!({ "line": line.number, "scenario": line.scenario })).collect();
        out::print(&format!("{:#}\n", json!({ "scenarios": documents, "unread": unread, "other_scenarios": others })));
        return Ok(DONE);
    }
    for (number, why) in &unread {
        let why = why.get(lang);
        let _ = match lang {
            Lang::Zh => writeln!(page, "第 {number} 行跳过：{why}"),
            Lang::En => writeln!(page, "line {number} skipped: {why}"),
        };
    }
    if !others.is_empty() {
        let count = others.len();
        let _ = match lang {
            Lang::Zh => writeln!(page, "另有 {count} 次练习是别的案例的（如 `{}`），没有算。", others[0].scenario),
            Lang::En => writeln!(
                page,
                "{count} attempt(s) on other scenarios, such as `{}`, were left out.",
                others[0].scenario
            ),
        };
    }
    if documents.is_empty() {
        page += lang.pick("没有一次练习可以分析。\n", "There is no attempt to analyse.\n");
    }
    out::print(&page);
    Ok(DONE)
}

struct Sheet<'s, 'a> {
    judge: &'s Judge<'a>,
    plays: &'s Plays,
    lang: Lang,
}

impl Sheet<'_, '_> {
    fn page(&self, name: &str) -> String {
        let (plays, lang) = (self.plays, self.lang);
        let mean = plays.mean_tenths().map_or("–".to_owned(), |mean| format!("{}.{}", mean / 10, mean % 10));
        let (counted, complete, passed) = (plays.counted, plays.complete, plays.passed);
        let mut page = match lang {
            Lang::Zh => format!("{name}：{counted} 次练习，{complete} 次谈完，平均 {mean} 分，{passed} 次过关\n"),
            Lang::En => {
                let s = if counted == 1 { "" } else { "s" };
                format!("{name}: {counted} attempt{s}, {complete} complete, mean total {mean}, {passed} passed\n")
            }
        };
        if plays.other_version > 0 {
            let other = plays.other_version;
            page += &match lang {
                Lang::Zh => format!("  其中 {other} 次练的是案例的另一个版本，选项都还在，照算。\n"),
                Lang::En => format!(
                    "  {other} of them on another version of the case; their options still exist, so they count.\n"
                ),
            };
        }
        for (number, why) in &plays.left_out {
            let why = why.get(lang);
            page += &match lang {
                Lang::Zh => format!("  第 {number} 行没有算：{why}\n"),
                Lang::En => format!("  line {number} left out: {why}\n"),
            };
        }
        let [upper, lower] = plays.quartiles;
        page += &match (lang, upper.min(lower) >= ENOUGH_IN_A_QUARTER) {
            (Lang::Zh, true) => format!("  区分度：高分组 {upper} 次，低分组 {lower} 次\n"),
            (Lang::En, true) => {
                format!("  discrimination: {upper} attempts in the upper, {lower} in the lower quartile\n")
            }
            (Lang::Zh, false) => format!("  练习太少，算不出区分度：高低两组各要 {ENOUGH_IN_A_QUARTER} 次谈完的\n"),
            (Lang::En, false) => {
                format!(
                    "  too few attempts for discrimination: each quartile needs {ENOUGH_IN_A_QUARTER} complete ones\n"
                )
            }
        };
        for (index, node) in plays.nodes.iter().enumerate() {
            page += &self.node(index, node);
        }
        page.push('\n');
        page
    }

    fn node(&self, index: usize, plays: &NodePlays) -> String {
        let node = &self.judge.roleplay().scenario.nodes[index];
        let (lang, id, met) = (self.lang, &node.id, plays.met);
        if met == 0 {
            return match lang {
                Lang::Zh => format!("  {id}：没有人走到\n"),
                Lang::En => format!("  {id}: nobody came here\n"),
            };
        }
        let percent = plays.difficulty.map_or("–".to_owned(), |percent| format!("{percent} %"));
        let apart = plays.discrimination.map_or("–".to_owned(), decimal);
        let word = judgement(plays.judgement(), lang);
        let mut page = match lang {
            Lang::Zh => format!("  {id}：{met} 次走到，{percent} 选了 best，区分度 {apart}（{word}）"),
            Lang::En if met == 1 => {
                format!("  {id}: met once, {percent} chose best, discrimination {apart} ({word})")
            }
            Lang::En => format!("  {id}: met {met} times, {percent} chose best, discrimination {apart} ({word})"),
        };
        if plays.dropped > 0 {
            let dropped = plays.dropped;
            page += &match lang {
                Lang::Zh => format!("，{dropped} 次停在这里"),
                Lang::En => format!(", {dropped} stopped here"),
            };
        }
        page.push('\n');
        let chosen = plays.chosen().max(1);
        for (response, option) in node.responses.iter().zip(&plays.options) {
            let share = option.taken * 100 / chosen;
            let apart = option.discrimination.map_or(String::new(), |hundredths| format!("  {}", decimal(hundredths)));
            let note = if option.unused {
                lang.pick("  没有人选：换一句更像样的", "  nobody takes it: write a more tempting one")
            } else {
                ""
            };
            let (id, verdict) = (&response.id, response.verdict.name());
            let bar = "▇".repeat(share / 5);
            let row = format!("    {id:<4} {verdict:<6}{:>5} {share:>3} %{apart} {bar}{note}", option.taken);
            page += row.trim_end();
            page.push('\n');
        }
        page
    }
}

fn document(judge: &Judge<'_>, plays: &Plays, lang: Lang) -> Value {
    let scenario = judge.roleplay().scenario;
    let nodes: Vec<Value> = scenario
        .nodes
        .iter()
        .zip(&plays.nodes)
        .map(|(node, of)| {
            let options: Vec<Value> = node
                .responses
                .iter()
                .zip(&of.options)
                .map(|(response, option)| {
                    json!({
                        "option": response.id, "verdict": response.verdict, "taken": option.taken,
                        "discrimination_hundredths": option.discrimination, "unused": option.unused,
                    })
                })
                .collect();
            json!({
                "node": node.id, "met": of.met, "dropped": of.dropped, "best_percent": of.difficulty,
                "discrimination_hundredths": of.discrimination, "judgement": of.judgement(), "options": options,
            })
        })
        .collect();
    let left_out: Vec<Value> =
        plays.left_out.iter().map(|(number, why)| json!({ "line": number, "why": why.get(lang) })).collect();
    json!({
        "scenario": scenario.id, "attempts": plays.counted, "complete": plays.complete, "passed": plays.passed,
        "mean_tenths": plays.mean_tenths(), "other_version": plays.other_version, "left_out": left_out,
        "upper_quartile": plays.quartiles[0], "lower_quartile": plays.quartiles[1], "nodes": nodes,
    })
}

fn judgement(judgement: Judgement, lang: Lang) -> &'static str {
    match judgement {
        Judgement::Good => lang.pick("好", "good"),
        Judgement::Fair => lang.pick("尚可", "fair"),
        Judgement::Revise => lang.pick("该改", "revise"),
        Judgement::TooFew => lang.pick("太少", "too few"),
    }
}

fn decimal(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let size = hundredths.abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
