//! `heartfirst translate`: a sheet of texts for the translator, and back into the file.

use super::cells::read_rows;
use super::{Common, DONE, FINDINGS, LangArgument, WRONG_USE, out, save};
use crate::language::{Lang, Text};
use crate::records::export::cells::Cells;
use crate::scenario::{Origin, Row, merge, sheet};
use crate::source::Source;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Print a scenario's texts as a CSV sheet in story order, with what comes before each; or put a filled sheet back.
///
/// The sheet opens in Excel, Numbers and LibreOffice. Fill the column of the language, save it as CSV (UTF-8), and
/// give it to --merge: only the words of that language change in the scenario; comments and layout stay.
#[derive(Debug, clap::Args)]
pub(super) struct Translate {
    /// Id or path of the scenario
    scenario: String,
    /// The language to translate to
    #[arg(long, value_enum, value_name = "LANG")]
    to: LangArgument,
    /// Only texts that lack this language
    #[arg(long, conflicts_with = "merge")]
    missing: bool,
    /// Put the words of this sheet into the scenario's file
    #[arg(long, value_name = "SHEET")]
    merge: Option<PathBuf>,
    /// Write the sheet into this file, which must not exist yet [default: print it]
    #[arg(long, value_name = "SHEET", conflicts_with = "merge")]
    out: Option<PathBuf>,
}

/// Spreadsheets take a file for Chinese only if it says that it is UTF-8.
const BOM: &str = "\u{feff}";

const COLUMNS: [&str; 5] = ["place", "who", "context", "zh", "en"];

impl Translate {
    pub(super) fn run(&self, common: &Common) -> u8 {
        self.try_run(common).unwrap_or_else(|code| code)
    }

    fn try_run(&self, common: &Common) -> Result<u8, u8> {
        let lang = common.lang();
        let to = self.to.lang();
        let (source, path) = self.source(common)?;
        match &self.merge {
            Some(from) => self.put_back(common, &source, path.as_deref(), from, to),
            None => {
                let mut rows = sheet(&source).map_err(|finding| {
                    common.complain(&source, &[finding]);
                    WRONG_USE
                })?;
                if self.missing {
                    rows.retain(|row| row.text.written(to).is_none());
                }
                let text = BOM.to_owned() + &written(&rows, to.other());
                match &self.out {
                    None => out::print(&text),
                    Some(path) => save::create(path, &text).map_err(|error| {
                        let shown = path.display();
                        out::error(&match lang {
                            Lang::Zh => format!("写不了 {shown}：{error}\n"),
                            Lang::En => format!("{shown} cannot be written: {error}\n"),
                        });
                        WRONG_USE
                    })?,
                }
                Ok(DONE)
            }
        }
    }

    /// The text, and the file it can be written back to.
    fn source(&self, common: &Common) -> Result<(Source, Option<PathBuf>), u8> {
        let name = &self.scenario;
        if name.contains(['/', '\\']) || name.ends_with(".ron") {
            let path = PathBuf::from(name);
            let source = Source::read(&path).map_err(|(source, finding)| {
                common.complain(&source, &[finding]);
                WRONG_USE
            })?;
            return Ok((source, Some(path)));
        }
        let entry = common.scenario(name)?;
        let path = match entry.origin {
            Origin::File(path) => Some(path),
            Origin::Shipped => None,
        };
        Ok((entry.source, path))
    }

