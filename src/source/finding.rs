//! One thing worth saying about a file.

use super::place::Place;
use crate::language::Text;
use std::ops::Range;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used until it is mended.
    Error,
    /// It can be used, but probably not as its author meant.
    Warning,
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value in it.
    Place(Place),
}

/// One thing worth saying about a file: what, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable code, `E…` for errors and `W…` for warnings, explained by `heartfirst explain`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub at: At,
    /// What is wrong, in plain words, without a full stop.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
    /// Other places that explain it.
    pub related: Vec<(At, Text)>,
}

impl Finding {
    /// An error: a code starting with `E`.
    #[must_use]
    pub fn error(code: &'static str, at: impl Into<At>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            at: at.into(),
            message: Text::new(brief(zh.into()), brief(en.into())),
            help: None,
            related: Vec::new(),
        }
    }

    /// A warning: a code starting with `W`.
    #[must_use]
    pub fn warning(code: &'static str, at: impl Into<At>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, at, zh, en) }
    }

    /// With a suggestion.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Text::new(brief(zh.into()), brief(en.into())));
        self
    }

    /// With “did you mean”, if something like the unknown name exists.
    #[must_use]
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.help(format!("是不是 `{name}`？"), format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// With another place that explains it.
    #[must_use]
    pub fn related(mut self, at: impl Into<At>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.related.push((at.into(), Text::new(zh, en)));
        self
    }
}

/// Messages repeat what an author wrote; a name of a megabyte helps nobody.
fn brief(words: String) -> String {
    const LONGEST: usize = 400;
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

impl From<Place> for At {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}

impl From<Range<usize>> for At {
    fn from(bytes: Range<usize>) -> Self {
        Self::Bytes(bytes)
    }
}
