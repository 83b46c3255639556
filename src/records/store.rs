//! The database: opening it, whatever state it is in, and saying in words what the database says in codes.

use super::keep::AttemptId;
use super::keeping::Running;
use super::moment::Moment;
use super::place::FILE;
use super::schema::{self, Unfit};
use super::trouble::{Trouble, TroubleKind};
use super::{salvage, trainees};
use crate::language::Text;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Up to this size the whole file is looked through at every start; it takes a few milliseconds.
const LOOKED_THROUGH: u64 = 8 << 20;

/// How long one program waits for another to finish writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// The records of one machine, opened by one program. Several programs may have them open at once.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    folder: PathBuf,
    is_read_only: bool,
    /// What happened on opening that the user should know.
    notice: Option<Text>,
    pub(super) rulebook: String,
    pub(super) trainee: i64,
    pub(super) clock: fn() -> Moment,
    pub(super) running: BTreeMap<AttemptId, Running>,
}

impl Store {
    /// Opens the records of a folder, making both where they are missing. `rulebook` is the text by which is
    /// played from now on; it is kept with every attempt.
    ///
    /// A damaged database is set aside, what can be read of it is taken over into a new one, and
    /// [`Self::notice`] says so. A database that cannot be written is opened for reading.
    ///
    /// # Errors
    /// No folder, a full disk, a file of a newer program, or a file that is something else.
    pub fn open(folder: &Path, rulebook: &str) -> Result<Self, Trouble> {
        let path = folder.join(FILE);
        if let Err(error) = fs::create_dir_all(folder)
            && !path.is_file()
        {
            return Err(no_folder(folder, &error));
        }
        let (connection, is_read_only, notice) = match open_file(&path) {
            Ok(connection) => (connection, false, None),
            Err(Refusal::Damaged) => {
                let (connection, notice) = mend(folder)?;
                (connection, false, Some(notice))
            }
            Err(Refusal::Trouble(trouble)) if trouble.kind == TroubleKind::ReadOnly && path.is_file() => {
                (open_to_read(&path)?, true, None)
            }
            Err(Refusal::Trouble(trouble)) => return Err(trouble),
        };
        let mut store = Self {
            connection: Mutex::new(connection),
            folder: folder.to_owned(),
            is_read_only,
            notice,
            rulebook: rulebook.to_owned(),
            trainee: 0,
            clock: Moment::now,
            running: BTreeMap::new(),
        };
        store.trainee = store.with(trainees::current)?;
        Ok(store)
    }

    /// Records that are forgotten with the value: to look at exported files.
    ///
    /// # Errors
    /// When there is no memory.
    pub fn in_memory(rulebook: &str) -> Result<Self, Trouble> {
        let place = Path::new(":memory:");
        let mut connection = Connection::open_in_memory().map_err(|error| trouble(&error, place))?;
        match schema::migrate(&mut connection) {
            Ok(()) => {}
            Err(Unfit::Sqlite(error)) => return Err(trouble(&error, place)),
            Err(Unfit::Foreign | Unfit::Newer) => return Err(foreign(place)),
        }
        let mut store = Self {
            connection: Mutex::new(connection),
            folder: PathBuf::new(),
            is_read_only: false,
            notice: None,
            rulebook: rulebook.to_owned(),
            trainee: 0,
            clock: Moment::now,
            running: BTreeMap::new(),
        };
        store.trainee = store.with(trainees::current)?;
        Ok(store)
    }

    /// The same with another clock, for tests.
    #[must_use]
    pub fn with_clock(mut self, clock: fn() -> Moment) -> Self {
        self.clock = clock;
        self
    }

    /// What happened on opening that the user should know: a damaged file, and what was saved of it.
    #[must_use]
    pub const fn notice(&self) -> Option<&Text> {
        self.notice.as_ref()
    }