    fn put_back(&self, common: &Common, source: &Source, path: Option<&Path>, from: &Path, to: Lang) -> Result<u8, u8> {
        let lang = common.lang();
        let Some(path) = path else {
            let id = &self.scenario;
            out::error(&match lang {
                Lang::Zh => {
                    format!("`{id}` 是程序自带的，没有文件可写：先把它的 .ron 文件放进 ./scenarios，或者给出路径\n")
                }
                Lang::En => format!(
                    "`{id}` is part of the program and has no file: put its .ron file into ./scenarios, or give a path\n"
                ),
            });
            return Err(WRONG_USE);
        };
        let rows = read_sheet(from).map_err(|reason| {
            out::error(&format!("{}: {}\n", from.display(), reason.get(lang)));
            WRONG_USE
        })?;
        let merged = merge(source, &rows, to).map_err(|finding| {
            common.complain(source, &[finding]);
            WRONG_USE
        })?;
        if merged.changed > 0 {
            save::replace(path, &merged.text).map_err(|error| {
                let shown = path.display();
                out::error(&match lang {
                    Lang::Zh => format!("{shown} 写不进去：{error}；文件没有动\n"),
                    Lang::En => format!("{shown} cannot be written: {error}; it was left as it is\n"),
                });
                WRONG_USE
            })?;
        }
        let (shown, changed) = (path.display(), merged.changed);
        out::print(&match lang {
            Lang::Zh => format!("{shown}：换了 {changed} 处\n"),
            Lang::En => format!("{shown}: {changed} text(s) changed\n"),
        });
        for place in &merged.left_out {
            out::error(&match lang {
                Lang::Zh => format!("没有放进去：{place}（案例里没有这一处，或者原文在出表之后改过）\n"),
                Lang::En => format!(
                    "left out: {place} (not in the scenario, or its original has changed since the sheet was made)\n"
                ),
            });
        }
        Ok(if merged.left_out.is_empty() { DONE } else { FINDINGS })
    }
}

fn written(rows: &[Row], lang: Lang) -> String {
    let mut sheet = Vec::new();
    let mut cells = Cells::plain(&mut sheet);
    let mut row_of = |texts: [&str; COLUMNS.len()]| {
        texts.iter().for_each(|text| cells.verbatim(text));
        // Memory takes every row.
        cells.end().ok();
    };
    row_of(COLUMNS);
    for row in rows {
        let words = |lang| row.text.written(lang).unwrap_or_default();
        row_of([&row.place, row.who.get(lang), row.context.get(lang), words(Lang::Zh), words(Lang::En)]);
    }
    // Everything in it was text.
    String::from_utf8(sheet).unwrap_or_default()
}

/// The rows of a sheet, whatever its columns' order and whether commas, semicolons or tabs divide them.
fn read_sheet(path: &Path) -> Result<Vec<Row>, Text> {
    /// Many times the sheet of a long scenario.
    const MOST: u64 = 16 << 20;
    let unreadable =
        |error: &dyn std::fmt::Display| Text::new(format!("读不了：{error}"), format!("cannot be read: {error}"));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    file.take(MOST).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Text::new(
            "不是 UTF-8 编码：在表格软件里另存为“CSV UTF-8”，再试一次",
            "not encoded in UTF-8: save it as “CSV UTF-8” in your spreadsheet and try again",
        )
    })?;
    let text = text.trim_start_matches(BOM);
    let heading = text.lines().next().unwrap_or_default();
    let divider = [b',', b';', b'\t'].into_iter().max_by_key(|mark| heading.matches(char::from(*mark)).count());
    let mut lines = read_rows(text, divider.unwrap_or(b',')).into_iter();
    let heading = lines.next().unwrap_or_default();
    let column = |name: &str| heading.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let (Some(place), Some(zh), Some(en)) = (column("place"), column("zh"), column("en")) else {
        return Err(Text::new(
            "第一行要有 place、zh、en 三列：用 heartfirst translate 出的表",
            "the first line must have the columns place, zh and en: use a sheet made by heartfirst translate",
        ));
    };
    let mut rows = Vec::new();
    for record in lines {
        let cell = |column: usize| record.get(column).cloned().filter(|words| !words.trim().is_empty());
        let Some(place) = cell(place) else { continue };
        let text = Text { zh: cell(zh), en: cell(en) };
        rows.push(Row { place: place.trim().to_owned(), who: Text::default(), context: Text::default(), text });
    }
    Ok(rows)
}
