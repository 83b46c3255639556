//! A damaged database: set aside, and everything that can still be read taken over into a new one.

use super::deed::{Course, Done};
use super::keep::Outcome;
use super::moment::Moment;
use super::rows::{self, NewAttempt};

use super::trainees::{self, Trainee};
use rusqlite::{Connection, OpenFlags, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The tables that hold what somebody did.
pub(super) const TABLES: [&str; 6] = ["setting", "text", "trainee", "attempt", "deed", "outcome"];

/// A range of row numbers is halved as long as something in it cannot be read; together at most so many questions
/// are asked of a table, so that no damage takes for ever.
const QUESTIONS: usize = 20_000;

/// No table has more rows than this.
const MOST_ROWS: i64 = 1 << 32;

/// What was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// People.
    pub trainees: usize,
    /// Conversations.
    pub attempts: usize,
}

/// Moves the database with its journals into a folder of its own beside it.
pub(super) fn set_aside(folder: &Path) -> io::Result<PathBuf> {
    let name = Moment::now().utc().replace([':', '.'], "-");
    let mut aside = folder.join(format!("records-damaged-{name}"));
    let mut attempt = 1;
    while let Err(error) = fs::create_dir(&aside) {
        if error.kind() != io::ErrorKind::AlreadyExists || attempt > 1_000 {
            return Err(error);
        }
        attempt += 1;
        aside = folder.join(format!("records-damaged-{name}-{attempt}"));
    }
    // The journal first: a database without its journal is older, a journal without its database is nothing.
    for file in ["records.db-wal", "records.db-shm", "records.db"] {
        match fs::rename(folder.join(file), aside.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(aside)
}

/// Takes over what can be read of the database in a folder.
pub(super) fn salvage(aside: &Path, new: &mut Connection) -> rusqlite::Result<Saved> {
    let old = aside.join(super::place::FILE);
    let Some(old) = readable(&old, new) else { return Ok(Saved::default()) };
    let found = Found::read(&old);
    drop(old);
    let change = new.transaction()?;
    let saved = found.write(&change)?;
    change.commit()?;
    Ok(saved)
}

/// A connection that gets at the tables of a damaged file.
///
/// Where the first page is what is damaged, the tables are lost only because nobody knows where they begin; a new
/// file of the same layout has them at the same pages, so its first page is lent to a copy.
fn readable(old: &Path, new: &Connection) -> Option<Connection> {
    let copy = old.with_file_name("records.work.db");
    fs::copy(old, &copy).ok()?;
    let journal = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    fs::copy(journal(old), journal(&copy)).ok();
    let open = |path: &Path| {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
        let knows = |table: &&str| connection.prepare(&format!("SELECT * FROM {table} LIMIT 1")).is_ok();
        TABLES.iter().all(knows).then_some(connection)
    };
    if let Some(connection) = open(&copy) {
        return Some(connection);
    }
    lend_first_page(&copy, new).ok()?;
    open(&copy)
}

fn lend_first_page(damaged: &Path, new: &Connection) -> io::Result<()> {
    let failed = |error: rusqlite::Error| io::Error::other(error.to_string());
    // A file of the present layout has its tables where one that grew through all layouts has them.
    let path: String = new
        .query_row("SELECT file FROM pragma_database_list WHERE name = 'main'", [], |row| row.get(0))
        .map_err(failed)?;
    new.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(failed)?;
    let mut page = vec![0; 4_096];
    fs::File::open(path)?.read_exact(&mut page)?;
    let mut file = fs::OpenOptions::new().read(true).write(true).open(damaged)?;
    let pages = u32::try_from(file.metadata()?.len() / 4_096).unwrap_or(u32::MAX);
    // The size of the database, and an empty list of free pages.
    page[28..32].copy_from_slice(&pages.to_be_bytes());
    page[32..40].fill(0);
    // Written by the older journal: whatever is left of the newer one stays where it is.
    page[18..20].copy_from_slice(&[1, 1]);
    file.seek(io::SeekFrom::Start(0))?;
    file.write_all(&page)?;
    file.sync_all()
}

/// Everything readable, by the row numbers of the old file.
#[derive(Default)]
struct Found {
    chosen: Option<String>,
    texts: BTreeMap<i64, String>,
    trainees: BTreeMap<i64, Trainee>,
    attempts: BTreeMap<i64, OldAttempt>,
    deeds: BTreeMap<i64, BTreeMap<i64, Done>>,
    outcomes: BTreeMap<i64, (i64, Outcome)>,
}

struct OldAttempt {
    uuid: Uuid,
    trainee: i64,
    scenario: String,
    scenario_text: i64,
    rulebook_text: i64,
    seed: i64,
    exam: bool,
    variant: String,
    said: usize,
    program: String,
    started: Moment,
}

impl Found {
    fn read(old: &Connection) -> Self {
        let mut found = Self {
            chosen: old.query_row("SELECT value FROM setting WHERE key = 'trainee'", [], |row| row.get(0)).ok(),
            ..Self::default()
        };
        sweep(old, "SELECT id, body FROM text WHERE id", "id", "text", |row| {
            found.texts.insert(row.get(0)?, row.get(1)?);
            Ok(())
        });
        sweep(old, "SELECT id, uuid, name, number, class FROM trainee WHERE id", "id", "trainee", |row| {
            let it = Trainee {
                id: row.get(0)?,
                uuid: rows::uuid(row, 1)?,
                name: trainees::tidy(&row.get::<_, String>(2)?),
                number: trainees::tidy(&row.get::<_, String>(3)?),
                class: trainees::tidy(&row.get::<_, String>(4)?),
            };
            found.trainees.insert(it.id, it);
            Ok(())
        });
        let attempts = "SELECT id, uuid, trainee, scenario, scenario_text, rulebook_text, seed, exam, variant, said,
                               program, started, zone FROM attempt WHERE id";
        sweep(old, attempts, "id", "attempt", |row| {
            let it = OldAttempt {
                uuid: rows::uuid(row, 1)?,
                trainee: row.get(2)?,
                scenario: row.get(3)?,
                scenario_text: row.get(4)?,
                rulebook_text: row.get(5)?,
                seed: row.get(6)?,
                exam: row.get(7)?,
                variant: row.get(8)?,
                said: usize::try_from(row.get::<_, i64>(9)?).unwrap_or(0),
                program: row.get(10)?,
                started: Moment::new(row.get(11)?, row.get(12)?),
            };
            found.attempts.insert(row.get(0)?, it);
            Ok(())
        });
        let deeds = "SELECT attempt, seq, kind, turn, option, at FROM deed WHERE attempt";
        sweep(old, deeds, "attempt", "deed", |row| {
            let done = rows::deed(row, 2)?;
            found.deeds.entry(row.get(0)?).or_default().insert(row.get(1)?, done);
            Ok(())
        });
        let outcomes = "SELECT attempt, at, total, uncapped, dimensions, ending, kind, minor, major, hard
                        FROM outcome WHERE attempt";
        sweep(old, outcomes, "attempt", "outcome", |row| {
            found.outcomes.insert(row.get(0)?, (row.get(1)?, rows::outcome(row, 2)?));
            Ok(())
        });
        found
    }

    /// Writes what belongs together. A conversation whose profile is lost goes to one without a name; one whose
    /// text is lost cannot be replayed and keeps only its ids and its total.
    fn write(&self, new: &Connection) -> rusqlite::Result<Saved> {
        let mut saved = Saved { trainees: self.trainees.len(), attempts: 0 };
        let mut people = BTreeMap::new();
        let mut uuids = BTreeSet::new();
        for (old, it) in &self.trainees {
            if uuids.insert(it.uuid) {
                people.insert(*old, trainees::insert(new, it)?);
            }
        }
        if let Some(chosen) = self.chosen.as_ref().and_then(|it| people.get(&it.parse().ok()?)) {
            new.execute("INSERT INTO setting (key, value) VALUES ('trainee', ?1)", [chosen.to_string()])?;
        }
        let mut texts = BTreeMap::new();
        for (old, body) in &self.texts {
            texts.insert(*old, rows::text_id(new, body)?);
        }
        for (old, it) in &self.attempts {
            if !uuids.insert(it.uuid) || !rows::is_id(&it.scenario) {
                continue;
            }
            let owner = match people.get(&it.trainee) {
                Some(owner) => *owner,
                None => {
                    let owner = trainees::insert(new, &Trainee::nobody())?;
                    people.insert(it.trainee, owner);
                    owner
                }
            };
            let text = |old: i64| match texts.get(&old) {
                Some(id) => Ok(*id),
                None => rows::text_id(new, ""),
            };
            let id = rows::insert_attempt(
                new,
                &NewAttempt {
                    uuid: it.uuid,
                    trainee: owner,
                    scenario: &it.scenario,
                    scenario_text: text(it.scenario_text)?,
                    rulebook_text: text(it.rulebook_text)?,
                    seed: it.seed.cast_unsigned(),
                    exam: it.exam,
                    variant: &it.variant,
                    said: it.said,
                    program: &it.program,
                    started: it.started,
                },
            )?;
            // As far as they follow each other without a gap.
            let deeds = self.deeds.get(old).into_iter().flatten();
            let mut course = Course::default();
            let deeds: Vec<Done> = (0..)
                .zip(deeds)
                .map_while(|(expected, (seq, done))| (*seq == expected && course.follow(done)).then(|| done.clone()))
                .collect();
            rows::insert_deeds(new, id, 0, &deeds)?;
            if let Some((at, outcome)) = self.outcomes.get(old).filter(|_| course.ended) {
                rows::put_outcome(new, id, &course, outcome, *at)?;
            }
            saved.attempts += 1;
        }
        Ok(saved)
    }
}

/// Sees every row that can be read, halving ranges around what cannot.
fn sweep(
    old: &Connection,
    select: &str,
    key: &str,
    table: &str,
    mut see: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) {
    let bound = |order: &str| -> Option<i64> {
        old.query_row(&format!("SELECT {key} FROM {table} ORDER BY {key} {order} LIMIT 1"), [], |row| row.get(0)).ok()
    };
    let (low, high) = (bound("ASC").unwrap_or(0).max(0), bound("DESC").unwrap_or(MOST_ROWS).min(MOST_ROWS));
    let Ok(mut statement) = old.prepare(&format!("{select} BETWEEN ?1 AND ?2 ORDER BY {key}")) else { return };
    let mut ranges = vec![(low, high)];
    let mut questions = 0;
    while let Some((low, high)) = ranges.pop() {
        questions += 1;
        if questions > QUESTIONS || low > high {
            continue;
        }
        let mut whole = true;
        if let Ok(mut rows) = statement.query([low, high]) {
            loop {
                match rows.next() {
                    // A row whose values make no sense is left out; those around it are not.
                    Ok(Some(row)) => _ = see(row),
                    Ok(None) => break,
                    Err(_) => {
                        whole = false;
                        break;
                    }
                }
            }
        } else {
            whole = false;
        }
        if !whole && low < high {
            let middle = low + (high - low) / 2;
            ranges.push((middle + 1, high));
            ranges.push((low, middle));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;

    #[test]
    fn a_file_that_grew_has_its_tables_where_a_new_one_has_them() {
        // What `lend_first_page` relies on, for the tables that are read after it.
        let roots = |connection: &Connection| -> Vec<(String, i64)> {
            let mut statement =
                connection.prepare("SELECT tbl_name, rootpage FROM sqlite_schema ORDER BY name").unwrap();
            let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap);
            all.filter(|(table, _): &(String, i64)| TABLES.contains(&table.as_str())).collect()
        };
        let mut new = Connection::open_in_memory().unwrap();
        assert!(schema::migrate(&mut new).is_ok());
        let mut grown = Connection::open_in_memory().unwrap();
        assert!(schema::migrate_to(&mut grown, 1).is_ok());
        for number in 0..500 {
            rows::text_id(&grown, &format!("{number}").repeat(500)).unwrap();
        }
        assert!(schema::migrate(&mut grown).is_ok());
        assert_eq!(roots(&new), roots(&grown));
    }
}