    /// Whether the records can only be read.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// The database file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// Limits the database to so many pages of 4096 bytes, as a full disk would. For tests.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn limit_pages(&self, pages: u32) -> Result<(), Trouble> {
        self.with(|connection| connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves the connection usable: an open transaction was rolled back by its guard.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the database, with its troubles in words.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Trouble> {
        act(&mut self.lock()).map_err(|error| self.trouble(&error))
    }

    /// The same for what writes several rows: all of it or nothing.
    pub(super) fn change<T>(
        &self,
        act: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Trouble> {
        self.with(|connection| {
            let change = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let value = act(&change)?;
            change.commit()?;
            Ok(value)
        })
    }

    pub(super) fn trouble(&self, error: &rusqlite::Error) -> Trouble {
        if is_damage(error) {
            // The next start looks through the whole file, however large, and mends it.
            fs::write(marker(&self.folder), []).ok();
        }
        trouble(error, &self.path())
    }
}

/// Why a file was not opened.
enum Refusal {
    Damaged,
    Trouble(Trouble),
}

fn open_file(path: &Path) -> Result<Connection, Refusal> {
    let suspect = path.parent().is_some_and(|folder| marker(folder).exists());
    let refuse = |error: &rusqlite::Error| {
        if is_damage(error) { Refusal::Damaged } else { Refusal::Trouble(trouble(error, path)) }
    };
    let mut connection = Connection::open(path).map_err(|error| refuse(&error))?;
    configure(&connection).map_err(|error| refuse(&error))?;
    let size = fs::metadata(path).map_or(0, |meta| meta.len());
    if suspect || size <= LOOKED_THROUGH {
        let verdict: String =
            connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(|error| refuse(&error))?;
        if verdict != "ok" {
            return Err(Refusal::Damaged);
        }
    }
    match schema::migrate(&mut connection) {
        Ok(()) => {}
        Err(Unfit::Foreign) if begins_like_ours(path) => return Err(Refusal::Damaged),
        Err(Unfit::Foreign) => return Err(Refusal::Trouble(foreign(path))),
        Err(Unfit::Newer) => return Err(Refusal::Trouble(newer(path))),
        Err(Unfit::Sqlite(error)) => return Err(refuse(&error)),
    }
    // A layout that claims to be ours and lacks a table is a damaged one.
    for table in salvage::TABLES {
        if let Err(error) = connection.prepare(&format!("SELECT * FROM {table} LIMIT 1")) {
            let missing = matches!(error.sqlite_error_code(), Some(ErrorCode::Unknown));
            return Err(if missing { Refusal::Damaged } else { refuse(&error) });
        }
    }
    if suspect && let Some(folder) = path.parent() {
        fs::remove_file(marker(folder)).ok();
    }
    Ok(connection)
}

/// Every table of ours is in its schema: only the mark of the program is not.
fn begins_like_ours(path: &Path) -> bool {
    let Ok(connection) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY) else { return false };
    let ours = |table: &&str| connection.prepare(&format!("SELECT * FROM {table} LIMIT 1")).is_ok();
    salvage::TABLES.iter().filter(|table| ours(table)).count() >= 3
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    // Where the file system cannot share memory, SQLite stays with its older journal by itself.
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32000;",
    )
}

fn open_to_read(path: &Path) -> Result<Connection, Trouble> {
    let read = |connection: &Connection| schema::version(connection).map(|_| ());
    let plain = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    if let Ok(connection) = plain
        && read(&connection).is_ok()
    {
        return Ok(connection);
    }
    // On a medium that cannot be written there is no place for shared memory, and nobody else who writes.
    let escaped = path.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags);
    let connection = connection.map_err(|error| trouble(&error, path))?;
    read(&connection).map_err(|error| trouble(&error, path))?;
    Ok(connection)
}

/// Sets the damaged database aside and saves what can be read. One program at a time.
fn mend(folder: &Path) -> Result<(Connection, Text), Trouble> {
    let path = folder.join(FILE);
    let lock = fs::File::create(folder.join("records.lock")).map_err(|error| no_folder(folder, &error))?;
    lock.lock().map_err(|error| no_folder(folder, &error))?;
    // Another program may have mended it while this one waited.
    match open_file(&path) {
        Ok(connection) => return Ok((connection, Text::new("记录文件已修复", "the records have been mended"))),
        Err(Refusal::Trouble(trouble)) => return Err(trouble),
        Err(Refusal::Damaged) => {}
    }
    let failed = |error: std::io::Error| {
        let shown = path.display();
        Trouble::new(
            TroubleKind::Damaged,
            format!("记录文件 {shown} 坏了，也没能移开（{error}）；把它移到别处再启动"),
            format!(
                "the records file {shown} is damaged and could not be set aside ({error}); move it away and start again"
            ),
        )
    };
    let aside = salvage::set_aside(folder).map_err(failed)?;
    let fresh = folder.join("records.new.db");
    for leftover in ["records.new.db", "records.new.db-wal", "records.new.db-shm"] {
        fs::remove_file(folder.join(leftover)).ok();
    }
    let mut new = Connection::open(&fresh).map_err(|error| trouble(&error, &fresh))?;
    configure(&new).map_err(|error| trouble(&error, &fresh))?;
    match schema::migrate(&mut new) {
        Ok(()) => {}
        Err(Unfit::Sqlite(error)) => return Err(trouble(&error, &fresh)),
        Err(_) => return Err(foreign(&fresh)),
    }
    let saved = salvage::salvage(&aside, &mut new).map_err(|error| trouble(&error, &fresh))?;
    new.close().map_err(|(_, error)| trouble(&error, &fresh))?;
    fs::rename(&fresh, &path).map_err(failed)?;
    fs::remove_file(marker(folder)).ok();
    let connection = match open_file(&path) {
        Ok(connection) => connection,
        Err(Refusal::Trouble(trouble)) => return Err(trouble),
        Err(Refusal::Damaged) => return Err(failed(std::io::Error::other("still damaged"))),
    };
    let (attempts, trainees, shown) = (saved.attempts, saved.trainees, aside.display());
    Ok((
        connection,
        Text::new(
            format!("记录文件坏了。坏的那份移到了 {shown}，救回 {trainees} 个人的 {attempts} 次练习。"),
            format!(
                "The records file was damaged. It was moved to {shown}; {attempts} conversations of {trainees} people were saved."
            ),
        ),
    ))
}

