//! W207: what is spoken fits its bubble, also at a text size of 200 %.

use super::texts::{Kind, Written};
use crate::language::Lang;
use crate::source::Finding;

/// The most characters of a text, spaces and marks counted: Chinese, English.
///
/// A window of 1280 × 800 at 200 % shows about 18 Chinese or 42 Latin characters a line in the customer's bubble and
/// 25 or 56 in a response; a bubble takes six to eight such lines before the face is out of sight, a response six to
/// nine before the others are.
const fn room(kind: Kind) -> Option<(usize, usize)> {
    match kind {
        Kind::Line | Kind::Reply => Some((110, 330)),
        Kind::Say => Some((150, 500)),
        Kind::Label => Some((20, 60)),
        Kind::Title => Some((24, 60)),
        Kind::Other => None,
    }
}

pub(super) fn check(texts: &[Written<'_>], findings: &mut Vec<Finding>) {
    for text in texts {
        let Some((chinese, english)) = room(text.kind) else { continue };
        for (lang, most) in [(Lang::Zh, chinese), (Lang::En, english)] {
            let Some(words) = text.text.written(lang).filter(|words| words.len() > most) else { continue };
            let count = words.chars().count();
            if count > most && count <= crate::scenario::Scenario::MAX_TEXT {
                let (zh, en) = (lang.pick("中文", "英文"), lang.pick("Chinese", "English"));
                findings.push(
                    Finding::warning(
                        "W207",
                        text.at().field(lang.pick("zh", "en")),
                        format!("这段{zh}有 {count} 个字符，字号放到 200% 时气泡装不下，最多 {most} 个"),
                        format!("the {en} text has {count} characters; at 200 % the bubble holds {most}"),
                    )
                    .help(
                        "删掉客套，或者把一半挪到下一句去",
                        "cut the padding, or move one half of it to the next sentence",
                    ),
                );
            }
        }
    }
}
