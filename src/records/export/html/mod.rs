//! Reports as pages: one file each, nothing loaded from anywhere, readable on a screen and on A4 paper.

mod attempt;
mod class;
mod curve;
mod sheet;
mod trainee;

pub use attempt::attempt_page;
pub use class::{ClassPage, class_page};
pub(crate) use class::{discriminates, hundredths, verdict as verdict_name};
pub use sheet::sheet_page;
pub(crate) use trainee::status as lesson_status;
pub use trainee::{TraineePage, trainee_page};

use crate::language::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The looks of every page. A length in `mm` is one of the printed page.
const STYLE: &str = include_str!("page.css");

/// A page. The policy in its head forbids it to load anything, even if a name in it should try to.
fn page(title: &str, lang: Lang, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { (body) }
                footer { (lang.pick("先心后事 · 练习记录", "Heart First · practice records")) }
            }
        }
    }
    .into_string()
}

/// The band a score falls in: 0 (below 45) to 4 (80 or more).
const fn band(score: u8) -> u8 {
    match score {
        0..45 => 0,
        45..60 => 1,
        60..70 => 2,
        70..80 => 3,
        _ => 4,
    }
}

/// A score as a coloured cell; the number says it too.
fn heat(score: u8) -> Markup {
    html! { td class=(format!("heat b{}", band(score))) { (score) } }
}