fn marker(folder: &Path) -> PathBuf {
    folder.join("records.damaged")
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
        || matches!(error, rusqlite::Error::Utf8Error(..) | rusqlite::Error::FromSqlConversionFailure(..))
}

fn trouble(error: &rusqlite::Error, path: &Path) -> Trouble {
    let shown = path.display();
    let (kind, zh, en) = match error.sqlite_error_code() {
        _ if is_damage(error) => (
            TroubleKind::Damaged,
            format!("记录文件 {shown} 坏了；重新启动程序，会把它移开、救回能读的部分"),
            format!(
                "the records file {shown} is damaged; start the program again: it sets the file aside and saves what can be read"
            ),
        ),
        Some(ErrorCode::DiskFull) => (
            TroubleKind::Full,
            format!("磁盘满了，写不进 {shown}；腾出一点地方，没写进去的会补上"),
            format!("the disk is full, {shown} cannot be written; free some space and what is missing will be added"),
        ),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => (
            TroubleKind::ReadOnly,
            format!("{shown} 不能写，练习不能存档；看看权限，或用 --data 文件夹 换个地方"),
            format!(
                "{shown} cannot be written, so nothing is kept; check the permissions or choose another place with --data DIR"
            ),
        ),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            TroubleKind::Elsewhere,
            format!("另一个程序正占着 {shown}；关掉它，或等一会儿再试"),
            format!("another program holds {shown}; close it, or wait a moment and try again"),
        ),
        Some(ErrorCode::ConstraintViolation) => (
            TroubleKind::Elsewhere,
            "这段谈话在另一个窗口里已经接着谈了；这里的不再存档".to_owned(),
            "this conversation has gone on in another window; what is said here is not kept".to_owned(),
        ),
        Some(ErrorCode::SystemIoFailure) => (
            TroubleKind::Full,
            format!("写 {shown} 时出错（{error}）；看看磁盘满没满、还在不在"),
            format!("writing {shown} failed ({error}); check whether the disk is full or gone"),
        ),
        _ => (
            TroubleKind::Other,
            format!("记录文件 {shown} 出错：{error}"),
            format!("the records file {shown}: {error}"),
        ),
    };
    Trouble::new(kind, zh, en)
}

fn no_folder(folder: &Path, error: &std::io::Error) -> Trouble {
    let shown = folder.display();
    Trouble::new(
        TroubleKind::NoFolder,
        format!("建不了文件夹 {shown}（{error}），练习不能存档；用 --data 文件夹 换个地方"),
        format!(
            "the folder {shown} cannot be made ({error}), so nothing is kept; choose another place with --data DIR"
        ),
    )
}

fn foreign(path: &Path) -> Trouble {
    let shown = path.display();
    Trouble::new(
        TroubleKind::Other,
        format!("{shown} 是别的程序的数据库，没有动它；把它移走，或用 --data 文件夹 换个地方"),
        format!(
            "{shown} is a database of another program and was left alone; move it away or choose another place with --data DIR"
        ),
    )
}

fn newer(path: &Path) -> Trouble {
    let shown = path.display();
    Trouble::new(
        TroubleKind::Newer,
        format!("{shown} 是更新版本的程序写的，没有动它；请用新版本打开"),
        format!("{shown} was written by a newer version of this program and was left alone; open it with that version"),
    )
}
