//! `heartfirst explain`: what a code means, with a wrong and a right example.

use super::{Common, DONE, WRONG_USE, out};
use crate::explain::{self, Explanation};
use crate::language::Lang;
use crate::source::nearest;

/// Explain a code that check prints: what it is about, a wrong example and the same one mended. Without a code, list
/// them all.
#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// The code, such as E101
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let lang = common.lang();
        let all = explain::all();
        let Some(code) = &self.code else {
            let lines: Vec<_> = all.iter().map(|(code, one)| format!("{code}  {}\n", one.title.get(lang))).collect();
            out::print(&lines.concat());
            return DONE;
        };
        let code = code.trim().to_uppercase();
        match all.iter().find(|(known, _)| **known == code) {
            Some((code, explanation)) => {
                out::print(&shown(code, explanation, lang));
                DONE
            }
            None => {
                let near = nearest(&code, all.keys().map(String::as_str));
                out::error(&match (lang, near) {
                    (Lang::Zh, Some(near)) => {
                        format!("没有编号 `{code}`。是不是 `{near}`？全部编号：heartfirst explain\n")
                    }
                    (Lang::Zh, None) => format!("没有编号 `{code}`。全部编号：heartfirst explain\n"),
                    (Lang::En, Some(near)) => {
                        format!("there is no code `{code}`. Did you mean `{near}`? All codes: heartfirst explain\n")
                    }
                    (Lang::En, None) => format!("there is no code `{code}`. All codes: heartfirst explain\n"),
                });
                WRONG_USE
            }
        }
    }
}

fn shown(code: &str, explanation: &Explanation, lang: Lang) -> String {
    let mut text = format!("{code}  {}\n\n{}\n", explanation.title.get(lang), explanation.why.get(lang).trim());
    let examples = [
        (lang.pick("错：", "Wrong:"), explanation.wrong_example()),
        (lang.pick("对：", "Right:"), explanation.right_example()),
    ];
    for (heading, example) in examples {
        text += &format!("\n{heading}\n{}", indented(example));
    }
    text
}

/// An example with its common indentation taken off.
fn indented(example: &str) -> String {
    let lines: Vec<&str> = example.trim_matches('\n').lines().collect();
    let margin = |line: &&str| line.len() - line.trim_start().len();
    // The first line may have been cut from the middle of one.
    let rest = lines.iter().skip(1).filter(|line| !line.trim().is_empty()).map(margin).min().unwrap_or(0);
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let line = if index == 0 { line.trim_start() } else { line.get(rest..).unwrap_or_default() };
        text += &format!("    {}\n", line.trim_end());
    }
    text
}
