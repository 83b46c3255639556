//! The embedded fonts: one set of families for each language.
//!
//! In the Chinese face ’ “ ” · are one em wide, which tears English words apart; so in English a face with the
//! narrow marks goes first.

use crate::language::Lang;
use egui::{Context, FontData, FontDefinitions, FontFamily, Id};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Name of the bold family.
pub const BOLD: &str = "Bold";

static SC_REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
static SC_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf");
static KR_REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansKR-Latin.otf");
static KR_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansKR-Latin-Bold.otf");

/// The families of a language: regular, bold, and monospace, which is the regular one.
#[must_use]
pub fn definitions(lang: Lang) -> FontDefinitions {
    let data = [("SC", SC_REGULAR), ("SC Bold", SC_BOLD), ("KR", KR_REGULAR), ("KR Bold", KR_BOLD)];
    let order = |names: [&str; 2]| {
        let skipped = match lang {
            Lang::Zh => 1,
            Lang::En => 0,
        };
        names[skipped..].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()
    };
    FontDefinitions {
        font_data: data
            .into_iter()
            .map(|(name, bytes)| (name.to_owned(), Arc::new(FontData::from_static(bytes))))
            .collect(),
        families: BTreeMap::from([
            (FontFamily::Proportional, order(["KR", "SC"])),
            (FontFamily::Monospace, order(["KR", "SC"])),
            (FontFamily::Name(BOLD.into()), order(["KR Bold", "SC Bold"])),
        ]),
    }
}

/// Gives the context the fonts of a language, unless it has them; they show from the next pass on.
///
/// `false` before the first pass that has any fonts at all: nothing can be laid out then.
pub fn ensure(ctx: &Context, lang: Lang) -> bool {
    let id = Id::new("heartfirst fonts");
    let before: Option<Lang> = ctx.data(|data| data.get_temp(id));
    if before != Some(lang) {
        ctx.set_fonts(definitions(lang));
        ctx.data_mut(|data| data.insert_temp(id, lang));
        ctx.request_repaint();
    }
    before.is_some()
}
