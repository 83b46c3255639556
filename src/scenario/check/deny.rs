//! W215: words that came along when material was copied from a web page or from another company.

use super::texts::Written;
use crate::language::Lang;
use crate::source::Finding;

/// Small letters. Whole phrases of site furniture, so that a customer may still speak of a download.
const FURNITURE: [&str; 26] = [
    "vip下载",
    "vip专享",
    "vip免费",
    "vip特权",
    "开通vip",
    "成为vip",
    "免费下载",
    "点击下载",
    "下载文档",
    "下载次数",
    "下载量",
    "积分下载",
    "文档下载",
    "在线阅读",
    "文库",
    "版权归",
    "侵权请",
    "如有侵权",
    "本站",
    "温馨提示：本文",
    "all rights reserved",
    "click here to download",
    "free download",
    "terms of use",
    "http://",
    "https://",
];

/// Names left over in the material that this program's content goes back to.
const NAMES: [&str; 8] = ["北京现代", "韩国现代", "东风悦达", "hyundai", "kia motors", "三鹿", "百度文库", "豆丁网"];

pub(super) fn check(texts: &[Written<'_>], findings: &mut Vec<Finding>) {
    for text in texts {
        for lang in Lang::ALL {
            let Some(words) = text.text.written(lang) else { continue };
            let at = || text.at().field(lang.pick("zh", "en"));
            if let Some(word) = denied(words) {
                findings.push(
                    Finding::warning(
                        "W215",
                        at(),
                        format!("“{word}”是网页或别家材料上带下来的字样，不该出现在案例里"),
                        format!("“{word}” was left over from a web page or another company’s material"),
                    )
                    .help("删掉它，用自己的话写", "remove it and say it in your own words"),
                );
            } else if let Some(c) = words.chars().find(|c| is_foreign(*c)) {
                findings.push(
                    Finding::warning(
                        "W215",
                        at(),
                        format!("这里混进了一个字符 `{c}`（U+{:04X}），像是水印或复制带来的", u32::from(c)),
                        format!(
                            "there is a stray character `{c}` (U+{:04X}) here, as from a watermark or copying",
                            u32::from(c)
                        ),
                    )
                    .help("删掉它", "remove it"),
                );
            }
        }
    }
}

fn denied(words: &str) -> Option<&'static str> {
    let small: String =
        words.chars().filter(|c| !c.is_whitespace() || words.is_ascii()).collect::<String>().to_lowercase();
    FURNITURE.iter().chain(&NAMES).copied().find(|word| small.contains(word))
}

/// Scripts that neither language is written in, and characters that do not show.
fn is_foreign(c: char) -> bool {
    matches!(c,
        '\u{0400}'..='\u{052f}' | '\u{0590}'..='\u{06ff}' | '\u{0900}'..='\u{0dff}' | '\u{0e00}'..='\u{0eff}'
        | '\u{1100}'..='\u{11ff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' | '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
}
