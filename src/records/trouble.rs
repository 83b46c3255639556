//! Why something could not be kept, in words for the person who plays.

use crate::language::{Lang, Text};
use std::fmt;

/// What went wrong with the records. It never stops a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What kind it is, for programs.
    pub kind: TroubleKind,
    /// What happened, where, and what to do next.
    pub message: Text,
}

/// Kinds of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TroubleKind {
    /// Nobody asked for records.
    NotAsked,
    /// There is no folder, or it cannot be made.
    NoFolder,
    /// It can be read but not written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// The file is damaged.
    Damaged,
    /// The file was written by a newer program.
    Newer,
    /// Another program holds the file, or has gone on with the same conversation.
    Elsewhere,
    /// What was asked for is not in the records.
    Unknown,
    /// Something else.
    Other,
}

impl Trouble {
    /// Trouble of a kind in both languages.
    #[must_use]
    pub fn new(kind: TroubleKind, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kind, message: Text::new(zh, en) }
    }

    /// A file that could not be read or written.
    #[must_use]
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        let shown = path.display();
        Self::new(
            TroubleKind::Other,
            format!("{shown}：{error}；看看路径和权限"),
            format!("{shown}: {error}; check the path and the permissions"),
        )
    }

    /// Nobody asked for records.
    #[must_use]
    pub fn not_asked() -> Self {
        Self::new(TroubleKind::NotAsked, "这次练习不存档", "this run is not kept")
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.get(Lang::En))
    }
}

impl std::error::Error for Trouble {}
