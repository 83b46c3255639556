//! Which scenarios there are: those in the program, and those in folders, which add to and override them.

use super::Scenario;
use crate::source::{Finding, Source};
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program itself.
    Shipped,
    /// A file.
    File(PathBuf),
}

/// One scenario of the library, playable or not.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id; for a file that does not load, the file's name without `.ron`.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The text it was read from.
    pub source: Source,
    /// The scenario, if the file loads.
    pub scenario: Option<Scenario>,
    /// What there is to say about the file.
    pub findings: Vec<Finding>,
}

/// All scenarios, ordered by level and then id; files that do not load come last.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
}

impl Library {
    /// The shipped scenarios, then those of each folder in turn; a later one replaces an earlier one of its id.
    ///
    /// A folder that does not exist or cannot be read adds nothing; a file that does not load becomes an entry
    /// with its findings and replaces nothing.
    #[must_use]
    pub fn open(folders: &[PathBuf]) -> Self {
        let mut library = Self::default();
        for file in SHIPPED.files().filter(|file| is_scenario(file.path())) {
            let name = Path::new("scenarios").join(file.path()).display().to_string();
            library.add(Origin::Shipped, Source::from_bytes(name, file.contents().to_vec()));
        }
        for path in folders.iter().flat_map(|folder| scenario_files(folder)) {
            let source = Source::read(&path);
            library.add(Origin::File(path), source);
        }
        library.sort();
        library
    }

    fn add(&mut self, origin: Origin, source: Result<Source, (Source, Finding)>) {
        let entry = Entry::read(origin, source);
        if entry.scenario.is_some() {
            self.entries.retain(|other| other.scenario.is_none() || other.id != entry.id);
        }
        self.entries.push(entry);
    }

    fn sort(&mut self) {
        self.entries.sort_by_key(|entry| {
            let level = entry.scenario.as_ref().map_or(u8::MAX, |scenario| scenario.level);
            (level, entry.id.clone())
        });
    }

    /// All entries in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All playable scenarios in order.
    pub fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.entries.iter().filter_map(|entry| entry.scenario.as_ref())
    }

    /// The entry of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

impl Entry {
    /// Reads one file as an entry.
    #[must_use]
    pub fn from_file(path: &Path) -> Self {
        Self::read(Origin::File(path.to_owned()), Source::read(path))
    }

    fn read(origin: Origin, source: Result<Source, (Source, Finding)>) -> Self {
        let (source, scenario, findings) = match source {
            Ok(source) => {
                let (scenario, findings) = Scenario::examine(&source);
                (source, scenario, findings)
            }
            Err((source, finding)) => (source, None, vec![finding]),
        };
        let stem = Path::new(&source.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let id = scenario.as_ref().map_or_else(|| stem.unwrap_or_default(), |scenario| scenario.id.clone());
        Self { id, origin, source, scenario, findings }
    }
}

/// The `.ron` files of a folder in order of name, or the file itself.
#[must_use]
pub fn scenario_files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(path) else {
        return if path.is_file() { vec![path.to_owned()] } else { Vec::new() };
    };
    let mut files: Vec<PathBuf> =
        folder.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_scenario(path)).collect();
    files.sort();
    files
}

fn is_scenario(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}
